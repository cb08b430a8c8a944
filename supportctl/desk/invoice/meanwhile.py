"""What an operator saw of a document: an act that waited for its turn behind another's isn't done on what no longer stands.

Example: two operators correct 3 hours at once, one to 2 and one to 1. Whoever comes second would correct 2 to 1, and saw 3.
"""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground import lookup
from supportctl.desk.invoice.documents import spelled
from supportctl.desk.invoice.payments import Standing
from supportctl.errors import Conflict
from supportctl.store.compiled import corrections
from supportctl.store.compiled.corrections import Change, Stood
from supportctl.store.compiled.rows import Invoice
from supportctl.store.engine import Db


def look(db: Db, reference: str) -> Stood | None:
    """What stands of a document now; None where none is called so. Raises InvalidInput."""
    number, invoice_id = spelled(lookup.checked("invoice", reference))
    return corrections.stood(db, number=number, invoice_id=invoice_id)


def require_corrections_as_seen(row: Invoice, changes: Sequence[Change], seen: Stood | None) -> None:
    """Raises Conflict where a correction was issued or annulled since. `seen`: None where nobody looked before."""
    last = changes[-1].number if changes else None
    if seen is not None and seen.correction != last:
        raise Conflict("CORRECTED_MEANWHILE", number=row.number, correction=last or seen.correction)


def require_payments_as_seen(stand: Standing, seen: Stood | None) -> None:
    """Raises Conflict where a payment was recorded or taken back since."""
    last = max((payment.id for payment in stand.paid), default=None)
    if seen is not None and (seen.payments, seen.amount, seen.last_payment) != (len(stand.paid), stand.came_in, last):
        raise Conflict("PAID_MEANWHILE", number=stand.invoice.number)
