"""Records what this program answers, or compares its answers with those on record.

python -m tests.parity record                after a change on purpose; then read `git diff tests/parity/golden` before it is committed
python -m tests.parity compare [--code DIR] [--started]      --code: another checkout; --started: each line in an interpreter of its own
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from tests.parity import golden, plan
from tests.parity.desks import CODE, KINDS, Answer, made
from tests.parity.plan import Line
from tests.store import server

# Exit codes of a bug, and of a program that didn't end its process itself.
NEVER = (1, 99)


def main() -> int:
    """The command line."""
    parser = ArgumentParser("python -m tests.parity")
    parser.add_argument("act", choices=("record", "compare"))
    parser.add_argument("--code", type=Path, default=CODE)
    parser.add_argument("--started", action="store_true")
    asked = parser.parse_args()
    if server.MISSING is not None:
        sys.exit(server.MISSING)
    found = record() if asked.act == "record" else compare(asked.code.resolve(), started=asked.started)
    said = "Recorded." if asked.act == "record" else "The same answers."
    print("\n".join(found) or said)  # noqa: T201
    return 1 if found else 0


def record() -> list[str]:
    """Write golden/ anew; what is wrong where a line doesn't end as its file says, then only a part is written."""
    others = {}
    for kind, names in KINDS.items():
        with made(kind) as desk:
            for name in names:
                lines = plan.read(name)
                answers = desk.ask(lines)
                if wrong := _unexpected(name, lines, answers):
                    return wrong
                if kind == "new":
                    golden.save(name, list(zip(lines, answers, strict=True)))
                else:
                    others[(kind, name)] = answers
    golden.save_others(others)
    return []


def compare(code: Path, *, started: bool) -> list[str]:
    """What differs."""
    found = []
    for kind, names in KINDS.items():
        with made(kind, code) as desk:
            for name in names:
                old = golden.recorded(name, kind)
                found += golden.differences(old, desk.ask([line for line, _ in old], started=started))
    return found


def _unexpected(name: str, lines: list[Line], answers: list[Answer]) -> list[str]:
    return [
        f"{line.shown}: exit code {answer.code}\n{answer.err}"
        for line, answer in zip(lines, answers, strict=True)
        if answer.code in NEVER or (name != "questions" and answer.code != (line.code or 0))
    ]


if __name__ == "__main__":
    sys.exit(main())
