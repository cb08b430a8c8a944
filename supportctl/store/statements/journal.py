"""The journal of changes."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import compiled
from supportctl.store.tables.journal import ChangeSet, PersonalValue, RowChange


def changes(change_set_id: int) -> list[RowChange]:
    """What a transaction did, in the order of its first touch of each row."""
    return compiled(select(RowChange).where(RowChange.change_set_id == change_set_id).order_by(col(RowChange.id)))


def of_row(table: str, key: str) -> list[tuple[RowChange, ChangeSet]]:
    """All that was done to a row, oldest first."""
    wanted = select(RowChange, ChangeSet).join(ChangeSet, col(ChangeSet.id) == RowChange.change_set_id)
    return compiled(wanted.where(RowChange.table_name == table, RowChange.row_key == key).order_by(col(RowChange.id)))


def personal(client_id: int) -> list[PersonalValue]:
    """The personal values of a client that the journal refers to."""
    wanted = select(PersonalValue).where(PersonalValue.client_id == client_id)
    return compiled(wanted.order_by(col(PersonalValue.id)))


def former(client_id: int) -> list[PersonalValue]:
    """The personal values that a client's rows held once, oldest first."""
    wanted = select(PersonalValue).where(PersonalValue.client_id == client_id, col(PersonalValue.value).is_not(None))
    return compiled(wanted.order_by(col(PersonalValue.id)))


def with_images(recorded_before: datetime, limit: int) -> list[RowChange]:
    """The oldest changes recorded before an instant which still hold what a row was."""
    wanted = select(RowChange).join(ChangeSet, col(ChangeSet.id) == RowChange.change_set_id)
    wanted = wanted.where(col(RowChange.before).is_not(None), col(ChangeSet.recorded_at) < recorded_before)
    return compiled(wanted.order_by(col(RowChange.id)).limit(limit))


def operators() -> list[str | None]:
    """Whoever changed anything, and None; one step in an index a name, however many change sets there are."""
    name = select(func.min(ChangeSet.operator).label("name")).cte("names", recursive=True)
    beyond = select(func.min(ChangeSet.operator)).where(col(ChangeSet.operator) > name.c.name).scalar_subquery()
    return compiled(select(name.union_all(select(beyond).where(name.c.name.is_not(None))).c.name))


def by_operator(operator: str, before: int, limit: int) -> list[ChangeSet]:
    """An operator's change sets with numbers below `before`, newest first."""
    wanted = select(ChangeSet).where(ChangeSet.operator == operator, col(ChangeSet.id) < before)
    return compiled(wanted.order_by(col(ChangeSet.id).desc()).limit(limit))


def of_run(first: int) -> list[ChangeSet]:
    """The change sets that the same call made after its first one, in their order."""
    return compiled(select(ChangeSet).where(ChangeSet.run == first).order_by(col(ChangeSet.id)))


def undoing(number: int) -> ChangeSet | None:
    """The newest change set that takes this one back."""
    return compiled(select(ChangeSet).where(ChangeSet.undoes == number).order_by(col(ChangeSet.id).desc()).limit(1))


def touched_after(table: str, key: str, after: int) -> list[ChangeSet]:
    """The change sets with numbers above `after` that touched a row, oldest first."""
    wanted = select(ChangeSet).join(RowChange, col(RowChange.change_set_id) == ChangeSet.id)
    wanted = wanted.where(RowChange.table_name == table, RowChange.row_key == key, col(ChangeSet.id) > after)
    return compiled(wanted.order_by(col(ChangeSet.id)))
