"""From the report to the invoice, and what the started hours come to."""

from __future__ import annotations

import pytest

from supportctl.desk.session import extending
from supportctl.desk.ticket import reopening
from supportctl.errors import Conflict, Refused
from tests.desk.counter import Counter, in_the_way


def test_two_sessions_of_121_minutes_are_three_hours(desk: Counter) -> None:
    desk.buy("3")
    desk.triaged()
    first = desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    assert first.data["started_hours"] == "2"
    second = desk.work("2026-11-17T13:00", "2026-11-17T14:00")
    assert (second.data["ticket_seconds"], second.data["started_hours"], second.data["hours_billable"]) == (7260, "3", "3")
    closed = desk.close(at="2026-11-17T14:05")
    assert closed.data["recurrence_until"] == "2026-11-18T14:00:00+01:00"
    invoice = desk.invoice(at="2026-11-17T14:10").data
    assert invoice["number"] == "FV/2026/0001"
    assert (invoice["net"]["amount"], invoice["vat"]["amount"], invoice["gross"]["amount"]) == ("600.00", "138.00", "738.00")
    assert [line["quantity"] for line in invoice["lines"]] == ["3"]
    assert [c["clause"] for c in invoice["lines"][0]["clauses"]] == ["§1.9", "§4.3", "§4.4"]
    assert invoice["in_words"] == "siedemset trzydzieści osiem złotych, zero groszy"
    with pytest.raises(Conflict, match="NOTHING_TO_BILL"):
        desk.invoice(at="2026-11-17T14:11")


@pytest.mark.parametrize(
    ("bought", "stop", "started", "billable", "unbilled"),
    [("3", "2026-11-17T10:00", "1", "1", 0), ("1", "2026-11-17T11:01", "2", "1", 60), ("2", "2026-11-17T11:00", "1", "1", 0)],
)
def test_one_session(desk: Counter, bought: str, stop: str, started: str, billable: str, unbilled: int) -> None:
    desk.buy(bought)
    desk.triaged()
    data = desk.work("2026-11-17T10:00", stop).data
    assert (data["started_hours"], data["hours_billable"], data["unbilled_seconds"]) == (started, billable, unbilled)


def test_61_and_59_minutes_are_two_hours(desk: Counter) -> None:
    desk.buy("3")
    desk.triaged()
    desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    assert desk.work("2026-11-17T13:00", "2026-11-17T13:59").data["started_hours"] == "2"


def test_a_recurrence_in_time_goes_on_with_the_rest_of_the_begun_hour(desk: Counter) -> None:
    desk.buy("3")
    desk.triaged()
    desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    desk.close(at="2026-11-17T11:05")
    desk.invoice(at="2026-11-17T11:10")
    with pytest.raises(Refused) as late:
        desk.do(reopening.reopen_ticket, "1", at="2026-11-18T11:01:01", reason="Back", received_at=None, channel="email")
    assert in_the_way(late.value) == ["§2.10"]
    desk.do(reopening.reopen_ticket, "1", at="2026-11-18T11:01:00", reason="Back", received_at=None, channel="email")
    assert desk.work("2026-11-18T12:00", "2026-11-18T12:59").data["started_hours"] == "2"
    with pytest.raises(Conflict, match="NOTHING_TO_BILL"):
        desk.invoice(at="2026-11-18T13:00")
    assert desk.work("2026-11-18T13:00", "2026-11-18T13:00").data["started_hours"] == "2"
    third = desk.work("2026-11-18T13:01", "2026-11-18T13:02").data
    assert (third["ticket_seconds"], third["started_hours"]) == (2 * 3600 + 60, "3")
    assert desk.invoice(at="2026-11-18T13:05").data["net"]["amount"] == "200.00"


def test_consent_before_the_hour_begins_is_billed(desk: Counter) -> None:
    desk.buy("1")
    desk.triaged()
    desk.start(at="2026-11-17T10:00")
    desk.do(extending.extend, "1", at="2026-11-17T10:50", hours_text="1", consent="Anna Nowak, phone", declined=False)
    data = desk.stop(at="2026-11-17T11:01").data
    assert (data["started_hours"], data["hours_billable"], data["unbilled_seconds"]) == ("2", "2", 0)


def test_an_hour_goes_to_the_session_in_which_it_began_first(desk: Counter) -> None:
    """Two operators, two tickets, two hours: the second hour began at 11:00 on the first ticket, so the other gets none."""
    ola = Counter(str(desk.store.path), "ola")
    desk.buy("2")
    desk.triaged()
    desk.triaged(at="2026-11-17T09:06", subject="Another")
    desk.start("1", at="2026-11-17T10:00")
    with pytest.raises(Refused):  # as it is once the first ticket's hours are recorded
        ola.start("2", at="2026-11-17T11:00:01")
    assert ola.start("2", at="2026-11-17T10:59").data["hours_billable"] == "1"
    assert ola.stop(at="2026-11-17T11:10").data["unbilled_seconds"] == 0
    assert desk.stop(at="2026-11-17T11:45").data["unbilled_seconds"] == 45 * 60
