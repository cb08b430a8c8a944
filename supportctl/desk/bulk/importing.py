"""One import: every line is checked before anything is written, then all are written in one transaction, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from typing import NamedTuple

from supportctl.desk.bulk.kinds import CHUNK, Kind, Pass
from supportctl.desk.bulk.sessions import Sessions
from supportctl.desk.bulk.source import Line, Source
from supportctl.desk.bulk.tickets import Tickets
from supportctl.desk.bulk.verbs import BY_VERB
from supportctl.desk.ground.act import Act
from supportctl.errors import InvalidInput
from supportctl.store.bulk import Bulk
from supportctl.store.compiled import bulk as statements
from supportctl.store.engine import Db
from supportctl.store.journal import Author
from supportctl.store.scratch import Scratch
from supportctl.told import BadLine

KINDS = ("clients", "licenses", "tickets", "sessions", "prices", "rates")
# So many bad lines are told; a file with more is another file.
MOST_FAILED = 1_000

# Told the share of a pass that is done, 0 to 1.
Tick = Callable[[float], None]


class Imported(NamedTuple):
    """What came of a file: lines that were read, rows that were made and that were on record as they are, lines that failed."""

    read: int
    made: int
    unchanged: int
    failed: tuple[BadLine, ...]


class Checked(NamedTuple):
    """What came of the check, and the newest change by then: while it is the newest one, the check holds."""

    result: Imported
    newest: int | None


def check(act: Act, kind: str, source: Source, tick: Tick, *, to_bill: bool) -> Checked:
    """Look at every line; `made` counts those that would be. Raises InvalidInput for a file that can't be read at all."""
    return Checked(_passed(act, kind, source, tick, None, to_bill=to_bill), statements.newest_change(act.db))


def write(act: Act, kind: str, source: Source, tick: Tick, checked: Checked, author: Author, *, to_bill: bool) -> Imported:
    """Write what the lines say, in the transaction of the act. Where the desk changed since the check a line may fail now: the
    caller takes everything back then."""
    if statements.newest_change(act.db) != checked.newest:
        again = _passed(
            act._replace(db=Db(act.db.connection, dry=True, server=act.db.server)), kind, source, tick, None, to_bill=to_bill
        )
        if again.failed:
            return again
    bulk = Bulk(act.db, author)
    found = _passed(act, kind, source, tick, bulk, to_bill=to_bill)
    bulk.finish()
    return found


def _passed(act: Act, kind: str, source: Source, tick: Tick, bulk: Bulk | None, *, to_bill: bool) -> Imported:
    """One pass through the file."""
    read, made, unchanged = 0, 0, 0
    failed: list[BadLine] = []
    with closing(Scratch()) as scratch:
        given = Pass(scratch, bulk)
        taker = _kind(act, kind, given, to_bill=to_bill)
        for lines in _chunks(source, taker):
            read += len(lines)
            failed += [BadLine(line.number, line.fault.code, line.fault.params) for line in lines if line.fault is not None]
            found = taker.take(act, [line for line in lines if line.fault is None])
            made, unchanged = made + found.made, unchanged + found.unchanged
            failed += found.failed
            if bulk is not None:
                act.db.settle(bulk.author)
            else:
                act.db.let_go()
            tick(lines[-1].done)
            if len(failed) >= MOST_FAILED:
                break
        if read == 0:
            raise InvalidInput("IMPORT_NO_ROWS", path=source.shown)
        failed += taker.end(act).failed
    failed.sort(key=lambda each: each.line)
    return Imported(read, 0 if failed else made, unchanged, tuple(failed[:MOST_FAILED]))


def _kind(act: Act, kind: str, given: Pass, *, to_bill: bool) -> Kind:
    if kind == "tickets":
        return Tickets(act, given)
    if kind == "sessions":
        return Sessions(act, given, to_bill=to_bill)
    return BY_VERB[kind](act, given)


def _chunks(source: Source, kind: Kind) -> Iterator[list[Line]]:
    """The lines, so many at a time, their columns by the names that the kind has for them. Raises InvalidInput for a column that it
    doesn't know."""
    rows = source.rows()
    known: tuple[str, ...] = ()
    renamed: dict[str, str] = {}
    while lines := list(islice(rows, CHUNK)):
        if source.names != known:
            known = source.names
            renamed = _renamed(source, kind)
        if renamed:
            lines = [line._replace(cells={renamed.get(n, n): text for n, text in line.cells.items()}) for line in lines]
        yield lines


def _renamed(source: Source, kind: Kind) -> dict[str, str]:
    """Names of columns that the kind has others for. Raises InvalidInput."""
    names = {name: kind.ALIASES.get(name, name) for name in source.names}
    if unknown := [name for name, own in names.items() if own not in kind.COLUMNS]:
        raise InvalidInput(
            "IMPORT_COLUMN_UNKNOWN", path=source.shown, columns=[n or "?" for n in unknown], known=list(kind.COLUMNS)
        )
    own = list(names.values())
    if twice := sorted({name for name in own if own.count(name) > 1}):
        raise InvalidInput("IMPORT_COLUMN_TWICE", path=source.shown, columns=twice)
    return {name: other for name, other in names.items() if name != other}
