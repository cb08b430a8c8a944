"""Which demand to pay goes with a letter."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A column with a reference is added in one statement by both; a batch would copy the table.
    op.execute("ALTER TABLE outbox_message ADD COLUMN reminder_id INTEGER REFERENCES reminder (id)")
