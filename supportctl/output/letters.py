"""Letters: those in the outbox, and those that are printed and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.output.blocks import Block, Lines, Pair, fields, iban, table
from supportctl.output.papers import party, seller
from supportctl.record import ABSENT
from supportctl.wording.safe import safe_lines
from supportctl.wording.words import Words
from supportctl.wording.words import words as words_of

if TYPE_CHECKING:
    from supportctl.desk.invoice.reminding import ReminderData
    from supportctl.desk.invoice.sending import SentDocument
    from supportctl.desk.outbox.records import MessageData
    from supportctl.effects.delivery import Flushed

_HEAD = (
    "id",
    "state",
    "recipient",
    "subject",
    "client",
    "number",
    "ticket",
    "queued_at",
    "next_at",
    "sent_at",
    "operator",
    "message_id",
)
_ROW = ("id", "state", "recipient", "number", "ticket", "next_at")

# What makes a promotion's document unpaid for good.
CLAUSE = "IX.1.1"


def reminder(data: ReminderData, words: Words) -> list[Block]:
    """Who demands of whom, for which document how much, until when; and what follows under a promotion."""
    words = words_of(words.lang, on_screen=True)
    what = words.letter(
        "demand_what",
        number=data.number,
        issued_on=words.document_day(data.issued_on),
        due_on=words.document_day(data.due_on),
        amount=words.money(data.unpaid),
    )
    term = words.letter(
        "demand_term", term=words.document_day(data.term), account=iban(data.seller.bank_account), number=data.number
    )
    found: list[Block] = [
        Lines([words.letter("demand_place", on=words.document_day(data.letter_on))]),
        Pair(seller(words, data.seller), party(words, "buyer", data.buyer)),
        Lines([words.letter("demand_title")], "bold"),
        Lines([what]),
        Lines([term]),
    ]
    if data.bundle is not None:
        found.append(Lines([words.letter("demand_breach", clause=CLAUSE)]))
    return [*found, Lines([words.letter(f"demand_{data.form}")])]


def shown(data: MessageData, words: Words) -> list[Block]:
    """What stands around a letter, its words as they are, and each attempt."""
    known = [name for name in _HEAD if getattr(data, name) not in (None, ABSENT)]
    found: list[Block] = [fields(words, data, known)]
    if data.body is not ABSENT:
        found.append(Lines(safe_lines(data.body)))
    if data.tried is not ABSENT and data.tried:
        found.append(table(words, data.tried, ("at", "outcome", "step", "status", "detail"), words.label("tried")))
    return found


def queued(data: SentDocument, words: Words) -> list[Block]:
    """A document, and its letters."""
    return [fields(words, data, ("number", "client", "to", "held")), table(words, data.letters, _ROW, words.label("letters"))]


def flushed(data: Flushed, words: Words) -> list[Block]:
    """One line a letter: those that were sent, that weren't, and that are due."""
    parts = [(name, getattr(data, name)) for name in ("sent", "not_sent", "unsent")]
    found: list[Block] = [table(words, rows, _ROW, words.label(name)) for name, rows in parts if rows]
    return found or [Lines([words.screen("no_letters")])]
