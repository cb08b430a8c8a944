"""Whether a document belongs into the KSeF is decided once, at its issue, and `invoice why` tells that with its clause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FK, FV, issued, ksef_number, worked
from tests.cli.once import once

ACT = "ksef-duty"
DUTY, CONSUMERS, LIMIT = "art. 106ga ust. 1", "art. 106ga ust. 2", "art. 145m ust. 1"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """An item, for advances of any sum."""
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01 --name Szkolenie --unit szt.")
    return cli


def advance(desk: Cli, paid: str, client: str = "pracownia") -> str:
    return desk.ok(f"invoice advance --client {client} --item szkolenie --paid {paid} -q").out.strip()


def decided(desk: Cli, number: str) -> dict[str, Any]:
    """The one decision about a document and the KSeF."""
    (found,) = (each for each in desk.ask(f"invoice why {number}").data["decisions"] if each["regulation"] == ACT)
    assert found["question"] == "ksef_duty"
    assert found["same"] is True
    return dict(found)


def told(desk: Cli, number: str) -> tuple[str, list[str]]:
    """Yes or no, and by which clauses."""
    found = decided(desk, number)
    return found["outcome"], [ground["clause"] for ground in found["grounds"]]


@pytest.mark.clause("ksef-duty", "art. 145m ust. 1")
def test_at_the_limit_and_a_grosz_above_it(desk: Cli) -> None:
    first, second = advance(desk, "10000"), advance(desk, "0.01")
    assert told(desk, first) == ("no", [LIMIT])
    assert told(desk, second) == ("yes", [LIMIT])
    assert decided(desk, first)["facts"] == {"consumer": False, "month_gross": 1000000, "setting": "limit", "original": None}
    assert decided(desk, second)["facts"]["month_gross"] == 1000001


@pytest.mark.clause("ksef-duty", "art. 106ga ust. 1")
@pytest.mark.parametrize(("day", "outcome"), [("2026-12-31", "no"), ("2027-01-01", "yes")])
def test_from_2027_on_all_go_there(desk: Cli, day: str, outcome: str) -> None:
    desk.now(f"{day}T10:00")
    assert told(desk, advance(desk, "1")) == (outcome, [LIMIT if outcome == "no" else DUTY])


@pytest.mark.clause("ksef-duty", "art. 106ga ust. 2")
def test_a_consumers_never(desk: Cli) -> None:
    desk.now("2027-01-04T10:00")
    desk.ok("client add 'Jan Kowalski' --consumer --key jan --address 'ul. Cicha 1, Warszawa'")
    assert told(desk, advance(desk, "1", "jan")) == ("no", [CONSUMERS])


def test_what_was_decided_stands_whatever_the_setting_says_later(desk: Cli) -> None:
    number = advance(desk, "123")
    desk.env("SUPPORTCTL_KSEF", "on")
    assert told(desk, number) == ("no", [LIMIT])
    assert told(desk, advance(desk, "123")) == ("yes", [DUTY])


def test_every_kind_is_decided_about_but_a_proforma_which_is_no_invoice(desk: Cli) -> None:
    worked(desk)
    desk.ok("invoice proforma --ticket 1")
    assert desk.ask("invoice why PF/2026/0001").data["decisions"][-1]["regulation"] != ACT
    desk.ok("invoice issue --ticket 1")
    assert told(desk, FV) == ("no", [LIMIT])
    assert told(desk, advance(desk, "61.50")) == ("no", [LIMIT])
    desk.ok("invoice final --client pracownia --item szkolenie")
    assert decided(desk, "FV/2026/0003")["facts"]["month_gross"] == 55350 + 6150 + 6150


@pytest.mark.clause("ksef-duty", "art. 106ga ust. 1")
def test_a_correction_goes_where_its_original_is(cli: Cli) -> None:
    issued(cli)
    cli.ok(f"invoice correct {FV} --line 1 --quantity 2 --reason x")
    assert told(cli, FK) == ("no", [DUTY])
    assert decided(cli, FK)["facts"]["original"] is False
    cli.env("SUPPORTCTL_KSEF", "limit, on from 2026-11-20")
    cli.ok(f"invoice correct {FV} --line 1 --quantity 1 --reason x")
    assert told(cli, "FK/2026/0002") == ("yes", [DUTY])


def test_a_correction_of_what_was_handed_over_goes_there_too(desk: Cli, tmp_path: Path) -> None:
    """The original needn't be there: it was handed over all the same, and its number came back."""
    pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
    number = advance(desk, "123")
    desk.ok(f"invoice ksef-export {number} --dir {tmp_path}")
    desk.ok(f"invoice ksef-import {number} --number {ksef_number(day='20261117')} --accepted 2026-11-17T18:00")
    desk.ok(f"invoice correct {number} --to-zero --reason x")
    assert told(desk, number) == ("no", [LIMIT])
    assert told(desk, FK) == ("yes", [DUTY])


def test_it_is_said_in_both_languages(desk: Cli) -> None:
    number = advance(desk, "12300")
    said = desk.ok(f"invoice why {number}").out
    assert "does it go to the KSeF?" in said
    assert LIMIT in said
    assert "The month's invoices to firms come to 12300.00 PLN, above the limit of 10000.00 PLN." in said
    desk.env("SUPPORTCTL_LANG", "pl")
    said = desk.ok(f"invoice why {number}").out
    assert "czy idzie do KSeF?" in said
    assert "Suma faktur dla firm z tego miesiąca (12300,00 PLN) przekracza limit 10000,00 PLN." in said


def test_a_dry_run_decides_and_keeps_nothing(desk: Cli) -> None:
    worked(desk)
    before = desk.rows("SELECT count(*) FROM decision")
    desk.ok("invoice issue --ticket 1 --dry-run")
    assert desk.rows("SELECT count(*) FROM decision") == before
