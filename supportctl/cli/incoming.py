"""What comes in beside the command line: ids and long texts from stdin and files. One command reads stdin once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TextIO

from supportctl.cli import lines
from supportctl.errors import InvalidInput
from supportctl.invisible import BOM

# The most ids that stdin brings, and characters of one: far longer than any name.
MOST_IDS = 100_000
_MOST_OF_ONE = 4_096
# More characters than a text may have bytes: enough to say that it is too large, however large the file is.
_MOST = 64 * 1024 * 4 + 1


class Incoming:
    """stdin and files of one call."""

    def __init__(self) -> None:
        self._read = False

    def stdin(self) -> str:
        """The text on stdin, not more of it than says that it is too large. Raises InvalidInput when it is closed, isn't text, or was asked
        for by another part of the command: ids and words can't both come from it."""
        stream = self.taken()
        try:
            found = stream.read(_MOST)
        except (UnicodeDecodeError, OSError) as error:
            raise InvalidInput("BAD_FILE", path="-", detail=_why(error)) from error
        if not is_text(found):
            raise InvalidInput("BAD_FILE", path="-", detail="not UTF-8")
        return found.removeprefix(BOM)

    def taken(self) -> TextIO:
        """stdin, for one part of the command. Raises InvalidInput where it is closed, or taken already."""
        if self._read:
            raise InvalidInput("STDIN_TWICE")
        self._read = True
        if (around := lines.current()) is not None:
            if around.stdin_taken:
                raise InvalidInput("STDIN_TAKEN")
            around.stdin_taken = True
        if sys.stdin is None or sys.stdin.closed:
            raise InvalidInput("STDIN_CLOSED")
        return sys.stdin

    def content(self, path: str, most: int) -> bytes:
        """The bytes of a file, or of stdin (`-`): the first `most` and one more. Raises InvalidInput."""
        try:
            if path == "-":
                found: bytes = self.taken().buffer.read(most + 1)
                return found
            with open(path, "rb") as handle:
                return handle.read(most + 1)
        except OSError as error:
            raise InvalidInput("BAD_FILE", path=path, detail=_why(error)) from error

    def _lines(self) -> list[str]:
        """The ids on stdin, one a line. They are counted and measured while they come: whatever is sent, little is kept."""
        stream, found = self.taken(), list[str]()
        try:
            while line := stream.readline(_MOST_OF_ONE):
                if not is_text(line):
                    raise InvalidInput("BAD_FILE", path="-", detail="not UTF-8")
                if len(line) == _MOST_OF_ONE:
                    raise InvalidInput("LINE_TOO_LONG", most=_MOST_OF_ONE)
                if name := line.removeprefix(BOM).strip():
                    found.append(name)
                if len(found) > MOST_IDS:
                    raise InvalidInput("TOO_MANY_IDS", value="-", most=MOST_IDS)
        except (UnicodeDecodeError, OSError) as error:
            raise InvalidInput("BAD_FILE", path="-", detail=_why(error)) from error
        return found

    def ids(self, references: Sequence[str]) -> tuple[list[str], bool]:
        """The ids to work on, and whether they are to be answered as a list: `-` stands for the lines of stdin."""
        found: list[str] = []
        many = len(references) > 1
        for reference in references:
            if reference != "-":
                found.append(reference)
                continue
            many = True
            found += self._lines()
        return found, many

    def text(self, value: str | None, path: str | None, option: str) -> str | None:
        """A long text given by the option or by the file of `<option>-file` (`-`: stdin), not both."""
        if value is not None and path is not None:
            raise InvalidInput("NOT_TOGETHER", left=option, right=f"{option}-file")
        if path is None:
            return value
        found = self.stdin() if path == "-" else read_text(path, empty=True)
        if not found.strip():
            raise InvalidInput("EMPTY", field=f"{option}-file")
        return found


def read_text(path: str, *, empty: bool = False) -> str:
    """The text of a file, not blank unless it may be `empty`. Raises InvalidInput."""
    try:
        with open(path, encoding="utf-8-sig") as handle:
            found = handle.read(_MOST)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("BAD_FILE", path=path, detail=_why(error)) from error
    if not empty and not found.strip():
        raise InvalidInput("EMPTY", field=path)
    return found


def is_text(value: str) -> bool:
    """Was it UTF-8? Bytes that weren't arrive as surrogates."""
    return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)


def _why(error: OSError | ValueError) -> str:
    """The reason alone, without number and path."""
    return getattr(error, "strerror", None) or "not UTF-8"
