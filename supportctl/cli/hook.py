"""supportctl hook …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Limit, verb


@verb("hook list", rows=True)
def list_(
    door: Door,
    state: Annotated[str | None, typer.Option("--state", metavar="S", help="waiting or failed.")] = None,
    limit: Limit = None,
) -> int:
    """List calls of hooks that wait or failed, newest first.

    A call is gone as soon as its hook ended well. `cron run` runs those that wait; one that failed every time is listed for 30 days.
    """
    from supportctl.desk.hook import listing

    return door.ask(listing.list_calls, state=state, limit=limit)


COMMANDS = {"list": list_}
