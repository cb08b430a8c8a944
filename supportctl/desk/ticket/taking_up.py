"""A report is taken up at once: opened, triaged as diagnosable and worked on, in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_change
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import TicketData, ticket_data
from supportctl.desk.session.checklist import Checklist, asked_of
from supportctl.desk.session.starting import begin, told_by, waiver_of
from supportctl.desk.ticket.opening import Registered, Report, opened_data, register
from supportctl.desk.ticket.report import entitlement_notes
from supportctl.desk.ticket.triaging import judged
from supportctl.errors import Refused
from supportctl.regulations.terms import SupportTerms
from supportctl.tuples import NamedTuple


class TakenUp(NamedTuple):
    """A ticket that was opened, and the session that runs on it; None where its regulation keeps the ticket of a refused start."""

    core: TicketData
    session: int | None


def take_up(
    act: Act,
    report: Report,
    *,
    confirmed: Sequence[str],
    phone: str | None,
    override: str | None,
    someone_else: bool,
    intends: Sequence[str],
) -> Outcome[TakenUp]:
    """Open, triage and start. Raises what each of them raises, and then nothing is written; but where every contact is registered
    (CodeTwo, handling.2) a refused start leaves the ticket, and the outcome's decision says no."""
    told = told_by(confirmed, phone, override, someone_else, intends)
    made = _triaged(act, report)
    number = made.ticket.id or None
    data = TakenUp(opened_data(act, made), None)
    try:
        begun = begin(act, made.ticket, told, waiver_of(override))
    except Refused as refused:
        if not SupportTerms(law_of_change(act, made.served, made.ticket)).keeps_refused:
            raise
        return Outcome(data, refused.decision, made=str(number) if number else None)
    data = TakenUp(ticket_data(act, made.ticket)._replace(notices=data.core.notices), begun.data.core.id)
    first = entitlement_notes(made.entitled, made.serial)
    notes = (*first, *(note for note in begun.notes if note not in first))
    return Outcome(data, begun.decision, notes, str(number) if number else None)


def checklist(
    act: Act,
    report: Report,
    *,
    confirmed: Sequence[str],
    phone: str | None,
    override: str | None,
    someone_else: bool,
    intends: Sequence[str],
) -> Outcome[Checklist]:
    """What is still to be asked before it is taken up. Raises what it is refused for whatever the answers are; on a dry Act only."""
    told = told_by(confirmed, phone, override, someone_else, intends)
    return asked_of(act, _triaged(act, report).ticket, told)


def foresee(
    act: Act,
    report: Report,
    *,
    confirmed: Sequence[str],
    phone: str | None,
    override: str | None,
    someone_else: bool,
    intends: Sequence[str],
) -> Outcome[None]:
    """Raise what it is refused for whatever is still answered, before anything is asked; on a dry Act only. What the client is
    still to say is assumed to be right, and kept nowhere. Where a refused start leaves the ticket, nothing is refused beforehand."""
    told = told_by(confirmed, phone, override, someone_else, intends)
    held = lookup.license_(act.db, report.license_ref) if report.license_ref is not None else None
    serial = report.serial or (None if report.email else held.serial if held else "…")
    best = report._replace(description=report.description or "…", serial=serial)
    made = _triaged(act, best)
    if not SupportTerms(law_of_change(act, made.served, made.ticket)).keeps_refused:
        asked_of(act, made.ticket, told)
    return Outcome(None)


def _triaged(act: Act, report: Report) -> Registered:
    """The ticket, triaged where its regulation knows a first look."""
    made = register(act, report)
    if made.served.rules.triage.known:
        judged(act, made.ticket, diagnosable=True)
    return made
