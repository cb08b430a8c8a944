"""Facts that can be stored and rebuilt: one codec for everything that a decision was made from.

A facts class is a frozen dataclass of str, int, bool, None, date, datetime, Decimal, tuples, mappings and other facts
classes, marked with @facts so that it can be found again by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, dataclass_transform

C = TypeVar("C")
_BY_NAME: dict[str, type] = {}


@dataclass_transform(frozen_default=True)
def facts(cls: type[C]) -> type[C]:
    """Make a frozen dataclass and register it under its name."""
    made = dataclass(frozen=True, slots=True)(cls)
    if made.__name__ in _BY_NAME:
        raise ValueError(f"two facts classes are called {made.__name__}")
    _BY_NAME[made.__name__] = made
    return made


def encode(value: Any) -> Any:
    """JSON-ready form that keeps every type: {"$date": …}, {"$instant": …}, {"$decimal": …}, {"$facts": name, …}."""
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, datetime):
        return {"$instant": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if is_dataclass(value) and type(value).__name__ in _BY_NAME:
        return {"$facts": type(value).__name__, **{f.name: encode(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, Mapping):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
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
