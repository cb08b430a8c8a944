"""Takes change sets back, by the journal: what they added is marked, what they changed gets its former values, what they deleted
comes back. First a plan, which says what stands in the way; then the writing.

A row without a number of its own (a rate, the words of a complaint) is removed instead of marked: the journal has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from supportctl.store.compiled import history, journal, references, rows
from supportctl.store.compiled.rows import ChangeSet, PersonalValue, RowChange, Ticket
from supportctl.store.engine import Db
from supportctl.store.journal import MARK
from supportctl.store.personal import EMPTIED, REMOVED
from supportctl.store.row import Row
from supportctl.tuples import NamedTuple

# Kinds of the entries in a ticket's history that tell of an undoing.
TELLING = ("taken-back", "given-back")

# What is computed again.
COMPUTED = frozenset({"running_session"})

# A row of a table by its key.
Name = tuple[str, str]


class Obstacle(Exception):
    """Why change sets can't be taken back: a code of the kind UNDO_…, and the change set or row that is in the way."""

    def __init__(self, code: str, *, by: ChangeSet | None = None, row: Name | None = None) -> None:
        super().__init__(code)
        self.code, self.by, self.row = code, by, row


class Step(NamedTuple):
    """What is to be done to a row. `row`: as it is, or (`act` insert) as it comes back. `act`: mark, unmark, set (these `values`),
    remove, insert."""

    name: Name
    row: Row
    act: str
    values: dict[str, Any]


@cache
def kinds() -> dict[str, type[Row]]:
    """The row classes by table."""
    every = [k for k in vars(rows).values() if isinstance(k, type) and issubclass(k, Row) and k is not Row]
    return {k.TABLE: k for k in every}


def plan(db: Db, sets: Sequence[ChangeSet], beyond: frozenset[int] = frozenset()) -> list[Step]:
    """How to take these change sets of one command back, the last change first. Raises Obstacle.

    `beyond`: commands, by their first change sets, that are taken for undone already: those after it in a list of what can be.
    """
    steps: dict[Name, Step] = {}
    for change_set in reversed(sets):
        for change in reversed(journal.changes(db, change_set.id)):
            name = (change.table_name, change.row_key)
            kind = kinds()[change.table_name]
            if not _taken_back(kind, change):
                continue
            if change.act != "added" and not kind.ONLY_ADDED and change.before is None:
                raise Obstacle("UNDO_TOO_OLD")
            if name not in steps:
                _require_untouched(db, name, sets, beyond)
            step = _step(db, kind, change, steps.get(name))
            # What a history says of an undoing stays, too.
            if change.table_name != "ticket_event" or getattr(step.row, "kind", "") not in TELLING:
                steps[name] = step
    found = list(steps.values())
    _require_nothing_refers(db, found, beyond)
    _require_parents(db, found)
    _require_unique(db, found)
    return found


def apply(db: Db, steps: Iterable[Step], mark: int) -> None:
    """Do it. `mark`: the number that marks a row as undone. What comes back is written before what refers to it."""
    for step in sorted(steps, key=lambda s: s.act == "remove"):
        if step.act in ("mark", "unmark"):
            setattr(step.row, MARK, mark if step.act == "mark" else None)
            db.touch(step.row)
        elif step.act == "set":
            for column, value in step.values.items():
                setattr(step.row, column, value)
            db.touch(step.row)
        elif step.act == "insert":
            db.add(step.row)
        else:
            db.delete(step.row)


def root(db: Db, change_set: ChangeSet) -> int:
    """The first change set of the command that it is, or that it takes back or gives back in the end."""
    while change_set.undoes is not None:
        undone = db.get(ChangeSet, change_set.undoes)
        if undone is None:
            break
        change_set = undone
    return change_set.run or change_set.id


def forget_undone(db: Db, change: RowChange) -> None:
    """Empty what a row that is undone holds of persons, once its change is so old that it can't be given back."""
    kind = kinds()[change.table_name]
    if change.act != "changed" or not kind.MARKED:
        return
    row = db.get_any(kind, *_key(kind, change.row_key))
    if row is None or getattr(row, MARK) is None:
        return
    if kind.TABLE in REMOVED:
        db.forget(row)
        return
    for columns in [columns for table, columns in EMPTIED if table == kind.TABLE]:
        for name, empty in columns.items():
            if getattr(row, name) is not None:
                setattr(row, name, empty)
        db.blank(row)
    if isinstance(row, Ticket):
        for _, message in history.history(db, row.id):
            if message is not None:
                message.body, message.salt = "", None
                db.blank(message)


# -- the plan ---------------------------------------------------------------------------------------------------------------


def _taken_back(kind: type[Row], change: RowChange) -> bool:
    """Books, words and documents stay as they are, whatever becomes of the act."""
    if change.act == "erased":
        raise Obstacle("UNDO_ERASED")
    return kind.MARKED or not kind.ONLY_ADDED


def _step(db: Db, kind: type[Row], change: RowChange, later: Step | None) -> Step:
    """The step for one change; `later`: what the changes after it to the same row come to."""
    name = (change.table_name, change.row_key)
    row = later.row if later is not None else db.get_any(kind, *_key(kind, change.row_key))
    if change.act == "added":
        if row is None:
            raise Obstacle("UNDO_CHANGED", row=name)
        return Step(name, row, "mark" if kind.MARKED else "remove", {})
    if kind.ONLY_ADDED:  # all that may become of such a row is to be marked, or not to be any more
        if row is None:
            raise Obstacle("UNDO_CHANGED", row=name)
        return Step(name, row, "mark" if getattr(row, MARK) is None else "unmark", {})
    before = _values(db, kind, json.loads(change.before or "{}"))
    if change.act == "deleted":
        if row is not None:  # marked by a redo, or the number was given again to a row that was undone since
            return Step(name, row, "set", before)
        made: Row = kind.load([None] * len(kind.COLUMNS))
        for column, value in before.items():
            setattr(made, column, value)
        return Step(name, made, "insert", before)
    if row is None:
        raise Obstacle("UNDO_CHANGED", row=name)
    values = {**(later.values if later is not None and later.act == "set" else {}), **before}
    return Step(name, row, "set", values)


def _key(kind: type[Row], text: str) -> list[Any]:
    """The key of a row out of the journal."""
    parts = text.split(",")
    found = kind.load([_as_stored(parts[kind.KEY.index(n)]) if n in kind.KEY else None for n in kind.COLUMNS])
    return [getattr(found, name) for name in kind.KEY]


def _as_stored(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() else text


def _values(db: Db, kind: type[Row], image: dict[str, Any]) -> dict[str, Any]:
    """What a row was, by column. Raises Obstacle where an erasure took a value."""
    found: dict[str, Any] = {}
    for name, value in image.items():
        if isinstance(value, dict):
            kept = db.get(PersonalValue, value["personal"])
            if kept is None:
                raise Obstacle("UNDO_ERASED")
            found[name] = kept.value
        else:
            found[name] = value
    row = kind.load([found.get(name) for name in kind.COLUMNS])
    return {name: getattr(row, name) for name in image}


# -- what stands in the way -------------------------------------------------------------------------------------------------


def _require_untouched(db: Db, name: Name, sets: Sequence[ChangeSet], beyond: frozenset[int]) -> None:
    """No later change of the row stands: each was taken back in its turn."""
    ours = {change_set.id for change_set in sets}
    standing: list[tuple[int, ChangeSet]] = []
    for later in journal.touched_after(db, *name, min(ours)):
        of = root(db, later)
        if later.id in ours or of in beyond:
            continue
        if later.undoes is not None and standing and standing[-1][0] == of:
            standing.pop()
        else:
            standing.append((of, later))
    if standing:
        raise Obstacle("UNDO_CHANGED", by=standing[0][1], row=name)


def _goes(step: Step) -> bool:
    """Does the row stand now, and not afterwards?"""
    if step.act == "set":
        return step.values.get(MARK) is not None
    return step.act in ("mark", "remove")


def _comes(step: Step) -> bool:
    """Does the row stand afterwards, and not now?"""
    if step.act == "set":
        return MARK in step.values and step.values[MARK] is None
    return step.act in ("unmark", "insert")


def _require_nothing_refers(db: Db, steps: Sequence[Step], beyond: frozenset[int]) -> None:
    """Nothing that stands refers to a row that goes."""
    ours = {step.name for step in steps}
    for step in steps:
        if not _goes(step) or type(step.row).KEY != ("id",):
            continue
        table, key = step.name
        for child, column in references.REFERRING.get(table, ()):
            if child in COMPUTED:
                continue
            for number in _standing(db, child, column, int(key)):
                name = (child, number)
                added = [c for change, c in journal.of_row(db, *name) if change.act == "added"]
                if name not in ours and not (added and root(db, added[0]) in beyond):
                    raise Obstacle("UNDO_USED", by=added[0] if added else None, row=name)


def _require_parents(db: Db, steps: Sequence[Step]) -> None:
    """What comes back refers to nothing that is gone."""
    ours = {step.name: step for step in steps}
    for step in steps:
        if not _comes(step):
            continue
        for parent, columns in references.REFERRING.items():
            for table, column in columns:
                number = getattr(step.row, column) if table == step.name[0] else None
                if number is None or not kinds()[parent].MARKED:
                    continue
                beside = ours.get((parent, str(number)))
                if db.get(kinds()[parent], number) is None if beside is None else _goes(beside):
                    raise Obstacle("UNDO_GONE", row=(parent, str(number)))


def _require_unique(db: Db, steps: Sequence[Step]) -> None:
    """No other row has the key of one that comes back, or gets its former key."""
    ours = {step.name for step in steps}
    for table, column, condition in references.UNIQUE:
        for step in steps:
            if step.name[0] != table or _goes(step) or not (_comes(step) or step.values.keys() & {column, "state"}):
                continue
            after = {name: step.values.get(name, getattr(step.row, name)) for name in type(step.row).COLUMNS}
            if condition and after["state"] != "running":
                continue
            taken = [(table, n) for n in _standing(db, table, column, after[column], condition)]
            other = [name for name in taken if name not in ours]
            if other:
                raise Obstacle("UNDO_KEY_TAKEN", row=other[0])


def _standing(db: Db, table: str, column: str, value: Any, condition: str = "") -> list[str]:
    """The keys of the rows that stand and have this value in a column. What tells of an undoing in a history is no use of it."""
    kind = kinds()[table]
    key = f'"{kind.KEY[0]}"'
    conditions = [f'"{column}" = {"%(value)s" if db.server else ":value"}']
    conditions += ["undone IS NULL"] if kind.MARKED else []
    conditions += [condition] if condition else []
    conditions += [f"kind NOT IN {TELLING}"] if table == "ticket_event" else []
    found = db.connection.execute(f"SELECT {key} FROM {table} WHERE {' AND '.join(conditions)}", {"value": value}).fetchall()
    return [str(number) for (number,) in found]
