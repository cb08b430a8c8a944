"""Tickets, recorded as they are brought in: where they come from, their state, their instants. No clause is decided for them and no
decision is stored: the next act on one decides.

A row goes by its `source`, the name that the ticket had where it comes from, or by its `id`, which the ticket then has here, too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from supportctl.desk.bulk import columns
from supportctl.desk.bulk.kinds import Found, bad
from supportctl.desk.bulk.lookups import Lookups
from supportctl.desk.bulk.source import Line
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.tickets import CHANNELS
from supportctl.desk.ticket.listing import PRIORITIES, STATUSES
from supportctl.errors import Conflict, InvalidInput, NotFound, SupportError
from supportctl.record import encoded
from supportctl.regulations import law_of, shelf
from supportctl.regulations.terms import SupportTerms
from supportctl.store import entries
from supportctl.store.audit import to_json
from supportctl.store.bulk import Bulk
from supportctl.store.compiled import bulk as statements
from supportctl.store.compiled.rows import AuditEntry, Message, SearchEntry, Ticket, TicketEvent, TicketTag
from supportctl.store.scratch import Scratch
from supportctl.store.states import OVER
from supportctl.told import BadLine
from supportctl.tuples import NamedTuple

ENTITLEMENTS = ("free", "paid", "none")
# Of a ticket in one of these somebody saw that it can be diagnosed.
_SEEN = ("triaged", "waiting", "closed")
_SOURCE_CHARACTERS = 200
# Rows of a ticket as they are compared with what is on record: words are not, they go into the history.
_APART = ("client", "license", "product", "tags", "description")


class Words(NamedTuple):
    """The words that a regulation knows of a ticket."""

    channel: str
    topic: str
    topics: tuple[str, ...]
    outcomes: tuple[str, ...]


class Known(NamedTuple):
    """Tickets on record by what rows go by. `taken`: numbers that a ticket has or had; `worked`: those that were worked on here."""

    by_source: Mapping[str, Ticket]
    by_number: Mapping[int, Ticket]
    taken: frozenset[int]
    worked: frozenset[int]

    def of(self, values: Mapping[str, Any]) -> Ticket | None:
        """The ticket that a row is about."""
        return self.by_number.get(values["id"]) if values["source"] is None else self.by_source.get(values["source"])


class New(NamedTuple):
    """A ticket to be made, its number 0 unless it brings one along; with its tags, and what the client wrote. `serial`: its
    licence's."""

    line: int
    ticket: Ticket
    tags: tuple[str, ...]
    description: str | None
    serial: str | None


@cache
def words_of(regulation: str) -> Words:
    """The words of a regulation about help, as its newest version has them. Raises InvalidInput for one about something else."""
    served = shelf(law_of(regulation).id)
    if not served.rules.open_ticket.known:
        raise InvalidInput("IMPORT_NO_SUPPORT", regulation=regulation)
    terms = SupportTerms(served.law.on(served.law.versions[-1].decides_from))
    excluded = terms.topics_excluded.value if terms.topics_excluded else {}
    topics = (*terms.topics_covered.value, *excluded)
    return Words(terms.report_channels.value[0], terms.topics_default.value, topics, tuple(terms.close_outcomes.value))


class Tickets:
    """The import of tickets."""

    COLUMNS: tuple[str, ...] = (
        "id", "source", "subject", "status", "client", "license", "product", "version", "regulation", "entitlement", "channel", "topic",
        "serial", "email", "operator", "assignee", "diagnosable", "opened_at", "changed_at", "first_response_due", "first_response_at",
        "last_session_end", "recurrence_until", "closed_at", "outcome", "priority", "waits_until", "waits_reason", "merged_into", "tags",
        "description",
    )  # fmt: skip
    ALIASES: Mapping[str, str] = {}

    def __init__(self, act: Act) -> None:
        self.lookups = Lookups()
        # The highest number that a row brings along; numbers that are given lie above.
        self.highest = 0
        past, ahead = columns.instant(act.now), columns.instant(act.now, ahead=True)
        self.readers: dict[str, columns.Reader] = {
            "id": columns.number("id"),
            "source": columns.line("source", _SOURCE_CHARACTERS),
            "subject": columns.line("subject", inputs.SUBJECT_CHARACTERS),
            "status": columns.a_word_of("status", STATUSES),
            "client": str.strip,
            "license": str.strip,
            "product": str.strip,
            "version": inputs.version,
            "regulation": str.strip,
            "entitlement": columns.a_word_of("entitlement", ENTITLEMENTS),
            "channel": columns.a_word_of("channel", CHANNELS),
            "topic": str.strip,
            "serial": inputs.serial,
            "email": columns.email,
            "operator": columns.line("operator", 100),
            "assignee": columns.line("assignee", 100),
            "diagnosable": columns.flag("diagnosable"),
            **dict.fromkeys(("opened_at", "changed_at", "first_response_at", "last_session_end", "closed_at"), past),
            **dict.fromkeys(("first_response_due", "recurrence_until", "waits_until"), ahead),
            "outcome": str.strip,
            "priority": columns.a_word_of("priority", PRIORITIES),
            "waits_reason": columns.line("waits_reason"),
            "merged_into": columns.number("merged_into"),
            "tags": str.split,
            "description": columns.words("description"),
        }
        # Those that are shown in another ticket are written once all others are there.
        self.merged: list[New] = []

    def check(self, act: Act, lines: Sequence[Line], scratch: Scratch) -> Found[New]:
        """See Kind."""
        failed: list[BadLine] = []
        read: list[tuple[Line, dict[str, Any]]] = []
        for line in lines:
            try:
                values = columns.read(line.cells, self.readers)
                columns.require_new_key(values, scratch, line.number)
                read.append((line, values))
            except SupportError as error:
                failed.append(bad(line.number, error))
        known = self._known(act, [values for _, values in read])
        rows: list[New] = []
        unchanged = 0
        for line, values in read:
            try:
                row = self._row(act, line, values)
                before = known.of(values)
                if before is None:
                    self._require_free(known, values)
                    rows.append(row)
                    self.highest = max(self.highest, row.ticket.id)
                else:
                    self._require_same(known, before, row, values)
                    unchanged += 1
            except SupportError as error:
                failed.append(bad(line.number, error))
        self.merged += [row for row in rows if row.ticket.merged_into is not None]
        return Found(rows, unchanged, failed)

    def end(self, act: Act, scratch: Scratch) -> Sequence[BadLine]:
        """Tickets that are shown in others, which must be there."""
        failed: list[BadLine] = []
        for row in self.merged:
            into = row.ticket.merged_into
            if scratch.line_of(f"id {into}") is None and not statements.tickets_by_number(act.db, [into or 0]):
                failed.append(bad(row.line, NotFound("NOT_FOUND", kind="ticket", value=str(into))))
        return failed

    def write(self, act: Act, rows: Sequence[New], bulk: Bulk) -> Sequence[BadLine]:
        """See Kind."""
        bulk.above(Ticket, self.highest)
        self._write(act, [row for row in rows if row.ticket.merged_into is None], bulk)
        return ()

    def finish(self, act: Act, bulk: Bulk) -> None:
        """Tickets that are shown in others: by now those are there."""
        bulk.above(Ticket, self.highest)
        self._write(act, self.merged, bulk)

    # -- what is on record ---------------------------------------------------------------------------------------------------

    def _known(self, act: Act, rows: Sequence[Mapping[str, Any]]) -> Known:
        """What is on record of the keys of these rows."""
        sources = [row["source"] for row in rows if row["source"] is not None]
        numbers = [row["id"] for row in rows if row["id"] is not None]
        by_number = {t.id: t for t in statements.tickets_by_number(act.db, numbers)} if numbers else {}
        by_source = {t.source or "": t for t in statements.tickets_by_source(act.db, sources)} if sources else {}
        taken = statements.taken_tickets(act.db, numbers) if numbers else []
        there = [ticket.id for ticket in (*by_number.values(), *by_source.values())]
        worked = statements.worked_on(act.db, there) if there else []
        return Known(by_source, by_number, frozenset(taken), frozenset(worked))

    def _require_free(self, known: Known, values: Mapping[str, Any]) -> None:
        """No other ticket has the number, or had it before it was undone. Raises Conflict."""
        if values["id"] is not None and values["id"] in known.taken:
            raise Conflict("IMPORT_NUMBER_TAKEN", field="id", value=values["id"])

    def _require_same(self, known: Known, before: Ticket, row: New, values: Mapping[str, Any]) -> None:
        """The ticket is on record as the row says. One that was worked on here since went on: of it only what can't change must be
        the same. Raises Conflict."""
        if values["id"] is not None and values["id"] != before.id:
            raise Conflict("IMPORT_DIFFERS", fields=["id"], id=before.id)
        fixed = ("client_id", "product_id", "opened_at")
        given = [name for name, value in values.items() if value is not None and name not in _APART]
        compared = fixed if before.id in known.worked else (*fixed, "license_id", *given)
        if differing := [name for name in compared if getattr(before, name) != getattr(row.ticket, name)]:
            raise Conflict("IMPORT_DIFFERS", fields=[name.removesuffix("_id") for name in differing], id=before.id)

    # -- a row ---------------------------------------------------------------------------------------------------------------

    def _row(self, act: Act, line: Line, values: dict[str, Any]) -> New:
        """The ticket of a row. Raises InvalidInput, NotFound, Conflict."""
        columns.require_filled(values, "subject", "status", "opened_at")
        holder, held, product = self.lookups.about(act, values["client"], values["license"], values["product"])
        regulation = values["regulation"] or product.regulation
        known = words_of(regulation)
        topic = inputs.word(values["topic"], "topic", known.topics) if values["topic"] else known.topic
        outcome = inputs.word(values["outcome"], "outcome", known.outcomes) if values["outcome"] else None
        # Where the file doesn't know of triage.
        seen = (values["status"] in _SEEN or None) if "diagnosable" not in line.cells else None
        ticket = Ticket(
            id=values["id"] or 0,
            subject=values["subject"],
            status=values["status"],
            client_id=holder,
            license_id=held.id if held else None,
            product_id=product.id,
            version=values["version"] or (held.version if held else None),
            regulation=regulation,
            entitlement=values["entitlement"] or "none",
            channel=values["channel"] or known.channel,
            topic=topic,
            serial=values["serial"],
            email=values["email"],
            operator=self.lookups.operator(act, values["operator"]) or act.operator,
            assignee=self.lookups.operator(act, values["assignee"]),
            diagnosable=seen if values["diagnosable"] is None else values["diagnosable"],
            opened_at=values["opened_at"],
            changed_at=values["changed_at"] or _last_change(values),
            first_response_due=values["first_response_due"],
            first_response_at=values["first_response_at"],
            last_session_end=values["last_session_end"],
            recurrence_until=values["recurrence_until"],
            recurrence_over=values["recurrence_until"] is not None and values["recurrence_until"] < act.now,
            closed_at=values["closed_at"],
            outcome=outcome,
            priority=values["priority"] or "normal",
            waits_until=values["waits_until"],
            waits_reason=values["waits_reason"],
            merged_into=values["merged_into"],
            source=values["source"],
        )
        _require_fits(ticket)
        tags = tuple(dict.fromkeys(inputs.line(tag, "tags", 40).casefold() for tag in values["tags"] or ()))
        return New(line.number, ticket, tags, values["description"], held.serial if held else None)

    # -- writing -------------------------------------------------------------------------------------------------------------

    def _write(self, act: Act, rows: Sequence[New], bulk: Bulk) -> None:
        """The tickets with their tags and words, the entries of their histories, of the books and of what is searched."""
        said: list[Message] = []
        events: list[TicketEvent] = []
        audits: list[AuditEntry] = []
        tags: list[tuple[TicketTag, int]] = []
        found: list[SearchEntry] = []
        for row in rows:
            ticket = row.ticket
            ticket.id = ticket.id or bulk.number(Ticket)
            message = Message(id=bulk.number(Message), body=row.description) if row.description is not None else None
            said += [message] if message is not None else []
            told = {"status": ticket.status, "opened_at": ticket.opened_at, "closed_at": ticket.closed_at}
            data = to_json(encoded({name: value for name, value in told.items() if value is not None}))
            events.append(
                TicketEvent(
                    id=bulk.number(TicketEvent),
                    ticket_id=ticket.id,
                    kind="imported",
                    actor=act.operator,
                    happened_at=act.at,
                    recorded_at=act.now,
                    data=data,
                    message_id=message.id if message is not None else None,
                )
            )
            audits.append(audit_entry(act, bulk.number(AuditEntry), "ticket", ticket.id, status=ticket.status))
            for tag in row.tags:
                tags.append((TicketTag(id=bulk.number(TicketTag), ticket_id=ticket.id, tag=tag), ticket.client_id))
            words = entries.ticket(ticket.subject, (ticket.serial, ticket.email, row.serial), [row.description or ""])
            if any(words):
                found.append(SearchEntry(id=entries.entry_id(entries.TICKET, ticket.id), **words._asdict()))
        clients = [row.ticket.client_id for row in rows]
        bulk.add(said, [None] * len(said))
        bulk.add([row.ticket for row in rows], clients)
        bulk.add([tag for tag, _ in tags], [client for _, client in tags])
        bulk.add(events, clients)
        bulk.add(audits, clients)
        bulk.search(found)


def audit_entry(act: Act, number: int, entity: str, entity_id: int, **change: Any) -> AuditEntry:
    """The entry of the books for one row that was brought in, as Act.book makes it."""
    return AuditEntry(
        id=number,
        command=act.command,
        entity=entity,
        entity_id=str(entity_id),
        operator=act.operator,
        happened_at=act.at,
        recorded_at=act.now,
        change=json.dumps({"act": "imported", **change}, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )


def _last_change(values: Mapping[str, Any]) -> datetime:
    """The last instant that the row knows of: no later act may precede it."""
    known: list[datetime | None] = [values[n] for n in ("opened_at", "first_response_at", "last_session_end", "closed_at")]
    return max(at for at in known if at is not None)


def _require_fits(ticket: Ticket) -> None:
    """State and instants fit each other. Raises InvalidInput."""
    if ticket.status == "open":
        raise InvalidInput("IMPORT_RUNNING")
    if (ticket.status in OVER) is (ticket.closed_at is None):
        raise InvalidInput("IMPORT_CLOSED_AT", status=ticket.status, closed=ticket.closed_at is not None)
    if ticket.outcome is not None and ticket.status != "closed":
        raise InvalidInput("IMPORT_OUTCOME", status=ticket.status)
    for name in ("changed_at", "first_response_at", "last_session_end", "closed_at"):
        at = getattr(ticket, name)
        if at is not None and at < ticket.opened_at:
            raise InvalidInput("IMPORT_BEFORE_OPENING", field=name, at=encoded(at), opened_at=encoded(ticket.opened_at))
    if ticket.closed_at is not None and ticket.closed_at > ticket.changed_at:
        raise InvalidInput("IMPORT_AFTER_CHANGE", at=encoded(ticket.closed_at), changed_at=encoded(ticket.changed_at))
    if ticket.merged_into is not None and ticket.merged_into == ticket.id:
        raise InvalidInput("IMPORT_MERGED_ITSELF", id=ticket.id)
