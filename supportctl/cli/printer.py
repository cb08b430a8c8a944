"""The printers of documents: as a PDF, as the XML of the KSeF. What is slow is imported when something is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from supportctl.errors import Conflict, InvalidInput

if TYPE_CHECKING:
    from datetime import datetime

    from supportctl.desk.invoice.handing import Handed
    from supportctl.desk.invoice.printing import Page, Printed
    from supportctl.desk.invoice.reminding import ReminderData

LANGUAGES = ("pl", "en")


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
        code = Code(printed.ksef_url, number if isinstance(number, str) else say.invoice("offline")) if printed.ksef_url else None
        page = layout.sheet(printed.data, printed.sessions, code, say)
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


def xml(handed: Handed) -> bytes:
    """The XML of a document, valid by the official schema and by our own sums. Raises Conflict where it isn't, Gap without the extra."""
    from supportctl.documents import fa3, fa3_schema, sums

    content = fa3.build(handed)
    wrong = sums.problems(content, handed.paper) or [found for found in [fa3_schema.problem(content)] if found]
    if wrong:
        raise Conflict("KSEF_INVALID", number=handed.paper.number, detail="; ".join(wrong))
    return content
