"""`supportctl shell`: commands at a prompt, in one process, with a line of what runs.

With the extra `shell` by prompt_toolkit: that line stands below the prompt and goes on, and what was typed is kept in a file, which
an erasure removes, for it may name the client. Without it, or on a terminal that can't move its cursor, by readline: the line stands
above each prompt, and what was typed is remembered only while the shell runs.
"""

from __future__ import annotations

import glob
import os
import shlex
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from types import ModuleType

from supportctl.calendar import WARSAW
from supportctl.cli import lines
from supportctl.cli.batch import clean_up, defaults_of, door_of_line, is_command, run_line
from supportctl.cli.complete import answer
from supportctl.cli.context import Door
from supportctl.cli.settings import log_dir
from supportctl.errors import InvalidInput, NotFound, SupportError
from supportctl.store.kept import Kept
from supportctl.wording.safe import cut, safe
from supportctl.wording.words import Words, words

PROMPT = "supportctl> "
LEAVE = ("exit", "quit")
# So many overdue tickets are counted.
_COUNTED = 100


def talk(door: Door) -> int:
    """Until Ctrl-D, exit or quit: 0. Raises InvalidInput off a terminal."""
    if not (door.interactive and sys.stdout and sys.stdout.isatty()):
        raise InvalidInput("NOT_A_TERMINAL")
    say = words(door.settings().lang)
    with closing(Kept()) as kept, lines.within(lines.Lines(defaults_of(door), kept, asks=True, stdin_taken=True)):
        sys.stdout.write(f"{say.text('shell_begins')}\n")
        status(say)  # what it imports stays
        ask = _prompt(say, door.target)
        clean_up()
        while True:
            try:
                line = ask()
                if line.strip() in LEAVE:
                    return 0
                if is_command(line):
                    run_line(line)
            except EOFError:
                sys.stdout.write("\n")
                return 0
            except KeyboardInterrupt:  # the line is dropped, the shell stays
                sys.stdout.write("\n")


def _prompt(say: Words, target: str) -> Callable[[], str]:
    """What asks for the next line. It raises EOFError where the operator leaves by Ctrl-D."""
    if os.environ.get("TERM") not in ("dumb", "", None):
        try:
            from supportctl.cli.prompting import prompt
        except ImportError:  # without the extra
            pass
        else:
            return prompt(PROMPT, lambda before, text: offered(before, text, target), lambda: status(say), history_path())
    editor = _editor()
    return lambda: _asked(say, editor, target)


def history_path() -> str:
    """The file of what was typed at the prompt; "" without a home."""
    found = log_dir()
    return os.path.join(found, "shell-history") if found else ""


def forget_history() -> None:
    """Remove that file: what was typed may name a client who is erased."""
    with suppress(OSError):
        os.unlink(history_path())


def _asked(say: Words, editor: ModuleType | None, target: str) -> str:
    """The next line, by readline."""
    sys.stdout.write(f"\n{status(say)}\n")
    sys.stdout.flush()
    if editor is not None:
        # A question of the last command may have set its own.
        editor.set_completer_delims(" \t")
        editor.set_completer(_Completer(editor, target).offer)
    line = input(PROMPT)
    if editor is not None and line.strip():
        editor.add_history(line)
    return line


def status(say: Words) -> str:
    """The clock, the operator, the running session with what is left of its hours, and how many tickets are overdue."""
    door = door_of_line()
    try:
        parts = [f"{door.now.astimezone(WARSAW):%H:%M}", safe(cut(door.operator))]
        parts += _of_the_desk(door, say)
    except SupportError as error:  # the next command says it in full
        parts = [say.error(error.code, error.params)[0]]
    return "  ".join(parts)[: max(door.settings().width - 1, 1)]


def _of_the_desk(door: Door, say: Words) -> list[str]:
    from supportctl.desk.session import showing
    from supportctl.desk.ticket.listing import Filters, list_tickets

    with door.store.read() as db:
        act = door.act(db)
        try:
            running = showing.status_line(act).data
            parts = [say.text("watching", **{name: safe(value) for name, value in running._asdict().items()})]
        except NotFound:
            parts = [say.text("shell_idle")]
        overdue = list_tickets(act, Filters(overdue=True), limit=_COUNTED + 1, count_all=False, leave_out_over=False).data
    if overdue:
        many = len(overdue) > _COUNTED
        parts.append(say.text("shell_overdue", count=f"{_COUNTED}+" if many else str(len(overdue))))
    return parts


def _editor() -> ModuleType | None:
    """readline; None where this Python has none."""
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)
    readline.parse_and_bind("tab: complete")
    return readline


class _Completer:
    """What TAB offers at the prompt: what it offers in a shell."""

    def __init__(self, editor: ModuleType, target: str) -> None:
        self.editor, self.target = editor, target
        self.found: list[str] = []

    def offer(self, text: str, state: int) -> str | None:
        """The match of that number for the word that stands before the cursor; for readline."""
        if state == 0:
            self.found = offered(self.editor.get_line_buffer()[: self.editor.get_begidx()], text, self.target)
        return self.found[state] if state < len(self.found) else None


def offered(before: str, text: str, target: str) -> list[str]:
    """The words that may stand in place of `text`, as they are typed; the only one with a blank behind it."""
    begun = _begun(before)
    typed = shlex.split(before[: len(before) - len(begun)])
    if typed[:1] == ["supportctl"]:
        typed = typed[1:]
    found: list[str] = []
    # As fish does it: the last word is handed over as it was typed, an open quote and all.
    for row in answer({"_SUPPORTCTL_COMPLETE": "fish"}, ["--db", target, *typed, begun + text]).splitlines():
        value, _, option = row.partition("\t")
        if begun:
            found += [f"{value[len(begun) - 1 :]}{begun[0]}"] if value.startswith(begun[1:]) else []
            continue
        found += _files(text.lstrip("'\""), option) if value == ":file" else [shlex.quote(value)]
    return [f"{found[0]} "] if len(found) == 1 and not found[0].endswith(("/", "=")) else found


def _begun(before: str) -> str:
    """The word in quotes that is still open, its quote and all: 'fri of --at 'fri 10:00'. "" where none is."""
    for start in range(len(before)):
        if before[start] in "'\"" and _is_whole(before[:start]) and not _is_whole(before[start:]):
            return before[start:]
    return ""


def _is_whole(line: str) -> bool:
    try:
        shlex.split(line)
    except ValueError:
        return False
    return True


def _files(prefix: str, option: str) -> list[str]:
    """The files whose names begin so, each behind the option that it is a value of; a directory ends with a slash."""
    begun = os.path.expanduser(prefix.removeprefix(option))
    names = sorted(glob.glob(f"{glob.escape(begun)}*"))
    return [shlex.quote(f"{option}{name}/" if os.path.isdir(name) else f"{option}{name}") for name in names]
