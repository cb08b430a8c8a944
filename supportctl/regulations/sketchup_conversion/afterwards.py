"""SketchUp conversion, once it is made: what becomes of the old licence, the vendor's mark, withdrawal and refund. The day that
binds is that of the transaction in all of them (other.3). In the order of the clauses."""

from __future__ import annotations

from datetime import date, timedelta

from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import facts
from supportctl.law.required import fields
from supportctl.law.rules import rule
from supportctl.law.terms import term_last_day
from supportctl.law.text import LawAt
from supportctl.law.versions import older
from supportctl.regulations.sketchup_conversion.facts import (
    ConvertedChangeFacts,
    DeactivationFacts,
    RefundFacts,
    SaleFacts,
    VendorMarkFacts,
    WithdrawalFacts,
)
from supportctl.tuples import NamedTuple


@facts
class Deactivation(NamedTuple):
    """The first day without the network licence."""

    deactivated_on: date


@facts
class Sale(NamedTuple):
    """The item of the price list that holds the desk's own price."""

    item: str


@facts
class Withdrawal(NamedTuple):
    """The last day on which a withdrawal can be sent."""

    until: date


def old_license(kind: str, maintenance_until: date | None, law: LawAt) -> tuple[list[Ground], date | None, date | None]:
    """What the conversion does to the old licence: grounds, last day of its M&S, first day on which it is switched off."""
    day_before = law.day - timedelta(days=1)
    ends = None if maintenance_until is None else min(maintenance_until, day_before)
    grounds = [law.passed("maintenance.1", "maintenance-ends", maintenance_until=maintenance_until, on=law.day)]
    if kind == "perpetual-single":
        grounds.append(law.passed("after.1", "stays-usable"))
    if kind == "perpetual-network":
        off = term_last_day(law, "network.deactivated-after", law.day, act=False)
        grounds.append(law.passed("after.2", "deactivates", deactivated_on=off))
        return grounds, ends, off
    return grounds, ends, None


@rule("maintenance.1", "after.1", "after.2")
def change_converted(facts: ConvertedChangeFacts, law: LawAt) -> Decision[None]:
    """May a converted licence change so? No newer version, and no M&S from the day of the conversion on.

    Source: maintenance.1, after.1, after.2.
    """
    grounds = []
    if facts.new_version is not None:
        newer = older(facts.version, facts.new_version)
        clause = law.value("upgrade.barred").value[facts.kind]
        code = "no-upgrade" if newer else "no-newer"
        passed = None if newer is None else not newer
        grounds.append(law.check(clause, passed, code, version=facts.version, new_version=facts.new_version))
    if facts.new_maintenance_until is not None:
        gone = facts.new_maintenance_until < law.day
        found = {"maintenance_until": facts.new_maintenance_until, "converted_on": law.day}
        grounds.append(law.check("maintenance.1", gone, "maintenance-gone", **found))
    return law.decide(*grounds)


@rule("after.2")
def deactivate(facts: DeactivationFacts, law: LawAt) -> Decision[Deactivation]:
    """Is a converted network licence switched off that day? It happens by itself, on a day off too. Source: after.2."""
    off = term_last_day(law, "network.deactivated-after", law.day, act=False)
    due = facts.on >= off
    ground = law.check("after.2", due, "deactivated" if due else "deactivates", on=facts.on, deactivated_on=off)
    return law.decide(ground, value=Deactivation(off))


@rule("process.4", "other.1")
def invoice_conversion(facts: SaleFacts, law: LawAt) -> Decision[Sale]:
    """May the desk invoice the subscriptions? Only what it sold itself, at its own price; a partner invoices at the partner's.

    Source: process.4, other.1.
    """
    sold = facts.seller == "organiser"
    own = law.value("price.own-items")
    item = own.value[facts.target]
    return law.decide(
        law.check("process.4", sold, "sold-here", seller=facts.seller),
        law.check(own.clause, sold, "own-price", item=item),
        value=Sale(item),
    )


@rule("process.5")
def mark_converted(facts: VendorMarkFacts, law: LawAt) -> Decision[None]:
    """The vendor registered the licence as converted. Source: process.5."""
    return law.decide(law.passed("process.5", "vendor-mark", marked_on=facts.marked_on))


def withdrawing_buyer(client_kind: str, professional: bool | None, law: LawAt) -> Ground:
    """Who may withdraw: a consumer; from a day on also a natural person in business who bought privately (refund.1)."""
    found = {"client_kind": client_kind, "professional": professional}
    if client_kind in law.value("withdrawal.consumers").value:
        return law.check("refund.1", professional is not True, "buyer", **found)
    if client_kind in law.value("withdrawal.natural-persons").value:
        since = law.value("withdrawal.natural-persons-from").value
        if law.day < since:
            return law.failed("refund.1", "buyer-too-early", since=since, on=law.day, **found)
        return law.check("refund.1", None if professional is None else not professional, "buyer", **found)
    return law.failed("refund.1", "buyer", **found)


@rule("refund.1")
def withdraw_conversion(facts: WithdrawalFacts, law: LawAt) -> Decision[Withdrawal]:
    """May the buyer still withdraw? The day of sending counts. Source: refund.1."""
    until = term_last_day(law, "withdrawal.days", law.day)
    in_time = facts.sent_on <= until
    grounds = (
        withdrawing_buyer(facts.client_kind, facts.professional, law),
        law.check("refund.1", facts.at_distance, "distance"),
        law.check("refund.1", in_time, "in-term" if in_time else "past-term", sent_on=facts.sent_on, until=until),
    )
    return law.decide(*grounds, value=Withdrawal(until))


@rule("refund.2.1", "refund.2.2")
def refund_conversion(facts: RefundFacts, law: LawAt) -> Decision[None]:
    """Does the withdrawal take effect? Only once correction and repayment are on record: then the subscriptions end, and the
    old licence is again as it was. Source: refund.2.1, refund.2.2.
    """
    made = fields(law, "refund.required", {"correction": facts.correction, "repaid": facts.repaid})
    done = all(g.passed for g in made)
    return law.decide(*made, law.check("refund.2.2", done, "restored" if done else "not-restored"))
