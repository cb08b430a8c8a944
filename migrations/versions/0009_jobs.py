"""What cron ran and what it warned of; an index of the windows for a recurrence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_run",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("warned", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
    )
    op.create_index("ix_job_run_job", "job_run", ["job", "id"])
    op.create_table(
        "job_mark",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("marked_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ux_job_mark", "job_mark", ["job", "level", "kind", "record_id", "due"], unique=True)
    open_ = "recurrence_until IS NOT NULL AND undone IS NULL"
    op.create_index(
        "ix_ticket_window",
        "ticket",
        ["recurrence_until", "id"],
        sqlite_where=sa.text(f"recurrence_over IS 0 AND {open_}"),
        postgresql_where=sa.text(f"recurrence_over IS FALSE AND {open_}"),
    )
