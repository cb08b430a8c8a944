"""Sessions put right: what may be changed, and what follows for the hours."""

from __future__ import annotations

from datetime import date

import pytest

from supportctl.desk.hours import purchases
from supportctl.desk.license import editing
from supportctl.desk.session import amending
from supportctl.desk.ticket import noting, reopening, showing
from supportctl.errors import Conflict, Refused
from supportctl.typed_time import parse_when
from tests.desk.counter import FAR, Counter, in_the_way


def _amend(desk: Counter, number: int, begin: str, end: str, at: str = "2026-11-17T16:30") -> dict[str, object]:
    times = {"started_at": parse_when(begin, FAR), "stopped_at": parse_when(end, FAR)}
    data: dict[str, object] = desk.do(amending.amend, str(number), at=at, reason="The clock ran on", **times).data
    return data


@pytest.fixture
def worked(desk: Counter) -> Counter:
    """A ticket triaged at 9:05 with a session from 10 to 11:30, and two hours bought."""
    desk.buy("2")
    desk.triaged()
    desk.work("2026-11-17T10:00", "2026-11-17T11:30")
    return desk


def test_a_shorter_session_gives_the_hour_back(worked: Counter) -> None:
    assert _amend(worked, 1, "2026-11-17T10:00", "2026-11-17T10:59")["started_hours"] == "1"
    assert (
        worked.ask(purchases.list_hours, at="2026-11-17T17:00", client=None, awaiting=False, unbilled=False).data[0]["hours_left"]
        == "1"
    )
    questions = [d["question"] for d in worked.ask(showing.ticket_why, "1", at="2026-11-17T17:00").data["decisions"]]
    assert questions[-3:] == ["start_session", "stop_session", "bill_work"]


@pytest.mark.parametrize(
    ("begin", "end", "code"),
    [
        ("2026-11-17T09:04", "2026-11-17T10:30", "STARTS_TOO_EARLY"),
        ("2026-11-17T10:00", "2026-11-17T16:31", "AFTER_THE_END"),
        ("2026-11-17T10:00", "2026-11-17T09:59", "ENDS_BEFORE_START"),
    ],
)
def test_times_that_cant_be(worked: Counter, begin: str, end: str, code: str) -> None:
    with pytest.raises(Conflict, match=code):
        _amend(worked, 1, begin, end)


def test_a_new_start_is_decided_anew(desk: Counter) -> None:
    """Outside the hours, or before the hours were bought, the start is refused as it would have been then."""
    desk.triaged(at="2026-11-16T09:00")
    desk.buy("2", at="2026-11-17T09:00")
    desk.work("2026-11-17T10:00", "2026-11-17T11:30")
    with pytest.raises(Refused) as refused:
        _amend(desk, 1, "2026-11-16T10:00", "2026-11-16T11:00")
    assert "§1.3" in in_the_way(refused.value)
    with pytest.raises(Refused) as refused:
        _amend(desk, 1, "2026-11-16T17:00", "2026-11-16T17:30")
    assert "§4.2" in in_the_way(refused.value)


def test_no_session_over_one_that_runs(worked: Counter) -> None:
    worked.start(at="2026-11-17T13:00")
    with pytest.raises(Conflict, match="SESSIONS_OVERLAP"):
        _amend(worked, 1, "2026-11-17T10:00", "2026-11-17T14:00")
    assert worked.stop(at="2026-11-17T13:10").data["started_hours"] == "2"


def test_free_help_becomes_paid_when_the_session_moves_past_the_maintenance(desk: Counter) -> None:
    desk.do(editing.edit_license, "SKP-0001", at="2026-11-01T10:00", maintenance_until=date(2026, 11, 16))
    desk.triaged(at="2026-11-13T09:05")
    assert desk.work("2026-11-16T10:00", "2026-11-16T10:30").data["hours_billable"] == "0"
    with pytest.raises(Refused):
        _amend(desk, 1, "2026-11-17T10:00", "2026-11-17T10:30")


def test_what_was_invoiced_stays_where_it_was_taken(desk: Counter) -> None:
    """The hour of the second purchase is invoiced; the first one's, freed later, goes to new work at its own price."""
    desk.buy("1", at="2026-11-16T09:00")
    desk.price("300", "2026-11-17")
    desk.buy("1", at="2026-11-17T09:00")
    desk.triaged(at="2026-11-17T09:05")
    desk.triaged(at="2026-11-17T09:06", subject="Another")
    desk.work("2026-11-17T10:00", "2026-11-17T10:30", ticket="2")
    desk.work("2026-11-17T11:00", "2026-11-17T12:00", ticket="1")
    assert desk.invoice("1", at="2026-11-17T12:10").data["net"]["amount"] == "300.00"
    desk.do(amending.cancel, "1", at="2026-11-17T12:20", reason="The wrong ticket")
    desk.work("2026-11-17T12:30", "2026-11-17T13:00", ticket="1")
    left = [
        g["hours_left"]
        for g in desk.ask(purchases.list_hours, at="2026-11-17T17:00", client=None, awaiting=False, unbilled=False).data
    ]
    assert left == ["0", "0"]
    assert desk.invoice("1", at="2026-11-17T13:10").data["net"]["amount"] == "200.00"


def test_an_hour_begun_by_a_running_session_cant_be_taken_back(desk: Counter) -> None:
    desk.buy("1")
    desk.buy("1", at="2026-11-17T09:01")
    desk.triaged()
    desk.start(at="2026-11-17T10:00")
    with pytest.raises(Conflict, match="HOURS_BEGUN"):
        desk.do(purchases.cancel, "2", at="2026-11-17T11:30", reason="A slip")
    assert desk.stop(at="2026-11-17T11:40").data["unbilled_seconds"] == 0


def test_hours_bought_later_dont_entitle_earlier(desk: Counter) -> None:
    desk.triaged()
    desk.buy("2", at="2026-11-17T15:00")
    with pytest.raises(Refused):
        desk.start(at="2026-11-17T10:00")


def test_a_ticket_closed_unseen_is_triaged_after_the_reopening(desk: Counter) -> None:
    desk.open()
    desk.close(at="2026-11-17T09:10")
    data = desk.do(reopening.reopen_ticket, "1", at="2026-11-17T09:20", reason="Back", received_at=None, channel="email").data
    assert data["status"] == "new"


def test_no_note_before_the_ticket(desk: Counter) -> None:
    desk.open()
    with pytest.raises(Conflict, match="BEFORE_LAST_CHANGE"):
        desk.do(noting.note, "1", at="2026-11-17T09:00", message="Early", confidential=False, complaint=False)
