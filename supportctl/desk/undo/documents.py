"""Commands that numbered or sent a document: they stand, and so does what they billed; what they left alone can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground.act import Act
from supportctl.desk.undo.commands import Command, changes
from supportctl.desk.undo.telling import tickets_of
from supportctl.errors import Conflict
from supportctl.store import undoing
from supportctl.store.compiled import corrections
from supportctl.store.compiled.rows import HoursUse, Invoice, RowChange, ServiceItem, WorkSession

# Reasons for which a command is no candidate, while those before it may be.
SKIPPED = frozenset({"UNDO_NUMBERED", "UNDO_SENT"})

# What an invoice bills: the work and the items of a ticket.
_WORK: dict[str, type[WorkSession] | type[HoursUse] | type[ServiceItem]] = {
    "work_session": WorkSession,
    "hours_use": HoursUse,
    "service_item": ServiceItem,
}
# What every document rests on, whatever it bills.
_GROUND = frozenset({"price", "seller", "exchange_rate"})


def billing(act: Act, command: Command, skipped: Sequence[Command]) -> Command | None:
    """The skipped command that billed what this one did: its work, its bundle, or by its prices. What changed the same rows is found
    beside it."""
    touched = changes(act.db, command.sets)
    worked, bundled = _worked_on(act, touched), _bundles_of(act, touched)
    grounds = any(change.table_name in _GROUND for change in touched)
    for later in skipped if worked or bundled or grounds else ():
        done = changes(act.db, later.sets)
        if grounds or worked & set(tickets_of(act, done)) or bundled & _bundles_of(act, done):
            return later
    return None


def instead(act: Act, command: Command) -> str:
    """What puts the newest document of a command right, as it is typed: annulled where it may be, else corrected to zero, or, of a
    correction, the lines of its original corrected again; "" where neither is possible, and for what is no invoice."""
    added = [int(c.row_key) for c in changes(act.db, command.sets) if c.table_name == "invoice" and c.act == "added"]
    row = act.db.get(Invoice, max(added)) if added else None
    if row is None or corrections.annulments(act.db, [row.id]):
        return ""
    from supportctl.desk.invoice.annulling import require_annullable  # only for a refusal

    try:
        require_annullable(act, row)
    except Conflict:
        own = corrections.own(act.db, [row.id])
        if own:
            original = act.db.get(Invoice, own[0].original_id)
            again = original is not None and own[0].what != "buyer"
            return (
                f"supportctl invoice correct {original.number} --line K --quantity Q --reason TEXT" if again and original else ""
            )
        nothing_left = row.gross + sum(change.gross for change in corrections.standing(act.db, [row.id])) == 0
        return (
            "" if row.kind == "proforma" or nothing_left else f"supportctl invoice correct {row.number} --to-zero --reason TEXT"
        )
    return f"supportctl invoice annul {row.number} --reason TEXT"


def _bundles_of(act: Act, touched: Sequence[RowChange]) -> set[int]:
    """The bundles that changes touched, themselves or what belongs to them."""
    found = {int(change.row_key) for change in touched if change.table_name == "bundle"}
    for change in touched:
        kind = undoing.kinds().get(change.table_name)
        if kind is not None and kind.KEY == ("id",) and "bundle_id" in kind.COLUMNS:
            number = getattr(act.db.get_any(kind, int(change.row_key)), "bundle_id", None)
            found |= set() if number is None else {number}
    return found


def _worked_on(act: Act, touched: Sequence[RowChange]) -> set[int]:
    """The tickets whose work or items changed."""
    rows = [act.db.get_any(_WORK[c.table_name], int(c.row_key)) for c in touched if c.table_name in _WORK]
    return {row.ticket_id for row in rows if row is not None}
