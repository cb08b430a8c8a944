"""Words with {fields} in them, filled from a ticket."""

from __future__ import annotations

from collections.abc import Callable

from supportctl.calendar import legal_day
from supportctl.desk.ground.act import Act
from supportctl.errors import InvalidInput
from supportctl.store import reading
from supportctl.store.compiled.rows import Client, License, Product, Ticket


def filled(act: Act, ticket: Ticket, text: str) -> str:
    """The text with what its fields stand for. Raises InvalidInput: UNKNOWN_FIELD (field, known), FIELD_WITHOUT_VALUE (field, ticket),
    BAD_TEMPLATE where a brace stands alone."""
    from string import Formatter  # only where words have fields

    try:
        pieces = [(literal, name) for literal, name, _, _ in Formatter().parse(text)]
    except ValueError as error:
        raise InvalidInput("BAD_TEMPLATE") from error
    return "".join(literal + (_value(act, ticket, name) if name is not None else "") for literal, name in pieces)


def _value(act: Act, ticket: Ticket, name: str) -> str:
    if name not in FIELDS:
        raise InvalidInput("UNKNOWN_FIELD", field=f"{{{name}}}", known=[f"{{{known}}}" for known in FIELDS])
    value = FIELDS[name](act, ticket)
    if not value:
        raise InvalidInput("FIELD_WITHOUT_VALUE", field=f"{{{name}}}", ticket=ticket.id)
    return value


def _client(act: Act, ticket: Ticket) -> str | None:
    found = act.db.get(Client, ticket.client_id)
    return found.name if found else None


def _contact(act: Act, ticket: Ticket) -> str | None:
    found = reading.contact_at(act.db, ticket.client_id, act.at)
    return found.name if found else None


def _license(act: Act, ticket: Ticket) -> str | None:
    found = act.db.get(License, ticket.license_id) if ticket.license_id else None
    return found.serial if found else None


def _product(act: Act, ticket: Ticket) -> str | None:
    found = act.db.get(Product, ticket.product_id)
    return found.name if found else None


def _due(act: Act, ticket: Ticket) -> str | None:
    """The day by which the first response is due, as an ISO date."""
    return legal_day(ticket.first_response_due).isoformat() if ticket.first_response_due else None


FIELDS: dict[str, Callable[[Act, Ticket], str | None]] = {
    "client": _client,
    "contact": _contact,
    "ticket": lambda act, ticket: str(ticket.id),
    "subject": lambda act, ticket: ticket.subject,
    "license": _license,
    "product": _product,
    "version": lambda act, ticket: ticket.version,
    "due": _due,
    "operator": lambda act, ticket: act.operator,
}
