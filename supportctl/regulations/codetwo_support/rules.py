"""CodeTwo support: the computations, in the order of the clauses.

The order day of the support subscription picks the version (final.1), so the day of the act is among the facts.
"""

from __future__ import annotations

from datetime import date, datetime

from supportctl.calendar import iso
from supportctl.law.deadlines import business_day_deadline
from supportctl.law.decision import Decision, Ground
from supportctl.law.hours import Hours, opening_hours, within_hours
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.regulations.facts import (
    CloseFacts,
    ContactFacts,
    Entitlement,
    EntitlementFacts,
    FirstResponseFacts,
    IncomingFacts,
    LicenseFacts,
    RecurrenceFacts,
    ReportFacts,
    SplitFacts,
    StartFacts,
    StopFacts,
)
from supportctl.regulations.support import SupportRules

# Which clauses are shown or printed, and when.
NOTICES = {
    "ticket": ("general.4", "general.7"),
    "reply": ("general.4",),
    "session-start": ("general.7",),
    "session-summary": ("general.4", "general.7"),
}


def _halves(facts: EntitlementFacts, law: LawAt) -> tuple[bool | None, bool | None, list[Ground]]:
    """Is the licence valid, is the support subscription active? Each by itself, None when that isn't known (general.2)."""
    held, day = facts.license, facts.asked_on or law.day
    valid = _license_valid(held, day)
    active = None
    if held.support_ordered is not None and held.maintenance_until is not None:
        active = held.support_ordered <= day <= held.maintenance_until
    found = {
        "state": held.state,
        "key_valid_until": held.key_valid_until,
        "activated_online": held.activated_online,
        "asked_on": day,
    }
    ordered = {"support_ordered": held.support_ordered, "maintenance_until": held.maintenance_until, "asked_on": day}
    return (
        valid,
        active,
        [law.check("general.2", valid, "license-half", **found), law.check("general.2", active, "support-half", **ordered)],
    )


def _license_valid(held: LicenseFacts, day: date) -> bool | None:
    """Activated on line, or an active key; a perpetual licence's key has no end."""
    if held.state is None:
        return None
    if held.state != "active":
        return False
    if held.activated_online:
        return True
    if held.key_valid_until is None:
        return True if (held.kind or "").startswith("perpetual") else None
    return day <= held.key_valid_until


def _product(held: LicenseFacts, law: LawAt) -> Ground:
    """The producer's own commercial program, for which it offers support (def.2)."""
    producer = str(law.value("producer.vendor").value)
    own = (held.product_vendor or "").casefold() == producer.casefold()
    served = own and held.product_commercial and held.product_supported
    found = {"product": held.product, "product_commercial": held.product_commercial, "product_supported": held.product_supported}
    return law.check("def.2", served, "product", **found, product_vendor=held.product_vendor, producer=producer)


def _version(law: LawAt) -> list[Ground]:
    """The text that decides (head.1), picked by the order day (final.1)."""
    first = law.regulation.versions[0].decides_from
    return [
        law.passed("head.1", "in-force", first_day=first),
        law.passed("final.1", "ordered", support_ordered=law.day, decides_from=law.version.decides_from),
    ]


def _entitled(facts: EntitlementFacts, law: LawAt) -> tuple[Entitlement, list[Ground]]:
    """A product of the producer's (def.2), and both halves (general.2)."""
    product = _product(facts.license, law)
    valid, active, grounds = _halves(facts, law)
    kind = "free" if product.passed and valid and active else "none"
    return Entitlement(kind, False, False, valid, active), [product, *grounds]


def _channel(channel: str, law: LawAt) -> Ground:
    """Email Support, or Live Support by phone or online session (general.5)."""
    known = law.value("report.channels").value
    return law.check("general.5", channel in known, "channel", channel=channel, accepted=list(known))


def _live(channel: str, at: datetime, hours: Hours | None, law: LawAt) -> Ground:
    """Live contact within the published hours; an e-mail is always accepted (general.6)."""
    if channel in law.value("live-channels").value:
        return within_hours(law, at, published=hours)
    return law.passed("general.6", "not-live", channel=channel)


@rule("head.1", "def.2", "general.2", "final.1")
def entitlement(facts: EntitlementFacts, law: LawAt) -> Decision[Entitlement]:
    """Licence valid and support active, each by itself; both are needed. Source: head.1, def.2, general.2, final.1."""
    value, grounds = _entitled(facts, law)
    return law.decide(*_version(law), *grounds, value=value)


@rule("head.1", "def.2", "general.1", "general.3", "general.5", "general.6", "handling.2", "handling.5", "final.1")
def open_ticket(facts: ReportFacts, law: LawAt) -> Decision[None]:
    """May the report become a ticket? Every contact that needs a reaction does, whoever is entitled; no number is too many.

    Source: head.1, def.2, general.1, general.3, general.5, general.6, handling.2, handling.5, final.1.
    """
    held = facts.license
    chosen = facts.reported_version or held.version
    code = "one-version" if chosen else "no-version"
    grounds = [
        *_version(law),
        _product(held, law),
        law.check("general.1", bool(chosen), code, version=chosen),
        law.check("general.3", facts.topic in law.value("topics.covered").value, "topic", topic=facts.topic),
        _channel(facts.channel, law),
        _live(facts.channel, facts.at, facts.hours, law),
    ]
    return law.decide(*grounds, law.passed("handling.2", "registered"), law.passed("handling.5", "no-limit"))


@rule("def.2", "general.2", "general.5", "general.6", "handling.2", "final.1")
def support_contact(facts: ContactFacts, law: LawAt) -> Decision[Entitlement]:
    """May support be given by this contact? Product and halves are checked anew at each.

    Source: def.2, general.2, general.5, general.6.
    """
    value, entitled = _entitled(facts.entitlement, law)
    grounds = [*entitled, _channel(facts.channel, law), _live(facts.channel, facts.at, facts.hours, law)]
    return law.decide(_version(law)[1], *grounds, law.passed("handling.2", "registered"), value=value)


@rule("handling.2")
def register_contact(facts: IncomingFacts, law: LawAt) -> Decision[None]:
    """A contact that the client made is always registered, whoever is entitled to support. Source: handling.2."""
    return law.decide(law.passed("handling.2", "registered", channel=facts.channel))


@rule("handling.2")
def split_ticket(facts: SplitFacts, law: LawAt) -> Decision[None]:
    """Another topic may open another ticket. Source: handling.2."""
    return law.decide(law.passed("handling.2", "another-topic", topic=facts.topic))


@rule("handling.3")
def first_response(facts: FirstResponseFacts, law: LawAt) -> Decision[datetime]:
    """The target of the first reaction: the last second of the next business day, Warsaw time. Not guaranteed, so a late one
    is reported, never refused. Source: handling.3."""
    due = business_day_deadline(law, "first-response.business-days", facts.opened_at)
    if facts.answered_at is None:
        return law.decide(law.passed("handling.3", "first-response-due", due=iso(due)), value=due)
    code = "first-response-met" if facts.answered_at <= due else "first-response-missed"
    return law.decide(law.passed("handling.3", code, due=iso(due), answered_at=iso(facts.answered_at)), value=due)


@rule("def.2", "general.1", "general.2", "general.5", "general.6", "final.1")
def start_session(facts: StartFacts, law: LawAt) -> Decision[Entitlement]:
    """May an online session start at this instant? Source: def.2, general.1, general.2, general.5, general.6, final.1."""
    value, entitled = _entitled(facts.asked_by, law)
    version = facts.reported_version or facts.asked_by.license.version
    grounds = [
        _version(law)[1],
        law.check("general.1", bool(version), "one-version" if version else "no-version", version=version),
        *entitled,
        _channel(facts.channel, law),
        _live(facts.channel, facts.at, facts.hours, law),
    ]
    return law.decide(*grounds, value=value)


@rule("general.6")
def stop_session(facts: StopFacts, law: LawAt) -> Decision[bool]:
    """Value: True when the session ran past the published hours, which is flagged, not cut. Source: general.6."""
    hours = opening_hours(law, published=facts.hours)
    closes = hours.closes_at(hours.next_opening(facts.started_at))
    past = closes is not None and facts.at > closes
    return law.decide(law.passed("general.6", "past-closing" if past else "within-hours", at=iso(facts.at)), value=past)


@rule("def.2", "general.2", "handling.4")
def close(facts: CloseFacts, law: LawAt) -> Decision[datetime | None]:
    """May the ticket be closed? Only with one of the outcomes, and once the user has the explanation.

    Source: def.2, general.2, handling.4.
    """
    known = facts.outcome in law.value("close.outcomes").value
    told = bool(facts.message) or facts.replied
    return law.decide(
        law.check("handling.4", known, "outcome", outcome=facts.outcome),
        law.check("handling.4", told, "explained" if told else "not-explained"),
        *_given_with_close(facts, law),
    )


def _given_with_close(facts: CloseFacts, law: LawAt) -> list[Ground]:
    """An answer or a solution that is given with the close is support; an earlier reply was asked about itself (general.2)."""
    if not facts.message or facts.outcome not in law.value("close.support-outcomes").value:
        return []
    if facts.entitlement is None:
        return [law.check("general.2", None, "support-half")]
    return _entitled(facts.entitlement, law)[1]


@rule("general.5", "general.6", "handling.4")
def recurrence(facts: RecurrenceFacts, law: LawAt) -> Decision[datetime | None]:
    """More work on the same matter reopens the ticket, however long after; word of it comes like any contact.

    Source: general.5, general.6, handling.4.
    """
    return law.decide(
        law.passed("handling.4", "more-work", channel=facts.channel),
        _channel(facts.channel, law),
        _live(facts.channel, facts.received_at, facts.hours, law),
    )


RULES = SupportRules(
    entitlement=entitlement,
    open_ticket=open_ticket,
    split_ticket=split_ticket,
    first_response=first_response,
    support_contact=support_contact,
    register_contact=register_contact,
    start_session=start_session,
    start_reads=frozenset({"entitlement"}),
    stop_session=stop_session,
    close=close,
    recurrence=recurrence,
)
