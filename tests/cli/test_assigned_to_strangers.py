"""A ticket or a session given to somebody of whom the desk never heard, and a ticket that is over: done, and noted."""

from __future__ import annotations

import pytest

from tests.cli.cli import OPEN, Cli

NEW = {"en": "Nobody named kasia", "pl": "Technik kasia niczego jeszcze"}
NEAR = {"en": "Did you mean: anna?", "pl": "Czy chodziło o: anna?"}


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """Tickets 1 and 2, opened by anna."""
    cli.play((OPEN, OPEN))
    return cli


def notes(cli: Cli, line: str) -> str:
    """What is noted beside the answer of a command that succeeds."""
    return cli.ok(line).err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_name_that_is_new_is_taken_and_noted_once(desk: Cli, lang: str) -> None:
    found = desk.ok(f"--lang {lang} ticket assign 1 --to kasia")
    assert NEW[lang] in found.err
    assert "Did you mean" not in found.err
    assert "Czy chodziło" not in found.err
    assert desk.rows("SELECT assignee FROM ticket WHERE id = 1") == [("kasia",)]
    assert notes(desk, "ticket assign 2 --to Kasia") == ""


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_slip_names_who_was_probably_meant(desk: Cli, lang: str) -> None:
    assert NEAR[lang] in desk.ok(f"--lang {lang} ticket assign 1 --to Anan").err


def test_who_acted_or_acts_is_known(desk: Cli) -> None:
    desk.env("SUPPORTCTL_OPERATOR", "kasia")
    assert notes(desk, "ticket assign 1") == ""
    assert notes(desk, "ticket assign 2 --to kasia") == ""
    assert notes(desk, "ticket assign 1 --to ANNA") == ""  # she opened both


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_ticket_that_is_over_is_noted(desk: Cli, lang: str) -> None:
    desk.play(("ticket triage 1 --diagnosable", "ticket refuse 1 --reason other -m x"))
    found = desk.ok(f"--lang {lang} ticket assign 1")
    assert {"en": "is refused", "pl": "ma stan"}[lang] in found.err
    assert notes(desk, "ticket assign 2") == ""
    assert notes(desk, "ticket assign 1 --to kasia").count("\n") == 2


def test_a_technician_of_whom_nobody_heard_is_noted(cli: Cli) -> None:
    cli.ok("price set bitservice-remote-hour 150 --currency PLN --from 2026-01-01")
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject B --channel phone")
    line = "session schedule 1 --when 2026-11-19T10:00 --minutes 60 --accepted 'Anna, by phone'"
    assert NEW["en"] in notes(cli, f"{line} --technician kasia")
    assert "Nobody named" not in notes(cli, line.replace("T10", "T13"))
