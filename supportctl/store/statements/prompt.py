"""What prompts and the TAB key ask for: the running session, and values that begin with what was typed,
with a description each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String, cast, or_, union
from sqlmodel import col, func, select

from supportctl.store.statements.dsl import Part, begins, compiled, when
from supportctl.store.states import OVER
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.bundles import Bundle
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.pricelist import Price
from supportctl.store.tables.running import RunningSession
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import WorkSession


def running() -> list[tuple[str, int, int, str]]:
    """The sessions that run: operator, session, ticket, `counts` as in the table."""
    return compiled(select(RunningSession.operator, RunningSession.session_id, RunningSession.ticket_id, RunningSession.counts))


def operators() -> list[str | None]:
    """Who has worked or was handed a ticket, and None; one step in an index a name, however many rows there are."""
    return compiled(union(_names(WorkSession.operator), _names(Ticket.assignee)))


def _names(column: Any) -> Any:
    """The different values of a column that leads an index: the least, then again and again the least beyond."""
    name = select(func.min(column).label("name")).cte(f"{column.key}_names", recursive=True)
    beyond = select(func.min(column)).where(col(column) > name.c.name).scalar_subquery()
    return select(name.union_all(select(beyond).where(name.c.name.is_not(None))).c.name)


def open_tickets(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Open tickets, newest first."""
    wanted = select(cast(Ticket.id, String), Ticket.subject).where(col(Ticket.status).not_in(OVER))
    return compiled(wanted.where(begins(cast(Ticket.id, String), prefix)).order_by(col(Ticket.id).desc()).limit(limit))


def tickets_over(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Closed and refused tickets, newest first."""
    wanted = select(cast(Ticket.id, String), Ticket.subject).where(col(Ticket.status).in_(OVER))
    return compiled(wanted.where(begins(cast(Ticket.id, String), prefix)).order_by(col(Ticket.id).desc()).limit(limit))


def clients(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Clients by key, but for those whose data were erased."""
    wanted = select(Client.key, Client.name).where(begins(Client.key, prefix), Client.name != "")
    return compiled(wanted.order_by(col(Client.key)).limit(limit))


def phones(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Stored phone numbers, in E.164, and whose they are."""
    wanted = select(Client.phone, Client.name).where(begins(Client.phone, prefix), Client.name != "")
    return compiled(wanted.order_by(col(Client.phone)).limit(limit))


def licenses(prefix: Part, client: str | None, limit: int) -> list[tuple[str, str]]:
    """Licences by serial number; of one client, named by key or number; but for those of erased clients."""
    wanted = select(License.serial, Product.name).join(Product, col(Product.id) == License.product_id)
    wanted = wanted.join(Client, col(Client.id) == License.client_id).where(begins(License.serial, prefix), Client.name != "")
    of_one = when(client, or_(col(Client.key) == client, cast(Client.id, String) == client))
    return compiled(wanted.where(of_one).order_by(col(License.serial)).limit(limit))


def products(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Products by key."""
    wanted = select(Product.key, Product.name).where(begins(Product.key, prefix))
    return compiled(wanted.order_by(col(Product.key)).limit(limit))


def items(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Items of the price list by code, and what an invoice calls them."""
    wanted = select(Price.item, func.coalesce(func.max(Price.name), "")).where(begins(Price.item, prefix)).group_by(Price.item)
    return compiled(wanted.order_by(col(Price.item)).limit(limit))


def invoices(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Documents by number, newest first."""
    wanted = select(Invoice.number, Client.name).join(Client, col(Client.id) == Invoice.client_id)
    return compiled(wanted.where(begins(Invoice.number, prefix)).order_by(col(Invoice.id).desc()).limit(limit))


def bundles(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Bundles by number, newest first."""
    about = col(Client.name).concat(", ").concat(Bundle.state)
    wanted = select(cast(Bundle.id, String), about).join(Client, col(Client.id) == Bundle.client_id)
    return compiled(wanted.where(begins(cast(Bundle.id, String), prefix)).order_by(col(Bundle.id).desc()).limit(limit))


def sessions(prefix: Part, limit: int) -> list[tuple[str, str]]:
    """Sessions by number, newest first."""
    wanted = select(cast(WorkSession.id, String), Ticket.subject).join(Ticket, col(Ticket.id) == WorkSession.ticket_id)
    wanted = wanted.where(begins(cast(WorkSession.id, String), prefix))
    return compiled(wanted.order_by(col(WorkSession.id).desc()).limit(limit))
