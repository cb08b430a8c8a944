"""Sentences on a terminal: broken between words only, and never inside a number, an amount, a date with its time, or an option with its
value. Piped, a sentence stays one line."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TextIO

from supportctl.output.plain import width as width_of

_NO_BREAK = "\u00a0"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_WEEKDAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|pn|wt|śr|cz|pt|so|nd|[A-Z][a-z]+day"
_UNITS = r"(?:PLN|EUR|USD|zł|h|min|s|kB|MB|GB|KiB|MiB|GiB|%)(?!\w)"
_NUMBER = r"(?<![\w#])[−-]?(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:[.,]\d+)?(?!\w)"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_DAY = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}} (?:{_MONTHS})(?: \d{{4}}(?![-\d]))?)"
# What is never torn where it has room, each by itself: days with their time, account and telephone numbers, amounts, durations.
_ATOMS = (
    rf"(?:(?<!\w)(?:{_WEEKDAYS}) )?{_DAY}(?:,? {_CLOCK})?",
    rf"(?:{_WEEKDAYS}) {_CLOCK}",
    r"(?:[A-Z]{2}\d{2}|\+\d{1,3})(?: \d{2,4}(?![-.:\d]))+",
    rf"{_NUMBER} {_UNITS}",
    r"(?<![\w#])\d+ h \d+ min(?!\w)",
    _NUMBER,
)
# What is torn before that: an option from its value, a number from what it is of, a Polish word of one letter from the next.
_TIED = (
    r"(?:art\.|ust\.|pkt|poz\.|nr|no\.) \S+",
    r"(?<!\S)--?[a-z][a-z-]* (?:“[^”]*”|\"[^\"]*\"|'[^']*'|[^\s-]\S*)",
    r"(?<![^\s(„“])[aiouwzAIOUWZ] (?!-)",
)
# And before that: words in quotes or short brackets, a command.
_PREFERRED = (r"\([^()]{1,24}\)", r"„[^”]*”|“[^”]*”|\"[^\"]*\"|(?<!\S)'[^']*'", r"supportctl [a-z][^.;:,()…]*[^.;:,()…\s]")
# The command with which a sentence ends, behind words of its own.
_COMMAND = re.compile(r"(?<=\S )supportctl [a-z](?:(?![.:;,] | \(|\)).)*$")
# In fewer columns commands fold as words do.
_ROOM_FOR_COMMANDS = 40
# How strongly a blank holds what stands around it together, from the loose one on.
_STRENGTHS = ((), _PREFERRED, _TIED, _ATOMS)


def wrapped(text: str, width: int, hanging: str = "") -> list[str]:
    """A sentence in lines of at most `width` columns; all but the first begin with `hanging`. A word that is wider has a line for
    itself, whole: it can be copied."""
    if width_of(text) <= width or text.startswith("/"):  # a path with a line of its own is copied
        return [text]
    found = _COMMAND.search(text) if width >= _ROOM_FOR_COMMANDS else None
    if found is None:
        return _folded(text, width, hanging)
    said = _folded(text[: found.start()].rstrip(" "), width, hanging)
    if width_of(f"{said[-1]} {found[0]}") <= width:
        return [*said[:-1], f"{said[-1]} {found[0]}"]
    return [*said, *_command(found[0], width, hanging)]


def _command(command: str, width: int, hanging: str) -> list[str]:
    """A command in lines of its own, as a shell takes it: each but the last goes on with a backslash."""
    lines: list[str] = []
    line = hanging
    for piece in _pieces(command, width - len(f"{hanging}     \\")):
        grown = f"{line} {piece}" if line.strip() else f"{line}{piece}"
        if line.strip() and width_of(grown) > width - len(" \\"):
            lines.append(f"{line} \\")
            grown = f"{hanging}    {piece}"
        line = grown
    whole = f"{hanging}{command}"
    return [whole] if width_of(whole) <= width else [*lines, line]


def _folded(text: str, width: int, hanging: str) -> list[str]:
    """The same of words without a command at their end."""
    margin = text[: len(text) - len(text.lstrip(" "))]
    lines: list[str] = []
    line = ""
    for piece in _pieces(text[len(margin) :], width - max(len(hanging), len(margin))):
        before = hanging if lines else margin
        if line and width_of(f"{before}{line} {piece}") > width:
            lines.append(f"{before}{line}")
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    return [*lines, f"{hanging if lines else margin}{line}"]


def on_terminal(text: str, stream: TextIO | None, hanging: str = "  ") -> str:
    """A sentence for a stream: in lines of its width where it is a terminal, else as it is."""
    if stream is None or not stream.isatty():
        return text
    return "\n".join(wrapped(text, columns(stream), hanging))


def columns(stream: TextIO) -> int:
    """COLUMNS, else the terminal's width, else 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


@cache
def _patterns(strength: int) -> list[re.Pattern[str]]:
    """Compiled where a sentence is too long for its terminal, and not before."""
    return [re.compile(part) for part in _STRENGTHS[strength]]


def _pieces(text: str, room: int) -> list[str]:
    """What of a sentence stays on one line of so many columns: between loose blanks, and where that has no room between others."""
    holds = [0] * len(text)
    for strength in range(len(_STRENGTHS)):
        for pattern in _patterns(strength):
            for found in pattern.finditer(text):
                holds[found.start() : found.end()] = [strength] * len(found[0])
    holds = [len(_STRENGTHS) - 1 if char == _NO_BREAK else hold for char, hold in zip(text, holds, strict=True)]

    def split(begin: int, end: int, strength: int) -> list[str]:
        piece = text[begin:end]
        if strength == len(_STRENGTHS) or (strength and width_of(piece) <= room):
            return [piece]
        found, start = [], begin
        for at in [*(at for at in range(begin, end) if text[at] in (" ", _NO_BREAK) and holds[at] <= strength), end]:
            if at > start:
                found += split(start, at, strength + 1)
            start = at + 1
        return found

    return split(0, len(text), 0)
