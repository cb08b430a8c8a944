"""`invoice pdf`: a document as a file. How it looks is the printer's; here is what it shows, and where it is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.files import write_file
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice import ksef, reminding
from supportctl.desk.invoice.annex import Annex, annex
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import told
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.invoice.reminding import ReminderData
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import ABSENT, Word
from supportctl.store.compiled import ksef as stored
from supportctl.store.compiled.rows import Invoice
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class Printed(NamedTuple):
    """What a printer is handed: the document with what became of it, its sessions, when it was issued. `ksef_url`: where whoever reads
    its code finds the document that was handed over for the KSeF; None of one that wasn't. `certificate_url`: the address in its second
    code, of one that hasn't its number yet."""

    data: InvoiceData
    sessions: Annex
    issued_at: datetime
    ksef_url: str | None = None
    certificate_url: str | None = None


class Page(NamedTuple):
    """What a printer gives: the bytes, and the signs that it had to write by their numbers."""

    content: bytes
    signless: str = ""


class PdfFile(NamedTuple):
    """A document that was written into a file, `bytes` long."""

    number: str
    kind: Word
    path: str
    bytes: int


def printed(act: Act, row: Invoice) -> Printed:
    """What a printer is handed of a document."""
    (data,) = told(act, [row])
    over = stored.handed_over(act.db, [row.id])
    url = ksef.address(data.core.seller.nip, row, over[0].sha256) if over else None
    second = over[0].certificate_url if over and not isinstance(data.ksef_number, str) else None
    return Printed(data, annex(act, row.number).data, row.issued_at, url, second)


def pdf(
    act: Act, reference: str, *, path: str | None, many: bool, replace: bool, draw: Callable[[Printed], Page]
) -> Outcome[PdfFile]:
    """Write a document into a file; by default it is called as its number, FV-2026-0001.pdf, in the directory where one works.

    Raises InvalidInput for one file for several documents, and where it can't be written, NotFound, Conflict where there is a file
    that isn't to be replaced, and what the printer raises.
    """
    if path is not None and many:
        raise InvalidInput("ONE_FILE_EACH", path=path)
    row = find_document(act, reference)
    shown = printed(act, row)
    page = draw(shown)
    place = Path(path) if path is not None else Path(f"{row.number.replace('/', '-')}.pdf")
    notes = _written(place, page, replace)
    if shown.data.ksef_due is not ABSENT and shown.data.ksef_due is not None and shown.ksef_url is None:
        notes = (*notes, Note("NO_CODE_YET", {"number": row.number}))
    elif shown.ksef_url is not None and shown.certificate_url is None and not isinstance(shown.data.ksef_number, str):
        notes = (*notes, Note("NO_SECOND_CODE", {"number": row.number}))
    return Outcome(PdfFile(row.number, Word(row.kind), str(place), len(page.content)), notes=notes, made=str(place))


def reminder_pdf(
    act: Act, reference: str, *, path: str | None, many: bool, replace: bool, draw: Callable[[ReminderData, datetime], Page]
) -> Outcome[PdfFile]:
    """The same of the newest letter that demands the payment of a document: FV-2026-0001-reminder.pdf. Raises NotFound where there is
    none."""
    if path is not None and many:
        raise InvalidInput("ONE_FILE_EACH", path=path)
    row = find_document(act, reference)
    letter = reminding.newest(act, row)
    page = draw(reminding.letter(act, row, letter), letter.happened_at)
    place = Path(path) if path is not None else Path(f"{row.number.replace('/', '-')}-reminder.pdf")
    notes = _written(place, page, replace)
    return Outcome(PdfFile(row.number, Word("reminder"), str(place), len(page.content)), notes=notes, made=str(place))


def _written(place: Path, page: Page, replace: bool) -> tuple[Note, ...]:
    """A page in its file. Raises Conflict where there is a file that isn't to be replaced."""
    if not replace and os.path.lexists(place):
        raise Conflict("PDF_EXISTS", path=str(place))
    write_file(place, page.content, replace=replace)
    return (Note("SIGNLESS", {"signs": page.signless}),) if page.signless else ()
