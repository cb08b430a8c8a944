"""Backups of a desk in an SQLite file: copied by the online API while others write, checked, synced, then named.

A backup holds no notes on a client's software (BIT Service, liability.4), and no envelopes that wait for hooks. Its header says that
it is one (MARK), so that nothing else is ever taken for a backup of ours and removed.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from supportctl.errors import StoreFault
from supportctl.record import Problem
from supportctl.store import checks, creation, revision, soundness
from supportctl.store.creation import BESIDE, new_file, sweep, sync
from supportctl.store.engine import Db
from supportctl.store.faults import os_fault, translated
from supportctl.store.file import file_state, open_file
from supportctl.store.place import Place
from supportctl.store.revision import revision_in
from supportctl.tuples import NamedTuple

# In the header of each backup as its application_id: "supb".
MARK = 0x73757062
# https://www.sqlite.org/fileformat.html#the_database_header
_HEADER_BYTES, _MARK_AT = 100, slice(68, 72)
# So many digits of the chain's head stand in the name of a backup, behind the number of its entry.
_DIGITS = 32
_ANCHOR = re.compile(rf"-[0-9]{{8}}T[0-9]{{6}}Z-([0-9]+)-([0-9a-f]{{{_DIGITS}}})(?:-[0-9]+)?\.db$")
_FIRST_ENTRY = "SELECT id, command, operator, recorded_at FROM audit_entry ORDER BY id LIMIT 1"


class Saved(NamedTuple):
    """A backup that was made: its file, its bytes, how many notes on software it leaves out, and older backups that went."""

    path: Path
    size: int
    left_out: int
    removed: tuple[Path, ...]


class Examined(NamedTuple):
    """What a file is: the revision that it has, and what is wrong with it. Of an earlier revision only pages and references are
    looked at."""

    revision: str
    problems: tuple[Problem, ...]


def save(place: Place, directory: Path, at: datetime, keep: int | None) -> Saved:
    """A backup of the desk in `directory`, named by the instant and by the last entry of its chain, which is an anchor; of older ones
    the newest `keep` - 1 stay. StoreFault: also BACKUP_NOT_SOUND, with the first problem and their count, and nothing is made or removed then."""
    path = place.path
    assert path is not None  # a server makes its own backups
    if file_state(path, place.shown) == "absent":
        raise StoreFault("STORE_ABSENT", path=place.shown)
    try:
        creation.make_directories(directory)
    except OSError as error:
        raise os_fault(error, str(directory)) from error
    sweep(directory, path.stem)
    with new_file(directory, path.stem) as new:
        with translated(place.shown):
            source = open_file(path, place.shown, write=False)
        with closing(source), translated(str(directory)):
            left_out = copy(source, new, mark=MARK)
        found = examine(new)
        if found.problems:
            raise StoreFault("BACKUP_NOT_SOUND", path=place.shown, problem=found.problems[0], count=len(found.problems))
        try:
            sync(new)
            final = named(new, directory, f"{path.stem}-{at:%Y%m%dT%H%M%SZ}{_anchor_of(new)}")
            size = final.stat().st_size
        except OSError as error:
            raise os_fault(error, str(directory)) from error
    return Saved(final, size, left_out, () if keep is None else _remove_older(final, path.stem, keep))


def copy(source: sqlite3.Connection, new: Path, *, mark: int) -> int:
    """Everything that the desk holds at this instant in a file of its own, but for notes on software and what waits for hooks, which
    names persons and is never run from a backup: how many notes. sqlite3.Error."""
    with closing(sqlite3.connect(new, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous=OFF")
        source.backup(file)
        file.execute("PRAGMA journal_mode=DELETE")
        file.execute("PRAGMA secure_delete=ON")
        file.execute(f"PRAGMA application_id={mark:d}")
        there = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "hook_call" in there:
            file.execute("UPDATE hook_call SET envelope = NULL WHERE envelope IS NOT NULL")
        return file.execute("DELETE FROM software_note").rowcount if "software_note" in there else 0


def examine(path: Path, anchor: soundness.Anchor | None = None) -> Examined:
    """The full check of a backup, or of any desk's file, which is only read. The anchor in its name counts, and the one given; of an
    earlier revision the given one alone. StoreFault: it is no desk, or of a later release."""
    shown = str(path)
    if file_state(path, shown) == "absent":
        raise StoreFault("BACKUP_EMPTY" if path.exists() else "BACKUP_ABSENT", path=shown)
    with translated(shown), closing(read_only(path)) as opened:
        found = revision_in(opened, shown)
        if found not in revision.REVISIONS:
            revision.require_head(found, shown)
        opened.execute("BEGIN")
        db = Db(opened, dry=True, server=False)
        problems = checks.file(opened) if found != revision.HEAD else soundness.problems(db, _anchor_in(path.name))
        return Examined(found, (*problems, *([] if anchor is None else soundness.against(db, anchor))))


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that can't write. sqlite3.Error.

    A file without a log beside it is read as it stands: SQLite would otherwise put a log beside a desk of WAL mode.
    """
    how = "mode=ro" if any(Path(f"{path}{end}").exists() for end in BESIDE) else "immutable=1"
    opened = sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        opened.execute("PRAGMA query_only=ON")
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        opened.close()
        raise
    return opened


def named(new: Path, directory: Path, name: str) -> Path:
    """The file under its final name, or that name with -2, -3 … where it is taken; durable. OSError."""
    for n in range(1, 1000):
        path = directory / (f"{name}.db" if n == 1 else f"{name}-{n}.db")
        try:
            os.link(new, path)
        except FileExistsError:
            continue
        except PermissionError:
            # File systems without hard links (FAT).
            if path.exists():
                continue
            os.rename(new, path)
        sync(directory)
        return path
    raise FileExistsError(17, "too many backups of one second", str(directory))


def _anchor_of(path: Path) -> str:
    """The number and the head of the chain's last entry, as they stand in the name of a backup; "" of a desk of an earlier revision,
    which has no chain. sqlite3.Error."""
    with closing(read_only(path)) as opened:
        if not opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'chain'").fetchone():
            return ""
        number, head = opened.execute("SELECT number, head FROM chain ORDER BY number DESC LIMIT 1").fetchone()
    return f"-{number}-{bytes(head).hex()[:_DIGITS]}"


def _anchor_in(name: str) -> soundness.Anchor | None:
    """The anchor in the name of a backup; None in another name."""
    told = _ANCHOR.search(name)
    return None if told is None else soundness.Anchor(told[2], int(told[1]))


def _remove_older(made: Path, stem: str, keep: int) -> tuple[Path, ...]:
    """Remove backups of the same desk but the one just made and the newest `keep` - 1 of the others. What isn't recognised, or is
    damaged, is left alone: it counts for nothing."""
    wanted = _identity(made)
    pattern = re.compile(rf"{re.escape(stem)}-([0-9]{{8}}T[0-9]{{6}}Z)(?:-([0-9]+)-[0-9a-f]{{{_DIGITS}}})?(?:-([0-9]+))?\.db")
    older = []
    for path in made.parent.iterdir():
        told = pattern.fullmatch(path.name)
        if told and path != made and wanted is not None and _identity(path) == wanted:
            older.append((told[1], int(told[2] or 0), int(told[3] or 1), path))
    removed = []
    for *_, path in sorted(older, reverse=True)[keep - 1 :]:
        try:
            path.unlink()
        except OSError:
            continue  # the next run tries again
        removed.append(path)
    return tuple(removed)


def _identity(path: Path) -> tuple[object, ...] | None:
    """By what a backup shows which desk it is of: the oldest entry of its books; None for what is no whole backup of ours."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
        if header[_MARK_AT] != MARK.to_bytes(4, "big"):
            return None
        with closing(read_only(path)) as opened:
            pages, size = (opened.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
            if pages * size != path.stat().st_size:
                return None
            return tuple(opened.execute(_FIRST_ENTRY).fetchone() or ())
    except (OSError, sqlite3.Error):
        return None
