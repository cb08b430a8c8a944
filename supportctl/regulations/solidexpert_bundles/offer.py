"""Bundles, chapters I to IV, XI and XII: who may take part, the order, the price, the term, the renewal."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from supportctl.errors import Gap
from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import facts
from supportctl.law.rules import rule
from supportctl.law.terms import period
from supportctl.law.text import LawAt
from supportctl.law.window import revoked
from supportctl.money import percent_of
from supportctl.regulations.solidexpert_bundles.facts import (
    ApplicationFacts,
    BundleOrderFacts,
    BundlePriceFacts,
    ExchangeFacts,
    QualificationFacts,
    RenewalFacts,
    TermFacts,
)
from supportctl.tuples import NamedTuple


@facts
class LicensePrice(NamedTuple):
    """One licence over the whole term, net: list price × years, the discount, what is left."""

    base: int
    discount: int
    net: int


@facts
class BundlePrice(NamedTuple):
    """The whole bundle, net, and each licence by itself."""

    percent: int
    base: int
    discount: int
    net: int
    licenses: tuple[LicensePrice, ...]


@facts
class Term(NamedTuple):
    """First and last day of a subscription."""

    first_day: date
    last_day: date


@facts
class Renewal(NamedTuple):
    """The period that follows, and its price: net, of each licence and of all."""

    years: int
    first_day: date
    last_day: date
    prices: tuple[int, ...]
    net: int


@rule(
    "I.3",
    "II.1",
    "II.3",
    "II.3.1",
    "II.3.2",
    "II.3.3",
    "II.3.4",
    "II.3.5",
    "II.3.6",
    "II.3.7",
    "II.3.8",
    "II.3.9",
    "II.3.10",
    "XII.2",
)
def take_part(facts: BundleOrderFacts, law: LawAt) -> Decision[None]:
    """May this client buy this bundle now? Every condition is reported, each by itself.

    Source: I.3, II.1, II.3 with its list, XII.2.
    """
    return law.decide(*_window(law, facts.at), _no_other_offer(facts, law), *_buyer(facts, law), _program(facts, law))


def _window(law: LawAt, at: datetime) -> list[Ground]:
    """Within the promotion: from its first day (I.3) until the moment of its revocation (XII.2)."""
    first = law.value("promotion.first-day")
    begun = law.day >= first.value
    gone = revoked(law, at)
    moment = law.value("promotion.revoked-at")
    return [
        law.check(first.clause, begun, "promotion-runs" if begun else "promotion-not-yet", first_day=first.value),
        law.check("XII.2", not gone, "promotion-revoked" if gone else "not-revoked", revoked_at=moment.value),
    ]


def _no_other_offer(facts: BundleOrderFacts, law: LawAt) -> Ground:
    """No other promotion or discount, unless the organiser agreed at least by e-mail (II.1)."""
    if facts.other_offer is None:
        return law.passed("II.1", "no-other-offer")
    agreed = facts.consent is not None
    return law.check("II.1", agreed, "combined-by-consent" if agreed else "combined", offer=facts.other_offer)


def _buyer(facts: BundleOrderFacts, law: LawAt) -> list[Ground]:
    """An entrepreneur seated here, one of the plans, a commercial and legal licence (II.3)."""
    kinds, territory = law.value("client.kinds"), law.value("client.territory")
    plans = sorted(int(years) for years in law.value("discounts").value)
    grounds = []
    if facts.client_kind is not None:
        entrepreneur = facts.client_kind in kinds.value
        code = "entrepreneur" if entrepreneur else "not-entrepreneur"
        grounds.append(law.check(kinds.clause, entrepreneur, code, kind=facts.client_kind))
    if facts.country is not None:
        seated = facts.country == territory.value
        code = "seat" if seated else "other-seat"
        grounds.append(law.check(territory.clause, seated, code, country=facts.country, wanted=territory.value))
    planned = facts.years in plans
    grounds.append(law.check("II.3", planned, "plan" if planned else "no-plan", years=facts.years, plans=plans))
    for name, said in (("commercial-license", facts.commercial), ("legal-license", facts.legal)):
        if said is not None:
            grounds.append(law.check("II.3", said, "license-is" if said else "license-isnt", what=name))
    return grounds


def _program(facts: BundleOrderFacts, law: LawAt) -> Ground:
    """The program and its edition, by the line of the list that names it (II.3.1 to II.3.10)."""
    clause = law.value("programs").value.get(facts.program)
    if clause is None:
        return law.failed("II.3", "program-not-listed", program=facts.program)
    editions = list(law.value("editions").value[facts.program])
    covered = facts.edition in editions if editions else not facts.edition
    code = ("edition-covered" if facts.edition else "program-covered") if covered else "edition-not-covered"
    return law.check(clause, covered, code, program=facts.program, edition=facts.edition, editions=editions)


@rule("II.2", "II.4", "XI", "XII.1", "XII.4")
def submit_order(facts: ApplicationFacts, law: LawAt) -> Decision[None]:
    """Is the order complete? Signed, on the form, with application and statement, sent at least as a scan by e-mail.

    Submitting confirms that the information about personal data was read, and accepts the terms; the order keeps this text
    whatever is changed later. Source: II.2, II.4, XI, XII.1, XII.4.
    """
    channels = law.value("application.channels")
    sent = facts.channel in channels.value
    code = "order-sent" if sent else "order-not-sent"
    return law.decide(
        law.passed("II.2", "voluntary"),
        *_parts(facts, law),
        law.check(channels.clause, sent, code, channel=facts.channel, accepted=list(channels.value)),
        law.passed("XI", "privacy-read"),
        law.passed("XII.1", "accepted"),
        law.passed("XII.4", "text-kept", ordered_on=law.day),
    )


def _parts(facts: ApplicationFacts, law: LawAt) -> list[Ground]:
    """One ground a part of the order."""
    wanted = law.value("application.required")
    grounds = []
    for name in wanted.value:
        there = name in facts.confirmed
        grounds.append(law.check(wanted.clause, there, "confirmed" if there else "not-confirmed", confirmation=name))
    return grounds


@rule("II.5")
def qualify(facts: QualificationFacts, law: LawAt) -> Decision[str]:
    """The organiser confirms the order, which qualifies the client, or says otherwise; both at least by e-mail (II.5)."""
    channels = law.value("qualification.channels")
    told = facts.channel in channels.value
    state = "qualified" if facts.accept else "rejected"
    code = state if told else "not-told"
    ground = law.check(channels.clause, told, code, channel=facts.channel, accepted=list(channels.value))
    return law.decide(ground, value=state)


@rule("II.6")
def exchange_benefit(facts: ExchangeFacts, law: LawAt) -> Decision[None]:
    """Can a benefit be turned into money or goods? Never (II.6)."""
    return law.decide(law.failed("II.6", "no-equivalent", benefit=facts.benefit))


@rule("IV.1")
def price_bundle(facts: BundlePriceFacts, law: LawAt) -> Decision[BundlePrice | None]:
    """Annual net list price × years less the plan's discount, per licence to the grosz. Minor units. Source: IV.1."""
    percents = law.value("discounts")
    percent = percents.value.get(str(facts.years))
    if percent is None:
        plans = sorted(int(years) for years in percents.value)
        return law.decide(law.failed(percents.clause, "no-plan", years=facts.years, plans=plans))
    licenses = []
    for annual in facts.list_prices:
        base = annual * facts.years
        discount = percent_of(base, percent)
        licenses.append(LicensePrice(base, discount, base - discount))
    base, discount = sum(p.base for p in licenses), sum(p.discount for p in licenses)
    price = BundlePrice(int(percent), base, discount, base - discount, tuple(licenses))
    return law.decide(law.passed(percents.clause, "bundle-discount", years=facts.years, percent=int(percent)), value=price)


@rule("IV.1", "IV.2")
def activate(facts: TermFacts, law: LawAt) -> Decision[Term | None]:
    """First and last day of the term. Activation waits for the payment (IV.1); it runs for the plan's years (IV.2)."""
    paid = facts.paid_on is not None and facts.paid_on <= facts.first_day
    payment = law.check("IV.1", paid, "prepaid" if paid else "not-prepaid", paid_on=facts.paid_on)
    first, last = _term(facts.first_day, facts.years)
    term = Term(first, last)
    return law.decide(payment, law.passed("IV.2", "term", first_day=first, last_day=last), value=term if paid else None)


def _term(first_day: date, years: int) -> tuple[date, date]:
    """First and last day of so many years; the next period begins on the same calendar day."""
    _, first, last = period(first_day, 12 * years, 1)
    return first, last


@rule("IV.3", "IV.4")
def renew(facts: RenewalFacts, law: LawAt) -> Decision[Renewal | None]:
    """The period after the one that ended: by itself, as the offer on record says. A notice that the client gave before a
    period began is the end of renewals from that period on: what would go past it isn't renewed, but could be until then.

    An invoice documents it (IV.4). Raises Gap NO_OFFER when no offer says for how long and at which price. Source: IV.3, IV.4.
    """
    begins = period(facts.first_day, 12 * facts.term_years, 2).first_day
    against = facts.notice_against
    if against is not None and (facts.notice_given_on is None or facts.notice_given_on >= against):
        against = None
    if against is not None and against <= begins:
        return law.decide(law.failed("IV.3", "renewal-stopped", against=against))
    if facts.on <= facts.last_day:
        return law.decide(law.failed("IV.3", "renewal-not-yet", last_day=facts.last_day))
    if facts.offer_years is None:
        raise Gap("NO_OFFER", clause="IV.3", on=facts.on.isoformat())
    ends = period(facts.first_day, 12 * (facts.term_years + facts.offer_years), 1).last_day
    if against is not None and against <= ends:
        return law.decide(
            law.failed("IV.3", "renewal-past-notice", against=against, until=against - timedelta(days=1), last_day=ends)
        )
    prices = tuple(annual * facts.offer_years for annual in facts.list_prices)
    return law.decide(
        law.passed("IV.3", "renewed", first_day=begins, last_day=ends, years=facts.offer_years),
        law.passed("IV.4", "renewal-invoiced"),
        value=Renewal(facts.offer_years, begins, ends, prices, sum(prices)),
    )
