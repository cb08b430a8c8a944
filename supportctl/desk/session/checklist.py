"""What is still to be asked before a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_change
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import find
from supportctl.desk.session.starting import Told, begin, confirmations, told_by
from supportctl.regulations import shelf
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled.rows import Client, Ticket
from supportctl.tuples import NamedTuple


class Checklist(NamedTuple):
    """What is to be asked before a session: {confirmation: clause}, and whether for the phone number."""

    regulation: str
    version: str
    ask: Mapping[str, str]
    phone: bool


def checklist(
    act: Act,
    reference: str,
    *,
    confirmed: Sequence[str],
    phone: str | None,
    override: str | None,
    someone_else: bool = False,
    intends: Sequence[str] = (),
    leaving: bool = False,
) -> Outcome[Checklist]:
    """What is still to be asked before a session. Raises what `start` would raise whatever the answers are; on a dry Act only.
    `leaving`: the operator's own session stops for it."""
    told = told_by(confirmed, phone, override, someone_else, intends)
    return asked_of(act, find(act.db, reference), told, leaving=leaving)


def asked_of(act: Act, ticket: Ticket, told: Told, *, leaving: bool = False) -> Outcome[Checklist]:
    """The same for a ticket that may not be stored yet."""
    law = law_of_change(act, shelf(ticket.regulation), ticket)
    # What is asked only where it is to happen (recording) isn't among them: who wants it names it with --with.
    missing = {name: clause for name, clause in confirmations(law).items() if name not in told.confirmed}
    asks_phone = SupportTerms(law).phone_bound and told.phone is None
    asked = Checklist(ticket.regulation, law.version.id, missing, asks_phone)
    if not missing and not asks_phone:
        return Outcome(asked)  # nothing to ask: the start itself says what it is refused for
    best = told._replace(confirmed=[*told.confirmed, *missing])
    if asks_phone:
        client = act.db.get(Client, ticket.client_id)
        best = best._replace(phone=client.phone if client else None)
    begin(act, ticket, best, None, leaving=leaving)
    return Outcome(asked)
