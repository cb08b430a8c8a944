"""An invoice whose sum isn't that of the proforma that was paid: a part of it, or more than it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, minor
from tests.cli.once import once

needs_pdf = pytest.mark.skipif(
    importlib.util.find_spec("typst") is None or shutil.which("pdftotext") is None,
    reason="the extra pdf or pdftotext isn't installed",
)
PF = "PF/2026/0001"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A proforma over 246.00 for an hour on ticket 1; two more hours wait on the same purchase."""
    cli.ticket(at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("invoice proforma --ticket 1")
    cli.now("2026-11-18T12:00")
    return cli


def more_work(desk: Cli) -> None:
    """One more hour: the invoice comes to 492.00."""
    desk.work("2026-11-18T10:00", "2026-11-18T10:45")


def to_pay(printed: str, label: str = "To pay") -> str:
    """What a document says there."""
    (line,) = [line for line in printed.splitlines() if line.startswith(label)]
    return line.partition(":")[2].strip().replace("\u00a0", " ")


# A part -------------------------------------------------------------------------------------------------------------------------


def test_what_was_paid_is_a_part_of_what_is_billed(desk: Cli) -> None:
    desk.ok(f"invoice pay {PF} --on 2026-11-17")
    more_work(desk)
    dry = desk.ask("invoice issue --ticket 1 --dry-run").data
    found = desk.ask("invoice issue --ticket 1").data
    assert minor(dry, "paid", "unpaid") == minor(found, "paid", "unpaid") == ["246.00", "246.00"]
    assert (found["paid_by"], found["paid_before_on"], found["paid_on"]) == (PF, "2026-11-17", None)
    assert [(row["number"], row["unpaid"]["amount"]) for row in desk.ask("invoice list --unpaid").data] == [(FV, "246.00")]
    printed = desk.ok(f"invoice print {FV}").out
    assert f"246.00\u00a0PLN, on 2026-11-17, by the proforma {PF}" in printed
    assert to_pay(printed) == "246.00 PLN"
    assert "Payment due" in printed
    desk.refuses(f"invoice pay {FV} --amount 246.01", 5, "246.00")
    desk.ok(f"invoice pay {FV}")
    assert desk.ask(f"invoice print {FV}").data["paid_on"] == "2026-11-18"
    # What the document says it said at its issue.
    assert to_pay(desk.ok(f"invoice print {FV}").out) == "246.00 PLN"


def test_a_proforma_that_was_paid_in_part(desk: Cli) -> None:
    desk.ok(f"invoice pay {PF} --amount 100")
    found = desk.ask("invoice issue --ticket 1").data
    assert minor(found, "gross", "paid", "unpaid") == ["246.00", "100.00", "146.00"]
    # Nobody waits for the rest at the proforma.
    assert [row["number"] for row in desk.ask("invoice list --unpaid").data] == [FV]
    desk.refuses(f"invoice pay {PF}", 5, FV)
    desk.refuses(f"invoice unpay {PF}", 5, FV)


def test_two_proformas_add_up(desk: Cli) -> None:
    desk.ok(f"invoice pay {PF} --amount 100")
    desk.ok("invoice proforma --ticket 1")
    desk.ok("invoice pay PF/2026/0002")
    more_work(desk)
    found = desk.ask("invoice issue --ticket 1").data
    assert (found["paid_by"], minor(found, "paid", "unpaid")) == (f"{PF}, PF/2026/0002", ["346.00", "146.00"])


@needs_pdf
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("pl", ("Zapłacono 246,00 PLN, dnia 17.11.2026, na podstawie proformy", "Do zapłaty 246,00 PLN", "Termin płatności")),
        ("en", ("Paid 246.00 PLN, on 2026-11-17, by the proforma", "To pay 246.00 PLN", "Payment due")),
    ],
)
def test_the_pdf_says_so(desk: Cli, tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    desk.ok(f"invoice pay {PF} --on 2026-11-17")
    more_work(desk)
    desk.ok("invoice issue --ticket 1")
    desk.ok(["invoice", "pdf", FV, "--document-lang", lang, "--file", str(tmp_path / "x.pdf")])
    read = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "x.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    for part in words:
        assert part in " ".join(read.split())


# More ---------------------------------------------------------------------------------------------------------------------------


def test_what_was_paid_is_more_than_what_is_billed(desk: Cli) -> None:
    """The proforma was for two hours; one session was cancelled before the invoice."""
    more_work(desk)
    desk.ok("invoice proforma --ticket 1")
    desk.ok("invoice pay PF/2026/0002")
    desk.ok("session cancel 2 --reason x")
    told = desk.ok("invoice issue --ticket 1")
    assert "To give back: 246.00 PLN" in told.err.replace("\u00a0", " ")
    assert "--give-back" in told.err
    found = desk.ask(f"invoice print {FV}").data
    assert minor(found, "gross", "paid", "unpaid", "to_give_back") == ["246.00", "492.00", "0.00", "246.00"]
    printed = desk.ok(f"invoice print {FV}").out
    assert (to_pay(printed), to_pay(printed, "To give back")) == ("0.00 PLN", "246.00 PLN")
    desk.ok(f"invoice pay {FV} --give-back")
    assert "to_give_back" not in desk.ask(f"invoice print {FV}").data
    desk.refuses(f"invoice pay {FV} --give-back", 5)
    found = desk.ask("db check").data
    assert found["ok"], found


def test_what_still_waits_keeps_its_share(desk: Cli) -> None:
    """A proforma for two tickets was paid; the first is invoiced alone, the second later: each is paid by it."""
    desk.ticket(hours=None, at="2026-11-18T09:05")
    desk.work("2026-11-18T10:00", "2026-11-18T10:45", ticket="2")
    assert desk.ask("invoice proforma --client pracownia").data["gross"]["amount"] == "492.00"
    desk.ok("invoice pay PF/2026/0002")
    first = desk.ask("invoice issue --ticket 1").data
    assert minor(first, "gross", "paid", "unpaid") == ["246.00", "246.00", "0.00"]
    second = desk.ask("invoice issue --ticket 2").data
    assert (minor(second, "gross", "paid", "unpaid"), second["paid_by"]) == (["246.00", "246.00", "0.00"], "PF/2026/0002")
    assert desk.ask("invoice list --unpaid").data == []


# Which ---------------------------------------------------------------------------------------------------------------------------


def test_money_for_another_ticket_pays_for_nothing(desk: Cli) -> None:
    desk.ok(f"invoice pay {PF}")
    desk.ticket(hours=None, at="2026-11-18T09:05")
    desk.work("2026-11-18T10:00", "2026-11-18T10:45", ticket="2")
    assert "paid_by" not in desk.ask("invoice issue --ticket 2").data
    assert desk.ask("invoice issue --ticket 1").data["paid_by"] == PF


def test_a_payment_that_was_taken_back_pays_for_nothing(desk: Cli) -> None:
    desk.ok(f"invoice pay {PF}")
    desk.ok(f"invoice unpay {PF}")
    assert "paid_by" not in desk.ask("invoice issue --ticket 1").data


def test_an_invoice_replaces_the_proforma(desk: Cli) -> None:
    """What wasn't paid for it is paid for the invoice; once that is annulled, the proforma waits again."""
    assert [row["number"] for row in desk.ask("invoice list --unpaid").data] == [PF]
    desk.ok("invoice issue --ticket 1")
    assert [row["number"] for row in desk.ask("invoice list --unpaid").data] == [FV]
    assert [row["number"] for row in desk.ask("client show pracownia").data["unpaid"]] == [FV]
    refused = desk.refuses(f"invoice pay {PF}", 5, f"supportctl invoice pay {FV}")
    assert "a proforma" in refused.err
    desk.ok(f"invoice annul {FV} --reason x")
    desk.ok(f"invoice pay {PF}")


def test_of_a_proforma_for_two_tickets_the_rest_waits(desk: Cli) -> None:
    desk.ticket(hours=None, at="2026-11-18T09:05")
    desk.work("2026-11-18T10:00", "2026-11-18T10:45", ticket="2")
    desk.ok("invoice proforma --client pracownia")
    desk.ok("invoice issue --ticket 1")
    assert [row["number"] for row in desk.ask("invoice list --unpaid").data] == [FV, "PF/2026/0002"]
