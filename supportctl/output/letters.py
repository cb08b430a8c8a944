"""Letters that are printed and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.output.blocks import Block, Lines, Pair, iban
from supportctl.output.papers import party, seller
from supportctl.wording.words import Words
from supportctl.wording.words import words as words_of

if TYPE_CHECKING:
    from supportctl.desk.invoice.reminding import ReminderData

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
