"""supportctl license …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door, expand
from supportctl.cli.options import License, Limit, On, verb

Version = Annotated[str | None, typer.Option("--version", metavar="V", help="The version bought: 2021.")]
Maintenance = Annotated[
    str | None, typer.Option("--maintenance-until", metavar="DATE", help="Last day of Maintenance & Support.")
]
Ordered = Annotated[str | None, typer.Option("--support-ordered", metavar="DATE", help="Order day of the support subscription.")]
Key = Annotated[str | None, typer.Option("--key-valid-until", metavar="DATE", help="Last day of the licence key.")]
Commercial = Annotated[bool | None, typer.Option("--commercial/--no-commercial")]
Newest = Annotated[bool | None, typer.Option("--newest-serial/--no-newest-serial", help="Is it the newest serial number?")]
Promoted = Annotated[bool | None, typer.Option("--promoted/--no-promoted", help="Used in a subscription promotion before?")]
Territory = Annotated[str | None, typer.Option("--territory", metavar="CC", help="Where the client uses it: PL.")]
PurchaseEmail = Annotated[str | None, typer.Option("--purchase-email", metavar="E", help="The e-mail it was bought with.")]


@verb("license add", at=True, creates=True)
def add(
    door: Door,
    client: Annotated[str, typer.Option("--client", metavar="C")],
    product: Annotated[str, typer.Option("--product", metavar="P", help="A key of `supportctl product list`.")],
    serial: Annotated[str, typer.Option("--serial", metavar="S")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="perpetual-single, perpetual-network or subscription.")],
    version: Annotated[str, typer.Option("--version", metavar="V", help="The version bought: 2021.")],
    maintenance_until: Maintenance = None,
    support_ordered: Ordered = None,
    key_valid_until: Key = None,
    commercial: Commercial = None,
    newest_serial: Newest = None,
    promoted: Promoted = None,
    territory: Territory = None,
    purchase_email: PurchaseEmail = None,
) -> int:
    """Add a licence that a client holds."""
    dates = {
        "maintenance_until": door.maybe_day(maintenance_until),
        "support_ordered": door.maybe_day(support_ordered),
        "key_valid_until": door.maybe_day(key_valid_until),
    }
    return door.do(
        lambda act: door.licenses.add_license(
            act,
            client=client,
            product=product,
            serial=serial,
            kind=kind,
            version=version,
            commercial=commercial,
            newest_serial=newest_serial,
            promoted=promoted,
            territory=territory,
            purchase_email=purchase_email,
            **dates,
        )
    )


@verb("license list")
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    limit: Limit = None,
) -> int:
    """List licences."""
    return door.ask(lambda act: door.licenses.list_licenses(act, client=client, limit=limit))


@verb("license show")
def show(door: Door, license_: License) -> int:
    """Show a licence."""
    return door.each([license_], lambda ref: lambda act: door.licenses.show_license(act, ref), change=False)


@verb("license edit", at=True)
def edit(
    door: Door,
    license_: License,
    version: Version = None,
    maintenance_until: Maintenance = None,
    support_ordered: Ordered = None,
    key_valid_until: Key = None,
    commercial: Commercial = None,
    newest_serial: Newest = None,
    promoted: Promoted = None,
    territory: Territory = None,
    purchase_email: PurchaseEmail = None,
) -> int:
    """Change what is known about a licence."""
    fields = {
        "version": version,
        "maintenance_until": door.maybe_day(maintenance_until),
        "support_ordered": door.maybe_day(support_ordered),
        "key_valid_until": door.maybe_day(key_valid_until),
        "commercial": commercial,
        "newest_serial": newest_serial,
        "promoted": promoted,
        "territory": territory,
        "purchase_email": purchase_email,
    }
    return door.each([license_], lambda ref: lambda act: door.licenses.edit_license(act, ref, **fields))


@verb("license check-support")
def check_support(door: Door, license_: License, on: On = None) -> int:
    """Say what help a licence gives a right to.

    Exit 0 for a yes, 4 for a no.
    """
    day = door.day(on)
    return door.each([license_], lambda ref: lambda act: door.licenses.check_support(act, ref, on=day), question=True)


@verb("license check-conversion")
def check_conversion(
    door: Door,
    licenses: Annotated[list[str], typer.Argument(metavar="LICENSE...", help="One or more; - reads ids from stdin.")],
    to: Annotated[str, typer.Option("--to", metavar="PLAN", help="annual or biennial.")] = "annual",
    quantity: Annotated[
        int | None, typer.Option("--quantity", metavar="N", help="How many convert now; by default those named.")
    ] = None,
    on: On = None,
) -> int:
    """Say whether licences may be converted, at which discount.

    Every condition is shown with its clause. Exit 0 when each licence is eligible, 4 when one isn't.
    """
    day = door.day(on)
    ids, _ = expand(licenses)
    return door.each(
        ids,
        lambda ref: lambda act: door.conversions.check_conversion(act, ref, asked=ids, target=to, quantity=quantity, on=day),
        question=True,
        flat=True,
    )


COMMANDS = {
    "add": add,
    "list": list_,
    "show": show,
    "edit": edit,
    "check-support": check_support,
    "check-conversion": check_conversion,
}
