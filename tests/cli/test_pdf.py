"""`invoice pdf`: what stands on the page, read back from the file; the same bytes each time; what isn't interpreted."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.cli import PROGRAM, Cli

pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) isn't installed")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written into this test's own directory."""
    monkeypatch.chdir(tmp_path)


def invoiced(cli: Cli, hours: str = "3") -> None:
    """An invoice for three hours of support, 738.00 PLN."""
    cli.ticket(hours=hours)
    cli.work("2026-11-17T10:00", "2026-11-17T11:01")
    cli.work("2026-11-17T13:00", "2026-11-17T14:00")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T14:10")


def read(path: str = "FV-2026-0001.pdf") -> str:
    """The text of a PDF, with plain blanks and without the places where a long word may break."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode().replace("\u00a0", " ").replace("\u200b", "")


@needs_pdftotext
def test_the_page_has_what_the_vat_act_wants(cli: Cli) -> None:
    invoiced(cli)
    assert cli.ask("invoice pdf FV/2026/0001").data["path"] == "FV-2026-0001.pdf"
    page = read()
    for part in (
        "Faktura VAT FV/2026/0001", "17.11.2026", "NIP: 5265877635", "NIP: 1234563218", "Płatne wsparcie techniczne, rozpoczęta godzina",
        "600,00", "138,00", "738,00 PLN", "siedemset trzydzieści osiem złotych, zero groszy", "01.12.2026",
        "PL61 1090 1014 0000 0712 1981 2874", "Strona 1 z 2", "Strona 2 z 2", "§1.13", "§8.3", "Załącznik: sesje na fakturze FV/2026/0001", "2 h 01 min",
    ):  # fmt: skip
        assert part in page, part
    for label, day in (
        ("Data wystawienia", "17.11.2026"),
        ("Data wykonania usługi", "17.11.2026"),
        ("Termin płatności", "01.12.2026"),
    ):
        assert re.search(f"{label} +{day}", page), label
    cli.ok("invoice pdf FV/2026/0001 --document-lang en --file en.pdf")
    page = read("en.pdf")
    for part in (
        "VAT invoice FV/2026/0001", "Issued on", "2026-11-17", "738.00 PLN", "seven hundred and thirty-eight zlotys, zero groszy",
        "Page 1 of 2", "Technician",
    ):  # fmt: skip
        assert part in page, part


@needs_pdftotext
def test_a_correction_has_before_after_and_the_difference(cli: Cli) -> None:
    invoiced(cli)
    cli.ok("invoice correct FV/2026/0001 --line 1 --quantity 2 --reason 'Godzina mniej' --at 2026-11-17T15:00")
    cli.ok("invoice pdf FK/2026/0001")
    page = read("FK-2026-0001.pdf")
    for part in (
        "Faktura korygująca FK/2026/0001",
        "FV/2026/0001 z dnia 17.11.2026",
        "Godzina mniej",
        "−200,00",
        "−46,00",
        "−246,00",
    ):
        assert part in page, part
    assert re.search(r"było +3 +godz\. +200,00 +600,00 +23% +138,00 +738,00", page)
    assert re.search(r"jest +2 +godz\. +200,00 +400,00 +23% +92,00 +492,00", page)
    assert "Po fakturze korygującej" not in page
    cli.ok("invoice correct FV/2026/0001 --line 1 --quantity 1 --reason 'Jeszcze jedna' --at 2026-11-17T15:10")
    cli.ok("invoice pdf FK/2026/0002")
    assert re.search("Po fakturze korygującej +FK/2026/0001", read("FK-2026-0002.pdf"))


@needs_pdftotext
def test_a_proforma_has_no_day_of_service_and_an_annulled_document_says_so(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:01")
    cli.ok("invoice proforma --ticket 1")
    cli.ok("invoice pdf PF/2026/0001")
    page = read("PF-2026-0001.pdf")
    assert "Proforma PF/2026/0001" in page
    assert "Data wykonania usługi" not in page
    cli.ok("invoice issue --ticket 1")
    cli.ok("invoice annul FV/2026/0001 --reason 'Zły klient'")
    cli.ok("invoice pdf FV/2026/0001")
    assert "ANULOWANO dnia 17.11.2026. Powód: Zły klient" in read()


@needs_pdftotext
def test_where_the_buyer_accounts_for_the_tax_both_are_named_by_their_numbers_in_the_union(cli: Cli) -> None:
    cli.ok("client add Praha --country CZ --vat-number CZ25123891 --email a@praha.example --address Praha --key praha")
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01")
    cli.ok("invoice advance --client praha --item szkolenie --paid 123")
    cli.ok("invoice pdf FV/2026/0001")
    for part in ("Nr VAT UE: PL5265877635", "Nr VAT UE: CZ25123891", "Odwrotne obciążenie", "np II"):
        assert part in read(), part
    assert "NIP:" not in read()


@needs_pdftotext
def test_in_euro_the_page_has_the_vat_in_zloty_and_its_rate_with_table_and_day(cli: Cli) -> None:
    cli.ok("price set progrupa-support-hour 50 --currency EUR --from 2026-11-17")
    cli.ok("rate set EUR 4.2274 --table 222/A/NBP/2026 --on 2026-11-16")
    cli.ticket(hours="2", at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T11:01")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T14:10")
    cli.ok("invoice pdf FV/2026/0001")
    for part in ("123,00 EUR", "97,23 PLN", "4,2274, tabela 222/A/NBP/2026 z dnia 16.11.2026"):
        assert part in read(), part


def test_the_same_document_is_the_same_bytes(cli: Cli) -> None:
    invoiced(cli)
    digests = set()
    for number, when in enumerate(("2026-11-17T18:00", "2026-11-29T09:30")):
        cli.now(when)
        cli.env("TZ", ("UTC", "Asia/Tokyo")[number])
        cli.ok(f"invoice pdf FV/2026/0001 --file {number}.pdf --operator op{number}")
        digests.add(hashlib.sha256(Path(f"{number}.pdf").read_bytes()).hexdigest())
    assert len(digests) == 1
    content = Path("0.pdf").read_bytes()
    assert content.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>3</pdfaid:part>" in content
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in content
    # When it was issued, and not when it was written, which a quick test would take for the same.
    assert b"<xmp:CreateDate>2026-11-17T13:10:00+00:00</xmp:CreateDate>" in content


STRANGE = (
    '#strong[x] *bold* _i_ @ref <lbl> \\ $1+1$ "q" & `raw` // no = h',
    "#" * 44 + "W" * 256,
    "שלום עולם",
    "مرحبا بالعالم",
)


@needs_pdftotext
@pytest.mark.parametrize("name", STRANGE)
def test_markup_in_data_is_never_interpreted(cli: Cli, name: str) -> None:
    cli.ok(["client", "add", name, "--nip", "5260250274", "--key", "strange", "--email", "s@s.example", "--phone", "605111223",
            "--address", 'ul. *Zła* "2" #1, 00-001 Łódź'])  # fmt: skip
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01 --name '#show *x*'")
    cli.ok("invoice advance --client strange --item szkolenie --paid 123")
    cli.ok("invoice pdf FV/2026/0001")
    page = "".join(read().split())
    if name.isascii() or "W" in name:
        assert "".join(name.split())[:20] in page
    assert '*Zła*"2"#1' in page
    assert "#show*x*" in page


@needs_pdftotext
def test_signs_without_a_glyph_stand_by_their_numbers_and_are_told(cli: Cli) -> None:
    cli.ok(["client", "add", "AB 漢字 😀", "--nip", "5260250274", "--key", "strange", "--email", "s@s.example",
            "--phone", "605111223", "--address", "ul. Prosta 2"])  # fmt: skip
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01")
    cli.ok("invoice advance --client strange --item szkolenie --paid 123")
    said = cli.ok("invoice pdf FV/2026/0001").err
    assert "漢" in said
    assert "😀" in said
    page = read()
    assert "\\u6f22\\u5b57" in page


def test_a_file_that_is_there_stays_unless_forced(cli: Cli) -> None:
    invoiced(cli)
    Path("FV-2026-0001.pdf").write_text("mine")
    cli.refuses("invoice pdf FV/2026/0001", 5, "FV-2026-0001.pdf", "already", "--force")
    assert Path("FV-2026-0001.pdf").read_text() == "mine"
    cli.ok("invoice pdf FV/2026/0001 --force")
    assert Path("FV-2026-0001.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in Path().iterdir() if path.name.endswith(("pdf", "part"))) == ["FV-2026-0001.pdf"]


def test_bad_input_gets_one_clear_line(cli: Cli) -> None:
    invoiced(cli)
    cli.refuses("invoice pdf FV/2026/0009", 3, "FV/2026/0009")
    cli.refuses("invoice pdf FV/2026/0001 --file no/such/place.pdf", 2, "no/such/place.pdf")
    cli.refuses("invoice pdf FV/2026/0001 --file . --force", 2)
    cli.refuses("invoice pdf FV/2026/0001 --document-lang de", 2, "de", "pl")
    found = cli("invoice pdf FV/2026/0001 FV/2026/0002 --file one.pdf")
    assert found.code == 2
    assert not Path("one.pdf").exists()


def test_without_the_extra_it_is_named(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    invoiced(cli)
    for name in ("typst", "segno"):
        with monkeypatch.context() as context:
            context.setitem(sys.modules, name, None)
            cli.refuses("invoice pdf FV/2026/0001", 7, 'pip install "supportctl[pdf]"')
    cli.env("SUPPORTCTL_LANG", "pl")
    monkeypatch.setitem(sys.modules, "typst", None)
    cli.refuses("invoice pdf FV/2026/0001", 7, 'pip install "supportctl[pdf]"', "dodatku pdf")


def test_no_network_is_needed(cli: Cli) -> None:
    cut_off = ["unshare", "-rn"]
    if shutil.which("unshare") is None or subprocess.run([*cut_off, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the network can't be cut off here (unshare -rn)")
    invoiced(cli)
    subprocess.run([*cut_off, *PROGRAM, "invoice", "pdf", "FV/2026/0001"], check=True, capture_output=True)
    assert Path("FV-2026-0001.pdf").read_bytes().startswith(b"%PDF")
