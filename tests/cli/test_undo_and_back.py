"""Whatever was done and taken back, the desk is as it was; and what is given back is there again."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.selling import active, priced
from tests.cli.test_convert import GIVEN, SINGLE

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
    "session amend {s} --reason mistake --stop 2026-11-17T09:0{day}",
    "session cancel 1 --reason mistake",
    "session stop",
    "bundle submit 1 --channel email --confirm signature,form,application,statement",
    "complaint supplement {c} --grounds why",
    "hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001",
    "hours contact {h}",
    "hours cancel {h} --reason mistake",
    "client add Firma{n} --consumer --email f{n}@f.example --phone 60222{n:04} --address Polna --key firma-{n}",
    "client edit pracownia --name Pracownia{n}",
    'client set-contact pracownia --name "Jan {n}" --competent',
    "client accept pracownia --regulation progrupa-support",
    "client change-phone pracownia --name Anna --old 601234567 --new 60123456{day} --mail m{n}",
    "license add --client pracownia --product sketchup-pro --serial N-{n} --kind perpetual-single --version 2021",
    "license edit SKP-0001 --maintenance-until 2025-01-{day:02}",
    "ticket triage {t} --diagnosable --reason wrong",
    "ticket edit {t} --subject Anew{n} --priority high --tag +t{day},+u,-t1",
    "ticket edit {t} --topic usage --tag -u",
    "ticket wait {t} --until 2026-12-0{day}T09:00 --reason away{n}",
    "ticket wait {t} --clear",
    "ticket merge {t} --into 1",
    "ticket unmerge {t}",
    f"session log {{t}} {CONFIRMED} --start 2026-11-17T09:1{{day}} --stop 2026-11-17T09:2{{day}}",
    f"session switch {{t}} {CONFIRMED}",
    "client edit pracownia --key p{day}",
    "client merge firma-{day} --into pracownia --reason same",
    "license edit SKP-0001 --serial S-{n}",
    "price set progrupa-support-hour {n} --currency PLN --from 2026-11-{day:02}",
    "rate set EUR 4.2{day:02} --table 22{day}/A/NBP/2026 --on 2026-11-13",
    "product add thing-{n} --name Thing --vendor V --regulation progrupa-support",
    "product set-version sketchup-pro --newest 202{day} --from 2026-11-{day:02}",
    "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 2",
    "bundle submit {b} --channel email --confirm signature,form,application,statement",
    "bundle reject {b} --reason no",
    'complaint file --client pracownia --channel email --company P --contact Anna --email a@p.example --description "It {n}"',
    'complaint answer {c} --outcome rejected --to a@p.example -m "no"',
)
# What needs a bundle that runs, a conversion, a remote ticket and prices before: Rooms.
ROOMS = (
    f"license convert SKP-A --serial SKP-A {GIVEN} --to annual --at 2021-03-01T10:00",
    f"license convert SKP-B --serial SKP-B {GIVEN} --to annual --at 2021-03-01T11:00",
    "license mark-converted SKP-A --on 2021-03-09",
    "license mark-converted SKP-B --on 2021-03-09",
    f"{SINGLE} --serial SKP-{{n}} --maintenance-until 2027-12-31",
    "benefit schedule 1 upgrade-help --reported-to Jan --when 2026-11-18T1{day}:00 --minutes 60",
    "benefit schedule 1 webinar --invitation mail-{n} --when 2026-11-19T1{day}:00 --minutes 60",
    "benefit use 1 exam --license 1 --certificate CSWA",
    "benefit cancel {b} --reason mistake",
    "training declare 1",
    "bundle notice 1 --against 2027-03-10",
    "session schedule 1 --when 2026-11-18T1{day}:00",
    "session unschedule 1",
    "client accept pracownia --regulation bitservice-remote --price-list",
    "ticket charge 1 --item bitservice-diagnosis",
    "ticket charge 1 --item bitservice-diagnosis --quantity {day}",
    "ticket uncharge 1 --item {i} --reason mistake",
    "ticket note 1 --stage diagnosis -m found",
    "ticket reply 1 -m told",
    "license edit CT-0001 --support-ordered 2026-11-0{day} --maintenance-until 2027-11-{day:02}",
    "ticket open --client pracownia --license CT-0001 --subject S{n} --description D --email p@p.example --channel email",
    'ticket reply {t} -m "explained"',
    "ticket close {t} --outcome answered -m told",
    "ticket split {t} --subject Other -m Else",
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
BOOKS = {
    "chain",
    "ticket_event",
    "audit_entry",
    "decision",
    "message",
    "change_set",
    "row_change",
    "personal_value",
    "sqlite_sequence",
}
DERIVED = {"running_session"}
# The full-text indexes: how they lie in pages differs, while the words that they are made from are compared.
PAGES = ("search_index", "confidential_index", "record_index", "search_terms")
END = "2026-11-17T16:00"


def standing(cli: Cli) -> dict[str, dict[Any, Any]]:
    """Every row that stands, by table and key."""
    connection = sqlite3.connect(cli.db)
    connection.row_factory = sqlite3.Row
    found: dict[str, dict[Any, Any]] = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table in BOOKS | DERIVED or table == "alembic_version" or table.startswith(PAGES):
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


def act(cli: Cli, chosen: random.Random, count: int, commands: tuple[str, ...] = COMMANDS) -> list[str]:
    """So many commands that succeed, minute by minute; which they were."""
    done: list[str] = []
    at = datetime.fromisoformat("2026-11-17T09:00+01:00")
    for number in range(count * 12):
        if len(done) == count:
            break
        at += timedelta(minutes=1)
        cli.now(at.isoformat())
        numbers = {letter: chosen.randint(1, 3) for letter in "tshbci"}
        line = chosen.choice(commands).format(n=number + 1, day=chosen.randint(1, 9), **numbers)
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
    there_and_back(cli, lambda: act(cli, chosen, 12))


@pytest.mark.parametrize("seed", range(8))
def test_the_same_of_bundles_conversions_and_remote_help(cli: Cli, seed: int) -> None:
    active(priced(cli), on="2026-03-03", first_day="2026-03-10")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.now("2026-11-17T08:00")
    for line in (
        "price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01",
        "price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name Diagnoza --unit szt.",
        "ticket open --client pracownia --product bitservice-remote-help --subject Printer --at 2026-11-16T08:00",
        "license add --client pracownia --product codetwo-backup --serial CT-0001 --kind subscription --version 2.4"
        " --support-ordered 2026-01-05 --maintenance-until 2027-01-05 --key-valid-until 2027-01-05",
        f"{SINGLE} --serial SKP-A --maintenance-until 2021-12-31 --at 2020-12-01T09:00",
        f"{SINGLE} --serial SKP-B --maintenance-until 2021-12-31 --at 2020-12-01T09:00",
        "client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-16T09:00",
        "session schedule 1 --when 2026-11-17T06:00 --at 2026-11-16T09:10",
        "session start 1 --confirm owner,backup,present,admin-rights,internet,backup-notice --at 2026-11-17T06:00",
        "session stop --at 2026-11-17T06:30",
    ):
        cli.ok(line)
    cli.env("SUPPORTCTL_OPERATOR", "ewa")
    chosen = random.Random(seed)
    there_and_back(cli, lambda: act(cli, chosen, 12, ROOMS))


def test_the_same_of_the_main_job_and_its_corrections(cli: Cli) -> None:
    lines = (
        "hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:00",
        f"{OPEN} --at 2026-11-17T09:05",
        "ticket triage 1 --diagnosable --at 2026-11-17T09:10",
        f"session start 1 {CONFIRMED} --at 2026-11-17T10:00",
        'session extend 1 --hours 2 --consent "Anna, by phone" --at 2026-11-17T10:50',
        "session stop --at 2026-11-17T11:20",
        "session amend 1 --stop 2026-11-17T11:10 --reason mistake --at 2026-11-17T11:25",
        f"session start 1 {CONFIRMED} --at 2026-11-17T11:30",
        "session stop --at 2026-11-17T11:40",
        "session cancel 2 --reason mistake --at 2026-11-17T11:45",
        'ticket close 1 --outcome solved -m "told" --client-confirmed --at 2026-11-17T12:00',
        "ticket reopen 1 --reason again --at 2026-11-17T12:10",
        "ticket refuse 1 --reason other -m no --at 2026-11-17T12:20",
    )

    def doing() -> list[str]:
        cli.play(lines)
        return list(lines)

    there_and_back(cli, doing)


def there_and_back(cli: Cli, doing: Callable[[], list[str]]) -> None:
    """Commands, as many undos, as many redos, and once more."""
    rows, said = standing(cli), answers(cli)
    done = doing()
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
