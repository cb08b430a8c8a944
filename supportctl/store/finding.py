"""Asks the index that store/searching.py keeps, in the language of each database."""

from __future__ import annotations

from supportctl.store.compiled import search
from supportctl.store.engine import Db
from supportctl.store.entries import TICKET, number_of, numbers_of_kind
from supportctl.tuples import NamedTuple


class Query(NamedTuple):
    """What is looked for: `phrases` of folded words, every one of them; of the last one the last word also as a beginning
    (`begins`). `columns`: of an entry, only these; all where there are none."""

    phrases: tuple[tuple[str, ...], ...]
    begins: bool
    columns: tuple[str, ...] = ()


# More words that begin alike are left to the index.
_WAYS = 24


def text(db: Db, query: Query, *, of_tickets: bool) -> str:
    """The query as the database wants it. `of_tickets`: for the index of their public words."""
    if db.server:
        return _postgresql(query)
    return _sqlite(query, _beginning(db, query.phrases[-1][-1]) if query.begins and of_tickets else None)


def _beginning(db: Db, beginning: str) -> list[str] | None:
    """The words in tickets that begin so; None where they are many.

    FTS5 puts all entries of a beginning in order before it gives the first: of a word in half a million tickets that takes longer than
    everything else. Of words as they are it gives the newest at once.
    """
    found: list[str] = []
    least = beginning
    while len(found) < _WAYS:
        term = search.next_term(db, least)
        if term is None or not term.startswith(beginning):
            return found
        found.append(term)
        least = f"{term}\x01"
    return None


def _sqlite(query: Query, ends: list[str] | None) -> str:
    """As FTS5 wants it; `ends`: words that the last one may be. Folded words hold no quote and no operator."""
    phrases = [_quoted(phrase) for phrase in query.phrases]
    if query.begins and ends:
        before = query.phrases[-1][:-1]
        phrases[-1] = f"({' OR '.join(_quoted((*before, end)) for end in ends)})"
    elif query.begins:
        phrases[-1] += " *"
    words = " AND ".join(phrases)
    return f"{{{' '.join(query.columns)}}} : ({words})" if query.columns else words


def _quoted(phrase: tuple[str, ...]) -> str:
    return f'"{" ".join(phrase)}"'


def _postgresql(query: Query) -> str:
    """As to_tsquery wants it; the letters are the weights of the columns in the index."""
    weights = "".join(_WEIGHTS[column] for column in query.columns)
    found = []
    for number, phrase in enumerate(query.phrases):
        ends = "*" if query.begins and number == len(query.phrases) - 1 else ""
        marks = [weights] * (len(phrase) - 1) + [ends + weights]
        found.append(" <-> ".join(f"'{w}'" + (f":{m}" if m else "") for w, m in zip(phrase, marks, strict=True)))
    return " & ".join(f"({each})" for each in found)


_WEIGHTS = {"subject": "A", "messages": "B", "rest": "C"}


def numbers(db: Db, kind: str, query: Query, limit: int | None, *, confidential: bool = False) -> list[int]:
    """The tickets, clients or invoices (store/entries.py) that a query finds, the newest first. `confidential`: those where it takes
    confidential words, too."""
    first, last = numbers_of_kind(kind)
    find = search.found_records if kind != TICKET else search.found_confidential if confidential else search.found
    return [
        number_of(entry)
        for entry in find(db, text(db, query, of_tickets=kind == TICKET and not confidential), first, last, limit)
    ]
