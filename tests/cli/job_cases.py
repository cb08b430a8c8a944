"""A case for each job of cron: what makes two things due, the last second before that, and the first one of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.cli.quarter import command, singly
from tests.cli.quarter_script import CONFIRM, FURNISH, ORDER, WARSAW, Line

OPEN = "ticket open --client pracownia --license SKP-1 --subject Crash --description x --serial SKP-1"
NOTE = "INSERT INTO software_note (ticket_id, body, happened_at) VALUES ({ticket}, 'SecretSoft 4', 1678093200)"


class Case(NamedTuple):
    """`job`: its name; `lines`: (when, words) of what makes two things due; `before`, `due`: the last second without them, and the first
    one with both; `what`: codes of what is done or told then, in their order; `early`: so many of them were due before; `sql`: what no
    command leaves behind. `again`: of what is told, the instant at which it is told once more as overdue, and its code. `settled`:
    what an operator does about the first of both at `before`; then only the second one is left."""

    job: str
    lines: tuple[tuple[str, str], ...]
    before: str
    due: str
    what: tuple[str, ...]
    early: int = 0
    sql: tuple[str, ...] = ()
    again: tuple[str, str] | None = None
    settled: str = ""


def _twice(*lines: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The lines for 1, then for 2."""
    return tuple((when, words.replace("{n}", str(n))) for n in (1, 2) for when, words in lines)


def _bundle(years: int = 1) -> tuple[tuple[str, str], ...]:
    """Two bundles, activated on 8 March 2022."""
    order = f"bundle order --client pracownia --program solidworks --edition Professional --years {years} --licenses 1"
    return _twice(
        ("2022-03-01T09:00", order),
        ("2022-03-01T10:00", f"bundle submit {{n}} {ORDER}"),
        ("2022-03-01T11:00", "bundle qualify {n} --channel email"),
        ("2022-03-08T09:00", "bundle pay {n}"),
    )


def _worked(stop: str) -> tuple[tuple[str, str], ...]:
    """Two tickets, worked on one after the other."""
    return tuple(
        (when, words)
        for n, hour in ((1, "09"), (2, "10"))
        for when, words in (
            (f"2023-03-06T{hour}:05", OPEN),
            (f"2023-03-06T{hour}:06", f"ticket triage {n} --diagnosable"),
            (f"2023-03-06T{hour}:07", f"session start {n} {CONFIRM}"),
            (f"2023-03-06T{hour}:30", f"session stop {n} --reason {stop}"),
        )
    )


_REMOTE = _twice(
    ("2023-03-06T09:00", "ticket open --client pracownia --product bitservice-remote-help --subject Printer"),
    ("2023-03-06T09:01", "client accept pracownia --regulation bitservice-remote --price-list"),
)
_NETWORK = (
    "license add --client pracownia --product sketchup-pro --serial NET-2 --kind perpetual-network --version 2019"
    " --maintenance-until 2021-12-31 --commercial --newest-serial --no-promoted --territory PL --purchase-email p@p.example"
)
_CONVERT = (
    "license convert {} --to annual --serial {} --name P --email p@p.example --accept-terms 'Anna, e-mail' --seller ProGrupa"
)
_COMPLAINT = (
    "complaint file --client pracownia --channel email --received 2023-03-06"
    " --company P --contact Anna --email p@p.example --description d --grounds VIII.5"
)

CASES = (
    Case("windows", _worked("done"), "2023-03-07T10:30:00", "2023-03-07T10:30:01", ("window-closed", "window-closed"), 1,
        settled="ticket reopen 2 --reason again --channel email --at 2023-03-07T09:00",
    ),
    Case(
        "conversions",
        (("2021-12-02T09:00", _NETWORK), ("2021-12-03T10:00", _CONVERT.format("NET-2", "NET-2"))),
        "2022-01-01T23:59:59",
        "2022-01-02T00:00:00",
        ("deactivated", "deactivated"),
    ),
    Case(
        "bundles",
        (*_bundle(), *_twice(("2023-01-20T09:00", "bundle notice {n} --against 2023-03-08"))),
        "2023-03-07T23:59:59",
        "2023-03-08T00:00:00",
        ("bundle-ended", "bundle-ended"),
    ),
    Case(
        "renewals",
        (*_bundle(), *_twice(("2023-02-10T09:00", "bundle offer {n} --years 1 --price 9000"))),
        "2023-03-07T23:59:59",
        "2023-03-08T00:00:00",
        ("bundle-renewed", "bundle-renewed"),
        settled="bundle notice 1 --against 2023-03-08 --at 2023-01-20T10:00",
    ),
    Case(
        "trainings",
        (
            *_bundle(3),
            *_twice(
                ("2022-05-30T10:00", "training declare {n}"),
                ("2022-06-02T10:00", "training order {n} --kind basics --participants 1"),
            ),
        ),
        "2023-06-02T23:59:59",
        "2023-06-03T00:00:00",
        ("training-lost", "training-lost"),
        settled="training schedule 1 --date 2023-06-02 --place online --minutes 480 --others 2 --at 2023-06-01T10:00",
    ),
    Case("benefits", _bundle(3), "2023-03-01T23:59:59", "2023-03-02T00:00:00", ("benefit-lost", "benefit-lost")),
    Case(
        "appointments",
        (*_REMOTE, ("2023-03-06T09:05", "session schedule 1 --when 2023-03-07T10:00"),
         ("2023-03-06T09:06", "session schedule 2 --when 2023-03-07T11:00")),
        "2023-03-07T11:59:59",
        "2023-03-07T12:00:00",
        ("appointment-missed", "appointment-missed"),
        1,
        settled="session unschedule 2",
    ),
    Case(
        "software-notes",
        _REMOTE,
        "2023-03-06T09:01:30",
        "2023-03-06T10:00",
        ("notes-purged", "notes-purged"),
        sql=(NOTE.format(ticket=1), NOTE.format(ticket=2)),
    ),
    Case("complaints", (("2023-03-06T12:00", _COMPLAINT), ("2023-03-06T12:01", _COMPLAINT)), "2023-03-27T23:59:59",
         "2023-03-28T00:00:00", ("complaint-missed", "complaint-missed"),
        settled="complaint answer 1 --outcome upheld -m Yes",
    ),
)  # fmt: skip


MONEY = (
    *_worked("done"),
    *_twice(
        ("2023-03-07T09:30", "ticket close {n} --outcome solved -m Done"),
        ("2023-03-07T12:00", "invoice issue --ticket {n}"),
    ),
)
_LICENSE = "license add --client pracownia --product v-ray --serial VR-{n} --kind perpetual-single --version 6 --maintenance-until 2023-04-10"
_HOURS = "hours buy --client pracownia --license SKP-1 --hours 2 --phone 601234567"
_SESSIONS = (
    *(line for line in _worked("done") if "session" not in line[1]),
    ("2023-03-06T16:00", f"session start 1 {CONFIRM}"),
    ("2023-03-06T16:00", f"--operator ewa session start 2 {CONFIRM}"),
)
# What is told: once when it is due, where the job says so once more when it is overdue, and never at night or on a holiday.
TOLD = (
    Case("sessions", _SESSIONS, "2023-03-06T16:59:59", "2023-03-06T17:00:00", ("session-running",) * 2,
        settled="session stop 1",
    ),
    Case(
        "first-reactions",
        _twice(("2023-03-06T16:00", "ticket open --client pracownia --license CT-1 --subject Backup")),
        "2023-03-07T08:59:59",
        "2023-03-07T09:00:00",
        ("reaction-due",) * 2,
        again=("2023-03-08T09:00:00", "reaction-overdue"),
        settled="ticket reply 1 -m Soon",
    ),
    Case(
        "complaints",
        (("2023-03-06T12:00", _COMPLAINT), ("2023-03-06T12:01", _COMPLAINT)),
        "2023-03-24T08:59:59",
        "2023-03-24T09:00:00",
        ("complaint-due",) * 2,
        settled="complaint answer 1 --outcome upheld -m Yes",
    ),
    Case(
        "hours",
        _twice(("2023-03-06T18:00", _HOURS)),
        "2023-03-07T08:59:59",
        "2023-03-07T09:00:00",
        ("contact-due",) * 2,
        again=("2023-03-08T09:00:00", "contact-overdue"),
        settled="hours contact 2",
    ),
    Case(
        "invoices", MONEY, "2023-03-21T08:59:59", "2023-03-21T09:00:00", ("invoice-due",) * 2,
        again=("2023-03-22T09:00:00", "invoice-overdue"),
        settled="invoice pay FV/2023/0001",
    ),
    Case(
        "invoices",
        (
            *next(case.lines for case in CASES if case.job == "trainings"),
            *(
                (f"2023-05-2{day}T09:00", f"invoice remind PF/2022/000{n} --term 2023-06-10 --form paper {more}")
                for n in (3, 4)
                for day, more in ((2, ""), (4, "--delivered-on 2023-05-23"))
            ),
        ),
        "2023-06-13T08:59:59",
        "2023-06-13T09:00:00",
        ("demand-lapsed",) * 2,
        settled="bundle pay 1 --invoice PF/2022/0003",
    ),
    Case(
        "hours",
        _twice(("2023-03-06T18:00", f"{_HOURS} --prepaid")),
        "2023-03-07T08:59:59",
        "2023-03-07T09:00:00",
        ("prepaid-unbilled",) * 2,
        settled="hours cancel 3 --reason x",
    ),
    Case(
        "ksef",
        (
            ("2026-11-17T10:00", "price set szkolenie 100 --currency PLN --from 2026-01-01 --name Szkolenie --unit szt."),
            *_twice(("2026-11-17T10:01", "invoice advance --client pracownia --item szkolenie --paid 12300")),
        ),
        "2026-11-18T08:59:59",
        "2026-11-18T09:00:00",
        ("ksef-due",) * 2,
        again=("2026-11-19T09:00:00", "ksef-overdue"),
    ),
    Case(
        "licenses",
        _twice(("2023-03-06T12:00", _LICENSE)),
        "2023-03-13T08:59:59",
        "2023-03-13T09:00:00",
        ("license-ends",) * 2,
        again=("2023-04-11T09:00:00", "license-ended"),
        settled="license edit VR-1 --maintenance-until 2024-04-10",
    ),
    Case(
        "conversions",
        (("2021-12-02T09:00", _NETWORK), ("2021-12-03T10:00", _CONVERT.format("NET-2", "NET-2"))),
        "2021-12-06T08:59:59",
        "2021-12-06T09:00:00",
        ("to-mark",) * 2,
        settled="license mark-converted NET-1",
    ),
    Case("renewals", _bundle(), "2023-02-06T08:59:59", "2023-02-06T09:00:00", ("renewal-without-offer",) * 2,
        settled="bundle offer 1 --years 1 --price 9000",
    ),
    Case(
        "trainings",
        next(case.lines for case in CASES if case.job == "trainings"),
        "2023-05-04T08:59:59",
        "2023-05-04T09:00:00",
        ("training-to-use",) * 2,
        settled="training schedule 1 --date 2023-06-02 --place online --minutes 480 --others 2",
    ),
    Case("benefits", _bundle(3), "2023-01-30T08:59:59", "2023-01-30T09:00:00", ("benefit-to-use",) * 2),
)  # fmt: skip


def at(text: str) -> datetime:
    """An instant in Warsaw."""
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW)


def prepare(case: Case) -> None:
    """Play what makes the case, on a new desk."""
    lines = sorted([Line(at(when), words) for when, words in (*FURNISH, *case.lines)], key=lambda line: line.at)
    wanted = [line for line in lines if line.at < at(case.before)]
    ended = singly(wanted)
    for line, code in zip(wanted, ended, strict=True):
        assert code == 0, (line, command(line.at, line.words))


def leave(case: Case, db: Path) -> None:
    """Put into the desk what no command leaves behind."""
    with closing(sqlite3.connect(db)) as connection:
        for statement in case.sql:
            connection.execute(statement)
        connection.commit()
