"""regulation show in words: labels for parameters, values with their units, titles of sources and sections, no code of data."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from supportctl.regulations import FOLDERS, document_of
from tests.cli.cli import Cli
from tests.regulations import amended

DAY = "2026-11-17"
LANGS = ("en", "pl")


def shown(cli: Cli, slug: str, lang: str, more: str = f"--on {DAY}") -> str:
    return cli.ok(f"--lang {lang} regulation show {slug} {more}").out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", FOLDERS)
def test_no_key_and_no_file_name_is_shown(cli: Cli, slug: str, lang: str) -> None:
    out = shown(cli, slug, lang)
    law = document_of(slug)
    words = set(re.findall(r"[\w.-]+\w", out)) - set(law.clauses)
    assert sorted(words & {key for key in law.params if "." in key or "-" in key}) == []
    assert " = " not in out
    assert ".txt" not in out


@pytest.mark.parametrize("slug", FOLDERS)
def test_no_code_of_data_is_shown_in_polish(cli: Cli, slug: str) -> None:
    """Codes are ASCII words joined by hyphens; the slug stands over the page, as it is typed."""
    out = shown(cli, slug, "pl").replace(slug, "")
    assert sorted(set(re.findall(r"\b[a-z]{2,}(?:-[a-z]{2,})+\b", out)) - {"e-mail", "e-mailem"}) == []


@pytest.mark.parametrize(
    ("slug", "pl", "en"),
    [
        ("progrupa-support", "rozliczana jednostka czasu: 1 h", "unit of time charged: 1 h"),
        ("progrupa-support", "czas na zgłoszenie nawrotu: 24 godziny", "time to report a recurrence: 24 hours"),
        ("progrupa-support", "dni pracy: poniedziałek–piątek", "working days: Monday–Friday"),
        ("progrupa-support", "w święta zamknięte: tak", "closed on public holidays: yes"),
        (
            "progrupa-support",
            "potwierdzenia przed sesją: zabezpieczenie danych, obecność klienta przy komputerze (§3.3), połączenie komputera z"
            " internetem (§3.1)",
            "confirmations before a session: the data are backed up, the client is at the computer (§3.3),"
            " the computer is on the internet (§3.1)",
        ),
        ("codetwo-support", "czas na pierwszą odpowiedź: 1 dzień roboczy", "time for the first response: 1 working day"),
        (
            "solidexpert-bundles",
            "rabat na subskrypcję: pakiet roczny – 15%, dwuletni – 25%, trzyletni – 35%",
            "discount on the subscription: 1-year bundle – 15%, 2-year – 25%, 3-year – 35%",
        ),
        ("solidexpert-bundles", "stawka za godzinę (netto): 65,00 EUR", "rate an hour (net): 65.00 EUR"),
        (
            "sketchup-conversion",
            "rodzaje zamienianych licencji: bezterminowa jednostanowiskowa, bezterminowa sieciowa",
            "kinds of licences that are converted: perpetual single-user, perpetual network",
        ),
        ("solidexpert-bundles", "siedziba klienta: Polska", "seat of the client: Poland"),
        ("solidexpert-bundles", "pierwszy dzień promocji: 2022-02-01", "first day of the promotion: 2022-02-01"),
        ("solidexpert-bundles", "odwołanie promocji: brak", "revocation of the promotion: none"),
        (
            "sketchup-conversion",
            "rabat przy wygasłym M&S: 60% do 2021-04-02, 40% do 2021-12-04",
            "discount with M&S expired: 60% until 2021-04-02, 40% until 2021-12-04",
        ),
        ("vat-invoices", "próg podzielonej płatności (brutto): 15000,00 PLN", "threshold of split payment (gross): 15000.00 PLN"),
        ("vat-invoices", "stawki VAT: 23%, 8% (art. 41 ust. 2)", "VAT rates: 23%, 8% (art. 41 ust. 2)"),
        (
            "tax-retention",
            "czas od końca roku płatności do przedawnienia: 5 lat",
            "time from the end of the year of payment until time-barred: 5 years",
        ),
        (
            "ksef-duty",
            "obowiązek wystawiania w KSeF: z limitem dla małych sum",
            "duty to issue in the KSeF: with a limit for small sums",
        ),
        ("ksef-duty", "termin po awarii: 7 dni roboczych", "time after a failure: 7 working days"),
    ],
)
def test_a_value_in_words(cli: Cli, slug: str, pl: str, en: str) -> None:
    lines = {lang: [line.strip() for line in shown(cli, slug, lang).splitlines()] for lang in LANGS}
    assert [line for line in lines["pl"] if line.startswith(f"• {pl}")]
    assert [line for line in lines["en"] if line.startswith(f"• {en}")]


@pytest.mark.parametrize(("lang", "title"), [("pl", "Zakres pomocy"), ("en", "What the help covers")])
def test_sections_are_named(cli: Cli, lang: str, title: str) -> None:
    lines = [line.strip() for line in shown(cli, "bitservice-remote", lang).splitlines()]
    first = lines.index(f"── {title}")
    assert lines[first + 1].startswith("scope.1")


@pytest.mark.parametrize(
    ("slug", "pl"),
    [
        ("progrupa-support", "źródło: Regulamin Płatnego Wsparcia Technicznego i Pomocy Technicznej w ramach licencji"),
        ("vat-invoices", "źródło: Ustawa z dnia 11 marca 2004 r. o podatku od towarów i usług (Dz.U. 2004 nr 54 poz. 535)"),
    ],
)
def test_a_source_has_its_title(cli: Cli, slug: str, pl: str) -> None:
    assert pl in shown(cli, slug, "pl")


@pytest.mark.parametrize("slug", FOLDERS)
def test_scripts_read_the_keys(cli: Cli, slug: str) -> None:
    data = cli.ask(f"regulation show {slug} --on {DAY}").data
    assert {key for clause in data["clauses"] for key in clause["params"]} == set(document_of(slug).params)
    assert data["source"] == document_of(slug).source


def test_a_difference_in_words(cli: Cli) -> None:
    out = shown(cli, "vat-invoices", "pl", "--diff 2021-01-01 2022-01-01")
    assert re.search(r"najwcześniejsza faktura przed wykonaniem usługi +30 dni +60 dni", out)
    assert "invoice.days-before" not in out


def other_names(data: amended.Text) -> None:
    """From 2027 on the vendor's name of a product is an unknown one."""
    amended.version(data, "2027-01-01", dated=date(2027, 1, 1), decides_from=date(2027, 1, 1))
    data["param"]["license.product"]["value"]["2027-01-01"] = "sketchup-studio"


def test_a_code_without_a_word_is_shown_as_it_is(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, amended.SKETCHUP, other_names)):
        out = shown(cli, "sketchup-conversion", "pl", "--on 2027-01-02")
    assert "zamieniany produkt: sketchup-studio" in out
