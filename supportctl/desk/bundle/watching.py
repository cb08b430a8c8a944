"""What cron says about bundles: what is due, over, missed or lapsed. Only an ended subscription is marked."""

from __future__ import annotations

from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk.bundle.settlement import BREACHABLE, breach_facts, overdue
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import benefit_rows, law_of_order
from supportctl.desk.ground.results import plain
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import WebinarYearsFacts
from supportctl.store import reading
from supportctl.store.compiled import benefits, bundles
from supportctl.store.compiled.rows import Bundle


def report(act: Act) -> dict[str, list[dict[str, Any]]]:
    """Lists for `cron run`. A subscription that ended after a notice is marked as ended; anything else waits for somebody."""
    running = bundles.activated(act.db)
    ended = [row for row in running if reading.bundle_ended(act.db, row, act.day)]
    for row in ended:
        # `changed_at` stays: it ended with its last day. Noticed in March, an exam of January may still be recorded.
        row.state = "ended"
        act.db.touch(row)
        act.book("bundle", row.id, state="ended", active_until=row.active_until, clause="IV.3")
    going = [row for row in running if row not in ended]
    return {
        "bundles_ended": [{"id": row.id, "active_until": plain(row.active_until)} for row in ended],
        "renewals_due": [found for row in going if (found := _renewal(act, row))],
        "webinars_missed": [found for row in going for found in _webinars(act, row, over=True)],
        "webinars_due": [found for row in going for found in _webinars(act, row, over=False)],
        "demands_lapsed": _lapsed(act),
        "documents_overdue": [
            {"bundle": d.bundle_id, "number": d.number, "due_on": plain(d.due_on)}
            for d in overdue(bundles.unpaid(act.db), act.day)
        ],
        "benefits_expired": [found for row in going for found in _expired(act, row)],
        "appointments_passed": [
            {"id": b.id, "bundle": b.bundle_id, "benefit": b.benefit, "starts_at": plain(b.starts_at)}
            for b in benefits.passed(act.db, act.at)
        ],
    }


def _over(act: Act, row: Bundle) -> bool:
    return row.active_until is not None and act.day > row.active_until


def _renewal(act: Act, row: Bundle) -> dict[str, Any] | None:
    """A subscription that is over and waits for the record of its renewal."""
    if not _over(act, row):
        return None
    offer = bundles.offer(act.db, row.id, act.at)
    return {"id": row.id, "active_until": plain(row.active_until), "offer_years": offer.years if offer else None}


def _webinars(act: Act, row: Bundle, *, over: bool) -> list[dict[str, Any]]:
    """Subscription years without a webinar: over, or begun (VIII.5)."""
    if row.first_day is None:
        return []
    held = [legal_day(b.starts_at) for b in benefits.of(act.db, row.id, "webinar") if b.state in benefits.COUNTED]
    facts = WebinarYearsFacts(row.years, row.first_day, act.day, tuple(sorted(held)))
    years = rules.webinar_years(facts, law_of_order(row)).value
    return [{"id": row.id, "year": y.year, "last_day": plain(y.last_day)} for y in years if y.over is over]


def _lapsed(act: Act) -> list[dict[str, Any]]:
    """Documents whose demand makes them a ground for a breach by now: those for which `bundle breach` would say yes (IX.1.1)."""
    found = []
    for bundle, number in dict.fromkeys((d.bundle_id, d.number) for d in bundles.demands(act.db)):
        row, paper = act.db.get(Bundle, bundle), bundles.document(act.db, number)
        if row is None or paper is None or row.state not in BREACHABLE:
            continue
        facts = breach_facts(act, row, "unpaid-after-demand", paper, None)
        if rules.find_breach(facts, law_of_order(row)).outcome:
            found.append({"bundle": bundle, "number": number, "form": facts.demand_form, "term": plain(facts.term)})
    return found


def _expired(act: Act, row: Bundle) -> list[dict[str, Any]]:
    """Benefits whose last day passed with minutes unused (VI.4, VII.4). A webinar is one slot a year, at most so long, not minutes
    to use up: its years are reported by themselves (VIII.5)."""
    found = []
    for benefit in benefit_rows(act, row, act.day):
        if benefit["benefit"] == "webinar":
            continue
        last, granted = benefit["last_day"], benefit["granted_minutes"]
        if last and granted and last < plain(act.day) and benefit["used_minutes"] < granted:
            unused = granted - benefit["used_minutes"]
            found.append({"bundle": row.id, "benefit": benefit["benefit"], "last_day": last, "unused_minutes": unused})
    return found
