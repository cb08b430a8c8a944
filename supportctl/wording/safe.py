"""Text from outside, as a terminal may show it."""

from __future__ import annotations

from supportctl.invisible import is_invisible

# At most so many characters of one value stand in a sentence: no name or number that a desk holds is longer.
_SHOWN_CHARACTERS = 400
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def safe(text: object) -> str:
    """One line: control characters, ESC, C1, bidi marks, surrogates and all that can't be seen are shown escaped."""
    line = text if isinstance(text, str) else str(text)
    # Below U+034F all that shows nothing isn't "printable" either.
    if line.isprintable() and max(line, default="") < "\u034f":
        return line
    return "".join(map(_shown, " " + line, line))


def cut(value: object) -> object:
    """What was typed, for a sentence: of a text far longer than any name the beginning."""
    return f"{value[:_SHOWN_CHARACTERS]}…" if isinstance(value, str) and len(value) > _SHOWN_CHARACTERS else value


def safe_lines(text: object) -> list[str]:
    """A longer text line by line, each made safe; a tab becomes blanks."""
    return [safe(line.expandtabs(4)) for line in str(text).replace("\r\n", "\n").split("\n")]


def _shown(before: str, char: str) -> str:
    # A variation selector after a sign (❤️) chooses how it looks; after a letter or a digit it only hides.
    if is_invisible(char) and not ("\ufe00" <= char <= "\ufe0f" and before >= "\u2000"):
        return _escaped(char)
    # Blanks other than the plain one (no-break, thin) aren't "printable", and do no harm.
    if char.isprintable() or (char.isspace() and ord(char) >= 0xA0 and char not in "\u2028\u2029"):
        return char
    if char in _NAMED:
        return _NAMED[char]
    return _escaped(char)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
