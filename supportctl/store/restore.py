"""A backup takes the place of the desk: staged beside it, then put in with nobody else in the desk.

A desk that can be read is overwritten inside its own file, by the online API: whoever has it open goes on with what was restored, and
a log left by a killed process is SQLite's own affair. One that can't be read is copied aside with its log, byte for byte, and a new
file takes its name: a log that belongs to the old one must never be read into the new one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from supportctl.errors import StoreFault
from supportctl.store import backup, checks, revision, schema
from supportctl.store.backup import named
from supportctl.store.creation import BESIDE, make_directories, new_file, sweep, sync
from supportctl.store.engine import Db
from supportctl.store.faults import fault, os_fault, translated
from supportctl.store.file import file_state, open_file, wait_for_turn
from supportctl.store.place import NOT_OURS, Place
from supportctl.store.revision import revision_in

T = TypeVar("T")


class Present:
    """The desk that is to be replaced. `db`: what can be read of it, None with the reason in `why` (a code of store/faults.py, or
    STORE_ABSENT)."""

    def __init__(self, path: Path, connection: sqlite3.Connection | None, why: str) -> None:
        self.path, self.why = path, why
        self._connection = connection
        self.db = None if connection is None else Db(connection, dry=True, server=False)

    def read(self, question: Callable[[Db], T]) -> T | None:
        """What a question finds in it; None where it can't be read. `why` is STORE_DAMAGED, too, where the answer came from a file
        that is damaged somewhere: it may not be whole. sqlite3.Error."""
        if self.db is None or self._connection is None:
            return None
        try:
            found = question(self.db)
        except (sqlite3.DatabaseError, ValueError) as error:
            # A ValueError: a value that is none of its column's, such as broken JSON.
            if isinstance(error, sqlite3.Error) and not _is_damage(error):
                raise
            self.give_up("STORE_DAMAGED")
            return None
        if _is_damaged(self._connection):
            self.why = "STORE_DAMAGED"
        return found

    def give_up(self, why: str) -> None:
        """It turned out that it can't be read."""
        if self._connection is not None:
            self._connection.close()
        self._connection, self.db, self.why = None, None, why

    def replace(self, staged: Path, at: datetime) -> Path | None:
        """The staged desk in place of this one: where this one is kept, None when there was nothing. StoreFault, sqlite3.Error."""
        try:
            return self._replace(staged, at)
        except OSError as error:
            raise os_fault(error, str(self.path)) from error

    def _replace(self, staged: Path, at: datetime) -> Path | None:
        name = f"{self.path.stem}-before-restore-{at:%Y%m%dT%H%M%SZ}"
        if self._connection is None:
            return self._replace_file(staged, name)
        try:
            with new_file(self.path.parent, self.path.stem) as new:
                backup.copy(self._connection, new, mark=backup.MARK)
                sync(new)
                kept = named(new, self.path.parent, name)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            self.give_up(self.why)
            return self._replace_file(staged, name)
        with closing(backup.read_only(staged)) as source:
            source.backup(self._connection)
        return kept

    def _replace_file(self, staged: Path, name: str) -> Path | None:
        directory = self.path.parent
        kept = None
        there = [Path(f"{self.path}{end}") for end in ("", *BESIDE)]
        if any(file.exists() and file.stat().st_size for file in there):
            with new_file(directory, self.path.stem) as new:
                if self.path.exists():
                    shutil.copyfile(self.path, new)
                    os.chmod(staged, self.path.stat().st_mode & 0o777)
                sync(new)
                kept = named(new, directory, name)
            for end in ("-wal", "-journal"):
                if (log := Path(f"{self.path}{end}")).exists():
                    shutil.copyfile(log, aside := Path(f"{kept}{end}"))
                    os.chmod(aside, 0o600)
                    sync(aside)
            sync(directory)
        for end in BESIDE:
            Path(f"{self.path}{end}").unlink(missing_ok=True)
        os.replace(staged, self.path)
        sync(directory)
        return kept


def _is_damaged(connection: sqlite3.Connection) -> bool:
    try:
        return bool(checks.file(connection))
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        return True


def _is_damage(error: sqlite3.Error) -> bool:
    reported = fault(error, "")
    return reported is not None and reported.code == "STORE_DAMAGED"


@contextmanager
def staged(file: Path, place: Place) -> Iterator[Path]:
    """A copy of a sound backup beside the desk, brought to this program's revision. StoreFault: BACKUP_ABSENT, STORE_TOO_NEW,
    BACKUP_NOT_SOUND (its first problem and their count), and where it is no desk at all."""
    path = place.path
    assert path is not None  # a server restores by itself
    _require_sound(file, file)
    try:
        make_directories(path.parent)
    except OSError as error:
        raise os_fault(error, place.shown) from error
    sweep(path.parent, path.stem)
    with new_file(path.parent, path.stem) as new:
        with translated(str(path.parent)), closing(backup.read_only(file)) as source:
            backup.copy(source, new, mark=0)
        if schema.upgrade(str(new)):
            _require_sound(new, file)
        yield new


def _require_sound(file: Path, named_as: Path) -> None:
    found = backup.examine(file)
    if found.problems:
        raise StoreFault("BACKUP_NOT_SOUND", path=str(named_as), problem=found.problems[0], count=len(found.problems))


@contextmanager
def present(place: Place) -> Iterator[Present]:
    """The desk as it is, nobody else in it until the end. StoreFault where another program works in it, where it can't be written,
    where it is another program's database, or of another revision: what it knows would be lost."""
    path = place.path
    assert path is not None
    if file_state(path, place.shown) == "absent":
        yield Present(path, None, "STORE_ABSENT")
        return
    with translated(place.shown):
        try:
            connection = _alone(path, place.shown)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise
            connection = None
        found = Present(path, connection, "" if connection else "STORE_DAMAGED")
        try:
            yield found
        finally:
            found.give_up("")


def _alone(path: Path, shown: str) -> sqlite3.Connection:
    connection = open_file(path, shown, write=True)
    try:
        found = revision_in(connection, shown)
        if found != revision.HEAD:
            revision.require_head(found, shown)
        connection.execute("PRAGMA journal_mode=WAL")
        # From the first transaction on everybody else waits, until the connection is closed.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        wait_for_turn(connection)
        connection.execute("COMMIT")
    except StoreFault as error:
        connection.close()
        if error.params.get("detail") == NOT_OURS:
            raise StoreFault("NOT_OURS", path=shown) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection
