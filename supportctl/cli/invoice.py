"""supportctl invoice …"""

from typing import TYPE_CHECKING, Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Limit, verb
from supportctl.errors import InvalidInput

if TYPE_CHECKING:
    from supportctl.desk.invoice.records import InvoiceData

Number = Annotated[list[str], typer.Argument(metavar="NUMBER...", help="The invoice's number, FV/2026/0001; - reads numbers.")]


def _weigh(data: "InvoiceData") -> int:
    """How many bytes its XML has. What says so is imported where a document is weighed: few are."""
    from supportctl.cli.printer import weigh

    return weigh(data)


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
        return door.each([ticket], issuing.issue_for_ticket, currency=currency, weigh=_weigh)
    if client == "-":
        return door.each([client], issuing.issue_for_client, currency=currency, weigh=_weigh)
    return door.do(issuing.issue, ticket=ticket, client=client, currency=currency, weigh=_weigh)


@verb("invoice run", at=True, dry=True, creates=True)
def run(
    door: Door,
    month: Annotated[str, typer.Option("--month", metavar="MONTH", help="What was done or bought in a month: 2026-11.")],
    client: Annotated[
        list[str] | None, typer.Option("--client", metavar="C", help="Only this client; more than once for several.")
    ] = None,
) -> int:
    """Issue all invoices of a month.

    One for each client, and for each currency where there are several, each in its own transaction: where one can't be issued, the rest
    are. What is being worked on waits. A second run finds nothing more.
    """
    from functools import partial

    from supportctl.desk.invoice import running

    find = partial(running.waiting, month=month, clients=client or [])
    return door.each_found(find, running.issue_of, running.nothing, month=month, weigh=_weigh)


@verb("invoice proforma", at=True, dry=True, creates=True)
def proforma(
    door: Door,
    ticket: Annotated[str | None, typer.Option("--ticket", metavar="T", help="What a ticket owes.")] = None,
    client: Annotated[
        str | None, typer.Option("--client", metavar="C", help="What a client owes, prepaid hours included.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option("--currency", metavar="CUR", help="Only what is in this currency; the rest goes on waiting.")
    ] = None,
) -> int:
    """Issue a proforma for what an invoice of now would bill.

    A proforma is no invoice and bills nothing: all of it goes on waiting.
    """
    from supportctl.desk.invoice import issuing

    return door.do(issuing.issue, ticket=ticket, client=client, currency=currency, proforma=True)


@verb("invoice advance", at=True, dry=True, creates=True)
def advance(
    door: Door,
    client: Annotated[str, typer.Option("--client", metavar="C", help="Who paid.")],
    item: Annotated[str, typer.Option("--item", metavar="ITEM", help="For which item of the price list.")],
    paid: Annotated[str, typer.Option("--paid", metavar="A", help="What came in, VAT included: 123 or 123.00.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When the money came in; today by default.")] = None,
) -> int:
    """Issue an advance invoice for money that came in before the service.

    Its VAT is in what was paid, and the invoice is paid by it. The final invoice is lowered by it: `invoice final`.
    """
    from supportctl.desk.invoice import advances

    return door.do(advances.advance, client=client, item=item, paid=paid, on=door.maybe_day(on))


@verb("invoice final", at=True, dry=True, creates=True)
def final(
    door: Door,
    client: Annotated[str, typer.Option("--client", metavar="C", help="Who bought it.")],
    item: Annotated[str, typer.Option("--item", metavar="ITEM", help="Which item of the price list.")],
    quantity: Annotated[str | None, typer.Option("--quantity", metavar="Q", help="How much of it; 1 by default.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was done; today by default.")] = None,
) -> int:
    """Issue the final invoice of an item, less the advances that came in for it.

    All advances of that client for that item count, each by its number.
    """
    from supportctl.desk.invoice import advances

    return door.do(advances.final, client=client, item=item, quantity=quantity, on=door.maybe_day(on))


@verb("invoice print")
def print_(
    door: Door,
    number: Number,
    reminder: Annotated[bool, typer.Option("--reminder", help="The newest demand to pay it, as a letter to be signed.")] = False,
) -> int:
    """Print an issued invoice."""
    if reminder:
        from supportctl.desk.invoice import reminding

        return door.ask_each(number, reminding.printed)
    from supportctl.desk.invoice import showing

    return door.ask_each(number, showing.print_invoice)


@verb("invoice pdf")
def pdf(
    door: Door,
    number: Number,
    file: Annotated[
        str | None, typer.Option("--file", metavar="F", help="Where to; by default FV-2026-0001.pdf, in this directory.")
    ] = None,
    document_lang: Annotated[
        str, typer.Option("--document-lang", metavar="LANG", help="The language of the document: pl or en.")
    ] = "pl",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    reminder: Annotated[bool, typer.Option("--reminder", help="The newest demand to pay it, as a letter to be signed.")] = False,
) -> int:
    """Write an issued invoice into a PDF file.

    PDF/A-3b, the same bytes whenever it is written, as long as nothing became of the document: it was annulled, or got its number of
    the KSeF. The sessions behind it are its annex.
    """
    from supportctl.cli.printer import printer, reminder_printer
    from supportctl.desk.invoice import printing

    if reminder:
        letter = reminder_printer(document_lang)
        return door.ask_each(number, printing.reminder_pdf, path=file, many=len(number) > 1, replace=force, draw=letter)
    draw = printer(document_lang)
    return door.ask_each(number, printing.pdf, path=file, many=len(number) > 1, replace=force, draw=draw)


@verb("invoice ksef-export", dry=True)
def ksef_export(
    door: Door,
    number: Number,
    dir_: Annotated[str, typer.Option("--dir", metavar="D", help="Into this directory, as FV-2026-0001.xml.")],
) -> int:
    """Hand invoices over for the KSeF, as FA(3).

    The XML is made once and kept; exported again, it has the same bytes. Whatever sends it to the KSeF gets a number back:
    `invoice ksef-import`. From then on a document can't be annulled.
    """
    from supportctl.cli.printer import certificate, xml
    from supportctl.desk.invoice import handing

    return door.each(number, handing.export, directory=dir_, build=xml, certificate=certificate(door.resolved))


@verb("invoice ksef-import", dry=True)
def ksef_import(
    door: Door,
    what: Annotated[
        list[str], typer.Argument(metavar="FILE...|NUMBER", help="Official receipts (UPO, XML); with --number one invoice.")
    ],
    number: Annotated[str | None, typer.Option("--number", metavar="K", help="The number that the KSeF gave it.")] = None,
    accepted: Annotated[str | None, typer.Option("--accepted", metavar="WHEN", help="When the KSeF accepted it.")] = None,
) -> int:
    """Take back the numbers that the KSeF gave."""
    from supportctl.desk.invoice import accepting

    if (number is None) != (accepted is None):
        raise InvalidInput("NUMBER_AND_ACCEPTED")
    when = door.moment(accepted)
    if number is None or when is None:
        return door.each(what, accepting.receive)
    if len(what) > 1:
        raise InvalidInput("ONE_KSEF_NUMBER", value=number)
    return door.each(what, accepting.accept, number=number, accepted=when)


@verb("invoice ksef-status", rows=True)
def ksef_status(
    door: Door,
    month: Annotated[str | None, typer.Option("--month", metavar="MONTH", help="Issued in a month: 2026-11.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Those that needn't be there, too.")] = False,
) -> int:
    """List the invoices that belong into the KSeF: to hand over, handed over, numbered.

    Each with the last day for it: the next working day. Outages that are on record move it: `outage add`.
    """
    from supportctl.desk.invoice import at_ksef

    return door.ask(at_ksef.status, month=month, everything=all_)


@verb("invoice annex")
def annex(
    door: Door,
    number: Number,
) -> int:
    """Show the sessions behind an invoice.

    The time that was worked, the hours that are billed, who worked, and the client's consent to hours beyond those bought.
    """
    from supportctl.desk.invoice import annex as sessions

    return door.ask_each(number, sessions.annex)


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


@verb("invoice pay", dry=True, creates=True, later=("give_back",))
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
    give_back: Annotated[
        bool, typer.Option("--give-back", help="Money went back: what was paid beyond what stands after a correction.")
    ] = False,
) -> int:
    """Record money that came in for a document.

    That of a bundle's or a training's proforma does what `bundle pay` does.
    """
    from supportctl.desk.bundle import receiving
    from supportctl.desk.invoice import meanwhile

    day = door.maybe_day(on)
    return door.each_as_seen(number, meanwhile.look, receiving.pay, amount=amount, currency=currency, on=day, give_back=give_back)


@verb("invoice unpay", dry=True)
def unpay(door: Door, number: Number) -> int:
    """Take back the last payment of a document: the money didn't come in.

    Not where an invoice followed from it: a bundle is activated by then, or a training paid for.
    """
    from supportctl.desk.bundle import receiving
    from supportctl.desk.invoice import meanwhile

    return door.each_as_seen(number, meanwhile.look, receiving.unpay)


@verb("invoice correct", at=True, dry=True, creates=True)
def correct(
    door: Door,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="What was wrong; it stands on the correction.")],
    line: Annotated[int | None, typer.Option("--line", metavar="K", help="One line, by its position on the original.")] = None,
    quantity: Annotated[
        str | None, typer.Option("--quantity", metavar="Q", help="The right quantity of the line: 2 or 1.5.")
    ] = None,
    unit_net: Annotated[str | None, typer.Option("--unit-net", metavar="A", help="The right net price of one unit.")] = None,
    unit_gross: Annotated[
        str | None,
        typer.Option("--unit-gross", metavar="A", help="The right gross price of one unit, where it was agreed gross."),
    ] = None,
    to_zero: Annotated[bool, typer.Option("--to-zero", help="The whole document.")] = False,
    rebill: Annotated[bool, typer.Option("--rebill", help="What it billed waits for a new invoice again.")] = False,
    buyer_name: Annotated[str | None, typer.Option("--buyer-name", metavar="N", help="The buyer's right name.")] = None,
    buyer_nip: Annotated[str | None, typer.Option("--buyer-nip", metavar="NIP", help="The buyer's right tax number.")] = None,
    buyer_address: Annotated[
        str | None, typer.Option("--buyer-address", metavar="ADDRESS", help="The buyer's right address.")
    ] = None,
) -> int:
    """Issue a correction of an invoice: the difference to what stands.

    The number is always the original's, however often it was corrected. A correction of quantity or price is final: nothing of it is
    billed again. --to-zero --rebill frees hours, items and periods for a new invoice.
    """
    from supportctl.desk.invoice import correcting, meanwhile
    from supportctl.desk.invoice.wanted import Wanted

    wanted = Wanted(line, quantity, unit_net, unit_gross, to_zero, rebill, buyer_name, buyer_nip, buyer_address)
    return door.each_as_seen(number, meanwhile.look, correcting.correct, reason=reason, wanted=wanted, weigh=_weigh)


@verb("invoice annul", dry=True)
def annul(
    door: Door,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is void.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask on a terminal: nothing takes it back.")] = False,
) -> int:
    """Annul the newest document of its series, one that never left the desk.

    Its number stays, marked. What it billed waits for a new invoice again. Anything that was paid, sent or handed over is corrected
    instead. On a terminal it asks first.
    """
    from supportctl.desk.invoice import annulling

    if door.interactive and not yes and not door.dry_run:
        from supportctl.cli.checklist import require_annulment  # only where it asks

        require_annulment(door, number, reason)
    return door.each(number, annulling.annul, reason=reason)


@verb("invoice send", dry=True)
def send(
    door: Door,
    number: Number,
    to: Annotated[str | None, typer.Option("--to", metavar="EMAIL", help="Where to; by default the address on record.")] = None,
    hold: Annotated[bool, typer.Option("--hold", help="It waits in the outbox until it is released.")] = False,
    reminder: Annotated[bool, typer.Option("--reminder", help="With the newest demand to pay it, as a copy.")] = False,
) -> int:
    """Send a document by mail: it goes into the outbox, with a letter.

    `outbox flush` sends what is there, and so does `cron run`. Until then `undo` or `outbox cancel` takes it back. Several addresses are
    separated by commas; each gets a letter of its own.
    """
    from supportctl.desk.invoice import sending
    from supportctl.documents import letters

    server = bool(door.resolved["mail_host"][0])
    if reminder:
        return door.each(number, sending.send_reminder, to=to, hold=hold, letter=letters.demand, server=server)
    return door.each(number, sending.send, to=to, hold=hold, letter=letters.invoice, server=server)


@verb("invoice remind", at=True, dry=True)
def remind(
    door: Door,
    number: Number,
    term: Annotated[str, typer.Option("--term", metavar="DATE", help="Last day of the extra term.")],
    form: Annotated[str, typer.Option("--form", metavar="F", help="paper or qualified (an electronic signature).")],
    delivered_on: Annotated[
        str | None, typer.Option("--delivered-on", metavar="DATE", help="When the client got the letter.")
    ] = None,
) -> int:
    """Demand the payment of an overdue document by a letter that sets an extra term.

    `invoice print --reminder` prints it, `invoice pdf --reminder` writes it into a file, both to be signed. Once it was delivered, say
    so with the same term and form: of a document under a promotion the demand counts from then on (IX.1.1).
    """
    from supportctl.desk.invoice import reminding

    day = door.day(term, ahead=True)
    return door.each(number, reminding.remind, form=form, term=day, delivered_on=door.maybe_day(delivered_on))


@verb("invoice check-series", rows=True)
def check_series(door: Door) -> int:
    """Check the numbers of all documents, per series and year.

    Gaps, doubles, dates out of order. Exit 6 when there are any.
    """
    from supportctl.desk.invoice import series

    return door.ask_sound(series.check_series, series.faults)


COMMANDS = {
    "issue": issue,
    "run": run,
    "proforma": proforma,
    "advance": advance,
    "final": final,
    "print": print_,
    "pdf": pdf,
    "ksef-export": ksef_export,
    "ksef-import": ksef_import,
    "ksef-status": ksef_status,
    "annex": annex,
    "why": why,
    "list": list_,
    "pay": pay,
    "unpay": unpay,
    "correct": correct,
    "annul": annul,
    "send": send,
    "remind": remind,
    "check-series": check_series,
}
