"""What waits for the desk, on a terminal: one line a thing, each with the command that acts on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from supportctl.calendar import WARSAW, act_deadline, legal_day
from supportctl.output.blocks import SIGNS, Block, Column, Lines, Marks, Table, shown
from supportctl.output.fit import GAP, cut
from supportctl.output.plain import width
from supportctl.output.reply import Settings
from supportctl.record import Seconds
from supportctl.tuples import NamedTuple
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.today.looking import TodayRow

_BETWEEN = " · "
_TICKETS = (
    "running", "overdue", "due", "missed", "appointment", "client-wrote", "triage", "to-schedule", "new", "wait-over", "broken-off", "to-start",
)  # fmt: skip
_COUNTED = 1_000
# Sections that only say how many there are.
_COUNTS = ("late-jobs", "unsent", "failed-hooks")
# Sections of documents: their number stands at the beginning of the line already.
_DOCUMENTS = ("unpaid", "owed-back")
# The columns: heading, number, when, what, and the command at the end of the line.
_WHEN, _WHAT, _COMMAND = 2, 3, 4
# Below so many columns of a terminal a line says less.
_NARROW = 50
# What is said keeps so many columns beside commands, and where there are none.
_SHORT, _LEAST = 14, 12
# What is left out from the right on a narrow terminal: first the times, then the headings.
_LEFT_OUT: tuple[tuple[int, ...], ...] = ((), (_WHEN,), (_WHEN, 0))
# So many of these are tried before a command gives way.
_WHOLE = 2


def blocks(rows: Sequence[TodayRow], words: Words, marks: Marks, how: Settings, *, live: bool = False) -> list[Block]:
    """The day, then what waits. `live`: on a board, with how to leave it."""
    now = how.now
    head = f"{words.day(legal_day(now), None)} {now.astimezone(WARSAW):%H:%M}" if now else ""
    told = _BETWEEN.join(part for part in (head, words.screen("board_quits") if live else "") if part)
    found: list[Block] = [Lines([told], "bold")] if told else []
    if not rows:
        return [*found, Lines([words.screen("nothing_waits")])]
    labels = [words.screen(f"today_{row.section}") for row in rows]
    cells = [
        [
            label if index == 0 or labels[index - 1] != label else "",
            _number(row),
            _when(row, words, now),
            _what(row, words, now),
            f"supportctl {safe(row.next)}" if row.next else "",
        ]
        for index, (row, label) in enumerate(zip(rows, labels, strict=True))
    ]
    if how.width < _NARROW:  # there the hours left give way to what names the row
        cells = [
            [*cell[:_WHAT], _what(row._replace(left_seconds=None), words, now), cell[_COMMAND]]
            for row, cell in zip(rows, cells, strict=True)
        ]
        rows = [row._replace(left_seconds=None) for row in rows]
    said = [_Said(cell[_WHAT], _brief(row, words), _uncut(row, words)) for row, cell in zip(rows, cells, strict=True)]
    kept = cells if how.wide else _fitted(cells, said, how.width, marks)
    styles = tuple(_style(row, now) for row in rows)
    return [*found, Table("", [Column("")] * len(kept[0]), kept, words.screen("left_out"), styles)]


class _Said(NamedTuple):
    """What is said about a row, how it is said where that is too long, and how many columns of it must not be cut."""

    text: str
    brief: str
    least: int

    def within(self, room: int, ellipsis: str) -> str:
        """As much of it as there is room for; what must stand whole is alone rather than cut."""
        text = self.text if width(self.text) <= room or not self.brief else self.brief
        if width(text) > room and self.least and room < self.least + width(f" {ellipsis}"):
            text = text.partition(_BETWEEN)[0]
        return cut(text, room, ellipsis)

    @property
    def wanted(self) -> int:
        """So many columns of it should be kept beside a command."""
        return min(width(self.text), max(_SHORT, self.least, width(self.brief)))


def _fitted(cells: list[list[str]], said: list[_Said], room: int, marks: Marks) -> list[list[str]]:
    """The cells that there is room for; what is said and the command share what is left of the line. The times are left out rather
    than that a command isn't whole."""
    ellipsis = "…" if marks == SIGNS else "..."
    for gone in _LEFT_OUT[:_WHOLE]:
        kept, left = _kept(cells, gone, room)
        commands = [row[_COMMAND] for row in cells]
        if all(left - width(command) - GAP >= one.wanted for one, command in zip(said, commands, strict=True)):
            return _lines(cells, kept, said, commands, left, ellipsis)
    for gone in _LEFT_OUT:
        kept, left = _kept(cells, gone, room)
        if left >= max(_LEAST, *(one.least for one in said)):
            commands = [""] * len(cells) if gone else [row[_COMMAND] for row in cells]
            return _lines(cells, kept, said, commands, left, ellipsis)
    return [_bare(row, one, room, ellipsis) for row, one in zip(cells, said, strict=True)]


def _kept(cells: list[list[str]], gone: tuple[int, ...], room: int) -> tuple[list[int], int]:
    """The columns that stand before what is said, and the room beside them."""
    kept = [i for i in range(_WHAT) if i not in gone]
    return kept, room - sum(max(width(row[i]) for row in cells) + GAP for i in kept)


def _lines(
    cells: list[list[str]], kept: list[int], said: list[_Said], commands: list[str], left: int, ellipsis: str
) -> list[list[str]]:
    rows = zip(cells, said, commands, strict=True)
    return [[*(row[i] for i in kept), _line(one, command, left, ellipsis)] for row, one, command in rows]


def _line(said: _Said, command: str, room: int, ellipsis: str) -> str:
    """What is said, and at the end of the line the command: whole, or without the program's name, or its options, or the number that
    the line begins with, or not at all."""
    short = command.removeprefix("supportctl ")
    name, option, more = short.partition(" --")
    forms = [command, short, f"{name} {ellipsis}" if option else name]
    wanted = max(_SHORT, said.least)
    if short.startswith("invoice ") and said.brief and "/" in name:  # of a document
        verb = name.rpartition(" ")[0]
        forms[2:] = [f"{verb} {ellipsis} --{more}"] if option else []
        forms.append(f"{verb} {ellipsis}")
        wanted = max(wanted, width(said.brief))
    for shown_command in forms:
        left = room - width(shown_command) - GAP
        if shown_command and left >= min(width(said.text), wanted):
            text = said.within(left, ellipsis)
            return f"{text}{' ' * (room - width(text) - width(shown_command))}{shown_command}"
    return said.within(room, ellipsis)


def _bare(row: list[str], said: _Said, room: int, ellipsis: str) -> list[str]:
    """On a terminal narrower than any: what names a row, and as much of what is said as there is room for."""
    name = row[1] or row[0]
    left = room - width(name) - 1
    if left >= max(said.least, 1):
        return [f"{name} {said.within(left, ellipsis)}"]
    return [name or cut(row[_WHAT], room, ellipsis)]


def _uncut(row: TodayRow, words: Words) -> int:
    """How much of what is said about a row must stand whole: its amount, or the hours left."""
    return width(shown(words, row.amounts) if row.amounts else _left(row, words))


def _brief(row: TodayRow, words: Words) -> str:
    """What must stand of a line about money: the amounts, and how many there are, or whose they are."""
    if row.section in _DOCUMENTS and row.client:
        return _BETWEEN.join((shown(words, row.amounts), safe(row.client)))
    if row.section != "to-invoice":
        return ""
    return _BETWEEN.join((shown(words, row.amounts), words.screen("today_count_brief", count=row.how_many)))


def _left(row: TodayRow, words: Words) -> str:
    """The hours that are left to a running session."""
    if not row.left_seconds:
        return ""
    return words.screen("today_left", left=shown(words, Seconds(row.left_seconds // 60 * 60)))


def _number(row: TodayRow) -> str:
    if row.id is None:
        return ""
    return f"#{row.id}" if row.section in _TICKETS else safe(row.id)


def _when(row: TodayRow, words: Words, now: datetime | None) -> str:
    """The hour of what is of today, else the day; of what is due its last day."""
    at = row.at
    if isinstance(at, datetime):
        local = at.astimezone(WARSAW)
        if row.section not in ("overdue", "due") and now is not None and local.date() == legal_day(now):
            return f"{local:%H:%M}"
        at = local.date()
    return words.day(at, now) if at is not None else ""


def _what(row: TodayRow, words: Words, now: datetime | None) -> str:
    """What must not be cut stands first: hours left, amounts, what is missing. Then who, and what about."""
    if row.section in _COUNTS:
        return words.screen(f"today_{row.section}_what", count=row.how_many)
    if row.id is None and row.section != "to-invoice":
        many = (row.how_many or 0) >= _COUNTED
        return words.screen("today_many_more" if many else "today_more", count=row.how_many)
    parts = [shown(words, row.amounts)] if row.amounts else []
    if row.section == "to-invoice":
        parts.append(words.screen("today_count", count=row.how_many))
    if row.elapsed_seconds is not None:
        parts += [_left(row, words), safe(row.operator)]
    if isinstance(row.merged_into, int):
        parts.append(words.text("merged_state", into=row.merged_into))
    elif row.terms_accepted is False:
        parts.append(words.screen("today_not_accepted"))
    if row.section in ("maintenance", "bundle", "complaint"):
        parts.append(words.screen(f"today_{row.section}_what"))
    parts += [safe(row.client) if row.client else "", shown(words, row.subject)]
    if (late := _days_late(row, now)) and row.section in ("unpaid", "complaint"):
        parts.append(words.screen("today_late", days=late))
    if row.operator and row.elapsed_seconds is None:
        parts.append(safe(row.operator))
    return _BETWEEN.join(part for part in parts if part)


def _days_late(row: TodayRow, now: datetime | None) -> int:
    """Days since the last day of something; 0 on it and before."""
    if now is None or row.at is None or isinstance(row.at, datetime):
        return 0
    today = legal_day(now)
    # The last day for a payment moves off Saturdays, Sundays and holidays (civil code, art. 115).
    last = act_deadline(row.at) if row.section == "unpaid" and today > row.at else row.at
    return max(0, (today - last).days)


def _style(row: TodayRow, now: datetime | None) -> str:
    if row.section in ("late-jobs", "failed-hooks"):
        return "bad"
    if row.id is None and row.section not in ("to-invoice", "unsent"):
        return ""
    if row.section in ("overdue", "missed") or _days_late(row, now):
        return "bad"
    day = row.at.astimezone(WARSAW).date() if isinstance(row.at, datetime) else row.at
    due_today = row.section in ("due", "appointment", "unpaid", "complaint") and now is not None and day == legal_day(now)
    return "today" if due_today else ""
