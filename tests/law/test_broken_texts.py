"""Broken texts: each is refused when it is checked, and the error names the file and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from supportctl.errors import Gap
from supportctl.law.text import Regulation
from tests.law.lending import FIRST, SECOND, TEXT, THIRD

Text = dict[str, Any]  # a text.toml as it is read
Change = Callable[[Text], None]


def to(*path: str | int, value: object) -> Change:
    """Another value at that place."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


def without(*path: str | int) -> Change:
    """Nothing at that place."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


def version(**row: object) -> Change:
    """A fourth version, sound but for what is given."""
    sound = {"id": "2026-05-31", "dated": date(2026, 5, 31), "decides_from": date(2026, 6, 1)}
    return lambda data: data["version"].append({**sound, **row})


def repealed_in_polish_only(data: Text) -> None:
    data["clause"]["§9"]["pl"][THIRD], data["clause"]["§9"]["en"][THIRD] = "", "still here"


BROKEN: list[tuple[Change, str]] = [
    (without("id"), "id"),
    (without("source"), "source"),
    (to("binds", value="weather"), "binds"),
    (without("title", "pl"), "title.pl"),
    (to("in_force", value="§99"), "in_force"),
    (without("version"), "version"),
    (to("version", value={"id": "x"}), "version"),
    (without("version", 0, "dated"), "version[0].dated"),
    (to("version", 0, "decides_from", value="2020-03-01"), "version[0]"),
    (to("version", 1, "published", value="2022-06-20"), "version[1]"),
    (to("version", 0, "dated", value=datetime(2020, 3, 1)), "version[0]"),  # noqa: DTZ001
    (version(id=FIRST), "version[3].id"),
    (version(dated=date(2020, 2, 29), decides_from=date(2020, 3, 1)), "version[3].decides_from"),
    (version(published=date(2026, 6, 2)), "version[3].decides_from"),
    (version(decides_from=date(2026, 5, 31)), "version[3].decides_from"),
    (version(decides_from=date(2026, 6, 2)), "version[3].decides_from"),
    (to("clause", "§2", value=3), 'clause."§2"'),
    (without("clause", "§2", "kind"), 'clause."§2".kind'),
    (to("clause", "§2", "kind", value=["rulle"]), 'clause."§2".kind'),
    (to("clause", "§2", "kind", value="rule"), 'clause."§2".kind'),
    (without("clause", "§2", "pl"), 'clause."§2".pl'),
    (to("clause", "§2", "en", value={"2021-01-01": "x"}), 'clause."§2".en'),
    (to("clause", "§2", "en", FIRST, value=" "), f'clause."§2".en.{FIRST}'),
    (to("clause", "§2", "en", FIRST, value=""), f'clause."§2".en.{FIRST}'),
    (repealed_in_polish_only, 'clause."§9"'),
    (to("clause", "§2", "reading", FIRST, value=["nobody-decided-this"]), 'clause."§2".reading'),
    (to("clause", "§2", "reading", FIRST, value="five-is-closed"), f'clause."§2".reading.{FIRST}'),
    (to("clause", "§2", "reading", value={"2021-01-01": ["five-is-closed"]}), 'clause."§2".reading'),
    (to("reading", "five-is-closed", "clause", value="§4"), 'clause."§2".reading'),
    (without("reading", "five-is-closed", "pl"), "reading.five-is-closed.pl"),
    (to("reading", "orphan", value={"clause": "§2", "pl": "x", "en": "x"}), "reading.orphan.clause"),
    (to("param", "billing.unit", value=60), 'param."billing.unit"'),
    (to("param", "billing.unit", "clause", value="§99"), 'param."billing.unit".clause'),
    (without("param", "billing.unit", "unit"), 'param."billing.unit".unit'),
    (without("param", "billing.unit", "value"), 'param."billing.unit".value'),
    (to("param", "billing.unit", "value", value={"2021-01-01": 30}), 'param."billing.unit".value'),
    (to("param", "billing.unit", "value", THIRD, value="thirty"), f'param."billing.unit".value.{THIRD}'),
    (to("param", "billing.unit", "value", THIRD, value=True), f'param."billing.unit".value.{THIRD}'),
    (to("param", "billing.unit", "value", THIRD, value=-30), f'param."billing.unit".value.{THIRD}'),
    (to("param", "hours.holidays-closed", "value", FIRST, value="yes"), f'param."hours.holidays-closed".value.{FIRST}'),
    (to("param", "hours.opens", "value", FIRST, value="nine"), f'param."hours.opens".value.{FIRST}'),
    (to("param", "promotion.last-day", "value", SECOND, value="2022-08-31"), f'param."promotion.last-day".value.{SECOND}'),
    (to("param", "excluded", "value", FIRST, "gas", value="§99"), f'param."excluded".value.{FIRST}'),
    (to("param", "excluded", "value", FIRST, value=["§5"]), f'param."excluded".value.{FIRST}'),
    (to("param", "waivable", "value", FIRST, value=["§99"]), f'param."waivable".value.{FIRST}'),
]


@pytest.mark.parametrize(("change", "key"), BROKEN, ids=[f"{n}-{key}" for n, (_, key) in enumerate(BROKEN)])
def test_a_broken_text_names_file_and_key(change: Change, key: str) -> None:
    data = tomllib.loads(TEXT.read_text(encoding="utf-8"))
    change(data)
    with pytest.raises(Gap) as caught:
        Regulation(data, "shelf/text.toml").validate()
    assert caught.value.code == "LAW_TEXT_INVALID"
    assert (caught.value.params["file"], caught.value.params["key"]) == ("shelf/text.toml", key)
    assert caught.value.params["problem"]


def test_the_fourth_version_of_these_tests_is_sound_in_itself() -> None:
    data = tomllib.loads(TEXT.read_text(encoding="utf-8"))
    version()(data)
    Regulation(data, "shelf/text.toml").validate()
