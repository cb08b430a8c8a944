"""The printers of documents: as a PDF, as the XML of the KSeF. What is slow is imported when something is printed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from supportctl.errors import Conflict, InvalidInput

if TYPE_CHECKING:
    from supportctl.desk.invoice.handing import Handed
    from supportctl.desk.invoice.ksef import Certificate
    from supportctl.desk.invoice.printing import Page, Printed
    from supportctl.desk.invoice.records import InvoiceData
    from supportctl.desk.invoice.reminding import ReminderData

LANGUAGES = ("pl", "en")
# The password of the key of the certificate; a secret, so no setting.
KEY_PASSWORD = "SUPPORTCTL_KSEF_KEY_PASSWORD"


def printer(lang: str) -> Callable[[Printed], Page]:
    """Draws documents in a language, pl or en. Raises InvalidInput for any other; the printer raises Gap without its extra."""
    if lang not in LANGUAGES:
        raise InvalidInput("UNKNOWN_WORD", field="--document-lang", value=lang, known=list(LANGUAGES))

    def draw(printed: Printed) -> Page:
        from supportctl.desk.invoice.printing import Page
        from supportctl.documents import layout, pdf
        from supportctl.documents.sheet import Code
        from supportctl.wording.words import words

        say = words(lang, on_screen=True)
        number = printed.data.ksef_number
        codes = []
        if printed.ksef_url is not None:
            codes.append(Code(printed.ksef_url, number if isinstance(number, str) else say.invoice("offline")))
        if printed.certificate_url is not None:
            codes.append(Code(printed.certificate_url, say.invoice("certificate")))
        page = layout.sheet(printed.data, printed.sessions, codes, say)
        drawn = pdf.draw(page, printed.issued_at)
        return Page(drawn.content, drawn.signless)

    return draw


def reminder_printer(lang: str) -> Callable[[ReminderData, datetime], Page]:
    """Draws letters that demand a payment. Raises as `printer` does."""
    if lang not in LANGUAGES:
        raise InvalidInput("UNKNOWN_WORD", field="--document-lang", value=lang, known=list(LANGUAGES))

    def draw(data: ReminderData, at: datetime) -> Page:
        from supportctl.desk.invoice.printing import Page
        from supportctl.documents import demand, pdf
        from supportctl.wording.words import words

        drawn = pdf.draw(demand.sheet(data, words(lang, on_screen=True)), at)
        return Page(drawn.content, drawn.signless)

    return draw


def certificate(settings: Mapping[str, tuple[str, str]]) -> Callable[[date], Certificate | None]:
    """The seller's certificate of the KSeF by the settings, on a day; None where none is named. Raises as documents/certificate.py."""
    paths = [settings[name][0] for name in ("ksef_certificate", "ksef_key")]

    def on(day: date) -> Certificate | None:
        if not any(paths):
            return None
        from supportctl.documents.certificate import held

        return held(*paths, password=os.environ.get(KEY_PASSWORD, ""), on=day)

    return on


def weigh(data: InvoiceData) -> int:
    """How many bytes the XML of a document has that was issued just now, or would be. It is not validated, so no extra is needed."""
    from supportctl.desk.invoice.handing import Handed, Part, Reference
    from supportctl.documents import fa3
    from supportctl.money import Money
    from supportctl.record import ABSENT

    paper = data.core if data.core.number else data.core._replace(number=f"{data.core.series}/{data.core.issued_on.year}/0001")
    paid: tuple[Part, ...] = ()
    if data.paid_by is not ABSENT and data.paid_before is not ABSENT and data.paid_before_on is not ABSENT:
        rest = Part(Money(0, paper.currency), data.paid_before_on)
        paid = (Part(data.paid_before, data.paid_before_on), *[rest] * data.paid_by.count(","))
    original = None
    if paper.correction is not ABSENT:
        known = None if data.original_ksef_number is ABSENT else data.original_ksef_number
        original = Reference(paper.correction.original, known)
    return len(fa3.build(Handed(paper, datetime.now(UTC), False, paid, original, None, ())))


def xml(handed: Handed) -> bytes:
    """The XML of a document, valid by the official schema and by our own sums. Raises Conflict where it isn't, Gap without the extra."""
    from supportctl.documents import fa3, fa3_schema, sums

    content = fa3.build(handed)
    wrong = sums.problems(content, handed.paper) or [found for found in [fa3_schema.problem(content)] if found]
    if wrong:
        raise Conflict("KSEF_INVALID", number=handed.paper.number, detail="; ".join(wrong))
    return content
