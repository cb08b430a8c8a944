"""Outages of the KSeF, the second code of a document, and which lines are of annex 15."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ksef_outage",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("undone", sa.BigInteger(), nullable=True),
    )
    op.add_column("ksef_document", sa.Column("certificate_url", sa.Text(), nullable=True))
    op.add_column("invoice_line", sa.Column("annex_15", sa.Boolean(), nullable=True))
