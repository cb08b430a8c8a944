"""A stretch of a simulated quarter: cron runs that are missed, doubled and killed leave the state of an undisturbed one. The whole quarter:
python -m tests.cli.quarter."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.cli.quarter import quarter, quick

DAYS = 6


@pytest.mark.parametrize("seed", [1, 7])
def test_cron_that_is_missed_doubled_and_killed_ends_where_a_steady_one_does(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DB", "OPERATOR", "LANG", "NOW"):
        monkeypatch.setenv(f"SUPPORTCTL_{name}", "")
    with tempfile.TemporaryDirectory(dir=quick()) as place:
        ended, found = quarter(Path(place), days=DAYS, tickets=2, seed=seed)
    assert found == []
    # What operators did was allowed: the stretch is about something.
    assert len(ended) > 40
    assert sum(code == 0 for _, code in ended) >= len(ended) * 0.9
