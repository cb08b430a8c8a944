"""supportctl rate …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb


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


@verb("rate list", rows=True)
def list_(
    door: Door, currency: Annotated[str | None, typer.Option("--currency", metavar="CUR", help="Of one currency.")] = None
) -> int:
    """List exchange rates, newest first."""
    from supportctl.desk.rate import exchange

    return door.ask(exchange.list_rates, currency=currency)


COMMANDS = {"set": set_, "list": list_}
