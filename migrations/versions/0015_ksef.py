"""What was handed over for the KSeF, and the numbers that it gave."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ksef_document",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("invoice_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False, unique=True),
        sa.Column("xml", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
    )
    op.create_table(
        "ksef_acceptance",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("invoice_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False, unique=True),
        sa.Column("number", sa.String(), nullable=False, unique=True),
        sa.Column("accepted_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
    )
    for table in ("ksef_document", "ksef_acceptance"):
        guard(table)


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
