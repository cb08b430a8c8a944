"""What is put right later: priority, tags and waiting of tickets, what is merged, former keys and serial numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PRESSING = sa.text("priority <> 'normal'")
MERGED = sa.text("merged_into IS NOT NULL")


def upgrade() -> None:
    op.add_column("ticket", sa.Column("priority", sa.String(), nullable=False, server_default="normal"))
    op.add_column("ticket", sa.Column("waits_until", sa.BigInteger(), nullable=True))
    op.add_column("ticket", sa.Column("waits_reason", sa.String(), nullable=True))
    # As SQL: Alembic would rebuild the table on SQLite for the sake of the reference.
    op.execute("ALTER TABLE ticket ADD COLUMN merged_into INTEGER REFERENCES ticket (id)")
    op.execute("ALTER TABLE client ADD COLUMN merged_into INTEGER REFERENCES client (id)")
    op.create_index(
        "ix_ticket_priority_id", "ticket", ["priority", "id"], sqlite_where=PRESSING, postgresql_where=PRESSING
    )
    op.create_index("ix_ticket_merged_into", "ticket", ["merged_into"], sqlite_where=MERGED, postgresql_where=MERGED)
    op.create_index("ix_client_merged_into", "client", ["merged_into"], sqlite_where=MERGED, postgresql_where=MERGED)
    op.create_table(
        "ticket_tag",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("ticket_id", sa.Integer(), sa.ForeignKey("ticket.id"), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("undone", sa.BigInteger(), nullable=True),
    )
    op.create_index("ix_ticket_tag_tag_ticket_id", "ticket_tag", ["tag", "ticket_id"])
    op.create_index("ix_ticket_tag_ticket_id", "ticket_tag", ["ticket_id"])
    op.create_table(
        "former_key",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("client.id"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("undone", sa.BigInteger(), nullable=True),
    )
    op.create_index("ix_former_key_client_id", "former_key", ["client_id"])
    op.create_index("ix_former_key_key", "former_key", ["key"])
    op.create_table(
        "former_serial",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("client.id"), nullable=False),
        sa.Column("license_id", sa.Integer(), sa.ForeignKey("license.id"), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("undone", sa.BigInteger(), nullable=True),
    )
    for column in ("client_id", "license_id", "serial"):
        op.create_index(f"ix_former_serial_{column}", "former_serial", [column])
