"""ticket edit, wait, merge and unmerge."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

DAY, NEXT = "2026-11-17", "2026-11-18"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Hours bought, two tickets triaged at 09:10."""
    cli.now(f"{DAY}T16:00")
    cli.ticket("5")
    cli.ticket(None)
    return cli


def kinds(cli: Cli, ticket: int = 1) -> list[str]:
    return [entry["kind"] for entry in cli.ask(f"ticket show {ticket}").data["history"]]


# Edit ------------------------------------------------------------------------------------------------------------------------------


def test_subject_priority_and_tags(desk: Cli) -> None:
    found = desk.ask("ticket edit 1 --subject 'Eksport żółwia' --priority urgent --tag +vip,Eksport")
    assert found.code == 0, found
    assert (found.data["subject"], found.data["priority"], found.data["tags"]) == ("Eksport żółwia", "urgent", ["eksport", "vip"])
    entry = desk.ask("ticket show 1").data["history"][-1]
    assert (entry["kind"], entry["message"]) == ("edited", "Crash on export → Eksport żółwia\n+vip +eksport")
    assert (entry["fields"], entry["priority"]) == (["priority", "subject", "tags"], "urgent")
    assert desk.ask("ticket edit 1 --tag -vip,-none,+b").data["tags"] == ["b", "eksport"]
    assert "priority" not in desk.ask("ticket edit 1 --priority normal").data
    assert "tags" in desk.ok("ticket show 1").out
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "etykiety" in desk.ok("ticket show 1").out
    assert "zmieniono" in desk.ok("ticket show 1").out


def test_the_subject_follows_into_the_prompt(desk: Cli) -> None:
    desk.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    desk.ok("ticket edit 1 --subject Anew")
    assert desk.ok(["session", "status", "--format", "{subject}"]).out == "Anew\n"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "--subject 'Crash on export'",
        "--priority normal",
        "--tag -none",
        "--topic fault",
        "--license SKP-0001",
    ],
)
def test_nothing_to_change(desk: Cli, given: str) -> None:
    desk.refuses(f"ticket edit 1 {given}", 2)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("--priority important", 2),
        ("--tag +a,-a", 2),
        ("--tag '+a b'", 2),
        ("--tag +", 2),
        ("--tag ,", 2),
        (f"--tag +{'x' * 40}", 0),
        (f"--tag +{'x' * 41}", 2),
        (f"--subject {'x' * 301}", 2),
        ("--version abc", 2),
        ("--email nobody", 2),
        ("--license NONE-1", 3),
        ("--topic nothing", 2),
    ],
)
def test_bad_input(desk: Cli, given: str, code: int) -> None:
    if code:
        desk.refuses(f"ticket edit 1 {given}", code)
    else:
        desk.ok(f"ticket edit 1 {given}")


@pytest.mark.clause("progrupa-support", "§4.7.1")
def test_a_changed_report_is_decided_anew(desk: Cli) -> None:
    desk.refuses("ticket edit 1 --topic training", 4, "§4.7.1")
    desk.refuses("ticket edit 1 --version 2020", 4, "§2.5")
    found = desk.ask("ticket edit 1 --topic usage")
    assert (found.code, found.data["topic"], found.json["decision"]["on"]) == (0, "usage", DAY)
    assert desk.ok("ticket why 1")
    assert desk.ask("ticket why 1").data["decisions"][-1]["same"] is True


def test_what_a_session_or_a_reply_rests_on_stays(desk: Cli) -> None:
    desk.ok("ticket edit 1 --topic usage")
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.refuses("ticket edit 1 --topic fault", 5)
    desk.ok("ticket reply 2 -m hello")
    desk.refuses("ticket edit 2 --topic usage", 5)
    desk.ok("ticket edit 1 --subject Still --priority high")


def test_another_licence_of_the_client(cli: Cli) -> None:
    cli.now(f"{DAY}T16:00")
    lic = "license add --client pracownia --product sketchup-pro --kind perpetual-single --version 2021 --serial"
    cli.ok(f"{lic} SKP-0002 --maintenance-until 2027-12-31 --at 2026-01-02T10:00")
    cli.ok(f"{lic.replace('pracownia', 'zielinski')} SKP-0003")
    cli.ok("ticket open --client pracownia --license SKP-0001 --subject A --description A --email p@pracownia.example")
    assert cli.ask("ticket show 1").data["entitlement"] == "none"
    found = cli.ask("ticket edit 1 --license SKP-0002")
    assert (found.code, found.data["license"], found.data["entitlement"]) == (0, "SKP-0002", "free")
    cli.refuses("ticket edit 1 --license SKP-0003", 2)
    cli.ok("license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3")
    cli.refuses("ticket edit 1 --license CT-1", 5, "codetwo-support")


def test_several_tickets_and_a_dry_run(desk: Cli) -> None:
    before = desk.dump()
    desk.ok("ticket edit 1 --priority high --tag +a --dry-run")
    assert desk.dump() == before
    found = desk.process("ticket edit - --priority high --json", stdin="1\n2\n")
    assert [item["data"]["priority"] for item in found.data] == ["high", "high"]


# Wait -------------------------------------------------------------------------------------------------------------------------------


def test_a_ticket_is_put_aside_and_taken_up(desk: Cli) -> None:
    before = desk.ask("ticket show 1").data
    found = desk.ask(f"ticket wait 1 --until {NEXT}T09:00 --reason 'they are away'")
    assert (found.data["waits_until"], found.data["waits_reason"]) == (f"{NEXT}T09:00:00+01:00", "they are away")
    assert {k: v for k, v in found.data.items() if k in before and k != "history"} == {
        k: v for k, v in before.items() if k != "history"
    }
    desk.refuses(f"ticket wait 1 --until {NEXT}T09:00 --reason 'they are away'", 2)
    desk.ok("ticket wait 1 --until '19.11 9:00' --reason longer")
    desk.ok("ticket wait 1 --clear")
    desk.refuses("ticket wait 1 --clear", 5)
    assert kinds(desk)[-3:] == ["put-aside", "put-aside", "taken-up"]
    assert "waits_until" not in desk.ask("ticket show 1").data


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("", 2),
        (f"--until {NEXT}T09:00", 2),
        ("--reason x", 2),
        (f"--until {NEXT}T09:00 --reason x --clear", 2),
        ("--clear --reason x", 2),
        (f"--until {DAY}T16:00 --reason x", 2),
        (f"--until {DAY}T16:00:01 --reason x", 0),
        ("--until nowhere --reason x", 2),
        ("--until 03/04/2026 --reason x", 2),
    ],
)
def test_waits_that_are_none(desk: Cli, given: str, code: int) -> None:
    if code:
        desk.refuses(f"ticket wait 1 {given}", code)
    else:
        desk.ok(f"ticket wait 1 {given}")


def test_not_while_work_goes_on_and_not_when_it_is_over(desk: Cli) -> None:
    wait = f"--until {NEXT}T09:00 --reason x"
    desk.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    desk.refuses(f"ticket wait 1 {wait}", 5)
    desk.ok(f"session stop --at {DAY}T10:30")
    desk.ok("ticket close 1 --outcome solved -m ok")
    desk.refuses(f"ticket wait 1 {wait}", 5)
    desk.refuses(f"ticket wait 9 {wait}", 3)


def test_work_a_close_and_the_clients_word_bring_it_back(desk: Cli) -> None:
    wait = f"ticket wait 1 --until {NEXT}T09:00 --reason x --at"
    desk.ok(f"{wait} {DAY}T09:30")
    desk.ok("ticket note 1 -m ours")
    assert "waits_until" in desk.ask("ticket show 1").data
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    assert "waits_until" not in desk.ask("ticket show 1").data
    desk.ok(f"{wait} {DAY}T10:40")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T10:50")
    assert "waits_until" not in desk.ask("ticket show 1").data
    desk.ok(f"ticket reopen 1 --reason again --at {DAY}T11:00")
    desk.ok(f"{wait} {DAY}T11:10")
    desk.ok(f"ticket note 1 --complaint -m 'too slow' --at {DAY}T11:20")
    assert "waits_until" not in desk.ask("ticket show 1").data


# Merge ----------------------------------------------------------------------------------------------------------------------------


def test_a_ticket_is_shown_in_the_other_and_given_back(desk: Cli) -> None:
    before = [desk.ask(f"ticket show {n}").data for n in (1, 2)]
    desk.ok("ticket merge 2 --into 1")
    shown = desk.ask("ticket show 1").data
    assert [(t["id"], t["merged_into"], len(t["history"])) for t in shown["merged"]] == [(2, 1, 3)]
    assert "Ticket 2, merged into this one: Crash on export" in desk.ok("ticket show 1").out
    for act in (
        "ticket note 2 -m x",
        f"session start 2 {CONFIRMED}",
        "ticket edit 2 --priority high",
        f"ticket wait 2 --until {NEXT}T09:00 --reason x",
        "ticket close 2 --outcome solved -m x",
        "ticket assign 2",
        "ticket merge 2 --into 1",
    ):
        desk.refuses(act, 5)
    desk.ok("ticket unmerge 2")
    after = [desk.ask(f"ticket show {n}").data for n in (1, 2)]
    for old, new in zip(before, after, strict=True):
        assert {k: v for k, v in old.items() if k != "history"} == {k: v for k, v in new.items() if k != "history"}
    assert kinds(desk, 2)[-2:] == ["merged", "unmerged"]
    assert kinds(desk, 1)[-2:] == ["merged-here", "unmerged-here"]
    desk.refuses("ticket unmerge 2", 5)
    desk.env("SUPPORTCTL_LANG", "pl")
    desk.ok("ticket merge 2 --into 1")
    assert "Zgłoszenie 2, scalone z tym" in desk.ok("ticket show 1").out


def test_what_cant_be_merged(desk: Cli) -> None:
    desk.refuses("ticket merge 1 --into 1", 2)
    desk.refuses("ticket merge 1 --into 9", 3)
    desk.refuses("ticket merge 9 --into 1", 3)
    desk.ok("ticket merge 2 --into 1")
    desk.refuses("ticket merge 1 --into 2", 5, "itself merged")
    desk.ticket(None)
    desk.refuses("ticket merge 3 --into 2", 5)
    desk.ok("ticket merge 1 --into 3")
    assert [t["id"] for t in desk.ask("ticket show 3").data["merged"][0]["merged"]] == [2]
    desk.refuses("ticket merge 3 --into 2", 5)
    desk.ok("ticket open --client pracownia --product v-ray --subject X --description X --serial V-1")
    desk.refuses("ticket merge 4 --into 3", 5, "product")


@pytest.mark.parametrize("working", [1, 2])
def test_not_while_work_goes_on(desk: Cli, working: int) -> None:
    desk.ok(f"session start {working} {CONFIRMED} --at {DAY}T10:00")
    desk.refuses("ticket merge 2 --into 1", 5)


def test_not_into_a_closed_one_but_out_of_one(desk: Cli) -> None:
    desk.ok("ticket close 2 --outcome solved -m ok")
    desk.refuses("ticket merge 1 --into 2", 5)
    desk.ok("ticket merge 2 --into 1")


def test_a_merged_ticket_is_invoiced_for_itself_and_an_invoice_of_the_other_keeps_them_together(desk: Cli) -> None:
    for ticket, hour in (("1", "10"), ("2", "12")):
        desk.work(f"{DAY}T{hour}:00", f"{DAY}T{hour}:30", ticket)
    desk.ok("ticket merge 2 --into 1")
    desk.ok("invoice issue --ticket 2")
    desk.ok("ticket unmerge 2")
    desk.ok("ticket merge 2 --into 1")
    desk.ok("invoice issue --ticket 1")
    desk.refuses("ticket unmerge 2", 5, "invoiced")


@pytest.mark.clause("codetwo-support", "handling.3")
def test_a_reply_answers_what_is_merged_too_each_by_its_own_deadline(cli: Cli) -> None:
    cli.now("2026-11-18T10:00")
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31 --at 2026-01-10T10:00"
    )
    for day in ("2026-11-16", "2026-11-17"):
        cli.ok(f"ticket open --client pracownia --license CT-1 --subject 'Backup stops' --at {day}T10:00")
    due = cli.ask("ticket show 1").data["first_response_due"]
    cli.ok("ticket merge 1 --into 2 --at 2026-11-17T10:30")
    cli.ok("ticket reply 2 -m 'Update it' --at 2026-11-17T11:00")
    shown = cli.ask("ticket show 1").data
    assert (shown["first_response_due"], shown["first_response_at"]) == (due, "2026-11-17T11:00:00+01:00")
    assert shown["history"][-1]["kind"] == "reply"
    assert cli.ask("ticket list --overdue").data == []


def test_dry_run_and_erasure(desk: Cli) -> None:
    before = desk.dump()
    desk.ok("ticket merge 2 --into 1 --dry-run")
    assert desk.dump() == before
    desk.ok("ticket edit 1 --tag +kowalski")
    desk.ok(f"ticket wait 1 --until {NEXT}T09:00 --reason 'Pan Kowalski is away'")
    desk.ok("ticket merge 2 --into 1")
    held = desk.ask("client export-data pracownia").data
    assert [t["tags"] for t in held["tickets"] if "tags" in t] == [["kowalski"]]
    desk.ok("ticket close 1 --outcome solved -m ok")
    desk.ok("client erase pracownia --yes")
    assert "owalski" not in "\n".join(desk.dump())
    desk.refuses("ticket merge 2 --into 1", 5)
    desk.refuses("ticket edit 1 --priority high", 5)
