"""Where the regulations are silent or soft the desk reads them one way, says that it is a reading, and acts by it."""

from __future__ import annotations

import pytest

from tests.cli.once import once
from tests.findings.desk import DAY, SAID, Desk

NEXT = "2026-11-18"

# (regulation, clause) of the readings that were missing.
READINGS = [
    ("progrupa-support", "§1.8.1"),
    ("progrupa-support", "§2.10"),
    ("progrupa-support", "§3.5"),
    ("progrupa-support", "§4.6"),
    ("codetwo-support", "handling.2"),
    ("bitservice-remote", "terms.6"),
    ("solidexpert-bundles", "IX.1.1"),
    ("solidexpert-bundles", "IX.1.3"),
    ("solidexpert-bundles", "IX.3.2"),
]


@pytest.mark.parametrize(("regulation", "clause"), READINGS, ids=[clause for _, clause in READINGS])
def test_a_reading_is_printed_as_one(desk: Desk, regulation: str, clause: str) -> None:
    """L10: below its clause."""
    lines = desk.ok(f"regulation show {regulation} --on {DAY}").out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.split(" ")[0] == clause)
    below = next((number for number in range(start + 1, len(lines)) if lines[number][:1] not in ("", " ")), len(lines))
    assert [line for line in lines[start:below] if "⚖" in line] != []


# §1.8.1 -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("at", "failed"), [("2021-03-30T23:59", set()), ("2021-03-31T00:00", {"§1.8.1"})])
def test_a_licence_that_is_deactivated_makes_no_user(desk: Desk, at: str, failed: set[str]) -> None:
    """L10: §1.8.1; a network licence is deactivated 30 days after its conversion, which was on 1 March 2021."""
    desk.ok(
        "license add --client pracownia --product sketchup-pro --serial NET-1 --kind perpetual-network --version 2021"
        " --maintenance-until 2020-11-30 --commercial --newest-serial --no-promoted --territory PL"
    )
    for item in ("sketchup-pro-annual", "sketchup-pro-annual-own"):
        desk.ok(f"price set {item} 1000 --currency PLN --from 2020-09-25")
    desk.ok(
        "license convert NET-1 --to annual --name 'Anna Nowak' --serial NET-1 --email p@pracownia.example"
        " --accept-terms 'Anna Nowak, e-mail' --seller ProGrupa --at 2021-03-01T10:00"
    )
    line = f"hours buy --client pracownia --hours 1 --phone 601234567 --license NET-1 --at {at}"
    code, clauses = desk.decided(line)
    assert (code, clauses & {"§1.8.1"}) == (4 if failed else 0, failed)


# §2.10 ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "until"),
    [
        ("done", f"{NEXT}T10:20:00+01:00"),
        ("client-ended", f"{NEXT}T10:20:00+01:00"),
        ("connection-lost", None),
        ("client-absent", None),
        ("hours-used", None),
    ],
)
def test_the_24_hours_run_from_a_session_that_finished(desk: Desk, reason: str, until: str | None) -> None:
    """L10: §2.10; one that was broken off leaves the work unfinished."""
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --reason {reason} --at {DAY}T10:20")
    assert desk.ask("ticket show 1").data["recurrence_until"] == until
    desk.now("2026-11-20T10:00")
    assert desk.decided(f"session start 1 {SAID}") == ((4, {"§2.10"}) if until else (0, set()))


def test_what_the_client_denies_at_the_close_is_not_taken_as_solved(desk: Desk) -> None:
    """L10: §2.10; reopened without an e-mail and without a new purchase."""
    desk.now("2026-11-20T10:00")
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T10:20")
    desk.ok(f"ticket close 1 --outcome unsolved -m Sorry --client-denied --at {DAY}T11:00")
    assert desk.ask("ticket show 1").data["recurrence_until"] is None
    assert desk.decided("ticket reopen 1 --reason again --channel phone") == (0, set())


# §3.5, §4.6 -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "noted"), [("anna nowák", False), ("Jan Obcy", True)])
def test_a_stranger_who_asks_for_another_number_is_noted_not_refused(desk: Desk, name: str, noted: bool) -> None:
    """L10: §3.5."""
    desk.open()
    found = desk.ok(
        ["client", "change-phone", "pracownia", "--name", name, "--old", "601234567", "--new", "602222222", "--mail", "M-1"]
    )
    assert ("§3.5" in found.err) == noted


def test_a_contact_that_is_dated_before_a_session_on_record_is_noted_with_both_instants(desk: Desk) -> None:
    """L10: §4.6."""
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T10:20")
    said = desk.ok(f"client set-contact pracownia --name 'Ewa Lis' --competent --at {DAY}T09:10").err
    assert [part for part in ("§4.6", f"{DAY} 09:10", f"{DAY} 10:00") if part not in said] == []


# handling.2 -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "entitlement", "due"), [(f"{DAY}T10:00", "free", f"{NEXT}T23:59:59+01:00"), (f"{NEXT}T10:00", "none", None)]
)
def test_a_contact_is_registered_after_the_support_ended_too(desk: Desk, at: str, entitlement: str, due: str | None) -> None:
    """L10: handling.2, handling.3; the key runs until 17 November."""
    desk.now("2026-11-30T12:00")
    desk.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        f" --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until {DAY}"
    )
    made = desk.ask(f"ticket open --client pracownia --license CT-1 --subject Backup --at {at}")
    assert (made.code, made.data["entitlement"], made.data["first_response_due"]) == (0, entitlement, due)
    told = desk.ask(f"ticket contact 1 --incoming -m 'It is down' --at {at[:11]}11:00")
    assert (told.code, told.data["entitlement"]) == (0, entitlement)


# IX.1.1, IX.3.2 ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def bundle(desk: Desk) -> Desk:
    """A bundle of three years from 10 March 2025 with a training of 1 600.00 net, not paid for."""
    desk.now("2030-01-02T10:00")
    desk.ok("price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01")
    desk.ok("price set training-basics 2000 --currency PLN --from 2022-02-01")
    desk.ok(
        "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 2 --at 2025-03-03T09:00"
    )
    desk.ok("bundle submit 1 --channel email --confirm signature,form,application,statement --at 2025-03-03T09:30")
    desk.ok("bundle qualify 1 --channel email --at 2025-03-03T10:00")
    desk.ok("bundle pay 1 --at 2025-03-10T08:00")
    desk.ok("training declare 1 --at 2025-06-02T09:00")
    desk.ok("training order 1 --kind basics --participants 2 --at 2025-06-02T10:00 --due 2025-06-13")
    return desk


@pytest.mark.parametrize(("at", "code"), [("2025-07-14T23:59", 4), ("2025-07-15T00:00", 0)])
def test_the_term_of_a_demand_lapses_after_the_working_day(bundle: Desk, at: str, code: int) -> None:
    """L10: IX.1.1; the demand for the training's proforma sets Saturday 12 July, so Monday still counts."""
    number = bundle.ask("training show 1").data["proforma"]
    bundle.ok(f"bundle demand 1 --invoice {number} --form paper --term 2025-07-12 --at 2025-06-20T10:00")
    line = f"bundle breach 1 --ground unpaid-after-demand -m 'Unpaid' --at {at}"
    assert bundle.decided(line) == (code, {"IX.1.1"} if code else set())


@pytest.mark.parametrize("paid", [True, False])
def test_the_discount_of_a_training_was_obtained_once_it_was_paid_for_or_held(bundle: Desk, paid: bool) -> None:
    """L10: IX.3.2; neither paid for nor held, it isn't paid back."""
    if paid:
        number = bundle.ask("training show 1").data["proforma"]
        bundle.ok(f"bundle pay 1 --invoice {number} --at 2025-06-10T10:00")
    bundle.ok("bundle breach 1 --ground renewal-prevented -m 'They changed the reseller' --at 2025-07-01T10:00")
    lines = bundle.ask("bundle settle 1 --dry-run --at 2025-07-02T10:00").data["lines"]
    assert ("IX.3.2" in [line["clause"] for line in lines]) == paid


# What is proven ---------------------------------------------------------------------------------------------------------------


def test_every_case_that_names_a_clause_is_listed(desk: Desk) -> None:
    """L8: the first five of the alphabet were, so that no listed test noticed a grace of 29 days for 30. That a listed test turns
    red when a clause is broken is tested in tests/regulations/test_mutants.py."""
    rows = {row["clause"]: row["tests"] for row in desk.ask("regulation coverage sketchup-conversion").data}
    cases = [name for name in rows["active.2"] if ".toml: " in name]
    assert len(cases) > 50
    assert any("30" in case or "thirt" in case.lower() for case in cases)
