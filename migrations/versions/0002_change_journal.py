"""The journal of changes, and the personal values that it refers to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change_set",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "row_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("change_set_id", sa.Integer(), sa.ForeignKey("change_set.id"), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("salts", sa.Text(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
    )
    op.create_index("ix_row_change_change_set_id", "row_change", ["change_set_id"])
    op.create_index("ix_row_change_row", "row_change", ["table_name", "row_key", "id"])
    op.create_table(
        "personal_value",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("column_name", sa.String(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        # What an erasure deletes leaves numbers in the journal that must not come to mean somebody else's values.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_personal_value_client_id", "personal_value", ["client_id"])
