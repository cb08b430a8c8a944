"""What is asked of every desk to see whether it is sound."""

from __future__ import annotations

from sqlmodel import col, func, or_, select

from supportctl.store.statements.dsl import compiled, left_to_pay
from supportctl.store.tables.billing import Invoice, InvoiceCorrection, InvoiceLine, NumberSeries
from supportctl.store.tables.history import TicketEvent
from supportctl.store.tables.owed import OwedDocument
from supportctl.store.tables.running import RunningSession
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import WorkSession
from supportctl.tuples import NamedTuple


def tickets_without_history() -> list[int]:
    """Tickets without an entry in their history."""
    told = select(TicketEvent.id).where(TicketEvent.ticket_id == Ticket.id).exists()
    return compiled(select(Ticket.id).where(~told).order_by(col(Ticket.id)))


def invoices_with_wrong_totals() -> list[str]:
    """Numbers of invoices whose sums aren't those of their lines. A correction of the buyer's data has none, and comes to nothing."""
    sums = [func.sum(getattr(InvoiceLine, name)).label(name) for name in ("net", "vat", "gross")]
    lines = select(InvoiceLine.invoice_id, *sums).group_by(col(InvoiceLine.invoice_id)).subquery()
    wanted = select(Invoice.number).outerjoin(lines, lines.c.invoice_id == Invoice.id)
    of_buyer = select(InvoiceCorrection.id).where(InvoiceCorrection.invoice_id == Invoice.id, InvoiceCorrection.what == "buyer")
    nothing = (col(Invoice.net) == 0) & (col(Invoice.vat) == 0) & (col(Invoice.gross) == 0)
    wrong = or_(
        lines.c.invoice_id.is_(None) & ~(of_buyer.exists() & nothing),
        lines.c.net != Invoice.net,
        lines.c.vat != Invoice.vat,
        lines.c.gross != Invoice.gross,
        col(Invoice.net) + col(Invoice.vat) != col(Invoice.gross),
    )
    return compiled(wanted.where(wrong).order_by(col(Invoice.id)))


def documents_owed_unseen() -> list[str]:
    """Numbers of documents of which something is left to pay, or to give back, without a row that says so."""
    seen = select(OwedDocument.id).where(OwedDocument.id == Invoice.id).exists()
    return compiled(select(Invoice.number).where(left_to_pay() != 0, ~seen).order_by(col(Invoice.id)))


def documents_owed_otherwise() -> list[int]:
    """Rows that say another sum or day than is left of the document."""
    wanted = select(OwedDocument.id).join(Invoice, col(Invoice.id) == OwedDocument.id)
    other = or_(left_to_pay() != OwedDocument.rest, col(Invoice.due_on) != OwedDocument.due_on)
    return compiled(wanted.where(left_to_pay() != 0, other).order_by(col(OwedDocument.id)))


def documents_seen_owed() -> list[int]:
    """Rows that say so of what nothing is left of."""
    owed = select(Invoice.id).where(Invoice.id == OwedDocument.id, left_to_pay() != 0).exists()
    return compiled(select(OwedDocument.id).where(~owed).order_by(col(OwedDocument.id)))


def sessions_that_run_unseen() -> list[int]:
    """Sessions that run, of which `session status` doesn't know."""
    seen = select(RunningSession.operator).where(RunningSession.session_id == WorkSession.id).exists()
    return compiled(select(WorkSession.id).where(WorkSession.state == "running", ~seen).order_by(col(WorkSession.id)))


class Seen(NamedTuple):
    """A session that `session status` shows."""

    operator: str
    session_id: int


def seen_but_not_running() -> list[Seen]:
    """What `session status` shows of sessions that don't run, or not so."""
    wanted = select(RunningSession.operator, RunningSession.session_id)
    wanted = wanted.outerjoin(WorkSession, col(WorkSession.id) == RunningSession.session_id)
    wrong = or_(
        col(WorkSession.id).is_(None),
        WorkSession.state != "running",
        WorkSession.operator != RunningSession.operator,
        WorkSession.ticket_id != RunningSession.ticket_id,
    )
    return compiled(wanted.where(wrong).order_by(col(RunningSession.operator)))


def invoice_numbers() -> list[str]:
    """The number of every invoice, in the order of issue."""
    return compiled(select(Invoice.number).order_by(col(Invoice.id)))


def series() -> list[NumberSeries]:
    """Where every series stands."""
    return compiled(select(NumberSeries))
