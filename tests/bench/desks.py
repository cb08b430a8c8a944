"""Desks to measure on: made through the commands, then filled with copies of one ticket."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.measuring import PROGRAM, environment

CONFIRM = ["--phone", "601234567", "--confirm", "backup,present,internet"]
OPEN = ["ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--subject", "Crash", "--serial", "SKP-0001"]
START = [PROGRAM, "session", "start", "1", *CONFIRM]
# What it is called, the command (or what gives the command of each run), and what prepares each run.
Verb = tuple[str, Callable[[int], Sequence[str]] | Sequence[str], Callable[[int], None] | None]
FURNISH = (
    "init --name Desk --nip 5265877635 --bank-account PL61109010140000071219812874 --email b@desk.example --address X",
    "price set progrupa-support-hour 200 --currency PLN --from 2020-12-01",
    "client add Pracownia --nip 1234563218 --phone 601234567 --address Y --key pracownia",
    "client set-contact pracownia --name Anna --competent",
    "license add --client pracownia --product sketchup-pro --serial SKP-0001 --kind perpetual-single --version 2021",
    "hours buy --client pracownia --license SKP-0001 --hours 900 --phone 601234567",
)


def run(db: str, *line: str) -> str:
    """A command on the desk, which must succeed; what it prints."""
    done = subprocess.run([PROGRAM, *line], env=environment(db), check=True, capture_output=True, text=True)
    return done.stdout.strip()


def furnished(db: str) -> str:
    """A desk with one ticket, triaged and ready for a session."""
    for line in FURNISH:
        run(db, *line.split(" "))
    run(db, *OPEN, "--description", "Crash")
    run(db, "ticket", "triage", "1", "--diagnosable")
    return db


def filled(directory: Path, name: str, tickets: int) -> str:
    """The same in a file, with so many tickets."""
    path = furnished(str(directory / f"{name}.db"))
    with sqlite3.connect(path) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(ticket)") if row[1] != "id"]
        first = dict(zip(columns, db.execute(f"SELECT {', '.join(columns)} FROM ticket").fetchone(), strict=True))
        rows = ({**first, "subject": f"Report {n}"} for n in range(tickets - 1))
        db.executemany(f"INSERT INTO ticket ({', '.join(columns)}) VALUES ({', '.join(f':{c}' for c in columns)})", rows)
    return path


def worked(db: str) -> str:
    """Another ticket with a session behind it, to be invoiced: its number."""
    number = run(db, *OPEN, "--description", "Crash", "-o", "ids")
    run(db, "ticket", "triage", number, "--diagnosable")
    run(db, "session", "start", number, *CONFIRM)
    run(db, "session", "stop")
    return number


def verbs(db: str) -> list[Verb]:
    """The verbs of the day on a furnished desk."""
    env = environment(db)
    invoiced: list[str] = []

    def stopped(number: int) -> None:
        subprocess.run([PROGRAM, "session", "stop"], env=env, check=False, capture_output=True)

    def started(number: int) -> None:
        subprocess.run(START, env=env, check=False, capture_output=True)

    def to_invoice(number: int) -> None:
        stopped(number)
        invoiced.append(worked(db))

    return [
        ("`ticket open`", [PROGRAM, *OPEN, "--description", "Crash"], None),
        ("`ticket note`", [PROGRAM, "ticket", "note", "1", "-m", "word"], None),
        ("`session start`", START, stopped),
        ("`session stop`", [PROGRAM, "session", "stop"], started),
        ("`ticket show`", [PROGRAM, "ticket", "show", "1"], None),
        ("`invoice issue`", lambda _: [PROGRAM, "invoice", "issue", "--ticket", invoiced[-1]], to_invoice),
    ]
