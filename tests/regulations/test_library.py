"""A library that proves itself: the shipped texts and rules, the boundaries of versions, an amendment, decisions replayed."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from supportctl import regulations
from supportctl.calendar import legal_day
from supportctl.errors import Gap
from supportctl.law.decision import Decision
from supportctl.law.facts import decode, encode
from supportctl.law.rules import Question
from supportctl.law.text import Regulation
from supportctl.law.units import Source, Work
from supportctl.money import hours_text
from supportctl.regulations import FOLDERS, SHELVES, decides, document_of, law_of, shelf
from supportctl.regulations.facts import WorkFacts
from supportctl.regulations.progrupa_support.rules import bill_work
from supportctl.regulations.support import Bill
from tests.regulations import amended, cases
from tests.regulations.amended import PROGRUPA
from tests.regulations.cases import Case

ROOT = Path(regulations.__file__).parent
DAY = timedelta(days=1)
FIRST, SECOND = "2020-12-01", "2026-12-31"


def questions_of(slug: str) -> dict[str, Question[Any, Any]]:
    return {name: q for name, q in vars(shelf(slug).module).items() if isinstance(q, Question)}


every_text = pytest.mark.parametrize("slug", FOLDERS)
every_shelf = pytest.mark.parametrize("slug", [slug for slug in FOLDERS if decides(slug)])
every_case = pytest.mark.parametrize("case", [c for c in cases.all_cases() if c.expect["outcome"] != "gap"], ids=lambda c: c.id)


# The texts -------------------------------------------------------------------------------------------------------------------


@every_text
def test_every_text_validates(slug: str) -> None:
    document_of(slug).validate()
    assert document_of(slug).id == slug
    assert document_of(slug).kind == ("regulation" if slug in SHELVES else "statute")


def test_the_five_texts_hold_every_clause() -> None:
    count = {slug: len(law_of(slug).clauses) for slug in SHELVES}
    assert count == {
        "progrupa-support": 60,
        "codetwo-support": 17,
        "bitservice-remote": 24,
        "solidexpert-bundles": 74,
        "sketchup-conversion": 35,
    }


@every_shelf
def test_a_support_desk_asks_each_rule_by_its_name(slug: str) -> None:
    """A rule of a support regulation that RULES leaves out, or a question under another name, would never be asked."""
    served = shelf(slug)
    asked = {name: question for name, question in served.rules._asdict().items() if isinstance(question, Question)}
    assert {name: question.name for name, question in asked.items()} == {name: name for name in asked}
    ours = questions_of(slug) if hasattr(served.module, "RULES") else {}
    assert {name: question for name, question in asked.items() if question.known} == ours
    for question in asked.values():
        if not question.known:
            with pytest.raises(Gap, match="NO_RULE"):
                served.need(question)


def test_three_regulations_are_about_support() -> None:
    about = [slug for slug in SHELVES if shelf(slug).rules.open_ticket.known]
    assert about == ["progrupa-support", "codetwo-support", "bitservice-remote"]


def test_a_text_without_rules_decides_nothing() -> None:
    for slug in SHELVES:
        if not decides(slug):
            with pytest.raises(Gap, match="NO_REGULATION"):
                shelf(slug)


@every_shelf
def test_every_clause_that_a_rule_writes_exists(slug: str) -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / FOLDERS[slug]).glob("*.py")]
    ids = document_of(slug).clauses
    # What has the form of an id, whatever it says: § with numbers, a word that begins ids here with numbers after it, an article.
    words = {c.partition(".")[0] for c in ids if not c.startswith("§")}
    looks = re.compile(rf"§\S*\d|({'|'.join(words) or '§'})\.\d[\d.]*|art\. \d.*")
    nodes = [node for tree in trees for node in ast.walk(tree)]
    written = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    assert {w for w in written if looks.fullmatch(w)} - set(ids) == set()


@every_shelf
def test_every_declared_clause_is_given_by_some_case(slug: str) -> None:
    """A declaration that no answer ever uses would be an empty promise."""
    given_by: dict[str, set[str]] = {}
    for case in cases.cases_of(slug):
        if case.expect["outcome"] != "gap":
            given_by.setdefault(case.ask, set()).update(case.cites)
    assert {name: set(q.clauses) for name, q in questions_of(slug).items()} == given_by


@every_case
def test_every_ground_is_declared_and_of_the_version_that_decides(case: Case) -> None:
    decision = cases.decide(case)
    assert {g.clause for g in decision.grounds} <= case.question.clauses
    assert {g.version for g in decision.grounds} == {decision.version}
    assert decision.question == case.ask


# Boundaries: one answer or a clean gap -----------------------------------------------------------------------------------------


def boundaries(slug: str, law: Regulation) -> Iterator[date]:
    """The day before, the day of and the day after whatever changes with time."""
    days = {v.decides_from for v in law.versions}
    for question in questions_of(slug).values():
        days |= {day for v in question.variants for day in (v.since, v.before)}
    # The ends of the calendar stand for "always".
    for day in sorted(days - {date.min, date.max}):
        yield from (day - DAY, day, day + DAY)
    # The public holidays that a term looks at are known from 1925 to 2100.
    yield from (date(1925, 1, 1), date(2100, 1, 1))


def _one_answer(slug: str, law: Regulation) -> None:
    samples = {c.ask: cases.facts_of(c, law) for c in cases.cases_of(slug) if c.expect["outcome"] != "gap"}
    assert set(samples) == set(questions_of(slug))
    for day in boundaries(slug, law):
        decides = [v for v in law.versions if v.decides_from <= day and (v.until is None or day <= v.until)]
        if not decides:
            with pytest.raises(Gap) as caught:
                law.on(day)
            assert (caught.value.code, caught.value.params["clause"]) == ("NOT_IN_FORCE", law.in_force)
            continue
        assert decides == [law.on(day).version]
        for name, facts in samples.items():
            # A Gap here would be a hole between variants, or a value that a version forgot.
            assert questions_of(slug)[name](facts, law.on(day)).version == decides[0].id


@every_shelf
def test_around_every_boundary_there_is_one_answer_or_a_clean_gap(slug: str) -> None:
    _one_answer(slug, document_of(slug))


# An amendment: ProGrupa by the half hour from 2027-01-01 on ----------------------------------------------------------------------

OLD, NEW = datetime(2026, 12, 31, 9, tzinfo=UTC), datetime(2027, 1, 4, 9, tzinfo=UTC)


def half_hours() -> Regulation:
    return amended.law(PROGRUPA, amended.half_hours)


def billed(law: Regulation, *sessions: tuple[datetime, int]) -> Decision[Bill]:
    """The bill for (start, seconds), each session by the unit of its own day, asked on the day of the last one."""
    work = []
    for start, seconds in sessions:
        then = law.on(legal_day(start))
        work.append(Work(start, seconds, then.value("billing.unit").value, then.version.id))
    bought = (Source("bought", 6000, datetime(2026, 1, 2, 9, tzinfo=UTC), False),)
    return bill_work(WorkFacts(tuple(work), bought), law.on(legal_day(sessions[-1][0])))


def test_one_version_and_one_value_bring_half_hours() -> None:
    law = half_hours()
    before, after = billed(law, (OLD, 3660)), billed(law, (NEW, 3660))
    assert (before.version, hours_text(before.value.billable_minutes)) == (FIRST, "2")
    assert (after.version, hours_text(after.value.billable_minutes)) == (SECOND, "1.5")
    for seconds, hours in ((0, "0.5"), (1800, "0.5"), (1801, "1")):
        assert hours_text(billed(law, (NEW, seconds)).value.billable_minutes) == hours


def test_work_across_the_change_is_rounded_per_version() -> None:
    # 61 minutes and 31: two hours and two half hours. The rest of the second hour doesn't cross into the new version.
    bill = billed(half_hours(), (OLD, 3660), (NEW, 1860)).value
    assert [(t.minutes, t.version) for t in bill.taken] == [(60, FIRST)] * 2 + [(30, SECOND)] * 2
    assert hours_text(bill.started_minutes) == "3"


def test_the_day_of_a_session_is_its_day_in_warsaw() -> None:
    last, first = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC)
    assert [t.minutes for t in billed(half_hours(), (last, 1), (first, 1)).value.taken] == [60, 30]


def test_around_the_boundary_of_an_amendment_there_is_one_answer() -> None:
    _one_answer(PROGRUPA, half_hours())


# Decisions can be replayed -----------------------------------------------------------------------------------------------------


def _stored(case: Case) -> tuple[Any, Any]:
    """What is kept of a decision: its facts, and the answer in full."""
    facts = cases.facts_of(case, document_of(case.slug))
    d = case.question(facts, document_of(case.slug).on(case.on))
    grounds = [{"clause": g.clause, "passed": g.passed, "code": g.code, "inputs": g.inputs} for g in d.grounds]
    answer = {"on": d.on, "outcome": d.outcome, "value": d.value, "overridden": d.overridden, "grounds": grounds}
    return json.loads(json.dumps(encode(facts))), json.loads(json.dumps(encode(answer)))


@every_case
def test_every_decision_is_recomputed_from_its_stored_facts(case: Case) -> None:
    facts, answer = _stored(case)
    again = case.question(decode(facts), document_of(case.slug).on(case.on))
    assert again == cases.decide(case)
    assert decode(answer)["value"] == again.value
    assert _stored(case) == (facts, answer)
