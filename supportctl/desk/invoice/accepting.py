"""`invoice ksef-import`: the number that the KSeF gave a document, and when; typed, or out of an official receipt (UPO)."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from supportctl.calendar import WARSAW, legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.invoice import ksef
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import document_of, load
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import Word
from supportctl.store.compiled import ksef as stored
from supportctl.store.compiled.rows import Invoice, KsefAcceptance
from supportctl.tuples import NamedTuple

# A receipt of ten thousand documents has some five million bytes.
_MOST_BYTES = 20_000_000


class Accepted(NamedTuple):
    """A document with its number of the KSeF."""

    number: str
    kind: Word
    ksef_number: str
    accepted_at: datetime


class Received(NamedTuple):
    """What a receipt said: `accepted` are new, `known` were taken back before."""

    path: str
    accepted: tuple[Accepted, ...]
    known: int


class Entry(NamedTuple):
    """A document as a receipt has it; `sha256` in hex, None where the receipt doesn't say it."""

    number: str
    ksef_number: str
    accepted_at: datetime
    sha256: str | None


def accept(act: Act, reference: str, *, number: str, accepted: datetime) -> Outcome[Accepted]:
    """Record the number of a document that was handed over.

    Raises InvalidInput for what is no number of the KSeF, or one of another seller, NotFound, Conflict for a document that wasn't handed
    over, that has a number, or a number that another one has, and for an acceptance before the issue.
    """
    row = find_document(act, reference)
    found = _accepted(act, row, number.strip().upper(), accepted)
    return Outcome(found, made=row.number)


def receive(act: Act, path: str) -> Outcome[Received]:
    """Record the numbers of a receipt, all of them or none; what was recorded before stays as it is. Raises as accept does, InvalidInput
    for a file that is no receipt."""
    made, known = [], 0
    for entry in _entries(path):
        row = find_document(act, entry.number)
        earlier = stored.accepted(act.db, [row.id])
        if earlier and earlier[0].number == entry.ksef_number:
            known += 1
            continue
        over = stored.handed_over(act.db, [row.id])
        if over and entry.sha256 is not None and over[0].sha256 != entry.sha256:
            raise Conflict("KSEF_OTHER_BYTES", number=row.number, path=path)
        made.append(_accepted(act, row, entry.ksef_number, entry.accepted_at))
    return Outcome(Received(path, tuple(made), known), made=", ".join(each.number for each in made) or None)


def _accepted(act: Act, row: Invoice, number: str, accepted: datetime) -> Accepted:
    if not ksef.is_number(number):
        raise InvalidInput("BAD_KSEF_NUMBER", value=number)
    (record,) = load(act, [row])
    seller = document_of(act, record).seller
    if number[:10] != seller.nip:
        raise InvalidInput("KSEF_OTHER_SELLER", value=number, number=row.number, nip=seller.nip)
    if not stored.handed_over(act.db, [row.id]):
        raise Conflict("KSEF_NOT_HANDED_OVER", number=row.number)
    for earlier in stored.accepted(act.db, [row.id]):
        raise Conflict("KSEF_NUMBERED", number=row.number, ksef_number=earlier.number)
    taken = stored.numbered(act.db, number)
    other = act.db.get(Invoice, taken.invoice_id) if taken else None
    if other is not None:
        raise Conflict("KSEF_NUMBER_TAKEN", value=number, number=other.number)
    if legal_day(accepted) < row.issued_on:
        raise Conflict("ACCEPTED_BEFORE_ISSUE", number=row.number, on=plain(legal_day(accepted)), issued_on=plain(row.issued_on))
    act.db.add(KsefAcceptance(invoice_id=row.id, number=number, accepted_at=accepted, recorded_at=act.now, operator=act.operator))
    act.book("invoice", row.number, ksef_number=number)
    return Accepted(row.number, Word(row.kind), number, accepted)


def _entries(path: str) -> Iterator[Entry]:
    """The documents of a receipt. Raises InvalidInput."""
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise InvalidInput("BAD_FILE", path=path, detail=getattr(error, "strerror", None) or str(error)) from error
    if len(content) > _MOST_BYTES or b"<!DOCTYPE" in content:
        raise InvalidInput("NO_RECEIPT", path=path)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise InvalidInput("NO_RECEIPT", path=path) from error
    found = [element for element in root.iter() if element.tag.rpartition("}")[2] == "Dokument"]
    if not found:
        raise InvalidInput("NO_RECEIPT", path=path)
    for element in found:
        told = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in element}
        try:
            when = datetime.fromisoformat(told["DataNadaniaNumeruKSeF"])
            digest = base64.b64decode(told["SkrotDokumentu"], validate=True).hex() if "SkrotDokumentu" in told else None
            yield Entry(told["NumerFaktury"], told["NumerKSeFDokumentu"], _aware(when), digest)
        except (KeyError, ValueError) as error:
            raise InvalidInput("NO_RECEIPT", path=path) from error


def _aware(when: datetime) -> datetime:
    """An instant without its zone is Warsaw's; whole seconds."""
    return (when if when.tzinfo else when.replace(tzinfo=WARSAW)).replace(microsecond=0)
