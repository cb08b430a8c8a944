"""What a decision was made from is stored and comes back as it was, so that the decision can be recomputed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.law.facts import decode, encode, facts
from tests.law.lending import on, rules
from tests.law.lending.rules import LoanFacts

instants = st.datetimes(timezones=st.just(UTC))
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.dates()
    | instants
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.builds(LoanFacts, kind=st.text(max_size=5), at=instants, confirmed=st.lists(st.text(max_size=3), max_size=2).map(tuple))
)
names = st.text(max_size=8).filter(lambda key: not key.startswith("$"))
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@given(values)
def test_what_was_encoded_comes_back(value: object) -> None:
    back = decode(json.loads(json.dumps(encode(value))))
    assert (back, _types(back)) == (value, _types(value))


def _types(value: object) -> Any:
    if isinstance(value, tuple):
        return [type(value), *map(_types, value)]
    if isinstance(value, dict):
        return {k: _types(v) for k, v in value.items()}
    return type(value)


@pytest.mark.parametrize("value", [1.5, b"x", object(), {1.5}], ids=["float", "bytes", "object", "set"])
def test_what_isnt_a_fact_cant_be_stored(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)


def test_a_tuple_with_names_that_isnt_marked_cant_be_stored() -> None:
    class Unmarked(NamedTuple):
        kind: str

    with pytest.raises(TypeError, match="Unmarked"):
        encode(Unmarked("drill"))


def test_a_decimal_keeps_its_places() -> None:
    assert str(decode(encode(Decimal("1.50")))) == "1.50"


def test_two_classes_of_one_name_are_refused() -> None:
    class LoanFacts(NamedTuple):
        kind: str

    with pytest.raises(ValueError, match="LoanFacts"):
        facts(LoanFacts)


def test_a_decision_is_recomputed_from_its_stored_facts() -> None:
    given = LoanFacts("gas", datetime(2023, 6, 6, 8, tzinfo=UTC), ("manual",), ("§2",))
    stored = json.dumps(encode(given))
    assert rules.lend(decode(json.loads(stored)), on(2023, 6, 6)) == rules.lend(given, on(2023, 6, 6))
