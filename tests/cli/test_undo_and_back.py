"""Whatever was done and taken back, the desk is as it was; and what is given back is there again."""

from __future__ import annotations

import json
import random
import sqlite3
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli

# Commands that can be taken back. {t}, {s}, {h}, {b}, {c}, {i}: a number that may be on record; {n}: one of its own.
COMMANDS = (
    OPEN,
    OPEN,
    "ticket triage {t} --diagnosable",
    "ticket triage {t} --diagnosable",
    "ticket triage {t} --not-diagnosable",
    'ticket note {t} -m "words {n}"',
    'ticket note {t} --confidential -m "secret {n}"',
    'ticket reply {t} -m "answer {n}"',
    'ticket contact {t} -m "called {n}"',
    "ticket assign {t} --to ola",
    "ticket refuse {t} --reason other -m no",
    'ticket close {t} --outcome solved -m "told" --client-confirmed',
    "ticket reopen {t} --reason again",
    "ticket reopen {t} --reason again",
    f"session start {{t}} {CONFIRMED}",
    f"session start {{t}} {CONFIRMED}",
    f"session start {{t}} {CONFIRMED}",
    "session stop",
    "session stop",
    'session extend {t} --hours 1 --consent "Anna, by phone"',
    "session cancel {s} --reason mistake",
    "hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001",
    "hours contact {h}",
    "hours cancel {h} --reason mistake",
    "client add Firma{n} --consumer --email f{n}@f.example --phone 60222{n:04} --address Polna --key firma-{n}",
    "client edit pracownia --name Pracownia{n}",
    'client set-contact pracownia --name "Jan {n}" --competent',
    "client accept pracownia --regulation progrupa-support",
    "client change-phone pracownia --name Anna --old 601234567 --new 601234567 --mail m{n}",
    "license add --client pracownia --product sketchup-pro --serial N-{n} --kind perpetual-single --version 2021",
    "license edit SKP-0001 --maintenance-until 2025-01-{day:02}",
    "price set progrupa-support-hour {n} --currency PLN --from 2026-11-{day:02}",
    "rate set EUR 4.2{day:02} --table 22{day}/A/NBP/2026 --on 2026-11-13",
    "product add thing-{n} --name Thing --vendor V --regulation progrupa-support",
    "product set-version sketchup-pro --newest 202{day} --from 2026-11-{day:02}",
    "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 2",
    "bundle submit {b} --channel email --confirm signature,form,application,statement",
    "bundle reject {b} --reason no",
    'complaint file --client pracownia --channel email --company P --contact Anna --email a@p.example --description "It {n}"',
    'complaint answer {c} --outcome rejected --grounds "none" --to a@p.example -m "no"',
)
LISTS = (
    "ticket list", "session list", "hours list", "client list", "license list", "price list", "rate list", "product list",
    "bundle list", "complaint list", "invoice list", "training list", "session status", "session appointments", "license conversions",
)  # fmt: skip
SHOWN = (
    ("ticket show {}", "ticket"), ("ticket why {}", "ticket"), ("session show {}", "work_session"), ("client show {}", "client"),
    ("client export-data {}", "client"), ("license show {}", "license"), ("license why {}", "license"), ("bundle show {}", "bundle"),
    ("complaint show {}", "complaint"), ("ticket items {}", "ticket"), ("bundle why {}", "bundle"),
)  # fmt: skip
# What keeps both the act and its undoing, and what stands ready to be computed again.
BOOKS = {"ticket_event", "audit_entry", "decision", "message", "change_set", "row_change", "personal_value", "sqlite_sequence"}
DERIVED = {"running_session"}
END = "2026-11-17T16:00"


def standing(cli: Cli) -> dict[str, dict[Any, Any]]:
    """Every row that stands, by table and key."""
    connection = sqlite3.connect(cli.db)
    connection.row_factory = sqlite3.Row
    found: dict[str, dict[Any, Any]] = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table in BOOKS | DERIVED or table == "alembic_version":
            continue
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
        found[table] = {next(iter(row.values())): row for row in rows if row.get("undone") is None}
    connection.close()
    return found


def _without_books(value: Any) -> Any:
    if isinstance(value, dict):
        books = ("history", "audit", "former_values", "messages")
        return {key: _without_books(inner) for key, inner in value.items() if key not in books}
    return [_without_books(inner) for inner in value] if isinstance(value, list) else value


def answers(cli: Cli) -> dict[str, Any]:
    """What every verb answers, but for history and books."""
    cli.now(END)
    lines = [*LISTS]
    for line, table in SHOWN:
        lines += [line.format(number) for (number,) in cli.rows(f"SELECT id FROM {table} WHERE undone IS NULL")]
    return {line: _without_books(json.loads(cli.ask(line).out)) for line in lines}


def written(cli: Cli) -> int:
    """The number of the last change set."""
    return int(cli.rows("SELECT max(id) FROM change_set")[0][0])


def differing(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The answers that differ, with their fields that do."""
    found: dict[str, Any] = {}
    for line in one.keys() | other.keys():
        a, b = (answers.get(line, {}).get("data") for answers in (one, other))
        if a != b and isinstance(a, dict) and isinstance(b, dict):
            found[line] = {key: (a.get(key), b.get(key)) for key in a.keys() | b.keys() if a.get(key) != b.get(key)}
        elif a != b:
            found[line] = (a, b)
    return found


def act(cli: Cli, chosen: random.Random, count: int) -> list[str]:
    """So many commands that succeed, minute by minute; which they were."""
    done: list[str] = []
    at = datetime.fromisoformat("2026-11-17T09:00+01:00")
    for number in range(count * 12):
        if len(done) == count:
            break
        at += timedelta(minutes=1)
        cli.now(at.isoformat())
        numbers = {letter: chosen.randint(1, 3) for letter in "tshbci"}
        line = chosen.choice(COMMANDS).format(n=number + 1, day=chosen.randint(1, 9), **numbers)
        before = written(cli)
        result = cli(line)
        assert result.code in (0, 2, 3, 4, 5, 7), (line, result)
        if written(cli) > before:
            done.append(line)
    return done


@pytest.mark.parametrize("seed", range(12))
def test_as_many_undos_as_commands_bring_the_desk_back_and_as_many_redos_the_acts(cli: Cli, seed: int) -> None:
    chosen = random.Random(seed)
    cli.now("2026-11-17T08:00")
    cli.env("SUPPORTCTL_OPERATOR", "jan")  # what stands before is somebody else's
    cli.ok("price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01")
    cli.ticket(at="2026-11-17T07:30")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    rows, said = standing(cli), answers(cli)
    done = act(cli, chosen, 12)
    rows_then, said_then = standing(cli), answers(cli)
    for _ in range(2):
        for line in reversed(done):
            result = cli("undo --json")
            assert result.code == 0, (line, done, result)
        assert standing(cli) == rows, done
        assert differing(answers(cli), said) == {}, done
        assert cli("db check").code == 0
        for line in done:
            result = cli("redo --json")
            assert result.code == 0, (line, done, result)
        assert standing(cli) == rows_then, done
        assert differing(answers(cli), said_then) == {}, done
        assert cli("db check").code == 0
    assert cli("redo").code == 3
