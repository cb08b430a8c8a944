"""Sessions of tickets, recorded as they are brought in. No clause is decided for them; they are billed only where the import says so
(`--to-bill`), at the next act that bills the ticket.

A row goes by its `source`, or by its `id`, as a ticket does; its ticket by `ticket`, the number, or by `ticket_source`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from supportctl.calendar import elapsed_seconds, legal_day
from supportctl.desk.bulk import columns
from supportctl.desk.bulk.kinds import Found, bad
from supportctl.desk.bulk.lookups import Lookups
from supportctl.desk.bulk.source import Line
from supportctl.desk.bulk.tickets import audit_entry
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.session.stopping import STOP_REASONS
from supportctl.errors import Conflict, Gap, InvalidInput, NotFound, SupportError
from supportctl.record import encoded
from supportctl.regulations import shelf
from supportctl.regulations.terms import SupportTerms, TimedTerms
from supportctl.store.audit import to_json
from supportctl.store.bulk import Bulk
from supportctl.store.compiled import bulk as statements
from supportctl.store.compiled.rows import AuditEntry, Client, Ticket, TicketEvent, WorkSession
from supportctl.store.scratch import Scratch
from supportctl.told import BadLine
from supportctl.tuples import NamedTuple

STATES = ("stopped", "cancelled")
_SOURCE_CHARACTERS = 200
# Overlaps within a file that are told.
_MOST_OVERLAPS = 1_000


class New(NamedTuple):
    """A session to be made, its number 0 unless it brings one along."""

    line: int
    session: WorkSession


class Known(NamedTuple):
    """What is on record of the keys of some rows: their tickets, and sessions. `taken`: numbers that a session has or had."""

    tickets: Mapping[object, Ticket]
    sessions: Mapping[object, WorkSession]
    taken: frozenset[int]


@cache
def channels_of(regulation: str) -> tuple[str, ...]:
    """By what channel sessions are, in each version of a regulation, the newest one last."""
    law = shelf(regulation).law
    return tuple(dict.fromkeys(SupportTerms(law.on(version.decides_from)).session_channel.value for version in law.versions))


class Sessions:
    """The import of sessions; `to_bill`: they are to be billed."""

    COLUMNS: tuple[str, ...] = (
        "id", "source", "ticket", "ticket_source", "operator", "state", "started_at", "stopped_at", "hours", "reason", "channel",
        "phone", "confirmed",
    )  # fmt: skip
    ALIASES: Mapping[str, str] = {}

    def __init__(self, act: Act, *, to_bill: bool) -> None:
        self.to_bill, self.lookups = to_bill, Lookups()
        self.highest = 0
        past = columns.instant(act.now)
        self.readers: dict[str, columns.Reader] = {
            "id": columns.number("id"),
            "source": columns.line("source", _SOURCE_CHARACTERS),
            "ticket": columns.number("ticket"),
            "ticket_source": columns.line("ticket_source", _SOURCE_CHARACTERS),
            "operator": columns.line("operator", 100),
            "state": columns.a_word_of("state", STATES),
            "started_at": past,
            "stopped_at": past,
            "hours": columns.duration,
            "reason": columns.a_word_of("reason", STOP_REASONS),
            "channel": str.strip,
            "phone": inputs.phone,
            "confirmed": lambda text: " ".join(text.split()),
        }

    def check(self, act: Act, lines: Sequence[Line], scratch: Scratch) -> Found[New]:
        """See Kind."""
        failed: list[BadLine] = []
        read: list[tuple[int, dict[str, Any]]] = []
        for line in lines:
            try:
                values = columns.read(line.cells, self.readers)
                columns.require_new_key(values, scratch, line.number)
                _require_whole(values)
                read.append((line.number, values))
            except SupportError as error:
                failed.append(bad(line.number, error))
        known = _known(act, [values for _, values in read])
        rows: list[New] = []
        unchanged = 0
        for number, values in read:
            try:
                row = self._row(act, known, number, values)
                before = known.sessions.get(values["source"] or values["id"])
                if before is not None:
                    _require_same(before, row.session, values)
                    unchanged += 1
                    continue
                if values["id"] in known.taken:
                    raise Conflict("IMPORT_NUMBER_TAKEN", field="id", value=values["id"])
                self._require_no_overlap(act, row, scratch)
                rows.append(row)
                self.highest = max(self.highest, row.session.id)
            except SupportError as error:
                failed.append(bad(number, error))
        return Found(rows, unchanged, failed)

    def end(self, act: Act, scratch: Scratch) -> Sequence[BadLine]:
        """Sessions of the file that share time: of one ticket, or of one operator."""
        pairs = dict(scratch.overlaps(_MOST_OVERLAPS))
        return [BadLine(line, "IMPORT_OVERLAP", {"other": before}) for line, before in pairs.items()]

    def _row(self, act: Act, known: Known, line: int, values: dict[str, Any]) -> New:
        """The session of a row. Raises InvalidInput, NotFound, Conflict; Gap where it is to be billed and nothing decides its day."""
        reference = values["ticket"] or values["ticket_source"]
        ticket = known.tickets.get(reference)
        if ticket is None:
            raise NotFound("NOT_FOUND", kind="ticket", value=str(reference))
        client = act.db.get(Client, ticket.client_id)
        if client is not None:
            lookup.require_not_erased(client)
        begin: datetime = values["started_at"]
        finish: datetime = values["stopped_at"] or begin + values["hours"]
        _require_within(act, ticket, begin, finish)
        version, unit, timed = self._law(ticket.regulation, begin)
        channels = channels_of(ticket.regulation)
        session = WorkSession(
            id=values["id"] or 0,
            ticket_id=ticket.id,
            operator=self.lookups.operator(act, values["operator"]) or act.operator,
            state=values["state"] or "stopped",
            started_at=begin,
            stopped_at=finish,
            reason=values["reason"] or "done",
            channel=inputs.word(values["channel"], "channel", channels) if values["channel"] else channels[-1],
            phone=values["phone"],
            confirmed=values["confirmed"] or "",
            regulation=ticket.regulation,
            law_version=version,
            unit_minutes=unit,
            free=not (self.to_bill and timed),
            source=values["source"],
        )
        return New(line, session)

    def _law(self, regulation: str, begin: datetime) -> tuple[str, int, bool]:
        """The version that holds at the start, its unit in minutes, and whether time is charged; "" and 0 before the first one,
        where nothing is to be billed."""
        served = shelf(regulation)
        timed = served.rules.bill_work.known
        if self.to_bill and not timed:
            raise InvalidInput("IMPORT_NOT_CHARGED", regulation=regulation)
        try:
            law = served.law.on(legal_day(begin))
        except Gap:
            if self.to_bill:
                raise
            return "", 0, timed
        return law.version.id, TimedTerms(law).billing_unit.value if timed else 0, timed

    def _require_no_overlap(self, act: Act, row: New, scratch: Scratch) -> None:
        """It shares no time with a session on record; with those of the file that is seen at the end. Raises Conflict."""
        session = row.session
        if session.state == "cancelled" or session.stopped_at is None:
            return
        span = (int(session.started_at.timestamp()), int(session.stopped_at.timestamp()), row.line)
        scratch.span(f"ticket {session.ticket_id}", *span)
        scratch.span(f"operator {session.operator}", *span)
        near = statements.sharing_time(act.db, session.ticket_id, session.operator, session.started_at, session.stopped_at)
        if near:
            raise Conflict("SESSIONS_OVERLAP", session=near[0].id, ticket=near[0].ticket_id, until=encoded(near[0].stopped_at))

    def finish(self, act: Act, bulk: Bulk) -> None:
        """See Kind: nothing waits."""

    def write(self, act: Act, rows: Sequence[New], bulk: Bulk) -> Sequence[BadLine]:
        """The sessions, what they change of their tickets, the entries of the histories and the books."""
        bulk.above(WorkSession, self.highest)
        numbers = sorted({row.session.ticket_id for row in rows})
        tickets = {ticket.id: ticket for ticket in statements.tickets_by_number(act.db, numbers)}
        events: list[TicketEvent] = []
        audits: list[AuditEntry] = []
        for row in rows:
            session, ticket = row.session, tickets[row.session.ticket_id]
            session.id = session.id or bulk.number(WorkSession)
            finish = session.stopped_at or session.started_at
            told = {"session": session.id, "seconds": elapsed_seconds(session.started_at, finish), "reason": session.reason}
            data = to_json(encoded({**told, "starts_at": session.started_at, "ends_at": finish}))
            events.append(
                TicketEvent(
                    id=bulk.number(TicketEvent),
                    ticket_id=ticket.id,
                    kind="session-imported",
                    actor=act.operator,
                    happened_at=act.at,
                    recorded_at=act.now,
                    data=data,
                )
            )
            audits.append(audit_entry(act, bulk.number(AuditEntry), "session", session.id, ticket=ticket.id))
            if session.state == "stopped":
                ticket.last_session_end = max(ticket.last_session_end or finish, finish)
                ticket.changed_at = max(ticket.changed_at, finish)
                ticket.unbilled = ticket.unbilled or not session.free
            act.db.touch(ticket)
        clients = [tickets[row.session.ticket_id].client_id for row in rows]
        bulk.add([row.session for row in rows], clients)
        bulk.add(events, clients)
        bulk.add(audits, clients)
        return ()


def _require_whole(values: Mapping[str, Any]) -> None:
    """The row says of which ticket it is, who worked, and when. Raises InvalidInput."""
    columns.require_filled(values, "started_at", "operator")
    if values["ticket"] is None and values["ticket_source"] is None:
        raise InvalidInput("IMPORT_NO_KEY", columns=["ticket", "ticket_source"])
    if (values["stopped_at"] is None) is (values["hours"] is None):
        raise InvalidInput("IMPORT_STOP_OR_HOURS")


def _known(act: Act, rows: Sequence[Mapping[str, Any]]) -> Known:
    """What is on record of the keys of these rows."""

    def given(name: str) -> list[Any]:
        return sorted({row[name] for row in rows if row[name] is not None})

    tickets: dict[object, Ticket] = {}
    sessions: dict[object, WorkSession] = {}
    taken: list[int] = []
    if numbers := given("ticket"):
        tickets |= {ticket.id: ticket for ticket in statements.tickets_by_number(act.db, numbers)}
    if sources := given("ticket_source"):
        tickets |= {ticket.source: ticket for ticket in statements.tickets_by_source(act.db, sources)}
    if own := given("id"):
        sessions |= {session.id: session for session in statements.sessions_by_number(act.db, own)}
        taken = statements.taken_sessions(act.db, own)
    if named := given("source"):
        sessions |= {session.source: session for session in statements.sessions_by_source(act.db, named)}
    return Known(tickets, sessions, frozenset(taken))


def _require_same(before: WorkSession, row: WorkSession, values: Mapping[str, Any]) -> None:
    """The session is on record as the row says. Raises Conflict."""
    compared = ["ticket_id", "operator", "started_at", "stopped_at"]
    compared += [name for name in ("state", "reason", "channel", "phone", "confirmed") if values[name] is not None]
    if values["id"] is not None and values["id"] != before.id:
        compared.append("id")
    if differing := [name for name in compared if getattr(before, name) != getattr(row, name)]:
        raise Conflict("IMPORT_DIFFERS", fields=[name.removesuffix("_id") for name in differing], id=before.id)


def _require_within(act: Act, ticket: Ticket, begin: datetime, finish: datetime) -> None:
    """It ended after it began, lies behind, and while its ticket was there and not closed. Raises InvalidInput."""
    if finish <= begin:
        raise InvalidInput("IMPORT_ENDS_FIRST", at=encoded(finish), started_at=encoded(begin))
    if finish > act.now:
        raise InvalidInput("WHEN_IN_FUTURE", value=encoded(finish), now=encoded(act.now))
    if begin < ticket.opened_at:
        raise InvalidInput("IMPORT_BEFORE_OPENING", field="started_at", at=encoded(begin), opened_at=encoded(ticket.opened_at))
    if ticket.closed_at is not None and finish > ticket.closed_at:
        raise InvalidInput("IMPORT_AFTER_CLOSING", at=encoded(finish), closed_at=encoded(ticket.closed_at))
