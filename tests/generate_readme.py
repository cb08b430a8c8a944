"""The marked part of README.md: the exit codes."""

from __future__ import annotations

import re
from pathlib import Path

from supportctl.wording.words import exit_codes

TARGET = Path(__file__).parent.parent / "README.md"


def part(name: str, text: str) -> str:
    """What stands between the markers `<!-- name … -->` and `<!-- /name -->`, the first one included."""
    found = re.search(rf"<!-- {name}(?: [^>]*)?-->\n.*?(?=<!-- /{name} -->)", text, re.DOTALL)
    if found is None:
        raise ValueError(f"README.md has no markers for {name}")
    return found[0]


def render(text: str | None = None) -> str:
    """The whole page, its marked part made anew."""
    page = TARGET.read_text(encoding="utf-8") if text is None else text
    return page.replace(part("exit-codes", page), exits())


def exits() -> str:
    """One row an exit code."""
    rows = [f"| {code} | {_cell(meaning)} |\n" for code, meaning in exit_codes("en")]
    return "<!-- exit-codes -->\n| code | meaning |\n|---|---|\n" + "".join(rows)


def _cell(text: str) -> str:
    """A text as the cell of a table: no column marks, no tags."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
