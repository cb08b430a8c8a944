"""Our NamedTuple does what the one of `typing` does, wherever the program relies on it."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any, Generic, TypeVar

import pytest

from supportctl import tuples

T = TypeVar("T")


class Ours(tuples.NamedTuple):
    """A line."""

    code: str
    number: int = 1
    names: tuple[str, ...] = ()

    def twice(self) -> int:
        return 2 * self.number


class Theirs(typing.NamedTuple):
    """A line."""

    code: str
    number: int = 1
    names: tuple[str, ...] = ()

    def twice(self) -> int:
        return 2 * self.number


class Below(Ours):
    """A class under a class of fields has no fields of its own."""

    extra: int = 3


class Holding(tuples.NamedTuple, Generic[T]):
    held: T


class Empty(tuples.NamedTuple):
    pass


both = pytest.mark.parametrize("cls", [Ours, Theirs])


@both
@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("a",), {}),
        (("a", 2), {}),
        (("a", 2, ("x",)), {}),
        ((), {"code": "a"}),
        ((), {"names": ("x",), "code": "a"}),
        (("a",), {"names": ("x",)}),
        (("a",), {"number": None}),
    ],
)
def test_it_is_made_from_values_and_names(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    made = cls(*values, **named)
    expected = Theirs(*values, **named)
    assert tuple(made) == tuple(expected) == (made.code, made.number, made.names)
    assert repr(made).removeprefix(cls.__name__) == repr(expected).removeprefix("Theirs")
    assert made._asdict() == expected._asdict()


@both
@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((), {"number": 1}),
        (("a", 1, (), 4), {}),
        (("a",), {"code": "b"}),
        (("a",), {"other": 1}),
        ((), {"code": "a", "other": 1}),
        (("a", 1, ()), {"names": ()}),
    ],
)
def test_wrong_values_are_refused(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        cls(*values, **named)


@both
def test_it_is_a_tuple_with_names(cls: Any) -> None:
    made = cls("a", 2)
    code, number, names = made
    assert (code, number, names) == ("a", 2, ()) == made
    assert hash(made) == hash(("a", 2, ()))
    assert made.twice() == 4
    assert made < cls("b")
    assert cls._fields == cls.__match_args__ == ("code", "number", "names")
    assert dict(cls._field_defaults) == {"number": 1, "names": ()}
    assert cls.__doc__ == "A line."
    assert typing.get_type_hints(cls) == {"code": str, "number": int, "names": tuple[str, ...]}
    match made:
        case cls(first, second):
            assert (first, second) == ("a", 2)
    for name in ("code", "other"):
        with pytest.raises(AttributeError):
            setattr(made, name, "b")
    assert not hasattr(made, "__dict__")


@both
def test_it_is_replaced_copied_and_stored(cls: Any) -> None:
    made = cls("a", names=("x",))
    assert made._replace(number=5) == ("a", 5, ("x",))
    assert type(made._replace(number=5)) is cls
    with pytest.raises(ValueError, match="other"):
        made._replace(other=1)
    assert cls._make(iter(["a", 1, ()])) == cls("a")
    for wrong in (["a"], ["a", 1, (), 4]):
        with pytest.raises(TypeError):
            cls._make(wrong)
    for again in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert again == made
        assert type(again) is cls


def test_classes_below_generic_ones_and_empty_ones() -> None:
    assert Below._fields == ("code", "number", "names")
    assert Below("a").extra == 3
    assert type(Below("a")._replace(number=2)) is Below
    assert Holding[int](held=3) == Holding(3) == (3,)
    assert Empty() == ()
    with pytest.raises(TypeError):
        Empty(*[1])
