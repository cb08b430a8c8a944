"""Facts that can be stored and rebuilt: one codec for everything that a decision was made from.

A facts class is a NamedTuple of str, int, bool, None, date, datetime, Decimal, tuples, mappings and other facts
classes, marked with @facts so that it can be found again by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

C = TypeVar("C")
_BY_NAME: dict[str, type] = {}


def facts(cls: type[C]) -> type[C]:
    """Register a NamedTuple under its name. (Far cheaper to define than a dataclass: a start defines dozens.)"""
    if cls.__name__ in _BY_NAME:
        raise ValueError(f"two facts classes are called {cls.__name__}")
    _BY_NAME[cls.__name__] = cls
    return cls


def encode(value: Any) -> Any:
    """JSON-ready form that keeps every type: {"$date": …}, {"$instant": …}, {"$decimal": …}, {"$facts": name, …}."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, datetime):
        return {"$instant": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    names: tuple[str, ...] | None = getattr(type(value), "_fields", None)
    if names is not None and _BY_NAME.get(type(value).__name__) is type(value):
        return {"$facts": type(value).__name__, **{name: encode(getattr(value, name)) for name in names}}
    if isinstance(value, Mapping):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)) and names is None:
        return [encode(v) for v in value]
    raise TypeError(f"{type(value).__name__} can't be stored as a fact")


def decode(value: Any) -> Any:
    """The value that `encode` was given (lists come back as tuples)."""
    if isinstance(value, list):
        return tuple(decode(v) for v in value)
    if not isinstance(value, dict):
        return value
    if "$date" in value:
        return date.fromisoformat(value["$date"])
    if "$instant" in value:
        return datetime.fromisoformat(value["$instant"])
    if "$decimal" in value:
        return Decimal(value["$decimal"])
    if "$facts" in value:
        return _BY_NAME[value["$facts"]](**{k: decode(v) for k, v in value.items() if k != "$facts"})
    return {k: decode(v) for k, v in value.items()}
