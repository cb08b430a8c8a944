"""supportctl license …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import ALWAYS_SEVERAL, License, Limit, On, verb

Version = Annotated[str | None, typer.Option("--version", metavar="V", help="The version bought: 2021.")]
Maintenance = Annotated[
    str | None, typer.Option("--maintenance-until", metavar="DATE", help="Last day of Maintenance & Support.")
]
Ordered = Annotated[str | None, typer.Option("--support-ordered", metavar="DATE", help="Order day of the support subscription.")]
Key = Annotated[str | None, typer.Option("--key-valid-until", metavar="DATE", help="Last day of the licence key.")]
Online = Annotated[
    bool | None, typer.Option("--activated-online/--no-activated-online", help="Is it activated on the user's on-line account?")
]
Commercial = Annotated[bool | None, typer.Option("--commercial/--no-commercial")]
Newest = Annotated[bool | None, typer.Option("--newest-serial/--no-newest-serial", help="Is it the newest serial number?")]
Promoted = Annotated[bool | None, typer.Option("--promoted/--no-promoted", help="Used in a subscription promotion before?")]
Territory = Annotated[str | None, typer.Option("--territory", metavar="CC", help="Where the client uses it: PL.")]
PurchaseEmail = Annotated[str | None, typer.Option("--purchase-email", metavar="E", help="The e-mail it was bought with.")]


Licenses = Annotated[list[str], typer.Argument(metavar="LICENSE...", help="One or more; - reads ids from stdin."), ALWAYS_SEVERAL]


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
    activated_online: Online = None,
    commercial: Commercial = None,
    newest_serial: Newest = None,
    promoted: Promoted = None,
    territory: Territory = None,
    purchase_email: PurchaseEmail = None,
) -> int:
    """Add a licence that a client holds."""
    from supportctl.desk.license import adding

    return door.do(
        adding.add_license,
        client=client,
        product=product,
        serial=serial,
        kind=kind,
        version=version,
        activated_online=activated_online,
        commercial=commercial,
        newest_serial=newest_serial,
        promoted=promoted,
        territory=territory,
        purchase_email=purchase_email,
        maintenance_until=door.maybe_day(maintenance_until, ahead=True),
        support_ordered=door.maybe_day(support_ordered),
        key_valid_until=door.maybe_day(key_valid_until, ahead=True),
    )


@verb("license list", rows=True)
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    limit: Limit = None,
) -> int:
    """List licences."""
    from supportctl.desk.license import showing

    return door.ask(showing.list_licenses, client=client, limit=limit)


@verb("license show")
def show(door: Door, license_: License) -> int:
    """Show a licence."""
    from supportctl.desk.license import showing

    return door.ask_each(license_, showing.show_license)


@verb("license edit", at=True)
def edit(
    door: Door,
    license_: License,
    serial: Annotated[
        str | None, typer.Option("--serial", metavar="S", help="Another serial number; the old one still finds the licence.")
    ] = None,
    version: Version = None,
    maintenance_until: Maintenance = None,
    support_ordered: Ordered = None,
    key_valid_until: Key = None,
    activated_online: Online = None,
    commercial: Commercial = None,
    newest_serial: Newest = None,
    promoted: Promoted = None,
    territory: Territory = None,
    purchase_email: PurchaseEmail = None,
) -> int:
    """Change what is known about a licence."""
    from supportctl.desk.license import editing

    return door.each(
        license_,
        editing.edit_license,
        serial=serial,
        version=version,
        maintenance_until=door.maybe_day(maintenance_until, ahead=True),
        support_ordered=door.maybe_day(support_ordered),
        key_valid_until=door.maybe_day(key_valid_until, ahead=True),
        activated_online=activated_online,
        commercial=commercial,
        newest_serial=newest_serial,
        promoted=promoted,
        territory=territory,
        purchase_email=purchase_email,
    )


@verb("license check-support")
def check_support(door: Door, license_: License, on: On = None) -> int:
    """Say what help a licence gives a right to.

    Exit 0 for a yes, 4 for a no.
    """
    from supportctl.desk.license import support

    day = door.day(on)
    return door.check_each(license_, support.check_support, on=day)


@verb("license check-conversion")
def check_conversion(
    door: Door,
    licenses: Licenses,
    to: Annotated[str, typer.Option("--to", metavar="PLAN", help="annual or biennial.")] = "annual",
    quantity: Annotated[
        int | None, typer.Option("--quantity", metavar="N", help="How many convert now; by default those named.")
    ] = None,
    on: On = None,
) -> int:
    """Say whether licences may be converted, at which discount.

    Every condition is shown with its clause. Exit 0 when each licence is eligible, 4 when one isn't.
    """
    from supportctl.desk.conversion import checking

    day = door.day(on)
    return door.check_all(
        licenses,
        checking.check_conversion,
        before=[],
        target=to,
        quantity=quantity,
        on=day,
    )


Distance = Annotated[
    bool | None,
    typer.Option("--at-distance/--in-person", help="Was it bought at a distance? Only then can it be withdrawn from."),
]
Professional = Annotated[
    bool | None, typer.Option("--professional/--not-professional", help="Does the buyer buy it for its trade or profession?")
]


@verb("license convert", at=True, dry=True, creates=True)
def convert(
    door: Door,
    licenses: Licenses,
    to: Annotated[str | None, typer.Option("--to", metavar="PLAN", help="annual or biennial.")] = None,
    quantity: Annotated[
        int | None, typer.Option("--quantity", metavar="N", help="Subscriptions for each licence; by default 1.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="N", help="The client's name, as the client sent it.")] = None,
    serial: Annotated[
        list[str] | None, typer.Option("--serial", metavar="S", help="A serial number that the client sent; may be repeated.")
    ] = None,
    email: Annotated[
        str | None, typer.Option("--email", metavar="E", help="The e-mail address that the licence is registered to.")
    ] = None,
    accept_terms: Annotated[
        str | None, typer.Option("--accept-terms", metavar="WHO", help='Who accepted the terms in full, and how: "who, how".')
    ] = None,
    accepted_on: Annotated[
        str | None, typer.Option("--accepted-on", metavar="DATE", help="The day of it; by default that of the purchase.")
    ] = None,
    seller: Annotated[str | None, typer.Option("--seller", metavar="S", help="Who sells: ProGrupa, or a partner's name.")] = None,
    participating: Annotated[
        bool | None, typer.Option("--participating/--not-participating", help="Does that partner take part in the promotion?")
    ] = None,
    combine_with: Annotated[
        list[str] | None, typer.Option("--combine-with", metavar="PROMO", help="Another promotion, such as sketchup-expansion.")
    ] = None,
    at_distance: Distance = None,
    professional: Professional = None,
    vendor_mark: Annotated[
        str | None, typer.Option("--vendor-mark", metavar="DATE", help="Registered by the vendor as converted on that day.")
    ] = None,
    new_serial: Annotated[
        list[str] | None, typer.Option("--new-serial", metavar="S", help="A subscription's serial number; may be repeated.")
    ] = None,
) -> int:
    """Convert perpetual licences to subscriptions.

    Every condition of check-conversion must be met, and what the purchase takes: the client's data, acceptance of the terms,
    a seller that takes part. The day of the purchase is that of --at.
    """
    from supportctl.desk.conversion import performing

    order = performing.Order(
        target=to,
        quantity=quantity,
        name=name,
        serials=tuple(serial or ()),
        email=email,
        accepted_by=accept_terms,
        accepted_on=door.maybe_day(accepted_on),
        seller=seller,
        participating=participating,
        combined_with=tuple(combine_with or ()),
        at_distance=at_distance,
        professional=professional,
        vendor_mark=door.maybe_day(vendor_mark),
        new_serials=tuple(new_serial or ()),
    )
    return door.each(licenses, performing.convert, before=[], order=order)


@verb("license conversions", rows=True)
def conversions(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
) -> int:
    """List conversions, oldest first."""
    from supportctl.desk.conversion import listing

    return door.ask(listing.list_conversions, client=client)


@verb("license invoice-conversion", at=True, dry=True, creates=True)
def invoice_conversion(door: Door, license_: License) -> int:
    """Invoice the subscriptions of a conversion, at the desk's own price."""
    from supportctl.desk.conversion import invoicing

    return door.each(license_, invoicing.invoice_conversion)


@verb("license mark-converted", at=True)
def mark_converted(
    door: Door,
    license_: License,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The vendor's day; by default that of the act.")] = None,
) -> int:
    """Record that the vendor registered a licence as converted."""
    from supportctl.desk.conversion import marking

    day = door.maybe_day(on)
    return door.each(license_, marking.mark_converted, on=day)


@verb("license withdraw-conversion", at=True, dry=True)
def withdraw_conversion(
    door: Door,
    license_: License,
    sent_on: Annotated[
        str | None, typer.Option("--sent-on", metavar="DATE", help="The day on which it was sent; by default that of the act.")
    ] = None,
    at_distance: Distance = None,
    professional: Professional = None,
) -> int:
    """Record a buyer's withdrawal from a conversion.

    For consumers who bought at a distance. Nothing ends before refund-conversion. How it was bought is said here only where
    it wasn't recorded with the purchase.
    """
    from supportctl.desk.conversion import withdrawal

    day = door.maybe_day(sent_on)
    return door.each(
        license_,
        withdrawal.withdraw_conversion,
        sent_on=day,
        at_distance=at_distance,
        professional=professional,
    )


@verb("license refund-conversion", at=True, dry=True)
def refund_conversion(
    door: Door,
    license_: License,
    correction: Annotated[
        str | None, typer.Option("--correction", metavar="NUMBER", help="Its number, where the correction was made already.")
    ] = None,
    repaid_on: Annotated[str | None, typer.Option("--repaid-on", metavar="DATE", help="The day of the repayment.")] = None,
) -> int:
    """Record correction and repayment: the conversion is undone.

    The subscriptions end, and the licence is again as it was before the conversion. The desk's own invoice is corrected to zero.
    """
    from supportctl.desk.conversion import withdrawal

    day = door.maybe_day(repaid_on)
    return door.each(license_, withdrawal.refund_conversion, correction=correction, repaid_on=day)


@verb("license why")
def why(door: Door, license_: License) -> int:
    """Reprint and recompute the decisions about a licence."""
    from supportctl.desk.license import showing

    return door.ask_each(license_, showing.license_why)


COMMANDS = {
    "add": add,
    "list": list_,
    "show": show,
    "edit": edit,
    "check-support": check_support,
    "check-conversion": check_conversion,
    "convert": convert,
    "conversions": conversions,
    "invoice-conversion": invoice_conversion,
    "mark-converted": mark_converted,
    "withdraw-conversion": withdraw_conversion,
    "refund-conversion": refund_conversion,
    "why": why,
}
