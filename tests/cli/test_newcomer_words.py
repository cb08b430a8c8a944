"""What a newcomer types and reads on a Polish screen: headings as names of columns, verbs by other names, no raw codes."""

from __future__ import annotations

import json

import pytest

from tests.cli.cli import OPEN, Cli
from tests.cli.screen import on_screen


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """A desk with one ticket, in Polish."""
    cli.ticket()
    cli.env("SUPPORTCTL_LANG", "pl")
    return cli


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("typed", ["nr,temat", "NR,TEMAT", "id,subject", "ID,Subject", "Nr,subject", "#,subject"])
def test_columns_go_by_the_headings_of_either_language(desk: Cli, lang: str, typed: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    head = on_screen(f"ticket list --columns {typed}", 80)[1][0].split()
    assert head == {"en": ["#", "SUBJECT"], "pl": ["NR", "TEMAT"]}[lang]
    rows = json.loads(desk.ok(f"ticket list --columns {typed} --json").out)["data"]
    assert [list(row) for row in rows] == [["id", "subject"]]


def test_headings_are_typed_without_marks_and_blanks(desk: Cli) -> None:
    head = on_screen("ticket list --columns 'odpdo,ODP. DO,first_response_due,otwarto'", 80)[1][0]
    assert head.split() == ["ODP.", "DO", "OTWARTO"]


@pytest.mark.parametrize(("lang", "shown"), [("en", "#, subject, state"), ("pl", "nr, temat, stan")])
def test_an_unknown_column_lists_the_headings(desk: Cli, lang: str, shown: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    desk.refuses("ticket list --columns nothing", 2, "nothing", shown)


@pytest.mark.parametrize("topic", ["training", "on-site", "unrelated-advice", "other-program"])
@pytest.mark.clause("progrupa-support", "§4.7")
def test_a_topic_left_out_is_refused_once_by_its_own_point(desk: Cli, topic: str) -> None:
    """Not a second time by the paragraph above it, with nothing else to say."""
    found = desk(f"{OPEN} --topic {topic}")
    assert found.code == 4
    assert len([row for row in found.err.splitlines() if "§4.7" in row]) == 1
    assert "Inne przeszkody" not in found.err


def test_undo_list_says_each_thing_once(desk: Cli) -> None:
    """Operator and time have their own columns; a reason stands for every "no"; what isn't shown is said."""
    shown = on_screen("undo --list", 80)[1]
    assert not any("(anna" in row for row in shown)
    rows = [row.split() for row in shown if "2026-11-17" in row and ":" not in row.split()[0]]
    told = {number for row in shown for number in row.partition(":")[0].split(", ") if number.isdigit()}
    assert {row[0] for row in rows if row[1] == "nie"} == told
    assert not desk.ok("undo --list").err
    for number in range(20):
        desk.ok(f"ticket note 1 -m 'Notatka {number}'")
    assert "(limit: 20)" in desk.ok("undo --list").err
    assert len(desk.ask("undo --list").data) == 20


def test_nothing_to_undo_offers_no_undo(cli: Cli) -> None:
    """An empty list is no reason to take something back."""
    cli.env("SUPPORTCTL_OPERATOR", "ewa")
    cli.env("SUPPORTCTL_LANG", "pl")
    shown = " ".join(on_screen("undo --list", 80)[1])
    assert "supportctl undo" not in shown
    assert shown
