"""The benefits of a bundle at the command line: quotas by the year, appointments, webinars, exams."""

from __future__ import annotations

import sqlite3

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.once import once
from tests.cli.selling import active, helped, priced

SCHEDULE = "benefit schedule 1 upgrade-help --reported-to 'Jan Opiekun'"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    return priced(cli)


def left(desk: Cli, benefit: str, on: str) -> dict[str, object]:
    rows = {row["benefit"]: row for row in desk.ask(f"benefit list 1 --on {on}").data}
    found: dict[str, object] = rows[benefit]
    return found


def test_four_hours_in_each_subscription_year_and_not_a_minute_more(desk: Cli) -> None:
    active(desk, years=2)
    helped(desk, "1", "2025-06-02T09:00", 239)
    desk.refuses(f"{SCHEDULE} --when 2026-03-09T09:00 --minutes 2 --at 2025-06-03T09:00", 4, "VI.1", "benefit list")
    desk.ok(f"{SCHEDULE} --when 2026-03-09T09:00 --minutes 1 --at 2025-06-03T09:00")
    assert left(desk, "upgrade-help", "2026-03-09") == {
        "bundle": 1,
        "benefit": "upgrade-help",
        "granted_minutes": 240,
        "used_minutes": 240,
        "left_minutes": 0,
        "discount_percent": None,
        "until": "2026-03-09",
        "last_day": "2027-03-03",
    }
    # What was agreed is overdrawn by what was worked, too: the minute past the quota is refused.
    desk.refuses("benefit use 1 upgrade-help --minutes 2 --at 2026-03-09T10:00", 4, "VI.1")
    desk.ok("benefit use 1 upgrade-help --minutes 1 --at 2026-03-09T10:00")
    # The next year begins anew, with its own 4 hours and nothing from before.
    assert left(desk, "upgrade-help", "2026-03-10")["left_minutes"] == 240
    desk.refuses(f"{SCHEDULE} --when 2026-03-10T09:00 --minutes 241 --at 2025-06-03T09:00", 4, "VI.1")
    desk.ok(f"{SCHEDULE} --when 2026-03-10T09:00 --minutes 240 --at 2025-06-03T09:00")


@pytest.mark.clause("solidexpert-bundles", "VI.4")
def test_the_last_years_help_is_there_until_its_last_day(desk: Cli) -> None:
    active(desk, years=2)
    assert left(desk, "upgrade-help", "2026-12-01")["until"] == "2027-03-03"
    assert left(desk, "webinar", "2026-12-01")["until"] == "2027-03-09"
    desk.refuses(f"{SCHEDULE} --when 2027-03-03T09:00 --minutes 241 --at 2026-12-01T09:00", 4, "VI.1", "until 2027-03-03")


def test_a_one_year_bundle_has_no_benefit_but_its_exams(desk: Cli) -> None:
    active(desk, years=1, licenses=1)
    when = "--when 2025-06-02T09:00 --minutes 60 --at 2025-06-01T09:00"
    desk.refuses(f"{SCHEDULE} {when}", 4, "VI.1")
    desk.refuses(f"benefit schedule 1 cad-deployment --reported-to Jan {when}", 4, "VII.1")
    desk.refuses(f"benefit schedule 1 webinar --invitation mail-1 {when}", 4, "VIII.1")
    (exams,) = desk.ask("benefit list 1 --on 2025-06-02").data
    assert (exams["benefit"], exams["exams_left"], exams["until"], exams["last_day"]) == ("exam", 1, "2025-09-09", "2026-03-09")
    done = desk.ok("benefit use 1 exam --certificate CSWA --at 2025-06-02T09:00")
    assert "VIII.4" in done.out
    assert desk.ask("benefit list 1 --on 2025-06-02").data[0]["exams_left"] == 0
    assert desk.ask("benefit list 1 --on 2025-09-10").data[0]["exams_left"] == 1


@pytest.mark.clause("solidexpert-bundles", "VI.2", "VI.3", "VI.5")
def test_upgrade_help_takes_an_appointment_and_the_account_manager(desk: Cli) -> None:
    active(desk, years=2)
    desk.refuses("benefit use 1 upgrade-help --minutes 60 --at 2025-06-02T10:00", 4, "VI.2", "VI.3", "benefit schedule")
    when = "--when 2025-06-02T09:00 --minutes 60 --at 2025-06-01T09:00"
    desk.refuses(f"benefit schedule 1 upgrade-help {when}", 4, "VI.3", "--reported-to NAME")
    desk.ok(f"{SCHEDULE} {when}")
    desk.refuses("benefit use 1 upgrade-help --minutes 60 --at 2025-06-02T08:59:59", 5, "2025-06-02")
    done = desk.ask("benefit use 1 upgrade-help --minutes 50 --stages meeting,sample-schedule --at 2025-06-02T10:00").data
    assert (done["minutes"], done["stages"], done["left_minutes"]) == (50, ["meeting", "sample-schedule"], 190)
    assert done["ends_at"] == "2025-06-02T09:50:00+02:00"
    assert desk.rows("SELECT reported_to, reported_on FROM benefit") == [("Jan Opiekun", "2025-06-01")]
    for table, column in (("audit_entry", "change"), ("decision", "facts"), ("decision", "grounds")):
        assert desk.rows(f"SELECT count(*) FROM {table} WHERE {column} LIKE '%Opiekun%'") == [(0,)]


@pytest.mark.parametrize(
    ("when", "minutes", "code"),
    [
        ("2025-06-02T08:00", 60, 0),
        ("2025-06-02T07:59:59", 60, 4),
        ("2025-06-02T15:00", 60, 0),
        ("2025-06-02T15:00:01", 60, 4),
        ("2025-06-02T16:00", 1, 4),
        ("2025-06-19T09:00", 60, 4),  # Corpus Christi
        ("2025-06-07T09:00", 60, 4),  # Saturday
    ],
)
def test_help_is_given_from_8_to_16_on_business_days(desk: Cli, when: str, minutes: int, code: int) -> None:
    active(desk, years=3)
    for benefit, clause in (("upgrade-help", "VI.2"), ("cad-deployment", "VII.2")):
        line = f"benefit schedule 1 {benefit} --reported-to Jan --when {when} --minutes {minutes} --at 2025-05-30T09:00"
        if code:
            desk.refuses(line, code, clause)
        else:
            desk.ok(line)


def test_the_last_days_of_help_and_deployment(desk: Cli) -> None:
    active(desk, years=3, on="2025-02-28", first_day="2025-03-10")
    deploy = "benefit schedule 1 cad-deployment --reported-to Jan --minutes 60 --at 2025-05-30T09:00"
    # A year after 28 February 2025 is a Saturday: the work can still be done on Monday.
    desk.refuses(f"{deploy} --when 2026-03-03T09:00", 4, "VII.4", "2026-03-02")
    desk.ok(f"{deploy} --when 2026-03-02T09:00")
    # Upgrade help: three years after the order, earlier than the bundle's end.
    desk.refuses(f"{SCHEDULE} --minutes 60 --at 2025-05-30T09:00 --when 2028-02-29T09:00", 4, "VI.4", "2028-02-28")
    desk.ok(f"{SCHEDULE} --minutes 60 --at 2025-05-30T09:00 --when 2028-02-28T09:00")


def test_deployment_has_eight_hours_with_preparation(desk: Cli) -> None:
    active(desk, years=3)
    desk.refuses("benefit use 1 cad-deployment --preparation --minutes 60 --at 2025-06-02T20:00", 4, "VII.3")
    prepared = "benefit use 1 cad-deployment --preparation --reported-to Jan --minutes 120 --at 2025-06-02T20:00"
    assert desk.ask(prepared).data["left_minutes"] == 360
    helped(desk, "1", "2025-06-03T09:00", 359, "cad-deployment")
    desk.refuses("benefit use 1 cad-deployment --preparation --minutes 2 --at 2025-06-04T20:00", 4, "VII.5")
    desk.ok("benefit use 1 cad-deployment --preparation --minutes 1 --at 2025-06-04T20:00")
    two = active(desk, years=2)
    desk.refuses(
        f"benefit schedule {two} cad-deployment --reported-to Jan --when 2025-06-05T09:00 --at 2025-06-04T21:00", 4, "VII.1"
    )


@pytest.mark.clause("solidexpert-bundles", "VIII.5", "VIII.6", "VIII.7", "VIII.8")
def test_one_webinar_a_year_invited_by_mail_and_never_repeated(desk: Cli) -> None:
    active(desk, years=2)
    line = "benefit schedule 1 webinar --minutes 240 --at 2025-06-02T09:00"
    desk.refuses(f"{line} --when 2025-09-01T10:00", 4, "VIII.6", "--invitation MAIL")
    desk.refuses(f"{line} --when 2025-09-01T10:00 --invitation mail-1 --date-by client", 4, "VIII.6")
    desk.refuses(f"{line.replace('240', '241')} --when 2025-09-01T10:00 --invitation mail-1", 4, "VIII.5")
    told = desk.ok(f"{line} --when 2025-09-01T10:00 --invitation mail-1").out
    assert "VIII.8" in told
    assert "VIII.7" in told
    missed = desk.ask("benefit use 1 webinar --missed --at 2025-09-01T15:00").data
    assert (missed["state"], missed["left_minutes"]) == ("missed", 0)
    desk.refuses(f"{line} --when 2026-03-09T10:00 --invitation mail-2", 4, "VIII.5", "VIII.7")
    desk.ok(f"{line} --when 2026-03-10T10:00 --invitation mail-2")


def test_a_year_that_ends_without_its_webinar_is_reported(desk: Cli) -> None:
    active(desk, years=2)
    assert cron(desk, "--at 2026-03-09T23:59").years("webinar-due") == [(1, 1, "2026-03-09")]
    for _ in range(2):
        found = cron(desk, "--at 2026-03-10T00:00")
        assert found.years("webinar-missed") == [(1, 1, "2026-03-09")]
        assert found.years("webinar-due") == []  # told once the year is near its end
    assert cron(desk, "--at 2027-02-07T00:00").years("webinar-due") == [(1, 2, "2027-03-09")]


def test_benefits_that_expired_and_appointments_that_passed_are_reported(desk: Cli) -> None:
    active(desk, years=3)
    helped(desk, "1", "2025-06-03T09:00", 100, "cad-deployment")
    desk.ok(f"{SCHEDULE} --when 2025-06-04T09:00 --minutes 60 --at 2025-06-03T23:30")
    assert cron(desk, "--at 2026-03-03T23:59")["benefit-lost"] == []
    for options in ("--dry-run --at 2026-03-04T00:00", "--at 2026-03-04T00:00"):
        found = cron(desk, options)
        assert [(b["benefit"], b["at"], b["minutes"]) for b in found["benefit-lost"]] == [("cad-deployment", "2026-03-03", 380)]
        assert [a["id"] for a in found["benefit-to-record"]] == [2]
    assert cron(desk, "--at 2026-03-04T09:00")["benefit-lost"] == []  # booked once


def test_one_free_exam_for_each_licence_in_each_half_year(desk: Cli) -> None:
    active(desk, years=2, licenses=2)
    exam = "benefit use 1 exam --certificate CSWP"
    desk.refuses(f"{exam} --at 2025-09-09T09:00", 2, "--license")
    desk.refuses(f"{exam} --license 3 --at 2025-09-09T09:00", 3)
    desk.refuses("benefit use 1 exam --license 1 --at 2025-09-09T09:00", 2, "--certificate")
    desk.refuses("benefit use 1 exam --license 1 --certificate CSWE --at 2025-09-09T09:00", 4, "VIII.2")
    desk.ok(f"{exam} --license 1 --at 2025-09-09T09:00")
    desk.refuses(f"{exam} --license 1 --at 2025-09-09T10:00", 4, "VIII.3", "2025-09-09")
    desk.ok(f"{exam} --license 2 --at 2025-09-09T10:00")
    desk.ok(f"{exam} --license 1 --at 2025-09-10T09:00")  # the next half-year
    desk.ok(f"{exam} --license 1 --paid --at 2025-09-10T10:00")
    desk.ok(f"{exam} --license 2 --at 2027-03-09T09:00")
    desk.refuses(f"{exam} --license 1 --at 2027-03-10T09:00", 4, "VIII.3")


@pytest.mark.clause("solidexpert-bundles", "VIII.3")
def test_a_licence_has_its_free_exam_once_under_whichever_bundle(desk: Cli) -> None:
    active(desk, years=1, licenses=1)
    active(desk, years=1, licenses=1)
    desk.ok(
        "license add --client pracownia --product solidworks --serial SW-1 --kind perpetual-single --version 2025"
        " --at 2025-01-02T09:00"
    )
    # As it stands in books from before a licence was kept to one bundle.
    with sqlite3.connect(desk.db) as books:
        books.execute("UPDATE bundle_license SET license_id = (SELECT id FROM license WHERE serial = 'SW-1')")
    exam = "exam --certificate CSWA"
    desk.ok(f"benefit use 1 {exam} --at 2025-03-12T09:00")
    desk.refuses(f"benefit use 2 {exam} --at 2025-09-09T09:00", 4, "VIII.3", "2025-03-12")
    desk.ok(f"benefit use 2 {exam} --paid --at 2025-09-09T09:00")
    assert [desk.ask(f"benefit list 2 --on {on}").data[0]["exams_left"] for on in ("2025-09-09", "2025-09-10")] == [0, 1]
    desk.ok(f"benefit use 2 {exam} --at 2025-09-10T09:00")


def test_the_discount_on_trainings_is_listed_until_it_is_used_or_too_late(desk: Cli) -> None:
    active(desk, years=3)
    desk.ok("price set training-basics 2000 --currency PLN --from 2022-02-01")
    assert [left(desk, "training", on)["discount_percent"] for on in ("2026-03-03", "2026-03-04")] == [60, 0]
    desk.ok("training declare 1 --at 2025-03-20T09:00")
    desk.ok("training order 1 --kind basics --participants 1 --at 2025-04-01T10:00")
    assert [left(desk, "training", on)["discount_percent"] for on in ("2025-03-31", "2025-04-01")] == [60, 0]


def test_after_a_breach_no_discount_on_trainings_is_listed(desk: Cli) -> None:
    active(desk, years=2)
    assert left(desk, "training", "2025-06-03")["discount_percent"] == 50
    desk.ok("bundle breach 1 --ground renewal-prevented -m 'They left' --at 2025-06-03T10:00")
    assert left(desk, "training", "2025-06-03")["discount_percent"] == 0


@pytest.mark.clause("solidexpert-bundles", "IX.2", "VIII.3")
def test_after_a_breach_the_benefits_are_lost_and_the_exams_stay(desk: Cli) -> None:
    active(desk, years=2, licenses=1)
    desk.ok(f"{SCHEDULE} --when 2025-06-04T09:00 --minutes 60 --at 2025-06-03T09:00")
    lost = desk.ok("bundle breach 1 --ground renewal-prevented -m 'They changed the reseller' --at 2025-06-03T10:00")
    assert "IX.2" in lost.err
    desk.refuses("benefit use 1 upgrade-help --minutes 60 --at 2025-06-04T12:00", 4, "IX.2")
    desk.refuses(f"{SCHEDULE} --when 2025-06-05T09:00 --minutes 60 --at 2025-06-04T12:00", 4, "IX.2")
    desk.refuses("benefit schedule 1 webinar --invitation m --when 2025-06-05T09:00 --at 2025-06-04T12:00", 4, "IX.2")
    assert left(desk, "upgrade-help", "2025-06-04")["left_minutes"] == 0
    desk.ok("benefit use 1 exam --certificate CSWA --at 2025-06-04T12:00")


def test_what_was_done_before_the_breach_can_still_be_recorded(desk: Cli) -> None:
    active(desk, years=2)
    desk.ok(f"{SCHEDULE} --when 2025-06-04T09:00 --minutes 60 --at 2025-06-03T09:00")
    desk.ok("bundle breach 1 --ground renewal-prevented -m 'They changed the reseller' --at 2025-06-04T09:00:01")
    desk.ok("benefit use 1 upgrade-help --minutes 60 --at 2025-06-04T12:00")


def test_an_appointment_that_fell_through_frees_its_minutes(desk: Cli) -> None:
    active(desk, years=2)
    desk.ok(f"{SCHEDULE} --when 2025-06-04T09:00 --minutes 240 --at 2025-06-03T09:00")
    desk.refuses(f"{SCHEDULE} --when 2025-06-05T09:00 --minutes 60 --at 2025-06-03T09:30", 4, "VI.1")
    desk.ok("benefit cancel 1 --reason 'The client was ill' --at 2025-06-04T08:00")
    desk.refuses("benefit cancel 1 --reason again", 5, "cancelled")
    desk.ok(f"{SCHEDULE} --when 2025-06-05T09:00 --minutes 60 --at 2025-06-04T09:30")


def test_work_is_recorded_once_it_is_over(desk: Cli) -> None:
    active(desk, years=2)
    for begin in ("2025-06-02T09:00", "2025-06-03T09:00"):
        desk.ok(f"{SCHEDULE} --when {begin} --minutes 60 --at 2025-05-30T09:00")
    desk.refuses("benefit use 1 upgrade-help --appointment 1 --at 2025-06-02T09:59:59", 5, "2025-06-02")
    desk.refuses("benefit use 1 upgrade-help --appointment 1 --minutes 61 --at 2025-06-02T10:00", 5, "2025-06-02")
    desk.ok("benefit use 1 upgrade-help --appointment 1 --at 2025-06-02T10:00")
    desk.ok("benefit use 1 upgrade-help --minutes 10 --at 2025-06-03T09:10")  # shorter than agreed
    desk.ok("benefit schedule 1 webinar --invitation m --minutes 60 --when 2025-06-04T09:00 --at 2025-06-03T10:00")
    desk.refuses("benefit use 1 webinar --missed --at 2025-06-04T09:30", 5, "2025-06-04")
    desk.ok("benefit use 1 webinar --missed --at 2025-06-04T10:00")


@pytest.mark.clause("solidexpert-bundles", "VII.1")
def test_a_deployment_isnt_prepared_before_the_subscription_begins(desk: Cli) -> None:
    active(desk, years=3)
    line = "benefit use 1 cad-deployment --preparation --reported-to Jan --minutes 60 --at"
    refused = desk.refuses(f"{line} 2025-03-10T00:59", 4, "VII.1", "2025-03-10")
    assert "VII.5" not in refused.err
    desk.ok(f"{line} 2025-03-10T01:00")


@pytest.mark.clause("solidexpert-bundles", "VIII.7")
def test_what_took_place_isnt_taken_back(desk: Cli) -> None:
    active(desk, years=2)
    webinar = "benefit schedule 1 webinar --minutes 240 --invitation mail-1 --when"
    desk.ok(f"{webinar} 2025-09-01T10:00 --at 2025-06-02T09:00")
    desk.refuses("benefit cancel 1 --reason 'Nobody came' --at 2025-09-01T10:00", 4, "VIII.7", "2025-09-01")
    desk.ok("benefit cancel 1 --reason 'The speaker is ill' --at 2025-09-01T09:59:59")
    desk.ok(f"{webinar} 2025-10-01T10:00 --at 2025-09-01T12:00")
    assert all(d["same"] for d in desk.ask("bundle why 1").data["decisions"])
    for number, begin in ((3, "2025-10-03T09:00"), (4, "2025-10-06T09:00")):
        desk.ok(f"benefit schedule 1 upgrade-help --reported-to Jan --minutes 60 --when {begin} --at 2025-10-02T08:00")
        desk.refuses(f"benefit cancel {number} --reason 'done' --at {begin}", 5, "benefit use", "--not-held")
        desk.ok(f"benefit cancel {number} --reason 'called off' --at {begin.replace('09:00', '08:59:59')}")


@pytest.mark.clause("solidexpert-bundles", "VI.1", "VI.4", "VII.4", "VII.5")
@pytest.mark.parametrize(("benefit", "clauses"), [("upgrade-help", ["VI.1", "VI.4"]), ("cad-deployment", ["VII.4", "VII.5"])])
def test_help_that_did_not_take_place_costs_no_minutes(desk: Cli, benefit: str, clauses: list[str]) -> None:
    active(desk, years=3)
    desk.ok(f"benefit schedule 1 {benefit} --reported-to Jan --when 2025-06-02T09:00 --minutes 60 --at 2025-05-30T09:00")
    line = "benefit cancel 1 --reason 'Nobody came' --not-held --at"
    desk.refuses(f"{line} 2025-06-02T09:59:59", 5, "2025-06-02 10:00")
    desk.refuses(
        f"{line.replace(' --not-held', '')} 2025-06-02T12:00", 5, f"benefit use 1 {benefit} --appointment 1", "--not-held"
    )
    assert [a["id"] for a in cron(desk, "--at 2025-06-02T12:00")["benefit-to-record"]] == [1]
    found = desk.ask(f"{line} 2025-06-02T12:00")
    assert (found.code, found.data["state"]) == (0, "cancelled")
    assert sorted(g["clause"] for g in found.json["decision"]["grounds"]) == clauses
    assert left(desk, benefit, "2025-06-02")["used_minutes"] == 0
    assert cron(desk, "--at 2025-06-02T12:00")["benefit-to-record"] == []
    assert all(d["same"] for d in desk.ask("bundle why 1").data["decisions"])


@pytest.mark.clause("solidexpert-bundles", "VIII.5", "VIII.7")
def test_a_webinar_that_nobody_held_is_still_due_and_a_missed_one_is_not(desk: Cli) -> None:
    active(desk, years=2)
    active(desk, years=2)
    line = "webinar --minutes 60 --invitation mail-1 --when 2025-09-01T10:00 --at 2025-06-02T09:00"
    for number in ("1", "2"):
        desk.ok(f"benefit schedule {number} {line}")
    cancel = "benefit cancel 1 --reason 'The speaker fell ill' --at 2025-09-01T12:00"
    desk.refuses(cancel, 4, "VIII.7", "--not-held", "--missed")
    # For the other bundle it is on record: then it was held for this one, too.
    desk.ok("benefit use 2 webinar --missed --at 2025-09-01T12:00")
    desk.refuses(f"{cancel} --not-held", 4, "VIII.7", "2025-09-01")
    desk.ok("benefit use 1 webinar --missed --at 2025-09-01T12:00")
    desk.refuses("benefit schedule 1 webinar --invitation m --when 2025-10-01T10:00 --at 2025-09-02T09:00", 4, "VIII.7")


@pytest.mark.clause("solidexpert-bundles", "VIII.5", "VIII.7")
def test_a_webinar_that_one_bundle_has_as_not_held_was_held_for_no_other(desk: Cli) -> None:
    active(desk, years=2)
    active(desk, years=2)
    active(desk, years=2)
    for number in ("1", "2", "3"):
        desk.ok(f"benefit schedule {number} webinar --minutes 60 --invitation m --when 2025-09-01T10:00 --at 2025-06-02T09:00")
    # Called off for one bundle beforehand: it may have been held for the others.
    desk.ok("benefit cancel 3 --reason 'They resigned' --at 2025-06-03T09:00")
    desk.ok("benefit use 2 webinar --missed --at 2025-09-01T12:00 --dry-run")
    desk.ok("benefit cancel 1 --reason 'The speaker fell ill' --not-held --at 2025-09-01T12:00")
    for missed in ("", "--missed"):
        desk.refuses(f"benefit use 2 webinar {missed} --at 2025-09-01T12:00", 5, "appointment 1 of bundle 1", "benefit cancel 2")
    desk.ok("benefit cancel 2 --reason 'The speaker fell ill' --not-held --at 2025-09-01T12:00")
    for number in ("1", "2"):
        desk.ok(f"benefit schedule {number} webinar --invitation m --when 2025-10-01T10:00 --at 2025-09-02T09:00")


@pytest.mark.clause("solidexpert-bundles", "VIII.5")
def test_a_webinar_that_wasnt_held_leaves_its_slot_free(desk: Cli) -> None:
    active(desk, years=2)
    line = "benefit schedule 1 webinar --minutes 60 --invitation mail-1"
    desk.ok(f"{line} --when 2025-09-01T10:00 --at 2025-06-02T09:00")
    found = desk.ask("benefit cancel 1 --reason 'The speaker fell ill' --not-held --at 2025-09-01T11:00")
    assert (found.code, [g["clause"] for g in found.json["decision"]["grounds"]]) == (0, ["VIII.5"])
    assert left(desk, "webinar", "2025-09-01")["left_minutes"] == 240
    desk.ok(f"{line} --when 2025-10-01T10:00 --at 2025-09-02T09:00")


def test_nothing_is_agreed_before_the_bundle_was_activated(desk: Cli) -> None:
    active(desk, years=2)
    when = "--when 2025-03-12T09:00 --minutes 60"
    for at in ("2025-01-05T09:00", "2025-03-09T23:59"):
        desk.refuses(f"{SCHEDULE} {when} --at {at}", 5, "2025-03-10")
        desk.refuses(f"benefit use 1 exam --license 1 --certificate CSWA --paid --at {at}", 5, "2025-03-10")
    desk.ok(f"{SCHEDULE} {when} --at 2025-03-10T00:00")
    desk.refuses("benefit cancel 1 --reason 'too early' --at 2025-03-09T23:59", 5, "2025-03-10")


@pytest.mark.clause("solidexpert-bundles", "VI.3", "VII.3")
def test_the_wish_is_reported_between_the_order_and_the_act(desk: Cli) -> None:
    active(desk, years=3)
    for hour, benefit in ((9, "upgrade-help"), (10, "cad-deployment")):
        line = (
            f"benefit schedule 1 {benefit} --reported-to Jan --when 2025-03-13T{hour:02d}:00 --minutes 60 --at 2025-03-12T09:00"
        )
        for day, code, said in (
            ("2031-12-31", 2, "2025-03-12"),
            ("2025-03-13", 2, "2025-03-12"),
            ("2025-03-02", 5, "2025-03-03"),
            ("1999-12-31", 5, "VI.3"),
        ):
            desk.refuses(f"{line} --reported-on {day}", code, said)
        desk.ok(f"{line} --reported-on 2025-03-03 --dry-run")
        desk.ok(f"{line} --reported-on 2025-03-12")


def test_preparation_rests_on_a_wish_reported_before_it(desk: Cli) -> None:
    active(desk, years=3)
    line = "benefit schedule 1 cad-deployment --reported-to Jan --reported-on 2025-04-01 --minutes 60"
    desk.ok(f"{line} --when 2025-04-10T09:00 --at 2025-04-02T09:00")
    prepared = "benefit use 1 cad-deployment --preparation --minutes 60 --at"
    desk.refuses(f"{prepared} 2025-03-31T20:00", 4, "VII.3")
    desk.ok(f"{prepared} 2025-04-01T20:00")


def test_two_appointments_of_a_benefit_share_no_time(desk: Cli) -> None:
    active(desk, years=3)
    active(desk, years=3)
    line = "benefit schedule {} {} --reported-to Jan --when {} --minutes 60 --at 2025-03-11T09:00"
    desk.ok(line.format(1, "upgrade-help", "2025-03-12T09:00"))
    for when in ("2025-03-12T08:01", "2025-03-12T09:00", "2025-03-12T09:30", "2025-03-12T09:59"):
        desk.refuses(line.format(1, "upgrade-help", when), 5, "Appointment 1", "2025-03-12 09:00")
    desk.ok(line.format(1, "upgrade-help", "2025-03-12T08:00"))
    desk.ok(line.format(1, "upgrade-help", "2025-03-12T10:00"))
    # Another benefit, and another bundle, have their own time.
    desk.ok(line.format(1, "cad-deployment", "2025-03-12T09:30"))
    desk.ok(line.format(2, "upgrade-help", "2025-03-12T09:30"))
    # What was called off takes none; what was worked takes as long as it took.
    desk.ok("benefit cancel 1 --reason 'called off' --at 2025-03-12T07:00")
    desk.ok(line.format(1, "upgrade-help", "2025-03-12T09:00"))


@pytest.mark.clause("solidexpert-bundles", "VI.1", "VII.5")
@pytest.mark.parametrize("benefit", ["upgrade-help", "cad-deployment"])
def test_no_minute_is_counted_for_two_appointments(desk: Cli, benefit: str) -> None:
    active(desk, years=3)
    for when in ("09:00", "10:00"):
        desk.ok(f"benefit schedule 1 {benefit} --reported-to Jan --when 2025-03-12T{when} --minutes 60 --at 2025-03-11T09:00")
    first, second = (f"benefit use 1 {benefit} --appointment {n} --at 2025-03-12T12:00 --minutes" for n in (1, 2))
    desk.refuses(f"{first} 61", 5, "Appointment 2", "2025-03-12 10:00")
    desk.ok(f"{second} 60")
    desk.refuses(f"{first} 90", 5, "Appointment 2", "2025-03-12 10:00", "2025-03-12 11:00")
    desk.ok(f"{first} 60")
    assert left(desk, benefit, "2025-03-12")["used_minutes"] == 120


def test_work_runs_on_into_the_time_of_an_appointment_that_was_not_held(desk: Cli) -> None:
    active(desk, years=3)
    for when in ("09:00", "10:00"):
        desk.ok(f"{SCHEDULE} --when 2025-03-12T{when} --minutes 60 --at 2025-03-11T09:00")
    desk.ok("benefit cancel 2 --reason 'One meeting did' --not-held --at 2025-03-12T11:00")
    desk.ok("benefit use 1 upgrade-help --minutes 90 --at 2025-03-12T12:00")


@pytest.mark.clause("solidexpert-bundles", "VIII.5")
def test_a_webinar_is_one_slot_and_leaves_no_minutes(desk: Cli) -> None:
    active(desk, years=2)
    for year in ("2025", "2026"):
        day = f"{year}-06-02"
        desk.ok(f"benefit schedule 1 webinar --minutes 120 --invitation m --when {day}T10:00 --at {day}T08:00")
        desk.ok(f"benefit use 1 webinar --at {day}T13:00")
    assert left(desk, "webinar", "2027-03-09")["left_minutes"] == 0
    found = cron(desk, "--at 2027-03-11T09:00")
    assert [(b["benefit"], b["minutes"]) for b in found["benefit-lost"]] == [("upgrade-help", 240)]
    assert found["webinar-missed"] == []


def test_a_webinar_that_never_came_is_a_year_missed_not_minutes_unused(desk: Cli) -> None:
    active(desk, years=2)
    found = cron(desk, "--at 2027-03-11T09:00")
    assert [b["benefit"] for b in found["benefit-lost"]] == ["upgrade-help"]
    assert [y["year"] for y in found["webinar-missed"]] == [1, 2]


@pytest.mark.clause("solidexpert-bundles", "VIII.2", "VIII.4")
def test_the_client_pays_for_any_certificate_it_likes(desk: Cli) -> None:
    active(desk, years=1, licenses=1)
    exam = "benefit use 1 exam --certificate CSWE --at 2025-06-02T09:00"
    desk.refuses(exam, 4, "VIII.2")
    done = desk.ask(f"{exam} --paid")
    assert (done.code, done.data["certificate"], done.data["paid"]) == (0, "CSWE", True)
    assert [g["clause"] for g in done.json["decision"]["grounds"]] == ["VIII.4"]


@pytest.mark.clause("solidexpert-bundles", "II.6")
def test_no_benefit_turns_into_money(desk: Cli) -> None:
    active(desk, years=2)
    for benefit in ("upgrade-help", "training"):
        found = desk.ask(f"benefit exchange 1 {benefit}")
        assert (found.code, found.clauses) == (4, ["II.6"])


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("benefit list 9", 3, "9"),
        ("benefit schedule 1 training --when 2025-06-04T09:00", 2, "training"),
        ("benefit schedule 1 exam --when 2025-06-04T09:00", 2, "exam"),
        ("benefit schedule 1 upgrade-help", 2, "--when"),
        ("benefit schedule 1 upgrade-help --when tomorrow", 2, "tomorrow"),
        (f"{SCHEDULE} --when 2025-06-04T09:00 --minutes 0", 2, "0"),
        (f"{SCHEDULE} --when 2025-06-04T09:00 --minutes 1441", 2, "1441"),
        (f"{SCHEDULE} --when 2025-06-04T09:00 --minutes 60 --at 2025-06-04T09:01", 2, "2025-06-04"),
        ("benefit use 1 massage --minutes 60", 2, "massage"),
        ("benefit use 1 upgrade-help --stages meeting,lunch", 2, "lunch"),
        ("benefit use 1 upgrade-help --appointment 8", 3, "bundle show"),
        ("benefit use 1 cad-deployment --preparation --reported-to Jan", 2, "--minutes"),
        ("benefit use 1 upgrade-help --preparation --minutes 60", 2, "--preparation"),
        ("benefit use 1 upgrade-help --missed --minutes 60", 2, "--missed"),
        ("benefit use 1 exam --certificate CSWA --missed", 2, "--missed"),
        ("benefit cancel 8 --reason gone", 3, "bundle show"),
        ("benefit cancel first --reason gone", 3, "bundle show"),
        ("benefit exchange 1 massage", 2, "massage"),
    ],
)
def test_bad_input(desk: Cli, line: str, code: int, said: str) -> None:
    active(desk, years=2)
    desk.refuses(line, code, said)


def test_benefits_wait_for_the_activation(desk: Cli) -> None:
    desk.ok("bundle order --client pracownia --program solidworks --edition Professional --years 2 --at 2025-03-03T09:00")
    desk.refuses(f"{SCHEDULE} --when 2025-06-04T09:00 --at 2025-06-03T09:00", 5, "draft")
    desk.refuses("benefit use 1 exam --certificate CSWA", 5, "draft")
