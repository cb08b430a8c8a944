"""Runs one command line, and turns every way in which it can end into its exit code. The one place that decides them."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Any

from typer.core import TyperOption
from typer.exceptions import Abort, Exit, TyperException

from supportctl import __version__
from supportctl.cli import lines
from supportctl.cli.context import Door
from supportctl.cli.flags import GLOBAL_FLAGS, SEEN, typed_before
from supportctl.cli.lazy import NOUNS, LazyGroup, root
from supportctl.errors import SupportError, was_interrupted

INTERRUPTED = 130


class _Closed(io.TextIOBase):
    """Stands for a stdout that was closed before the program began: writing to it fails like to any other closed one."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _version(context: Any, option: Any, asked: bool) -> None:
    if asked:
        sys.stdout.write(f"supportctl {__version__}\n")
        raise Exit(0)


def program() -> LazyGroup:
    """The command tree with the options of the whole program."""
    options = [
        _option("--db", metavar="PATH", help="The database: a path or URL."),
        _option("--operator", metavar="NAME", help="Who acts."),
        _option("--lang", metavar="LANG", help="pl or en."),
        _option("--output", "-o", metavar="FORMAT", help="table, json, ndjson, csv or ids."),
        _option("--json", is_flag=True, help="The same as -o json."),
        _option("--quiet", "-q", is_flag=True, help="Print only the id of what was made."),
        _option("--verbose", "-v", is_flag=True, help="On a terminal the whole record, not a sentence or a page."),
        _option("--at", metavar="WHEN", help="When it happened."),
        _option("--dry-run", is_flag=True, help="Check and show, write nothing."),
        _option("--version", is_flag=True, help="Print the version.", expose_value=False, is_eager=True, callback=_version),
    ]
    return root(options, typed_before)


def _option(*names: str, **attributes: Any) -> TyperOption:
    return TyperOption(param_decls=list(names), required=False, **attributes)


def command_of(argv: list[str]) -> str:
    """Noun and verb as typed, for the envelope of a failure that came before a verb ran."""
    names = [
        word
        for before, word in zip(["", *argv], argv, strict=False)
        if not word.startswith("-") and before not in ("--db", "--operator", "--lang", "--output", "-o", "--at")
    ]
    if names and names[0] in NOUNS:
        names[1:2] = ["list" if name == "ls" and "list" in NOUNS[names[0]][1] else name for name in names[1:2]]
        return " ".join(names[: 2 if len(names) > 1 and names[1] in NOUNS[names[0]][1] else 1])
    return names[0] if names else ""


def format_of(argv: list[str]) -> str:
    """The output format as typed, read without the parser: its own failures are printed in it too."""
    chosen = lines.default("output") or "table"
    for index, word in enumerate(argv):
        if word == "--json":
            return "json"
        if word in ("-o", "--output") and index + 1 < len(argv):
            chosen = argv[index + 1]
        elif word.startswith("--output="):
            chosen = word.partition("=")[2]
        elif word.startswith("-o") and len(word) > 2 and not word.startswith("--"):
            chosen = word[2:]
    return chosen if chosen in ("json", "ndjson", "csv", "ids") else "table"


def lang_of(argv: list[str]) -> str | None:
    """The language as typed anywhere, read without the parser: for its own failures."""
    for index, word in enumerate(argv):
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    found: str | None = lines.default("lang")
    return found


def run(argv: list[str]) -> int:
    """Run a command line; its exit code. Nothing is raised."""
    door = Door(command_of(argv), format=format_of(argv))
    typed_before()
    SEEN["lang"] = lang_of(argv)
    if sys.stdout is None:
        sys.stdout = _Closed()
    try:
        return _run(argv or _bare(door), door)
    except KeyboardInterrupt:
        return _interrupted()
    except OSError as error:
        return _broken_stdout(door, error) if _is_output(error) else _bug(door, error)
    except Exception as error:
        return _interrupted() if was_interrupted(error) else _bug(door, error)


def _bare(door: Door) -> list[str]:
    """What the program does when nothing is asked of it: on a terminal, where there is a desk, it shows what waits."""
    if not door.terminal:
        return []
    from supportctl.store.place import Place  # only where it is asked for

    try:
        place = Place(door.target)
        there = place.path is None or place.path.exists()
    except (SupportError, OSError):
        return []
    door.command = "today" if there else ""
    return ["today"] if there else []


def _run(argv: list[str], door: Door) -> int:
    try:
        # Not main(): it answers a reader that went early with exit 1, and Ctrl-C without a word.
        tree = program()
        with tree.make_context("supportctl", list(argv)) as context:
            # Known from here on: what is wrong with the command that follows is said in the language asked for.
            typed_before(**context.params)
            found = tree.invoke(context)
        code = found if isinstance(found, int) else 0
    except SupportError as error:
        GLOBAL_FLAGS["lang"] = GLOBAL_FLAGS["lang"] or SEEN["lang"]
        code = door.show(door.failure(error))
    except TyperException as error:
        code = _usage(door, error)
    except (Abort, KeyboardInterrupt):
        return _interrupted()
    except Exit as error:
        code = error.exit_code
    sys.stdout.flush()
    return code


def _usage(door: Door, error: TyperException) -> int:
    """Typer's own complaint, as one line; a noun without a verb prints its help instead."""
    context: Any = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and door.format == "table":
        sys.stdout.write(error.format_message() + "\n")
        return 0
    GLOBAL_FLAGS["lang"] = GLOBAL_FLAGS["lang"] or SEEN["lang"]
    asked = f"{context.command_path if context is not None else f'supportctl {door.command}'.strip()} --help"
    from supportctl.cli.usage import complaint
    from supportctl.wording.safe import safe
    from supportctl.wording.words import words

    key, params = complaint(error)
    say = words(door.settings().lang)
    if key.startswith("usage_missing"):
        params = {name: say.placeholders(value) for name, value in params.items()}
    detail = say.text(key, **{name: safe(value) for name, value in params.items()})
    if key == "usage_undo_extra":
        asked = "supportctl undo --list"
    return door.show(door.failure(_as_usage(detail, asked)))


def _as_usage(detail: str, asked: str) -> SupportError:
    failure = SupportError("USAGE", detail=detail, help=asked)
    failure.exit_code = 2
    return failure


def _interrupted() -> int:
    _line("INTERRUPTED")
    return INTERRUPTED


def _is_output(error: OSError) -> bool:
    """Did printing fail? The store's own failures arrive as StoreFault."""
    return isinstance(error, BrokenPipeError) or error.errno in (errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO, errno.EDQUOT)


def _broken_stdout(door: Door, error: OSError) -> int:
    """A reader that went early is fine; a full or closed stdout is not, and what was made is named."""
    _drop_stdout()
    if isinstance(error, BrokenPipeError) or error.errno == errno.EPIPE:
        return 0
    made = getattr(error, "made", None)
    _line("BROKEN_STDOUT", made=made or None, detail=error.strerror or str(error))
    return 1


def _drop_stdout() -> None:
    """What is still in the buffer can't be written: it goes nowhere, or Python would complain at exit."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)
    except OSError:
        pass


def _bug(door: Door, error: Exception) -> int:
    """A bug: one short line, the traceback in a log file. Where the desk isn't in order, that is why it happened."""
    from supportctl.cli import buglog

    if (damage := _damage(door)) is not None:
        try:
            return door.show(door.failure(damage))
        except Exception:
            _line(damage.code, **damage.params)
            return damage.exit_code
    made = getattr(error, "made", None)
    where = buglog.write(error)
    buglog.prune()
    failure = SupportError("INTERNAL", id=made or None, log=where, detail=f"{type(error).__name__}")
    try:
        return door.show(door.failure(failure))
    except Exception:
        _line("INTERNAL", id=made or None, log=where, detail=type(error).__name__)
        return 1


def _damage(door: Door) -> SupportError | None:
    """What is wrong with the desk that the command worked on, looked for a few seconds at most; None: nothing, or there is none."""
    if "supportctl.store.engine" not in sys.modules:
        return None
    from supportctl.store.place import Place
    from supportctl.store.soundness import damage

    try:
        return damage(Place(door.target))
    except Exception:
        return None  # then it is told as it came


def _line(code: str, **params: Any) -> None:
    """One line on stderr, if there is one."""
    from supportctl.cli.settings import language
    from supportctl.output.wrapping import on_terminal
    from supportctl.wording.words import words

    try:
        sys.stderr.write(f"{on_terminal(f'supportctl: {words(language()).error_line(code, params)}', sys.stderr)}\n")
        sys.stderr.flush()
    except (OSError, AttributeError, ValueError):
        pass  # stderr is closed or full: nobody is left to tell
