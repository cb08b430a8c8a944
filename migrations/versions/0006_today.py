"""Indexes for what `today` asks: what waits, by when it has to be done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_AWAITED = "first_response_due IS NOT NULL AND first_response_at IS NULL AND "
_PURCHASE = "kind = 'purchase' AND state = 'active' AND contacted_at IS NULL AND undone IS NULL"
_AGREED = "state = 'agreed' AND undone IS NULL"
# Table, index, columns, and its condition in SQLite and on a server: a statement that says the same finds the index.
INDEXES = (
    (
        "ticket",
        "ix_ticket_awaited_due",
        ["first_response_at", "first_response_due", "id"],
        f"{_AWAITED}status NOT IN ('closed', 'refused') AND undone IS NULL",
        f"{_AWAITED}status <> 'closed' AND status <> 'refused' AND undone IS NULL",
    ),
    ("ticket", "ix_ticket_waits_until", ["waits_until", "id"], "waits_until IS NOT NULL", "waits_until IS NOT NULL"),
    ("hours_grant", "ix_hours_grant_uncontacted", ["contacted_at", "happened_at", "id"], _PURCHASE, _PURCHASE),
    (
        "hours_grant",
        "ix_hours_grant_prepaid",
        ["id"],
        "prepaid IS 1 AND invoice_id IS NULL AND undone IS NULL",
        "prepaid IS TRUE AND invoice_id IS NULL AND undone IS NULL",
    ),
    ("appointment", "ix_appointment_agreed", ["starts_at", "id"], _AGREED, _AGREED),
)


def upgrade() -> None:
    for table, name, columns, file, server in INDEXES:
        op.create_index(name, table, columns, sqlite_where=sa.text(file), postgresql_where=sa.text(server))
    op.create_index("ix_license_maintenance_until", "license", ["maintenance_until", "id"])
