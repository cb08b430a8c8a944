"""Invoices as documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from supportctl.money import Money, amount_text
from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Pair, Table, iban
from supportctl.record import ABSENT
from supportctl.wording.safe import safe
from supportctl.wording.words import Words
from supportctl.wording.words import words as words_of

if TYPE_CHECKING:
    from supportctl.desk.invoice.records import BuyerData, InvoiceData, LineData, SellerData


def invoice(data: InvoiceData, words: Words, marks: Marks) -> list[Block]:
    """Title, dates, parties, lines, sums, words, payment, clauses. The notices of the footer follow from `notices`. A document is
    written in the same way wherever it is shown: thousands set apart, a proforma without a day of the service."""
    words = words_of(words.lang, on_screen=True)
    kind = words.invoice(f"kind_{data.kind}")
    title = f"{kind} {safe(data.number)}" if data.number else f"{kind} {words.invoice('draft')}"
    seller, buyer = data.seller, data.buyer
    days = [("issued_on", data.issued_on)] + ([("service_date", data.service_date)] if data.kind != "proforma" else [])
    dates = [(words.invoice(name), words.document_day(day)) for name, day in days]
    found: list[Block] = [
        Lines([title], "bold"),
        Fields("", dates),
        Pair(_party(words, "seller", seller), _party(words, "buyer", buyer, buyer.country)),
        _lines(data.lines, words),
        _sums(data, words),
        Fields("", _payment(data, words)),
    ]
    if data.uses:
        rows = [words.invoice("prepaid_row", ticket=u.ticket, hours=words.decimal(str(u.hours))) for u in data.uses]
        found.append(Lines([f"{words.invoice('prepaid')}: {'; '.join(rows)}"]))
    cited = _cited(data.lines)
    if cited:
        found.append(Lines([f"{words.invoice('clauses')}: {cited}"]))
    return found


def paid(data: InvoiceData, words: Words, marks: Marks) -> list[Block]:
    """A document with what came in for it, and what is left to pay."""
    rows = [("gross", words.money(data.gross)), ("paid", words.money(data.paid)), ("left", words.money(data.unpaid))]
    rows.append(("due_on", data.due_on.isoformat()))
    kind = words.invoice(f"kind_{data.kind}")
    found: list[Block] = [
        Lines([f"{kind} {safe(data.number)}"], "bold"),
        Fields("", [(words.invoice(name), value) for name, value in rows]),
    ]
    if data.payments is not ABSENT and data.payments:
        names = ("paid_on", "amount", "operator")
        columns = [Column(words.invoice(name), name == "amount") for name in names]
        came_in = [[p.paid_on.isoformat(), words.money(p.amount), safe(p.operator)] for p in data.payments]
        found.append(Table(words.invoice("payments"), columns, came_in))
    return found


def _party(words: Words, label: str, party: SellerData | BuyerData, land: str = "") -> list[str]:
    nip = [words.invoice("nip", nip=party.nip)] if party.nip else []
    # Foreign buyers only: everybody here knows where PL is.
    country = [safe(land)] if land not in ("", "PL") else []
    rest = [safe(part) for part in (party.name, party.address) if part] or [words.invoice("erased")]
    return [f"{words.invoice(label)}:", *rest, *country, *nip]


def _amount(words: Words, money: Money) -> str:
    """The number alone: the currency stands in the sums."""
    return words.amount(money.amount)


def _lines(lines: Sequence[LineData], words: Words) -> Table:
    names = ["no", "name", "quantity", "unit", "unit_net", "net", "vat_rate", "vat", "gross"]
    if any(line.discount.minor for line in lines):
        names.insert(5, "discount")
    columns = [Column(words.invoice(n), n not in ("name", "unit"), n == "name") for n in names]
    rows = [
        [
            str(position),
            words.item(line.item, line.name),
            words.decimal(str(line.quantity)),
            words.item(line.unit, line.unit),
            _amount(words, line.unit_net),
            *([_amount(words, line.discount)] if "discount" in names else []),
            _amount(words, line.net),
            words.rate(line.vat_rate),
            _amount(words, line.vat),
            _amount(words, line.gross),
        ]
        for position, line in enumerate(lines, 1)
    ]
    return Table("", columns, rows)


def _sums(data: InvoiceData, words: Words) -> Table:
    """Net, VAT and gross of each rate, and of all."""
    columns = [Column(words.invoice("vat_rate"), True), *(Column(words.invoice(n), True) for n in ("net", "vat", "gross"))]
    by_rate: dict[str, list[int]] = {}
    for line in data.lines:
        sums = by_rate.setdefault(line.vat_rate, [0] * 3)
        for i, part in enumerate((line.net, line.vat, line.gross)):
            sums[i] += part.minor
    rows = [[words.rate(rate), *(words.amount(amount_text(value)) for value in sums)] for rate, sums in by_rate.items()]
    total = [words.invoice("total"), *(_amount(words, part) for part in (data.net, data.vat, data.gross))]
    return Table("", columns, [*rows, total])


def _payment(data: InvoiceData, words: Words) -> list[tuple[str, str]]:
    """What is to pay, and how. Nothing is where the proforma was paid before; what comes in later isn't part of the document."""
    in_words = (words.invoice("in_words"), safe(data.in_words))
    if data.paid_by is ABSENT:
        rows = [
            (words.invoice("to_pay"), words.money(data.gross)),
            in_words,
            (words.invoice("payment"), words.invoice("transfer")),
            (words.invoice("due_on"), words.document_day(data.due_on)),
        ]
    else:
        how = words.invoice(
            "paid_by", amount=words.money(data.gross), on=words.document_day(data.issued_on), proforma=data.paid_by
        )
        nothing = Money(0, data.currency)
        rows = [in_words, (words.invoice("paid"), how), (words.invoice("to_pay"), words.money(nothing))]
    exchange = data.exchange
    if exchange is not None:
        rows.append((words.invoice("vat_pln"), words.amount(str(exchange.vat_pln)) + "\u00a0PLN"))
        rate = words.decimal(str(exchange.rate))
        rows.append(
            (words.invoice("rate"), words.invoice("rate_of", rate=rate, table=exchange.table, on=words.document_day(exchange.on)))
        )
    return [*rows, (words.invoice("account"), iban(data.seller.bank_account))]


def _cited(lines: Sequence[LineData]) -> str:
    """ "§1.9, §4.3 (progrupa-support)", each regulation once."""
    by_regulation: dict[str, dict[str, None]] = {}
    for line in lines:
        for clause in line.clauses:
            by_regulation.setdefault(safe(clause.regulation), {})[safe(clause.clause)] = None
    return "; ".join(f"{', '.join(clauses)} ({slug})" for slug, clauses in by_regulation.items())
