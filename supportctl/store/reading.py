"""What takes more than one statement, or a line of Python after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from operator import attrgetter

from supportctl.store import glance
from supportctl.store.compiled import (
    appointments,
    bundles,
    catalogue,
    contacts,
    decisions,
    hours,
    licenses,
    persons,
    prices,
    prompt,
    tickets,
)
from supportctl.store.compiled.rows import (
    Appointment,
    AuditEntry,
    Bundle,
    Client,
    Contact,
    DecisionRow,
    License,
    NumberSeries,
    ProductVersion,
    Seller,
    Ticket,
    WorkSession,
)
from supportctl.store.engine import Db


def whole_ticket(db: Db, ticket_id: int) -> Ticket | None:
    """A ticket; its client, product and licence come with it, so that asking for them next costs no query."""
    found = tickets.with_its_records(db, ticket_id)
    return None if found is None else found[0]


def running(db: Db, operator: str | None = None, ticket_id: int | None = None) -> list[WorkSession]:
    """Sessions that run: all, an operator's, a ticket's, or (with both) those of either."""
    if operator is None or ticket_id is None:
        return tickets.running_by(db, operator, ticket_id)
    return [s for s in tickets.running(db) if s.operator == operator or s.ticket_id == ticket_id]


def spelled(db: Db, operator: str) -> str:
    """An operator's name as it was first recorded for a session or an assignment: ewa and Ewa are one."""
    return spellings(db, operator)[0]


def spellings(db: Db, operator: str) -> tuple[str, ...]:
    """The same, and the other spellings on record: a desk of old may hold both."""
    known = prompt.operators(db)
    name = glance.spelled(operator, known)
    return (name, *sorted(n for n in known if n is not None and n != name and glance.same_operator(n, name)))


def running_by(db: Db, operator: Sequence[str]) -> list[WorkSession]:
    """The sessions that run of an operator, by whichever of its spellings; those of the first one first."""
    return [session for name in operator for session in tickets.running_by(db, operator=name)]


def sessions_of(db: Db, ticket_id: int | None, operator: Sequence[str], limit: int | None) -> list[WorkSession]:
    """An operator's sessions by whichever of its spellings, newest start first."""
    rows = [s for name in operator for s in tickets.session_rows(db, ticket_id=ticket_id, operator=name, limit=limit)]
    return sorted(rows, key=attrgetter("started_at", "id"), reverse=True)[:limit]


def versions_on(db: Db, product_id: int, day: date) -> ProductVersion | None:
    """The versions of a product in force on a day; the earliest row holds from always."""
    return catalogue.version_by(db, product_id, day) or catalogue.first_version(db, product_id)


def phone_at(db: Db, client: Client, at: datetime) -> str | None:
    """The client's number as it stood at an instant: what the first change after it replaced."""
    later = [change for change in persons.phone_changes(db, client.id) if change.happened_at > at]
    return later[0].old_number if later else client.phone


def seller_on(db: Db, day: date) -> Seller | None:
    """The seller in force on a day; the first row holds from always."""
    rows = prices.sellers(db)
    earlier = [row for row in rows if row.valid_from <= day]
    return earlier[-1] if earlier else rows[0] if rows else None


def next_number(db: Db, series: str, year: int) -> int:
    """Allot the next number of a series and year, inside the transaction that issues; a failed one gives it back."""
    row = db.get(NumberSeries, series, year)
    if row is None:
        row = db.add(NumberSeries(series=series, year=year, last_number=1))
    else:
        row.last_number += 1
        db.touch(row)
    return row.last_number


def like_serial(db: Db, serial: str) -> License | None:
    """A licence whose serial number is the same, or differs in small and capital letters only, now or before."""
    return licenses.by_serial(db, serial) or licenses.of_same_letters(db, serial) or licenses.by_former_serial(db, serial)


def bundle_ended(db: Db, row: Bundle, on: date) -> bool:
    """Was the subscription over by a day, after a notice against what would have followed (IV.3)?"""
    if row.active_until is None or on <= row.active_until:
        return False
    given = bundles.first_notice(db, row.id)
    return given is not None and given.against <= row.active_until + timedelta(days=1)


def bundle_with_license(db: Db, license_id: int, on: date) -> Bundle | None:
    """The bundle that a licence is in on a day, on its way or running: renewed by itself until a notice ends it, while after a
    breach its subscription runs out. Whether the end was marked yet doesn't matter."""
    return next((row for row in bundles.that_had_license(db, license_id, on) if not bundle_ended(db, row, on)), None)


def live_bundles(db: Db, client_id: int, on: date) -> list[Bundle]:
    """Bundles that still run on a day, or whose breach isn't settled."""
    over = ("draft", "rejected", "ended")
    return [
        row
        for row, breach in persons.bundles(db, client_id)
        if row.state not in over and (not bundle_ended(db, row, on) if breach is None else breach.settled_on is None)
    ]


def books(db: Db, about: Mapping[str, Sequence[str]]) -> tuple[list[DecisionRow], list[AuditEntry]]:
    """(decisions, audit entries) about these records, {entity: ids}, oldest first."""
    found = [decisions.of(db, entity, list(ids)) for entity, ids in about.items() if ids]
    entries = [decisions.audited(db, entity, list(ids)) for entity, ids in about.items() if ids]
    by_number = attrgetter("id")
    return sorted(chain.from_iterable(found), key=by_number), sorted(chain.from_iterable(entries), key=by_number)


def contact_at(db: Db, client_id: int, at: datetime, up_to: int | None = None) -> Contact | None:
    """The contact person that a client had named by then, each from its own instant; `up_to`: only those recorded up to that one."""
    known = [row for row in contacts.by_instant(db, client_id) if row.happened_at <= at and (up_to is None or row.id <= up_to)]
    return known[-1] if known else None


def used_elsewhere(db: Db, grant_ids: Sequence[int], ticket_id: int, nor: Sequence[int] = ()) -> dict[int, int]:
    """Minutes of each grant that other tickets took, those of `nor` left out."""
    if not grant_ids:
        return {}
    return {used.grant_id: int(used.minutes) for used in hours.used_elsewhere(db, list(grant_ids), [ticket_id, *nor])}


def support_orders(db: Db, license_id: int) -> list[tuple[date, date | None]]:
    """(order day, last day) of each order of a licence, as corrected; the one recorded last comes last.

    A renewal has another order day and another last day. What shares one of them with an earlier record corrects the other.
    """
    found: list[tuple[date, date | None]] = []
    for row in licenses.support_orders(db, license_id):
        found = [(day, last) for day, last in found if day != row.ordered_on and last != row.until]
        found.append((row.ordered_on, row.until))
    return found


def appointments_sharing_time(
    db: Db, technician: str, starts_at: datetime, ends_at: datetime, but_ticket: int
) -> list[Appointment]:
    """A technician's appointments for other tickets that share time with [starts_at, ends_at), by start. The technician's name in
    whatever case."""
    rows = appointments.sharing_time(db, starts_at, ends_at, but_ticket)
    return [row for row in rows if row.technician.casefold() == technician.casefold()]


def appointments_agreed(db: Db, technician: str | None, ticket_id: int | None) -> list[Appointment]:
    """Appointments that no session came of yet, by start. The technician's name in whatever case."""
    rows = appointments.agreed(db, ticket_id)
    return [row for row in rows if technician is None or row.technician.casefold() == technician.casefold()]
