"""The sales register of a month: which documents are in it, and with which sums."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once
from tests.cli.screen import on_screen
from tests.cli.test_statutes import CONFIRM


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A price in PLN; the clock stands in the next year."""
    cli.now("2027-01-20T12:00")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    return cli


def bill(cli: Cli, service: str, issued: str, client: str = "pracownia", line: str = "") -> str:
    """A diagnosis of that day, invoiced; the invoice's number."""
    cli.ok(f"client accept {client} --regulation bitservice-remote --price-list --at {service}T08:00")
    opened = cli.ok(
        f"ticket open --client {client} --product bitservice-remote-help --subject S --at {service}T09:05 -q"
    ).out.strip()
    cli.ok(f"session schedule {opened} --when {service}T10:00 --at {service}T09:10")

    cli.ok(f"session start {opened} {CONFIRM} --at {service}T10:00")
    cli.ok(f"session stop --at {service}T10:30")
    cli.ok(f"ticket charge {opened} --item bitservice-diagnosis --at {service}T10:40 {line}")
    return cli.ok(f"invoice issue --ticket {opened} --at {issued}T12:00 -q").out.strip()


def month(cli: Cli, name: str) -> Any:
    return cli.ask(f"register export --month {name}").data


@pytest.mark.clause("vat-invoices", "art. 109 ust. 3")
def test_a_document_is_in_the_month_of_its_service(desk: Cli) -> None:
    desk.env("SUPPORTCTL_KSEF", "on")  # small sums, too
    bill(desk, "2026-11-30", "2026-12-02")
    assert month(desk, "2026-12") == []
    (sale,) = month(desk, "2026-11")
    assert sale["number"] == "FV/2026/0001"
    assert (sale["issued_on"], sale["tax_point"], sale["nip"]) == ("2026-12-02", "2026-11-30", "1234563218")
    assert sale["rates"] == [
        {"vat_rate": "23", "net": {"amount": "100.00", "currency": "PLN"}, "vat": {"amount": "23.00", "currency": "PLN"}}
    ]
    assert (sale["ksef_number"], sale["marker"]) == (None, "OFF")


@pytest.mark.clause("vat-invoices", "art. 109 ust. 3")
def test_a_correction_is_in_the_month_of_its_own_issue_with_the_difference(desk: Cli) -> None:
    number = bill(desk, "2026-11-16", "2026-11-17")
    desk.ok(f"invoice correct {number} --line 1 --unit-net 60 --reason R --at 2027-01-05T10:00")
    assert [sale["net"]["amount"] for sale in month(desk, "2026-11")] == ["100.00"]
    (sale,) = month(desk, "2027-01")
    assert (sale["kind"], sale["corrects"]) == ("correction", number)
    assert [sale[name]["amount"] for name in ("net", "vat", "gross")] == ["-40.00", "-9.20", "-49.20"]


def test_what_was_annulled_and_what_is_a_proforma_is_in_no_month(desk: Cli) -> None:
    number = bill(desk, "2026-11-16", "2026-11-17")
    desk.ok(f"invoice annul {number} --reason R")
    assert month(desk, "2026-11") == []


@pytest.mark.clause("vat-invoices", "art. 109 ust. 3")
@pytest.mark.parametrize(
    ("client", "service", "marker"),
    [("zielinski", "2026-11-16", "BFK"), ("pracownia", "2026-03-31", "BFK"), ("pracownia", "2026-04-01", "OFF")],
)
def test_exactly_one_mark(desk: Cli, client: str, service: str, marker: str) -> None:
    desk.env("SUPPORTCTL_KSEF", "on")  # small sums, too
    bill(desk, service, service, client)
    (sale,) = month(desk, service[:7])
    assert (sale["ksef_number"], sale["marker"]) == (None, marker)


def test_euro_stand_in_zloty_and_so_does_their_correction(desk: Cli) -> None:
    desk.ok("price set bitservice-diagnosis 100 --currency EUR --from 2026-01-01")
    desk.ok("rate set EUR 4.2274 --table 220/A/NBP/2026 --on 2026-11-13")
    number = bill(desk, "2026-11-16", "2026-11-17")
    desk.ok(f"invoice correct {number} --line 1 --unit-net 60 --reason R --at 2026-11-20T10:00")
    first, correction = month(desk, "2026-11")
    assert [first[name]["amount"] for name in ("net", "vat", "gross")] == ["422.74", "97.23", "519.97"]
    told = desk.ask(f"invoice print {correction['number']}").data["exchange"]["vat_pln"]
    assert (correction["net"]["amount"], correction["vat"]["amount"]) == ("-169.10", told)
    assert first["currency"] == "EUR"


def test_rates_without_vat(desk: Cli) -> None:
    desk.ok("client add Kunde --address Berlin --email k@kunde.example --key kunde --country DE --vat-number DE136695976")
    bill(desk, "2026-11-16", "2026-11-17", "kunde")
    (sale,) = month(desk, "2026-11")
    assert [(sums["vat_rate"], sums["net"]["amount"], sums["vat"]["amount"]) for sums in sale["rates"]] == [
        ("np II", "100.00", "0.00")
    ]
    assert (sale["nip"], sale["country"]) == ("DE136695976", "DE")


# As a file ---------------------------------------------------------------------------------------------------------------------


def test_csv_for_the_accountant(desk: Cli, tmp_path: Path) -> None:
    desk.env("SUPPORTCTL_KSEF", "on")  # small sums, too
    bill(desk, "2026-11-16", "2026-11-17")
    bill(desk, "2026-11-17", "2026-11-17", "zielinski")
    path = tmp_path / "rejestr.csv"
    made = desk.ask(["register", "export", "--month", "2026-11", "--file", str(path)]).data
    assert (made["documents"], made["net"]["amount"], made["vat"]["amount"]) == (2, "200.00", "46.00")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 3
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["number"] == "FV/2026/0001"
    assert (rows[0]["net 23"], rows[0]["VAT 23"], rows[0]["net 8"], rows[0]["gross"]) == ("100,00", "23,00", "", "123,00")
    assert [row["mark"] for row in rows] == ["OFF", "BFK"]
    assert desk.ok("register export --month 2026-11").out == raw.decode().replace("\r\n", "\r\n")
    desk.env("SUPPORTCTL_LANG", "pl")
    assert desk.ok("register export --month 2026-11").out.startswith("\ufeffnumer;")
    desk.env("SUPPORTCTL_LANG", "en")
    desk.refuses(["register", "export", "--month", "2026-11", "--file", str(path)], 5, "rejestr.csv")
    assert path.read_bytes() == raw
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_json_as_a_file(desk: Cli, tmp_path: Path) -> None:
    import json

    bill(desk, "2026-11-16", "2026-11-17")
    path = tmp_path / "rejestr.json"
    desk.ok(["register", "export", "--month", "2026-11", "--file", str(path)])
    assert json.loads(path.read_text()) == month(desk, "2026-11")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Sales register of 2026-11 written into r-en.csv, documents: 1, net 100.00 PLN, VAT 23.00 PLN"),
        ("pl", "Rejestr sprzedaży za 2026-11 zapisany w pliku r-pl.csv, dokumenty: 1, netto 100,00 PLN, VAT 23,00 PLN"),
    ],
)
def test_a_file_is_told_in_a_sentence(desk: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    bill(desk, "2026-11-16", "2026-11-17")
    desk.env("SUPPORTCTL_LANG", lang)
    code, shown = on_screen(f"register export --month 2026-11 --file r-{lang}.csv", 120)
    assert (code, [" ".join(row.split()) for row in shown]) == (0, [said])


def test_a_name_that_a_table_would_compute(desk: Cli) -> None:
    desk.ok(["client", "edit", "pracownia", "--name", '=HYPERLINK("http://x";"a;b")'])
    bill(desk, "2026-11-16", "2026-11-17")
    rows = list(csv.DictReader(io.StringIO(desk.ok("register export --month 2026-11").out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0]["buyer"] == '\'=HYPERLINK("http://x";"a;b")'


def test_where_it_cant_be_written(desk: Cli, tmp_path: Path) -> None:
    desk.refuses("register export --month 2026-13", 2, "2026-13")
    desk.refuses("register export --month 2013-12 --file /tmp/x/y/z.csv", 2, "z.csv")
    desk.refuses(["register", "export", "--month", "2026-11", "--file", str(tmp_path)], 5, str(tmp_path))
    assert desk.ok("register export --month 2026-11").out.count("\n") == 1
