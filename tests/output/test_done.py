"""Each change answers with a sentence, in both languages."""

from __future__ import annotations

import ast
import string
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

import supportctl.cli
from supportctl.output import done
from supportctl.output.reply import Reply
from supportctl.record import ABSENT, Absent, Hours, Word
from supportctl.wording.words import Words

both = pytest.mark.parametrize("lang", ["en", "pl"])
# What they answer with is the picture or the report that was asked for; undo and redo have a sentence of their own in every format.
PICTURES = {"search", "ticket show", "client export-data", "cron run", "undo", "redo"}


def catalogue(lang: str) -> dict[str, tuple[str, ...]]:
    module: ModuleType = import_module(f"supportctl.wording.{lang}.done")
    found: dict[str, tuple[str, ...]] = module.CHANGES
    return found


def changing_verbs() -> set[str]:
    """The commands whose function in cli/ runs a verb that may write: door.do, door.each, door.erased."""
    found = set()
    for path in Path(supportctl.cli.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef) or not node.decorator_list:
                continue
            named = node.decorator_list[0]
            if not (isinstance(named, ast.Call) and isinstance(named.func, ast.Name) and named.func.id == "verb"):
                continue
            called = {c.func.attr for c in ast.walk(node) if isinstance(c, ast.Call) and isinstance(c.func, ast.Attribute)}
            if called & {"do", "each", "erased"}:
                found.add(ast.literal_eval(named.args[0]))
    return found


@both
def test_every_change_has_its_sentence(lang: str) -> None:
    verbs = changing_verbs()
    assert len(verbs) > 50
    assert verbs - PICTURES - set(catalogue(lang)) == set()


def names(part: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(part.rpartition("|")[2]) if name}


def test_both_languages_tell_the_same_commands() -> None:
    assert set(catalogue("en")) == set(catalogue("pl"))


class Shown(NamedTuple):
    id: int
    client: str
    entitlement: Word
    first_response_due: datetime | None
    started_at: datetime
    hours: Hours
    declined: bool
    ticket: int = 7
    hours_left: Hours | Absent = ABSENT
    on: date = date(2027, 3, 3)


ROW = Shown(5, "prac[b]", Word("paid"), None, datetime(2026, 11, 17, 9, 5, tzinfo=UTC), Hours(90), False)
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def told(command: str, data: object, lang: str = "en") -> str:
    return done.sentence(Reply(command, data), Words(lang, on_screen=True), NOW)


def test_a_part_stands_where_all_that_it_names_is_known() -> None:
    assert told("ticket open", ROW) == "Ticket 5 opened for prac[b] (paid help)"
    due = ROW._replace(first_response_due=datetime(2026, 11, 30, 22, 59, 59, tzinfo=UTC))
    assert told("ticket open", due) == "Ticket 5 opened for prac[b] (paid help), first response until Mon\u00a030\u00a0Nov"
    assert told("ticket open", due, "pl").endswith("(wsparcie płatne), pierwsza odpowiedź do pn\u00a02026-11-30")


def test_a_part_may_depend_on_a_field() -> None:
    assert told("session extend", ROW) == "1.5 h more agreed on #7"
    assert told("session extend", ROW._replace(hours_left=Hours(60))) == "1.5 h more agreed on #7, 1 h left"
    assert told("session extend", ROW._replace(declined=True)) == "No more hours on #7: the client declined"


def test_a_day_of_another_year_says_so() -> None:
    words = Words("en", on_screen=True)
    assert done.told(date(2027, 3, 3), words, NOW) == "Wed\u00a03\u00a0Mar\u00a02027"
    assert done.told(date(2026, 3, 3), words, NOW) == "Tue\u00a03\u00a0Mar"
    assert done.told(date(2026, 3, 3), words, NOW, "iso") == "2026-03-03"


def test_what_isnt_a_record_has_no_sentence() -> None:
    assert told("ticket open", {"id": 1}) == ""
    assert told("ticket list", ROW) == ""


def test_a_name_never_becomes_a_placeholder() -> None:
    assert told("ticket open", ROW._replace(client="{id}\x1b[31m")) == "Ticket 5 opened for {id}\\x1b[31m (paid help)"
