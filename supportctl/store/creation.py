"""A new desk in an SQLite file, from the compiled DDL."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from supportctl.store.faults import os_fault

SCRIPT = Path(__file__).parent / "compiled" / "desk.sqlite.sql"


def create_file(path: Path, shown: str) -> None:
    """A new desk at `path`, complete or not at all; nothing when another process was first. StoreFault, sqlite3.Error.

    It is made in memory and written under another name; only a whole, synced file gets the final name.
    """
    import tempfile  # only where a desk is made

    try:
        make_directories(path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    except OSError as error:
        raise os_fault(error, shown) from error
    new = Path(name)
    try:
        _fill(new)
        os.fsync(handle)
        _give_name(new, path)
    except OSError as error:
        raise os_fault(error, shown) from error
    finally:
        os.close(handle)
        for left in (new, Path(f"{new}-wal"), Path(f"{new}-shm"), Path(f"{new}-journal")):
            left.unlink(missing_ok=True)


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


def make_directories(directory: Path) -> None:
    """The directory and what is missing above it, for the owner alone."""
    if not directory.is_dir():
        make_directories(directory.parent)
        directory.mkdir(mode=0o700, exist_ok=True)


def _give_name(new: Path, path: Path) -> None:
    """Link the finished file to its name and make that durable; a name that is taken is left alone, unless it is empty."""
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        try:
            os.link(new, path)
        except FileExistsError:
            _replace_if_empty(new, path, directory)
        except PermissionError:
            # File systems without hard links (FAT).
            _replace_if_empty(new, path, directory)
        os.fsync(directory)
    finally:
        os.close(directory)


def _replace_if_empty(new: Path, path: Path, directory: int) -> None:
    import fcntl

    fcntl.flock(directory, fcntl.LOCK_EX)
    if not path.exists() or path.stat().st_size == 0:
        os.replace(new, path)
