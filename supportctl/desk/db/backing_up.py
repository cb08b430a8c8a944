"""Backups: made and checked."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

from supportctl.desk.db.maintenance import Checked
from supportctl.desk.db.proving import parsed
from supportctl.desk.ground.results import Outcome
from supportctl.errors import InvalidInput
from supportctl.store import backup, revision
from supportctl.store.engine import Store
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# Beside the desk, where no --dir says otherwise.
DIRECTORY = "backups"
# What a server's own backup leaves out: notes on software, and what waits for hooks.
LEFT_OUT = ("--exclude-table-data=software_note", "--exclude-table-data=hook_call")


class BackedUp(NamedTuple):
    """A backup: its file and its bytes, and the older ones that were removed. Of a server's desk none is made: `command` makes it."""

    path: str | None
    bytes: int | None
    removed: tuple[str, ...]
    command: str | None


def back_up(target: str, *, directory: str | None, keep: int | None, now: datetime) -> Outcome[BackedUp]:
    """Make a backup and check it; with `keep` older ones of this desk are removed, but for the newest, afterwards.

    Notes on a client's software aren't in it (BIT Service, liability.4). Raises InvalidInput for a directory that isn't there,
    StoreFault where the desk isn't sound, can't be read, or the backup can't be written: nothing is removed then.
    """
    store = Store(target)
    if store.path is None:
        where = f"{directory or '.'}/desk-{now:%Y%m%dT%H%M%SZ}.dump"
        parts = ["pg_dump", "--format=custom", *LEFT_OUT, f"--file={where}", store.shown]
        return Outcome(BackedUp(None, None, (), shlex.join(parts)), notes=(Note("SERVER_BACKUP"),))
    place = Path(directory).expanduser().absolute() if directory is not None else store.path.parent / DIRECTORY
    if directory is not None and not place.is_dir():
        raise InvalidInput("NO_DIRECTORY", path=str(place))
    made = backup.save(store.place, place, now, keep)
    notes = (Note("SOFTWARE_NOTES_LEFT_OUT", {"count": made.left_out}),) if made.left_out else ()
    data = BackedUp(str(made.path), made.size, tuple(map(str, made.removed)), None)
    return Outcome(data, notes=notes, made=str(made.path))


def verify(target: str, file: str, anchor: str | None = None) -> Outcome[Checked]:
    """Everything that can be wrong with a backup, which is only read; one made by pg_dump is loaded on the server of `target` for a
    while. `anchor`: what `db anchor` printed once. Raises StoreFault where it is none, or of a later release; InvalidInput for pg_dump's
    where no server is named, and for an anchor that can't be one."""
    from supportctl.store import serverdump

    kept = None if anchor is None else parsed(anchor)
    path = Path(file).expanduser().absolute()
    if path.is_file() and serverdump.is_one(path):
        store = Store(target)
        if store.path is not None:
            raise InvalidInput("DUMP_NEEDS_SERVER", path=str(path))
        loaded = serverdump.examine(path, store.place, kept)
        left = (Note("VERIFY_LEFT", {"names": list(loaded.left)}),) if loaded.left else ()
        return Outcome(Checked(not loaded.problems, loaded.revision, loaded.problems), notes=left)
    found = backup.examine(path, kept)
    older = found.revision != revision.HEAD and not found.problems
    notes = (Note("BACKUP_OLDER", {"revision": found.revision, "head": revision.HEAD}),) if older else ()
    return Outcome(Checked(not found.problems, found.revision, found.problems), notes=notes)
