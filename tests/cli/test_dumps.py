"""`db verify` of what pg_dump made: loaded into a database of its own on a server, checked, and gone again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.test_hooks import until
from tests.store.server import MISSING, fresh, running

FORMATS = ("plain", "custom")


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    if MISSING is not None or not shutil.which("pg_dump"):
        pytest.skip(MISSING or "no pg_dump")
    with running() as place:
        yield place


@pytest.fixture
def desk(cli: Cli, server: Path) -> Cli:
    """A desk on a server with a ticket in it."""
    url = fresh(server)
    cli.env("SUPPORTCTL_DB", url)
    cli.ok("init --name D --nip 5265877635 --address X --bank-account PL61109010140000071219812874 --email b@d.example")
    cli.ok("client add Pracownia --nip 1234563218 --phone 601234567 --address 'ul. Zła 2; \\Łódź' --key pracownia")
    cli.ok("license add --client pracownia --product sketchup-pro --serial SKP-0001 --kind perpetual-single --version 2021")
    cli.ok("ticket open --client pracownia --license SKP-0001 --subject Crash --description D --serial SKP-0001")
    return cli


def dumped(server: Path, to: Path, form: str, *more: str) -> Path:
    command = ["pg_dump", f"--format={form}", "--exclude-table-data=software_note", f"--file={to}", *more]
    subprocess.run([*command, f"postgresql://desk@/desk_test?host={server}"], check=True)
    return to


def databases(server: Path) -> list[str]:
    told = subprocess.run(
        ["psql", "-XAtc", "SELECT datname FROM pg_database ORDER BY 1", f"postgresql://desk@/postgres?host={server}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return told.stdout.split()


@pytest.mark.parametrize("form", FORMATS)
def test_a_dump_is_checked_as_a_whole(desk: Cli, server: Path, tmp_path: Path, form: str) -> None:
    before = databases(server)
    made = dumped(server, tmp_path / "desk.dump", form)
    found = desk.ask(f"db verify {made}")
    assert (found.code, found.data["ok"], found.data["problems"]) == (0, True, [])
    assert found.data["revision"] is not None
    assert databases(server) == before


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_altered_before_the_dump_is_named(desk: Cli, server: Path, tmp_path: Path, form: str) -> None:
    script = "UPDATE ticket SET subject = 'inny'; UPDATE price SET amount = 1"
    subprocess.run(["psql", "-Xqc", script, f"postgresql://desk@/desk_test?host={server}"], check=True)
    made = dumped(server, tmp_path / "desk.dump", form)
    found = desk(f"db verify {made}")
    assert (found.code, "ticket 1: isn't what change set" in found.err) == (6, True)
    assert "ticket 1 – treść" in desk(f"db verify {made} --lang pl").err


def test_a_dump_that_was_altered_is_named(desk: Cli, server: Path, tmp_path: Path) -> None:
    made = dumped(server, tmp_path / "desk.sql", "plain")
    text = made.read_text()
    made.write_text(text.replace("\tCrash\t", "\tOther\t"))
    assert "ticket 1: isn't what change set" in desk(f"db verify {made}").err
    made.write_text(text[: len(text) // 2].rpartition("\n")[0] + "\n")
    found = desk(f"db verify {made}")
    assert (found.code, "a part is missing" in found.err) == (6, True)
    made.write_text(text.replace("\tCrash\t", "\tCrash\tone more\t"))
    found = desk(f"db verify {made}")
    assert (found.code, "the server doesn't take it (SQLSTATE 22P04)" in found.err) == (6, True)
    cut = dumped(server, tmp_path / "desk.dump", "custom")
    cut.write_bytes(cut.read_bytes()[:-4000])
    assert desk(f"db verify {cut}").code == 6
    entered = dumped(server, tmp_path / "entered.sql", "plain", "--create")
    found = desk(f"db verify {entered}")
    assert (found.code, "--create" in found.err) == (6, True)
    assert "desk_test" in databases(server)
    assert not [name for name in databases(server) if name.startswith("supportctl_verify")]


def test_a_cut_tail_is_found_by_an_anchor(desk: Cli, server: Path, tmp_path: Path) -> None:
    earlier = dumped(server, tmp_path / "earlier.dump", "custom")
    desk.ok("ticket note 1 -m later")
    anchor = desk.ok("db anchor").out.strip()
    later = dumped(server, tmp_path / "later.dump", "custom")
    assert desk(f"db verify {later} --anchor {anchor}").code == 0
    assert desk(f"db verify {later} --anchor {anchor.partition(':')[2]}").code == 0
    assert desk(f"db verify {earlier}").code == 0
    found = desk(f"db verify {earlier} --anchor {anchor}")
    assert (found.code, "the last entries were cut off" in found.err) == (6, True)
    desk.refuses(f"db verify {earlier} --anchor 12:zz", 2, "anchor")


def killed_while_it_checks(desk: Cli, server: Path, made: Path) -> str:
    """A verify that is killed between loading and dropping: the database that it leaves."""
    script = (
        "import os, sys, time; from supportctl.store import schema\n"
        "schema.check = lambda *told: (print('checking', flush=True), time.sleep(600))\n"
        "from supportctl.cli.main import run; sys.exit(run(sys.argv[1:]))"
    )
    process = subprocess.Popen([sys.executable, "-c", script, "db", "verify", str(made)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "checking\n"
        (left,) = leftovers(server)
        # It is at work: another one leaves its database alone, and says nothing.
        found = desk(f"db verify {made}")
        assert (found.code, "removed" in found.err, leftovers(server)) == (0, False, [left])
    finally:
        process.kill()
        process.communicate()
    return left


def leftovers(server: Path) -> list[str]:
    return [name for name in databases(server) if re.fullmatch("supportctl_verify_[0-9a-f]{12}", name)]


def test_what_a_killed_verify_left_is_removed_by_the_next_one_which_says_so(desk: Cli, server: Path, tmp_path: Path) -> None:
    made = dumped(server, tmp_path / "desk.dump", "custom")
    url = f"postgresql://desk@/postgres?host={server}"
    # A database of somebody's own, with a name that begins alike.
    subprocess.run(["psql", "-Xqc", "CREATE DATABASE supportctl_verify_mine", url], check=True)
    try:
        for lang, said in (
            ("en", "Left on the server by a check that was killed, and removed now: {}."),
            ("pl", "które teraz usunięto: {}."),
        ):
            left = killed_while_it_checks(desk, server, made)
            assert until(lambda name=left: not connected(server, name))  # type: ignore[misc]
            found = desk(f"db verify {made} --lang {lang}")
            assert (found.code, said.format(left) in found.err) == (0, True), found.err
            assert leftovers(server) == []
            assert "supportctl_verify_mine" in databases(server)
            assert "supportctl_verify" not in desk(f"db verify {made}").err
    finally:
        subprocess.run(["psql", "-Xqc", "DROP DATABASE supportctl_verify_mine", url], check=True)


def connected(server: Path, name: str) -> bool:
    asked = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}'"
    url = f"postgresql://desk@/postgres?host={server}"
    return subprocess.run(["psql", "-XAtc", asked, url], check=True, capture_output=True, text=True).stdout.strip() != "0"


def test_what_is_needed_is_said(desk: Cli, server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = dumped(server, tmp_path / "desk.dump", "custom")
    found = desk(f"--db {tmp_path}/none.db db verify {made}")
    assert (found.code, "postgresql://ROLE@HOST/postgres" in found.err) == (2, True)
    assert not (tmp_path / "none.db").exists()
    subprocess.run(["psql", "-Xqc", "CREATE ROLE small LOGIN", f"postgresql://desk@/postgres?host={server}"], check=True)
    found = desk(f"--db postgresql://small@/postgres?host={server} db verify {made}")
    assert (found.code, "CREATEDB" in found.err) == (6, True)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    found = desk(f"db verify {made}")
    assert (found.code, "pg_restore" in found.err) == (6, True)


def test_an_empty_database_is_no_backup(desk: Cli, server: Path, tmp_path: Path) -> None:
    fresh(server)
    made = dumped(server, tmp_path / "desk.sql", "plain")
    assert desk(f"db verify {made}").code == 6
