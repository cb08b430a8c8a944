"""Keeps the list of documents of which something is left to pay: with every transaction, in it, from the rows that it changed. No verb
takes part in that, so that an undo keeps it, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from supportctl.store.compiled.rows import Invoice, InvoiceAnnulment, InvoiceCorrection, OwedDocument, Payment

if TYPE_CHECKING:
    from supportctl.store.engine import Db
    from supportctl.store.journal import Change


def update(db: Db, touched: Sequence[Change]) -> None:
    """Write anew which of the documents that these changes are about wait for payment: those that matter (searched.py)."""
    from supportctl.store.compiled import owed

    rows = [change.row for change in touched]
    # A payment or an annulment may be of a correction, and then it is about what that corrects.
    settled = {row.invoice_id for row in rows if isinstance(row, (Payment, InvoiceAnnulment))}
    ids = settled | {row.id for row in rows if isinstance(row, Invoice) and row.kind != "correction"}
    ids |= {row.original_id for row in rows if isinstance(row, InvoiceCorrection)}
    ids |= set(owed.corrected(db, sorted(settled))) if settled else set()
    if not ids:
        return
    # An invoice that is issued, or counts no more, is about the proformas of the same work, too.
    for row in owed.standing(db, sorted(ids)):
        if row.left > 0 and not row.listed:
            db.put(OwedDocument(id=row.id, due_on=row.due_on))
        elif row.left <= 0 and row.listed:
            db.drop(OwedDocument, row.id)
