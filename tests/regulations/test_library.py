"""A library that proves itself: the texts, the boundaries of versions, amendments, and what must always hold of the rules."""

from __future__ import annotations

import ast
import copy
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supportctl import regulations
from supportctl.calendar import WARSAW
from supportctl.errors import Gap
from supportctl.law.deadlines import elapsed_deadline
from supportctl.law.facts import decode, encode
from supportctl.law.rules import Question, rule
from supportctl.law.text import LawAt, Regulation
from supportctl.law.units import Share, Source, Work, shared, take_units
from supportctl.money import hours_text
from supportctl.regulations import FOLDERS, SHELVES, decides, document_of, law_of, shelf
from supportctl.regulations.facts import ConversionFacts, RefusalFacts, WorkFacts
from tests.regulations import cases
from tests.regulations.cases import Case

ROOT = Path(regulations.__file__).parent
DAY = timedelta(days=1)
PROGRUPA, SKETCHUP = "progrupa-support", "sketchup-conversion"
FIRST, SECOND = "2020-12-01", "2026-12-31"


def data_of(slug: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / FOLDERS[slug] / "text.toml").read_text(encoding="utf-8"))


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


def test_a_rule_that_cites_what_it_didnt_declare_is_an_error() -> None:
    @rule("§1.3")
    def sloppy(facts: RefusalFacts, law: LawAt) -> Any:
        return law.decide(law.passed("§1.6"))

    with pytest.raises(ValueError, match=r"§1\.6"):
        sloppy(RefusalFacts("other"), law_of(PROGRUPA).on(date(2026, 11, 17)))


def test_a_clause_that_the_text_doesnt_have_cant_be_cited() -> None:
    with pytest.raises(Gap) as caught:
        law_of(PROGRUPA).on(date(2026, 11, 17)).passed("§99")
    assert caught.value.params["key"] == 'clause."§99"'


# Broken texts: (what is broken, which key the error names) ---------------------------------------------------------------------


def _set(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


def _version(**row: Any) -> Callable[[dict[str, Any]], None]:
    base = {"id": SECOND, "dated": date(2026, 12, 31), "decides_from": date(2027, 1, 1)}
    return lambda data: data["version"].append({k: v for k, v in {**base, **row}.items() if v is not None})


BROKEN: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (_drop("id"), "id"),
    (_drop("source"), "source"),
    (_set("kind", to="custom"), "kind"),
    (_set("binds", to="weather"), "binds"),
    (_drop("title", "pl"), "title.pl"),
    (_set("in_force", to="§99"), "in_force"),
    (_drop("version"), "version"),
    (_set("version", to={"id": "x"}), "version"),
    (_drop("version", 0, "dated"), "version[0].dated"),
    (_set("version", 0, "decides_from", to="2020-12-01"), "version[0]"),
    (_set("version", 0, "published", to="2020-12-01"), "version[0]"),
    (_set("version", 0, "dated", to=datetime(2020, 12, 1)), "version[0]"),  # noqa: DTZ001
    (_version(id=FIRST), "version[1].id"),
    (_version(dated=date(2020, 11, 30), decides_from=date(2020, 12, 1)), "version[1].decides_from"),
    (_version(published=date(2027, 1, 2)), "version[1].decides_from"),
    (_version(decides_from=date(2026, 12, 31)), "version[1].decides_from"),
    (_version(decides_from=date(2027, 1, 2)), "version[1].decides_from"),
    (_set("clause", "§1.9", to=3), 'clause."§1.9"'),
    (_drop("clause", "§1.9", "kind"), 'clause."§1.9".kind'),
    (_set("clause", "§1.9", "kind", to=["rulle"]), 'clause."§1.9".kind'),
    (_set("clause", "§1.9", "kind", to="rule"), 'clause."§1.9".kind'),
    (_drop("clause", "§1.9", "pl"), 'clause."§1.9".pl'),
    (_set("clause", "§1.9", "en", to={"2021-01-01": "x"}), 'clause."§1.9".en'),
    (_set("clause", "§1.9", "en", FIRST, to=" "), f'clause."§1.9".en.{FIRST}'),
    (_set("clause", "§1.9", "en", FIRST, to=""), f'clause."§1.9".en.{FIRST}'),
    (_set("clause", "§1.9", "reading", FIRST, to=["nobody-decided-this"]), 'clause."§1.9".reading'),
    (_set("clause", "§1.9", "reading", FIRST, to="begun-counts"), f'clause."§1.9".reading.{FIRST}'),
    (_set("clause", "§1.9", "reading", to={"2021-01-01": ["begun-counts"]}), 'clause."§1.9".reading'),
    (_set("reading", "begun-counts", "clause", to="§1.8.1"), 'clause."§1.9".reading'),
    (_drop("reading", "begun-counts", "pl"), "reading.begun-counts.pl"),
    (_set("reading", "orphan", to={"clause": "§1.9", "pl": "x", "en": "x"}), "reading.orphan.clause"),
    (_set("param", "billing.unit", to=60), 'param."billing.unit"'),
    (_set("param", "billing.unit", "clause", to="§99"), 'param."billing.unit".clause'),
    (_drop("param", "billing.unit", "unit"), 'param."billing.unit".unit'),
    (_drop("param", "billing.unit", "value"), 'param."billing.unit".value'),
    (_set("param", "billing.unit", "value", to={"2021-01-01": 30}), 'param."billing.unit".value'),
    (_set("param", "billing.unit", "value", FIRST, to="sixty"), f'param."billing.unit".value.{FIRST}'),
    (_set("param", "billing.unit", "value", FIRST, to=True), f'param."billing.unit".value.{FIRST}'),
    (_set("param", "billing.unit", "value", FIRST, to=-60), f'param."billing.unit".value.{FIRST}'),
    (_set("param", "hours.holidays-closed", "value", FIRST, to="yes"), f'param."hours.holidays-closed".value.{FIRST}'),
    (_set("param", "hours.opens", "value", FIRST, to="nine"), f'param."hours.opens".value.{FIRST}'),
    (_set("param", "refusal.reasons", "value", FIRST, "other", to="§99"), f'param."refusal.reasons".value.{FIRST}'),
    (_set("param", "refusal.reasons", "value", FIRST, to=["§6.3"]), f'param."refusal.reasons".value.{FIRST}'),
    (_set("param", "start.overridable", "value", FIRST, to=["§99"]), f'param."start.overridable".value.{FIRST}'),
]


@pytest.mark.parametrize(("change", "key"), BROKEN, ids=[f"{n}-{key}" for n, (_, key) in enumerate(BROKEN)])
def test_a_broken_text_names_file_and_key(change: Callable[[dict[str, Any]], None], key: str) -> None:
    data = data_of(PROGRUPA)
    change(data)
    with pytest.raises(Gap) as caught:
        Regulation(data, "shelf/text.toml").validate()
    assert caught.value.code == "LAW_TEXT_INVALID"
    assert (caught.value.params["file"], caught.value.params["key"]) == ("shelf/text.toml", key)
    assert caught.value.params["problem"]


def test_a_text_that_is_no_toml_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "text.toml"
    path.write_text('id = "x"\nid = "y"\n', encoding="utf-8")
    with pytest.raises(Gap) as caught:
        Regulation.load(path)
    assert (caught.value.code, caught.value.params["file"]) == ("LAW_TEXT_INVALID", path.as_posix())


def test_a_promotion_whose_day_is_no_date_is_broken() -> None:
    data = data_of(SKETCHUP)
    data["param"]["promotion.last-day"]["value"]["2020-09-25"] = "2021-12-04"
    with pytest.raises(Gap) as caught:
        Regulation(data, "text.toml").validate()
    assert caught.value.params["key"] == 'param."promotion.last-day".value.2020-09-25'


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


def test_variants_of_a_rule_neither_overlap_nor_answer_in_a_gap() -> None:
    law = law_of(PROGRUPA)
    question: Question[Any, Any] = Question("variants", None)
    make = rule("§6.3", since=date(2021, 1, 1), before=date(2022, 1, 1))(lambda facts, law: law.decide(law.passed("§6.3")))
    question.add(make.variants[0])
    for day, decided in (((2020, 12, 31), False), ((2021, 1, 1), True), ((2021, 12, 31), True), ((2022, 1, 1), False)):
        if decided:
            assert question(None, law.on(date(*day))).outcome
        else:
            with pytest.raises(Gap, match="NO_RULE"):
                question(None, law.on(date(*day)))
    with pytest.raises(ValueError, match="two variants decide 2021-12-31"):
        question.add(rule("§6.3", since=date(2021, 12, 31))(lambda facts, law: law.decide(law.passed("§6.3"))).variants[0])


# Amendments: a lawyer writes only what changes ---------------------------------------------------------------------------------


def amended(change: Callable[[dict[str, Any]], None] = lambda data: None) -> Regulation:
    """ProGrupa with a second text, dated 2026-12-31: half hours from 2027-01-01 on. One version and one value."""
    data = data_of(PROGRUPA)
    data["version"].append({"id": SECOND, "dated": date(2026, 12, 31), "decides_from": date(2027, 1, 1)})
    data["param"]["billing.unit"]["value"][SECOND] = 30
    change(data)
    law = Regulation(data, "amended.toml")
    law.validate()
    return law


def _copy_texts(data: dict[str, Any]) -> None:
    for clause in data["clause"].values():
        for by_version in (clause["pl"], clause["en"], clause.get("reading", {})):
            if FIRST in by_version:
                by_version[SECOND] = copy.deepcopy(by_version[FIRST])


LAST_OLD, FIRST_NEW = date(2026, 12, 31), date(2027, 1, 1)


def _work(law: Regulation, *sessions: tuple[datetime, int]) -> tuple[Work, ...]:
    found = []
    for start, seconds in sessions:
        then = law.on(start.astimezone(WARSAW).date())
        found.append(Work(start, seconds, then.value("billing.unit").value, then.version.id))
    return tuple(found)


def _bill(law: Regulation, day: date, *sessions: tuple[datetime, int]) -> Any:
    bought = (Source("bought", 6000, datetime(2026, 1, 2, 9, tzinfo=UTC), False),)
    question = questions_of(PROGRUPA)["bill_work"]
    return question(WorkFacts(_work(law, *sessions), bought), law.on(day))


@pytest.mark.parametrize("change", [lambda data: None, _copy_texts], ids=["one value", "texts copied"])
def test_one_version_and_one_value_bring_half_hours(change: Callable[[dict[str, Any]], None]) -> None:
    law = amended(change)
    old, new = datetime(2026, 12, 31, 9, tzinfo=UTC), datetime(2027, 1, 4, 9, tzinfo=UTC)
    before, after = _bill(law, LAST_OLD, (old, 3660)), _bill(law, FIRST_NEW, (new, 3660))
    assert (before.version, hours_text(before.value.billable_minutes)) == (FIRST, "2")
    assert (after.version, hours_text(after.value.billable_minutes)) == (SECOND, "1.5")
    assert hours_text(_bill(law, FIRST_NEW, (new, 0)).value.billable_minutes) == "0.5"
    assert hours_text(_bill(law, FIRST_NEW, (new, 1800)).value.billable_minutes) == "0.5"
    assert hours_text(_bill(law, FIRST_NEW, (new, 1801)).value.billable_minutes) == "1"


def test_work_across_the_change_is_rounded_per_version() -> None:
    law = amended()
    old, new = datetime(2026, 12, 31, 9, tzinfo=UTC), datetime(2027, 1, 4, 9, tzinfo=UTC)
    # 61 minutes and 31: two hours and two half hours. The rest of the second hour doesn't cross into the new version.
    bill = _bill(law, FIRST_NEW, (old, 3660), (new, 1860)).value
    assert [(t.minutes, t.version) for t in bill.taken] == [(60, FIRST)] * 2 + [(30, SECOND)] * 2
    assert hours_text(bill.started_minutes) == "3"


def test_the_day_of_a_session_is_its_day_in_warsaw() -> None:
    law = amended()
    last, first = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC)
    assert [w.unit_minutes for w in _work(law, (last, 1), (first, 1))] == [60, 30]


def test_an_amendment_changes_no_old_answer() -> None:
    law = amended()
    old = [c for c in cases.cases_of(PROGRUPA) if c.on <= LAST_OLD and c.expect["outcome"] != "gap"]
    assert len(old) > 150
    for case in old:
        assert cases.decide(case, law) == cases.decide(case), case.id


def test_around_the_boundary_of_an_amendment_there_is_one_answer() -> None:
    _one_answer(PROGRUPA, amended())
    with pytest.raises(Gap):
        amended().on(date(2020, 11, 30))


def test_what_an_amendment_doesnt_say_holds_on() -> None:
    law = amended()
    before, after = law.on(LAST_OLD), law.on(FIRST_NEW)
    assert after.clauses() == before.clauses()
    assert (before.value("billing.unit").value, after.value("billing.unit").value) == (60, 30)
    assert after.value("hours.opens") == before.value("hours.opens")._replace(version=SECOND)
    assert set(after.params_of("§4.2")) == set(before.params_of("§4.2")) != set()


def test_an_amendment_replaces_a_text_and_its_readings() -> None:
    def change(data: dict[str, Any]) -> None:
        clause = data["clause"]["§1.9"]
        clause["pl"][SECOND] = clause["en"][SECOND] = "half hours"
        clause["reading"][SECOND] = []

    law = amended(change)
    assert law.on(FIRST_NEW).clause("§1.9").text == {"pl": "half hours", "en": "half hours"}
    assert law.on(FIRST_NEW).clause("§1.9").readings == ()
    assert law.on(LAST_OLD).clause("§1.9") == law_of(PROGRUPA).on(LAST_OLD).clause("§1.9")


def test_an_empty_text_repeals_a_clause_and_its_values() -> None:
    def change(data: dict[str, Any]) -> None:
        data["clause"]["§3.5"]["pl"][SECOND] = data["clause"]["§3.5"]["en"][SECOND] = ""

    law = amended(change)
    before, after = law.on(LAST_OLD), law.on(FIRST_NEW)
    assert {c.id for c in before.clauses()} - {c.id for c in after.clauses()} == {"§3.5"}
    assert before.value("phone.change-requires").value
    assert after.params_of("§3.5") == {}
    with pytest.raises(Gap, match="NO_VALUE") as caught:
        after.value("phone.change-requires")
    assert caught.value.params["clause"] == "§3.5"
    with pytest.raises(Gap, match="LAW_TEXT_INVALID"):
        after.passed("§3.5")


def test_a_repeal_in_one_language_only_is_broken() -> None:
    def change(data: dict[str, Any]) -> None:
        data["clause"]["§3.5"]["pl"][SECOND], data["clause"]["§3.5"]["en"][SECOND] = "", "still here"

    with pytest.raises(Gap) as caught:
        amended(change)
    assert caught.value.params["key"] == 'clause."§3.5"'


def test_what_a_later_text_brings_isnt_there_before() -> None:
    def change(data: dict[str, Any]) -> None:
        data["clause"]["§9.1"] = {"kind": ["rule"], "pl": {SECOND: "nowe"}, "en": {SECOND: "new"}}
        data["param"]["new.limit"] = {"clause": "§9.1", "unit": "days", "value": {SECOND: 3}}

    law = amended(change)
    assert law.on(FIRST_NEW).value("new.limit").value == 3
    assert "§9.1" not in {c.id for c in law.on(LAST_OLD).clauses()}
    assert law.on(LAST_OLD).params_of("§9.1") == {}
    with pytest.raises(Gap, match="NO_VALUE"):
        law.on(LAST_OLD).value("new.limit")


# Facts that can be stored, decisions that can be replayed ----------------------------------------------------------------------

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.builds(RefusalFacts, reason=st.text(max_size=5), note=st.none() | st.text(max_size=5))
)
names = st.text(max_size=8).filter(lambda key: not key.startswith("$"))
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@given(values)
def test_what_was_encoded_comes_back(value: Any) -> None:
    back = decode(json.loads(json.dumps(encode(value))))
    assert (back, _types(back)) == (value, _types(value))


def _types(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_types(v) for v in value]
    if isinstance(value, dict):
        return {k: _types(v) for k, v in value.items()}
    return type(value)


@pytest.mark.parametrize("value", [1.5, b"x", object(), {1.5}], ids=["float", "bytes", "object", "set"])
def test_what_isnt_a_fact_cant_be_stored(value: Any) -> None:
    with pytest.raises(TypeError):
        encode(value)


def test_a_decimal_keeps_its_places() -> None:
    assert str(decode(encode(Decimal("1.50")))) == "1.50"


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


# What must always hold ---------------------------------------------------------------------------------------------------------

BASE = datetime(2026, 10, 23, 7, tzinfo=UTC)
lengths = st.integers(0, 20_000)
sessions = st.lists(st.tuples(st.integers(0, 400_000), lengths), max_size=5)
sources = st.lists(st.tuples(st.sampled_from([30, 60, 90, 120, 300]), st.integers(-1000, 30_000), st.booleans()), max_size=5)


def _asked(work: list[tuple[int, int]], from_where: list[tuple[int, int, bool]], unit: int = 60, zone: Any = UTC) -> WorkFacts:
    return WorkFacts(
        tuple(Work((BASE + timedelta(seconds=at)).astimezone(zone), s, unit, FIRST) for at, s in work),
        tuple(
            Source(f"s{n}", minutes, (BASE + timedelta(seconds=since)).astimezone(zone), consent)
            for n, (minutes, since, consent) in enumerate(from_where)
        ),
    )


def _answer(facts: WorkFacts) -> Any:
    return questions_of(PROGRUPA)["bill_work"](facts, law_of(PROGRUPA).on(date(2026, 11, 17))).value


@given(st.integers(0, 20_000), lengths, lengths, sources)
def test_a_longer_session_never_costs_less(at: int, seconds: int, more: int, from_where: list[tuple[int, int, bool]]) -> None:
    short, long = _answer(_asked([(at, seconds)], from_where)), _answer(_asked([(at, seconds + more)], from_where))
    assert long.started_minutes >= short.started_minutes
    assert long.billable_minutes >= short.billable_minutes
    assert long.unbilled_seconds >= short.unbilled_seconds


@given(sessions, sources, st.sampled_from([15, 30, 60]))
def test_a_bill_adds_up(work: list[tuple[int, int]], from_where: list[tuple[int, int, bool]], unit: int) -> None:
    facts = _asked(work, from_where, unit)
    bill = _answer(facts)
    assert bill.seconds == sum(s for _, s in work) == sum(t.seconds for t in bill.taken)
    assert bill.started_minutes == (max(1, -(-bill.seconds // (unit * 60))) * unit if work else 0)
    nothing = [t for t in bill.taken if t.source is None]
    assert bill.billable_minutes + unit * len(nothing) == bill.started_minutes
    assert bill.unbilled_seconds == sum(t.seconds for t in nothing)
    for source in facts.sources:
        used = [t for t in bill.taken if t.source == source.id]
        assert sum(t.minutes for t in used) <= source.minutes
        assert all(t.began_at >= source.since for t in used)


@given(sessions, sources)
def test_free_help_costs_nothing(work: list[tuple[int, int]], from_where: list[tuple[int, int, bool]]) -> None:
    facts = _asked(work, from_where)
    bill = _answer(WorkFacts(facts.work, facts.sources, billable=False))
    assert (bill.billable_minutes, bill.unbilled_seconds) == (0, 0)


def _one_after_the_other(drawn: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """(seconds of pause, of work) → (start, seconds) of sessions that don't overlap."""
    found, at = [], 0
    for pause, seconds in drawn:
        found.append((at + pause, seconds))
        at += pause + seconds
    return found


of_a_ticket = st.lists(st.tuples(st.integers(0, 5000), lengths), max_size=4).map(_one_after_the_other)


@given(st.lists(of_a_ticket, min_size=2, max_size=3), sources)
def test_hours_shared_by_tickets_are_taken_when_they_begin(
    worked: list[list[tuple[int, int]]], bought: list[tuple[int, int, bool]]
) -> None:
    """In whatever order the tickets are recorded: each gets what it would take if one clerk wrote down every hour as it began."""
    sides = [_asked(work, bought) for work in worked]
    purchases = [tuple(s for s in side.sources if not s.consent) for side in sides]
    shares = [Share(side.work, own, ()) for side, own in zip(sides, purchases, strict=True)]
    given = shared(shares)
    taken = [take_units(side.work, own) for side, own in zip(sides, given, strict=True)]
    begun = sorted((unit.began_at, number, unit.minutes) for number, units in enumerate(taken) for unit in units)
    left = {s.id: s.minutes for s in purchases[0]}
    clerk = []
    for began_at, number, minutes in begun:
        source = next((s.id for s in purchases[0] if left[s.id] >= minutes and s.since <= began_at), None)
        if source is not None:
            left[source] -= minutes
        clerk.append((began_at, number, source))
    assert clerk == sorted(((u.began_at, n, u.source) for n, units in enumerate(taken) for u in units), key=lambda row: row[:2])
    again = shared(shares[::-1])[::-1] if len({began for began, _, _ in begun}) == len(begun) else given
    assert again == given


@given(sessions, sources)
def test_the_zone_in_which_instants_are_written_changes_nothing(
    work: list[tuple[int, int]], from_where: list[tuple[int, int, bool]]
) -> None:
    """Python compares and adds wall times within one zone: an hour wrong when the clocks change, as they do in these days."""
    utc, warsaw = _asked(work, from_where), _asked(work, from_where, zone=WARSAW)
    assert take_units(warsaw.work, warsaw.sources) == take_units(utc.work, utc.sources)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_window_of_a_recurrence_is_24_real_hours(end: datetime) -> None:
    law = law_of(PROGRUPA).on(date(2026, 11, 17))
    assert elapsed_deadline(law, "recurrence.window", end.astimezone(WARSAW)) == end + timedelta(hours=24)


WINDOW = (date(2020, 9, 25), date(2021, 12, 4))


@settings(max_examples=25, deadline=None)
@given(
    on=st.dates(date(2020, 9, 1), date(2021, 12, 31)),
    maintenance=st.none() | st.dates(date(2020, 1, 1), date(2022, 3, 1)),
    version=st.sampled_from(["2012", "2013", None]),
    kind=st.sampled_from(["perpetual-single", "perpetual-network", "trial"]),
    promoted=st.sampled_from([False, False, True, None]),
    quantity=st.sampled_from([1, 4, 5, 50, 51]),
)
def test_the_best_day_is_what_trying_every_day_finds(
    on: date, maintenance: date | None, version: str | None, kind: str, promoted: bool | None, quantity: int
) -> None:
    facts = ConversionFacts("sketchup-pro", kind, version, "active", maintenance, True, promoted, True, "PL", "annual", quantity)
    law, question = law_of(SKETCHUP), questions_of(SKETCHUP)["check_conversion"]
    best, percent = None, 0
    day = max(on, WINDOW[0] - 3 * DAY)
    while day <= WINDOW[1] + 3 * DAY:
        value = question(facts, law.on(day)).value
        if value.discount_percent > percent:
            best, percent = day, value.discount_percent
        day += DAY
    assert question(facts, law.on(on)).value.best_day == best
