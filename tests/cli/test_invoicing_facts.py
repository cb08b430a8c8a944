"""Facts of invoices, one by one through the real commands: numbers that are checked, words, deadlines, rates, series, the register.

Those that a file of their own looks at are there: test_invoice_facts.py (VAT, freezing), test_taxing.py, test_advances.py,
test_corrections.py, test_rates.py, test_register.py, test_ksef.py, test_outages.py, test_ksef_setting.py, test_same_figures.py,
test_pdf.py, tests/documents/test_fa3.py.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FK, FV, issued, minor, sums, worked
from tests.cli.kinds import KINDS, furnish

NIP = "client add 'Nowa Firma' --key nowa --email n@nowa.example --phone 602123456 --address 'ul. Nowa 1, 00-001 Warszawa' --nip"
INIT = "init --name 'Desk Sp. z o.o.' --nip {nip} --address 'ul. Prosta 1' --bank-account {iban} --email d@desk.example --from 2026-11-17"
GOOD_IBAN = "PL61109010140000071219812874"


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """An item in PLN and another in EUR."""
    monkeypatch.chdir(tmp_path)
    cli.ok("price set kurs 100 --currency PLN --from 2026-01-01 --name Kurs --unit szt.")
    cli.ok("price set kurs-eur 100 --currency EUR --from 2026-01-01 --name Kurs --unit szt.")
    return cli


def advance(desk: Cli, paid: str, item: str = "kurs", more: str = "") -> dict[str, object]:
    found: dict[str, object] = desk.ask(f"invoice advance --client pracownia --item {item} --paid {paid} {more}").data
    return found


# Numbers that are checked --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nip", "kept"), [("5260250274", "5260250274"), ("526-025-02-74", "5260250274"), ("8567346215", "8567346215")]
)
def test_a_good_nip(cli: Cli, nip: str, kept: str) -> None:
    """1234563218 and 5265877635, good ones, are those of the desk's own client and of its seller."""
    assert cli.ask(f"{NIP} {nip}").data["nip"] == kept
    assert cli.ask("client show pracownia").data["nip"] == "1234563218"


@pytest.mark.parametrize("nip", ["1234567890", "5260250275", "0000000000", *(f"526000007{last}" for last in range(10))])
def test_a_bad_nip_is_refused_and_nothing_written(cli: Cli, nip: str) -> None:
    """No tenth digit makes 526000007 right."""
    before = cli.rows("SELECT count(*) FROM client")
    cli.refuses(f"{NIP} {nip}", 2, nip)
    assert cli.rows("SELECT count(*) FROM client") == before


def test_the_numbers_of_the_seller(cli: Cli) -> None:
    cli.refuses(INIT.format(nip="5265877636", iban=GOOD_IBAN), 2, "5265877636")
    cli.refuses(INIT.format(nip="5265877635", iban="PL61109010140000071219812875"), 2, "PL61109010140000071219812875")
    made = cli.ask(INIT.format(nip="5265877635", iban=GOOD_IBAN)).data
    assert (made["nip"], made["bank_account"]) == ("5265877635", GOOD_IBAN)


def test_phones_are_kept_with_their_country(cli: Cli) -> None:
    cli.ok(f"{NIP} 5260250274")
    assert cli.ask("client show nowa").data["phone"] == "+48602123456"
    abroad = NIP.replace("602123456", "'0049 30 90-18-20'").replace("--key nowa", "--key druga")
    cli.ok(f"{abroad} 8567346215")
    assert cli.ask("client show druga").data["phone"] == "+4930901820"


# Words ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paid", "words"),
    [
        ("0.01", "zero złotych, jeden grosz"),
        ("1.00", "jeden złoty, zero groszy"),
        ("2.22", "dwa złote, dwadzieścia dwa grosze"),
        ("5.05", "pięć złotych, pięć groszy"),
        ("12.34", "dwanaście złotych, trzydzieści cztery grosze"),
        ("22.50", "dwadzieścia dwa złote, pięćdziesiąt groszy"),
    ],
)
def test_the_amount_in_words(desk: Cli, paid: str, words: str) -> None:
    assert advance(desk, paid)["in_words"] == words


def test_one_euro_in_words(desk: Cli) -> None:
    desk.ok("rate set EUR 4.2274 --on 2026-11-16 --table 222/A/NBP/2026")
    assert advance(desk, "1.00", "kurs-eur")["in_words"] == "jedno euro, zero centów"


def test_a_document_in_english_spells_in_english_what_stands_in_polish_on_record(desk: Cli) -> None:
    """Of a correction without "minus", for its label says that less is to pay."""
    said = {"en": "one hundred and twenty-three zlotys, zero groszy", "pl": "sto dwadzieścia trzy złote, zero groszy"}
    assert advance(desk, "123")["in_words"] == said["pl"]
    desk.ok(f"invoice correct {FV} --to-zero --reason R")
    for lang, words in said.items():
        desk.env("SUPPORTCTL_LANG", lang)
        for number in (FV, FK):
            assert re.search(rf": +{words}\n", desk.ok(f"invoice print {number}").out), (lang, number)
    assert desk.ask(f"invoice print {FK}").data["in_words"] == f"minus {said['pl']}"


# Numbering -----------------------------------------------------------------------------------------------------------------------


def test_after_the_123rd_of_a_year_comes_the_first_of_the_next(desk: Cli) -> None:
    for number in range(1, 124):
        assert desk.ok("invoice advance --client pracownia --item kurs --paid 1 -q").out == f"FV/2026/{number:04d}\n"
    desk.now("2027-01-01T00:10")
    assert advance(desk, "1")["number"] == "FV/2027/0001"
    assert advance(desk, "1")["number"] == "FV/2027/0002"
    assert desk.ask("invoice check-series").data[-1]["state"] == "sound"


def test_each_series_counts_for_itself_and_the_year_is_in_the_number(cli: Cli) -> None:
    worked(cli)
    assert cli.ok("invoice proforma --ticket 1 -q").out == "PF/2026/0001\n"
    assert cli.ok("invoice issue --ticket 1 -q").out == f"{FV}\n"
    assert cli.ok(f"invoice correct {FV} --to-zero --reason R -q").out == f"{FK}\n"


# Corrections ---------------------------------------------------------------------------------------------------------------------


def test_a_full_reversal(cli: Cli) -> None:
    issued(cli, 1, "240")
    found = cli.ask(f"invoice correct {FV} --to-zero --reason R").data
    assert sums(found) == ["-240.00", "-55.20", "-295.20"]
    (line,) = found["lines"]
    assert (line["before"]["quantity"], line["after"]["quantity"]) == ("1", "0")
    assert (sums(line["before"]), sums(line["after"])) == (["240.00", "55.20", "295.20"], ["0.00", "0.00", "0.00"])


def test_a_correction_names_its_original_with_its_day_and_its_number_in_the_ksef(desk: Cli) -> None:
    """In the data, on the screen and on the page; of an original outside the KSeF there is none."""
    pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
    advance(desk, "123", more="--at 2026-11-17T10:00")
    outside = desk.ask("invoice correct FV/2026/0001 --to-zero --reason R").data
    assert (outside["corrects"], "original_ksef_number" in outside) == (FV, False)
    advance(desk, "12300")
    desk.ok("invoice ksef-export FV/2026/0002 --dir ksef")
    known = "5265877635-20250826-0100001AF629-AF"
    desk.ok(f"invoice ksef-import FV/2026/0002 --number {known} --accepted 2026-11-17T17:30")
    found = desk.ask("invoice correct FV/2026/0002 --to-zero --reason R").data
    assert (found["corrects"], found["original_ksef_number"]) == ("FV/2026/0002", known)
    assert found["correction"]["issued_on"] == "2026-11-17"
    assert desk.ask("invoice print FK/2026/0002").data["original_ksef_number"] == known
    assert f"KSeF number of the original: {known}" in re.sub(" +", " ", desk.ok("invoice print FK/2026/0002").out)
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "Numer KSeF faktury pierwotnej" in desk.ok("invoice print FK/2026/0002").out
    pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
    desk.ok("invoice pdf FK/2026/0002 --file it.pdf")
    if shutil.which("pdftotext"):
        page = subprocess.run(["pdftotext", "-layout", "it.pdf", "-"], capture_output=True, check=True).stdout.decode()
        assert known in page
        assert "FV/2026/0002 z dnia 17.11.2026" in page


def test_numbers_of_the_ksef_are_checked(desk: Cli) -> None:
    pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
    advance(desk, "12300")
    desk.ok(f"invoice ksef-export {FV} --dir ksef")
    taken = f"invoice ksef-import {FV} --accepted 2026-11-17T17:00 --number 5265877635-20250826-0100001AF629-"
    desk.refuses(f"{taken}AE", 2, "5265877635-20250826-0100001AF629-AE")
    desk.ok(f"{taken}AF")


# Days ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("issued_on", "late"), [("2027-01-15", False), ("2027-01-16", True)])
def test_a_service_of_the_last_day_of_the_year_is_invoiced_by_15_january(cli: Cli, issued_on: str, late: bool) -> None:
    cli.now("2026-12-31T18:00")
    worked(cli, 1, "100", at="2026-12-31")
    cli.now(f"{issued_on}T12:00")
    assert ("2027-01-15" in cli.ok("invoice issue --ticket 1").err) is late


@pytest.mark.parametrize(
    ("day", "last"), [("2026-11-20", "2026-11-23"), ("2026-11-10", "2026-11-12"), ("2026-12-31", "2027-01-04")]
)
def test_offline24_is_sent_by_the_next_working_day(desk: Cli, day: str, last: str) -> None:
    desk.env("SUPPORTCTL_KSEF", "on")
    desk.now(f"{day}T12:00")
    assert advance(desk, "123")["ksef_due"] == last


@pytest.mark.parametrize(("day", "rate_of"), [("2026-11-12", "2026-11-10"), ("2026-12-28", "2026-12-23")])
def test_the_rate_is_that_of_the_last_working_day_before(desk: Cli, day: str, rate_of: str) -> None:
    """Over Independence Day, and over Christmas; an older rate is never taken instead."""
    desk.now(f"{day}T12:00")
    desk.ok("rate set EUR 4.2000 --on 2026-11-09 --table 217/A/NBP/2026")
    desk.refuses("invoice advance --client pracownia --item kurs-eur --paid 123", 7, rate_of)
    desk.ok(f"rate set EUR 4.2274 --on {rate_of} --table 219/A/NBP/2026")
    assert advance(desk, "123", "kurs-eur")["exchange"] == {
        "rate": "4.2274", "table": "219/A/NBP/2026", "on": rate_of, "vat_pln": "97.23",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "table", "rate"), [("2025-05-20", "096/A/NBP/2025", "4.2497"), ("2025-08-25", "163/A/NBP/2025", "4.2627")]
)
def test_rates_of_the_nbp(desk: Cli, day: str, table: str, rate: str) -> None:
    made = desk.ask(f"rate set EUR {rate} --on {day} --table {table}").data
    assert (made["rate"], made["table"], made["on"]) == (rate, table, day)


def test_an_advance_goes_by_the_rate_before_the_payment(desk: Cli) -> None:
    """The day that counts is that of the payment, not the one on which the document is issued."""
    desk.now("2026-11-20T12:00")
    desk.ok("rate set EUR 4.2274 --on 2026-11-16 --table 221/A/NBP/2026")
    found = advance(desk, "123", "kurs-eur", "--on 2026-11-17")
    assert (found["service_date"], found["exchange"]["on"]) == ("2026-11-17", "2026-11-16")  # type: ignore[index]  # JSON


# The page ------------------------------------------------------------------------------------------------------------------------


def test_the_code_on_the_page_is_that_of_the_bytes_that_were_handed_over(desk: Cli) -> None:
    """Code I: the seller, the day, and the SHA-256 of the XML in 43 signs; under it OFFLINE, later the number."""
    from base64 import urlsafe_b64encode
    from hashlib import sha256

    pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
    pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
    pypdf = pytest.importorskip("pypdf", reason="pypdf isn't installed: pip install 'supportctl[test]'")
    advance(desk, "12300")
    digest = desk.ask(f"invoice ksef-export {FV} --dir ksef").data["sha256"]
    content = Path("ksef/FV-2026-0001.xml").read_bytes()
    assert sha256(content).hexdigest() == digest
    wanted = urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
    assert len(wanted) == 43
    number = "5265877635-20250826-0100001AF629-AF"
    for caption in ("OFFLINE", number):
        if caption == number:
            desk.ok(f"invoice ksef-import {FV} --number {number} --accepted 2026-11-17T17:30")
        desk.ok(f"invoice pdf {FV} --file it.pdf --force")
        told = [each.get_object() for each in pypdf.PdfReader("it.pdf").trailer["/Root"]["/StructTreeRoot"]["/K"]]
        alts = [text for each in told for text in alternatives(each)]
        assert alts[:1] == [f"https://qr.ksef.mf.gov.pl/invoice/5265877635/17-11-2026/{wanted}"]
        assert caption in pypdf.PdfReader("it.pdf").pages[0].extract_text()


def alternatives(element: object) -> list[str]:
    """The texts that stand for the pictures of a page."""
    found: list[str] = []
    waiting = [element]
    while waiting:
        each = waiting.pop(0)
        each = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(each, dict):
            found += [str(each["/Alt"])] if "/Alt" in each else []
            waiting += each["/K"] if isinstance(each.get("/K"), list) else [each["/K"]] if "/K" in each else []
    return found


def test_a_proforma_isnt_called_an_invoice(cli: Cli) -> None:
    furnish(cli)
    KINDS["proforma"].make(cli)
    for lang, word in (("pl", "faktur"), ("en", "invoice")):
        cli.env("SUPPORTCTL_LANG", lang)
        said = cli.ok("invoice print PF/2026/0001").out
        assert said.startswith("Proforma PF/2026/0001")
        assert word not in said.casefold()


def test_a_document_of_more_bytes_than_the_ksef_takes_is_refused(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
    from supportctl.desk.invoice import ksef

    advance(desk, "12300")
    size = desk.ask(f"invoice ksef-export {FV} --dir ksef --dry-run").data["bytes"]
    assert ksef.MOST_BYTES == 1_000_000
    monkeypatch.setattr(ksef, "MOST_BYTES", size - 1)
    desk.refuses(f"invoice ksef-export {FV} --dir ksef", 5, str(size), str(size - 1))
    assert desk.rows("SELECT count(*) FROM ksef_document") == [(0,)]
    monkeypatch.setattr(ksef, "MOST_BYTES", size)
    desk.ok(f"invoice ksef-export {FV} --dir ksef")


# The month -----------------------------------------------------------------------------------------------------------------------


def test_the_limit_counts_by_the_month_with_a_warning(desk: Cli) -> None:
    """10 000.00 in November and as much in December stay outside; the grosz above it doesn't."""
    for day in ("2026-11-30", "2026-12-01"):
        desk.now(f"{day}T12:00")
        assert advance(desk, "10000")["ksef_due"] is None
        assert "The limit" not in desk.ok("invoice ksef-status").err
    assert advance(desk, "0.01")["ksef_due"] == "2026-12-02"
    assert "The limit of 2026-12 is passed" in desk.ok("invoice ksef-status").err
    assert "The limit of 2026-11 is passed" not in desk.ok("invoice ksef-status --month 2026-11").err


@pytest.mark.parametrize(("day", "due"), [("2026-03-31", None), ("2026-04-01", "2026-04-02")])
def test_the_duty_began_on_1_april_2026(desk: Cli, day: str, due: str | None) -> None:
    desk.env("SUPPORTCTL_KSEF", "on")
    found = advance(desk, "12300", more=f"--on {day} --at {day}T12:00")
    assert (found["ksef_due"], minor(found, "gross")) == (due, ["12300.00"])
