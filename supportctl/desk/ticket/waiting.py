"""A ticket is put aside until a time, and taken up again."""

from __future__ import annotations

from datetime import datetime

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.lookup import require_not_erased
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.ground.tickets import TicketData, find, record, require_not_before_opening, require_not_merged, ticket_data
from supportctl.desk.ground.windows import require_not_over
from supportctl.errors import Conflict, InvalidInput
from supportctl.store.compiled.rows import Client, Ticket
from supportctl.store.history import Said


def wait(act: Act, reference: str, *, until: datetime | None, reason: str | None, clear: bool) -> Outcome[TicketData]:
    """Put a ticket aside until then, or (clear) take it up again. No state and no clock changes: a deadline runs on.

    Raises InvalidInput for a time that isn't ahead, Conflict while a session runs, and for a ticket that is closed or merged.
    """
    given = [option for option, value in (("--until", until), ("--reason", reason)) if value is not None]
    if clear and given:
        raise InvalidInput("NOT_TOGETHER", left="--clear", right=given[0])
    why = inputs.line(reason, "reason") if reason is not None else None
    if until is not None and until <= act.at:
        raise InvalidInput("WAIT_PAST", value=plain(until), at=plain(act.at))
    ticket = find(act.db, reference)
    require_not_before_opening(act, ticket)
    require_not_merged(ticket)
    if clear:
        return _taken_up(act, ticket)
    require_not_over(act, ticket)
    if ticket.status == "open":
        raise Conflict("SESSION_RUNNING", id=ticket.id)
    if until is None:  # asked for last on a terminal: nothing is asked in vain
        raise InvalidInput("MISSING", field="--until")
    if why is None:
        raise InvalidInput("MISSING", field="--reason")
    client = act.db.get(Client, ticket.client_id)
    if client is not None:
        require_not_erased(client)
    if (until, why) == (ticket.waits_until, ticket.waits_reason):
        raise InvalidInput("NOTHING_TO_CHANGE")
    ticket.waits_until, ticket.waits_reason = until, why
    act.db.touch(ticket)
    record(act, ticket, "put-aside", message=Said(why), waits_until=until)
    return Outcome(ticket_data(act, ticket), made=str(ticket.id))


def _taken_up(act: Act, ticket: Ticket) -> Outcome[TicketData]:
    if ticket.waits_until is None:
        raise Conflict("NOT_PUT_ASIDE", id=ticket.id)
    ticket.waits_until = ticket.waits_reason = None
    act.db.touch(ticket)
    record(act, ticket, "taken-up")
    return Outcome(ticket_data(act, ticket), made=str(ticket.id))
