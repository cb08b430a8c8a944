"""A demand to pay as a page: the letter that is signed, by hand or by a qualified electronic signature.

The same facts and sentences as `invoice print --reminder` has, in the language of the letter. Nothing is computed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.documents.layout import party, text
from supportctl.documents.sheet import Demand, Fact
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.invoice.reminding import ReminderData

# What makes a promotion's document unpaid for good.
CLAUSE = "IX.1.1"


def sheet(data: ReminderData, words: Words) -> Demand:
    """The letter of a demand. `words`: with thousands set apart."""
    number = text(data.number)
    due, term = words.document_day(data.due_on), words.document_day(data.term)
    account = "\u00a0".join(_fours(str(data.seller.bank_account)))
    said = [
        words.letter(
            "demand_what",
            number=number,
            issued_on=words.document_day(data.issued_on),
            due_on=due,
            amount=words.money(data.unpaid),
        ),
        words.letter("demand_term", term=term, account=account, number=number),
    ]
    if data.bundle is not None:
        said.append(words.letter("demand_breach", clause=CLAUSE))
    return Demand(
        lang=words.lang,
        name=f"{words.letter('demand_name')} {number}",
        place=words.letter("demand_place", on=words.document_day(data.letter_on)),
        parties=(party(words, "seller", data.seller), party(words, "buyer", data.buyer, data.buyer.country)),
        title=words.letter("demand_title"),
        said=tuple(said),
        facts=(
            Fact(words.letter("demand_unpaid"), words.money(data.unpaid), strong=True),
            Fact(words.letter("demand_until"), term, strong=True),
            Fact(words.invoice("account"), account),
            Fact(words.letter("demand_transfer"), number),
        ),
        signature=words.letter(f"demand_signed_{data.form}"),
        by_hand=str(data.form) == "paper",
        page=(words.invoice("page"), words.invoice("page_of")),
    )


def _fours(digits: str) -> list[str]:
    plain = digits.replace(" ", "")
    return [plain[at : at + 4] for at in range(0, len(plain), 4)]
