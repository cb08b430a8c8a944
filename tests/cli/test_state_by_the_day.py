"""What follows from the clock is shown before cron ran: a ticket whose window for a recurrence ended is closed in every view (§2.10)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once
from tests.cli.screen import on_screen

pytestmark = pytest.mark.clause("progrupa-support", "§2.10")
ENDED = "2026-11-18T11:00:01"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Ticket 1 waits since 11:00 on Tuesday, ticket 2 is triaged."""
    for hours in ("3", None):
        cli.ticket(hours, "2026-11-17T09:00")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T11:00")
    return cli


def page(line: str) -> str:
    code, shown = on_screen(line, 160)
    assert code == 0
    return "\n".join(shown).replace("\u00a0", " ")


def numbers(desk: Cli, line: str) -> list[int]:
    return [row["id"] for row in desk.ask(line).data]


@pytest.mark.parametrize(("now", "closed"), [("2026-11-18T11:00", False), (ENDED, True)])
def test_the_ticket_is_closed_in_every_view(desk: Cli, now: str, closed: bool) -> None:
    desk.now(now)
    shown = desk.ask("ticket show 1").data
    assert (shown["status"], shown["outcome"]) == (("closed", "solved") if closed else ("waiting", None))
    assert shown["closed_at"] == ("2026-11-18T11:00:01+01:00" if closed else None)
    assert [row["status"] for row in desk.ask("ticket list").data] == ["triaged", shown["status"]]
    assert numbers(desk, "ticket list --status waiting") == ([] if closed else [1])
    assert numbers(desk, "ticket list --status closed") == ([1] if closed else [])
    assert numbers(desk, "ticket list --status waiting,closed") == [1]
    assert numbers(desk, "ticket list --open") == ([2] if closed else [2, 1])
    assert numbers(desk, "ticket list --open --client pracownia") == ([2] if closed else [2, 1])
    assert numbers(desk, "ticket list --status closed,refused --sort changed") == ([1] if closed else [])
    assert numbers(desk, "ticket list --status triaged,waiting --sort due") == ([2] if closed else [1, 2])
    assert page("ticket show 1").split("\n")[1].startswith("closed · solved" if closed else "waiting")
    listed = page("ticket list")
    assert ("\n1 " in listed or "\n 1 " in listed) is not closed
    assert ("#1 " in page("client show pracownia")) is not closed


def test_nothing_is_written_and_cron_comes_to_the_same(desk: Cli) -> None:
    desk.now(ENDED)
    before = desk.dump()
    by_the_clock = desk.ask("ticket show 1").data
    desk.ok("ticket list --status closed")
    assert desk.dump() == before
    desk.ok("cron run")
    by_cron = desk.ask("ticket show 1").data
    assert {k: v for k, v in by_cron.items() if k != "history"} == {k: v for k, v in by_the_clock.items() if k != "history"}


def test_a_complaint_without_an_answer_keeps_it_waiting(desk: Cli) -> None:
    """As cron holds it; the answer closes it."""
    desk.now("2026-11-18T10:30")
    desk.ok("ticket note 1 --complaint -m slow")
    desk.now("2026-11-18T12:00")
    assert desk.ask("ticket show 1").data["status"] == "waiting"
    assert (numbers(desk, "ticket list --status waiting"), numbers(desk, "ticket list --status closed")) == ([1], [])
    desk.ok("ticket reply 1 -m sorry")
    assert desk.ask("ticket show 1").data["status"] == "closed"
    assert (numbers(desk, "ticket list --status waiting"), numbers(desk, "ticket list --status closed")) == ([], [1])


def test_what_is_merged_into_another_waits_with_it(desk: Cli) -> None:
    desk.ok("ticket merge 1 --into 2")
    desk.now(ENDED)
    assert numbers(desk, "ticket list --status waiting") == [1]


def test_it_leaves_today_too(desk: Cli) -> None:
    """Put aside beyond the end of its window, it doesn't come back."""
    desk.now("2026-11-17T12:00")
    desk.ok('ticket wait 1 --until "2026-11-19 9:00" --reason away')
    desk.now("2026-11-19T09:00")
    assert "wait-over" not in {row["section"] for row in desk.ask("today").data}


def test_nothing_on_the_page_leads_on_from_there(desk: Cli) -> None:
    desk.now(ENDED)
    assert "ticket close 1" not in page("ticket show 1")
    assert "supportctl invoice issue --ticket 1" in page("ticket show 1")


@pytest.mark.parametrize(
    ("lang", "closed", "shown", "why"),
    [
        (
            "en",
            "the fault may come back until Wed 18 Nov 11:00",
            "The fault may come back until Wed 18 Nov 11:00",
            "A recurrence can be reported by e-mail until 2026-11-18 11:00.",
        ),
        (
            "pl",
            "nawrót problemu można zgłosić do śr 2026-11-18 11:00",
            "Nawrót problemu można zgłosić do śr 2026-11-18 11:00",
            "Nawrót problemu można zgłosić e-mailem do 2026-11-18 11:00.",
        ),
    ],
)
def test_until_when_a_recurrence_can_be_reported(desk: Cli, lang: str, closed: str, shown: str, why: str) -> None:
    """While it waits, when it is closed, and afterwards; nothing says that an e-mail came."""
    desk.now("2026-11-17T12:00")
    desk.env("SUPPORTCTL_LANG", lang)
    assert shown in page("ticket show 1")
    assert closed in page("ticket close 1 --outcome solved -m done")
    assert shown in page("ticket show 1")
    assert why in desk.ok("ticket why 1 -v").out
    desk.now(ENDED)
    assert shown not in page("ticket show 1")


# Told elsewhere by the same day -------------------------------------------------------------------------------------------------------

BOTH = pytest.mark.parametrize("by_cron", [False, True], ids=["by the clock", "by cron"])
ON_BOTH_SIDES = pytest.mark.parametrize(("now", "closed"), [("2026-11-18T11:00", False), (ENDED, True)])


@ON_BOTH_SIDES
@BOTH
def test_the_workload_counts_it_as_what_it_is(desk: Cli, now: str, closed: bool, by_cron: bool) -> None:
    desk.now(now)
    if by_cron:
        desk.ok("cron run")

    def counted(options: str = "") -> list[tuple[str | None, int, int, int]]:
        rows = desk.ask(f"report workload --by client {options}").data
        return [(row["group"], row["opened"], row["closed"], row["left_open"]) for row in rows]

    assert counted() == [("pracownia", 2, int(closed), 1 if closed else 2)]
    of_the_18th = [("pracownia", 0, int(closed), 1 if closed else 2)]
    assert counted("--from 2026-11-18 --to 2026-11-18") == of_the_18th
    assert counted("--from 2026-11-17 --to 2026-11-17") == [("pracownia", 2, 0, 1 if closed else 2)]
    days = [("2026-11-17", 2, 0, 1 if closed else 2), *([("2026-11-18", 0, 1, 0)] if closed else [])]
    assert counted("--by day") == days
    assert sum(row[2] for row in counted("--by operator")) == int(closed)


@ON_BOTH_SIDES
@BOTH
def test_an_export_says_what_the_page_says(desk: Cli, now: str, closed: bool, by_cron: bool) -> None:
    desk.now(now)
    if by_cron:
        desk.ok("cron run")
    shown = desk.ask("ticket show 1").data
    lines = desk.ok("export tickets -o ndjson").out.splitlines()
    (row,) = (row for row in map(json.loads, lines) if row["id"] == "1")
    assert (row["status"], row["outcome"], row["closed_at"]) == (shown["status"], shown["outcome"], shown["closed_at"])
    assert row["status"] == ("closed" if closed else "waiting")


def test_what_is_exported_so_can_be_brought_in(desk: Cli, tmp_path: Path) -> None:
    desk.now(ENDED)
    desk.ok(f"export all --dir {tmp_path}/out")
    desk.env("SUPPORTCTL_DB", str(tmp_path / "another.db"))
    for noun in ("clients", "contacts", "licenses", "tickets"):
        desk.ok(f"import {noun} {tmp_path}/out/{noun}.csv")
    shown = desk.ask("ticket show 1").data
    assert (shown["status"], shown["closed_at"], shown["outcome"]) == ("closed", "2026-11-18T11:00:01+01:00", "solved")


@pytest.mark.parametrize("line", ["ticket close 1 --outcome unsolved -m no", "ticket refuse 1 --reason other -m no"])
@BOTH
def test_what_is_closed_is_not_closed_again(desk: Cli, line: str, by_cron: bool) -> None:
    desk.now(ENDED)
    if by_cron:
        desk.ok("cron run")
    found = desk.refuses(line, 5, "Ticket 1 is closed")
    assert ("§2.10" in found.err) is not by_cron
    assert desk.ask(line).error == "TICKET_CLOSED"
    assert "supportctl ticket show 1" in found.err


def test_until_the_last_second_it_is_closed_with_its_outcome(desk: Cli) -> None:
    """Recorded later, too, as long as the window ran at that instant."""
    desk.now(ENDED)
    desk.ok("ticket close 1 --outcome unsolved -m no --at 2026-11-18T11:00")
    assert desk.ask("ticket show 1").data["outcome"] == "unsolved"


@pytest.mark.parametrize(("lang", "said"), [("en", "was over at 2026-11-18 11:00, so"), ("pl", "minął 2026-11-18 11:00")])
def test_why_it_is_closed_is_said(desk: Cli, lang: str, said: str) -> None:
    desk.now(ENDED)
    desk.env("SUPPORTCTL_LANG", lang)
    assert said in desk("ticket close 1 --outcome solved -m x").err


@pytest.mark.parametrize("bought", [False, True])
@BOTH
def test_work_goes_on_with_a_new_purchase_alone(desk: Cli, bought: bool, by_cron: bool) -> None:
    """The clause decides, whether or not cron wrote down that the ticket is closed; its first hour begins anew."""
    desk.now("2026-11-19T12:00")
    if by_cron:
        desk.ok("cron run")
    start = f"session start 1 {CONFIRMED} --at 2026-11-19T10:00"
    if not bought:
        asked = desk.ask(start)
        assert (asked.code, asked.clauses) == (4, ["§2.10"])
        assert desk.ask("ticket show 1").data["status"] == "closed"
        return
    desk.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at 2026-11-19T09:00")
    desk.ok(start)
    shown = desk.ask("ticket show 1").data
    assert (shown["status"], shown["closed_at"], shown["outcome"]) == ("open", None, None)
    assert desk.ok("session stop --at 2026-11-19T10:30 --json").data["started_hours"] == "2"
    desk.ok("undo")
    desk.ok("undo")
    shown = desk.ask("ticket show 1").data
    assert (shown["status"], shown["closed_at"], shown["outcome"]) == ("closed", "2026-11-18T11:00:01+01:00", "solved")
    assert desk.ask("db check").data["ok"]


@pytest.mark.parametrize("by_cron", [False, True])
def test_what_an_operator_closed_takes_no_session(desk: Cli, by_cron: bool) -> None:
    desk.now("2026-11-18T10:00")
    desk.ok("ticket close 1 --outcome solved -m ok")
    desk.now("2026-11-19T12:00")
    if by_cron:
        desk.ok("cron run")
    desk.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at 2026-11-19T09:00")
    desk.refuses(f"session start 1 {CONFIRMED} --at 2026-11-19T10:00", 5, "closed")
