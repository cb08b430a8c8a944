"""What stands in the way of an erasure, what stays after it, and all that is held on a client."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import col, or_, select

from supportctl.store.engine import Db
from supportctl.store.queries.bundles import ended
from supportctl.store.tables.books import AuditEntry, DecisionRow
from supportctl.store.tables.bundles import Bundle, BundleBreach
from supportctl.store.tables.complaints import Complaint
from supportctl.store.tables.contacts import Contact
from supportctl.store.tables.conversions import Conversion
from supportctl.store.tables.erasures import Erasure
from supportctl.store.tables.hours import HoursGrant
from supportctl.store.tables.licenses import License
from supportctl.store.tables.tickets import Ticket


def erasure(db: Db, client_id: int) -> Erasure | None:
    """The erasure of a client's data, if there was one."""
    return db.get(Erasure, client_id)


def contacts(db: Db, client_id: int) -> list[Contact]:
    """Every contact person that the client ever named, oldest first."""
    return db.all(select(Contact).where(Contact.client_id == client_id).order_by(col(Contact.id)))


def tickets(db: Db, client_id: int) -> list[Ticket]:
    """The client's tickets, oldest first."""
    return db.all(select(Ticket).where(Ticket.client_id == client_id).order_by(col(Ticket.id)))


def answers(db: Db, ticket_id: int) -> list[HoursGrant]:
    """What the client answered when the hours ran out, oldest first."""
    wanted = select(HoursGrant).where(HoursGrant.ticket_id == ticket_id, HoursGrant.state == "active")
    return db.all(wanted.order_by(col(HoursGrant.happened_at), col(HoursGrant.id)))


def unanswered(db: Db, client_id: int) -> list[int]:
    """Complaints that wait for an answer."""
    wanted = select(Complaint.id).where(Complaint.client_id == client_id, col(Complaint.answered_on).is_(None))
    return [n for n in db.all(wanted.order_by(col(Complaint.id))) if n is not None]


def unrefunded(db: Db, client_id: int) -> list[int]:
    """Conversions withdrawn from, whose correction and repayment aren't on record."""
    wanted = select(Conversion).where(Conversion.client_id == client_id, Conversion.state == "withdrawn")
    return [c.id for c in db.all(wanted.order_by(col(Conversion.id))) if c.id is not None]


def uninvoiced(db: Db, client_id: int) -> list[tuple[str, Conversion]]:
    """Conversions that stand and have no invoice, with the serial number of the licence."""
    wanted = select(License.serial, Conversion).join(Conversion, col(Conversion.license_id) == License.id)
    wanted = wanted.where(Conversion.client_id == client_id, Conversion.state == "done", col(Conversion.invoice_id).is_(None))
    return [(serial, row) for serial, row in db.all(wanted.order_by(col(Conversion.id)))]


def live_bundles(db: Db, client_id: int, on: date) -> list[Bundle]:
    """Bundles that still run on a day, or whose breach isn't settled."""
    wanted = select(Bundle, BundleBreach).outerjoin(BundleBreach, col(BundleBreach.bundle_id) == Bundle.id)
    rows = db.all(wanted.where(Bundle.client_id == client_id).order_by(col(Bundle.id)))
    over = ("draft", "rejected", "ended")
    return [
        row
        for row, breach in rows
        if row.state not in over and (not ended(db, row, on) if breach is None else breach.settled_on is None)
    ]


def books(db: Db, about: dict[str, list[str]]) -> tuple[list[Any], list[Any]]:
    """(decisions, audit entries) about these records, {entity: ids}, oldest first."""
    found: list[list[Any]] = []
    for model in (DecisionRow, AuditEntry):
        each = [(col(model.entity) == entity) & col(model.entity_id).in_(ids) for entity, ids in about.items() if ids]
        found.append(db.all(select(model).where(or_(*each)).order_by(col(model.id))) if each else [])
    return found[0], found[1]
