"""Bundles: the promotion can be revoked and amended in the text alone; earlier orders and the rights from them stay."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from supportctl import regulations
from supportctl.calendar import add_months, period_last_day
from supportctl.law.terms import period, period_of
from supportctl.law.text import Regulation
from supportctl.regulations import SHELVES
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import BenefitHelpFacts, BundleOrderFacts, BundlePriceFacts
from tests.regulations import cases

SLUG = "solidexpert-bundles"
FIRST, SECOND = "2022-02-01", "2026-01-01"


def amended(change: Callable[[dict[str, Any]], None]) -> Regulation:
    """The text with a second version from 2026-01-01 on."""
    path = Path(regulations.__file__).parent / SHELVES[SLUG] / "text.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    data["version"].append({"id": SECOND, "dated": date(2026, 1, 1), "decides_from": date(2026, 1, 1)})
    change(data)
    law = Regulation(data, "amended.toml")
    law.validate()
    return law


def _revoked(data: dict[str, Any]) -> None:
    data["param"]["promotion.revoked-at"]["value"][SECOND] = "2026-02-10T12:00:00+01:00"


def _less(data: dict[str, Any]) -> None:
    data["param"]["discounts"]["value"][SECOND] = {"1": 10, "2": 20, "3": 30}
    data["param"]["upgrade.minutes-per-year"]["value"][SECOND] = 120


def _order(at: datetime) -> BundleOrderFacts:
    return BundleOrderFacts(at, "solidworks", "Standard", 3, "company", "PL", True, True)


@pytest.mark.clause("solidexpert-bundles", "XII.2", "I.3")
def test_the_promotion_ends_at_the_moment_of_its_revocation() -> None:
    law = amended(_revoked).on(date(2026, 2, 10))
    moment = datetime(2026, 2, 10, 11, tzinfo=UTC)
    assert rules.take_part(_order(moment - timedelta(seconds=1)), law).outcome
    refused = rules.take_part(_order(moment), law)
    assert [g.clause for g in refused.failed] == ["XII.2"]
    assert refused.failed[0].code == "promotion-revoked"


@pytest.mark.clause("solidexpert-bundles", "XII.4")
def test_an_order_keeps_the_text_of_its_day() -> None:
    law = amended(_less)
    price = BundlePriceFacts(3, (1_000_000, 1_000_000))
    before, after = (rules.price_bundle(price, law.on(day)) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert (before.version, before.value.percent, before.value.net) == (FIRST, 35, 3_900_000)
    assert (after.version, after.value.percent, after.value.net) == (SECOND, 30, 4_200_000)
    # Help in 2026 under an order of 2025: by the text of the order.
    help_ = BenefitHelpFacts(
        years=3,
        ordered_on=date(2025, 12, 31),
        first_day=date(2025, 12, 31),
        last_day=date(2028, 12, 30),
        starts_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
        minutes=240,
        agreed=True,
        reported="given",
    )
    assert rules.upgrade_help(help_, law.on(date(2025, 12, 31))).outcome
    assert not rules.upgrade_help(help_._replace(ordered_on=date(2026, 1, 1)), law.on(date(2026, 1, 1))).outcome


def test_an_amendment_changes_no_old_answer() -> None:
    law = amended(_less)
    old = [c for c in cases.cases_of(SLUG) if c.on < date(2026, 1, 1) and c.expect["outcome"] != "gap"]
    assert len(old) > 100
    for case in old:
        assert cases.decide(case, law) == cases.decide(case), case.id


@pytest.mark.parametrize("months", [6, 12])
@pytest.mark.parametrize("first", [date(2024, 2, 29), date(2024, 8, 31), date(2025, 3, 10), date(2023, 12, 31)])
def test_periods_abut_and_are_counted_from_the_first_day(first: date, months: int) -> None:
    for number in range(1, 9):
        found, following = period(first, months, number), period(first, months, number + 1)
        assert found.last_day + timedelta(days=1) == following.first_day
        assert found.first_day - add_months(first, months * (number - 1)) in (timedelta(), timedelta(days=1))
        for day in (found.first_day, found.last_day):
            assert period_of(first, months, day) == found
    if months == 12:
        assert [period(first, 12 * n, 1).last_day for n in (1, 2, 3)] == [period_last_day(first, n) for n in (1, 2, 3)]
    with pytest.raises(ValueError, match="before"):
        period_of(first, months, first - timedelta(days=1))
