"""A text by date: what holds on, what is replaced, what is repealed or brought later, and what a gap says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from supportctl.errors import Gap
from supportctl.law.text import Regulation
from tests.law.lending import FIRST, LAW, SECOND, TEXT, THIRD, on

DAY = timedelta(days=1)
LAST_OF_FIRST, LAST_OF_SECOND = date(2022, 6, 30), date(2024, 12, 31)


def test_the_text_of_these_tests_is_sound() -> None:
    LAW.validate()


def boundaries() -> Iterator[date]:
    for version in LAW.versions:
        yield from (version.decides_from - DAY, version.decides_from, version.decides_from + DAY)


def test_around_every_boundary_there_is_one_version_or_a_clean_gap() -> None:
    for day in boundaries():
        decides = [v for v in LAW.versions if v.decides_from <= day and (v.until is None or day <= v.until)]
        if decides:
            assert decides == [LAW.on(day).version]
            continue
        with pytest.raises(Gap) as caught:
            LAW.on(day)
        assert caught.value.code == "NOT_IN_FORCE"
        assert caught.value.params == {
            "regulation": "tool-lending",
            "clause": "§1",
            "on": day.isoformat(),
            "first_day": "2020-03-01",
        }


def test_each_version_ends_the_day_before_the_next_begins() -> None:
    assert [(v.id, v.until) for v in LAW.versions] == [(FIRST, LAST_OF_FIRST), (SECOND, LAST_OF_SECOND), (THIRD, None)]


def test_the_law_of_a_day_leads_to_the_law_of_another() -> None:
    assert on(2020, 3, 1).at(date(2025, 1, 1)).version.id == THIRD


def test_a_value_travels_with_its_unit_its_clause_and_the_version_of_the_day() -> None:
    assert on(2022, 7, 1).value("billing.unit") == (60, "minutes", "§4", SECOND)


def test_what_an_amendment_doesnt_say_holds_on() -> None:
    before, after = LAW.on(LAST_OF_FIRST), LAW.on(LAST_OF_FIRST + DAY)
    assert after.value("hours.opens") == before.value("hours.opens")._replace(version=SECOND)
    assert after.clause("§4") == before.clause("§4")
    assert [c.id for c in after.clauses()] == [*(c.id for c in before.clauses() if c.id != "§9"), "§7", "§9"]


@pytest.mark.parametrize(
    ("key", "old", "new"), [("billing.unit", 60, 30), ("hours.opens", "09:00", "08:00"), ("hours.closes", "17:00", "17:00")]
)
def test_one_value_is_replaced_and_its_neighbours_hold_on(key: str, old: object, new: object) -> None:
    assert (LAW.on(LAST_OF_SECOND).value(key).value, LAW.on(LAST_OF_SECOND + DAY).value(key).value) == (old, new)


def test_an_amendment_replaces_a_text_and_its_readings() -> None:
    first, second, third = (law.clause("§2") for law in (on(2020, 3, 1), on(2022, 7, 1), on(2025, 1, 1)))
    assert first.text == second.text != third.text
    assert third.text["en"] == "Tools are lent from Monday to Saturday from 8 to 17."
    assert [c.readings for c in (first, second, third)] == [("five-is-closed",), ("five-is-closed", "holidays-are-closed"), ()]


def test_only_what_is_info_isnt_operative() -> None:
    assert [c.id for c in on(2025, 1, 1).clauses() if not c.operative] == ["§9"]


def test_an_empty_text_repeals_a_clause_and_its_values() -> None:
    before, after = LAW.on(LAST_OF_SECOND), LAW.on(LAST_OF_SECOND + DAY)
    assert {c.id for c in before.clauses()} ^ {c.id for c in after.clauses()} == {"§7", "§8"}
    assert set(before.params_of("§7")) == {f"promotion.{name}" for name in ("first-day", "last-day", "revoked-at", "table")}
    assert after.params_of("§7") == {}
    assert (before.clause("§7").readings, after.clause("§7").readings) == (("august-counts-whole",), ())
    assert after.clause("§7").text == {}
    assert not after.has("promotion.first-day")
    with pytest.raises(Gap, match="NO_VALUE") as caught:
        after.value("promotion.first-day")
    assert (caught.value.params["clause"], caught.value.params["on"]) == ("§7", "2025-01-01")


def test_what_a_later_text_brings_isnt_there_before() -> None:
    for day in (LAST_OF_FIRST, LAST_OF_SECOND):
        law = LAW.on(day)
        assert "§8" not in {c.id for c in law.clauses()}
        assert law.params_of("§8") == {}
        assert not law.has("night.weekdays")
        with pytest.raises(Gap, match="NO_VALUE"):
            law.value("night.weekdays")
    assert LAW.on(LAST_OF_SECOND + DAY).has("night.weekdays")


@pytest.mark.parametrize("clause", ["§99", "§7", "§8"])
def test_a_clause_that_isnt_in_the_text_of_the_day_cant_be_cited(clause: str) -> None:
    """Unknown, not brought yet, repealed: §7 stands in the second text alone, §8 in the third."""
    for law in (on(2020, 3, 1), on(2022, 7, 1), on(2025, 1, 1)):
        if clause in {c.id for c in law.clauses()}:
            assert law.passed(clause).version == law.version.id
            continue
        with pytest.raises(Gap) as caught:
            law.passed(clause)
        assert caught.value.code == "LAW_TEXT_INVALID"
        assert caught.value.params["key"] == f'clause."{clause}"'


def test_a_key_that_no_text_knows_is_a_mistake_of_the_text() -> None:
    with pytest.raises(Gap) as caught:
        on(2020, 3, 1).value("billing.unti")
    assert caught.value.code == "LAW_TEXT_INVALID"
    assert (caught.value.params["file"], caught.value.params["key"]) == (TEXT.as_posix(), 'param."billing.unti"')


def test_a_text_that_is_no_toml_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "text.toml"
    path.write_text('id = "x"\nid = "y"\n', encoding="utf-8")
    with pytest.raises(Gap) as caught:
        Regulation.load(path)
    assert (caught.value.code, caught.value.params["file"]) == ("LAW_TEXT_INVALID", path.as_posix())
