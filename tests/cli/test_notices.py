"""What the regulation wants told to the client stands on the screen, or on the document, at the moment that it matters."""

from __future__ import annotations

import sqlite3

import pytest

from tests.cli.cli import CONFIRMED, Cli, Result
from tests.cli.once import once

SECRET = "the admin password is hunter2"


def told(found: Result, clause: str, *words: str) -> None:
    """A row with the clause and its text, in plain words."""
    rows = [line for line in found.out.splitlines() if line.split(" ")[0] == clause]
    assert len(rows) == 1, found.out
    for word in words:
        assert word in rows[0]


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A ticket with a session."""
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:00")
    return cli


@pytest.mark.clause("progrupa-support", "§1.12")
def test_own_risk_in_replies_and_on_the_session_summary(desk: Cli) -> None:
    told(desk.ok("ticket reply 1 -m 'Please update the driver'"), "§1.12", "own risk")
    told(desk.ok("session show 1"), "§1.12", "own risk")
    told(desk.ok("ticket close 1 --outcome solved -m Done"), "§1.12", "own risk")
    assert "§1.12" in desk.rows("SELECT clauses FROM ticket_event WHERE kind = 'reply'")[0][0]


@pytest.mark.clause("progrupa-support", "§1.13", "§6.1.1", "§6.1.3", "§6.2", "§8.3")
def test_the_footer_of_the_invoice(desk: Cli) -> None:
    issued = desk.ok("invoice issue --ticket 1")
    for found in (issued, desk.ok("invoice print FV/2026/0001")):
        told(found, "§1.13", "not liable", "as far as the law allows")
        told(found, "§6.1.1", "no liability", "no defect")
        told(found, "§6.1.3", "due care", "cannot promise")
        told(found, "§6.2", "as far as the law allows", "breaks in the service")
        told(found, "§8.3", "Polish law", "courts")
    polish = desk.ok("--lang pl invoice print FV/2026/0001")
    told(polish, "§8.3", "prawo polskie", "sądy")


@pytest.mark.clause("progrupa-support", "§3.7")
def test_the_consequences_of_untrue_data_on_the_client_record_and_the_summary(desk: Cli) -> None:
    told(desk.ok("client show pracownia"), "§3.7", "true and correct data")
    # Nothing ties a client's help to its number as long as it has neither a licence nor a ticket that ProGrupa serves.
    assert "§3.7" not in desk.ok("client add 'Nowa' --consumer --address 'ul. Nowa 1' --key nowa").out
    assert "§3.7" not in desk.ok("client show nowa").out
    desk.ok("license add --client nowa --product sketchup-pro --serial SKP-7 --kind perpetual-single --version 2021")
    told(desk.ok("client show nowa"), "§3.7", "true and correct data")
    told(desk.ok("session show 1"), "§3.7", "true and correct data")


@pytest.mark.clause("progrupa-support", "§4.5")
def test_a_true_description_of_the_problem_on_the_summary(desk: Cli) -> None:
    told(desk.ok("session show 1"), "§4.5", "truthfully")


@pytest.mark.clause("progrupa-support", "§5.1", "§5.2")
def test_lines_of_third_parties_on_the_summary(desk: Cli) -> None:
    told(desk.ok("session show 1"), "§5.1", "third parties")
    told(desk.ok("session show 1"), "§5.2", "slow internet line")


@pytest.mark.clause("progrupa-support", "§7.2", "§7.3")
def test_what_the_knowledge_may_be_used_for_with_replies(desk: Cli) -> None:
    found = desk.ok("ticket reply 1 -m 'Please update the driver'")
    told(found, "§7.2", "own use of the product")
    told(found, "§7.3", "profit", "own projects")


@pytest.mark.clause("progrupa-support", "§7.4")
def test_shared_data_at_the_start(cli: Cli) -> None:
    cli.ticket()
    told(cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00"), "§7.4", "own risk")


@pytest.mark.clause("progrupa-support", "§2.8")
def test_contact_after_the_purchase_and_the_queue(cli: Cli) -> None:
    bought = cli.ok("hours buy --client pracownia --hours 1 --phone 601234567")
    told(bought, "§2.8", "consultant", "number of reports")
    assert "place 1 in the queue" in bought.err
    assert cli.ask("hours list --awaiting").data[0]["queue_position"] == 1


@pytest.mark.clause("progrupa-support", "§6.1.2")
def test_a_complaint_is_marked_and_never_received(desk: Cli) -> None:
    found = desk.ok("ticket note 1 --complaint -m 'The program is faulty, I complain'")
    told(found, "§6.1.2")
    assert "not received" in found.err
    (entry,) = [e for e in desk.ask("ticket show 1").data["history"] if e["kind"] == "complaint"]
    assert entry["clauses"] == ["§6.1.2"]


@pytest.mark.clause("progrupa-support", "§7.1")
def test_a_confidential_note_leaves_in_no_export_and_no_document(desk: Cli) -> None:
    noted = desk.ok(["ticket", "note", "1", "--confidential", "-m", SECRET])
    desk.ok("ticket close 1 --outcome solved -m Done")
    desk.ok("invoice issue --ticket 1")
    shown = [
        f"{command}{form}"
        for command in ("ticket show 1", "ticket why 1", "ticket list", "session show 1", "invoice print 1", "invoice list")
        for form in ("", " --json", " -o csv", " -o ndjson")
    ]
    for line in shown:
        found = desk.ok(line)
        assert SECRET not in found.out + found.err, line
    assert SECRET not in noted.out + noted.err
    assert "confidential" in desk.ok("ticket show 1").out
    (entry,) = [e for e in desk.ask("ticket show 1").data["history"] if e["confidential"]]
    assert (entry["message"], entry["clauses"]) == (None, ["§7.1"])
    assert not any(SECRET in str(row) for row in desk.rows("SELECT change FROM audit_entry"))


@pytest.mark.clause("progrupa-support", "§7.1")
def test_the_flag_that_shows_confidential_words_is_audited(desk: Cli) -> None:
    desk.ok(["ticket", "note", "1", "--confidential", "-m", SECRET])
    booked = "SELECT operator, change FROM audit_entry WHERE change LIKE '%confidential-shown%'"
    assert desk.rows(booked) == []
    assert SECRET in desk.ok("ticket show 1 --confidential").out
    ((operator, change),) = desk.rows(booked)
    assert operator == "anna"
    assert "§7.1" in change
    assert SECRET not in change


@pytest.mark.clause("progrupa-support", "§7.1")
def test_without_room_for_the_audit_entry_confidential_words_stay_hidden(desk: Cli) -> None:
    desk.ok(["ticket", "note", "1", "--confidential", "-m", SECRET])
    desk.env("SUPPORTCTL_BUSY_MS", "50")
    holder = sqlite3.connect(desk.db, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    found = desk("ticket show 1 --confidential")
    holder.close()
    assert found.code == 6
    assert SECRET not in found.out + found.err
