"""supportctl ticket …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import (
    MOST,
    Confirm,
    Intends,
    Limit,
    Override,
    Phone,
    SomeoneElse,
    Ticket,
    verb,
    words,
)
from supportctl.cli.typed import Start, Told
from supportctl.cli.writing import Body, Typed, write
from supportctl.errors import InvalidInput

Message = Annotated[str | None, typer.Option("--message", "-m", metavar="TEXT", help="The words.")]
MessageFile = Annotated[str | None, typer.Option("--message-file", metavar="FILE", help="The words from a file; - is stdin.")]
Template = Annotated[str | None, typer.Option("--template", metavar="NAME", help="The words of a template, its fields filled.")]
OfClient = Annotated[str | None, typer.Option("--client", metavar="C", help="Key, number, or part of the name.")]
OfLicense = Annotated[
    str | None, typer.Option("--license", metavar="L", help="The licence the report is about; it says whose it is.")
]
OfProduct = Annotated[str | None, typer.Option("--product", metavar="P", help="The product, where there is no licence.")]
Description = Annotated[str | None, typer.Option("--description", metavar="D", help="What the client describes.")]
DescriptionFile = Annotated[
    str | None, typer.Option("--description-file", metavar="FILE", help="The description from a file; - is stdin.")
]
ByChannel = Annotated[
    str | None, typer.Option("--channel", metavar="CHANNEL", help="web, email, phone or online; by default the regulation's.")
]
OfTopic = Annotated[
    str | None,
    typer.Option("--topic", metavar="T", help="usage, fault; question, problem under CodeTwo; or a word that is excluded."),
]
InVersion = Annotated[
    str | None, typer.Option("--version", metavar="V", help="The version that the problem is in, if not the licence's.")
]
UnderRegulation = Annotated[
    str | None, typer.Option("--regulation", metavar="SLUG", help="Instead of the one that serves the product.")
]


@verb(
    "ticket open",
    at=True,
    dry=True,
    creates=True,
    blank=("description", "serial", "email"),
    unless={"client": "license_", "product": "license_"},
    later=("start", "confirm", "phone", "override", "someone_else", "intends"),
)
def open_(
    door: Door,
    subject: Annotated[str, typer.Option("--subject", metavar="S", help="One line, at most 300 characters.")],
    client: OfClient = None,
    license_: OfLicense = None,
    product: OfProduct = None,
    description: Description = None,
    description_file: DescriptionFile = None,
    serial: Annotated[str | None, typer.Option("--serial", metavar="S", help="The serial number that the client gave.")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="E", help="The purchase e-mail that the client gave.")] = None,
    channel: ByChannel = None,
    topic: OfTopic = None,
    version: InVersion = None,
    regulation: UnderRegulation = None,
    start: Annotated[
        bool, typer.Option("--start", help="Take it up at once: triaged as diagnosable, and a session started, or nothing.")
    ] = False,
    confirm: Confirm = None,
    phone: Phone = None,
    override: Override = None,
    someone_else: SomeoneElse = False,
    intends: Intends = None,
) -> int:
    """Open a ticket on a client's report.

    The options from --confirm on go with --start, and mean what they mean to `session start`.
    """
    typed = Start(words(confirm), phone, override, someone_else, words(intends))
    if not start and typed != Start():
        raise InvalidInput("ONLY_WITH", field=_first_typed(typed), other="--start")
    described = door.words(description, description_file, "--description")
    told = Told(client, license_, product, subject, described, serial, email, channel, topic, regulation, version)
    if door.interactive and (start or not (described and (serial or email))):
        from supportctl.cli.reporting import ask_report, foresee, understood  # only where it asks

        told = understood(door, told)
        if start:
            foresee(door, told, typed)
        told = ask_report(door, told)
    if start:
        return _open_and_start(door, told, typed)
    from supportctl.desk.ticket import opening

    return door.do(
        opening.open_ticket,
        client=told.client,
        license_ref=told.license_ref,
        product_ref=told.product_ref,
        subject=told.subject,
        description=told.description,
        serial=told.serial,
        email=told.email,
        channel=told.channel,
        topic=told.topic,
        regulation=told.regulation,
        version=told.version,
    )


def _open_and_start(door: Door, told: Told, start: Start) -> int:
    from supportctl.desk.ticket import taking_up
    from supportctl.desk.ticket.opening import Report

    report = Report(*told)
    if door.interactive:
        from supportctl.cli.checklist import answered

        with door.store.read() as db:
            asked = taking_up.checklist(door.act(db), report, **start._asdict()).data
        start = answered(door, asked, start)
    return door.do_or_no(
        taking_up.take_up,
        report,
        confirmed=start.confirmed,
        phone=start.phone,
        override=start.override,
        someone_else=start.someone_else,
        intends=start.intends,
    )


def _first_typed(start: Start) -> str:
    """The first option that was typed of a start."""
    names = ("--confirm", "--phone", "--override", "--someone-else", "--with")
    return next(name for name, value in zip(names, start, strict=True) if value)


@verb("ticket triage", at=True)
def triage(
    door: Door,
    ticket: Ticket,
    diagnosable: Annotated[
        bool, typer.Option("--diagnosable/--not-diagnosable", help="Can the problem be diagnosed under the service?")
    ],
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Puts a wrong triage right: why.")] = None,
) -> int:
    """Record the technician's first look at a ticket.

    With --reason it puts right the one that was recorded.
    """
    from supportctl.desk.ticket import triaging

    return door.each(ticket, triaging.triage, diagnosable=diagnosable, reason=reason)


@verb("ticket note", at=True, creates=True, words="message", later=("template",))
def note(
    door: Door,
    ticket: Ticket,
    message: Message = None,
    message_file: MessageFile = None,
    template: Template = None,
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
    """Add a note for the desk.

    A wrong one is taken back by supportctl undo.
    """
    from supportctl.desk.ticket import noting

    if software and door.key is not None:
        # The key would remember what the note said.
        raise InvalidInput("NOT_TOGETHER", left="--software", right="--idempotency-key")

    def go(door: Door, body: Body) -> int:
        return door.each(
            ticket,
            noting.note,
            message=body.words or "",
            template=body.template,
            confidential=confidential,
            complaint=complaint,
            stage=stage,
            software=software,
        )

    return write(door, ticket, Typed(message, message_file, template), go)


@verb("ticket reply", at=True, creates=True, words="message", later=("template", "send"))
def reply(
    door: Door,
    ticket: Ticket,
    message: Message = None,
    message_file: MessageFile = None,
    template: Template = None,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="CHANNEL", help="web, email, phone or online; by default email.")
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it by mail, too: it goes into the outbox.")] = False,
) -> int:
    """Record what the client was told.

    The first reply is the first response.
    """
    from supportctl.desk.ticket import replying

    letter = None
    if send:
        from supportctl.documents import letters  # only where one is written

        letter = letters.reply

    def go(door: Door, body: Body) -> int:
        words = body.words or ""
        return door.each(
            ticket,
            replying.reply,
            message=words,
            template=body.template,
            channel=channel,
            letter=letter,
            server=bool(door.resolved["mail_host"][0]),
        )

    return write(door, ticket, Typed(message, message_file, template), go)


@verb("ticket contact", at=True, creates=True, words="message", later=("template",))
def contact(
    door: Door,
    ticket: Ticket,
    message: Message = None,
    message_file: MessageFile = None,
    template: Template = None,
    channel: Annotated[str, typer.Option("--channel", metavar="CHANNEL", help="web, email, phone or online.")] = "phone",
    incoming: Annotated[bool, typer.Option("--incoming", help="The client made the contact: it is always registered.")] = False,
) -> int:
    """Record a contact with the client by any channel."""
    from supportctl.desk.ticket import replying

    def go(door: Door, body: Body) -> int:
        words = body.words or ""
        return door.each(ticket, replying.contact, message=words, template=body.template, channel=channel, incoming=incoming)

    return write(door, ticket, Typed(message, message_file, template), go)


@verb("ticket assign", at=True)
def assign(
    door: Door,
    ticket: Ticket,
    to: Annotated[str | None, typer.Option("--to", metavar="OPERATOR", help="The operator; by default yourself.")] = None,
) -> int:
    """Hand a ticket to an operator."""
    from supportctl.desk.ticket import assigning

    return door.each(ticket, assigning.assign, operator=to)


@verb("ticket edit", at=True, dry=True)
def edit(
    door: Door,
    ticket: Ticket,
    subject: Annotated[str | None, typer.Option("--subject", metavar="S", help="One line, at most 300 characters.")] = None,
    license_: Annotated[str | None, typer.Option("--license", metavar="L", help="The licence that the report is about.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="T", help="A word of the regulation: usage, fault …")] = None,
    version: Annotated[str | None, typer.Option("--version", metavar="V", help="The version that the problem is in.")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="E", help="The purchase e-mail that the client gave.")] = None,
    priority: Annotated[str | None, typer.Option("--priority", metavar="P", help="urgent, high, normal or low.")] = None,
    tag: Annotated[
        str | None, typer.Option("--tag", metavar="+A,-B", help="Words to find it by: + puts one on, - takes one off.")
    ] = None,
) -> int:
    """Change what a ticket says of the report, its priority and tags.

    The report is decided anew, as at the opening; its licence, topic and version stay once a session or a reply rests on them.
    """
    from supportctl.desk.ticket import editing

    return door.each(
        ticket,
        editing.edit,
        subject=subject,
        license_ref=license_,
        topic=topic,
        version=version,
        email=email,
        priority=priority,
        tags=tag,
    )


@verb("ticket wait", at=True, dry=True)
def wait(
    door: Door,
    ticket: Ticket,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="WHEN",
            help="Until when: 'mon 9:00', '20.11 14:00'; a day alone (tomorrow, fri, 20.11) is its 9:00.",
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="What it waits for.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take it up again now.")] = False,
) -> int:
    """Put a ticket aside until a time.

    Its state and its deadlines stay as they are. Work, a close or the client's word brings it back earlier.
    """
    from supportctl.desk.ticket import waiting

    ahead = None if until is None else door.ahead_or_day(until)
    return door.each(ticket, waiting.wait, until=ahead, reason=reason, clear=clear)


@verb("ticket merge", at=True, dry=True)
def merge(
    door: Door,
    ticket: Ticket,
    into: Annotated[str, typer.Option("--into", metavar="TICKET", help="The ticket that it is shown in.")],
) -> int:
    """Show a ticket in another one about the same thing.

    Sessions, hours, fee, deadlines and status stay its own; it takes no further act.
    """
    from supportctl.desk.ticket import merging

    return door.each(ticket, merging.merge, into=into)


@verb("ticket unmerge", at=True, dry=True)
def unmerge(door: Door, ticket: Ticket) -> int:
    """Give both tickets back after a merger."""
    from supportctl.desk.ticket import merging

    return door.each(ticket, merging.unmerge)


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
    return door.each(ticket, refusing.refuse, reason=reason, message=body)


@verb("ticket close", at=True, dry=True)
def close(
    door: Door,
    ticket: Ticket,
    outcome: Annotated[
        str, typer.Option("--outcome", metavar="OUTCOME", help="A word of the regulation: solved, unsolved, answered …")
    ],
    message: Message = None,
    message_file: MessageFile = None,
    template: Template = None,
    client_confirmed: Annotated[
        bool | None,
        typer.Option("--client-confirmed/--client-denied", help="What the client said; neither: it said nothing."),
    ] = None,
) -> int:
    """Close a ticket with an outcome."""
    from supportctl.desk.ticket import closing

    def go(door: Door, body: Body) -> int:
        return door.each(
            ticket,
            closing.close_ticket,
            outcome=outcome,
            message=body.words,
            template=body.template,
            client_confirmed=client_confirmed,
        )

    return write(door, ticket, Typed(message, message_file, template), go, wanted=False)


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
        ticket,
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
        ticket,
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

    return door.each(ticket, items.charge_item, item=item, quantity=quantity)


@verb("ticket uncharge", at=True, dry=True)
def uncharge(
    door: Door,
    ticket: Ticket,
    item: Annotated[int, typer.Option("--item", metavar="NO", min=1, max=MOST, help="A number of `supportctl ticket items`.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it isn't charged.")],
) -> int:
    """Take a service item off a ticket, before it is invoiced."""
    from supportctl.desk.ticket import items

    return door.each(ticket, items.uncharge_item, number=item, reason=reason)


@verb("ticket items", rows=True)
def items(door: Door, ticket: Ticket) -> int:
    """List the service items of a ticket."""
    from supportctl.desk.ticket import items

    return door.ask_each(ticket, items.list_items)


@verb("ticket list", rows=True)
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
    ask = door.each if confidential else door.ask_each  # confidential words are a change: it is booked
    if door.terminal and not door.verbose:
        from supportctl.desk.ticket import picture

        return ask(ticket, picture.show_page, confidential=confidential)
    from supportctl.desk.ticket import showing

    return ask(ticket, showing.show_ticket, confidential=confidential)


@verb("ticket why")
def why_(door: Door, ticket: Ticket) -> int:
    """Reprint and recompute the decisions about a ticket."""
    from supportctl.desk.ticket import showing

    return door.ask_each(ticket, showing.ticket_why)


COMMANDS = {
    "open": open_,
    "triage": triage,
    "note": note,
    "reply": reply,
    "contact": contact,
    "assign": assign,
    "edit": edit,
    "wait": wait,
    "merge": merge,
    "unmerge": unmerge,
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
