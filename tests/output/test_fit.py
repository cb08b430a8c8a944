"""What fits a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from supportctl.output.fit import GAP, KEPT, LEAST, Wanted, cut, fitted, folded
from supportctl.output.plain import width

COLUMNS = st.lists(st.builds(Wanted, st.integers(1, 60), st.booleans()), min_size=1, max_size=12)


def test_text_gives_way_the_widest_first() -> None:
    columns = [Wanted(5, False), Wanted(40, True), Wanted(50, True)]
    assert fitted(columns, 99) == [5, 40, 50]
    assert fitted(columns, 94) == [5, 40, 45]
    assert fitted(columns, 79) == [5, 35, 35]


def test_then_whole_columns_are_left_out_from_the_right() -> None:
    columns = [Wanted(10, False)] * 5
    assert len(fitted(columns, 58)) == 5
    assert len(fitted(columns, 57)) == 4
    assert len(fitted(columns, 21)) == 1


def test_text_stays_readable_while_something_further_right_can_go() -> None:
    columns = [*[Wanted(5, False)] * KEPT, Wanted(60, True), Wanted(5, False)]
    assert fitted(columns, 71) == [5, 5, 5, 5, 36, 5]
    assert fitted(columns, 55) == [5, 5, 5, 5, 20, 5]
    assert fitted(columns, 54) == [5, 5, 5, 5, 26]
    assert fitted(columns, 36) == [5, 5, 5, 5, 8]
    assert fitted(columns, 35) == [5, 5, 5, 5]


@given(COLUMNS, st.integers(0, 200))
def test_nothing_but_text_is_narrowed_and_all_fits_where_it_can(columns: list[Wanted], room: int) -> None:
    widths = fitted(columns, room)
    assert 1 <= len(widths) <= len(columns)
    for given_width, column in zip(widths, columns, strict=False):
        assert given_width == column.natural or (column.text and LEAST <= given_width < column.natural)
    if len(widths) > 1:
        assert sum(widths) + GAP * (len(widths) - 1) <= room


@given(st.text(max_size=40), st.integers(1, 30))
def test_a_cut_text_fits_and_begins_like_the_whole(text: str, room: int) -> None:
    shown = cut(text, room)
    assert width(shown) <= room or shown == text
    assert shown == text or text.startswith(shown.removesuffix("…"))


@given(st.text(alphabet="ab żółw漢 \u00a0", max_size=60), st.integers(2, 30))
def test_folding_loses_nothing(text: str, room: int) -> None:
    lines = folded(text, room)
    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_doesnt_break_isnt_broken() -> None:
    assert folded("due 47\u00a0970.00\u00a0PLN", 14) == ["due", "47\u00a0970.00\u00a0PLN"]
