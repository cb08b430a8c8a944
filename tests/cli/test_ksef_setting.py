"""The setting ksef: off, limit or on, each from its day on; a document goes by the value of its day of issue."""

from __future__ import annotations

from datetime import date

import pytest

from supportctl.cli.settings import KSEF
from supportctl.dated_words import parsed, value_on
from tests.cli.cli import Cli
from tests.cli.once import once

SMALL, LARGE = "123", "12300"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """An item, for advances of any sum."""
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01 --name Szkolenie --unit szt.")
    return cli


def advance(desk: Cli, paid: str) -> str:
    return desk.ok(f"invoice advance --client pracownia --item szkolenie --paid {paid} -q").out.strip()


def due(desk: Cli, number: str) -> str | None:
    found: str | None = desk.ask(f"invoice print {number}").data["ksef_due"]
    return found


def test_by_default_the_act_decides_a_limit_to_the_end_of_2026_then_all(desk: Cli) -> None:
    (shown,) = (row for row in desk.ask("config show").data if row["setting"] == "ksef")
    assert (shown["value"], shown["origin"]) == ("limit", "default")
    desk.now("2026-12-31T10:00")
    last = advance(desk, SMALL)
    desk.now("2027-01-01T10:00")
    first = advance(desk, SMALL)
    assert (due(desk, last), due(desk, first)) == (None, "2027-01-04")


@pytest.mark.parametrize(
    ("setting", "before", "after"),
    [
        ("on from 2026-12-01", None, "2026-12-02"),
        ("off, on from 2026-12-01", None, "2026-12-02"),
        ("on, off from 2026-12-01", "2026-12-01", None),
        ("off from 2026-11-01, limit from 2026-11-30, on from 2026-12-01", None, "2026-12-02"),
        ("off", None, None),
        ("on", "2026-12-01", "2026-12-02"),
    ],
)
def test_a_document_goes_by_the_value_of_its_day(desk: Cli, setting: str, before: str | None, after: str | None) -> None:
    desk.env("SUPPORTCTL_KSEF", setting)
    desk.now("2026-11-30T10:00")
    november = advance(desk, SMALL)
    desk.now("2026-12-01T10:00")
    december = advance(desk, SMALL)
    assert (due(desk, november), due(desk, december)) == (before, after)


def test_the_limit_counts_only_where_it_holds(desk: Cli) -> None:
    """Above the limit, on a day on which the firm is outside, and on the first day on which the act decides."""
    desk.env("SUPPORTCTL_KSEF", "off, limit from 2026-11-18")
    outside = advance(desk, LARGE)
    desk.now("2026-11-18T10:00")
    inside = advance(desk, SMALL)
    assert (due(desk, outside), due(desk, inside)) == (None, "2026-11-19")


@pytest.mark.parametrize(
    "setting",
    ["maybe", "on from", "on from 2026-13-01", "on from 1.12.2026", "off, on", "on from 2026-12-01, off from 2026-12-01",
     "on from 2026-12-02, off from 2026-12-01", "off; on from 2026-12-01", "on,", "ON"],
)  # fmt: skip
def test_a_wrong_one_is_refused_in_one_line(desk: Cli, setting: str) -> None:
    desk.env("SUPPORTCTL_KSEF", setting)
    desk.refuses("invoice ksef-status", 2, setting, "off, on from 2026-12-01")
    desk.env("SUPPORTCTL_LANG", "pl")
    desk.refuses("invoice ksef-status", 2, "Nieprawidłowe ustawienie ksef")


def test_the_words_are_read_with_their_days() -> None:
    text = "off, limit from 2026-10-01,on from 2026-12-01"
    assert [word for _, word in parsed(text, KSEF)] == ["off", "limit", "on"]
    days = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 30), date(2026, 12, 1))
    assert [value_on(text, day) for day in days] == ["off", "limit", "limit", "on"]
    assert value_on("on from 2026-12-01", date(2026, 11, 30)) == "limit"
    assert value_on("on", date(2026, 11, 30)) == "on"
