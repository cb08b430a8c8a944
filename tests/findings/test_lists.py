"""What is printed, and how much of it: faults that were once found, each a test of what is right."""

from __future__ import annotations

import re

import pytest

from tests.cli.once import once
from tests.cli.screen import on_screen
from tests.findings.desk import DAY, SAID, Desk
from tests.findings.terminal import typed

LISTS = {
    "ticket list": 3,
    "invoice list": 2,
    "bundle list": 1,
    "product list": 17,
    "license list": 2,
    "hours list": 1,
    "benefit list 1": 5,
}


@pytest.fixture
@once
def full(desk: Desk) -> Desk:
    """Three tickets, hours, two licences, a bundle of 47 970.00 with two documents."""
    desk.ok("price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01")
    desk.ok(
        "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 2 --at 2026-11-02T09:00"
    )
    desk.ok("bundle submit 1 --channel email --confirm signature,form,application,statement --at 2026-11-02T09:30")
    desk.ok("bundle qualify 1 --channel email --at 2026-11-02T10:00")
    desk.ok("bundle pay 1 --at 2026-11-09T08:00")
    desk.ok(
        "license add --client zielinski --product sketchup-pro --serial SKETCHUP-2021-0000-0000-1234-5678 --kind perpetual-single"
        " --version 2021 --maintenance-until 2027-11-30"
    )
    desk.open()
    long = "A subject of many words which no table of any terminal can show as a whole, however wide it may be"
    for _ in range(2):
        desk.ok(["ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--subject", long, "--description", "D",
                 "--serial", "SKP-0001", "--at", f"{DAY}T09:06"])  # fmt: skip
    return desk


def rows_of(shown: list[str]) -> list[str]:
    """The lines below the heading that begin like a row, or that go on with one."""
    ruled = [line for line in shown if line.strip(" ─┼│╭╮╰╯-")]
    return [line for line in ruled[1:] if not re.match(r"\S+(\s\S+)*: ", line)]


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_list_has_one_line_a_row(full: Desk, lang: str, columns: int) -> None:
    """D1: serials, dates and amounts whole where they are shown."""
    full.env("SUPPORTCTL_LANG", lang)
    for line in LISTS:
        code, shown = on_screen(line, columns)
        known = len(full.ask(line).data)
        assert (code, len(rows_of(shown))) == (0, known), (line, shown)


@pytest.mark.parametrize(("lang", "amount"), [("en", "47 970.00"), ("pl", "47 970,00")])
def test_amounts_have_a_space_between_the_thousands_on_paper_and_on_screen(full: Desk, lang: str, amount: str) -> None:
    """D1."""
    full.env("SUPPORTCTL_LANG", lang)
    spaced = str.maketrans("\u00a0\u202f", "  ")
    for line in ("invoice list", "invoice print PF/2026/0001"):
        assert amount in "\n".join(on_screen(line, 80)[1]).translate(spaced), line
    assert amount in full.ok("invoice print PF/2026/0001").out.translate(spaced)


def test_a_change_answers_in_one_line(full: Desk) -> None:
    """D17: a note, a session that ends, and one for each of several tickets."""
    assert len(on_screen("ticket note 1 -m Rang", 80)[1]) == 1
    assert len(on_screen("ticket assign - --to jan", 80, stdin="1\n2\n3\n")[1]) == 3
    full.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    assert len(on_screen(f"session stop --at {DAY}T10:30", 80)[1]) <= 2


def test_why_fits_a_screen(full: Desk) -> None:
    """D17."""
    full.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    full.ok(f"session stop --at {DAY}T10:30")
    shown = on_screen("ticket why 1", 80)[1]
    assert len(shown) <= 24
    assert all(len(line) <= 80 for line in shown)


def test_a_list_of_tickets_says_when_each_is_due_and_whose_it_is(full: Desk) -> None:
    """D20."""
    full.ok("ticket assign 1 --to jan")
    row = next(row for row in full.ask("ticket list").data if row["id"] == 1)
    assert row["assignee"] == "jan"
    heading = on_screen("ticket list", 120)[1][0].upper()
    assert "DUE" in heading
    assert "ASSIGNEE" in heading


def test_what_is_closed_is_left_out_and_counted(full: Desk) -> None:
    """D20: on a terminal; piped the list is whole."""
    full.ok("ticket triage 2 --not-diagnosable")
    code, shown, _ = typed("ticket list", columns=120)
    assert code == 0
    assert not re.search(r"^ *2 ", shown, re.MULTILINE)
    assert "1 closed or refused: --all" in shown
    assert [row["id"] for row in full.ask("ticket list").data] == [row["id"] for row in full.ask("ticket list --all").data]


@pytest.mark.parametrize("options", ["--status new,triaged", "--status new --status triaged"])
def test_several_states_are_asked_for_at_once(full: Desk, options: str) -> None:
    """D20: in one word, or with the option again."""
    full.ok("ticket triage 3 --not-diagnosable")
    assert sorted(row["id"] for row in full.ask(f"ticket list {options}").data) == [1, 2]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_an_exam_that_is_left_after_a_breach_says_why(full: Desk, lang: str) -> None:
    """D21: VIII.3."""
    full.ok("bundle breach 1 --ground renewal-prevented -m 'They changed the reseller'")
    (exam,) = [row for row in full.ask("benefit list 1").data if row["benefit"] == "exam"]
    assert exam["exams_left"] == 2
    (row,) = [line for line in full.said("benefit list 1", lang).splitlines() if line.startswith(("exam", "egzamin"))]
    assert "VIII.3" in row


# Sentences --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_correction_of_a_session_is_told_in_words(desk: Desk, lang: str) -> None:
    """D19: in the ticket's history and with the session, with the reason."""
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T11:20")
    desk.ok(f"session amend 1 --stop {DAY}T11:10 --reason 'Typed too late'")
    for line in ("ticket show 1", "session show 1"):
        said = desk.said(line, lang)
        assert "Typed too late" in said, line
        assert "11:20" in said, line
        assert not re.search(r'[{}"]', said), line


POLISH = {
    "ticket show 99": ("Nie znaleziono zgłoszenia: 99", "Nic nie nosi nazwy"),
    "client show nikt": ("Nie znaleziono klienta: nikt", "Nic nie nosi nazwy"),
    "ticket list --status bogus": ("Do wyboru:", "nie ma tu wartości"),
    "ticket why 1": ("Zgłoszenie 1: czy przyjąć zgłoszenie? tak", "ticket 1"),
    "client show zielinski": ("imię i nazwisko", "nazwa:"),
    "--help": ("Użycie", "Usage"),
    "ticket open --help": ("Otwórz zgłoszenie", "Open a ticket"),
    "ticket contact --help": ("Opcje", "Options"),
}


@pytest.mark.parametrize("line", POLISH)
def test_polish_is_polish(desk: Desk, line: str) -> None:
    """D18."""
    desk.open()
    wanted, unwanted = POLISH[line]
    said = desk.said(line, "pl")
    assert wanted in said
    assert unwanted not in said


def test_what_was_accepted_has_a_name(desk: Desk) -> None:
    """D18: the documents of an acceptance."""
    desk.open()
    said = desk.said("client show pracownia", "pl")
    assert "regulamin" in said
    assert not re.search(r"\b(regulation|price-list|document)\b", said)


def test_a_state_is_typed_as_it_is_shown(desk: Desk) -> None:
    """D18."""
    desk.open()
    desk.env("SUPPORTCTL_LANG", "pl")
    (shown,) = re.findall(r"^stan: +(\w+)|^status: +(\w+)", desk.ok("ticket show 1").out, re.MULTILINE)
    word = next(filter(None, shown))
    assert [row["id"] for row in desk.ask(f"ticket list --status {word}").data] == [1]
