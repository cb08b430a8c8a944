"""supportctl session …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Confirm, Intends, Limit, Override, Phone, SomeoneElse, Ticket, verb, words
from supportctl.cli.typed import Start
from supportctl.errors import InvalidInput

Number = Annotated[list[str], typer.Argument(metavar="SESSION...", help="The session's number; - reads numbers from stdin.")]


@verb("session start", at=True, dry=True, creates=True)
def start(
    door: Door,
    ticket: Ticket,
    confirm: Confirm = None,
    phone: Phone = None,
    override: Override = None,
    someone_else: SomeoneElse = False,
    intends: Intends = None,
) -> int:
    """Start the clock on a ticket.

    On a terminal what isn't given is asked line by line. With --dry-run: may it start then? Nothing is written.
    """
    from supportctl.desk.session import starting

    typed = Start(words(confirm), phone, override, someone_else, words(intends))
    if door.interactive and len(ticket) == 1 and ticket[0] != "-":
        from supportctl.cli.checklist import ask_checklist  # only where it asks

        typed = ask_checklist(door, ticket[0], typed)
    return door.each(
        ticket,
        starting.start,
        confirmed=typed.confirmed,
        phone=typed.phone,
        override=typed.override,
        someone_else=typed.someone_else,
        intends=typed.intends,
    )


@verb("session extend", at=True, begun=True, dry=True, creates=True)
def extend(
    door: Door,
    ticket: Ticket,
    hours: Annotated[str | None, typer.Option("--hours", metavar="N", help="How many more hours.")] = None,
    consent: Annotated[str | None, typer.Option("--consent", metavar="WHO_HOW", help="Who agreed, and how.")] = None,
    declined: Annotated[bool, typer.Option("--declined", help="The client said no.")] = False,
) -> int:
    """Record the client's answer when the hours run out."""
    from supportctl.desk.session import extending

    return door.each(
        ticket,
        extending.extend,
        hours_text=hours,
        consent=consent,
        declined=declined,
    )


@verb("session stop", at=True, begun=True, dry=True)
def stop(
    door: Door,
    ticket: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TICKET...]", help="The ticket whose session is stopped; by default your own."),
    ] = None,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="REASON", help="done, client-absent, client-ended, connection-lost, hours-used or refused."
        ),
    ] = "done",
) -> int:
    """Stop the running session."""
    from supportctl.desk.session import stopping

    if not ticket:
        return door.do(stopping.stop, None, reason=reason)
    return door.each(ticket, stopping.stop, reason=reason)


@verb("session status")
def status(
    door: Door,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="TEXT",
            help="One line for a prompt: {ticket}, {subject}, {client}, {operator}, {elapsed}, {exact}, {left}: time covered.",
        ),
    ] = None,
) -> int:
    """Show the running session and the hours left.

    Hours for the ticket are those bought that no other ticket took; hours left those bought or agreed that have not begun; time covered
    includes the rest of the hour that has.
    """
    from supportctl.desk.session import showing

    if format_ is None:
        return door.ask(showing.status)
    from supportctl.cli.prompt import filled

    if door.format != "table":
        raise InvalidInput("NOT_TOGETHER", left="--format", right="--output")
    known = showing.StatusLine._fields
    if filled(format_, dict.fromkeys(known, "")) is None:
        raise InvalidInput("BAD_FORMAT", value=format_, known=[f"{{{name}}}" for name in known])
    return door.ask_line(showing.status_line, lambda line: filled(format_, line._asdict()) or "")


@verb("session watch")
def watch(door: Door) -> int:
    """Show the running session, live.

    Enter ends it, and so does the end of the session. Off a terminal it says once what `session status` says.
    """
    if not (door.terminal and door.interactive):
        from supportctl.desk.session import showing

        return door.ask(showing.status)
    from supportctl.cli.watching import watch

    return watch(door)


@verb("session log", at=True, dry=True, creates=True)
def log(
    door: Door,
    ticket: Ticket,
    start: Annotated[str, typer.Option("--start", metavar="WHEN", help="When it began.")],
    stop: Annotated[str, typer.Option("--stop", metavar="WHEN", help="When it ended.")],
    confirm: Annotated[
        str | None, typer.Option("--confirm", metavar="LIST", help="What was confirmed then: backup,present,internet.")
    ] = None,
    phone: Annotated[str | None, typer.Option("--phone", metavar="P", help="The number that the client used.")] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="REASON", help="How it ended (done, client-ended …), or why it is recorded late."),
    ] = None,
    override: Annotated[
        str | None, typer.Option("--override", metavar="REASON", help="Outside the hours, as the desk's concession.")
    ] = None,
) -> int:
    """Record a session that nobody recorded while it ran.

    It is decided as at its start, and may lie between others, as long as nothing begun since is invoiced.
    """
    from supportctl.desk.session import recording

    return door.each(
        ticket,
        recording.log,
        started_at=door.clock_or_moment(start),
        stopped_at=door.clock_or_moment(stop),
        confirmed=words(confirm),
        phone=phone,
        reason=reason,
        override=override,
    )


@verb("session switch", at=True, begun=True, dry=True, creates=True)
def switch(
    door: Door,
    ticket: Ticket,
    confirm: Confirm = None,
    phone: Phone = None,
    override: Override = None,
    someone_else: SomeoneElse = False,
    intends: Intends = None,
    reason: Annotated[str, typer.Option("--reason", metavar="REASON", help="How the session that runs ended.")] = "done",
) -> int:
    """Stop your session and start one on another ticket.

    One act: where the start is refused, the session that runs goes on.
    """
    from supportctl.desk.session import switching

    typed = Start(words(confirm), phone, override, someone_else, words(intends))
    if door.interactive and len(ticket) == 1 and ticket[0] != "-":
        from supportctl.cli.checklist import ask_checklist  # only where it asks

        typed = ask_checklist(door, ticket[0], typed, leaving=True)
    return door.each(
        ticket,
        switching.switch,
        confirmed=typed.confirmed,
        phone=typed.phone,
        override=typed.override,
        someone_else=typed.someone_else,
        intends=typed.intends,
        reason=reason,
    )


@verb("session schedule", at=True, dry=True, creates=True)
def schedule(
    door: Door,
    ticket: Ticket,
    when: Annotated[str, typer.Option("--when", metavar="WHEN", help="Day and hour: 'mon 10:00', 2026-11-23T10:00.")],
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="N", help="How long; 60 by default.")] = None,
    technician: Annotated[str | None, typer.Option("--technician", metavar="NAME", help="By default yourself.")] = None,
    invoice_email: Annotated[
        str | None, typer.Option("--invoice-email", metavar="E", help="Where the invoice goes; by default the client's address.")
    ] = None,
    accepted: Annotated[
        str | None,
        typer.Option("--accepted", metavar="WHO_HOW", help="Who accepted regulation and price list while arranging, and how."),
    ] = None,
) -> int:
    """Agree on day and hour of a session.

    For the same ticket a later appointment takes the place of the earlier one.
    """
    from supportctl.desk.session import scheduling

    hour = door.ahead(when)
    return door.each(
        ticket,
        scheduling.schedule,
        when=hour,
        minutes=minutes,
        technician=technician,
        invoice_email=invoice_email,
        accepted=accepted,
    )


@verb("session unschedule", at=True, dry=True)
def unschedule(door: Door, ticket: Ticket) -> int:
    """Call off a session that was agreed on."""
    from supportctl.desk.session import scheduling

    return door.each(ticket, scheduling.unschedule)


@verb("session appointments", rows=True)
def appointments(
    door: Door,
    technician: Annotated[str | None, typer.Option("--technician", metavar="NAME", help="Of one technician.")] = None,
    ticket: Annotated[str | None, typer.Option("--ticket", metavar="T", help="Of one ticket.")] = None,
) -> int:
    """List the sessions that are agreed on, the next one first."""
    from supportctl.desk.session import scheduling

    return door.ask(scheduling.list_appointments, technician=technician, ticket=ticket)


@verb("session list", rows=True)
def list_(
    door: Door,
    ticket: Annotated[str | None, typer.Option("--ticket", metavar="T", help="Of one ticket.")] = None,
    operator: Annotated[str | None, typer.Option("--operator", metavar="NAME", help="Of one operator.")] = None,
    limit: Limit = None,
) -> int:
    """List sessions, newest first."""
    from supportctl.desk.session import showing

    return door.ask(showing.list_sessions, ticket=ticket, operator=operator, limit=limit)


@verb("session show")
def show(door: Door, session: Number) -> int:
    """Show a session."""
    from supportctl.desk.session import showing

    return door.ask_each(session, showing.show_session)


@verb("session amend", at=True, dry=True)
def amend(
    door: Door,
    session: Number,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why the times were wrong.")],
    start: Annotated[str | None, typer.Option("--start", metavar="WHEN", help="The right start.")] = None,
    stop: Annotated[str | None, typer.Option("--stop", metavar="WHEN", help="The right end.")] = None,
) -> int:
    """Correct the times of a stopped session.

    Only before the work was invoiced; the start is decided anew.
    """
    from supportctl.desk.session import amending

    began, ended = door.moment_or_clock(start), door.moment_or_clock(stop)
    return door.each(
        session,
        amending.amend,
        started_at=began,
        stopped_at=ended,
        reason=reason,
    )


@verb("session cancel", at=True, dry=True)
def cancel(
    door: Door,
    session: Number,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it doesn't count.")],
) -> int:
    """Take a stopped session out of account."""
    from supportctl.desk.session import amending

    return door.each(session, amending.cancel, reason=reason)


COMMANDS = {
    "start": start,
    "extend": extend,
    "stop": stop,
    "schedule": schedule,
    "unschedule": unschedule,
    "appointments": appointments,
    "status": status,
    "watch": watch,
    "log": log,
    "switch": switch,
    "list": list_,
    "show": show,
    "amend": amend,
    "cancel": cancel,
}
