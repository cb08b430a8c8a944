"""The full check of a desk: pages, schema, the chain of proof, every row, sums and numbers, what is searched. One line a problem.

Whatever a damaged file makes a part of it raise is a problem of that part, and the others are asked all the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from supportctl.errors import StoreFault
from supportctl.record import Problem
from supportctl.store import checks, indexproof, proof, schemaproof, searchproof
from supportctl.store.engine import Db
from supportctl.store.faults import fault, translated
from supportctl.store.file import file_state, open_file
from supportctl.store.place import Place
from supportctl.store.problem import problem
from supportctl.tuples import NamedTuple

# How long a command that failed looks whether the desk is why.
_LOOKED_FOR_SECONDS = 5
# So many problems of one part are told; of the others how many there are.
TOLD = 100
# The least digits by which an anchor is one.
ANCHOR_DIGITS = 16


class Anchor(NamedTuple):
    """The head of an entry of the chain, or its beginning, in hexadecimal digits; its number, None where it isn't known."""

    head: str
    number: int | None = None


def problems(db: Db, anchor: Anchor | None = None) -> list[Problem]:
    """What is wrong with a desk of this program's revision, asked in one transaction."""
    found = _but_indexes(db, anchor)
    return found if db.server else found + _part(db, "index", lambda: indexproof.problems(db.connection))


def against(db: Db, anchor: Anchor) -> list[Problem]:
    """What an anchor says against the chain of a desk in a file, of any revision: an early one has no chain, and no anchor is in it."""
    if not db.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'chain'", {}).fetchone():
        return [problem("chain", "anchor-nowhere")]
    return _part(db, "anchor", lambda: proof.anchor_problems(db, anchor.head, anchor.number))


def _but_indexes(db: Db, anchor: Anchor | None = None) -> list[Problem]:
    reading = proof.Proof(db)
    parts: list[tuple[str, Callable[[], Iterable[Problem]]]] = [
        ("schema", lambda: schemaproof.problems(db)),
        ("chain", reading.chain),
        ("rows", reading.rows),
        ("sums", lambda: checks.desk(db)),
        ("search", lambda: searchproof.problems(db)),
    ]
    if anchor is not None:
        parts.insert(1, ("anchor", lambda: proof.anchor_problems(db, anchor.head, anchor.number)))
    found = [] if db.server else _part(db, "integrity", lambda: checks.file(db.connection))  # type: ignore[arg-type]
    for name, part in parts:
        found += _part(db, name, part)
    return found


def damage(place: Place) -> StoreFault | None:
    """The first problem of a file that an ordinary command stumbled over; None where there is none, or none was found in time."""
    if place.path is None or file_state(place.path, place.shown) == "absent":
        return None
    end = monotonic() + _LOOKED_FOR_SECONDS
    with translated(place.shown):
        opened = open_file(place.path, place.shown, write=False)
        try:
            opened.execute("BEGIN")
            opened.set_progress_handler(lambda: monotonic() > end, 10_000)
            found = _but_indexes(Db(opened, dry=True, server=False))
        finally:
            opened.close()
    return StoreFault("STORE_PROBLEM", problem=found[0]) if found else None


def _part(db: Db, name: str, part: Callable[[], Iterable[Problem]]) -> list[Problem]:
    try:
        return _told(name, part())
    except Exception as error:
        if not _is_damage(error):
            raise
        if not db.server:
            connection: Any = db.connection
            before = connection.text_factory
            connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            try:
                return [_named(name, error), *_again(name, part)]
            finally:
                connection.text_factory = before
        db.connection.execute("ROLLBACK", {})
        db.connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", {})
        return [_named(name, error)]


def _again(name: str, part: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """The same with text that isn't UTF-8 left as it stands, as far as it goes."""
    found: list[Problem] = []
    try:
        for line in part():
            found.append(line)
            if len(found) > TOLD:
                break
    except Exception as error:
        if not _is_damage(error):
            raise
    return _told(name, found)


def _told(name: str, found: Iterable[Problem]) -> list[Problem]:
    told: list[Problem] = []
    more = 0
    for line in found:
        if len(told) < TOLD:
            told.append(line)
        else:
            more += 1
    return told + ([problem(name, "more", count=more)] if more else [])


def _is_damage(error: Exception) -> bool:
    """May it come of what a file holds? Busy and unreachable databases are reported as such."""
    if isinstance(error, (TypeError, ValueError, LookupError, AttributeError, OverflowError)):
        return True
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
        return False
    if isinstance(error, sqlite3.Error) or hasattr(error, "sqlstate"):
        reported = fault(error, "")
        return reported is None or reported.code in ("STORE_DAMAGED", "DUPLICATE")
    return False


def _named(name: str, error: Exception) -> Problem:
    """What the database says, where it quotes nothing of what is stored; of other failures only that there was one."""
    said = str(error).partition("\n")[0]
    if isinstance(error, sqlite3.Error) and not said.startswith("Could not decode"):
        return problem(name, "file" if name == "integrity" else "database", said=said)
    return problem(name, "bad-utf8" if isinstance(error, sqlite3.Error) else "bad-value")
