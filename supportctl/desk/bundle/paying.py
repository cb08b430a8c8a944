"""The documents of a bundle, and their payment, which activates it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

from supportctl.calendar import WARSAW, legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData
from supportctl.desk.ground.bundles import (
    YEAR,
    bundle_data,
    clauses_of,
    find,
    law_of_order,
    line_name,
    moved,
    program_name,
    require_state,
)
from supportctl.desk.ground.results import Outcome, decision_data, granted
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.documents import Priced, document_data, issue_document
from supportctl.desk.invoice.ksef import due_notes
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.training.papers import invoice_paid
from supportctl.desk.training.shared import require_order_kept
from supportctl.errors import Conflict, NotFound
from supportctl.record import ABSENT, Absent
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import (
    BundlePriceFacts,
    TermFacts,
)
from supportctl.store.compiled import bundles, invoices
from supportctl.store.compiled.rows import Bundle, BundleDocument, BundleLicense, Client, Invoice, Product
from supportctl.tuples import NamedTuple

# A plan by its years, as documents call it.
_PLANS = {1: "roczny", 2: "dwuletni", 3: "trzyletni"}


class BilledBundle(NamedTuple):
    """A bundle, and the document that an act on it issued."""

    core: BundleData
    document: InvoiceData | Absent = ABSENT


def bill(act: Act, row: Bundle, licensed: Sequence[BundleLicense], kind: str, *, proforma: Invoice | None = None) -> InvoiceData:
    """The proforma of a bundle, or the invoice once that `proforma` is paid: one line a licence. Its data."""
    buyer, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    if buyer is None or product is None:
        raise LookupError(f"bundle {row.id} without a client or a product")
    what = f"{program_name(product, row)}, pakiet {_PLANS[row.years]}"
    lines = [
        Priced(
            item=row.price_item,
            name=f"{line_name(row, 'subscription')} {what}",
            quantity=Decimal(row.years),
            unit=YEAR,
            price=licence.list_price,
            currency=row.currency,
            vat_rate=row.vat_rate,
            clauses=clauses_of("IV.1"),
            discount=licence.discount,
        )
        for licence in licensed
    ]
    paid = kind == "vat"
    invoice, rows = issue_document(act, kind=kind, buyer=buyer, lines=lines, service=act.day, due=act.day if paid else None)
    if invoice.number:
        facts = BundlePriceFacts(row.years, tuple(licence.list_price for licence in licensed))
        act.ask(rules.price_bundle, facts, law_of_order(row), about=("invoice", invoice.number))
        act.db.add(
            BundleDocument(
                bundle_id=row.id,
                number=invoice.number,
                purpose="activation" if paid else "bundle",
                due_on=invoice.due_on,
                paid_on=act.day if paid else None,
            )
        )
    carried = [payments.came_in(act, invoice, invoice.gross, on=act.day, proforma=proforma)] if proforma else []
    return document_data(act, invoice, rows, carried)


def pay(act: Act, reference: str, *, number: str | None) -> Outcome[BilledBundle]:
    """What is left to pay of a document came in. That of the proforma activates the bundle (IV.1, IV.2), and the VAT invoice
    follows; so it does on that of a training order (V.4).

    Raises Conflict when the document is paid already or wasn't issued yet, NotFound for one that isn't the bundle's, Refused citing
    IX.2 for a training order after a breach, unless one of its trainings was held before.
    """
    row = find(act.db, reference)
    papers = bundles.documents(act.db, row.id)
    wanted = number or next((p.number for p in papers if p.purpose == "bundle"), None)
    if wanted is None:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["qualified"])
    paper = next((p for p in papers if p.number == wanted), None)
    invoice = invoices.by_number(act.db, wanted)
    if paper is None or invoice is None:
        raise NotFound("NOT_FOUND", kind="invoice", value=wanted)
    stand = payments.standing(act, invoice)
    rest = payments.require_payable(act, stand, act.day)
    require_awaited(act, row, paper)
    payments.came_in(act, invoice, rest, on=act.day)
    return paid_whole(as_of(act, whole_on(act.day, stand), row.changed_at), row, paper, invoice)


def whole_on(day: date, before: payments.Standing) -> date:
    """When all of a document had come in, with the rest on that day: a part that is on record already may have come in later."""
    return max([day, *(part.paid_on for part in before.paid)])


def as_of(act: Act, day: date, changed_at: datetime) -> Act:
    """The act as one of that day: of its first instant, or of the bundle's last change, where that was later on that day."""
    if day == act.day:
        return act
    first = datetime.combine(day, time.min, WARSAW).astimezone(UTC)
    return act._replace(at=changed_at if legal_day(changed_at) == day else first)


def require_awaited(act: Act, row: Bundle, paper: BundleDocument) -> None:
    """Raises Conflict when the bundle waits for no payment of this document: it is to be qualified first, or was rejected."""
    if paper.purpose == "bundle":
        require_state(act, row, "qualified")
    elif row.state == "rejected":
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["qualified", "active", "renewed", "breached"])
    if paper.purpose == "training":
        require_order_kept(act, row, paper.number)


def paid_whole(act: Act, row: Bundle, paper: BundleDocument, invoice: Invoice) -> Outcome[BilledBundle]:
    """Nothing is left to pay of a document of a bundle from the act's day on: what follows from that."""
    paper.paid_on = act.day
    act.db.touch(paper)
    act.book("bundle", row.id, paid=paper.number, on=act.day)
    if paper.purpose != "bundle":
        billed = invoice_paid(act, row, invoice) if paper.purpose == "training" else ABSENT
        notes = () if billed is ABSENT else due_notes(billed)
        return Outcome(BilledBundle(bundle_data(act, row), billed), notes=notes, made=str(row.id))
    facts = TermFacts(row.years, act.day, act.day)
    decision = act.ask(rules.activate, facts, law_of_order(row))
    row.first_day, row.last_day = granted(decision)
    row.active_until = row.last_day
    licensed = bundles.licenses(act.db, row.id)
    document = bill(act, row, licensed, "vat", proforma=invoice)
    moved(act, row, "active")
    act.bind("bundle", row.id, decision)
    act.book("bundle", row.id, state="active", first_day=row.first_day, last_day=row.last_day, number=document.core.number)
    data = BilledBundle(bundle_data(act, row, licensed), document)
    return Outcome(data, decision_data(decision), due_notes(document), str(row.id))
