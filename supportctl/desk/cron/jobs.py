"""What cron runs: marks what ran out, reports what waits. Safe to run at any time, as often as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from supportctl.desk.bundle.watching import (
    EndedBundle,
    ExpiredBenefit,
    LapsedDemand,
    OverdueDocument,
    PassedAppointment,
    RenewalDue,
    WebinarYearData,
    report,
)
from supportctl.desk.complaint import watching
from supportctl.desk.complaint.watching import MissedComplaint, WaitingComplaintData
from supportctl.desk.conversion.watching import Deactivated, Uncorrected, Unmarked, switch_off, waiting
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import record
from supportctl.desk.ticket.reopening import what_counts
from supportctl.desk.training import watching as training_watching
from supportctl.desk.training.watching import UnusedTrainingData
from supportctl.regulations import shelf
from supportctl.regulations.facts import RecurrenceFacts
from supportctl.store import journal
from supportctl.store.compiled import hours, tickets
from supportctl.store.compiled.rows import HoursGrant


class WindowOver(NamedTuple):
    """A ticket whose window for a recurrence is over."""

    id: int
    recurrence_until: datetime | None


class LateResponse(NamedTuple):
    """A ticket without a first response in time."""

    id: int
    first_response_due: datetime | None


class RunningSession(NamedTuple):
    """A session that runs."""

    id: int
    ticket: int
    operator: str
    started_at: datetime


class WaitingPurchase(NamedTuple):
    """A purchase of hours that waits for the first contact, or for its invoice."""

    id: int
    bought_at: datetime


class CronReport(NamedTuple):
    """What was marked, and what waits."""

    recurrence_over: tuple[WindowOver, ...]
    first_response_overdue: tuple[LateResponse, ...]
    running_sessions: tuple[RunningSession, ...]
    awaiting_contact: tuple[WaitingPurchase, ...]
    prepaid_unbilled: tuple[WaitingPurchase, ...]
    complaints_missed: tuple[MissedComplaint, ...]
    complaints_waiting: tuple[WaitingComplaintData, ...]
    trainings_forfeited: tuple[UnusedTrainingData, ...]
    trainings_to_use: tuple[UnusedTrainingData, ...]
    trainings_to_record: tuple[UnusedTrainingData, ...]
    deactivated: tuple[Deactivated, ...]
    awaiting_vendor_mark: tuple[Unmarked, ...]
    awaiting_correction: tuple[Uncorrected, ...]
    bundles_ended: tuple[EndedBundle, ...]
    renewals_due: tuple[RenewalDue, ...]
    webinars_missed: tuple[WebinarYearData, ...]
    webinars_due: tuple[WebinarYearData, ...]
    demands_lapsed: tuple[LapsedDemand, ...]
    documents_overdue: tuple[OverdueDocument, ...]
    benefits_expired: tuple[ExpiredBenefit, ...]
    appointments_passed: tuple[PassedAppointment, ...]


def run(act: Act, *, journal_days: int) -> Outcome[CronReport]:
    """Mark what passed: recurrence windows (§2.10), days of complaints (X.3), trainings (V.6), converted network licences; list late
    first responses (handling.3), what runs, and what awaits contact, an invoice, an answer, the vendor's mark or a correction.
    After `journal_days` the journal of changes drops what rows were."""
    if not act.db.dry:
        journal.prune(act.db, act.now - timedelta(days=journal_days))
    marked = []
    for ticket in tickets.recurrence_passed(act.db, act.at):
        served = shelf(ticket.regulation)
        # The rule is asked as if the client wrote now that the fault is back. It says no, because the window is over, and that no is
        # what the decision on record says.
        since, _ = what_counts(act, ticket, served, served.law.on(act.day))
        facts = RecurrenceFacts(act.at, "email", since, ticket.entitlement != "free")
        decision = act.decide(served.rules.recurrence, facts, served.law.on(act.day), about=("ticket", ticket.id))
        ticket.recurrence_over = True
        act.db.touch(ticket)
        record(act, ticket, "recurrence-window-over", clauses=tuple(dict.fromkeys(g.clause for g in decision.grounds)))
        marked.append(WindowOver(ticket.id, ticket.recurrence_until))
    running = tickets.running(act.db)
    late = [LateResponse(t.id, t.first_response_due) for t in tickets.overdue(act.db, act.at)]
    complaints_missed, complaints_waiting = watching.watch(act)
    trained, deactivated = training_watching.watch(act), switch_off(act)
    unmarked, uncorrected = waiting(act)
    bundles = report(act)
    return Outcome(
        CronReport(
            recurrence_over=tuple(marked),
            first_response_overdue=tuple(late),
            running_sessions=tuple(RunningSession(s.id, s.ticket_id, s.operator, s.started_at) for s in running),
            awaiting_contact=_purchases(hours.every(act.db, None, awaiting=True)),
            prepaid_unbilled=_purchases(hours.every(act.db, None, awaiting=False, unbilled=True)),
            complaints_missed=complaints_missed,
            complaints_waiting=complaints_waiting,
            trainings_forfeited=trained.forfeited,
            trainings_to_use=trained.to_use,
            trainings_to_record=trained.to_record,
            deactivated=deactivated,
            awaiting_vendor_mark=unmarked,
            awaiting_correction=uncorrected,
            bundles_ended=bundles.ended,
            renewals_due=bundles.renewals_due,
            webinars_missed=bundles.webinars_missed,
            webinars_due=bundles.webinars_due,
            demands_lapsed=bundles.demands_lapsed,
            documents_overdue=bundles.documents_overdue,
            benefits_expired=bundles.benefits_expired,
            appointments_passed=bundles.appointments_passed,
        )
    )


def _purchases(rows: Sequence[HoursGrant]) -> tuple[WaitingPurchase, ...]:
    return tuple(WaitingPurchase(row.id, row.happened_at) for row in rows)
