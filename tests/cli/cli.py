"""The front door for tests: a command line in this process, or a process of its own; and what the database holds."""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from supportctl.cli.main import run
from tests.cli.once import OTHER, done
from tests.dumped import dump

NOW = "2026-11-17T18:00"
CONFIRMED = "--confirm backup,present,internet --phone 601234567"
PROGRAM = tuple(shlex.split(OTHER)) or (sys.executable, "-m", "supportctl")


class Result(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The envelope."""
        return json.loads(self.out)

    @property
    def data(self) -> Any:
        """The envelope's data."""
        return self.json["data"]

    @property
    def clauses(self) -> list[str]:
        """The failed grounds of the envelope's decision."""
        return [g["clause"] for g in self.json["decision"]["grounds"] if g["passed"] is not True]

    @property
    def error(self) -> str:
        """The code of the only error."""
        (error,) = self.json["errors"]
        return str(error["code"])


class Cli:
    """`cli("ticket show 1")` runs in this process; `cli.process(...)` in its own. The clock stands at NOW unless moved."""

    def __init__(self, db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.db, self._monkeypatch, self._capsys = db, monkeypatch, capsys
        for name, value in (("DB", str(db)), ("OPERATOR", "anna"), ("LANG", "en")):
            self.env(f"SUPPORTCTL_{name}", value)
        self.now(NOW)

    def env(self, name: str, value: str) -> None:
        """Set a variable, also for processes."""
        self._monkeypatch.setenv(name, value)

    def now(self, when: str) -> None:
        """Move the clock."""
        self.env("SUPPORTCTL_NOW", when)

    def __call__(self, line: str | Sequence[str]) -> Result:
        """Run a command line in this process."""
        self._capsys.readouterr()
        code = run(words(line))
        out, err = self._capsys.readouterr()
        return Result(code, out, err)

    def ok(self, line: str | Sequence[str]) -> Result:
        """Run a command line that must succeed."""
        found = self(line)
        assert found.code == 0, found
        return found

    def ask(self, line: str | Sequence[str]) -> Result:
        """Run it with --json."""
        return self([*words(line), "--json"])

    def process(self, line: str | Sequence[str], *, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Result:
        """Run it in a process of its own."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [*PROGRAM, *words(line)], input=given, capture_output=True, timeout=60, env=os.environ | (env or {}), check=False
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def shell(self, script: str) -> Result:
        """Run a shell script in which $S is the program."""
        done = subprocess.run(
            ["bash", "-c", f"S={shlex.quote(shlex.join(PROGRAM))}; {script}"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def dump(self) -> Sequence[str]:
        """Everything that the database holds."""
        return dump(self.db)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        connection = sqlite3.connect(self.db)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def refuses(self, line: str | Sequence[str], code: int, *said: str) -> Result:
        """Bad input: this exit code, one clear line (a refusal: an answer and its grounds), nothing written."""
        before = self.dump()
        found = self(line)
        assert found.code == code, found
        one_clear_line(found)
        for part in said:  # after "Not allowed: " a sentence begins small
            assert part in found.err or part[:1].lower() + part[1:] in found.err, found
        assert self.dump() == before
        return found

    # -- the main job -----------------------------------------------------------------------------------------------------

    def play(self, lines: Iterable[str]) -> Result:
        """Run lines that must all succeed; the last one's result."""
        found = Result(0, "", "")
        for line in lines:
            found = self.ok(line)
        return found

    def ticket(self, hours: str | None = "3", at: str = "2026-11-17T09:05") -> None:
        """Hours bought, a ticket opened and triaged."""
        done(self, lambda: self._ticket(hours, at), "ticket", hours, at)

    def _ticket(self, hours: str | None, at: str) -> None:
        if hours:
            self.ok(f"hours buy --client pracownia --hours {hours} --phone 601234567 --license SKP-0001 --at {at}")
        self.ok(f"{OPEN} --at {at}")
        number = self.rows("SELECT max(id) FROM ticket")[0][0]
        self.ok(f"ticket triage {number} --diagnosable --at {at}")

    def work(self, begin: str, end: str, ticket: str = "1") -> Result:
        """A session from begin to end, stopped with --json."""

        def stopped() -> Result:
            self.ok(f"session start {ticket} {CONFIRMED} --at {begin}")
            return self.ok(f"session stop --at {end} --json")

        found = done(self, stopped, "work", begin, end, ticket)
        assert isinstance(found, Result)
        return found


OPEN = (
    'ticket open --client pracownia --license SKP-0001 --subject "Crash on export"'
    ' --description "Crashes when exporting to DWG" --serial SKP-0001'
)


def words(line: str | Sequence[str]) -> list[str]:
    """A command line as its words."""
    return shlex.split(line) if isinstance(line, str) else list(line)


def one_clear_line(found: Result) -> None:
    """One line on stderr and none on stdout, no traceback; of a refusal the answer and one line per ground."""
    lines = found.err.splitlines()
    assert "Traceback" not in found.err
    assert all(line.isprintable() for line in lines), found
    assert found.out == "", found
    if found.code == 4:
        assert lines[0].startswith(("Not allowed: ", "No: ")), found
        assert all(line.startswith(("  ✗ ", "  ? ")) for line in lines[1:]), found
        assert len(lines) >= 2, found
    else:
        assert len(lines) == 1, found
        assert lines[0].startswith("supportctl: "), found
        assert lines[0].endswith((".", "?", "!", ")")) or ": " in lines[0], found
