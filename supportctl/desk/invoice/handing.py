"""`invoice ksef-export`: the XML of a document, made once and stored with its digest, as a file for whatever sends it to the KSeF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.files import write_file
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice import ksef, payments
from supportctl.desk.invoice.document import Document
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import document_of, load, subject
from supportctl.errors import Conflict, InvalidInput
from supportctl.money import Money
from supportctl.record import Word
from supportctl.store.compiled import ksef as stored
from supportctl.store.compiled import payments as paid
from supportctl.store.compiled.rows import Client, Invoice, KsefDocument
from supportctl.tuples import NamedTuple


class Reference(NamedTuple):
    """Another document that this one names, with its number of the KSeF, if it has one."""

    number: str
    ksef_number: str | None


class Part(NamedTuple):
    """What came in for a document before its issue, and on which day."""

    amount: Money
    on: date


class Handed(NamedTuple):
    """What an XML builder is handed: the document, when it was issued, whether the buyer is a consumer, what was paid before, in the order
    of the days. Of a correction the `original` with its kind; of a final invoice the `advances` that it is lowered by."""

    paper: Document
    issued_at: datetime
    consumer: bool
    paid: tuple[Part, ...]
    original: Reference | None
    original_kind: str | None
    advances: tuple[Reference, ...]


class HandedOver(NamedTuple):
    """A document that was handed over: its file, the SHA-256 of its bytes in hex, the last day for sending it where it must be sent."""

    number: str
    kind: Word
    path: str
    bytes: int
    sha256: str
    ksef_due: date | None


def export(
    act: Act,
    reference: str,
    *,
    directory: str,
    build: Callable[[Handed], bytes],
    certificate: Callable[[date], ksef.Certificate | None] | None = None,
) -> Outcome[HandedOver]:
    """Write the XML of a document into a directory, and keep its bytes: a later export writes the same ones. `certificate`: the seller's
    on a day, with which the second code of the document is signed, once with its XML.

    Raises NotFound, Conflict for a proforma, an annulled document, one whose original or advances wait for their numbers, and where
    another file is there, InvalidInput where it can't be written, and what the builder and the certificate raise.
    """
    row = find_document(act, reference)
    if row.kind == "proforma":
        raise Conflict("PROFORMA_NOT_IN_KSEF", number=row.number)
    payments.require_not_annulled(act, row)
    kept = stored.document(act.db, row.id)
    content = kept.xml.encode() if kept else build(_handed(act, row))
    if len(content) > ksef.MOST_BYTES:
        raise Conflict("KSEF_TOO_LONG", number=row.number, bytes=len(content), most=ksef.MOST_BYTES)
    digest = hashlib.sha256(content).hexdigest()
    if kept is None:
        held = certificate(row.issued_on) if certificate is not None else None
        act.db.add(
            KsefDocument(
                invoice_id=row.id,
                xml=content.decode(),
                sha256=digest,
                made_at=act.now,
                operator=act.operator,
                certificate_url=ksef.signed_address(_nip(act, row), digest, held) if held is not None else None,
            )
        )
        act.book("invoice", row.number, handed_over=digest)
    place = Path(directory) / f"{row.number.replace('/', '-')}.xml"
    if not act.db.dry:
        _kept(place, content)
    (record,) = load(act, [row])
    due = ksef.stands(act, [subject(record)])[row.id].due_on
    return Outcome(HandedOver(row.number, Word(row.kind), str(place), len(content), digest, due), made=str(place))


def _nip(act: Act, row: Invoice) -> str:
    """The seller's, as it stands on the document."""
    (record,) = load(act, [row])
    return document_of(act, record).seller.nip


def _kept(place: Path, content: bytes) -> Path:
    """The file, unless the same bytes are there: a kill between the file and the end of the transaction leaves it behind."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_file() and place.read_bytes() == content:
            return place
    except OSError as error:
        raise InvalidInput("FILE_NOT_WRITTEN", path=str(place), detail=error.strerror or str(error)) from error
    return write_file(place, content)


def _handed(act: Act, row: Invoice) -> Handed:
    """What the builder needs. Raises Conflict while a document that it names waits for its number."""
    (record,) = load(act, [row])
    paper = document_of(act, record)
    client = act.db.get(Client, row.client_id)
    original = None
    if record.correction is not None and (first := act.db.get(Invoice, record.correction.original_id)) is not None:
        original = first
    advances = stored.advances_of(act.db, row.id) if row.kind == "final" else []
    named = [original] if original is not None else []
    named += [each for each in (act.db.get(Invoice, advance.id) for advance in advances) if each is not None]
    there = ksef.stands(act, [ksef.Subject(each) for each in named])
    for each in named:
        if there[each.id].there and there[each.id].number is None:
            raise Conflict("KSEF_NAMED_FIRST", number=row.number, named=each.number)
    references = [Reference(each.number, there[each.id].number) for each in named]
    return Handed(
        paper=paper,
        issued_at=row.issued_at,
        consumer=client is not None and client.kind == "consumer",
        paid=_paid_before(act, row),
        original=references[0] if original is not None else None,
        original_kind=original.kind if original is not None else None,
        advances=tuple(references[1 if original is not None else 0 :]),
    )


def _paid_before(act: Act, row: Invoice) -> tuple[Part, ...]:
    """What was paid before its issue: an advance by what it is about, an invoice by its proformas."""
    if row.kind == "advance":
        return (Part(Money(row.gross, row.currency), row.service_date),)
    came = [
        Part(Money(each.amount, row.currency), each.paid_on) for each in paid.of(act.db, row.id) if each.proforma_id is not None
    ]
    return tuple(sorted(came, key=lambda part: part.on))
