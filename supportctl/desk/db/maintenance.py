"""The database itself: where it is, its schema, whether it is sound."""

from __future__ import annotations

from os import stat
from typing import Any

from supportctl.desk.ground.results import Outcome
from supportctl.store import revision, schema
from supportctl.store.engine import Store


def path(target: str) -> Outcome[Any]:
    """Where the database is, and whether it is there yet; None where that can't be seen."""
    store = Store(target)
    try:
        found = store.path is None or stat(store.path) is not None
    except (FileNotFoundError, NotADirectoryError):
        found = False
    except OSError as error:
        why = error.strerror or str(error)
        return Outcome({"path": store.shown, "exists": None}, notes=(("STORE_UNSEEN", {"path": store.shown, "detail": why}),))
    return Outcome({"path": store.shown, "exists": found})


def upgrade(target: str, *, dry_run: bool) -> Outcome[Any]:
    """Bring the schema up to this program's; a step that fails leaves nothing behind."""
    before = schema.current(target)
    if not dry_run:
        schema.upgrade(target)
    after = before if dry_run else revision.HEAD
    notes = (("NOTHING_TO_DO", {}),) if before == revision.HEAD else (("UPGRADED", {"from_": before or "", "to": revision.HEAD}),)
    return Outcome({"path": Store(target).shown, "before": before, "after": after, "head": revision.HEAD}, notes=notes)


def compact(target: str) -> Outcome[Any]:
    """Rewrite the file, so that nothing deleted or erased is left in it."""
    store = Store(target)
    store.compact()
    return Outcome({"path": store.shown})


def check(target: str) -> Outcome[Any]:
    """Everything that can be wrong with a database: its file, its schema, what the desk relies on."""
    problems = schema.check(target)
    return Outcome({"ok": not problems, "revision": schema.current(target), "problems": problems})
