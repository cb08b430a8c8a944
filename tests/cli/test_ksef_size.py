"""A document that is too large for the KSeF is refused before it has a number, and the way out that is named works."""

from __future__ import annotations

import importlib.util
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from supportctl.cli import printer
from supportctl.desk.invoice import ksef
from tests.cli.cli import Cli, Result
from tests.cli.invoicing import FK, FV, ksef_number
from tests.cli.test_invoice_run import charge
from tests.documents import papers

needs_ksef = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("ksef_client", "lxml"))),
    reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'",
)
LINES = 250


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A ticket with many charged items, for a firm that issues everything in the KSeF; the clock stands on the day after."""
    monkeypatch.chdir(tmp_path)
    cli.ok("price set bitservice-diagnosis 10.01 --currency PLN --from 2020-01-01")
    many(cli, charge(cli, "pracownia", "2026-11-16"), LINES)
    cli.now("2026-11-17T18:00")
    cli.env("SUPPORTCTL_KSEF", "on")
    return cli


def many(cli: Cli, ticket: str, lines: int) -> None:
    """The one item of a ticket so many times."""
    with closing(sqlite3.connect(cli.db)) as db, db:
        columns = ", ".join(row[1] for row in db.execute("PRAGMA table_info(service_item)") if row[1] != "id")
        db.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {lines - 1}) INSERT INTO service_item"
            f" ({columns}) SELECT {columns} FROM service_item, n WHERE ticket_id = {ticket}"
        )


def weigh(cli: Cli) -> int:
    """The bytes of what would be issued, which is annulled again."""
    cli.ok("invoice issue --ticket 1")
    size = cli.ask(f"invoice ksef-export {FV} --dir ksef --dry-run").data["bytes"]
    cli.ok(f"invoice annul {FV} --reason x")
    return int(size)


def advice(found: Result) -> str:
    """The command that a refusal names."""
    return found.err.partition("Try: supportctl ")[2].strip()


@needs_ksef
@pytest.mark.parametrize("dry", ["", " --dry-run"])
def test_the_last_byte_that_the_ksef_takes_and_one_more(desk: Cli, monkeypatch: pytest.MonkeyPatch, dry: str) -> None:
    size = weigh(desk)
    before = desk.dump()
    monkeypatch.setattr(ksef, "MOST_BYTES", size - 1)
    desk.refuses(f"invoice issue --ticket 1{dry}", 5, f"{size} bytes", f"{size - 1}", "supportctl ticket uncharge 1 --item")
    assert desk.dump() == before
    monkeypatch.setattr(ksef, "MOST_BYTES", size)
    desk.ok(f"invoice issue --ticket 1{dry}")
    if not dry:
        exported = desk.ask("invoice ksef-export FV/2026/0002 --dir ksef").data
        assert exported["bytes"] == size


def test_what_may_stay_outside_may_be_of_any_size(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ksef, "MOST_BYTES", 1000)
    desk.refuses("invoice issue --ticket 1", 5, "KSeF")
    desk.env("SUPPORTCTL_KSEF", "off")
    desk.ok("invoice issue --ticket 1")


def test_what_is_in_the_way_of_one_ticket_is_taken_off_it(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ksef, "MOST_BYTES", 1000)
    found = desk.refuses("invoice issue --ticket 1", 5)
    assert advice(found) == "ticket uncharge 1 --item NO --reason TEXT"
    desk.env("SUPPORTCTL_LANG", "pl")
    desk.refuses("invoice issue --client pracownia", 5, "Limit", "1000", "supportctl ticket uncharge 1 --item NR --reason POWÓD")
    desk.ok("ticket uncharge 1 --item 1 --reason x")


def test_of_several_tickets_each_has_an_invoice_of_its_own(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    many(desk, charge(desk, "pracownia", "2026-11-17"), LINES)
    monkeypatch.setattr(ksef, "MOST_BYTES", 70_000)
    found = desk.refuses("invoice issue --client pracownia", 5, "2")
    assert advice(found) == "invoice issue --ticket 1"
    desk.refuses("invoice run --month 2026-11", 5, "supportctl invoice issue --ticket 1")
    desk.ok(advice(found))
    desk.ok("invoice issue --ticket 2")
    assert [row["number"] for row in desk.ask("invoice list").data] == ["FV/2026/0002", FV]


@needs_ksef
def test_a_correction_that_would_be_too_large_is_made_line_by_line(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ok("invoice issue --ticket 1")
    size = desk.ask(f"invoice ksef-export {FV} --dir ksef").data["bytes"]
    desk.ok(f"invoice ksef-import {FV} --number {ksef_number(day='20261117')} --accepted 2026-11-17T18:00")
    monkeypatch.setattr(ksef, "MOST_BYTES", size)
    found = desk.refuses(f"invoice correct {FV} --to-zero --reason x", 5, "KSeF")
    assert advice(found) == f"invoice correct {FV} --line K --quantity 0 --reason TEXT"
    desk.ok(shlex.split(advice(found).replace(" K ", " 1 ").replace("TEXT", "x")))
    assert desk.ask(f"invoice ksef-export {FK} --dir ksef").data["bytes"] < size


@needs_ksef
def test_one_that_was_issued_all_the_same_is_annulled_and_issued_in_parts(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Issued while the firm was outside; what its export says leads on."""
    desk.env("SUPPORTCTL_KSEF", "off")
    desk.ok("invoice issue --ticket 1")
    monkeypatch.setattr(ksef, "MOST_BYTES", 1000)
    found = desk.refuses(f"invoice ksef-export {FV} --dir ksef", 5, "1000")
    assert advice(found) == f"invoice annul {FV} --reason TEXT"
    desk.ok(f"invoice annul {FV} --reason x")


def test_few_lines_are_never_weighed(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is built for them: 199 of the longest lines are below the limit."""
    with closing(sqlite3.connect(desk.db)) as db, db:
        db.execute("DELETE FROM service_item WHERE id > 199")
    monkeypatch.setattr(ksef, "MOST_BYTES", 1000)
    desk.ok("invoice issue --ticket 1")


def test_the_longest_lines_that_are_not_weighed_fit() -> None:
    longest = papers.line(price=9_999_999_999, name="&" * 600)._replace(unit="&" * 300)
    found = [printer.weigh(papers.invoice(*[longest] * lines)) for lines in (1, ksef.FEWEST_LINES - 1)]
    assert found[0] > 4_000
    assert found[1] <= ksef.MOST_BYTES
