"""Which changes change what is derived: what `search` looks in, what waits for payment or for an answer. Asked of every change, so that
most transactions needn't load the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.store.states import OVER

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

_OF_MONEY = frozenset({"invoice", "payment", "invoice_correction", "invoice_annulment", "hours_grant"})
# What a client writes, and what answers it; of a contact its data say which of both it is.
CONTACT, INCOMING, BY_MAIL = "contact", '"incoming":true', '"channel":"email"'
WORDS = ("reply", "session-started", "session-imported", "scheduled", "closed")


def of_money(change: Change) -> bool:
    """Is it a change of what is left to pay for a document?"""
    kind = type(change.row)
    if kind.TABLE not in _OF_MONEY or change.before == change.after:
        return False
    return kind.TABLE != "hours_grant" or (change.before is not None and _differs(change, "invoice_id"))


def of_words(change: Change) -> bool:
    """Is it a change of what clients wrote and nobody answered?"""
    if change.before == change.after:
        return False
    table = type(change.row).TABLE
    if table == "ticket_event":
        return change.before is not None or getattr(change.row, "kind", "") in (CONTACT, *WORDS)
    if table != "ticket" or change.before is None or change.after is None:
        return False
    column = type(change.row).COLUMNS.index("status")
    return (change.before[column] in OVER) != (change.after[column] in OVER) or _differs(change, "undone")


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


def _differs(change: Change, name: str) -> bool:
    """Is the column another than it was?"""
    column = type(change.row).COLUMNS.index(name)
    return change.before is None or change.after is None or change.before[column] != change.after[column]
