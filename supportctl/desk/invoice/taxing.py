"""How the VAT act taxes what a document bills, and what it wants said on it: the one place that decides it, for every kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.buyers import buyer_facts, number_facts
from supportctl.desk.invoice.document import Annotation
from supportctl.desk.invoice.priced import Priced
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.money import split_gross, times
from supportctl.record import Cited, Word
from supportctl.regulations import VAT_INVOICES
from supportctl.regulations.vat_invoices import rules
from supportctl.regulations.vat_invoices.facts import ExemptFacts, SplitPaymentFacts
from supportctl.regulations.vat_invoices.terms import Terms
from supportctl.store.compiled import prices
from supportctl.store.compiled.rows import Client
from supportctl.tuples import NamedTuple


class Taxed(NamedTuple):
    """Lines as they are taxed, what the document says of it, and the decisions that are to be bound to it: none where it is like any
    other (Polish VAT, nothing to be said)."""

    lines: tuple[Priced, ...]
    annotations: tuple[Annotation, ...] = ()
    decisions: tuple[Decision[Any], ...] = ()


def taxed(act: Act, buyer: Client, lines: Sequence[Priced], service: date, law: LawAt) -> Taxed:
    """Lines at the rates of their prices where the buyer bears Polish VAT; else net, with the mark of where the firm is taxed.

    Raises Refused for a consumer in another country, for a firm of the Union whose number isn't known, and for an exempt item without
    the provision that exempts it.
    """
    facts = buyer_facts(buyer.country, buyer.kind)
    looked = rules.place_of_supply(facts, law)
    if looked.outcome and looked.value == rules.HERE:
        return _exempt(act, lines, service, law)
    supplied = act.ask(rules.place_of_supply, facts, law)
    clause = supplied.grounds[0].clause
    moved = tuple(_without_vat(line, supplied.value, clause) for line in lines)
    if supplied.value != rules.UNION:
        return Taxed(moved, (), (supplied,))
    numbers = number_facts(buyer.country, buyer.kind, buyer.nip)
    charged = act.ask(rules.reverse_charge, numbers, law)
    said = Annotation(Word("reverse-charge"), charged.value, Cited(VAT_INVOICES, charged.grounds[0].clause))
    return Taxed(moved, (said,), (supplied, charged))


def in_annex_15(act: Act, lines: Sequence[Priced], service: date) -> frozenset[str]:
    """Those items of the lines that are in annex 15 of the act, by the price list of the day of the service."""
    listed = dict.fromkeys(line.listed for line in lines)
    return frozenset(item for item in listed if (price := prices.on(act.db, item, service)) is not None and price.annex_15)


def split_payment(
    act: Act, buyer: Client, lines: Sequence[Priced], gross: int, rate: Decimal | None, named: bool, law: LawAt
) -> Taxed:
    """What a document with Polish VAT says of the split payment. `gross`: its total in minor units; `rate`: PLN for one unit of its
    currency, None for PLN; `named`: is an item of it in annex 15?"""
    grosze = gross if rate is None else times(gross, rate)
    if grosze <= Terms(law).split_above.value * 100:
        return Taxed(tuple(lines))
    facts = SplitPaymentFacts(grosze, named, buyer.kind == "consumer")
    decision = act.decide(rules.split_payment, facts, law)
    if not decision.outcome:
        act.forget(decision)
        return Taxed(tuple(lines))
    said = Annotation(Word("split-payment"), decision.value, Cited(VAT_INVOICES, decision.grounds[0].clause))
    return Taxed(tuple(lines), (said,), (decision,))


def _exempt(act: Act, lines: Sequence[Priced], service: date, law: LawAt) -> Taxed:
    """The provisions by which lines are exempt, each once."""
    bases: dict[str, None] = {}
    decisions: list[Decision[Any]] = []
    for item in dict.fromkeys(line.listed for line in lines if line.vat_rate == rules.EXEMPT):
        basis = prices.exempt_basis(act.db, item, service)
        decisions.append(act.ask(rules.name_exemption, ExemptFacts(rules.EXEMPT, basis is not None), law))
        bases[basis or ""] = None
    clauses = [decision.grounds[0].clause for decision in decisions[: len(bases)]]
    said = tuple(
        Annotation(Word("exempt"), basis, Cited(VAT_INVOICES, clause)) for basis, clause in zip(bases, clauses, strict=True)
    )
    return Taxed(tuple(lines), said, tuple(decisions))


def _without_vat(line: Priced, mark: str, clause: str) -> Priced:
    """The line net: a gross price less the VAT that is in it."""
    cited = [*line.clauses, {"regulation": VAT_INVOICES, "clause": clause}]
    if not line.gross_price:
        return line._replace(vat_rate=mark, clauses=cited)
    price, discount = (split_gross(amount, line.vat_rate)[0] for amount in (line.price, line.discount))
    return line._replace(vat_rate=mark, clauses=cited, gross_price=False, price=price, discount=discount)
