"""Where the database is: a file or a server; and how a file is opened."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path
from urllib.parse import unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from supportctl.errors import StoreFault
from supportctl.store.faults import os_fault

BUSY_MS = 10_000
# Writers on PostgreSQL take turns, as they do on SQLite.
WRITER_LOCK = 0x5375_7070
NOT_OURS = "not a supportctl database"


def busy_ms() -> int:
    """Milliseconds that a writer waits for its turn; SUPPORTCTL_BUSY_MS sets another time, ten minutes at most."""
    asked = os.environ.get("SUPPORTCTL_BUSY_MS", "")
    return min(int(asked), 600_000) if asked.isdecimal() else BUSY_MS


class Place:
    """A target taken apart: `path` of the SQLite file, or `url` of the server. `shown` has no password."""

    def __init__(self, target: str) -> None:
        """target: a path, sqlite:///path or postgresql://…; StoreFault STORE_UNREACHABLE, STORE_NO_DRIVER."""
        self.path: Path | None = None
        self.url: URL | None = None
        scheme, mark, rest = target.partition("://")
        if not mark or scheme.partition("+")[0] == "sqlite":
            name = unquote(rest.partition("?")[0]).removeprefix("/") if mark else target
            self.shown = name
            if not name or "\0" in name:
                raise StoreFault("STORE_UNREACHABLE", path=name.replace("\0", "?"), detail="no path")
            if name[:2] in ("~", "~/") and os.path.expanduser(name) == name:
                raise StoreFault("STORE_UNREACHABLE", path=name, detail="no home directory")
            # Resolved now: a link to a missing file is created where it points to.
            self.path = Path(os.path.realpath(os.path.expanduser(name)))
            self.shown = str(self.path)
            return
        try:
            url = make_url(target)
        except (ArgumentError, ValueError):
            raise StoreFault("STORE_UNREACHABLE", path=f"{scheme}://…", detail="not a URL") from None
        secret = {k: "***" for k in url.query if "password" in k.lower()}
        self.shown = url.update_query_dict(secret).render_as_string(hide_password=True)
        if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
            raise StoreFault("STORE_NO_DRIVER", path=self.shown, detail=scheme)
        self.url = url.set(drivername="postgresql+psycopg")


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


def open_file(path: Path, shown: str, *, write: bool) -> sqlite3.Connection:
    """A connection to an existing file, transactions in our hands, its header read.

    Where nothing can be written, WAL can't be opened normally: a reader then takes the file as it stands, a writer gets
    StoreFault STORE_READ_ONLY. Otherwise sqlite3.Error.
    """
    # SQLite itself would start the writer as a reader, and refuse only its first change.
    if write and os.access(path, os.R_OK) and not os.access(path, os.W_OK):
        raise StoreFault("STORE_READ_ONLY", path=shown, detail="the file can't be written")
    try:
        return _opened(path, "mode=rw")
    except sqlite3.OperationalError as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if primary not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or not os.access(path, os.R_OK):
            raise
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            raise
        if write:
            raise StoreFault("STORE_READ_ONLY", path=shown, detail=str(error)) from error
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        return _opened(path, "immutable=1")


def _opened(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.as_uri()}?{how}", uri=True, timeout=busy_ms() / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        # What is deleted is overwritten: notes on a client's software are gone for good.
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
