"""What stands in the way of an erasure, and all that is held on a client. `undone`: with what was undone."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled, of_client
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.bundles import Benefit, Bundle, BundleBreach
from supportctl.store.tables.complaints import Complaint, ComplaintWords
from supportctl.store.tables.conversions import Conversion
from supportctl.store.tables.erasures import Erasure
from supportctl.store.tables.history import Message, TicketEvent
from supportctl.store.tables.hours import HoursGrant
from supportctl.store.tables.keys import AnswerSeal, IdempotencyKey
from supportctl.store.tables.licenses import FormerSerial, License
from supportctl.store.tables.parties import FormerKey
from supportctl.store.tables.phones import PhoneChange
from supportctl.store.tables.remote import Appointment, SoftwareNote
from supportctl.store.tables.tickets import Ticket, TicketTag
from supportctl.store.tables.trainings import Training
from supportctl.store.tables.work import WorkSession


def tickets(client_id: int, undone: bool = False) -> list[Ticket]:
    """The client's tickets, oldest first."""
    return compiled(select(Ticket).where(of_client(Ticket.client_id, client_id)).order_by(col(Ticket.id)))


def unanswered(client_id: int) -> list[int]:
    """Complaints that wait for an answer."""
    wanted = select(Complaint.id).where(of_client(Complaint.client_id, client_id), col(Complaint.answered_on).is_(None))
    return compiled(wanted.order_by(col(Complaint.id)))


def unrefunded(client_id: int) -> list[int]:
    """Conversions withdrawn from, whose correction and repayment aren't on record."""
    wanted = select(Conversion.id).where(of_client(Conversion.client_id, client_id), Conversion.state == "withdrawn")
    return compiled(wanted.order_by(col(Conversion.id)))


def uninvoiced(client_id: int) -> list[tuple[str, Conversion]]:
    """Conversions that stand and have no invoice, with the serial number of the licence."""
    wanted = select(License.serial, Conversion).join(Conversion, col(Conversion.license_id) == License.id)
    wanted = wanted.where(
        of_client(Conversion.client_id, client_id), Conversion.state == "done", col(Conversion.invoice_id).is_(None)
    )
    return compiled(wanted.order_by(col(Conversion.id)))


def bundles(client_id: int, undone: bool = False) -> list[tuple[Bundle, BundleBreach | None]]:
    """The client's bundles, each with its breach, oldest first."""
    wanted = select(Bundle, BundleBreach).outerjoin(BundleBreach, col(BundleBreach.bundle_id) == Bundle.id)
    return compiled(wanted.where(of_client(Bundle.client_id, client_id)).order_by(col(Bundle.id)))


def phone_changes(client_id: int, undone: bool = False) -> list[PhoneChange]:
    """Every change of the client's number, oldest first."""
    return compiled(select(PhoneChange).where(PhoneChange.client_id == client_id).order_by(col(PhoneChange.id)))


def sessions(client_id: int, undone: bool = False) -> list[WorkSession]:
    """Every work session on the client's tickets."""
    wanted = select(WorkSession).join(Ticket, col(Ticket.id) == WorkSession.ticket_id)
    return compiled(wanted.where(of_client(Ticket.client_id, client_id)).order_by(col(WorkSession.id)))


def tags(client_id: int, undone: bool = False) -> list[TicketTag]:
    """Every tag on the client's tickets."""
    wanted = select(TicketTag).join(Ticket, col(Ticket.id) == TicketTag.ticket_id)
    return compiled(wanted.where(of_client(Ticket.client_id, client_id)).order_by(col(TicketTag.id)))


def former_keys(client_id: int, undone: bool = False) -> list[FormerKey]:
    """Every key that the client had before, oldest first."""
    return compiled(select(FormerKey).where(of_client(FormerKey.client_id, client_id)).order_by(col(FormerKey.id)))


def former_serials(client_id: int, undone: bool = False) -> list[FormerSerial]:
    """Every serial number that a licence of the client had before, oldest first."""
    return compiled(select(FormerSerial).where(of_client(FormerSerial.client_id, client_id)).order_by(col(FormerSerial.id)))


def appointments(client_id: int, undone: bool = False) -> list[Appointment]:
    """Every appointment for the client's tickets."""
    wanted = select(Appointment).join(Ticket, col(Ticket.id) == Appointment.ticket_id)
    return compiled(wanted.where(of_client(Ticket.client_id, client_id)).order_by(col(Appointment.id)))


def software_notes(client_id: int) -> list[SoftwareNote]:
    """Every note on the client's software."""
    wanted = select(SoftwareNote).join(Ticket, col(Ticket.id) == SoftwareNote.ticket_id)
    return compiled(wanted.where(of_client(Ticket.client_id, client_id)).order_by(col(SoftwareNote.id)))


def grants(client_id: int, undone: bool = False) -> list[HoursGrant]:
    """What the client bought, agreed to or declined."""
    return compiled(select(HoursGrant).where(of_client(HoursGrant.client_id, client_id)).order_by(col(HoursGrant.id)))


def documents(client_id: int) -> list[Invoice]:
    """The documents that the client got."""
    return compiled(select(Invoice).where(of_client(Invoice.client_id, client_id)).order_by(col(Invoice.id)))


def complaint_words(client_id: int, undone: bool = False) -> list[ComplaintWords]:
    """What the client's complaints and their answers say."""
    wanted = select(ComplaintWords).join(Complaint, col(Complaint.id) == ComplaintWords.complaint_id)
    return compiled(wanted.where(of_client(Complaint.client_id, client_id)).order_by(col(ComplaintWords.complaint_id)))


def breaches(client_id: int, undone: bool = False) -> list[BundleBreach]:
    """The breaches of the client's bundles."""
    wanted = select(BundleBreach).join(Bundle, col(Bundle.id) == BundleBreach.bundle_id)
    return compiled(wanted.where(of_client(Bundle.client_id, client_id)).order_by(col(BundleBreach.id)))


def trainings(client_id: int, undone: bool = False) -> list[Training]:
    """The trainings of the client's bundles."""
    wanted = select(Training).join(Bundle, col(Bundle.id) == Training.bundle_id)
    return compiled(wanted.where(of_client(Bundle.client_id, client_id)).order_by(col(Training.id)))


def benefits(client_id: int, undone: bool = False) -> list[Benefit]:
    """The benefits of the client's bundles."""
    wanted = select(Benefit).join(Bundle, col(Bundle.id) == Benefit.bundle_id)
    return compiled(wanted.where(of_client(Bundle.client_id, client_id)).order_by(col(Benefit.id)))


def said(client_id: int, undone: bool = False) -> list[int | None]:
    """The numbers of the messages in the histories of the client's tickets."""
    wanted = select(TicketEvent.message_id).join(Ticket, col(Ticket.id) == TicketEvent.ticket_id)
    return compiled(wanted.where(of_client(Ticket.client_id, client_id)))


def messages(ids: list[int]) -> list[Message]:
    """Messages by their numbers."""
    return compiled(select(Message).where(among(Message.id, ids)).order_by(col(Message.id)))


def kept_answers(client_id: int) -> list[IdempotencyKey]:
    """What was answered under idempotency keys about the client."""
    wanted = select(IdempotencyKey).where(IdempotencyKey.client_id == client_id)
    return compiled(wanted.order_by(col(IdempotencyKey.key)))


def answer_seal(answer: str) -> AnswerSeal | None:
    """What ties a kept answer to the chain, by the digest of the answer."""
    return compiled(select(AnswerSeal).where(AnswerSeal.answer == answer))


def erasures() -> list[Erasure]:
    """Every erasure on record."""
    return compiled(select(Erasure).order_by(col(Erasure.client_id)))
