"""What people are told beside the answer: errors, refusals, notes. One line each, for stderr."""

from __future__ import annotations

from supportctl.output.blocks import Marks
from supportctl.output.reply import Reply
from supportctl.wording.safe import cut, safe
from supportctl.wording.words import Words


def lines(reply: Reply, words: Words, marks: Marks, *, answered: bool, quiet: bool, name: str = "") -> list[str]:
    """All lines of a reply. `answered`: stdout has said yes or no, ground by ground. `name`: which of several ids it is."""
    found: list[str] = []
    for reference, item in reply.items or ():
        said = answered and item.data is not None
        found += lines(item, words, marks, answered=said, quiet=quiet, name=f"{safe(cut(reference))}: ")
    for error in reply.errors:
        if error.ground is None:
            found.append(f"supportctl: {name}{words.error_line(error.code, error.params)}")
    if reply.exit_code == 4 and not answered:
        found += _refused(reply, words, marks, name)
    if not quiet:
        found += [f"{words.text('note')} {name}{words.note(code, params)}" for code, params in reply.notes]
    return found


def _refused(reply: Reply, words: Words, marks: Marks, name: str) -> list[str]:
    """The answer, then one line per failed ground with what to do about it; a hint is given once."""
    found = [] if reply.decision is None else [f"{name}{words.answer(reply.decision)}"]
    given = {""}
    for error in reply.errors:
        ground = error.ground
        if ground is None:
            continue
        hint = words.error(error.code, error.params)[1]
        head = f"{marks.of(ground.passed)} {safe(ground.clause)} {words.word(ground.version)}"
        found.append(f"{name or '  '}{head} {words.with_hint(words.ground(ground), '' if hint in given else hint)}")
        given.add(hint)
    return found
