"""`invoice send`: a document is put into the outbox, with a letter of its own."""

from __future__ import annotations

from collections.abc import Callable

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice import payments, reminding
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import told
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.invoice.reminding import ReminderData
from supportctl.desk.outbox import queueing
from supportctl.desk.outbox.records import Letter, MessageData, message_data
from supportctl.store.compiled.rows import Client, Invoice
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class SentDocument(NamedTuple):
    """A document that is on its way, and its letters, one a recipient."""

    number: str
    client: str
    to: str
    held: bool
    letters: tuple[MessageData, ...]


def send(
    act: Act, reference: str, *, to: str | None, hold: bool, letter: Callable[[InvoiceData], Letter], server: bool = True
) -> Outcome[SentDocument]:
    """Queue a document for the addresses in `to`, by default the one that it was issued for. `letter` composes the words; `server`: a mail
    server is set.

    Raises Conflict for a document that was annulled, for one without an address, and for an erased client.
    """
    row = find_document(act, reference)
    payments.require_not_annulled(act, row)
    (data,) = told(act, [row])
    return _queue(act, row, queueing.About("invoice", invoice_id=row.id), letter(data), to, hold, server)


def send_reminder(
    act: Act, reference: str, *, to: str | None, hold: bool, letter: Callable[[ReminderData], Letter], server: bool = True
) -> Outcome[SentDocument]:
    """Queue the newest demand to pay a document, with the document. By mail it goes unsigned: a copy, which is no written demand.

    Raises NotFound where nobody demanded it, Conflict for a document that is paid or annulled, for one without an address, and for an
    erased client.
    """
    row = find_document(act, reference)
    demand = reminding.newest(act, row)
    payments.require_payable(act, payments.standing(act, row), act.day)
    data = reminding.letter(act, row, demand)
    outcome = _queue(
        act, row, queueing.About("reminder", invoice_id=row.id, reminder_id=demand.id), letter(data), to, hold, server
    )
    words = {"number": row.number, "form": demand.form, "clause": reminding.CLAUSE}
    return outcome._replace(notes=(Note("COPY_OF_DEMAND", words), *outcome.notes)) if data.bundle is not None else outcome


def _queue(
    act: Act, row: Invoice, about: queueing.About, letter: Letter, to: str | None, hold: bool, server: bool
) -> Outcome[SentDocument]:
    client = act.db.get(Client, row.client_id)
    if client is None:
        raise LookupError(f"invoice {row.number} without a client")
    addresses = queueing.recipients(to, row.deliver_to or client.email, client=client.key)
    rows = queueing.queue(act, client, about, letter, addresses, hold=hold)
    act.book("invoice", row.number, letters=[each.id for each in rows if each.id])
    messages = tuple(message_data(act, each) for each in rows)
    notes = () if server else (Note("NO_SERVER_YET", {}),)
    return Outcome(SentDocument(row.number, client.key, ", ".join(addresses), hold, messages), notes=notes, made=row.number)
