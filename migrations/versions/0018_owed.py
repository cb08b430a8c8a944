"""The documents of which something is left to pay, beside the many that were paid; documents by the day of issue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_FILLED = """
    INSERT INTO owed_document (id, due_on)
    SELECT i.id, i.due_on FROM invoice i
    WHERE i.kind <> 'correction'
    AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = i.id)
    AND i.gross
      + COALESCE((SELECT SUM(d.gross) FROM invoice d JOIN invoice_correction c ON c.invoice_id = d.id
                  WHERE c.original_id = i.id AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = d.id)), 0)
      - COALESCE((SELECT SUM(p.amount) FROM payment p
                  WHERE p.invoice_id = i.id AND p.withdrawn_at IS NULL AND p.undone IS NULL), 0) > 0
    AND NOT (i.kind = 'proforma'
             AND NOT EXISTS (SELECT 1 FROM bundle_document b WHERE b.number = i.number)
             AND NOT EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = i.id AND NOT EXISTS (
                 SELECT 1 FROM invoice v JOIN invoice_line m ON m.invoice_id = v.id
                 WHERE v.client_id = i.client_id AND v.id > i.id AND v.kind = 'vat' AND v.currency = i.currency
                 AND m.item = l.item AND (m.ticket_id = l.ticket_id OR (m.ticket_id IS NULL AND l.ticket_id IS NULL))
                 AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = v.id)
                 AND NOT EXISTS (SELECT 1 FROM invoice_correction c WHERE c.original_id = v.id AND c.rebill IS TRUE
                                 AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = c.invoice_id)))))
"""


def upgrade() -> None:
    op.create_table(
        "owed_document",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("due_on", sa.Date(), nullable=False),
    )
    op.create_index("ix_owed_document_due_on", "owed_document", ["due_on"])
    op.execute(_FILLED)
    op.create_index("ix_invoice_issued_on", "invoice", ["issued_on", "id"])
    proforma = sa.text("kind = 'proforma'")
    op.create_index("ix_invoice_proforma", "invoice", ["client_id", "id"], sqlite_where=proforma, postgresql_where=proforma)
