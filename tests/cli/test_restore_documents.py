"""`db restore`: what became of documents after the backup. Annulments are made again, the rest is listed."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.test_restore import backed_up, invoiced

FV = "FV/2026/0001"


def test_what_was_annulled_since_stays_annulled(cli: Cli) -> None:
    invoiced(cli, 16)
    path = backed_up(cli)
    cli.now("2026-11-17T10:00")
    cli.ok(f"invoice annul {FV} --reason 'Zły klient'")
    cli.now("2026-11-18T10:00")
    found = cli.ask(f"db restore {path} --yes")
    assert (found.code, found.data["annulled_again"], found.data["not_in_backup"]) == (0, [FV], [])
    data = cli.ask(f"invoice print {FV}").data
    assert (data["annulled_at"], data["annulled_because"]) == ("2026-11-17T10:00:00+01:00", "Zły klient")
    assert cli.ask("register export --month 2026-11").data == []
    assert cli.ask("invoice list --unpaid").data == []
    # What it billed waits for a new invoice, and the series goes on.
    assert cli.ok("invoice issue --ticket 1 -q").out.strip() == "FV/2026/0002"
    assert cli.ok("db check")
    assert cli.ask("invoice check-series").data[0]["annulled"] == 1


@pytest.mark.parametrize(("lang", "said"), [("en", "annulled again: FV/2026/0001"), ("pl", "anulowane ponownie: FV/2026/0001")])
def test_it_is_said(cli: Cli, lang: str, said: str) -> None:
    invoiced(cli, 16)
    path = backed_up(cli)
    cli.ok(f"invoice annul {FV} --reason x")
    assert said in cli.ok(f"db restore {path} --yes --lang {lang}").err


def test_what_was_issued_and_annulled_since_is_listed_as_such(cli: Cli) -> None:
    path = backed_up(cli)
    invoiced(cli, 16)
    cli.ok(f"invoice annul {FV} --reason x")
    found = cli.ask(f"db restore {path} --yes").data
    assert [(row["number"], row["annulled"]) for row in found["not_in_backup"]] == [(FV, True)]
    assert found["annulled_again"] == []
    assert invoiced(cli, 17) == "FV/2026/0002"


def test_a_correction_since_is_listed_with_what_it_corrects(cli: Cli) -> None:
    invoiced(cli, 16)
    path = backed_up(cli)
    cli.ok(f"invoice correct {FV} --line 1 --quantity 0.5 --reason x")
    found = cli.ask(f"db restore {path} --yes").data
    (lost,) = found["not_in_backup"]
    assert (lost["number"], lost["corrects"], lost["annulled"]) == ("FK/2026/0001", FV, False)
    assert {row["series"]: row["last_number"] for row in found["series"]} == {"FK": 1}
    assert cli.ask(f"invoice correct {FV} --line 1 --quantity 0.5 --reason x").data["number"] == "FK/2026/0002"
    assert cli.ok("db check")


def test_a_correction_annulled_since_is_annulled_again_before_its_original(cli: Cli) -> None:
    invoiced(cli, 16)
    cli.ok(f"invoice correct {FV} --line 1 --quantity 0.5 --reason x")
    path = backed_up(cli)
    cli.ok("invoice annul FK/2026/0001 --reason x")
    cli.ok(f"invoice annul {FV} --reason x")
    assert cli.ask(f"db restore {path} --yes").data["annulled_again"] == ["FK/2026/0001", FV]
    assert cli.ok("db check")


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_payments_since_are_listed(cli: Cli, lang: str) -> None:
    assert [invoiced(cli, 16), invoiced(cli, 17)] == [FV, "FV/2026/0002"]
    cli.ok(f"invoice pay {FV} --amount 50")
    path = backed_up(cli)
    cli.ok(f"invoice unpay {FV}")
    cli.ok("invoice pay FV/2026/0002 --amount 100")
    told = cli.ok(f"db restore {path} --yes --lang {lang}")
    said = {"en": "not in it, are those of: ", "pl": "dotyczą dokumentów: "}[lang]
    assert f"{said}FV/2026/0002, {FV}" in told.err
    # The desk that is replaced now knows no more than the backup.
    assert cli.ask(f"db restore {path} --yes").data["payments_since"] == []


def test_each_payment_since_is_told(cli: Cli) -> None:
    assert [invoiced(cli, 16), invoiced(cli, 17)] == [FV, "FV/2026/0002"]
    cli.ok(f"invoice pay {FV} --amount 50")
    path = backed_up(cli)
    cli.ok(f"invoice unpay {FV}")
    cli.ok("invoice pay FV/2026/0002 --amount 100")
    rows = cli.ask(f"db restore {path} --yes").data["payments_since"]
    assert [(row["number"], row["amount"]["amount"], row["paid_on"], row["taken_back"]) for row in rows] == [
        ("FV/2026/0002", "100.00", "2026-11-17", False), (FV, "50.00", "2026-11-17", True),
    ]  # fmt: skip


def test_numbers_of_the_ksef_since_are_listed(cli: Cli) -> None:
    pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
    cli.env("SUPPORTCTL_KSEF", "on")
    invoiced(cli, 16)
    cli.ok(f"invoice ksef-export {FV} --dir {cli.db.parent / 'out'}")
    path = backed_up(cli)
    number = "5265877635-20261116-0100001AF629-15"
    cli.ok(f"invoice ksef-import {FV} --number {number} --accepted 2026-11-16T17:00")
    found = cli.ask(f"db restore {path} --yes")
    assert found.data["ksef_numbers_since"] == [{"number": FV, "ksef_number": number}]
