"""Proformas all of which invoices bill by now wait for no payment any more."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_FOLLOWED = """
    DELETE FROM owed_document WHERE id IN (
      SELECT p.id FROM invoice p
      WHERE p.kind = 'proforma'
      AND NOT EXISTS (SELECT 1 FROM bundle_document b WHERE b.number = p.number)
      AND NOT EXISTS (
        SELECT 1 FROM invoice_line l WHERE l.invoice_id = p.id AND NOT EXISTS (
          SELECT 1 FROM invoice i
          WHERE i.client_id = p.client_id AND i.id > p.id AND i.kind = 'vat' AND i.currency = p.currency
          AND EXISTS (SELECT 1 FROM invoice_line m WHERE m.invoice_id = i.id AND m.item = l.item
                      AND (m.ticket_id = l.ticket_id OR (m.ticket_id IS NULL AND l.ticket_id IS NULL)))
          AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = i.id)
          AND NOT EXISTS (SELECT 1 FROM invoice_correction c WHERE c.original_id = i.id AND c.rebill
                          AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = c.invoice_id)))))
"""


def upgrade() -> None:
    op.execute(_FOLLOWED)
