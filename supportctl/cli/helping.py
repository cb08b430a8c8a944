"""Help pages in the language asked for: usage, what it does, arguments, options, commands, two examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from inspect import cleandoc
from typing import Any

from supportctl.cli.context import Door
from supportctl.cli.flags import GLOBAL_FLAGS, SEEN
from supportctl.tuples import NamedTuple


class Page(NamedTuple):
    """What a help page says, whatever it is printed on. `usage`: what follows the name of the command; `sections`: a title, and terms
    with what they mean; `examples`: whole command lines."""

    usage: str
    paragraphs: list[str]
    sections: list[tuple[str, list[tuple[str, str]]]]
    examples: Sequence[str]


def page_of_verb(command: Any, ctx: Any, say: Words) -> Page:
    """The page of a verb."""
    from supportctl.wording.examples import EXAMPLES

    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option"]
    sections = [
        (say.text("help_arguments"), [(say.typed(p), _about(p, command, say)) for p in arguments]),
        (say.text("help_options"), [(_names(p, say), _about(p, command, say)) for p in options]),
    ]
    usage = " ".join([say.text("help_options_piece"), *(_in_usage(p, p.name in command.needed, say) for p in arguments)])
    verb = ctx.command_path.partition(" ")[2]
    examples = [f"supportctl {say.example(example, verb)}" for example in EXAMPLES.get(verb, ())]
    return Page(usage, [say.help(text) for text in _said_of(verb)], [section for section in sections if section[1]], examples)


def page_of_group(group: Any, ctx: Any, entries: Mapping[str, str], say: Words) -> Page:
    """The page of a noun, or of the program."""
    sections = [
        (say.text("help_options"), [(_names(p, say), say.help(p.help or "")) for p in group.get_params(ctx)]),
        (say.text("help_commands"), [(name, say.help(text)) for name, text in entries.items()]),
    ]
    usage = f"{say.text('help_options_piece')} {say.text('help_command')}"
    return Page(usage, _paragraphs(group.help or "", say), sections, ())


def verb_page(command: Any, ctx: Any, formatter: Any) -> None:
    """Print the page of a verb."""
    say = _words()
    _printed(page_of_verb(command, ctx, say), ctx, formatter, say)


def group_page(group: Any, ctx: Any, formatter: Any, entries: Mapping[str, str]) -> None:
    """Print the page of a noun, or of the program."""
    say = _words()
    _printed(page_of_group(group, ctx, entries, say), ctx, formatter, say)


def _printed(page: Page, ctx: Any, formatter: Any, say: Words) -> None:
    formatter.write_usage(ctx.command_path, page.usage, f"{say.text('help_usage')} ")
    for paragraph in page.paragraphs:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)
    for title, rows in page.sections:
        with formatter.section(title):
            formatter.write_dl(rows)
    if page.examples:
        with formatter.section(say.text("help_examples")):
            for example in page.examples:
                for line in broken(example, formatter.width - formatter.current_indent):
                    formatter.write(f"{' ' * formatter.current_indent}{line}\n")


def _said_of(verb: str) -> list[str]:
    """The paragraphs about a verb: those of its docstring, which a program that runs without docstrings (python -OO) hasn't."""
    from supportctl.cli.complete import tree

    noun, _, name = verb.partition(" ")
    entry = tree()[noun]
    entry = entry["verbs"][name] if name else entry
    return [entry["help"], *entry.get("more", ())]


def _paragraphs(text: str, say: Words) -> list[str]:
    return [say.help(" ".join(paragraph.split())) for paragraph in cleandoc(text).split("\n\n")]


def broken(example: str, width: int) -> list[str]:
    """A command over several lines, broken before options as a shell takes it, where it is too long for one."""
    lines = [""]
    for at, piece in enumerate(example.split(" --")):
        piece = f"--{piece}" if at else piece
        if lines[-1] and len(lines[-1]) + len(piece) + 3 > width:
            lines[-1] += " \\"
            lines.append(f"    {piece}")
        else:
            lines[-1] += f" {piece}" if at else piece
    return lines


class Words:
    """What a help page says, without what makes sentences of codes: it would load half the desk's numbers."""

    def __init__(self, lang: str) -> None:
        self._text: dict[str, str] = import_module(f"supportctl.wording.{lang}.usage").TEXT
        self._typed: Any = import_module("supportctl.wording.pl.typed") if lang == "pl" else None
        self._help: dict[str, str] = import_module("supportctl.wording.pl.help").HELP if lang == "pl" else {}

    def text(self, key: str) -> str:
        """A word around the page."""
        return self._text[key]

    def help(self, english: str) -> str:
        """A sentence of the page."""
        return self._help.get(english, english)

    def example(self, example: str, verb: str) -> str:
        """An example of a verb, with subjects, reasons, names and files in the language of the page."""
        return str(import_module("supportctl.wording.pl.examples").in_polish(example, verb)) if self._typed else example

    def typed(self, param: Any) -> str:
        """What stands for the value of a parameter: DATE, in Polish DATA; TICKET..."""
        shown = str(param.metavar or param.name.upper()).strip("[]")
        if self._typed is None:
            return shown
        bare = shown.rstrip(".,…")
        return f"{self._typed.BY_NAME.get(param.name) or self._typed.TYPED.get(bare, bare)}{shown[len(bare) :]}"


def _words() -> Words:
    """In the language asked for anywhere on the command line: a help page is printed before all of it is read."""
    GLOBAL_FLAGS["lang"] = GLOBAL_FLAGS.get("lang") or SEEN.get("lang")
    return Words(Door("").settings().lang)


def _in_usage(param: Any, needed: bool, say: Words) -> str:
    return say.typed(param) if needed else f"[{say.typed(param)}]"


def _names(param: Any, say: Words) -> str:
    """-o, --output FORMAT, or --diagnosable / --not-diagnosable."""
    names = ", ".join(sorted(param.opts, key=len))
    if param.secondary_opts:
        return f"{names} / {', '.join(param.secondary_opts)}"
    return names if param.is_flag else f"{names} {say.typed(param)}"


def _about(param: Any, command: Any, say: Words) -> str:
    """Its help, its default, and whether the verb can't do without it."""
    notes = []
    if not getattr(param, "is_flag", False) and param.default not in (None, [], ()):
        notes.append(f"{say.text('help_default')}: {param.default}")
    if param.name in command.needed:
        notes.append(say.text("help_required"))
    about = say.help(param.help or "")
    return f"{about}  [{'; '.join(notes)}]".strip() if notes else about
