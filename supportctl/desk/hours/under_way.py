"""What running sessions began since they were last recorded: hours that are taken already, though no row says so yet."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.hours.begun import Begun
from supportctl.desk.hours.pool import Pool
from supportctl.store import reading
from supportctl.store.compiled import tickets


def under_way(act: Act) -> list[Begun]:
    """What the running sessions took by the act's instant beyond what is on record."""
    found: list[Begun] = []
    running = [session for session in tickets.running(act.db) if not session.free]
    seen: set[int] = set()
    for session in running:
        ticket = reading.whole_ticket(act.db, session.ticket_id) if session.ticket_id not in seen else None
        if ticket is None:
            continue
        pool = Pool(act, running, (ticket.client_id, ticket.product_id, ticket.version))
        seen |= {ticket.id, *(other.ticket.id for other in pool.others)}
        found += [Begun(number, *taken) for number, taken in pool.under_way()]
    return found
