"""What a list must say on a narrow terminal: the sign of an overdue ticket stands apart, and when a job ran last is there."""

from __future__ import annotations

import pytest

from tests.cli.cli import OPEN, Cli
from tests.cli.screen import on_screen
from tests.cli.test_today import BACKUP, CODETWO


@pytest.mark.parametrize("columns", [120, 80, 60])
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_sign_of_an_overdue_ticket_stands_apart(cli: Cli, lang: str, columns: int) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ok(CODETWO)
    cli.ok(f"{BACKUP} --at 2026-11-10T10:00")
    cli.ok(f"{BACKUP} --at 2026-11-17T10:00")
    shown = on_screen("ticket list", columns)[1]
    late = next(line for line in shown if " 2026-11-12 ! " in line)
    on_time = next(line for line in shown if "2026-11-18" in line)
    assert late.index("2026-11-12") == on_time.index("2026-11-18")
    assert "!" not in on_time
    cli.ok("ticket reply 1 -m Done")
    assert "!" not in "".join(on_screen("ticket list", columns)[1])


def test_without_an_overdue_ticket_no_sign_is_told(cli: Cli) -> None:
    cli.ok(OPEN)
    assert "!" not in "".join(on_screen("ticket list", 80)[1])


@pytest.mark.parametrize("columns", [120, 80, 60, 40])
@pytest.mark.parametrize(("lang", "head", "about"), [("en", "LAST RUN", "warns of"), ("pl", "OSTATNI PRZEBIEG", "ostrzega")])
def test_when_a_job_ran_last(cli: Cli, lang: str, head: str, about: str, columns: int) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ok("cron run")
    top, *rows = on_screen("cron list", columns)[1]
    jobs = [row for row in rows if "2026-11-17 18:00" in row]
    assert head in top
    assert len(jobs) == len(cli.ask("cron list").data)
    assert all(len(row) <= columns for row in (top, *rows))
    assert columns < 80 or about in "".join(jobs)
