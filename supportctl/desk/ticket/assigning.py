"""A ticket handed to an operator."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.operators import first_seen
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import TicketData, find, record, require_not_before_opening, ticket_data
from supportctl.errors import InvalidInput
from supportctl.store import reading
from supportctl.store.glance import same_operator
from supportctl.store.states import OVER
from supportctl.told import Note


def assign(act: Act, reference: str, *, operator: str | None) -> Outcome[TicketData]:
    """Hand the ticket to an operator; None: to whoever acts. Raises InvalidInput where that one has it already. It is noted that the
    desk never heard of the operator, and that the ticket is over."""
    name = act.operator if operator is None else reading.spelled(act.db, inputs.line(operator, "operator", 100))
    ticket = find(act.db, reference)
    require_not_before_opening(act, ticket)
    if ticket.assignee is not None and same_operator(name, ticket.assignee):
        raise InvalidInput("NOTHING_TO_CHANGE")
    notes = () if operator is None else first_seen(act, name)
    ticket.assignee = name
    act.db.touch(ticket)
    record(act, ticket, "assigned", assignee=ticket.assignee)
    if ticket.status in OVER:
        notes = (*notes, Note("ASSIGNED_OVER", {"id": ticket.id, "status": ticket.status}))
    return Outcome(ticket_data(act, ticket), notes=notes, made=str(ticket.id))
