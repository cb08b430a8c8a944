"""What a decision stood on is told in words: each ground of every case, and each fact of a clause whose paraphrase says it all."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from supportctl.desk.ground.results import decision_data
from supportctl.errors import Gap
from supportctl.record import Word
from supportctl.told import ToldGround
from supportctl.wording.words import words
from tests.regulations import cases
from tests.wording import used

both = pytest.mark.parametrize("lang", ["en", "pl"])

# A name of the program's own beside its value, an instant as machines write it, a value that has no words.
RAW = re.compile(r"\w=\S|[a-z]_[a-z]|[{}\[\]]|\dT\d\d:|(?<=.)\b(None|True|False)\b")


def told() -> list[ToldGround]:
    """Every ground of every case that something decides."""
    found: dict[tuple[str, str, str], ToldGround] = {}
    for case in cases.all_cases():
        try:
            decision = decision_data(cases.decide(case))
        except Gap:
            continue
        found |= {(g.clause, g.code, str(sorted(g.inputs.items(), key=str))): g for g in decision.grounds}
    return list(found.values())


def uncoded() -> set[str]:
    """The names of the facts of grounds without a code of their own."""
    found: set[str] = set()
    for call, name, place in used.calls("regulations"):
        at = {"passed": 1, "failed": 1, "check": 2}.get(name)
        if at is not None and not (len(call.args) > at and used.texts(call.args[at], place.scope)):
            found |= {keyword.arg for keyword in call.keywords if keyword.arg}
    return found


@both
def test_every_ground_of_every_case_is_told_in_words(lang: str) -> None:
    grounds = told()
    assert len(grounds) > 500
    said = {words(lang).ground(ground) for ground in grounds}
    assert [sentence for sentence in said if RAW.search(sentence)] == []


@both
def test_every_fact_of_a_ground_without_a_code_has_its_words(lang: str) -> None:
    facts = uncoded()
    assert {"kind", "issued_on", "last_day", "rate"} <= facts
    known = import_module(f"supportctl.wording.{lang}.facts").FACTS
    assert facts - set(known) == set()
    assert [name for name, said in known.items() if used.placeholders(said) != {name}] == []


@both
def test_every_kind_of_document_has_a_word(lang: str) -> None:
    """Proformas and corrections are called so in English."""
    assert [kind for kind in ("vat", "advance", "final") if words(lang).word(Word(kind)) == kind] == []


def test_a_statute_is_paraphrased_and_its_facts_follow() -> None:
    ground = ToldGround("vat-invoices", "2022-01-01", "art. 106j ust. 1", True, "", {"kind": "vat"})
    assert words("pl").ground(ground).endswith("wystawia się fakturę korygującą (rodzaj dokumentu: faktura VAT).")
    assert words("en").ground(ground).endswith("a correction is issued (kind of document: VAT invoice).")
    dated = ToldGround("vat-invoices", "2022-01-01", "art. 106j ust. 2", True, "", {"issued_on": "2026-11-17"})
    assert words("pl").ground(dated).endswith("(data wystawienia: 2026-11-17).")
