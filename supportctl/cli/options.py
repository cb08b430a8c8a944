"""@verb: makes a function of a noun's module into a command, with the options that many verbs share."""

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from supportctl.cli import flags, lines, numbers
from supportctl.cli.context import Door
from supportctl.cli.incoming import is_text
from supportctl.cli.leaf import Wants, missing
from supportctl.errors import InvalidInput, SupportError
from supportctl.tuples import NamedTuple

# The largest number that a database can hold.
MOST = 2**63 - 1

# Arguments that go by number: of these, lists and ranges can be typed.
NUMBERED = frozenset(("TICKET", "SESSION", "BUNDLE", "TRAINING", "COMPLAINT", "PURCHASE", "APPOINTMENT", "LETTER", "OUTAGE"))

# Options of every verb.
_JSON = Annotated[bool, typer.Option("--json", help="Print one JSON envelope; the same as -o json.")]
_OUTPUT = Annotated[str | None, typer.Option("--output", "-o", metavar="FORMAT", help="table, json, ndjson, csv or ids.")]
_QUIET = Annotated[bool, typer.Option("--quiet", "-q", help="Print only the id of what was made.")]
_VERBOSE = Annotated[bool, typer.Option("--verbose", "-v", help="On a terminal the whole record, not a sentence or a page.")]
# Options of the whole program: after the verb, too.
_DB = Annotated[str | None, typer.Option("--db", metavar="PATH", help="The database: a path or URL.")]
_OPERATOR = Annotated[str | None, typer.Option("--operator", metavar="NAME", help="Who acts.")]
_LANG = Annotated[str | None, typer.Option("--lang", metavar="LANG", help="pl or en.")]
# Options of some.
_WIDE = Annotated[bool, typer.Option("--wide", help="On a terminal every column, at its own width.")]
_COLUMNS = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="A,B,C",
        help="Only these columns, in this order: by their headings or field names. A wrong name lists them.",
    ),
]
_AT = Annotated[
    str | None,
    typer.Option("--at", metavar="WHEN", help="When it happened: 9:05, 'fri 9:05', '20.11.2026 9:05', -30m."),
]
_DRY = Annotated[bool, typer.Option("--dry-run", help="Check and show, write nothing.")]
_KEY = Annotated[str | None, typer.Option("--idempotency-key", metavar="KEY", help="Do it once: a second call answers the same.")]

# Options of a list that leave nothing out.
_NO_FILTERS = ("limit", "by", "save", "sort", "reverse", "all_", "confidential", "currency", "listed")

# In the annotation of an argument: it took several ids from the first release on.
ALWAYS_SEVERAL = "always several"

# Arguments and options that several nouns use.
Ticket = Annotated[
    list[str], typer.Argument(metavar="TICKET...", help="Number, list or range (5,7-9), or part of the subject; - reads stdin.")
]
License = Annotated[
    list[str], typer.Argument(metavar="LICENSE...", help="Serial number, number, or part of the serial; - reads stdin.")
]
Client = Annotated[
    list[str], typer.Argument(metavar="CLIENT...", help="Key, number, or part of the name; - reads ids from stdin.")
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, max=MOST, metavar="N", help="At most so many rows.")]
Confirm = Annotated[str | None, typer.Option("--confirm", metavar="LIST", help="What was confirmed: backup,present,internet.")]
Phone = Annotated[str | None, typer.Option("--phone", metavar="P", help="The number that the client uses.")]
Override = Annotated[
    str | None, typer.Option("--override", metavar="REASON", help="Start outside the hours, as the desk's concession.")
]
SomeoneElse = Annotated[
    bool, typer.Option("--someone-else", help="Somebody other than the client, a natural person, takes part.")
]
Intends = Annotated[
    str | None, typer.Option("--with", metavar="LIST", help="What is to happen under BIT Service: recording,saving.")
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day to decide for; today by default.")]


class Asked(NamedTuple):
    """How a verb is typed. `command`: noun and verb; `begun`: --at belongs to something that may have begun on an earlier day;
    `rows`: it answers with a list; `blank`: the parameters that may be given without a word, because the regulation says what that
    means; `words`, `unless`: see Wants; `later`: options that came after the first release, which an idempotency key doesn't remember
    while they aren't given; `output`: the format where none is typed."""

    command: str
    at: bool = False
    begun: bool = False
    dry: bool = False
    creates: bool = False
    rows: bool = False
    blank: Sequence[str] = ()
    words: str = ""
    unless: Mapping[str, str] | None = None
    later: Sequence[str] = ()
    output: str = "table"


class Verb:
    """A verb of a noun's module, not yet a command: `run` makes the function that Typer takes. A noun has many verbs, and a call is
    of one."""

    def __init__(self, function: Callable[..., int], asked: Asked) -> None:
        self.function, self.asked = function, asked
        self.__doc__ = function.__doc__

    @property
    def wants(self) -> Wants:
        """What it can't do without."""
        return Wants(self.asked.words, self.asked.unless or {})

    def run(self) -> Callable[..., int]:
        """The function with the verb's own parameters, then the shared ones."""
        function, asked, wants = self.function, self.asked, self.wants
        own = list(inspect.signature(function).parameters.values())[1:]
        shared = _shared([p.name for p in own], asked)
        parameters = [*own, *shared]
        typed = {p.name: _typed(p) for p in parameters}
        taken = frozenset(p.name for p in shared)
        needed = [p.name for p in own if p.default is p.empty]
        numbered = [p.name for p in own if not _is_option(p) and _metavar(p) in NUMBERED]
        ids = _ids(own)
        filters = {p.name: p.default for p in own if _is_option(p) and p.name not in _NO_FILTERS}

        def run(**given: Any) -> int:
            texts = dict(given)
            format_typed = flags.merge(given, taken, asked.command, asked.output)
            door = _door(asked.command, given, begun=asked.begun)
            door.settings()  # a wrong output format is said before anything is done
            try:
                _require_text(texts, typed, asked.blank)
                _take_apart(door, given, numbered)
                if door.interactive and not asked.rows:
                    _require_there(door, own, given)
                if lacking := [name for name in missing(needed, wants, given) if name != asked.words]:
                    from supportctl.cli.asking import ask  # only where it asks

                    answers = ask(door, function, {p.name: p for p in own}, given, lacking, wants.unless)
                    given |= answers
                    texts |= answers
                    _take_apart(door, given, numbered)
                door.filtered = asked.rows and any(
                    given[name] not in (None, False, "", default) for name, default in filters.items()
                )
                door.arguments = {**_remembered(given, ids, asked.later), "at": door.at_text}
                return function(door, **given)
            except SupportError as error:
                if error.code == "CLOCK_FITS_TWO_DAYS" and door.interactive:
                    from supportctl.cli.checklist import ask_which  # only where it asks

                    if chosen := ask_which(door, error.params["value"], error.params["choices"]):
                        return run(**texts | {error.params["field"].lstrip("-"): chosen})
                if door.interactive:
                    more, error = _more(door, function, own, given, error)
                    if more:
                        return run(**texts | more)
                if not format_typed and sys.stdout and sys.stdout.isatty():
                    door.format = "table"  # on a terminal a verb that answers in JSON fails in a sentence
                return door.show(door.failure(error))

        run.__name__ = function.__name__
        run.__doc__ = function.__doc__
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run


def _more(
    door: Door, function: Callable[..., int], own: Sequence[inspect.Parameter], given: dict[str, Any], error: SupportError
) -> tuple[dict[str, Any], SupportError]:
    """What an error says is wanted, asked for; {} where it wants nothing, or nobody answers, and the error that is to be told."""
    from supportctl.cli.asking import ask_more  # only where it asks

    try:
        return ask_more(door, function, {p.name: p for p in own}, given, error), error
    except SupportError as other:
        return {}, error if other.unanswered else other


def _require_there(door: Door, own: Sequence[inspect.Parameter], given: Mapping[str, Any]) -> None:
    """Where several ids are typed, all of them are there: nothing is asked or written for the first of them otherwise."""
    several = {p.name: p for p in own if not _is_option(p) and isinstance(given[p.name], list) and len(given[p.name]) > 1}
    if not several:
        return
    from supportctl.cli.existing import require  # only where there are several
    from supportctl.cli.questions import asked

    ones = [asked(door, {p.name: p for p in own}, name) for name in several]
    require(door, [(one.kind or one.typed, given[one.name]) for one in ones])


def verb(
    command: str,
    *,
    at: bool = False,
    begun: bool = False,
    dry: bool = False,
    creates: bool = False,
    rows: bool = False,
    blank: Sequence[str] = (),
    words: str = "",
    unless: Mapping[str, str] | None = None,
    later: Sequence[str] = (),
    output: str = "table",
) -> Callable[[Callable[..., int]], Verb]:
    """Make `function(door, ...)` a verb, with the options that it shares with others; see Asked."""
    asked = Asked(command, at, begun, dry, creates, rows, blank, words, unless, later, output)
    return lambda function: Verb(function, asked)


def _shared(own: list[str], asked: Asked) -> list[inspect.Parameter]:
    """The options that many verbs share."""
    found: list[tuple[str, Any, Any]] = []
    if asked.at:
        found.append(("at", _AT, None))
    if asked.dry:
        found.append(("dry_run", _DRY, False))
    if asked.creates:
        found.append(("idempotency_key", _KEY, None))
    if asked.rows:
        found += [("wide", _WIDE, False), ("columns", _COLUMNS, None)]
    found += [("verbose", _VERBOSE, False), ("json", _JSON, False), ("output", _OUTPUT, None), ("quiet", _QUIET, False)]
    # A verb may have an option of that name with a sense of its own: `session list --operator`.
    found += [(n, kind, None) for n, kind in (("db", _DB), ("operator", _OPERATOR), ("lang", _LANG)) if n not in own]
    keyword = inspect.Parameter.KEYWORD_ONLY
    return [inspect.Parameter(name, keyword, default=default, annotation=kind) for name, kind, default in found]


def _door(command: str, given: dict[str, Any], *, begun: bool) -> Door:
    """The door of one call; what it knows is taken out of `given`. Raises InvalidInput where the command can't be a line of a batch."""
    lines.require_line(command)
    return Door(
        command,
        format=given.pop("output"),
        quiet=given.pop("quiet"),
        at_text=given.pop("at", None),
        begun=begun,
        dry_run=given.pop("dry_run", False),
        key=given.pop("idempotency_key", None),
        verbose=given.pop("verbose"),
        wide=given.pop("wide", False),
        columns=given.pop("columns", None),
    )


def _take_apart(door: Door, given: dict[str, Any], numbered: list[str]) -> None:
    """Lists and ranges of numbers become the numbers that they name."""
    for name in numbered:
        given[name], listed = numbers.expanded(given[name] or [])
        door.listed = door.listed or listed
    for name in ("ticket", "into"):  # --ticket '#5'
        if isinstance(given.get(name), str):
            given[name] = numbers.bare(given[name])


def _ids(own: Sequence[inspect.Parameter]) -> list[str]:
    """The arguments that took one id in the first release, and take several now."""
    several = [p for p in own if p.annotation.__origin__ == list[str] and not _is_option(p)]
    return [p.name for p in several if ALWAYS_SEVERAL not in p.annotation.__metadata__]


def _remembered(given: Mapping[str, Any], ids: Sequence[str], later: Sequence[str]) -> dict[str, Any]:
    """What an idempotency key remembers of what was given, in the shape of the first release: one id isn't a list of one there."""
    found = {name: value for name, value in given.items() if name not in later or value not in (None, False)}
    return found | {name: found[name][0] for name in ids if len(found[name]) == 1}


def _metavar(parameter: inspect.Parameter) -> str:
    return (parameter.annotation.__metadata__[0].metavar or "").strip("[].")


def _is_option(parameter: inspect.Parameter) -> bool:
    return _typed(parameter).startswith("-")


def _typed(parameter: inspect.Parameter) -> str:
    """An option as it is typed, an argument by its name."""
    info = parameter.annotation.__metadata__[0]
    # In an Annotated, Typer takes the first name for the default until it builds the command.
    names = [name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str) and name.startswith("-")]
    return names[0] if names else parameter.name.rstrip("_")


def _require_text(given: dict[str, Any], typed: dict[str, str], blank: Sequence[str]) -> None:
    """What is given says something: to leave it out is something else. Bytes that are no text can't be looked up or stored; only
    the name of a file may have them. Raises InvalidInput."""
    for name, value in given.items():
        texts = [t for t in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(t, str)]
        if name not in blank and not all(t.strip() for t in texts):
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
