"""Keeps the list of documents of which something is left to pay, or to give back: with every transaction, in it, from the rows that it
changed. No verb takes part in that, so that an undo keeps it, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from supportctl.store.compiled.rows import HoursGrant, Invoice, InvoiceAnnulment, InvoiceCorrection, OwedDocument, Payment

if TYPE_CHECKING:
    from supportctl.store.engine import Db
    from supportctl.store.journal import Change


def update(db: Db, touched: Sequence[Change]) -> None:
    """Write anew what is left of the documents that these changes are about: those that matter (searched.py)."""
    rows = [change.row for change in touched]
    void = {row.invoice_id for row in rows if isinstance(row, InvoiceAnnulment)}
    settled = {row.invoice_id for row in rows if isinstance(row, Payment)} | void
    changed = {row.original_id for row in rows if isinstance(row, InvoiceCorrection)}
    ids, billing = settled | changed, void | changed
    buyers = {row.client_id for row in rows if isinstance(row, HoursGrant)}
    for row in [change.row for change in touched if change.before is None]:
        if not isinstance(row, Invoice):
            continue
        billing |= {row.id} if row.kind == "vat" else set()
        # Of a document that is issued now all of it is left, unless something else happened to it.
        if row.id not in ids and row.kind != "correction" and row.gross > 0:
            db.put(OwedDocument(id=row.id, due_on=row.due_on, rest=row.gross))
    if billing or buyers:
        ids |= _proformas(db, billing, buyers)
    if ids:
        _again(db, ids, settled)


def _proformas(db: Db, ids: set[int], clients: set[int]) -> set[int]:
    """The proformas that may no longer wait for payment, or wait again, for what these documents bill, or of purchases of these
    clients."""
    from supportctl.store.compiled import owed

    return set(owed.proformas_beside(db, sorted(ids), sorted(clients)))


def _again(db: Db, ids: set[int], settled: set[int]) -> None:
    """Ask what is left of these. `settled`: paid or annulled; of a correction among them it is about what that corrects."""
    from supportctl.store.compiled import owed

    ids = ids | set(owed.corrected(db, sorted(settled))) if settled else ids
    found = {row.id: row for row in owed.standing(db, sorted(ids))}
    for number in sorted(ids):
        row = found.get(number)
        if row is None:
            db.drop(OwedDocument, number)
        else:
            db.put(OwedDocument(id=number, due_on=row.due_on, rest=row.rest))
