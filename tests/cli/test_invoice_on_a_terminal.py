"""A document on a terminal: its lines are a table down to 76 columns, and money never breaks."""

from __future__ import annotations

import re

import pytest

from supportctl.output.plain import width
from tests.cli.cli import Cli
from tests.cli.screen import on_screen
from tests.cli.test_lists_on_a_terminal import desk, furnished

__all__ = ["desk", "furnished"]
# The numbers of a line of FV/2022/0001, which has a discount, in both languages.
AMOUNTS = re.compile(r" 3 +(years|lata) +10.000[.,]00 +10.500[.,]00 +19.500[.,]00 +23%? +4.485[.,]00 +23.985[.,]00$")
NAME = "Subskrypcja SOLIDWORKS Professional, pakiet 3-letni"
both = pytest.mark.parametrize("lang", ["en", "pl"])


@both
@pytest.mark.parametrize("columns", [120, 100, 80, 76])
def test_a_line_with_a_discount_has_its_numbers_in_one_line(desk: Cli, columns: int, lang: str) -> None:
    """D1: `invoice print` of 47 970.00 broke its amounts; with a discount it was no table any more at 80 columns."""
    desk.env("SUPPORTCTL_LANG", lang)
    code, shown = on_screen("invoice print FV/2022/0001", columns)
    assert code == 0
    assert all(width(row) <= columns for row in shown), shown
    assert sum(bool(AMOUNTS.search(row)) for row in shown) == 2, shown
    if columns <= 80:  # the words stand over the numbers, whole
        assert [row.endswith(NAME) for row in shown].count(True) == 2
    assert any(re.search(r"(Total|Razem) +39.000[.,]00 +8.970[.,]00 +47.970[.,]00$", row) for row in shown)


@both
@pytest.mark.parametrize("columns", [60, 40])
def test_on_a_narrower_one_each_number_has_its_line(desk: Cli, columns: int, lang: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    _, shown = on_screen("invoice print FV/2022/0001", columns)
    assert all(width(row) <= columns for row in shown), shown
    assert sum(bool(re.search(r"^(Gross|Brutto) +23.985[.,]00$", row)) for row in shown) == 2
