"""A contact person counts from its own instant on, and for no session that was already on record (§4.6)."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

ADD = "client add 'Studio Beta' --nip 5260250274 --phone 601234567 --address 'Łódź' --key beta --at 2026-11-10T08:00"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A company without a contact person, hours bought, a ticket triaged; the clock stands two days later."""
    cli.now("2026-11-19T12:00")
    cli.ok(ADD)
    cli.ok("license add --client beta --product sketchup-pro --serial SKP-9 --kind perpetual-single --version 2021")
    cli.ok("hours buy --client beta --hours 3 --phone 601234567 --license SKP-9 --at 2026-11-17T09:00")
    report = "--subject Crash --description 'It crashes' --serial SKP-9"
    cli.ok(f"ticket open --client beta --license SKP-9 {report} --at 2026-11-17T09:05")
    cli.ok("ticket triage 1 --diagnosable --at 2026-11-17T09:05")
    return cli


START = f"session start 1 {CONFIRMED}"
CONTACT = "client set-contact beta --name 'Anna Nowak' --competent"


def start_clauses(desk: Cli, at: str) -> list[str]:
    found = desk.ask(f"{START} --dry-run --at {at}")
    assert found.code in (0, 4)
    return found.clauses


@pytest.mark.clause("progrupa-support", "§4.6")
@pytest.mark.parametrize(("at", "failed"), [("10:00:00", []), ("09:59:59", ["§4.6"])])
def test_a_contact_counts_from_its_own_instant(desk: Cli, at: str, failed: list[str]) -> None:
    desk.ok(f"{CONTACT} --at 2026-11-17T10:00")
    assert start_clauses(desk, f"2026-11-17T{at}") == failed


@pytest.mark.clause("progrupa-support", "§4.6")
def test_a_contact_named_two_days_later_makes_no_back_dated_start_pass(desk: Cli) -> None:
    desk.ok(f"{CONTACT} --at 2026-11-19T10:00")
    desk.refuses(f"{START} --at 2026-11-17T10:00", 4, "§4.6")


def worked(desk: Cli) -> None:
    """Anna was named at 10:00, and the session was from 10:30 to 11:00."""
    desk.ok(f"{CONTACT} --at 2026-11-17T10:00")
    desk.ok(f"{START} --at 2026-11-17T10:30")
    desk.ok("session stop --at 2026-11-17T11:00")


@pytest.mark.clause("progrupa-support", "§4.6")
def test_a_contact_dated_before_a_session_on_record_is_noted_with_both_instants_and_doesnt_serve_it(desk: Cli) -> None:
    worked(desk)
    early = "client set-contact beta --name 'Ewa Lis' --competent"
    told = desk.ok(f"{early} --at 2026-11-17T09:10")
    for said in ("session 1", "2026-11-17 09:10", "2026-11-17 10:30", "§4.6"):
        assert said in told.err
    # The start can't be moved to before the contact that was known when it was recorded.
    desk.refuses("session amend 1 --start 2026-11-17T09:30 --reason 'It began earlier'", 4, "§4.6")
    desk.ok("session amend 1 --start 2026-11-17T10:00 --reason 'It began earlier'")
    # A ticket's next session, recorded after her, is served by her.
    assert start_clauses(desk, "2026-11-18T10:00") == []


def test_a_contact_dated_after_every_session_is_not_noted_and_one_of_the_same_instant_is(desk: Cli) -> None:
    worked(desk)
    other = "client set-contact beta --name 'Ewa Lis' --competent"
    assert desk.ok(f"{other} --at 2026-11-17T10:30:01").err == ""
    assert "session 1" in desk.ok(f"{other} --at 2026-11-17T10:30").err
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "Osoba kontaktowa jest uwzględniana od 2026-11-17 09:10" in desk.ok(f"{other} --at 2026-11-17T09:10").err
