"""What names a ticket or a session where it was brought in from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BROUGHT_IN = sa.text("source IS NOT NULL")


def upgrade() -> None:
    for table in ("ticket", "work_session"):
        op.add_column(table, sa.Column("source", sa.String(), nullable=True))
        op.create_index(f"ix_{table}_source", table, ["source"], sqlite_where=BROUGHT_IN, postgresql_where=BROUGHT_IN)
