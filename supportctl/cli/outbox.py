"""supportctl outbox …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Limit, verb

Letter = Annotated[list[str], typer.Argument(metavar="LETTER...", help="Number, list or range (5,7-9); - reads numbers.")]


@verb("outbox list", rows=True)
def list_(
    door: Door,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="S", help="queued, held, sending, sent, refused, failed or cancelled."),
    ] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    limit: Limit = None,
) -> int:
    """List letters, newest first."""
    from supportctl.desk.outbox import showing

    return door.ask(showing.list_messages, state=state, client=client, limit=limit)


@verb("outbox show")
def show(door: Door, letter: Letter) -> int:
    """Show a letter with its words, and each attempt to send it."""
    from supportctl.desk.outbox import showing

    return door.ask_each(letter, showing.show_message)


@verb("outbox flush", dry=True)
def flush(door: Door) -> int:
    """Send what is due. `cron run` does the same.

    What the server refuses for now is tried again later, up to eight times; what it refuses for good stays until it is released or
    cancelled. Exit 6 when something couldn't be sent.
    """
    from supportctl.cli import mailing

    return mailing.flush(door)


@verb("outbox cancel", dry=True)
def cancel(door: Door, letter: Letter) -> int:
    """Call a letter off that wasn't sent."""
    from supportctl.desk.outbox import changing

    return door.each(letter, changing.cancel)


@verb("outbox hold", dry=True)
def hold(door: Door, letter: Letter) -> int:
    """Let a letter wait until it is released."""
    from supportctl.desk.outbox import changing

    return door.each(letter, changing.hold)


@verb("outbox release", dry=True)
def release(door: Door, letter: Letter) -> int:
    """Let a letter go that was held, refused or given up."""
    from supportctl.desk.outbox import changing

    return door.each(letter, changing.release)


COMMANDS = {"list": list_, "show": show, "flush": flush, "cancel": cancel, "hold": hold, "release": release}
