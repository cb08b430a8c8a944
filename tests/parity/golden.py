"""The answers on record, and how an answer differs from them.

golden/NAME.jsonl: one line of JSON for each line of NAME.txt, asked of a new desk in a file. golden/others.jsonl: what another kind
of desk (on a server, brought up from the first revision, both) answers in other words. golden/desk.sql: the desk after seed.txt, as
a program of the first revision left it; it isn't recorded anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.parity import plan
from tests.parity.desks import Answer
from tests.parity.plan import HERE, Line

GOLDEN = HERE / "golden"
OTHERS = GOLDEN / "others.jsonl"
NAMES = ("seed", "questions", "after")


def recorded(name: str, kind: str = "new") -> list[tuple[Line, Answer]]:
    """The lines of a plan, and what such a desk answers. ValueError where the plan isn't the one that was recorded."""
    lines, rows = plan.read(name), _rows(GOLDEN / f"{name}.jsonl")
    if [row["line"] for row in rows] != [line.shown for line in lines]:
        raise ValueError(f"{name}.txt isn't what golden/{name}.jsonl answers: see the head of tests/parity/__main__.py")
    others = {row["at"]: row for row in _rows(OTHERS) if (row["desk"], row["plan"]) == (kind, name)}
    rows = [others.get(at, row) for at, row in enumerate(rows)]
    pairs = zip(lines, rows, strict=True)
    return [(line, Answer(row["code"], row["out"], row["err"])) for line, row in pairs]


def save(name: str, answers: Sequence[tuple[Line, Answer]]) -> None:
    """Record the answers of a new desk in a file to a plan."""
    _write(GOLDEN / f"{name}.jsonl", [{"line": line.shown, **_said(answer)} for line, answer in answers])


def save_others(answers: Mapping[tuple[str, str], Sequence[Answer]]) -> None:
    """Record where other desks answer in other words. answers: {(kind of desk, plan): those to its lines}."""
    rows = []
    for (kind, name), others in answers.items():
        for at, ((_, answer), other) in enumerate(zip(recorded(name), others, strict=True)):
            if answer != other:
                rows.append({"desk": kind, "plan": name, "at": at, **_said(other)})
    _write(OTHERS, rows)


def differences(old: Sequence[tuple[Line, Answer]], new: Sequence[Answer]) -> list[str]:
    """One short message for each line that doesn't answer as it did."""
    pairs = zip(old, new, strict=True)
    return [f"{line.shown}\n{_difference(before, answer)}" for (line, before), answer in pairs if answer != before]


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
