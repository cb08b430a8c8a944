"""What cron says about bundles: what is due, over, missed or lapsed. Only an ended subscription is marked."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from supportctl.calendar import legal_day
from supportctl.desk.bundle.settlement import BREACHABLE, breach_facts, overdue
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import benefit_rows, law_of_order
from supportctl.record import Minutes, Word, Years, maybe
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import WebinarYearsFacts
from supportctl.store import reading
from supportctl.store.compiled import benefits, bundles
from supportctl.store.compiled.rows import Bundle


class EndedBundle(NamedTuple):
    """A bundle whose subscription ended after a notice."""

    id: int
    active_until: date | None


class RenewalDue(NamedTuple):
    """A subscription that is over and waits for the record of its renewal; the years of the offer on record."""

    id: int
    active_until: date | None
    offer_years: Years | None


class WebinarYearData(NamedTuple):
    """A subscription year of a bundle without a webinar."""

    id: int
    year: int
    last_day: date


class LapsedDemand(NamedTuple):
    """A document whose demand lapsed."""

    bundle: int
    number: str
    form: Word | None
    term: date | None


class OverdueDocument(NamedTuple):
    """A document of a bundle that wasn't paid in time."""

    bundle: int
    number: str
    due_on: date


class ExpiredBenefit(NamedTuple):
    """A benefit whose last day passed with minutes unused."""

    bundle: int
    benefit: Word
    last_day: date
    unused_minutes: Minutes


class PassedAppointment(NamedTuple):
    """An appointment that is over, and not recorded as done."""

    id: int
    bundle: int
    benefit: Word
    starts_at: datetime


class BundlesReport(NamedTuple):
    """What waits for somebody, of all bundles."""

    ended: tuple[EndedBundle, ...]
    renewals_due: tuple[RenewalDue, ...]
    webinars_missed: tuple[WebinarYearData, ...]
    webinars_due: tuple[WebinarYearData, ...]
    demands_lapsed: tuple[LapsedDemand, ...]
    documents_overdue: tuple[OverdueDocument, ...]
    benefits_expired: tuple[ExpiredBenefit, ...]
    appointments_passed: tuple[PassedAppointment, ...]


def report(act: Act) -> BundlesReport:
    """Lists for `cron run`. A subscription that ended after a notice is marked as ended; anything else waits for somebody."""
    running = bundles.activated(act.db)
    ended = [row for row in running if reading.bundle_ended(act.db, row, act.day)]
    for row in ended:
        # `changed_at` stays: it ended with its last day. Noticed in March, an exam of January may still be recorded.
        row.state = "ended"
        act.db.touch(row)
        act.book("bundle", row.id, state="ended", active_until=row.active_until, clause="IV.3")
    going = [row for row in running if row not in ended]
    return BundlesReport(
        ended=tuple(EndedBundle(row.id, row.active_until) for row in ended),
        renewals_due=tuple(found for row in going if (found := _renewal(act, row))),
        webinars_missed=tuple(found for row in going for found in _webinars(act, row, over=True)),
        webinars_due=tuple(found for row in going for found in _webinars(act, row, over=False)),
        demands_lapsed=tuple(_lapsed(act)),
        documents_overdue=tuple(
            OverdueDocument(d.bundle_id, d.number, d.due_on) for d in overdue(bundles.unpaid(act.db), act.day)
        ),
        benefits_expired=tuple(found for row in going for found in _expired(act, row)),
        appointments_passed=tuple(
            PassedAppointment(b.id, b.bundle_id, Word(b.benefit), b.starts_at) for b in benefits.passed(act.db, act.at)
        ),
    )


def _over(act: Act, row: Bundle) -> bool:
    return row.active_until is not None and act.day > row.active_until


def _renewal(act: Act, row: Bundle) -> RenewalDue | None:
    """A subscription that is over and waits for the record of its renewal."""
    if not _over(act, row):
        return None
    offer = bundles.offer(act.db, row.id, act.at)
    return RenewalDue(row.id, row.active_until, maybe(Years, offer.years) if offer else None)


def _webinars(act: Act, row: Bundle, *, over: bool) -> list[WebinarYearData]:
    """Subscription years without a webinar: over, or begun (VIII.5)."""
    if row.first_day is None:
        return []
    held = [legal_day(b.starts_at) for b in benefits.of(act.db, row.id, "webinar") if b.state in benefits.COUNTED]
    facts = WebinarYearsFacts(row.years, row.first_day, act.day, tuple(sorted(held)))
    years = rules.webinar_years(facts, law_of_order(row)).value
    return [WebinarYearData(row.id, y.year, y.last_day) for y in years if y.over is over]


def _lapsed(act: Act) -> list[LapsedDemand]:
    """Documents whose demand makes them a ground for a breach by now: those for which `bundle breach` would say yes (IX.1.1)."""
    found = []
    for bundle, number in dict.fromkeys((d.bundle_id, d.number) for d in bundles.demands(act.db)):
        row, paper = act.db.get(Bundle, bundle), bundles.document(act.db, number)
        if row is None or paper is None or row.state not in BREACHABLE:
            continue
        facts = breach_facts(act, row, "unpaid-after-demand", paper, None)
        if rules.find_breach(facts, law_of_order(row)).outcome:
            found.append(LapsedDemand(bundle, number, maybe(Word, facts.demand_form), facts.term))
    return found


def _expired(act: Act, row: Bundle) -> list[ExpiredBenefit]:
    """Benefits whose last day passed with minutes unused (VI.4, VII.4). A webinar is one slot a year, at most so long, not minutes
    to use up: its years are reported by themselves (VIII.5)."""
    found = []
    for benefit in benefit_rows(act, row, act.day):
        last, granted, used = benefit.last_day, benefit.granted_minutes, benefit.used_minutes
        if benefit.benefit == "webinar" or not last or not granted or used is None:
            continue
        if last < act.day and used < granted:
            found.append(ExpiredBenefit(row.id, benefit.benefit, last, Minutes(granted - used)))
    return found
