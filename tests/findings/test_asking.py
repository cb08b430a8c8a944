"""What is asked, what is waited for and what is shown first: faults that were once found, each a test of what is right."""

from __future__ import annotations

import pytest

from tests.cli.once import once
from tests.cli.screen import on_screen
from tests.findings.desk import DAY, SAID, Desk
from tests.findings.terminal import typed

CONFIRM = "owner,backup,present,admin-rights,internet,backup-notice"


# What comes next --------------------------------------------------------------------------------------------------------------


def test_the_bare_command_on_a_terminal_shows_what_waits(desk: Desk) -> None:
    """D3."""
    desk.ok(
        f"ticket open --client pracownia --license SKP-0001 --subject Crash --description D --serial SKP-0001 --at {DAY}T09:05"
    )
    code, shown = on_screen("", 80)
    assert code == 0
    assert any("Crash" in row for row in shown)


# Appointments, BIT Service ----------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def booked(desk: Desk) -> Desk:
    """A ticket for remote help and a price of the diagnosis; nothing was accepted."""
    desk.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name Diagnoza --unit szt.")
    desk.ok("ticket open --client pracownia --product bitservice-remote-help --subject Printer --at 2026-11-16T09:00")
    return desk


@pytest.mark.parametrize(("lang", "said"), [("en", "accepted"), ("pl", "zaakceptował")])
def test_a_booking_without_an_acceptance_says_so(booked: Desk, lang: str, said: str) -> None:
    """D6."""
    booked.env("SUPPORTCTL_LANG", lang)
    found = booked.ok("session schedule 1 --when 2026-11-18T10:00 --technician ewa")
    assert said in found.err
    assert "terms.6" in found.err
    assert "supportctl client accept pracownia --regulation bitservice-remote --price-list" in found.err


@pytest.mark.parametrize(
    ("accepted_at", "code"), [(f"{DAY}T08:00", 0), (f"{DAY}T23:59", 0), ("2026-11-18T00:00", 4), ("2026-11-16T23:59", 4)]
)
def test_an_acceptance_on_the_day_of_arranging_counts_before_and_after_it(booked: Desk, accepted_at: str, code: int) -> None:
    """D6, L10: terms.6."""
    booked.now("2026-11-18T09:00")
    accept = f"client accept pracownia --regulation bitservice-remote --price-list --at {accepted_at}"
    before = accepted_at <= f"{DAY}T09:00"
    if before:
        booked.ok(accept)
    booked.ok(f"session schedule 1 --when 2026-11-19T10:00 --technician ewa --at {DAY}T09:00")
    if not before:
        booked.ok(accept)
    booked.now("2026-11-19T10:00")
    assert booked.decided(f"--operator ewa session start 1 --confirm {CONFIRM}") == (code, {"terms.6"} if code else set())


def test_what_was_accepted_is_recorded_with_the_booking(booked: Desk) -> None:
    """D6."""
    said = booked.ok("session schedule 1 --when 2026-11-19T10:00 --technician ewa --accepted 'Anna Nowak, phone'").err
    assert "terms.6" not in said
    booked.now("2026-11-19T10:00")
    assert booked(f"--operator ewa session start 1 --confirm {CONFIRM}").code == 0


@pytest.mark.parametrize(("now", "state"), [("2026-11-19T10:59", "agreed"), ("2026-11-19T11:00", "missed")])
def test_an_appointment_that_is_over_without_a_session_is_missed(booked: Desk, now: str, state: str) -> None:
    """D10: in the list and on the ticket's page."""
    booked.ok("session schedule 1 --when 2026-11-19T10:00 --minutes 60 --technician ewa")
    booked.now(now)
    (row,) = booked.ask("session appointments --ticket 1").data
    assert row["state"] == state
    page = "\n".join(on_screen("ticket show 1", 80)[1])
    assert ("Missed appointment" in page) == (state == "missed")
    assert "10:00–11:00" in page


def test_an_appointment_that_takes_the_place_of_another_says_so(booked: Desk) -> None:
    """D10."""
    booked.ok("session schedule 1 --when 2026-11-19T10:00 --technician ewa")
    assert "2026-11-19 10:00" in booked.ok("session schedule 1 --when 2026-11-24T10:00 --technician ewa").err


def test_where_the_invoice_goes_is_known_with_the_client_s_address(booked: Desk) -> None:
    """D10: in the list too, where none was given for the booking."""
    booked.ok("session schedule 1 --when 2026-11-19T10:00 --technician ewa")
    (row,) = booked.ask("session appointments").data
    assert row["invoice_email"] == "p@pracownia.example"


# Questions --------------------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_when_it_is_refused_already(booked: Desk) -> None:
    """D7: the hour is agreed on with another technician."""
    booked.ok("session schedule 1 --when 2026-11-19T10:00 --technician ewa")
    booked.now("2026-11-19T10:00")
    found = typed("session start 1")
    assert found.code == 4
    assert "ewa" in found.text


def test_after_a_no_nothing_more_is_asked(desk: Desk) -> None:
    """D7."""
    desk.open()
    desk.now(f"{DAY}T10:00")
    found = typed("session start 1", "n")
    assert (found.code, found.left) == (4, [])


def test_an_answer_that_is_neither_yes_nor_no_is_asked_again(desk: Desk) -> None:
    """D7."""
    desk.open()
    desk.now(f"{DAY}T10:00")
    found = typed("session start 1", "601234567", "y", "y", "y", "601234567")
    assert (found.code, found.left) == (0, []), found.text


def test_what_is_missing_is_asked_for_on_a_terminal(desk: Desk) -> None:
    """D8: one thing after the other."""
    found = typed("price set", "progrupa-support-hour", "250", "PLN", "2026-11-01")
    assert (found.code, found.left) == (0, []), found.text


def test_what_is_missing_is_named_all_at_once_off_a_terminal(desk: Desk) -> None:
    """D8."""
    said = desk("price set").err
    assert [name for name in ("ITEM", "AMOUNT", "--currency", "--from") if name not in said] == []
    assert len(said.splitlines()) == 1


def test_a_text_that_is_missing_is_written_in_the_editor(desk: Desk) -> None:
    """D8."""
    desk.open()
    script = desk.db.parent / "editor"
    script.write_text('#!/bin/sh\necho "Written by hand" > "$1"\n')
    script.chmod(0o700)
    found = typed("ticket note 1", env={"VISUAL": str(script)})
    assert found.code == 0, found.text
    assert "Written by hand" in desk.ok("ticket show 1").out


def test_a_client_is_not_erased_before_it_is_known_that_it_may_be(desk: Desk) -> None:
    """D9: a session runs on its ticket; nothing is asked."""
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    found = typed("client erase pracownia")
    assert found.code == 5, found.text


def test_what_goes_and_what_stays_is_shown_before_the_key_is_asked_for(desk: Desk) -> None:
    """D9."""
    found = typed("client erase zielinski", "y")
    assert found.code == 2, found.text
    assert "client 1" in found.text
    assert desk("client show zielinski").code == 0
    assert typed("client erase pracownia", "pracownia").code == 0
    assert desk("client show pracownia").code == 3


@pytest.mark.parametrize("act", ["ticket reply 1 -m Hello", "ticket contact 1 -m Rang", f"session start 1 {SAID}"])
def test_a_purchase_waits_for_its_first_contact_no_longer(desk: Desk, act: str) -> None:
    """D11: a reply, a contact or a session with that client is one."""
    desk.open()
    waiting = desk.ask("hours list").data
    assert [row["id"] for row in waiting if not row["contacted_at"]] == [1]
    desk.ok(f"{act} --at {DAY}T10:00")
    assert [row["id"] for row in desk.ask("hours list").data if not row["contacted_at"]] == []
