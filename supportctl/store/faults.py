"""What went wrong in the database, in the words of errors.py.

Codes of StoreFault: STORE_LOCKED, STORE_READ_ONLY, STORE_FULL, STORE_DAMAGED, STORE_UNREACHABLE, STORE_IS_DIRECTORY,
STORE_NEEDS_UPGRADE, STORE_TOO_NEW, STORE_NO_DRIVER, STORE_IO. Params: path (a URL without its password), detail (one short line).
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from supportctl.errors import Conflict, StoreFault, SupportError

_SQLITE = {
    sqlite3.SQLITE_BUSY: "STORE_LOCKED",
    sqlite3.SQLITE_LOCKED: "STORE_LOCKED",
    sqlite3.SQLITE_PROTOCOL: "STORE_LOCKED",
    sqlite3.SQLITE_READONLY: "STORE_READ_ONLY",
    sqlite3.SQLITE_FULL: "STORE_FULL",
    sqlite3.SQLITE_CORRUPT: "STORE_DAMAGED",
    sqlite3.SQLITE_NOTADB: "STORE_DAMAGED",
    sqlite3.SQLITE_CANTOPEN: "STORE_UNREACHABLE",
    sqlite3.SQLITE_PERM: "STORE_UNREACHABLE",
    sqlite3.SQLITE_AUTH: "STORE_UNREACHABLE",
    sqlite3.SQLITE_IOERR: "STORE_UNREACHABLE",
}
# Quotas and file size limits come as failed writes, a full disk under the shared memory of the WAL as its size.
_SQLITE_FULL = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
# What a failing disk reports, and nothing else does.
_SQLITE_DISK = {
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_FSTAT,
    sqlite3.SQLITE_IOERR_TRUNCATE,
}
# With less than this left, a write that failed failed for want of room.
_ROOM_BYTES = 4 << 20
_SQLITE_DOUBLE = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_ROWID}

# What SQLite says of a file whose schema or header was changed: no statement of ours is wrong by itself.
_OF_DAMAGE = (
    "no such table",
    "no such column",
    "no such index",
    "unsupported file format",
    "malformed database schema",
    "table ",
)

# By SQLSTATE, the longest prefix first.
_POSTGRES = (
    ("55P03", "STORE_LOCKED"),
    ("57014", "STORE_LOCKED"),
    ("40001", "STORE_LOCKED"),
    ("40P01", "STORE_LOCKED"),
    ("25006", "STORE_READ_ONLY"),
    ("42501", "STORE_READ_ONLY"),
    ("53100", "STORE_FULL"),
    ("42P01", "STORE_DAMAGED"),
    ("XX001", "STORE_DAMAGED"),
    ("XX002", "STORE_DAMAGED"),
    ("3D000", "STORE_UNREACHABLE"),
    ("08", "STORE_UNREACHABLE"),
    ("28", "STORE_UNREACHABLE"),
    ("53", "STORE_UNREACHABLE"),
    ("57P", "STORE_UNREACHABLE"),
)

_OS = {
    errno.EIO: "STORE_IO",
    errno.EROFS: "STORE_READ_ONLY",
    errno.ENOSPC: "STORE_FULL",
    errno.EDQUOT: "STORE_FULL",
    errno.EFBIG: "STORE_FULL",
    errno.EISDIR: "STORE_IS_DIRECTORY",
}


def fault(error: BaseException, shown: str) -> SupportError | None:
    """The reported failure for an exception of sqlite3 or psycopg; None: a bug, to be raised as it is.

    Two rows with one key are Conflict("DUPLICATE", detail=…); other broken constraints are bugs.
    """
    if isinstance(error, UnicodeDecodeError):  # of what SQLite quotes in its message
        return StoreFault("STORE_DAMAGED", path=shown, detail="text that isn't UTF-8")
    if isinstance(error, sqlite3.Error):
        code = _sqlite_code(error, shown)
    elif hasattr(error, "sqlstate"):
        code = _postgres_code(error, error.sqlstate)
    elif type(error).__module__.startswith("sqlalchemy.") and getattr(error, "orig", None) is not None:
        return fault(error.orig, shown)  # type: ignore[attr-defined]  # an upgrade runs through SQLAlchemy
    else:
        return None
    detail = (str(error).strip().splitlines() or [""])[0][:200]
    if code == "DUPLICATE":
        return Conflict("DUPLICATE", detail=detail)
    return StoreFault(code, path=shown, detail=detail) if code else None


def os_fault(error: OSError, shown: str) -> StoreFault:
    """The reported failure for what the file system refused."""
    return StoreFault(_OS.get(error.errno or 0, "STORE_UNREACHABLE"), path=shown, detail=error.strerror or str(error))


@contextmanager
def translated(shown: str) -> Iterator[None]:
    """Whatever the database raises inside leaves as StoreFault or Conflict; `shown` names the database."""
    try:
        yield
    except Exception as error:
        reported = fault(error, shown)
        if reported is None:
            raise
        raise reported from error


def _sqlite_code(error: sqlite3.Error, shown: str) -> str | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return None
    if extended in _SQLITE_DOUBLE:
        return "DUPLICATE"
    if extended in _SQLITE_FULL and (extended != sqlite3.SQLITE_IOERR_WRITE or not _has_room(shown)):
        return "STORE_FULL"
    if extended in _SQLITE_DISK:
        return "STORE_IO"
    if extended & 0xFF == sqlite3.SQLITE_ERROR and str(error).startswith(_OF_DAMAGE):
        return "STORE_DAMAGED"
    return _SQLITE.get(extended & 0xFF)


def _has_room(shown: str) -> bool:
    """Is there room where the file is, and may it grow? SQLite doesn't say why a write failed."""
    from resource import RLIM_INFINITY, RLIMIT_FSIZE, getrlimit

    try:
        found = os.statvfs(os.path.dirname(shown) or ".")
    except (OSError, ValueError):
        return False
    return getrlimit(RLIMIT_FSIZE)[0] == RLIM_INFINITY and found.f_bavail * found.f_frsize > _ROOM_BYTES


def _postgres_code(error: BaseException, sqlstate: str | None) -> str | None:
    if sqlstate is None:
        # The server never answered, or went away in the middle.
        return "STORE_UNREACHABLE" if type(error).__name__ in ("OperationalError", "ConnectionTimeout") else None
    if sqlstate == "23505":
        return "DUPLICATE"
    return next((code for prefix, code in _POSTGRES if sqlstate.startswith(prefix)), None)
