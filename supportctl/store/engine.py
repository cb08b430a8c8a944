"""The two kinds of database session: read(), which can't change anything, and write(), one writer at a time.

    with store.read() as db:    a snapshot; dry runs and questions; always rolled back
    with store.write() as db:   BEGIN IMMEDIATE at the door, commit at the end, rollback on any exception

What the database raises leaves as StoreFault (codes: store/faults.py) or Conflict("DUPLICATE"). Statements are those of
store/compiled/; rows are objects of its rows.py, one object a record for as long as the session lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from supportctl.errors import StoreFault, SupportError
from supportctl.store.answers import Answers
from supportctl.store.faults import translated
from supportctl.store.place import Place
from supportctl.store.row import Row
from supportctl.store.statement import Statement

if TYPE_CHECKING:
    from supportctl.store.chain import Link
    from supportctl.store.happened import Watch
    from supportctl.store.journal import Author
    from supportctl.store.kept import Kept

FULL_TEXT = ("search_index", "confidential_index", "record_index")

R = TypeVar("R", bound=Row)
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


class Connection(Protocol):
    """What sqlite3 and psycopg have in common."""

    def execute(self, sql: str, params: Mapping[str, Any] | Sequence[Any], /) -> Any:
        """A cursor with fetchone() and fetchall()."""


class Db:
    """What the desk holds while it works: a session that writes at once, or (dry) writes nothing at all."""

    def __init__(self, connection: Connection, *, dry: bool, server: bool) -> None:
        self.connection = connection
        self.dry = dry
        self.server = server
        # Decisions about what had no id when they were asked, each with what is stored of it; those of them that aren't stored yet.
        self.asked: list[tuple[Any, tuple[Any, Any]]] = []
        self.owed: list[Any] = []
        # Every row that was read or made, by class and key; what a row held when it was last written.
        self._rows: dict[Any, Any] = {}
        self._stored: dict[Any, tuple[Any, ...]] = {}
        self._answers = Answers()
        # What this transaction changed, in the order of the first touch: the row, what it was (None: it is new), whether an
        # erasure changed it.
        self._changed: dict[Any, tuple[Row, tuple[Any, ...] | None, bool]] = {}
        # Whose transaction it is, where that is known only in it; the number under which the journal has it, once it is committed.
        self.author: Author | None = None
        self.change_set: int | None = None
        self.link: Link | None = None
        # Who is told of it before it is committed.
        self.watch: Watch | None = None

    # -- writing -----------------------------------------------------------------------------------------------------

    def add(self, row: R) -> R:
        """The row, written, with its id; on a dry Db nothing is written and the id stays 0."""
        if self.dry:
            return row
        self.insert(row)
        key = _key(row)
        self._rows[key] = row
        self._stored[key] = _values(type(row))(row)
        self._changed.setdefault(key, (row, None, False))
        return row

    def made(self, kind: type[R]) -> list[R]:
        """The rows of a class that this transaction added."""
        return [row for row, before, _ in self._changed.values() if before is None and isinstance(row, kind)]

    def insert(self, row: R) -> R:
        """Write a new row past the journal; for the journal."""
        kind = type(row)
        _complete(row)
        values = _values(kind)(row)
        self._answers.outdate(kind.TABLE)
        if kind.KEY != ("id",) or getattr(row, "id", None):
            self._write(_insert_of(kind, True, self.server), values)
        else:
            row.id = self._write(_insert_for_id(kind, self.server), values[1:]).fetchone()[0]  # type: ignore[attr-defined]  # KEY says so
        return row

    def add_all(self, rows: Sequence[Row], *, numbered: bool = False) -> None:
        """Insert many rows of one class at once past the journal, without their ids unless they are `numbered`; for thousands of them."""
        if self.dry or not rows:
            return
        kind = type(rows[0])
        with_key = kind.KEY != ("id",) or numbered
        values_of: Callable[[Row], tuple[Any, ...]] = attrgetter(*(kind.COLUMNS if with_key else kind.COLUMNS[1:]))
        for row in rows:
            _complete(row)
        self._answers.outdate(kind.TABLE)
        cursor: Any = self.connection.cursor()  # type: ignore[attr-defined]  # both drivers have it
        cursor.executemany(_insert_of(kind, with_key, self.server), [self._in_order(values_of(row)) for row in rows])

    def put(self, row: Row) -> None:
        """Write a row of what is derived, past the journal, in place of one with its key."""
        if self.dry:
            return
        kind = type(row)
        self._answers.outdate(kind.TABLE)
        self._write(_put_of(kind, self.server), _values(kind)(row))

    def drop(self, kind: type[Row], *key: Any) -> None:
        """Remove a row of what is derived, if there is one."""
        if self.dry:
            return
        self._answers.outdate(kind.TABLE)
        self._named(_delete_of(kind, self.server), dict(zip(kind.KEY, key, strict=True)))

    def touch(self, row: Row) -> None:
        """Write the changed attributes of a row."""
        self._update(row, erased=False)

    def blank(self, row: Row) -> None:
        """The same for an erasure: the journal doesn't keep what the row was."""
        self._update(row, erased=True)

    def delete(self, row: Row) -> None:
        """Remove a row."""
        self._remove(row, erased=False)

    def forget(self, row: Row) -> None:
        """The same for an erasure."""
        self._remove(row, erased=True)

    def changes(self) -> list[tuple[Row, tuple[Any, ...] | None, tuple[Any, ...] | None, bool]]:
        """Each row that this transaction wrote: what it was (None: new), what it became (None: gone), was it an erasure."""
        for key in list(self._stored):
            self.touch(self._rows[key])
        return [(row, before, self._stored.get(key), erased) for key, (row, before, erased) in self._changed.items()]

    def settle(self, author: Author) -> None:
        """Write what is derived and the journal of what was changed so far, all under one change set, and forget every row: a
        transaction of any size takes no more memory than what lies between two calls."""
        from supportctl.store import journal, searched

        changes = [journal.Change(*change) for change in self.changes()]
        if found := [change for change in changes if searched.matters(change)]:
            from supportctl.store import searching

            searching.update(self, found)
        if found := [change for change in changes if searched.of_money(change)]:
            from supportctl.store import owing

            owing.update(self, found)
        if found := [change for change in changes if searched.of_words(change)]:
            from supportctl.store import unanswered

            unanswered.update(self, found)
        journal.write(self, self.author or author, changes)
        if self.watch is not None:
            self.watch.settled(self, changes)
        self.let_go()

    def let_go(self) -> None:
        """Forget every row that was read or made; no verb may hold one."""
        for kept in (self._rows, self._stored, self._changed):
            kept.clear()
        self.asked.clear()
        self._answers = Answers()

    def _update(self, row: Row, *, erased: bool) -> None:
        kind = type(row)
        key = _key(row)
        if self.dry:
            return
        before = self._stored.get(key)
        if before is None:
            raise LookupError(f"{kind.TABLE} {key[1:]}: not a row of this session, or its key was changed")
        if "seal" in kind.COLUMNS:
            _complete(row)
        now = _values(kind)(row)
        if now == before:
            return
        changed = tuple(name for name, old, new in zip(kind.COLUMNS, before, now, strict=True) if old != new)
        values = {name: getattr(row, name) for name in (*changed, *kind.KEY)}
        self._answers.outdate(kind.TABLE)
        self._named(_update_of(kind, changed, self.server), values)
        self._stored[key] = now
        self._note(key, row, before, erased)

    def _remove(self, row: Row, *, erased: bool) -> None:
        if self.dry:
            return
        kind = type(row)
        key = _key(row)
        self._answers.outdate(kind.TABLE)
        self._named(_delete_of(kind, self.server), {name: getattr(row, name) for name in kind.KEY})
        self._rows.pop(key, None)
        self._note(key, row, self._stored.pop(key, None), erased)

    def _note(self, key: Any, row: Row, before: tuple[Any, ...] | None, erased: bool) -> None:
        _, first, was_erased = self._changed.get(key, (row, before, False))
        self._changed[key] = (row, first, erased or was_erased)

    # -- reading -----------------------------------------------------------------------------------------------------

    def get(self, kind: type[R], *key: Any) -> R | None:
        """The row with this primary key, one value a column of the key; without a query where the session has it. One that was
        undone is none."""
        found = self.get_any(kind, *key)
        return None if found is not None and kind.MARKED and getattr(found, "undone", None) is not None else found

    def get_any(self, kind: type[R], *key: Any) -> R | None:
        """The same, undone or not; for undoing and erasing."""
        found: R | None = self._rows.get((kind, *key))
        if found is not None:
            return found
        values = self._named(_select_of(kind, self.server), dict(zip(kind.KEY, key, strict=True))).fetchone()
        return None if values is None else self.row(kind, values)

    def all(self, statement: Statement, params: Mapping[str, Any], load: Callable[[Any], T]) -> list[T]:
        """Everything that a statement gives."""
        return [load(values) for values in self._read(statement, params)]

    def first(self, statement: Statement, params: Mapping[str, Any], load: Callable[[Any], T]) -> T | None:
        """The first of what a statement gives, or None; the statement limits."""
        return next((load(values) for values in self._read(statement, params)), None)

    def all_rows(self, statement: Statement, params: Mapping[str, Any], kind: type[R]) -> list[R]:
        """Every row of a statement that gives whole rows of a table."""
        return [self.row(kind, values) for values in self._read(statement, params)]

    def first_row(self, statement: Statement, params: Mapping[str, Any], kind: type[R]) -> R | None:
        """The first row of such a statement, or None."""
        return next((self.row(kind, values) for values in self._read(statement, params)), None)

    def row(self, kind: type[R], values: Sequence[Any]) -> R:
        """The object of a record. One that was changed and not written yet stays as it is."""
        columns = kind.COLUMNS
        key = (kind, values[0]) if len(kind.KEY) == 1 and kind.KEY[0] == columns[0] else None
        loaded: R | None = None
        if key is None:
            loaded = kind.load(values)
            key = _key(loaded)
        known: R | None = self._rows.get(key)
        if known is not None:
            if not self.dry and _values(kind)(known) == self._stored.get(key):
                for name, value in zip(columns, _values(kind)(loaded or kind.load(values)), strict=True):
                    setattr(known, name, value)
                self._stored[key] = _values(kind)(known)
            return known
        loaded = loaded or kind.load(values)
        self._rows[key] = loaded
        if not self.dry:
            self._stored[key] = _values(kind)(loaded)
        return loaded

    def row_or_none(self, kind: type[R], values: Sequence[Any]) -> R | None:
        """The same where an outer join may have found none."""
        return None if values[0] is None else self.row(kind, values)

    # -- underneath --------------------------------------------------------------------------------------------------

    def _read(self, statement: Statement, params: Mapping[str, Any]) -> list[Any]:
        """What a statement gives; it isn't run again while its answer stands."""
        sql = statement.text(self.server, params)
        return self._answers.get(sql, params, lambda: self._named(sql, params).fetchall())

    def _write(self, sql: str, values: Sequence[Any]) -> Any:
        """Run a statement that takes the values of a row in their order."""
        return self._run(sql, self._in_order(values))

    def _in_order(self, values: Sequence[Any]) -> list[Any]:
        return [value if type(value) in _AS_IT_IS else self._value(value) for value in values]

    def _named(self, sql: str, params: Mapping[str, Any]) -> Any:
        """Run a statement that names its parameters."""
        return self._run(sql, self._encoded(params))

    def _run(self, sql: str, params: Any) -> Any:
        """Whatever a session asks or writes, one statement at a time, with parameters as the database takes them."""
        return self.connection.execute(sql, params)

    def _encoded(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Parameters as the database takes them: an instant as seconds; a day as text and a list as JSON in SQLite."""
        return {name: value if type(value) in _AS_IT_IS else self._value(value) for name, value in params.items()}

    def _value(self, value: Any) -> Any:
        kind = type(value)
        if kind is datetime:
            if value.tzinfo is None:
                raise ValueError("an instant without a time zone")
            return int(value.timestamp())
        if self.server:
            return list(value) if kind is tuple else value
        if kind is date:
            return value.isoformat()
        if kind is list or kind is tuple:
            from json import dumps

            return dumps(value)
        return value


# Types of values that a database takes as they are.
_AS_IT_IS = frozenset((str, int, bool, bytes, type(None)))
# What follows from a class of rows is the same each time, so it is found once.
_once: Callable[[F], F] = cache  # type: ignore[assignment]  # mypy doesn't take a class for hashable


@_once
def _values(kind: type[Row]) -> Callable[[Any], tuple[Any, ...]]:
    """Gives the values of a row in the order of its columns."""
    return attrgetter(*kind.COLUMNS)


def _key(row: Any) -> tuple[Any, ...]:
    kind = type(row)
    return (kind, row.id) if kind.KEY == ("id",) else (kind, *[getattr(row, name) for name in kind.KEY])


def _complete(row: Any) -> None:
    """A row with a salt of its own gets it when it is written first, one with a seal whenever it is written."""
    salted, sealed = _completed(type(row))
    if salted and row.salt is None:
        row.salt = urandom(16)
    if sealed:
        from supportctl.store.canonical import seal_of

        row.seal = seal_of(row)


@_once
def _completed(kind: type[Row]) -> tuple[bool, bool]:
    """Has it a salt of its own; has it a seal?"""
    return "salt" in kind.COLUMNS, "seal" in kind.COLUMNS


@_once
def _insert_of(kind: type[Row], with_key: bool, server: bool) -> str:
    given = kind.COLUMNS if with_key else kind.COLUMNS[1:]
    return f"INSERT INTO {kind.TABLE} ({_names(given)}) VALUES ({', '.join(['%s' if server else '?'] * len(given))})"


@_once
def _insert_for_id(kind: type[Row], server: bool) -> str:
    return f"{_insert_of(kind, False, server)} RETURNING id"


@_once
def _put_of(kind: type[Row], server: bool) -> str:
    sets = ", ".join(f"{_quoted(name)} = excluded.{_quoted(name)}" for name in kind.COLUMNS if name not in kind.KEY)
    return f"{_insert_of(kind, True, server)} ON CONFLICT ({_names(kind.KEY)}) DO UPDATE SET {sets}"


@_once
def _update_of(kind: type[Row], changed: tuple[str, ...], server: bool) -> str:
    sets = ", ".join(f"{_quoted(name)} = {_mark(name, server)}" for name in changed)
    return f"UPDATE {kind.TABLE} SET {sets} WHERE {_by_key(kind, server)}"


@_once
def _delete_of(kind: type[Row], server: bool) -> str:
    return f"DELETE FROM {kind.TABLE} WHERE {_by_key(kind, server)}"


@_once
def _select_of(kind: type[Row], server: bool) -> str:
    return f"SELECT {_names(kind.COLUMNS)} FROM {kind.TABLE} WHERE {_by_key(kind, server)}"


def _by_key(kind: type[Row], server: bool) -> str:
    return " AND ".join(f"{_quoted(name)} = {_mark(name, server)}" for name in kind.KEY)


def _mark(name: str, server: bool) -> str:
    return f"%({name})s" if server else f":{name}"


def _names(columns: Sequence[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    return f'"{name}"'


class Store:
    """A database by path or URL. Nothing is opened before the first read() or write(), which also creates it, where it may."""

    def __init__(self, target: str, *, create: bool = True, kept: Kept | None = None) -> None:
        """target: a path, sqlite:///path or postgresql://…; StoreFault STORE_UNREACHABLE, STORE_NO_DRIVER. Without `create` a
        missing database, or an empty one, is StoreFault STORE_ABSENT at the first use. `kept`: where connections stay open for the
        next transaction; None: each has its own."""
        self.place, self.create, self.kept = Place(target), create, kept
        self.watch: Watch | None = None
        # Does a commit wait until the disk has it; has one not waited?
        self._wait, self._owes = True, False

    @property
    def path(self) -> Path | None:
        """The SQLite file; None on a server."""
        return self.place.path

    @property
    def shown(self) -> str:
        """Path or URL as people may see it: no password."""
        return self.place.shown

    def compact(self) -> None:
        """Rewrite an SQLite file and empty its log, or every table on a server, so that nothing erased is left in them. StoreFault.

        What a server's write-ahead log holds isn't in our hands.
        """
        if self.path is None:
            from supportctl.store import server

            with translated(self.shown):
                server.compact(self.place)
            return
        from supportctl.store import file

        with translated(self.shown):
            connection = file.open_desk(self.path, self.shown, write=True)
            try:
                # A full-text index keeps what is deleted from it until it is put in one piece.
                for index in FULL_TEXT:
                    connection.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")
                connection.execute("VACUUM")
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
        if busy:
            raise StoreFault("STORE_LOCKED", path=self.shown, detail="its log is being read")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Transactions over one connection that are answered at the end, all at once: each is committed by itself, and all wait for
        the disk together then. A loss of power takes none that was answered, and of the others only the last ones. On a server
        each waits. StoreFault."""
        if not self._wait:
            yield
            return
        from supportctl.store.kept import Kept

        around, own = self.kept, Kept()
        self.kept, self._wait = around or own, False
        try:
            yield
        finally:
            self.kept, self._wait = around, True
            own.close()
            if self._owes and self.path is not None:
                from supportctl.store import file

                file.flush(self.path, self.shown)
            self._owes = False

    @contextmanager
    def read(self) -> Iterator[Db]:
        """A dry Db on one snapshot, rolled back at the end. StoreFault."""
        with translated(self.shown):
            connection, over = self._begun(write=False), False
            try:
                yield Db(connection, dry=True, server=self.path is None)
                over = self._taken_back(connection)
            except SupportError as error:
                over = not isinstance(error, StoreFault) and self._taken_back(connection)
                raise
            finally:
                self._left(connection, over)

    @contextmanager
    def write(self, author: Author | None = None) -> Iterator[Db]:
        """A Db whose changes are committed together with their journal at the end, or not at all. `author`: whose they are; None
        for the desk's own upkeep. StoreFault, Conflict("DUPLICATE")."""
        from supportctl.store.journal import Author

        with translated(self.shown):
            connection, over = self._begun(write=True), False
            try:
                db = Db(connection, dry=False, server=self.path is None)
                db.watch = self.watch
                if self.watch is not None:
                    self.watch.begun()
                yield db
                if db.owed:
                    raise LookupError(f"decided and not stored: {', '.join(decision.question for decision in db.owed)}")
                db.settle(author or Author("", "", datetime.now(UTC)))
                if db.link is not None:
                    db.link.close(db)
                ended = connection.execute("COMMIT")
                if getattr(ended, "statusmessage", "COMMIT") != "COMMIT":
                    raise RuntimeError("a failed statement was passed over: the server took everything back")
                over = True
                self._owes = not self._wait
                if self.watch is not None:
                    self.watch.committed()
            except SupportError as error:
                over = not isinstance(error, StoreFault) and self._taken_back(connection)
                raise
            finally:
                self._left(connection, over)

    def _taken_back(self, connection: Any) -> bool:
        """Where connections are kept, end the transaction without its changes; True when that was done."""
        if self.kept is None:
            return False
        connection.execute("ROLLBACK")
        return True

    def _begun(self, *, write: bool) -> Any:
        """A connection of its own with an open transaction; closing it without COMMIT takes everything back."""
        idle = None if self.kept is None else self.kept.take(self.place)
        if self.path is not None:
            from supportctl.store import file

            return file.begun(self.path, self.shown, write=write, create=self.create, idle=idle, wait=self._wait)
        from supportctl.store import server

        return server.begun(self.place, write=write, make=self.create, idle=idle)

    def _left(self, connection: Any, over: bool) -> None:
        """A connection whose transaction is over may be kept; any other is closed."""
        if over and self.kept is not None:
            self.kept.give(self.place, connection)
        else:
            connection.close()
