"""Characters that show nothing: Default_Ignorable_Code_Point of the Unicode Character Database, with the BOM among them.

Source: DerivedCoreProperties.txt of Unicode 16.0.0 (a test asks perl, which carries the database). No module is imported: what
is printed passes through here.
"""

from __future__ import annotations

BOM = "\ufeff"
# First and last code point of each run.
_RUNS = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
# The direction of text turns on these: they are refused, not dropped.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_invisible(char: str) -> bool:
    """Does the character show nothing?"""
    return any(first <= ord(char) <= last for first, last in _RUNS)


def dropped(text: str) -> str:
    """The text without what shows nothing; marks of direction stay, so that they can be refused."""
    if text.isascii():
        return text
    return "".join(char for char in text if char in _BIDI or not is_invisible(char))
