"""The NIP of a client that is put on record: a consumer has none, and one may be another client's on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.cli.questions import asked, question
from supportctl.cli.terminal import NoAnswer, ask_line, ask_yes, tell
from supportctl.errors import SupportError

if TYPE_CHECKING:
    from supportctl.cli.dialogue import Dialogue


def ask(talk: Dialogue) -> None:
    """Ask for a NIP until it can be used; Enter is a consumer, who has none. Raises InvalidInput ANSWERS_ENDED."""
    one = asked(talk.door, talk.own, "nip")
    more = "" if talk.given.get("sole_trader") else "or_consumer"
    while "nip" not in talk.answers:
        try:
            text = ask_line(question(talk.door, one, talk.say, more=more))
        except NoAnswer:
            raise talk.ended(one, []) from None
        if not text and more:
            talk.answers["consumer"] = True
            return
        if not text:
            tell(talk.say.text("answer_wanted"))
            continue
        talk.answers["nip"] = text
        if (error := talk.wrong(one, text, [])) is not None:
            mend(talk, error, again=False)


def mend(talk: Dialogue, error: SupportError, *, again: bool = True) -> None:
    """Say why the NIP that was answered can't be used, and ask `again`; where another client has it, first whether it is meant all the
    same. Raises InvalidInput ANSWERS_ENDED."""
    typed = talk.answers.pop("nip")
    if error.code == "SAME_NIP":
        tell(talk.say.error(error.code, error.params)[0])
        try:
            if ask_yes(talk.say.text("same_nip_sure"), talk.say):
                talk.answers |= {"nip": typed, "same_nip_as": error.params["client"]}
        except NoAnswer:
            raise talk.ended(asked(talk.door, talk.own, "nip"), []) from None
    else:
        talk.tell_error(error)
    if again:
        ask(talk)
