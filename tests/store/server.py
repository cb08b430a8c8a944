"""A PostgreSQL server of the test's own, thrown away afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any


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


@contextmanager
def running() -> Iterator[Path]:
    """The socket directory of a running server whose superuser is `desk`. The server refuses to run as root."""
    assert TOOLS is not None
    place = Path(tempfile.mkdtemp(prefix="supportctl-pg-"))
    as_user: list[str] = []
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(place, nobody.pw_uid, nobody.pw_gid)
        as_user = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]

    def tool(name: str, *args: str, options: dict[str, Any] | None = None) -> None:
        command = [*as_user, str(TOOLS / name), *args]
        subprocess.run(command, check=True, cwd=place, env={**os.environ, "LC_ALL": "C.UTF-8"}, **(options or {}))

    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    data = str(place / "data")
    try:
        tool("initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync", options=quiet)
        settings = f"-c listen_addresses= -c unix_socket_directories={place} -c fsync=off"
        tool("pg_ctl", "-D", data, "-w", "-l", str(place / "log"), "-o", settings, "start", options=quiet)
        try:
            yield place
        finally:
            tool("pg_ctl", "-D", data, "-m", "immediate", "stop", options=quiet)
    finally:
        shutil.rmtree(place)
