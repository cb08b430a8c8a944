"""Records the answers of a program, or compares them with those on record.

python -m tests.parity record --code DIR            DIR: a checkout of commit 94fb96e; its answers are the ones that count
python -m tests.parity compare [--code DIR] [--started]      --started: each line in an interpreter of its own, in minutes
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.parity import golden, plan
from tests.parity.desks import CODE, Answer, Desk
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
    with _desks(asked.code.resolve()) as (file, remote):
        found = record(file, remote) if asked.act == "record" else compare((file, remote), asked.started)
    said = "Recorded." if asked.act == "record" else "The same answers."
    print("\n".join(found) or said)  # noqa: T201
    return 1 if found else 0


def record(file: Desk, remote: Desk) -> list[str]:
    """Write golden/ anew; what is wrong where a line doesn't end as its file says, then only a part is written."""
    for name in golden.NAMES:
        lines = plan.read(name)
        answers = file.ask(lines)
        if wrong := _unexpected(name, lines, answers):
            return wrong
        golden.save(name, list(zip(lines, answers, strict=True)))
        if name == "seed":
            golden.DUMP.write_text(file.dump(), encoding="utf-8")
    others = {}
    for name in golden.NAMES:
        lines = [line for line in plan.read(name) if not line.file_only]
        others[name] = remote.ask(lines)
        if wrong := _unexpected(name, lines, others[name]):
            return wrong
    golden.save_server(others)
    return []


def compare(desks: tuple[Desk, ...], started: bool) -> list[str]:
    """What differs."""
    found = []
    for desk in desks:
        for name in golden.NAMES:
            remote = desk.server is not None
            old = golden.recorded(name, server=remote)
            found += golden.differences(old, desk.ask([line for line, _ in old], started=started), server=remote)
    return found


def _unexpected(name: str, lines: list[Line], answers: list[Answer]) -> list[str]:
    return [
        f"{line.shown}: exit code {answer.code}\n{answer.err}"
        for line, answer in zip(lines, answers, strict=True)
        if answer.code in NEVER or (name != "questions" and answer.code != (line.code or 0))
    ]


@contextmanager
def _desks(code: Path) -> Iterator[tuple[Desk, Desk]]:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two, server.running() as socket:
        yield Desk(Path(one), code=code), Desk(Path(two), socket, code)


if __name__ == "__main__":
    sys.exit(main())
