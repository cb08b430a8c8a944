"""A regulation of the tests' own, with a text and rules as on the shelf: the tests of the engine read no shipped text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from supportctl.law.text import LawAt, Regulation

TEXT = Path(__file__).parent / "text.toml"
FIRST, SECOND, THIRD = "2020-03-01", "2022-06-30", "2024-12-31"
LAW = Regulation.load(TEXT)


def on(year: int, month: int, day: int) -> LawAt:
    """The regulation on a day."""
    return LAW.on(date(year, month, day))
