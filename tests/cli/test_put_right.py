"""A wrong triage put right, what a client told, whose phone it is, a NIP that is known, and the first contact after a purchase."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.crons import cron
from tests.cli.once import once

DAY = "2026-11-17"

# A wrong triage ------------------------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def opened(cli: Cli) -> Cli:
    """Hours bought, a ticket that nobody looked at yet."""
    cli.ok(f"hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001 --at {DAY}T09:00")
    cli.ok(f"{OPEN} --at {DAY}T09:05")
    return cli


@pytest.mark.clause("progrupa-support", "§2.3")
def test_a_wrong_triage_is_put_right_with_a_reason_and_every_hint_leads_on(opened: Cli) -> None:
    opened.ok(f"ticket triage 1 --not-diagnosable --at {DAY}T09:10")
    refused = opened.refuses("ticket triage 1 --diagnosable", 5, "supportctl ticket triage 1 --diagnosable --reason TEXT")
    assert "was triaged before" in refused.err
    opened.refuses("ticket triage 1 --not-diagnosable --reason typo", 5, "diagnosable: no")
    right = opened.ok(f"ticket triage 1 --diagnosable --reason 'Wrong key pressed' --at {DAY}T09:15 --json").data
    assert (right["status"], right["closed_at"]) == ("triaged", None)
    history = [e for e in opened.ask("ticket show 1").data["history"] if e["kind"] == "triaged"]
    assert [(e["diagnosable"], e["message"]) for e in history] == [(False, None), (True, "Wrong key pressed")]
    opened.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    assert all(d["same"] for d in opened.ask("ticket why 1").data["decisions"])


@pytest.mark.clause("progrupa-support", "§2.3")
def test_the_other_way_round_too_until_work_began(opened: Cli) -> None:
    opened.ok(f"ticket triage 1 --diagnosable --at {DAY}T09:10")
    assert opened.ask(f"ticket triage 1 --not-diagnosable --reason 'Other plugin' --at {DAY}T09:12").data["status"] == "refused"
    opened.ok(f"ticket triage 1 --diagnosable --reason 'It is ours' --at {DAY}T09:13")
    opened.work(f"{DAY}T10:00", f"{DAY}T10:30")
    opened.refuses("ticket triage 1 --not-diagnosable --reason 'Too late'", 5, "waiting")


def test_a_reason_without_a_triage_and_a_ticket_that_the_desk_refused(opened: Cli) -> None:
    opened.refuses("ticket triage 1 --diagnosable --reason 'First look'", 5, "--reason")
    opened.ok(f"ticket triage 1 --diagnosable --at {DAY}T09:10")
    opened.ok(f"ticket refuse 1 --reason terms-breached --at {DAY}T09:20")
    opened.refuses("ticket triage 1 --diagnosable --reason typo", 5, "ticket show 1")
    opened.env("SUPPORTCTL_LANG", "pl")
    assert "nie można jej już poprawić" in opened("ticket triage 1 --not-diagnosable --reason typo").err


# What a client told --------------------------------------------------------------------------------------------------------------

CODETWO = (
    "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
    " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-11-18"
)


@pytest.mark.clause("codetwo-support", "handling.2", "handling.3")
def test_an_incoming_contact_is_registered_after_the_support_ended_and_says_what_failed(cli: Cli) -> None:
    cli.now("2026-11-30T12:00")
    cli.ok(CODETWO)
    cli.ok(f"ticket open --client pracownia --license CT-1 --subject Backup --at {DAY}T10:00")
    # Saturday night: the desk is closed, and the key ran out.
    late = "--at 2026-11-21T23:00"
    cli.refuses(f"ticket contact 1 -m 'It is down' {late}", 4, "general.2")
    told = cli.ok(f"ticket contact 1 --incoming -m 'It is down' {late} --json")
    assert (told.code, told.data["entitlement"]) == (0, "none")
    assert "general.2" in cli.ok(f"ticket contact 1 --incoming -m 'Still down' {late}").err
    entry = cli.ask("ticket show 1").data["history"][-1]
    assert (entry["kind"], entry["clauses"], entry["incoming"]) == ("contact", ["handling.2"], True)
    # On the last day of the key it was entitled.
    assert cli.ask("ticket contact 1 --incoming -m 'Is it?' --at 2026-11-18T23:59").data["entitlement"] == "free"
    assert all(d["same"] for d in cli.ask("ticket why 1").data["decisions"])


@pytest.mark.clause("codetwo-support", "handling.3")
@pytest.mark.parametrize(("at", "due"), [("2026-11-18T23:59", "2026-11-19T23:59:59+01:00"), ("2026-11-19T00:00", None)])
def test_the_target_of_a_first_response_runs_for_the_entitled_only(cli: Cli, at: str, due: str | None) -> None:
    cli.now("2026-11-30T12:00")
    cli.ok(CODETWO)
    opened = cli.ask(f"ticket open --client pracownia --license CT-1 --subject Backup --at {at}").data
    assert (opened["entitlement"], opened["first_response_due"]) == ("free" if due else "none", due)


# Whose phone it is ---------------------------------------------------------------------------------------------------------------

CHANGE = "client change-phone pracownia --old 601234567 --new 602222222 --mail M-1"


@pytest.mark.clause("progrupa-support", "§3.5")
@pytest.mark.parametrize(("name", "noted"), [("Anna Nowak", False), ("ANNA NOWÁK", False), ("Jan Obcy", True)])
def test_a_stranger_who_asks_for_another_number_is_noted_not_refused(cli: Cli, name: str, noted: bool) -> None:
    told = cli.ok([*CHANGE.split(), "--name", name])
    assert ("none of the people known" in told.err) is noted
    assert cli.rows("SELECT full_name FROM phone_change") == [(name,)]


@pytest.mark.clause("progrupa-support", "§3.5")
def test_the_regulation_that_binds_the_client_judges_a_change_of_its_number(cli: Cli) -> None:
    cli.ok("client add Nowa --consumer --address 'ul. Nowa 1' --key nowa --phone 603333333")
    change = "client change-phone nowa --new 604444444"
    cli.refuses("client change-phone nowa --old 603333333", 2, "--new")
    cli.refuses(change, 2, "--old")
    cli.refuses(f"{change} --old 605555555", 5, "client show nowa")
    changed = cli.ok(f"{change} --old 603333333 --json")
    assert (changed.data["phone"], changed.json["decision"]) == ("+48604444444", None)
    cli.ok("license add --client nowa --product sketchup-pro --serial SKP-7 --kind perpetual-single --version 2021")
    cli.refuses("client change-phone nowa --new 605555555", 4, "§3.5")


# A NIP that is known ----------------------------------------------------------------------------------------------------------

ADD = "client add 'Pracownia Dwa' --nip 123-456-32-18 --address 'ul. Druga 2' --key dwa"


def test_a_known_nip_names_its_client_and_what_to_type(cli: Cli) -> None:
    cli.refuses(ADD, 5, "1234563218", "pracownia", "--same-nip-as pracownia")
    cli.refuses(f"{ADD} --same-nip-as zielinski", 2, "zielinski")
    cli.refuses(f"{ADD} --same-nip-as nobody", 3, "nobody")
    assert cli.ask(f"{ADD} --same-nip-as pracownia").data["key"] == "dwa"
    cli.env("SUPPORTCTL_LANG", "pl")
    assert "dodaj --same-nip-as" in cli(ADD.replace("dwa", "trzy")).err


# The first contact after a purchase -------------------------------------------------------------------------------------------


@pytest.mark.clause("progrupa-support", "§2.8")
@pytest.mark.parametrize("act", ["ticket reply 1 -m Hello", "ticket contact 1 -m Hello", f"session start 1 {CONFIRMED}"])
def test_a_reply_a_contact_or_a_session_is_the_first_contact_after_a_purchase(opened: Cli, act: str) -> None:
    opened.ok(f"ticket triage 1 --diagnosable --at {DAY}T09:10")
    assert [h["id"] for h in opened.ask("hours list --awaiting").data] == [1]
    opened.ok(f"{act} --at {DAY}T10:00")
    assert opened.ask("hours list --awaiting").data == []
    assert opened.ask("hours list").data[0]["contacted_at"] == f"{DAY}T10:00:00+01:00"
    assert cron(opened, "--dry-run").ids("contact-due", "contact-overdue") == []


def test_a_contact_before_the_purchase_is_none_after_it(opened: Cli) -> None:
    opened.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at {DAY}T12:00")
    opened.ok(f"ticket reply 1 -m Hello --at {DAY}T11:59:59")
    assert [h["id"] for h in opened.ask("hours list --awaiting").data] == [2]
