"""supportctl invoice …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Limit, verb


@verb("invoice issue", at=True, dry=True, creates=True)
def issue(
    door: Door,
    ticket: Annotated[str | None, typer.Option("--ticket", metavar="T", help="What a ticket owes; - reads ids.")] = None,
    client: Annotated[
        str | None, typer.Option("--client", metavar="C", help="What a client owes, prepaid hours included.")
    ] = None,
) -> int:
    """Issue an invoice for what was begun and not billed."""
    if ticket == "-":
        return door.each([ticket], lambda ref: lambda act: door.invoices.issue(act, ticket=ref, client=None))
    if client == "-":
        return door.each([client], lambda ref: lambda act: door.invoices.issue(act, ticket=None, client=ref))
    return door.do(lambda act: door.invoices.issue(act, ticket=ticket, client=client))


@verb("invoice print")
def print_(
    door: Door,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The invoice's number, FV/2026/0001; - reads numbers.")],
) -> int:
    """Print an issued invoice."""
    return door.each([number], lambda ref: lambda act: door.invoices.print_invoice(act, ref), change=False)


@verb("invoice why")
def why(
    door: Door,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The invoice's number, FV/2026/0001; - reads numbers.")],
) -> int:
    """Reprint and recompute the decisions about an invoice."""
    return door.each([number], lambda ref: lambda act: door.why.invoice_why(act, ref), change=False)


@verb("invoice list")
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    undelivered: Annotated[bool, typer.Option("--undelivered", help="Those that no e-mail address is known for.")] = False,
    limit: Limit = None,
) -> int:
    """List invoices, newest first."""
    return door.ask(lambda act: door.invoices.list_invoices(act, client=client, limit=limit, undelivered=undelivered))


COMMANDS = {"issue": issue, "print": print_, "why": why, "list": list_}
