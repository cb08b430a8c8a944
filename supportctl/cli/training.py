"""supportctl training …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import MOST, Limit, verb

Bundle = Annotated[list[str], typer.Argument(metavar="BUNDLE...", help="The bundle's number; - reads numbers from stdin.")]
Training = Annotated[list[str], typer.Argument(metavar="TRAINING...", help="Number; - reads numbers from stdin.")]


@verb("training declare", at=True, creates=True)
def declare(door: Door, bundle: Bundle) -> int:
    """Record the wish to use the discount on trainings.

    It comes before the order.
    """
    from supportctl.desk.training import ordering

    return door.each(bundle, ordering.declare)


@verb("training order", at=True, dry=True, creates=True)
def order(
    door: Door,
    bundle: Bundle,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Which training; may be repeated. Priced as training-KIND.")
    ] = None,
    participants: Annotated[
        list[int] | None,
        typer.Option("--participants", max=MOST, metavar="N", help="For how many people; once, or once for each --kind."),
    ] = None,
    sent_on: Annotated[
        str | None, typer.Option("--sent-on", metavar="DATE", help="The day of sending; by default that of the act.")
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help="When the proforma is payable; by default the seller's days.")
    ] = None,
) -> int:
    """Order trainings at the discount, with a proforma.

    Once a bundle, at most a year after its order; each kind for any number of people.
    """
    from supportctl.desk.training import ordering

    sent, payable = door.maybe_day(sent_on), door.maybe_day(due, ahead=True)
    return door.each(
        bundle,
        ordering.order,
        kinds=kind or [],
        participants=participants or [],
        sent_on=sent,
        due=payable,
    )


@verb("training schedule", at=True, dry=True)
def schedule(
    door: Door,
    training: Training,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The date agreed with the organiser.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="online, krakow, warszawa or gdansk.")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", max=MOST, metavar="N", help="Its length; 480 as a rule.")] = None,
    others: Annotated[
        int | None, typer.Option("--others", max=MOST, metavar="N", help="People in the group who came without a bundle.")
    ] = None,
    exception: Annotated[
        str | None,
        typer.Option("--exception", metavar="TEXT", help="What the organiser said about another day or another length."),
    ] = None,
) -> int:
    """Agree date and place of a training.

    Enrolments of all clients for the same training, date and place count together: below three people it waits.
    """
    from supportctl.desk.training import scheduling

    on = door.maybe_day(date, ahead=True)
    return door.each(
        training,
        scheduling.schedule,
        on=on,
        place=place,
        minutes=minutes,
        others=others,
        exception=exception,
    )


@verb("training attend", at=True)
def attend(door: Door, training: Training) -> int:
    """Record that a training was held."""
    from supportctl.desk.training import scheduling

    return door.each(training, scheduling.attend)


@verb("training list", rows=True)
def list_(
    door: Door,
    bundle: Annotated[str | None, typer.Option("--bundle", metavar="B", help="Of one bundle.")] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="S", help="declared, ordered, waiting, confirmed, attended or forfeited."),
    ] = None,
    limit: Limit = None,
) -> int:
    """List trainings, newest first."""
    from supportctl.desk.training import showing

    return door.ask(showing.list_trainings, bundle=bundle, state=state, limit=limit)


@verb("training show")
def show(door: Door, training: Training) -> int:
    """Show a training."""
    from supportctl.desk.training import showing

    return door.ask_each(training, showing.show)


COMMANDS = {
    "declare": declare,
    "order": order,
    "schedule": schedule,
    "attend": attend,
    "list": list_,
    "show": show,
}
