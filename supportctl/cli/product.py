"""supportctl product …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb


@verb("product list", rows=True)
def list_(door: Door) -> int:
    """List products."""
    from supportctl.desk.product import catalogue

    return door.ask(catalogue.list_products)


@verb("product add", at=True, creates=True)
def add(
    door: Door,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Lower-case letters, digits and dashes.")],
    name: Annotated[str, typer.Option("--name", metavar="N")],
    vendor: Annotated[str, typer.Option("--vendor", metavar="V")],
    regulation: Annotated[str, typer.Option("--regulation", metavar="SLUG", help="Which regulation serves it.")],
    offered: Annotated[bool, typer.Option("--offered/--not-offered", help="Is it sold in the shops?")] = True,
    commercial: Annotated[bool, typer.Option("--commercial/--not-commercial", help="A commercial program?")] = True,
    supported: Annotated[bool, typer.Option("--supported/--not-supported", help="Does its producer offer support?")] = True,
    editions: Annotated[str | None, typer.Option("--editions", metavar="LIST", help="Comma list.")] = None,
) -> int:
    """Add a product."""
    from supportctl.desk.product import catalogue

    return door.do(
        catalogue.add_product,
        key=key,
        name=name,
        vendor=vendor,
        regulation=regulation,
        offered=offered,
        commercial=commercial,
        supported=supported,
        editions=editions,
    )


@verb("product set-version", at=True, creates=True)
def set_version(
    door: Door,
    product: Annotated[list[str], typer.Argument(metavar="PRODUCT...", help="A key of `supportctl product list`; - reads keys.")],
    newest: Annotated[str | None, typer.Option("--newest", metavar="V", help="The newest version.")] = None,
    oldest_supported: Annotated[
        str | None, typer.Option("--oldest-supported", metavar="V", help="The oldest that the vendor supports.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on; today by default.")] = None,
) -> int:
    """Set a product's newest and oldest supported version from a day on."""
    from supportctl.desk.product import catalogue

    day = door.day(since)
    return door.each(
        product,
        catalogue.set_version,
        newest=newest,
        oldest_supported=oldest_supported,
        since=day,
    )


COMMANDS = {"list": list_, "add": add, "set-version": set_version}
