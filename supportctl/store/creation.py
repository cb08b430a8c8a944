"""A new desk in an SQLite file, from the compiled DDL."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from time import time

from supportctl.store.faults import os_fault

BESIDE = ("-wal", "-shm", "-journal")
# A file under a passing name that is younger may just have been made, and not be locked yet.
_PASSING_SECONDS = 60
SCRIPT = Path(__file__).parent / "compiled" / "desk.sqlite.sql"


def create_file(path: Path, shown: str) -> bool:
    """A new desk at `path`, complete or not at all; False when another process was first. StoreFault, sqlite3.Error.

    It is made in memory and written under another name; only a whole, synced file gets the final name.
    """
    try:
        make_directories(path.parent)
        sweep(path.parent, path.name)
        with new_file(path.parent, path.name) as new:
            _fill(new)
            sync(new)
            return _give_name(new, path)
    except OSError as error:
        raise os_fault(error, shown) from error


@contextmanager
def new_file(directory: Path, stem: str) -> Iterator[Path]:
    """An empty file beside what it will become; it is gone afterwards, with what SQLite put beside it. Its lock says that it is in
    use. StoreFault."""
    import fcntl
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix=f".{stem}-", suffix=".new", dir=directory)
    except OSError as error:
        raise os_fault(error, str(directory)) from error
    new = Path(name)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield new
    finally:
        for left in (new, *(Path(f"{new}{end}") for end in BESIDE)):
            left.unlink(missing_ok=True)
        os.close(handle)


def sweep(directory: Path, stem: str) -> None:
    """Remove what killed processes left: files under a passing name, a minute old, that nobody holds."""
    for left in directory.glob(f".{escape(stem)}[-.]????????.new"):
        try:
            if time() - left.stat().st_mtime < _PASSING_SECONDS:
                continue
            handle = os.open(left, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for name in (left, *(Path(f"{left}{end}") for end in BESIDE)):
                name.unlink(missing_ok=True)
        except OSError:
            pass
        finally:
            os.close(handle)


def _fill(new: Path) -> None:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    memory.executescript(SCRIPT.read_text(encoding="utf-8"))
    file = sqlite3.connect(new, isolation_level=None)
    try:
        file.execute("PRAGMA synchronous=OFF")
        memory.backup(file)
        file.execute("PRAGMA journal_mode=WAL")
    finally:
        file.close()
        memory.close()


def sync(path: Path) -> None:
    """What was written to a file or directory is on the disk. OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_directories(directory: Path) -> None:
    """The directory and what is missing above it, for the owner alone."""
    if not directory.is_dir():
        make_directories(directory.parent)
        directory.mkdir(mode=0o700, exist_ok=True)


def _give_name(new: Path, path: Path) -> bool:
    """Link the finished file to its name and make that durable; False for a name that is taken, and isn't empty: it is left alone."""
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        made = True
        try:
            os.link(new, path)
        except (FileExistsError, PermissionError):
            # PermissionError: file systems without hard links (FAT).
            made = _replace_if_empty(new, path, directory)
        os.fsync(directory)
        return made
    finally:
        os.close(directory)


def _replace_if_empty(new: Path, path: Path, directory: int) -> bool:
    import fcntl

    fcntl.flock(directory, fcntl.LOCK_EX)
    if path.exists() and path.stat().st_size:
        return False
    os.replace(new, path)
    return True
