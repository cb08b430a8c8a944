"""Desks to ask: a file, or a database on a server, in an empty directory of its own."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import supportctl
from tests.parity import plan
from tests.parity.plan import HERE, Line
from tests.store import server as servers

NAME = "desk.db"
URL = "postgresql://desk@/postgres"
# The revision of golden/desk.sql.
FIRST = "0001"
DUMP = HERE / "golden" / "desk.sql"
# Kind of desk: the plans that are asked of it. One that was brought up has the rows of seed.txt already.
KINDS = {
    "new": ("seed", "questions", "after"),
    "upgraded": ("questions", "after"),
    "server": ("seed", "questions", "after"),
    "upgraded-server": ("questions", "after"),
}
# Where the checkout is whose program is asked.
CODE = Path(supportctl.__file__).resolve().parent.parent


@dataclass(frozen=True)
class Answer:
    """How a line ended and what it said, without what differs from one machine to the next."""

    code: int
    out: str = ""
    err: str = ""


class Desk:
    """`place`: the directory to work in. `server`: the socket directory of a PostgreSQL server, None for a file."""

    def __init__(self, place: Path, server: Path | None = None, code: Path = CODE) -> None:
        self.place, self.server, self.code = place, server, code
        self.path = Path(os.path.realpath(place)) / NAME

    def ask(self, lines: Sequence[Line], *, started: bool = False) -> list[Answer]:
        """Run the lines, one after the other. `started`: each in an interpreter of its own (asker.py)."""
        calls, answers = self.place / "calls.json", self.place / "answers.jsonl"
        calls.write_text(json.dumps([line.call() for line in lines]), encoding="utf-8")
        answers.unlink(missing_ok=True)
        words = [sys.executable, "-P", str(HERE / "asker.py"), calls.name, answers.name, *(["--started"] if started else [])]
        subprocess.run(words, cwd=self.place, env=self._env(), check=True)
        return [self._answer(text) for text in answers.read_text(encoding="utf-8").split("\n") if text]

    def restore(self, dump: Path) -> None:
        """Make the desk from a dump of a file of the first revision, in the mode in which the program made it."""
        if self.server is not None:
            servers.as_released(f"{URL}?host={self.server}", FIRST, dump)
            return
        connection = sqlite3.connect(self.path)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(dump.read_text(encoding="utf-8"))
        connection.close()

    def dump(self) -> str:
        """The file as SQL."""
        connection = sqlite3.connect(self.path)
        try:
            return "".join(f"{statement}\n" for statement in connection.iterdump())
        finally:
            connection.close()

    def empty_tables(self) -> list[str]:
        """The names of the file's tables without a row."""
        connection = sqlite3.connect(self.path)
        try:
            names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            return [name for name in names if not connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()]
        finally:
            connection.close()

    def _env(self) -> dict[str, str]:
        # No configuration; and what a bug writes down goes where the desk is.
        env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(self.code)}
        env |= {"HOME": str(self.place), "XDG_CONFIG_HOME": "/nowhere", "TMPDIR": str(self.place)}
        if self.server is None:
            return env | {"SUPPORTCTL_DB": NAME}
        return env | {"SUPPORTCTL_DB": URL, "PGHOST": str(self.server)}

    def _answer(self, text: str) -> Answer:
        found = json.loads(text)
        out, err = found["out"], found["err"]
        for shown in (str(self.path), str(self.path.parent), URL):
            out, err = out.replace(shown, "<desk>"), err.replace(shown, "<desk>")
        return Answer(found["code"], _PDF.sub("", out), err)


# The last step of the demo is there with the extra pdf alone, and names a directory of chance.
_PDF = re.compile(r"\n# [^\n]+\n\n\$ supportctl invoice pdf FV/2026/0001 --file .*\Z", re.DOTALL)


@contextmanager
def made(kind: str, code: Path = CODE) -> Iterator[Desk]:
    """A desk of one of the KINDS, as long as it is asked."""
    with tempfile.TemporaryDirectory() as place, servers.running() if "server" in kind else nullcontext() as socket:
        desk = Desk(Path(place), socket, code)
        if "upgraded" in kind:
            desk.restore(DUMP)
            (done,) = desk.ask([plan.line("db upgrade")])
            assert done.code == 0, done
        yield desk
