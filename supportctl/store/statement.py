"""A compiled statement: its text for SQLite and for PostgreSQL, in pieces where parameters may be left out."""

from __future__ import annotations

# Not from typing: prompts read statements too, and for them even that is slow.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeVar

    T = TypeVar("T")
    # Text that always stands; (parameter, the text where it is given, the text where it isn't); (parameter, the text by its value).
    Piece = str | tuple[str, str, str] | tuple[str, dict[str, str]]


class Statement:
    """`sqlite` and `postgresql`: the text, or its pieces. A parameter counts as not given when it is None or False."""

    __slots__ = ("postgresql", "sqlite")

    def __init__(self, sqlite: str | tuple[Piece, ...], postgresql: str | tuple[Piece, ...]) -> None:
        self.sqlite = sqlite
        self.postgresql = postgresql

    def text(self, server: bool, given: Mapping[str, Any]) -> str:
        """The SQL for these parameters."""
        pieces = self.postgresql if server else self.sqlite
        if isinstance(pieces, str):
            return pieces
        return "".join([piece if isinstance(piece, str) else _chosen(piece, given) for piece in pieces])


def _chosen(piece: tuple[str, str, str] | tuple[str, dict[str, str]], given: Mapping[str, Any]) -> str:
    if len(piece) == 2:
        return piece[1][given[piece[0]]]
    name, there, otherwise = piece
    value = given[name]
    return otherwise if value is None or value is False else there


def escaped(text: str) -> str:
    """Text to be looked for inside other text: what LIKE would take for a wildcard stands for itself."""
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_")


def one(value: T | None) -> T:
    """The value of a statement that always gives one row."""
    if value is None:
        raise LookupError("a statement gave no row")
    return value
