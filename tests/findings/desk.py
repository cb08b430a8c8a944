"""The command line of the program under test, in a process of its own where another program was named."""

from __future__ import annotations

from collections.abc import Sequence

from tests.cli.cli import Cli, Result
from tests.cli.once import OTHER

DAY = "2026-11-17"
SAID = "--phone 601234567 --confirm backup,present,internet"


class Desk(Cli):
    """`desk("ticket show 1")`, as in the other tests."""

    def __call__(self, line: str | Sequence[str]) -> Result:
        """Run a command line."""
        return self.process(line) if OTHER else super().__call__(line)

    def said(self, line: str | Sequence[str], lang: str = "en") -> str:
        """All that a command prints in a language, whatever its exit code; no-break spaces are spaces."""
        self.env("SUPPORTCTL_LANG", lang)
        found = self(line)
        self.env("SUPPORTCTL_LANG", "en")
        return (found.out + found.err).replace("\u00a0", " ").replace("\u202f", " ")

    def decided(self, line: str | Sequence[str]) -> tuple[int, set[str]]:
        """The exit code, and the clauses that stood in the way."""
        found = self.ask(line)
        decision = found.json["decision"]
        return found.code, {
            ground["clause"] for ground in (decision or {"grounds": []})["grounds"] if ground["passed"] is not True
        }

    def open(self, hours: int = 2, more: str = "--description D --serial SKP-0001") -> str:
        """Hours bought (0: none) and a ticket opened and triaged at 9:05; its number."""
        if hours:
            self.ok(f"hours buy --client pracownia --hours {hours} --phone 601234567 --license SKP-0001 --at {DAY}T09:05")
        made = self.ok(f"ticket open --client pracownia --license SKP-0001 --subject Crash {more} --at {DAY}T09:05 --quiet")
        number = made.out.strip()
        self.ok(f"ticket triage {number} --diagnosable --at {DAY}T09:05")
        return number
