"""A product that CodeTwo's regulation serves: from the question who is entitled to the reopened ticket, as an operator types it."""

from __future__ import annotations

import sqlite3

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.once import once

OPEN = "ticket open --client pracownia --license CT-1 --subject 'Backup stops'"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A licence with support ordered on 2026-01-10; its key ends before the subscription does."""
    cli.now("2026-11-30T12:00")
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31"
    )
    return cli


def test_the_two_halves_are_reported_apart(desk: Cli) -> None:
    yes, no = desk.ask("license check-support CT-1"), desk.ask("license check-support CT-1 --on 2027-01-05")
    assert (yes.code, yes.data["halves"], yes.data["entitled"]) == (0, {"license": True, "support": True}, True)
    assert (no.code, no.data["halves"], no.clauses) == (4, {"license": False, "support": True}, ["general.2"])
    assert yes.json["decision"]["on"] == "2026-01-10"


def test_an_unknown_half_is_no_and_says_what_to_enter(desk: Cli) -> None:
    desk.ok("license add --client pracownia --product codetwo-backup --serial CT-2 --kind perpetual-single --version 4.3")
    asked = desk.ask("license check-support CT-2")
    assert (asked.code, asked.data["halves"]) == (4, {"license": True, "support": None})
    assert "--support-ordered" in desk("license check-support CT-2").out


def test_support_ordered_before_the_text_decides_is_a_gap(desk: Cli) -> None:
    for ordered, code in (("2017-03-31", 7), ("2017-04-01", 0)):
        desk.ok(f"license edit CT-1 --support-ordered {ordered}")
        assert desk(f"{OPEN} --at 2026-11-17T10:00").code == code


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-17T10:00", "2026-11-18T23:59:59+01:00"),
        ("2026-11-20T23:59", "2026-11-23T23:59:59+01:00"),
        ("2026-11-21T10:00", "2026-11-23T23:59:59+01:00"),
        ("2026-11-22T10:00", "2026-11-23T23:59:59+01:00"),
        ("2026-11-10T10:00", "2026-11-12T23:59:59+01:00"),
    ],
)
def test_the_first_response_is_due_at_the_end_of_the_next_business_day(desk: Cli, at: str, due: str) -> None:
    opened = desk.ask(f"{OPEN} --at {at}").data
    assert (opened["first_response_due"], opened["channel"], opened["topic"]) == (due, "email", "problem")


def test_the_target_is_met_or_missed_by_the_first_reply_and_never_hidden(desk: Cli) -> None:
    for at, said in (("2026-11-18T23:59:59", "was in time"), ("2026-11-19T00:00", "is late")):
        number = desk.ask(f"{OPEN} --at 2026-11-17T10:00").data["id"]
        assert said in desk.ok(f"ticket reply {number} -m 'Update it' --at {at}").err
        later = desk.ok(f"ticket reply {number} -m 'And restart it' --at 2026-11-20T10:00")
        assert "first response" not in later.err
        why = desk.ask(f"ticket why {number}").data["decisions"]
        assert all(d["same"] for d in why)
        codes = [g["inputs"].get("answered_at") for d in why if d["question"] == "first_response" for g in d["grounds"]]
        assert codes == [None, f"{at}:00+01:00" if len(at) == 16 else f"{at}+01:00"]


def test_what_waits_past_its_target_is_listed_and_reported_by_cron(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok(f"{OPEN} --at 2026-11-30T10:00")
    assert [t["id"] for t in desk.ask("ticket list --overdue").data] == [1]
    assert cron(desk).ids("reaction-overdue") == [1]


def test_what_is_told_with_the_close_is_the_first_response(desk: Cli) -> None:
    for number, at, said in ((1, "2026-11-18T23:59:59", "was in time"), (2, "2026-11-19T00:00", "is late")):
        desk.ok(f"{OPEN} --topic question --at 2026-11-17T10:00")
        closed = desk.ok(f"ticket close {number} --outcome answered -m 'Do so' --at {at}")
        assert said in closed.err
        assert "handling.3" in closed.out
        shown = desk.ask(f"ticket show {number}").data
        assert shown["first_response_at"] == shown["closed_at"]
        assert [e["clauses"][-1] for e in shown["history"] if e["kind"] == "closed"] == ["handling.3"]
        why = desk.ask(f"ticket why {number}").data["decisions"]
        assert [d["question"] for d in why][-2:] == ["close", "first_response"]
        assert all(d["same"] for d in why)
    assert desk.ask("ticket list --overdue").data == []
    assert cron(desk).ids("reaction-overdue") == []
    # Only the first one counts: neither a later reply nor a later close is asked about again.
    desk.ok("ticket reopen 1 --reason x")
    assert "first response" not in desk.ok("ticket reply 1 -m And").err
    closed = desk.ok("ticket close 1 --outcome solved -m 'Now it works'")
    assert "first response" not in closed.err
    assert "handling.3" not in closed.out
    decision = desk.ask(f"{OPEN} --at 2026-11-17T10:00").data["id"]
    told = desk.ask(f"ticket close {decision} --outcome unsolvable -m No --at 2026-11-17T11:00").json["decision"]
    assert [(g["clause"], g["code"]) for g in told["grounds"]][-1] == ("handling.3", "first-response-met")


def test_a_ticket_that_is_closed_waits_for_nothing(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    assert [t["id"] for t in desk.ask("ticket list --overdue").data] == [1]
    with sqlite3.connect(desk.db) as connection:
        connection.execute("UPDATE ticket SET status = 'refused'")
    connection.close()
    assert desk.ask("ticket list --overdue").data == []
    assert cron(desk).ids("reaction-overdue") == []


def test_live_support_has_its_hours_and_email_none(desk: Cli) -> None:
    sunday = "--at 2026-11-22T03:00"
    desk.refuses(f"{OPEN} --channel phone {sunday}", 4, "general.6", "2026-11-23 00:00")
    desk.refuses(f"{OPEN} --channel web --at 2026-11-23T10:00", 4, "general.5")
    desk.ok(f"{OPEN} {sunday}")
    desk.refuses(f"ticket contact 1 -m hello --channel phone {sunday}", 4, "general.6")
    desk.ok(f"ticket contact 1 -m hello --channel email {sunday}")
    # The next opening is said once, and nothing can be conceded.
    for line in (f"{OPEN} --channel phone", "ticket contact 1 -m hello --channel phone", "session start 1"):
        said = desk(f"{line} {sunday}").err
        assert "--override" not in said
        assert [part.count("Next opening") for part in said.splitlines()] == [1, 0]
    desk.ok("ticket contact 1 -m hello --channel phone --at 2026-11-23T03:00")


def test_hours_that_the_desk_publishes_take_the_place_of_round_the_clock(desk: Cli) -> None:
    desk.ok("regulation set-hours codetwo-support --opens 08:00 --closes 18:00 --from 2026-11-18")
    desk.ok(f"{OPEN} --channel phone --at 2026-11-17T20:00")
    desk.refuses(f"{OPEN} --channel phone --at 2026-11-18T18:00", 4, "general.6", "2026-11-19 08:00")
    desk.ok(f"{OPEN} --channel phone --at 2026-11-18T17:59:59")
    desk.refuses("regulation set-hours progrupa-support --opens 08:00 --closes 18:00", 5, "progrupa-support")
    desk.refuses("regulation set-hours codetwo-support --opens 18:00 --closes 08:00", 2)
    desk.refuses("regulation set-hours codetwo-support --opens 08:00", 2, "--closes")
    desk.refuses("regulation set-hours codetwo-support --weekdays 0", 2)
    desk.refuses("regulation set-hours codetwo-support --opens 08:00 --closes 18:00 --from 2026-11-18", 2)


@pytest.mark.clause("codetwo-support", "general.6")
def test_the_next_opening_is_one_of_the_hours_of_its_own_day(desk: Cli) -> None:
    desk.ok("regulation set-hours codetwo-support --opens 08:00 --closes 00:00 --from 2026-11-16")
    desk.ok("regulation set-hours codetwo-support --opens 10:00 --closes 11:00 --weekdays 6 --from 2026-11-18")
    desk.ok("regulation set-hours codetwo-support --opens 10:00 --closes 12:00 --weekdays 7 --from 2026-11-18")
    for at, opens in (("2026-11-15T12:00", "2026-11-16 08:00"), ("2026-11-18T08:00", "2026-11-22 10:00")):
        desk.refuses(f"{OPEN} --channel phone --at {at}", 4, f"Next opening: {opens}")
        desk.ok(f"{OPEN} --channel phone --at {opens.replace(' ', 'T')}")
    desk.refuses(f"{OPEN} --channel phone --at 2026-11-17T07:59:59", 4, "Next opening: 2026-11-17 08:00")
    # Before any were published the regulation's own hold.
    desk.ok(f"{OPEN} --channel phone --at 2026-11-13T03:00")
    desk.ok("ticket reply 1 -m 'Update it' --channel phone --at 2026-11-16T23:59:59")
    assert all(d["same"] for d in desk.ask("ticket why 1").data["decisions"])


def test_support_is_checked_anew_at_every_contact(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("license edit CT-1 --key-valid-until 2026-11-18")
    desk.refuses("ticket reply 1 -m Update --at 2026-11-19T10:00", 4, "general.2")
    desk.refuses("session start 1 --at 2026-11-19T10:00", 4, "general.2")
    opened = desk.ask(f"{OPEN} --at 2026-11-19T10:00")
    assert (opened.code, opened.data["entitlement"]) == (0, "none")


def test_an_online_session_counts_time_and_charges_none(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("session start 1 --at 2026-11-17T10:00")
    status = desk.process("session status --json").data
    assert (status["started_hours"], status["hours_bought"], status["over_quota"]) == ("0", "0", False)
    assert "hours" not in desk.process("session status").out
    stopped = desk.ask("session stop --at 2026-11-17T11:01").data
    assert (stopped["ticket_seconds"], stopped["started_hours"]) == (3660, "0")
    desk.ok("session amend 1 --stop 2026-11-17T11:00 --reason 'the clock was late'")
    assert desk.ask("session show 1").data["elapsed_seconds"] == 3600
    desk.refuses("invoice issue --ticket 1", 5)


@pytest.mark.clause("codetwo-support", "general.4", "general.7")
def test_no_result_is_promised_and_other_peoples_lines_are_used(desk: Cli) -> None:
    opened = desk.ok(f"{OPEN} --at 2026-11-17T10:00").out
    assert "due care" in opened
    assert "third parties" in opened
    assert "due care" in desk.ok("ticket reply 1 -m Update --at 2026-11-17T11:00").out
    assert "third parties" in desk.ok("session start 1 --at 2026-11-17T11:00").out
    stopped = desk.ok("session stop --at 2026-11-17T11:10").out
    assert "due care" in stopped
    assert "third parties" in stopped


def test_a_close_needs_an_outcome_and_an_explanation(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.refuses("ticket close 1 --outcome unsolved -m sorry", 2, "answered")
    for outcome in ("answered", "solved", "unsolvable"):
        desk.refuses(f"ticket close 1 --outcome {outcome}", 4, "handling.4")
    closed = desk.ok("ticket close 1 --outcome unsolvable -m 'The platform forbids it'")
    assert "due care" in closed.out
    desk.ok("ticket reopen 1 --reason 'another way was found' --channel phone")
    # What was explained before doesn't count for what came after.
    desk.refuses("ticket close 1 --outcome solved", 4, "handling.4")
    desk.ok("ticket reply 1 -m 'Use the other way'")
    assert desk.ask("ticket close 1 --outcome solved").data["status"] == "closed"


def test_another_topic_is_asked_about_like_any_report(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("license edit CT-1 --key-valid-until 2026-11-18")
    split = desk.ask("ticket split 1 --subject other --at 2026-11-19T10:00").data
    assert split["entitlement"] == "none"
    desk.refuses("ticket split 1 --subject other --channel phone --at 2026-11-22T10:00", 4, "general.6")
    questions = [d["question"] for d in desk.ask("ticket why 2").data["decisions"]]
    assert questions == ["open_ticket", "entitlement", "split_ticket"]  # who is entitled to nothing has no target


def test_another_topic_is_split_off(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    other = desk.ask("ticket split 1 --subject 'Moving the licence' --topic question --at 2026-11-19T10:00").data
    assert (other["id"], other["topic"], other["split_from"], other["first_response_due"]) == (
        2,
        "question",
        1,
        "2026-11-20T23:59:59+01:00",
    )
    assert [e["split_into"] for e in desk.ask("ticket show 1").data["history"] if e["kind"] == "split"] == [2]


@pytest.mark.clause("codetwo-support", "handling.5")
def test_no_number_of_tickets_is_too_many(desk: Cli) -> None:
    for _ in range(12):
        desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    assert len(desk.ask("ticket list --client pracownia").data) == 12


@pytest.mark.clause("codetwo-support", "general.1", "general.3", "def.2")
def test_one_version_one_kind_and_a_product_that_support_is_offered_for(desk: Cli) -> None:
    desk.ok("product add ct-beta --name Beta --vendor CodeTwo --regulation codetwo-support --not-supported")
    desk.refuses("ticket open --client pracownia --product ct-beta --subject S --version 1", 4, "def.2")
    desk.refuses("ticket open --client pracownia --product codetwo-backup --subject S", 4, "general.1")
    desk.refuses(f"{OPEN} --topic fault", 2, "question")
    assert desk.ask(f"{OPEN} --version 4.2 --topic question").data["version"] == "4.2"


@pytest.mark.parametrize(
    "line", ["ticket triage 1 --diagnosable", "ticket refuse 1 --reason other", "ticket note 1 -m x --complaint"]
)
def test_what_the_regulation_doesnt_know_is_a_gap(desk: Cli, line: str) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.refuses(line, 7, "codetwo-support")


def test_another_vendors_product_gets_no_support(desk: Cli) -> None:
    desk.ok(
        "license add --client pracownia --product sketchup-pro --serial SK-1 --kind perpetual-single --version 2021"
        " --support-ordered 2026-01-10 --maintenance-until 2027-01-09"
    )
    line = "ticket open --client pracownia --license SK-1 --regulation codetwo-support --subject S"
    desk.refuses(line, 4, "def.2", "Trimble")
    # Of a product that was turned over to another vendor the next contact says so too.
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    with sqlite3.connect(desk.db) as connection:
        connection.execute("UPDATE product SET vendor = 'Other' WHERE key = 'codetwo-backup'")
    connection.close()
    asked = desk.ask("license check-support CT-1")
    assert (asked.code, asked.data["entitlement"], asked.clauses) == (4, "none", ["def.2"])
    desk.refuses("ticket reply 1 -m Update --at 2026-11-17T11:00", 4, "def.2")
    desk.refuses("session start 1 --at 2026-11-17T11:00", 4, "def.2")


def test_word_of_more_work_comes_like_any_contact(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("ticket close 1 --outcome unsolvable -m 'The platform forbids it' --at 2026-11-17T11:00")
    desk.refuses("ticket reopen 1 --reason x --channel web --at 2026-11-20T10:00", 4, "general.5")
    desk.refuses("ticket reopen 1 --reason x --channel phone --at 2026-11-22T10:00", 4, "general.6", "2026-11-23 00:00")
    # The hours of the contact count, and those that were published for its day.
    desk.ok("regulation set-hours codetwo-support --opens 08:00 --closes 18:00 --from 2026-11-21")
    desk.refuses("ticket reopen 1 --reason x --channel phone --at 2026-11-23T18:00", 4, "general.6")
    desk.ok("ticket reopen 1 --reason x --channel phone --received-at 2026-11-20T20:00 --at 2026-11-22T10:00")


def test_a_reopened_ticket_asks_again_who_is_entitled(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("ticket close 1 --outcome answered -m 'Update it' --at 2026-11-17T11:00")
    desk.ok("license edit CT-1 --key-valid-until 2026-11-18")
    again = desk.ask("ticket reopen 1 --reason x --at 2026-11-19T10:00")
    assert (again.code, again.data["entitlement"]) == (0, "none")
    why = desk.ask("ticket why 1").data["decisions"]
    assert all(d["same"] for d in why)
    assert [d["outcome"] for d in why if d["question"] == "entitlement"] == ["yes", "no"]
    # An answer is support, with the close too; that there is none may be told to anybody.
    for outcome in ("answered", "solved"):
        desk.refuses(f"ticket close 1 --outcome {outcome} -m 'Update it' --at 2026-11-19T11:00", 4, "general.2")
    desk.ok("ticket close 1 --outcome unsolvable -m 'The platform forbids it' --at 2026-11-19T11:00")
    desk.ok("license edit CT-1 --key-valid-until 2026-12-31")
    assert desk.ask("ticket reopen 1 --reason x --at 2026-11-20T10:00").data["entitlement"] == "free"
    desk.ok("ticket close 1 --outcome solved -m 'Update it' --at 2026-11-20T11:00")


def test_the_half_that_is_missing_is_named_once(desk: Cli) -> None:
    desk.ok("license edit CT-1 --key-valid-until 2026-11-18")
    for lang, said in (("en", "the licence isn't valid (general.2)."), ("pl", "licencja nie jest ważna (general.2).")):
        desk.env("SUPPORTCTL_LANG", lang)
        assert said in desk.ok(f"{OPEN} --at 2026-11-19T10:00").err
    desk.env("SUPPORTCTL_LANG", "en")
    desk.ok("license edit CT-1 --maintenance-until 2026-11-18")
    both = desk.ok(f"{OPEN} --at 2026-11-19T10:00").err
    assert "the licence isn't valid, no support subscription is active (general.2)." in both
    desk.ok("license add --client pracownia --product codetwo-backup --serial CT-2 --kind subscription --version 4.3")
    unknown = desk.ok("ticket open --client pracownia --license CT-2 --subject S").err
    assert "unknown whether the licence is valid, no support subscription is on record (general.2)." in unknown


def test_a_session_is_for_the_version_that_the_user_chose(desk: Cli) -> None:
    desk.ok(f"{OPEN} --version 3.9 --at 2026-11-17T10:00")
    started = desk.ask("session start 1 --at 2026-11-17T11:00").json
    assert [g["inputs"]["version"] for g in started["decision"]["grounds"] if g["clause"] == "general.1"] == ["3.9"]
    # Without a licence there is no right to a session, but a version there is.
    desk.ok("session stop --at 2026-11-17T11:10")
    desk.ok("ticket open --client pracownia --product codetwo-backup --subject S --version 3.9 --at 2026-11-17T11:20")
    asked = desk.ask("session start 2 --at 2026-11-17T11:30")
    assert (asked.code, set(asked.clauses)) == (4, {"general.2"})


def test_a_reply_dated_before_the_reopening_explains_nothing_new(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("ticket close 1 --outcome answered -m 'Update it' --at 2026-11-17T11:00")
    desk.ok("ticket reopen 1 --reason x --at 2026-11-18T10:00")
    desk.ok("ticket reply 1 -m Earlier --at 2026-11-18T09:59:59")
    desk.refuses("ticket close 1 --outcome answered --at 2026-11-19T10:00", 4, "handling.4")
    desk.ok("ticket reply 1 -m Later --at 2026-11-18T10:00")
    desk.ok("ticket close 1 --outcome answered --at 2026-11-19T10:00")


def test_the_channel_of_a_reply_is_in_the_history(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("ticket reply 1 -m Update --at 2026-11-17T11:00")
    desk.ok("ticket reply 1 -m Update --channel phone --at 2026-11-17T12:00")
    history = desk.ask("ticket show 1").data["history"]
    assert [e["channel"] for e in history if e["kind"] == "reply"] == ["email", "phone"]


def test_a_licence_that_is_activated_on_line_needs_no_key(desk: Cli) -> None:
    desk.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-2 --kind subscription --version 4.3"
        " --support-ordered 2026-01-10 --maintenance-until 2027-01-09"
    )
    asked = desk.ask("license check-support CT-2")
    assert (asked.code, asked.data["halves"]) == (4, {"license": None, "support": True})
    assert "--activated-online" in desk("license check-support CT-2").out
    assert desk.ask("license edit CT-2 --activated-online").data["activated_online"] is True
    assert desk.ask("license check-support CT-2").data["halves"] == {"license": True, "support": True}
    desk.ok("license edit CT-2 --no-activated-online")
    assert desk("license check-support CT-2").code == 4


def test_a_renewal_leaves_the_earlier_order_as_it_was(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("license edit CT-1 --support-ordered 2026-11-19 --maintenance-until 2028-01-09 --key-valid-until 2028-01-09")
    desk.ok("ticket reply 1 -m Update --at 2026-11-18T10:00")
    for day, order in (("2026-11-18", "2026-01-10"), ("2026-11-19", "2026-11-19")):
        assert desk.ask(f"license check-support CT-1 --on {day}").json["decision"]["on"] == order
        assert desk.ask(f"{OPEN} --at {day}T10:00").json["decision"]["on"] == order
    # The day before the first order there was no support, renewed or not.
    assert desk("license check-support CT-1 --on 2026-01-09").code == 4
    assert desk("license check-support CT-1 --on 2028-01-10").code == 4


def test_a_ticket_stays_under_the_order_that_it_was_opened_under(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-11-17T10:00")
    desk.ok("license edit CT-1 --support-ordered 2017-03-31")
    assert desk(f"{OPEN} --at 2026-11-17T10:00").code == 7
    assert desk.ask("ticket reply 1 -m Update --at 2026-11-17T11:00").json["decision"]["on"] == "2026-01-10"
    desk.ok("ticket close 1 --outcome answered --at 2026-11-17T12:00")
    assert all(d["same"] for d in desk.ask("ticket why 1").data["decisions"])


def test_a_corrected_last_day_takes_the_place_of_the_wrong_one(desk: Cli) -> None:
    desk.ok("license edit CT-1 --maintenance-until 2026-11-18")
    for day, code in (("2026-11-18", 0), ("2026-11-19", 4)):
        assert desk(f"license check-support CT-1 --on {day}").code == code


@pytest.mark.clause("codetwo-support", "general.2")
def test_a_corrected_order_day_takes_the_place_of_the_wrong_one(desk: Cli) -> None:
    desk.ok(f"{OPEN} --at 2026-10-15T10:00")
    desk.ok("license edit CT-1 --support-ordered 2026-11-01")
    for day, code in (("2026-10-31", 4), ("2026-11-01", 0)):
        assert desk(f"license check-support CT-1 --on {day}").code == code
    # The decisions of before stay, and so does the text that the ticket was opened under.
    assert desk.ask("ticket reply 1 -m Update --at 2026-11-02T10:00").json["decision"]["on"] == "2026-01-10"
    assert all(d["same"] for d in desk.ask("ticket why 1").data["decisions"])
    # A renewal has both days anew; its order day can be corrected too, and the first order is left alone.
    desk.ok("license edit CT-1 --support-ordered 2026-11-05 --maintenance-until 2028-01-09 --key-valid-until 2028-01-09")
    desk.ok("license edit CT-1 --support-ordered 2026-11-10")
    for day, order in (("2026-11-09", "2026-11-01"), ("2026-11-10", "2026-11-10"), ("2028-01-09", "2026-11-10")):
        assert desk.ask(f"license check-support CT-1 --on {day}").json["decision"]["on"] == order


def test_support_isnt_ordered_after_its_last_day(desk: Cli) -> None:
    add = "license add --client pracownia --product codetwo-backup --serial CT-2 --kind subscription --version 4.3"
    late = "--support-ordered 2026-11-02 --maintenance-until 2026-11-01"
    desk.refuses(f"{add} {late}", 2, "2026-11-02", "2026-11-01")
    desk.refuses(f"license edit CT-1 {late}", 2)
    desk.refuses("license edit CT-1 --support-ordered 2027-01-10", 2, "--maintenance-until")
    desk.refuses("license edit CT-1 --maintenance-until 2026-01-09", 2)
    desk.ok("license edit CT-1 --support-ordered 2027-01-09")
    desk.ok(f"{add} --support-ordered 2026-11-02 --maintenance-until 2026-11-02")


def test_what_hours_were_published_can_be_listed(desk: Cli) -> None:
    assert desk.ask("regulation hours").data == []
    desk.ok("regulation set-hours codetwo-support --opens 08:00 --closes 18:00 --from 2026-12-01")
    desk.ok("regulation set-hours codetwo-support --weekdays 1,2 --open-on-holidays --from 2026-11-18")
    # Published again for the same day, the last word counts.
    set_again = desk.ask("regulation set-hours codetwo-support --opens 09:00 --closes 18:00 --from 2026-12-01").data
    found = desk.ask("regulation hours codetwo-support").data
    assert [(h["from"], h["weekdays"], h["opens"], h["round_the_clock"]) for h in found] == [
        ("2026-11-18", [1, 2], None, True),
        ("2026-12-01", [1, 2, 3, 4, 5], "09:00", False),
    ]
    assert found[1] == set_again
    assert desk.ask("regulation hours progrupa-support").data == []
    desk.refuses("regulation hours nothing", 3, "nothing")
