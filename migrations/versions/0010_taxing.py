"""What the VAT act wants said on a document; by which provision an item is exempt, and whether it is in annex 15; advances."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


# Of an invoice all but where it went, and the buyer, which has a guard of its own.
FROZEN = (
    "id, number, kind, client_id, ticket_id, issued_on, service_date, due_on, currency, net, vat, gross, in_words, seller, notes, "
    "exchange, issued_at, operator, annotations"
)


def upgrade() -> None:
    op.add_column("invoice", sa.Column("annotations", sa.Text(), nullable=False, server_default="[]"))
    guard_columns("invoice", FROZEN)
    op.add_column("price", sa.Column("exempt_basis", sa.String(), nullable=True))
    op.add_column("price", sa.Column("annex_15", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "invoice_advance",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("invoice_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False),
        sa.Column("advance_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False),
    )
    op.create_index("ix_invoice_advance_invoice_id", "invoice_advance", ["invoice_id"])
    op.create_index("ix_invoice_advance_advance_id", "invoice_advance", ["advance_id"])
    guard("invoice_advance")


def guard_columns(table: str, columns: str) -> None:
    """The same of these columns alone, in place of the guard that there is."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {table}_no_update")
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )
        return
    op.execute(f"DROP TRIGGER {table}_no_update ON {table}")
    op.execute(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
    )


def guard(table: str) -> None:
    """The database itself refuses to change or remove a row of this table."""
    if op.get_context().dialect.name == "sqlite":
        for act in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
            )
        return
    for act in ("update", "delete", "truncate"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
        )
