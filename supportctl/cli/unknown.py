"""A client that isn't there: whom a slip of the keys meant, and a command that leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.cli.context import Door
from supportctl.errors import InvalidInput, SupportError
from supportctl.told import Failure

if TYPE_CHECKING:
    from supportctl.store.engine import Db


def led_on(door: Door, errors: tuple[Failure, ...]) -> tuple[Failure, ...]:
    """The failures, those about a client that isn't there with the keys that were probably meant (`near`), and what finds it (`look`):
    a search where that finds anything (a contact person, a word of a ticket), else the list of clients."""
    if not any(map(_is_of_client, errors)):
        return errors
    try:
        with door.store.read() as db:
            return tuple(_led_on(db, error) if _is_of_client(error) else error for error in errors)
    except SupportError:
        return errors


def _is_of_client(error: Failure) -> bool:
    return error.code == "NOT_FOUND" and error.params.get("kind") == "client"


def _led_on(db: Db, error: Failure) -> Failure:
    from shlex import quote

    named = str(error.params["value"])
    near = _near(db, named)
    look = f"search {quote(named)}" if any(map(str.isalpha, named)) and _is_found(db, named) else "client list"
    return error._replace(params={**error.params, "look": look, **({"near": near} if near else {})})


def _near(db: Db, named: str) -> list[str]:
    """The keys of the clients whose key, name, or a word of it, differs by a slip."""
    from supportctl.desk.ground.inputs import fold
    from supportctl.desk.ground.lookup import itself
    from supportctl.slips import slipped
    from supportctl.store.compiled import clients

    forms: dict[str, str] = {}
    for row in clients.every(db):
        if row.name:  # of one that was erased there is none
            key, name = itself(db, row).key, fold(row.name)
            forms |= dict.fromkeys((*(word for word in name.split() if len(word) > 3), name, row.key), key)
    return list(dict.fromkeys(forms[form] for form in slipped(fold(named), forms)))


def _is_found(db: Db, named: str) -> bool:
    """Does `search` find anything by that?"""
    from supportctl.desk.search.query import parsed
    from supportctl.store.entries import CLIENT, INVOICE, TICKET
    from supportctl.store.finding import numbers

    try:
        query = parsed(named)
    except InvalidInput:
        return False
    return any(numbers(db, kind, query, 1) for kind in (CLIENT, TICKET, INVOICE))
