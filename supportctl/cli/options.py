"""@verb: makes a function of a noun's module into a command, with the options that many verbs share."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from supportctl.cli.context import Door
from supportctl.cli.incoming import is_text
from supportctl.errors import InvalidInput, SupportError

# The largest number that a database can hold.
MOST = 2**63 - 1

# Options of every verb.
_JSON = Annotated[bool, typer.Option("--json", help="Print one JSON envelope; the same as -o json.")]
_OUTPUT = Annotated[str, typer.Option("--output", "-o", metavar="FORMAT", help="table, json, ndjson, csv or ids.")]
_QUIET = Annotated[bool, typer.Option("--quiet", "-q", help="Print only the id of what was made.")]
_VERBOSE = Annotated[bool, typer.Option("--verbose", "-v", help="On a terminal the whole record, not a sentence or a page.")]
# Options of some.
_WIDE = Annotated[bool, typer.Option("--wide", help="On a terminal every column, at its own width.")]
_COLUMNS = Annotated[str | None, typer.Option("--columns", metavar="A,B,C", help="Only these columns, in this order.")]
_AT = Annotated[
    str | None,
    typer.Option("--at", metavar="WHEN", help="When it happened: 9:05, 'fri 9:05', -30m, 2026-11-20T09:05."),
]
_DRY = Annotated[bool, typer.Option("--dry-run", help="Check and show, write nothing.")]
_KEY = Annotated[str | None, typer.Option("--idempotency-key", metavar="KEY", help="Do it once: a second call answers the same.")]

# Arguments and options that several nouns use.
Ticket = Annotated[str, typer.Argument(metavar="TICKET", help="Number, or part of the subject; - reads ids from stdin.")]
License = Annotated[str, typer.Argument(metavar="LICENSE", help="Serial number, number, or part of the serial; - reads stdin.")]
Client = Annotated[str, typer.Argument(metavar="CLIENT", help="Key, number, or part of the name; - reads ids from stdin.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, max=MOST, metavar="N", help="At most so many rows.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day to decide for; today by default.")]


def verb(
    command: str,
    *,
    at: bool = False,
    begun: bool = False,
    dry: bool = False,
    creates: bool = False,
    rows: bool = False,
    blank: str = "",
) -> Callable[[Callable[..., int]], Any]:
    """Wrap `function(door, ...)` for Typer: its own parameters, then the shared ones. `command` is noun and verb; `begun`: --at
    belongs to something that may have begun on an earlier day; `rows`: it answers with a list; `blank`: the parameter that may be
    given without a word, because the regulation says what that means."""

    def wrap(function: Callable[..., int]) -> Callable[..., int]:
        own = list(inspect.signature(function).parameters.values())[1:]
        parameters = own + _shared(at=at, dry=dry, creates=creates, rows=rows)
        typed = {p.name: _typed(p) for p in parameters}

        def run(**given: Any) -> int:
            texts = dict(given)
            door = Door(
                command,
                format="json" if given.pop("json") else given.pop("output"),
                quiet=given.pop("quiet"),
                at_text=given.pop("at", None),
                begun=begun,
                dry_run=given.pop("dry_run", False),
                key=given.pop("idempotency_key", None),
                verbose=given.pop("verbose"),
                wide=given.pop("wide", False),
                columns=given.pop("columns", None),
            )
            given.pop("output", None)
            door.arguments = {**given, "at": door.at_text}
            door.settings()  # a wrong output format is said before anything is done
            try:
                _require_text(texts, typed, blank)
                return function(door, **given)
            except SupportError as error:
                if error.code == "CLOCK_FITS_TWO_DAYS" and door.interactive:
                    from supportctl.cli.checklist import ask_which  # only where it asks

                    if chosen := ask_which(door, error.params["value"], error.params["choices"]):
                        return run(**texts | {error.params["field"].lstrip("-"): chosen})
                return door.show(door.failure(error))

        run.__name__ = function.__name__
        run.__doc__ = function.__doc__
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return wrap


def _shared(*, at: bool, dry: bool, creates: bool, rows: bool) -> list[inspect.Parameter]:
    """The options that a verb shares with others."""
    found: list[tuple[str, Any, Any]] = []
    if at:
        found.append(("at", _AT, None))
    if dry:
        found.append(("dry_run", _DRY, False))
    if creates:
        found.append(("idempotency_key", _KEY, None))
    if rows:
        found += [("wide", _WIDE, False), ("columns", _COLUMNS, None)]
    found += [("verbose", _VERBOSE, False), ("json", _JSON, False), ("output", _OUTPUT, "table"), ("quiet", _QUIET, False)]
    return [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=value, annotation=kind) for n, kind, value in found]


def _typed(parameter: inspect.Parameter) -> str:
    """An option as it is typed, an argument by its name."""
    info = parameter.annotation.__metadata__[0]
    # In an Annotated, Typer takes the first name for the default until it builds the command.
    names = [name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str) and name.startswith("-")]
    return names[0] if names else parameter.name.rstrip("_")


def _require_text(given: dict[str, Any], typed: dict[str, str], blank: str) -> None:
    """What is given says something: to leave it out is something else. Bytes that are no text can't be looked up or stored; only
    the name of a file may have them. Raises InvalidInput."""
    for name, value in given.items():
        texts = [t for t in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(t, str)]
        if name != blank and not all(t.strip() for t in texts):
            raise InvalidInput("EMPTY", field=typed[name])
        if not name.endswith(("_file", "keep")) and not all(map(is_text, texts)):
            raise InvalidInput("CONTROL_CHARACTERS", field=typed[name])


def needed(value: str | None, option: str) -> str:
    """An option that the verb can't do without. Raises InvalidInput."""
    if value is None:
        raise InvalidInput("MISSING", field=option)
    return value


def words(text: str | None) -> list[str]:
    """A comma list: "backup,present" → ["backup", "present"]."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]


__all__ = [name for name in globals() if not name.startswith("_") and name not in ("inspect", "typing")]
