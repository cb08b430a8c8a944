"""supportctl hours …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb

Number = Annotated[list[str], typer.Argument(metavar="PURCHASE...", help="The purchase's number; - reads numbers from stdin.")]


@verb("hours buy", at=True, dry=True, creates=True, unless={"client": "license_"})
def buy(
    door: Door,
    hours: Annotated[str, typer.Option("--hours", metavar="N", help="How many hours.")],
    phone: Annotated[str, typer.Option("--phone", metavar="P", help="The client's stored number.")],
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Whose they are; the licence says it, too.")] = None,
    license_: Annotated[
        str | None, typer.Option("--license", metavar="L", help="For which licence, unless only one is eligible.")
    ] = None,
    prepaid: Annotated[bool, typer.Option("--prepaid", help="Invoiced at purchase, not as begun.")] = False,
) -> int:
    """Record a purchase of hours."""
    from supportctl.desk.hours import purchases

    return door.do(purchases.buy, client=client, hours_text=hours, phone=phone, license_ref=license_, prepaid=prepaid)


@verb("hours list", rows=True)
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    awaiting: Annotated[bool, typer.Option("--awaiting", help="Whose client wasn't contacted yet.")] = False,
    unbilled: Annotated[bool, typer.Option("--unbilled", help="Prepaid ones that no invoice names yet.")] = False,
) -> int:
    """List purchases of hours, oldest first."""
    from supportctl.desk.hours import purchases

    return door.ask(purchases.list_hours, client=client, awaiting=awaiting, unbilled=unbilled)


@verb("hours contact", at=True)
def contact(door: Door, purchase: Number) -> int:
    """Record the first contact after a purchase."""
    from supportctl.desk.hours import purchases

    return door.each(purchase, purchases.contact)


@verb("hours cancel", at=True, dry=True)
def cancel(
    door: Door, purchase: Number, reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is taken back.")]
) -> int:
    """Take back a purchase that nothing was begun of."""
    from supportctl.desk.hours import purchases

    return door.each(purchase, purchases.cancel, reason=reason)


COMMANDS = {"buy": buy, "list": list_, "contact": contact, "cancel": cancel}
