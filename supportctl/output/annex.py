"""The annex of an invoice, and the documents of a run, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Table, shown
from supportctl.output.reply import Reply
from supportctl.record import is_record
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.invoice.annex import Annex

_NUMBERS = ("ticket", "session", "elapsed_seconds", "billed", "prepaid")
_RUN = ("number", "client", "net", "vat", "gross", "due_on")


def annex(data: Annex, words: Words, marks: Marks) -> list[Block]:
    """A line a session, and the sums."""
    title = words.invoice("annex", number=data.number)
    if not data.sessions:
        return [Lines([title], "bold"), Lines([words.text("empty")], "dim")]
    names = ["ticket", "session", "operator", "started_at", "stopped_at", "elapsed_seconds", "billed"]
    names += ["prepaid"] if data.prepaid else []
    names += ["consent"] if any(row.consent for row in data.sessions) else []
    columns = [Column(words.head(name), name in _NUMBERS, name in ("consent", "operator")) for name in names]
    rows = [[shown(words, getattr(row, name)) for name in names] for row in data.sessions]
    sums = ["elapsed_seconds", "billed", *(["prepaid"] if data.prepaid else [])]
    hours = {name: words.hours(int(getattr(data, name))) for name in ("billed", "prepaid")}
    total = [(words.label(name), hours.get(name) or shown(words, getattr(data, name))) for name in sums]
    return [Lines([title], "bold"), Table("", columns, rows), Fields("", total)]


def run(reply: Reply, words: Words) -> list[Block]:
    """The documents of a run, a line each; what failed is told on stderr."""
    made = [item.data for _, item in reply.items or () if is_record(item.data)]
    if not made:
        return []
    columns = [Column(words.label(name), name in ("net", "vat", "gross"), name == "client") for name in _RUN]
    return [Table("", columns, [[safe(shown(words, getattr(row, name))) for name in _RUN] for row in made])]
