"""supportctl ticket …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import MOST, Limit, Ticket, needed, verb
from supportctl.errors import InvalidInput

Message = Annotated[str | None, typer.Option("--message", "-m", metavar="TEXT", help="The words.")]
MessageFile = Annotated[str | None, typer.Option("--message-file", metavar="FILE", help="The words from a file; - is stdin.")]


@verb("ticket open", at=True, creates=True, blank="description")
def open_(
    door: Door,
    client: Annotated[str, typer.Option("--client", metavar="C", help="Key, number, or part of the name.")],
    subject: Annotated[str, typer.Option("--subject", metavar="S", help="One line, at most 300 characters.")],
    license_: Annotated[str | None, typer.Option("--license", metavar="L", help="The licence the report is about.")] = None,
    product: Annotated[str | None, typer.Option("--product", metavar="P", help="The product, where there is no licence.")] = None,
    description: Annotated[str | None, typer.Option("--description", metavar="D", help="What the client describes.")] = None,
    description_file: Annotated[
        str | None, typer.Option("--description-file", metavar="FILE", help="The description from a file; - is stdin.")
    ] = None,
    serial: Annotated[str | None, typer.Option("--serial", metavar="S", help="The serial number that the client gave.")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="E", help="The purchase e-mail that the client gave.")] = None,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="CHANNEL", help="web, email, phone or online; by default the regulation's.")
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option("--topic", metavar="T", help="usage, fault; question, problem under CodeTwo; or a word that is excluded."),
    ] = None,
    version: Annotated[
        str | None, typer.Option("--version", metavar="V", help="The version that the problem is in, if not the licence's.")
    ] = None,
    regulation: Annotated[
        str | None, typer.Option("--regulation", metavar="SLUG", help="Instead of the one that serves the product.")
    ] = None,
) -> int:
    """Open a ticket on a client's report."""
    from supportctl.desk.ticket import opening

    words = door.words(description, description_file, "--description")
    return door.do(
        opening.open_ticket,
        client=client,
        license_ref=license_,
        product_ref=product,
        subject=subject,
        description=words,
        serial=serial,
        email=email,
        channel=channel,
        topic=topic,
        regulation=regulation,
        version=version,
    )


@verb("ticket triage", at=True)
def triage(
    door: Door,
    ticket: Ticket,
    diagnosable: Annotated[
        bool | None, typer.Option("--diagnosable/--not-diagnosable", help="Can the problem be diagnosed under the service?")
    ] = None,
) -> int:
    """Record the technician's first look at a ticket."""
    from supportctl.desk.ticket import triaging

    if diagnosable is None:
        raise InvalidInput("MISSING", field="--diagnosable / --not-diagnosable")
    return door.each([ticket], triaging.triage, diagnosable=diagnosable)


@verb("ticket note", at=True, creates=True)
def note(
    door: Door,
    ticket: Ticket,
    message: Message = None,
    message_file: MessageFile = None,
    confidential: Annotated[bool, typer.Option("--confidential", help="Leaves in no export and no document.")] = False,
    complaint: Annotated[bool, typer.Option("--complaint", help="Mark a complaint; it isn't received by this.")] = False,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="S", help="Under BIT Service: information, diagnosis, cause, solution or carried-out."),
    ] = None,
    software: Annotated[
        bool, typer.Option("--software", help="On the client's software: held only while the session runs.")
    ] = False,
) -> int:
    """Add a note for the desk."""
    from supportctl.desk.ticket import noting

    if software and door.key is not None:
        # The key would remember what the note said.
        raise InvalidInput("NOT_TOGETHER", left="--software", right="--idempotency-key")
    body = needed(door.words(message, message_file, "--message"), "-m")
    return door.each(
        [ticket],
        noting.note,
        message=body,
        confidential=confidential,
        complaint=complaint,
        stage=stage,
        software=software,
    )


@verb("ticket reply", at=True, creates=True)
def reply(
    door: Door,
    ticket: Ticket,
    message: Message = None,
    message_file: MessageFile = None,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="CHANNEL", help="web, email, phone or online; by default email.")
    ] = None,
) -> int:
    """Record what the client was told.

    The first reply is the first response.
    """
    from supportctl.desk.ticket import replying

    body = needed(door.words(message, message_file, "--message"), "-m")
    return door.each([ticket], replying.reply, message=body, channel=channel)


@verb("ticket contact", at=True, creates=True)
def contact(
    door: Door,
    ticket: Ticket,
    message: Message = None,
    message_file: MessageFile = None,
    channel: Annotated[str, typer.Option("--channel", metavar="CHANNEL", help="web, email, phone or online.")] = "phone",
) -> int:
    """Record a contact with the client by any channel."""
    from supportctl.desk.ticket import replying

    body = needed(door.words(message, message_file, "--message"), "-m")
    return door.each([ticket], replying.contact, message=body, channel=channel)


@verb("ticket assign", at=True)
def assign(
    door: Door,
    ticket: Ticket,
    to: Annotated[str | None, typer.Option("--to", metavar="OPERATOR", help="The operator; by default yourself.")] = None,
) -> int:
    """Hand a ticket to an operator."""
    from supportctl.desk.ticket import assigning

    return door.each([ticket], assigning.assign, operator=to)


@verb("ticket refuse", at=True, begun=True, dry=True)
def refuse(
    door: Door,
    ticket: Ticket,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="REASON", help="A word of the regulation: information-withheld, terms-breached, expert …"
        ),
    ],
    message: Message = None,
    message_file: MessageFile = None,
) -> int:
    """Refuse support, or break it off.

    A running session stops at that instant, and bills. The reason `other` wants a message.
    """
    from supportctl.desk.ticket import refusing

    body = door.words(message, message_file, "--message")
    return door.each([ticket], refusing.refuse, reason=reason, message=body)


@verb("ticket close", at=True, dry=True)
def close(
    door: Door,
    ticket: Ticket,
    outcome: Annotated[
        str, typer.Option("--outcome", metavar="OUTCOME", help="A word of the regulation: solved, unsolved, answered …")
    ],
    message: Message = None,
    message_file: MessageFile = None,
    client_confirmed: Annotated[
        bool | None,
        typer.Option("--client-confirmed/--client-denied", help="What the client said; neither: it said nothing."),
    ] = None,
) -> int:
    """Close a ticket with an outcome."""
    from supportctl.desk.ticket import closing

    body = door.words(message, message_file, "--message")
    return door.each(
        [ticket],
        closing.close_ticket,
        outcome=outcome,
        message=body,
        client_confirmed=client_confirmed,
    )


@verb("ticket reopen", at=True, creates=True)
def reopen(
    door: Door,
    ticket: Ticket,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="What the client wrote.")],
    received_at: Annotated[
        str | None, typer.Option("--received-at", metavar="WHEN", help="When the mail server received it; by default --at.")
    ] = None,
    channel: Annotated[str, typer.Option("--channel", metavar="CHANNEL", help="Under ProGrupa only e-mail counts.")] = "email",
) -> int:
    """Reopen a ticket: the fault is back."""
    from supportctl.desk.ticket import reopening

    received = door.moment(received_at)
    return door.each(
        [ticket],
        reopening.reopen_ticket,
        reason=reason,
        received_at=received,
        channel=channel,
    )


@verb("ticket split", at=True, creates=True)
def split(
    door: Door,
    ticket: Ticket,
    subject: Annotated[str, typer.Option("--subject", metavar="S", help="The other topic, in one line.")],
    message: Message = None,
    message_file: MessageFile = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="T", help="question or problem; by default the ticket's.")
    ] = None,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="CHANNEL", help="How the client told of it; by default as of the ticket.")
    ] = None,
) -> int:
    """Open another ticket for another topic.

    Client, licence, product and version are those of the ticket; both refer to each other.
    """
    from supportctl.desk.ticket import splitting

    body = door.words(message, message_file, "--message")
    return door.each(
        [ticket],
        splitting.split_ticket,
        subject=subject,
        message=body,
        topic=topic,
        channel=channel,
    )


@verb("ticket charge", at=True, dry=True, creates=True)
def charge(
    door: Door,
    ticket: Ticket,
    item: Annotated[str, typer.Option("--item", metavar="ITEM", help="A service item of the price list.")],
    quantity: Annotated[int, typer.Option("--quantity", metavar="N", help="How many.")] = 1,
) -> int:
    """Put a service item on a ticket, to be invoiced.

    Its price is that of the day on which the session was arranged.
    """
    from supportctl.desk.ticket import items

    return door.each([ticket], items.charge_item, item=item, quantity=quantity)


@verb("ticket uncharge", at=True, dry=True)
def uncharge(
    door: Door,
    ticket: Ticket,
    item: Annotated[int, typer.Option("--item", metavar="NO", min=1, max=MOST, help="A number of `supportctl ticket items`.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it isn't charged.")],
) -> int:
    """Take a service item off a ticket, before it is invoiced."""
    from supportctl.desk.ticket import items

    return door.each([ticket], items.uncharge_item, number=item, reason=reason)


@verb("ticket items")
def items(door: Door, ticket: Ticket) -> int:
    """List the service items of a ticket."""
    from supportctl.desk.ticket import items

    return door.ask_each([ticket], items.list_items)


@verb("ticket list")
def list_(
    door: Door,
    open_: Annotated[bool, typer.Option("--open", help="Neither closed nor refused, nor put aside.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="On a terminal, too, with those that are closed or refused.")] = False,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="S,…", help="new, triaged, open, waiting, closed, refused.")
    ] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    product: Annotated[str | None, typer.Option("--product", metavar="P", help="About one product.")] = None,
    regulation: Annotated[str | None, typer.Option("--regulation", metavar="SLUG", help="Under one regulation.")] = None,
    assignee: Annotated[str | None, typer.Option("--assignee", metavar="OPERATOR", help="Assigned to an operator.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Assigned to you.")] = False,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="CHANNEL", help="Opened by web, email, phone or online.")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="Whose first response is due that day.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Whose first response is overdue.")] = False,
    unbilled: Annotated[bool, typer.Option("--unbilled", help="With begun hours that wait for an invoice.")] = False,
    tag: Annotated[str | None, typer.Option("--tag", metavar="T", help="With a tag.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Opened on that day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Opened on that day or before.")] = None,
    search: Annotated[str | None, typer.Option("--search", metavar="WORDS", help="With all these words, as for search.")] = None,
    priority: Annotated[str | None, typer.Option("--priority", metavar="P", help="urgent, high, normal or low.")] = None,
    sort: Annotated[str | None, typer.Option("--sort", metavar="BY", help="urgency, due, opened, changed or client.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    limit: Limit = None,
    save: Annotated[str | None, typer.Option("--save", metavar="NAME", help="Keep these options as a view, and list.")] = None,
    view: Annotated[
        str | None, typer.Option("--view", metavar="NAME", help="With the options of a view; others add to it.")
    ] = None,
) -> int:
    """List tickets, newest first.

    All filters must hold. On a terminal closed and refused tickets are left out unless they are asked for, and the newest 50 are
    shown unless --limit says otherwise; piped, all of them.
    """
    from supportctl.cli.ticket_list import listed

    given = {
        "open": open_, "all": all_, "status": ",".join(status) if status else None, "client": client, "product": product,
        "regulation": regulation, "assignee": assignee, "mine": mine, "channel": channel, "due": due, "overdue": overdue,
        "unbilled": unbilled, "tag": tag, "since": since, "until": until, "search": search, "priority": priority, "sort": sort,
        "reverse": reverse, "limit": limit,
    }  # fmt: skip
    return listed(door, given, save=save, view=view)


@verb("ticket show")
def show(
    door: Door,
    ticket: Ticket,
    confidential: Annotated[bool, typer.Option("--confidential", help="With confidential words; this is booked.")] = False,
) -> int:
    """Show a ticket with its history."""
    from supportctl.desk.ticket import showing

    if confidential:  # a change: it is booked
        return door.each([ticket], showing.show_ticket, confidential=True)
    return door.ask_each([ticket], showing.show_ticket, confidential=False)


@verb("ticket why")
def why_(door: Door, ticket: Ticket) -> int:
    """Reprint and recompute the decisions about a ticket."""
    from supportctl.desk.ticket import showing

    return door.ask_each([ticket], showing.ticket_why)


COMMANDS = {
    "open": open_,
    "triage": triage,
    "note": note,
    "reply": reply,
    "contact": contact,
    "assign": assign,
    "refuse": refuse,
    "close": close,
    "reopen": reopen,
    "split": split,
    "charge": charge,
    "uncharge": uncharge,
    "items": items,
    "list": list_,
    "show": show,
    "why": why_,
}
