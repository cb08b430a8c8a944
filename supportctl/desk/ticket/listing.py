"""Tickets listed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from itertools import islice
from typing import Any

from supportctl.calendar import WARSAW
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import CHANNELS, TicketData, ended_at, ticket_fields
from supportctl.desk.search.query import parsed
from supportctl.desk.search.searching import COUNTED, shown_of
from supportctl.errors import InvalidInput
from supportctl.regulations import law_of
from supportctl.store import finding
from supportctl.store.compiled import ticket_lists
from supportctl.store.entries import TICKET, numbers_of_kind
from supportctl.store.states import OVER
from supportctl.told import Note
from supportctl.tuples import NamedTuple

STATUSES = ("new", "triaged", "open", "waiting", *OVER)
PRIORITIES = ("urgent", "high", "normal", "low")
SORTS = ("urgency", "due", "opened", "changed", "client")
# So many tickets are read at a time where all are wanted.
_AT_ONCE = 1_000


class Filters(NamedTuple):
    """What `ticket list` is asked for; all of it must hold. `open`: neither over nor put aside. `due`: the day on which the first
    response is due; `since`, `until`: the first and last day of opening. `words`: as for `search`."""

    statuses: tuple[str, ...] = ()
    open: bool = False
    client: str | None = None
    product: str | None = None
    regulation: str | None = None
    assignee: str | None = None
    mine: bool = False
    channel: str | None = None
    due: date | None = None
    overdue: bool = False
    unbilled: bool = False
    tag: str | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None
    priority: str | None = None
    sort: str | None = None
    reverse: bool = False


def list_tickets(
    act: Act, filters: Filters, *, limit: int | None, count_all: bool, leave_out_over: bool
) -> Outcome[list[TicketData]]:
    """Tickets, newest first unless sorted otherwise. `count_all` adds how many there are beyond the limit; `leave_out_over` leaves out
    those that are closed or refused, and says how many they are. Raises InvalidInput, NotFound."""
    asked = _asked(act, filters)
    most = None if limit is None else max(limit, COUNTED if count_all else 0) + 1
    found = _numbers(act, asked | ({"live": True, "waits_at": act.now} if leave_out_over else {}), filters.statuses, most)
    wanted = found[:limit]
    rows: list[TicketData] = []
    for begin in range(0, len(wanted), _AT_ONCE):
        several = wanted[begin : begin + _AT_ONCE]
        by_number = {t.id: ticket_fields(t, c, held, p, ended_at(act, t)) for t, c, held, p in ticket_lists.rows(act.db, several)}
        rows += [by_number[number] for number in several]
    notes: list[Note] = []
    if count_all and len(found) > len(rows):
        notes.append(shown_of(len(rows), len(found)))
    if leave_out_over and (over := len(_numbers(act, asked, OVER, COUNTED + 1))):
        notes.append(Note("OVER_LEFT_OUT", {"count": over}) if over <= COUNTED else Note("MANY_OVER_LEFT_OUT", {"more": COUNTED}))
    return Outcome(rows, notes=tuple(notes))


def _asked(act: Act, filters: Filters) -> dict[str, Any]:
    """The filters as the statements take them. Raises InvalidInput, NotFound."""
    for status in filters.statuses:
        inputs.word(status, "status", STATUSES)
    if filters.mine and filters.assignee is not None:
        raise InvalidInput("NOT_TOGETHER", left="--mine", right="--assignee")
    if filters.since and filters.until and filters.until < filters.since:
        raise InvalidInput("UNTIL_BEFORE_SINCE", since=filters.since.isoformat(), until=filters.until.isoformat())
    assignee = act.operator if filters.mine else filters.assignee
    spanned = filters.since is not None or filters.until is not None
    named = lookup.together(act.db, lookup.client(act.db, filters.client).id) if filters.client is not None else []
    whose = act.spellings(assignee) if assignee is not None else ()
    order = inputs.word(filters.sort, "--sort", SORTS) if filters.sort is not None else "opened" if spanned else "number"
    return {
        "order": f"{order}-reversed" if filters.reverse else order,
        "open_at": act.at if filters.open else None,
        "waits_at": act.now if filters.open else None,
        "ended_at": None,
        # Of one client alone an index gives the tickets in their order.
        "client_id": named[0] if len(named) == 1 else None,
        "clients": named if len(named) > 1 else None,
        "product_id": lookup.product(act.db, filters.product).id if filters.product is not None else None,
        "regulation": law_of(filters.regulation).id if filters.regulation is not None else None,
        "assignee": whose[0] if len(whose) == 1 else None,
        "assignees": list(whose) if len(whose) > 1 else None,
        "channel": inputs.word(filters.channel, "channel", CHANNELS) if filters.channel is not None else None,
        "priority": inputs.word(filters.priority, "priority", PRIORITIES) if filters.priority is not None else None,
        "unbilled": filters.unbilled,
        "overdue_at": act.at if filters.overdue else None,
        "due_from": _begin(filters.due),
        "due_before": _end(filters.due),
        "opened_from": _begin(filters.since),
        "opened_before": _end(filters.until),
        "tag": filters.tag,
        "words": None if filters.words is None else finding.text(act.db, parsed(filters.words), of_tickets=True),
    }


def _numbers(act: Act, asked: dict[str, Any], statuses: tuple[str, ...], limit: int | None) -> list[int]:
    """The numbers of the tickets."""
    given = dict(asked)
    words = given.pop("words")
    newest = given["order"] in ("number", "number-reversed")
    # Indexes by status and something else find the newest of one status at once; of all open ones there is an index of its own.
    paired = any(given[name] is not None for name in ("client_id", "assignee", "regulation"))
    if not statuses and paired and (given.get("live") or given["open_at"] is not None):
        statuses = STATUSES[:4]
    # By what follows from the clock a ticket that waits may be closed, though no row says so yet (§2.10).
    if "waiting" in statuses and "closed" not in statuses:
        given["waits_at"] = act.now
    elif "closed" in statuses and "waiting" not in statuses:
        statuses, given["ended_at"] = (*statuses, "waiting"), act.now

    def ask(**more: Any) -> list[int]:
        if words is not None:
            last = numbers_of_kind(TICKET)[1]
            return ticket_lists.found(act.db, words=words, last=last, **given, **more, limit=limit)
        if given["tag"] is not None:
            return ticket_lists.tagged(act.db, **given, **more, limit=limit)
        return ticket_lists.numbers(act.db, **given, **more, limit=limit)

    if not statuses:
        return ask()
    if newest and words is None:
        each = [ask(status=status) for status in dict.fromkeys(statuses)]
        return list(islice(merge(*each, reverse=given["order"] == "number"), limit))
    return ask(statuses=list(dict.fromkeys(statuses)))


def _begin(day: date | None) -> datetime | None:
    """The first instant of a legal day."""
    return None if day is None else datetime.combine(day, time(0), WARSAW).astimezone(UTC)


def _end(day: date | None) -> datetime | None:
    """The first instant after it."""
    return None if day is None else _begin(day + timedelta(days=1))
