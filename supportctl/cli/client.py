"""supportctl client …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Client, Limit, verb


@verb("client add", at=True, creates=True, later=("vat_number",))
def add(
    door: Door,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As it stands on an invoice.")],
    address: Annotated[str, typer.Option("--address", metavar="A", help="Street, postal code and town.")],
    nip: Annotated[str | None, typer.Option("--nip", metavar="NIP", help="The tax number.")] = None,
    consumer: Annotated[bool, typer.Option("--consumer", help="A natural person who buys as a consumer.")] = False,
    sole_trader: Annotated[bool, typer.Option("--sole-trader", help="A natural person in business; with --nip.")] = False,
    email: Annotated[str | None, typer.Option("--email", metavar="E")] = None,
    phone: Annotated[str | None, typer.Option("--phone", metavar="P", help="The number that support will ask for.")] = None,
    country: Annotated[str, typer.Option("--country", metavar="CC", help="ISO code of the country.")] = "PL",
    key: Annotated[str | None, typer.Option("--key", metavar="KEY", help="A short name; by default made from the name.")] = None,
    same_nip_as: Annotated[
        str | None, typer.Option("--same-nip-as", metavar="CLIENT", help="The client that has the same NIP on purpose.")
    ] = None,
    vat_number: Annotated[
        str | None,
        typer.Option("--vat-number", metavar="NUMBER", help="The EU VAT number, or tax number, of a firm outside Poland."),
    ] = None,
) -> int:
    """Add a client."""
    from supportctl.desk.client import registering

    return door.do(
        registering.add_client,
        name=name,
        nip=nip,
        consumer=consumer,
        sole_trader=sole_trader,
        email=email,
        phone=phone,
        address=address,
        country=country,
        key=key,
        same_nip_as=same_nip_as,
        vat_number=vat_number,
    )


@verb("client list", rows=True)
def list_(door: Door, limit: Limit = None) -> int:
    """List clients."""
    from supportctl.desk.client import showing

    return door.ask(showing.list_clients, limit=limit)


@verb("client show")
def show(door: Door, client: Client) -> int:
    """Show a client."""
    from supportctl.desk.client import picture

    return door.ask_each(client, picture.show_client)


@verb("client find", rows=True)
def find(
    door: Door,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A phone number, NIP, e-mail, or part of a name.")],
) -> int:
    """Find clients by phone, NIP, e-mail or name."""
    from supportctl.desk.client import showing

    return door.ask(showing.find_clients, text)


@verb("client edit", at=True)
def edit(
    door: Door,
    client: Client,
    name: Annotated[str | None, typer.Option("--name", metavar="N")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="E")] = None,
    address: Annotated[str | None, typer.Option("--address", metavar="A")] = None,
    phone: Annotated[
        str | None, typer.Option("--phone", metavar="P", help="A first number; a stored one takes `client change-phone`.")
    ] = None,
    key: Annotated[
        str | None, typer.Option("--key", metavar="KEY", help="Another short name; the old one still finds the client.")
    ] = None,
    vat_number: Annotated[
        str | None,
        typer.Option("--vat-number", metavar="NUMBER", help="The EU VAT number, or tax number, of a firm outside Poland."),
    ] = None,
) -> int:
    """Change a client's name, e-mail, address or key."""
    from supportctl.desk.client import changing

    return door.each(
        client,
        changing.edit_client,
        name=name,
        email=email,
        address=address,
        phone=phone,
        key=key,
        vat_number=vat_number,
    )


@verb("client merge", at=True, dry=True)
def merge(
    door: Door,
    client: Client,
    into: Annotated[str, typer.Option("--into", metavar="CLIENT", help="The client that it becomes an alias of.")],
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why, where their NIPs differ.")] = None,
) -> int:
    """Make a client an alias of another.

    Lookups, lists, caps and an erasure take both together from now on.
    """
    from supportctl.desk.client import merging

    return door.each(client, merging.merge, into=into, reason=reason)


@verb("client change-phone", at=True, creates=True)
def change_phone(
    door: Door,
    client: Client,
    name: Annotated[str | None, typer.Option("--name", metavar="N", help="The full name in the client's e-mail.")] = None,
    old: Annotated[str | None, typer.Option("--old", metavar="P", help="The old number in the e-mail.")] = None,
    new: Annotated[str | None, typer.Option("--new", metavar="P", help="The new number in the e-mail.")] = None,
    mail: Annotated[
        str | None, typer.Option("--mail", metavar="REF", help="What the e-mail is found by: its id or date.")
    ] = None,
) -> int:
    """Change the stored phone number on the client's e-mail."""
    from supportctl.desk.client import changing

    return door.each(
        client,
        changing.change_phone,
        full_name=name,
        old_number=old,
        new_number=new,
        mail=mail,
    )


@verb("client set-contact", at=True, creates=True)
def set_contact(
    door: Door,
    client: Client,
    name: Annotated[str, typer.Option("--name", metavar="N", help="Full name.")],
    email: Annotated[str | None, typer.Option("--email", metavar="E")] = None,
    competent: Annotated[
        bool, typer.Option("--competent", help="The client says that the person knows hardware and software well enough.")
    ] = False,
) -> int:
    """Name the person for contacts."""
    from supportctl.desk.client import changing

    return door.each(client, changing.set_contact, name=name, email=email, competent=competent)


@verb("client accept", at=True, creates=True)
def accept(
    door: Door,
    client: Client,
    regulation: Annotated[str, typer.Option("--regulation", metavar="SLUG", help="Which regulation.")],
    price_list: Annotated[bool, typer.Option("--price-list", help="And the price list that goes with it.")] = False,
) -> int:
    """Record that a client accepted a regulation."""
    from supportctl.desk.client import accepting

    return door.each(client, accepting.accept, regulation=regulation, price_list=price_list)


@verb("client export-data")
def export_data(
    door: Door,
    client: Client,
    confidential: Annotated[bool, typer.Option("--confidential", help="With confidential words; this is booked.")] = False,
) -> int:
    """Print everything that is held on a client.

    What a person may ask for (GDPR art. 15); with --json as one document for the asker.
    """
    from supportctl.desk.client import exporting

    if confidential:  # a change: it is booked
        return door.each(client, exporting.export_data, confidential=True)
    return door.ask_each(client, exporting.export_data, confidential=False)


@verb("client erase", at=True, dry=True)
def erase(
    door: Door,
    client: Client,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask: it can't be undone.")] = False,
    key: Annotated[
        str | None, typer.Option("--key", metavar="KEY", help="The client's key, to be sure that it is this one.")
    ] = None,
) -> int:
    """Erase a client's personal data.

    On a terminal it is shown what goes and what stays, and the client's key is asked for.

    Names, numbers, addresses, words, on the client's request (GDPR art. 17). Tax documents stay and are named, and so do serial
    numbers of licences, by which a licence is converted only once. The database file is rewritten, so that nothing is left in it;
    backups are yours to look after.
    """
    from supportctl.desk.client import erasing

    if not yes and not door.dry_run:
        from supportctl.cli.checklist import require_key

        require_key(door, client, key)
    return door.erased(client, erasing.erase, key=key)


COMMANDS = {
    "add": add,
    "list": list_,
    "show": show,
    "find": find,
    "edit": edit,
    "merge": merge,
    "change-phone": change_phone,
    "set-contact": set_contact,
    "accept": accept,
    "export-data": export_data,
    "erase": erase,
}
