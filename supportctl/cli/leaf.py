"""A verb as Typer's command: what it lacks is named all at once, and its help page is our own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typer.core import TyperCommand
from typer.exceptions import TyperException

from supportctl.cli.context import Door
from supportctl.tuples import NamedTuple


class Wants(NamedTuple):
    """What a verb can't do without, beside its required parameters. `words`: the parameter of its long words, which may also come
    from a file or an editor. `unless`: {parameter: the one that makes up for it}."""

    words: str = ""
    unless: Mapping[str, str] = {}


class Missing(TyperException):
    """Parameters that the command can't do without, as they are typed."""

    exit_code = 2

    def __init__(self, names: list[str], context: Any) -> None:
        super().__init__(f"Missing: {', '.join(names)}.")
        self.names, self.ctx = names, context


class NoValue(TyperException):
    """An option that takes a value stands before another option."""

    exit_code = 2

    def __init__(self, option: str, value: str, meant: str, context: Any) -> None:
        super().__init__(f"{option} takes a value.")
        self.option, self.value, self.meant, self.ctx = option, value, meant, context


class Leaf(TyperCommand):
    """`needed`: names of the required parameters, which the parser itself lets pass."""

    wants = Wants()

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.needed = [str(param.name) for param in self.params if param.required]
        for param in self.params:
            param.required = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises NoValue; Missing off a terminal, on one the verb asks."""
        self._require_values(ctx, args)
        rest = super().parse_args(ctx, args)
        names = missing(self.needed, self.wants, ctx.params)
        if names and not Door("").interactive:
            raise Missing([self._typed(name) for name in names], ctx)
        return rest

    def _require_values(self, ctx: Any, args: list[str]) -> None:
        """The parser would take the next option for the value: --keep --help made a file of that name."""
        options = {opt: param for param in self.get_params(ctx) for opt in (*param.opts, *param.secondary_opts)}
        words = iter(args)
        for word in words:
            if word == "--":
                return
            # Of short options in one word the last one may take a value.
            short = word[:1] == "-" and word[1:2] != "-" and len(word) > 2 and word not in options
            option: Any = options.get(f"-{word[-1]}" if short else word) if word[:1] == "-" else None
            if option is None or option.is_flag or option.count:
                continue
            if short and not all(getattr(options.get(f"-{letter}"), "is_flag", False) for letter in word[1:-1]):
                continue
            value = next(words, "")
            if value in ctx.help_option_names or (value.startswith("--") and value.partition("=")[0] in options):
                raise NoValue(word, value, f"{max(option.opts, key=len)}={value}", ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Our own page, in the language asked for."""
        from supportctl.cli.helping import verb_page  # only where help is asked for

        verb_page(self, ctx, formatter)

    def _typed(self, name: str) -> str:
        """A parameter as it is typed; -m for the words."""
        param: Any = next(param for param in self.params if param.name == name)
        if param.param_type_name == "argument":
            return str(param.metavar).strip("[].")
        if name == self.wants.words:
            return "-m"
        shown = " / ".join([param.opts[0], *param.secondary_opts])
        other = self.wants.unless.get(name)
        return f"{shown} | {self._typed(other)}" if other else shown


def missing(needed: list[str], wants: Wants, given: Mapping[str, Any]) -> list[str]:
    """The names of what is wanted and wasn't given."""

    def absent(name: str) -> bool:
        return given.get(name) in (None, [], ())

    found = [name for name in needed if absent(name)]
    found += [name for name in wants.unless if name not in needed and absent(name)]
    found = [name for name in found if name not in wants.unless or absent(wants.unless[name])]
    if wants.words and all(absent(name) for name in (wants.words, f"{wants.words}_file", "template")):
        found.append(wants.words)
    return found
