"""Imports, checks, reports and long lists of ids: part of `python -m tests.bench`, and alone `python -m tests.bench.bulk`.

The raw side of an import is an executemany of every row that it leaves, journal and search index included, into a desk like the one
before it, in one transaction; that of a report its statements in sqlite3 alone. `--rows 1000000` makes everything ten times as large:
the bounds of memory and of an import and a report hold there, too; those in seconds are for 100 000.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from supportctl.cli.incoming import MOST_IDS
from supportctl.store.compiled import reports
from tests.bench.desks import CONFIRM, OPEN, filled, furnished
from tests.bench.measuring import PROGRAM, PURE, environment, measured, once, weighed

# The first session of a report: 2021-01-04 10:00 UTC.
FIRST, VERSION = 1_609_754_400, "2020-12-01"
WRITTEN = (
    "ticket",
    "message",
    "ticket_event",
    "audit_entry",
    "change_set",
    "row_change",
    "personal_value",
    "search_entry",
    "chain",
)
# The same command with and without the chain of proof; its desk is no desk afterwards.
_ALL = "import sys\nfrom supportctl.store import chain, journal\n{}from supportctl.__main__ import main\nsys.argv[0] = 'supportctl'\nmain()\n"
_NO_CHAIN = """
class Link:
    def __init__(self, db, one): self.change_set = one.id
    def add(self, changes): pass
    def close(self, db): pass
chain.Link = Link
journal._digest = lambda *told: (None, None)
"""
Add = Callable[..., None]


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
            subject = f"Report {n} of the printer"
            row = (f"old:{n}", subject, state, "SKP-0001", "web", opened, closed, outcome, f"a{n % 97}@b.pl", "ewa")
            writer.writerow(row)
    return path


def raw(before: Path, after: Path) -> float:
    """Seconds that the rows which `after` has and `before` hasn't take to be written into `before`."""
    desk = sqlite3.connect(before, isolation_level=None)
    desk.execute("PRAGMA journal_mode=WAL")
    desk.execute("PRAGMA synchronous=FULL")
    desk.execute("PRAGMA foreign_keys=ON")
    left = sqlite3.connect(after)
    rows = {}
    for name in WRITTEN:
        key = "number" if name == "chain" else "id"
        last = desk.execute(f"SELECT coalesce(max({key}), 0) FROM {name}").fetchone()[0]
        rows[name] = left.execute(f"SELECT * FROM {name} WHERE {key} > ?", (last,)).fetchall()
    begin = time.perf_counter()
    desk.execute("BEGIN IMMEDIATE")
    for name, found in rows.items():
        if found:
            desk.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(found[0]))})", found)
    desk.execute("COMMIT")
    took = time.perf_counter() - begin
    desk.close()
    left.close()
    return took


def imported(add: Add, directory: Path, count: int) -> None:
    """The import of so many tickets: against the raw side, and its peak memory; the check of that desk, and all of its ids."""
    desk = Path(furnished(str(directory / "imported.db")))
    with sqlite3.connect(desk) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = Path(shutil.copy(desk, directory / "before.db"))
    env = environment(str(desk))
    found = weighed([PROGRAM, "import", "tickets", str(tickets_file(directory / "tickets.csv", count))], env)
    add(f"`import` of {_shown(count)} tickets, memory", 120, found.peak / 1024, "MiB")
    checked = weighed([PROGRAM, "db", "check"], env)
    add(f"`db check` of {_shown(count)} tickets", 20 if count <= 100_000 else None, checked.seconds, "s")
    add("the same, memory", 60, checked.peak / 1024, "MiB")
    add(f"`cron run` of {_shown(count)} imported, nothing due", 12, _nothing_due(env))
    ids = directory / "ids"
    many = min(count, MOST_IDS)
    ids.write_text("".join(f"{n}\n" for n in range(2, many + 2)))
    _for_each(add, ids, many, ["ticket", "show", "-", "-o", "ndjson"], env)
    for kind in ("sla", "workload", "revenue"):
        add(f"`report {kind}` of {_shown(count)} imported", None, once([PROGRAM, "report", kind], env).seconds, "s")
    add(f"`import` of {_shown(count)} tickets, against executemany", 4, found.seconds / raw(before, desk), "×")
    # Last, for it writes.
    _for_each(add, ids, many, ["ticket", "edit", "-", "--tag", "+vip", "-o", "ndjson"], env)


def _for_each(add: Add, ids: Path, count: int, line: Sequence[str], env: dict[str, str]) -> None:
    """A verb for each of these ids, from stdin."""
    begin = time.perf_counter()
    with ids.open() as given, ids.with_name("answers").open("w") as out:
        subprocess.run([PROGRAM, *line], env=env, stdin=given, stdout=out, check=True)
    took = time.perf_counter() - begin
    add(f"`{' '.join(line[:3])}`, {_shown(count)} ids", 60, took, "s")


def _nothing_due(env: dict[str, str]) -> float:
    subprocess.run([PROGRAM, "cron", "run"], env=env, check=False, capture_output=True)
    return measured([PROGRAM, "cron", "run"], env, 5).ratio


def reported(add: Add, directory: Path, count: int) -> None:
    """`report hours` over so many sessions, four on five tickets, against the same statements in sqlite3 alone."""
    desk = str(filled(directory, "sessions", count * 4 // 5 + 1))
    with sqlite3.connect(desk) as opened:
        columns = "ticket_id, operator, state, started_at, stopped_at, channel, confirmed, regulation, law_version"
        sql = (
            f"INSERT INTO work_session ({columns}, unit_minutes, free, past_closing, reason) "
            f"VALUES (?, ?, 'stopped', ?, ?, 'online', '', 'progrupa-support', '{VERSION}', 60, 0, 0, 'done')"
        )
        opened.executemany(sql, ((1 + n * 4 // 5, f"op{n % 7}", begin, end) for n, (begin, end) in enumerate(spans(count))))
    for by in ("client", "day"):
        found = measured([PROGRAM, "report", "hours", "--by", by], environment(desk), 3)
        start = measured([PROGRAM, "report", "hours", "--month", "1999-01"], environment(desk), 3)
        pure = statistics.median(once(PURE, environment(desk)).seconds for _ in range(5))
        took = statistics.median(_alone(desk) for _ in range(3))
        spent = (found.ratio - start.ratio) * pure
        add(f"`report hours --by {by}`, {_shown(count)} sessions, beyond the start", 3, spent / took, "×")
    weight = weighed([PROGRAM, "report", "hours", "--by", "day"], environment(desk)).peak / 1024
    add("the same, memory", None, weight, "MiB")


def spans(count: int) -> Iterator[tuple[int, int]]:
    """The beginnings and ends of so many sessions."""
    return ((FIRST + n * 900, FIRST + n * 900 + 700) for n in range(count))


def _alone(desk: str) -> float:
    """Seconds that the statements of the report take in sqlite3."""
    opened = sqlite3.connect(desk)
    last = opened.execute("SELECT max(id) FROM ticket").fetchone()[0]
    begin = time.perf_counter()
    for statement in (reports.WORKED, reports.TAKEN):
        opened.execute(statement.text(False, {}), {"first": 1, "last": last}).fetchall()
    took = time.perf_counter() - begin
    opened.close()
    return took


def chained(add: Add, directory: Path, runs: int) -> None:
    """What the chain of proof costs a verb: against the same verb without it, each on a desk of its own. In time of the
    processor, for it waits for the disk as often with the chain as without."""
    lines: dict[str, Sequence[str]] = {
        "ticket open": [*OPEN, "--description", "Crash"],
        "ticket note": ["ticket", "note", "1", "-m", "word"],
        "session start": ["session", "start", "1", *CONFIRM],
        "session stop": ["session", "stop"],
    }
    took: dict[str, list[float]] = {name: [] for name in lines}
    pure: list[float] = []
    with_chain, without = (furnished(str(directory / f"{name}.db")) for name in ("chained", "unchained"))
    for _ in range(runs + 1):
        pure.append(once(PURE, environment(with_chain)).busy)
        for name, line in lines.items():
            one = once([sys.executable, "-c", _ALL.format(""), *line], environment(with_chain)).busy
            other = once([sys.executable, "-c", _ALL.format(_NO_CHAIN), *line], environment(without)).busy
            took[name].append(one - other)
    for name, found in took.items():
        add(f"the chain of proof, in `{name}`", 0.5, statistics.median(found[1:]) / statistics.median(pure))


def others(add: Add, directory: Path, count: int) -> None:
    """Other command lines on the same work, where they are installed."""
    home = directory / "beside"
    home.mkdir()
    env = environment("", {"HOME": str(home), "XDG_CONFIG_HOME": str(home)})
    if task := shutil.which("task"):
        (home / ".taskrc").write_text(f"data.location={home}/task\nconfirmation=off\n")
        file = home / "tasks.json"
        file.write_text("[" + ",\n".join(json.dumps({"description": f"Report {n} of the printer"}) for n in range(count)) + "]")
        add(f"taskwarrior: `task import` of {_shown(count)}", None, _seconds([task, "import", str(file)], env), "s")
        add(f"taskwarrior: `task count`, {_shown(count)} tasks", None, _seconds([task, "count"], env), "s")
    if timew := shutil.which("timew"):
        data = home / ".timewarrior" / "data"
        data.mkdir(parents=True)
        (home / ".timewarrior" / "timewarrior.cfg").write_text("")
        months: dict[str, list[str]] = {}
        for n, (begin, end) in enumerate(spans(count)):
            first, last = (f"{datetime.fromtimestamp(each, UTC):%Y%m%dT%H%M%SZ}" for each in (begin, end))
            months.setdefault(f"{first[:4]}-{first[4:6]}", []).append(f"inc {first} - {last} # client{n % 7}\n")
        for month, told in months.items():
            (data / f"{month}.data").write_text("".join(told))
        add(f"timewarrior: `timew summary`, {_shown(count)} intervals", None, _seconds([timew, "summary", ":all"], env), "s")
    beside = Path(sys.executable).parent / "watson"
    if watson := str(beside) if beside.exists() else shutil.which("watson"):
        (home / "watson").mkdir()
        frames = [[begin, end, f"client{n % 7}", f"{n:032x}", [], end] for n, (begin, end) in enumerate(spans(count))]
        (home / "watson" / "frames").write_text(json.dumps(frames))
        add(f"Watson: `watson report`, {_shown(count)} frames", None, _seconds([watson, "report", "--all", "-G"], env), "s")


def _seconds(command: Sequence[str], env: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=900, check=True)
    return time.perf_counter() - begin


def _shown(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def measure(add: Add, directory: Path, count: int, runs: int) -> None:
    """Every line of this file."""
    chained(add, directory, runs)
    reported(add, directory, count)
    imported(add, directory, count)
    others(add, directory, count)


def main() -> None:
    """Measure and print."""
    from tests.bench.__main__ import _print

    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--only", choices=("chained", "reported", "imported", "others"))
    chosen = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="supportctl-bulk-"))
    try:
        match chosen.only:
            case "chained":
                chained(_print, directory, chosen.runs)
            case "reported":
                reported(_print, directory, chosen.rows)
            case "imported":
                imported(_print, directory, chosen.rows)
            case "others":
                others(_print, directory, chosen.rows)
            case _:
                measure(_print, directory, chosen.rows, chosen.runs)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
