"""The words that `search` looks in: kept with every transaction as the upgrade would build them, and never behind."""

from __future__ import annotations

import importlib.util
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import NullPool, create_engine

from supportctl import folding
from supportctl.store import schema, searched, searching
from supportctl.store.compiled.rows import ConfidentialEntry, License, Message, RecordEntry, SearchEntry, TicketEvent
from supportctl.store.engine import Db, Store
from supportctl.store.entries import CLIENT, INVOICE, TICKET, entry_id
from supportctl.store.row import Row
from tests.store.ask import every
from tests.store.rows import WHEN, begun_then, client, ticket, whole_desk

Entries = dict[str, list[Any]]


def entries(path: Path) -> Entries:
    """All of them, and what the full-text index makes of them."""
    desk = sqlite3.connect(path)
    try:
        found = {name: desk.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in TABLES}
        for name in INDEXES:  # an index that isn't of its table says so
            desk.execute(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")
        return found
    finally:
        desk.close()


TABLES = ("search_entry", "confidential_entry", "record_entry")
INDEXES = ("search_index", "confidential_index", "record_index")


@contextmanager
def built_anew(path: Path) -> Iterator[None]:
    """The entries as the migration builds them."""
    (place,) = schema.migrations_dir().glob("versions/*_search.py")
    spec = importlib.util.spec_from_file_location("search_step", place)
    assert spec is not None
    assert spec.loader is not None
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    with create_engine(f"sqlite:///{path}", poolclass=NullPool).begin() as connection:
        for name in TABLES:
            connection.exec_driver_sql(f"DELETE FROM {name}")
        with Operations.context(MigrationContext.configure(connection)):
            step.fill()
    yield


def test_the_upgrade_builds_what_the_engine_keeps(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    with Store(str(db_path)).write() as db:
        secret = db.add(Message(body="Hasło: żółw", confidential=True))
        db.add(TicketEvent(ticket_id=1, kind="note", actor="ala", **WHEN, message_id=secret.id))
    kept = entries(db_path)
    assert [len(kept[name]) for name in TABLES] == [2, 1, 3]
    with built_anew(db_path):
        assert entries(db_path) == kept


def all_entries(db: Db) -> list[SearchEntry | RecordEntry]:
    """Those of every kind that anybody finds."""
    return [*every(db, SearchEntry), *every(db, RecordEntry)]


def test_entries(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    with Store(str(db_path)).read() as db:
        found = {row.id: (row.subject, row.messages, row.rest) for row in all_entries(db)}
    assert found[entry_id(TICKET, 1)] == ("okno znika", "nie dziala", "")
    assert found[entry_id(CLIENT, 1)][2].startswith("acme zolc sp z o o ł acme ł 5260250274 ł pl5260250274 ł 526 025 02 74")
    assert found[entry_id(CLIENT, 1)][2].endswith("ł skp 1 ł sub 1")
    assert found[entry_id(INVOICE, 1)] == ("", "", "fv 2026 0001 ł godzina")


def test_another_serial_number_reaches_the_tickets_about_the_licence(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        acme = client(db).id
        held = db.add(
            License(
                serial="SKP-1", client_id=acme, product_id=1, kind="perpetual-single", version="1", created_at=WHEN["happened_at"]
            )
        )
        about = ticket(db, acme)
        about.license_id = held.id
    with Store(str(db_path)).write() as db:
        row = db.get(License, 1)
        assert row is not None
        row.serial = "NOWY-2"
        db.touch(row)
    with Store(str(db_path)).read() as db:
        rests = {row.id: row.rest for row in all_entries(db)}
    assert rests[entry_id(TICKET, 1)] == "nowy 2"
    assert rests[entry_id(CLIENT, 1)].endswith("nowy 2")


def test_what_is_undone_is_not_found_and_comes_back(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        acme = client(db).id
        secret = db.add(Message(body="tajne", confidential=True))
        db.add(TicketEvent(ticket_id=ticket(db, acme).id, kind="note", actor="ala", **WHEN, message_id=secret.id))
    before = entries(db_path)
    for undone, left in ((7, [0, 0, 1]), (None, [1, 1, 1])):
        with Store(str(db_path)).write() as db:
            for row in (*every(db, TicketEvent), *every(db, type(ticket_of(db)))):
                row.undone = undone
                db.touch(row)
        assert [len(found) for found in entries(db_path).values()] == left
    assert entries(db_path) == before


def ticket_of(db: Any) -> Any:
    """The ticket, undone or not."""
    from supportctl.store.compiled.rows import Ticket

    return db.get_any(Ticket, 1)


def test_a_transaction_that_fails_leaves_the_index_alone(db_path: Path) -> None:
    with pytest.raises(KeyError), Store(str(db_path)).write() as db:
        begun_then(db, KeyError())
    assert entries(db_path) == {"search_entry": [], "confidential_entry": [], "record_entry": []}


# Folding -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "as_folded"),
    [
        ("Żółw", "zolw"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "strase"),
        ("Ærø", "aro"),
        ("ﬁle", "ﬁle"),
        ("İI", "ii"),
        ("x²", "x2"),
        ("½", "½"),
        ("Σς", "σσ"),
        ("a::b", "a  b"),
        ("O'Neill", "o neill"),
        ("x_y", "x y"),
        ("\u0065\u0301", "e "),
        ("日本", "日本"),
        ("\U0001f600a", " a"),
    ],
)
def test_each_character_is_folded_into_one(text: str, as_folded: str) -> None:
    assert folding.folded(text) == as_folded


def test_every_character_keeps_its_place_and_folding_again_changes_nothing() -> None:
    text = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    once = folding.folded(text)
    assert len(once) == len(text)
    assert folding.folded(once) == once
    assert folding.BOUNDARY not in once
    assert ConfidentialEntry.COLUMNS == RecordEntry.COLUMNS == SearchEntry.COLUMNS


def test_whose_changes_are_looked_at_is_what_the_index_reads() -> None:
    kinds = [kind for kind in vars(searching).values() if isinstance(kind, type) and issubclass(kind, Row) and kind is not Row]
    written = {kind.TABLE for kind in kinds if kind.TABLE.endswith("_entry")}
    assert written
    assert {kind.TABLE for kind in kinds} - written == set(searched._TABLES)
    columns = {kind.TABLE: set(kind.COLUMNS) for kind in kinds}
    assert [table for table, names in searched._TABLES.items() if names is not None and not names <= columns[table]] == []
