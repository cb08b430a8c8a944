"""`today`: what waits, the most urgent first, each thing with the command that acts on it."""

from __future__ import annotations

import os
from typing import Any

import pytest

from supportctl.regulations import BROKEN_OFF, SHELVES, decides, shelf
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.screen import on_screen

BIT = "ticket open --client pracownia --product bitservice-remote-help --subject Printer"
CODETWO = (
    "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
    " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31"
)
BACKUP = "ticket open --client pracownia --license CT-1 --subject Backup"


def waits(cli: Cli, options: str = "") -> list[tuple[str, Any]]:
    """(section, id) of each row."""
    return [(row["section"], row["id"]) for row in cli.ok(f"today {options} --json").data]


def row(cli: Cli, section: str) -> dict[str, Any]:
    """The only row of a section."""
    (found,) = (row for row in cli.ok("today --json").data if row["section"] == section)
    return dict(found)


def test_nothing_waits(cli: Cli) -> None:
    assert waits(cli) == []
    assert on_screen("today", 80)[1][-1] == "Nothing waits."
    assert on_screen("today", 80, {"SUPPORTCTL_LANG": "pl"})[1][-1] == "Nic nie czeka."


def test_a_running_session_and_the_hours_left(cli: Cli) -> None:
    cli.ticket(hours="2")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.now("2026-11-17T10:47")
    found = row(cli, "running")
    assert (found["id"], found["operator"], found["elapsed_seconds"], found["left_seconds"]) == (1, "anna", 2820, 4380)
    assert found["next"] == "session stop"
    cli.env("SUPPORTCTL_OPERATOR", "ewa")
    assert row(cli, "running")["next"] == "session stop 1"
    assert waits(cli, "--for Anna")[0] == ("running", 1)
    assert waits(cli, "--for ewa") == []
    assert "covered 1\u00a0h\u00a013\u00a0min" in "".join(on_screen("today", 80)[1])


@pytest.mark.parametrize(("now", "section"), [("2026-11-18T23:59:59", "due"), ("2026-11-19T00:00", "overdue")])
def test_a_first_response_is_due_until_the_last_second_of_its_day(cli: Cli, now: str, section: str) -> None:
    cli.ok(CODETWO)
    due = cli.ask(f"{BACKUP} --at 2026-11-17T10:00").data["first_response_due"]
    assert due.startswith("2026-11-18T23:59:59")
    cli.now(now)
    assert waits(cli)[0] == (section, 1)
    assert row(cli, section)["next"] == "ticket reply 1"
    cli.ok("ticket reply 1 -m 'Update it'")
    assert section not in [name for name, _ in waits(cli)]


@pytest.mark.parametrize(("now", "back"), [("2026-11-17T18:59:59", False), ("2026-11-17T19:00", True)])
def test_what_is_put_aside_is_left_out_until_then(cli: Cli, now: str, back: bool) -> None:
    cli.ticket(hours=None)
    cli.ok("ticket wait 1 --until 2026-11-17T19:00 --reason 'On holiday'")
    cli.now(now)
    assert waits(cli) == ([("wait-over", 1)] if back else [])
    assert (waits(cli, "--for anna") == []) and row(cli, "wait-over")["next"] == "ticket show 1" if back else True
    cli.ok("ticket wait 1 --clear")
    assert waits(cli) == [("to-start", 1)]


def test_an_overdue_ticket_that_is_put_aside_comes_back_as_overdue_alone(cli: Cli) -> None:
    cli.ok(CODETWO)
    cli.ok(f"{BACKUP} --at 2026-11-10T10:00")
    cli.ok("ticket wait 1 --until 2026-11-17T19:00 --reason 'On holiday'")
    assert waits(cli) == []
    cli.now("2026-11-17T19:00")
    assert waits(cli) == [("overdue", 1)]


def test_new_tickets_and_their_first_step(cli: Cli) -> None:
    cli.ok(OPEN)
    cli.ok(f"{BIT} --channel phone")
    cli.ok("ticket assign 2 --to ewa")
    assert [(r["section"], r["id"], r["next"]) for r in cli.ok("today --json").data] == [
        ("triage", 1, "ticket triage 1"),
        ("to-schedule", 2, "session schedule 2"),
    ]
    assert waits(cli, "--for ewa") == [("to-schedule", 2)]
    cli.ok("ticket triage 1 --diagnosable")
    cli.ok("client accept pracownia --regulation bitservice-remote")
    cli.ok("session schedule 2 --when 2026-11-19T10:00")
    assert waits(cli) == [("to-start", 1)]


def test_a_ticket_that_is_shown_in_another_is_left_out(cli: Cli) -> None:
    cli.ok(OPEN)
    cli.ok(OPEN)
    cli.ok("ticket merge 2 --into 1")
    assert waits(cli) == [("triage", 1)]


@pytest.mark.parametrize(
    ("now", "there"),
    [("2026-11-17T23:59:59", ""), ("2026-11-18T00:00", "appointment"), ("2026-11-18T10:59:59", "appointment"),
     ("2026-11-18T11:00", "missed"), ("2026-11-25T00:00", "missed")],
)  # fmt: skip
def test_an_appointment_waits_on_its_day_and_once_it_was_missed(cli: Cli, now: str, there: str) -> None:
    """D10: an appointment that passed stayed `agreed`, and was nowhere to be seen from the next day on."""
    cli.ok(f"{BIT} --channel phone")
    cli.ok("client accept pracownia --regulation bitservice-remote")
    cli.ok("session schedule 1 --when 2026-11-18T10:00 --technician ewa")
    cli.now(now)
    assert waits(cli, "--for ewa") == waits(cli, "--for Ewa") == waits(cli) == ([(there, 1)] if there else [])
    assert waits(cli, "--for jan") == []
    if there == "appointment":
        found = row(cli, "appointment")
        assert (found["operator"], found["terms_accepted"], found["next"]) == ("ewa", True, "session start 1")
    if there == "missed":
        assert row(cli, "missed")["next"] == "session schedule 1"
        cli.ok("session schedule 1 --when 2026-12-01T10:00 --technician ewa")
        assert waits(cli) == []


@pytest.mark.parametrize("reason", ["connection-lost", "client-absent", "client-ended", "done"])
def test_work_that_was_broken_off_waits_to_be_continued(cli: Cli, reason: str) -> None:
    """No 24 hours run after a session that was broken off (§2.10): without a line here nothing would ever bring the ticket back."""
    cli.ticket()
    cli.ok("hours contact 1")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok(f"session stop --reason {reason} --at 2026-11-17T10:10")
    off = cli.ask("ticket show 1").data["recurrence_until"] is None
    assert off == (reason in ("connection-lost", "client-absent"))
    rows = cli.ok("today --json").data
    assert [(r["id"], r["next"]) for r in rows if r["section"] == "broken-off"] == ([(1, "session start 1")] if off else [])
    assert ("RESUME" in "".join(on_screen("today", 80)[1])) == off
    cli.ok("ticket wait 1 --until 2026-11-20T09:00 --reason holiday")
    assert "broken-off" not in cli.ok("today -o csv").out
    cli.ok("ticket wait 1 --clear")
    cli.ok("ticket assign 1 --to jan")
    assert ("broken-off" in cli.ok("today --for Jan -o csv").out, "broken-off" in cli.ok("today --for ewa -o csv").out) == (
        off,
        False,
    )
    cli.ok("ticket close 1 --outcome unsolved -m Told")
    assert "broken-off" not in cli.ok("today -o csv").out


def test_which_regulations_know_of_work_that_was_broken_off() -> None:
    known = [slug for slug in SHELVES if decides(slug) and shelf(slug).rules.broken_off is not None]
    assert known == list(BROKEN_OFF)


def test_an_appointment_whose_terms_nobody_accepted(cli: Cli) -> None:
    cli.ok(f"{BIT} --channel phone")
    cli.ok("session schedule 1 --when 2026-11-17T19:00")
    found = row(cli, "appointment")
    assert (found["terms_accepted"], found["next"]) == (False, "client accept pracownia --regulation bitservice-remote")
    assert "terms not accepted" in "".join(on_screen("today", 120)[1])


def test_a_purchase_waits_for_its_first_contact(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001")
    assert waits(cli) == [("first-contact", 1)]
    assert waits(cli, "--for anna") == []
    cli.ok(row(cli, "first-contact")["next"])
    assert waits(cli) == []


def test_what_is_to_be_invoiced_comes_to_what_is_invoiced(cli: Cli) -> None:
    cli.ticket()
    cli.ticket(hours=None)
    cli.work("2026-11-17T10:00", "2026-11-17T11:30")
    cli.work("2026-11-17T12:00", "2026-11-17T12:30", "2")
    found = row(cli, "to-invoice")
    assert (found["how_many"], found["amounts"]) == (2, [{"amount": "600.00", "currency": "PLN"}])
    assert found["next"] == "ticket list --unbilled"
    net = [cli.ok(f"invoice issue --ticket {number} --json").data["net"]["amount"] for number in (1, 2)]
    assert net == ["400.00", "200.00"]
    assert "to-invoice" not in [name for name, _ in waits(cli)]


def test_what_is_paid_in_advance_is_to_be_invoiced_too(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --prepaid")
    found = row(cli, "to-invoice")
    assert (found["how_many"], found["amounts"]) == (0, [{"amount": "600.00", "currency": "PLN"}])


@pytest.mark.parametrize(("until", "there"), [("16", False), ("17", True), ("17 later", True), ("18 later", False)])
def test_maintenance_that_ends_within_thirty_days(cli: Cli, until: str, there: bool) -> None:
    day, later = until.split()[0], "later" in until
    date = f"2026-12-{day}" if later else f"2026-11-{day}"
    cli.ok(f"license edit SKP-0001 --maintenance-until {date}")
    assert waits(cli) == ([("maintenance", "SKP-0001")] if there else [])


def test_a_complaint_waits_for_its_answer(cli: Cli) -> None:
    cli.ok("complaint file --client pracownia --channel email --received 2026-11-16 --description Late")
    found = row(cli, "complaint")
    assert (found["id"], found["at"], found["next"]) == (1, "2026-12-07", "complaint answer 1")


def test_an_unpaid_document_and_a_bundle_that_ends(cli: Cli) -> None:
    from tests.cli.selling import ordered, priced

    priced(cli)
    number = ordered(cli, on="2025-03-03")
    cli.ok(f"bundle qualify {number} --channel email --at 2025-03-03T10:00")
    cli.now("2025-03-20T10:00")
    found = row(cli, "unpaid")
    assert (found["id"], found["at"], found["amounts"]) == (
        "PF/2025/0001",
        "2025-03-17",
        [{"amount": "47970.00", "currency": "PLN"}],
    )
    assert "47 970,00 PLN" in "".join(on_screen("today", 80, {"SUPPORTCTL_LANG": "pl"})[1]).replace("\u00a0", " ")
    cli.ok(f"{found['next']} --on 2025-03-20")
    last = cli.ok(f"bundle show {number} --json").data["active_until"]
    cli.now(f"{last}T10:00")
    assert ("bundle", 1) in waits(cli)
    assert "unpaid" not in [name for name, _ in waits(cli)]


def test_a_terminal_shows_five_of_a_section_and_says_how_many_more(cli: Cli) -> None:
    for _ in range(7):
        cli.ok(OPEN)
    assert len(waits(cli)) == 7
    shown = on_screen("today", 80)[1]
    assert next(line for line in shown if "more" in line).split()[:2] == ["2", "more"]
    assert len([line for line in shown if "Crash" in line]) == 5
    assert len([line for line in on_screen("today --all", 80)[1] if "Crash" in line]) == 7


@pytest.mark.parametrize("columns", [80, 60, 40])
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_one_line_a_row(cli: Cli, columns: int, lang: str) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:30")
    cli.ok(OPEN.replace("Crash on export", "Crash " * 40))
    cli.ok("license edit SKP-0001 --maintenance-until 2026-12-01")
    code, shown = on_screen("today", columns, {"SUPPORTCTL_LANG": lang})
    assert (code, len(shown)) == (0, 5)
    assert all(len(line) <= columns for line in shown)
    assert [word in "\n".join(shown) for word in ("#2", "SKP-0001", "400")] == [True] * 3


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_commands_are_whole_at_80_columns_while_a_session_runs_too(cli: Cli, lang: str) -> None:
    cli.ticket(hours="6")
    cli.ok(OPEN)
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T14:10")
    cli.now("2026-11-17T15:20")
    shown = on_screen("today", 80, {"SUPPORTCTL_LANG": lang})[1]
    commands = ["supportctl session stop", "supportctl ticket triage 2", "supportctl ticket list --unbilled"]
    assert [line for line in shown if "supportctl" in line] == [
        next(line for line in shown if line.endswith(command)) for command in commands
    ]
    money = next(line for line in shown if "--unbilled" in line)
    assert ": 1" in money
    assert lang == "en" or "DO OCENY" in "\n".join(shown)


def test_the_bare_command(cli: Cli, tmp_path: Any) -> None:
    cli.ok(OPEN)
    assert "#1" in "\n".join(on_screen("", 80)[1])
    assert "Usage:" in "\n".join(on_screen("", 80, {"SUPPORTCTL_DB": str(tmp_path / "none.db")})[1])
    assert not (tmp_path / "none.db").exists()
    assert "Usage:" in cli.process("").out


def test_subjects_are_shown_escaped(cli: Cli) -> None:
    cli.ok(["ticket", "open", "--client", "pracownia", "--product", "bitservice-remote-help", "--subject", "[red]x[/red]"])
    assert "[red]x[/red]" in "\n".join(on_screen("today", 120)[1])


def test_bad_input(cli: Cli) -> None:
    cli.refuses("today --for ''", 2, "--for")
    cli.refuses("today --columns nothing", 2, "waits")
    cli.refuses("today more", 2)
    assert os.path.exists(cli.db)
