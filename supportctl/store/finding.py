"""Asks the index that store/searching.py keeps, in the language of each database."""

from __future__ import annotations

from typing import NamedTuple

from supportctl.store.compiled import search
from supportctl.store.engine import Db
from supportctl.store.entries import TICKET, number_of, numbers_of_kind


class Query(NamedTuple):
    """What is looked for: `phrases` of folded words, every one of them; of the last one the last word also as a beginning
    (`begins`). `columns`: of an entry, only these; all where there are none."""

    phrases: tuple[tuple[str, ...], ...]
    begins: bool
    columns: tuple[str, ...] = ()

    def text(self, *, server: bool) -> str:
        """As the database wants it."""
        return self._postgresql() if server else self._sqlite()

    def _sqlite(self) -> str:
        """As FTS5 wants it. Folded words hold no quote and no operator."""
        words = " AND ".join(f'"{" ".join(phrase)}"' for phrase in self.phrases) + (" *" if self.begins else "")
        return f"{{{' '.join(self.columns)}}} : ({words})" if self.columns else words

    def _postgresql(self) -> str:
        """As to_tsquery wants it; the letters are the weights of the columns in the index."""
        weights = "".join(_WEIGHTS[column] for column in self.columns)
        found = []
        for number, phrase in enumerate(self.phrases):
            ends = "*" if self.begins and number == len(self.phrases) - 1 else ""
            marks = [weights] * (len(phrase) - 1) + [ends + weights]
            found.append(" <-> ".join(f"'{w}'" + (f":{m}" if m else "") for w, m in zip(phrase, marks, strict=True)))
        return " & ".join(f"({each})" for each in found)


_WEIGHTS = {"subject": "A", "messages": "B", "rest": "C"}


def numbers(db: Db, kind: str, query: Query, limit: int | None, *, confidential: bool = False) -> list[int]:
    """The tickets, clients or invoices (store/entries.py) that a query finds, the newest first. `confidential`: those where it takes
    confidential words, too."""
    first, last = numbers_of_kind(kind)
    find = search.found_records if kind != TICKET else search.found_confidential if confidential else search.found
    return [number_of(entry) for entry in find(db, query.text(server=db.server), first, last, limit)]
