"""The words for days that a TAB offers are read where they are offered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from supportctl.cli.offered import offered
from supportctl.typed_time import parse_day, parse_when

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("kind", ["day", "when", "ahead"])
def test_every_word_is_read(kind: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPPORTCTL_LANG", lang)
    words = offered(kind, "")
    assert len(words) == (10 if kind == "day" else 9)
    for word in words:
        parse_day(word, TODAY)
        if kind != "day":
            hours = offered(kind, f"{word} ")
            assert len(hours) == 11
            for typed in hours:
                parse_when(typed, NOW, ahead=kind == "ahead")


def test_the_language_decides_what_is_offered_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPPORTCTL_LANG", "pl")
    assert offered("day", "")[0] == "dziś"
    assert offered("day", "t") == ["today", "tomorrow", "tue", "thu"]
    assert offered("day", "x") == []
