"""supportctl rate …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import needed, verb


@verb("rate set", creates=True)
def set_(
    door: Door,
    currency: Annotated[str, typer.Argument(metavar="CURRENCY", help="EUR or USD.")],
    rate: Annotated[str, typer.Argument(metavar="RATE", help="PLN for one unit: 4.2497 or 4,25.")],
    table: Annotated[str, typer.Option("--table", metavar="NUMBER", help="The NBP's table: 096/A/NBP/2025.")],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day on which the table was published.")],
) -> int:
    """Record an exchange rate of the NBP."""
    from supportctl.desk.rate import exchange

    day = door.day(on)
    return door.do(exchange.set_rate, currency=currency, rate=rate, table=table, on=day)


@verb("rate import", dry=True, creates=True)
def import_(
    door: Door,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The NBP's table A: an archive (CSV), JSON or XML; - is stdin.")],
) -> int:
    """Record the exchange rates of a file of the NBP.

    All of them, or none where a line can't be used. Only EUR and USD are kept. What is on record already stays unchanged.
    """
    from supportctl.desk.rate import importing, tables

    content = door.incoming.content(file, tables.MOST_BYTES)
    if door.key is not None:  # the same words from another file are the same import
        from hashlib import sha256

        door.arguments["file"] = sha256(content).hexdigest()
    return door.do(importing.import_file, path=file, content=content)


@verb("rate fetch", dry=True)
def fetch(
    door: Door,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The table of that day.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The tables from this day on; with --to.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day of --from.")] = None,
) -> int:
    """Fetch exchange rates from the NBP, and record them.

    Without a day the table that was published last. What is on record already stays unchanged.
    """
    from supportctl.desk.rate import importing, nbp
    from supportctl.errors import InvalidInput

    if date is not None and (since is not None or until is not None):
        raise InvalidInput("NOT_TOGETHER", left="--date", right="--from" if since is not None else "--to")
    if date is None and since is None and until is None:
        return door.do(importing.record_fetched, answers=nbp.current(door.nbp_url))
    first = door.day(date if date is not None else needed(since, "--from"))
    last = door.day(date if date is not None else needed(until, "--to"))
    importing.require_days(first, last, door.day(None))
    return door.do(importing.record_fetched, answers=nbp.between(door.nbp_url, first, last))


@verb("rate list", rows=True)
def list_(
    door: Door, currency: Annotated[str | None, typer.Option("--currency", metavar="CUR", help="Of one currency.")] = None
) -> int:
    """List exchange rates, newest first."""
    from supportctl.desk.rate import exchange

    return door.ask(exchange.list_rates, currency=currency)


COMMANDS = {"set": set_, "import": import_, "fetch": fetch, "list": list_}
