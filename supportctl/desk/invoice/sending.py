"""`invoice send`: a document is put into the outbox, with a letter of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import told
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.outbox import queueing
from supportctl.desk.outbox.records import Letter, MessageData, message_data
from supportctl.store.compiled.rows import Client


class SentDocument(NamedTuple):
    """A document that is on its way, and its letters, one a recipient."""

    number: str
    client: str
    to: str
    held: bool
    letters: tuple[MessageData, ...]


def send(
    act: Act, reference: str, *, to: str | None, hold: bool, letter: Callable[[InvoiceData], Letter]
) -> Outcome[SentDocument]:
    """Queue a document for the addresses in `to`, by default the one that it was issued for. `letter` composes the words.

    Raises Conflict for a document that was annulled, for one without an address, and for an erased client.
    """
    row = find_document(act, reference)
    payments.require_not_annulled(act, row)
    client = act.db.get(Client, row.client_id)
    if client is None:
        raise LookupError(f"invoice {row.number} without a client")
    addresses = queueing.recipients(to, row.deliver_to or client.email, client=client.key)
    (data,) = told(act, [row])
    about = queueing.About("invoice", invoice_id=row.id)
    rows = queueing.queue(act, client, about, letter(data), addresses, hold=hold)
    act.book("invoice", row.number, letters=[each.id for each in rows if each.id])
    messages = tuple(message_data(act, each) for each in rows)
    return Outcome(SentDocument(row.number, client.key, ", ".join(addresses), hold, messages), made=row.number)
