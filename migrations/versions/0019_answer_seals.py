"""Answers kept under idempotency keys are tied to the chain of proof: a salted digest of each, which the journal knows."""

from __future__ import annotations

import os

import sqlalchemy as sa
from alembic import op

from supportctl.store.canonical import answer_digest

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    made = op.create_table(
        "answer_seal",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
    )
    op.create_index("ix_answer_seal_answer", "answer_seal", ["answer"], unique=True)
    if op.get_context().as_sql:
        return
    connection = op.get_bind()
    kept = connection.exec_driver_sql("SELECT * FROM idempotency_key ORDER BY key")
    names = list(kept.keys())
    for row in kept.fetchall():
        connection.execute(made.insert().values(answer=answer_digest(names, row), salt=os.urandom(16)))
