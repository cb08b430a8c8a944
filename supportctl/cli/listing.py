"""What can be answered to a question, listed above it: products and items of the price list, which nobody knows by heart."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.cli.context import Door
from supportctl.cli.questions import Asked
from supportctl.output.plain import width
from supportctl.wording.safe import safe
from supportctl.wording.words import words

# (what is typed, what it is called).
Row = tuple[str, str]
# A longer list tells a newcomer nothing: there TAB helps.
_MOST = 30


def offered_rows(door: Door, one: Asked) -> list[Row]:
    """What can be answered, with what it is called; nothing for what isn't listed."""
    if one.kind not in ("product", "priced", "item"):
        return []
    from supportctl.cli.complete import values

    say = words(door.settings().lang)
    return [(code, say.product(name) if name else "") for code, name in values(one.kind, "", door.target)]


def rows_told(rows: Sequence[Row]) -> list[str]:
    """The rows as lines above a question."""
    if len(rows) > _MOST:
        return []
    room = max((width(code) for code, _ in rows), default=0)
    return [f"  {safe(code)}{' ' * (room - width(code) + 2)}{safe(name)}".rstrip() for code, name in rows]


def by_part(typed: str, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """What was typed as the one code that has it in itself or in its name, else as it stands; and the codes where there are several.
    Capitals and marks don't count."""
    from supportctl.desk.ground.inputs import fold

    part = fold(typed)
    codes = [code for code, name in rows if part in fold(code) or part in fold(name)]
    if not part or any(code == typed for code, _ in rows):
        return typed, []
    return (codes[0], []) if len(codes) == 1 else (typed, codes)
