"""A compiled statement in pieces: what counts as given."""

from __future__ import annotations

import pytest

from supportctl.store.statement import Statement, escaped, one

PIECES = Statement(("SELECT 1 WHERE ", ("a", "x = :a", "TRUE"), ("limit", " LIMIT :limit", "")), ("SELECT ", ("a", "%(a)s", "1")))


@pytest.mark.parametrize(("value", "given"), [(None, False), (False, False), (True, True), (0, True), ("", True), ("x", True)])
def test_nothing_and_no_are_not_given(value: object, given: bool) -> None:
    assert ("x = :a" in PIECES.text(False, {"a": value, "limit": None})) is given
    assert PIECES.text(True, {"a": value}) == ("SELECT %(a)s" if given else "SELECT 1")


def test_a_limit_of_nothing_is_left_out() -> None:
    assert PIECES.text(False, {"a": None, "limit": None}) == "SELECT 1 WHERE TRUE"
    assert PIECES.text(False, {"a": None, "limit": 0}) == "SELECT 1 WHERE TRUE LIMIT :limit"


def test_wildcards_stand_for_themselves() -> None:
    assert escaped("50%_a/b") == "50/%/_a//b"


def test_one_row_is_promised() -> None:
    assert one(0) == 0
    with pytest.raises(LookupError):
        one(None)
