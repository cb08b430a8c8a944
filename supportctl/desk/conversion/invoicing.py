"""The subscriptions of a conversion on an invoice, at the desk's own price (other.1): the computed one is only indicative."""

from __future__ import annotations

from decimal import Decimal

from supportctl.desk.conversion.shared import CONVERSION, seller_role, standing
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.invoice.documents import Priced, document_data, issue_document
from supportctl.desk.invoice.ksef import due_notes
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import Conflict
from supportctl.law.text import LawAt
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import SaleFacts
from supportctl.regulations.sketchup_conversion.terms import Terms as ConversionTerms
from supportctl.store.compiled.rows import Client, Conversion, Invoice


def invoice_conversion(act: Act, reference: str) -> Outcome[InvoiceData]:
    """Invoice a conversion. Raises Refused for what a partner sold (process.4), Gap NO_PRICE without the desk's own price on the day
    of the purchase, Conflict when it was invoiced before, or withdrawn from."""
    held, found = standing(act, reference)
    if found.state != "done":
        raise Conflict("ALREADY_WITHDRAWN", license=held.serial, on=plain(found.withdrawn_on))
    if found.invoice_id is not None:
        earlier = act.db.get(Invoice, found.invoice_id)
        raise Conflict("CONVERSION_INVOICED", license=held.serial, number=earlier.number if earlier else None)
    buyer = act.db.get(Client, found.client_id)
    if buyer is None:
        raise LookupError(f"conversion {found.id} without a client")
    served = shelf(CONVERSION)
    law = served.law.on(found.converted_on)
    facts = SaleFacts(seller_role(found.seller, law), found.target)
    decision = act.ask(rules.invoice_conversion, facts, law)
    line = _line(act, found, decision.value.item, law)
    invoice, rows = issue_document(act, kind="vat", buyer=buyer, lines=[line], service=found.converted_on)
    found.invoice_id, found.changed_at = invoice.id, act.at
    act.db.touch(found)
    act.bind("invoice", invoice.number, decision)
    act.book("license", held.id, invoice=invoice.number)
    data = document_data(act, invoice, rows)
    return Outcome(data, decision_data(decision), due_notes(data), invoice.number or None)


def _line(act: Act, found: Conversion, item: str, law: LawAt) -> Priced:
    """The subscriptions at the own price of the purchase; one that wasn't on the list then may have been added since."""
    terms = ConversionTerms(law)
    clause, words = terms.price_own_items.clause, terms.billing_line.value
    if found.own_amount is None or found.own_currency is None or found.own_vat_rate is None:
        price = price_on(act, item, found.converted_on, clause)
        found.own_amount, found.own_currency = price.amount, price.currency
        found.own_vat_rate, found.own_gross = price.vat_rate, price.gross
    return Priced(
        item=item,
        name=words[found.target],
        quantity=Decimal(found.quantity),
        unit=words["unit"],
        price=found.own_amount,
        currency=found.own_currency,
        vat_rate=found.own_vat_rate,
        clauses=[{"regulation": CONVERSION, "clause": clause}],
        gross_price=found.own_gross,
    )
