"""Everything that is held on a client, as a document to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from supportctl.output import tickets
from supportctl.output.blocks import Block, Fields, Marks, Rule, fields, shown
from supportctl.record import fields as fields_of
from supportctl.record import is_record
from supportctl.wording.numbers import is_instant
from supportctl.wording.words import Words

_INNER = {"tickets": ("sessions", "answers"), "bundles": ("documents", "demands", "notices_given", "renewals", "appointments")}
# Of one client alone, so no record says it again.
_CLIENT = "client"


def held(data: Any, words: Words, marks: Marks) -> list[Block]:
    """The client, then one part an activity with its records one under the other; tickets with their history, bundles with what
    was recorded under them. The key of an erased client is the desk's own, and isn't shown."""
    parts = fields_of(data)
    own = [name for name, value in parts.items() if not _records(value) and (name != "key" or parts.get("name") is not None)]
    found: list[Block] = [fields(words, data, own)]
    for name, records in parts.items():
        if _records(records) and records and name != "notices":
            found.append(Rule(words.label(name)))
            for record in records:
                found += tickets.show(record, words, marks) if name == "tickets" else [_record(record, words)]
                found += _parts(record, _INNER.get(name, ()), words)
    return found


def _records(value: Any) -> bool:
    """Is it a list of records, or of none?"""
    return isinstance(value, (list, tuple)) and (not value or _table(value))


def _record(record: Any, words: Words) -> Block:
    """One record without what it doesn't have, and without the tables inside it."""
    kept = {k: v for k, v in fields_of(record).items() if v is not None and v != () and k != _CLIENT and not _table(v)}
    # The answer to a question stands with it.
    shown_too = [name for name in kept if name != "outcome" or "question" not in kept]
    return Fields("", [(words.label(name), _told(name, kept[name], kept, words)) for name in shown_too])


def _told(name: str, value: Any, beside: Mapping[str, Any], words: Words) -> str:
    """A value as people read it: what a record is about by its kind, a question with its answer, a record in it field by field."""
    if name == "about":
        return tickets.booked(value, words)
    if name == "question":
        return words.asked(value, beside.get("outcome"))
    if name == "version":
        return words.word(value)
    if isinstance(value, Mapping) or is_record(value):
        noun = str(beside.get("about", "")).partition(" ")[0]
        inner = {k: v for k, v in fields_of(value).items() if v not in (None, (), []) and k != _CLIENT}
        return "; ".join(f"{words.label(k)}: {_inner(k, v, noun, words)}" for k, v in inner.items())
    return shown(words, value)


def _inner(name: str, value: Any, noun: str, words: Words) -> str:
    """A value inside a value, by its name where that tells what it is: a state agrees with the kind of record that it is about."""
    if name in ("state", "status"):
        return words.state(noun, value)
    if name in _HOW and value is not None:
        return _HOW[name](words, value)
    if isinstance(value, str):
        return words.when(value) if is_instant(value) else words.word(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{words.label(k)} {_inner(k, v, noun, words)}" for k, v in value.items() if v is not None)
    if isinstance(value, (list, tuple)):
        return ", ".join(_inner("", v, noun, words) for v in value)
    return shown(words, value)


# What the books keep as numbers and names: prices in hundredths, time in seconds and minutes, fields, acts.
_HOW: dict[str, Callable[[Words, Any], str]] = {
    **dict.fromkeys(
        ("price", "list_price", "discount", "net", "vat", "gross"),
        lambda words, value: words.amount(f"{Decimal(value) / 100:.2f}") if isinstance(value, int) else words.money(value),
    ),
    **dict.fromkeys(("years", "offer_years"), lambda words, value: words.quantity(value, "years")),
    "seconds": Words.duration,
    "minutes": Words.hours,
    "fields": lambda words, value: ", ".join(map(words.field, value)),
    "act": Words.field,
}


def _parts(record: Any, names: Sequence[str], words: Words) -> list[Block]:
    return [_record(row, words) for name in names for row in fields_of(record).get(name) or ()]


def _table(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and any(isinstance(v, Mapping) or is_record(v) for v in value)
