"""Invoices as documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from supportctl.calendar import legal_day
from supportctl.money import Money, amount_text
from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Pair, Table, iban
from supportctl.record import ABSENT
from supportctl.wording.safe import safe
from supportctl.wording.words import Words
from supportctl.wording.words import words as words_of

if TYPE_CHECKING:
    from supportctl.desk.invoice.document import BuyerData, Document, LineData, SellerData
    from supportctl.desk.invoice.records import InvoiceData


def invoice(data: InvoiceData, words: Words, marks: Marks) -> list[Block]:
    """Title, dates, parties, lines, sums, words, payment, clauses. The notices of the footer follow from `notices`. A document is
    written in the same way wherever it is shown: thousands set apart, a proforma without a day of the service."""
    words = words_of(words.lang, on_screen=True)
    paper = data.core
    if paper.correction is not ABSENT:
        from supportctl.output import corrections  # only for one

        return corrections.invoice(data, paper.correction, words, marks)
    found: list[Block] = [
        Lines([title(paper, words)], "bold"),
        *annulled(data, words),
        Fields("", dates(paper, words)),
        parties(paper, words),
        _lines(paper.lines, words),
        sums(paper, words, words.invoice("total")),
        Fields("", _payment(data, words)),
        *said(paper, words),
    ]
    if paper.uses:
        rows = [words.invoice("prepaid_row", ticket=u.ticket, hours=words.decimal(str(u.hours))) for u in paper.uses]
        found.append(Lines([f"{words.invoice('prepaid')}: {'; '.join(rows)}"]))
    return [*found, *clauses(paper.lines, words)]


def title(paper: Document, words: Words) -> str:
    """Kind and number; of a draft that it is one."""
    kind = words.invoice(f"kind_{paper.kind}")
    return f"{kind} {safe(paper.number)}" if paper.number else f"{kind} {words.invoice('draft')}"


def annulled(data: InvoiceData, words: Words) -> list[Block]:
    """The mark of a document that was annulled."""
    if data.annulled_at is ABSENT or data.annulled_at is None:
        return []
    because = "" if data.annulled_because is ABSENT else safe(data.annulled_because)
    return [Lines([words.invoice("annulled", on=words.document_day(legal_day(data.annulled_at)), reason=because)], "bold")]


def dates(paper: Document, words: Words) -> list[tuple[str, str]]:
    """The day of issue and, but for a proforma, of the service."""
    named = [("issued_on", paper.issued_on)] + ([("service_date", paper.service_date)] if paper.kind != "proforma" else [])
    return [(words.invoice(name), words.document_day(day)) for name, day in named]


def paid(data: InvoiceData, words: Words, marks: Marks) -> list[Block]:
    """A document with what came in for it, and what is left to pay."""
    paper = data.core
    rows = [("gross", words.money(paper.gross))]
    if data.corrected_by is not ABSENT and data.corrected_by:
        rows.append(("stands", words.money(_owed(data))))
    rows += [("paid", words.money(data.paid)), ("left", words.money(data.unpaid))]
    if data.to_give_back is not ABSENT:
        rows.append(("to_give_back", words.money(data.to_give_back)))
    rows.append(("due_on", paper.due_on.isoformat()))
    found: list[Block] = [
        Lines([title(paper, words)], "bold"),
        Fields("", [(words.invoice(name), value) for name, value in rows]),
    ]
    if data.payments is not ABSENT and data.payments:
        names = ("paid_on", "amount", "operator")
        columns = [Column(words.invoice(name), name == "amount") for name in names]
        came_in = [[p.paid_on.isoformat(), words.money(p.amount), safe(p.operator)] for p in data.payments]
        found.append(Table(words.invoice("payments"), columns, came_in))
    return found


def parties(paper: Document, words: Words) -> Pair:
    """Seller and buyer; both by their EU VAT numbers where the buyer accounts for the tax."""
    in_union = any(line.vat_rate == "np II" for line in paper.lines)
    seller = paper.seller._replace(nip=f"PL{paper.seller.nip}") if in_union else paper.seller
    return Pair(
        _party(words, "seller", seller, in_union=in_union),
        _party(words, "buyer", paper.buyer, paper.buyer.country, in_union=in_union),
    )


def said(paper: Document, words: Words) -> list[Block]:
    """What the VAT act wants said on the document."""
    if paper.annotations is ABSENT:
        return []
    lines = [words.invoice(f"annotation_{each.code}", words=each.words) for each in paper.annotations]
    return [Lines([text[:1].upper() + text[1:] for text in lines])]


def _owed(data: InvoiceData) -> Money:
    """What stands after the corrections."""
    back = data.to_give_back if data.to_give_back is not ABSENT else Money(0, data.core.currency)
    owed = Money(0, data.core.currency)
    for part in (data.paid, data.unpaid):
        owed += part if part is not ABSENT else Money(0, data.core.currency)
    return owed - back


def seller(words: Words, by: SellerData) -> list[str]:
    """The seller as it stood."""
    return _party(words, "seller", by)


def party(words: Words, label: str, buyer: BuyerData) -> list[str]:
    """The buyer as it stood, under a label."""
    return _party(words, label, buyer, buyer.country)


def _party(words: Words, label: str, party: SellerData | BuyerData, land: str = "", *, in_union: bool = False) -> list[str]:
    nip = [_number(words, party.nip, land, in_union=in_union)] if party.nip else []
    # Foreign buyers only: everybody here knows where PL is.
    country = [safe(land)] if land not in ("", "PL") else []
    rest = [safe(part) for part in (party.name, party.address) if part] or [words.invoice("erased")]
    return [f"{words.invoice(label)}:", *rest, *country, *nip]


def _number(words: Words, number: str, land: str, *, in_union: bool) -> str:
    if in_union:
        return words.invoice("vat_number", number=number)
    return words.invoice("nip", nip=number) if land in ("", "PL") else words.invoice("tax_number", number=number)


def amount(words: Words, money: Money) -> str:
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
            words.unit(line.unit, line.quantity),
            amount(words, line.unit_net),
            *([amount(words, line.discount)] if "discount" in names else []),
            amount(words, line.net),
            words.rate(line.vat_rate),
            amount(words, line.vat),
            amount(words, line.gross),
        ]
        for position, line in enumerate(lines, 1)
    ]
    return Table("", columns, rows)


def sums(paper: Document, words: Words, whole: str) -> Table:
    """Net, VAT and gross of each rate, and of all under the label `whole`."""
    columns = [Column(words.invoice("vat_rate"), True), *(Column(words.invoice(n), True) for n in ("net", "vat", "gross"))]
    rows = [
        [words.rate(each.rate), *(words.amount(amount_text(value)) for value in (each.net, each.vat, each.gross))]
        for each in paper.by_rate
    ]
    total = [whole, *(amount(words, part) for part in (paper.net, paper.vat, paper.gross))]
    return Table("", columns, [*rows, total])


def _payment(data: InvoiceData, words: Words) -> list[tuple[str, str]]:
    """What is to pay, and how. Only the rest is where a proforma was paid before, nothing where money that came in is what the document
    is about; what comes in later isn't part of it."""
    paper = data.core
    in_words = (words.invoice("in_words"), words.spelled(paper.in_words, paper.gross))
    nothing = (words.invoice("to_pay"), words.money(Money(0, paper.currency)))
    if paper.kind == "advance":
        how = words.invoice("paid_advance", amount=words.money(paper.gross), on=words.document_day(paper.service_date))
        rows = [in_words, (words.invoice("paid"), how), nothing]
    elif data.paid_by is ABSENT or data.paid_before is ABSENT or data.paid_before_on is ABSENT:
        rows = [(words.invoice("to_pay"), words.money(paper.gross)), in_words, *_by_transfer(paper, words)]
    else:
        came, rest = data.paid_before, paper.gross - data.paid_before
        day = words.document_day(data.paid_before_on)
        how = words.invoice("paid_by", amount=words.money(came), on=day, proforma=data.paid_by)
        rows = [in_words, (words.invoice("paid"), how)]
        if rest.minor > 0:
            rows += [(words.invoice("to_pay"), words.money(rest)), *_by_transfer(paper, words)]
        else:
            rows += [nothing, *_beyond(rest, words)]
    return [*rows, *exchange(paper, words), account(paper, words)]


def _by_transfer(paper: Document, words: Words) -> list[tuple[str, str]]:
    """How the rest is to be paid, and until when."""
    return [
        (words.invoice("payment"), words.invoice("transfer")),
        (words.invoice("due_on"), words.document_day(paper.due_on)),
    ]


def _beyond(rest: Money, words: Words) -> list[tuple[str, str]]:
    """What came in beyond the sum of the document."""
    return [(words.invoice("to_give_back"), words.money(Money(-rest.minor, rest.currency)))] if rest.minor else []


def exchange(paper: Document, words: Words) -> list[tuple[str, str]]:
    """The VAT in PLN of a document in another currency, and by which rate."""
    by = paper.exchange
    if by is None:
        return []
    rate = words.invoice("rate_of", rate=words.decimal(str(by.rate)), table=by.table, on=words.document_day(by.on))
    return [(words.invoice("vat_pln"), words.amount(str(by.vat_pln)) + "\u00a0PLN"), (words.invoice("rate"), rate)]


def account(paper: Document, words: Words) -> tuple[str, str]:
    """Where to pay."""
    return words.invoice("account"), iban(paper.seller.bank_account)


def clauses(lines: Sequence[LineData], words: Words) -> list[Block]:
    """What priced the lines; nothing where no clause did."""
    cited = _cited(lines)
    return [Lines([f"{words.invoice('clauses')}: {cited}"])] if cited else []


def _cited(lines: Sequence[LineData]) -> str:
    """ "§1.9, §4.3 (progrupa-support)", each regulation once."""
    by_regulation: dict[str, dict[str, None]] = {}
    for line in lines:
        for clause in line.clauses:
            by_regulation.setdefault(safe(clause.regulation), {})[safe(clause.clause)] = None
    return "; ".join(f"{', '.join(clauses)} ({slug})" for slug, clauses in by_regulation.items())
