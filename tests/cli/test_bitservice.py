"""Remote help by appointment, under BIT Service's regulation, as an operator types it."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once

OPEN = "ticket open --client pracownia --product bitservice-remote-help --subject 'Printer is silent' --at 2026-11-16T09:00"
CONFIRM = "--confirm owner,backup,present,admin-rights,internet,backup-notice"
ACCEPT = "client accept pracownia --regulation bitservice-remote --price-list"
START = f"session start 1 {CONFIRM} --at 2026-11-17T10:00"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A ticket, and a price list of 2026-01-01."""
    cli.now("2026-11-20T12:00")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name 'Diagnoza zdalna' --unit szt.")
    cli.ok(OPEN)
    return cli


@pytest.fixture
@once
def arranged(desk: Cli) -> Cli:
    """Accepted, and agreed on for 2026-11-17 at ten."""
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:05")
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    return desk


def test_no_start_without_an_appointment_and_an_acceptance_and_nothing_overrides_it(desk: Cli) -> None:
    for more in ("", " --override 'the client is in a hurry'"):
        asked = desk.ask(START + more)
        assert (asked.code, asked.clauses) == (4, ["hours.1", "terms.6"])
    desk.refuses(START, 4, "hours.1", "terms.6", "session schedule")


@pytest.mark.parametrize(("at", "code"), [("09:59:59", 4), ("10:00", 0), ("10:59:59", 0), ("11:00", 4)])
def test_only_at_the_agreed_hour(arranged: Cli, at: str, code: int) -> None:
    found = arranged.ask(f"session start 1 {CONFIRM} --at 2026-11-17T{at} --dry-run")
    assert (found.code, found.clauses) == (code, ["hours.1"] if code else [])
    assert found.json["decision"]["on"] == "2026-11-16"


def test_only_with_the_technician_it_was_agreed_with(arranged: Cli) -> None:
    arranged.env("SUPPORTCTL_OPERATOR", "ewa")
    arranged.refuses(START, 4, "hours.1", "anna")


@pytest.mark.parametrize(
    ("when", "minutes", "code"),
    [
        ("2026-11-17T09:00", 60, 0),
        ("2026-11-17T09:00:01", 60, 4),
        ("2026-11-17T10:59:59", 60, 4),
        ("2026-11-17T11:00", 60, 0),
        ("2026-11-17T10:15", 10, 4),
        ("2026-11-17T09:00", 240, 4),
    ],
)
def test_appointments_of_a_technician_dont_overlap(arranged: Cli, when: str, minutes: int, code: int) -> None:
    arranged.ok(OPEN)
    line = f"session schedule 2 --when {when} --minutes {minutes} --at 2026-11-16T10:00"
    found = arranged.ask(line)
    assert (found.code, found.clauses) == (code, ["hours.1"] if code else [])
    if code:
        arranged.refuses(line, 4, "hours.1")
    assert arranged.ask(f"{line} --technician ewa").code == 0


def test_an_appointment_is_moved_called_off_and_listed(arranged: Cli) -> None:
    moved = arranged.ask("session schedule 1 --when 2026-11-18T10:00 --technician ewa --at 2026-11-17T09:00").data
    assert (moved["technician"], moved["arranged_on"]) == ("ewa", "2026-11-17")
    assert [(a["id"], a["technician"]) for a in arranged.ask("session appointments").data] == [(moved["id"], "ewa")]
    assert arranged.ask("session appointments --technician anna").data == []
    arranged.refuses(START, 4, "hours.1")
    arranged.ok("session unschedule 1 --at 2026-11-17T09:30")
    assert arranged.ask("session appointments --ticket 1").data == []
    arranged.refuses("session unschedule 1", 3)


def test_an_appointment_cant_lie_before_it_is_made(desk: Cli) -> None:
    desk.refuses("session schedule 1 --when 2026-11-16T09:09 --at 2026-11-16T09:10", 2)
    desk.refuses("session schedule 1 --when tomorrow", 2)
    desk.refuses("session schedule 1 --when 2027-03-28T02:30", 2)
    desk.refuses("session schedule 1 --when 2026-12-01T10:00 --minutes 0", 2)


def test_the_price_list_of_the_day_of_arranging_must_be_accepted(desk: Cli) -> None:
    """Accepted in spring, the list changed since: an acceptance of an old version doesn't count."""
    desk.ok(f"{ACCEPT} --at 2026-04-01T09:00")
    desk.ok("price set bitservice-diagnosis 120 --currency PLN --from 2026-11-01")
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    asked = desk.ask(START)
    assert (asked.code, asked.clauses) == (4, ["terms.6"])
    # What changes after the day of arranging doesn't matter; accepting after the start would come too late.
    desk.ok("price set bitservice-diagnosis 150 --currency PLN --from 2026-11-17")
    assert desk.ask(f"{START} --dry-run").clauses == ["terms.6"]
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:20")
    desk.ok(START)
    desk.ok("session stop --at 2026-11-17T10:30")
    charged = desk.ask("ticket charge 1 --item bitservice-diagnosis").data
    assert (charged["price"]["amount"], charged["priced_on"]) == ("120.00", "2026-11-16")


def test_the_regulation_alone_isnt_enough(desk: Cli) -> None:
    desk.ok("client accept pracownia --regulation bitservice-remote --at 2026-11-16T09:05")
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    assert desk.ask(START).clauses == ["terms.6"]
    desk.refuses("client accept pracownia --regulation progrupa-support --price-list", 5)


def test_without_a_price_list_there_is_nothing_to_accept(cli: Cli) -> None:
    cli.refuses(ACCEPT, 7, "bitservice-")


@pytest.mark.parametrize(
    ("left_out", "clause"),
    [
        ("owner", "terms.2"),
        ("backup", "terms.3"),
        ("present", "terms.4"),
        ("admin-rights", "scope.5"),
        ("internet", "scope.4"),
        ("backup-notice", "liability.2"),
    ],
)
def test_every_declaration_is_needed(arranged: Cli, left_out: str, clause: str) -> None:
    given = ",".join(c for c in CONFIRM.split()[1].split(",") if c != left_out)
    assert arranged.ask(f"session start 1 --confirm {given} --at 2026-11-17T10:00").clauses == [clause]


def test_recording_and_saving_need_a_consent_each(arranged: Cli) -> None:
    arranged.refuses(f"{START} --with recording", 4, "liability.3")
    arranged.refuses(f"{START.replace('owner', 'owner,recording')} --with recording,saving", 4, "liability.3")
    arranged.refuses(f"{START} --with singing", 2)
    arranged.ok(f"{START.replace('owner', 'owner,recording,saving,remote-consent')} --with recording,saving")


def test_nobody_reconnects_once_the_session_is_over(arranged: Cli) -> None:
    arranged.ok(START)
    arranged.ok("session stop --at 2026-11-17T10:10")
    arranged.refuses(f"session start 1 {CONFIRM} --at 2026-11-17T10:20", 4, "liability.5")
    arranged.ok("session schedule 1 --when 2026-11-17T10:20 --accepted 'Jan Kot, live' --at 2026-11-17T10:15")
    arranged.ok(f"session start 1 {CONFIRM} --at 2026-11-17T10:20")


@pytest.mark.clause("bitservice-remote", "acceptance.1", "intro.1")
def test_the_session_is_acceptance_and_names_its_tool(arranged: Cli) -> None:
    arranged.ok(START)
    found = arranged.rows("SELECT document, clause, version FROM acceptance WHERE regulation = 'bitservice-remote' ORDER BY id")
    assert found == [
        ("regulation", "terms.6", "undated"),
        ("price-list", "terms.6", "2026-01-01/2"),
        ("regulation", "acceptance.1", "undated"),
    ]
    assert [e["tool"] for e in arranged.ask("ticket show 1").data["history"] if e["kind"] == "session-started"] == ["AnyDesk"]


def test_software_notes_end_with_the_session_and_leave_no_trace(arranged: Cli) -> None:
    arranged.refuses("ticket note 1 --software -m 'SpoolX 3.2'", 4, "liability.4")
    arranged.ok(START)
    arranged.ok("ticket note 1 --software -m 'SpoolX 3.2' --at 2026-11-17T10:05")
    assert [n["message"] for n in arranged.ask("ticket show 1").data["software_notes"]] == ["SpoolX 3.2"]
    assert "SpoolX 3.2" in arranged.ok("ticket show 1").out
    held = "\n".join(line for line in arranged.dump() if "software_note" not in line)
    assert "SpoolX" not in held
    arranged.ok("session stop --at 2026-11-17T10:30")
    assert "SpoolX" not in "\n".join(arranged.dump())
    assert b"SpoolX" not in arranged.db.read_bytes()
    assert "software_notes" not in arranged.ask("ticket show 1").data
    assert all(d["same"] for d in arranged.ask("ticket why 1").data["decisions"])


def test_software_notes_end_with_a_refusal_too(arranged: Cli) -> None:
    arranged.ok(START)
    arranged.ok("ticket note 1 --software -m 'SpoolX 3.2' --at 2026-11-17T10:05")
    arranged.refuses("ticket refuse 1 --reason expert --at 2026-11-17T10:10", 4, "scope.2")
    arranged.ok("ticket refuse 1 --reason expert -m 'a database to repair' --at 2026-11-17T10:10")
    assert arranged.rows("SELECT count(*) FROM software_note") == [(0,)]


@pytest.mark.parametrize("topic", ["database-repair", "programming", "server-configuration", "expert"])
def test_expert_services_are_refused(desk: Cli, topic: str) -> None:
    desk.refuses(f"{OPEN} --topic {topic}", 4, "scope.2")


def test_stages_are_noted_and_another_matter_gets_its_own_ticket(arranged: Cli) -> None:
    arranged.ok("ticket note 1 --stage diagnosis -m 'The spooler stopped'")
    arranged.refuses("ticket note 1 --stage installation -m X", 4, "scope.1")
    arranged.refuses("ticket note 1 --stage diagnosis --software -m X", 2)
    assert [e["stage"] for e in arranged.ask("ticket show 1").data["history"] if "stage" in e] == ["diagnosis"]
    assert arranged.ask("ticket split 1 --subject 'New keyboard' --topic usage").data["id"] == 2


def test_nothing_is_charged_before_the_ticket_was_opened(arranged: Cli) -> None:
    arranged.refuses("ticket charge 1 --item bitservice-diagnosis --at 2026-11-16T08:00", 5, "2026-11-16 09")


def test_what_was_done_is_invoiced_by_service_items(arranged: Cli) -> None:
    arranged.ok(START)
    arranged.ok("session stop --at 2026-11-17T10:30")
    arranged.refuses("invoice issue --ticket 1", 5)
    closed = arranged.ok("ticket close 1 --outcome needs-individual-quote")
    assert "nothing is charged" in closed.err
    arranged.refuses("ticket charge 1 --item progrupa-support-hour", 4, "payment.1")
    arranged.refuses("ticket charge 1 --item bitservice-disk", 7, "bitservice-disk")
    for wrong in ("0", "1001", "9" * 22):
        arranged.refuses(f"ticket charge 1 --item bitservice-diagnosis --quantity {wrong}", 2)
    arranged.ok("ticket charge 1 --item bitservice-diagnosis --quantity 20")
    arranged.ok("ticket uncharge 1 --item 1 --reason 'one nought too many'")
    arranged.refuses("ticket uncharge 1 --item 1 --reason again", 3)
    arranged.refuses("invoice issue --ticket 1", 5)
    arranged.ok("ticket charge 1 --item bitservice-diagnosis --quantity 2")
    arranged.refuses("invoice issue --ticket 1 --at 2026-11-17T11:00", 5)
    assert [t["id"] for t in arranged.ask("ticket list --unbilled").data] == [1]
    issued = arranged.ask("invoice issue --ticket 1").data
    (line,) = issued["lines"]
    assert (line["name"], line["quantity"], line["unit"], line["net"]["amount"]) == ("Diagnoza zdalna", "2", "szt.", "200.00")
    assert [c["clause"] for c in line["clauses"]] == ["payment.1", "payment.2"]
    arranged.refuses("invoice issue --ticket 1", 5)
    arranged.refuses("ticket uncharge 1 --item 1 --reason late", 5)
    assert [i["invoiced"] for i in arranged.ask("ticket items 1").data] == [True]


@pytest.mark.clause("bitservice-remote", "payment.2")
def test_an_invoice_without_an_address_is_listed_as_undelivered(desk: Cli) -> None:
    desk.ok("client add Ksiegowa --consumer --phone 605111222 --address 'ul. Krótka 1, Kraków' --key ksiegowa")
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:05".replace("pracownia", "ksiegowa"))
    for number, more in ((2, ""), (3, " --invoice-email k@ksiegowa.example")):
        desk.ok(OPEN.replace("pracownia", "ksiegowa"))
        noted = desk.ok(f"session schedule {number} --when 2026-11-17T1{number}:00 --at 2026-11-16T10:00{more}")
        assert ("stays undelivered" in noted.err) is (not more)
        desk.ok(f"session start {number} {CONFIRM} --at 2026-11-17T1{number}:00")
        desk.ok(f"session stop --at 2026-11-17T1{number}:30")
        desk.ok(f"ticket charge {number} --item bitservice-diagnosis")
        issued = desk.ok(f"invoice issue --ticket {number}")
        assert ("undelivered" in issued.err) is (not more)
    assert [i["number"] for i in desk.ask("invoice list --undelivered").data] == ["FV/2026/0001"]


def test_the_address_given_stays_when_the_hour_is_moved_and_the_clients_own_is_looked_up_late(arranged: Cli) -> None:
    given = "session schedule 1 --when 2026-11-18T10:00 --at 2026-11-16T10:00 --invoice-email faktury@pracownia.example"
    arranged.ok(given)
    moved = arranged.ask("session schedule 1 --when 2026-11-19T10:00 --at 2026-11-16T11:00").data
    assert moved["invoice_email"] == "faktury@pracownia.example"
    arranged.ok(OPEN)
    arranged.ok("session schedule 2 --when 2026-11-17T10:00 --at 2026-11-16T10:00")
    arranged.ok(f"session start 2 {CONFIRM} --at 2026-11-17T10:00")
    arranged.ok("session stop --at 2026-11-17T10:30")
    arranged.ok("ticket charge 2 --item bitservice-diagnosis")
    arranged.ok("client edit pracownia --email nowy@pracownia.example")
    assert arranged.ask("invoice issue --ticket 2").data["deliver_to"] == "nowy@pracownia.example"


def worked(cli: Cli, number: int, hour: str, more: str = "", client: str = "pracownia") -> None:
    """A ticket of that number, agreed on for 2026-11-17 at the hour, worked and charged."""
    if number > 1:
        cli.ok(OPEN.replace("pracownia", client))
    cli.ok(f"session schedule {number} --when 2026-11-17T{hour}:00 --at 2026-11-16T10:00{more}")
    cli.ok(f"session start {number} {CONFIRM} --at 2026-11-17T{hour}:00")
    cli.ok(f"session stop --at 2026-11-17T{hour}:30")
    cli.ok(f"ticket charge {number} --item bitservice-diagnosis")


@pytest.mark.clause("bitservice-remote", "payment.2")
@pytest.mark.parametrize(
    "then",
    [
        ("session schedule 2 --when 2026-11-18T10:00 --at 2026-11-17T12:00",),
        (
            "session schedule 2 --when 2026-11-18T10:00 --at 2026-11-17T12:00",
            "session unschedule 2 --at 2026-11-17T13:00",
            "session schedule 2 --when 2026-11-18T11:00 --at 2026-11-17T14:00",
        ),
    ],
)
def test_the_address_given_stays_for_the_next_session(desk: Cli, then: tuple[str, ...]) -> None:
    desk.ok("client add Kowalski --consumer --phone 605111222 --address 'ul. Krótka 1, Kraków' --key jk")
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:05".replace("pracownia", "jk"))
    worked(desk, 2, "10", " --invoice-email jk@x.example", client="jk")
    for line in then:
        noted = desk.ok(line)
        assert "stays undelivered" not in noted.err
    assert [a["invoice_email"] for a in desk.ask("session appointments").data] == ["jk@x.example"]
    issued = desk.ok("invoice issue --client jk --json")
    assert issued.data["deliver_to"] == "jk@x.example"
    assert desk.ask("invoice list --undelivered").data == []


@pytest.mark.clause("bitservice-remote", "payment.2")
@pytest.mark.parametrize(
    ("first", "second", "goes_to"),
    [
        ("", "", "p@pracownia.example"),
        (" --invoice-email a@x.example", " --invoice-email a@x.example", "a@x.example"),
        (" --invoice-email a@x.example", " --invoice-email b@x.example", None),
        (" --invoice-email a@x.example", "", None),
    ],
)
def test_one_invoice_goes_to_one_address(arranged: Cli, first: str, second: str, goes_to: str | None) -> None:
    worked(arranged, 1, "10", first)
    worked(arranged, 2, "12", second)
    if goes_to is not None:
        assert arranged.ask("invoice issue --client pracownia").data["deliver_to"] == goes_to
        return
    arranged.refuses("invoice issue --client pracownia", 5, "a@x.example", "invoice issue --ticket 1")
    assert arranged.ask("invoice issue --client pracownia").error == "INVOICE_ADDRESSES"
    to = [arranged.ask(f"invoice issue --ticket {number}").data["deliver_to"] for number in (1, 2)]
    assert to == ["a@x.example", second.split()[-1] if second else "p@pracownia.example"]


@pytest.mark.clause("bitservice-remote", "scope.6", "terms.5", "liability.1", "final.1")
def test_the_standing_notices_are_shown(arranged: Cli) -> None:
    arranged.ok(START)
    summary = arranged.ok("session stop --at 2026-11-17T10:30").out
    for clause in ("scope.4", "scope.6", "liability.1", "liability.2", "terms.5", "final.1"):
        assert f"\n{clause} " in summary
    assert "liability.1" in arranged.ok("ticket reply 1 -m 'Restart it'").out
    arranged.ok("ticket note 1 --confidential -m 'the safe is behind the picture'")
    assert "behind the picture" not in arranged.ok("ticket show 1").out
    arranged.ok("ticket charge 1 --item bitservice-diagnosis")
    assert "final.1" in arranged.ok("invoice issue --ticket 1").out


def test_only_work_that_was_done_is_charged(arranged: Cli) -> None:
    arranged.refuses("ticket charge 1 --item bitservice-diagnosis", 4, "payment.2")
    arranged.ok(START)
    arranged.ok("session stop --at 2026-11-17T10:30")
    arranged.ok("session cancel 1 --reason 'the wrong ticket'")
    arranged.refuses("ticket charge 1 --item bitservice-diagnosis", 4, "payment.2")


def test_what_is_charged_is_what_was_accepted(arranged: Cli) -> None:
    """A price entered later under an old date, and one of a later appointment, change nothing for work arranged before."""
    arranged.ok("price set bitservice-diagnosis 999 --currency PLN --from 2026-01-01")
    arranged.ok("price set bitservice-repair 500 --currency PLN --from 2026-01-01")
    arranged.ok(START)
    arranged.ok("session stop --at 2026-11-17T10:30")
    arranged.refuses("ticket charge 1 --item bitservice-repair", 7)
    arranged.ok("session schedule 1 --when 2026-11-19T10:00 --at 2026-11-18T09:00")
    charged = arranged.ask("ticket charge 1 --item bitservice-diagnosis").data
    assert (charged["price"]["amount"], charged["priced_on"]) == ("100.00", "2026-11-16")
    assert arranged.ask(f"session start 1 {CONFIRM} --at 2026-11-19T10:00 --dry-run").clauses == ["terms.6"]


def test_an_acceptance_entered_out_of_order_counts_from_its_own_time(desk: Cli) -> None:
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    desk.ok(ACCEPT)
    desk.refuses(START, 4, "terms.6")
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:05")
    desk.ok(START)


@pytest.mark.clause("bitservice-remote", "terms.6")
def test_it_is_accepted_while_it_is_arranged(desk: Cli) -> None:
    """On the day of arranging at the latest; on a later day it takes another arrangement."""
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    desk.ok(f"{ACCEPT} --at 2026-11-17T00:00")
    desk.refuses(START, 4, "terms.6", "arrange it anew")
    desk.ok(f"{ACCEPT} --at 2026-11-16T23:59:59")
    desk.ok(f"{START} --dry-run")


def test_accepted_too_late_it_is_arranged_anew(desk: Cli) -> None:
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    desk.ok(f"{ACCEPT} --at 2026-11-17T09:55")
    desk.refuses(START, 4, "terms.6")
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-17T09:56")
    desk.ok(START)


def test_nothing_is_arranged_before_what_was_arranged_last(arranged: Cli) -> None:
    arranged.refuses("session schedule 1 --when 2026-11-18T10:00 --at 2026-11-16T09:09", 5)
    arranged.refuses("session unschedule 1 --at 2026-11-16T09:09", 5)
    arranged.ok("session schedule 1 --when 2026-11-18T10:00 --at 2026-11-16T09:10")


def test_a_session_isnt_moved_before_its_acceptance(desk: Cli) -> None:
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-17T09:10")
    desk.ok(f"{ACCEPT} --at 2026-11-17T10:05")
    desk.ok(f"session start 1 {CONFIRM} --at 2026-11-17T10:10")
    desk.ok("session stop --at 2026-11-17T10:30")
    desk.refuses("session amend 1 --start 2026-11-17T10:04 --reason slip", 4, "terms.6")
    desk.ok("session amend 1 --start 2026-11-17T10:05 --reason slip")
    assert all(d["same"] for d in desk.ask("ticket why 1").data["decisions"])


@pytest.mark.clause("bitservice-remote", "hours.1")
def test_a_technician_is_one_person_in_whatever_case(desk: Cli) -> None:
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:05")
    desk.ok("session schedule 1 --when 2026-11-17T10:00 --technician Łucja --at 2026-11-16T09:10")
    for name in ("łucja", "ŁUCJA", "Łucja"):
        assert [a["technician"] for a in desk.ask(f"session appointments --technician {name}").data] == ["Łucja"]
    assert desk.ask("session appointments --technician Ewa").data == []
    desk.ok(OPEN)
    desk.refuses("session schedule 2 --when 2026-11-17T10:30 --technician ŁUCJA --at 2026-11-16T09:20", 4, "hours.1")


def test_a_technician_at_work_is_booked(arranged: Cli) -> None:
    arranged.ok(OPEN)
    arranged.ok(START)
    arranged.refuses("session schedule 2 --when 2026-11-17T10:30 --at 2026-11-17T10:05", 4, "hours.1")
    arranged.refuses("session schedule 2 --when 2026-11-17T10:30 --technician Anna --at 2026-11-17T10:05", 4, "hours.1")
    arranged.ok("session stop --at 2026-11-17T10:30")
    arranged.ok("session schedule 2 --when 2026-11-17T10:30 --technician Anna --accepted 'Jan Kot, live' --at 2026-11-17T10:30")
    arranged.ok(f"session start 2 {CONFIRM} --at 2026-11-17T10:30")


@pytest.mark.parametrize("line", ["ticket close 1 --outcome unsolved", "ticket refuse 1 --reason expert -m forensics"])
def test_the_end_of_a_ticket_calls_its_appointment_off(arranged: Cli, line: str) -> None:
    arranged.ok(line)
    assert arranged.ask("session appointments").data == []


def test_no_number_stays_with_a_decision(arranged: Cli) -> None:
    arranged.ok(f"{START} --phone 605999888")
    arranged.ok("session stop --at 2026-11-17T10:30")
    arranged.ok("session amend 1 --stop 2026-11-17T10:20 --reason slip")
    assert not [
        row for row in arranged.rows("SELECT facts, grounds FROM decision") if "605999888" in str(row) or "601234567" in str(row)
    ]


@pytest.mark.parametrize("topic", ["database-repair", "expert"])
def test_expert_services_dont_come_in_by_the_back_door(desk: Cli, topic: str) -> None:
    desk.refuses(f"ticket split 1 --subject 'The database' --topic {topic} --at 2026-11-16T10:00", 4, "scope.2")


def test_a_closed_ticket_stays_closed(desk: Cli) -> None:
    desk.ok("ticket close 1 --outcome unsolved")
    desk.refuses("ticket reopen 1 --reason again", 7, "bitservice-remote")


def test_a_software_note_belongs_into_the_session(arranged: Cli) -> None:
    arranged.ok(START)
    arranged.refuses("ticket note 1 --software -m X --at 2026-11-17T09:59", 4, "liability.4")
    arranged.refuses("ticket note 1 --software -m X --idempotency-key k", 2)


def test_the_undated_text_says_so(desk: Cli) -> None:
    shown = desk.ok("regulation show bitservice-remote").out
    assert "undated" in shown
    assert "0001-01-01" not in shown


CHARGE = "ticket charge 1 --item bitservice-diagnosis"


@pytest.fixture
@once
def charged(arranged: Cli) -> Cli:
    """A session from 10:00 to 10:30, charged a minute later."""
    arranged.ok(START)
    arranged.ok("session stop --at 2026-11-17T10:30")
    arranged.ok(f"{CHARGE} --at 2026-11-17T10:31")
    return arranged


AGAIN = (
    "session schedule 1 --when 2026-11-17T11:00 --accepted 'Jan Kot, live' --at 2026-11-17T10:40",
    f"session start 1 {CONFIRM} --at 2026-11-17T11:00",
)


@pytest.mark.clause("bitservice-remote", "payment.2")
@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("session amend 1 --stop 2026-11-17T10:29 --reason slip",),
        (*AGAIN, "session stop --at 2026-11-17T11:10"),
        (*AGAIN, "session stop --at 2026-11-17T11:10", "session cancel 2 --reason slip"),
    ],
)
def test_what_is_charged_waits_for_its_invoice_whatever_becomes_of_the_sessions(charged: Cli, lines: tuple[str, ...]) -> None:
    for line in lines:
        charged.ok(line)
        assert charged.ask("ticket list --unbilled").data
    assert "nothing is charged" not in charged.ok("ticket close 1 --outcome solved").err
    assert [line["quantity"] for line in charged.ask("invoice issue --client pracownia").data["lines"]] == ["1"]
    assert charged.ask("ticket list --unbilled").data == []


def test_a_service_item_charged_during_the_session_waits_too(arranged: Cli) -> None:
    arranged.ok(START)
    arranged.ok(f"{CHARGE} --at 2026-11-17T10:10")
    arranged.ok("session stop --at 2026-11-17T10:30")
    assert arranged.ask("ticket show 1").data["unbilled"] is True
    arranged.ok("invoice issue --ticket 1 --at 2026-11-17T10:40")
    assert "nothing is charged" not in arranged.ok("ticket close 1 --outcome solved").err


def test_a_session_stands_once_its_work_is_invoiced(charged: Cli) -> None:
    charged.ok("session amend 1 --stop 2026-11-17T10:29 --reason slip")
    charged.ok("invoice issue --ticket 1 --at 2026-11-17T10:35")
    for line in ("session amend 1 --stop 2026-11-17T10:28 --reason slip", "session cancel 1 --reason slip"):
        assert (charged.ask(line).code, charged.ask(line).error) == (5, "ALREADY_INVOICED")
    # What is worked afterwards is another matter.
    for line in (*AGAIN, "session stop --at 2026-11-17T11:10", "session amend 2 --stop 2026-11-17T11:09 --reason slip"):
        charged.ok(line)
    charged.ok("session cancel 2 --reason slip")


@pytest.mark.clause("bitservice-remote", "payment.2")
def test_a_session_isnt_cancelled_under_what_was_charged_for_it(charged: Cli) -> None:
    asked = charged.ask("session cancel 1 --reason 'the wrong ticket'")
    assert (asked.code, asked.error) == (5, "WORK_CHARGED")
    charged.refuses("session cancel 1 --reason 'the wrong ticket'", 5, "ticket uncharge 1 --item 1")
    # A session that began after the charge doesn't stand for it.
    for line in (*AGAIN, "session stop --at 2026-11-17T11:10"):
        charged.ok(line)
    charged.refuses("session cancel 1 --reason 'the wrong ticket'", 5, "ticket uncharge 1 --item 1")
    charged.ok("ticket uncharge 1 --item 1 --reason 'the wrong ticket'")
    charged.ok(f"{CHARGE} --at 2026-11-17T11:11")
    charged.ok("session cancel 1 --reason 'the wrong ticket'")
    charged.refuses("session cancel 2 --reason slip", 5, "the work of session 2")


@pytest.mark.clause("bitservice-remote", "payment.2")
def test_a_session_isnt_moved_behind_what_was_charged_for_it(arranged: Cli) -> None:
    for line in (START, f"{CHARGE} --at 2026-11-17T10:10", "session stop --at 2026-11-17T10:30"):
        arranged.ok(line)
    amend = "session amend 1 --reason slip --at 2026-11-17T10:40 --start"
    asked = arranged.ask(f"{amend} 2026-11-17T10:10:01")
    assert (asked.code, asked.error) == (5, "WORK_CHARGED")
    arranged.ok(f"{amend} 2026-11-17T10:10")


def test_an_appointment_that_passed_without_a_session_is_missed(arranged: Cli) -> None:
    arranged.now("2026-11-17T10:59:59")
    assert arranged.ask("session appointments").data[0]["state"] == "agreed"
    arranged.now("2026-11-17T11:00")
    assert arranged.ask("session appointments").data[0]["state"] == "missed"
    assert "missed" in arranged.ok("session appointments").out
    arranged.env("SUPPORTCTL_LANG", "pl")
    assert "niewykorzystany" in arranged.ok("session appointments").out


def test_what_takes_the_place_of_an_appointment_says_so(arranged: Cli) -> None:
    moved = "session schedule 1 --when 2026-11-18T10:00 --accepted 'Jan Kot, by phone' --at 2026-11-17T09:00"
    assert "2026-11-17 10:00" in arranged.ok(moved).err
    arranged.ok("session unschedule 1 --at 2026-11-17T09:30")
    assert arranged.ok(moved.replace("09:00", "09:40")).err == ""


def test_where_the_invoice_goes_is_said_in_the_list_too(arranged: Cli) -> None:
    address = arranged.ask("client show pracownia").data["email"]
    assert [a["invoice_email"] for a in arranged.ask("session appointments").data] == [address]
    arranged.ok("session schedule 1 --when 2026-11-18T10:00 --invoice-email k@x.example --at 2026-11-17T09:00")
    assert [a["invoice_email"] for a in arranged.ask("session appointments").data] == ["k@x.example"]
