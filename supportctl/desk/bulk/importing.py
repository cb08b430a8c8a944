"""One import: every line is checked before anything is written, then all are written in one transaction, or none."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from typing import IO, Any

from supportctl.desk.bulk.contacts import Contacts
from supportctl.desk.bulk.kinds import CHUNK, Kind
from supportctl.desk.bulk.products import Products
from supportctl.desk.bulk.sessions import Sessions
from supportctl.desk.bulk.source import Line, Source
from supportctl.desk.bulk.tickets import Tickets
from supportctl.desk.bulk.verbs import BY_VERB, Make
from supportctl.desk.ground.act import Act
from supportctl.errors import InvalidInput
from supportctl.store.bulk import Bulk
from supportctl.store.compiled import bulk as statements
from supportctl.store.engine import Db
from supportctl.store.journal import Author
from supportctl.store.scratch import Scratch
from supportctl.told import BadLine
from supportctl.tuples import NamedTuple

KINDS = ("clients", "contacts", "products", "licenses", "tickets", "sessions", "prices", "rates")
MADE_OF: dict[str, Make] = {"contacts": Contacts, "products": Products}
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
    """What came of the check, and the newest change by then: while it is the newest one, the check holds. `rows`: the rows to be
    made, pickled, so many at a time, in a file without a name. `broken_off`: the rest of the file wasn't read."""

    result: Imported
    newest: int | None
    kind: Kind[Any]
    rows: IO[bytes]
    broken_off: bool


def check(act: Act, kind: str, source: Source, tick: Tick, *, to_bill: bool) -> Checked:
    """Look at every line; `made` counts those that would be. Raises InvalidInput for a file that can't be read at all."""
    taker = _kind(act, kind, to_bill=to_bill)
    rows: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # it goes with the process
    read, made, unchanged, broken_off = 0, 0, 0, False
    failed: list[BadLine] = []
    with closing(Scratch()) as scratch:
        for lines in _chunks(source, taker):
            read += len(lines)
            failed += [BadLine(line.number, line.fault.code, line.fault.params) for line in lines if line.fault is not None]
            found = taker.check(act, [line for line in lines if line.fault is None], scratch)
            made, unchanged = made + len(found.rows), unchanged + found.unchanged
            failed += found.failed
            pickle.dump(found.rows, rows, pickle.HIGHEST_PROTOCOL)
            act.db.let_go()
            tick(lines[-1].done)
            if len(failed) >= MOST_FAILED and source.done() < 1:
                broken_off = True
                break
        if read == 0 and not source.names:
            raise InvalidInput("IMPORT_NO_ROWS", path=source.shown)
        failed += taker.end(act, scratch)
    failed.sort(key=lambda each: each.line)
    result = Imported(read, 0 if failed else made, unchanged, tuple(failed[:MOST_FAILED]))
    return Checked(result, statements.newest_change(act.db), taker, rows, broken_off)


def write(act: Act, kind: str, source: Source, tick: Tick, checked: Checked, author: Author, *, to_bill: bool) -> Imported:
    """Write what the check found, in the transaction of the act. Where the desk changed since, all is checked again. Should a line
    fail now, the caller takes everything back."""
    if statements.newest_change(act.db) != checked.newest:
        looking = act._replace(db=Db(act.db.connection, dry=True, server=act.db.server))
        checked = check(looking, kind, source, _unheard, to_bill=to_bill)
        if checked.result.failed:
            return checked.result
    bulk = Bulk(act.db, author)
    failed: list[BadLine] = []
    written = 0
    checked.rows.seek(0)
    while written < checked.result.made and not failed:
        rows = pickle.load(checked.rows)
        failed += checked.kind.write(act, rows, bulk)
        bulk.settle()
        written += len(rows)
        tick(written / checked.result.made)
    checked.kind.finish(act, bulk)
    bulk.settle()
    return checked.result._replace(made=0, failed=tuple(failed)) if failed else checked.result


def _unheard(share: float) -> None:
    """Nobody watches."""


def _kind(act: Act, kind: str, *, to_bill: bool) -> Kind[Any]:
    if kind == "tickets":
        return Tickets(act)
    if kind == "sessions":
        return Sessions(act, to_bill=to_bill)
    return (MADE_OF | BY_VERB)[kind](act)


def _chunks(source: Source, kind: Kind[Any]) -> Iterator[list[Line]]:
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
    if source.names != known:  # a heading alone, such as of a list that is empty
        _renamed(source, kind)


def _renamed(source: Source, kind: Kind[Any]) -> dict[str, str]:
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
