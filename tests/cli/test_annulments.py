"""`invoice annul` and `invoice check-series`: the newest of a series that never left the desk is void, its number stays."""

from __future__ import annotations

import sqlite3

import pytest

from supportctl.desk.invoice.series import Numbered, checked_series
from tests.cli.asked import answering
from tests.cli.cli import Cli
from tests.cli.invoicing import FK, FV, issued, minor, sums, worked
from tests.cli.once import once
from tests.cli.selling import active, helped, ordered, priced

ANNUL = f"invoice annul {FV} --reason Podwójna"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """FV/2026/0001: 3 hours at 150.00, 553.50 gross."""
    return issued(cli)


# What becomes of it --------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 106j ust. 1")
def test_the_number_stays_and_counts_nowhere(desk: Cli) -> None:
    data = desk.ask(ANNUL).data
    assert (data["number"], data["annulled_at"], data["annulled_because"]) == (FV, "2026-11-20T10:00:00+01:00", "Podwójna")
    assert (sums(data), minor(data, "paid", "unpaid"), data["paid_on"]) == (
        ["450.00", "103.50", "553.50"],
        ["0.00", "0.00"],
        None,
    )
    assert desk.ask("invoice list --unpaid").data == []
    assert [row["annulled_at"] for row in desk.ask("invoice list").data] == ["2026-11-20T10:00:00+01:00"]
    assert desk.ask("client show pracownia").data["unpaid"] == []
    assert "ANNULLED on 2026-11-20. Reason: Podwójna" in desk.ok(f"invoice print {FV}").out
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "ANULOWANO dnia 20.11.2026. Powód: Podwójna" in desk.ok(f"invoice print {FV}").out


def test_what_it_billed_is_free(desk: Cli) -> None:
    desk.ok(ANNUL)
    assert desk.ask("ticket show 1").data["unbilled"] is True
    data = desk.ask("invoice issue --ticket 1").data
    assert (data["number"], sums(data)) == ("FV/2026/0002", ["450.00", "103.50", "553.50"])
    assert desk.ask("db check").data["ok"] is True


def test_service_items_are_free(cli: Cli) -> None:
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name Diagnoza --unit szt.")
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject Printer --at 2026-11-16T09:00")
    cli.ok("client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-16T09:05")
    cli.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    cli.ok("session start 1 --confirm owner,backup,present,admin-rights,internet,backup-notice --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T10:30")
    cli.ok("ticket charge 1 --item bitservice-diagnosis --at 2026-11-17T10:40")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T10:45")
    cli.ok("invoice correct FV/2026/0001 --to-zero --rebill --reason x")
    assert cli.ask("ticket items 1").data[0]["invoiced"] is False
    assert cli.ask("invoice issue --ticket 1").data["net"]["amount"] == "100.00"


def test_prepaid_hours_are_free(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001 --prepaid --at 2026-11-17T09:00")
    first = cli.ask("invoice issue --client pracownia").data
    assert first["net"]["amount"] == "400.00"
    cli.ok(f"invoice annul {first['number']} --reason x")
    assert cli.ask("invoice issue --client pracownia").data["net"]["amount"] == "400.00"


def test_the_series_goes_on_before_the_day_of_one_that_was_issued_ahead(desk: Cli) -> None:
    """A forgotten clock in the future blocked the series until then."""
    worked(desk, price=None, at="2026-11-18")
    desk.now("2027-06-01T10:00")
    desk.ok("invoice issue --ticket 2")
    desk.now("2026-11-20T10:00")
    worked(desk, price=None, at="2026-11-19")
    desk.refuses("invoice issue --ticket 3", 5, "FV/2027/0001")
    desk.refuses("invoice correct FV/2027/0001 --to-zero --reason x", 5, "2027-06-01", "invoice annul")
    desk.ok("invoice annul FV/2027/0001 --reason 'clock ahead'")
    assert desk.ask("invoice issue --ticket 3").data["number"] == "FV/2026/0002"
    assert desk.ask("invoice issue --ticket 2").data["number"] == "FV/2026/0003"
    desk.now("2027-06-02T10:00")
    assert [row["state"] for row in desk.ask("invoice check-series").data] == ["sound", "sound"]


def test_a_correction_is_annulled_before_its_original(desk: Cli) -> None:
    desk.ok(f"invoice correct {FV} --line 1 --quantity 2 --reason x")
    desk.refuses(ANNUL, 5, FK)
    desk.ok(f"invoice annul {FK} --reason x")
    data = desk.ask(f"invoice print {FV}").data
    assert (data["corrected_by"], minor(data, "unpaid")) == ([], ["553.50"])
    data = desk.ask(f"invoice correct {FV} --line 1 --quantity 1 --reason x").data
    assert (data["number"], data["gross"]["amount"]) == ("FK/2026/0002", "-369.00")
    assert [row["number"] for row in desk.ask("invoice list --unpaid").data] == [FV]
    desk.ok("invoice annul FK/2026/0002 --reason x")
    desk.ok(ANNUL)


def test_a_renewal_gets_another_invoice(cli: Cli) -> None:
    desk = priced(cli)
    number = active(desk, years=2)
    desk.ok(f"bundle offer {number} --years 1 --at 2027-02-01T09:00")
    desk.now("2027-03-10T09:00")
    first = desk.ask(f"bundle renew {number}").data["document"]
    desk.ok(f"invoice annul {first['number']} --reason x")
    assert desk.ask(f"bundle show {number}").data["documents"][-1]["number"] != first["number"]
    again = desk.ask(f"bundle renew {number}").data
    assert (again["active_until"], again["document"]["number"]) == ("2028-03-09", "FV/2027/0002")
    assert (sums(again["document"]), again["document"]["lines"]) == (sums(first), first["lines"])
    assert again["renewals"][0]["number"] == "FV/2027/0002"
    desk.env("SUPPORTCTL_KSEF", "off")  # else the correction waits for the original's number
    desk.ok("invoice correct FV/2027/0002 --line 1 --quantity 0 --reason x")
    unpaid = [row for row in desk.ask("today --all").data if row["section"] == "unpaid"]
    assert [(row["id"], row["amounts"][0]["amount"]) for row in unpaid] == [("FV/2027/0002", "12300.00")]
    desk.ok("invoice correct FV/2027/0002 --to-zero --rebill --reason x")
    desk.refuses(f"bundle demand {number} --invoice FV/2027/0002 --form paper --term 2027-05-01", 5)
    assert desk.ask(f"bundle renew {number}").data["document"]["number"] == "FV/2027/0003"
    desk.refuses(f"bundle renew {number}", 4, "IV.3")


def test_a_settlement_is_charged_anew_once_none_of_its_documents_counts(cli: Cli) -> None:
    """A document in PLN and one in EUR: the second annulment frees both."""
    desk = priced(cli)
    active(desk)
    helped(desk, "1", "2025-06-02T09:00", 150)
    desk.ok("rate set EUR 4.2627 --table 163/A/NBP/2025 --on 2025-08-25")
    desk.ok("bundle breach 1 --ground renewal-prevented -m x --at 2025-08-26T09:00")
    desk.now("2025-08-26T10:00")
    first = [document["number"] for document in desk.ask("bundle settle 1").data["documents"]]
    assert first == ["FV/2025/0002", "FV/2025/0003"]
    desk.ok("invoice annul FV/2025/0003 --reason x")
    desk.refuses("bundle settle 1", 5)
    desk.ok("invoice annul FV/2025/0002 --reason x")
    assert [document["number"] for document in desk.ask("bundle settle 1").data["documents"]] == ["FV/2025/0004", "FV/2025/0005"]


def test_a_conversion_is_invoiced_anew(cli: Cli) -> None:
    cli.ok("price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01")
    cli.ok("price set sketchup-pro-annual-own 500 --currency PLN --from 2020-01-01")
    cli.ok(
        "license add --client zielinski --product sketchup-pro --serial Z-1 --kind perpetual-single --version 2019"
        " --maintenance-until 2022-01-31 --no-promoted --at 2020-09-25T09:00"
    )
    cli.ok(
        'license convert Z-1 --name X --serial Z-1 --email x@example.com --accept-terms "X, form" --seller ProGrupa --to annual'
        " --at-distance --at 2021-03-01T10:00"
    )
    cli.ok("license invoice-conversion Z-1")
    cli.ok("invoice annul FV/2026/0001 --reason x")
    assert cli.ask("license invoice-conversion Z-1").data["number"] == "FV/2026/0002"
    cli.ok("invoice correct FV/2026/0002 --to-zero --rebill --reason x")
    assert cli.ask("license invoice-conversion Z-1").data["number"] == "FV/2026/0003"


def test_what_followed_a_proforma_bills_nothing_anew(cli: Cli) -> None:
    desk = priced(cli)
    active(desk)
    desk.now("2025-03-20T10:00")
    desk.refuses("invoice annul FV/2025/0001 --reason x", 5, "money came in")
    desk.refuses("invoice correct FV/2025/0001 --to-zero --rebill --reason x", 5, "billed anew")
    assert desk.ask("invoice correct FV/2025/0001 --to-zero --reason x").data["gross"]["amount"].startswith("-")


# What isn't annulled -------------------------------------------------------------------------------------------------------------


def test_only_the_newest_of_its_series(desk: Cli) -> None:
    worked(desk, price=None, at="2026-11-18")
    desk.ok("invoice issue --ticket 2")
    desk.refuses(ANNUL, 5, "FV/2026/0002", "invoice correct")
    desk.ok("invoice annul FV/2026/0002 --reason x")
    desk.ok(ANNUL)


def test_not_twice_and_nothing_else_either(desk: Cli) -> None:
    desk.ok(ANNUL)
    for line in (ANNUL, f"invoice correct {FV} --to-zero --reason x", f"invoice pay {FV}"):
        desk.refuses(line, 5, "was annulled on 2026-11-20")


def test_not_what_is_paid(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV} --amount 1")
    desk.refuses(ANNUL, 5, "money came in")
    desk.ok(f"invoice unpay {FV}")
    desk.ok(ANNUL)


def test_not_what_freed_something(desk: Cli) -> None:
    desk.ok(f"invoice correct {FV} --to-zero --rebill --reason x")
    desk.refuses(f"invoice annul {FK} --reason x", 5, "billed anew")


def test_not_a_proforma_that_is_waited_for(cli: Cli) -> None:
    desk = priced(cli)
    number = ordered(desk)
    desk.ok(f"bundle qualify {number} --channel email --at 2025-03-03T10:00")
    desk.refuses("invoice annul PF/2025/0001 --reason x", 5, "bundle reject")
    desk.ok(f"bundle reject {number} --channel email --reason x --at 2025-03-04T10:00")
    desk.ok("invoice annul PF/2025/0001 --reason x")


def test_without_a_reason_or_a_number(desk: Cli) -> None:
    desk.refuses(f"invoice annul {FV}", 2, "--reason")
    desk.refuses("invoice annul FV/2026/0009 --reason x", 3)


def test_a_dry_run_writes_nothing(desk: Cli) -> None:
    before = desk.dump()
    assert desk.ask(f"{ANNUL} --dry-run").data["annulled_at"] == "2026-11-20T10:00:00+01:00"
    assert desk.dump() == before


def test_it_is_no_candidate_for_undo(desk: Cli) -> None:
    desk.ok(ANNUL)
    assert "can't be taken back" in desk.refuses("undo", 5).err


# The series ----------------------------------------------------------------------------------------------------------------------


def test_a_sound_series(desk: Cli) -> None:
    (row,) = desk.ask("invoice check-series").data
    assert (row["series"], row["year"], row["state"], row["documents"], row["last_number"]) == ("FV", 2026, "sound", 1, FV)
    assert (row["missing"], row["doubled"], row["out_of_order"]) == ([], [], [])


def test_a_faulty_one_is_exit_6(desk: Cli) -> None:
    with sqlite3.connect(desk.db) as db:
        db.execute("DROP TRIGGER invoice_no_update")
        db.execute("UPDATE invoice SET number = 'FV/2026/0003'")
    found = desk.ask("invoice check-series")
    assert (found.code, found.json["status"], found.error) == (6, "error", "SERIES_FAULTY")
    assert found.data[0]["missing"] == ["FV/2026/0001", "FV/2026/0002"]
    assert "FV/2026/0001, FV/2026/0002" in desk("invoice check-series").err


def test_gaps_doubles_and_dates() -> None:
    from datetime import date

    first, second = date(2026, 11, 17), date(2026, 11, 18)
    rows = [
        Numbered(1, second),
        Numbered(2, first),
        Numbered(4, second),
        Numbered(4, second),
        Numbered(5, None),
        Numbered(8, second),
    ]
    found = checked_series("FV", 2026, rows, {6})
    assert (found.missing, found.doubled, found.out_of_order, found.elsewhere) == (
        ("FV/2026/0003", "FV/2026/0007"),
        ("FV/2026/0004",),
        ("FV/2026/0002",),
        ("FV/2026/0006",),
    )
    assert (found.state, found.documents, found.annulled) == ("faulty", 6, 1)
    assert checked_series("FV", 2026, [Numbered(1, second), Numbered(2, None), Numbered(3, second)], set()).state == "sound"


# On a terminal ------------------------------------------------------------------------------------------------------------------


def test_on_a_terminal_it_says_what_becomes_of_it_and_asks(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.dump()
    found, _ = answering(desk, monkeypatch, ANNUL, "perhaps", "n")
    assert (found.code, desk.dump() == before) == (2, True)
    assert found.err.startswith(
        "FV/2026/0001 (pracownia, 553.50\N{NO-BREAK SPACE}PLN) becomes void: its number stays and is marked"
    )
    assert found.err.count("Annul FV/2026/0001? [y/n]") == 2
    assert found.err.endswith("Not confirmed: FV/2026/0001 stands as it was. Answer y, or confirm with --yes.\n")
    assert answering(desk, monkeypatch, ANNUL)[0].code == 2  # the answers ended
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "Anulować dokument FV/2026/0001? [t/n]" in answering(desk, monkeypatch, ANNUL, "n")[0].err
    assert desk.dump() == before
    found, _ = answering(desk, monkeypatch, f"invoice annul {FV}", "Podwójna", "t")  # after the reason
    assert found.code == 0
    assert desk.ask("invoice list").data[0]["annulled_at"] is not None


@pytest.mark.parametrize("more", ["--yes", "--dry-run"])
def test_nothing_is_asked_where_one_is_sure_or_nothing_is_done(desk: Cli, monkeypatch: pytest.MonkeyPatch, more: str) -> None:
    found, left = answering(desk, monkeypatch, f"{ANNUL} {more}", "n")
    assert (found.code, left) == (0, ["n"])


def test_nothing_is_asked_of_one_that_is_refused_anyway(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ok(f"invoice pay {FV}")
    found, left = answering(desk, monkeypatch, ANNUL, "y")
    assert (found.code, left) == (5, ["y"])


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "what it corrected stands again as before it"), ("pl", "taka jak przed tą korektą")]
)
def test_of_a_correction_it_says_that_the_original_stands_again(
    desk: Cli, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    desk.ok(f"invoice correct {FV} --line 1 --quantity 2 --reason x")
    desk.env("SUPPORTCTL_LANG", lang)
    found, _ = answering(desk, monkeypatch, f"invoice annul {FK} --reason x", "n")
    assert said in found.err.replace("\n", " ")
    assert "wait" not in found.err
    assert "do zafakturowania" not in found.err
