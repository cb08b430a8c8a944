"""Words written in an editor, with a ticket's last words as remarks."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from contextlib import suppress

from supportctl.cli.context import Door
from supportctl.cli.incoming import read_text
from supportctl.errors import InvalidInput
from supportctl.wording.safe import safe, safe_lines
from supportctl.wording.words import words

# So many entries of the history stand as remarks.
_LAST = 3


def has_editor() -> bool:
    """Is one named?"""
    return bool((os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip())


def edited(door: Door, ticket: str | None) -> str:
    """What was written. Raises InvalidInput: NO_EDITOR, EDITOR_FAILED (editor, detail), NOTHING_WRITTEN."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not command.strip():
        raise InvalidInput("NO_EDITOR")
    handle, path = tempfile.mkstemp(prefix="supportctl-", suffix=".txt")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n" + "".join(f"# {line}\n" for line in _remarks(door, ticket)))
        _open(command, path)
        written = read_text(path, empty=True)
    finally:
        with suppress(OSError):  # an editor may have taken it away
            os.unlink(path)
    text = "\n".join(line for line in written.splitlines() if not line.startswith("#")).strip()
    if not text:
        raise InvalidInput("NOTHING_WRITTEN")
    return text


def _open(command: str, path: str) -> None:
    out = None if sys.stdout and sys.stdout.isatty() else 2  # stdout is for the answer
    try:
        code = subprocess.call([*shlex.split(command), path], stdout=out)
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise InvalidInput("EDITOR_FAILED", editor=command, detail=detail) from error
    if code:
        raise InvalidInput("EDITOR_FAILED", editor=command, detail=f"exit {code}")


def _remarks(door: Door, ticket: str | None) -> list[str]:
    """What the lines are for, and the ticket's last words; none that are confidential."""
    say = words(door.settings().lang)
    found = [say.text("editor_head")]
    if ticket is None:
        return found
    from supportctl.desk.ticket import showing

    with door.store.read() as db:
        shown = showing.show_ticket(door.act(db), ticket, confidential=False).data
    found.append(f"#{shown.id} {safe(shown.subject)} ({safe(shown.client or '')})")
    entries = [entry for entry in shown.history if entry.message is not None] if isinstance(shown.history, tuple) else []
    for entry in entries[-_LAST:]:
        found.append(f"{entry.at:%Y-%m-%d %H:%M} {safe(entry.actor)}, {say.word(entry.kind)}:")
        found += [f"  {line}" for line in safe_lines(entry.message or "")]
    return found
