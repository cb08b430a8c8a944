"""Mistakes that are put right: faults that were once found, each a test of what is right."""

from __future__ import annotations

import re

import pytest

from tests.cli.once import once
from tests.findings.desk import DAY, SAID, Desk

OPEN = ["ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--subject", "Crash", "--description", "D",
        "--serial", "SKP-0001", "--at", f"{DAY}T09:05"]  # fmt: skip


# A wrong triage ---------------------------------------------------------------------------------------------------------------


def test_a_wrong_triage_is_put_right_with_a_reason_and_its_hint_leads_there(desk: Desk) -> None:
    """D2."""
    desk.ok(OPEN)
    desk.ok(f"ticket triage 1 --not-diagnosable --at {DAY}T09:10")
    for line in ("ticket triage 1 --diagnosable", "ticket reopen 1 --reason 'A slip'"):
        found = desk(line)
        assert found.code == 5, line
        hinted = re.findall(r"supportctl (ticket triage [^.;,]*)", found.err)
        assert hinted, found.err
    desk.ok(f"{hinted[-1].replace('TEXT', 'Slip')} --at {DAY}T09:20")
    assert desk.ask("ticket show 1").data["status"] == "triaged"


REFUSED = [
    f"session start 1 {SAID}", "ticket triage 1 --not-diagnosable", "ticket triage 1 --diagnosable", "ticket close 1 --outcome solved -m Done",
    "ticket reopen 1 --reason Back", "ticket refuse 1 --reason other -m Why", "ticket reply 1 -m Hello", "ticket contact 1 -m Rang",
    "session stop 1", "session extend 1 --hours 1 --consent 'Anna, phone'", "invoice issue --ticket 1", "ticket wait 1 --until 2026-12-01T09:00 --reason Away",
    "ticket assign 1 --to jan",
]  # fmt: skip


@pytest.mark.parametrize("line", REFUSED)
def test_no_hint_leads_to_another_refusal(desk: Desk, line: str) -> None:
    """D2: of a ticket that was triaged as not diagnosable; what is hinted at is done once its words are filled in."""
    desk.ok("hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001")
    desk.ok(OPEN)
    desk.ok(f"ticket triage 1 --not-diagnosable --at {DAY}T09:10")
    desk.now(f"{DAY}T10:00")
    for hint in re.findall(r"supportctl ([a-z][^.;,\n]*)", desk(line).err):
        for word, value in (("TEXT", "Slip"), ("TICKET", "1")):
            hint = hint.replace(word, value)
        assert desk(hint).code == 0, hint


# What a session was -----------------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def two(desk: Desk) -> Desk:
    """Session 1 in the morning, session 2 at noon."""
    desk.open()
    for start in ("10:00", "12:00"):
        desk.ok(f"session start 1 {SAID} --at {DAY}T{start}")
        desk.ok(f"session stop --at {DAY}T{start[:3]}20")
    return desk


def test_sessions_are_listed_by_their_start_after_an_amendment_too(two: Desk) -> None:
    """B10: the newest start first."""
    assert [row["id"] for row in two.ask("session list").data] == [2, 1]
    two.ok(f"session amend 1 --start {DAY}T13:00 --stop {DAY}T13:20 --reason 'It was in the afternoon'")
    for options in ("", "--ticket 1", "--operator anna"):
        assert [row["id"] for row in two.ask(f"session list {options}").data] == [1, 2], options


def test_a_ticket_is_what_it_was_once_its_only_session_is_cancelled(desk: Desk) -> None:
    """B16."""
    desk.open()
    before = desk.ask("ticket show 1").data
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T10:30")
    assert desk.ask("ticket show 1").data["status"] == "waiting"
    desk.ok("session cancel 1 --reason 'The wrong ticket'")
    back = desk.ask("ticket show 1").data
    for field in ("status", "recurrence_until", "entitlement", "unbilled"):
        assert back[field] == before[field], field


def test_a_ticket_with_another_session_still_waits(two: Desk) -> None:
    """B16, the other side."""
    two.ok("session cancel 2 --reason 'The wrong ticket'")
    assert two.ask("ticket show 1").data["status"] == "waiting"


def test_a_session_that_was_forgotten_between_two_others_is_entered(two: Desk) -> None:
    """B15: between them, and not over them."""
    log = f"session log 1 {SAID}"
    assert two(f"{log} --start {DAY}T10:10 --stop {DAY}T10:40").code == 5
    assert two(f"{log} --start {DAY}T11:00 --stop {DAY}T11:30").code == 0
    assert [row["id"] for row in two.ask("session list").data] == [2, 3, 1]


def test_a_stop_that_fits_two_days_names_both(desk: Desk) -> None:
    """B14: begun yesterday at 10:00, and now it is 18:00; 30 hours and a half were written."""
    desk.now("2026-11-18T18:00")
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    found = desk("session stop --at 16:30")
    assert found.code == 2
    assert DAY in found.err
    assert "2026-11-18" in found.err
    assert desk.ok(f"session stop --at {DAY}T16:30 --json").data["elapsed_seconds"] == 6.5 * 3600


def test_a_stop_that_fits_one_of_them_is_that_one(desk: Desk) -> None:
    """B14: at noon half past four was yesterday's."""
    desk.now("2026-11-18T12:00")
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    assert desk.ok("session stop --at 16:30 --json").data["elapsed_seconds"] == 6.5 * 3600


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_session_that_ran_over_night_points_to_what_puts_it_right(desk: Desk, lang: str) -> None:
    """D24: one that ends on its day points to nothing."""
    desk.open(hours=40)
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.now("2026-11-18T09:00")
    desk.env("SUPPORTCTL_LANG", lang)
    assert "supportctl session amend 1" in desk.ok("session stop").err


# What is known ----------------------------------------------------------------------------------------------------------------


def test_a_ticket_a_client_s_key_and_a_serial_can_be_edited(desk: Desk) -> None:
    """D14: what they were called before still finds them."""
    desk.ok(OPEN)
    assert desk.ok("ticket edit 1 --subject 'Crash on export' --json").data["subject"] == "Crash on export"
    desk.ok("client edit pracownia --key prac")
    desk.ok("license edit SKP-0001 --serial SKP-1111")
    for name in ("prac", "pracownia"):
        assert desk.ask(f"client show {name}").data["key"] == "prac"
    for serial in ("SKP-1111", "SKP-0001"):
        assert desk.ask(f"license show {serial}").data["serial"] == "SKP-1111"


NAMES = [
    ("Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe Zażółć Gęślą Jaźń Spółka z o.o.", "D14"),
    ("Æon Ørsted", "B11"),
    ("株式会社", "B11"),
    ("Жук", "B11"),
    ("!!!", "B11"),
    ("Jan Kowalski", "B12"),
]


@pytest.mark.parametrize(("name", "row"), NAMES, ids=[f"{row}-{name[:5]}" for name, row in NAMES])
def test_a_key_is_made_of_any_name_short_whole_and_free(desk: Desk, name: str, row: str) -> None:
    """D14: of at most 16 characters. B11: of letters of any alphabet. B12: a second client of that name gets another."""
    keys = [desk.ok(["client", "add", name, "--consumer", "--address", "ul. A 1", "--quiet"]).out.strip() for _ in range(3)]
    assert len(set(keys)) == 3
    for key in keys:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
        assert len(key) <= 16
        assert desk.ask(f"client show {key}").data["key"] == key
    if name.startswith("Æ"):
        assert keys[0] == "aeon-orsted"


@pytest.mark.parametrize("nip", ["1234563218", "PL 123-456-32-18"])
def test_a_nip_that_is_known_names_its_client_and_what_to_type(desk: Desk, nip: str) -> None:
    """D26."""
    line = ["client", "add", "Pracownia Dwa", "--nip", nip, "--address", "ul. Druga 2", "--key", "dwa"]
    found = desk(line)
    assert found.code == 5, found
    assert "pracownia" in found.err
    assert "--same-nip-as pracownia" in found.err
    assert desk([*line, "--same-nip-as", "pracownia"]).code == 0
