"""A demand to pay as a PDF to be signed, and as a copy that goes by mail."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.mailbox import running
from tests.cli.selling import active, priced
from tests.cli.test_outbox import at
from tests.cli.test_settlement import training

needs_pdf = pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="the extra pdf isn't installed")
needs_reader = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext isn't installed")
REMIND = f"invoice remind {FV} --term 2026-12-12 --form paper"


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """FV/2026/0001 over 553.50, due on 1 December 2026, demanded on the 2nd."""
    monkeypatch.chdir(tmp_path)
    found = issued(cli)
    found.now("2026-12-02T10:00")
    found.ok(REMIND)
    return found


def text(path: Path | str) -> str:
    """What pdftotext reads in a file, without its breaks of lines."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


@needs_pdf
@needs_reader
def test_the_letter_is_written_in_polish(desk: Cli, tmp_path: Path) -> None:
    data = desk.ask(f"invoice pdf {FV} --reminder").data
    assert (data["number"], data["kind"], data["path"]) == (FV, "reminder", "FV-2026-0001-reminder.pdf")
    found = text(tmp_path / "FV-2026-0001-reminder.pdf")
    for part in (
        "WEZWANIE DO ZAPŁATY", "Data pisma: 02.12.2026", "FV/2026/0001 z dnia 17.11.2026", "do dnia 01.12.2026", "553,50 PLN", "12.12.2026",
        "PL61 1090 1014 0000 0712 1981 2874", "Desk Sp. z o.o.", "NIP: 5265877635", "Pracownia Architektury", "NIP: 1234563218",
        "czytelny podpis", "Strona 1 z 1",
    ):  # fmt: skip
        assert part in found, (part, found)
    assert "IX.1.1" not in found


@needs_pdf
@needs_reader
def test_the_letter_is_written_in_english(desk: Cli, tmp_path: Path) -> None:
    desk.ok(f"invoice pdf {FV} --reminder --document-lang en --file letter.pdf")
    found = text(tmp_path / "letter.pdf")
    for part in ("DEMAND FOR PAYMENT", "Day of the letter: 2026-12-02", "by 2026-12-12", "553.50 PLN", "legible signature"):
        assert part in found, (part, found)


@needs_pdf
def test_the_same_letter_has_the_same_bytes(desk: Cli, tmp_path: Path) -> None:
    digests = set()
    for now, name in (("2026-12-02T10:00", "a.pdf"), ("2026-12-05T08:00", "b.pdf")):
        desk.now(now)
        desk.ok(f"invoice pdf {FV} --reminder --file {name}")
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


@needs_pdf
def test_what_came_after_it_doesnt_change_the_letter(desk: Cli, tmp_path: Path) -> None:
    """What it demands is paid, then more is to be paid by another day."""
    desk.ok(f"invoice pdf {FV} --reminder --file before.pdf")
    desk.now("2026-12-05T10:00")
    desk.ok(f"invoice pay {FV}")
    desk.ok(f"invoice correct {FV} --line 1 --unit-net 200 --reason x")
    assert desk.ask("invoice list --unpaid").data[0]["due_on"] != "2026-12-01"
    desk.ok(f"invoice pdf {FV} --reminder --file after.pdf")
    assert (tmp_path / "after.pdf").read_bytes() == (tmp_path / "before.pdf").read_bytes()


@needs_pdf
@needs_reader
def test_the_newest_letter_is_the_one(desk: Cli, tmp_path: Path) -> None:
    desk.now("2026-12-14T10:00")
    desk.ok(f"invoice remind {FV} --term 2026-12-31 --form qualified")
    desk.ok(f"invoice pdf {FV} --reminder")
    found = text(tmp_path / "FV-2026-0001-reminder.pdf")
    assert "31.12.2026" in found
    assert "podpisem kwalifikowanym" in found


@needs_pdf
def test_bad_input(desk: Cli, tmp_path: Path) -> None:
    desk.refuses("invoice pdf FV/2026/0009 --reminder", 3, "FV/2026/0009")
    desk.refuses(f"invoice pdf {FV} --reminder --document-lang de", 2, "de")
    desk.ok(f"invoice pdf {FV} --reminder")
    desk.refuses(f"invoice pdf {FV} --reminder", 5, "FV-2026-0001-reminder.pdf")
    desk.ok(f"invoice pdf {FV} --reminder --force")
    desk.refuses(f"invoice pdf {FV} --reminder --file nowhere/letter.pdf", 2, "nowhere")
    desk.ok("undo")
    desk.refuses(f"invoice pdf {FV} --reminder", 3, "Nobody demanded the payment")
    desk.refuses(f"invoice send {FV} --reminder", 3, "Nobody demanded the payment")


# By mail -------------------------------------------------------------------------------------------------------------------------


def test_a_copy_goes_by_mail(desk: Cli) -> None:
    (letter,) = desk.ask(f"invoice send {FV} --reminder").data["letters"]
    assert (letter["kind"], letter["subject"]) == ("reminder", "Wezwanie do zapłaty FV/2026/0001, Desk Sp. z o.o.")
    body = desk.ask("outbox show 1").data["body"]
    for part in (
        "kopię wezwania do zapłaty z dnia 02.12.2026",
        "553,50\u00a0PLN",
        "12.12.2026",
        "PL61 1090",
        "Tytuł przelewu: FV/2026/0001",
    ):
        assert part in body


def test_what_is_paid_is_not_demanded_by_mail(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV}")
    desk.refuses(f"invoice send {FV} --reminder", 5, "was paid")


def test_a_demand_that_goes_by_mail_is_not_taken_back(desk: Cli) -> None:
    """Somebody else sends it: the demand is what that letter refers to."""
    desk.env("SUPPORTCTL_OPERATOR", "ewa")
    desk.ok(f"invoice send {FV} --reminder --hold")
    desk.env("SUPPORTCTL_OPERATOR", "anna")
    desk.refuses("undo", 5, "something refers to what it made")
    assert desk.rows("SELECT undone FROM reminder") == [(None,)]


@pytest.mark.parametrize("extra", [pytest.param(True, marks=needs_pdf), False], ids=["pdf", "text"])
def test_the_copy_arrives_with_the_document(desk: Cli, monkeypatch: pytest.MonkeyPatch, extra: bool) -> None:
    """A later demand changes nothing of what was queued."""
    if not extra:
        monkeypatch.setitem(sys.modules, "typst", None)
    desk.ok(f"invoice send {FV} --reminder --to biuro@pracownia.example")
    desk.ok(f"invoice remind {FV} --term 2026-12-31 --form qualified")
    with running() as box:
        at(desk, box).ok("outbox flush")
    (letter,) = box.letters
    assert letter["Subject"] == f"Wezwanie do zapłaty {FV}, Desk Sp. z o.o."
    demand, document = letter.iter_attachments()
    end = "pdf" if extra else "txt"
    assert demand.get_filename() == f"Wezwanie do zapłaty FV-2026-0001.{end}"
    assert document.get_filename() == f"Faktura VAT FV-2026-0001.{end}"
    if not extra:
        assert "do dnia 12.12.2026" in demand.get_content()


@pytest.mark.clause("solidexpert-bundles", "IX.1.1")
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "counts once it was delivered signed (IX.1.1)"), ("pl", "podpisane i doręczone (IX.1.1)")]
)
def test_under_a_promotion_a_mail_is_no_demand(cli: Cli, lang: str, said: str) -> None:
    priced(cli)
    active(cli)
    number = training(cli)
    cli.ok(f"invoice remind {number} --term 2025-05-31 --form paper --at 2025-05-20T09:00")
    told = cli.ok(f"invoice send {number} --reminder --lang {lang}")
    assert said in told.err
    assert cli.rows("SELECT count(*) FROM bundle_demand") == [(0,)]


@needs_pdf
@needs_reader
@pytest.mark.clause("solidexpert-bundles", "IX.1.1")
def test_under_a_promotion_the_letter_says_what_follows(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    priced(cli)
    active(cli)
    number = training(cli)
    cli.ok(f"invoice remind {number} --term 2025-05-31 --form paper --at 2025-05-20T09:00")
    cli.ok(f"invoice pdf {number} --reminder --file letter.pdf")
    assert "rażącym naruszeniem regulaminu promocji (IX.1.1)" in text(tmp_path / "letter.pdf")
