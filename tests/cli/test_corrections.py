"""`invoice correct`: the difference to what stands, as a document of its own."""

from __future__ import annotations

import importlib.util
import sqlite3

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import NullPool, create_engine

from supportctl.store import schema
from tests.cli.cli import Cli
from tests.cli.invoicing import FK, FV, issued, minor, sums, worked
from tests.cli.once import once

CORRECT = f"invoice correct {FV} --reason Pomyłka"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """FV/2026/0001: 3 hours at 150.00, 553.50 gross."""
    return issued(cli)


# Quantity and price --------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 106j ust. 1", "art. 106j ust. 2")
def test_three_hours_become_two(desk: Cli) -> None:
    data = desk.ask(f"{CORRECT} --line 1 --quantity 2").data
    assert (data["number"], data["kind"], data["corrects"], data["issued_on"]) == (FK, "correction", FV, "2026-11-20")
    assert sums(data) == ["-150.00", "-34.50", "-184.50"]
    (line,) = data["lines"]
    assert (line["quantity"], line["position"], sums(line)) == ("-1", 1, ["-150.00", "-34.50", "-184.50"])
    assert (line["before"]["quantity"], sums(line["before"])) == ("3", ["450.00", "103.50", "553.50"])
    assert (line["after"]["quantity"], sums(line["after"])) == ("2", ["300.00", "69.00", "369.00"])
    assert line["clauses"] == [{"regulation": "progrupa-support", "clause": c} for c in ("§1.9", "§4.3", "§4.4")]
    assert data["correction"] == {
        "original": FV, "issued_on": "2026-11-17", "what": "line", "reason": "Pomyłka", "rebill": False, "previous": None,
        "buyer_before": None,
    }  # fmt: skip
    assert data["in_words"] == "minus sto osiemdziesiąt cztery złote, pięćdziesiąt groszy"
    original = desk.ask(f"invoice print {FV}").data
    assert (original["corrected_by"], sums(original)) == ([FK], ["450.00", "103.50", "553.50"])
    assert minor(original, "paid", "unpaid") == ["0.00", "369.00"]
    assert desk.ask(f"invoice print {FK}").data["lines"] == data["lines"]


def test_a_price_and_both_at_once(desk: Cli) -> None:
    data = desk.ask(f"{CORRECT} --line 1 --unit-net 140,50").data
    assert (data["lines"][0]["quantity"], minor(data["lines"][0], "unit_net")) == ("0", ["-9.50"])
    assert sums(data) == ["-28.50", "-6.55", "-35.05"]  # 103.50 becomes 96.945, rounded up
    data = desk.ask(f"{CORRECT} --line 1 --quantity 4 --unit-net 150").data
    assert sums(data) == ["178.50", "41.05", "219.55"]
    assert sums(data["lines"][0]["after"]) == ["600.00", "138.00", "738.00"]


def test_to_zero(desk: Cli) -> None:
    data = desk.ask(f"{CORRECT} --to-zero").data
    assert sums(data) == ["-450.00", "-103.50", "-553.50"]
    assert sums(data["lines"][0]["after"]) == ["0.00", "0.00", "0.00"]
    original = desk.ask(f"invoice print {FV}").data
    assert (minor(original, "paid", "unpaid"), original["paid_on"]) == (["0.00", "0.00"], "2026-11-20")
    assert desk.ask("invoice list --unpaid").data == []


def test_a_full_reversal_mirrors_a_discounted_line(cli: Cli) -> None:
    """20 % off 300.00: the whole of 240.00 goes back."""
    issued(cli, 2, "120")
    assert sums(cli.ask(f"{CORRECT} --to-zero").data) == ["-240.00", "-55.20", "-295.20"]


def test_the_discount_keeps_its_share(cli: Cli) -> None:
    """A bundle of 2 licences for 3 years at 10 000.00, 35 % off each; nobody renewed, so the invoice stands alone."""
    from tests.cli.selling import active, priced

    desk = priced(cli)
    active(desk)
    desk.now("2025-03-20T10:00")
    original = desk.ask("invoice print FV/2025/0001").data
    line = original["lines"][0]
    data = desk.ask("invoice correct FV/2025/0001 --reason x --line 1 --quantity 2").data["lines"][0]
    share = int(line["discount"]["amount"].replace(".", "")) * 2 // 3
    assert int(data["after"]["discount"]["amount"].replace(".", "")) == share
    assert data["after"]["net"]["amount"] == f"{20000 - share / 100:.2f}"


def test_a_gross_price_stays_gross(cli: Cli) -> None:
    issued(cli, 3, "99.99", "--gross")
    cli.refuses(f"{CORRECT} --line 1 --unit-net 80", 2, "--unit-gross")
    data = cli.ask(f"{CORRECT} --line 1 --quantity 1").data
    after = data["lines"][0]["after"]
    assert (sums(after), after["unit_gross"]["amount"]) == (["81.29", "18.70", "99.99"], "99.99")
    assert data["gross"]["amount"] == "-199.98"
    data = cli.ask(f"{CORRECT} --line 1 --unit-gross 0.01").data
    assert sums(data["lines"][0]["after"]) == ["0.01", "0.00", "0.01"]


def test_what_it_bills_is_final(desk: Cli) -> None:
    """One hour less is billed, and isn't billed by the next invoice either."""
    desk.ok(f"{CORRECT} --line 1 --quantity 2")
    assert desk.ask("ticket show 1").data["unbilled"] is False
    assert desk.ask("invoice issue --ticket 1").error == "NOTHING_TO_BILL"


def test_to_zero_and_billed_anew(desk: Cli) -> None:
    desk.ok(f"{CORRECT} --to-zero --rebill")
    assert desk.ask("ticket show 1").data["unbilled"] is True
    data = desk.ask("invoice issue --ticket 1").data
    assert (data["number"], sums(data)) == ("FV/2026/0002", ["450.00", "103.50", "553.50"])
    kinds = [entry["kind"] for entry in desk.ask("ticket show 1").data["history"]]
    assert kinds[-3:] == ["billing-freed", "invoice-corrected", "invoiced"]
    assert desk.ask(f"{CORRECT} --to-zero").error == "NO_DIFFERENCE"


# A chain -------------------------------------------------------------------------------------------------------------------------


def test_a_chain_states_the_difference_to_what_stands(desk: Cli) -> None:
    for quantity, gross, previous in (("2", "-184.50", None), ("1", "-184.50", FK), ("3", "369.00", "FK/2026/0002")):
        data = desk.ask(f"{CORRECT} --line 1 --quantity {quantity}").data
        assert (data["gross"]["amount"], data["correction"]["previous"]) == (gross, previous)
    original = desk.ask(f"invoice print {FV}").data
    assert original["corrected_by"] == [FK, "FK/2026/0002", "FK/2026/0003"]
    assert minor(original, "unpaid") == ["553.50"]
    assert desk.ask(f"{CORRECT} --line 1 --quantity 3").error == "NO_DIFFERENCE"
    assert desk.ask("db check").data["ok"] is True


def test_it_has_a_series_of_its_own_with_the_year(desk: Cli) -> None:
    desk.now("2027-01-04T10:00")
    assert desk.ask(f"{CORRECT} --line 1 --quantity 2").data["number"] == "FK/2027/0001"
    desk.refuses(f"{CORRECT} --line 1 --quantity 1 --at 2027-01-03T10:00", 5, "2027-01-04")


def test_after_the_last_number_of_a_year_comes_the_first_of_the_next(cli: Cli) -> None:
    cli.now("2027-01-05T09:00")
    worked(cli)
    with sqlite3.connect(cli.db) as db:
        db.execute("INSERT INTO number_series VALUES ('FV', 2026, 122)")
    assert cli.ask("invoice issue --ticket 1 --at 2026-12-31T12:00").data["number"] == "FV/2026/0123"
    worked(cli, price=None, at="2027-01-04")
    assert cli.ask("invoice issue --ticket 2 --at 2027-01-04T17:00").data["number"] == "FV/2027/0001"


# The buyer -----------------------------------------------------------------------------------------------------------------------


def test_the_buyers_data(desk: Cli) -> None:
    before = desk.ask(f"invoice print {FV}").data["buyer"]
    data = desk.ask(f"{CORRECT} --buyer-address 'ul. Nowa 1, 30-002 Kraków' --buyer-nip 526-025-02-74").data
    assert desk.ask("db check").data["ok"] is True  # it has no lines
    assert data["buyer"] == before | {"address": "ul. Nowa 1, 30-002 Kraków", "nip": "5260250274"}
    assert (data["correction"]["buyer_before"], data["lines"], sums(data)) == (before, [], ["0.00", "0.00", "0.00"])
    assert desk.ask(f"{CORRECT} --buyer-nip 5260250274").error == "NO_DIFFERENCE"
    data = desk.ask(f"{CORRECT} --line 1 --quantity 2").data
    assert data["buyer"]["nip"] == "5260250274", "what stands after the last correction"
    assert desk.ask(f"invoice print {FV}").data["buyer"] == before
    desk.refuses(f"{CORRECT} --buyer-nip 5260250275", 2, "5260250275")


# What is no correction -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("", 2, "what is to be corrected"),
        ("--line 1", 2, "--quantity"),
        ("--quantity 2", 2, "--line"),
        ("--line 1 --quantity 2 --to-zero", 2, "--to-zero"),
        ("--line 1 --quantity 2 --buyer-name X", 2, "--buyer"),
        ("--line 1 --quantity 2 --rebill", 2, "--to-zero"),
        ("--line 1 --quantity -1", 2, "-1"),
        ("--line 1 --quantity 2.00001", 2, "2.00001"),
        ("--line 1 --quantity two", 2, "two"),
        ("--line 1 --unit-net -5", 2, "-5"),
        ("--line 1 --unit-net 1.005", 2, "1.005"),
        ("--line 1 --unit-net 10 --unit-gross 10", 2, "--unit-gross"),
        ("--line 1 --unit-gross 10", 2, "--unit-net"),
        ("--line 2 --quantity 1", 3, "has no line 2"),
        ("--line 0 --quantity 1", 3, "has no line 0"),
        ("--line 1 --quantity 3", 5, "nothing to correct"),
        ("--line 1 --unit-net 150.00", 5, "nothing to correct"),
        ("--line 1 --quantity 2 --at 2026-11-16T10:00", 5, "2026-11-17"),
        ("--to-zero --at 2026-11-21T10:00", 2, "2026-11-21"),
    ],
)
def test_what_is_no_correction(desk: Cli, options: str, code: int, said: str) -> None:
    desk.refuses(f"{CORRECT} {options}", code, said)


def test_the_number_is_always_the_originals(desk: Cli) -> None:
    desk.ok(f"{CORRECT} --line 1 --quantity 2")
    desk.refuses(f"invoice correct {FK} --reason x --to-zero", 5, FV)
    desk.refuses("invoice correct FV/2026/0009 --reason x --to-zero", 3)


def test_a_proforma_is_none(cli: Cli) -> None:
    from tests.cli.selling import ordered, priced

    desk = priced(cli)
    desk.ok(f"bundle qualify {ordered(desk)} --channel email --at 2025-03-03T10:00")
    desk.refuses("invoice correct PF/2025/0001 --reason x --to-zero", 5, "proforma")


def test_twice_at_once(desk: Cli) -> None:
    """Of two that correct the same thing at the same time one does; which of the two is said depends on what the other one saw."""
    found = desk.shell(f"for i in 1 2; do $S {CORRECT} --line 1 --quantity 2 --quiet & done; wait")
    assert found.out.split() == [FK]
    assert "nothing to correct" in found.err or "Meanwhile another command" in found.err
    assert desk.ask(f"invoice print {FV}").data["corrected_by"] == [FK]


def test_a_dry_run_prints_what_would_be_issued(desk: Cli) -> None:
    before = desk.dump()
    dry = desk.ask(f"{CORRECT} --line 1 --quantity 2 --dry-run").data
    assert (dry["number"], dry["id"]) == (None, None)
    assert desk.dump() == before
    real = desk.ask(f"{CORRECT} --line 1 --quantity 2").data
    same = {"number", "id"}
    assert {k: v for k, v in dry.items() if k not in same} == {k: v for k, v in real.items() if k not in same}
    assert "(dry run, no number)" in desk.ok(f"{CORRECT} --line 1 --quantity 1 --dry-run").out


def test_a_key_makes_one(desk: Cli) -> None:
    first = desk.ask(f"{CORRECT} --line 1 --quantity 2 --idempotency-key k").data
    assert desk.ask(f"{CORRECT} --line 1 --quantity 2 --idempotency-key k").data == first


def test_it_is_no_candidate_for_undo(desk: Cli) -> None:
    desk.ok(f"{CORRECT} --line 1 --quantity 2")
    said = desk.refuses("undo", 5).err
    assert "Try: supportctl invoice" in said


# In another currency -------------------------------------------------------------------------------------------------------------


def test_in_euro_by_the_rate_of_the_original(cli: Cli) -> None:
    """100.00 EUR at 4.2274: 97.23 PLN of VAT, and all of them go back whatever the rate is by then."""
    cli.ok("rate set EUR 4.2274 --table 222/A/NBP/2026 --on 2026-11-16")
    cli.ok("price set progrupa-support-hour 100 --currency EUR --from 2026-11-01")
    cli.ticket("1")
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("ticket close 1 --outcome solved -m Done --at 2026-11-17T16:00")
    data = cli.ask("invoice issue --ticket 1 --at 2026-11-17T17:00").data
    assert (sums(data), data["exchange"]["vat_pln"]) == (["100.00", "23.00", "123.00"], "97.23")
    cli.now("2026-11-20T10:00")
    data = cli.ask(f"{CORRECT} --to-zero").data
    assert data["exchange"] == {"rate": "4.2274", "table": "222/A/NBP/2026", "on": "2026-11-16", "vat_pln": "-97.23"}


# Money ---------------------------------------------------------------------------------------------------------------------------


def test_what_is_left_is_what_stands(desk: Cli) -> None:
    desk.ok(f"{CORRECT} --line 1 --quantity 2")
    desk.refuses(f"invoice pay {FV} --amount 369.01", 5, "369.00 PLN")
    desk.refuses(f"invoice pay {FK}", 5, FV)
    data = desk.ask(f"invoice pay {FV}").data
    assert (minor(data, "paid", "unpaid"), data["paid_on"]) == (["369.00", "0.00"], "2026-11-20")
    assert "to_give_back" not in data


def test_below_what_was_paid(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV} --on 2026-11-18")
    done = desk.ok(f"{CORRECT} --line 1 --quantity 2")
    assert "To give back: 184.50 PLN" in done.err
    data = desk.ask(f"invoice print {FV}").data
    assert (minor(data, "paid", "unpaid", "to_give_back"), data["paid_on"]) == (["553.50", "0.00", "184.50"], "2026-11-18")
    desk.refuses(f"invoice pay {FV}", 5)
    desk.ok(f"invoice pay {FV} --give-back --amount 84.50")
    desk.refuses(f"invoice pay {FV} --give-back --amount 100.01", 5, "100.00 PLN")
    data = desk.ask(f"invoice pay {FV} --give-back").data
    assert (minor(data, "paid", "unpaid"), "to_give_back" in data) == (["369.00", "0.00"], False)
    assert [payment["amount"]["amount"] for payment in data["payments"]] == ["553.50", "-84.50", "-100.00"]
    desk.refuses(f"invoice pay {FV} --give-back", 5)


def test_more_than_was_paid(desk: Cli) -> None:
    """What a correction adds is due by its own day; the original was paid in time."""
    desk.ok(f"invoice pay {FV} --on 2026-11-18")
    desk.ok(f"{CORRECT} --line 1 --quantity 4")
    row = desk.ask("invoice list --unpaid").data[0]
    assert (row["number"], minor(row, "unpaid"), row["paid_on"], row["days_overdue"]) == (FV, ["184.50"], None, 0)
    desk.now("2026-12-04T10:00")
    assert desk.ask("invoice list --overdue").data == []
    desk.now("2026-12-05T10:00")
    assert [row["days_overdue"] for row in desk.ask("invoice list --overdue").data] == [1]


def test_lists_know_corrections(desk: Cli) -> None:
    desk.ok(f"{CORRECT} --line 1 --quantity 2")
    rows = desk.ask("invoice list").data
    assert [(row["number"], row["kind"], minor(row, "gross", "unpaid")) for row in rows] == [
        (FK, "correction", ["-184.50", "0.00"]),
        (FV, "vat", ["553.50", "369.00"]),
    ]
    assert [row["number"] for row in desk.ask("invoice list --unpaid").data] == [FV]
    assert [row["number"] for row in desk.ask("invoice list --kind correction").data] == [FK]


# On paper ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            [
                "Correction FK/2026/0001",
                "FV/2026/0001 of 2026-11-17",
                "was",
                "is",
                "difference",
                "−184.50",
                "Lowered by",
                "Pomyłka",
            ],
        ),
        (
            "pl",
            [
                "Faktura korygująca FK/2026/0001",
                "FV/2026/0001 z dnia 17.11.2026",
                "było",
                "jest",
                "różnica",
                "−184,50",
                "Pomyłka",
            ],
        ),
    ],
)
def test_on_paper(desk: Cli, lang: str, said: list[str]) -> None:
    desk.ok(f"{CORRECT} --line 1 --quantity 2")
    desk.env("SUPPORTCTL_LANG", lang)
    out = desk.ok(f"invoice print {FK}").out
    assert [part for part in said if part not in out] == []
    assert "553" in out


def test_markup_in_a_reason_is_text(desk: Cli) -> None:
    desk.ok([*CORRECT.split()[:3], "--reason", '[bold]x[/bold] & "y"', "--line", "1", "--quantity", "2"])
    assert '[bold]x[/bold] & "y"' in desk.ok(f"invoice print {FK}").out
    desk.refuses([*CORRECT.split()[:3], "--reason", "a\x1b[31m", "--line", "1", "--quantity", "1"], 2)
    desk.refuses([*CORRECT.split()[:3], "--reason", "  ", "--line", "1", "--quantity", "1"], 2)


def test_why(desk: Cli) -> None:
    desk.ok(f"{CORRECT} --line 1 --quantity 2")
    decision, duty = desk.ask(f"invoice why {FK}").data["decisions"]
    assert (decision["question"], decision["outcome"]) == ("correct_invoice", "yes")
    assert (duty["question"], duty["outcome"]) == ("ksef_duty", "no")


# A desk of an earlier release ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("more", "price"), [("--gross", 9999), ("", None)])
def test_the_upgrade_says_what_was_priced_gross(cli: Cli, more: str, price: int | None) -> None:
    """Of rows that an earlier release wrote, it finds what this one writes."""
    issued(cli, 3, "99.99", more)
    written = cli.rows("SELECT id, unit_gross FROM invoice_line")
    assert written == [(1, price)]
    (place,) = schema.migrations_dir().glob("versions/*_corrections.py")
    spec = importlib.util.spec_from_file_location("corrections_step", place)
    assert spec is not None
    assert spec.loader is not None
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    with (
        create_engine(f"sqlite:///{cli.db}", poolclass=NullPool).begin() as connection,
        Operations.context(MigrationContext.configure(connection)),
    ):
        step.unguard("invoice_line")
        connection.exec_driver_sql("UPDATE invoice_line SET unit_gross = NULL")
        step.guard("invoice_line")
        step.fill()
    assert cli.rows("SELECT id, unit_gross FROM invoice_line") == written
    assert cli.ask("db check").data["ok"] is True


def test_what_an_erasure_leaves(desk: Cli) -> None:
    """A correction is a tax document: it is kept as long as what it corrects, with its buyer."""
    desk.ok(f"{CORRECT} --buyer-address 'ul. Nowa 1'")
    erased = desk.ask("client erase pracownia --yes").data
    assert [row["number"] for row in erased["kept"]] == [FV, FK]
    data = desk.ask(f"invoice print {FK}").data
    assert (data["buyer"]["address"], data["deliver_to"]) == ("ul. Nowa 1", None)
    assert desk.ask(f"{CORRECT} --to-zero").data["gross"]["amount"] == "-553.50"
