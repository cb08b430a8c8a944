"""Long words of an act on tickets: typed, from a file, from a template, or written in an editor."""

from __future__ import annotations

from collections.abc import Callable

from supportctl.cli.context import Door
from supportctl.errors import InvalidInput, Refused
from supportctl.tuples import NamedTuple


class Typed(NamedTuple):
    """Where the words come from; at most one of them."""

    message: str | None
    message_file: str | None
    template: str | None


class Body(NamedTuple):
    """The words; `template`: they have fields that the desk fills."""

    words: str | None
    template: bool = False


def write(door: Door, ids: list[str], typed: Typed, go: Callable[[Door, Body], int], *, wanted: bool = True) -> int:
    """Do `go` with the words. Where none were typed, on a terminal, an editor is opened, but not for what is refused anyway; unless
    they are `wanted`, only where the regulation asks for an explanation."""
    body = _typed(door, typed)
    if body.words is None and door.interactive:
        single = len(ids) == 1 and ids[0] != "-"
        if wanted or (single and _explanation_wanted(door, go)):
            from supportctl.cli.editor import edited, has_editor  # only where it is opened

            if wanted and not has_editor():  # the words were asked for, and none came
                raise InvalidInput("MISSING", field="--message")
            if wanted and single:
                _rehearse(door, go, Body("…"))
            body = Body(edited(door, ids[0] if single else None))
            door.arguments["words"] = body.words
    if body.words is None and wanted:
        raise InvalidInput("MISSING", field="--message")
    return go(door, body)


def _typed(door: Door, typed: Typed) -> Body:
    given = [f"--{name.replace('_', '-')}" for name, value in typed._asdict().items() if value is not None]
    if len(given) > 1:
        raise InvalidInput("NOT_TOGETHER", left=given[0], right=given[1])
    if typed.template is None:
        return Body(door.words(typed.message, typed.message_file, "--message"))
    from supportctl.cli import templates

    found = templates.text(typed.template)
    door.arguments["words"] = found
    return Body(found, template=True)


def _rehearse(door: Door, go: Callable[[Door, Body], int], body: Body) -> None:
    from supportctl.cli.asking import rehearsed

    go(rehearsed(door), body)


def _explanation_wanted(door: Door, go: Callable[[Door, Body], int]) -> bool:
    from supportctl.cli.asking import failed

    try:
        _rehearse(door, go, Body(None))
    except Refused as refused:
        return set(failed(refused)) == {"not-explained"}
    return False
