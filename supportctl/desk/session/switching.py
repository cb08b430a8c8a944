"""From the session that runs to another ticket, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.ground.tickets import find, require_not_merged
from supportctl.desk.session import starting, stopping
from supportctl.desk.session.starting import StartedSession
from supportctl.errors import Conflict, NotFound
from supportctl.store import reading
from supportctl.told import Note


def switch(
    act: Act,
    reference: str,
    *,
    confirmed: Sequence[str],
    phone: str | None,
    override: str | None,
    someone_else: bool = False,
    intends: Sequence[str] = (),
    reason: str = "done",
) -> Outcome[StartedSession]:
    """Stop the operator's own session and start one on the ticket at the same instant. Where that start is refused the first goes
    on. `reason`: how the first ended.

    Raises NotFound when none runs; Conflict when it runs on that very ticket; otherwise as stop and start do.
    """
    found = reading.running_by(act.db, act.spellings(act.operator))
    if not found:
        raise NotFound("NO_SESSION", operator=act.operator)
    running = found[0]
    act = act.since(running.started_at)
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    if running.ticket_id == ticket.id:
        raise Conflict("SESSION_RUNNING", id=ticket.id, operator=running.operator, since=plain(running.started_at))
    stopped = stopping.stop(act, None, reason=reason)
    begun = starting.start(
        act, reference, confirmed=confirmed, phone=phone, override=override, someone_else=someone_else, intends=intends
    )
    left = Note(
        "SWITCHED_FROM", {"session": running.id, "ticket": running.ticket_id, "seconds": stopped.data.core.elapsed_seconds}
    )
    return begun._replace(data=begun.data._replace(stopped=stopped.data.core), notes=(left, *stopped.notes, *begun.notes))
