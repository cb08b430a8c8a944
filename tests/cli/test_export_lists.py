"""Every list of the command tree is exported, or has a reason not to be."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from supportctl.cli.lazy import NOUNS, module_of
from supportctl.desk.bulk import exporting
from supportctl.desk.bulk.lists import LISTS
from supportctl.record import headings_of
from tests.cli.cli import Cli
from tests.parity.desks import DUMP

# What answers with rows and is no list of the desk's own records.
NO_LIST = {
    "today": "what is next, out of records that are exported",
    "search": "what was found",
    "undo": "commands, not records",
    "client find": "what was found",
    "report sla": "figures, worked out when they are asked for; it writes CSV itself",
    "report hours": "figures",
    "report workload": "figures",
    "report revenue": "figures",
    "cron list": "what the jobs have to do now",
    "invoice check-series": "a check of numbers",
    "regulation list": "texts that come with the program",
    "regulation coverage": "texts that come with the program",
    "template list": "files of the operator's own",
}


# The lists that an import reads, and the verb of each; contacts are listed with their clients.
BROUGHT_IN = {
    "clients": "client list",
    "contacts": None,
    "products": "product list",
    "licenses": "license list",
    "tickets": "ticket list",
    "sessions": "session list",
    "prices": "price list",
    "rates": "rate list",
}


# Lists of one record: what they are asked of.
OF_ONE = {"items": "ticket", "benefits": "bundle"}


def lists() -> set[str]:
    """The verbs that answer with rows, or are called a list."""
    found = {verb for verb, each in module_of("top").COMMANDS.items() if each.asked.rows}
    for noun, (_, verbs) in NOUNS.items():
        commands = module_of(noun).COMMANDS if verbs and noun != "help" else {}
        found |= {f"{noun} {name}" for name, each in commands.items() if name == "list" or each.asked.rows}
    return found


def test_every_list_of_the_command_tree_is_exported_or_has_a_reason() -> None:
    exported = {*BROUGHT_IN.values(), *(each.verb for each in LISTS.values())} - {None}
    assert lists() - exported == set(NO_LIST)
    assert exported <= lists()
    assert set(exporting.NOUNS) == {*BROUGHT_IN, *LISTS}


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_help_names_every_list(empty: Cli, lang: str) -> None:
    told = set(empty.ok(f"export --help --lang {lang}").out.replace(",", " ").replace(";", " ").split())
    assert set(exporting.NOUNS) - told == set()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of the first release with rows of nearly everything, upgraded."""
    path = tmp_path_factory.mktemp("full") / "desk.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    path.chmod(0o600)
    return path


@pytest.fixture
def full(empty: Cli, place: Path, tmp_path: Path) -> Cli:
    """The same with a letter, a payment, a reminder, an outage, and a call of a hook that failed."""
    path = tmp_path / "full.db"
    shutil.copyfile(place, path)
    path.chmod(0o600)
    empty.env("SUPPORTCTL_DB", str(path))
    empty.env("SUPPORTCTL_HOOKS_DIR", str(tmp_path / "hooks"))
    empty.now("2027-12-02T10:00")
    empty.ok("db upgrade")
    hook = tmp_path / "hooks" / "ticket-open.after"
    hook.parent.mkdir()
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    empty.ok("ticket open --client pracownia --product v-ray --subject S --description D --serial V")
    empty.ok("outage add --kind failure --from 2026-11-30 --source MF")
    number = empty.ask("invoice list --unpaid --kind vat").data[0]["number"]
    empty.ok(f"invoice remind {number} --term 2027-12-12 --form paper")
    empty.ok(f"invoice pay {number} --amount 0.01")
    empty.ok(f"invoice pay {number} --amount 0.02 --on 2027-12-01")
    empty.ok(f"invoice send {number} --to a@b.example --hold")
    return empty


@pytest.mark.parametrize("noun", LISTS)
def test_an_export_has_the_rows_of_its_list(full: Cli, noun: str, tmp_path: Path) -> None:
    rows = full.ask(f"export {noun}").data
    assert rows, noun
    verb = {"invoice ksef-status": "invoice ksef-status --all"}.get(str(LISTS[noun].verb), LISTS[noun].verb)
    if noun in OF_ONE:
        told = [row for n in full.ok(f"{OF_ONE[noun]} list -o ids").out.split() for row in full.ask(f"{verb} {n}").data]
        assert len(rows) == len(told)
    elif verb is not None:
        assert len(rows) == len(full.ask(verb).data)
    full.ok(f"export {noun} --dir {tmp_path / 'out'}")
    with (tmp_path / "out" / f"{noun}.csv").open(encoding="utf-8", newline="") as file:
        assert [set(row) for row in csv.DictReader(file)] == [set().union(*rows)] * len(rows)


def test_every_list_of_an_empty_desk_has_its_heading_and_can_be_brought_back(empty: Cli, tmp_path: Path) -> None:
    """A list without a row was a file of one line without anything, and an import refused those that it reads."""
    empty.ok(
        "init --name D --nip 5265877635 --bank-account PL61109010140000071219812874 --email b@d.example --address 'X, 00-001 W'"
    )
    empty.ok(f"export all --dir {tmp_path / 'lists'}")
    headings = {path.stem: path.read_text().splitlines()[0].split(",") for path in (tmp_path / "lists").iterdir()}
    assert set(headings) == set(exporting.NOUNS)
    assert [noun for noun, names in headings.items() if len(names) < 3 or not all(names) or "core" in names] == []
    assert {"net", "net_currency", "number", "client"} <= set(headings["invoices"])
    for noun in BROUGHT_IN:
        found = empty.ask(f"import {noun} {tmp_path / 'lists' / noun}.csv")
        assert (found.code, found.data["made"], found.data["failed"]) == (0, 0, []), found


def test_a_list_that_has_rows_has_no_column_that_its_heading_would_lack(cli: Cli, tmp_path: Path) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:00")
    cli.ok("invoice issue --ticket 1")
    cli.ok("invoice pay FV/2026/0001")
    for noun in ("hours", "invoices", "payments"):
        names = cli.ok(f"export {noun}").out.splitlines()[0].split(",")
        assert set(names) <= set(headings_of(LISTS[noun].record)), noun
