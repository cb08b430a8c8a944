"""`invoice annul`: a document that never left the desk is void. Its number stays; it counts nowhere."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.numbering import SERIES, kinds_of
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.ground.tickets import record
from supportctl.desk.invoice import ksef, payments
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.freeing import called_off, drop_paper, free, settle_paper
from supportctl.desk.invoice.loading import told
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.outbox.queueing import call_off, require_unsent
from supportctl.errors import Conflict
from supportctl.record import ABSENT
from supportctl.store.compiled import bundles, corrections, invoices
from supportctl.store.compiled import payments as stored
from supportctl.store.compiled.rows import Invoice, InvoiceAnnulment, Ticket

# What is refused so is corrected instead: an invoice itself, a correction by another one of its original; a proforma is neither.
_CORRECTED_INSTEAD = frozenset(("ANNUL_HANDED_OVER", "ANNUL_PAID", "ANNUL_SENT", "NOT_THE_NEWEST"))


def annul(act: Act, reference: str, *, reason: str) -> Outcome[InvoiceData]:
    """Annul the newest document of its series: it leaves lists of what is to be paid and the order of dates, and what it billed is
    free for a new invoice. Nothing depends on the clock: one that was issued ahead of it is annulled now.

    Raises Conflict for any other document of the series, and for one that is paid, corrected, sent or waited for.
    """
    why = inputs.text(reason, "reason")
    row = find_document(act, reference)
    payments.require_not_annulled(act, row)
    require_annullable(act, row)
    make_void(
        act, row, InvoiceAnnulment(invoice_id=row.id, reason=why, annulled_at=act.at, recorded_at=act.now, operator=act.operator)
    )
    (data,) = told(act, [row])
    if act.db.dry:
        data = data._replace(annulled_at=act.at, annulled_because=why)
    return Outcome(data._replace(notices=ABSENT), made=row.number)


def make_void(act: Act, row: Invoice, annulment: InvoiceAnnulment) -> None:
    """What follows from an annulment, once it is known that the document may be annulled."""
    own = corrections.own(act.db, [row.id])
    act.db.add(annulment)
    call_off(act, row)
    free(act, row)
    for number in dict.fromkeys(line.ticket_id for line in invoices.lines(act.db, row.id) if line.ticket_id is not None):
        if (ticket := act.db.get(Ticket, number)) is not None:
            record(act, ticket, "invoice-annulled", number=row.number)
    drop_paper(act, row)
    act.book("invoice", row.number, annulled=True)
    if own and (original := act.db.get(Invoice, own[0].original_id)) is not None:
        settle_paper(act, payments.standing(act, original))


def require_annullable(act: Act, row: Invoice) -> None:
    """The newest of its series, and nobody else knows of it or builds on it. Raises Conflict."""
    try:
        _require_annullable(act, row)
    except Conflict as error:
        if error.code in _CORRECTED_INSTEAD and row.kind == "proforma":
            raise Conflict(error.code, **error.params, instead="no_need_to_annul") from None
        own = corrections.own(act.db, [row.id])
        original = act.db.get(Invoice, own[0].original_id) if own else None
        if error.code in _CORRECTED_INSTEAD and original is not None:
            raise Conflict(error.code, **error.params, instead="correct_again", original=original.number) from None
        raise


def _require_annullable(act: Act, row: Invoice) -> None:
    require_unsent(act, row)
    last = invoices.newest(act.db, kinds=kinds_of(SERIES[row.kind]))
    if last is not None and last.id != row.id:
        raise Conflict("NOT_THE_NEWEST", number=row.number, last=last.number)
    if changes := corrections.standing(act.db, [row.id]):
        raise Conflict("ANNUL_CORRECTED", number=row.number, correction=changes[-1].number)
    if paid := stored.of(act.db, row.id):
        raise Conflict("ANNUL_PAID", number=row.number, on=plain(paid[-1].paid_on))
    ksef.require_not_handed_over(act, row)
    own = corrections.own(act.db, [row.id])
    if own and own[0].rebill:
        raise Conflict("ANNUL_FREED", number=row.number)
    paper = bundles.document(act.db, row.number)
    if paper is not None and row.kind == "proforma" and not called_off(act, paper):
        raise Conflict("ANNUL_AWAITED", number=row.number, bundle=paper.bundle_id)
