"""supportctl bundle …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import MOST, Limit, On, verb, words

Bundle = Annotated[list[str], typer.Argument(metavar="BUNDLE...", help="The bundle's number; - reads numbers from stdin.")]
Program = Annotated[str, typer.Option("--program", "--product", metavar="P", help="solidworks, solidworks-pdm, …")]
Edition = Annotated[str | None, typer.Option("--edition", metavar="E", help="Standard, Professional, …, where there are any.")]
OtherOffer = Annotated[
    str | None, typer.Option("--other-offer", metavar="NAME", help="Another promotion or discount of the organiser's.")
]
Consent = Annotated[
    str | None, typer.Option("--consent", metavar="MAIL", help="The organiser's e-mail that agrees to combining them.")
]
Channel = Annotated[str | None, typer.Option("--channel", metavar="C", help="email, post, in-person, phone or web.")]


@verb("bundle quote")
def quote(
    door: Door,
    program: Program,
    edition: Edition = None,
    licenses: Annotated[int, typer.Option("--licenses", max=MOST, metavar="N", help="How many licences.")] = 1,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="For whom: may they take part?")] = None,
    other_offer: OtherOffer = None,
    consent: Consent = None,
    on: On = None,
) -> int:
    """Show the three plans side by side, with prices and benefits."""
    from supportctl.desk.bundle import quoting

    day = door.day(on)
    return door.ask(
        quoting.quote,
        program=program,
        edition=edition,
        licenses=licenses,
        client=client,
        other_offer=other_offer,
        consent=consent,
        on=day,
    )


@verb("bundle order", at=True, dry=True, creates=True)
def order(
    door: Door,
    client: Annotated[str, typer.Option("--client", metavar="C")],
    program: Program,
    years: Annotated[int, typer.Option("--years", max=MOST, metavar="N", help="The plan, in years.")],
    edition: Edition = None,
    licenses: Annotated[
        int | None, typer.Option("--licenses", max=MOST, metavar="N", help="How many licences; 1 by default.")
    ] = None,
    license_: Annotated[
        list[str] | None, typer.Option("--license", metavar="L", help="A licence on record; once for each.")
    ] = None,
    other_offer: OtherOffer = None,
    consent: Consent = None,
    commercial: Annotated[bool, typer.Option("--commercial/--no-commercial", help="Commercial licences?")] = True,
    legal: Annotated[bool, typer.Option("--legal/--no-legal", help="Legal licences?")] = True,
) -> int:
    """Draft an order of a bundle."""
    from supportctl.desk.bundle import ordering

    return door.do(
        ordering.order,
        client=client,
        program=program,
        edition=edition,
        years=years,
        licenses=licenses,
        serials=license_ or [],
        other_offer=other_offer,
        consent=consent,
        commercial=commercial,
        legal=legal,
    )


@verb("bundle submit", at=True, dry=True)
def submit(
    door: Door,
    bundle: Bundle,
    confirm: Annotated[
        str | None, typer.Option("--confirm", metavar="LIST", help="What is there: signature,form,application,statement.")
    ] = None,
    channel: Channel = None,
) -> int:
    """Record that the signed order was sent.

    The day of the order decides which text and which price list hold for the bundle.
    """
    from supportctl.desk.bundle import ordering

    parts = words(confirm)
    return door.each(bundle, ordering.submit, channel=channel, confirmed=parts)


@verb("bundle qualify", at=True, dry=True, creates=True)
def qualify(door: Door, bundle: Bundle, channel: Channel = None) -> int:
    """Confirm an order to the client, and bill it by proforma."""
    from supportctl.desk.bundle import qualifying

    return door.each(bundle, qualifying.qualify, channel=channel)


@verb("bundle reject", at=True)
def reject(
    door: Door, bundle: Bundle, reason: Annotated[str, typer.Option("--reason", metavar="TEXT")], channel: Channel = None
) -> int:
    """Say no to an order."""
    from supportctl.desk.bundle import qualifying

    return door.each(bundle, qualifying.reject, channel=channel, reason=reason)


@verb("bundle pay", at=True, dry=True, creates=True)
def pay(
    door: Door,
    bundle: Bundle,
    invoice: Annotated[
        str | None, typer.Option("--invoice", metavar="NUMBER", help="Which document; the bundle's proforma by default.")
    ] = None,
) -> int:
    """Record a payment; that of the proforma activates the bundle."""
    from supportctl.desk.bundle import paying

    return door.each(bundle, paying.pay, number=invoice)


@verb("bundle show")
def show(door: Door, bundle: Bundle) -> int:
    """Show a bundle with its documents, benefits and what is left."""
    from supportctl.desk.bundle import showing

    return door.ask_each(bundle, showing.show)


@verb("bundle list", rows=True)
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="S", help="draft, submitted, active, …")] = None,
    limit: Limit = None,
) -> int:
    """List bundles, newest first."""
    from supportctl.desk.bundle import showing

    return door.ask(showing.list_bundles, client=client, state=state, limit=limit)


@verb("bundle offer", at=True, creates=True)
def offer(
    door: Door,
    bundle: Bundle,
    years: Annotated[int, typer.Option("--years", max=MOST, metavar="N", help="For how many years it is renewed.")],
    price: Annotated[
        str | None, typer.Option("--price", metavar="AMOUNT", help="Of a licence and year, net; by default the price list's.")
    ] = None,
) -> int:
    """Record the organiser's offer for the periods after a bundle."""
    from supportctl.desk.bundle import renewing

    return door.each(bundle, renewing.offer, years=years, price=price)


@verb("bundle notice", at=True, creates=True)
def notice(
    door: Door,
    bundle: Bundle,
    against: Annotated[str, typer.Option("--against", metavar="DATE", help="First day of the period that isn't wanted.")],
) -> int:
    """Record the client's notice against a renewal."""
    from supportctl.desk.bundle import renewing

    day = door.day(against)
    return door.each(bundle, renewing.notice, against=day)


@verb("bundle renew", at=True, dry=True, creates=True)
def renew(door: Door, bundle: Bundle) -> int:
    """Record the renewal after a period ended, with its invoice."""
    from supportctl.desk.bundle import renewing

    return door.each(bundle, renewing.renew)


@verb("bundle demand", at=True, dry=True, creates=True)
def demand(
    door: Door,
    bundle: Bundle,
    invoice: Annotated[str, typer.Option("--invoice", metavar="NUMBER", help="The overdue document.")],
    form: Annotated[str, typer.Option("--form", metavar="F", help="paper, qualified-signature or email.")],
    term: Annotated[str, typer.Option("--term", metavar="DATE", help="Last day of the extra term.")],
) -> int:
    """Record a demand to pay that sets an extra term."""
    from supportctl.desk.bundle import settlement

    day = door.day(term, ahead=True)
    return door.each(bundle, settlement.demand, number=invoice, form=form, term=day)


@verb("bundle breach", at=True, dry=True, creates=True)
def breach(
    door: Door,
    bundle: Bundle,
    ground: Annotated[str, typer.Option("--ground", metavar="G", help="unpaid-after-demand, notice-given or renewal-prevented.")],
    invoice: Annotated[
        str | None, typer.Option("--invoice", metavar="NUMBER", help="Which document is unpaid; else the one demanded last.")
    ] = None,
    message: Annotated[str | None, typer.Option("--message", "-m", metavar="TEXT", help="What the client did.")] = None,
    happened_on: Annotated[
        str | None, typer.Option("--happened-on", metavar="DATE", help="When the client did it; by default today, or --at.")
    ] = None,
) -> int:
    """Record a gross breach: every further benefit is lost."""
    from supportctl.desk.bundle import settlement

    day = None if happened_on is None else door.day(happened_on)
    return door.each(
        bundle,
        settlement.breach,
        ground=ground,
        number=invoice,
        description=message,
        happened_on=day,
    )


@verb("bundle settle", at=True, dry=True, creates=True)
def settle(
    door: Door,
    bundle: Bundle,
    due_days: Annotated[
        int | None, typer.Option("--due-days", max=MOST, metavar="N", help="Days to pay; by default the most that IX.4 gives.")
    ] = None,
) -> int:
    """Invoice what is paid back after a breach, line by line."""
    from supportctl.desk.bundle import settlement

    return door.each(bundle, settlement.settle, due_days=due_days)


@verb("bundle why")
def why(door: Door, bundle: Bundle) -> int:
    """Reprint and recompute the decisions about a bundle."""
    from supportctl.desk.bundle import showing

    return door.ask_each(bundle, showing.bundle_why)


COMMANDS = {
    "quote": quote,
    "order": order,
    "submit": submit,
    "qualify": qualify,
    "reject": reject,
    "pay": pay,
    "show": show,
    "list": list_,
    "offer": offer,
    "notice": notice,
    "renew": renew,
    "demand": demand,
    "breach": breach,
    "settle": settle,
    "why": why,
}
