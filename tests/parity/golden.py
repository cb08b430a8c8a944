"""What the program of commit 94fb96e answered, and how an answer of today differs from it.

golden/NAME.jsonl: one line of JSON for each line of NAME.txt. golden/postgres.jsonl: what a server answered in other words.
golden/desk.sql: the desk after seed.txt. ON_PURPOSE.toml: what was changed on purpose since.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from supportctl.store.head import HEAD
from tests.parity import plan
from tests.parity.desks import Answer
from tests.parity.plan import HERE, Line

GOLDEN = HERE / "golden"
DUMP = GOLDEN / "desk.sql"
NAMES = ("seed", "questions", "after")


@dataclass(frozen=True)
class Change:
    """An entry of ON_PURPOSE.toml: lines that `command` fits answer `now` where they answered `was`; without `now`, what `was` finds
    isn't compared, and without both nothing is; `on`: "file" or "server" where it is about that alone; `lang` likewise."""

    command: str
    reason: str
    was: str | None = None
    now: str | None = None
    on: str | None = None
    lang: str | None = None

    def fits(self, line: Line, *, server: bool) -> bool:
        """Is it about that line, asked there?"""
        where = "server" if server else "file"
        return fnmatchcase(line.typed, self.command) and self.on in (None, where) and self.lang in (None, line.lang)

    def applied(self, old: Answer, new: Answer) -> tuple[Answer, Answer]:
        """What was answered, as it should be today, and what is, both without what isn't compared."""
        if self.was is None:
            return new, new
        return self._replaced(old, self.was), new if self.now is not None else self._replaced(new, self.was)

    def _replaced(self, answer: Answer, was: str) -> Answer:
        now = self.now or ""
        return Answer(answer.code, re.sub(was, now, answer.out), re.sub(was, now, answer.err))


def changes() -> list[Change]:
    """The entries of ON_PURPOSE.toml."""
    found = tomllib.loads((HERE / "ON_PURPOSE.toml").read_text(encoding="utf-8"))
    entries = found.get("change", [])
    return [Change(**{key: text.replace("{head}", HEAD) for key, text in entry.items()}) for entry in entries]


def recorded(name: str, *, server: bool = False) -> list[tuple[Line, Answer]]:
    """The lines of a plan, and what a file or a server answered. ValueError where the plan isn't the one that was recorded."""
    lines, rows = plan.read(name), _rows(GOLDEN / f"{name}.jsonl")
    if [row["line"] for row in rows] != [line.shown for line in lines]:
        raise ValueError(f"{name}.txt isn't what golden/{name}.jsonl answers: see the head of tests/parity/__main__.py")
    if server:
        others = {row["at"]: row for row in _rows(GOLDEN / "postgres.jsonl") if row["plan"] == name}
        rows = [others.get(at, row) for at, row in enumerate(rows)]
    pairs = zip(lines, rows, strict=True)
    return [(line, Answer(row["code"], row["out"], row["err"])) for line, row in pairs if not (server and line.file_only)]


def save(name: str, answers: Sequence[tuple[Line, Answer]]) -> None:
    """Record the answers of a file to a plan."""
    _write(GOLDEN / f"{name}.jsonl", [{"line": line.shown, **_said(answer)} for line, answer in answers])


def save_server(answers: Mapping[str, Sequence[Answer]]) -> None:
    """Record where a server answers in other words than the file on record. answers: {plan: those to its lines}."""
    rows = []
    for name, others in answers.items():
        own = [(at, pair) for at, pair in enumerate(recorded(name)) if not pair[0].file_only]
        for (at, (_, answer)), other in zip(own, others, strict=True):
            if answer != other:
                rows.append({"plan": name, "at": at, **_said(other)})
    _write(GOLDEN / "postgres.jsonl", rows)


def differences(old: Sequence[tuple[Line, Answer]], new: Sequence[Answer], *, server: bool = False) -> list[str]:
    """One short message for each line that doesn't answer as it did, nor as ON_PURPOSE.toml says."""
    known, found = changes(), []
    for (line, before), answer in zip(old, new, strict=True):
        expected, compared = before, answer
        for change in known:
            if change.fits(line, server=server):
                expected, compared = change.applied(expected, compared)
        if compared != expected:
            found.append(f"{line.shown}\n{_difference(expected, compared)}")
    return found


def _difference(old: Answer, new: Answer) -> str:
    said = [f"    exit code: {new.code}\n          was: {old.code}"] if new.code != old.code else []
    for stream in ("out", "err"):
        was, now = getattr(old, stream).split("\n"), getattr(new, stream).split("\n")
        if was != now:
            at = _first(was, now)
            said.append(f"    std{stream}, line {at + 1}: {_part(now, was, at)}\n          was: {_part(was, now, at)}")
    return "\n".join(said)


def _first(one: Sequence[str], other: Sequence[str]) -> int:
    """The first place in which they differ."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _part(lines: Sequence[str], others: Sequence[str], at: int) -> str:
    """A line from a little before the first character in which it differs."""
    if at >= len(lines):
        return "(nothing)"
    begin = max(0, _first(lines[at], others[at] if at < len(others) else "") - 40)
    return ("…" if begin else "") + lines[at][begin : begin + 160]


def _said(answer: Answer) -> dict[str, Any]:
    return {"code": answer.code, "out": answer.out, "err": answer.err}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(text) for text in path.read_text(encoding="utf-8").split("\n") if text]


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
