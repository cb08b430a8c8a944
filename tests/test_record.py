"""Records: what they are in JSON, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from pkgutil import walk_packages
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest

from supportctl import desk
from supportctl.desk.ground.results import Outcome
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, Hours, Minutes, Notice, Seconds, Word, as_json, encoded, returned, revived


class Inner(NamedTuple):
    ticket_seconds: Seconds
    hours_left: Hours


class Core(NamedTuple):
    id: int | None
    state: Word


class Sample(NamedTuple):
    core: Core
    from_: date
    at: datetime
    price: Money | None
    quantity: Decimal
    minutes: Minutes
    done: bool
    names: tuple[Word, ...]
    more: Mapping[str, object]
    counters: Inner | Absent = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT


AT = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
FULL = Sample(
    core=Core(None, Word("new")),
    from_=date(2026, 11, 17),
    at=AT,
    price=Money(-24605, "PLN"),
    quantity=Decimal("1.50"),
    minutes=Minutes(90),
    done=True,
    names=(Word("a"), Word("b")),
    more={"x": 1},
    counters=Inner(Seconds(5), Hours(90)),
    notices=(Notice("progrupa-support", "ticket"),),
)


def verb() -> Outcome[list[Sample]]:
    return Outcome([FULL])


def test_a_record_is_json_in_the_order_of_its_fields_and_an_inner_one_stands_in_its_place() -> None:
    assert list(as_json(FULL).items()) == [
        ("id", None),
        ("state", "new"),
        ("from", "2026-11-17"),
        ("at", "2026-11-17T10:00:00+01:00"),
        ("price", {"amount": "-246.05", "currency": "PLN"}),
        ("quantity", "1.50"),
        ("minutes", 90),
        ("done", True),
        ("names", ["a", "b"]),
        ("more", {"x": 1}),
        ("ticket_seconds", 5),
        ("hours_left", "1.5"),
        ("notices", [{"regulation": "progrupa-support", "moment": "ticket"}]),
    ]


def test_what_is_absent_is_left_out_and_what_is_unknown_is_null() -> None:
    told = as_json(FULL._replace(price=None, counters=ABSENT, notices=ABSENT))
    assert told["price"] is None
    assert {"ticket_seconds", "hours_left", "notices"}.isdisjoint(told)


@pytest.mark.parametrize("record", [FULL, FULL._replace(price=None, counters=ABSENT, notices=ABSENT, names=())])
def test_a_record_comes_back_from_its_json_with_the_types_of_its_values(record: Sample) -> None:
    again = revived(Sample, as_json(record))
    assert again == record
    assert [type(value) for value in again] == [type(value) for value in record]
    assert [type(name) for name in again.names] == [Word] * len(record.names)


def test_what_a_verb_returned_comes_back_as_it_declares() -> None:
    assert returned(verb, encoded([FULL])) == (FULL,)


@pytest.mark.parametrize("kept", [{"id": 1}, [{"id": 1}], [{**as_json(FULL), "gone": 1}], [as_json(FULL) | {"at": "noon"}], 3])
def test_json_of_another_shape_stays_json(kept: Any) -> None:
    assert returned(verb, kept) is kept


# What is only read, and never kept under a key: its fields stand in the place of some of its core's, which can't be had back.
NEVER_KEPT = {"ClientExport"}


def records() -> list[type[Any]]:
    """Every record of the desk one of whose fields may be absent."""
    modules = [import_module(info.name) for info in walk_packages(desk.__path__, "supportctl.desk.")]
    kinds = [kind for module in modules for kind in vars(module).values() if getattr(kind, "__module__", "") == module.__name__]
    found = [kind for kind in kinds if isinstance(kind, type) and hasattr(kind, "_fields") and kind.__name__ not in NEVER_KEPT]
    return [kind for kind in found if any(Absent in get_args(hint) for hint in get_type_hints(kind).values())]


def value_of(kind: Any) -> Any:
    """A value of that type; ABSENT wherever a field may be."""
    if Absent in get_args(kind):
        return ABSENT
    if get_origin(kind) in (Union, UnionType):
        return value_of(get_args(kind)[0])
    if get_origin(kind) is tuple:
        return (value_of(get_args(kind)[0]),)
    if get_origin(kind) is not None:
        return {"x": 1}
    if hasattr(kind, "_fields") and kind is not Money:
        return kind(*map(value_of, map(get_type_hints(kind).get, kind._fields)))
    known = {Money: FULL.price, datetime: AT, date: FULL.from_, Decimal: FULL.quantity, bool: True, object: "x", Any: "x"}
    return known[kind] if kind in known else kind(60) if issubclass(kind, int) else kind("x")


@pytest.mark.parametrize("kind", records(), ids=lambda kind: kind.__name__)
def test_a_record_of_the_desk_comes_back_without_what_was_absent(kind: type[Any]) -> None:
    record = value_of(kind)
    assert ABSENT in record
    assert revived(kind, encoded(record)) == record
