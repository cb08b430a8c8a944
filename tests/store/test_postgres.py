"""The same desk on PostgreSQL: a server of the test's own, thrown away afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from supportctl.desk.client import erasing, picture
from supportctl.desk.ticket import closing
from supportctl.errors import Conflict, StoreFault
from supportctl.store import checks, revision, schema
from supportctl.store.compiled.rows import Client, Message, NumberSeries, Product
from supportctl.store.engine import Store
from supportctl.store.place import Place
from tests.desk.counter import Counter
from tests.store.ask import every
from tests.store.ask import run as run_sql
from tests.store.release import RELEASED
from tests.store.rows import begun_then, client, invoice, twice, whole_desk
from tests.store.server import MISSING, as_released, fresh, running
from tests.store.shape import differences

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server whose superuser is `desk`."""
    with running() as place:
        yield place


@pytest.fixture
def empty(server: Path) -> str:
    """The URL of an empty database of this test's own."""
    return fresh(server)


def code_of(act: Callable[[], object]) -> str:
    """The StoreFault that it raises."""
    with pytest.raises(StoreFault) as caught:
        act()
    assert "geheim" not in str(caught.value)
    return caught.value.code


def raw(url: str, sql: str) -> None:
    """One statement past the desk."""
    with schema.server_engine(Place(url)).begin() as connection:
        connection.exec_driver_sql(sql)


def enter(url: str, kind: str = "write") -> None:
    """Begin and end a session."""
    with getattr(Store(url), kind)():
        pass


def test_first_use_read_and_write(empty: str) -> None:
    store = Store(empty)
    with store.read() as db:
        assert len(every(db, Product)) == 16
        assert client(db).id == 0
    with store.write() as db:
        whole_desk(db)
        for n in range(10):
            db.add(Message(body=str(n)))
    with store.read() as db:
        assert every(db, Client)[0].name == "Acme Żółć sp. z o.o."
    assert store.path is None
    assert "geheim" not in store.shown
    assert schema.current(empty) == revision.HEAD
    assert schema.upgrade(empty) == []
    assert schema.check(empty) == []


def test_the_schema_is_what_the_tables_say(empty: str) -> None:
    assert schema.upgrade(empty) == list(revision.REVISIONS)
    with schema.server_engine(Place(empty)).connect() as connection:
        assert differences(connection) == []


@pytest.mark.parametrize("released", sorted(path.stem for path in RELEASED.glob("*.sql")))
def test_every_released_desk_comes_up(empty: str, released: str) -> None:
    as_released(empty, released, RELEASED / f"{released}.sql")
    assert schema.current(empty) == released
    if released != revision.HEAD:
        assert code_of(lambda: enter(empty)) == "STORE_NEEDS_UPGRADE"
    before = revision.REVISIONS.index(released)
    assert schema.upgrade(empty) == list(revision.REVISIONS[before + 1 :])
    assert schema.check(empty) == []
    with schema.server_engine(Place(empty)).connect() as connection:
        assert differences(connection) == []
    with Store(empty).write() as db:
        assert client(db, "another").id == 2


def test_eight_first_uses_at_once(empty: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(enter, empty) for _ in range(8)]:
            done.result()
    assert schema.check(empty) == []


def test_no_update_is_lost(empty: str) -> None:
    with Store(empty).write() as db:
        db.add(NumberSeries(series="FV", year=2026, last_number=0))

    def increments() -> None:
        store = Store(empty)
        for _ in range(25):
            with store.write() as db:
                row = db.get(NumberSeries, "FV", 2026)
                assert row is not None
                row.last_number += 1
                db.touch(row)

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(increments) for _ in range(8)]:
            done.result()
    with Store(empty).read() as db:
        assert every(db, NumberSeries)[0].last_number == 200


def test_rollback_and_doubles(empty: str) -> None:
    store = Store(empty)
    with pytest.raises(KeyError), store.write() as db:
        begun_then(db, KeyError())
    with pytest.raises(Conflict), store.write() as db:
        twice(db)
    with store.read() as db:
        assert every(db, Client) == []


def test_read_cannot_write_and_keeps_its_snapshot(empty: str) -> None:
    store = Store(empty)
    with store.read() as reader:
        assert every(reader, Client) == []
        with store.write() as db:
            client(db)
        assert every(reader, Client) == []

    def change() -> None:
        with store.read() as db:
            run_sql(db, "DELETE FROM client")

    assert code_of(change) == "STORE_READ_ONLY"


@pytest.mark.parametrize("table", checks.ONLY_ADDED)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id + 100", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_only_added(empty: str, table: str, act: str) -> None:
    with Store(empty).write() as db:
        whole_desk(db)
    with pytest.raises(Exception, match="is only ever added to"):
        raw(empty, act.format(table))
    assert schema.check(empty) == []


def test_the_buyer_of_a_proforma_can_be_erased_and_that_of_an_invoice_not(empty: str) -> None:
    with Store(empty).write() as db:
        whole_desk(db)
    with pytest.raises(Exception, match="is only ever added to"):
        raw(empty, "UPDATE invoice SET buyer = ''")
    with Store(empty).write() as db:
        number = client(db, "other").id
        invoice(db, number, "PF/2026/0001", kind="proforma")
    with pytest.raises(Exception, match="is only ever added to"):
        raw(empty, "UPDATE invoice SET buyer = 'somebody else' WHERE kind = 'proforma'")
    raw(empty, "UPDATE invoice SET buyer = '' WHERE kind = 'proforma'")


def test_check_finds_what_is_wrong(empty: str) -> None:
    with Store(empty).write() as db:
        acme = client(db)
        invoice(db, acme.id, "FV/2026/0002", net=1)
        db.add(NumberSeries(series="FV", year=2026, last_number=3))
    raw(empty, "ALTER TABLE decision DISABLE TRIGGER decision_no_update")
    assert schema.check(empty) == [
        "decision_no_update: the guard is missing",
        "invoice FV/2026/0002: totals are not the sum of its lines",
        "series FV/2026: stands at 3, the last invoice is 2",
    ]


def test_locked(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(empty)
    monkeypatch.setenv("SUPPORTCTL_BUSY_MS", "50")
    with Store(empty).write():
        assert code_of(lambda: enter(empty)) == "STORE_LOCKED"
        enter(empty, "read")


def test_revisions(empty: str) -> None:
    enter(empty)
    raw(empty, "UPDATE alembic_version SET version_num = '9999'")
    assert code_of(lambda: enter(empty, "read")) == "STORE_TOO_NEW"
    assert code_of(lambda: schema.upgrade(empty)) == "STORE_TOO_NEW"
    raw(empty, "DROP TABLE alembic_version")
    assert code_of(lambda: enter(empty)) == "STORE_DAMAGED"


def test_unreachable(empty: str) -> None:
    assert code_of(lambda: enter(empty.replace("desk_test", "nowhere"))) == "STORE_UNREACHABLE"
    assert code_of(lambda: enter("postgresql://desk:geheim@/x?host=/nowhere")) == "STORE_UNREACHABLE"
    assert code_of(lambda: schema.current("postgresql://desk:geheim@/x?host=/nowhere")) == "STORE_UNREACHABLE"


@pytest.mark.parametrize("url", ["postgresql://desk:geheim@/x?colour=red", "postgresql://desk:geheim%@/x"])
def test_a_url_that_the_driver_cannot_read(url: str) -> None:
    assert code_of(lambda: enter(url)) == "STORE_UNREACHABLE"


def test_the_main_job_ends_in_an_invoice(empty: str) -> None:
    """The desk's own verbs, from the purchase to the invoice, decide and count the same on a server."""
    desk = Counter(empty).furnish()
    desk.buy("3")
    desk.triaged()
    desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    data = desk.work("2026-11-17T13:00", "2026-11-17T14:00").data
    assert (data["ticket_seconds"], data["started_hours"], data["hours_billable"]) == (7260, "3", "3")
    desk.close(at="2026-11-17T14:05")
    invoice_data = desk.invoice(at="2026-11-17T14:10").data
    assert (invoice_data["number"], invoice_data["gross"]["amount"]) == ("FV/2026/0001", "738.00")
    with pytest.raises(Conflict, match="NOTHING_TO_BILL"):
        desk.invoice(at="2026-11-17T14:11")
    with pytest.raises(Conflict, match="TICKET_CLOSED"):
        desk.start(at="2026-11-17T14:30")
    assert schema.check(empty) == []


def test_a_client_is_erased(empty: str) -> None:
    """Erasing asks in SQL of its own: the same on a server."""
    desk = Counter(empty).furnish()
    desk.open()
    desk.do(closing.close_ticket, "1", at="2026-11-17T10:00", outcome="unsolved", message="Sorry", client_confirmed=None)
    counted = desk.ask(erasing.erase, "pracownia", at="2026-11-17T11:00").data["erased"]
    done = desk.do(erasing.erase, "pracownia", at="2026-11-17T11:00")
    assert done.data["erased"] == counted == {"client": 1, "contact": 1, "message": 2, "ticket": 1}
    assert desk.ask(picture.show_client, "erased-1", at="2026-11-17T11:01").data["name"] is None
    with pytest.raises(Conflict, match="ALREADY_ERASED"):
        desk.do(erasing.erase, "1", at="2026-11-17T11:02")
    assert schema.check(empty) == []
