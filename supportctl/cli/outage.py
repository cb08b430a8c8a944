"""supportctl outage …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb


@verb("outage add", dry=True, creates=True)
def add(
    door: Door,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help="unavailability (announced beforehand) or failure, as the ministry says."),
    ],
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="Its first day.")],
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Where it was announced.")],
    ended: Annotated[str | None, typer.Option("--ended", metavar="DATE", help="Its last day; left out while it lasts.")] = None,
) -> int:
    """Record an outage of the KSeF: it moves the terms of documents.

    After an unavailability a document is sent by the next working day, after a failure within 7 working days. While it lasts no term
    runs.
    """
    from supportctl.desk.outage import recording

    return door.do(recording.add, kind=kind, began_on=door.day(from_), ended_on=door.maybe_day(ended), source=source)


@verb("outage end", dry=True)
def end(
    door: Door,
    outage: Annotated[list[str], typer.Argument(metavar="OUTAGE...", help="Number, list or range (5,7-9); - reads numbers.")],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="Its last day.")],
) -> int:
    """Record the last day of an outage: terms run from there."""
    from supportctl.desk.outage import recording

    return door.each(outage, recording.end, on=door.day(on))


@verb("outage list", rows=True)
def list_(door: Door) -> int:
    """List outages of the KSeF, newest first."""
    from supportctl.desk.outage import recording

    return door.ask(recording.list_outages)


COMMANDS = {"add": add, "end": end, "list": list_}
