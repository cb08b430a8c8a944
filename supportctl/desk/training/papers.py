"""The documents of a training order: its proforma, and the VAT invoice once that is paid."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import clauses_of, law_of_order, line_name
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.documents import Priced, document_data, issue_document
from supportctl.desk.invoice.priced import priced_again
from supportctl.desk.invoice.records import InvoiceData
from supportctl.law.facts import decode
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.trainings import TrainingOrder
from supportctl.store.compiled import decisions
from supportctl.store.compiled.rows import Bundle, BundleDocument, Client, Invoice, Price

PERSON = "os."


def bill_order(act: Act, bundle: Bundle, ordered: TrainingOrder, prices: Mapping[str, Price], due: date) -> InvoiceData:
    """The proforma of the order, among the bundle's documents: unpaid, it may end in a breach (IX.1.1). Its data."""
    lines = [
        Priced(
            item=prices[line.kind].item,
            name=prices[line.kind].name or f"{line_name(bundle, 'training')} {line.kind}",
            quantity=Decimal(line.participants),
            unit=PERSON,
            price=prices[line.kind].amount,
            currency=prices[line.kind].currency,
            vat_rate=prices[line.kind].vat_rate,
            clauses=clauses_of("V.1", "V.4"),
            discount=line.discount,
        )
        for line in ordered.lines
    ]
    return _issue(act, bundle, "proforma", lines, due)


def invoice_paid(act: Act, bundle: Bundle, proforma: Invoice) -> InvoiceData:
    """The VAT invoice that follows the payment of an order's proforma, paid, with the same lines and the same decision. Its data."""
    lines = priced_again(act, proforma)
    data = _issue(act, bundle, "vat", lines, None, proforma=proforma)
    ordered = decisions.latest(act.db, "invoice", proforma.number, "order_training")
    if data.core.number and ordered is not None:
        facts = decode(json.loads(ordered.facts))
        act.decide(rules.order_training, facts, law_of_order(bundle), about=("invoice", data.core.number))
    return data


def _issue(
    act: Act, bundle: Bundle, kind: str, lines: list[Priced], due: date | None, *, proforma: Invoice | None = None
) -> InvoiceData:
    """A document among the bundle's: a proforma waits until it is due, a VAT invoice is paid as it is issued."""
    buyer = act.db.get(Client, bundle.client_id)
    if buyer is None:
        raise LookupError(f"bundle {bundle.id} without a client")
    paid = act.day if kind == "vat" else None
    invoice, rows = issue_document(act, kind=kind, buyer=buyer, lines=lines, service=act.day, due=paid or due)
    if invoice.number:
        act.db.add(
            BundleDocument(bundle_id=bundle.id, number=invoice.number, purpose="training", due_on=invoice.due_on, paid_on=paid)
        )
    carried = [payments.came_in(act, invoice, invoice.gross, on=act.day, proforma=proforma)] if proforma else []
    return document_data(act, invoice, rows, carried)
