"""The chain of proof: a digest of every row, and heads that follow from one another.

What the desk holds already is taken over by its first entry, with the date of the upgrade: env.py does so once the step is applied
(supportctl/store/adopting.py), as it does with what a later step changes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("change_set_id", sa.Integer(), sa.ForeignKey("change_set.id"), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        # Which number was given last shows that the last entries were cut.
        sqlite_autoincrement=True,
    )
    op.add_column("row_change", sa.Column("image", sa.LargeBinary(), nullable=True))
    for table in ("idempotency_key", "running_session"):
        op.add_column(table, sa.Column("seal", sa.LargeBinary(), nullable=True))
    op.add_column("message", sa.Column("salt", sa.LargeBinary(), nullable=True))
