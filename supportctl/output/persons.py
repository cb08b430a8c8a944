"""Everything that is held on a client, as a document to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from supportctl.output import tickets
from supportctl.output.blocks import Block, Marks, Rule, fields
from supportctl.record import fields as fields_of
from supportctl.record import is_record
from supportctl.wording.words import Words

_INNER = {"tickets": ("sessions", "answers"), "bundles": ("documents", "demands", "notices_given", "renewals", "appointments")}


def held(data: Any, words: Words, marks: Marks) -> list[Block]:
    """The client, then one part an activity with its records one under the other; tickets with their history, bundles with what
    was recorded under them."""
    parts = fields_of(data)
    found: list[Block] = [fields(words, data, [name for name, value in parts.items() if not _records(value)])]
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
    kept = fields_of(record).items()
    return fields(words, record, [name for name, value in kept if value is not None and not _table(value)])


def _parts(record: Any, names: Sequence[str], words: Words) -> list[Block]:
    return [_record(row, words) for name in names for row in fields_of(record).get(name) or ()]


def _table(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and any(isinstance(v, Mapping) or is_record(v) for v in value)
