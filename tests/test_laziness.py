"""What is NOT loaded, door by door: each of these modules costs more than the answer itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.counter import Counter

# The command line as the console script runs it; what is loaded when it leaves is written to a file.
_RUNNER = """
import os, sys
report = sys.argv.pop(1)
def leave(code):
    with open(report, "w") as handle:
        handle.write(f"{code}\\n" + "\\n".join(sys.modules))
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    real(code)
real, os._exit = os._exit, leave
from supportctl.__main__ import main
main()
"""
PAPERS = {"rich", "alembic"}
STORE = {"sqlmodel", "sqlalchemy", "sqlite3"}
CHECKERS = {"holidays", "phonenumbers", "stdnum", "num2words", "email_validator", "platformdirs", "dateutil"}
# What the store is compiled from, and what it would bring: no command imports it.
BUILD = {
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "alembic",
    "asyncio.events",
    "importlib.metadata._meta",
    "ssl",
    "email",
    "_hashlib",
}


@pytest.fixture(scope="module")
def furnished(template_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with hours bought and a ticket triaged; only ever copied."""
    path = tmp_path_factory.mktemp("furnished") / "desk.db"
    shutil.copyfile(template_db, path)
    desk = Counter(str(path)).furnish()
    desk.buy()
    desk.triaged()
    return path


@pytest.fixture
def desk(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the operator's database."""
    path = tmp_path / "desk.db"
    shutil.copyfile(furnished, path)
    monkeypatch.setenv("SUPPORTCTL_DB", str(path))
    monkeypatch.setenv("SUPPORTCTL_OPERATOR", "anna")
    return path


def loaded(tmp_path: Path, *argv: str, code: int = 0, **environ: str) -> set[str]:
    """The modules that a command line loads, packages and modules in them; its exit code is checked."""
    report = tmp_path / "report"
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONSTARTUP", "COVERAGE_PROCESS_START")}
    done = subprocess.run(
        [sys.executable, "-c", _RUNNER, str(report), *argv],
        env=kept | {"PYTHONPATH": str(Path(__file__).parents[1])} | environ,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    found, *names = report.read_text(encoding="utf-8").splitlines()
    assert (int(found), done.returncode) == (code, code), done.stderr.decode()
    return set(names) - _always()


def _always() -> set[str]:
    """What a bare start loads anyway: an editable install may bring a finder with imports of its own."""
    global _BARE
    if _BARE is None:
        done = subprocess.run(
            [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, check=True, text=True
        )
        _BARE = set(done.stdout.split())
    return _BARE


_BARE: set[str] | None = None


def test_version(tmp_path: Path) -> None:
    found = loaded(tmp_path, "--version")
    assert not found & {"typer", "json", "dataclasses", "typing", "importlib.metadata", "argparse", *PAPERS, *STORE, *CHECKERS}
    assert {name for name in found if name.startswith("supportctl")} == {"supportctl", "supportctl.__main__"}


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_session_status(desk: Path, tmp_path: Path, options: list[str]) -> None:
    loaded(tmp_path, "session", "start", "1", "--phone", "601234567", "--confirm", "backup,present,internet", "--override", "x")
    found = loaded(tmp_path, "session", "status", *options)
    slow = {"typer", "sqlalchemy", "sqlmodel", "dataclasses", "typing", "inspect", "urllib", "tomllib", *PAPERS, *CHECKERS}
    assert not found & slow
    assert not any(name.startswith(("supportctl.law", "supportctl.desk", "supportctl.regulations")) for name in found)


def test_a_tab(desk: Path, tmp_path: Path) -> None:
    found = loaded(tmp_path, "ticket", "show", "", _SUPPORTCTL_COMPLETE="bash")
    assert not found & {"typing", "typer", "sqlalchemy", "sqlmodel", "dataclasses", "inspect", *PAPERS, *CHECKERS}
    assert not any(name.startswith(("supportctl.law", "supportctl.desk", "supportctl.regulations")) for name in found)


def test_a_tab_for_a_name_asks_no_database(tmp_path: Path) -> None:
    assert not loaded(tmp_path, "tick", _SUPPORTCTL_COMPLETE="fish") & {"sqlite3", "typer", "tomllib"}


@pytest.mark.parametrize("argv", [["--help"], ["ticket", "--help"]])
def test_help(tmp_path: Path, argv: list[str]) -> None:
    found = loaded(tmp_path, *argv)
    assert not found & {"supportctl.desk", *PAPERS, *STORE, *CHECKERS}
    assert not any(name.startswith(("supportctl.regulations", "supportctl.store")) for name in found)
    # Not a single command's module is imported to list the names.
    assert "supportctl.cli.ticket" not in found


def test_help_of_a_verb(tmp_path: Path) -> None:
    found = loaded(tmp_path, "session", "start", "--help")
    assert not found & {"supportctl.desk", "supportctl.cli.ticket", *PAPERS, *STORE, *CHECKERS}


@pytest.mark.parametrize("verb", [["ticket", "show"], ["session", "start"], ["license", "check-conversion"]])
def test_a_usage_error_of_a_verb(tmp_path: Path, verb: list[str]) -> None:
    found = loaded(tmp_path, *verb, "--nonsense", code=2)
    assert not found & {*PAPERS, *STORE, *CHECKERS}


def test_regulation_show(tmp_path: Path) -> None:
    found = loaded(tmp_path, "regulation", "show", "progrupa-support", "--on", "2026-11-17")
    assert not found & {*PAPERS, *STORE, *CHECKERS}
    assert not any(name.startswith("supportctl.regulations.sketchup") for name in found)


@pytest.mark.parametrize(
    "line", ["regulation list", "regulation coverage tax-retention", "ticket list", "regulation show ksef-duty --json"]
)
def test_labels_of_parameters_are_read_where_a_text_is_shown(desk: Path, tmp_path: Path, line: str) -> None:
    assert not [name for name in loaded(tmp_path, *line.split()) if name.endswith(".parameters")]


def test_ticket_list_as_json(desk: Path, tmp_path: Path) -> None:
    found = loaded(tmp_path, "ticket", "list", "--json")
    assert not found & {*PAPERS, *CHECKERS, *BUILD}
    assert not any(name.startswith("supportctl.output.") and name.rpartition(".")[2] in ("styled", "plain") for name in found)


def test_ticket_list_piped(desk: Path, tmp_path: Path) -> None:
    assert not loaded(tmp_path, "ticket", "list") & {*PAPERS, *CHECKERS, *BUILD}


def test_invoice_print(desk: Path, tmp_path: Path) -> None:
    loaded(tmp_path, "session", "start", "1", "--phone", "601234567", "--confirm", "backup,present,internet", "--override", "x")
    loaded(tmp_path, "session", "stop")
    number = next(word for word in _said("invoice", "issue", "--ticket", "1", "-o", "ids").split())
    assert not loaded(tmp_path, "invoice", "print", number) & {*PAPERS, *BUILD}


def _said(*argv: str) -> str:
    done = subprocess.run([sys.executable, "-m", "supportctl", *argv], capture_output=True, check=True, text=True)
    return done.stdout


def test_a_first_use_makes_a_desk_without_migrating(tmp_path: Path) -> None:
    found = loaded(tmp_path, "ticket", "list", SUPPORTCTL_DB="", XDG_DATA_HOME=str(tmp_path / "new"))
    assert "supportctl.store.creation" in found
    assert not found & BUILD


def test_session_start(desk: Path, tmp_path: Path) -> None:
    line = ["session", "start", "1", "--phone", "601234567", "--confirm", "backup,present,internet", "--override", "x", "--json"]
    found = loaded(tmp_path, *line)
    assert not found & {*PAPERS, *CHECKERS, *BUILD}


def test_ticket_open(desk: Path, tmp_path: Path) -> None:
    line = [
        "ticket",
        "open",
        "--client",
        "pracownia",
        "--license",
        "SKP-0001",
        "--subject",
        "S",
        "--serial",
        "SKP-0001",
        "--description",
        "D",
    ]
    assert not loaded(tmp_path, *line, "--json") & {*PAPERS, *CHECKERS, *BUILD}


def test_session_stop(desk: Path, tmp_path: Path) -> None:
    loaded(tmp_path, "session", "start", "1", "--phone", "601234567", "--confirm", "backup,present,internet", "--override", "x")
    assert not loaded(tmp_path, "session", "stop") & {*PAPERS, *CHECKERS, *BUILD}


def test_the_console_script_says_what_the_runner_says(desk: Path) -> None:
    """The runner stands in for the console script: the answers are those of `python -m supportctl`."""
    done = subprocess.run([sys.executable, "-m", "supportctl", "ticket", "list", "--json"], capture_output=True, check=True)
    assert json.loads(done.stdout)["data"][0]["id"] == 1
