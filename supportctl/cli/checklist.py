"""The start checklist, asked line by line on a terminal; and whether one is sure. Off a terminal nothing is ever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.cli.context import Door
from supportctl.cli.questions import worded
from supportctl.cli.terminal import Completion, NoAnswer, ask_line, ask_text, ask_yes, tell
from supportctl.cli.typed import Start
from supportctl.errors import InvalidInput
from supportctl.record import encoded
from supportctl.wording.safe import safe
from supportctl.wording.words import Words, words

if TYPE_CHECKING:
    from supportctl.desk.session.checklist import Checklist


def ask_checklist(door: Door, ticket: str, start: Start, *, leaving: bool = False) -> Start:
    """The start with what was confirmed and the phone number, after asking for what wasn't given; nothing is asked when it is refused
    anyway, and nothing more after a no. Each line names its clause. `leaving`: the operator's own session stops for the one that
    begins."""
    from supportctl.desk.session import checklist

    with door.store.read() as db:
        asked = checklist.checklist(door.act(db), ticket, **start._asdict(), leaving=leaving).data
    return answered(door, asked, start)


def answered(door: Door, asked: Checklist, start: Start) -> Start:
    """Ask what the checklist says."""
    say = words(door.settings().lang)
    given = list(start.confirmed)
    try:
        for name, clause in asked.ask.items():
            text = say.clause_text(asked.regulation, asked.version, clause)
            if not ask_yes(f"{clause} {text}", say):
                return start._replace(confirmed=given)
            given.append(name)
        phone = _phone(door, say) if asked.phone else start.phone
    except NoAnswer:
        return start._replace(confirmed=given)
    return start._replace(confirmed=given, phone=phone)


def _phone(door: Door, say: Words) -> str:
    """A number that can be one: any other answer is told and asked again. Raises NoAnswer."""
    from supportctl.desk.ground import inputs

    while True:
        found = ask_text(worded(say.prompt(door.command, "--phone"), "--phone"), say, phones(door))
        try:
            inputs.phone(found)
        except InvalidInput as error:
            tell(say.error_line(error.code, error.params))
        else:
            return found


def phones(door: Door) -> Completion:
    """Stored numbers that begin with what was typed, once that is three digits: the caller says the number, not the desk."""
    from supportctl.cli.complete import values

    return lambda prefix: [value for value, _ in values("phone", prefix, door.target)]


def ask_which(door: Door, typed: str, choices: list[str]) -> str | None:
    """Which of two or more instants was meant; asked again until one is named, None when nothing is answered."""
    say = words(door.settings().lang)
    listed = ", ".join(f"{number}: {say.exactly(choice)}" for number, choice in enumerate(choices, 1))
    try:
        while answer := ask_line(f"{say.text('which_time', typed=safe(typed), choices=listed)} "):
            if answer in map(str, range(1, len(choices) + 1)):
                return choices[int(answer) - 1]
    except NoAnswer:
        pass
    return None


def require_key(door: Door, clients: list[str], key: str | None) -> None:
    """Show of each client what an erasure takes and what stays, and ask for its key. Raises InvalidInput without a terminal, or when
    another word is answered, and what the erasure is refused for, before anything is asked."""
    if not door.interactive or "-" in clients:
        raise InvalidInput("NO_TERMINAL", what=door.command)
    from supportctl.desk.client import erasing

    say = words(door.settings().lang)
    with door.store.read() as db:
        found = [erasing.erase(door.act(db), client, key=key) for client in clients]
    for outcome in found:
        erased = outcome.data
        goes = ", ".join(f"{say.label(table)} {count}" for table, count in erased.erased.items())
        stays = ", ".join(f"{document.number} ({document.keep_until})" for document in erased.kept)
        tell(say.text("erase_goes", client=safe(erased.key), rows=safe(goes)))
        tell(say.text("erase_stays", documents=safe(stays)) if stays else say.text("erase_stays_none"))
        for code, params in outcome.notes:
            if code == "SERIALS_STAY":
                tell(say.note(code, params))
        try:
            answer = ask_line(f"{say.text('erase_key')} ")
        except NoAnswer:
            answer = ""
        if answer != erased.key:
            raise InvalidInput("NOT_SURE")


def require_annulment(door: Door, numbers: list[str], reason: str) -> None:
    """Say of each document what becomes of it when it is annulled, and ask. Raises InvalidInput unless the answer is yes, and what the
    annulment is refused for, before anything is asked."""
    from supportctl.desk.invoice import annulling

    say = words(door.settings().lang, on_screen=True)
    with door.store.read() as db:
        found = [annulling.annul(door.act(db), number, reason=reason).data.core for number in numbers]
    for document in found:
        gross = say.value(encoded({"gross": document.gross})["gross"])
        goes = "annul_goes_correction" if document.kind == "correction" else "annul_goes"
        tell(say.text(goes, number=safe(document.number), client=safe(document.client), gross=gross))
        try:
            sure = ask_yes(say.text("annul_sure", number=safe(document.number)), say)
        except NoAnswer:
            sure = False
        if not sure:
            raise InvalidInput("ANNUL_NOT_SURE", number=document.number)


def require_undo(door: Door) -> None:
    """Where an undo passes over later documents, say what it takes back and what it passes over, and ask. Raises InvalidInput unless
    the answer is yes, and what the undo is refused for, before anything is asked."""
    from supportctl.desk.undo import undoing

    say = words(door.settings().lang, on_screen=True)
    with door.store.read() as db:
        found = undoing.undo(door.act(db))
    if not found.notes:
        return
    tell(say.value(encoded({"sentence": found.data.sentence})["sentence"]))
    for code, params in found.notes:
        tell(say.note(code, params))
    try:
        sure = ask_yes(say.text("undo_sure"), say)
    except NoAnswer:
        sure = False
    if not sure:
        raise InvalidInput("UNDO_NOT_SURE")
