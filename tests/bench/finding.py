"""How long `search` and the filters of `ticket list` take: `python -m tests.bench.finding DIRECTORY`.

Desks of 10 000 and 1 000 000 tickets, whose words and filters are as mixed as those of a real desk, are made in DIRECTORY once (some
minutes, 2 GB), and found there the next time. Two words are common and never meet: one is in every ticket with an even number, the
other in every one with an odd number.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from supportctl.store import entries
from supportctl.store.creation import create_file
from tests.bench.measuring import PROGRAM, environment, once

SIZES = {"10k": 10_000, "1M": 1_000_000}
STATUSES = ("new", "triaged", "open", "waiting", "closed", "refused")
EVEN, ODD = "parzysty", "niezgodny"
COLUMNS = (
    "id", "subject", "status", "client_id", "product_id", "regulation", "entitlement", "channel", "topic", "operator", "assignee",
    "diagnosable", "opened_at", "changed_at", "first_response_due", "first_response_at", "recurrence_over", "unbilled", "priority",
)  # fmt: skip
# The one filter, and its bound against 10 000 tickets where it has one.
SINGLE = (
    "--status new", "--status new,open", "--open", "--client client-3", "--product sketchup-pro", "--regulation codetwo-support",
    "--assignee ola", "--channel web", "--due 2020-09-14", "--overdue", "--unbilled", "--tag vip", "--since 2020-09-14",
    "--until 2018-01-01", f"--search {EVEN}", "--priority high",
)  # fmt: skip
NAMED = (
    "--status new --client client-3", "--status closed --assignee ola", "--status new --regulation codetwo-support",
    "--client client-3 --since 2019-01-01", "--overdue --assignee ola", "--unbilled --client client-3", "--tag vip --status new",
)  # fmt: skip
SEARCHES = (
    EVEN, f"{ODD} report", "report 500000", "klient 3", "skp-000", f"{EVEN[:4]}", f"{EVEN} {ODD}", f"{EVEN} {ODD} --in messages",
)  # fmt: skip


def desk(directory: Path, name: str) -> str:
    """The desk, made if it isn't there."""
    path = directory / f"finding-{name}.db"
    if path.exists():
        return str(path)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    create_file(new, str(new))
    count = SIZES[name]
    random.seed(1)
    db = sqlite3.connect(new, isolation_level=None)
    db.execute("PRAGMA synchronous=OFF")
    db.execute("PRAGMA journal_mode=MEMORY")
    db.execute("BEGIN")
    clients = max(20, count // 500)
    for n in range(1, clients + 1):
        row = (n, f"client-{n}", f"Klient {n}")
        db.execute(
            "INSERT INTO client (id, key, name, kind, address, country, created_at) VALUES (?, ?, ?, 'company', '', 'PL', 0)", row
        )
        db.execute(
            "INSERT INTO record_entry VALUES (?, '', '', ?)", (entries.entry_id(entries.CLIENT, n), f"klient {n} ł client {n}")
        )
    marks = ", ".join("?" for _ in COLUMNS)
    for n, row in enumerate(tickets(count, clients), 1):
        words = said(n)
        db.execute(f"INSERT INTO ticket ({', '.join(COLUMNS)}) VALUES ({marks})", row)
        db.execute("INSERT INTO message (id, body, confidential, complaint) VALUES (?, ?, 0, 0)", (n, words))
        db.execute(
            "INSERT INTO ticket_event (ticket_id, kind, actor, happened_at, recorded_at, clauses, data, message_id) "
            "VALUES (?, 'opened', 'ala', 0, 0, '', '{}', ?)",
            (n, n),
        )
        db.execute("INSERT INTO search_entry VALUES (?, ?, ?, '')", (n, f"report {n}", words))
        if n % 10 == 0:
            db.execute("INSERT INTO ticket_tag (ticket_id, tag) VALUES (?, 'vip')", (n,))
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode=WAL")
    db.close()
    new.rename(path)
    return str(path)


def tickets(count: int, clients: int) -> Iterator[tuple[Any, ...]]:
    """Rows over the same five years, however many; nearly all but the last two thousand are over."""
    step = 180_000_000 // count
    for n in range(1, count + 1):
        status = random.choice(STATUSES) if n > count - 2_000 else random.choices(STATUSES, (1, 1, 0.1, 2, 90, 6))[0]
        opened = 1_430_000_000 + n * step
        even = n % 2 == 0
        due = opened + 90_000 if even else None
        answered = opened + 3_000 if due and (status in ("closed", "refused") or random.random() < 0.5) else None
        yield (
            n, f"Report {n}", status, 1 + n * 7 % clients, 3 if even else 1, "codetwo-support" if even else "progrupa-support",
            "paid", "email" if even else "web", "fault", "ala", random.choice(("ala", "ola", "ewa", None)), 1, opened, opened + 500,
            due, answered, 0, int(n % 50 == 0), "normal" if n % 20 else "high",
        )  # fmt: skip


VOCABULARY = ["".join(random.Random(n).choices("abcdefghijklmnoprstuwz", k=3 + n % 8)) for n in range(30_000)]


def said(number: int) -> str:
    """Twenty-six words, as unevenly common as words are."""
    words = [VOCABULARY[int(len(VOCABULARY) * random.random() ** 3)] for _ in range(25)]
    return " ".join([*words, ODD if number % 2 else EVEN])


def seconds(db: str, *line: str, runs: int = 9) -> float:
    """The median of whole processes."""
    env = environment(db)
    times = [once([PROGRAM, *line], env).seconds for _ in range(runs + 1)]
    return statistics.median(times[1:])


def main(directory: Path) -> None:
    """Print the figures."""
    small, big = (desk(directory, name) for name in SIZES)
    start = seconds(big, "ticket", "list", "--limit", "1", "--reverse")
    print(f"start-up (a list of one)             {start * 1000:6.0f} ms")
    for words in SEARCHES:
        took = seconds(big, "search", *words.split(), "--limit", "20")
        print(f"search {words:35} {(took - start) * 1000:+6.0f} ms to start-up")
    for options in (*SINGLE, *NAMED):
        ratios = [seconds(big, *LIST, *options.split()) / seconds(small, *LIST, *options.split()) for _ in range(3)]
        print(f"{options:50} {statistics.median(ratios):5.2f} x from 10 000 to 1 000 000")
    worst = []
    for one, other in combinations(SINGLE, 2):
        spans = {one.split()[0], other.split()[0]} == {"--since", "--until"}
        if not spans and one.split()[0] != other.split()[0] and not {"--open", "--status"} >= {one.split()[0], other.split()[0]}:
            worst.append((seconds(big, *LIST, *one.split(), *other.split(), runs=1) - start, f"{one} {other}"))
    for took, options in sorted(worst, reverse=True)[:12]:
        print(f"{options:60} {took * 1000:+6.0f} ms to start-up")


LIST = ("ticket", "list", "--limit", "50")

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=Path, help="where the desks are kept; it must be there")
    chosen = parser.parse_args().directory
    if not chosen.is_dir():
        parser.error(f"there is no directory {chosen}")
    main(chosen)
