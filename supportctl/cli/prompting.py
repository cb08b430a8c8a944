"""The prompt of the shell by prompt_toolkit: completion, history, and a line below that goes on while one types. The only file that
knows prompt_toolkit, which comes with the extra `shell`."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

# Words that are to be forgotten, or seen by few: the line that gave them isn't kept.
_UNKEPT = re.compile(r"(^|\s)--(conf(idential)?|soft(ware)?)\b")
# How often the line below is drawn, and how much of the time may go into asking the desk for it.
_DRAWN_SECONDS = 0.5
_SHARE = 20

# (what stands before the word, the word) → what may stand in its place.
Offer = Callable[[str, str], list[str]]


def prompt(message: str, offer: Offer, status: Callable[[], str], path: str) -> Callable[[], str]:
    """What asks for the next line; `status`: the line below; `path`: of the history, "" for none. It raises EOFError for Ctrl-D,
    KeyboardInterrupt for Ctrl-C."""
    session: PromptSession[str] = PromptSession(
        message,
        completer=_Offered(offer),
        complete_while_typing=False,
        history=_history(path),
        bottom_toolbar=_Ticking(status).text,
        refresh_interval=_DRAWN_SECONDS,
    )
    return session.prompt


class _Offered(Completer):
    """What TAB offers: what it offers in a shell."""

    def __init__(self, offer: Offer) -> None:
        self.offer = offer

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        before = document.text_before_cursor
        word = re.split(r"[ \t]", before)[-1]
        for value in self.offer(before[: len(before) - len(word)], word):
            yield Completion(value, start_position=-len(word))


class _Ticking:
    """The line below the prompt, asked for anew every second, and less often where the desk takes long to answer."""

    def __init__(self, status: Callable[[], str]) -> None:
        self.status = status
        self._said, self._until = "", 0.0

    def text(self) -> str:
        began = time.monotonic()
        if began >= self._until:
            self._said = self.status()
            took = time.monotonic() - began
            self._until = began + max(1.0, took * _SHARE)
        return self._said


def _history(path: str) -> History:
    """The file of what was typed, of its owner alone; only of this shell where it can't be written."""
    if not path:
        return InMemoryHistory()
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
        os.chmod(path, 0o600)
    except OSError:
        return InMemoryHistory()
    return _Kept(path)


class _Kept(FileHistory):
    """A file of lines, without those that are to be forgotten, or that begin with a blank."""

    def store_string(self, string: str) -> None:
        if string.startswith((" ", "\t")) or _UNKEPT.search(string):
            return
        try:
            super().store_string(string)
        except OSError:
            return  # a full disk: this shell still knows the line
