"""The chain of proof computed again, and every row tied to the last entry that names it: what differs, by its place.

Read once from the first entry to the last, in constant memory: change sets, changes, personal values and heads side by side, each in the
order of its numbers, for there is one writer at a time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from supportctl.record import Problem
from supportctl.store import chain
from supportctl.store.canonical import (
    SEAL,
    answer_digest,
    former_digest,
    image_digest,
    row_digest,
    row_line,
    salts_digest,
    set_line,
)
from supportctl.store.engine import Db
from supportctl.store.journal import NOT_KEPT, OF_ALL
from supportctl.store.problem import problem
from supportctl.store.rawrows import Salts, Shape, differs, missing, rows, sealed_shapes, stream
from supportctl.store.undoing import kinds
from supportctl.tuples import NamedTuple

_SETS = "SELECT id, command, operator, recorded_at, run, undoes FROM change_set ORDER BY id"
_CHANGES = 'SELECT id, change_set_id, table_name, row_key, act, salts, image, digest, "before" FROM row_change ORDER BY id'
_VALUES = "SELECT id, client_id, column_name, salt, value FROM personal_value ORDER BY id"
_ENTRIES = "SELECT number, change_set_id, head FROM chain ORDER BY number"
_LAST_GIVEN = "SELECT seq FROM sqlite_sequence WHERE name = 'chain'"
# A command is taken back where an `undo` of it stands, an `undo` where a `redo` gave back what it had taken.
_MARKS = (
    "SELECT s.id FROM change_set s WHERE s.taken_back <> CASE WHEN s.undoes IS NULL THEN EXISTS (SELECT 1 FROM change_set u "
    "WHERE u.undoes = COALESCE(s.run, s.id) AND NOT EXISTS (SELECT 1 FROM change_set r WHERE r.undoes = u.id)) "
    "ELSE EXISTS (SELECT 1 FROM change_set r WHERE r.undoes = s.id) END ORDER BY s.id"
)


class _Change(NamedTuple):
    """A row of row_change."""

    id: int
    set_id: int
    table: str
    key: str
    act: str
    salts: str | None
    image: bytes | None
    digest: bytes | None
    before: str | None

    @property
    def line(self) -> bytes:
        return row_line(self.set_id, self.table, self.key, self.act, self.salts, self.image, self.digest)


class _Ahead:
    """An iterator whose next item can be looked at; None at its end."""

    def __init__(self, found: Iterator[Any]) -> None:
        self._found = found
        self.next: Any = next(found, None)

    def take(self) -> Any:
        taken, self.next = self.next, next(self._found, None)
        return taken


class Proof:
    """One reading of the chain, and then of the rows."""

    def __init__(self, db: Db) -> None:
        self._db = db
        # By table how many rows there must be, by the entries.
        self._alive: Counter[str] = Counter()
        self._values = _Ahead(iter(()))
        self._last_change = 0
        self._unreferred: list[Problem] = []

    def chain(self) -> Iterator[Problem]:
        """What is wrong with entries, change sets, changes and personal values."""
        db = self._db
        sets = _Ahead(stream(db, _SETS, {}))
        changes = _Ahead(map(_Change._make, stream(db, _CHANGES, {})))
        self._values = _Ahead(stream(db, _VALUES, {}))
        before, expected, number = chain.NOTHING, 1, 0
        for number, upto, head in stream(db, _ENTRIES, {}):
            if number != expected:
                yield problem(f"chain {number}", "chain-gap", before=expected - 1)
            found, command = chain.begun(number, before), "-"
            while sets.next is not None and sets.next[0] <= upto:
                each = sets.take()
                if number > 1 and each[0] != upto:
                    yield problem(f"change_set {each[0]}", "chain-none")
                    continue
                found.update(set_line(*each))
                command = each[1]
            while changes.next is not None and changes.next.set_id <= upto:
                change = changes.take()
                yield from self._change(change, first=number == 1)
                if number > 1 and change.set_id != upto:
                    yield problem(f"row_change {change.id}", "chain-none")
                    continue
                found.update(change.line)
            if found.digest() != bytes(head):
                yield problem(f"chain {number}", "chain-altered", set=upto, command=command)
            before, expected = bytes(head), number + 1
        yield from self._rest(sets, changes)
        yield from self._cut(number)
        for (mark,) in stream(db, _MARKS, {}):
            yield problem(f"change_set {mark}", "mark")

    def _rest(self, sets: _Ahead, changes: _Ahead) -> Iterator[Problem]:
        """What stands after the last entry."""
        while sets.next is not None:
            yield problem(f"change_set {sets.take()[0]}", "chain-none")
        while changes.next is not None:
            yield problem(f"row_change {changes.take().id}", "chain-none")
        while self._values.next is not None:
            yield problem(f"personal_value {self._values.take()[0]}", "unreferred")

    def _cut(self, number: int) -> Iterator[Problem]:
        """Which number was given last, the file remembers."""
        if not number:
            yield problem("chain", "chain-empty")
        if self._db.server:
            return
        row = self._db.connection.execute(_LAST_GIVEN, {}).fetchone()
        if row is None or row[0] != number:
            yield problem("chain", "chain-cut", last=number, given=row and row[0])

    def _change(self, change: _Change, *, first: bool) -> Iterator[Problem]:
        if not self._db.server and change.id != self._last_change + 1:
            yield problem(f"row_change {change.id}", "changes-gap", before=self._last_change)
        self._last_change = change.id
        if change.act == ("found" if first else "added"):
            self._alive[change.table] += 1
        elif not first and change.digest is None:
            self._alive[change.table] -= 1
        if change.before is not None and image_digest(change.before) != change.image:
            yield problem(f"row_change {change.id}", "before-altered")
        if change.salts or change.before:
            yield from self._personal(change)

    def _personal(self, change: _Change) -> Iterator[Problem]:
        """The personal values that a change refers to, in the order of their numbers."""
        salts: dict[str, Any] = json.loads(change.salts) if change.salts else {}
        whose, told = salts.pop(OF_ALL, (None, None))
        former = [v for v in json.loads(change.before or "{}").values() if isinstance(v, dict)]
        wanted = {v["personal"]: v for v in former} | dict.fromkeys(salts.values())
        held: list[tuple[int, str, bytes]] = []
        for number in sorted(wanted):
            row = self._value(number)
            yield from self._unreferred
            about = wanted[number]
            if row is None:
                client = whose if about is None else about.get("client")
                if client is not None and not self._is_erased(client):
                    yield problem(f"personal_value {number}", "value-missing", client=client)
            elif about is None:
                held.append((number, row[2], row[3]))
                if row[4] is not None or (whose is not None and row[1] != whose):
                    yield problem(f"personal_value {number}", "value-altered", change=change.id)
            elif "digest" in about and (row[4] is None or former_digest(*row[1:]) != about["digest"]):
                yield problem(f"personal_value {number}", "value-altered", change=change.id)
        if told is not None and len(held) == len(salts) and salts_digest(whose, held) != told:
            yield problem(f"personal_value {held[0][0]}", "value-altered", change=change.id)

    def _value(self, number: int) -> Any:
        """The personal value with this number; those before it, to which nothing referred, are left in `_unreferred`."""
        self._unreferred = []
        while self._values.next is not None and self._values.next[0] < number:
            self._unreferred.append(problem(f"personal_value {self._values.take()[0]}", "unreferred"))
        if self._values.next is not None and self._values.next[0] == number:
            return self._values.take()
        return None

    def _is_erased(self, client: int) -> bool:
        mark = "%(client)s" if self._db.server else ":client"
        sql = f"SELECT 1 FROM erasure WHERE client_id = {mark}"
        return self._db.connection.execute(sql, {"client": client}).fetchone() is not None

    def rows(self) -> Iterator[Problem]:
        """Which rows aren't what their last entries say."""
        for sealed in sealed_shapes(self._db):
            yield from self._sealed(sealed)
        yield from self._answers()
        salts = Salts(self._db)
        for table, kind in sorted(kinds().items()):
            if table in NOT_KEPT:
                continue
            shape = Shape(table, kind.COLUMNS, kind.KEY)
            count = 0
            for row in rows(self._db, shape):
                count += 1
                if row.act is None:
                    yield problem(f"{table} {row.key}", "added")
                elif row.digest is None:
                    yield problem(f"{table} {row.key}", "came-back", set=row.set_id)
                elif differs(shape, row, salts):
                    yield problem(f"{table} {row.key}", "altered", set=row.set_id)
            if count != self._alive[table]:
                for key in missing(self._db, shape):
                    yield problem(f"{table} {key}", "missing")

    def _sealed(self, shape: Shape) -> Iterator[Problem]:
        """Which rows aren't what their seals say."""
        names = ", ".join(f'"{name}"' for name in shape.columns)
        at = shape.columns.index(SEAL)
        for row in stream(self._db, f"SELECT {shape.key_sql}, {names} FROM {shape.table} t", {}):
            key, *values = row
            seal, values[at] = values[at], None
            if seal is None or row_digest(shape.columns, values, {}) != bytes(seal):
                # A key may name a person.
                yield problem(f"{shape.table} {key}" if shape.table != "idempotency_key" else shape.table, "seal")

    def _answers(self) -> Iterator[Problem]:
        """Which kept answers aren't those that the chain knows, and how many of these are missing."""
        shape = next(shape for shape in sealed_shapes(self._db) if shape.table == "idempotency_key")
        names = ", ".join(f'"{name}"' for name in shape.columns)
        known = f"SELECT 1 FROM answer_seal WHERE answer = {'%(answer)s' if self._db.server else ':answer'}"
        count = 0
        for row in stream(self._db, f"SELECT {names} FROM {shape.table}", {}):
            if self._db.connection.execute(known, {"answer": answer_digest(shape.columns, row)}).fetchone() is None:
                yield problem(shape.table, "answer-other")
            else:
                count += 1
        wanted = self._db.connection.execute("SELECT count(*) FROM answer_seal", {}).fetchone()[0]
        if wanted != count:
            yield problem(shape.table, "answers-missing", count=wanted - count)


def anchor_problems(db: Db, anchor: str, number: int | None) -> Iterator[Problem]:
    """What an anchor (the head of an entry, hexadecimal, or its beginning) says against the chain. `number`: of the entry."""
    if number is not None:
        mark = "%(number)s" if db.server else ":number"
        row = db.connection.execute(f"SELECT head FROM chain WHERE number = {mark}", {"number": number}).fetchone()
        if row is None:
            yield problem(f"chain {number}", "anchor-cut")
        elif not bytes(row[0]).hex().startswith(anchor):
            yield problem(f"chain {number}", "anchor-other")
        return
    for (head,) in stream(db, "SELECT head FROM chain ORDER BY number DESC", {}):
        if bytes(head).hex().startswith(anchor):
            return
    yield problem("chain", "anchor-nowhere")
