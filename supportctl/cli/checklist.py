"""The start checklist, asked line by line on a terminal. Off a terminal nothing is ever asked."""

from __future__ import annotations

import sys

from supportctl.cli.context import Door
from supportctl.desk.act import Act
from supportctl.desk.results import Outcome
from supportctl.desk.tickets import find
from supportctl.regulations import shelf


def ask_checklist(door: Door, ticket: str, confirmed: list[str], phone: str | None) -> tuple[list[str], str | None]:
    """What was confirmed and the phone number, after asking for what wasn't given. Each line names its clause."""
    from supportctl.wording.words import words

    def facts(act: Act) -> Outcome:
        found = find(act.db, ticket)
        law = shelf(found.regulation).law.on(act.day)
        return Outcome({"regulation": found.regulation, "version": law.version.id, "ask": law.value("start.confirmations").value})

    with door.store.read() as db:
        asked = facts(door.act(db)).data
    say = words(door.settings().lang)
    given = list(confirmed)
    for name, clause in asked["ask"].items():
        if name in given:
            continue
        line = f"{clause} {say.clause_text(asked['regulation'], asked['version'], clause)} [{name}] [y/N] "
        if _prompt(line).casefold() in ("y", "yes", "t", "tak"):
            given.append(name)
    if phone is None:
        phone = _prompt(f"{say.label('phone')}: ") or None
    return given, phone


def _prompt(line: str) -> str:
    """One answer; the question goes to stderr, so that stdout stays the result."""
    sys.stderr.write(line)
    sys.stderr.flush()
    return sys.stdin.readline().strip()
