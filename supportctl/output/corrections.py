"""A correction as a document: rows before and after, and the difference, which is what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.money import Money
from supportctl.output import papers
from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Pair, Table
from supportctl.record import ABSENT
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.invoice.document import Corrected, Document, LineData, LineState
    from supportctl.desk.invoice.records import InvoiceData


def invoice(data: InvoiceData, correction: Corrected, words: Words, marks: Marks) -> list[Block]:
    """Title, what is corrected and why, parties, rows, the differences by rate, what is to be paid or given back."""
    paper = data.core
    before = correction.buyer_before
    label = "buyer" if before is None else "buyer_after"
    named = papers.parties(paper, words) if before is None else None
    found: list[Block] = [
        Lines([papers.title(paper, words)], "bold"),
        *papers.annulled(data, words),
        Fields("", _about(data, correction, words)),
        named or Pair(papers.seller(words, paper.seller), papers.party(words, label, paper.buyer)),
    ]
    if before is not None:
        found.append(Lines(papers.party(words, "buyer_before", before)))
    if paper.lines:
        found += [*(_rows(line, words) for line in paper.lines), papers.sums(paper, words, words.invoice("difference"))]
    if payment := _payment(paper, words):
        found.append(Fields("", payment))
    return [*found, *papers.said(paper, words), *papers.clauses(paper.lines, words)]


def _about(data: InvoiceData, correction: Corrected, words: Words) -> list[tuple[str, str]]:
    """Its day, the original with its day and its number in the KSeF, the correction before this one, the reason."""
    paper = data.core
    original = words.invoice("corrects", number=safe(correction.original), on=words.document_day(correction.issued_on))
    rows = [(words.invoice("issued_on"), words.document_day(paper.issued_on)), (words.invoice("original"), original)]
    if data.original_ksef_number is not ABSENT:
        rows.append((words.invoice("original_ksef_number"), data.original_ksef_number))
    if correction.previous is not None:
        rows.append((words.invoice("previous"), safe(correction.previous)))
    rows.append((words.invoice("service_date"), words.document_day(paper.service_date)))
    return [*rows, (words.invoice("reason"), safe(correction.reason))]


def _rows(line: LineData, words: Words) -> Table:
    """A line three times, under its name: before, after, the difference."""
    discounted = any(state.discount.minor for state in _states(line))
    names = ["state", "quantity", "unit", "unit_net", "net", "vat_rate", "vat", "gross"]
    if discounted:
        names.insert(4, "discount")
    columns = [Column(words.invoice(n) if n != "state" else "", n not in ("state", "unit")) for n in names]
    rows = [
        [words.invoice(state), *_figures(line, figures, words, discounted)]
        for state, figures in zip(("before", "after"), _states(line), strict=True)
    ]
    rows.append([words.invoice("difference"), *_differences(line, words, discounted)])
    return Table(f"{line.position}. {words.item(line.item, line.name)}", columns, rows)


def _states(line: LineData) -> list[LineState]:
    return [state for state in (line.before, line.after) if state is not ABSENT]


def _figures(line: LineData, state: LineState, words: Words, discounted: bool) -> list[str]:
    """The figures of a line as they stand."""
    return [
        words.amount(str(state.quantity)),
        words.item(line.unit, line.unit),
        papers.amount(words, state.unit_net),
        *([papers.amount(words, state.discount)] if discounted else []),
        papers.amount(words, state.net),
        words.rate(line.vat_rate),
        papers.amount(words, state.vat),
        papers.amount(words, state.gross),
    ]


def _differences(line: LineData, words: Words, discounted: bool) -> list[str]:
    """What changed; nothing where a figure didn't."""
    return [
        words.amount(str(line.quantity)) if line.quantity else "",
        words.item(line.unit, line.unit) if line.quantity else "",
        papers.amount(words, line.unit_net) if line.unit_net.minor else "",
        *([papers.amount(words, line.discount) if line.discount.minor else ""] if discounted else []),
        papers.amount(words, line.net),
        words.rate(line.vat_rate),
        papers.amount(words, line.vat),
        papers.amount(words, line.gross),
    ]


def _payment(paper: Document, words: Words) -> list[tuple[str, str]]:
    """What is to be paid on top, or given back; nothing of either where only the buyer's data change."""
    gross = paper.gross
    if not gross.minor:
        return []
    label = "to_pay_more" if gross.minor > 0 else "lowered_by"
    rows = [
        (words.invoice(label), words.money(Money(abs(gross.minor), gross.currency))),
        (words.invoice("in_words"), words.spelled(paper.in_words, gross).removeprefix("minus ")),
    ]
    if gross.minor > 0:
        rows += [(words.invoice("due_on"), words.document_day(paper.due_on))]
    return [*rows, *papers.exchange(paper, words), *([papers.account(paper, words)] if gross.minor > 0 else [])]
