"""Each job of cron on a case of its own (job_cases.py): not due and due, settled by an operator, doubled, missed, killed between two things;
and what `--explain` says of each."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from supportctl.jobs.catalogue import JOBS
from tests.cli.job_cases import CASES, TOLD, Case, at, leave, prepare
from tests.cli.quarter import command, killed
from tests.cli.quarter_state import differences
from tests.quick import quick

KILLS = (1, 2, 4, 7, 12, 20)
LATE = timedelta(days=40)
MARKS = "SELECT level, kind, record_id, due FROM job_mark ORDER BY id"
told = pytest.mark.parametrize("case", TOLD, ids=lambda case: case.job)
both = pytest.mark.parametrize("case", [*CASES, *TOLD], ids=lambda case: f"{case.job}-{case.what[0]}")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Makes the desk of a case; copies of it under other names."""
    for name, value in (("OPERATOR", "anna"), ("LANG", "en"), ("NOW", ""), ("DB", ""), ("KSEF", "on")):
        monkeypatch.setenv(f"SUPPORTCTL_{name}", value)
    with tempfile.TemporaryDirectory(dir=quick()) as place:
        first = Path(place) / "first.db"

        def made(case: Case, name: str = "first") -> Path:
            if not first.exists():
                monkeypatch.setenv("SUPPORTCTL_DB", str(first))
                prepare(case)
                with closing(sqlite3.connect(first)) as connection:
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                leave(case, first)
            path = first.with_stem(name)
            if name != "first":
                shutil.copyfile(first, path)
                path.chmod(0o600)
            monkeypatch.setenv("SUPPORTCTL_DB", str(path))
            return path

        yield made


def ran(case: Case, when: datetime, options: str = "") -> list[Any]:
    """What a run of the job did and told, of what the case is about."""
    return [
        item for report in _reports(case, when, options) for item in (*report["done"], *report["warned"]) if _is_of(case, item)
    ]


def explained(case: Case, when: datetime) -> list[tuple[str, str]]:
    """(what, why) of what a run would look at besides."""
    reports = _reports(case, when, "--explain --dry-run")
    return [(item["what"], item["why"]) for report in reports for item in report["explained"] if _is_of(case, item)]


def _reports(case: Case, when: datetime, options: str) -> list[Any]:
    code, said = command(when, f"cron run {case.job} --json {options}")
    answer = json.loads(said.splitlines()[0])
    assert (code, answer["errors"]) == (0, []), said
    found: list[Any] = answer["data"]
    return found


def _is_of(case: Case, item: Any) -> bool:
    return item["what"] in (*case.what, *([case.again[1]] if case.again else [])) and (case.job, item["id"]) != ("hours", 1)


def codes(items: list[Any]) -> list[str]:
    return [item["what"] for item in items]


def rows(db: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def test_every_job_has_its_case() -> None:
    assert {case.job for case in (*CASES, *TOLD)} == {job.name for job in JOBS}


@both
def test_not_due_due_and_doubled(case: Case, desk: Callable[..., Path]) -> None:
    desk(case, "work")
    if not case.sql:
        before = ran(case, at(case.before))
        assert len(before) == case.early
        assert {why for what, why in explained(case, at(case.before)) if what == case.what[-1]} <= {"not-yet", "after-hours"}
    dry = codes(ran(case, at(case.due), "--dry-run"))
    assert dry == list(case.what[0 if case.sql else case.early :])
    assert codes(ran(case, at(case.due))) == dry
    for later in (timedelta(0), timedelta(minutes=5), timedelta(hours=5)):
        assert ran(case, at(case.due) + later) == []


@both
def test_explain_names_each_thing_with_why_and_writes_nothing(case: Case, desk: Callable[..., Path]) -> None:
    db = desk(case, "work")
    wanted = {item["id"] for item in ran(case, at(case.due), "--dry-run")}
    seen = _reports(case, at(case.before), "--explain --dry-run")[0]
    assert wanted <= {item["id"] for item in (*seen["explained"], *seen["done"])}
    assert all(item["why"] for item in seen["explained"])
    for lang in ("en", "pl"):
        code, said = command(at(case.before), f"cron run {case.job} --explain --dry-run --lang {lang}")
        assert (code, "not-yet" in said, said.count("\n") >= len(case.what)) == (0, False, True)
    assert rows(db, "SELECT count(*) FROM job_run") == [(0,)]


@pytest.mark.parametrize(
    "case", [case for case in (*CASES, *TOLD) if case.settled], ids=lambda case: f"{case.job}-{case.what[0]}"
)
def test_what_an_operator_settled_is_left_alone(case: Case, desk: Callable[..., Path]) -> None:
    desk(case, "work")
    code, said = command(at(case.before), case.settled)
    assert code == 0, said
    assert codes(ran(case, at(case.due))) == [case.what[0]]


# When notes were deleted is when they were, however late.
@pytest.mark.parametrize("case", [case for case in CASES if case.job != "software-notes"], ids=lambda case: case.job)
def test_a_run_that_was_missed_is_caught_up_with_as_if_it_had_been_in_time(case: Case, desk: Callable[..., Path]) -> None:
    late = at(case.due) + LATE
    steadily = desk(case, "steady")
    ran(case, at(case.due))
    ran(case, late)
    roughly = desk(case, "rough")
    assert codes(ran(case, late))[: len(case.what)] == list(case.what)
    assert differences(steadily, roughly) == []


@both
def test_a_run_that_is_killed_at_any_write_is_finished_by_the_next_one(case: Case, desk: Callable[..., Path]) -> None:
    steadily = desk(case, "steady")
    ran(case, at(case.due))
    for writes in KILLS:
        roughly = desk(case, f"rough{writes}")
        died = killed(at(case.due), writes, f"cron run {case.job}")
        assert died or writes > 1
        ran(case, at(case.due))
        assert differences(steadily, roughly) == [], writes
        assert sorted(rows(roughly, MARKS)) == sorted(rows(steadily, MARKS)), writes
        assert command(at(case.due), "db check")[0] == 0 or case.sql, writes
        if not died:
            return


@told
def test_it_is_told_at_business_hours_and_once_more_when_overdue(case: Case, desk: Callable[..., Path]) -> None:
    desk(case, "work")
    night = at(case.due).replace(hour=20)
    if case.job != "sessions":
        assert ran(case, night) == []
        assert {why for what, why in explained(case, night) if what in case.what} <= {"after-hours", "not-yet"}
    assert codes(ran(case, at(case.due))) == list(case.what)
    assert "told-before" in {why for _, why in explained(case, at(case.due))}
    if case.again is not None:
        when, what = case.again
        assert ran(case, at(when) - timedelta(seconds=1)) == []
        assert codes(ran(case, at(when))) == [what, what]
        assert ran(case, at(when) + LATE) == []


def test_a_complaint_that_waits_holds_the_close_and_is_named(desk: Callable[..., Path]) -> None:
    case = CASES[0]
    desk(case, "work")
    assert command(at(case.before), "ticket note 2 --complaint -m 'It is worse' --at 2023-03-07T10:00")[0] == 0
    assert codes(ran(case, at(case.due))) == ["window-closed"]
    assert explained(case, at(case.due)) == [("window-closed", "complaint-open")]


@pytest.mark.parametrize(
    "lines", ["invoice annul FV/2023/0002 --reason twice", "invoice correct FV/2023/0002 --reason x --to-zero"]
)
def test_nobody_is_told_of_money_that_is_no_longer_owed(lines: str, desk: Callable[..., Path]) -> None:
    case = next(case for case in TOLD if case.job == "invoices")
    desk(case, "work")
    code, said = command(at(case.before), lines)
    assert code == 0, said
    assert [item["id"] for item in ran(case, at(case.due))] == ["FV/2023/0001"]


def test_what_a_correction_adds_is_due_when_the_correction_is(desk: Callable[..., Path]) -> None:
    case = next(case for case in TOLD if case.job == "invoices")
    desk(case, "work")
    for line in ("invoice pay FV/2023/0001", "invoice correct FV/2023/0001 --reason x --line 1 --quantity 2"):
        code, said = command(at("2023-03-20T10:00"), line)
        assert code == 0, said
    assert [item["id"] for item in ran(case, at(case.due))] == ["FV/2023/0002"]
    (item,) = [item for item in ran(case, at("2023-04-03T09:00")) if item["id"] == "FV/2023/0001"]
    assert (item["what"], item["amount"]["amount"], item["at"]) == ("invoice-due", "246.00", "2023-04-03")


@pytest.mark.parametrize(("began", "moved"), [("2026-11-18", True), ("2026-11-19", False)])
def test_what_was_told_as_overdue_is_told_again_once_its_moved_term_is_past(
    began: str, moved: bool, desk: Callable[..., Path]
) -> None:
    """An outage that is recorded afterwards moves the term to 1 December; one that began after the term doesn't."""
    case = next(case for case in TOLD if case.job == "ksef")
    desk(case, "work")
    assert codes(ran(case, at("2026-11-19T09:00"))) == ["ksef-overdue"] * 2
    added, said = command(at("2026-11-23T10:00"), f"outage add --kind failure --from {began} --ended 2026-11-20 --source MF")
    assert added == 0, said
    assert ran(case, at("2026-11-23T10:01")) == []
    assert ran(case, at("2026-12-01T08:59:59")) == []
    assert codes(ran(case, at("2026-12-01T09:00"))) == ["ksef-due"] * 2 * moved
    assert codes(ran(case, at("2026-12-02T09:00"))) == ["ksef-overdue"] * 2 * moved
    assert ran(case, at("2026-12-02T09:05")) == []
    assert ran(case, at("2026-12-03T09:00")) == []


def test_documents_that_needn_t_be_in_the_ksef(desk: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    case = next(case for case in TOLD if case.job == "ksef")
    desk(case, "work")
    for setting, found in (("off", 0), ("limit", 2), ("on", 2)):
        monkeypatch.setenv("SUPPORTCTL_KSEF", setting)
        assert len(ran(case, at(case.due), "--dry-run")) == found
