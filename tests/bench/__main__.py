"""How fast the commands are, as ratios to a bare start of the same interpreter: `python -m tests.bench`.

Every command runs in turn with the bare start, so that a machine whose speed drifts doesn't matter; medians are printed.
Run it on an installed wheel with its .pyc files: the table belongs into the README (`python -m tests.bench --readme`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

README = Path(__file__).parent.parent.parent / "README.md"
PROGRAM = str(Path(sys.executable).parent / "supportctl")
PURE = [sys.executable, "-c", "pass"]
START = ["session", "start", "1", "--phone", "601234567", "--confirm", "backup,present,internet"]
OPEN = ["ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--subject", "Crash", "--serial", "SKP-0001"]
LIST = ["ticket", "list", "--limit", "50"]


# Inside the opening hours whenever it is run; sessions of no length never overlap.
FROZEN = {"SUPPORTCTL_NOW": "2026-11-17T10:00:00"}


def _environment(db: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SUPPORTCTL_") and k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"SUPPORTCTL_DB": str(db), "SUPPORTCTL_OPERATOR": "bench", "LC_ALL": "C.UTF-8"} | FROZEN


def desk(directory: Path, name: str, tickets: int) -> Path:
    """A desk with so many tickets, the first of them triaged and ready for a session."""
    path = directory / f"{name}.db"
    run = _runner(path)
    run("init --name Desk --nip 5265877635 --bank-account PL61109010140000071219812874 --email b@desk.example --address X")
    run("price set progrupa-support-hour 200 --currency PLN --from 2020-12-01")
    run("client add Pracownia --nip 1234563218 --phone 601234567 --address Y --key pracownia")
    run("client set-contact pracownia --name Anna --competent")
    run("license add --client pracownia --product sketchup-pro --serial SKP-0001 --kind perpetual-single --version 2021")
    run("hours buy --client pracownia --license SKP-0001 --hours 900 --phone 601234567")
    run("ticket open --client pracownia --license SKP-0001 --subject Crash --description Crash --serial SKP-0001")
    run("ticket triage 1 --diagnosable")
    with sqlite3.connect(path) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(ticket)") if row[1] != "id"]
        first = dict(zip(columns, db.execute(f"SELECT {', '.join(columns)} FROM ticket").fetchone(), strict=True))
        rows = ({**first, "subject": f"Report {n}"} for n in range(tickets - 1))
        marks = ", ".join(f":{c}" for c in columns)
        db.executemany(f"INSERT INTO ticket ({', '.join(columns)}) VALUES ({marks})", rows)
    return path


def _runner(path: Path) -> Callable[[str], None]:
    def run(line: str) -> None:
        subprocess.run([PROGRAM, *line.split(" ")], env=_environment(path), check=True, capture_output=True)

    return run


def timed(command: list[str], db: Path, runs: int, before: list[str] | None = None, extra: dict[str, str] | None = None) -> float:
    """The median ratio of a command to the bare start, pair by pair."""
    environment = _environment(db) | (extra or {})
    environment = {name: value for name, value in environment.items() if value}
    ratios = []
    for number in range(runs + 1):
        if before:
            subprocess.run([PROGRAM, *before], env=environment, check=False, capture_output=True)
        pure, mine = _once(PURE, environment), _once([PROGRAM, *command], environment)
        if number:
            ratios.append(mine / pure)
    return statistics.median(ratios)


def _once(command: list[str], environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    ended = subprocess.run(command, env=environment, check=False, capture_output=True)
    took = time.perf_counter() - begin
    if ended.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {ended.returncode}: {ended.stderr.decode()[:300]}")
    return took


def measure(runs: int, directory: Path) -> list[tuple[str, str, float]]:
    """(what, bound, measured) rows."""
    small, big = desk(directory, "10k", 10_000), desk(directory, "100k", 100_000)
    rows: list[tuple[str, str, float]] = []

    def add(
        what: str,
        bound: str,
        command: list[str],
        db: Path,
        before: list[str] | None = None,
        extra: dict[str, str] | None = None,
    ) -> None:
        rows.append((what, bound, timed(command, db, runs, before, extra)))
        print(f"{what:45} {bound:>8}  {rows[-1][2]:6.2f}", flush=True)

    add("`--version`", "≤ 3 P", ["--version"], small)
    add("`--help`", "≤ 13 P", ["--help"], small)
    add("`regulation show progrupa-support`", "≤ 9 P", ["regulation", "show", "progrupa-support"], small)
    add("a TAB (`ticket show <TAB>`)", "≤ 8 P", ["ticket", "show", ""], small, extra={"_SUPPORTCTL_COMPLETE": "bash"})
    add("`ticket open`", "≤ 34 P", [*OPEN, "--description", "Crash"], big)
    add("`session start`", "≤ 34 P", START, big, before=["session", "stop"])
    add("`session status`", "≤ 3 P", ["session", "status"], big, extra={"SUPPORTCTL_NOW": ""})
    add("`session stop`", "≤ 34 P", ["session", "stop"], big, before=START)
    add("`ticket list --limit 50` of 100 000", "≤ 34 P", LIST, big)
    huge = desk(directory, "1M", 1_000_000)
    # A million rows were just written: what the system still has to put on disk must not be measured.
    os.sync()
    environment = _environment(small)
    pairs = []
    for _ in range(runs + 1):
        pairs.append(_once([PROGRAM, *LIST], _environment(huge)) / _once([PROGRAM, *LIST], environment))
    rows.append(("`ticket list --limit 50`, 1 000 000 against 10 000", "≤ 1.1 ×", statistics.median(pairs[1:])))
    print(f"{rows[-1][0]:45} {rows[-1][1]:>8}  {rows[-1][2]:6.2f}")
    return rows


def main() -> None:
    """Measure, print, and on request put the table into the README."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--readme", action="store_true")
    chosen = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="supportctl-bench-"))
    try:
        rows = measure(chosen.runs, directory)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    head = f"Python {sys.version.split()[0]}, {datetime.now(UTC):%Y-%m-%d}, medians of {chosen.runs} pairs"
    table = [f"{head}:", "", "| command, piped | bound | measured |", "|---|---|---|"]
    table += [f"| {what} | {bound} | {value:.2f} {bound[-1]} |" for what, bound, value in rows]
    if chosen.readme:
        text = README.read_text(encoding="utf-8")
        start, end = text.index("<!-- bench -->"), text.index("<!-- /bench -->")
        README.write_text(text[:start] + "<!-- bench -->\n" + "\n".join(table) + "\n" + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
