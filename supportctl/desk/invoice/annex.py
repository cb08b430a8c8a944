"""`invoice annex`: the sessions behind an invoice, with the time that was worked and the time that is billed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from supportctl.calendar import elapsed_seconds
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice.documents import find_document
from supportctl.record import Hours, Seconds, Text, Word
from supportctl.store.compiled import billed, invoices, tickets
from supportctl.store.compiled.rows import HoursGrant, HoursUse, WorkSession
from supportctl.tuples import NamedTuple

Billed = tuple[HoursUse, HoursGrant]


class AnnexRow(NamedTuple):
    """A session: who worked, from when to when, how long. `billed`: hours that began in it and are on the invoice; `prepaid`: those that
    were invoiced at purchase; `consent`: the client's word for hours beyond those bought."""

    ticket: int
    session: int | None
    operator: str
    started_at: datetime
    stopped_at: datetime
    elapsed_seconds: Seconds
    billed: Hours
    prepaid: Hours
    consent: Text | None


class Annex(NamedTuple):
    """The annex of an invoice, with its sums. A document that bills no tickets has no sessions."""

    number: str
    kind: Word
    sessions: tuple[AnnexRow, ...]
    elapsed_seconds: Seconds
    billed: Hours
    prepaid: Hours


def annex(act: Act, reference: str) -> Outcome[Annex]:
    """The sessions of the tickets on an invoice: those that ended by its issue, and after the issue of the invoice before it. Raises
    NotFound."""
    row = find_document(act, reference)
    units = billed.uses(act.db, row.id)
    named = dict.fromkeys(line.ticket_id for line in invoices.lines(act.db, row.id) if line.ticket_id is not None)
    if row.ticket_id is not None:
        named[row.ticket_id] = None
    named |= dict.fromkeys(use.ticket_id for use, _ in units)
    rows: list[AnnexRow] = []
    for ticket in named:
        since = invoices.issued_before(act.db, ticket, row.id)
        mine = [unit for unit in units if unit[0].ticket_id == ticket]
        for session in tickets.sessions(act.db, ticket):
            stopped = session.stopped_at
            if stopped is not None and stopped <= row.issued_at and (since is None or stopped > since):
                rows.append(_row(session, stopped, mine))
    sums = (sum(getattr(each, name) for each in rows) for name in ("elapsed_seconds", "billed", "prepaid"))
    worked, charged, before = sums
    return Outcome(Annex(row.number, Word(row.kind), tuple(rows), Seconds(worked), Hours(charged), Hours(before)))


def _row(session: WorkSession, stopped: datetime, units: Iterable[Billed]) -> AnnexRow:
    """A session with the units that began in it."""
    began = [(use, grant) for use, grant in units if session.started_at <= use.began_at < stopped]
    consents = dict.fromkeys(grant.consent for _, grant in began if grant.kind == "consent" and grant.consent)
    return AnnexRow(
        ticket=session.ticket_id,
        session=session.id or None,
        operator=session.operator,
        started_at=session.started_at,
        stopped_at=stopped,
        elapsed_seconds=Seconds(elapsed_seconds(session.started_at, stopped)),
        billed=Hours(sum(use.minutes for use, grant in began if not grant.prepaid)),
        prepaid=Hours(sum(use.minutes for use, grant in began if grant.prepaid)),
        consent=Text("; ".join(consents)) if consents else None,
    )
