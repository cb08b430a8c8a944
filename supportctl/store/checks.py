"""What must be true of every desk, asked of the database itself: one question each, portable SQL, short answers."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

Run = Callable[[str], Sequence[Any]]

SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
POSTGRES_TRIGGERS = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"

ONLY_ADDED = ("ticket_event", "decision", "audit_entry", "invoice", "invoice_line", "support_order")
_NUMBER = re.compile(r"(.+)/([0-9]{4})/([0-9]+)")


def on_server(connection: Connection) -> Run:
    """Questions asked of PostgreSQL."""
    return lambda sql: connection.exec_driver_sql(sql).fetchall()


def file(connection: sqlite3.Connection) -> list[str]:
    """Pages, indexes and references of an SQLite file."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    problems = [f"integrity: {line}" for line in found if line != "ok"]
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        problems.append(f"{table} {rowid}: refers to a missing {parent}")
    return problems


def desk(run: Run, triggers: str) -> list[str]:
    """All that the desk promises about its own rows. `triggers`: SQLITE_TRIGGERS or POSTGRES_TRIGGERS."""
    present = {name for (name,) in run(triggers)}
    guards = [f"{table}_no_{act}" for table in ONLY_ADDED for act in ("update", "delete")] + ["invoice_no_buyer"]
    return [
        *(f"{guard}: the guard is missing" for guard in guards if guard not in present),
        *(f"ticket {id}: no history" for (id,) in run(_WITHOUT_HISTORY)),
        *(f"invoice {number}: totals are not the sum of its lines" for (number,) in run(_WRONG_TOTALS)),
        *_numbers(run),
        *(f"work session {id}: runs, but not in running_session" for (id,) in run(_RUNS_UNSEEN)),
        *(f"running_session of {who}: work session {id} doesn't run for it" for who, id in run(_SEEN_NOT_RUNNING)),
    ]


_WITHOUT_HISTORY = (
    "SELECT t.id FROM ticket t WHERE NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id) ORDER BY t.id"
)
_WRONG_TOTALS = """
    SELECT i.number FROM invoice i
    LEFT JOIN (SELECT invoice_id, SUM(net) AS net, SUM(vat) AS vat, SUM(gross) AS gross FROM invoice_line GROUP BY invoice_id) l
    ON l.invoice_id = i.id
    WHERE l.invoice_id IS NULL OR l.net <> i.net OR l.vat <> i.vat OR l.gross <> i.gross OR i.net + i.vat <> i.gross
    ORDER BY i.id"""
_RUNS_UNSEEN = """
    SELECT w.id FROM work_session w WHERE w.state = 'running'
    AND NOT EXISTS (SELECT 1 FROM running_session r WHERE r.session_id = w.id) ORDER BY w.id"""
_SEEN_NOT_RUNNING = """
    SELECT r.operator, r.session_id FROM running_session r LEFT JOIN work_session w ON w.id = r.session_id
    WHERE w.id IS NULL OR w.state <> 'running' OR w.operator <> r.operator OR w.ticket_id <> r.ticket_id
    ORDER BY r.operator"""


def _numbers(run: Run) -> list[str]:
    """Numbers SERIES/YEAR/N of each series and year: no gap, none twice, and the series stands at the last one."""
    given: dict[tuple[str, int], list[int]] = defaultdict(list)
    problems = []
    for (number,) in run("SELECT number FROM invoice ORDER BY id"):
        parts = _NUMBER.fullmatch(number)
        if parts is None:
            problems.append(f"invoice {number}: no series, year and number")
        else:
            given[parts[1], int(parts[2])].append(int(parts[3]))
    last = {(series, int(year)): int(n) for series, year, n in run("SELECT series, year, last_number FROM number_series")}
    for series, year in sorted(given.keys() | last.keys()):
        numbers = Counter(given.get((series, year), ()))
        name, top = f"series {series}/{year}", max(numbers, default=0)
        problems += [f"{name}: {n} is missing" for n in range(min(numbers, default=0), top) if n not in numbers]
        problems += [f"{name}: {n} was given {times} times" for n, times in sorted(numbers.items()) if times > 1]
        if last.get((series, year)) != top:
            problems.append(f"{name}: stands at {last.get((series, year))}, the last invoice is {top}")
    return problems
