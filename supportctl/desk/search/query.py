"""Words as they are typed become a query."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.errors import InvalidInput
from supportctl.folding import tokens
from supportctl.store.entries import CLIENT, INVOICE, TICKET
from supportctl.store.finding import Query

# What --in names: the kind of record, and which of its words.
AREAS = {
    "subject": (TICKET, "subject"),
    "messages": (TICKET, "messages"),
    "clients": (CLIENT, "rest"),
    "invoices": (INVOICE, "rest"),
}
QUERY_CHARACTERS = 1_000
# Shorter ones begin too much.
_BEGINNING = 3


def areas(within: str | None) -> list[str]:
    """The areas of a comma list; none: everywhere. Raises InvalidInput."""
    named = [part.strip() for part in within.split(",") if part.strip()] if within is not None else []
    if within is not None and not named:
        raise InvalidInput("EMPTY", field="--in")
    return [inputs.word(name, "--in", tuple(AREAS)) for name in named]


def parsed(text: str) -> Query:
    """Each word once, as a phrase where it has punctuation in it; nothing is an operator. The last one, of three letters or more, is
    also a beginning. Raises InvalidInput for what is too long, holds control characters, or neither letter nor digit."""
    line = inputs.line(text, "words", QUERY_CHARACTERS)
    phrases = [tuple(tokens(word)) for word in line.split()]
    typed = [phrase for phrase in phrases if phrase]
    if not typed:
        raise InvalidInput("NO_WORDS", value=line)
    begins = bool(phrases[-1]) and len(phrases[-1][-1]) >= _BEGINNING
    # What is repeated counts where it comes last, for there it may be a beginning.
    return Query(tuple(reversed(dict.fromkeys(reversed(typed)))), begins)


__all__ = ["AREAS", "Query", "areas", "parsed"]
