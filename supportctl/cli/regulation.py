"""supportctl regulation …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import On, verb
from supportctl.errors import InvalidInput


@verb("regulation list", rows=True)
def list_(door: Door, on: On = None) -> int:
    """List the regulations."""
    from supportctl.desk.regulation import texts

    return door.say(texts.list_regulations(door.day(on)))


@verb("regulation show")
def show(
    door: Door,
    slug: Annotated[list[str], typer.Argument(metavar="SLUG...", help="A name of `supportctl regulation list`; - reads names.")],
    on: On = None,
    diff: Annotated[
        tuple[str, str] | None,
        typer.Option("--diff", metavar="OLD NEW", help="What differs between two versions, instead of one whole."),
    ] = None,
) -> int:
    """Show a regulation as it stands on a day, or what changed."""
    from supportctl.desk.regulation import texts

    if diff is not None:
        if on is not None:
            raise InvalidInput("NOT_TOGETHER", left="--on", right="--diff")
        return door.say_each(slug, texts.diff_regulation, *diff)
    return door.say_each(slug, texts.show_regulation, door.day(on))


@verb("regulation coverage", rows=True)
def coverage(
    door: Door,
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="All by default; - reads names.")] = None,
    on: On = None,
) -> int:
    """Show which code and tests cover each clause.

    Exit 0 only when every operative clause has both.
    """
    from supportctl.desk.regulation import texts

    named = door.incoming.ids(slugs)[0] if slugs else []
    if slugs and not named:
        raise InvalidInput("NOTHING_ASKED")
    return door.coverage(texts.coverage_of(named, door.day(on)))


@verb("regulation set-hours", at=True)
def set_hours(
    door: Door,
    slug: Annotated[list[str], typer.Argument(metavar="SLUG...", help="One that leaves the hours to the desk; - reads names.")],
    weekdays: Annotated[str, typer.Option("--weekdays", metavar="LIST", help="1 is Monday: 1,2,3,4,5.")] = "1,2,3,4,5",
    opens: Annotated[str | None, typer.Option("--opens", metavar="HH:MM", help="Without both, round the clock.")] = None,
    closes: Annotated[str | None, typer.Option("--closes", metavar="HH:MM", help="Itself outside; 00:00 is midnight.")] = None,
    open_on_holidays: Annotated[bool, typer.Option("--open-on-holidays", help="Public holidays too.")] = False,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on; today by default.")] = None,
) -> int:
    """Publish the hours of live support from a day on.

    What is published already: regulation hours.
    """
    from supportctl.desk.regulation import published_hours

    day = door.day(since)
    return door.each(
        slug,
        published_hours.set_hours,
        weekdays=weekdays,
        opens=opens,
        closes=closes,
        open_on_holidays=open_on_holidays,
        since=day,
    )


@verb("regulation hours", rows=True)
def hours(
    door: Door,
    slug: Annotated[str | None, typer.Argument(metavar="[SLUG]", help="Of one regulation; all by default.")] = None,
) -> int:
    """List the hours that the desk published, by date.

    Where none are listed, those that regulation show gives hold.
    """
    from supportctl.desk.regulation import published_hours

    return door.ask(published_hours.list_hours, slug)


COMMANDS = {"list": list_, "show": show, "coverage": coverage, "set-hours": set_hours, "hours": hours}
