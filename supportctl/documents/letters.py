"""The words of letters. A buyer in Poland is written to in Polish, any other one in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.desk.outbox.records import Letter
from supportctl.wording.words import words as words_of

if TYPE_CHECKING:
    from supportctl.desk.ground.tickets import TicketData
    from supportctl.desk.invoice.records import InvoiceData
    from supportctl.desk.invoice.reminding import ReminderData


def language(country: str) -> str:
    """The language of a letter to that country."""
    return "pl" if country in ("", "PL") else "en"


def invoice(data: InvoiceData) -> Letter:
    """The letter that a document goes with: its number in the subject, what is to be paid, until when and where."""
    paper = data.core
    words = words_of(language(paper.buyer.country), on_screen=True)
    title = f"{words.invoice(f'kind_{paper.kind}')} {paper.number or ''}".strip()
    lines = [words.letter("greeting"), "", words.letter("attached", document=title)]
    if paper.kind != "correction" and _unpaid(data):
        account = " ".join(_fours(paper.seller.bank_account))
        lines += [
            "",
            words.letter("to_pay", amount=words.money(data.unpaid), on=words.document_day(paper.due_on)),
            words.letter("account", account=account),
            words.letter("transfer_title", number=paper.number or ""),
        ]
    lines += ["", words.letter("regards"), paper.seller.name]
    return Letter(words.lang, words.letter("invoice_subject", document=title, seller=paper.seller.name), "\n".join(lines) + "\n")


def demand(data: ReminderData) -> Letter:
    """The letter that a copy of a demand to pay goes with: what is to be paid, by the end of its term, and where."""
    words = words_of(language(data.buyer.country), on_screen=True)
    title = f"{words.letter('demand_name')} {data.number}"
    lines = [
        words.letter("greeting"),
        "",
        words.letter("demand_attached", number=data.number, on=words.document_day(data.letter_on)),
        "",
        words.letter("to_pay", amount=words.money(data.unpaid), on=words.document_day(data.term)),
        words.letter("account", account=" ".join(_fours(data.seller.bank_account))),
        words.letter("transfer_title", number=data.number),
        "",
        words.letter("demand_paid_already"),
        "",
        words.letter("regards"),
        data.seller.name,
    ]
    subject = words.letter("invoice_subject", document=title, seller=data.seller.name)
    return Letter(words.lang, subject, "\n".join(lines) + "\n")


def _unpaid(data: InvoiceData) -> bool:
    left = getattr(data.unpaid, "minor", 0)
    return bool(left)


def _fours(digits: str) -> list[str]:
    return [digits[at : at + 4] for at in range(0, len(digits), 4)]


def reply(data: TicketData, message: str, country: str, seller: str | None) -> Letter:
    """What the client is told about a ticket, with what the regulation wants told beside it."""
    words = words_of(language(country), on_screen=True)
    told = [f"{clause}: {text}" for slug, moment in _notices(data) for clause, text in words.notices(slug, moment, data.version)]
    lines = [
        message.rstrip("\n"),
        "",
        "-- ",
        *told,
        words.letter("about_ticket", id=data.id or ""),
        *([seller] if seller else []),
    ]
    return Letter(words.lang, words.letter("reply_subject", id=data.id or "", subject=data.subject), "\n".join(lines) + "\n")


def _notices(data: TicketData) -> list[tuple[str, str]]:
    found = data.notices if isinstance(data.notices, tuple) else ()
    return [(each.regulation, each.moment) for each in found]
