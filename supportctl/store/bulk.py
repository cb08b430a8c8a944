"""New rows by the thousand, as an import writes them: with their journal and what is searched, in statements of many rows.

Numbers are given here, before the rows are written, so that rows can name each other. The caller holds the writers' lock: it is in a
transaction of `Store.write`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from supportctl.store import journal
from supportctl.store.compiled.rows import PersonalValue, SearchEntry
from supportctl.store.engine import Db
from supportctl.store.row import Row


class Bulk:
    """One transaction's many rows. All are of one change set."""

    def __init__(self, db: Db, author: journal.Author) -> None:
        self.db, self.author = db, author
        self._next: dict[str, int] = {}

    def number(self, kind: type[Row]) -> int:
        """The next number of a table that no row has or had."""
        table = kind.TABLE
        if table not in self._next:
            self._next[table] = self._last(table) + 1
        found = self._next[table]
        self._next[table] = found + 1
        return found

    def above(self, kind: type[Row], number: int) -> None:
        """Numbers that are given from now on are above this one, which a row brings along."""
        self._next[kind.TABLE] = max(self._next.get(kind.TABLE) or self._last(kind.TABLE) + 1, number + 1)

    def add(self, rows: Sequence[Row], clients: Sequence[int | None]) -> None:
        """Write new rows of one class that have their numbers; `clients`: whose each of them is."""
        if not rows:
            return
        link = self.db.link or journal.begin(self.db, self.author)
        self.db.add_all(rows, numbered=True)
        values: list[PersonalValue] = []

        def keep(value: PersonalValue) -> int:
            value.id = self.number(PersonalValue)
            values.append(value)
            return value.id

        entries = [journal.added(link.change_set, row, client, keep) for row, client in zip(rows, clients, strict=True)]
        self.db.add_all(entries)
        link.add(entries)
        self.db.add_all(values, numbered=True)
        if self.db.watch is not None:
            self.db.watch.settled(self.db, [journal.Change(row, None, (), False) for row in rows])

    def search(self, entries: Iterable[SearchEntry]) -> None:
        """Write what is searched of new tickets."""
        self.db.add_all(list(entries), numbered=True)

    def settle(self) -> None:
        """Let the database count on from above what was given here, then write the journal of what was changed one by one; that takes
        numbers of its own."""
        if self.db.server:
            for table in self._next:
                text = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest((SELECT max(id) FROM {table}), 1))"
                self.db.connection.execute(text, {})
        self.db.settle(self.author)
        self._next.clear()

    def _last(self, table: str) -> int:
        """The highest number that a table gave; rows that are gone are counted where it is known of them."""
        execute: Any = self.db.connection.execute
        last = execute(f"SELECT max(id) FROM {table}", {}).fetchone()[0] or 0
        if self.db.server:
            given, called = execute(f"SELECT last_value, is_called FROM {table}_id_seq", {}).fetchone()
            return max(last, given if called else 0)
        given = execute("SELECT seq FROM sqlite_sequence WHERE name = :name", {"name": table}).fetchone()
        return max(last, given[0] if given else 0)
