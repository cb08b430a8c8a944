"""Bundles: the plans side by side, one bundle with what is left of it, the arithmetic of a settlement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from supportctl.money import Money
from supportctl.output import papers, tickets
from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Table, fields, shown, table
from supportctl.record import ABSENT
from supportctl.record import fields as fields_of
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.benefit.listing import BenefitOfBundle
    from supportctl.desk.bundle.paying import BilledBundle
    from supportctl.desk.bundle.quoting import QuotedPlan
    from supportctl.desk.bundle.settlement import Settlement
    from supportctl.desk.ground.bundle_records import BenefitLeft, BookingData, BundleData

CARD = (
    "id", "client", "program", "edition", "years", "licenses", "list_price", "base", "discount_percent", "discount", "net", "vat",
    "gross", "state", "ordered_on", "regulation", "version", "first_day", "last_day", "active_until", "training_last_day",
    "channel", "confirmed", "other_offer", "consent",
    "breach", "breach_found_on", "breach_description", "settled_on",
)  # fmt: skip
BENEFITS = ("benefit", "discount_percent", "granted_minutes", "used_minutes", "left_minutes", "exams_left", "until", "last_day")
BOOKINGS = (
    "id",
    "benefit",
    "state",
    "starts_at",
    "ends_at",
    "minutes",
    "license",
    "certificate",
    "stages",
    "reported_to",
    "reported_on",
    "invitation",
)
_TOLD = ("reported_to", "reported_on", "invitation")
_BOOKING = (
    "id",
    "bundle",
    "benefit",
    "state",
    "starts_at",
    "ends_at",
    "minutes",
    "left_minutes",
    "stages",
    "license",
    "certificate",
)
_LISTS: dict[str, tuple[str, ...]] = {
    "documents": ("number", "purpose", "due_on", "paid_on"),
    "renewals": ("years", "first_day", "last_day", "net", "number"),
    "notices_given": ("given_on", "against"),
    "demands": ("number", "form", "sent_on", "term"),
}
_NAMES = ("training", "upgrade-help", "cad-deployment", "webinar")


def quote(data: Sequence[QuotedPlan], words: Words, marks: Marks) -> list[Block]:
    """One column a plan, one row a figure, so that it can be read out to a client."""
    first = data[0]
    head = words.text("quote_of", count=first.licenses, program=safe(first.name), price=words.money(first.list_price))
    columns = [Column("", text=True), *(Column(words.text(f"plan_{plan.years}"), True, True) for plan in data)]
    rows = [
        [words.label("base"), *(words.money(plan.base) for plan in data)],
        [
            words.label("discount"),
            *(f"{words.money(_less(plan.discount))} ({words.rate(plan.discount_percent)})" for plan in data),
        ],
        [words.text("price_all"), *(words.money(plan.net) for plan in data)],
        [words.text("vat_in", rate=safe(first.vat_rate)), *(words.money(plan.gross) for plan in data)],
    ]
    for name in _NAMES:
        rows.append([words.word(name), *(_benefit(plan, name, words) for plan in data)])
    rows.append([words.word("exam"), *(words.text("free_exam") for _ in data)])
    return [Lines([head], "bold"), Table("", columns, rows)]


def _less(amount: Money) -> Money:
    """The amount as what is taken off."""
    return Money(-amount.minor, amount.currency)


def _benefit(plan: QuotedPlan, name: str, words: Words) -> str:
    """What a plan brings of a benefit: hours and their worth, a percentage, or nothing."""
    found = next((b for b in plan.benefits if b.benefit == name), None)
    if found is None:
        return words.text("none_of_it")
    if found.discount_percent is not None:
        return words.text("off_trainings", percent=found.discount_percent)
    return words.text("worth_of", minutes=words.hours(found.granted_minutes), worth=words.money(found.worth))


def show(data: BundleData, words: Words, marks: Marks) -> list[Block]:
    """A bundle, its licences, documents, benefits and appointments."""
    known = fields_of(data)
    found: list[Block] = [fields(words, data, [n for n in CARD if known.get(n) not in (None, ())])]
    if any(licence.license for licence in data.license_prices):
        names = ("position", "license", "list_price", "base", "discount", "net")
        found.append(table(words, data.license_prices, names, words.label("license_prices")))
    for name, listed in _LISTS.items():
        if known.get(name):
            found.append(table(words, known[name], listed, words.label(name)))
    if data.benefits:
        found.append(_benefits(data.benefits, words, words.label("benefits")))
    if data.appointments:
        found.append(_bookings(data.appointments, words))
    return found


def billed(data: BilledBundle, words: Words, marks: Marks) -> list[Block]:
    """A bundle, then the document that the act issued."""
    found = show(data.core, words, marks)
    return found if data.document is ABSENT else [*found, *papers.invoice(data.document, words, marks)]


def _bookings(rows: Sequence[BookingData], words: Words) -> Table:
    """Appointments and uses; `minutes` are the time agreed or worked."""
    names = [n for n in BOOKINGS if n not in _TOLD or any(fields_of(row).get(n) for row in rows)]
    found = table(words, rows, names, words.label("appointments"))
    columns = [column._replace(label=_label(words, n)) for column, n in zip(found.columns, names, strict=True)]
    return found._replace(columns=columns)


def _label(words: Words, name: str) -> str:
    return words.label("minutes_worked" if name == "minutes" else name)


def booking(data: BookingData, words: Words, marks: Marks) -> list[Block]:
    """One appointment, use or exam."""
    known = fields_of(data)
    names = [n for n in _BOOKING if known.get(n) not in (None, ())]
    if data.benefit == "exam":
        names = [n for n in names if n not in ("ends_at", "minutes", "left_minutes")]
    return [Fields("", [(_label(words, n), shown(words, known[n])) for n in names])]


def benefits(data: Sequence[BenefitOfBundle], words: Words, marks: Marks) -> list[Block]:
    """What is left of each benefit."""
    return [_benefits([row.core for row in data], words, "")] if data else [Lines([words.text("empty")], "dim")]


def _benefits(rows: Sequence[BenefitLeft], words: Words, title: str) -> Table:
    kept = any(row.kept_by is not ABSENT for row in rows)
    return table(words, rows, (*BENEFITS, "kept_by") if kept else BENEFITS, title)


def settle(data: Settlement, words: Words, marks: Marks) -> list[Block]:
    """The arithmetic line by line, the sums of each currency, and the documents; never a sum over both."""
    columns = [
        Column(words.label("clause")),
        Column(words.label("what"), text=True),
        *(Column(words.label(n), True) for n in ("minutes_worked", "net", "vat", "gross")),
    ]
    rows = [
        [
            safe(line.clause),
            words.word(line.what),
            f"{safe(line.minutes)} {words.text('min')}" if line.minutes else "",
            *(words.money(part) for part in (line.net, line.vat, line.gross)),
        ]
        for line in data.lines
    ]
    for paper in (document.core for document in data.documents):
        total = words.text("sum_of", currency=safe(paper.currency))
        rows.append(["", total, "", *(words.money(part) for part in (paper.net, paper.vat, paper.gross))])
    found: list[Block] = [
        Lines([words.text("settled", id=data.bundle)], "bold"),
        Table("", columns, rows),
        Lines([words.text("due_by", due=data.due_on, late=data.overdue_after)]),
    ]
    for document in data.documents:
        found += papers.invoice(document, words, marks)
    return found


def why(data: BundleData, words: Words, marks: Marks) -> list[Block]:
    """Every stored decision about a bundle, recomputed."""
    name = " ".join(words.word(v) for v in (data.program, data.edition) if v)
    return [] if data.decisions is ABSENT else tickets.decisions(f"{data.id}: {name}", data.decisions, words, marks)
