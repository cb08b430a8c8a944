"""supportctl invoice …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Limit, verb

Number = Annotated[list[str], typer.Argument(metavar="NUMBER...", help="The invoice's number, FV/2026/0001; - reads numbers.")]


@verb("invoice issue", at=True, dry=True, creates=True, later=("currency",))
def issue(
    door: Door,
    ticket: Annotated[str | None, typer.Option("--ticket", metavar="T", help="What a ticket owes; - reads ids.")] = None,
    client: Annotated[
        str | None, typer.Option("--client", metavar="C", help="What a client owes, prepaid hours included.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option("--currency", metavar="CUR", help="Only what is in this currency; the rest goes on waiting.")
    ] = None,
) -> int:
    """Issue an invoice for what was begun and not billed."""
    from supportctl.desk.invoice import issuing

    if ticket == "-":
        return door.each([ticket], issuing.issue_for_ticket, currency=currency)
    if client == "-":
        return door.each([client], issuing.issue_for_client, currency=currency)
    return door.do(issuing.issue, ticket=ticket, client=client, currency=currency)


@verb("invoice print")
def print_(
    door: Door,
    number: Number,
) -> int:
    """Print an issued invoice."""
    from supportctl.desk.invoice import showing

    return door.ask_each(number, showing.print_invoice)


@verb("invoice why")
def why(
    door: Door,
    number: Number,
) -> int:
    """Reprint and recompute the decisions about an invoice."""
    from supportctl.desk.invoice import showing

    return door.ask_each(number, showing.invoice_why)


@verb("invoice list", rows=True)
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    undelivered: Annotated[bool, typer.Option("--undelivered", help="Those that no e-mail address is known for.")] = False,
    unpaid: Annotated[bool, typer.Option("--unpaid", help="Those of which something is left to pay.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Those of which something is left to pay too late.")] = False,
    month: Annotated[str | None, typer.Option("--month", metavar="MONTH", help="Issued in a month: 2026-11.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="K", help="vat, advance, final, proforma or correction.")] = None,
    limit: Limit = None,
) -> int:
    """List invoices, newest first."""
    from supportctl.desk.invoice import showing

    return door.ask(
        showing.list_invoices,
        client=client,
        limit=limit,
        undelivered=undelivered,
        unpaid=unpaid,
        overdue=overdue,
        month=month,
        kind=kind,
    )


@verb("invoice pay", dry=True, creates=True)
def pay(
    door: Door,
    number: Number,
    amount: Annotated[
        str | None, typer.Option("--amount", metavar="A", help="So much: 200 or 200.00; by default all that is left to pay.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option("--currency", metavar="CUR", help="Of the amount; only the document's own is taken.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When the money came in; today by default.")] = None,
) -> int:
    """Record money that came in for a document.

    That of a bundle's or a training's proforma does what `bundle pay` does.
    """
    from supportctl.desk.bundle import receiving

    return door.each(number, receiving.pay, amount=amount, currency=currency, on=door.maybe_day(on))


@verb("invoice unpay", dry=True)
def unpay(door: Door, number: Number) -> int:
    """Take back the last payment of a document: the money didn't come in.

    Not where an invoice followed from it: a bundle is activated by then, or a training paid for.
    """
    from supportctl.desk.bundle import receiving

    return door.each(number, receiving.unpay)


COMMANDS = {"issue": issue, "print": print_, "why": why, "list": list_, "pay": pay, "unpay": unpay}
