"""The marked parts of README.md: the exit codes, the error codes, and what every command says under --help."""

from __future__ import annotations

import re
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from supportctl.cli.flags import GLOBAL_FLAGS
from supportctl.cli.lazy import NOUNS, TOP
from supportctl.cli.main import program
from supportctl.wording.words import error_codes, exit_codes

TARGET = Path(__file__).parent.parent / "README.md"
WIDTH = 100


def part(name: str, text: str) -> str:
    """What stands between the markers `<!-- name … -->` and `<!-- /name -->`, the first one included."""
    found = re.search(rf"<!-- {name}(?: [^>]*)?-->\n.*?(?=<!-- /{name} -->)", text, re.DOTALL)
    if found is None:
        raise ValueError(f"README.md has no markers for {name}")
    return found[0]


def render(text: str | None = None) -> str:
    """The whole page, its marked parts made anew."""
    page = TARGET.read_text(encoding="utf-8") if text is None else text
    for name, made in (("exit-codes", exits()), ("errors", errors()), ("commands", commands())):
        page = page.replace(part(name, page), made)
    return page


def same(committed: str) -> bool:
    """Is the page up to date? Another release of Typer may lay a help page out otherwise: then only its words count."""
    made = render(committed)
    if part("commands", made).partition("\n")[0] == part("commands", committed).partition("\n")[0]:
        return made == committed
    rest = committed.replace(part("commands", committed), part("commands", made))
    return rest == made and _names(part("commands", committed)) == _names(part("commands", made))


def exits() -> str:
    """One row an exit code."""
    rows = [f"| {code} | {_cell(meaning)} |\n" for code, meaning in exit_codes("en")]
    return "<!-- exit-codes -->\n| code | meaning |\n|---|---|\n" + "".join(rows)


def errors() -> str:
    """One row an error code."""
    rows = [f"| `{code}` | {_cell(message)} |\n" for code, message in error_codes("en")]
    return "<!-- errors -->\n| code | message |\n|---|---|\n" + "".join(rows)


def commands() -> str:
    """The help page of the program, then a heading for each noun and a block for each of its verbs."""
    top = program()
    parts = [f"<!-- commands by Typer {typer.__version__} -->\n", _block(_help(top, "supportctl"))]
    for noun, (text, verbs) in NOUNS.items():
        group = top.get_command(None, noun)
        parts.append(f"\n### {noun}\n\n{text}\n")
        parts += [f"\n{_block(_help(group.get_command(None, verb), f'supportctl {noun} {verb}'))}" for verb in verbs]
    parts.append("\n### Without a noun\n")
    parts += [f"\n{_block(_help(top.get_command(None, name), f'supportctl {name}'))}" for name in TOP]
    return "".join(parts)


def _help(command: TyperCommand | TyperGroup, name: str) -> str:
    """The text of `name --help` on a terminal of WIDTH columns, whatever the environment says."""
    GLOBAL_FLAGS["lang"] = "en"
    context = (TyperGroup if isinstance(command, TyperGroup) else type(command)).context_class
    return str(command.get_help(context(command, info_name=name, terminal_width=WIDTH)))


def _block(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return f"```text\n{lines}\n```\n"


def _cell(text: str) -> str:
    """A text as the cell of a table: no column marks, no tags."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _names(text: str) -> list[str]:
    """Commands and options, in the order of the page."""
    return re.findall(r"^Usage: supportctl(?: [a-z-]+)*|^  (?:-\w, )?--[a-z-]+", text, re.MULTILINE)
