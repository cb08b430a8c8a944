"""The full-text indexes of a file against the entries that they are of, byte by byte.

An index is written in many pieces, in which words stay that were replaced since. So it is copied into a file without a name and put in
one piece there, and beside it an index of the entries is made anew and put in one piece, too: FTS5 then writes the same bytes for the
same words. (What FTS5's own integrity-check compares is the exclusive or of weak sums, in which one bit in some hundred is lost.)
The format: https://www.sqlite.org/fts5.html, and the remarks in SQLite's ext/fts5/fts5_index.c.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Any

from supportctl.errors import StoreFault
from supportctl.record import Problem
from supportctl.store.engine import FULL_TEXT
from supportctl.store.problem import problem

_MADE_AS = "fts5(subject, messages, rest, content='', columnsize=0, prefix='3', tokenize='ascii')"
# A number that no entry has: with it each index has two pieces at least, and is written anew.
_ANOTHER = 2**62
# Of the number of a block: the segment above these bits, kind and page in them. The block of what there is of segments.
_PAGE_BITS, _STRUCTURE = 37, 10
_BLOCKS = (
    f"SELECT id & {2**_PAGE_BITS - 1}, block FROM %s_data WHERE id <> {_STRUCTURE} ORDER BY 1",
    "SELECT term, pgno FROM %s_idx ORDER BY 1, 2",
)
# The last bit of a page's number says whether it has an index of its own.
_FIRST_TERMS = (
    f"SELECT i.term, d.block FROM {{0}}_idx i LEFT JOIN {{0}}_data d ON d.id = (i.segid << {_PAGE_BITS}) + (i.pgno >> 1)"
)
_VERSION = [("version", 4)]


def problems(connection: Any) -> Iterator[Problem]:
    """Which indexes hold anything else than the words of the entries. StoreFault where temporary files have no room."""
    for index in FULL_TEXT:
        with closing(sqlite3.connect("", isolation_level=None)) as scratch:
            scratch.execute("PRAGMA journal_mode=OFF")
            for name in ("there", "made"):
                scratch.execute(f"CREATE VIRTUAL TABLE {name} USING {_MADE_AS}")
            if connection.execute(f"SELECT k, v FROM {index}_config").fetchall() != _VERSION:
                yield problem(f"{index}_config", "index-other")
            try:
                # What FTS5 remembers of an index is forgotten with the end of a transaction.
                scratch.execute("BEGIN")
                _copy(connection, scratch, index)
                _make(connection, scratch, index.removesuffix("_index") + "_entry")
                scratch.execute("COMMIT")
                scratch.execute("INSERT INTO there(there) VALUES ('integrity-check')")
                same = _is_same(scratch)
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
                    raise StoreFault("STORE_FULL", path="TMPDIR", detail=str(error)) from error
                yield problem(index, "database", said=error)
                continue
            if not same:
                yield problem(index, "index-other")


def _copy(connection: Any, scratch: sqlite3.Connection, index: str) -> None:
    """The blocks of an index under the name `there`."""
    for table, columns in (("data", "id, block"), ("idx", "segid, term, pgno")):
        scratch.execute(f"DELETE FROM there_{table}")
        marks = ", ".join("?" for _ in columns.split())
        rows = connection.execute(f"SELECT {columns} FROM {index}_{table}")
        scratch.executemany(f"INSERT INTO there_{table} VALUES ({marks})", rows)


def _make(connection: Any, scratch: sqlite3.Connection, entries: str) -> None:
    """The index of these entries under the name `made`."""
    texts = "CAST(subject AS BLOB), CAST(messages AS BLOB), CAST(rest AS BLOB)"
    rows = connection.execute(f"SELECT id, {texts} FROM {entries} ORDER BY id")
    scratch.executemany("INSERT INTO made (rowid, subject, messages, rest) VALUES (?, ?, ?, ?)", rows)


def _is_same(scratch: sqlite3.Connection) -> bool:
    if not all(_begins(term, block) for term, block in scratch.execute(_FIRST_TERMS.format("there"))):
        return False
    for name in ("there", "made"):
        scratch.execute(f"INSERT INTO {name} (rowid, subject, messages, rest) VALUES ({_ANOTHER}, '', '', 'x')")
        scratch.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")
    return all(
        one == other
        for blocks in _BLOCKS
        for one, other in zip_longest(scratch.execute(blocks % "there"), scratch.execute(blocks % "made"))
    )


def _begins(term: bytes, block: bytes | None) -> bool:
    """Is `term` the beginning of the first word of a page? By it a word is looked for there.

    The page: at byte 2 where the places of its words stand, of which the first is that of its first word; there, how long it is. All
    of these numbers are below 16 384: one byte, or two with the first bit set in the first.
    """
    if not term:
        return True
    if block is None:
        return False
    place, _ = _number(block, int.from_bytes(block[2:4], "big"))
    length, start = _number(block, place)
    return block[start : start + length].startswith(term)


def _number(block: bytes, at: int) -> tuple[int, int]:
    """A number, and where it ends."""
    first = block[at]
    return (first, at + 1) if first < 0x80 else ((first & 0x7F) << 7 | block[at + 1], at + 2)
