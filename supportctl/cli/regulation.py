"""supportctl regulation …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import On, verb
from supportctl.errors import InvalidInput


@verb("regulation list")
def list_(door: Door, on: On = None) -> int:
    """List the regulations."""
    return door.say(door.regulations.list_regulations(door.day(on)))


@verb("regulation show")
def show(
    door: Door,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="A name of `supportctl regulation list`.")],
    on: On = None,
    diff: Annotated[
        tuple[str, str] | None,
        typer.Option("--diff", metavar="OLD NEW", help="What differs between two versions, instead of one whole."),
    ] = None,
) -> int:
    """Show a regulation as it stands on a day, or what changed."""
    if diff is not None:
        if on is not None:
            raise InvalidInput("NOT_TOGETHER", left="--on", right="--diff")
        return door.say(door.regulations.diff_regulation(slug, *diff))
    return door.say(door.regulations.show_regulation(slug, door.day(on)))


@verb("regulation coverage")
def coverage(
    door: Door,
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="All by default.")] = None,
    on: On = None,
) -> int:
    """Show which code and tests cover each clause.

    Exit 0 only when every operative clause has both.
    """
    return door.coverage(door.regulations.coverage_of(slugs or [], door.day(on)))


COMMANDS = {"list": list_, "show": show, "coverage": coverage}
