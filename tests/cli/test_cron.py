"""`cron run` and `cron list`: what the jobs do and tell, when, once, and never twice."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from supportctl.jobs.catalogue import JOBS
from supportctl.wording.en import cron as english
from supportctl.wording.pl import cron as polish
from tests.cli.cli import CONFIRMED, OPEN, PROGRAM, Cli
from tests.cli.crons import cron
from tests.cli.selling import active, priced
from tests.wording.used import placeholders

DAY, NEXT = "2026-11-17", "2026-11-18"  # a Tuesday and a Wednesday
CODETWO = "ticket open --client pracownia --license CT-1 --subject 'Backup stops'"


def ran(cli: Cli, options: str = "") -> dict[str, Any]:
    """The reports of a run that succeeds, by job."""
    return {report["job"]: report for report in cli.ok(f"cron run --json {options}").data}


def history(cli: Cli, ticket: int = 1) -> list[tuple[str, str, str]]:
    """(kind, actor, instant) of a ticket's history."""
    return [(e["kind"], e["actor"], e["at"][:19]) for e in cli.ask(f"ticket show {ticket}").data["history"]]


# Windows -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize(("now", "status"), [(f"{NEXT}T11:00:00", "waiting"), (f"{NEXT}T11:00:01", "closed")])
def test_a_ticket_is_closed_as_solved_once_its_window_is_over(cli: Cli, now: str, status: str) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now(now)
    found = ran(cli)
    shown = cli.ask("ticket show 1").data
    assert (shown["status"], shown["unbilled"]) == (status, True)
    assert [item["id"] for item in found.get("windows", {"done": []})["done"]] == ([1] if status == "closed" else [])


@pytest.mark.clause("progrupa-support", "§2.10")
def test_a_late_run_closes_it_when_it_was_due_by_cron_with_the_clause(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now("2026-12-24T03:00")
    cli.env("SUPPORTCTL_OPERATOR", "ewa")
    (done,) = ran(cli)["windows"]["done"]
    assert (done["what"], done["clauses"], done["client"]) == ("window-closed", ["§2.10"], "pracownia")
    shown = cli.ask("ticket show 1").data
    assert (shown["status"], shown["outcome"], shown["closed_at"]) == ("closed", "solved", f"{NEXT}T11:00:01+01:00")
    assert history(cli)[-1] == ("closed", "cron", f"{NEXT}T11:00:01")
    assert "§2.10" in shown["history"][-1]["clauses"]
    assert all(d["same"] for d in cli.ask("ticket why 1").data["decisions"])
    assert [t["id"] for t in cli.ask("ticket list --unbilled").data] == [1]
    assert "windows" not in ran(cli)


@pytest.mark.clause("progrupa-support", "§2.10")
def test_an_email_that_came_in_time_reopens_what_cron_closed(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now(f"{NEXT}T15:00")
    cli.ok("cron run")
    cli.refuses(f"ticket reopen 1 --reason back --received-at {NEXT}T11:00:01", 4, "§2.10")
    assert cli.ask(f"ticket reopen 1 --reason back --received-at {NEXT}T11:00").data["status"] == "triaged"


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize("reason", ["connection-lost", "client-absent", "hours-used"])
def test_what_was_broken_off_is_never_closed(cli: Cli, reason: str) -> None:
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    cli.ok(f"session stop --reason {reason} --at {DAY}T10:30")
    cli.now("2026-12-01T12:00")
    assert "windows" not in ran(cli)
    assert cli.ask("ticket show 1").data["status"] == "waiting"


@pytest.mark.clause("progrupa-support", "§2.10", "§2.9")
def test_what_the_client_denied_stays_as_it_is(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.ok(f"ticket close 1 --outcome unsolved -m no --client-denied --at {DAY}T11:30")
    cli.now("2026-12-01T12:00")
    assert "windows" not in ran(cli)
    assert cli.ask("ticket show 1").data["outcome"] == "unsolved"


@pytest.mark.clause("progrupa-support", "§6.1.2")
def test_an_open_complaint_holds_the_close_until_it_is_answered(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.ok(f"ticket note 1 --complaint -m 'You broke it' --at {DAY}T12:00")
    cli.now("2026-11-19T12:00")
    assert "windows" not in ran(cli)
    (held,) = ran(cli, "--explain --dry-run")["windows"]["explained"]
    assert (held["id"], held["why"]) == (1, "complaint-open")
    cli.now("2026-11-20T12:00")
    cli.ok("ticket reply 1 -m Sorry --at 2026-11-20T10:00")
    assert [item["id"] for item in ran(cli)["windows"]["done"]] == [1]
    assert cli.ask("ticket show 1").data["closed_at"] == "2026-11-20T10:00:00+01:00"


@pytest.mark.clause("codetwo-support", "handling.4")
def test_codetwo_is_never_closed_by_itself(cli: Cli) -> None:
    codetwo(cli)
    cli.now("2027-06-01T12:00")
    assert "windows" not in ran(cli)
    assert cli.ask("ticket show 1").data["status"] != "closed"


def test_a_merged_ticket_is_marked_and_closed_once_it_stands_alone(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.ticket(None, at=f"{DAY}T11:30")
    cli.now(f"{DAY}T18:00")
    cli.ok("ticket merge 1 --into 2")
    cli.now("2026-11-20T12:00")
    assert cron(cli).ids("window-over") == [1]
    assert cli.ask("ticket show 1").data["status"] == "waiting"
    cli.ok("ticket unmerge 1")
    assert cron(cli).ids("window-closed") == [1]


# Renewals ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("solidexpert-bundles", "IV.3", "IV.4")
@pytest.mark.parametrize("late", ["2026-03-10T00:00", "2026-05-05T12:00"])
def test_a_bundle_renews_itself_by_the_offer_of_that_day_however_late_the_run(cli: Cli, late: str) -> None:
    priced(cli)
    active(cli, years=1)
    cli.ok("bundle offer 1 --years 1 --price 9000 --at 2026-02-01T09:00")
    cli.ok("bundle offer 1 --years 2 --price 8000 --at 2026-04-01T09:00")
    assert cron(cli, "--at 2026-03-09T23:59:59").ids("bundle-renewed") == []
    (done,) = cron(cli, f"--at {late}")["bundle-renewed"]
    shown = cli.ask("bundle show 1").data
    assert (shown["state"], shown["active_until"]) == ("renewed", "2027-03-09")
    paper = cli.ask(f"invoice print {done['number']}").data
    assert (paper["service_date"], paper["net"]["amount"], paper["issued_on"]) == ("2026-03-10", "18000.00", late[:10])
    assert cli.rows("SELECT happened_at, operator FROM bundle_renewal") == [(1773097200, "cron")]  # 2026-03-10 00:00
    assert cron(cli, f"--at {late}").ids("bundle-renewed") == []


@pytest.mark.clause("solidexpert-bundles", "IV.3")
def test_periods_that_were_all_missed_are_caught_up_with_in_one_run(cli: Cli) -> None:
    priced(cli)
    active(cli, years=1)
    cli.ok("bundle offer 1 --years 1 --price 9000 --at 2026-02-01T09:00")
    assert len(cron(cli, "--at 2028-06-01T12:00")["bundle-renewed"]) == 3
    assert cli.ask("bundle show 1").data["active_until"] == "2029-03-09"


@pytest.mark.clause("solidexpert-bundles", "IV.3")
def test_a_notice_that_came_while_the_renewal_was_late_stops_nothing(cli: Cli) -> None:
    priced(cli)
    active(cli, years=1)
    cli.ok("bundle offer 1 --years 2 --price 9000 --at 2026-02-01T09:00")
    cli.ok("bundle notice 1 --against 2027-03-10 --at 2026-03-10T12:00")
    assert cron(cli, "--at 2026-03-11T00:00").ids("bundle-renewed") == [1]
    assert cli.ask("bundle show 1").data["active_until"] == "2028-03-09"


# What fails ----------------------------------------------------------------------------------------------------------------------


def test_one_that_fails_is_reported_and_stops_nothing_else(cli: Cli) -> None:
    priced(cli)
    active(cli, years=1)
    active(cli, years=1, on="2025-03-04", first_day="2025-03-11")
    cli.ok("bundle offer 1 --years 1 --price 9000 --at 2026-02-01T09:00")
    cli.ok("bundle notice 2 --against 2026-03-11 --at 2026-02-01T09:00")
    # A document of a later day: nothing can be numbered before it.
    cli.ok(
        "ticket open --client pracownia --license SKP-0001 --subject x --description x --serial SKP-0001 --at 2026-05-04T09:05"
    )
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --prepaid --at 2026-05-04T09:05")
    cli.ok("invoice issue --client pracownia --at 2026-06-01T09:00")
    found = cli.ask("cron run --at 2026-04-01T12:00")
    reports = {report["job"]: report for report in found.data}
    assert found.code == 5
    assert [(item["id"], item["code"], item["exit_code"]) for item in reports["renewals"]["failed"]] == [
        (1, "INVOICE_OUT_OF_ORDER", 5)
    ]
    assert [item["id"] for item in reports["bundles"]["done"]] == [2]
    (error,) = found.json["errors"]
    assert error["params"]["cron_item"] == {"job": "renewals", "kind": "bundle", "id": 1, "client": "pracownia"}
    assert cli.rows("SELECT job, done, failed FROM job_run WHERE done OR failed ORDER BY job") == [
        ("bundles", 1, 0),
        ("renewals", 0, 1),
    ]
    # It was told today; whoever names the job is told again.
    told = cli("cron run renewals --at 2026-04-01T12:00")
    assert (told.code, told.out) == (5, "")
    assert told.err.startswith("supportctl: Bundle 1 (pracownia): "), told
    polish = cli("cron run renewals --at 2026-04-01T12:00 --lang pl")
    assert polish.err.startswith("supportctl: Pakiet 1 (klient pracownia): "), polish


def test_a_bug_in_one_job_leaves_the_others_their_work(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now("2026-11-19T12:00")

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("supportctl.store.compiled.jobs.uncontacted", broken)
    found = cli.ask("cron run")
    assert found.code == 1
    assert {report["job"]: (len(report["done"]), len(report["failed"])) for report in found.data} == {
        "windows": (1, 0),
        "hours": (0, 1),
    }
    assert "Traceback" not in found.err


# What is told --------------------------------------------------------------------------------------------------------------------


def codetwo(cli: Cli, opened: str = f"{DAY}T10:00") -> None:
    """A ticket whose first response is due at the end of the day after."""
    cli.now("2026-11-17T18:00")
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2026-01-10 --maintenance-until 2027-12-09 --key-valid-until 2027-12-31"
    )
    cli.ok(f"{CODETWO} --at {opened}")


@pytest.mark.clause("codetwo-support", "handling.3")
def test_a_first_response_is_told_once_when_it_is_due_and_once_when_it_is_late(cli: Cli) -> None:
    codetwo(cli)
    told = []
    for now in ("17T18:30", "18T08:59", "18T09:00", "18T12:00", "18T16:59", "19T00:00", "19T09:00", "19T10:00", "20T09:00"):
        cli.now(f"2026-11-{now}")
        told += [(now, item["what"]) for item in ran(cli).get("first-reactions", {"warned": []})["warned"]]
    assert told == [("18T09:00", "reaction-due"), ("19T09:00", "reaction-overdue")]


@pytest.mark.parametrize(
    ("now", "told"),
    [("2026-11-20T16:59:59", True), ("2026-11-20T17:00", False), ("2026-11-21T12:00", False), ("2026-12-24T12:00", False)],
)
def test_nobody_is_told_at_night_on_a_saturday_or_a_holiday(cli: Cli, now: str, told: bool) -> None:
    codetwo(cli)
    cli.now(now)
    assert ("first-reactions" in ran(cli)) is told
    (item,) = ran(cli, "--explain")["first-reactions"]["explained"]
    assert (item["why"], "until" in item) == (("told-before", False) if told else ("after-hours", True))


@pytest.mark.clause("progrupa-support", "§4.2")
def test_a_session_left_running_is_told_once_after_closing_time(cli: Cli) -> None:
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T16:00")
    told = []
    for now in ("16:59:59", "17:00", "20:00"):
        cli.now(f"{DAY}T{now}")
        told += [(now, i["operator"], i["clauses"]) for i in ran(cli).get("sessions", {"warned": []})["warned"]]
    assert told == [("17:00", "anna", ["§4.2"])]


@pytest.mark.clause("bitservice-remote", "hours.1")
def test_an_appointment_that_nobody_kept_is_noted_once_when_it_ended(cli: Cli) -> None:
    cli.now("2026-11-20T12:00")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name 'Diagnoza zdalna' --unit szt.")
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject Printer --at 2026-11-16T09:00")
    cli.ok("client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-16T09:05")
    cli.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    assert cron(cli, "--at 2026-11-17T10:59:59").ids("appointment-missed") == []
    assert cron(cli, "--at 2026-11-17T12:00").ids("appointment-missed") == [1]
    assert cron(cli, "--at 2026-11-17T12:00").ids("appointment-missed") == []
    assert history(cli)[-1] == ("appointment-missed", "cron", "2026-11-17T11:00:00")


@pytest.mark.clause("bitservice-remote", "liability.4")
def test_notes_on_software_that_outlived_their_session_go(cli: Cli) -> None:
    cli.now("2026-11-20T12:00")
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject Printer --at 2026-11-16T09:00")
    import sqlite3

    with sqlite3.connect(cli.db) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(software_note)")]
    connection.close()
    assert "ticket_id" in columns
    values = {"id": 1, "ticket_id": 1, "body": "'SecretSoft 4'", "operator": "'anna'", "happened_at": 1, "recorded_at": 1}
    with sqlite3.connect(cli.db) as connection:
        given = [c for c in columns if c in values]
        connection.execute(f"INSERT INTO software_note ({', '.join(given)}) VALUES ({', '.join(str(values[c]) for c in given)})")
    connection.close()
    assert cron(cli).ids("notes-purged") == [1]
    assert not any("SecretSoft" in line for line in cli.dump())


@pytest.mark.clause("progrupa-support", "§2.8")
def test_a_purchase_waits_for_its_contact_and_an_invoice_for_its_money(cli: Cli) -> None:
    cli.ticket(hours=None)
    cli.ok(f"hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001 --prepaid --at {DAY}T09:00")
    cli.ok(f"invoice issue --client pracownia --at {DAY}T10:00")
    due = cli.ask("invoice list").data[0]["due_on"]
    cli.now("2026-11-18T10:00")
    assert [i["what"] for i in ran(cli)["hours"]["warned"]] == ["contact-due"]
    cli.now("2026-11-19T10:00")
    assert [i["what"] for i in ran(cli)["hours"]["warned"]] == ["contact-overdue"]
    cli.now(f"{due}T10:00")
    (item,) = ran(cli)["invoices"]["warned"]
    assert (item["what"], item["id"], item["amount"]["amount"]) == ("invoice-due", "FV/2026/0001", "492.00")
    assert "invoices" not in ran(cli)


# Silence, dry runs, explanations -------------------------------------------------------------------------------------------------


def test_nothing_due_is_silence(cli: Cli) -> None:
    for line in ("cron run", "cron run --lang pl", "cron run --dry-run", "cron run -q"):
        found = cli(line)
        assert (found.code, found.out, found.err) == (0, "", ""), line
    assert cli.ask("cron run").data == []


def test_what_is_due_is_a_sentence_with_who_what_until_when_and_the_clause(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now("2026-11-19T12:00")
    dry = cli("cron run --dry-run windows")
    assert dry.out == (
        "#1 Crash on export (pracownia): closed as solved, no e-mail about a recurrence by Wed\u00a018\u00a0Nov\u00a02026\u00a011:00 (§2.10)\n"
    )
    assert "nothing was written" in dry.err
    polish = cli("cron run windows --lang pl")
    assert polish.out == (
        "#1 Crash on export (klient pracownia): zgłoszenie zamknięte jako rozwiązane, do śr\u00a02026-11-18\u00a011:00"
        " nie przyszedł e-mail o nawrocie (§2.10)\n"
    )


def test_warnings_alone_are_exit_0_and_name_the_command(cli: Cli) -> None:
    codetwo(cli)
    cli.now("2026-11-18T09:00")
    found = cli.ok("cron run first-reactions")
    assert found.out.splitlines()[1] == "  supportctl ticket reply 1"


def test_a_dry_run_writes_nothing_and_says_the_same(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now("2026-11-19T12:00")
    before = cli.dump()
    dry = ran(cli, "--dry-run")
    assert cli.dump() == before
    assert ran(cli) == dry


def test_only_the_jobs_that_are_named_run(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now("2026-11-19T12:00")
    assert set(ran(cli, "hours first-reactions")) == set()
    assert set(ran(cli)) == {"windows"}
    found = cli.refuses("cron run window", 2, "window")
    assert "windows" in found.err


def test_explain_says_why_each_is_due_or_not(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now(f"{NEXT}T10:00")
    (item,) = ran(cli, "--explain")["windows"]["explained"]
    assert (item["why"], item["until"], item["clauses"]) == ("not-yet", f"{NEXT}T11:00:01+01:00", ["§2.10"])
    said = cli.ok("cron run windows --explain").out
    assert (
        said
        == "#1 Crash on export (pracownia), close as solved: not yet, from Wed\u00a018\u00a0Nov\u00a02026\u00a011:00 (§2.10)\n"
    )


def test_the_list_says_when_each_ran_and_when_it_is_next(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    rows = {row["job"]: row for row in cli.ask("cron list").data}
    assert list(rows) == [job.name for job in JOBS]
    assert (rows["windows"]["last_run"], rows["windows"]["next"]) == (None, f"{NEXT}T11:00:01+01:00")
    cli.ok("cron run")
    rows = {row["job"]: row for row in cli.ask("cron list").data}
    assert (rows["windows"]["last_run"][:16], rows["windows"]["late"]) == (f"{DAY}T18:00", False)
    cli.now(f"{DAY}T19:00:01")
    assert {row["late"] for row in cli.ask("cron list").data} == {True}


def test_every_run_is_on_record_and_those_for_nothing_share_a_row(cli: Cli) -> None:
    for minute in (0, 5, 10):
        cli.now(f"{DAY}T18:{minute:02d}")
        cli.ok("cron run")
    assert cli.rows("SELECT runs, ended_at - started_at, done FROM job_run WHERE job = 'windows'") == [(3, 600, 0)]
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    cli.now("2026-11-19T12:00")
    cli.ok("cron run")
    cli.ok("cron run")
    assert cli.rows("SELECT runs, done FROM job_run WHERE job = 'windows' ORDER BY id") == [(3, 0), (1, 1), (1, 0)]


@pytest.mark.clause("bitservice-remote", "liability.4")
def test_a_backup_a_day_where_the_settings_name_a_directory(cli: Cli, tmp_path: Any) -> None:
    place = tmp_path / "backups"
    cli.env("SUPPORTCTL_BACKUP_DIR", str(place))
    failed = cli.ask("cron run")
    assert (failed.code, failed.error) == (2, "NO_DIRECTORY")
    place.mkdir()
    assert [item["path"] for item in ran(cli)["backup"]["done"]] == [str(path) for path in place.iterdir()]
    assert ran(cli) == {}
    cli.env("SUPPORTCTL_BACKUP_KEEP", "1")
    cli.now("2026-11-18T00:00")
    assert ran(cli, "--dry-run backup")["backup"]["done"] != []
    assert cli.ok("cron run --lang pl").out.startswith("Wykonano kopię zapasową: ")
    assert len(list(place.iterdir())) == 1
    assert [row["next"] for row in cli.ask("cron list").data if row["job"] == "backup"] == ["2026-11-19T00:00:00+01:00"]
    cli.env("SUPPORTCTL_BACKUP_KEEP", "many")
    cli.refuses("ticket list", 2, "many")


# At once -------------------------------------------------------------------------------------------------------------------------


def test_two_runs_at_once_do_nothing_twice(cli: Cli) -> None:
    codetwo(cli)
    for number in range(2, 8):
        cli.ticket("9" if number == 2 else None)
        cli.ok(f"session start {number} {CONFIRMED} --at {DAY}T{8 + number:02d}:00")
        cli.ok(f"session stop --at {DAY}T{8 + number:02d}:10")
    cli.now("2026-11-19T12:00")
    both = [subprocess.Popen([*PROGRAM, "cron", "run", "--json"], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    import json

    found = [json.loads(process.communicate(timeout=60)[0]) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    done = [(i["what"], i["id"]) for answer in found for report in answer["data"] for i in (*report["done"], *report["warned"])]
    assert sorted(done) == sorted(set(done))
    assert [i for w, i in done if w == "window-closed"].__len__() == 6
    assert cli.rows("SELECT count(*) FROM ticket_event WHERE kind = 'closed'") == [(6,)]
    assert cli.ok("db check").code == 0


# No desk -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["cron run", "cron list", "doctor", "batch lines"])
def test_what_nobody_watches_never_makes_a_desk(cli: Cli, line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.delenv("SUPPORTCTL_DB")
    cli.env("XDG_DATA_HOME", str(tmp_path / "none"))
    (tmp_path / "lines").write_text("ticket list\n")
    monkeypatch.chdir(tmp_path)
    found = cli.ask(line)
    assert found.code == 6
    assert "STORE_ABSENT" in found.out
    assert not (tmp_path / "none").exists()


# Words ---------------------------------------------------------------------------------------------------------------------------


def test_both_languages_say_the_same_of_the_same() -> None:
    assert list(english.CRON) == list(polish.CRON)
    for what in english.CRON:
        assert placeholders(english.CRON[what]) == placeholders(polish.CRON[what]), what
    assert list(english.DOCTOR) == list(polish.DOCTOR)
    for what in english.DOCTOR:
        assert placeholders(english.DOCTOR[what]) == placeholders(polish.DOCTOR[what]), what


def test_every_job_has_its_words() -> None:
    assert {"job-backup", "job-rates", *(f"job-{job.name}" for job in JOBS)} == {
        word for word in english.WORDS if word.startswith("job-")
    }


def test_what_the_jobs_say_has_its_words() -> None:
    """Each Word("…") in the room is a word, each code of a sentence has its sentence, each kind its name."""
    import re
    from pathlib import Path

    from supportctl import jobs as room
    from supportctl.desk.db import doctor
    from supportctl.wording.words import Words

    said = "".join(path.read_text(encoding="utf-8") for path in [*Path(room.__file__).parent.glob("*.py"), Path(doctor.__file__)])
    words = set(re.findall(r'Word\(\s*"([a-z-]+)"', said)) - {"job"}
    for lang in ("en", "pl"):
        known = Words(lang)._labels.WORDS
        assert words - set(known) == set(), lang
    assert set(re.findall(r'"(doctor-[a-z-]+)"', said)) == set(english.DOCTOR)


def test_an_opened_ticket_is_nobodys_work_for_cron(cli: Cli) -> None:
    cli.ok(f"{OPEN} --at {DAY}T09:05")
    assert "windows" not in ran(cli)


def test_what_fails_again_and_again_is_told_once_a_day(cli: Cli, tmp_path: Path) -> None:
    """cron mails what a run says, and runs every five minutes: a backup that fails was 288 letters a day."""
    place = tmp_path / "backups"
    place.write_text("a file, where a directory is wanted")
    cli.env("SUPPORTCTL_BACKUP_DIR", str(place))
    first = cli("cron run")
    assert first.code == 2
    assert "There is no directory" in first.err
    cli.now(f"{DAY}T18:05")
    again = cli("cron run")
    assert (again.code, again.out, again.err) == (2, "", "")
    (failed,) = cli.ask("cron run").json["errors"]
    assert (failed["code"], failed["params"]["told_today"]) == ("NO_DIRECTORY", True)
    # Whoever asks for it by name is told.
    assert "There is no directory" in cli("cron run backup").err
    cli.now(f"{NEXT}T00:00")
    assert "There is no directory" in cli("cron run").err
    cli.now(f"{NEXT}T00:05")
    assert cli("cron run").err == ""
    # Something else that fails is told at once.
    place.unlink()
    place.mkdir(mode=0o500)
    cli.env("SUPPORTCTL_BACKUP_KEEP", "0")
    assert cli("cron run").err != ""
