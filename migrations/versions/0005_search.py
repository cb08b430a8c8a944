"""What `search` looks in: the folded words of every ticket, client and invoice, and an index over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from alembic import op

from supportctl.store import entries

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Each table of words, and the index over it: in SQLite a table, on a server a view of what its index is over.
TABLES = {"search_entry": "search_index", "confidential_entry": "confidential_index", "record_entry": "record_index"}
# So many rows are written at a time.
AT_ONCE = 1_000


# What `ticket list` is asked for by.
INDEXES = {
    "ix_ticket_product_id": ["product_id", "id"],
    "ix_ticket_regulation": ["regulation", "id"],
    "ix_ticket_channel": ["channel", "id"],
    "ix_ticket_opened_at": ["opened_at", "id"],
    "ix_ticket_changed_at": ["changed_at", "id"],
    "ix_ticket_client_opened": ["client_id", "opened_at", "id"],
    "ix_ticket_status_client": ["status", "client_id", "id"],
    "ix_ticket_status_assignee": ["status", "assignee", "id"],
    "ix_ticket_status_regulation": ["status", "regulation", "id"],
}
# Each with its condition in SQLite and on a server: a statement that says the same finds the index.
LIVE = "status NOT IN ('closed', 'refused') AND undone IS NULL", "status <> 'closed' AND status <> 'refused' AND undone IS NULL"
AWAITED = tuple(f"first_response_at IS NULL AND {live}" for live in LIVE)
PARTIAL = {
    "ix_ticket_live": (["id"], LIVE),
    "ix_ticket_awaited": (["first_response_at", "id"], AWAITED),
    "ix_ticket_awaited_assignee": (["assignee", "id"], AWAITED),
    "ix_ticket_unbilled_client": (["unbilled", "client_id", "id"], ("unbilled IS 1 AND undone IS NULL", "unbilled IS TRUE AND undone IS NULL")),
}


def upgrade() -> None:
    for name, columns in INDEXES.items():
        op.create_index(name, "ticket", columns)
    for name, (columns, (file, server)) in PARTIAL.items():
        op.create_index(name, "ticket", columns, sqlite_where=sa.text(file), postgresql_where=sa.text(server))
    for table, index in TABLES.items():
        number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
        words = [sa.Column(name, sa.Text(), nullable=False) for name in ("subject", "messages", "rest")]
        op.create_table(table, sa.Column("id", number, primary_key=True), *words)
        if op.get_context().dialect.name == "sqlite":
            full_text(table, index)
        else:
            weighed = " || ".join(
                f"setweight(to_tsvector('simple', {name} || ' ł'), '{weight}')"
                for name, weight in (("subject", "A"), ("messages", "B"), ("rest", "C"))
            )
            op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (({weighed}))")
            op.execute(f"CREATE VIEW {index} AS SELECT id AS rowid, {weighed} AS words FROM {table}")
    if op.get_context().dialect.name == "sqlite":
        # The words that stand in tickets, to look which of them begin in a way.
        op.execute("CREATE VIRTUAL TABLE search_terms USING fts5vocab(search_index, instance)")
    if not op.get_context().as_sql:  # a desk that is written down as SQL has nothing to be found yet
        fill()


def full_text(table: str, index: str) -> None:
    """The index takes its words from the table. What is deleted from it must be told to it: so do the triggers."""
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5(subject, messages, rest, content='{table}', content_rowid='id', "
        "columnsize=0, prefix='3', tokenize='ascii')"
    )
    added = f"INSERT INTO {index}(rowid, subject, messages, rest) VALUES (new.id, new.subject, new.messages, new.rest);"
    removed = (
        f"INSERT INTO {index}({index}, rowid, subject, messages, rest) "
        "VALUES ('delete', old.id, old.subject, old.messages, old.rest);"
    )
    op.execute(f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {added} END")
    op.execute(f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {removed} END")
    op.execute(f"CREATE TRIGGER {table}_changed AFTER UPDATE ON {table} BEGIN {removed} {added} END")


# An existing desk ---------------------------------------------------------------------------------------------------------------


def fill() -> None:
    """Write the entries of everything that there is."""
    put("record_entry", clients())
    put("record_entry", invoices())
    secrets: list[tuple[int, entries.Entry]] = []
    put("search_entry", tickets(secrets))
    put("confidential_entry", secrets)


def rows(sql: str) -> Iterable[Any]:
    """The rows of a query, a few at a time."""
    return op.get_bind().execute(sa.text(sql), execution_options={"yield_per": AT_ONCE})


def put(table: str, found: Iterable[tuple[int, entries.Entry]]) -> None:
    """Write entries."""
    insert = sa.text(f"INSERT INTO {table} (id, subject, messages, rest) VALUES (:id, :subject, :messages, :rest)")
    batch: list[dict[str, Any]] = []
    for number, entry in found:
        if any(entry):
            batch.append({"id": number, **entry._asdict()})
        if len(batch) == AT_ONCE:
            op.get_bind().execute(insert, batch)
            batch = []
    if batch:
        op.get_bind().execute(insert, batch)


def tickets(secrets: list[tuple[int, entries.Entry]]) -> Iterator[tuple[int, entries.Entry]]:
    """The words of each ticket without confidential ones; where there are such, all go to `secrets`."""
    spoken = groupby(
        rows(
            "SELECT e.ticket_id, m.body, m.confidential FROM ticket_event e JOIN message m ON m.id = e.message_id "
            "WHERE e.undone IS NULL AND m.body <> '' ORDER BY e.ticket_id, e.id"
        ),
        key=itemgetter(0),
    )
    next_ticket, words = next(spoken, (None, iter(())))
    heads = rows(
        "SELECT t.id, t.subject, t.serial, t.email, l.serial FROM ticket t LEFT JOIN license l ON l.id = t.license_id "
        "WHERE t.undone IS NULL ORDER BY t.id"
    )
    for number, subject, serial, email, held in heads:
        while next_ticket is not None and next_ticket < number:
            next_ticket, words = next(spoken, (None, iter(())))
        told = [(body, secret) for _, body, secret in words] if next_ticket == number else []
        known = (serial, email, held)
        entry = entries.entry_id(entries.TICKET, number)
        if any(hidden for _, hidden in told):
            secrets.append((entry, entries.ticket(subject, known, [body for body, _ in told])))
        yield entry, entries.ticket(subject, known, [body for body, hidden in told if not hidden])


def clients() -> Iterator[tuple[int, entries.Entry]]:
    """The words of each client."""
    more: dict[int, list[entries.Text]] = {}
    for number, name, email in rows("SELECT client_id, name, email FROM contact WHERE undone IS NULL ORDER BY id"):
        more.setdefault(number, []).extend(entries.plain(name, email))
    for number, old in rows("SELECT client_id, old_number FROM phone_change WHERE undone IS NULL ORDER BY id"):
        more.setdefault(number, []).extend(entries.phone(old))
    for number, serial, email in rows("SELECT client_id, serial, purchase_email FROM license WHERE undone IS NULL ORDER BY id"):
        more.setdefault(number, []).extend(entries.plain(serial, email))
    for former, column in (("former_key", "key"), ("former_serial", "serial")):
        for number, old in rows(f'SELECT client_id, "{column}" FROM {former} WHERE undone IS NULL ORDER BY id'):
            more.setdefault(number, []).extend(entries.plain(old))
    for number, key, name, nip, email, phone in rows(
        "SELECT id, key, name, nip, email, phone FROM client WHERE undone IS NULL ORDER BY id"
    ):
        texts = [*entries.client(key, name, nip, email), *entries.phone(phone), *more.get(number, [])]
        yield entries.entry_id(entries.CLIENT, number), entries.of_texts(texts)


def invoices() -> Iterator[tuple[int, entries.Entry]]:
    """The words of each document."""
    names: dict[int, list[str]] = {}
    for number, name in rows("SELECT invoice_id, name FROM invoice_line ORDER BY invoice_id, position"):
        names.setdefault(number, []).append(name)
    known = "SELECT i.id, i.number, i.buyer, e.client_id FROM invoice i LEFT JOIN erasure e ON e.client_id = i.client_id ORDER BY i.id"
    for row, number, buyer, erased in rows(known):
        # A document stays where its client is erased, and is found by its number.
        texts = entries.invoice(number, buyer, names.get(row, [])) if erased is None else entries.invoice(number, "", [])
        yield entries.entry_id(entries.INVOICE, row), entries.of_texts(texts)
