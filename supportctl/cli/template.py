"""supportctl template …"""

from typing import Annotated

import typer

from supportctl.cli import templates
from supportctl.cli.context import Door
from supportctl.cli.options import verb
from supportctl.record import Text

_SHOWN = 60


@verb("template list", rows=True)
def list_(door: Door) -> int:
    """List the templates of words."""
    firsts = [(name, next(iter(templates.text(name).strip().splitlines()), "")) for name in templates.names()]
    return door.print_rows([{"template": name, "begins": Text(first[:_SHOWN])} for name, first in firsts])


@verb("template show")
def show(door: Door, name: Annotated[str, typer.Argument(metavar="NAME", help="A name of `supportctl template list`.")]) -> int:
    """Print a template as it stands, with its fields.

    Templates are text files in the directory templates/ beside the config file. Fields: {client} {contact} {ticket} {subject}
    {license} {product} {version} {due} {operator}; a brace itself is written twice.
    """
    return door.print_text(templates.text(name))


COMMANDS = {"list": list_, "show": show}
