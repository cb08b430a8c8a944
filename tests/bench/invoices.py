"""`invoice run` over a month: seconds on the wall and peak memory, for 100 clients and for 1 000 (`python -m tests.bench --invoices`)."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.measuring import PROGRAM, Run, environment, once
from tests.desk.counter import Counter

FEW, MANY = 100, 1_000
RUN = [PROGRAM, "invoice", "run", "--month", "2026-11"]
# Nothing waits in it: what it takes is the start and the look for what does.
NOTHING = [PROGRAM, "invoice", "run", "--month", "2026-10"]
NOW = {"SUPPORTCTL_NOW": "2026-12-01T10:00:00"}


def measure(add: Callable[[str, float | None, float, str], None], directory: Path) -> None:
    """The lines, and what was measured behind them."""
    runs: dict[int, Run] = {}
    for clients in (FEW, MANY):
        begin = time.perf_counter()
        db = _desk(directory / f"run-{clients}.db", clients)
        print(f"a desk of {clients} clients with a session each: made in {time.perf_counter() - begin:.0f} s", flush=True)
        env = environment(db, NOW)
        start = min(once(NOTHING, env).seconds for _ in range(3))
        used = _processor()
        runs[clients] = once(RUN, env)
        used = _processor() - used
        rest = (runs[clients].seconds - start) / clients * 1000
        print(f"`invoice run` over {clients}: {runs[clients].seconds:.2f} s, of which the start {start:.2f} s", flush=True)
        add(
            f"`invoice run` over {clients} clients, an invoice after the start, wall clock",
            8 if clients == MANY else None,
            rest,
            "ms",
        )
        add(f"`invoice run` over {clients} clients, an invoice, processor time, start counted", None, used / clients * 1000, "ms")
        add(f"`invoice run` over {clients} clients, peak memory", None, runs[clients].peak / 1024, "MiB")
    grown = (runs[MANY].peak - runs[FEW].peak) / (MANY - FEW)
    add("`invoice run`, memory that one more invoice takes", 4, grown, "KiB")


def _processor() -> float:
    """Seconds of the processor that ended processes of this one took: what the wall clock says on a machine that has nothing else to do."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _nip(number: int) -> str:
    """A NIP of its own for each firm: base 10…, whose tenth digit exists (weights 6 5 7 2 3 4 5 6 7, modulo 11)."""
    base = 100_000_000 + number * 11
    while (
        check := sum(int(digit) * weight for digit, weight in zip(str(base), (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=True)) % 11
    ) == 10:
        base += 1
    return f"{base}{check}"


def _desk(path: Path, clients: int) -> str:
    """Each client has hours, and a session on a ticket to be invoiced."""
    desk = Counter(str(path), operator="bench").furnish()
    for number in range(clients):
        key, serial = f"client-{number}", f"SERIAL-{number}"
        ticket = str(2 + number)
        if not number:
            desk.triaged()  # of the sample client: nothing to be invoiced
        desk.client(key=key, name=f"Client {number}", nip=_nip(number))
        desk.license(serial, client=key)
        desk.buy("1", client=key, license_ref=serial)
        desk.triaged(client=key, license_ref=serial, serial=serial)
        desk.work("2026-11-17T10:00", "2026-11-17T10:00", ticket)
    return str(path)
