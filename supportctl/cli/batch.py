"""`supportctl batch`: many commands in one process, one a line. Each is its own transaction, answered before the next one begins."""

from __future__ import annotations

import gc
import io
import shlex
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from typing import IO, Any

from supportctl.cli import lines
from supportctl.cli.context import Door
from supportctl.cli.flags import GLOBAL_FLAGS, PROGRAM, typed_before
from supportctl.cli.incoming import is_text
from supportctl.cli.terminal import tell
from supportctl.errors import EXIT_PRECEDENCE, InvalidInput
from supportctl.invisible import BOM
from supportctl.store.kept import Kept
from supportctl.wording.words import words

# Of several failures the first of these is the batch's.
PRECEDENCE = (130, 1, *EXIT_PRECEDENCE)
INTERRUPTED = 130
# A command with every text of 64 KiB that it can take. Taking a word apart takes the square of its length.
MOST_BYTES = 262_144
# So many lines that failed are named.
_NAMED = 10


def play(door: Door, path: str, *, keep_going: bool) -> int:
    """Run the lines of a file, `-`: of stdin; the exit code of them all. It stops at the first one that isn't 0 unless `keep_going`,
    and always where it is interrupted. Raises InvalidInput for a file that can't be read."""
    failed: list[tuple[int, int]] = []
    total = left = 0
    over = False
    with _opened(path) as source, closing(Kept()) as kept:
        around = lines.Lines(defaults_of(door), kept, asks=False, stdin_taken=path == "-")
        for number, line in _commands(source, path):
            total += 1
            if over:
                left += 1
                continue
            with lines.within(around):
                code = run_line(line)
            if total == 1:
                clean_up()
            if code:
                failed.append((number, code))
            over = code == INTERRUPTED or (code != 0 and not keep_going)
    _tell(door, failed, total, left if over else None)
    codes = {code for _, code in failed}
    return next((code for code in PRECEDENCE if code in codes), max(codes, default=0))


def clean_up() -> None:
    """From here on what is no longer needed is collected; after a first command, whose imports stay. The front door has turned that
    off, as most processes end first."""
    gc.freeze()
    gc.enable()


def defaults_of(door: Door) -> dict[str, Any]:
    """The flags of a batch or shell, for lines that don't give them."""
    found: dict[str, Any] = {name: GLOBAL_FLAGS[name] for name in PROGRAM}
    return found | {
        "output": door.format,
        "quiet": door.quiet,
        "verbose": door.verbose,
        "at": door.at_text,
        "dry_run": door.dry_run,
    }


def run_line(line: str) -> int:
    """Run one command, in shell words; its exit code."""
    from supportctl.cli.main import run

    try:
        argv = split(line)
    except InvalidInput as error:
        door = door_of_line()
        return door.show(door.failure(error))
    return run(argv)


def door_of_line() -> Door:
    """The door of a line that gives no flag."""
    typed_before()
    GLOBAL_FLAGS.update({name: lines.default(name) for name in PROGRAM})
    return Door("", format=lines.default("output") or "table")


def is_command(line: str) -> bool:
    """Neither blank nor a remark."""
    return bool(line.strip()) and not line.startswith("#")


def split(line: str) -> list[str]:
    """The words of a line, without the name of the program where it was typed. Raises InvalidInput COMMAND_TOO_LONG, BAD_LINE,
    OPEN_QUOTE."""
    if len(line) > MOST_BYTES:
        raise InvalidInput("COMMAND_TOO_LONG", kib=MOST_BYTES // 1024)
    if not is_text(line) or "\0" in line:
        raise InvalidInput("BAD_LINE")
    try:
        found = shlex.split(line)
    except ValueError as error:
        raise InvalidInput("OPEN_QUOTE") from error
    return found[1:] if found[:1] == ["supportctl"] else found


def _opened(path: str) -> AbstractContextManager[IO[bytes]]:
    if path == "-":
        if sys.stdin is None or sys.stdin.closed:
            raise InvalidInput("STDIN_CLOSED")
        # In bytes: a line that isn't text is wrong by itself, and spoils no other.
        return nullcontext(getattr(sys.stdin, "buffer", None) or io.BytesIO(sys.stdin.read().encode()))
    try:
        return open(path, "rb")
    except OSError as error:
        raise InvalidInput("BAD_FILE", path=path, detail=error.strerror or str(error)) from error


def _commands(source: IO[bytes], path: str) -> Iterator[tuple[int, str]]:
    """(number of the line, the line) of each that is neither blank nor a remark, as soon as it is there."""
    encoding = (path == "-" and getattr(sys.stdin, "encoding", None)) or "utf-8"
    number = 0
    try:
        while raw := source.readline(MOST_BYTES + 1):
            number += 1
            if len(raw) > MOST_BYTES and not raw.endswith(b"\n"):
                _skip(source)
                yield number, "x" * (MOST_BYTES + 1)  # whatever it says, it is refused for its length
                continue
            line = raw.decode(encoding, "surrogateescape").rstrip("\r\n")
            line = line.removeprefix(BOM) if number == 1 else line
            if is_command(line):
                yield number, line
    except OSError as error:
        raise InvalidInput("BAD_FILE", path=path, detail=error.strerror or str(error)) from error


def _skip(source: IO[bytes]) -> None:
    """Read the rest of a line."""
    while (rest := source.readline(MOST_BYTES)) and not rest.endswith(b"\n"):
        pass


def _tell(door: Door, failed: list[tuple[int, int]], total: int, left: int | None) -> None:
    """What failed, on stderr. `left`: how many commands were not run, where it stopped early."""
    say = words(door.settings().lang)
    told: list[tuple[str, dict[str, object]]] = []
    if failed and (left is None or len(failed) > 1):
        named = ", ".join(str(number) for number, _ in failed[:_NAMED]) + (" …" if len(failed) > _NAMED else "")
        told.append(("BATCH_FAILED", {"failed": len(failed), "total": total, "lines": named}))
    if left is not None:
        told.append(("BATCH_STOPPED", {"line": failed[-1][0], "code": failed[-1][1], "left": left}))
    try:
        for code, params in told:
            tell(f"{say.text('note')} {say.note(code, params)}")
    except (OSError, AttributeError, ValueError):
        pass  # nobody listens; the answers stand
