"""Rows can be marked as undone, and change sets know which of them were; a key of an undone row is free again."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MARKED = (
    "acceptance",
    "appointment",
    "benefit",
    "bundle",
    "bundle_breach",
    "bundle_demand",
    "bundle_license",
    "bundle_notice",
    "bundle_offer",
    "client",
    "complaint",
    "contact",
    "converted_into",
    "decision",
    "hours_grant",
    "hours_use",
    "license",
    "license_conversion",
    "phone_change",
    "price",
    "product",
    "product_version",
    "published_hours",
    "seller",
    "service_item",
    "support_order",
    "ticket",
    "ticket_event",
    "training",
    "work_session",
)
UNIQUE = (("client", "key"), ("product", "key"), ("license", "serial"), ("bundle_breach", "bundle_id"))
# Indexes of tickets by which lists are counted: without the mark in them every row would be read.
COUNTED = (
    ("ix_ticket_status_id", "status"),
    ("ix_ticket_unbilled_id", "unbilled"),
    ("ix_ticket_assignee_id", "assignee"),
    ("ix_ticket_first_response_due", "first_response_due"),
)
# Tables that are only ever added to, with the columns that stay as they are: all but the mark.
GUARDED = {
    "ticket_event": "id, ticket_id, kind, actor, happened_at, recorded_at, clauses, data, message_id",
    "decision": "id, entity, entity_id, question, regulation, version, bound_on, outcome, overridden, facts, value, grounds, "
    "happened_at, recorded_at, operator",
    "support_order": "id, license_id, ordered_on, until, recorded_at, operator",
}
RUNS = sa.text("state = 'running' AND undone IS NULL")
STANDS = sa.text("undone IS NULL")


def upgrade() -> None:
    for table in MARKED:
        op.add_column(table, sa.Column("undone", sa.BigInteger(), nullable=True))
    for table, column in UNIQUE:
        free_when_undone(table, column)
    for column in ("operator", "ticket_id"):
        name = f"ux_work_session_running_{column.removesuffix('_id')}"
        op.drop_index(name, "work_session")
        op.create_index(name, "work_session", [column], unique=True, sqlite_where=RUNS, postgresql_where=RUNS)
    for name, column in COUNTED:
        op.drop_index(name, "ticket")
        op.create_index(name, "ticket", [column, "id"], sqlite_where=STANDS, postgresql_where=STANDS)
    for table, columns in GUARDED.items():
        guard(table, columns)
    op.add_column("change_set", sa.Column("run", sa.BigInteger(), nullable=True))
    op.add_column("change_set", sa.Column("undoes", sa.BigInteger(), nullable=True))
    op.add_column("change_set", sa.Column("taken_back", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_change_set_operator", "change_set", ["operator", "id"])
    op.create_index("ix_change_set_run", "change_set", ["run"])
    op.create_index("ix_change_set_undoes", "change_set", ["undoes"])
    op.add_column("idempotency_key", sa.Column("change_set_id", sa.BigInteger(), nullable=True))


def free_when_undone(table: str, column: str) -> None:
    """In place of a constraint an index over the rows that stand."""
    if op.get_context().dialect.name == "sqlite":
        rebuild_without(table, column)
    else:
        op.drop_constraint(f"{table}_{column}_key", table, type_="unique")
    op.create_index(f"ux_{table}_{column}", table, [column], unique=True, sqlite_where=STANDS, postgresql_where=STANDS)


def rebuild_without(table: str, column: str) -> None:
    """SQLite drops no constraint: a table without it takes the place of the old one. Alembic's own way puts constraints and indexes in
    an order that differs from run to run."""
    connection = op.get_bind()
    known = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY rowid")
    made = connection.execute(known, {"table": table}).fetchall()
    (ddl,) = [sql for kind, sql in made if kind == "table"]
    without = re.sub(rf',\s*UNIQUE \("?{column}"?\)', "", ddl)
    op.execute(re.sub(rf'^CREATE TABLE "?{table}"?', f"CREATE TABLE _new_{table}", without))
    op.execute(f"INSERT INTO _new_{table} SELECT * FROM {table}")
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE _new_{table} RENAME TO {table}")
    for _, sql in [each for each in made if each[0] != "table"]:
        op.execute(sql)


def guard(table: str, columns: str) -> None:
    """The same guard as before, but for the mark."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {table}_no_update")
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )
        return
    op.execute(f"DROP TRIGGER {table}_no_update ON {table}")
    op.execute(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
    )
