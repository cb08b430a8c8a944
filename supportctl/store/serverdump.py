"""A backup made by pg_dump: loaded into a database of its own on a server, checked there as a whole, and dropped.

Plain SQL is read as it stands; the custom format is turned into it by pg_restore. Its statements go to the server one by one, and psql
isn't needed. A dump that makes or enters a database of its own isn't loaded.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

from supportctl.errors import StoreFault
from supportctl.record import Problem
from supportctl.store import revision, schema, server
from supportctl.store.faults import translated
from supportctl.store.place import Place
from supportctl.store.problem import problem
from supportctl.store.soundness import Anchor
from supportctl.tuples import NamedTuple

_CUSTOM, _PLAIN = b"PGDMP", b"--\n-- PostgreSQL database dump\n"
_TOOL = "pg_restore"
_END = b"-- PostgreSQL database dump complete"
_COPY = re.compile(rb"COPY [^;]+ FROM stdin;\n")
# Settings of the session, of which a server of another version may not know one; roles, which a server may not have.
_SETTING = re.compile(rb"SET \w+ = [^;]+;\n")
_OF_ROLES = re.compile(rb"(ALTER [^;]+ OWNER TO [^;]+|(GRANT|REVOKE) [^;]+);\n")
_HARMLESS = (b"\\restrict ", b"\\unrestrict ")
_NEVER = re.compile(rb"(CREATE|DROP|ALTER) DATABASE |\\connect ")
_AT_ONCE = 1 << 16
_NO_RIGHT, _UNKNOWN_SETTING, _NO_DATABASE, _IN_USE = "42501", "42704", "3D000", "55006"
# Databases of earlier checks that no process is connected to, and that this role may drop. A check is connected as long as it lasts.
_LEFT = (
    r"SELECT datname FROM pg_database d WHERE datname ~ '^supportctl_verify_[0-9a-f]{12}$' AND pg_has_role(datdba, 'USAGE') "
    "AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid) ORDER BY datname"
)
_TRIES = 5


class _Broken(Exception):
    """What keeps a dump from being loaded."""

    def __init__(self, found: Problem) -> None:
        self.found = found


def is_one(path: Path) -> bool:
    """Is the file what pg_dump writes? OSError."""
    with path.open("rb") as file:
        begins = file.read(len(_PLAIN))
    return begins.startswith((_CUSTOM, _PLAIN))


class Examined(NamedTuple):
    """The revision of a dump, and what is wrong with it. `left`: databases that earlier checks left on the server, dropped now."""

    revision: str | None
    problems: tuple[Problem, ...]
    left: tuple[str, ...]


def examine(path: Path, place: Place, anchor: Anchor | None = None) -> Examined:
    """What the full check says of a dump. `place`: a server on which a database can be made for a while. StoreFault:
    DUMP_NEEDS_RIGHT, DUMP_NEEDS_TOOL."""
    with translated(place.shown):
        left = _dropped_leftovers(place)
        with _temporary(place, path) as target:
            try:
                with server.connect(Place(target)) as connection:
                    _load(connection, path)
            except _Broken as broken:
                return Examined(None, (broken.found,), left)
            found = schema.current(target)
            if found in revision.REVISIONS:
                schema.upgrade(target)
            return Examined(found, tuple(schema.check(target, anchor)), left)


def _dropped_leftovers(place: Place) -> tuple[str, ...]:
    """What checks that were killed left on the server."""
    dropped = []
    with server.connect(place) as admin:
        for (name,) in admin.execute(_LEFT).fetchall():
            try:
                admin.execute(f"DROP DATABASE {name}")
            except Exception as error:
                # Another process was first, or has just connected.
                if getattr(error, "sqlstate", None) not in (_NO_DATABASE, _IN_USE):
                    raise
            else:
                dropped.append(name)
    return tuple(dropped)


@contextmanager
def _temporary(place: Place, path: Path) -> Iterator[str]:
    """The URL of an empty database beside that of `place`, gone at the end. A connection to it is held until then: it tells other
    checks that it is in use."""
    with server.connect(place) as admin:
        name, target, holder = _made(admin, place, path)
    try:
        with holder:
            yield target
    finally:
        with server.connect(place) as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _made(admin: Any, place: Place, path: Path) -> tuple[str, str, Any]:
    """A new database: its name, its URL, and a connection to it."""
    assert place.server is not None
    for tried in range(_TRIES):
        name = f"supportctl_verify_{token_hex(6)}"
        target = "postgresql:///?" + urlencode(place.server | {"dbname": name})
        try:
            admin.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
            return name, target, server.connect(Place(target))
        except Exception as error:
            state = getattr(error, "sqlstate", None)
            if state == _NO_RIGHT:
                raise StoreFault("DUMP_NEEDS_RIGHT", path=str(path), server=place.shown) from error
            # Between the two steps another check may take it for left behind.
            if state != _NO_DATABASE or tried == _TRIES - 1:
                raise
    raise AssertionError


def _load(connection: Any, path: Path) -> None:
    """Run a dump. Raises _Broken at the first line that the server doesn't take, or that isn't pg_dump's."""
    with _text(path) as lines:
        numbered = enumerate(lines, 1)
        statement, last = b"", b""
        for number, line in numbered:
            last = line if line.startswith(_END) else last
            if line.startswith((b"--", *_HARMLESS)) or (line == b"\n" and not statement) or _OF_ROLES.fullmatch(line):
                continue
            if not statement and _NEVER.match(line):
                raise _Broken(problem(f"line {number}", "dump-strange"))
            statement += line
            if _COPY.fullmatch(line):
                _run(number, lambda told=statement: _copied(connection, told, numbered))
            elif line.endswith(b";\n") and statement.count(b"$$") % 2 == 0:
                _run(number, lambda told=statement: _executed(connection, told))
            else:
                continue
            statement = b""
        if statement or not last:
            raise _Broken(problem("dump", "dump-cut"))


def _run(number: int, act: Any) -> None:
    try:
        act()
    except Exception as error:
        state = getattr(error, "sqlstate", None)
        if state is None or state[:2] in ("08", "53", "57"):  # the server went away, is full, or is stopped
            raise
        raise _Broken(problem(f"line {number}", "dump-refused", state=state)) from error


def _executed(connection: Any, statement: bytes) -> None:
    try:
        connection.execute(statement)
    except Exception as error:
        if not (_SETTING.fullmatch(statement) and getattr(error, "sqlstate", None) == _UNKNOWN_SETTING):
            raise


def _copied(connection: Any, statement: bytes, lines: Iterator[tuple[int, bytes]]) -> None:
    """The rows of a table, up to the line that ends them."""
    with connection.cursor() as cursor, cursor.copy(statement) as rows:
        block: list[bytes] = []
        size = 0
        for _, line in lines:
            if line == b"\\.\n":
                rows.write(b"".join(block))
                return
            block.append(line)
            size += len(line)
            if size > _AT_ONCE:
                rows.write(b"".join(block))
                block.clear()
                size = 0
        raise _Broken(problem("dump", "dump-cut"))


@contextmanager
def _text(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a dump as SQL."""
    with path.open("rb") as file:
        first = file.readline()
        if not first.startswith(_CUSTOM):
            yield chain([first], file)
            return
    tool = shutil.which(_TOOL)
    if tool is None:
        raise StoreFault("DUMP_NEEDS_TOOL", path=str(path), tool=_TOOL)
    command = [tool, "--no-owner", "--no-privileges", "--file=-", str(path)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            yield iter(process.stdout)
        except _Broken as broken:
            process.kill()
            said = process.stderr.read().decode(errors="replace").strip().partition("\n")[0]
            raise _Broken(problem("dump", "database", said=said)) if said else broken from None
        except BaseException:
            process.kill()
            raise
