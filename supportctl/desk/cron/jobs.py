"""What cron runs: marks what ran out, reports what waits. Safe to run at any time, as often as one likes."""

from __future__ import annotations

from datetime import timedelta

from supportctl.desk.bundle.watching import report
from supportctl.desk.complaint import watching
from supportctl.desk.conversion.watching import switch_off, waiting
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.ground.tickets import record
from supportctl.desk.training import watching as training_watching
from supportctl.regulations import shelf
from supportctl.regulations.facts import RecurrenceFacts
from supportctl.store import journal
from supportctl.store.compiled import hours, tickets


def run(act: Act, *, journal_days: int) -> Outcome:
    """Mark what passed: recurrence windows (§2.10), days of complaints (X.3), trainings (V.6), converted network licences; list late
    first responses (handling.3), what runs, and what awaits contact, an invoice, an answer, the vendor's mark or a correction.
    After `journal_days` the journal of changes drops what rows were."""
    if not act.db.dry:
        journal.prune(act.db, act.now - timedelta(days=journal_days))
    marked = []
    for ticket in tickets.recurrence_passed(act.db, act.at):
        served = shelf(ticket.regulation)
        # As if word of the fault came now: the answer, too late, is what any further word will get.
        facts = RecurrenceFacts(act.at, "email", ticket.last_session_end, ticket.entitlement != "free")
        decision = act.decide(served.rules.recurrence, facts, served.law.on(act.day), about=("ticket", ticket.id))
        ticket.recurrence_over = True
        act.db.touch(ticket)
        record(act, ticket, "recurrence-window-over", clauses=tuple(dict.fromkeys(g.clause for g in decision.grounds)))
        marked.append({"id": ticket.id, "recurrence_until": plain(ticket.recurrence_until)})
    late = [{"id": t.id, "first_response_due": plain(t.first_response_due)} for t, *_ in tickets.rows(act.db, overdue_at=act.at)]
    running = [
        {"id": s.id, "ticket": s.ticket_id, "operator": s.operator, "started_at": plain(s.started_at)}
        for s in tickets.running(act.db)
    ]
    first_contact = [{"id": g.id, "bought_at": plain(g.happened_at)} for g in hours.every(act.db, None, awaiting=True)]
    unbilled = [{"id": g.id, "bought_at": plain(g.happened_at)} for g in hours.every(act.db, None, awaiting=False, unbilled=True)]
    return Outcome(
        {
            "recurrence_over": marked,
            "first_response_overdue": late,
            "running_sessions": running,
            "awaiting_contact": first_contact,
            "prepaid_unbilled": unbilled,
            **watching.watch(act),
            **training_watching.watch(act),
            "deactivated": switch_off(act),
            **waiting(act),
            **report(act),
        }
    )
