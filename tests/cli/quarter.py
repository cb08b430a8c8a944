"""A quarter at the desk, played hour by hour in one process: what operators do, and cron after each hour, undisturbed or not.

python -m tests.cli.quarter [--days 90] [--seed 1] [--tickets 3]
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import re
import shlex
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from supportctl.calendar import is_business_day

WARSAW = ZoneInfo("Europe/Warsaw")
FIRST = date(2023, 3, 6)
CONFIRM = "--phone 601234567 --confirm backup,present,internet"
FURNISH = (
    (
        "2020-12-01T09:00",
        "init --name Desk --nip 5265877635 --bank-account PL61109010140000071219812874 --email b@desk.example --address X",
    ),
    ("2020-12-01T09:00", "price set progrupa-support-hour 200 --currency PLN --from 2020-12-01"),
    ("2020-12-01T09:00", "price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01"),
    ("2020-12-01T09:00", "price set training-basics 2000 --currency PLN --from 2022-02-01"),
    ("2020-12-01T09:00", "price set bitservice-diagnosis 100 --currency PLN --from 2021-01-01 --name Diagnoza --unit szt."),
    (
        "2020-12-01T09:00",
        "client add Pracownia --nip 1234563218 --phone 601234567 --address Y --key pracownia --email p@p.example",
    ),
    ("2020-12-01T09:00", "client set-contact pracownia --name Anna --competent"),
    (
        "2020-12-01T09:00",
        "license add --client pracownia --product sketchup-pro --serial SKP-1 --kind perpetual-single --version 2021",
    ),
    (
        "2021-11-02T09:00",
        "license add --client pracownia --product sketchup-pro --serial NET-1 --kind perpetual-network --version 2019"
        " --maintenance-until 2021-12-31 --commercial --newest-serial --no-promoted --territory PL --purchase-email p@p.example",
    ),
    ("2021-11-02T09:00", "price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01"),
    (
        "2021-12-03T09:00",
        "license convert NET-1 --to annual --serial NET-1 --name Pracownia --email p@p.example --accept-terms 'Anna, e-mail'"
        " --seller ProGrupa",
    ),
    ("2022-02-20T09:00", "hours buy --client pracownia --license SKP-1 --hours 900 --phone 601234567"),
    (
        "2023-01-10T09:00",
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2023-01-10 --maintenance-until 2024-01-09 --key-valid-until 2024-01-31",
    ),
    ("2023-01-10T09:00", "client accept pracownia --regulation bitservice-remote --price-list"),
)
ORDER = "--channel email --confirm signature,form,application,statement"


class Line(NamedTuple):
    """A command and its clock."""

    at: datetime
    words: str


def script(days: int, tickets: int, seed: int) -> list[Line]:
    """What operators do: every line is in time, so that it is allowed whether or not cron ran."""
    dice = random.Random(seed)
    lines = [Line(_at(when), words) for when, words in FURNISH]
    for number, ahead in enumerate(range(1, days, 3), 1):
        lines += _bundle(number, FIRST + timedelta(days=ahead), dice)
    number = 0
    for offset in range(days):
        day = FIRST + timedelta(days=offset)
        if not is_business_day(day):
            continue
        minute = 0
        for _ in range(dice.randint(0, tickets)):
            number += 1
            lines += _ticket(number, day, minute, dice)
            minute += 75
        if dice.random() < 0.4:
            number += 1
            lines += _other(number, day, dice)
    ordered = sorted(lines, key=lambda line: line.at)
    return _numbered(ordered)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW)


def _bundle(number: int, renews: date, dice: random.Random) -> list[Line]:
    """A bundle of a year that ends on a day of the quarter, with an offer, a notice or neither; a training that is lost."""
    first = renews.replace(year=renews.year - 1)

    def at(day: date, hour: int) -> datetime:
        return datetime(day.year, day.month, day.day, hour, tzinfo=WARSAW)

    before = first - timedelta(days=7)
    lines = [
        Line(
            at(before, 9),
            f"bundle order --client pracownia --program solidworks --edition Professional --years 1 --licenses {dice.randint(1, 3)}",
        ),
        Line(at(before, 10), f"bundle submit {number} {ORDER}"),
        Line(at(before, 11), f"bundle qualify {number} --channel email"),
        Line(at(first, 9), f"bundle pay {number}"),
    ]
    what = dice.choice(("offer", "late", "notice", "none"))
    if what in ("offer", "late"):
        day = renews - timedelta(days=30) if what == "offer" else renews + timedelta(days=1)
        lines.append(
            Line(at(day, 14), f"bundle offer {number} --years {dice.choice((1, 2))} --price {dice.choice((9000, 9500))}")
        )
    if what == "notice":
        lines.append(Line(at(renews - timedelta(days=40), 9), f"bundle notice {number} --against {renews}"))
    return lines


def _ticket(number: int, day: date, minute: int, dice: random.Random) -> list[Line]:
    """A ticket that is worked on, and what may follow within its window; or a complaint, answered later."""
    begin = datetime(day.year, day.month, day.day, 9, 5, tzinfo=WARSAW) + timedelta(minutes=minute)
    name = f"<{number}>"

    def after(*, hours: int = 0, minutes: int = 0) -> datetime:
        return begin + timedelta(hours=hours, minutes=minutes)

    lines = [
        Line(
            begin,
            f"ticket open --client pracownia --license SKP-1 --subject 'Crash {number}' --description x --serial SKP-1 -q #{name}",
        ),
        Line(after(minutes=1), f"ticket triage {name} --diagnosable"),
        Line(after(minutes=2), f"session start {name} {CONFIRM}"),
        Line(
            after(minutes=2 + dice.randint(5, 65)),
            f"session stop {name} --reason {dice.choice(('done', 'done', 'done', 'connection-lost'))}",
        ),
    ]
    what = dice.random()
    if what < 0.2:
        lines.append(Line(after(hours=20), f"ticket reopen {name} --reason again --channel email"))
    elif what < 0.3:
        lines.append(Line(after(hours=2), f"ticket close {name} --outcome solved -m ok"))
    elif what < 0.4:
        lines.append(Line(after(hours=2), f"ticket close {name} --outcome unsolved -m no --client-denied"))
    elif what < 0.6:
        lines.append(Line(after(hours=3), f"ticket note {name} --complaint -m 'It is worse'"))
        lines.append(Line(after(hours=3 + dice.randint(1, 60)), f"ticket reply {name} -m Sorry"))
    elif what < 0.7:
        lines.append(Line(after(hours=dice.randint(25, 60)), f"ticket reply {name} -m 'How is it?'"))
    elif what < 0.8:
        lines.append(Line(after(hours=dice.randint(25, 60)), f"ticket note {name} --complaint -m 'It is worse'"))
    if dice.random() < 0.3:
        lines.append(Line(after(hours=dice.randint(3, 90)), f"invoice issue --ticket {name}"))
    return lines


def _other(number: int, day: date, dice: random.Random) -> list[Line]:
    """A ticket of CodeTwo, an appointment that nobody keeps, or a complaint about a bundle."""
    at = datetime(day.year, day.month, day.day, 16, dice.randint(0, 50), tzinfo=WARSAW)
    name = f"<{number}>"
    if dice.random() < 0.5:
        reply = (
            [Line(at + timedelta(hours=dice.randint(1, 90)), f"ticket reply {name} -m 'Update it'")]
            if dice.random() < 0.6
            else []
        )
        return [Line(at, f"ticket open --client pracownia --license CT-1 --subject 'Backup {number}' -q #{name}"), *reply]
    when = (at + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    return [
        Line(at, f"ticket open --client pracownia --product bitservice-remote-help --subject 'Printer {number}' -q #{name}"),
        Line(at + timedelta(minutes=1), "client accept pracownia --regulation bitservice-remote --price-list"),
        Line(at + timedelta(minutes=2), f"session schedule {name} --when {when}"),
    ]


def _numbered(lines: list[Line]) -> list[Line]:
    """Tickets by the numbers that they get: in the order in which they are opened."""
    opened = [found[1] for line in lines if (found := re.search(r" #(<\d+>)$", line.words))]
    number = {name: str(n) for n, name in enumerate(opened, 1)}
    return [line._replace(words=re.sub(r"<\d+>", lambda m: number[m[0]], re.sub(r" #<\d+>$", "", line.words))) for line in lines]


# Playing -------------------------------------------------------------------------------------------------------------------------


def command(at: datetime, words: str) -> tuple[int, str]:
    """Run a command in this process; its exit code, and what it said."""
    from supportctl.cli.main import run

    os.environ["SUPPORTCTL_NOW"] = at.isoformat(timespec="seconds")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(shlex.split(words))
    return code, said.getvalue()


def play(db: Path, lines: list[Line], days: int, cron: Callable[[datetime], None]) -> list[tuple[str, int]]:
    """Play the lines on a new desk, hour by hour, and what cron does after each hour; how each line ended."""
    os.environ |= {"SUPPORTCTL_DB": str(db), "SUPPORTCTL_OPERATOR": "anna", "SUPPORTCTL_LANG": "en"}
    os.environ.pop("SUPPORTCTL_JOURNAL_DAYS", None)
    ended, rest = [], list(lines)
    hour = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=WARSAW)
    last = hour + timedelta(days=days + 3)
    while hour <= last:
        while rest and rest[0].at < hour:
            line = rest.pop(0)
            ended.append((line.words, command(line.at, line.words)[0]))
        cron(hour)
        hour = (hour.astimezone(ZoneInfo("UTC")) + timedelta(hours=1)).astimezone(WARSAW)
    steady(last + timedelta(hours=1))
    return ended


def steady(hour: datetime) -> None:
    """cron as it should be: once an hour."""
    code, said = command(hour, "cron run")
    assert code in (0, 5), (hour, code, said)


def disturbed(seed: int) -> Callable[[datetime], None]:
    """cron that misses hours and days, runs twice, and is killed at any write."""
    dice = random.Random(seed)
    off = [0]

    def cron(hour: datetime) -> None:
        if off[0]:
            off[0] -= 1
            return
        chance = dice.random()
        if chance < 0.1:
            off[0] = dice.randint(1, 60)
        elif chance < 0.4:
            killed(hour, dice.randint(1, 12))
        elif chance < 0.6:
            steady(hour)
            steady(hour)
        else:
            steady(hour)

    return cron


def killed(hour: datetime, writes: int) -> None:
    """A run in a process of its own that dies after so many writes."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        from supportctl.store.engine import Db

        ran, left = Db._run, [writes]

        def counted(self: Db, sql: str, params: Any) -> Any:
            found = ran(self, sql, params)
            if sql[:6] in ("INSERT", "UPDATE", "DELETE"):
                left[0] -= 1
                if not left[0]:
                    os._exit(9)
            return found

        Db._run = counted  # type: ignore[method-assign]
        command(hour, "cron run")
    finally:
        os._exit(0)


# Comparing -----------------------------------------------------------------------------------------------------------------------

# Run records, warnings, the journal of changes; what is derived.
LEFT_OUT = {
    "job_run", "job_mark", "change_set", "chain", "row_change", "personal_value", "alembic_version", "idempotency_key", "sqlite_sequence",
}  # fmt: skip
# Numbers of rows that are given in the order of recording, instants of recording, salts by chance; number, issue and due date of documents.
COLUMNS_LEFT_OUT = {
    "*": {"id", "recorded_at", "message_id", "invoice_id"},
    "invoice": {"number", "issued_on", "due_on", "issued_at"},
    "bundle_document": {"number", "due_on"},
    "bundle_renewal": {"number"},
    "audit_entry": {"entity_id"},
    "message": {"salt"},
    "decision": {"entity_id"},
}
NUMBER = re.compile(r"\b(FV|PF)/\d{4}/\d{4}\b")


def state(db: Path) -> dict[str, Counter[str]]:
    """The rows of every table without what may differ, whatever their order."""
    connection = sqlite3.connect(db)
    try:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in LEFT_OUT and not re.search(r"_index|search_|_entry_|confidential|record_entry", name)
        ]
        return {name: Counter(_rows(connection, name)) for name in tables}
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    found = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    out = COLUMNS_LEFT_OUT["*"] | COLUMNS_LEFT_OUT.get(table, set())
    for values in found:
        row = {name: value for name, value in zip(names, values, strict=True) if name not in out}
        if table in ("ticket", "bundle", "training", "license"):
            row["id"] = values[0]
        if table == "audit_entry" and row["entity"] == "invoice":
            del row["happened_at"]  # the issue of a document
        yield NUMBER.sub("no.", json.dumps(row, default=str))


def differences(steadily: Path, roughly: Path) -> list[str]:
    """What the two desks don't share, by table."""
    left, right = state(steadily), state(roughly)
    found = []
    for table in sorted(left.keys() | right.keys()):
        mine, other = left.get(table, Counter()), right.get(table, Counter())
        found += [f"{table} undisturbed only: {row}" for row in (mine - other)]
        found += [f"{table} disturbed only: {row}" for row in (other - mine)]
    return found


def quick() -> str | None:
    """Where files are written that needn't outlive the machine, where there is such a place: every command commits."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def quarter(directory: Path, *, days: int, tickets: int, seed: int) -> tuple[list[tuple[str, int]], list[str]]:
    """Play the same quarter twice; how its lines ended, and what differs."""
    lines = script(days, tickets, seed)
    steadily, roughly = directory / f"steady-{seed}.db", directory / f"rough-{seed}.db"
    ended = play(steadily, lines, days, steady)
    again = play(roughly, lines, days, disturbed(seed))
    found = [f"{a[0]}: {a[1]}, {b[1]}" for a, b in zip(ended, again, strict=True) if a != b]
    return ended, found + differences(steadily, roughly)


def main() -> int:
    """A bigger one, on demand."""
    parser = argparse.ArgumentParser("python -m tests.cli.quarter")
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--tickets", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="supportctl-quarter-", dir=quick()) as place:
        ended, found = quarter(Path(place), days=asked.days, tickets=asked.tickets, seed=asked.seed)
    codes = Counter(code for _, code in ended)
    sys.stdout.write(
        f"{len(ended)} commands {dict(codes)}; {len(found)} differences\n" + "".join(f"{line}\n" for line in found[:20])
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
