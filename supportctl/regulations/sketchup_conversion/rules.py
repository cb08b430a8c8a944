"""SketchUp conversion: may a licence be converted, at which discount, and what the purchase takes. In the order of the clauses.
afterwards.py holds what follows.

Both lists ask the same of a licence but for its maintenance (active.2); meeting both, the active one wins.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from supportctl.calendar import WARSAW, period_last_day
from supportctl.law import quotas
from supportctl.law.deadlines import days_since
from supportctl.law.decision import Decision, Ground, all_of
from supportctl.law.facts import facts
from supportctl.law.required import fields
from supportctl.law.rules import rule
from supportctl.law.terms import term_last_day
from supportctl.law.text import LawAt
from supportctl.law.versions import older
from supportctl.law.window import revoked, until_table, within_window
from supportctl.regulations.facts import ConversionFacts
from supportctl.regulations.sketchup_conversion.afterwards import (
    change_converted,
    deactivate,
    invoice_conversion,
    mark_converted,
    old_license,
    refund_conversion,
    withdraw_conversion,
    withdrawing_buyer,
)
from supportctl.regulations.sketchup_conversion.facts import ConvertFacts
from supportctl.tuples import NamedTuple

__all__ = [
    "change_converted",
    "check_conversion",
    "convert",
    "deactivate",
    "invoice_conversion",
    "mark_converted",
    "other_list",
    "refund_conversion",
    "withdraw_conversion",
]

# What is shown with every computed price, and on the invoice.
NOTICES = {"conversion": ("other.1",), "footer": ("other.1",)}

# The clauses of either list, by what they ask.
LISTS = {
    "active": {
        "kind": "active.1",
        "promoted": "active.3",
        "serial": "active.4",
        "version": "active.5",
        "territory": "active.6",
    },
    "expired": {
        "kind": "expired.1",
        "promoted": "expired.2",
        "serial": "expired.3",
        "version": "expired.4",
        "territory": "expired.5",
    },
}


@facts
class Conversion(NamedTuple):
    """`path`: the list that applies, active or expired. `discount_percent`: 0 when the answer is no.
    `quantity_max`: single-user licences still convertible for the client, or subscriptions per network licence.
    `best_day`: the earliest day from the day asked on that has the highest discount still reachable."""

    eligible: bool
    path: str
    discount_percent: int
    quantity_max: int
    best_day: date | None
    price_item: str | None


@facts
class Purchase(NamedTuple):
    """What a conversion comes to. `last_day`: of the subscriptions' first period; `maintenance_until`: what is left of M&S;
    `deactivated_on`: the first day without a network licence; `withdraw_until`: None for whoever may not withdraw.
    `price_item`: the vendor's suggested price, which the discount is taken off; `own_item`: the desk's own."""

    path: str
    discount_percent: int
    subscriptions: int
    last_day: date | None
    maintenance_until: date | None
    deactivated_on: date | None
    withdraw_until: date | None
    price_item: str | None
    own_item: str | None


@rule(
    "head.1",
    "subject.1",
    "subject.2",
    "duration.1",
    "licences.0",
    "active.1",
    "active.2",
    "active.3",
    "active.4",
    "active.5",
    "active.6",
    "expired.1",
    "expired.2",
    "expired.3",
    "expired.4",
    "expired.5",
    "licences.1",
    "quantity.1",
    "quantity.2",
    "product.1",
    "renewal.1",
    "other.3",
)
def check_conversion(facts: ConversionFacts, law: LawAt) -> Decision[Conversion]:
    """Is the licence eligible that day, at which discount? Every condition is reported: passed, failed or unknown.

    Source: head.1, subject, duration.1, licences, active, expired, quantity, product.1, renewal.1, other.3.
    """
    path, percent, discount = _discount(facts, law)
    window, offered = within_window(law), _offered(facts, law)
    conditions = _conditions(facts, law, path)
    room, quantity = _quantity(facts, law)
    grounds = [window, *_target(facts, law), *conditions, *_once(facts, law), quantity]
    # All but the window: a licence of another product can't be converted on any day, so it has no best one.
    lasting = all(g.passed is True for g in grounds if g is not window)
    unmet = [g.clause for g in conditions if g.passed is not True]
    grounds += [
        law.check("licences.0", not unmet, "not-all-met" if unmet else "all-met", unmet=unmet),
        discount,
        law.passed("renewal.1", "full-price"),
        offered,
    ]
    eligible = all_of(grounds)
    value = Conversion(
        eligible=eligible,
        path=path,
        discount_percent=percent if eligible else 0,
        quantity_max=room,
        best_day=_best_day(law) if lasting else None,
        price_item=law.value("price.items").value.get(facts.target),
    )
    return law.decide(*grounds, value=value)


@rule(*(clause for ids in LISTS.values() for clause in ids.values()), "active.2")
def other_list(facts: ConversionFacts, law: LawAt) -> Decision[str]:
    """The conditions of the list that doesn't apply that day, one by one: shown beside those that decide, and binding nothing. The
    value: which list it is, active or expired.

    Source: licences, active, expired.
    """
    other = "expired" if _discount(facts, law)[0] == "active" else "active"
    return law.decide(*_conditions(facts, law, other), value=other)


def _target(facts: ConversionFacts, law: LawAt) -> list[Ground]:
    """One of the plans (head.1), of this product and no other (product.1)."""
    plans = law.value("target.plans").value
    known = facts.target in plans
    found = {"target": facts.target, "offered": list(plans)}
    code = "target" if known else "other-target" if facts.target else "no-target"
    return [law.check("head.1", known, code, **found), law.check("product.1", known, code, **found)]


def _conditions(facts: ConversionFacts, law: LawAt, path: str) -> list[Ground]:
    """The list of the path, condition by condition."""
    ids = LISTS[path]
    kinds, product = law.value("license.kinds").value, law.value("license.product").value
    oldest, territory = str(law.value("license.oldest-version").value), law.value("license.territory").value
    right_kind = facts.kind in kinds and facts.product == product
    too_old = older(facts.version, oldest)
    # Version unknown, but not commercial: no. Version unknown and commercial: unknown.
    modern = False if facts.commercial is False else None if too_old is None or facts.commercial is None else not too_old
    grounds = [law.check(ids["kind"], right_kind, "kind", kind=facts.kind, product=facts.product)]
    if path == "active":
        grounds.append(_maintenance(facts, law))
    unused = None if facts.promoted is None else not facts.promoted
    here = None if facts.territory is None else facts.territory == territory
    return [
        *grounds,
        law.check(ids["promoted"], unused, "promoted", promoted=facts.promoted, **_assumed(facts, "promoted")),
        law.check(ids["serial"], facts.newest_serial, "serial", newest=facts.newest_serial, **_assumed(facts, "newest_serial")),
        law.check(
            ids["version"],
            modern,
            "version",
            version=facts.version,
            oldest=oldest,
            commercial=facts.commercial,
            **_assumed(facts, "commercial"),
        ),
        law.check(
            ids["territory"], here, "territory", territory=facts.territory, wanted=territory, **_assumed(facts, "territory")
        ),
    ]


def _assumed(facts: ConversionFacts, name: str) -> dict[str, Any]:
    return {"assumed": True} if name in facts.assumed else {}


def _maintenance(facts: ConversionFacts, law: LawAt) -> Ground:
    """Maintenance active, or ended not longer ago than the grace (active.2)."""
    grace = law.value("maintenance.grace").value
    if facts.maintenance_until is None:
        return law.check("active.2", None, "maintenance", maintenance_until=None, grace=grace)
    ago = days_since(facts.maintenance_until, law.day)
    return law.check(
        "active.2", ago <= grace, "maintenance", maintenance_until=facts.maintenance_until, days_since=max(ago, 0), grace=grace
    )


def _discount(facts: ConversionFacts, law: LawAt) -> tuple[str, int, Ground]:
    """Which list applies, and its discount on that day (subject.1, subject.2)."""
    found = {"maintenance_until": facts.maintenance_until, "on": law.day}
    if _maintenance(facts, law).passed:
        percent = int(law.value("discount.active").value)
        return "active", percent, law.passed("subject.1", "discount", percent=percent, **found)
    row = until_table(law.value("discount.expired").value, law.day)
    percent = int(row["percent"]) if row else 0
    return "expired", percent, law.check("subject.2", row is not None, "discount", percent=percent, **found)


def _once(facts: ConversionFacts, law: LawAt) -> list[Ground]:
    """No other kind of licence, and each perpetual one only once (licences.1)."""
    fresh = facts.state == "active"
    listed = facts.kind in law.value("license.kinds").value
    code = "state" if listed else "kind"
    return [law.check("licences.1", fresh and listed, code, state=facts.state, kind=facts.kind)]


def _quantity(facts: ConversionFacts, law: LawAt) -> tuple[int, Ground]:
    """Single-user 1:1 up to the cap of the client; network up to so many subscriptions a licence (quantity.1, quantity.2)."""
    if facts.kind == "perpetual-network":
        inside = quotas.within_quota(law, "quantity.network-per-license", facts.quantity)
        return quotas.left(law, "quantity.network-per-license"), inside
    before = facts.converted_before
    inside = quotas.within_quota(law, "quantity.single-cap", facts.quantity, before, converted_before=before)
    return quotas.left(law, "quantity.single-cap", before), inside


def _offered(facts: ConversionFacts, law: LawAt) -> Ground:
    """The vendor may end the promotion at any moment (other.3). A day that is asked about as a whole counts from its beginning."""
    moment = law.value("promotion.revoked-at")
    gone = revoked(law, facts.at or _begins(law.day))
    return law.check(moment.clause, not gone, "vendor-ended" if gone else "vendor-offers", revoked_at=moment.value)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(0), WARSAW)


def _best_day(law: LawAt) -> date | None:
    """The discount of either list never rises within the window, so the earliest day left is the best one."""
    first, last = law.value("promotion.first-day").value, law.value("promotion.last-day").value
    earliest = max(law.day, first)
    return earliest if earliest <= last and not revoked(law, _begins(earliest)) else None


# The purchase ----------------------------------------------------------------------------------------------------------------


@rule(
    *check_conversion.clauses,
    "maintenance.1",
    "after.1",
    "after.2",
    "process.1",
    "process.2",
    "process.3",
    "process.4",
    "refund.1",
    "other.1",
    "other.2",
)
def convert(facts: ConvertFacts, law: LawAt) -> Decision[Purchase]:
    """May the licence be converted now, and what does it come to? Every condition of check_conversion, and what the purchase
    takes: the client's data, acceptance before the purchase, a seller that takes part, no other promotion.

    Source: process.1-4, maintenance.1, after.1, after.2, refund.1 (until when a buyer may withdraw), other.1, other.2.
    """
    held = facts.license
    verified = check_conversion(held, law)
    aftermath, maintenance_until, off = old_license(held.kind, held.maintenance_until, law)
    grounds = [
        *verified.grounds,
        *_one_for_one(facts, law),
        *_sent(facts, law),
        law.check("process.2", verified.outcome, "verified"),
        _accepted(facts, law),
        *_seller(facts, law),
        *_combined(facts, law),
        *aftermath,
    ]
    withdraw_until = None
    if facts.at_distance and withdrawing_buyer(facts.client_kind, facts.professional, law).passed:
        withdraw_until = term_last_day(law, "withdrawal.days", law.day)
        grounds.append(law.passed("refund.1", "may-withdraw", until=withdraw_until))
    years = law.value("target.plans").value.get(held.target)
    value = Purchase(
        path=verified.value.path,
        discount_percent=verified.value.discount_percent,
        subscriptions=facts.subscriptions,
        last_day=period_last_day(law.day, years) if years else None,
        maintenance_until=maintenance_until,
        deactivated_on=off,
        withdraw_until=withdraw_until,
        price_item=verified.value.price_item,
        own_item=law.value("price.own-items").value.get(held.target),
    )
    return law.decide(*grounds, value=value)


def _one_for_one(facts: ConvertFacts, law: LawAt) -> list[Ground]:
    """One subscription for a single-user licence (quantity.1); a network licence's are counted with its eligibility."""
    if facts.license.kind == "perpetual-network":
        return []
    most = int(law.value("quantity.single-per-license").value)
    return [law.check("quantity.1", facts.subscriptions <= most, "one-for-one", quantity=facts.subscriptions, cap=most)]


def _sent(facts: ConvertFacts, law: LawAt) -> list[Ground]:
    """What the client sends (process.1); one of the serial numbers must be the licence's."""
    grounds = fields(law, "convert.required", {"name": facts.name, "serial": facts.serial, "email": facts.email})
    return [*grounds, law.failed("process.1", "other-serial")] if facts.serial == "other" else grounds


def _accepted(facts: ConvertFacts, law: LawAt) -> Ground:
    """The terms in force, accepted before the purchase (process.3)."""
    if not facts.accepted_by or facts.accepted_on is None:
        return law.failed("process.3", "terms-not-accepted", version=law.version.id)
    found = {"accepted_on": facts.accepted_on, "accepted_version": facts.accepted_version, "version": law.version.id}
    if facts.accepted_on > law.day:
        return law.failed("process.3", "accepted-later", **found)
    published = law.version.published
    if published is not None and facts.accepted_on < published and facts.accepted_version == law.version.id:
        return law.failed("process.3", "accepted-unpublished", published=published, **found)
    same = facts.accepted_version == law.version.id
    return law.check("process.3", same, "terms-accepted" if same else "other-terms", **found)


def _seller(facts: ConvertFacts, law: LawAt) -> list[Ground]:
    """Who sells (process.4), and that it takes part in the promotion (other.1): the organiser does."""
    organiser = law.value("seller.organiser")
    named = law.check(organiser.clause, facts.seller is not None, "seller" if facts.seller else "no-seller")
    takes_part = True if facts.seller == "organiser" else facts.participating
    return [named, law.check("other.1", takes_part, "participating")]


def _combined(facts: ConvertFacts, law: LawAt) -> list[Ground]:
    """One ground a promotion that it is combined with (other.2); a single one when there is none."""
    allowed = law.value("combinable").value
    if not facts.combined_with:
        return [law.passed("other.2", "not-combined")]
    return [
        law.check("other.2", p in allowed, "other-promotion", promotion=p, allowed=list(allowed)) for p in facts.combined_with
    ]
