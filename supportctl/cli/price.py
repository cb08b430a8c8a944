"""supportctl price …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb


@verb("price set", dry=True, creates=True)
def set_(
    door: Door,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="progrupa-support-hour, sketchup-pro-annual, …")],
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="For one unit: 200 or 200.00.")],
    currency: Annotated[str, typer.Option("--currency", metavar="CUR", help="PLN, EUR or USD.")],
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="From this day on.")],
    vat: Annotated[str, typer.Option("--vat", metavar="RATE", help="VAT rate in percent.")] = "23",
    gross: Annotated[bool, typer.Option("--gross", help="The amount includes VAT.")] = False,
    name: Annotated[str | None, typer.Option("--name", metavar="N", help="What an invoice calls it.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="U", help="What an invoice counts it in.")] = None,
) -> int:
    """Set the price of an item from a day on."""
    from supportctl.desk.price import pricelist

    day = door.day(since)
    return door.do(
        pricelist.set_price,
        item=item,
        amount=amount,
        currency=currency,
        since=day,
        vat=vat,
        gross=gross,
        name=name,
        unit=unit,
    )


@verb("price list", rows=True)
def list_(door: Door, item: Annotated[str | None, typer.Option("--item", metavar="ITEM", help="Of one item.")] = None) -> int:
    """List prices."""
    from supportctl.desk.price import pricelist

    return door.ask(pricelist.list_prices, item=item)


COMMANDS = {"set": set_, "list": list_}
