"""What is owed back to clients beside what they owe, and the messages of clients that nobody answered; documents by the tickets that
they bill."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# `line` of the proforma `i` is billed by the invoice `v`: by its ticket, or, where it has none, by its client or a purchase of it.
_BILLED = """
    v.id IN (
        SELECT m.invoice_id FROM invoice_line m WHERE m.ticket_id = l.ticket_id AND m.item = l.item
        UNION ALL
        SELECT m.invoice_id FROM invoice_line m JOIN invoice d ON d.id = m.invoice_id
        WHERE d.client_id = i.client_id AND l.ticket_id IS NULL AND m.ticket_id IS NULL AND m.item = l.item
        UNION ALL
        SELECT m.invoice_id FROM invoice_line m JOIN hours_grant g ON g.invoice_id = m.invoice_id
        WHERE g.client_id = i.client_id AND g.undone IS NULL
        AND l.ticket_id IS NULL AND m.ticket_id IS NULL AND m.item = l.item)
"""
_OWED = f"""
    INSERT INTO owed_document (id, due_on, rest)
    SELECT id, due_on, rest FROM (
        SELECT i.id, i.due_on, i.gross
          + COALESCE((SELECT SUM(d.gross) FROM invoice d JOIN invoice_correction c ON c.invoice_id = d.id
                      WHERE c.original_id = i.id
                      AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = d.id)), 0)
          - COALESCE((SELECT SUM(p.amount) FROM payment p
                      WHERE p.invoice_id = i.id AND p.withdrawn_at IS NULL AND p.undone IS NULL), 0) AS rest
        FROM invoice i
        WHERE i.kind <> 'correction'
        AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = i.id)
        AND NOT (i.kind = 'proforma'
                 AND NOT EXISTS (SELECT 1 FROM bundle_document b WHERE b.number = i.number)
                 AND NOT EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = i.id AND NOT EXISTS (
                     SELECT 1 FROM invoice v
                     WHERE v.id > i.id AND v.kind = 'vat' AND v.currency = i.currency AND {_BILLED}
                     AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = v.id)
                     AND NOT EXISTS (SELECT 1 FROM invoice_correction c WHERE c.original_id = v.id AND c.rebill IS TRUE
                                     AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = c.invoice_id)))))
    ) AS documents
    WHERE rest <> 0
"""
# The underline stands for a colon, which would begin the name of a parameter.
_UNANSWERED = """
    INSERT INTO unanswered_message (id, event_id, wrote_at)
    SELECT t.id, e.id, e.happened_at FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
    WHERE e.kind = 'contact' AND e.data LIKE '%"incoming"_true%' AND e.undone IS NULL
    AND t.undone IS NULL AND t.status NOT IN ('closed', 'refused')
    AND NOT EXISTS (
        SELECT 1 FROM ticket_event n WHERE n.ticket_id = e.ticket_id AND n.id > e.id AND n.undone IS NULL
        AND n.kind IN ('contact', 'reply', 'session-started', 'session-imported', 'scheduled', 'closed'))
"""


def upgrade() -> None:
    about = sa.text("ticket_id IS NOT NULL")
    op.create_index(
        "ix_invoice_line_ticket_id", "invoice_line", ["ticket_id", "invoice_id"], sqlite_where=about, postgresql_where=about
    )
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.drop_table("owed_document")
    op.create_table(
        "owed_document",
        sa.Column("id", number, primary_key=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("rest", sa.BigInteger(), nullable=False),
    )
    op.execute(_OWED)
    to_pay, to_give_back = sa.text("rest > 0"), sa.text("rest < 0")
    op.create_index(
        "ix_owed_document_due_on", "owed_document", ["due_on", "id"], sqlite_where=to_pay, postgresql_where=to_pay
    )
    op.create_index(
        "ix_owed_document_to_give_back", "owed_document", ["id"], sqlite_where=to_give_back, postgresql_where=to_give_back
    )
    op.create_table(
        "unanswered_message",
        sa.Column("id", number, primary_key=True),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("wrote_at", sa.BigInteger(), nullable=False),
    )
    op.execute(_UNANSWERED)
    op.create_index("ix_unanswered_message_event_id", "unanswered_message", ["event_id"])
