"""Nothing but the desk outlives a line: every verb answers in a batch as in a process of its own, whatever ran before it."""

from __future__ import annotations

import gc
import json
import os
import shlex
import shutil
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import supportctl
from supportctl.cli.lines import NOT_IN_LINES
from supportctl.cli.main import run
from supportctl.wording.examples import EXAMPLES
from tests.cli.cli import Cli

# Lines that differ between two runs of the same line: names of temporary files, the coverage of a tree that is being changed, salts
# by chance, the rights of a copy. What draws a PDF has threads that a forked process would wait for in vain.
VOLATILE = (
    "db path",
    "db backup",
    "db verify",
    "db anchor",
    "doctor",
    "regulation coverage",
    "config show",
    "demo",
    "invoice pdf",
)
# Read when the store is compiled or migrated, or where an extra is installed.
NEVER = ("supportctl.__main__", "supportctl.store.tables", "supportctl.store.statements", "supportctl.documents", "supportctl._")
LINES = [
    line
    for name, both in EXAMPLES.items()
    if name not in (*NOT_IN_LINES, *VOLATILE)
    for line in both
    if "-" not in shlex.split(line)
]
# The same with flags that would show if they stayed.
LINES += ["ticket list --lang pl", "ticket list", "ticket show 1 -o json", "ticket show 1", "ticket list -o ids --operator ewa"]
LINES += ["ticket note 1", "ticket list --limit x", "ticket shw", "ticket", "session status --operator ewa", "session status"]


def alone(argv: list[str], out: Path) -> None:
    """Run a command in a process of its own; what it says is added to the file."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            gc.disable()  # as a command does
            with out.open("a", encoding="utf-8") as handle:
                sys.stdout = sys.stderr = handle
                code = run(argv)
        finally:
            os._exit(0 if code in (0, 2, 3, 4, 5, 6, 7) else 1)
    assert os.waitpid(child, 0)[1] == 0, argv


@pytest.fixture(scope="module")
def imported() -> None:
    """Every module is there: a process for a line needn't read it again."""
    for module in walk_packages(supportctl.__path__, "supportctl."):
        if not module.name.startswith(NEVER):
            import_module(module.name)


def test_every_verb_twice(imported: None, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There and back again: each line runs after each other one, and next to its neighbours in both orders."""
    lines = [*LINES, *LINES[::-1]]
    monkeypatch.setattr("sys.stdin", open(os.devnull, encoding="utf-8"))  # noqa: SIM115  # undone with the test
    before = tmp_path / "before.db"
    shutil.copyfile(cli.db, before)
    said = tmp_path / "said"
    home = tmp_path / "home"
    files = home / "files"
    files.mkdir()
    monkeypatch.chdir(files)
    for line in lines:
        alone(shlex.split(line), said)
    shutil.rmtree(home)
    files.mkdir(parents=True)
    monkeypatch.chdir(files)
    for name in (cli.db, Path(f"{cli.db}-wal"), Path(f"{cli.db}-shm")):
        name.unlink(missing_ok=True)
    shutil.copyfile(before, cli.db)
    file, together = tmp_path / "lines", tmp_path / "together"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    alone(["batch", str(file), "--keep-going", "-o", "table"], together)
    expected, found = said.read_text(encoding="utf-8"), together.read_text(encoding="utf-8")
    *found_lines, last = found.splitlines()
    assert last.startswith("note: Commands that failed: ")
    # Compared line by line: what differs first is shown, not all of it.
    for number, (one, other) in enumerate(zip(found_lines, expected.splitlines(), strict=False)):
        assert one == other, found_lines[max(number - 5, 0) : number]
    assert len(found_lines) == len(expected.splitlines())


def test_what_says_something_else_each_time_ends_alike_too(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verbs that are left out above, but for the demo's: each twice in one batch, forwards and backwards, by exit code and by what
    their answers consist of."""
    monkeypatch.chdir(tmp_path)
    # The place of a backup is there; its name is of the clock, so that each is made once.
    (tmp_path / "backups").mkdir()
    lines = ["db path", "db anchor", "regulation coverage", "config show", "doctor", "db backup --dir backups", "db verify none"]
    order = [*lines, *lines, *reversed(lines), *reversed(lines)]
    expected = {line: _shape(cli.process(f"{line} --json").out) for line in lines}
    found = cli.process("batch - --keep-going", stdin="\n".join(order)).out.splitlines()
    assert [_shape(answer) for answer in found] == [expected[line] for line in order]


def _shape(answer: str) -> tuple[int, list[str], list[str]]:
    """Exit code, names of what the data have, codes of errors."""
    told = json.loads(answer)
    data = told["data"] or {}
    return told["exit_code"], sorted(data[0] if isinstance(data, list) else data), [error["code"] for error in told["errors"]]
