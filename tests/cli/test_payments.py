"""Money that comes in: what is paid, what is left, what is late, and what follows from it."""

from __future__ import annotations

import importlib.util
import json
import sqlite3

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import NullPool, create_engine

from supportctl.store import schema
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once
from tests.cli.selling import ordered, priced

FV = "FV/2026/0001"


def amounts(data: dict[str, dict[str, str]], *names: str) -> list[str]:
    return [data[name]["amount"] for name in names]


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """An invoice over 246.00, issued on 17 November 2026 and due on 1 December."""
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T10:30")
    cli.ok("ticket close 1 --outcome solved -m Done --at 2026-11-17T10:40")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T11:00")
    cli.now("2026-11-20T10:00")
    return cli


@pytest.fixture
@once
def billed(cli: Cli) -> Cli:
    """A bundle whose proforma over 47 970.00 waits since 3 March 2025."""
    desk = priced(cli)
    number = ordered(desk)
    desk.ok(f"bundle qualify {number} --channel email --at 2025-03-03T10:00")
    desk.now("2025-03-10T08:00")
    return desk


# Any document --------------------------------------------------------------------------------------------------------------------


def test_nothing_is_paid_before_it_is_paid(desk: Cli) -> None:
    data = desk.ask(f"invoice print {FV}").data
    assert (amounts(data, "paid", "unpaid"), data["paid_on"], data["payments"]) == (["0.00", "246.00"], None, [])
    assert "paid_by" not in data


def test_the_whole_on_a_day(desk: Cli) -> None:
    before = desk.ok(f"invoice print {FV}").out
    data = desk.ask(f"invoice pay {FV} --on 2026-11-19").data
    assert (amounts(data, "paid", "unpaid"), data["paid_on"]) == (["246.00", "0.00"], "2026-11-19")
    (payment,) = data["payments"]
    assert payment == {
        "amount": {"amount": "246.00", "currency": "PLN"},
        "paid_on": "2026-11-19",
        "recorded_at": "2026-11-20T10:00:00+01:00",
        "operator": "anna",
        "proforma": None,
    }
    # The document is frozen.
    assert desk.ok(f"invoice print {FV}").out == before
    assert desk.ask("invoice list").data[0]["paid_on"] == "2026-11-19"


def test_in_parts_to_the_last_grosz(desk: Cli) -> None:
    assert amounts(desk.ask(f"invoice pay {FV} --amount 100 --on 2026-11-18").data, "paid", "unpaid") == ["100.00", "146.00"]
    assert desk.ask(f"invoice pay {FV} --amount 146.01").error == "OVERPAID"
    data = desk.ask(f"invoice pay {FV} --amount 145,99").data
    assert (amounts(data, "paid", "unpaid"), data["paid_on"]) == (["245.99", "0.01"], None)
    data = desk.ask(f"invoice pay {FV} --amount 0.01").data
    assert (amounts(data, "paid", "unpaid"), data["paid_on"]) == (["246.00", "0.00"], "2026-11-20")
    assert len(data["payments"]) == 3


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("--amount 246.01", 5, "246.01 PLN is more than what is left to pay of FV/2026/0001, 246.00 PLN."),
        ("--currency EUR", 5, "FV/2026/0001 is in PLN: it can't be paid in EUR."),
        ("--amount 10 --currency eur", 5, "it can't be paid in EUR"),
        ("--on 2026-11-16", 5, "FV/2026/0001 was issued on 2026-11-17: it can't be paid on 2026-11-16."),
        ("--on 2026-11-21", 2, "2026-11-21"),
        ("--amount 0", 2, "0 isn't an amount of money. Write a number above zero"),
        ("--amount -5", 2, "-5"),
        ("--amount 1.005", 2, "1.005 isn't an amount of money"),
        ("--amount '10 PLN'", 2, "10 PLN isn't an amount of money"),
        ("--currency XYZ", 2, "XYZ isn't a currency"),
    ],
)
def test_what_is_no_payment(desk: Cli, options: str, code: int, said: str) -> None:
    before = desk.dump()
    found = desk(f"invoice pay {FV} {options}")
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert "Traceback" not in found.err
    assert desk.dump() == before


def test_both_ends_of_the_days_are_taken(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV} --amount 1 --on 2026-11-17")
    desk.ok(f"invoice pay {FV} --amount 1 --on 2026-11-20 --currency pln")


def test_twice(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV}")
    found = desk.refuses(f"invoice pay {FV}", 5)
    assert found.err.startswith("supportctl: FV/2026/0001 was paid on 2026-11-20.")
    desk.refuses("invoice pay FV/2026/0009", 3)


def test_in_polish(desk: Cli) -> None:
    desk.env("SUPPORTCTL_LANG", "pl")
    err = desk(f"invoice pay {FV} --amount 300").err
    assert "Kwota 300,00 PLN jest większa niż pozostała do zapłaty za dokument FV/2026/0001 (246,00 PLN)." in err
    assert "Za dokument FV/2026/0001 nic nie wpłacono." in desk(f"invoice unpay {FV}").err
    assert "Nieprawidłowy miesiąc: listopad." in desk("invoice list --month listopad").err
    assert "Zapłacono" in desk.ok(f"invoice pay {FV}").out
    assert "wpłata za dokument FV/2026/0001" in desk.ok("undo").out


def test_a_dry_payment_says_it_and_writes_nothing(desk: Cli) -> None:
    before = desk.dump()
    data = desk.ask(f"invoice pay {FV} --amount 46 --dry-run").data
    assert (amounts(data, "paid", "unpaid"), len(data["payments"])) == (["46.00", "200.00"], 1)
    assert desk.dump() == before


def test_a_key_pays_once(desk: Cli) -> None:
    for _ in range(2):
        data = desk.ask(f"invoice pay {FV} --amount 46 --idempotency-key k1").data
        assert amounts(data, "unpaid") == ["200.00"]
    assert desk.rows("SELECT count(*) FROM payment") == [(1,)]


# Back ----------------------------------------------------------------------------------------------------------------------------


def test_unpay_takes_the_last_payment_back(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV} --amount 100")
    desk.ok(f"invoice pay {FV}")
    data = desk.ask(f"invoice unpay {FV}").data
    assert (amounts(data, "paid", "unpaid"), data["paid_on"]) == (["100.00", "146.00"], None)
    assert amounts(desk.ask(f"invoice unpay {FV}").data, "paid", "unpaid") == ["0.00", "246.00"]
    assert desk.refuses(f"invoice unpay {FV}", 5).err.startswith("supportctl: Nothing was paid for FV/2026/0001.")
    # The record stays.
    assert desk.rows("SELECT amount, withdrawn_at IS NULL FROM payment") == [(10000, 0), (14600, 0)]


def test_undo_and_redo_of_payments(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV}")
    assert desk.ok("undo").out.startswith("Taken back: payment of FV/2026/0001 recorded by anna at 10:00")
    assert amounts(desk.ask(f"invoice print {FV}").data, "unpaid") == ["246.00"]
    assert len(desk.ask("invoice list --unpaid").data) == 1
    desk.ok("redo")
    assert desk.ask("invoice list --unpaid").data == []
    desk.ok(f"invoice unpay {FV}")
    assert "payment of FV/2026/0001 taken back" in desk.ok("undo").out
    assert amounts(desk.ask(f"invoice print {FV}").data, "unpaid") == ["0.00"]
    desk.ok("undo")
    # What is left is the issue, and that has its number.
    desk.refuses("undo", 5, "a document got its number")


# What is left, and what is late ----------------------------------------------------------------------------------------------------


def test_the_lists(desk: Cli) -> None:
    assert desk.ok("invoice list --unpaid -o ids").out == f"{FV}\n"
    assert desk.ok("invoice list --overdue -o ids").out == ""
    assert desk.ok("invoice list --month 2026-11 --kind vat -o ids").out == f"{FV}\n"
    for other in ("--month 2026-10", "--month 2026-12", "--kind proforma"):
        assert desk.ok(f"invoice list {other} -o ids").out == ""
    desk.ok(f"invoice pay {FV} --amount 100")
    assert amounts(desk.ask("invoice list --unpaid").data[0], "gross", "paid", "unpaid") == ["246.00", "100.00", "146.00"]
    desk.ok(f"invoice pay {FV}")
    assert desk.ask("invoice list --unpaid").data == []
    assert desk.ok("invoice list -o ids").out == f"{FV}\n"


@pytest.mark.parametrize(("now", "days"), [("2026-12-01T23:59", 0), ("2026-12-02T00:00", 1), ("2026-12-13T08:00", 12)])
def test_late_from_the_day_after_the_last(desk: Cli, now: str, days: int) -> None:
    desk.now(now)
    assert [row["days_overdue"] for row in desk.ask("invoice list").data] == [days]
    assert len(desk.ask("invoice list --overdue").data) == (1 if days else 0)
    (owed,) = desk.ask("client show pracownia").data["unpaid"]
    assert owed == {
        "number": FV,
        "due_on": "2026-12-01",
        "left": {"amount": "246.00", "currency": "PLN"},
        "days_overdue": days,
    }


def test_a_last_day_on_a_saturday_moves(desk: Cli) -> None:
    # Issued on 21 November: due on Saturday, 5 December, so that Monday is in time.
    desk.ok("ticket open --client pracownia --license SKP-0001 --subject B --description b --serial SKP-0001")
    desk.ok("ticket triage 2 --diagnosable")
    desk.ok(f"session start 2 {CONFIRMED}")
    desk.now("2026-11-20T10:30")
    desk.ok("session stop")
    desk.now("2026-11-21T10:00")
    desk.ok("invoice issue --ticket 2")
    for now, days in (("2026-12-07T10:00", 0), ("2026-12-08T10:00", 1)):
        desk.now(now)
        assert desk.ask("invoice list").data[0]["days_overdue"] == days


@pytest.mark.parametrize(
    ("option", "said"), [("--month 2026-13", "2026-13 isn't a month."), ("--month nov", "nov"), ("--kind note", "note")]
)
def test_filters_that_say_nothing(desk: Cli, option: str, said: str) -> None:
    found = desk.refuses(f"invoice list {option}", 2)
    assert said in found.err


# Documents of a bundle -------------------------------------------------------------------------------------------------------------


def test_the_proforma_of_a_bundle_is_paid_as_by_bundle_pay(billed: Cli) -> None:
    found = billed.ask("invoice pay PF/2025/0001")
    assert amounts(found.data, "paid", "unpaid") == ["47970.00", "0.00"]
    assert found.json["decision"]["outcome"] == "yes"
    bundle = billed.ask("bundle show 1").data
    assert (bundle["state"], bundle["first_day"], bundle["last_day"]) == ("active", "2025-03-10", "2028-03-09")
    assert [(d["number"], d["paid_on"]) for d in bundle["documents"]] == [
        ("PF/2025/0001", "2025-03-10"),
        ("FV/2025/0001", "2025-03-10"),
    ]
    invoice = billed.ask("invoice print FV/2025/0001").data
    assert (amounts(invoice, "paid", "unpaid"), invoice["paid_by"]) == (["47970.00", "0.00"], "PF/2025/0001")
    shown = billed.ok("invoice print FV/2025/0001").out
    assert "47\u00a0970.00\u00a0PLN, on 2025-03-10, by the proforma PF/2025/0001" in shown
    (to_pay,) = [line for line in shown.splitlines() if line.startswith("To pay")]
    assert to_pay.split()[-2:] == ["0.00", "PLN"]
    assert billed.ask("invoice list --unpaid").data == []
    assert billed.ask("client show pracownia").data["unpaid"] == []


def test_both_commands_do_the_same(billed: Cli) -> None:
    before = billed.db.read_bytes()
    told = []
    for line in ("invoice pay PF/2025/0001", "bundle pay 1"):
        billed.db.write_bytes(before)
        billed.ok(line)
        told.append([billed.ask(ask).data for ask in ("bundle show 1", "invoice list", "invoice print FV/2025/0001")])
    assert told[0] == told[1]


def test_the_day_of_the_money_is_that_of_the_activation(billed: Cli) -> None:
    billed.ok("invoice pay PF/2025/0001 --on 2025-03-03")
    bundle = billed.ask("bundle show 1").data
    assert bundle["first_day"] == "2025-03-03"
    assert billed.ask("invoice print FV/2025/0001").data["issued_on"] == "2025-03-03"


@pytest.mark.parametrize("line", ["invoice pay PF/2025/0001 --on 2025-03-05", "bundle pay 1 --at 2025-03-05T12:00"])
def test_parts_that_are_recorded_out_of_order_activate_once_all_had_come_in(billed: Cli, line: str) -> None:
    """The part of the 7th is on record before that of the 5th: until the 7th something was left to pay."""
    billed.ok("invoice pay PF/2025/0001 --amount 20000 --on 2025-03-07")
    billed.ok(line)
    bundle = billed.ask("bundle show 1").data
    assert (bundle["state"], bundle["first_day"]) == ("active", "2025-03-07")
    assert [document["paid_on"] for document in bundle["documents"]] == ["2025-03-07", "2025-03-07"]
    payments = billed.ask("invoice print PF/2025/0001").data["payments"]
    assert [(p["amount"]["amount"], p["paid_on"]) for p in payments] == [("20000.00", "2025-03-07"), ("27970.00", "2025-03-05")]
    invoice = billed.ask("invoice print FV/2025/0001").data
    assert (invoice["issued_on"], invoice["paid_before_on"]) == ("2025-03-07", "2025-03-07")
    assert billed.ask("db check").data["ok"] is True


def test_a_part_activates_nothing(billed: Cli) -> None:
    billed.ok("invoice pay PF/2025/0001 --amount 20000 --on 2025-03-05")
    assert billed.ask("bundle show 1").data["state"] == "qualified"
    assert billed.ask("bundle show 1").data["documents"][0]["paid_on"] is None
    assert billed.refuses("bundle reject 1 --channel email --reason late", 5).err.startswith("supportctl: PF/2025/0001 was paid")
    billed.ok("invoice unpay PF/2025/0001")
    billed.ok("invoice pay PF/2025/0001 --amount 20000")
    billed.ok("bundle pay 1")
    assert billed.ask("bundle show 1").data["state"] == "active"
    assert [p["amount"]["amount"] for p in billed.ask("invoice print PF/2025/0001").data["payments"]] == ["20000.00", "27970.00"]


def test_what_activated_a_bundle_cannot_be_unpaid_or_undone(billed: Cli) -> None:
    billed.ok("invoice pay PF/2025/0001")
    for number in ("PF/2025/0001", "FV/2025/0001"):
        found = billed.refuses(f"invoice unpay {number}", 5)
        assert "The payment of PF/2025/0001 can't be taken back: the invoice FV/2025/0001 followed from it." in found.err
    assert billed.refuses("invoice pay PF/2025/0001", 5).err.startswith("supportctl: PF/2025/0001 was paid on 2025-03-10.")
    assert billed.refuses("invoice pay FV/2025/0001", 5).err.startswith("supportctl: FV/2025/0001 was paid on 2025-03-10.")
    billed.refuses("undo", 5, "a document got its number")


def test_a_rejected_order_waits_for_no_payment(billed: Cli) -> None:
    assert billed.ok("invoice list --unpaid -o ids").out == "PF/2025/0001\n"
    billed.ok("bundle reject 1 --channel email --reason late")
    billed.now("2025-06-01T10:00")
    assert billed.ok("invoice list --unpaid -o ids").out == ""
    assert billed.ask("invoice list").data[0]["days_overdue"] == 0
    billed.refuses("invoice pay PF/2025/0001", 5)


def test_the_payment_of_a_renewal_is_undone(billed: Cli) -> None:
    billed.ok("bundle pay 1")
    billed.now("2028-03-10T09:00")
    billed.ok("bundle offer 1 --years 1 --at 2028-03-01T09:00")
    billed.ok("bundle renew 1")
    (number,) = billed.ok("invoice list --unpaid -o ids").out.split()
    billed.ok(f"invoice pay {number}")
    assert billed.ask("bundle show 1").data["documents"][-1]["paid_on"] == "2028-03-10"
    billed.ok("undo")
    assert billed.ask("bundle show 1").data["documents"][-1]["paid_on"] is None
    assert billed.ok("invoice list --unpaid -o ids").out == f"{number}\n"
    billed.ok("bundle pay 1 --invoice " + number)
    billed.ok(f"invoice unpay {number}")
    assert billed.ask("bundle show 1").data["documents"][-1]["paid_on"] is None


# An existing desk ------------------------------------------------------------------------------------------------------------------


def test_the_upgrade_writes_the_payments_that_the_commands_write(billed: Cli) -> None:
    billed.ok("bundle pay 1")
    billed.ok("price set training-basics 1500 --currency PLN --from 2022-02-01 --name Szkolenie --unit os.")
    billed.ok("training declare 1")
    billed.ok("training order 1 --kind basics --participants 1")
    billed.now("2025-03-11T09:00")
    billed.ok("bundle pay 1 --invoice PF/2025/0002")
    columns = "invoice_id, amount, paid_on, proforma_id, recorded_at, operator, withdrawn_at, undone"
    written = billed.rows(f"SELECT {columns} FROM payment ORDER BY invoice_id")
    assert len(written) == 4
    (place,) = schema.migrations_dir().glob("versions/*_payments.py")
    spec = importlib.util.spec_from_file_location("payments_step", place)
    assert spec is not None
    assert spec.loader is not None
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    with create_engine(f"sqlite:///{billed.db}", poolclass=NullPool).begin() as connection:
        connection.exec_driver_sql("DELETE FROM payment")
        with Operations.context(MigrationContext.configure(connection)):
            step.fill()
    assert billed.rows(f"SELECT {columns} FROM payment ORDER BY invoice_id") == written


def test_an_old_payment_without_a_row_of_its_own_is_not_undone(billed: Cli) -> None:
    billed.ok("bundle pay 1")
    billed.now("2028-03-10T09:00")
    billed.ok("bundle offer 1 --years 1 --at 2028-03-01T09:00")
    billed.ok("bundle renew 1")
    billed.ok("bundle pay 1 --invoice FV/2028/0001")
    with sqlite3.connect(billed.db) as connection:
        connection.execute("DELETE FROM row_change WHERE table_name = 'payment'")
    connection.close()
    billed.refuses("undo", 5, "a document got its number")


# Persons ---------------------------------------------------------------------------------------------------------------------------


def test_an_export_tells_the_payments_and_an_erasure_leaves_them(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV} --amount 100")
    held = json.loads(desk.ok("client export-data pracownia --json").out)["data"]["invoices"]
    assert [p["amount"]["amount"] for p in held[0]["payments"]] == ["100.00"]
    desk.now("2026-11-23T10:00")
    desk.ok("hours list")
    desk.ok("client erase pracownia --yes")
    assert amounts(desk.ask(f"invoice pay {FV}").data, "paid", "unpaid") == ["246.00", "0.00"]
