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
    from supportctl.desk.invoice import issuing

    if ticket == "-":
        return door.each([ticket], issuing.issue_for_ticket)
    if client == "-":
        return door.each([client], issuing.issue_for_client)
    return door.do(issuing.issue, ticket=ticket, client=client)


@verb("invoice print")
def print_(
    door: Door,
    number: Annotated[
        list[str], typer.Argument(metavar="NUMBER...", help="The invoice's number, FV/2026/0001; - reads numbers.")
    ],
) -> int:
    """Print an issued invoice."""
    from supportctl.desk.invoice import showing

    return door.ask_each(number, showing.print_invoice)


@verb("invoice why")
def why(
    door: Door,
    number: Annotated[
        list[str], typer.Argument(metavar="NUMBER...", help="The invoice's number, FV/2026/0001; - reads numbers.")
    ],
) -> int:
    """Reprint and recompute the decisions about an invoice."""
    from supportctl.desk.invoice import showing

    return door.ask_each(number, showing.invoice_why)


@verb("invoice list", rows=True)
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    undelivered: Annotated[bool, typer.Option("--undelivered", help="Those that no e-mail address is known for.")] = False,
    limit: Limit = None,
) -> int:
    """List invoices, newest first."""
    from supportctl.desk.invoice import showing

    return door.ask(showing.list_invoices, client=client, limit=limit, undelivered=undelivered)


COMMANDS = {"issue": issue, "print": print_, "why": why, "list": list_}
