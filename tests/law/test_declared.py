"""Terms: a text is held to what its kind of shelf declares. On a law of this test's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supportctl.errors import Gap
from supportctl.law.declared import Maybe, Term, Terms
from supportctl.law.text import LawAt, Regulation

DAY = date(2026, 11, 17)
TEXT = """
id = "library"
source = "none"
binds = "service"
in_force = "1"
title = { pl = "Biblioteka", en = "Library" }

[[version]]
id = "a"
dated = 2020-01-01
decides_from = 2020-01-01

[[version]]
id = "b"
dated = 2026-12-31
decides_from = 2027-01-01

[clause."1"]
kind = ["rule"]
pl.a = "Książkę oddaje się po dwóch tygodniach."
en.a = "A book is returned after two weeks."

[param."loan.days"]
clause = "1"
unit = "days"
value.a = 14

[param."loan.fee"]
clause = "1"
unit = "PLN"
value.b = 2
"""


class LoanTerms(Terms):
    __slots__ = ()
    days = Term[int]("loan.days")
    fee = Maybe[int]("loan.fee")


class BranchTerms(LoanTerms):
    __slots__ = ()
    town = Maybe[str]("branch.town")


def law(tmp_path: Path, text: str = TEXT, terms: type[Terms] = BranchTerms) -> Regulation:
    path = tmp_path / "text.toml"
    path.write_text(text, encoding="utf-8")
    return Regulation.load(path, terms.declared())


def test_terms_give_values_with_unit_clause_and_version(tmp_path: Path) -> None:
    terms = LoanTerms(law(tmp_path).on(DAY))
    assert (terms.days.value, terms.days.unit, terms.days.clause, terms.days.version) == (14, "days", "1", "a")


def test_what_a_version_doesnt_give_is_none_and_a_gap_where_it_is_needed(tmp_path: Path) -> None:
    old, new = (BranchTerms(law(tmp_path).on(day)) for day in (DAY, date(2027, 1, 1)))
    assert old.fee is None
    assert new.fee is not None
    assert new.need(LoanTerms.fee).value == new.fee.value == 2
    with pytest.raises(Gap, match="NO_VALUE") as caught:
        old.need(BranchTerms.fee)
    assert (caught.value.params["key"], caught.value.params["clause"]) == ("loan.fee", "1")
    assert new.town is None


def test_terms_extend_those_of_their_kind() -> None:
    assert LoanTerms.declared() == {"loan.days": True, "loan.fee": False}
    assert BranchTerms.declared() == {"loan.days": True, "loan.fee": False, "branch.town": False}


@pytest.mark.parametrize("name", ["days", "fee", "town", "dayz"])
def test_terms_cant_be_set(tmp_path: Path, name: str) -> None:
    terms: Any = BranchTerms(law(tmp_path).on(DAY))
    with pytest.raises(AttributeError):
        setattr(terms, name, 3)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('[param."loan.fee"]', '[param."loan.fees"]', 'param."loan.fees"'),
        ('[param."loan.days"]', '[param."loan.day"]', 'param."loan.day"'),
        (TEXT[TEXT.index('[param."loan.days"]') : TEXT.index('[param."loan.fee"]')], "", 'param."loan.days"'),
    ],
    ids=["misspelt", "misspelt and missing", "missing"],
)
def test_a_key_that_nobody_declares_or_that_is_missing_is_an_error_at_load(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(Gap, match="LAW_TEXT_INVALID") as caught:
        law(tmp_path, TEXT.replace(old, new))
    assert (caught.value.params["file"], caught.value.params["key"]) == ((tmp_path / "text.toml").as_posix(), key)
    assert caught.value.params["problem"]


@pytest.mark.parametrize("ask", [LawAt.has, LawAt.value])
def test_asking_for_a_key_that_nobody_declares_is_an_error_and_never_no(tmp_path: Path, ask: Any) -> None:
    with pytest.raises(ValueError, match=r"library: no terms declare loan\.fe"):
        ask(law(tmp_path).on(DAY), "loan.fe")
    assert not law(tmp_path).on(DAY).has("branch.town")
