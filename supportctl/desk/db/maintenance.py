"""The database itself: where it is, its schema, whether it is sound."""

from __future__ import annotations

from os import stat

from supportctl.desk.db.proving import parsed
from supportctl.desk.ground.results import Outcome
from supportctl.errors import StoreFault
from supportctl.record import Problem
from supportctl.store import revision, schema
from supportctl.store.engine import Store
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class DbPath(NamedTuple):
    """Where the database is; `exists`: None where that can't be seen."""

    path: str
    exists: bool | None


class Upgraded(NamedTuple):
    """The revision of the schema before and after, and this program's."""

    path: str
    before: str | None
    after: str | None
    head: str


class Compacted(NamedTuple):
    """The file that was rewritten."""

    path: str


class Checked(NamedTuple):
    """What is wrong with a database."""

    ok: bool
    revision: str | None
    problems: tuple[Problem, ...]


def path(target: str) -> Outcome[DbPath]:
    """Where the database is, and whether it is there yet; None where that can't be seen."""
    store = Store(target)
    try:
        found = schema.current(target) is not None if store.path is None else stat(store.path) is not None
    except StoreFault as fault:
        return Outcome(DbPath(store.shown, None), notes=(Note("STORE_UNSEEN", dict(fault.params)),))
    except (FileNotFoundError, NotADirectoryError):
        found = False
    except OSError as error:
        why = error.strerror or str(error)
        return Outcome(DbPath(store.shown, None), notes=(Note("STORE_UNSEEN", {"path": store.shown, "detail": why}),))
    return Outcome(DbPath(store.shown, found))


def upgrade(target: str, *, dry_run: bool) -> Outcome[Upgraded]:
    """Bring the schema up to this program's; a step that fails leaves nothing behind."""
    before = schema.current(target)
    if dry_run:
        if before is not None and before not in revision.REVISIONS:
            revision.require_head(before, Store(target).shown)
        applied, after = before != revision.HEAD, before
    else:
        applied, after = bool(schema.upgrade(target)), revision.HEAD
    return Outcome(Upgraded(Store(target).shown, before, after, revision.HEAD), notes=(_upgraded(before, applied, dry_run),))


def _upgraded(before: str | None, applied: bool, dry_run: bool) -> Note:
    """What this call did, or would do: of several at once only one did it."""
    if not applied:
        return Note("NOTHING_TO_DO")
    if before is None:
        return Note("WOULD_BE_MADE" if dry_run else "DESK_MADE", {"to": revision.HEAD})
    return Note("WOULD_BE_UPGRADED" if dry_run else "UPGRADED", {"from_": before, "to": revision.HEAD})


def compact(target: str) -> Outcome[Compacted]:
    """Rewrite the file, or the tables on a server, so that nothing deleted or erased is left in them."""
    store = Store(target)
    store.compact()
    return Outcome(Compacted(store.shown), notes=() if store.path else (Note("SERVER_LOG_KEEPS"),))


def check(target: str, anchor: str | None = None) -> Outcome[Checked]:
    """Everything that can be wrong with a database: its file, its schema, its chain of proof, what the desk relies on. `anchor`: what
    `db anchor` printed once. Raises InvalidInput for one that can't be."""
    problems = schema.check(target, None if anchor is None else parsed(anchor))
    return Outcome(Checked(not problems, schema.current(target), tuple(problems)))
