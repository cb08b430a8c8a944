"""A client's data are erased, as far as tax documents allow (GDPR art. 17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from supportctl.calendar import legal_day
from supportctl.desk.bundle.settlement import nothing_to_settle
from supportctl.desk.conversion.shared import CONVERSION, seller_role
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import Word
from supportctl.regulations import TAX_RETENTION, shelf, statute_of
from supportctl.regulations.tax_retention.facts import DocumentFacts
from supportctl.regulations.tax_retention.rules import keep_document
from supportctl.store import persons as erasing
from supportctl.store import reading
from supportctl.store.compiled import clients as known
from supportctl.store.compiled import (
    hours,
    invoices,
    licenses,
    persons,
    tickets,
)
from supportctl.store.compiled.rows import Client, Conversion, Erasure, Invoice
from supportctl.store.states import OVER
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# Erasing ---------------------------------------------------------------------------------------------------------------------


class KeptDocument(NamedTuple):
    """A document that tax law keeps until a day."""

    number: str
    kind: Word
    issued_on: date
    service_date: date
    keep_until: date


class Erased(NamedTuple):
    """What is left of a client: its key, how many rows of each table went, and the documents that stay."""

    id: int
    key: str
    erased: Mapping[str, int]
    kept: tuple[KeptDocument, ...]
    documents_until: date | None


def erase(act: Act, reference: str, *, key: str | None = None) -> Outcome[Erased]:
    """Erase a client's personal data, and those of its aliases: all but tax documents, which are named with the day until which they
    are kept.

    Serial numbers of licences stay, and are named: they are no person's, and without them a perpetual licence could be converted
    twice (conversion, licences.1). What was decided and booked stays, and refers to the client by number. Raises Conflict for a second time, and while anything
    runs, waits for an answer or is to be invoiced, InvalidInput where `key` is given and isn't the client's.
    """
    client = lookup.client(act.db, reference)
    if key is not None and key != client.key:
        raise InvalidInput("KEY_OF_ANOTHER", key=key, client=client.key)
    number = client.id
    before = act.db.get(Erasure, number)
    if before is not None:
        raise Conflict("ALREADY_ERASED", client=client.key, at=plain(before.happened_at))
    _require_nothing_open(act, client)
    documents = [kept for row in reversed(invoices.every(act.db, number)) if (kept := _kept(act, row))]
    until = max((d.keep_until for d in documents), default=None)
    key, old = _new_key(act, number), client.key
    serials = [row.serial for each in lookup.together(act.db, number) for row in licenses.every(act.db, each)]
    erased: Counter[str] = Counter()
    for each in lookup.together(act.db, number):
        rows = erasing.erase(act.db, each, key if each == number else _new_key(act, each), inputs.fold)
        act.db.add(Erasure(client_id=each, documents_until=until, happened_at=act.at, operator=act.operator))
        act.book("client", each, act="erased", rows=rows, documents=[d.number for d in documents])
        erased.update(rows)
    data = Erased(number, old if act.db.dry else key, erased, tuple(documents), until)
    notes: list[Note] = [Note("BACKUPS_KEEP")]
    if serials:
        notes.insert(0, Note("SERIALS_STAY", {"serials": serials}))
    if documents:
        numbers = [d.number for d in documents]
        notes.insert(0, Note("DOCUMENTS_STAY", {"numbers": numbers, "until": plain(until)}))
    return Outcome(data, notes=tuple(notes), made=key)


def _require_nothing_open(act: Act, client: Client) -> None:
    """Raises Conflict naming everything that still runs or waits: it needs the client's data."""
    number = client.id
    held = persons.tickets(act.db, number)
    ids = {t.id for t in held}
    sessions = [s.id for s in tickets.running(act.db) if s.ticket_id in ids]
    # What is merged into another ends with that one.
    opened = [t.id for t in held if t.status not in OVER and t.merged_into is None]
    unbilled = [t.id for t in held if t.unbilled]
    purchases = [g.id for g in hours.prepaid_unbilled(act.db, number)]
    withdrawn = persons.unrefunded(act.db, number)
    sold = [serial for serial, row in persons.uninvoiced(act.db, number) if _sold_here(row)]
    unanswered = persons.unanswered(act.db, number)
    live = [
        row.id
        for row in reading.live_bundles(act.db, number, act.day)
        if row.state != "breached" or not nothing_to_settle(act, row)
    ]
    if sessions or opened or unbilled or purchases or unanswered or live or withdrawn or sold:
        raise Conflict(
            "NOT_ERASABLE_YET",
            client=client.key,
            sessions=sessions,
            tickets=opened,
            unbilled=unbilled,
            purchases=purchases,
            complaints=unanswered,
            bundles=live,
            conversions=withdrawn,
            converted=sold,
        )


def _sold_here(row: Conversion) -> bool:
    """A partner invoices what it sold itself."""
    return seller_role(row.seller, shelf(CONVERSION).law.on(row.converted_on)) == "organiser"


def _kept(act: Act, row: Invoice) -> KeptDocument | None:
    """A document that stays, and its last day; None for one that goes. The law of the day of recording decides: whenever the client
    asked for it, it is now that something would be erased."""
    law = statute_of(TAX_RETENTION).on(legal_day(act.now))
    last = keep_document(DocumentFacts(row.kind, row.issued_on, row.service_date), law).value
    if last is None:
        return None
    return KeptDocument(row.number, Word(row.kind), row.issued_on, row.service_date, last)


def _new_key(act: Act, number: int) -> str:
    """A key that says nothing of the client."""
    made = f"erased-{number}"
    while known.by_key(act.db, made):
        made += "-x"
    return made
