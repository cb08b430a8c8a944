"""Which version binds an act: each regulation says whose day picks it."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import add_days
from supportctl.desk.ground.act import Act
from supportctl.law.hours import Hours, default_hours
from supportctl.law.text import LawAt, Regulation
from supportctl.regulations import SHELVES, Shelf, law_of
from supportctl.regulations.terms import SupportTerms
from supportctl.store import reading
from supportctl.store.compiled import appointments, clients, decisions, licenses, prices
from supportctl.store.compiled.rows import Client, License, Ticket


def law_for(act: Act, served: Shelf, held: License | None, on: date | None = None) -> LawAt:
    """The text that binds this act: of the order day of the support subscription that covers the act's day (or another, `on`),
    or of that day itself.

    Without an order on record the day of the act: an order placed then would be bound by that text, and there is no right to
    support anyway. Raises Gap NOT_IN_FORCE.
    """
    if served.law.binds == "order" and held is not None and held.support_ordered is not None:
        return served.law.on(support_order(act, held, on or act.day)[0] or held.support_ordered)
    return served.law.on(on or act.day)


def law_of_ticket(act: Act, served: Shelf, ticket: Ticket) -> LawAt:
    """The same, for an act on a ticket; where the day of arranging counts, that of its newest appointment."""
    if served.law.binds == "arranging":
        agreed = appointments.latest(act.db, ticket.id, act.at)
        return served.law.on(agreed.arranged_on if agreed is not None else act.day)
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    if served.law.binds == "order" and held is not None and held.support_ordered is not None:
        # A ticket stays under the order under which it was opened, as it was recorded then: no change touches it (final.1).
        own = decisions.first_day(act.db, "ticket", str(ticket.id))
        if own is not None and own in {order.ordered_on for order in licenses.support_orders(act.db, held.id)}:
            return served.law.on(own)
    return law_for(act, served, held)


def law_of_change(act: Act, served: Shelf, ticket: Ticket) -> LawAt:
    """The same, for an act that changes a ticket's state. One that precedes the last change is a conflict with that, and not a day
    that nothing decides: the later of both is asked for."""
    return law_of_ticket(act._replace(at=max(act.at, ticket.changed_at)), served, ticket)


def phone_bound(day: date) -> Regulation | None:
    """The regulation that ties help to the client's stored phone number on a day, or from its first one on; None where none does."""
    for slug in SHELVES:
        law = law_of(slug)
        if SupportTerms(law.on(max(day, law.versions[0].decides_from))).phone_bound:
            return law
    return None


def phone_bound_to(act: Act, client: Client) -> Regulation | None:
    """The regulation that ties help to the stored phone number, where the client has a licence or a ticket that it serves."""
    bound = phone_bound(act.day)
    serving = {*clients.licensed_under(act.db, client.id), *clients.served_under(act.db, client.id)} if bound else set()
    return bound if bound is not None and bound.id in serving else None


def support_order(act: Act, held: License, day: date) -> tuple[date | None, date | None]:
    """(order day, last day) of the support subscription that covers the day, of several the one recorded last; else of the
    newest one ordered by then, else as the licence says."""
    if held.support_ordered is None:
        return None, held.maintenance_until
    orders = reading.support_orders(act.db, held.id)
    covering = [o for o in orders if o[1] is not None and o[0] <= day <= o[1]]
    begun = [o for o in orders if o[0] <= day]
    return covering[-1] if covering else max(begun) if begun else (held.support_ordered, held.maintenance_until)


def hours_of(act: Act, law: LawAt) -> Hours | None:
    """The hours that the desk publishes on the act's day, and those for the days ahead; None where it never published any, or
    where the regulation's own hold."""
    if not SupportTerms(law).publishes_hours:
        return None
    hours, until = None, None
    # Of two rows for the same first day the later one counts.
    rows = {row.valid_from: row for row in prices.published_hours(act.db, law.regulation.id)}
    for first_day, row in reversed(rows.items()):
        weekdays = tuple(int(day) for day in row.weekdays.split(","))
        hours = Hours(weekdays, row.opens, row.closes, row.holidays_closed, until, hours)
        if first_day <= act.day:
            return hours
        until = add_days(first_day, -1)
    return default_hours(law)._replace(until=until, then=hours) if hours else None
