"""What a refusal is about, as it is typed: the ticket, client, licence or bundle that a hint names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supportctl.calendar import WARSAW
from supportctl.cli.context import Door
from supportctl.errors import SupportError
from supportctl.told import Failure

if TYPE_CHECKING:
    from supportctl.store.compiled.rows import License, Ticket
    from supportctl.store.engine import Db

# Errors of refusals whose hints name what the command is about.
_NAMING = frozenset(
    (
        "NOT_TRIAGED",
        "NOT_ENTITLED",
        "NOT_EXPLAINED",
        "OTHER_PHONE_NUMBER",
        "NO_STORED_NUMBER",
        "NO_CONTACT_PERSON",
        "EXTENSION_DECLINED",
        "NOT_THE_AGREED_HOUR",
        "NO_AGREED_HOUR",
        "NOT_ACCEPTED",
        "TOO_LATE",
        "NO_ANSWER_ADDRESS",
        "DATE_NOT_AGREED",
        "NO_DEMAND",
        "OFFER_PAST_NOTICE",
        "QUOTA_EXCEEDED",
        "WEBINAR_BEGUN",
        "WISH_NOT_DECLARED",
        "APPOINTMENT_STATE",
        "APPOINTMENT_NOT_FOUND",
        "NO_OFFER",
        "NO_RULE",
        "ON_RECORD",
        "NO_LICENSE_VERSION",
    )
)

# Those of them whose acts count from when they happened: for a back-dated command they are back-dated, too.
_AS_OF = frozenset(
    (
        "NOT_TRIAGED",
        "NOT_ENTITLED",
        "OTHER_PHONE_NUMBER",
        "NO_STORED_NUMBER",
        "NO_CONTACT_PERSON",
        "NO_LICENSE_VERSION",
    )
)


def named(door: Door, errors: tuple[Failure, ...], reference: str | None) -> tuple[Failure, ...]:
    """The failures, those whose hints name something with what it is, by `about` among their params. `reference`: which of several ids
    failed."""
    if not any(error.code in _NAMING for error in errors):
        return errors
    about = _about(door, reference)
    then = _back_dated(door)

    def told(error: Failure) -> Failure:
        if error.code not in _NAMING:
            return error
        known = about | ({"at": then} if then and error.code in _AS_OF else {})
        return _of(error, known) if known else error

    return tuple(map(told, errors))


def _back_dated(door: Door) -> str:
    """When the command says that it happened, as it is typed: --at, of a session recorded late its start; "" for now."""
    began = door.arguments.get("start") if door.command == "session log" else None
    try:
        when = door.moment(began) if isinstance(began, str) else door.at
    except SupportError:
        return ""
    if when is None or when >= door.now:
        return ""
    return when.astimezone(WARSAW).strftime("%Y-%m-%dT%H:%M" if not when.second else "%Y-%m-%dT%H:%M:%S")


def _of(error: Failure, about: dict[str, str]) -> Failure:
    """The failure with what it is about; where no hours may be bought the hint doesn't tell to."""
    renewal = {"hint": "renew-only"} if error.ground is not None and error.ground.code == "nothing" else {}
    return error._replace(params={**error.params, "about": about, **renewal})


def _about(door: Door, reference: str | None) -> dict[str, str]:
    """{kind: what is typed for it} of what the command was given; nothing where that can't be told."""
    given = {name.rstrip("_"): _one(value) for name, value in door.arguments.items() if isinstance(value, (str, list))}
    subject = {"session": "ticket"}.get(door.command.partition(" ")[0], door.command.partition(" ")[0])
    if reference is not None:
        for kind in ("session", subject):
            if kind in given:
                given[kind] = reference
                break
    try:
        with door.store.read() as db:
            return _looked_up(db, given)
    except SupportError:
        return {}


def _one(value: str | list[Any]) -> str:
    return value if isinstance(value, str) else str(value[0]) if len(value) == 1 else ""


def _looked_up(db: Db, given: dict[str, str]) -> dict[str, str]:
    from supportctl.desk.ground import lookup, tickets
    from supportctl.store.compiled.rows import WorkSession

    found: dict[str, str] = {kind: given[kind] for kind in ("bundle", "complaint") if given.get(kind)}
    if given.get("session"):
        session = db.get(WorkSession, lookup.number("session", given["session"]))
        given = given | {"ticket": str(session.ticket_id)} if session is not None else given
    if given.get("license"):
        found |= _of_license(db, lookup.license_(db, given["license"]))
    if given.get("client"):
        found["client"] = lookup.client(db, given["client"]).key
    if given.get("ticket"):
        found |= _of_ticket(db, tickets.find(db, given["ticket"]))
    return found


def _of_ticket(db: Db, ticket: Ticket) -> dict[str, str]:
    from supportctl.store.compiled.rows import Client, License

    found = {"ticket": str(ticket.id)}
    client = db.get(Client, ticket.client_id)
    held = db.get(License, ticket.license_id) if ticket.license_id is not None else None
    found |= {"client": client.key} if client is not None else {}
    return found | ({"license": held.serial} if held is not None else {})


def _of_license(db: Db, held: License) -> dict[str, str]:
    from supportctl.store.compiled.rows import Client

    holder = db.get(Client, held.client_id)
    return {"license": held.serial} | ({"client": holder.key} if holder is not None else {})
