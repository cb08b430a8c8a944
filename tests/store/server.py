"""A PostgreSQL server of the test's own, thrown away afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from supportctl.store import schema
from supportctl.store.place import Place


def _tools() -> Path | None:
    """Where initdb is: on the PATH, or where Debian keeps it."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((p for p in places if (p / "initdb").exists()), None)


def _missing() -> str | None:
    """Why no server can be used here."""
    if TOOLS is None:
        return "no initdb: PostgreSQL's server isn't installed"
    return None if find_spec("psycopg") else "psycopg isn't installed"


TOOLS = _tools()
MISSING = _missing()


# Who may connect: this role by its password alone, every other role as it likes.
GUARDED = "guarded"
HBA = f"local all {GUARDED} scram-sha-256\nlocal all all trust\nhost all all 127.0.0.1/32 trust\n"


@contextmanager
def running(port: int | None = None) -> Iterator[Path]:
    """The socket directory of a running server whose superuser is `desk`; `port`: listen on 127.0.0.1 too. The server refuses to
    run as root."""
    place = Path(tempfile.mkdtemp(prefix="supportctl-pg-"))
    try:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(place, nobody.pw_uid, nobody.pw_gid)
        _tool("initdb", place, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        (place / "data" / "pg_hba.conf").write_text(HBA, encoding="utf-8")
        start(place, port)
        try:
            yield place
        finally:
            stop(place)
    finally:
        shutil.rmtree(place)


def start(place: Path, port: int | None = None) -> None:
    """Start the server of a socket directory, and wait until it answers."""
    listen = f"127.0.0.1 -p {port}" if port else ""
    settings = f"-c unix_socket_directories={place} -c fsync=off -c listen_addresses={listen}"
    _tool("pg_ctl", place, "-w", "-l", str(place / "log"), "-o", settings, "start")


def stop(place: Path) -> None:
    """Stop it at once, as when its machine loses power; nothing where it doesn't run."""
    if (place / "data" / "postmaster.pid").exists():
        _tool("pg_ctl", place, "-m", "immediate", "stop")


def fresh(place: Path, name: str = "desk_test") -> str:
    """The URL of a new empty database; one that had the name is gone."""
    import psycopg

    with psycopg.connect(f"postgresql://desk@/postgres?host={place}", autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
        admin.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql://desk:geheim@/{name}?host={place}"


def as_released(url: str, revision: str, dump: Path) -> None:
    """Make an empty database a desk of an earlier revision, with the rows that a dump of an SQLite file has."""
    import psycopg
    from alembic import command

    file = sqlite3.connect(":memory:")
    file.executescript(dump.read_text(encoding="utf-8"))
    with schema.server_engine(Place(url)).connect() as migrating:
        command.upgrade(schema._config(migrating), revision)
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")  # no guard, and references in any order
        for (table,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall():
            rows = file.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in rows.description]
            # As text that the server reads by the type of the column: 1 is true there.
            values = [[_as_text(value) for value in row] for row in rows]
            columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join(["%s"] * len(names))
            connection.execute(f"DELETE FROM {table}".encode())
            connection.cursor().executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})".encode(), values)
            if "id" in names:
                connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}".encode())


def _as_text(value: object) -> str | None:
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    return None if value is None else str(value)


def _tool(name: str, place: Path, *args: str) -> None:
    assert TOOLS is not None
    command = [str(TOOLS / name), "-D", str(place / "data"), *args]
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        command = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups", *command]
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, cwd=place, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
