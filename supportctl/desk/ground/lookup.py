"""Clients, licences, tickets and products by number, by key or serial, or by an unambiguous part of the name."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground.inputs import NAME_CHARACTERS, fold
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.invisible import dropped
from supportctl.store.compiled import catalogue, clients, licenses
from supportctl.store.compiled.rows import Client, License, Product
from supportctl.store.engine import Db

_MOST_CANDIDATES = 10


def _number(reference: str) -> int | None:
    """The number that a reference is (5, or #5), if it is one that a database can hold."""
    reference = bare(reference)
    return int(reference) if reference.isascii() and reference.isdigit() and len(reference) <= 18 else None


def bare(reference: str) -> str:
    """A number without the # that may stand before it."""
    return reference[1:] if reference[:1] == "#" and reference[1:].isdigit() else reference


def number(kind: str, reference: str) -> int:
    """A number as it is typed or piped. Raises NotFound for what can't be one."""
    found = _number(checked(kind, reference))
    if found is None or found < 1:
        raise NotFound("NOT_FOUND", kind=kind, value=reference)
    return found


def one(kind: str, reference: str, found: Sequence[tuple[int | None, str]]) -> int:
    """The only candidate's id. Raises NotFound without one, InvalidInput with the candidates when there are more."""
    if not found:
        raise NotFound("NOT_FOUND", kind=kind, value=reference)
    if len(found) > 1:
        names = [name for _, name in found[:_MOST_CANDIDATES]]
        raise InvalidInput("AMBIGUOUS", kind=kind, value=reference, candidates=names, more=max(0, len(found) - len(names)))
    return found[0][0] or 0


def checked(kind: str, reference: str) -> str:
    """The reference without surrounding blanks and what shows nothing. Raises InvalidInput when nothing is left, or far more than
    any name has."""
    text = dropped(reference).strip()
    if not text:
        raise InvalidInput("EMPTY", field=kind)
    if len(text) > NAME_CHARACTERS:
        raise InvalidInput("TOO_LONG", field=kind, limit=NAME_CHARACTERS, length=len(text))
    return text


def client(db: Db, reference: str) -> Client:
    """A client by key, number, a key that it had before, or part of its name; of an alias the client that it was merged into."""
    return itself(db, named_client(db, reference))


def named_client(db: Db, reference: str) -> Client:
    """The same, but an alias for itself."""
    ref = checked("client", reference)
    exact = clients.by_key(db, ref)
    number = _number(ref)
    if exact is None and number is not None:
        exact = db.get(Client, number)
    exact = exact or clients.by_former_key(db, ref)
    if exact is not None:
        return exact
    part = fold(ref)
    by_id = {c.id: c for c in (itself(db, c) for c in clients.every(db) if part in fold(c.name) or part in c.key)}
    return by_id[one("client", ref, [(c.id, f"{c.key} ({c.name})") for c in by_id.values()])]


def itself(db: Db, found: Client) -> Client:
    """The client that a client is an alias of, or itself."""
    return found if found.merged_into is None else db.get(Client, found.merged_into) or found


def group(db: Db, number: int) -> int:
    """The number of the client that a client is an alias of, or its own."""
    found = db.get(Client, number)
    return number if found is None or found.merged_into is None else found.merged_into


def same_client(db: Db, number: int, other: int) -> bool:
    """Are these numbers of one client, or of clients that were merged?"""
    return number == other or group(db, number) == group(db, other)


def together(db: Db, number: int) -> list[int]:
    """The numbers of a client and of its aliases."""
    return [number, *(alias.id for alias in clients.aliases(db, number))]


def key_taken(db: Db, key: str, but: int = 0) -> bool:
    """Does another client than `but` have the key, or did it have it before?"""
    holders = clients.by_key(db, key), clients.by_former_key(db, key)
    return any(holder is not None and holder.id != but for holder in holders)


def served_client(db: Db, reference: str) -> Client:
    """A client for whom something new is done. Raises Conflict when its data were erased."""
    found = client(db, reference)
    require_not_erased(found)
    return found


def require_not_erased(found: Client) -> None:
    """A client whose data were erased has no name. Raises Conflict."""
    if not found.name:
        raise Conflict("CLIENT_ERASED", client=found.key)


def license_(db: Db, reference: str) -> License:
    """A licence by serial number, number, a serial number that it had before, or part of its serial."""
    ref = checked("license", reference)
    exact = licenses.by_serial(db, ref)
    number = _number(ref)
    if exact is None and number is not None:
        exact = db.get(License, number)
    exact = exact or licenses.by_former_serial(db, ref)
    if exact is not None:
        return exact
    matches = licenses.by_part(db, ref)
    by_id = {found.id: found for found in matches}
    return by_id[one("license", ref, [(found.id, found.serial) for found in matches])]


def product(db: Db, reference: str) -> Product:
    """A product by its key, exactly: an unknown one is not found."""
    found = catalogue.by_key(db, checked("product", reference))
    if found is None:
        raise NotFound("PRODUCT_NOT_FOUND", value=reference, known=[p.key for p in catalogue.every(db)])
    return found
