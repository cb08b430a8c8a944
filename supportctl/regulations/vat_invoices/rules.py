"""The VAT act on invoices: the computations, in the order of the articles. The day of the service picks the version."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import add_days, add_months, previous_business_day
from supportctl.law.decision import Decision
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.money import split_gross
from supportctl.regulations.vat_invoices.facts import (
    AdvanceFacts,
    BuyerFacts,
    BuyerNumberFacts,
    CorrectionFacts,
    ExemptFacts,
    FinalFacts,
    InvoiceDayFacts,
    InvoicePeriod,
    RegisterFacts,
    SplitPaymentFacts,
    VatRateFacts,
)

# What stands for a rate where no VAT is due, as invoices and the register write it.
EXEMPT = "zw"
HERE, UNION, ELSEWHERE = "", "np II", "np I"


@rule("art. 28b ust. 1", "art. 28c ust. 1")
def place_of_supply(facts: BuyerFacts, law: LawAt) -> Decision[str]:
    """Can the buyer be invoiced? Value: HERE with Polish VAT at the rate of the price, else the mark that stands for the rate: UNION
    where the buyer accounts for the tax, ELSEWHERE outside the Union.

    Source: art. 28b ust. 1, art. 28c ust. 1.
    """
    if facts.consumer:
        decided = law.value("place.consumers")
        served = facts.country in decided.value
        return law.decide(law.check(decided.clause, served, "consumer-place", country=facts.country), value=HERE)
    here, union = law.value("place.firms"), law.value("place.union")
    place = HERE if facts.country in here.value else UNION if facts.country in union.value else ELSEWHERE
    return law.decide(law.passed(here.clause, "firm-place", country=facts.country), value=place)


@rule("art. 106e ust. 1 pkt 18", "art. 106e ust. 1 pkt 24")
def reverse_charge(facts: BuyerNumberFacts, law: LawAt) -> Decision[str]:
    """May a firm elsewhere in the Union be invoiced? Value: the words that stand on the invoice then.

    Source: art. 106e ust. 1 pkt 18, art. 106e ust. 1 pkt 24.
    """
    words = law.value("words.reverse-charge")
    return law.decide(
        law.passed(words.clause, "reverse-words", words=words.value),
        law.check("art. 106e ust. 1 pkt 24", facts.numbered, "union-number", country=facts.country),
        value=words.value,
    )


@rule("art. 106e ust. 1 pkt 18a")
def split_payment(facts: SplitPaymentFacts, law: LawAt) -> Decision[str]:
    """Must the split payment stand on the invoice? Value: its words.

    Source: art. 106e ust. 1 pkt 18a.
    """
    above, words = law.value("split.above"), law.value("words.split-payment")
    due = law.value("split.named").value and facts.annex_15 and not facts.consumer and facts.gross > above.value * 100
    return law.decide(law.check(above.clause, due, above=above.value), value=words.value)


@rule("art. 106f ust. 1 pkt 3")
def advance_vat(facts: AdvanceFacts, law: LawAt) -> Decision[int]:
    """How much VAT is in an advance? Value: paid × rate / (100 + rate), in minor units. Source: art. 106f ust. 1 pkt 3."""
    _, vat = split_gross(facts.paid, facts.rate)
    return law.decide(law.passed("art. 106f ust. 1 pkt 3", "advance-vat", vat_rate=facts.rate), value=vat)


@rule("art. 106f ust. 3")
def final_invoice(facts: FinalFacts, law: LawAt) -> Decision[int]:
    """Is a final invoice issued? Not where advances cover all of it. Value: what is left, in minor units. Source: art. 106f ust. 3."""
    left = facts.gross - facts.advanced
    return law.decide(law.check("art. 106f ust. 3", left > 0, "advances-below"), value=left)


@rule("art. 106e ust. 1 pkt 19")
def name_exemption(facts: ExemptFacts, law: LawAt) -> Decision[None]:
    """Is the provision known that an exempt item needs? Source: art. 106e ust. 1 pkt 19."""
    return law.decide(law.check("art. 106e ust. 1 pkt 19", facts.based or facts.rate != EXEMPT, "exempt-basis"))


@rule("art. 31a ust. 1", "art. 31a ust. 2")
def exchange_day(facts: InvoiceDayFacts, law: LawAt) -> Decision[date]:
    """The day whose rate tells the VAT in zloty: the last working day before the service, or before the issue if that came first.

    Source: art. 31a ust. 1, art. 31a ust. 2.
    """
    clause = "art. 31a ust. 2" if facts.issued_on < facts.supplied_on else "art. 31a ust. 1"
    day = previous_business_day(min(facts.supplied_on, facts.issued_on))
    return law.decide(law.passed(clause, day=day), value=day)


@rule("art. 41 ust. 1", "art. 41 ust. 2", "art. 41 ust. 2a", "art. 43 ust. 1", "art. 83 ust. 1")
def vat_rate(facts: VatRateFacts, law: LawAt) -> Decision[tuple[str, ...]]:
    """Is that a rate of VAT? Value: all rates, in percent, the basic one first; EXEMPT is one of them.

    Source: art. 41 ust. 1, art. 41 ust. 2, art. 41 ust. 2a, art. 43 ust. 1, art. 83 ust. 1.
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


@rule("art. 109 ust. 3")
def register_marker(facts: RegisterFacts, law: LawAt) -> Decision[str | None]:
    """By what does the sales register tell the document? Value: None for one with a number of the KSeF; BFK for one outside it; OFF for
    one whose number is still to come.

    Source: art. 109 ust. 3.
    """
    marker = None if facts.ksef_numbered else "OFF" if facts.in_ksef else "BFK"
    return law.decide(law.passed("art. 109 ust. 3", "register-marker", marker=marker or ""), value=marker)
