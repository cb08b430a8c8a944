"""The columns of a list that were asked for, in every format."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from supportctl.record import fields

if TYPE_CHECKING:
    from supportctl.output.reply import Reply, Settings


def rows_of(reply: Reply) -> list[Any] | None:
    """The rows of a list; None where the answer is none."""
    return list(reply.data) if isinstance(reply.data, (list, tuple)) and not hasattr(reply.data, "_fields") else None


def chosen(reply: Reply, settings: Settings) -> Reply:
    """The reply with those columns alone, in their order, for other programs; people's tables choose for themselves, and ids need
    the whole rows."""
    if not settings.columns:
        return reply
    if reply.items is not None:
        return reply._replace(items=tuple((name, chosen(item, settings)) for name, item in reply.items))
    rows = rows_of(reply)
    if rows is None:
        return reply
    if settings.format not in ("json", "ndjson", "csv"):
        return reply._replace(data=rows)
    return reply._replace(data=[{name: fields(row).get(name) for name in settings.columns} for row in rows])


def known(rows: list[Any], verb: Callable[..., Any] | None) -> list[str]:
    """The names of the columns that these rows have; without a row those that the verb declares."""
    if not rows and verb is not None:
        from supportctl.record import keys_of_rows  # only where there is nothing to look at

        return [name for name in keys_of_rows(verb) if name != "notices"]
    return list(dict.fromkeys(name for row in rows for name in fields(row) if name != "notices"))
