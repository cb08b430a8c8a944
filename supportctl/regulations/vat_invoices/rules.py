"""The VAT act on invoices: the computations, in the order of the articles. The day of the service picks the version."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import add_days, add_months, previous_business_day
from supportctl.law.decision import Decision
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.regulations.vat_invoices.facts import (
    BuyerFacts,
    BuyerNumberFacts,
    CorrectionFacts,
    InvoiceDayFacts,
    InvoicePeriod,
    VatRateFacts,
)


@rule("art. 28b ust. 1", "art. 28c ust. 1")
def place_of_supply(facts: BuyerFacts, law: LawAt) -> Decision[None]:
    """Does the buyer bear Polish VAT, at the rate of the price? Source: art. 28b ust. 1, art. 28c ust. 1."""
    decided = law.value("place.consumers") if facts.consumer else law.value("place.firms")
    return law.decide(law.check(decided.clause, facts.country in decided.value, country=facts.country))


@rule("art. 31a ust. 1", "art. 31a ust. 2")
def exchange_day(facts: InvoiceDayFacts, law: LawAt) -> Decision[date]:
    """The day whose rate tells the VAT in zloty: the last working day before the service, or before the issue if that came first.

    Source: art. 31a ust. 1, art. 31a ust. 2.
    """
    clause = "art. 31a ust. 2" if facts.issued_on < facts.supplied_on else "art. 31a ust. 1"
    day = previous_business_day(min(facts.supplied_on, facts.issued_on))
    return law.decide(law.passed(clause, day=day), value=day)


@rule("art. 41 ust. 1", "art. 41 ust. 2", "art. 41 ust. 2a", "art. 83 ust. 1")
def vat_rate(facts: VatRateFacts, law: LawAt) -> Decision[tuple[str, ...]]:
    """Is that a rate of VAT? Value: all rates, in percent, the basic one first.

    Source: art. 41 ust. 1, art. 41 ust. 2, art. 41 ust. 2a, art. 83 ust. 1.
    """
    rates = law.value("rates")
    clause = rates.value.get(facts.rate)
    return law.decide(law.check(clause or rates.clause, clause is not None, rate=facts.rate), value=tuple(rates.value))


@rule("art. 106e ust. 1 pkt 5")
def identify_buyer(facts: BuyerNumberFacts, law: LawAt) -> Decision[bool]:
    """Is the buyer's tax number there where an invoice needs it? Value: is a number of that country a NIP?

    Source: art. 106e ust. 1 pkt 5.
    """
    param = law.value("buyer.nip-countries")
    by_nip = facts.country in param.value
    return law.decide(law.check(param.clause, facts.numbered or facts.consumer or not by_nip), value=by_nip)


@rule("art. 106i ust. 1", "art. 106i ust. 7")
def invoice_period(facts: InvoiceDayFacts, law: LawAt) -> Decision[InvoicePeriod]:
    """Is the invoice issued in time? Value: the first and the last day for it.

    Source: art. 106i ust. 1, art. 106i ust. 7.
    """
    until, ahead = law.value("invoice.last-day"), law.value("invoice.days-before")
    first = add_days(facts.supplied_on, -ahead.value)
    last = add_months(facts.supplied_on, 1).replace(day=until.value)
    return law.decide(
        law.check(until.clause, facts.issued_on <= last, last_day=last),
        law.check(ahead.clause, facts.issued_on >= first, first_day=first),
        value=InvoicePeriod(first, last),
    )


@rule("art. 106j ust. 1", "art. 106j ust. 2")
def correct_invoice(facts: CorrectionFacts, law: LawAt) -> Decision[None]:
    """Is the document corrected by a correction, which names it with its day? Source: art. 106j ust. 1, art. 106j ust. 2."""
    kinds = law.value("correction.kinds")
    return law.decide(
        law.check(kinds.clause, facts.kind in kinds.value, kind=facts.kind),
        law.check("art. 106j ust. 2", facts.issued_on <= facts.corrected_on, issued_on=facts.issued_on),
    )
