"""supportctl help …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.lazy import NOUNS
from supportctl.cli.options import Verb, verb
from supportctl.wording.words import error_codes, exit_codes, page


@verb("help exit-codes")
def exit_codes_(door: Door) -> int:
    """List the exit codes."""
    rows = [{"code": code, "meaning": meaning} for code, meaning in exit_codes(door.settings().lang)]
    return door.print_rows(rows)


@verb("help errors")
def errors(door: Door) -> int:
    """List the error codes."""
    rows = [{"code": code, "message": message} for code, message in error_codes(door.settings().lang)]
    return door.print_rows(rows)


@verb("help man")
def man(
    door: Door,
    directory: Annotated[str, typer.Option("--dir", metavar="DIRECTORY", help="Where they go; made where it isn't there.")],
) -> int:
    """Write the man pages, one a command.

    In the language of the answers, from the same sentences as --help. Where man looks for them: ~/.local/share/man/man1
    """
    from supportctl.cli.manual import write  # with all commands

    lang = door.settings().lang
    return door.print_rows([{"directory": directory, "pages": write(directory, lang)}])


def _page(topic: str, about: str) -> Verb:
    """The verb that prints the page of a topic."""

    def show(door: Door) -> int:
        how = door.settings()
        text = page(topic, how.lang)
        return door.print_text(text, _fitted(text, how.width) if door.terminal else text)

    show.__name__, show.__doc__ = f"help_{topic}", about
    return verb(f"help {topic}")(show)


def _fitted(text: str, width: int) -> str:
    """A page with its commands over several lines, where they are too long for the terminal."""
    from supportctl.cli.helping import broken  # only on a terminal

    lines: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        command = line.startswith(f"{indent}supportctl ") and indent and len(line) > width
        lines += [f"{indent}{part}" for part in broken(line.strip(), width - len(indent))] if command else [line]
    return "\n".join(lines)


COMMANDS = {
    **{topic: _page(topic, about) for topic, about in NOUNS["help"][1].items()},
    "exit-codes": exit_codes_,
    "errors": errors,
    "man": man,
}
