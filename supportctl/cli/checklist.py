"""The start checklist, asked line by line on a terminal; and whether one is sure. Off a terminal nothing is ever asked."""

from __future__ import annotations

import sys

from supportctl.cli.context import Door
from supportctl.errors import InvalidInput
from supportctl.wording.safe import safe
from supportctl.wording.words import words


def ask_checklist(
    door: Door, ticket: str, confirmed: list[str], phone: str | None, *, leaving: bool = False
) -> tuple[list[str], str | None]:
    """What was confirmed and the phone number, after asking for what wasn't given. Each line names its clause. `leaving`: the
    operator's own session stops for the one that begins."""
    from supportctl.desk.session import starting

    with door.store.read() as db:
        asked = starting.checklist(door.act(db), ticket, confirmed=confirmed, phone=phone, leaving=leaving).data
    say = words(door.settings().lang)
    given = list(confirmed)
    for name, clause in asked.ask.items():
        text = say.clause_text(asked.regulation, asked.version, clause)
        if _yes(_prompt(f"{clause} {text} [{name}] {say.text('yes_or_no')} ")):
            given.append(name)
    return given, phone or (_prompt(f"{say.label('phone')}: ") if asked.phone else "") or None


def ask_which(door: Door, typed: str, choices: list[str]) -> str | None:
    """Which of two or more instants was meant; asked again until one is named, None when nothing is answered."""
    say = words(door.settings().lang)
    listed = ", ".join(f"{number}: {say.exactly(choice)}" for number, choice in enumerate(choices, 1))
    while answer := _prompt(f"{say.text('which_time', typed=safe(typed), choices=listed)} "):
        if answer in map(str, range(1, len(choices) + 1)):
            return choices[int(answer) - 1]
    return None


def require_sure(door: Door, question: str, **params: str) -> None:
    """Ask before an act that can't be undone. Raises InvalidInput without a terminal, or when the answer isn't yes."""
    say = words(door.settings().lang)
    line = say.text(question, **{name: safe(value) for name, value in params.items()})
    if not door.interactive:
        raise InvalidInput("NO_TERMINAL", what=door.command)
    if not _yes(_prompt(f"{line} {say.text('yes_or_no')} ")):
        raise InvalidInput("NOT_SURE")


def _yes(answer: str) -> bool:
    return answer.casefold() in ("y", "yes", "t", "tak")


def _prompt(line: str) -> str:
    """One answer; the question goes to stderr, so that stdout stays the result."""
    sys.stderr.write(line)
    sys.stderr.flush()
    return sys.stdin.readline().strip()
