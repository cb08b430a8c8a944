"""A ticket as every room meets it: found, told as data, and what every act on one records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.inputs import fold
from supportctl.desk.ground.replay import StoredDecision
from supportctl.desk.ground.results import plain
from supportctl.errors import Conflict, NotFound
from supportctl.law.decision import Decision
from supportctl.record import ABSENT, Absent, Notice, Text, TicketState, Word, maybe
from supportctl.store import reading
from supportctl.store.compiled import tickets
from supportctl.store.compiled.rows import Client, License, Product, Ticket
from supportctl.store.engine import Db
from supportctl.store.history import Said, event, say
from supportctl.tuples import NamedTuple

# Of so many with the words of a subject it is looked which have them as typed.
_MOST_WITH_WORDS = 1_000
# How a ticket ends of which no recurrence was reported in time (§2.10).
WINDOW_OUTCOME = "solved"
CHANNELS = ("web", "email", "phone", "online")


class HistoryEntry(NamedTuple):
    """One entry of a ticket's history. `details`: what an entry of its kind says. `message`: None for words that are erased or
    hidden. `undone`: of an act that was taken back."""

    at: datetime
    recorded_at: datetime
    actor: str
    kind: Word
    clauses: tuple[str, ...]
    details: Mapping[str, object]
    message: str | None
    confidential: bool
    undone: bool = False


class SoftwareNoteData(NamedTuple):
    """A note on the client's software, held while a session runs."""

    at: datetime
    message: str


class TicketData(NamedTuple):
    """A ticket, with the keys of what it concerns. `priority` where it isn't normal; `merged`: the tickets that are shown in it;
    `source`: its name where it was brought in from."""

    id: int | None
    subject: Text
    status: TicketState
    client: str | None
    license: str | None
    product: str | None
    version: str | None
    regulation: str
    entitlement: Word
    channel: Word
    topic: Word
    assignee: str | None
    opened_at: datetime
    first_response_due: datetime | None
    first_response_at: datetime | None
    recurrence_until: datetime | None
    closed_at: datetime | None
    outcome: Word | None
    unbilled: bool
    split_from: int | Absent = ABSENT
    history: tuple[HistoryEntry, ...] | Absent = ABSENT
    software_notes: tuple[SoftwareNoteData, ...] | Absent = ABSENT
    decisions: tuple[StoredDecision, ...] | Absent = ABSENT
    priority: Word | Absent = ABSENT
    tags: tuple[str, ...] | Absent = ABSENT
    waits_until: datetime | Absent = ABSENT
    waits_reason: str | Absent = ABSENT
    merged_into: int | Absent = ABSENT
    merged: tuple[TicketData, ...] | Absent = ABSENT
    source: str | Absent = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT


def ended_at(act: Act, ticket: Ticket) -> datetime | None:
    """When a ticket that waits was closed by the end of its window, whether or not cron wrote that down (§2.10); None while it waits,
    and for any other."""
    until = ticket.recurrence_until
    if until is None or ticket.status != "waiting" or until >= act.now:
        return None
    from supportctl.desk.ground.windows import closed_at  # with the history, which most tickets don't need

    return closed_at(act, ticket, act.now)


def ticket_fields(
    ticket: Ticket, client: str | None, license_: str | None, product: str | None, ended: datetime | None = None
) -> TicketData:
    """The documented fields of a ticket. `ended`: when it was closed by the end of its window."""
    return TicketData(
        id=ticket.id or None,
        subject=Text(ticket.subject),
        status=TicketState("closed" if ended else ticket.status),
        client=client,
        license=license_,
        product=product,
        version=ticket.version,
        regulation=ticket.regulation,
        entitlement=Word(ticket.entitlement),
        channel=Word(ticket.channel),
        topic=Word(ticket.topic),
        assignee=ticket.assignee,
        opened_at=ticket.opened_at,
        first_response_due=ticket.first_response_due,
        first_response_at=ticket.first_response_at,
        recurrence_until=ticket.recurrence_until,
        closed_at=ended or ticket.closed_at,
        outcome=Word(WINDOW_OUTCOME) if ended else maybe(Word, ticket.outcome),
        unbilled=ticket.unbilled,
        priority=ABSENT if ticket.priority == "normal" else Word(ticket.priority),
        waits_until=ABSENT if ticket.waits_until is None else ticket.waits_until,
        waits_reason=ABSENT if ticket.waits_reason is None else ticket.waits_reason,
        merged_into=ABSENT if ticket.merged_into is None else ticket.merged_into,
    )


def ticket_data(act: Act, ticket: Ticket) -> TicketData:
    """A ticket with the keys of what it concerns."""
    client, product = act.db.get(Client, ticket.client_id), act.db.get(Product, ticket.product_id)
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    keys = (client.key if client else None, held.serial if held else None, product.key if product else None)
    return ticket_fields(ticket, *keys, ended_at(act, ticket))


def find(db: Db, reference: str) -> Ticket:
    """A ticket by number, or by an unambiguous part of its subject."""
    ref = lookup.checked("ticket", reference)
    if ref.isascii() and ref.isdigit():
        found = reading.whole_ticket(db, int(ref)) if len(ref) <= 18 else None
        if found is None:
            raise NotFound("NOT_FOUND", kind="ticket", value=ref)
        return found
    matches = _by_subject(db, ref)
    by_id = {t.id: t for t in matches}
    return by_id[lookup.one("ticket", ref, [(t.id, f"{t.id} ({t.subject})") for t in matches])]


def _by_subject(db: Db, part: str) -> list[Ticket]:
    """Tickets whose subject holds the text as it is typed; or its words, from the beginning of the first one, with marks or
    without. Newest first."""
    from supportctl.folding import tokens
    from supportctl.store import finding
    from supportctl.store.compiled import search

    found = {ticket.id: ticket for ticket in tickets.by_part(db, part)}
    if words := tuple(tokens(part)):
        query = finding.Query((words,), begins=part[-1].isalnum(), columns=("subject",))
        numbers = finding.numbers(db, "ticket", query, _MOST_WITH_WORDS)
        alike = search.tickets(db, numbers) if numbers else []
        found |= {ticket.id: ticket for ticket, _ in alike if fold(part) in fold(ticket.subject)}
    return [found[number] for number in sorted(found, reverse=True)]


def require_not_before_last_change(act: Act, ticket: Ticket) -> None:
    """An act may not precede the ticket's last change of state. Raises Conflict."""
    if act.at < ticket.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(ticket.changed_at))


def require_not_before_opening(act: Act, ticket: Ticket) -> None:
    """An act that changes no state may only not precede the opening. Raises Conflict."""
    if act.at < ticket.opened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(ticket.opened_at))


# What is told of a ticket that is merged into another: that it was, what the money and the clock made of it meanwhile.
_OF_MERGED = (
    "merged",
    "unmerged",
    "invoiced",
    "recurrence-window-over",
    "reply",
    "invoice-corrected",
    "invoice-annulled",
    "billing-freed",
    "sent",
)
# Work on a ticket, its end, and the client's word bring back what was put aside.
_ENDS_A_WAIT = ("session-started", "closed", "refused", "reopened", "complaint")


def require_not_merged(ticket: Ticket) -> None:
    """A ticket that is merged into another takes no act of its own. Raises Conflict."""
    if ticket.merged_into is not None:
        raise Conflict("TICKET_MERGED", id=ticket.id, into=ticket.merged_into)


def record(
    act: Act,
    ticket: Ticket,
    kind: str,
    *,
    clauses: tuple[str, ...] = (),
    message: Said | None = None,
    **data: Any,
) -> None:
    """The history entry and the audit entry of one act on a ticket. `incoming` among the data: the client's own word, which brings
    back a ticket that was put aside. Raises Conflict for a ticket that is merged, and for new words of an erased client."""
    if kind not in _OF_MERGED:
        require_not_merged(ticket)
    if ticket.waits_until is not None and (kind in _ENDS_A_WAIT or data.get("incoming")):
        ticket.waits_until = ticket.waits_reason = None
        act.db.touch(ticket)
    client = act.db.get(Client, ticket.client_id) if message else None
    if client is not None:
        lookup.require_not_erased(client)
    event(
        act.db,
        ticket_id=ticket.id,
        kind=kind,
        actor=act.operator,
        happened_at=act.at,
        recorded_at=act.now,
        clauses=clauses,
        data=plain(data),
        message_id=say(act.db, message) if message else None,
    )
    act.book("ticket", ticket.id, act=kind, **data)


def cited(decision: Decision[Any]) -> tuple[str, ...]:
    """The clauses that a decision rests on, each once, in its order."""
    return tuple(dict.fromkeys(g.clause for g in decision.grounds))
