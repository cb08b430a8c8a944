"""Payments of documents, and what was paid for the documents of bundles."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STANDS = sa.text("undone IS NULL")


def upgrade() -> None:
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("invoice_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("proforma_id", sa.Integer(), sa.ForeignKey("invoice.id"), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("undone", sa.BigInteger(), nullable=True),
    )
    op.create_index(
        "ix_payment_invoice_id", "payment", ["invoice_id", "id"], sqlite_where=STANDS, postgresql_where=STANDS
    )
    if not op.get_context().as_sql:  # a desk that is written down as SQL has no payments yet
        fill()


# An existing desk ---------------------------------------------------------------------------------------------------------------


class Paid(NamedTuple):
    """A document of a bundle that is paid: its number and kind as a row of `invoice`, and the day."""

    bundle: int
    purpose: str
    invoice: int
    number: str
    kind: str
    gross: int
    paid_on: Any
    issued_at: int
    operator: str


def fill() -> None:
    """Write the payments that the documents of bundles tell of. The invoice that follows a proforma is paid by it."""
    desk = op.get_bind()
    found = desk.execute(
        sa.text(
            "SELECT d.bundle_id, d.purpose, i.id, d.number, i.kind, i.gross, d.paid_on, i.issued_at, i.operator "
            "FROM bundle_document d JOIN invoice i ON i.number = d.number WHERE d.paid_on IS NOT NULL ORDER BY d.id"
        )
    )
    papers = [Paid(*row) for row in found]
    booked = recorded()
    proformas = [paper for paper in papers if paper.kind == "proforma"]
    for paper in papers:
        proforma = proforma_of(paper, proformas)
        if proforma is not None:
            proformas.remove(proforma)
        at, operator = booked.get(paper.number, (paper.issued_at, paper.operator))
        desk.execute(
            sa.text(
                "INSERT INTO payment (invoice_id, amount, paid_on, proforma_id, recorded_at, operator) "
                "VALUES (:invoice, :amount, :paid_on, :proforma, :at, :operator)"
            ),
            {
                "invoice": paper.invoice,
                "amount": paper.gross,
                "paid_on": paper.paid_on,
                "proforma": None if proforma is None else proforma.invoice,
                "at": at,
                "operator": operator,
            },
        )


def recorded() -> dict[str, tuple[int, str]]:
    """When and by whom the payment of a document was recorded, by its number, as the books have it."""
    entries = op.get_bind().execute(
        sa.text("SELECT change, recorded_at, operator FROM audit_entry WHERE command = 'bundle pay' AND entity = 'bundle' ORDER BY id")
    )
    return {paid: (at, operator) for change, at, operator in entries if (paid := json.loads(change).get("paid"))}


def proforma_of(paper: Paid, proformas: list[Paid]) -> Paid | None:
    """The proforma by which an invoice is paid: that of the bundle, or of an order of trainings paid on the same day."""
    wanted = {"activation": "bundle", "training": "training"}.get(paper.purpose)
    if paper.kind != "vat" or wanted is None:
        return None
    same = (p for p in proformas if (p.bundle, p.purpose, p.paid_on, p.gross) == (paper.bundle, wanted, paper.paid_on, paper.gross))
    return next(same, None)
