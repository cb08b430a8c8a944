"""What is missing is asked for one after the other on a terminal, once it is clear that the act isn't refused anyway."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from supportctl.cli.context import Door
from supportctl.errors import InvalidInput, Refused, SupportError


class Rehearsal(Door):
    """Does everything but write and print: what an act is refused for comes out as an error."""

    @property
    def interactive(self) -> bool:
        """Nothing is asked in a rehearsal."""
        return False

    def show(self, reply: Any) -> int:
        """Nothing is printed."""
        return int(reply.exit_code)


def ended(missing: Sequence[str]) -> InvalidInput:
    """The answers ended (Ctrl-D): an error that no more questions follow. `missing`: what was still to be answered, as it is called."""
    error = InvalidInput("ANSWERS_ENDED", missing=", ".join(missing))
    error.unanswered = True
    return error


def rehearsed(door: Door) -> Rehearsal:
    """A door like this one, for a rehearsal."""
    return Rehearsal(door.command, at_text=door.at_text, begun=door.begun, dry_run=True)


def ask(
    door: Door,
    function: Callable[..., int],
    parameters: Mapping[str, inspect.Parameter],
    given: Mapping[str, Any],
    missing: list[str],
    unless: Mapping[str, str],
) -> dict[str, Any]:
    """{parameter: answer} for what is missing, in the order of the parameters. Raises what the act is refused for anyway, and
    InvalidInput ANSWERS_ENDED where there is no answer."""
    from supportctl.cli.dialogue import Dialogue  # only where it asks

    talk = Dialogue(door, function, parameters, given)
    wanted = [name for name in parameters if name in missing]
    talk.require_known()
    talk.foresee(wanted)
    for other in dict.fromkeys(unless[name] for name in missing if name in unless):
        talk.offer(other, [name for name in wanted if unless.get(name) != other])
    wanted = [name for name in wanted if name not in unless or unless[name] not in talk.answers]
    if talk.answers:
        talk.foresee(wanted)
    for at, name in enumerate(wanted):
        talk.put(name, wanted[at + 1 :])
    talk.settle()
    return talk.answers


def ask_more(
    door: Door,
    function: Callable[..., int],
    parameters: Mapping[str, inspect.Parameter],
    given: Mapping[str, Any],
    error: SupportError,
) -> dict[str, Any]:
    """{parameter: answer} for what an error says is wanted; {} where it says nothing of the kind. Raises InvalidInput ANSWERS_ENDED where
    there is no answer."""
    from supportctl.cli.dialogue import Dialogue  # only where it asks

    talk = Dialogue(door, function, parameters, given)
    if not (lacking := talk.lacks(error)):
        return {}
    talk.require_known()
    talk.foresee(lacking[-1:])
    talk.supply(error)
    talk.settle()
    return talk.answers


def failed(error: Refused) -> list[str]:
    """The codes of the grounds in the way."""
    return [] if error.decision is None else [ground.code for ground in error.decision.in_the_way()]
