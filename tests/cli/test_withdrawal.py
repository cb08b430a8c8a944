"""license withdraw-conversion and refund-conversion: who, until when, and everything as it was before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.once import once

DISTANCE = "--at-distance"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A consumer (zielinski), a sole trader (ola) and a company (pracownia), each with a licence; the vendor's price."""
    cli.ok('client add "Ola Kowalska" --sole-trader --nip 5260250274 --address "ul. Krótka 3" --key ola')
    for client, serial in (("zielinski", "Z-1"), ("ola", "O-1"), ("pracownia", "P-1")):
        cli.ok(
            f"license add --client {client} --product sketchup-pro --serial {serial} --kind perpetual-single --version 2019"
            " --maintenance-until 2022-01-31 --no-promoted --at 2020-09-25T09:00"
        )
    cli.ok("price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01")
    return cli


def convert(desk: Cli, serial: str, day: str, more: str = DISTANCE) -> dict[str, Any]:
    given = f'--name X --serial {serial} --email x@example.com --accept-terms "X, form" --seller ProGrupa --to annual'
    found: dict[str, Any] = desk.ask(f"license convert {serial} {given} --at {day}T10:00 {more}").data
    return found


def withdraw(serial: str, sent: str, more: str = "") -> str:
    return f"license withdraw-conversion {serial} --sent-on {sent} {more}"


@pytest.mark.clause("sketchup-conversion", "refund.1")
@pytest.mark.parametrize(
    ("day", "last", "late"),
    [
        ("2021-03-01", "2021-03-15", "2021-03-16"),
        ("2021-05-20", "2021-06-04", "2021-06-05"),
        ("2021-03-06", "2021-03-22", "2021-03-23"),
    ],
)
def test_the_fourteenth_day_and_the_day_after(desk: Cli, day: str, last: str, late: str) -> None:
    assert convert(desk, "Z-1", day)["withdraw_until"] == last
    refused = desk.refuses(withdraw("Z-1", late), 4, "refund.1", last)
    assert late in refused.err
    done = desk.ask(withdraw("Z-1", last))
    assert (done.code, done.data["state"], done.data["withdrawn_on"]) == (0, "withdrawn", last)


@pytest.mark.clause("sketchup-conversion", "refund.1")
def test_a_company_may_not(desk: Cli) -> None:
    convert(desk, "P-1", "2021-03-01", f"{DISTANCE} --not-professional")
    desk.refuses(withdraw("P-1", "2021-03-02"), 4, "refund.1", "may not withdraw (company")


@pytest.mark.clause("sketchup-conversion", "refund.1")
@pytest.mark.parametrize(("day", "code"), [("2020-12-31", 4), ("2021-01-01", 0)])
def test_a_sole_trader_who_bought_privately_may_from_2021_on(desk: Cli, day: str, code: int) -> None:
    convert(desk, "O-1", day, f"{DISTANCE} --not-professional")
    assert desk(withdraw("O-1", "2021-01-04")).code == code


def test_what_wasnt_recorded_with_the_purchase_may_be_said_now(desk: Cli) -> None:
    convert(desk, "O-1", "2021-03-01", "")
    refused = desk.refuses(withdraw("O-1", "2021-03-02"), 4, "--at-distance", "--not-professional")
    assert refused.err.count("  ? refund.1") == 2
    desk.refuses(withdraw("O-1", "2021-03-02", "--at-distance --professional"), 4, "may not withdraw")
    desk.refuses(withdraw("O-1", "2021-03-02", "--in-person --not-professional"), 4, "Not bought at a distance")
    assert desk.ask(withdraw("O-1", "2021-03-02", "--at-distance --not-professional")).code == 0


def test_what_was_recorded_with_the_purchase_stays(desk: Cli) -> None:
    convert(desk, "O-1", "2021-03-01", f"{DISTANCE} --professional")
    desk.refuses(withdraw("O-1", "2021-03-02", "--not-professional"), 5, "for trade or profession: yes")


def test_days_that_cant_be(desk: Cli) -> None:
    convert(desk, "Z-1", "2021-03-01")
    desk.refuses(withdraw("Z-1", "2021-02-28"), 5, "2021-02-28")
    desk.refuses(withdraw("Z-1", "2021-03-05", "--at 2021-03-04T10:00"), 2, "2021-03-05")
    desk.refuses(withdraw("Z-1", "2021-03-01", "--at 2021-03-01T09:59"), 5)
    desk.refuses(withdraw("Z-1", "tomorrow"), 2)
    desk.refuses("license withdraw-conversion Z-1", 4, "2026-11-17")  # without --sent-on the day of the act


def test_a_licence_that_isnt_converted(desk: Cli) -> None:
    desk.refuses(withdraw("Z-1", "2021-03-01"), 5, "No conversion of Z-1 stands")
    desk.refuses("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-01", 5)


@pytest.mark.clause("sketchup-conversion", "refund.2.1", "refund.2.2")
def test_nothing_ends_before_correction_and_repayment_are_on_record(desk: Cli) -> None:
    before = desk.ask("license show Z-1").data
    convert(desk, "Z-1", "2021-03-01")
    desk.refuses("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-20", 5, "No withdrawal")
    said = desk.ok(withdraw("Z-1", "2021-03-10", "--at 2021-03-11T10:00"))
    assert "correction" in said.err
    assert [row["id"] for row in cron(desk)["to-correct"]] == ["Z-1"]
    assert desk.ask("license show Z-1").data["state"] == "converted"
    assert desk.ask("license show Z-1-S1").data["state"] == "active"
    desk.refuses(withdraw("Z-1", "2021-03-10"), 5, "on record")
    desk.refuses("license invoice-conversion Z-1", 5, "on record")
    for more in ("", "--correction K/1", "--repaid-on 2021-03-20"):
        refused = desk.refuses(f"license refund-conversion Z-1 {more}", 4, "refund.2.1", "refund.2.2")
        assert "missing" in refused.err
    desk.refuses("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-09", 5, "2021-03-09")
    desk.refuses("license refund-conversion Z-1 --correction K/1 --repaid-on 2026-11-18", 2, "2026-11-18")

    done = desk.ask("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-20 --at 2021-03-22T10:00").data
    assert (done["state"], done["correction"], done["repaid_on"]) == ("undone", "K/1", "2021-03-20")
    assert (done["renews_on"], done["renewal_price"], done["deactivated_on"]) == (None, None, None)
    after = desk.ask("license show Z-1").data
    assert {k: v for k, v in after.items() if k != "conversion"} == {k: v for k, v in before.items() if k != "conversion"}
    assert after["maintenance_until"] == "2022-01-31"
    ended = desk.ask("license show Z-1-S1").data
    assert (ended["state"], ended["key_valid_until"]) == ("ended", "2021-03-19")
    assert cron(desk)["to-correct"] == []
    questions = desk.ask("license why Z-1").data["decisions"]
    assert [d["question"] for d in questions] == ["convert", "withdraw_conversion", "refund_conversion"]
    assert all(d["same"] for d in questions)


@pytest.mark.clause("sketchup-conversion", "refund.2.2")
def test_an_undone_conversion_doesnt_count(desk: Cli) -> None:
    convert(desk, "Z-1", "2021-03-01")
    desk.ok(withdraw("Z-1", "2021-03-10", "--at 2021-03-10T10:00"))
    assert desk.ask("license check-conversion Z-1 --on 2021-03-20").code == 4
    desk.ok("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-20 --at 2021-03-20T10:00")
    (row,) = desk.ask("license check-conversion Z-1 --on 2021-03-21").data
    assert (row["eligible"], row["quantity_max"]) == (True, 50)
    desk.ok("license edit Z-1 --version 2020 --maintenance-until 2023-01-31")
    assert desk("license convert Z-1 --to annual --at 2021-03-20T09:59").code == 5
    assert convert(desk, "Z-1", "2021-03-21")["subscriptions"] == ["Z-1-S2"]
    assert [row["state"] for row in desk.ask("license conversions").data] == ["undone", "done"]


@pytest.mark.clause("sketchup-conversion", "refund.2.2")
def test_a_network_licence_that_was_switched_off_meanwhile_works_again(desk: Cli) -> None:
    desk.ok(
        "license add --client zielinski --product sketchup-pro --serial ZN --kind perpetual-network --version 2019"
        " --at 2020-09-25T09:00"
    )
    made = convert(desk, "ZN", "2021-03-01", f"{DISTANCE} --quantity 2")
    assert (made["deactivated_on"], made["renews_on"]) == ("2021-03-31", "2022-03-01")
    desk.ok(withdraw("ZN", "2021-03-15", "--at 2021-03-16T10:00"))
    desk.ok("cron run")
    assert desk.ask("license show ZN").data["state"] == "deactivated"
    desk.ok("license refund-conversion ZN-S2 --correction K/2 --repaid-on 2021-04-02")
    assert desk.ask("license show ZN").data["state"] == "active"
    assert desk.ask("license show ZN").data["conversion"]["deactivated_on"] is None
    assert cron(desk)["deactivated"] == []
    assert [desk.ask(f"license show {s}").data["state"] for s in ("ZN-S1", "ZN-S2")] == ["ended", "ended"]


@pytest.mark.clause("sketchup-conversion", "refund.2.2")
def test_what_was_learnt_meanwhile_stays(desk: Cli) -> None:
    convert(desk, "Z-1", "2021-03-01")
    desk.ok("license edit Z-1 --territory DE --no-commercial --no-newest-serial --version 2018 --purchase-email z@example.com")
    desk.ok(withdraw("Z-1", "2021-03-10", "--at 2021-03-10T10:00"))
    desk.ok("license edit Z-1 --support-ordered 2020-05-01 --key-valid-until 2030-01-01")
    desk.ok("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-20")
    after = desk.ask("license show Z-1").data
    assert (after["state"], after["maintenance_until"], after["promoted"]) == ("active", "2022-01-31", False)
    assert (after["territory"], after["commercial"], after["newest_serial"], after["version"]) == ("DE", False, False, "2018")
    assert (after["support_ordered"], after["key_valid_until"]) == ("2020-05-01", "2030-01-01")
    assert desk.ask("license check-conversion Z-1 --on 2021-03-21").code == 4


@pytest.mark.parametrize(("meanwhile", "after"), [("", None), ("--no-promoted", False)])
def test_whether_it_was_promoted_is_as_before_unless_somebody_knows_better(desk: Cli, meanwhile: str, after: bool | None) -> None:
    desk.ok(
        "license add --client zielinski --product sketchup-pro --serial Z-2 --kind perpetual-single --version 2019"
        " --at 2020-09-25T09:00"
    )
    convert(desk, "Z-2", "2021-03-01")
    desk.ok(withdraw("Z-2", "2021-03-10"))
    if meanwhile:
        desk.ok(f"license edit Z-2 {meanwhile}")
    desk.ok("license refund-conversion Z-2 --correction K/1 --repaid-on 2021-03-20")
    assert desk.ask("license show Z-2").data["promoted"] is after


def test_an_ordinary_document_is_no_correction(desk: Cli) -> None:
    desk.ok("price set sketchup-pro-annual-own 500 --currency PLN --from 2020-01-01")
    convert(desk, "Z-1", "2021-03-01")
    number = desk.ask("license invoice-conversion Z-1").data["number"]
    desk.ok(withdraw("Z-1", "2021-03-10"))
    before = desk.dump()
    for typed in (number, number.lower()):
        desk.refuses(
            f"license refund-conversion Z-1 --correction {typed} --repaid-on 2021-03-20", 2, f"{typed} is an ordinary document"
        )
    assert desk.dump() == before
    assert desk.ask("license refund-conversion Z-1 --correction KOR/1 --repaid-on 2021-03-20").code == 0


@pytest.mark.clause("sketchup-conversion", "refund.2.1")
@pytest.mark.parametrize("paid", [True, False])
def test_the_invoice_of_this_desk_is_corrected_to_zero(desk: Cli, paid: bool) -> None:
    """The withdrawal is a correction to zero, and what was paid went back."""
    desk.ok("price set sketchup-pro-annual-own 500 --currency PLN --from 2020-01-01")
    convert(desk, "Z-1", "2021-03-01")
    number = desk.ask("license invoice-conversion Z-1 --at 2021-03-02T10:00").data["number"]
    if paid:
        desk.ok(f"invoice pay {number} --on 2021-03-05")
    assert "refund-conversion Z-1 --repaid-on DATE" in desk.ok(withdraw("Z-1", "2021-03-10", "--at 2021-03-10T12:00")).err
    refund = "license refund-conversion Z-1 --repaid-on 2021-03-20 --at 2021-03-22T10:00"
    desk.refuses("license refund-conversion Z-1 --at 2021-03-22T10:00", 4, "refund.2.1")
    before = desk.dump()
    assert desk.ask(f"{refund} --dry-run").data["correction"] is None
    assert desk.dump() == before
    done = desk.ok(refund)
    assert "Correction FK/2021/0001 of FV/2021/0001 issued: -615.00 PLN." in done.err
    correction = desk.ask("invoice print FK/2021/0001").data
    assert (correction["corrects"], correction["correction"]["reason"]) == (number, "Odstąpienie od umowy")
    assert (correction["gross"]["amount"], correction["issued_on"]) == ("-615.00", "2021-03-22")
    original = desk.ask(f"invoice print {number}").data
    assert [payment["amount"]["amount"] for payment in original["payments"]] == (["615.00", "-615.00"] if paid else [])
    assert (original["unpaid"]["amount"], "to_give_back" in original) == ("0.00", False)
    assert desk.rows("SELECT correction, state FROM license_conversion") == [("FK/2021/0001", "undone")]
    desk.refuses("undo", 5, "a document got its number")


def test_a_correction_of_this_desk_is_named_when_it_is_to_zero(desk: Cli) -> None:
    desk.ok("price set sketchup-pro-annual-own 500 --currency PLN --from 2020-01-01")
    convert(desk, "Z-1", "2021-03-01")
    number = desk.ask("license invoice-conversion Z-1").data["number"]
    desk.ok(withdraw("Z-1", "2021-03-10"))
    desk.ok(f"invoice correct {number} --line 1 --unit-net 100 --reason x")
    desk.refuses("license refund-conversion Z-1 --correction FK/2026/0001 --repaid-on 2021-03-20", 2, "FK/2026/0001")
    desk.ok(f"invoice correct {number} --to-zero --reason x")
    assert desk.ask("license refund-conversion Z-1 --repaid-on 2021-03-20").data["correction"] == "FK/2026/0002"
    assert desk.rows("SELECT count(*) FROM invoice") == [(3,)]


@pytest.mark.clause("sketchup-conversion", "process.5")
def test_the_vendor_is_to_be_told_when_it_marked_the_licence(desk: Cli) -> None:
    for serial, more in (("Z-1", "--vendor-mark 2021-03-02"), ("O-1", "--not-professional")):
        convert(desk, serial, "2021-03-01", f"{DISTANCE} {more}")
        desk.ok(withdraw(serial, "2021-03-10"))
    told = desk.ok("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-20")
    assert "registered Z-1 as converted on 2021-03-02: tell it" in told.err
    assert desk.ok("license refund-conversion O-1 --correction K/2 --repaid-on 2021-03-20").err == ""


def test_dry_runs_write_nothing(desk: Cli) -> None:
    convert(desk, "Z-1", "2021-03-01")
    before = desk.dump()
    assert desk.ask(withdraw("Z-1", "2021-03-10", "--dry-run")).code == 0
    assert desk.dump() == before
    desk.ok(withdraw("Z-1", "2021-03-10"))
    before = desk.dump()
    assert desk.ask("license refund-conversion Z-1 --correction K/1 --repaid-on 2021-03-20 --dry-run").code == 0
    assert desk.dump() == before


def test_in_polish(desk: Cli) -> None:
    convert(desk, "Z-1", "2021-05-20")
    refused = desk(f"--lang pl {withdraw('Z-1', '2021-06-05')}")
    assert refused.err.splitlines()[0] == "Niedozwolone. Oświadczenie wysłano 2021-06-05, a ostatnim dniem był 2021-06-04."
    done = desk.ok(f"--lang pl {withdraw('Z-1', '2021-06-04')}")
    assert "po odstąpieniu" in done.out
    assert "fakturę korygującą" in done.err


@pytest.mark.clause("sketchup-conversion", "refund.1")
def test_nothing_is_dated_before_the_invoice(desk: Cli) -> None:
    """What an invoice billed can't have been withdrawn from before it."""
    desk.ok("price set sketchup-pro-annual-own 500 --currency PLN --from 2020-01-01")
    convert(desk, "Z-1", "2021-03-01")
    desk.ok("license invoice-conversion Z-1 --at 2021-03-08T10:00")
    desk.refuses(f"{withdraw('Z-1', '2021-03-05')} --at 2021-03-05T10:00", 5, "2021-03-08")
    desk.ok(f"{withdraw('Z-1', '2021-03-05')} --at 2021-03-09T10:00")


@pytest.mark.clause("sketchup-conversion", "refund.2.2", "maintenance.1")
def test_maintenance_is_back_whatever_was_ordered_meanwhile(desk: Cli) -> None:
    convert(desk, "Z-1", "2021-03-01")
    desk.ok("license edit Z-1 --support-ordered 2020-01-01 --at 2021-03-02T10:00")
    desk.ok(f"{withdraw('Z-1', '2021-03-03')} --at 2021-03-03T10:00")
    desk.ok("license refund-conversion Z-1 --correction KOR/1 --repaid-on 2021-03-04 --at 2021-03-04T10:00")
    desk.ok("license check-support Z-1 --on 2021-03-05")
