"""A desk in an SQLite file: opened, checked, its transactions begun."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path
from time import monotonic, sleep

from supportctl.errors import StoreFault
from supportctl.store.faults import os_fault
from supportctl.store.place import busy_ms, inode
from supportctl.store.revision import require_head, revision_in

# How SQLite refuses to begin where it can't make the files beside the database.
_CANT_BEGIN = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)
# How long the log grows before its pages are put into the file: what SQLite does by itself.
_LOG_PAGES = 1_000
# Bytes; -shm alone takes 32 KiB.
_LEAST_ROOM = 64 * 1024


class Connection(sqlite3.Connection):
    """`writes`: may it change anything? `waits`: does COMMIT wait until the disk has it? `file`: which file it was opened on."""

    writes = waits = True
    file: tuple[int, int] | None = None


def begun(
    path: Path, shown: str, *, write: bool, create: bool = True, idle: Connection | None = None, wait: bool = True
) -> Connection:
    """A connection to the desk with an open transaction: of a writer, or of a reader that can't write. `idle`: one that was opened
    before. `wait`: does COMMIT wait until the disk has it? StoreFault, sqlite3.Error."""
    connection = idle or open_desk(path, shown, write=write, create=create)
    try:
        if idle is not None:
            # Another program may have upgraded the desk since.
            require_head(revision_in(idle, shown), shown)
            _let_write(connection, write)
        if write:
            _let_wait(connection, wait)
            wait_for_turn(connection)
        else:
            connection.execute("BEGIN")
            if idle is None:
                _let_write(connection, False)
    except BaseException:
        connection.close()
        raise
    return connection


def _let_write(connection: Connection, write: bool) -> None:
    """Whether an idle connection may write now. Only where that changes: setting it makes SQLite compile every statement anew."""
    if connection.writes != write:
        connection.execute(f"PRAGMA query_only={'OFF' if write else 'ON'}")
        connection.writes = write


def _let_wait(connection: Connection, wait: bool) -> None:
    """Whether a commit waits for the disk. Without it only the log may be written, which grows longer: a file without one could be
    torn."""
    if connection.waits != wait and (wait or connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"):
        connection.execute(f"PRAGMA synchronous={'FULL' if wait else 'NORMAL'}")
        connection.execute(f"PRAGMA wal_autocheckpoint={_LOG_PAGES if wait else 32 * _LOG_PAGES}")
        connection.waits = wait


def flush(path: Path, shown: str) -> None:
    """Wait until the disk has the log of a desk; what isn't in the log any more has been waited for. StoreFault."""
    try:
        log = os.open(path.with_name(path.name + "-wal"), os.O_RDONLY)
        try:
            os.fsync(log)
        finally:
            os.close(log)
    except FileNotFoundError:
        return
    except OSError as error:
        raise os_fault(error, shown) from error


def open_desk(path: Path, shown: str, *, write: bool, create: bool = True) -> Connection:
    """A connection to a desk of this program's revision, created when there is none, where it may. StoreFault, sqlite3.Error."""
    if file_state(path, shown) == "absent":
        if not create:
            raise StoreFault("STORE_ABSENT", path=shown)
        from supportctl.store.creation import create_file

        create_file(path, shown)
    connection = open_file(path, shown, write=write)
    try:
        require_head(revision_in(connection, shown), shown)
        if write and connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode=WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def file_state(path: Path, shown: str) -> str:
    """ "absent" (also: empty) or "present"; StoreFault for a directory, a device, a place that can't be looked at."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return "absent"
    except OSError as error:
        raise os_fault(error, shown) from error
    if stat.S_ISDIR(found.st_mode):
        raise StoreFault("STORE_IS_DIRECTORY", path=shown, detail="a directory")
    if not stat.S_ISREG(found.st_mode):
        raise StoreFault("STORE_UNREACHABLE", path=shown, detail="not a regular file")
    return "present" if found.st_size else "absent"


def open_file(path: Path, shown: str, *, write: bool) -> Connection:
    """A connection to an existing file, transactions in our hands, its header read.

    Where nothing can be written (no right, no room), WAL can't be opened normally: a reader then takes the file as it stands, a
    writer gets StoreFault STORE_READ_ONLY where it has no right. Otherwise sqlite3.Error.
    """
    # SQLite itself would start the writer as a reader, and refuse only its first change.
    if write and os.access(path, os.R_OK) and not os.access(path, os.W_OK):
        raise StoreFault("STORE_READ_ONLY", path=shown, detail="the file can't be written")
    try:
        return _opened(path, "mode=rw")
    except sqlite3.OperationalError as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if primary not in _CANT_BEGIN or not os.access(path, os.R_OK):
            raise
        no_right = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
        if write and no_right:
            raise StoreFault("STORE_READ_ONLY", path=shown, detail=str(error)) from error
        if write or not (no_right or _is_full(path)):
            raise
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        return _opened(path, "immutable=1")


def _is_full(path: Path) -> bool:
    """Is there no room beside the file for what a reader of a WAL database makes?"""
    disk = os.statvfs(path.parent)
    return disk.f_bavail * disk.f_frsize < _LEAST_ROOM


def _opened(path: Path, how: str) -> Connection:
    before = inode(path)  # where another file takes its place meanwhile, this one is opened once more
    connection = sqlite3.connect(
        f"{path.as_uri()}?{how}",
        uri=True,
        timeout=busy_ms() / 1000,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    connection.file = before
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        # Without it REPLACE walks past the guards of what is only ever added.
        connection.execute("PRAGMA recursive_triggers=ON")
        # What is deleted is overwritten: notes on a client's software are gone for good.
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def wait_for_turn(connection: sqlite3.Connection) -> None:
    """BEGIN IMMEDIATE, asked for again every few milliseconds until the busy time is over.

    SQLite's own waiting sleeps ever longer, up to a tenth of a second: among many writers on a slow machine one may never
    find the door open. Short, uneven waits give everyone a turn.
    """
    wait = busy_ms()
    end = monotonic() + wait / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= end:
                    raise
                from random import uniform  # only where somebody waits

                sleep(uniform(0.001, 0.012))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait}")
