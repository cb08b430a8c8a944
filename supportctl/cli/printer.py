"""The printer of documents: words of a language, a page, a PDF. What is slow is imported when something is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from supportctl.errors import InvalidInput

if TYPE_CHECKING:
    from supportctl.desk.invoice.printing import Page, Printed

LANGUAGES = ("pl", "en")


def printer(lang: str) -> Callable[[Printed], Page]:
    """Draws documents in a language, pl or en. Raises InvalidInput for any other; the printer raises Gap without its extra."""
    if lang not in LANGUAGES:
        raise InvalidInput("UNKNOWN_WORD", field="--document-lang", value=lang, known=list(LANGUAGES))

    def draw(printed: Printed) -> Page:
        from supportctl.desk.invoice.printing import Page
        from supportctl.documents import layout, pdf
        from supportctl.wording.words import words

        page = layout.sheet(printed.data, printed.sessions, None, words(lang, on_screen=True))
        drawn = pdf.draw(page, printed.issued_at)
        return Page(drawn.content, drawn.signless)

    return draw
