"""supportctl complaint …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import Limit, needed, verb

Complaint = Annotated[list[str], typer.Argument(metavar="COMPLAINT...", help="Number; - reads numbers from stdin.")]
Company = Annotated[str | None, typer.Option("--company", metavar="N", help="The company, as the complaint names it.")]
Contact = Annotated[str | None, typer.Option("--contact", metavar="N", help="Who is to be contacted, as the complaint says.")]
Email = Annotated[str | None, typer.Option("--email", metavar="E", help="The address in the complaint: the answer goes there.")]
Description = Annotated[str | None, typer.Option("--description", metavar="D", help="The exact description.")]
DescriptionFile = Annotated[
    str | None, typer.Option("--description-file", metavar="FILE", help="The description from a file; - is stdin.")
]
Grounds = Annotated[str | None, typer.Option("--grounds", metavar="G", help="Why the client complains.")]


@verb("complaint file", at=True, creates=True)
def file(
    door: Door,
    client: Annotated[str, typer.Option("--client", metavar="C", help="Key, number, or part of the name.")],
    channel: Annotated[str | None, typer.Option("--channel", metavar="CHANNEL", help="post or email: how it came.")] = None,
    received: Annotated[
        str | None, typer.Option("--received", metavar="DATE", help="The day of receipt; by default that of --at.")
    ] = None,
    bundle: Annotated[str | None, typer.Option("--bundle", metavar="B", help="The bundle that it is about.")] = None,
    company: Company = None,
    contact: Contact = None,
    email: Email = None,
    description: Description = None,
    description_file: DescriptionFile = None,
    grounds: Grounds = None,
) -> int:
    """Register a complaint as it was received.

    What it lacks is named, to be asked for; its days run from receipt all the same.
    """
    from supportctl.desk.complaint import filing

    day, words = door.maybe_day(received), door.words(description, description_file, "--description")
    return door.do(
        filing.file,
        client=client,
        bundle=bundle,
        channel=channel,
        received_on=day,
        company=company,
        contact=contact,
        email=email,
        description=words,
        grounds=grounds,
    )


@verb("complaint supplement", at=True)
def supplement(
    door: Door,
    complaint: Complaint,
    company: Company = None,
    contact: Contact = None,
    email: Email = None,
    description: Description = None,
    description_file: DescriptionFile = None,
    grounds: Grounds = None,
) -> int:
    """Add what a complaint lacked.

    Its days still run from the first receipt.
    """
    from supportctl.desk.complaint import filing

    words = door.words(description, description_file, "--description")
    return door.each(
        complaint,
        filing.supplement,
        company=company,
        contact=contact,
        email=email,
        description=words,
        grounds=grounds,
    )


@verb("complaint answer", at=True, creates=True, words="message")
def answer(
    door: Door,
    complaint: Complaint,
    outcome: Annotated[str, typer.Option("--outcome", metavar="OUTCOME", help="upheld, partly-upheld or rejected.")],
    message: Annotated[str | None, typer.Option("--message", "-m", metavar="TEXT", help="What the client is told.")] = None,
    message_file: Annotated[
        str | None, typer.Option("--message-file", metavar="FILE", help="The words from a file; - is stdin.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="E", help="Checked against the address in the complaint.")] = None,
) -> int:
    """Record the answer to a complaint.

    It goes by e-mail to the address in the complaint.
    """
    from supportctl.desk.complaint import answering

    body = needed(door.words(message, message_file, "--message"), "-m")
    return door.each(complaint, answering.answer, outcome=outcome, message=body, to=to)


@verb("complaint list", rows=True)
def list_(
    door: Door,
    client: Annotated[str | None, typer.Option("--client", metavar="C", help="Of one client.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Without an answer, the most urgent first.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Without an answer after the last day.")] = False,
    limit: Limit = None,
) -> int:
    """List complaints, newest first."""
    from supportctl.desk.complaint import showing

    return door.ask(showing.list_complaints, client=client, waiting=waiting, overdue=overdue, limit=limit)


@verb("complaint show")
def show(door: Door, complaint: Complaint) -> int:
    """Show a complaint with its words."""
    from supportctl.desk.complaint import showing

    return door.ask_each(complaint, showing.show)


COMMANDS = {"file": file, "supplement": supplement, "answer": answer, "list": list_, "show": show}
