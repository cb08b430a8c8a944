"""Pages that no desk of a test makes: sixty lines, a QR code, names as long as they get."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from supportctl.desk.invoice.records import InvoiceData
from supportctl.documents import layout
from supportctl.documents.sheet import Code
from supportctl.wording.words import Words
from tests.documents import papers

pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) isn't installed")
AT = datetime(2026, 11, 17, 13, 10, tzinfo=UTC)


def page(tmp_path: Path, data: InvoiceData, *codes: Code) -> str:
    """The text of a document's page."""
    from supportctl.documents import pdf

    path = tmp_path / "page.pdf"
    path.write_bytes(pdf.draw(layout.sheet(data, None, codes, Words("pl", on_screen=True)), AT).content)
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return read.replace("\u00a0", " ").replace("\u200b", "")


def test_sixty_lines_run_over_pages_under_their_headings(tmp_path: Path) -> None:
    rows = [papers.line(price=123456, name=f"Pozycja {number} {'długa nazwa ' * 9}") for number in range(1, 61)]
    read = page(tmp_path, papers.invoice(*rows))
    pages = read.count("\f")
    assert pages >= 3
    assert read.count("Cena netto") in (pages - 1, pages)
    assert f"Strona {pages} z {pages}" in read
    assert "74 073,60" in read
    assert "91 110,60 PLN" in read
    assert all(f"Pozycja {number} " in read for number in range(1, 61))


def test_a_name_of_512_signs_stays_on_the_page(tmp_path: Path) -> None:
    name = "".join(chr(ord("A") + at % 26) for at in range(512))
    read = page(tmp_path, papers.invoice(papers.line(name=name), buyer=papers.BUYER._replace(name=name, address=name)))
    assert "Strona 1 z 2" in read
    assert f"{name[:21]}" in read
    assert read.rstrip().splitlines()[-1].endswith("Strona 2 z 2")


def test_the_qr_code_stands_above_its_number(tmp_path: Path) -> None:
    read = page(
        tmp_path, papers.invoice(papers.line()), Code("https://qr.ksef.mf.gov.pl/invoice/5265877635/17-11-2026/x", "OFFLINE")
    )
    assert "OFFLINE" in read


def test_drafts_and_other_currencies(tmp_path: Path) -> None:
    read = page(tmp_path, papers.invoice(papers.line(price=10000, currency="EUR"), currency="EUR"))
    assert "123,00 EUR" in read
