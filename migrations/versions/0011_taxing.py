"""What the VAT act wants said on a document; by which provision an item is exempt, and whether it is in annex 15."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("invoice", sa.Column("annotations", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("price", sa.Column("exempt_basis", sa.String(), nullable=True))
    op.add_column("price", sa.Column("annex_15", sa.Boolean(), nullable=False, server_default=sa.false()))
