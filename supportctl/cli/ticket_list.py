"""What `ticket list` was asked for, from options and views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supportctl.cli import views
from supportctl.cli.context import Door
from supportctl.cli.options import words
from supportctl.errors import InvalidInput

# With one of these a list on a terminal holds what is closed, too.
_WHOLE = ("status", "unbilled", "search", "since", "until", "tag", "all", "open")
# What a terminal shows where nobody says how many.
_SHOWN = 50


def listed(door: Door, typed: Mapping[str, Any], *, save: str | None, view: str | None) -> int:
    """List by the options that were typed and those of a view; `save` keeps both."""
    from supportctl.desk.ticket import listing

    if save is not None:
        views.path_of(save)  # a wrong name is said before anything is listed
    given = {**(views.load(view) if view is not None else {}), **{k: v for k, v in typed.items() if v not in (None, False)}}
    if given.get("open") and given.get("all"):
        raise InvalidInput("NOT_TOGETHER", left="--open", right="--all")
    statuses = words(given.get("status"))
    if "status" in given and not statuses:
        raise InvalidInput("EMPTY", field="--status")
    filters = listing.Filters(
        statuses=tuple(statuses),
        open=given.get("open", False),
        client=given.get("client"),
        product=given.get("product"),
        regulation=given.get("regulation"),
        assignee=given.get("assignee"),
        mine=given.get("mine", False),
        channel=given.get("channel"),
        due=door.maybe_day(given.get("due"), ahead=True),
        overdue=given.get("overdue", False),
        unbilled=given.get("unbilled", False),
        tag=given.get("tag"),
        since=door.maybe_day(given.get("since")),
        until=door.maybe_day(given.get("until"), ahead=True),
        words=given.get("search"),
        priority=given.get("priority"),
        sort=given.get("sort"),
        reverse=given.get("reverse", False),
    )
    limit = given.get("limit")
    code = door.ask(
        listing.list_tickets,
        filters,
        limit=limit if limit is not None else _SHOWN if door.terminal else None,
        count_all=door.terminal,
        leave_out_over=door.terminal and view is None and not any(given.get(name) for name in _WHOLE),
    )
    if save is not None and code == 0:
        views.save(save, given)
    return code
