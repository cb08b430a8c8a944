"""What statements are written with, beside SQLModel's select. Read when statements are compiled, never by a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from sqlalchemy import BigInteger, BindParameter, ColumnElement, Table, and_, case, cast, func, or_, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql import operators
from sqlmodel import col

from supportctl.store.searched import BY_MAIL, CONTACT, INCOMING
from supportctl.store.tables.billing import Invoice, InvoiceAnnulment, InvoiceCorrection, InvoiceLine, Payment
from supportctl.store.tables.bundles import BundleDocument
from supportctl.store.tables.history import TicketEvent
from supportctl.store.tables.hours import HoursGrant
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket

# A parameter of text that is looked for inside other text.
Part = Annotated[str, "part"]

# Around a piece of a statement that stands only where its parameter is given: BEGIN name TEXT piece ELSE what otherwise END.
BEGIN, TEXT, ELSE, END = "\x01", "\x02", "\x04", "\x03"
# Before each of the values that choose among several pieces: BEGIN name TEXT CASE value ELSE piece CASE value ELSE piece … END.
CASE = "\x05"


def contains(column: Any, part: str) -> ColumnElement[bool]:
    """The column holds the text somewhere."""
    found: ColumnElement[bool] = column.contains(part, escape="/")
    return found


def begins(column: Any, part: str) -> ColumnElement[bool]:
    """The column begins with the text."""
    found: ColumnElement[bool] = column.startswith(part, escape="/")
    return found


class Optional(ColumnElement[bool]):
    """A condition that stands only where its parameter is given."""

    inherit_cache = False

    def __init__(self, name: str, condition: ColumnElement[bool]) -> None:
        self.name = name
        self.condition = condition.self_group(against=operators.and_)


def when(given: Any, condition: Any) -> ColumnElement[bool]:
    """The condition, where the parameter is neither None nor False."""
    assert isinstance(given, BindParameter)
    return Optional(given.key, condition)


@compiles(Optional)
def _optional(element: Optional, compiler: Any, **kw: Any) -> str:
    return f"{BEGIN}{element.name}{TEXT}{compiler.process(element.condition, **kw)}{ELSE}TRUE{END}"


class Standing(ColumnElement[bool]):
    """The row wasn't undone, unless the parameter `undone` asks for those too."""

    inherit_cache = False

    def __init__(self, column: Any) -> None:
        self.column = column


@compiles(Standing)
def _standing(element: Standing, compiler: Any, **kw: Any) -> str:
    stands = compiler.process(element.column.is_(None), **kw)
    return f"{BEGIN}undone{TEXT}TRUE{ELSE}{stands}{END}"


class Among(ColumnElement[bool]):
    """The column is one of a list that comes as one parameter."""

    inherit_cache = False

    def __init__(self, column: Any, values: Any, *, negated: bool = False) -> None:
        self.column = col(column)
        self.values = values
        self.negated = negated


def among(column: Any, values: Sequence[Any] | None) -> ColumnElement[bool]:
    """The column is one of the values of a list parameter."""
    return Among(column, values)


def not_among(column: Any, values: Sequence[Any]) -> ColumnElement[bool]:
    """The column is none of the values of a list parameter."""
    return Among(column, values, negated=True)


@compiles(Among, "sqlite")
def _among_json(element: Among, compiler: Any, **kw: Any) -> str:
    word = "NOT IN" if element.negated else "IN"
    values = compiler.process(element.values, **kw)
    return f"{compiler.process(element.column, **kw)} {word} (SELECT value FROM json_each({values}))"


@compiles(Among, "postgresql")
def _among_array(element: Among, compiler: Any, **kw: Any) -> str:
    word = "<> ALL" if element.negated else "= ANY"
    return f"{compiler.process(element.column, **kw)} {word} ({compiler.process(element.values, **kw)})"


def of_client(column: Any, client_id: Any) -> ColumnElement[bool]:
    """The column names the client, or one that was merged with it: an alias of it, or what it is an alias of."""
    return _with_merged(column, lambda asked: asked == client_id)


def of_clients(column: Any, numbers: Any) -> ColumnElement[bool]:
    """The same of several: what a select of their numbers gives."""
    return _with_merged(column, lambda asked: asked.in_(numbers))


def _with_merged(column: Any, wanted: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    clients: Table = Client.__table__  # type: ignore[attr-defined]  # set by SQLModel
    asked, member = clients.alias("asked"), clients.alias("member")
    itself = func.coalesce(asked.c.merged_into, asked.c.id)
    together = select(member.c.id).join(asked, or_(member.c.id == itself, member.c.merged_into == itself))
    together = together.where(wanted(asked.c.id), asked.c.undone.is_(None), member.c.undone.is_(None))
    found: ColumnElement[bool] = col(column).in_(together)
    return found


def itself(named: Any) -> ColumnElement[bool]:
    """For a join: `named`, an alias of Client, is the client that a statement is about, or what that was merged into."""
    found: ColumnElement[bool] = (named.id == func.coalesce(col(Client.merged_into), col(Client.id))) & named.undone.is_(None)
    return found


def left_to_pay() -> Any:
    """Of the invoice that a statement is about: minor units that are still to be paid, its corrections counted; below zero what is owed back.
    0 where it was annulled, and of a correction, whose difference counts at the original."""
    correction, void = aliased(Invoice), aliased(InvoiceAnnulment)

    def annulled(which: Any) -> Any:
        return select(col(void.id)).where(col(void.invoice_id) == which).exists()

    paid = select(func.coalesce(func.sum(Payment.amount), 0)).where(
        col(Payment.invoice_id) == Invoice.id, col(Payment.withdrawn_at).is_(None)
    )
    changed = select(func.coalesce(func.sum(correction.gross), 0))
    changed = changed.join(InvoiceCorrection, col(InvoiceCorrection.invoice_id) == correction.id)
    changed = changed.where(col(InvoiceCorrection.original_id) == Invoice.id, ~annulled(correction.id))
    owed = Invoice.gross + changed.correlate(Invoice).scalar_subquery()
    gone = or_(col(Invoice.kind) == "correction", annulled(Invoice.id).correlate(Invoice))
    replaced = (col(Invoice.kind) == "proforma") & all_billed()
    return cast(case((gone, 0), (replaced, 0), else_=owed - paid.correlate(Invoice).scalar_subquery()), BigInteger)


def follows(later: Any, line: Any) -> Any:
    """The invoice `later` bills what `line` of the proforma that a statement is about proposes: the same item of the same ticket, or of
    none. One that was annulled, or corrected so that all of it is billed anew, bills nothing.

    A ticket and a purchase stay their own client's when that is merged into another, to which they are billed from then on: they tell
    what is billed, whoever the documents name.
    """
    void, freed, off = aliased(InvoiceAnnulment), aliased(InvoiceCorrection), aliased(InvoiceAnnulment)
    gone = select(col(void.id)).where(col(void.invoice_id) == later.id)
    stands = ~select(col(off.id)).where(col(off.invoice_id) == freed.invoice_id).exists().correlate(freed)
    anew = select(col(freed.id)).where(col(freed.original_id) == later.id, col(freed.rebill).is_(True), stands)
    return and_(
        later.id > col(Invoice.id),
        later.id.in_(_billing(line)),
        later.kind == "vat",
        later.currency == col(Invoice.currency),
        ~gone.exists().correlate(later),
        ~anew.exists().correlate(later),
    )


def _billing(line: Any) -> Any:
    """Documents with a line for the same item of the ticket of a proforma's line; or, where it has none, of the same client or about
    a purchase of it."""
    of_ticket, own, bought = aliased(InvoiceLine), aliased(InvoiceLine), aliased(InvoiceLine)
    document: Any = aliased(Invoice)
    by_ticket = select(col(of_ticket.invoice_id)).where(of_ticket.ticket_id == line.ticket_id, of_ticket.item == line.item)
    by_client = select(col(own.invoice_id)).join(document, document.id == col(own.invoice_id))
    by_client = by_client.where(document.client_id == col(Invoice.client_id), *_without_ticket(own, line))
    by_purchase = select(col(bought.invoice_id)).join(HoursGrant, col(HoursGrant.invoice_id) == col(bought.invoice_id))
    by_purchase = by_purchase.where(col(HoursGrant.client_id) == col(Invoice.client_id), *_without_ticket(bought, line))
    parts = (by_ticket.correlate(Invoice, line), by_client.correlate(Invoice, line), by_purchase.correlate(Invoice, line))
    return union_all(*parts)


def _without_ticket(billed: Any, line: Any) -> tuple[Any, ...]:
    """Both lines are about no ticket, and the same item."""
    return line.ticket_id.is_(None), col(billed.ticket_id).is_(None), col(billed.item) == line.item


def all_billed() -> Any:
    """Of the proforma that a statement is about: invoices bill each of its lines, so nobody waits for its payment. Those of bundles and
    trainings are followed by their payment alone."""
    line: Any = aliased(InvoiceLine)
    later: Any = aliased(Invoice)
    bundled = select(col(BundleDocument.id)).where(col(BundleDocument.number) == Invoice.number).exists()
    billed = select(later.id).where(follows(later, line)).exists().correlate(Invoice, line)
    waits = select(line.id).where(line.invoice_id == Invoice.id, ~billed).exists()
    return and_(~bundled.correlate(Invoice), ~waits.correlate(Invoice))


def is_mail(event: Any) -> ColumnElement[bool]:
    """Is an entry of a ticket's history an e-mail of the client?"""
    return (col(event.kind) == CONTACT) & col(event.data).contains(INCOMING) & col(event.data).contains(BY_MAIL)


def answers(event: Any) -> ColumnElement[bool]:
    """Does an entry answer what the client wrote after the last session? A later session would be the last one itself."""
    return col(event.kind).in_(("reply", "scheduled")) | ((col(event.kind) == CONTACT) & ~col(event.data).contains(INCOMING))


def window_ended(at: Any) -> ColumnElement[bool]:
    """Of the ticket that a statement is about: it waits, and its window for a recurrence ended before the instant without a complaint
    or an e-mail of the client that is open. It is closed then, whether or not cron wrote that down (desk/ground/windows.py)."""

    def open_(word: Any, wanted: ColumnElement[bool], answer: Any, answered: ColumnElement[bool]) -> Any:
        given = select(col(answer.id)).where(
            col(answer.ticket_id) == col(word.ticket_id), answered, col(answer.happened_at) <= at
        )
        said = select(col(word.id)).where(
            col(word.ticket_id) == Ticket.id,
            wanted,
            col(word.happened_at) <= col(Ticket.recurrence_until),
            ~given.correlate(word).exists(),
        )
        return said.correlate(Ticket).exists()

    complaint, reply, mail, answer = (aliased(TicketEvent) for _ in range(4))
    complained = open_(
        complaint,
        col(complaint.kind) == "complaint",
        reply,
        (col(reply.kind) == "reply") & (col(reply.id) > col(complaint.id)),
    )
    in_time = col(mail.happened_at) >= func.coalesce(col(Ticket.last_session_end), col(mail.happened_at))
    wrote = open_(mail, is_mail(mail) & in_time, answer, answers(answer) & (col(answer.happened_at) >= col(mail.happened_at)))
    waits = (col(Ticket.status) == "waiting") & col(Ticket.merged_into).is_(None)
    ended = col(Ticket.recurrence_until).is_not(None) & (col(Ticket.recurrence_until) < at)
    return waits & ended & ~complained & ~wrote


def chosen(order: Any, ways: Mapping[str, Sequence[tuple[Any, bool]]]) -> Any:
    """For order_by: the columns, and whether they fall, that the value of the parameter chooses."""
    return Ordered(order, ways)


def matches(index: str, words: Any) -> ColumnElement[bool]:
    """An entry of a full-text index holds all words of a query (store/finding.py)."""
    return Matches(index, words)


def unindexed(column: Any) -> Any:
    """The column, for a condition that SQLite shall look for by no index."""
    return Unindexed(column)


class Matches(ColumnElement[bool]):
    """An entry of a full-text index holds all words of a query (store/finding.py)."""

    inherit_cache = False

    def __init__(self, index: str, words: Any) -> None:
        self.index = index
        self.words = words


@compiles(Matches, "sqlite")
def _matches_fts(element: Matches, compiler: Any, **kw: Any) -> str:
    return f"{element.index} MATCH {compiler.process(element.words, **kw)}"


@compiles(Matches, "postgresql")
def _matches_tsquery(element: Matches, compiler: Any, **kw: Any) -> str:
    return f"{element.index}.words @@ to_tsquery('simple', {compiler.process(element.words, **kw)})"


class Unindexed(ColumnElement[Any]):
    """A column of which SQLite uses no index: where another way is known to be shorter than the one that it would guess."""

    inherit_cache = False

    def __init__(self, column: Any) -> None:
        self.column = col(column)


@compiles(Unindexed)
def _unindexed(element: Unindexed, compiler: Any, **kw: Any) -> str:
    mark = "+" if compiler.dialect.name == "sqlite" else ""
    return f"{mark}{compiler.process(element.column, **kw)}"


class Ordered(ColumnElement[Any]):
    """What to sort by, chosen by the value of a parameter: for each the columns, and whether they fall."""

    inherit_cache = False

    def __init__(self, order: Any, ways: Mapping[str, Sequence[tuple[Any, bool]]]) -> None:
        self.order = order
        self.ways = ways


@compiles(Ordered)
def _ordered(element: Ordered, compiler: Any, **kw: Any) -> str:
    def one(column: Any, falling: bool) -> str:
        # What is unknown stands last, whichever way; SQLite sorts by an index only where it needn't be told.
        last = " NULLS LAST" if getattr(getattr(column, "expression", column), "nullable", True) else ""
        return f"{compiler.process(column, **kw)} {'DESC' if falling else 'ASC'}{last}"

    ways = [f"{CASE}{value}{ELSE}{', '.join(one(*term) for term in terms)}" for value, terms in element.ways.items()]
    return f"{BEGIN}{element.order.key}{TEXT}{''.join(ways)}{END}"


def compiled(statement: Any, *, with_undone: bool = False) -> Any:
    """The statement as the function that compiling makes of it: its annotation says what comes back.

    Compiling leaves out the rows of acts that were undone, in every table that the statement names. `with_undone`: it wants them
    too. Where that is for the caller to say, the function has a parameter `undone: bool = False`.
    """
    return statement.execution_options(with_undone=with_undone)


__all__ = [
    "Part", "all_billed", "among", "begins", "chosen", "compiled", "contains", "follows", "func", "itself", "left_to_pay", "matches", "not_among", "of_client",
    "of_clients",    "unindexed", "when", "window_ended",
]  # fmt: skip
