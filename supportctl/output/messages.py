"""What people are told beside the answer: errors, refusals, notes. One line each, for stderr."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supportctl.output.blocks import Marks
from supportctl.output.reply import Reply
from supportctl.wording import Words
from supportctl.wording.safe import safe


def lines(reply: Reply, words: Words, marks: Marks, *, answered: bool, quiet: bool) -> list[str]:
    """All lines of a reply. `answered`: stdout has said yes or no already."""
    found: list[str] = []
    if reply.items is not None:
        for reference, item in reply.items:
            said = lines(item, words, marks, answered=answered and item.data is not None, quiet=quiet)
            found += [f"{safe(reference)}: {line}" for line in said]
    found += _refused(reply, words, marks, answered) if reply.exit_code == 4 else _failed(reply, words)
    if not quiet:
        found += [f"{words.text('note')} {words.note(code, params)}" for code, params in reply.notes]
    return found


def _failed(reply: Reply, words: Words) -> list[str]:
    return [f"supportctl: {words.error_line(e['code'], e.get('params') or {})}" for e in reply.errors]


def _refused(reply: Reply, words: Words, marks: Marks, answered: bool) -> list[str]:
    """The answer, then one line per failed ground with what to do about it; a hint is given once."""
    plain = [e for e in reply.errors if not e.get("ground")]
    found = [f"supportctl: {words.error_line(e['code'], e.get('params') or {})}" for e in plain]
    if reply.decision is not None and not answered:
        found.append(words.answer(reply.decision))
    hints: set[str] = set()
    for error in reply.errors:
        ground: Mapping[str, Any] | None = error.get("ground")
        if not ground:
            continue
        hint = words.error(error["code"], error.get("params") or {})[1]
        if hint in hints or (answered and not hint):
            hint = ""
        hints.add(hint)
        if not answered:
            head = f"  {marks.of(ground.get('passed'))} {safe(ground.get('clause', '?'))} {safe(ground.get('version', ''))}"
            found.append(f"{head} {words.with_hint(words.ground(ground), hint)}")
    return found
