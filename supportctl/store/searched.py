"""Which changes change what is derived: what `search` looks in, what waits for payment. Asked of every change, so that most
transactions needn't load the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supportctl.store.journal import Change

# Tables whose rows hold words that are searched; of some of them only these columns.
_TABLES: dict[str, frozenset[str] | None] = {
    "ticket": frozenset({"subject", "serial", "email", "license_id", "undone"}),
    "ticket_event": None,
    "message": None,
    "client": frozenset({"key", "name", "nip", "email", "phone", "undone"}),
    "contact": None,
    "phone_change": None,
    "license": frozenset({"serial", "client_id", "purchase_email", "undone"}),
    "former_key": None,
    "former_serial": None,
    "invoice": None,
    "invoice_line": None,
    "erasure": None,
}

_OF_MONEY = frozenset({"invoice", "payment", "invoice_correction", "invoice_annulment"})


def of_money(change: Change) -> bool:
    """Is it a change of what is left to pay for a document?"""
    return type(change.row).TABLE in _OF_MONEY and change.before != change.after


def matters(change: Change) -> bool:
    """Is it a change of something that is searched?"""
    kind = type(change.row)
    if kind.TABLE not in _TABLES or change.before == change.after:
        return False
    if kind.TABLE == "ticket_event" and getattr(change.row, "message_id", None) is None:
        return False
    wanted = _TABLES[kind.TABLE]
    if wanted is None or change.before is None or change.after is None:
        return True
    pairs = zip(kind.COLUMNS, change.before, change.after, strict=True)
    return any(old != new and name in wanted for name, old, new in pairs)
