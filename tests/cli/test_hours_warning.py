"""The client is told before the hours run out, and decides (§4.3): at the start of a session and while it runs, in both languages."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli

DAY = "2026-11-17"


def worked(cli: Cli, until: str, hours: str = "1") -> None:
    """Hours bought, and a first session from 10:00."""
    cli.ticket(hours)
    cli.work(f"{DAY}T10:00", f"{DAY}T{until}")


RUN_OUT = {
    "en": "run out in {left}. Ask whether the client agrees to more (§4.3).",
    "pl": "skończą się za {left}. Zapytaj klienta, czy zgadza się na dodatkowe (§4.3).",
}
USED_UP = {
    "en": "The hours of ticket 1 are used up: work goes on unbilled until the client agrees to more (§4.3).",
    "pl": "Godziny zgłoszenia 1 są wykorzystane. Dopóki klient nie zgodzi się na dodatkowe, dalsza praca jest bez opłaty (§4.3).",
}
both = pytest.mark.parametrize("lang", ["en", "pl"])


@both
@pytest.mark.clause("progrupa-support", "§4.3")
@pytest.mark.parametrize(
    ("first_until", "left"),
    [
        ("10:49:59", None),  # 10 min 01 s are left: no word yet
        ("10:50", "10 min"),
        ("10:59", "1 min"),
        ("10:59:59", "1 s"),
    ],
)
def test_a_start_with_little_left_of_the_last_hour_says_so(cli: Cli, lang: str, first_until: str, left: str | None) -> None:
    worked(cli, first_until)
    cli.env("SUPPORTCTL_LANG", lang)
    said = cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T13:00").err
    assert (RUN_OUT[lang].format(left=left) in said) == (left is not None)
    assert (left is None) == (said == "")


@both
@pytest.mark.clause("progrupa-support", "§4.3")
@pytest.mark.parametrize("until", ["11:00", "11:00:01", "11:30"])
def test_a_start_with_nothing_left_says_so(cli: Cli, lang: str, until: str) -> None:
    worked(cli, until)
    cli.env("SUPPORTCTL_LANG", lang)
    assert USED_UP[lang] in cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T13:00").err


def test_a_start_with_an_hour_left_is_silent(cli: Cli) -> None:
    worked(cli, "11:00", hours="2")
    assert cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T13:00").err == ""


@both
@pytest.mark.clause("progrupa-support", "§4.3")
@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize(("now", "said"), [("10:49:59", None), ("10:55", RUN_OUT), ("11:00", USED_UP), ("11:00:01", USED_UP)])
def test_while_it_runs_session_status_says_it(cli: Cli, lang: str, quick: bool, now: str, said: dict[str, str] | None) -> None:
    cli.ticket("1")
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    cli.now(f"{DAY}T{now}")
    cli.env("SUPPORTCTL_LANG", lang)
    found = cli.process("session status") if quick else cli("session status")
    assert found.code == 0
    told = found.out + found.err
    assert "HOURS_" not in told
    if said is None:
        assert "§4.3" not in told
    else:
        assert said[lang].format(left="5 min") in told
