"""A moment that is over is told as over, and an end on another day with its day."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.screen import on_screen


@pytest.mark.parametrize(
    ("now", "lang", "told", "not_told"),
    [
        ("2026-11-18T10:29", "en", "may come back until", "ended"),
        ("2026-11-18T10:31", "en", "the time to report that it came back ended", "until"),
        ("2026-11-18T10:29", "pl", "można zgłosić do", "minął"),
        ("2026-11-18T10:31", "pl", "czas na zgłoszenie nawrotu problemu minął", "można zgłosić"),
    ],
)
def test_a_window_that_is_over_is_told_so_at_the_close(cli: Cli, now: str, lang: str, told: str, not_told: str) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.now(now)
    at = " --at 2026-11-17T11:00" if now > "2026-11-18T10:30" else ""
    shown = " ".join(on_screen(f"ticket close 1 --outcome solved -m done{at}", 200, {"SUPPORTCTL_LANG": lang})[1])
    assert told in shown
    assert not_told not in shown


@pytest.mark.parametrize(("stop", "told"), [("2026-11-17T10:30", "10:00–10:30"), ("2026-11-18T02:31", "02:31")])
def test_a_session_over_midnight_is_told_with_both_days(cli: Cli, stop: str, told: str) -> None:
    cli.ticket(hours="20")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.now("2026-11-18T09:00")
    cli.ok(f"session stop --at {stop}")
    line = next(each for each in on_screen("session show 1", 120)[1] if "10:00" in each).replace("\u00a0", " ")
    assert told in line
    assert ("Wed 18 Nov 02:31" in line) is stop.startswith("2026-11-18")
