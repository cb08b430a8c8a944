"""What follows from the clock is shown before cron ran: a ticket whose window for a recurrence ended is closed in every view (§2.10)."""

from __future__ import annotations

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
