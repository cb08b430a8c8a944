"""The sentence with which a change answers on a terminal, out of the record that it returns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from string import Formatter
from typing import Any

from supportctl.calendar import WARSAW
from supportctl.output.blocks import shown
from supportctl.output.reply import Reply
from supportctl.record import ABSENT, fields, is_record
from supportctl.wording.words import Words

_FORMATTER = Formatter()


def sentence(reply: Reply, words: Words, now: datetime | None) -> str:
    """The sentence of a change that was made; "" for a command without one, or an answer that isn't a record."""
    parts = words.done(reply.command)
    if not parts or not is_record(reply.data):
        return ""
    known = _known(reply.data)
    told = [text for part in parts if (text := part_of(part, known, words, now))]
    return "".join(told)


def _known(data: Any) -> dict[str, Any]:
    """What a sentence may name: the fields of the record, and of what stands inside it what a sentence is about."""
    known = dict(fields(data))
    document: Any = known.get("document")
    contact: Any = known.get("contact")
    if is_record(document):
        paper = document.core
        known |= {"document_number": paper.number, "document_gross": paper.gross, "document_due": paper.due_on}
    if is_record(contact):
        known |= {"contact_name": contact.name, "contact_competent": contact.competent}
    if "trainings" in known:
        known["participants"] = sum(row.participants or 0 for row in known["trainings"])
    if isinstance(known.get("documents"), (list, tuple)):  # the register of a month has a number of them
        known["documents"] = ", ".join(f"{paper.core.number}" for paper in known["documents"])
    return known | {"exam": known.get("benefit") == "exam"}


def part_of(part: str, known: Mapping[str, Any], words: Words, now: datetime | None) -> str:
    """A part of a sentence, filled; "" where it doesn't stand."""
    condition, bar, text = part.partition("|")
    if bar and not _holds(condition, known):
        return ""
    said = ""
    begun: datetime | None = None
    for literal, name, form, _ in _FORMATTER.parse(text if bar else part):
        said += literal
        if name is not None:
            value = known.get(name)
            if value is None or value in (ABSENT, (), "") or _other_side(value, now, form or ""):
                return ""
            # An end on another day than the beginning that was just told is told with its day.
            same = form == "end" and begun is not None and _day(value) == _day(begun)
            said += told(value, words, now, "time" if same else form or "")
            begun = value if isinstance(value, datetime) else None
    return said


def _day(moment: datetime) -> date:
    return moment.astimezone(WARSAW).date()


def _other_side(value: Any, now: datetime | None, form: str) -> bool:
    """Is a moment over that is told only ahead of it, or ahead that is told only once it is over?"""
    if form not in ("ahead", "past") or now is None or not isinstance(value, datetime):
        return form == "past"
    return (value < now) is (form == "ahead")


def _holds(condition: str, known: Mapping[str, Any]) -> bool:
    name, equals, wanted = condition.removeprefix("-").partition("=")
    value = known.get(name)
    found = str(value) == wanted if equals else bool(value) and value is not ABSENT
    return found is not condition.startswith("-")


def told(value: Any, words: Words, now: datetime | None, form: str = "") -> str:
    """A value as sentences and pages tell it: days with their weekday, and the year only where it isn't this one. `form`: day or
    time of a moment alone; iso: a day without its weekday; count: how many; phone: a number in groups; years: a number of them."""
    if isinstance(value, datetime):
        local = value.astimezone(WARSAW)
        day, hour = words.day(local.date(), now), f"{local:%H:%M}"
        return day if form == "day" else hour if form == "time" else f"{day}\u00a0{hour}"
    if form == "count":
        return str(len(value))
    if form == "phone":
        return words.phone(value)
    if form == "years":
        return words.quantity(value, form)
    if form == "iso" and isinstance(value, date):
        return value.isoformat()
    return words.day(value, now) if isinstance(value, date) else shown(words, value)
