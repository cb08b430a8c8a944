"""Where the database is: a file or a server."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

from supportctl.errors import StoreFault

BUSY_MS = 10_000
# Writers on PostgreSQL take turns, as they do on SQLite.
WRITER_LOCK = 0x5375_7070
NOT_OURS = "not a supportctl database"


def busy_ms() -> int:
    """Milliseconds that a writer waits for its turn; SUPPORTCTL_BUSY_MS sets another time, ten minutes at most."""
    asked = os.environ.get("SUPPORTCTL_BUSY_MS", "")
    return min(int(asked), 600_000) if asked.isdecimal() else BUSY_MS


def inode(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path: device and inode; None where none does."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Place:
    """A target taken apart: `path` of the SQLite file, or the connection parameters of the `server`. `shown` has no password."""

    def __init__(self, target: str) -> None:
        """target: a path, sqlite:///path or postgresql://…; StoreFault STORE_UNREACHABLE, STORE_NO_DRIVER."""
        self.path: Path | None = None
        self.server: dict[str, str] | None = None
        scheme, mark, rest = target.partition("://")
        if not mark or scheme.partition("+")[0] == "sqlite":
            name = unquote(rest.partition("?")[0]).removeprefix("/") if mark else target
            self.shown = name
            if not name or "\0" in name:
                raise StoreFault("STORE_UNREACHABLE", path=name.replace("\0", "?"), detail="no path")
            if name[:2] in ("~", "~/") and os.path.expanduser(name) == name:
                raise StoreFault("STORE_UNREACHABLE", path=name, detail="no home directory")
            # Resolved now: a link to a missing file is created where it points to.
            try:
                self.path = Path(os.path.realpath(os.path.expanduser(name)))
            except OSError as error:  # a relative path, and the working directory was deleted
                raise StoreFault(
                    "STORE_UNREACHABLE", path=name, detail="the working directory is gone; name the whole path with --db"
                ) from error
            self.shown = str(self.path)
            return
        from supportctl.store import url  # only where there is a server

        found = url.parsed(target)
        if found is None:
            raise StoreFault("STORE_UNREACHABLE", path=f"{scheme}://…", detail="not a URL")
        self.shown = url.masked(found)
        if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
            raise StoreFault("STORE_NO_DRIVER", path=self.shown, detail=scheme)
        self.server = url.parameters(found)
