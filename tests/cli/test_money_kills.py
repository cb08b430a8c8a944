"""Every command that makes a document or moves money dies at each of its writes: all of it is there, or nothing, and the number that it
would have got is the next one's."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from supportctl.store import schema
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.selling import ordered, priced
from tests.cli.test_invoice_run import charge
from tests.cli.test_withdrawal import convert, withdraw
from tests.dumped import dump
from tests.killing import copied, killed_command

# More writes than any command has.
MOST = 120
FV = "FV/2026/0001"
WORKED = [
    "hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:05",
    f"{OPEN} --at 2026-11-17T09:05",
    "ticket triage 1 --diagnosable --at 2026-11-17T09:05",
    f"session start 1 {CONFIRMED} --at 2026-11-17T10:00",
    "session stop 1 --at 2026-11-17T12:30",
    "ticket close 1 --outcome solved -m Done --at 2026-11-17T16:00",
]
ISSUED = [*WORKED, "invoice issue --ticket 1 --at 2026-11-17T17:00"]
SETUP = "price set setup 1000 --currency PLN --from 2026-11-01 --name Setup --unit szt."
ADVANCE = "invoice advance --client pracownia --item setup --paid 123"
RATES = "No;Code;2026-11-16\n"
# What was done before, and what is killed.
ACTS = {
    "issue": (WORKED, "invoice issue --ticket 1"),
    "issue for a client": (WORKED, "invoice issue --client pracownia"),
    "proforma": (WORKED, "invoice proforma --ticket 1"),
    "correct": (ISSUED, f"invoice correct {FV} --line 1 --quantity 2 --reason x"),
    "correct the buyer": (ISSUED, f"invoice correct {FV} --buyer-address 'ul. Nowa 1' --reason x"),
    "correct to zero": (ISSUED, f"invoice correct {FV} --to-zero --rebill --reason x"),
    "annul": (ISSUED, f"invoice annul {FV} --reason x"),
    "pay": (ISSUED, f"invoice pay {FV} --amount 100"),
    "unpay": ([*ISSUED, f"invoice pay {FV}"], f"invoice unpay {FV}"),
    "give back": (
        [*ISSUED, f"invoice pay {FV}", f"invoice correct {FV} --line 1 --quantity 2 --reason x"],
        f"invoice pay {FV} --give-back",
    ),
    "paid by a proforma": ([*WORKED, "invoice proforma --ticket 1", "invoice pay PF/2026/0001"], "invoice issue --ticket 1"),
    "advance": ([SETUP], ADVANCE),
    "final": ([SETUP, ADVANCE, ADVANCE], "invoice final --client pracownia --item setup"),
    "send": (ISSUED, f"invoice send {FV} --to a@b.example,c@d.example"),
    "remind": (ISSUED, f"invoice remind {FV} --term 2026-12-31 --form paper"),
    "rate import": ([], "rate import rates.json"),
}


# What a command answers for; not what proves it, where random salts are.
TABLES = (
    "invoice", "invoice_line", "invoice_advance", "invoice_correction", "corrected_line", "invoice_annulment", "payment", "number_series",
    "outbox_message", "reminder", "ticket", "hours_use", "hours_grant", "service_item", "license_conversion", "license", "bundle", "bundle_document",
    "training", "exchange_rate",
)  # fmt: skip


def state(path: Path) -> dict[str, list[Any]]:
    """The rows of those tables."""
    connection = sqlite3.connect(path)
    try:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES}
    finally:
        connection.close()


def swept(cli: Cli, line: str, place: Path) -> int:
    """Kill the command at each of its writes: nothing is left of it each time. Done at last, it is as if nothing had been before. How many
    writes it has."""
    before, done = dump(cli.db), cli.db.with_name("done.db")
    shutil.copyfile(copied(cli.db, place / "copy-0.db"), done)
    done.chmod(0o600)
    assert killed_command(line, done, 0)
    after = state(done)
    assert after != state(cli.db)
    for last in range(1, MOST):
        copy = copied(cli.db, place / f"copy-{last}.db")
        if killed_command(line, copy, last):
            assert state(copy) == after
            assert schema.check(str(copy)) == []
            return last - 1
        assert dump(copy) == before, f"something is left after write {last}"
        if last % 5 == 1:
            assert schema.check(str(copy)) == []
            # Typed once more it does all of it, with the same number.
            assert killed_command(line, copy, 0)
            assert state(copy) == after
        copy.unlink()
    raise AssertionError("more writes than any command has")


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The clock stands in December; a file with rates of November is there."""
    monkeypatch.chdir(tmp_path)
    table = (
        '[{"table":"A","no":"222/A/NBP/2026","effectiveDate":"2026-11-16","rates":[{"currency":"euro","code":"EUR","mid":4.25},'
    )
    table += '{"currency":"frank","code":"CHF","mid":4.51},{"currency":"dolar","code":"USD","mid":3.91}]}]'
    (tmp_path / "rates.json").write_text(table, encoding="utf-8")
    cli.now("2026-12-03T12:00")
    return cli


@pytest.mark.parametrize("act", ACTS)
def test_all_or_nothing(desk: Cli, tmp_path: Path, act: str) -> None:
    before, line = ACTS[act]
    desk.play(before)
    assert swept(desk, line, tmp_path) > 3


def test_the_payment_that_activates_a_bundle(desk: Cli, tmp_path: Path) -> None:
    """The payment, the activation and the invoice that follows are one."""
    number = ordered(priced(desk))
    desk.ok(f"bundle qualify {number} --channel email --at 2025-03-03T10:00")
    desk.now("2025-03-10T08:00")
    assert swept(desk, "invoice pay PF/2025/0001", tmp_path) > 15


def test_a_refund_with_its_correction(desk: Cli, tmp_path: Path) -> None:
    desk.ok(
        "license add --client zielinski --product sketchup-pro --serial Z-1 --kind perpetual-single --version 2019"
        " --maintenance-until 2022-01-31 --no-promoted --at 2020-09-25T09:00"
    )
    desk.ok("price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01")
    desk.ok("price set sketchup-pro-annual-own 1000 --currency PLN --from 2020-01-01")
    convert(desk, "Z-1", "2021-03-01")
    desk.ok("license invoice-conversion Z-1 --at 2021-03-02T10:00")
    desk.ok("invoice pay FV/2021/0001 --on 2021-03-05")
    desk.ok(withdraw("Z-1", "2021-03-10", "--at 2021-03-10T12:00"))
    assert swept(desk, "license refund-conversion Z-1 --repaid-on 2021-03-20 --at 2021-03-22T10:00", tmp_path) > 8


def test_a_run_over_a_month(desk: Cli, tmp_path: Path) -> None:
    """Each document is a transaction of its own: those before the kill stand, and a second run goes on with the next number."""
    desk.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    for client in ("pracownia", "zielinski"):
        charge(desk, client, "2026-11-16")
    wholes = set()
    for last in range(1, MOST):
        copy = copied(desk.db, tmp_path / f"copy-{last}.db")
        ended = killed_command("invoice run --month 2026-11", copy, last)
        desk.env("SUPPORTCTL_DB", str(copy))
        issued = [row["number"] for row in desk.ask("invoice list").data]
        wholes.add(len(issued))
        assert desk.ask("db check").data["ok"]
        desk.ok("invoice run --month 2026-11")
        assert [row["number"] for row in desk.ask("invoice list").data] == ["FV/2026/0002", "FV/2026/0001"]
        assert desk.ask("invoice check-series").data[0]["state"] == "sound"
        if ended:
            break
    assert ended
    assert wholes == {0, 1, 2}
