"""Corrections and annulments of documents; the gross price of a unit where that is what was agreed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MONEY = ("unit_net", "discount", "net", "vat", "gross")


def upgrade() -> None:
    op.add_column("invoice_line", sa.Column("unit_gross", sa.BigInteger(), nullable=True))
    op.create_table(
        "invoice_correction",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("invoice_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False, unique=True),
        sa.Column("original_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("rebill", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("buyer_before", sa.Text(), nullable=True),
    )
    op.create_index("ux_invoice_correction_original_id", "invoice_correction", ["original_id", "ordinal"], unique=True)
    op.create_table(
        "corrected_line",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("line_id", sa.Integer(), sa.ForeignKey("invoice_line.id"), nullable=False, unique=True),
        sa.Column("quantity", sa.String(), nullable=False),
        sa.Column("unit_gross", sa.BigInteger(), nullable=True),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in MONEY),
    )
    op.create_table(
        "invoice_annulment",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("invoice_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False, unique=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("annulled_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
    )
    for table in ("invoice_correction", "corrected_line", "invoice_annulment"):
        guard(table)
    if not op.get_context().as_sql:  # a desk that is written down as SQL has no documents yet
        fill()


# What is only ever added --------------------------------------------------------------------------------------------------------


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


def unguard(table: str) -> None:
    """Let rows of this table be changed, until it is guarded again."""
    sqlite = op.get_context().dialect.name == "sqlite"
    for act in ("update", "delete") if sqlite else ("update", "delete", "truncate"):
        op.execute(f"DROP TRIGGER {table}_no_{act}" + ("" if sqlite else f" ON {table}"))


# An existing desk ---------------------------------------------------------------------------------------------------------------


class Issued(NamedTuple):
    """A line as it was issued, as far as its price is told by it. Money in minor units."""

    id: int
    quantity: str
    unit_net: int
    discount: int
    net: int
    gross: int


def fill() -> None:
    """Say the gross price of a unit where a line was priced gross: its net isn't what its own net price makes of the quantity."""
    desk = op.get_bind()
    found = desk.execute(sa.text("SELECT id, quantity, unit_net, discount, net, gross FROM invoice_line ORDER BY id"))
    prices = [(line.id, price) for line in (Issued(*row) for row in found) if (price := unit_gross(line)) is not None]
    if not prices:
        return
    unguard("invoice_line")
    for number, price in prices:
        desk.execute(sa.text("UPDATE invoice_line SET unit_gross = :price WHERE id = :id"), {"price": price, "id": number})
    guard("invoice_line")


def unit_gross(line: Issued) -> int | None:
    """The gross price of a unit, in minor units; None for a line that was priced net."""
    quantity = Decimal(line.quantity)
    if not quantity or whole(line.unit_net * quantity) - line.discount == line.net:
        return None
    return whole((line.gross + line.discount) / quantity)


def whole(value: Decimal) -> int:
    """Rounded half up."""
    return int(value.to_integral_value(ROUND_HALF_UP))
