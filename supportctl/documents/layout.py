"""The sheet of a document: each kind's facts, rows and payment as text, in the language of the document.

Dates are 17.11.2026, thousands are set apart, and the figures are those of the typed document: nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from supportctl.calendar import legal_day, local
from supportctl.documents.sheet import Annex, Code, Fact, Grid, Head, Party, Sheet
from supportctl.money import Money, amount_text
from supportctl.record import ABSENT
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.invoice.annex import Annex as Sessions
    from supportctl.desk.invoice.document import BuyerData, Corrected, Document, LineData, LineState, SellerData
    from supportctl.desk.invoice.records import InvoiceData

# A word longer than this may be broken: no name is, but what is typed may be.
_UNBROKEN = 28
_ZERO_WIDTH_SPACE = "\u200b"


def sheet(data: InvoiceData, sessions: Sessions | None, codes: Sequence[Code], words: Words) -> Sheet:
    """A document as its page has it. `sessions`: its annex, left out where it has none; `words`: with thousands set apart."""
    paper = data.core
    correction = None if paper.correction is ABSENT else paper.correction
    return Sheet(
        lang=words.lang,
        name=_name(paper, words),
        mark=_mark(data, words),
        facts=_about(data, correction, words) if correction else _dates(paper, words),
        parties=_parties(paper, correction, words),
        grids=tuple(_change(line, words) for line in paper.lines) if correction else (_lines(paper.lines, words),),
        sums=_sums(paper, words, words.invoice("difference" if correction else "total")) if paper.lines else None,
        payment=_difference(paper, words) if correction else _payment(data, words),
        said=_said(paper, words),
        remarks=(*_remarks(paper, words), *_notices(data, words)),
        codes=tuple(codes),
        annex=_annex(sessions, words) if sessions and sessions.sessions else None,
        page=(words.invoice("page"), words.invoice("page_of")),
    )


def _instant(value: datetime, words: Words) -> str:
    """17.11.2026 10:00, in Warsaw."""
    at = local(value)
    return f"{words.document_day(at.date())} {at.hour:02d}:{at.minute:02d}"


def text(value: object) -> str:
    """One line of text from outside, with room to break where a word is too long for any column."""
    parts = safe(value).split(" ")
    return " ".join(part if len(part) <= _UNBROKEN else _ZERO_WIDTH_SPACE.join(part) for part in parts)


# The head -----------------------------------------------------------------------------------------------------------------------


def _name(paper: Document, words: Words) -> str:
    kind = words.invoice(f"kind_{paper.kind}")
    return f"{kind} {safe(paper.number)}" if paper.number else f"{kind} {words.invoice('draft')}"


def _mark(data: InvoiceData, words: Words) -> str:
    if data.annulled_at is ABSENT or data.annulled_at is None:
        return ""
    because = "" if data.annulled_because is ABSENT else data.annulled_because
    return text(words.invoice("annulled", on=words.document_day(legal_day(data.annulled_at)), reason=because))


def _dates(paper: Document, words: Words) -> tuple[Fact, ...]:
    """The day of issue; that of the service on whatever is no proforma."""
    facts = [Fact(words.invoice("issued_on"), words.document_day(paper.issued_on))]
    if paper.kind != "proforma":
        facts.append(Fact(words.invoice("service_date"), words.document_day(paper.service_date)))
    return tuple(facts)


def _about(data: InvoiceData, correction: Corrected, words: Words) -> tuple[Fact, ...]:
    """Of a correction its day, the original with its day and its number in the KSeF, the correction before this one, the reason."""
    paper = data.core
    original = words.invoice("corrects", number=safe(correction.original), on=words.document_day(correction.issued_on))
    facts = [Fact(words.invoice("issued_on"), words.document_day(paper.issued_on)), Fact(words.invoice("original"), original)]
    if data.original_ksef_number is not ABSENT:
        facts.append(Fact(words.invoice("original_ksef_number"), data.original_ksef_number))
    if correction.previous is not None:
        facts.append(Fact(words.invoice("previous"), safe(correction.previous)))
    facts.append(Fact(words.invoice("service_date"), words.document_day(paper.service_date)))
    return (*facts, Fact(words.invoice("reason"), text(correction.reason)))


def _parties(paper: Document, correction: Corrected | None, words: Words) -> tuple[Party, ...]:
    """Seller and buyer; both by their EU VAT numbers where the buyer accounts for the tax."""
    in_union = any(line.vat_rate == "np II" for line in paper.lines)
    seller = paper.seller._replace(nip=f"PL{paper.seller.nip}") if in_union else paper.seller
    before = correction.buyer_before if correction else None
    label = "buyer" if before is None else "buyer_after"
    found = [party(words, "seller", seller, "", in_union), party(words, label, paper.buyer, paper.buyer.country, in_union)]
    if before is not None:
        found.append(party(words, "buyer_before", before, before.country, in_union))
    return tuple(found)


def party(words: Words, label: str, who: SellerData | BuyerData, land: str = "", in_union: bool = False) -> Party:
    """Seller or buyer as it stood, under a label."""
    rest = [text(part) for part in (who.name, who.address) if part] or [words.invoice("erased")]
    if land not in ("", "PL"):
        rest.append(safe(land))
    if who.nip:
        rest.append(_number(words, who.nip, land, in_union))
    return Party(words.invoice(label), tuple(rest))


def _number(words: Words, number: str, land: str, in_union: bool) -> str:
    if in_union:
        return words.invoice("vat_number", number=number)
    return words.invoice("nip", nip=number) if land in ("", "PL") else words.invoice("tax_number", number=number)


# The rows -----------------------------------------------------------------------------------------------------------------------


def _amount(words: Words, money: Money) -> str:
    """The number alone: the currency stands in the sums."""
    return words.amount(money.amount)


def _lines(lines: Sequence[LineData], words: Words) -> Grid:
    names = ["no", "name", "quantity", "unit", "unit_net", "net", "vat_rate", "vat", "gross"]
    if discounted := any(line.discount.minor for line in lines):
        names.insert(5, "discount")
    heads = tuple(Head(words.invoice(n), n not in ("name", "unit"), n == "name") for n in names)
    rows = tuple(
        (
            str(position),
            text(words.item(line.item, line.name)),
            words.decimal(str(line.quantity)),
            text(words.item(line.unit, line.unit)),
            _amount(words, line.unit_net),
            *((_amount(words, line.discount),) if discounted else ()),
            _amount(words, line.net),
            words.rate(line.vat_rate),
            _amount(words, line.vat),
            _amount(words, line.gross),
        )
        for position, line in enumerate(lines, 1)
    )
    return Grid("", heads, rows)


def _change(line: LineData, words: Words) -> Grid:
    """A line of a correction three times, under its name: before, after, the difference."""
    states = [state for state in (line.before, line.after) if state is not ABSENT]
    names = ["state", "quantity", "unit", "unit_net", "net", "vat_rate", "vat", "gross"]
    if discounted := any(state.discount.minor for state in states):
        names.insert(4, "discount")
    heads = tuple(Head(words.invoice(n) if n != "state" else "", n not in ("state", "unit"), n == "state") for n in names)
    rows = [
        (words.invoice(label), *_state(line, state, words, discounted))
        for label, state in zip(("before", "after"), states, strict=True)
    ]
    rows.append((words.invoice("difference"), *_state_change(line, words, discounted)))
    return Grid(f"{line.position}. {text(words.item(line.item, line.name))}", heads, tuple(rows), total=True)


def _state(line: LineData, state: LineState, words: Words, discounted: bool) -> tuple[str, ...]:
    return (
        words.amount(str(state.quantity)),
        text(words.item(line.unit, line.unit)),
        _amount(words, state.unit_net),
        *((_amount(words, state.discount),) if discounted else ()),
        _amount(words, state.net),
        words.rate(line.vat_rate),
        _amount(words, state.vat),
        _amount(words, state.gross),
    )


def _state_change(line: LineData, words: Words, discounted: bool) -> tuple[str, ...]:
    """What changed; nothing where a figure didn't."""
    return (
        words.amount(str(line.quantity)) if line.quantity else "",
        text(words.item(line.unit, line.unit)) if line.quantity else "",
        _amount(words, line.unit_net) if line.unit_net.minor else "",
        *((_amount(words, line.discount) if line.discount.minor else "",) if discounted else ()),
        _amount(words, line.net),
        words.rate(line.vat_rate),
        _amount(words, line.vat),
        _amount(words, line.gross),
    )


def _sums(paper: Document, words: Words, whole: str) -> Grid:
    """Net, VAT and gross of each rate, and of all under the label `whole`."""
    heads = (Head(words.invoice("vat_rate"), True), *(Head(words.invoice(n), True) for n in ("net", "vat", "gross")))
    rows = [
        (words.rate(each.rate), *(words.amount(amount_text(value)) for value in (each.net, each.vat, each.gross)))
        for each in paper.by_rate
    ]
    rows.append((whole, *(_amount(words, part) for part in (paper.net, paper.vat, paper.gross))))
    return Grid("", heads, tuple(rows), total=True)


# What is to pay -----------------------------------------------------------------------------------------------------------------


def _payment(data: InvoiceData, words: Words) -> tuple[Fact, ...]:
    """What is to pay, and how; the rest where a proforma was paid before, nothing where the money is what the document is about."""
    paper = data.core
    in_words = Fact(words.invoice("in_words"), words.spelled(paper.in_words, paper.gross))
    to_pay = words.invoice("to_pay")
    if paper.kind == "advance":
        how = words.invoice("paid_advance", amount=words.money(paper.gross), on=words.document_day(paper.service_date))
        rest = Money(0, paper.currency)
    elif data.paid_by is not ABSENT and data.paid_before is not ABSENT and data.paid_before_on is not ABSENT:
        came, on = data.paid_before, words.document_day(data.paid_before_on)
        how = words.invoice("paid_by", amount=words.money(came), on=on, proforma=data.paid_by)
        rest = paper.gross - came
    else:
        whole = Fact(to_pay, words.money(paper.gross), strong=True)
        return (whole, in_words, *_by_transfer(paper, words), *_exchange(paper, words), _account(paper, words))
    left = Fact(to_pay, words.money(Money(max(0, rest.minor), paper.currency)), strong=True)
    how_left = _by_transfer(paper, words) if rest.minor > 0 else _beyond(rest, words)
    return (in_words, Fact(words.invoice("paid"), how), left, *how_left, *_exchange(paper, words), _account(paper, words))


def _by_transfer(paper: Document, words: Words) -> tuple[Fact, ...]:
    """How what is left is to be paid, and until when."""
    return (
        Fact(words.invoice("payment"), words.invoice("transfer")),
        Fact(words.invoice("due_on"), words.document_day(paper.due_on)),
    )


def _beyond(rest: Money, words: Words) -> tuple[Fact, ...]:
    """What came in beyond the sum of the document."""
    return (Fact(words.invoice("to_give_back"), words.money(Money(-rest.minor, rest.currency))),) if rest.minor else ()


def _difference(paper: Document, words: Words) -> tuple[Fact, ...]:
    """What a correction adds or gives back; nothing of either where only the buyer's data change."""
    gross = paper.gross
    if not gross.minor:
        return ()
    raised = gross.minor > 0
    whole = words.money(Money(abs(gross.minor), gross.currency))
    rows = [
        Fact(words.invoice("to_pay_more" if raised else "lowered_by"), whole, strong=True),
        Fact(words.invoice("in_words"), words.spelled(paper.in_words, gross).removeprefix("minus ")),
    ]
    if raised:
        rows.append(Fact(words.invoice("due_on"), words.document_day(paper.due_on)))
    return (*rows, *_exchange(paper, words), *((_account(paper, words),) if raised else ()))


def _exchange(paper: Document, words: Words) -> list[Fact]:
    """The VAT in PLN of a document in another currency, and by which rate."""
    by = paper.exchange
    if by is None:
        return []
    rate = words.invoice("rate_of", rate=words.decimal(str(by.rate)), table=by.table, on=words.document_day(by.on))
    return [Fact(words.invoice("vat_pln"), words.amount(str(by.vat_pln)) + "\u00a0PLN"), Fact(words.invoice("rate"), rate)]


def _account(paper: Document, words: Words) -> Fact:
    """Where to pay, in groups of four."""
    number = safe(paper.seller.bank_account).replace(" ", "")
    return Fact(words.invoice("account"), "\u00a0".join(number[at : at + 4] for at in range(0, len(number), 4)))


# What is said besides -----------------------------------------------------------------------------------------------------------


def _said(paper: Document, words: Words) -> tuple[str, ...]:
    """What the VAT act wants said on the document."""
    if paper.annotations is ABSENT:
        return ()
    lines = [text(words.invoice(f"annotation_{each.code}", words=each.words)) for each in paper.annotations]
    return tuple(line[:1].upper() + line[1:] for line in lines)


def _remarks(paper: Document, words: Words) -> tuple[str, ...]:
    """Hours that were paid on purchase, and what priced the lines."""
    found = []
    if paper.uses:
        rows = [words.invoice("prepaid_row", ticket=u.ticket, hours=words.decimal(str(u.hours))) for u in paper.uses]
        found.append(f"{words.invoice('prepaid')}: {'; '.join(rows)}")
    by_regulation: dict[str, dict[str, None]] = {}
    for line in paper.lines:
        for clause in line.clauses:
            by_regulation.setdefault(safe(clause.regulation), {})[safe(clause.clause)] = None
    if by_regulation:
        cited = "; ".join(f"{', '.join(clauses)} ({slug})" for slug, clauses in by_regulation.items())
        found.append(f"{words.invoice('clauses')}: {cited}")
    return tuple(found)


def _notices(data: InvoiceData, words: Words) -> tuple[str, ...]:
    """What the regulations that priced it want told on a document."""
    notices = () if data.notices is ABSENT else data.notices
    return tuple(f"{clause} {said}" for each in notices for clause, said in words.notices(*each, None))


def _annex(sessions: Sessions, words: Words) -> Annex:
    """A row a session, and the sums."""
    names = ["ticket", "session", "operator", "started_at", "stopped_at", "elapsed_seconds", "billed"]
    names += ["prepaid"] if sessions.prepaid else []
    names += ["consent"] if any(row.consent for row in sessions.sessions) else []
    quantities = ("ticket", "session", "elapsed_seconds", "billed", "prepaid")
    heads = tuple(Head(_annex_label(name, words), name in quantities, name in ("consent", "operator")) for name in names)
    rows = []
    for row in sessions.sessions:
        cells = {
            "ticket": str(row.ticket),
            "session": "" if row.session is None else str(row.session),
            "operator": text(row.operator),
            "started_at": _instant(row.started_at, words),
            "stopped_at": _instant(row.stopped_at, words),
            "elapsed_seconds": words.duration(int(row.elapsed_seconds)),
            "billed": words.hours(int(row.billed)),
            "prepaid": words.hours(int(row.prepaid)),
            "consent": text(row.consent or ""),
        }
        rows.append(tuple(cells[name] for name in names))
    facts = [
        Fact(_annex_label("elapsed_seconds", words), words.duration(int(sessions.elapsed_seconds))),
        Fact(_annex_label("billed", words), words.hours(int(sessions.billed))),
    ]
    if sessions.prepaid:
        facts.append(Fact(_annex_label("prepaid", words), words.hours(int(sessions.prepaid))))
    return Annex(words.invoice("annex", number=sessions.number), Grid("", heads, tuple(rows)), tuple(facts))


def _annex_label(name: str, words: Words) -> str:
    """The label of a field of the annex, as documents write labels; who worked is its technician."""
    label = words.invoice("technician") if name == "operator" else words.label(name)
    return label[:1].upper() + label[1:]
