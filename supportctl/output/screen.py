"""A reply as a terminal shows it: lists of one line a row, a change in a sentence, pages. With -v the whole records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from supportctl.calendar import legal_day
from supportctl.output import done, pages, views
from supportctl.output.blocks import Block, Lines, Marks, Rule, Table, column, merged, shown
from supportctl.output.lists import SCREEN
from supportctl.output.reply import Reply, Settings
from supportctl.record import InvoiceState, fields, is_record
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

_TO_THE_CLIENT = ("ticket reply",)
# By record, or by command.
_PAGES: dict[str, Callable[[Any, Words, Marks, datetime | None], list[Block]]] = {
    "TicketPage": pages.ticket,
    "ShownClient": pages.client,
    "session show": pages.session,
    "session status": pages.running,
}
# What waits: a page, though it is a list of rows.
_WAITING = ("today", "board")
# A narrow column of documents that only a screen has: a sign for what became of one, told under the list.
_MARK = "became"
_SIGNS = {"annulled": "x", "corrected": "~"}
# What looks for words.
_BY_WORDS = ("search", "client find")
# Lists of several tables.
_OF_THEIR_OWN = ("regulation list", "regulation coverage")


def blocks(reply: Reply, words: Words, marks: Marks, how: Settings) -> list[Block]:
    """The blocks of an answer; of several ids those of each under its name."""
    if reply.items is not None:
        return _several(reply.items, words, marks, how)
    told = "" if how.verbose or reply.dry_run or reply.exit_code else done.sentence(reply, words, how.now)
    if told:
        # Words that go to the client are shown with what the regulation wants beside them.
        return [Lines([told]), *(views.notices(reply.data, words) if reply.command in _TO_THE_CLIENT else [])]
    page = None if how.verbose else _page(reply, words, marks, how)
    if page is not None:
        return page
    if reply.command in _WAITING and not (how.verbose or how.columns) and isinstance(reply.data, list):
        from supportctl.output import today  # only where it is asked for

        return today.blocks(reply.data, words, marks, how)
    names = how.columns or SCREEN.get(reply.command)
    rows = reply.data if isinstance(reply.data, (list, tuple)) and not is_record(reply.data) else ()
    if reply.command.startswith("report ") and rows and names and not how.columns:
        from supportctl.output import reports  # only where one is asked for

        return reports.blocks(reply.command, rows, names, words, marks)
    if reply.command == "undo" and rows and names and not (how.columns or how.wide):
        return _undoable(rows, [name for name in names if name != "why_not"], words, how)
    if names and rows and all(is_record(row) or isinstance(row, Mapping) for row in rows):
        return _list(reply.command.partition(" ")[0], rows, names, words, how)
    if isinstance(reply.data, (list, tuple)) and not (reply.data or is_record(reply.data)):
        if reply.command in _BY_WORDS:
            return [Lines([words.screen("none_found")], "dim")]
        if how.filtered:
            return [Lines([words.screen("none_fits", command=reply.command)], "dim")]
        if reply.command == "report sla":
            return [Lines([words.screen("none_due")], "dim")]
    found = views.blocks(reply, words, marks)
    return [_one_line(block, words) for block in found] if reply.command in _OF_THEIR_OWN else found


def _page(reply: Reply, words: Words, marks: Marks, how: Settings) -> list[Block] | None:
    """The page of a command that has one."""
    if not is_record(reply.data):
        return None
    view = _PAGES.get(type(reply.data).__name__) or _PAGES.get(reply.command)
    if view is not None:
        return view(reply.data, words, marks, how.now)
    return pages.why(reply.data, words, marks) if reply.command.endswith(" why") else None


def _one_line(block: Block, words: Words) -> Block:
    """A table of a list's own view as lists are: one line a row."""
    if not isinstance(block, Table):
        return block
    columns = [column._replace(label=column.label.upper()) for column in block.columns]
    return block._replace(columns=columns, left_out=words.screen("left_out"))


def _several(items: Sequence[tuple[str, Reply]], words: Words, marks: Marks, how: Settings) -> list[Block]:
    """What each of several ids was answered with: under its name, or in a sentence that names it."""
    found: list[Block] = []
    for reference, item in items:
        if item.exit_code and item.data is None:
            continue
        part = blocks(item, words, marks, how)
        if len(part) == 1 and isinstance(part[0], Lines) and found and isinstance(found[-1], Lines):
            found[-1] = Lines([*found[-1].lines, *part[0].lines])
        elif len(part) == 1 and isinstance(part[0], Lines):
            found += part
        else:
            found += [Rule(safe(reference)), *part]
    return found


def _list(noun: str, rows: Sequence[Any], names: Sequence[str], words: Words, how: Settings) -> list[Block]:
    """The list of a noun: one line a row; what there is nothing of is a dash. Signs are told underneath."""
    found = [_with_mark(fields(row)) if _MARK in names else fields(row) for row in rows]
    if not how.columns:  # what no row has a word on
        names = [n for n in names if any(n in row for row in found)]
    columns = [column("" if n == _MARK else words.head(n, noun).upper(), [row.get(n) for row in found]) for n in names]
    cells = [[_cell(row, n, words, how.now) for n in names] for row in found]
    table = Table("", columns, cells, words.screen("left_out"), tuple(_style(row, how.now) for row in found))
    became = {row[_MARK] for row in found if _MARK in row}
    signs = [f"{sign} {words.word(InvoiceState(state))}" for state, sign in _SIGNS.items() if state in became]
    if "due_on" in names and any(row.get("days_overdue") for row in found):
        signs.append(f"! {words.screen('days_late')}")
    return [table, Lines([", ".join(signs)], "dim")] if signs else [table]


def _with_mark(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A document with what became of it, where it doesn't stand as it was issued."""
    became = "annulled" if row.get("annulled_at") else "corrected" if row.get("corrected_by") else ""
    return {**row, _MARK: InvoiceState(became)} if became else row


def _undoable(rows: Sequence[Any], names: Sequence[str], words: Words, how: Settings) -> list[Block]:
    """What can be taken back, and under it why the others can't, each reason once: it is longer than a column."""
    why: dict[str, list[str]] = {}
    for row in map(fields, rows):
        if row["why_not"]:
            why.setdefault(shown(words, row["why_not"]), []).append(str(row["id"]))
    told = [f"{', '.join(numbers)}: {reason}" for reason, numbers in why.items()]
    return [*_list("undo", rows, names, words, how), *([Lines(told)] if told else [])]


def _cell(row: Mapping[str, Any], name: str, words: Words, now: datetime | None) -> str:
    if name == _MARK:
        return _SIGNS.get(row.get(_MARK, ""), "")
    if name == "first_response_due":
        # Due until it is given; an overdue one has a sign of its own, where there are no colours.
        due = _due(row)
        return "-" if due is None else f"{words.when(due.isoformat())[:10]}{' !' if _overdue(row, now) else ''}"
    if name == "due_on" and row.get("days_overdue"):
        return f"{shown(words, row[name])} !{row['days_overdue']}"
    return merged(words, name, row, shown(words, row.get(name)).replace("\n", " ") or "-")


def _due(row: Mapping[str, Any]) -> datetime | None:
    """When a first response is due that wasn't given yet."""
    waits = row.get("first_response_at") is None and row.get("closed_at") is None
    return row.get("first_response_due") if waits else None


def _overdue(row: Mapping[str, Any], now: datetime | None) -> bool:
    due = _due(row)
    return due is not None and now is not None and due < now


def _style(row: Mapping[str, Any], now: datetime | None) -> str:
    due = _due(row)
    if due is not None and now is not None and legal_day(due) <= legal_day(now):
        return "bad" if due < now else "today"
    if row.get("days_overdue"):
        return "bad"
    return ""
