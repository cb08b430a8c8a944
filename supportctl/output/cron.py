"""What cron did and warns of: a sentence a thing, with the clause and the command that acts on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from supportctl.output.blocks import Block, Lines, Marks
from supportctl.output.done import part_of, told
from supportctl.record import ABSENT, fields
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.db.doctor import Health
    from supportctl.jobs.job import CronItem
    from supportctl.jobs.running import JobReport


def ran(reports: Sequence[JobReport], words: Words, marks: Marks) -> list[Block]:
    """What was done and what people are told; nothing where there is nothing. A job that was only looked at is said to be idle."""
    lines = [line for report in reports for line in _report(report, words)]
    return [Lines(lines)] if lines else []


def health(data: Health, words: Words, marks: Marks) -> list[Block]:
    """A line a check: well or not, what was looked at, what was found."""
    return [Lines([f"{marks.of(check.ok)} {words.word(check.name)}: {check.detail}" for check in data.checks])]


def _report(report: JobReport, words: Words) -> list[str]:
    lines = [_sentence(item, words) for item in report.done]
    for item in report.warned:
        lines += [_sentence(item, words), f"  supportctl {safe(item.next)}"]
    if report.explained is not ABSENT:
        lines += [_why(item, words) for item in report.explained]
    elif not lines and not report.failed:
        idle = words.screen("cron_idle", job=safe(report.job))
        after = "" if report.next is None else ", " + words.screen("cron_next", next=told(report.next, words, None))
        lines = [idle + after]
    return lines


def _sentence(item: CronItem, words: Words) -> str:
    known = fields(item)
    said = "".join(part_of(part, known, words, None) for part in words.cron("CRON", item.what))
    return f"{said}{_clauses(item)}"


def _why(item: CronItem, words: Words) -> str:
    """Why a thing was or wasn't done, and when that changes."""
    which = "" if item.benefit is ABSENT else f" · {words.word(item.benefit)}"
    which += "" if item.year is ABSENT else f" {item.year}"
    name = name_of(fields(item), words) + which
    line = words.screen("cron_why", name=name, what=words.word(item.what), why=words.word(item.why))
    until = "" if item.until is ABSENT else ", " + words.screen("cron_until", until=told(item.until, words, None))
    return f"{line}{until}{_clauses(item)}"


def _clauses(item: CronItem) -> str:
    return f" ({', '.join(map(safe, item.clauses))})" if item.clauses else ""


def name_of(known: Mapping[str, Any], words: Words) -> str:
    """How a thing is named where nothing more is said of it."""
    return "".join(part_of(part, known, words, None) for part in words.cron("NAMES", str(known["kind"])))
