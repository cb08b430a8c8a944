"""What must be true of every desk, asked of the database itself: one question each, short answers."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict

from supportctl.record import Problem
from supportctl.store import numbering
from supportctl.store.compiled import checks, unanswered
from supportctl.store.engine import Db
from supportctl.store.problem import problem

_SERVER_TRIGGERS = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"

ONLY_ADDED = (
    "ticket_event", "decision", "audit_entry", "invoice", "invoice_line", "support_order", "invoice_correction", "corrected_line",
    "invoice_annulment",
)  # fmt: skip
_NUMBER = re.compile(r"(.+)/([0-9]{4})/([0-9]+)")


def file(connection: sqlite3.Connection) -> list[Problem]:
    """Pages, indexes and references of an SQLite file."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    problems = [problem("integrity", "file", said=line) for line in found if line != "ok"]
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        problems.append(problem(f"{table} {rowid}", "dangling", parent=parent))
    return problems


def desk(db: Db) -> list[Problem]:
    """All that the desk promises about its own rows."""
    return [
        *(_guards(db) if db.server else []),
        *(problem(f"ticket {id}", "no-history") for id in checks.tickets_without_history(db)),
        *(problem(f"invoice {number}", "totals") for number in checks.invoices_with_wrong_totals(db)),
        *_numbers(db),
        *(problem(f"work session {id}", "runs-unseen") for id in checks.sessions_that_run_unseen(db)),
        *(problem(f"running_session of {who}", "not-running", session=id) for who, id in checks.seen_but_not_running(db)),
        *(problem(f"invoice {number}", "owed-unseen") for number in checks.documents_owed_unseen(db)),
        *(problem(f"owed_document {id}", "not-owed") for id in checks.documents_seen_owed(db)),
        *(problem(f"owed_document {id}", "owed-otherwise") for id in checks.documents_owed_otherwise(db)),
        *(problem(f"ticket {id}", "message-unseen") for id in unanswered.unseen(db)),
        *(problem(f"unanswered_message {id}", "message-answered") for id in unanswered.seen(db)),
    ]


def _guards(db: Db) -> list[Problem]:
    """Which guards of what is only ever added are missing on a server; in a file the whole schema is compared."""
    present = {name for (name,) in db.connection.execute(_SERVER_TRIGGERS, {}).fetchall()}
    guards = [f"{table}_no_{act}" for table in ONLY_ADDED for act in ("update", "delete")] + ["invoice_no_buyer"]
    return [problem(guard, "guard") for guard in guards if guard not in present]


def _numbers(db: Db) -> list[Problem]:
    """Numbers SERIES/YEAR/N of each series and year: no gap, none twice, and the series stands at the last one. Of a restored desk
    numbers may be missing that were given after its backup was made."""
    given: dict[tuple[str, int], list[int]] = defaultdict(list)
    problems = []
    for number in checks.invoice_numbers(db):
        parts = _NUMBER.fullmatch(number)
        if parts is None:
            problems.append(problem(f"invoice {number}", "no-number"))
        else:
            given[parts[1], int(parts[2])].append(int(parts[3]))
    last = {(row.series, row.year): row.last_number for row in checks.series(db)}
    told = numbering.every(db, given.keys() | last.keys())
    for (series, year), restored in told.items():
        numbers = Counter(given.get((series, year), ()))
        name, top = f"series {series}/{year}", max(restored.top, *numbers, 0)
        elsewhere = {n for each in restored.raised for n in range(each.from_ + 1, each.to + 1)}
        first, newest = min(numbers, default=0), max(numbers, default=0)
        problems += [
            problem(name, "number-missing", number=n) for n in range(first, newest) if n not in numbers and n not in elsewhere
        ]
        problems += [problem(name, "number-twice", number=n, times=times) for n, times in sorted(numbers.items()) if times > 1]
        if last.get((series, year)) != top:
            problems.append(problem(name, "series-stands", stands=last.get((series, year)), last=top))
    return problems
