"""A stretch of a simulated quarter: cron runs that are missed, doubled and killed leave the state of an undisturbed one, whether operators
typed their commands one by one or ran each hour's as a batch. The whole quarter: python -m tests.cli.quarter."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.quarter import play, quarter, steady
from tests.cli.quarter_script import script
from tests.cli.quarter_state import differences
from tests.quick import quick

DAYS = 6


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where desks are played; what the play sets in the environment is put back."""
    for name in ("DB", "OPERATOR", "LANG", "NOW"):
        monkeypatch.setenv(f"SUPPORTCTL_{name}", "")
    with tempfile.TemporaryDirectory(dir=quick()) as directory:
        yield Path(directory)


@pytest.mark.parametrize("seed", [1, 7])
def test_cron_that_is_missed_doubled_and_killed_ends_where_a_steady_one_does(seed: int, place: Path) -> None:
    ended, found = quarter(place, days=DAYS, tickets=2, seed=seed, batches=[False, True])
    assert found == []
    # What operators did was allowed: the stretch is about something.
    assert len(ended) > 40
    assert sum(code == 0 for _, code in ended) >= len(ended) * 0.9


# What a run that went wrong would leave behind; each has to be seen.
CHANGES = (
    "UPDATE invoice SET service_date = '2023-03-01' WHERE operator = 'cron'",
    "UPDATE invoice SET issued_on = '2023-03-01' WHERE operator = 'anna'",
    "UPDATE invoice SET due_on = '2023-12-31' WHERE operator = 'cron'",
    "UPDATE invoice SET issued_on = date(issued_on, '+9 days'), due_on = date(due_on, '+9 days') WHERE operator = 'cron'",
    "UPDATE invoice_line SET net = net + 1 WHERE id = (SELECT min(id) FROM invoice_line)",
    "UPDATE bundle_renewal SET number = 'FV/2023/9999'",
    "UPDATE hours_use SET invoice_id = NULL WHERE invoice_id IS NOT NULL",
    "UPDATE ticket SET closed_at = closed_at + 1 WHERE closed_at IS NOT NULL",
    "UPDATE ticket_event SET ticket_id = 1 WHERE ticket_id = 2",
    "UPDATE ticket_event SET recorded_at = recorded_at + 1 WHERE actor = 'anna'",
    "UPDATE decision SET facts = '{}' WHERE operator = 'cron'",
    "UPDATE audit_entry SET entity_id = '1' WHERE entity = 'ticket'",
    "DELETE FROM audit_entry WHERE operator = 'cron'",
    "DELETE FROM job_mark WHERE level = 'passed'",
    "UPDATE change_set SET recorded_at = recorded_at + 1 WHERE operator = 'anna'",
    "UPDATE message SET body = body || 'x'",
)


def test_the_comparison_sees_what_a_bad_run_would_leave(place: Path) -> None:
    good, bad = place / "good.db", place / "bad.db"
    play(good, script(DAYS, 2, 7), DAYS, steady)
    for change in CHANGES:
        shutil.copyfile(good, bad)
        with closing(sqlite3.connect(bad)) as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            assert connection.execute(change).rowcount > 0, change
            connection.commit()
        assert differences(bad, good) != [], change
    assert differences(good, good) == []
