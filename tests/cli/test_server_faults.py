"""A desk on PostgreSQL that can't serve: exit 6, one line, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from supportctl.errors import StoreFault
from supportctl.store.compiled.rows import Client
from supportctl.store.engine import Db, Store
from tests.cli.cli import Cli, one_clear_line
from tests.store.ask import every
from tests.store.rows import client
from tests.store.server import GUARDED, MISSING, fresh, running, start, stop

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))

ADD = "client add Nowa --consumer --address 'ul. Nowa 1'"
# Ends the session of whoever changes the table: in the statement, or (deferred) in its COMMIT.
TRAP = """
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER gone AFTER INSERT ON client DEFERRABLE INITIALLY {when} FOR EACH ROW EXECUTE FUNCTION gone()
"""


INIT = "init --name D --nip 5265877635 --address A --bank-account PL61109010140000071219812874 --email d@desk.example"


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server whose superuser is `desk`."""
    with running() as place:
        yield place


class ServerDesk(Cli):
    """A new desk on the server, asked through the front door."""

    url = ""

    def sql(self, text: str) -> list[Any]:
        """Something past the desk, by the superuser; the rows of a query."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(text.encode())
            return cursor.fetchall() if cursor.description else []

    def dump(self) -> list[str]:
        """Every row of every table of the desk."""
        tables = self.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [f"{name}: {row}" for (name,) in tables for row in self.sql(f"SELECT * FROM {name} ORDER BY 1")]

    def cannot(self, line: str, code: str) -> None:
        """Exit 6, one line, nothing written; `code` in the JSON."""
        one_clear_line(self.refuses(line, 6))
        asked = self.ask(line)
        assert (asked.code, asked.error) == (6, code)
        assert "geheim" not in asked.out


@pytest.fixture
def cli(server: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> ServerDesk:
    """The desk of this test's own, with one client."""
    desk = ServerDesk(Path(), monkeypatch, capsys)
    desk.url = fresh(server)
    desk.env("SUPPORTCTL_DB", desk.url)
    desk.ok(INIT)
    desk.ok("client add Pracownia --nip 1234563218 --phone 601234567 --address 'ul. Nowa 1' --key pracownia")
    return desk


@pytest.mark.parametrize("when", ["IMMEDIATE", "DEFERRED"])
def test_the_server_ends_the_session_in_the_middle(cli: ServerDesk, when: str) -> None:
    cli.sql(TRAP.format(when=when))
    cli.cannot(ADD, "STORE_UNREACHABLE")
    cli.sql("DROP TRIGGER gone ON client")
    cli.ok(ADD)


def interrupted(url: str, server: Path, kind: str, last: Callable[[Db], object]) -> None:
    """A session whose server stops after its first statement."""
    with getattr(Store(url), kind)() as db:
        client(db, "first")
        stop(server)
        last(db)


# The last word to a server that isn't there any more.
LAST: dict[str, tuple[str, Callable[[Db], object]]] = {
    "a statement": ("write", lambda db: client(db, "second")),
    "COMMIT": ("write", lambda db: None),
    "a question": ("read", lambda db: every(db, Client)),
}


@pytest.mark.parametrize("last", LAST)
def test_the_server_stops_in_the_middle(cli: ServerDesk, server: Path, last: str) -> None:
    before = cli.dump()
    try:
        with pytest.raises(StoreFault) as caught:
            interrupted(cli.url, server, *LAST[last])
        assert (caught.value.code, caught.value.exit_code) == ("STORE_UNREACHABLE", 6)
        assert caught.value.params["detail"].isprintable()
        found = cli(ADD)  # nobody answers now
        assert found.code == 6
        one_clear_line(found)
    finally:
        start(server)
    assert cli.dump() == before
    cli.ok(ADD)


@pytest.mark.parametrize("line", ["client list", ADD, "session status", "db check", "db upgrade"])
@pytest.mark.parametrize("password", ["", ":geheim2"])
def test_a_wrong_password_or_none(cli: ServerDesk, line: str, password: str) -> None:
    cli.sql(f"DROP ROLE IF EXISTS {GUARDED}; CREATE ROLE {GUARDED} LOGIN PASSWORD 'other'")
    url = cli.url.replace("desk:geheim", GUARDED + password)
    cli.env("SUPPORTCTL_DB", url)
    cli.cannot(line, "STORE_UNREACHABLE")
    assert "geheim2" not in cli(line).err


@pytest.mark.parametrize("url", ["postgresql://ala:geheim@/x?host=/nowhere", "postgresql://ala@/x?host=/nowhere&password=geheim"])
def test_a_password_on_the_command_line_is_refused(cli: ServerDesk, url: str) -> None:
    """Everybody on the machine can read it there; from the environment the same URL is taken."""
    found = cli.refuses(["--db", url, "client", "list"], 2, "everybody on this machine")
    assert "geheim" not in found.err
    cli.env("SUPPORTCTL_DB", url)
    cli.cannot("client list", "STORE_UNREACHABLE")


def test_nothing_of_an_erased_client_is_left_in_the_server_s_tables(cli: ServerDesk, server: Path) -> None:
    """The server keeps deleted rows in its files until they are rewritten; what its log holds is said."""
    cli.ok("client add Zapomniana --consumer --address 'ul. Osobliwa 17' --key zapomniana")
    cli.sql("CHECKPOINT")
    assert _in_files(server, b"Osobliwa")
    found = cli.ok("client erase zapomniana --yes")
    assert "write-ahead log" in found.err
    cli.sql("CHECKPOINT")
    assert _in_files(server, b"Osobliwa") == []
    assert "write-ahead log" in cli.ok("db compact").err


def _in_files(server: Path, words: bytes) -> list[str]:
    """The files of the server's tables and indexes that hold these bytes."""
    return [str(path) for path in (server / "data" / "base").rglob("*") if path.is_file() and words in path.read_bytes()]


@pytest.mark.parametrize(
    "how", ["", "ALTER ROLE reader SET default_transaction_read_only = on; GRANT ALL ON ALL TABLES IN SCHEMA public TO reader"]
)
def test_a_role_that_may_only_read(cli: ServerDesk, how: str) -> None:
    cli.sql("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    if how:
        cli.sql(how)
    url = cli.url.replace("desk:geheim", "reader")
    for line in (ADD, "client set-contact pracownia --name Anna --competent", "client erase pracownia --yes"):
        cli.cannot(f"--db {url} {line}", "STORE_READ_ONLY")
    assert cli.ok(f"--db {url} client list -o ids").out == "pracownia\n"
    cli.ok(f"--db {url} client erase pracownia --dry-run")


def test_a_role_that_may_not_make_the_desk(cli: ServerDesk, server: Path) -> None:
    cli.sql("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN")
    url = fresh(server, "desk_none").replace("desk:geheim", "reader")
    for line in (INIT, "db upgrade"):
        cli.cannot(f"--db {url} {line}", "STORE_READ_ONLY")
    for line in (ADD, "client list"):
        cli.cannot(f"--db {url} {line}", "STORE_ABSENT")
