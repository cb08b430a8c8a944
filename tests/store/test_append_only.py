"""What is only ever added: the database itself refuses the rest."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from supportctl.store import checks
from supportctl.store.engine import Store
from tests.store.ask import run
from tests.store.rows import whole_desk


@pytest.mark.parametrize("table", checks.ONLY_ADDED)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id + 100", "DELETE FROM {}"])
def test_refused(db_path: Path, table: str, act: str) -> None:
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    desk = sqlite3.connect(db_path)
    before = desk.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is only ever added to"):
        desk.execute(act.format(table))
    assert desk.execute(f"SELECT * FROM {table}").fetchall() == before
    desk.close()


@pytest.mark.parametrize("table", checks.ONLY_ADDED)
def test_replacing_does_not_walk_past_the_guards(db_path: Path, table: str) -> None:
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is only ever added to"), Store(str(db_path)).write() as db:
        run(db, f"REPLACE INTO {table} SELECT * FROM {table}")
    desk = sqlite3.connect(db_path)
    assert desk.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
    desk.close()


def test_words_can_be_erased_and_history_stays(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    with sqlite3.connect(db_path) as desk:
        assert desk.execute("UPDATE message SET body = ''").rowcount == 2
        assert desk.execute("SELECT COUNT(*) FROM ticket_event WHERE message_id IS NOT NULL").fetchone() == (2,)
    desk.close()


def test_where_an_invoice_was_sent_can_be_erased_and_nothing_else_of_it(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    desk = sqlite3.connect(db_path)
    assert desk.execute("UPDATE invoice SET deliver_to = ''").rowcount == 2
    columns = [row[1] for row in desk.execute("PRAGMA table_info(invoice)") if row[1] != "deliver_to"]
    for column in columns:
        with pytest.raises(sqlite3.IntegrityError, match="invoice is only ever added to"):
            desk.execute(f"UPDATE invoice SET {column} = {column}")
    with pytest.raises(sqlite3.IntegrityError, match="invoice is only ever added to"):
        desk.execute("UPDATE invoice SET buyer = ''")
    desk.close()


def test_the_buyer_of_a_proforma_can_be_erased_and_not_replaced(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    desk = sqlite3.connect(db_path)
    columns = [row[1] for row in desk.execute("PRAGMA table_info(invoice)") if row[1] not in ("id", "number", "kind")]
    named = ", ".join(columns)
    desk.execute(f"INSERT INTO invoice (number, kind, {named}) SELECT 'PF/1', 'proforma', {named} FROM invoice LIMIT 1")
    with pytest.raises(sqlite3.IntegrityError, match="invoice is only ever added to"):
        desk.execute("UPDATE invoice SET buyer = 'somebody else' WHERE kind = 'proforma'")
    assert desk.execute("UPDATE invoice SET buyer = '' WHERE kind = 'proforma'").rowcount == 1
    desk.close()
