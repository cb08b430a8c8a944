"""What stands on a Polish screen is Polish: no code, no JSON, no English of a library; on an English one no code."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.cli import OPEN, Cli

HEAD = "source,subject,status,license,channel,opened_at,topic,description,closed_at\n"


@pytest.fixture
def damaged(cli: Cli, tmp_path: Path) -> Path:
    """A backup in which a subject was altered past the desk."""
    cli.ticket()
    path = shutil.copy(cli.db, tmp_path / "copy.db")
    with sqlite3.connect(path) as copy:
        copy.execute("UPDATE ticket SET subject = 'other'")
    copy.close()
    return Path(path)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "the first: ticket 1: isn't what change set"),
        ("pl", "Pierwszy z nich: "),
    ],
)
@pytest.mark.parametrize("verb", ["restore", "backup"])
def test_a_problem_of_a_backup(cli: Cli, damaged: Path, lang: str, said: str, verb: str, tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    line = f"db restore {damaged} --yes" if verb == "restore" else f"db backup --dir {tmp_path / 'to'} --db {damaged}"
    found = cli(f"{line} --lang {lang}")
    assert found.code == 6
    assert said in found.err
    assert ("isn't what" in found.err) is (lang == "en")
    sentence = found.err.partition(said)[2]
    assert ". " in sentence.partition("supportctl db verify")[0]


@pytest.mark.parametrize(("lang", "said"), [("en", "is empty"), ("pl", "jest pusty")])
@pytest.mark.parametrize("line", ["db verify {}", "db restore {} --yes"])
def test_an_empty_file_is_no_missing_one(cli: Cli, tmp_path: Path, lang: str, said: str, line: str) -> None:
    path = tmp_path / "none.db"
    path.touch()
    assert said in cli.refuses(f"{line.format(path)} --lang {lang}", 6).err


@pytest.mark.parametrize(
    ("lang", "state", "said", "source"),
    [
        ("en", "failed without a word", "no answer in time", "a command"),
        ("pl", "zawiódł bez komunikatu", "brak odpowiedzi na czas", "polecenie"),
    ],
)
def test_what_hooks_said(cli: Cli, tmp_path: Path, lang: str, state: str, said: str, source: str) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name, text in (("ticket-open.after", "exit 3"), ("ticket-open.after-b", "sleep 30")):
        (hooks / name).write_text(f"#!/bin/sh\n{text}\n")
        (hooks / name).chmod(0o755)
    cli.env("SUPPORTCTL_HOOKS_DIR", str(hooks))
    cli.env("SUPPORTCTL_HOOK_SECONDS", "1")
    cli(OPEN)
    shown = cli.ok(f"hook list --lang {lang} --verbose")
    assert "HOOK_" not in shown.out
    assert state in shown.out
    assert said in shown.out
    assert source in cli.ok(f"hook list --lang {lang} --columns id,source").out
    assert {row["source"] for row in cli.ask("hook list").data} == {"command"}


@pytest.mark.parametrize(("status", "word"), [("closed", "zamknięte"), ("waiting", "oczekujące"), ("new", "nowe")])
def test_the_state_of_a_ticket_that_was_brought_in(cli: Cli, tmp_path: Path, status: str, word: str) -> None:
    file, closed = tmp_path / "tickets.csv", "2026-11-16T10:00" if status == "closed" else ""
    file.write_text(f"{HEAD}old:1,Crash,{status},SKP-0001,web,2026-11-16T09:00,usage,It crashes,{closed}\n")
    cli.ok(["import", "tickets", str(file)])
    found = [line for line in cli.ok("ticket show 1 --lang pl").out.splitlines() if "stan: " in line]
    assert len(found) == 2
    assert all(status not in line and word in line for line in found), found


def test_a_line_that_is_no_json(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "tickets.jsonl"
    file.write_text('{"source": "a", }\n')
    for lang in ("en", "pl"):
        found = cli(["import", "tickets", str(file), "--lang", lang])
        assert "Expecting" not in found.err
        assert "17" in found.err.splitlines()[0]


@pytest.mark.parametrize("kind", ["hours", "workload", "revenue", "sla"])
def test_a_period_that_ends_before_it_begins(cli: Cli, kind: str) -> None:
    """It named --until, which reports don't take."""
    found = cli.refuses(f"report {kind} --from 2026-12-01 --to 2026-11-01", 2, "--to 2026-11-01 lies before --from 2026-12-01")
    assert "--until" not in found.err
