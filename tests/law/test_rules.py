"""Rules and decisions: variants over time, what a rule may cite, when an answer is a yes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from supportctl.errors import Gap
from supportctl.law.decision import Decision
from supportctl.law.rules import Question
from tests.law.lending import LAW, on, rules
from tests.law.lending.rules import LoanFacts

AT = datetime(2023, 6, 6, 8, tzinfo=UTC)  # a Tuesday, ten in Warsaw
READY = LoanFacts("drill", AT, ("manual", "gear"))


@pytest.mark.parametrize(("day", "grosz"), [(date(2020, 3, 1), 1000), (date(2022, 6, 30), 1000), (date(2023, 1, 1), 1200)])
def test_the_variant_of_the_day_answers(day: date, grosz: int) -> None:
    decision = rules.fee(READY, LAW.on(day))
    assert (decision.value, decision.on, decision.question) == (grosz, day, "fee")


@pytest.mark.parametrize("day", [date(2022, 7, 1), date(2022, 12, 31)])
def test_between_two_variants_there_is_a_gap_and_no_answer(day: date) -> None:
    with pytest.raises(Gap) as caught:
        rules.fee(READY, LAW.on(day))
    assert caught.value.code == "NO_RULE"
    assert caught.value.params == {"regulation": "tool-lending", "question": "fee", "on": day.isoformat()}


def test_two_variants_of_one_day_are_refused_when_the_shelf_is_imported() -> None:
    with pytest.raises(ValueError, match="fee: two variants decide 2021-01-01"):
        from tests.law.lending import overlapping  # noqa: F401


def test_a_question_knows_its_clauses_and_its_facts() -> None:
    assert rules.lend.clauses == {"§2", "§3", "§3.1", "§5", "§5.1"}
    assert rules.lend.facts_type is LoanFacts
    assert rules.lend.__doc__ == "May the tool be lent now?"
    assert isinstance(rules.fee, Question)
    assert len(rules.fee.variants) == 2


def test_a_rule_that_cites_what_it_didnt_declare_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"careless cites \['§9'\]"):
        rules.careless(READY, on(2023, 6, 6))


def test_a_decision_without_a_ground_is_an_error() -> None:
    with pytest.raises(ValueError, match="without a ground"):
        on(2023, 6, 6).decide()


def asked(facts: LoanFacts) -> Decision[None]:
    return rules.lend(facts, on(2023, 6, 6))


def test_a_yes_holds_every_ground_that_was_looked_at() -> None:
    decision = asked(READY)
    assert decision.outcome
    assert [(g.clause, g.version, g.passed) for g in decision.grounds] == [
        ("§2", "2022-06-30", True),
        ("§3", "2022-06-30", True),
        ("§3.1", "2022-06-30", True),
    ]
    assert decision.failed == ()
    assert (decision.regulation, decision.version) == ("tool-lending", "2022-06-30")


def test_every_failed_ground_is_reported() -> None:
    decision = asked(LoanFacts("gas", AT.replace(hour=20), ("manual",)))
    assert not decision.outcome
    assert [g.clause for g in decision.failed] == ["§5.1", "§2", "§3.1"]


def test_what_is_waived_stands_in_nobodys_way_and_is_kept() -> None:
    decision = asked(READY._replace(at=AT.replace(hour=20), waived=("§2",)))
    assert (decision.outcome, decision.failed, decision.overridden) == (True, (), ("§2",))
    assert [g.clause for g in decision.grounds if not g.passed] == ["§2"]
    assert not asked(READY._replace(at=AT.replace(hour=20), confirmed=("gear",), waived=("§2",))).outcome


def test_an_unknown_ground_counts_as_a_no() -> None:
    law = on(2023, 6, 6)
    decision: Decision[None] = law.decide(law.passed("§2"), law.check("§3", None, "unknown"))
    assert not decision.outcome
    assert [(g.clause, g.passed) for g in decision.failed] == [("§3", None)]
