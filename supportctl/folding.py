"""How texts are made comparable for finding: one character for each, so that a place in the folded text is the same place in the
original."""

from __future__ import annotations

# Latin letters that aren't a letter with a mark to Unicode.
_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ŧ": "t",
    "ŋ": "n",
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "þ": "t",
}

# Stands between texts that are indexed together, so that no phrase runs from one into the next. A letter, which the indexes of
# both databases keep, and one that is never in a folded text.
BOUNDARY = "ł"


class _Table(dict[int, str]):
    """For str.translate: each character is looked at once."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


def _folded(char: str) -> str:
    """The letter or digit in lower case and without its mark; a blank for everything else."""
    if not char.isalnum():
        return " "
    if char.isascii():
        return char.lower()
    import unicodedata  # only for what has marks

    lower = char.casefold() if len(char.casefold()) == 1 else char.lower()[0]
    marks = unicodedata.normalize("NFKD", _LETTERS.get(lower, lower))
    bare = "".join(c for c in marks if not unicodedata.combining(c))
    plain = bare if len(bare) == 1 and bare.isalnum() else lower
    found = _LETTERS.get(plain, plain)
    # A letter that stands for another one may itself be folded.
    return found if found == char else _folded(found)


_TABLE = _Table()


def folded(text: str) -> str:
    """Letters and digits in lower case, without Polish and other marks (ł is l); everything else is blanks. As long as the text."""
    return text.translate(_TABLE)


def tokens(text: str) -> list[str]:
    """The folded words of a text, cut at whatever is no letter or digit: "SKP-0001" → ["skp", "0001"]."""
    return folded(text).split()
