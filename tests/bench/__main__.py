"""How fast the commands are, as ratios to a bare start of the same interpreter: `python -m tests.bench`.

Run it on an installed wheel with its .pyc files: the table belongs into the README (`python -m tests.bench --readme`). Beside it, where
they are installed, what other command lines take for the same work. Sixteen writers at once: `--writers`. PostgreSQL alone: `--server`. All
invoices of a month: `--invoices`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.bench import bulk
from tests.bench.desks import OPEN, START, filled, furnished, run, verbs
from tests.bench.measuring import PROGRAM, PURE, against, environment, measured, once
from tests.store.server import MISSING, running

README = Path(__file__).parent.parent.parent / "README.md"
OF_A_MILLION = " of 1 000 000"
WRITING = ("ticket open", "ticket note", "session start", "session stop", "invoice issue")
# Rows that are measured, and too many for the README: on a terminal it tells the slowest, and of work in bulk nothing.
LEFT_OUT = (
    *(f"`{verb}`, in a terminal" for verb in WRITING),
    *(
        f"{what}{OF_A_MILLION}"
        for what in (*(f"`{verb}`" for verb in WRITING), "`ticket show`", "`today`", "`cron run`", "piped")
    ),
    f"{OF_A_MILLION}, in a terminal",
    *("the chain of proof", "`report ", "the same, memory", "`import` of", "`db check` of", " imported", "100 000 ids"),
    "`session status`, none running",
    *("`task import`", "`task count`", "`timew summary`", "`watson report`"),
)
LIST = [PROGRAM, "ticket", "list", "--limit", "50"]
# Runs a verb again and again in one process; prints the median of seconds a verb after the first.
IN_ONE_PROCESS = """
import io, statistics, sys, time
from supportctl.cli.main import run
argv, times = sys.argv[1:], []
out, sys.stdout = sys.stdout, io.StringIO()
for _ in range(31):
    begin = time.perf_counter()
    code = run(argv)
    times.append(time.perf_counter() - begin)
    assert code == 0, code
print(statistics.median(times[1:]), file=out)
"""


class Line(NamedTuple):
    """A line of the table; `bound` and `figure` in the unit, None where nothing binds."""

    what: str
    bound: float | None
    figure: float
    unit: str = "P"


def measure(runs: int, directory: Path) -> list[Line]:
    """Every line, printed as it is found."""
    lines: list[Line] = []

    def add(what: str, bound: float | None, figure: float, unit: str = "P") -> None:
        lines.append(Line(what, bound, figure, unit))
        _print(*lines[-1])

    small, big = filled(directory, "10k", 10_000), filled(directory, "100k", 100_000)
    _quick(add, runs, small, directory)
    _verbs(add, runs, big, "")
    huge = filled(directory, "1M", 1_000_000)
    # A million rows were just written: what the system still has to put on disk must not be measured.
    os.sync()
    _verbs(add, runs, huge, OF_A_MILLION)
    add("that list, 1 000 000 against 10 000", 1.1, against(LIST, environment(huge), environment(small), runs), "×")
    _in_one_process(add, small)
    _batch(add, small, directory)
    _journal(add, directory)
    _on_server(add, runs)
    _others(add, runs, directory)
    bulk.measure(add, directory, 100_000, runs)
    return lines


Add = Callable[..., None]


def _print(what: str, bound: float | None, figure: float, unit: str = "P") -> None:
    shown = f"≤ {bound:g}" if bound is not None else ""
    print(f"{what:58} {shown:>7} {figure:7.2f} {unit}", flush=True)


def _quick(add: Add, runs: int, db: str, directory: Path) -> None:
    """What answers without the whole program, and the first use."""
    env, live = environment(db), environment(db, {"SUPPORTCTL_NOW": ""})
    tab = environment(db, {"_SUPPORTCTL_COMPLETE": "bash"})
    add("`--version`", 2.5, measured([PROGRAM, "--version"], env, runs).ratio)
    add("`--help`", 6, measured([PROGRAM, "--help"], env, runs).ratio)
    add("`regulation show progrupa-support`", 9, measured([PROGRAM, "regulation", "show", "progrupa-support"], env, runs).ratio)
    add("a TAB (`ticket show <TAB>`)", 2.5, measured([PROGRAM, "ticket", "show", ""], tab, runs).ratio)
    add("`session status`, none running", 2.5, measured([PROGRAM, "session", "status"], live, runs).ratio)
    run(db, *START[1:])
    add("`session status`, one running", 2.5, measured([PROGRAM, "session", "status"], live, runs).ratio)
    run(db, "session", "stop")
    new = directory / "new"

    def away(number: int) -> None:
        shutil.rmtree(new, ignore_errors=True)

    first = environment("", {"XDG_DATA_HOME": str(new)})  # only the default desk is made by the way
    add("first use: makes a desk, lists it", 14, measured([PROGRAM, "ticket", "list"], first, runs, before=away).ratio)


def _verbs(add: Add, runs: int, db: str, of_many: str) -> None:
    """The verbs of the day on 100 000 tickets, or on as many as they are then said to be `of_many`, piped and in a terminal; the most
    memory that any of them takes."""
    env, peaks, of_all = environment(db), [], of_many or " of 100 000"
    add(f"`today`{of_all}, in a terminal", 12, measured([PROGRAM, "today"], env, runs, terminal=True).ratio)
    run(db, "cron", "run")  # what is due is done, what is to be known told
    add(f"`cron run`{of_all}, nothing due", 12, measured([PROGRAM, "cron", "run"], env, runs).ratio)
    for terminal, bound, where in ((False, 10, ""), (True, 13, ", in a terminal")):
        for what, command, before in verbs(db):
            found = measured(command, env, runs, before=before, terminal=terminal)
            add(f"{what}{of_many}{where}", bound, found.ratio)
            peaks += [] if terminal else [found.peak]
        found = measured(LIST, env, runs, terminal=terminal)
        add(f"`ticket list --limit 50`{of_all}{where}", bound, found.ratio)
        peaks += [] if terminal else [found.peak]
    add(f"peak memory of a verb, piped{of_many}", 30, max(peaks), "MiB")


def _in_one_process(add: Add, db: str) -> None:
    env = environment(db)
    pure = sorted(once(PURE, env).seconds for _ in range(15))[7]
    for what, argv in (("`ticket note`", ["ticket", "note", "1", "-m", "word"]), ("`ticket show`", ["ticket", "show", "1"])):
        done = subprocess.run([sys.executable, "-c", IN_ONE_PROCESS, *argv], env=env, check=True, capture_output=True, text=True)
        add(f"{what} in one process, after the first", 1, float(done.stdout) / pure)


def _batch(add: Add, db: str, directory: Path) -> None:
    """A thousand commands of a file, start of the process and commits included."""
    file = directory / "lines"
    file.write_text("".join(f"ticket note {1 + n % 500} -m 'word {n}'\n" for n in range(1000)))
    add("a line of `batch`: 1 000 `ticket note`", 0.6, measured([PROGRAM, "batch", str(file)], environment(db), 5).ratio / 1000)


def _on_server(add: Add, runs: int) -> None:
    """The same verbs on PostgreSQL, over TCP on this machine; where it is installed."""
    if MISSING is not None:
        print(f"PostgreSQL: {MISSING}", flush=True)
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with running(port):
        db = furnished(f"postgresql://desk@127.0.0.1:{port}/postgres")
        for _ in range(50):
            run(db, *OPEN, "--description", "Crash")
        for what, command, before in (*verbs(db), ("`ticket list --limit 50`", LIST, None)):
            add(f"{what}, PostgreSQL", 22, measured(command, environment(db), runs, before=before).ratio)


def _journal(add: Add, directory: Path) -> None:
    """Bytes that the journal of changes takes, a command."""
    db = furnished(str(directory / "journal.db"))

    def size() -> int:
        """Of the desk as it is, less that of the same desk without a journal."""
        with sqlite3.connect(db) as desk:
            found = []
            for emptied in ((), ("row_change", "change_set", "personal_value")):
                copy = directory / "copy.db"
                copy.unlink(missing_ok=True)
                desk.execute("VACUUM INTO ?", (str(copy),))
                with sqlite3.connect(copy) as without:
                    for table in emptied:
                        without.execute(f"DELETE FROM {table}")
                    without.commit()
                    without.execute("VACUUM")
                without.close()
                found.append(copy.stat().st_size)
        return found[0] - found[1]

    notes, stops = (["ticket", "note", "1", "-m", "word"],), (START[1:], ["session", "stop"])
    for what, bound, lines in (("`ticket note`", 1024, notes), ("`session start` and `stop`", 2 * 3072, stops)):
        before = size()
        for _ in range(40):
            for line in lines:
                run(db, *line)
        add(f"the journal of {what}", bound, (size() - before) / 40, "B")


def _others(add: Add, runs: int, directory: Path) -> None:
    """Other command lines on the same work, where they are installed."""
    home = directory / "others"
    home.mkdir()
    env = {k: v for k, v in os.environ.items() if k != "TASKRC"} | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    beside = Path(sys.executable).parent / "watson"
    if watson := str(beside) if beside.exists() else shutil.which("watson"):
        off = lambda _: subprocess.run([watson, "stop"], env=env, check=False, capture_output=True)  # noqa: E731
        add("Watson: `watson start`", None, measured([watson, "start", "desk"], env, runs, before=off).ratio)  # type: ignore[arg-type]
    if timew := shutil.which("timew"):
        subprocess.run([timew, "start", "x"], env=env, input=b"yes\n", check=False, capture_output=True)
        add("timewarrior: `timew start`", None, measured([timew, "start", "desk"], env, runs, before=_next_second).ratio)
    if task := shutil.which("task"):
        (home / ".taskrc").write_text(f"data.location={home}/task\nconfirmation=off\n")
        for number in range(0, 10_000, 500):
            text = "".join(f'{{"description":"Report {number + n}"}}\n' for n in range(500))
            subprocess.run([task, "import", "-"], env=env, input=text.encode(), check=False, capture_output=True)
        add("taskwarrior: `task add`, 10 000 tasks", None, measured([task, "add", "Crash"], env, runs).ratio)
        add("taskwarrior: `task list`, 10 000 tasks", None, measured([task, "limit:50", "list"], env, runs).ratio)


def _next_second(number: int) -> None:
    """Intervals of one second overlap, says timewarrior."""
    time.sleep(1.1)


def writers(directory: Path) -> None:
    """Sixteen processes open a hundred tickets each."""
    db = furnished(str(directory / "writers.db"))
    script = "set -e; for n in $(seq 100); do " + " ".join([PROGRAM, *OPEN, "--description", "Crash", "--quiet"]) + "; done"
    begin = time.perf_counter()
    running = [subprocess.Popen(["sh", "-c", script], env=environment(db), stdout=subprocess.PIPE, text=True) for _ in range(16)]
    ids = [line for process in running for line in process.communicate()[0].split()]
    took = time.perf_counter() - begin
    if len(set(ids)) != 1600 or any(process.returncode for process in running):
        raise SystemExit(f"{len(set(ids))} tickets of 1600")
    print(
        f"16 writers x 100 `ticket open`: 1600 tickets, no error, {took:.0f} s; `db check`: {run(db, 'db', 'check').splitlines()[0]}"
    )


def main() -> None:
    """Measure, print, and on request put the table into the README."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--writers", action="store_true")
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--invoices", action="store_true")
    chosen = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="supportctl-bench-"))
    try:
        if chosen.writers:
            writers(directory)
            return
        if chosen.invoices:
            from tests.bench import invoices

            invoices.measure(_print, directory)
            return
        if chosen.server:
            _on_server(_print, chosen.runs)
            return
        lines = measure(chosen.runs, directory)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    head = f"Python {sys.version.split()[0]}, {datetime.now(UTC):%Y-%m-%d}, medians of {chosen.runs} pairs"
    table = [f"{head}:", "", "| command | bound | measured |", "|---|---|---|"]
    for line in lines:
        bound = f"≤ {line.bound:g} {line.unit}" if line.bound is not None else ""
        table.append(f"| {line.what} | {bound} | {line.figure:.2f} {line.unit} |")
    if chosen.readme:
        table = [line for line in table if not any(what in line for what in LEFT_OUT)]
        text = README.read_text(encoding="utf-8")
        start, end = text.index("<!-- bench -->"), text.index("<!-- /bench -->")
        README.write_text(text[:start] + "<!-- bench -->\n" + "\n".join(table) + "\n" + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
