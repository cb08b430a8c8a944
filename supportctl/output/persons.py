"""Everything that is held on a client, as a document to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from supportctl.output import tickets
from supportctl.output.blocks import Block, Fields, Marks, Rule, fields, shown
from supportctl.record import fields as fields_of
from supportctl.record import is_record
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
        inner = {k: v for k, v in (fields_of(value)).items() if v is not None and v != () and k != _CLIENT}
        return "; ".join(
            f"{words.label(k)}: {words.word(v) if isinstance(v, str) else shown(words, v)}" for k, v in inner.items()
        )
    return shown(words, value)


def _parts(record: Any, names: Sequence[str], words: Words) -> list[Block]:
    return [_record(row, words) for name in names for row in fields_of(record).get(name) or ()]


def _table(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and any(isinstance(v, Mapping) or is_record(v) for v in value)
