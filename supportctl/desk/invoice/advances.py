"""`invoice advance` and `invoice final`: money that came in before the service, and the invoice that is lowered by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.buyers import buyer_facts
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.invoice import ksef, payments
from supportctl.desk.invoice.documents import document_data, issue_document
from supportctl.desk.invoice.priced import Priced
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.text import LawAt
from supportctl.money import NO_VAT, parse_amount, priced_line
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices import rules
from supportctl.regulations.vat_invoices.facts import AdvanceFacts, FinalFacts
from supportctl.regulations.vat_invoices.terms import Terms
from supportctl.store.compiled import invoices
from supportctl.store.compiled.invoices import Advance
from supportctl.store.compiled.rows import Client, InvoiceAdvance, Price

_QUANTITY = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,4})?")


def advance(act: Act, *, client: str, item: str, paid: str, on: date | None) -> Outcome[InvoiceData]:
    """Invoice money that came in for an item of the price list before it was done: its VAT is in what was paid (art. 106f), and the
    document is paid. `on`: when it came in, by default the day of the act; its tax point, and the day of the price.

    Raises Gap without a price or a seller, InvalidInput for a day to come, what issue_document raises.
    """
    amount, key, day = parse_amount(paid), inputs.key(item), on or act.day
    if day > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(day), today=plain(act.day))
    buyer = lookup.itself(act.db, lookup.client(act.db, client))
    law = statute_of(VAT_INVOICES).on(day)
    clause = Terms(law).words_advance.clause
    price = price_on(act, key, day, clause)
    rate = _rate(buyer, price, law)
    decision = act.ask(rules.advance_vat, AdvanceFacts(amount, rate), law)
    line = Priced(
        item=_advance_item(key),
        name=f"{Terms(law).words_advance.value}: {price.name or key}",
        quantity=Decimal(1),
        unit=price.unit or Terms(law).words_unit.value,
        price=amount,
        currency=price.currency,
        vat_rate=rate,
        clauses=[{"regulation": VAT_INVOICES, "clause": clause}],
        gross_price=rate not in NO_VAT,
        of=key,
    )
    invoice, rows = issue_document(act, kind="advance", buyer=buyer, lines=[line], service=day, due=day)
    came_in = payments.came_in(act, invoice, invoice.gross, on=day)
    act.bind("invoice", invoice.number, decision)
    data = document_data(act, invoice, rows, [came_in])
    return Outcome(data, decision_data(decision), ksef.due_notes(data), invoice.number or None)


def final(act: Act, *, client: str, item: str, quantity: str | None, on: date | None) -> Outcome[InvoiceData]:
    """Invoice an item that was done, less the advances that came in for it: all that no other final invoice counts, each by its number
    (art. 106f). `on`: when it was done, by default the day of the act; also the day of the price.

    Raises Conflict where no advance waits, Refused where they cover all of it, Gap without a price, what issue_document raises.
    """
    count, key, day = _quantity(quantity), inputs.key(item), on or act.day
    if day > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(day), today=plain(act.day))
    buyer = lookup.itself(act.db, lookup.client(act.db, client))
    law = statute_of(VAT_INVOICES).on(day)
    terms = Terms(law)
    price = price_on(act, key, day, terms.words_deducted.clause)
    found = invoices.open_advances(act.db, client_id=buyer.id, item=_advance_item(key), currency=price.currency)
    if not found:
        raise Conflict("NO_ADVANCE", client=buyer.key, item=key, currency=price.currency)
    rate = _rate(buyer, price, law)
    whole = priced_line(price.amount, count, 0, price.vat_rate, gross_price=price.gross)
    gross = whole.net if rate in NO_VAT else whole.gross
    decision = act.ask(rules.final_invoice, FinalFacts(gross, sum(each.gross for each in found)), law)
    line = Priced(
        item=key,
        name=price.name or key,
        quantity=count,
        unit=price.unit or terms.words_unit.value,
        price=price.amount,
        currency=price.currency,
        vat_rate=price.vat_rate,
        clauses=[{"regulation": VAT_INVOICES, "clause": terms.words_deducted.clause}],
        gross_price=price.gross,
    )
    lines = [line, *_deducted(found, terms, key)]
    invoice, rows = issue_document(act, kind="final", buyer=buyer, lines=lines, service=day)
    for each in found:
        act.db.add(InvoiceAdvance(invoice_id=invoice.id, advance_id=each.id))
    act.bind("invoice", invoice.number, decision)
    data = document_data(act, invoice, rows)
    return Outcome(data, decision_data(decision), ksef.due_notes(data), invoice.number or None)


def _advance_item(item: str) -> str:
    """What the line of an advance is for: it isn't the item itself."""
    return f"advance {item}"


def _rate(buyer: Client, price: Price, law: LawAt) -> str:
    """The rate of the price, or the mark of where a firm outside Poland is taxed."""
    place = rules.place_of_supply(buyer_facts(buyer.country, buyer.kind), law).value
    return price.vat_rate if place == rules.HERE else place


def _quantity(typed: str | None) -> Decimal:
    if typed is None:
        return Decimal(1)
    if not _QUANTITY.fullmatch(typed) or not Decimal(typed.replace(",", ".")):
        raise InvalidInput("BAD_BILLED_QUANTITY", value=typed)
    return Decimal(typed.replace(",", "."))


def _deducted(advances: Sequence[Advance], terms: Terms, item: str) -> list[Priced]:
    """A line below zero for each advance, by its number: what stands of it."""
    return [
        Priced(
            item=f"deducted {each.number}",
            name=f"{terms.words_deducted.value} {each.number} ({each.issued_on:%d.%m.%Y})",
            quantity=Decimal(1),
            unit=terms.words_unit.value,
            price=-each.gross,
            currency=each.currency,
            vat_rate=each.vat_rate,
            clauses=[{"regulation": VAT_INVOICES, "clause": terms.words_deducted.clause}],
            gross_price=each.vat_rate not in NO_VAT,
            of=item,
        )
        for each in advances
    ]
