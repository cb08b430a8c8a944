"""What cron does about bundles, and asks about them, that takes their rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from supportctl.calendar import legal_day
from supportctl.desk.bundle.renewing import renewal_facts
from supportctl.desk.bundle.settlement import BREACHABLE, breach_facts
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import law_of_order
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.certification import WebinarYear
from supportctl.regulations.solidexpert_bundles.facts import WebinarYearsFacts
from supportctl.store import reading
from supportctl.store.compiled import benefits, bundles
from supportctl.store.compiled.rows import Bundle, BundleDemand, BundleDocument, Client
from supportctl.tuples import NamedTuple


class LapsedDemand(NamedTuple):
    """A document whose demand lapsed: the bundle, its client's key, the newest demand, the document, the extra term that it set."""

    bundle: Bundle
    client: str | None
    demand: BundleDemand
    document: BundleDocument
    term: date


def lapsed(act: Act, demands: Sequence[BundleDemand]) -> list[LapsedDemand]:
    """Documents whose demand makes them a ground for a breach by now: those for which `bundle breach` would say yes (IX.1.1)."""
    found = []
    for demand in {(d.bundle_id, d.number): d for d in demands}.values():
        row, paper = act.db.get(Bundle, demand.bundle_id), bundles.document(act.db, demand.number)
        if row is None or paper is None or row.state not in BREACHABLE:
            continue
        facts = breach_facts(act, row, "unpaid-after-demand", paper, None)
        if facts.term is not None and rules.find_breach(facts, law_of_order(row)).outcome:
            buyer = act.db.get(Client, row.client_id)
            found.append(LapsedDemand(row, buyer.key if buyer else None, demand, paper, facts.term))
    return found


def may_renew(act: Act, row: Bundle) -> bool:
    """Does the subscription renew itself by what is on record at the act (IV.3)? Raises Gap NO_OFFER."""
    return rules.renew(renewal_facts(act, row, by_itself=True)[0], law_of_order(row)).outcome


def end(act: Act, row: Bundle) -> bool:
    """Mark a subscription that a notice ended (IV.3); whether it did, by the act's day. `changed_at` stays: it ended with its last day.
    Noticed in March, an exam of January may still be recorded."""
    if row.state not in ("active", "renewed") or not reading.bundle_ended(act.db, row, act.day):
        return False
    act.decide(rules.renew, renewal_facts(act, row)[0], law_of_order(row), about=("bundle", row.id))
    row.state = "ended"
    act.db.touch(row)
    act.book("bundle", row.id, state="ended", active_until=row.active_until, clause="IV.3")
    return True


def webinar_years(act: Act, row: Bundle) -> tuple[WebinarYear, ...]:
    """Subscription years without a webinar: over, or begun (VIII.5)."""
    if row.first_day is None:
        return ()
    held = [legal_day(b.starts_at) for b in benefits.of(act.db, row.id, "webinar") if b.state in benefits.COUNTED]
    facts = WebinarYearsFacts(row.years, row.first_day, act.day, tuple(sorted(held)))
    return rules.webinar_years(facts, law_of_order(row)).value
