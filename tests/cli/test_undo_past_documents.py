"""Undo past a document that was numbered: what it didn't touch or bill comes back; what to type where it doesn't."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.invoicing import FK, FV, issued
from tests.cli.once import once
from tests.cli.screen import on_screen
from tests.cli.talking import talk


@pytest.fixture
@once
def billed(cli: Cli) -> Cli:
    """Ticket 1 closed after half an hour and invoiced; ticket 2 has a note that came before the invoice."""
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok('ticket close 1 --outcome solved -m "done" --at 2026-11-17T11:00')
    cli.ok(f"{OPEN} --at 2026-11-17T11:05")
    cli.ok('ticket note 2 -m "wrong"')
    cli.ok("invoice issue --ticket 1")
    return cli


def test_a_start_with_the_opening_is_told_with_its_session(cli: Cli) -> None:
    line = f"{OPEN} --start {CONFIRMED} --at 2026-11-17T09:05"
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:00")
    code, shown = on_screen(line, 120)
    assert (code, " ".join(shown)) == (0, "Ticket 1 opened for pracownia (paid help); session 1 runs since 09:05")
    assert "#1 opened and session 1 started by anna at 18:00" in cli.ok("undo --list").out
    cli.env("SUPPORTCTL_LANG", "pl")
    assert "przyjęcie zgłoszenia 1 z rozpoczęciem sesji 1 (anna, 18:00)" in cli.ok("undo --list").out
    assert "przyjęcie zgłoszenia 1 z rozpoczęciem sesji 1" in cli.ok("undo").out
    assert on_screen(line, 120)[1] == ["Zgłoszenie 2 otwarte dla klienta pracownia (wsparcie płatne). Sesja 2 trwa od 09:05"]


def test_what_an_invoice_left_alone_is_taken_back_and_it_says_what_it_passed(billed: Cli) -> None:
    listed = billed.ask("undo --list").data
    assert [row["undoable"] for row in listed[:4]] == [False, True, True, False]
    found = billed.ok("undo")
    assert found.out.startswith("Taken back: note on #2")
    assert "Passed over, for it was numbered and stands: invoice FV/2026/0001 issued by anna at 18:00." in found.err
    assert found.err.rstrip().endswith("To put that right: supportctl invoice annul FV/2026/0001 --reason TEXT")
    billed.ok("undo")  # the opening of ticket 2
    assert billed("ticket show 2").code == 3
    billed.ok("redo")
    billed.ok("redo")
    assert billed("ticket show 2").code == 0


def test_what_an_invoice_billed_stays_and_its_annulment_is_ready_to_copy(billed: Cli) -> None:
    billed.ok("undo")
    billed.ok("undo")
    found = billed.refuses("undo", 5, "a document got its number, and a number stays")
    assert found.err.rstrip().endswith("Try: supportctl invoice annul FV/2026/0001 --reason TEXT")
    billed.env("SUPPORTCTL_LANG", "pl")
    assert "supportctl invoice annul FV/2026/0001 --reason TREŚĆ" in billed.refuses("undo", 5).err


@pytest.mark.parametrize("act", ["session amend 1 --stop 2026-11-17T10:25 --reason typo"])
def test_the_work_that_was_billed_is_not_taken_back(cli: Cli, act: str) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok(act)
    cli.ok("invoice issue --ticket 1")
    cli.refuses("undo", 5, "a document got its number")


def test_nor_the_price_it_was_billed_at(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("price set progrupa-support-hour 210 --currency PLN --from 2026-11-17")
    cli.ok("invoice issue --ticket 1")
    cli.refuses("undo", 5, "a document got its number")


def test_a_document_that_cannot_be_annulled_is_corrected(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("invoice issue --ticket 1")
    cli.ok("invoice pay FV/2026/0001 --on 2026-11-17")
    cli.ok("undo --dry-run")  # of the payment
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok("client edit zielinski --name Nowak")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.ok("undo")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok("invoice pay FV/2026/0001 --on 2026-11-17")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    found = cli.refuses("undo", 5)
    assert "supportctl invoice correct FV/2026/0001 --to-zero --reason TEXT" in found.err


def test_after_an_annulment_nothing_is_hinted(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("invoice issue --ticket 1")
    cli.ok("invoice annul FV/2026/0001 --reason typo")
    found = cli.refuses("undo", 5, "a document got its number")
    assert "supportctl invoice" not in found.err


def test_a_number_from_the_list_says_how_undo_works(cli: Cli) -> None:
    cli.ticket()
    cli.refuses("undo 7", 2, "undo takes no number", "Try: supportctl undo --list")
    cli.env("SUPPORTCTL_LANG", "pl")
    cli.refuses("undo 7", 2, "nie przyjmuje numeru", "Spróbuj: supportctl undo --list")


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_at_80_columns_the_list_says_the_whole_reason_under_its_rows(billed: Cli, lang: str) -> None:
    told = billed.ask("undo --list").data if lang == "en" else None
    shown = on_screen("undo --list", 80, {"SUPPORTCTL_LANG": lang})[1]
    assert not any("…" in line for line in shown)
    under = " ".join(shown[shown.index("") :])
    assert {"en": "a document got its number, and a number stays", "pl": "nadano numer dokumentu"}[lang] in under
    assert told is None or all(row["why_not"] in under for row in told if row["why_not"] and "done after" not in row["why_not"])


@pytest.mark.parametrize(
    ("lang", "first", "passed", "no", "yes"),
    [("en", "note on #2", "Passed over", "n", "y"), ("pl", "notatka w zgłoszeniu 2", "Pominięto", "n", "t")],
)
def test_on_a_terminal_it_asks_before_it_reaches_past_a_document(
    billed: Cli, lang: str, first: str, passed: str, no: str, yes: str
) -> None:
    before = billed.dump()
    said = talk("undo", no, env={"SUPPORTCTL_LANG": lang})
    assert (said.code, said.left) == (2, [])
    assert 0 <= said.shown.find(first) < said.shown.find(passed)
    assert billed.dump() == before
    assert talk("undo", yes, env={"SUPPORTCTL_LANG": lang}).code == 0
    billed.ok("ticket note 2 -m 'after it'")
    assert talk("undo", env={"SUPPORTCTL_LANG": lang}).code == 0  # nothing is passed over: nothing is asked


@pytest.fixture
def corrected(cli: Cli) -> Cli:
    """FV/2026/0001 paid in part, then corrected: the payment is the last command that can be taken back."""
    issued(cli)
    cli.ok(f"invoice pay {FV} --amount 1")
    cli.ok(f"invoice correct {FV} --line 1 --quantity 2 --reason x")
    return cli


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_correction_that_is_passed_over_is_named_with_what_takes_it_back(corrected: Cli, lang: str) -> None:
    found = corrected.ok(f"--lang {lang} undo")
    reason = {"en": "TEXT", "pl": "TREŚĆ"}[lang]
    todo = f"supportctl invoice annul {FK} --reason {reason}"
    assert found.err.rstrip().endswith(todo)
    corrected.ok(todo.removeprefix("supportctl ").replace(reason, "typo") + " --yes")


def test_one_that_cannot_be_annulled_is_corrected_again(corrected: Cli) -> None:
    corrected.env("SUPPORTCTL_OPERATOR", "jan")
    corrected.ok(f"invoice correct {FV} --line 1 --quantity 1 --reason y")
    corrected.env("SUPPORTCTL_OPERATOR", "anna")
    found = corrected.ok("undo")
    todo = f"invoice correct {FV} --line K --quantity Q --reason TEXT"
    assert found.err.rstrip().endswith(f"supportctl {todo}")
    corrected.ok(todo.replace("K", "1").replace("Q", "3").replace("TEXT", "typo"))


def test_of_what_has_become_nothing_no_correction_is_hinted(cli: Cli) -> None:
    issued(cli)
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok(f"invoice correct {FV} --to-zero --reason x")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    assert "supportctl invoice" not in cli("undo").err
