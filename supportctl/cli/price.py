"""supportctl price …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb


@verb("price set", dry=True, creates=True, later=("exempt_basis", "annex_15"))
def set_(
    door: Door,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="progrupa-support-hour, sketchup-pro-annual, …")],
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="For one unit: 200 or 200.00.")],
    currency: Annotated[str, typer.Option("--currency", metavar="CUR", help="PLN, EUR or USD.")],
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="From this day on.")],
    vat: Annotated[str, typer.Option("--vat", metavar="RATE", help="VAT rate in percent, or zw: exempt.")] = "23",
    gross: Annotated[bool, typer.Option("--gross", help="The amount includes VAT.")] = False,
    name: Annotated[str | None, typer.Option("--name", metavar="N", help="What an invoice calls it.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="U", help="What an invoice counts it in.")] = None,
    exempt_basis: Annotated[
        str | None, typer.Option("--exempt-basis", metavar="TEXT", help="With --vat zw: the provision that exempts the item.")
    ] = None,
    annex_15: Annotated[
        bool, typer.Option("--annex-15", help="The item is in annex 15 of the VAT act: above 15 000 PLN its payment is split.")
    ] = False,
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
        exempt_basis=exempt_basis,
        annex_15=annex_15,
    )


@verb("price list", rows=True)
def list_(door: Door, item: Annotated[str | None, typer.Option("--item", metavar="ITEM", help="Of one item.")] = None) -> int:
    """List prices."""
    from supportctl.desk.price import pricelist

    return door.ask(pricelist.list_prices, item=item)


COMMANDS = {"set": set_, "list": list_}
