"""Sentences, numbers and days as people read them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supportctl.told import ToldDecision, ToldGround
from supportctl.wording.safe import safe, safe_lines
from supportctl.wording.words import words

EN, PL = words("en"), words("pl")


def ground(code: str, passed: bool | None = False, clause: str = "§4.2", **inputs: Any) -> ToldGround:
    return ToldGround("progrupa-support", "2020-12-01", clause, passed, code, inputs)


def no(*grounds: ToldGround, question: str = "start_session", overridden: tuple[str, ...] = ()) -> ToldDecision:
    failed = any(g.passed is not True and g.clause not in overridden for g in grounds)
    return ToldDecision(question, "no" if failed else "yes", date(2026, 11, 11), overridden, grounds)


HOLIDAY = ground(
    "closed-holiday",
    at="2026-11-11T10:00:00+01:00",
    next_opening="2026-11-12T09:00:00+01:00",
    holiday="Narodowe Święto Niepodległości",
)


def test_the_answer_comes_first() -> None:
    assert EN.answer(no(HOLIDAY)) == (
        "Not allowed: the desk is closed (Wednesday 2026-11-11 is Independence Day). Next opening: 2026-11-12 09:00."
    )
    assert PL.answer(no(HOLIDAY)) == (
        "Niedozwolone. Serwis jest nieczynny (środa 2026-11-11 to Narodowe Święto Niepodległości)."
        " Najbliższe otwarcie: 2026-11-12 09:00."
    )


def test_the_other_failed_grounds_are_counted() -> None:
    backup = ground("not-confirmed", clause="§1.11", confirmation="backup")
    assert EN.answer(no(backup, HOLIDAY)).endswith("Next opening: 2026-11-12 09:00. (and 1 more)")


def test_a_yes_names_its_clauses_and_what_was_waived() -> None:
    passed = ground("diagnosable", True, "§2.3")
    assert EN.answer(no(passed)) == "Allowed by §2.3."
    assert PL.answer(no(passed, question="check_conversion")) == "Tak, na podstawie §2.3."
    assert EN.answer(no(passed, HOLIDAY, overridden=("§4.2",))) == ("Allowed by §2.3. Waived by the desk, as a concession: §4.2.")


def test_the_second_that_a_clause_turns_on_is_shown() -> None:
    late = ground("too-late", clause="§2.10", received_at="2026-11-18T11:00:01+01:00", until="2026-11-18T11:00:00+01:00")
    assert EN.ground(late) == "Word came at 2026-11-18 11:00:01; the window ended at 2026-11-18 11:00."
    early = ground("closed-hour", at="2026-11-17T08:59:59+01:00", next_opening="2026-11-17T09:00:00+01:00")
    assert "closed at 08:59:59 (Tuesday 2026-11-17)" in EN.ground(early)
    # Elsewhere a time is read to the minute.
    assert EN.when("2026-11-18T11:00:01+01:00") == "2026-11-18 11:00"


def test_grounds_say_what_was_found() -> None:
    assert EN.ground(ground("version-supported", version="6", oldest_supported="5", product="v-ray")) == (
        "The vendor supports version 6 (from 5 on), so hours can't be bought for it."
    )
    assert EN.ground(ground("promoted", True, promoted=False, assumed=True)).endswith("before. (assumed)")
    assert EN.ground(ground("quota", True, minutes_left=90)) == "Hours left: 1.5 h."
    assert PL.ground(ground("quota", True, minutes_left=90)) == "Pozostałe godziny: 1,5 h."
    assert EN.ground(ground("not-offered", product="sketchup-pro")) == "sketchup-pro isn't offered."
    assert EN.refusal(ground("not-triaged", False, "§2.3")).endswith("can be diagnosed. (§2.3)")


def test_a_finding_without_words_falls_back_to_the_clause() -> None:
    assert EN.ground(ground("new-finding", clause="§2.4", outcome="solved", quantity=2)) == (
        "The listed fee is due whatever the work achieves (outcome: solved, quantity: 2)."
    )
    assert EN.ground(ToldGround("nowhere", "1", "§1", True, "", {})) == "?"


def test_errors_say_what_to_type() -> None:
    params = {"item": "progrupa-support-hour", "on": "2026-11-17", "clause": "§1.9", "first_day": None}
    assert EN.error("NO_PRICE", params) == (
        "No price of progrupa-support-hour decides 2026-11-17 (§1.9).",
        "supportctl price set progrupa-support-hour AMOUNT --currency PLN --from 2026-11-17",
    )
    ambiguous = {"kind": "client", "value": "prac", "candidates": ["a (A)", "b (B)"], "more": 3}
    assert EN.error("AMBIGUOUS", ambiguous)[0] == "“prac” fits several clients: a (A), b (B) and 3 more."
    assert EN.error("EMPTY", {"field": "subject"})[0] == "Subject is empty."
    assert PL.error("NOT_FOUND", {"kind": "license", "value": "x"}) == (
        "Nie znaleziono licencji: x.",
        "supportctl license list",
    )
    assert EN.error("SOMETHING_NEW", {"a": 1}) == ("SOMETHING_NEW: a: 1", "")


def test_notes() -> None:
    assert EN.note("UNBILLED", {"seconds": 3661}) == "1 h 01 min 01 s of work is covered by no hours, and isn't billed."
    assert EN.note("HOURS_RUN_OUT", {"ticket": 1, "seconds": 300}) == (
        "The hours bought for ticket 1 run out in 5 min. Ask whether the client agrees to more (§4.3)."
    )
    assert PL.note("HOURS_RUN_OUT", {"ticket": 1, "seconds": 300}) == (
        "Kupione godziny zgłoszenia 1 skończą się za 5 min. Zapytaj klienta, czy zgadza się na dodatkowe (§4.3)."
    )
    assert EN.note("UPGRADED", {"from_": "0001", "to": "0002"}) == "The database was upgraded from revision 0001 to 0002."


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 min"),
        (59, "59 s"),
        (60, "1 min"),
        (3600, "1 h"),
        (3605, "1 h 00 min 05 s"),
        (3665, "1 h 01 min 05 s"),
        (5400, "1 h 30 min"),
    ],
)
def test_durations(seconds: int, shown: str) -> None:
    assert EN.duration(seconds) == shown


def test_money_days_and_numbers() -> None:
    amount = {"amount": "-738.00", "currency": "PLN"}
    assert (EN.money(amount), PL.money(amount), EN.money(None)) == ("-738.00 PLN", "-738,00 PLN", "")
    assert EN.when("2026-11-17T10:00:59+01:00") == "2026-11-17 10:00"
    assert EN.when("2026-11-17") == "2026-11-17"
    assert (EN.hours(180), EN.hours(90), EN.hours(50)) == ("3 h", "1.5 h", "50 min")
    assert EN.weekday("nonsense") == "?"


def test_clauses_and_notices() -> None:
    assert EN.clause_text("progrupa-support", "2020-12-01", "§2.4") == "The listed fee is due whatever the work achieves."
    assert PL.clause_text("progrupa-support", None, "§2.4").startswith("Opłata z cennika")
    assert EN.clause_text("progrupa-support", None, "§99") == ""
    assert [clause for clause, _ in EN.notices("progrupa-support", "footer")] == ["§1.13", "§6.1.1", "§6.1.3", "§6.2", "§8.3"]
    assert EN.notices("nowhere", "footer") == EN.notices("progrupa-support", "nowhen") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("zażółć gęślą jaźń – 漢字 ✓", "zażółć gęślą jaźń – 漢字 ✓"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\x9b31m\x7f\x00", "a\\x9b31m\\x7f\\x00"),
        ("\u202eevil\u2066\u200f", "\\u202eevil\\u2066\\u200f"),
        ("one\ntwo\r\tthree\u2028", "one\\ntwo\\r\\tthree\\u2028"),
        ("\ud800\U000e0001", "\\ud800\\U000e0001"),
        ("10\u00a0000", "10\u00a0000"),
    ],
)
def test_text_from_outside_is_shown_escaped(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_longer_texts_keep_their_lines() -> None:
    assert safe_lines("a\r\n\tb\x1b\nc") == ["a", "    b\\x1b", "c"]
