"""Imports and reports against what the database alone takes: `python -m tests.bench.bulk`.

The raw side of an import is an executemany of every row that it leaves, journal and search index included, into a desk like the one
before it, in one transaction.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from supportctl.store.compiled import reports
from tests.bench.desks import filled, furnished, run
from tests.bench.measuring import PROGRAM, PURE, environment, measured, once

# The first session of a report: 2021-01-04 10:00 UTC.
FIRST, VERSION = 1_609_754_400, "2020-12-01"


def tickets_file(path: Path, count: int) -> Path:
    """So many tickets, as another desk would write them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ("source", "subject", "status", "license", "channel", "opened_at", "closed_at", "outcome", "email", "assignee")
        )
        for n in range(count):
            state, outcome = ("closed", "solved") if n % 10 else ("new", "")
            opened = f"2026-01-{5 + n % 20:02d}T09:05:00+01:00"
            closed = f"2026-02-{5 + n % 20:02d}T09:05:00+01:00" if outcome else ""
            row = (
                f"old:{n}",
                f"Report {n} of the printer",
                state,
                "SKP-0001",
                "web",
                opened,
                closed,
                outcome,
                f"a{n % 97}@b.pl",
                "ewa",
            )
            writer.writerow(row)
    return path


def raw(before: Path, after: Path) -> float:
    """Seconds that the rows which `after` has and `before` hasn't take to be written into `before`."""
    desk = sqlite3.connect(before, isolation_level=None)
    desk.execute("PRAGMA journal_mode=WAL")
    desk.execute("PRAGMA synchronous=FULL")
    desk.execute("PRAGMA foreign_keys=ON")
    left = sqlite3.connect(after)
    names = ["ticket", "message", "ticket_event", "audit_entry", "change_set", "row_change", "personal_value", "search_entry"]
    rows = {}
    for name in names:
        last = desk.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()[0]
        rows[name] = left.execute(f"SELECT * FROM {name} WHERE id > ?", (last,)).fetchall()
    begin = time.perf_counter()
    desk.execute("BEGIN IMMEDIATE")
    for name, found in rows.items():
        if found:
            desk.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(found[0]))})", found)
    desk.execute("COMMIT")
    took = time.perf_counter() - begin
    print("; ".join(f"{name} {len(found)}" for name, found in rows.items()), flush=True)
    return took


def imported(directory: Path, count: int) -> None:
    """The import of so many tickets: against the raw side, and its peak memory."""
    desk = Path(furnished(str(directory / "desk.db")))
    with sqlite3.connect(desk) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = Path(shutil.copy(desk, directory / "before.db"))
    found = once([PROGRAM, "import", "tickets", str(tickets_file(directory / "tickets.csv", count))], environment(str(desk)))
    took = raw(before, desk)
    print(
        f"import of {count} tickets: {found.seconds:.1f} s, raw {took:.1f} s: {found.seconds / took:.2f} (<= 4); {found.peak / 1024:.0f} MiB"
    )
    print(run(str(desk), "db", "check").splitlines()[0])


def reported(directory: Path, count: int) -> None:
    """`report hours` over so many sessions, four on five tickets, against the same statements in sqlite3 alone."""
    desk = str(filled(directory, "sessions", count * 4 // 5 + 1))
    with sqlite3.connect(desk) as opened:
        columns = (
            "ticket_id",
            "operator",
            "state",
            "started_at",
            "stopped_at",
            "channel",
            "confirmed",
            "regulation",
            "law_version",
        )
        marks = ", ".join("?" * (len(columns) + 4))
        sql = f"INSERT INTO work_session ({', '.join(columns)}, unit_minutes, free, past_closing, reason) VALUES ({marks})"
        rows = (
            (
                1 + n * 4 // 5,
                f"op{n % 7}",
                "stopped",
                FIRST + n * 900,
                FIRST + n * 900 + 700,
                "online",
                "",
                "progrupa-support",
                VERSION,
            )
            for n in range(count)
        )
        opened.executemany(sql, ((*row, 60, 0, 0, "done") for row in rows))
    for by in ("client", "day"):
        found = measured([PROGRAM, "report", "hours", "--by", by], environment(desk), 3)
        start = measured([PROGRAM, "report", "hours", "--month", "1999-01"], environment(desk), 3)
        pure = statistics.median(once(PURE, environment(desk)).seconds for _ in range(5))
        took = statistics.median(_alone(desk) for _ in range(3))
        spent = (found.ratio - start.ratio) * pure
        print(
            f"report hours --by {by}, {count} sessions: {spent:.2f} s beyond the start, raw {took:.2f} s: {spent / took:.2f} (<= 3)"
        )
        print(f"  {found.peak:.0f} MiB")


def _alone(desk: str) -> float:
    """Seconds that the statements of the report take in sqlite3."""
    opened = sqlite3.connect(desk)
    last = opened.execute("SELECT max(id) FROM ticket").fetchone()[0]
    begin = time.perf_counter()
    for statement in (reports.WORKED, reports.TAKEN):
        opened.execute(statement.text(False, {}), {"first": 1, "last": last}).fetchall()
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--sessions", type=int, default=100_000)
    chosen = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="supportctl-bulk-"))
    try:
        # The peak of a child is at least what its parent had when it was begun, and the raw side of an import holds all its rows.
        if chosen.sessions:
            reported(directory, chosen.sessions)
        if chosen.tickets:
            imported(directory, chosen.tickets)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
