"""Questions on a terminal: one line, answered or asked again. They go to stderr, so that stdout stays the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable

from supportctl.output.wrapping import on_terminal
from supportctl.wording.words import Words

# Gives what may follow on what was typed.
Completion = Callable[[str], list[str]]
_YES, _NO = ("y", "yes", "t", "tak"), ("n", "no", "nie")


class NoAnswer(Exception):
    """There was no answer: the answers ended (Ctrl-D)."""


def tell(sentence: str) -> None:
    """A sentence on stderr, on a terminal in lines of its width."""
    sys.stderr.write(f"{on_terminal(sentence, sys.stderr)}\n")
    sys.stderr.flush()


def ask_line(question: str, completion: Completion | None = None) -> str:
    """One line without the blanks around it, "" for an empty one; TAB completes it where the terminal can. Raises NoAnswer at the
    end of the answers."""
    *above, question = f"{on_terminal(question.rstrip(), sys.stderr)} ".split("\n")
    for line in above:
        sys.stderr.write(f"{line}\n")
    try:
        if completion is not None and _can_edit():
            sys.stderr.flush()
            return _edited(question, completion)
        sys.stderr.write(question)
        sys.stderr.flush()
        line = sys.stdin.readline()
    except KeyboardInterrupt:  # what is said of it has a line of its own
        sys.stderr.write("\n")
        raise
    if not line:
        sys.stderr.write("\n")
        raise NoAnswer
    return line.strip()


def ask_text(question: str, say: Words, completion: Completion | None = None) -> str:
    """The same where a word is wanted: an empty line is told once that it is needed, and asked again. Raises NoAnswer."""
    told = False
    while not (found := ask_line(question, completion)):
        if not told:
            tell(say.text("answer_wanted"))
            told = True
    return found


def ask_yes(question: str, say: Words) -> bool:
    """Yes or no; anything else is asked again. Raises NoAnswer."""
    while True:
        answer = ask_line(f"{question} {say.text('yes_or_no')} ").casefold()
        if answer in (*_YES, *_NO):
            return answer in _YES
        tell(say.text("yes_or_no_wanted"))


def _can_edit() -> bool:
    """readline draws on stdout: only where that is the terminal, too."""
    return bool(sys.stdin is sys.__stdin__ and sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def _edited(question: str, completion: Completion) -> str:
    try:
        import readline
    except ImportError:  # not every Python has it
        return ask_line(question)
    offered: list[str] = []

    def offer(prefix: str, state: int) -> str | None:
        if state == 0:
            offered[:] = completion(prefix)
        return offered[state] if state < len(offered) else None

    readline.set_auto_history(False)
    readline.set_completer_delims("")
    readline.set_completer(offer)
    readline.parse_and_bind("tab: complete")
    try:
        return input(question).strip()
    except EOFError:
        sys.stderr.write("\n")
        raise NoAnswer from None
    finally:
        readline.set_completer(None)
