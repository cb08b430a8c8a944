"""Each kind of document: the screen, the PDF, the XML of the KSeF and the sales register show the same figures."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.cli import Cli

pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) isn't installed")

SPACE = "{http://crd.gov.pl/wzor/2025/06/25/13775/}"
NETS = ("P_13_1", "P_13_2", "P_13_3", "P_13_6_1", "P_13_7", "P_13_8", "P_13_9")
VATS = ("P_14_1", "P_14_2", "P_14_3")


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Items in two currencies, taxed, exempt and of annex 15, and buyers here and abroad. The KSeF is off, for any order of documents."""
    monkeypatch.chdir(tmp_path)
    cli.env("SUPPORTCTL_KSEF", "off")
    for line in (
        "price set kurs 10000 --currency PLN --from 2026-01-01 --name Kurs --unit szt.",
        "price set osiem 49.90 --currency PLN --from 2026-01-01 --vat 8 --gross --name Broszura --unit szt.",
        "price set kurs-eur 1500.55 --currency EUR --from 2026-01-01 --name Kurs --unit szt.",
        "price set sprzet 20000 --currency PLN --from 2026-01-01 --name Stacja --unit szt. --annex-15",
        "price set szkola 300 --currency PLN --from 2026-01-01 --vat zw --exempt-basis 'art. 43 ust. 1 pkt 29' --name Szkolenie --unit szt.",
        "rate set EUR 4.2274 --on 2026-11-16 --table 222/A/NBP/2026",
        "client add Praha --country CZ --vat-number CZ25123891 --email a@praha.example --phone 601234568 --address Praha --key praha",
        "client add Helvetia --country CH --email a@h.example --phone 601234569 --address Zürich --key helvetia",
    ):
        cli.ok(line)
    return cli


def hours(desk: Cli) -> None:
    desk.ticket()
    desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    desk.ok("invoice issue --ticket 1")


def advance(item: str, paid: str, client: str = "pracownia") -> Callable[[Cli], None]:
    return lambda desk: desk.ok(f"invoice advance --client {client} --item {item} --paid {paid}") and None


def final(desk: Cli) -> None:
    advance("kurs", "1230")(desk)
    desk.ok("invoice final --client pracownia --item kurs")


def corrected(make: Callable[[Cli], None], how: str) -> Callable[[Cli], None]:
    def act(desk: Cli) -> None:
        make(desk)
        desk.ok(f"invoice correct FV/2026/0001 {how} --reason 'Za dużo'")

    return act


# kind: (what is done, the document's number, net, VAT, gross in its currency, a part of what stands on the page).
KINDS: dict[str, tuple[Callable[[Cli], None], str, str, str, str, str]] = {
    "vat": (hours, "FV/2026/0001", "400.00", "92.00", "492.00", "przelew"),
    "advance": (advance("kurs", "123"), "FV/2026/0001", "100.00", "23.00", "123.00", "Zapłacono"),
    "gross price": (advance("osiem", "49.90", "zielinski"), "FV/2026/0001", "46.20", "3.70", "49.90", "8%"),
    "final": (final, "FV/2026/0002", "9000.00", "2070.00", "11070.00", "Zaliczka z faktury FV/2026/0001"),
    "euro": (advance("kurs-eur", "123"), "FV/2026/0001", "100.00", "23.00", "123.00", "97,23 PLN"),
    "reverse charge": (advance("kurs-eur", "1000", "praha"), "FV/2026/0001", "1000.00", "0.00", "1000.00", "Odwrotne obciążenie"),
    "outside the Union": (advance("kurs", "1000", "helvetia"), "FV/2026/0001", "1000.00", "0.00", "1000.00", "np I"),
    "exempt": (advance("szkola", "300"), "FV/2026/0001", "300.00", "0.00", "300.00", "art. 43 ust. 1 pkt 29"),
    "split payment": (
        advance("sprzet", "15000.01"), "FV/2026/0001", "12195.13", "2804.88", "15000.01", "Mechanizm podzielonej płatności",
    ),
    "correction": (corrected(hours, "--line 1 --quantity 1"), "FK/2026/0001", "-200.00", "-46.00", "-246.00", "Za dużo"),
    "correction to zero": (corrected(hours, "--to-zero"), "FK/2026/0001", "-400.00", "-92.00", "-492.00", "Zmniejszenie"),
    "correction in euro": (
        corrected(advance("kurs-eur", "123"), "--to-zero"), "FK/2026/0001", "-100.00", "-23.00", "-123.00", "−97,23 PLN",
    ),
    "correction of a gross price": (
        corrected(advance("osiem", "49.90", "zielinski"), "--line 1 --unit-gross 40"), "FK/2026/0001", "-9.16", "-0.74", "-9.90", "−9,90",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_all_show_the_same(desk: Cli, kind: str) -> None:
    make, number, net, vat, gross, said = KINDS[kind]
    make(desk)
    name = number.replace("/", "-")
    told = desk.ask(f"invoice print {number}").data
    currency = told["currency"]
    assert [told[part]["amount"] for part in ("net", "vat", "gross")] == [net, vat, gross]
    # The screen and the page, in the way people read figures.
    desk.env("SUPPORTCTL_LANG", "pl")
    screen = " ".join(desk.ok(f"invoice print {number}").out.replace("\u00a0", " ").split())
    desk.ok(f"invoice pdf {number}")
    read = subprocess.run(["pdftotext", "-layout", f"{name}.pdf", "-"], capture_output=True, check=True).stdout.decode()
    page = " ".join(read.replace("\u00a0", " ").split())
    for part in (net, vat, gross):
        assert people(part) in screen, (part, screen)
        assert people(part) in page, (part, page)
    assert said in page
    assert f"{people(gross.removeprefix('-'))} {currency}" in page
    # What the KSeF gets.
    desk.ok(f"invoice ksef-export {number} --dir ksef")
    fa = ElementTree.parse(f"ksef/{name}.xml").getroot().find(f"{SPACE}Fa")
    assert fa is not None
    assert fa.findtext(f"{SPACE}KodWaluty") == currency
    assert fa.findtext(f"{SPACE}P_15") == gross
    assert sum(Decimal(fa.findtext(f"{SPACE}{field}", "0")) for field in NETS) == Decimal(net)
    assert sum(Decimal(fa.findtext(f"{SPACE}{field}", "0")) for field in VATS) == Decimal(vat)
    assert (fa.findtext(f"{SPACE}Adnotacje/{SPACE}P_18"), fa.findtext(f"{SPACE}Adnotacje/{SPACE}P_18A")) == (
        "1" if kind == "reverse charge" else "2",
        "1" if kind == "split payment" else "2",
    )
    # What the accountant gets, in PLN.
    sale = next(row for row in desk.ask("register export --month 2026-11").data if row["number"] == number)
    if currency == "PLN":
        assert [sale[part]["amount"] for part in ("net", "vat", "gross")] == [net, vat, gross]
    else:
        assert sale["vat"]["amount"] == told["exchange"]["vat_pln"]
        in_pln = fa.findtext(f"{SPACE}P_14_1W")
        assert in_pln is None or in_pln == told["exchange"]["vat_pln"]


def people(amount: str) -> str:
    """-12195.13 as documents have it: −12 195,13."""
    sign = "−" if amount.startswith("-") else ""
    return sign + f"{Decimal(amount.removeprefix('-')):,}".replace(",", " ").replace(".", ",")
