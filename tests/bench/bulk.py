"""Imports and reports against what the database alone takes: `python -m tests.bench.bulk`.

The raw side of an import is an executemany of every row that it leaves, journal and search index included, into a desk like the one
before it, in one transaction.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from tests.bench.desks import furnished, run
from tests.bench.measuring import PROGRAM, environment, once

FROM = "2026-01-05T09:05:00+01:00"


def tickets_file(path: Path, count: int) -> Path:
    """So many tickets, as another desk would write them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ("source", "subject", "status", "license", "channel", "opened_at", "closed_at", "outcome", "email", "assignee")
        )
        for n in range(count):
            over = ("closed", FROM.replace("09", "10", 1), "solved") if n % 10 else ("new", "", "")
            state, closed, outcome = over
            opened = f"2026-01-{5 + n % 20:02d}T09:05:00+01:00"
            closed = f"2026-02-{5 + n % 20:02d}T09:05:00+01:00" if closed else ""
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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tickets", type=int, default=100_000)
    chosen = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="supportctl-bulk-"))
    try:
        imported(directory, chosen.tickets)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
