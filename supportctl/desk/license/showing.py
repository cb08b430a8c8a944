"""Licences listed, and shown with what became of them."""

from __future__ import annotations

from typing import Any

from supportctl.desk.conversion.shared import conversion_data
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.licenses import license_data
from supportctl.desk.ground.replay import again
from supportctl.desk.ground.results import Outcome
from supportctl.store.compiled import conversions, decisions, licenses
from supportctl.store.compiled.rows import Conversion, License


def list_licenses(act: Act, *, client: str | None, limit: int | None) -> Outcome[Any]:
    """All licences, or a client's."""
    holder = lookup.client(act.db, client) if client is not None else None
    return Outcome([license_data(act, row) for row in licenses.every(act.db, holder.id if holder else None, limit)])


def show_license(act: Act, reference: str) -> Outcome[Any]:
    """One licence, and its newest conversion with what the client sent: its own, or the one that brought the subscription."""
    row = lookup.license_(act.db, reference)
    found = conversions.latest(act.db, row.id) or conversions.behind(act.db, row.id)
    data = license_data(act, row)
    if found is None:
        return Outcome(data | {"conversion": None})
    return Outcome(data | {"conversion": conversion_data(act, found) | sent_data(found)})


def sent_data(row: Conversion) -> dict[str, Any]:
    """What the client sent for a conversion."""
    return {name: getattr(row, name) for name in ("client_name", "serials", "registered_email", "accepted_by")}


def license_why(act: Act, reference: str) -> Outcome[Any]:
    """Every decision about a licence, oldest first, and whether its facts still give it: its conversion and what followed; of a
    subscription, those about the licence that it came from."""
    row = lookup.license_(act.db, reference)
    serials = [row.serial]
    found = conversions.behind(act.db, row.id)
    origin = act.db.get(License, found.license_id) if found is not None else None
    if origin is not None:
        serials.append(origin.serial)
    rows = decisions.of(act.db, "license", serials)
    return Outcome(license_data(act, row) | {"decisions": [again(stored) for stored in rows]})
