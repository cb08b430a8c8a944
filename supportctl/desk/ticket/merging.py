"""Two tickets about one thing: one is shown in the other, and given back."""

from __future__ import annotations

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import TicketData, find, record, require_not_before_opening, require_not_merged, ticket_data
from supportctl.errors import Conflict, InvalidInput
from supportctl.store.compiled import history
from supportctl.store.compiled.rows import Client, Ticket
from supportctl.store.states import OVER


def merge(act: Act, reference: str, *, into: str) -> Outcome[TicketData]:
    """Show a ticket in another one, where its client is answered from now on. Sessions, hours, fee, deadlines and status stay its own.

    Raises InvalidInput for a ticket and itself; Conflict where they differ in client, regulation, product or version, where work
    goes on, where either is merged, the other is closed, or the client's data were erased.
    """
    ticket, other = find(act.db, reference), find(act.db, into)
    if ticket.id == other.id:
        raise InvalidInput("MERGE_ITSELF", value=str(ticket.id))
    for each in (ticket, other):
        require_not_before_opening(act, each)
    if other.merged_into == ticket.id:
        raise Conflict("MERGE_CIRCULAR", value=str(ticket.id), into=str(other.id))
    require_not_merged(ticket)
    require_not_merged(other)
    for each in (ticket, other):
        if each.status == "open":
            raise Conflict("SESSION_RUNNING", id=each.id)
    if other.status in OVER:
        raise Conflict("TICKET_CLOSED", id=other.id, status=other.status)
    if differing := _differing(act, ticket, other):
        raise Conflict("MERGE_DIFFERS", id=ticket.id, into=other.id, fields=differing)
    client = act.db.get(Client, other.client_id)
    if client is not None:
        lookup.require_not_erased(client)
    ticket.merged_into = other.id
    act.db.touch(ticket)
    record(act, ticket, "merged", merged_into=other.id)
    record(act, other, "merged-here", merged_from=ticket.id)
    return Outcome(ticket_data(act, ticket), made=str(ticket.id))


def unmerge(act: Act, reference: str) -> Outcome[TicketData]:
    """Give both tickets back. Raises Conflict where the ticket isn't merged, and once the other one was invoiced since."""
    ticket = find(act.db, reference)
    other = None if ticket.merged_into is None else act.db.get(Ticket, ticket.merged_into)
    if other is None:
        raise Conflict("NOT_MERGED", id=ticket.id)
    require_not_before_opening(act, ticket)
    merged = history.last_of(act.db, ticket.id, ["merged"])
    if merged is None:
        raise LookupError(f"ticket {ticket.id} is merged, and its history doesn't say so")
    if history.recorded_after(act.db, other.id, "invoiced", merged.id) is not None:
        raise Conflict("UNMERGE_INVOICED", id=ticket.id, into=other.id)
    ticket.merged_into = None
    act.db.touch(ticket)
    record(act, ticket, "unmerged", merged_into=other.id)
    record(act, other, "unmerged-here", merged_from=ticket.id)
    return Outcome(ticket_data(act, ticket), made=str(ticket.id))


def _differing(act: Act, ticket: Ticket, other: Ticket) -> list[str]:
    """The fields in which two tickets differ that must be the same."""
    same_client = lookup.same_client(act.db, ticket.client_id, other.client_id)
    return ([] if same_client else ["client"]) + [
        field.removesuffix("_id")
        for field in ("regulation", "product_id", "version")
        if getattr(ticket, field) != getattr(other, field)
    ]
