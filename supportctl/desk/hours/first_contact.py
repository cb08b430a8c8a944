"""The first contact after a purchase of hours (§2.8): a reply, a contact or a session with the client is one."""

from __future__ import annotations

from collections.abc import Iterable

from supportctl.desk.ground.act import Act
from supportctl.store.compiled import hours
from supportctl.store.compiled.hours import Grant
from supportctl.store.compiled.rows import HoursGrant, Ticket


def contacted(act: Act, ticket: Ticket) -> None:
    """The client of a ticket was spoken or written to: its purchases by then wait for a first contact no longer."""
    for grant in hours.uncontacted(act.db, ticket.client_id, act.at):
        _mark(act, grant)


def met(act: Act, grants: Iterable[Grant]) -> None:
    """A session begins on these purchases."""
    for found in grants:
        if found.kind == "purchase" and found.contacted_at is None and found.happened_at <= act.at:
            grant = act.db.get(HoursGrant, found.id)
            if grant is not None:
                _mark(act, grant)


def _mark(act: Act, grant: HoursGrant) -> None:
    grant.contacted_at = act.at
    act.db.touch(grant)
