"""What people are told beside the answer: errors, refusals, notes. One line each, for stderr."""

from __future__ import annotations

from collections.abc import Mapping

from supportctl.output.blocks import Marks
from supportctl.output.reply import Reply
from supportctl.told import Failure
from supportctl.wording.safe import cut, safe
from supportctl.wording.words import Words

# Notes that --quiet doesn't leave out.
_ALWAYS = ("NUMBERED_AHEAD",)


def lines(reply: Reply, words: Words, marks: Marks, *, answered: bool, quiet: bool, name: str = "") -> list[str]:
    """All lines of a reply. `answered`: stdout has said yes or no, ground by ground. `name`: which of several ids it is."""
    found: list[str] = []
    for reference, item in reply.items or ():
        said = answered and item.data is not None
        found += lines(item, words, marks, answered=said, quiet=quiet, name=f"{safe(cut(reference))}: ")
    # What doctor found is said once, line by line.
    for error in () if answered and reply.command == "doctor" else reply.errors:
        if error.params.get("told_today"):  # by an earlier run of cron
            continue
        if error.ground is None:
            found.append(f"supportctl: {name}{_about(error, words)}{words.error_line(error.code, error.params)}")
        elif "cron_item" in error.params:
            found.append(f"supportctl: {_about(error, words)}{words.refusal(error.ground)}")
    if reply.exit_code == 4 and not answered and reply.command != "cron run":
        found += _refused(reply, words, marks, name)
    notes = [note for note in reply.notes if not quiet or note.code in _ALWAYS]
    found += [f"{words.text('note')} {name}{words.note(note.code, note.params)}" for note in notes]
    return found


def _about(error: Failure, words: Words) -> str:
    """Which line of a file, or which of the things that cron did, failed."""
    if "in_line" in error.params:
        return words.text("in_line", line=error.params["in_line"])
    item = error.params.get("cron_item")
    if not isinstance(item, Mapping):
        return ""
    from supportctl.output.cron import name_of  # only where one failed

    return f"{name_of(item, words)}: "


def _refused(reply: Reply, words: Words, marks: Marks, name: str) -> list[str]:
    """The answer, then one line per failed ground with what to do about it; a hint is given once, and so are the words of the ground
    that the answer names: its line, the first, has the clause and the hint alone."""
    found = [] if reply.decision is None else [f"{name}{words.answer(reply.decision)}"]
    first = None if reply.decision is None else reply.decision.foremost()
    told = () if reply.decision is None else reply.decision.said()
    given = {""}
    for error in sorted(reply.errors, key=lambda each: each.ground != first):
        ground = error.ground
        if ground is None or (told and ground not in told):
            continue
        said, todo = words.apart(words.ground(ground))
        hint = todo or words.error(error.code, error.params)[1]
        if ground == first:  # the answer ends with what is to be done where no other ground follows
            said, hint = "", "" if todo and len(reply.errors) == 1 else hint
        head = f"{marks.of(ground.passed)} {safe(ground.clause)} {words.word(ground.version)}"
        found.append(f"{name or '  '}{head} {words.with_hint(said, '' if hint in given else hint).strip()}".rstrip())
        given.add(hint)
    return found
