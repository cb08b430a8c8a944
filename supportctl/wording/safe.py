"""Text from outside, as a terminal may show it."""

from __future__ import annotations

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def safe(text: object) -> str:
    """One line: control characters, ESC, C1, bidi marks, surrogates and all that can't be seen are shown escaped."""
    line = text if isinstance(text, str) else str(text)
    return line if line.isprintable() else "".join(map(_shown, line))


def safe_lines(text: object) -> list[str]:
    """A longer text line by line, each made safe; a tab becomes blanks."""
    return [safe(line.expandtabs(4)) for line in str(text).replace("\r\n", "\n").split("\n")]


def _shown(char: str) -> str:
    # Blanks other than the plain one (no-break, thin) aren't "printable", and do no harm.
    if char.isprintable() or (char.isspace() and ord(char) >= 0xA0 and char not in "\u2028\u2029"):
        return char
    if char in _NAMED:
        return _NAMED[char]
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
