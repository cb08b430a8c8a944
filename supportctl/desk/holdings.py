"""A licence shown with what became of it, and changes to what is known about it; a conversion can't be edited away."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk import inputs, lookup
from supportctl.desk.act import Act, changes
from supportctl.desk.conversions import CONVERSION
from supportctl.desk.converting import conversion_data
from supportctl.desk.licenses import keep_order, license_data, order_fits
from supportctl.desk.results import Outcome, decision_data, require
from supportctl.desk.why import again
from supportctl.errors import InvalidInput
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion.facts import ConvertedChangeFacts
from supportctl.store.queries import conversions, decisions
from supportctl.store.tables.conversions import Conversion
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client


def show_license(act: Act, reference: str) -> Outcome:
    """One licence, and its newest conversion with what the client sent: its own, or the one that brought the subscription."""
    row = lookup.license_(act.db, reference)
    found = conversions.latest(act.db, row.id or 0) or conversions.behind(act.db, row.id or 0)
    data = license_data(act, row)
    if found is None:
        return Outcome(data | {"conversion": None})
    return Outcome(data | {"conversion": conversion_data(act, found) | sent_data(found)})


def sent_data(row: Conversion) -> dict[str, Any]:
    """What the client sent for a conversion."""
    return {name: getattr(row, name) for name in ("client_name", "serials", "registered_email", "accepted_by")}


def license_why(act: Act, reference: str) -> Outcome:
    """Every decision about a licence, oldest first, and whether its facts still give it: its conversion and what followed; of a
    subscription, those about the licence that it came from."""
    row = lookup.license_(act.db, reference)
    serials = [row.serial]
    found = conversions.behind(act.db, row.id or 0)
    origin = act.db.get(License, found.license_id) if found is not None else None
    if origin is not None:
        serials.append(origin.serial)
    rows = decisions.of(act.db, "license", serials)
    return Outcome(license_data(act, row) | {"decisions": [again(stored) for stored in rows]})


def edit_license(act: Act, reference: str, **fields: Any) -> Outcome:
    """Change what is known about a licence; a field that isn't given stays. Serial, client and product never change.

    Raises Refused for a converted licence: no newer version (after.1, after.2), no M&S again (maintenance.1); Conflict when the
    client's data were erased.
    """
    given = {k: v for k, v in fields.items() if v is not None}
    if "version" in given:
        given["version"] = inputs.version(given["version"])
    if "territory" in given:
        given["territory"] = inputs.country(given["territory"])
    if "purchase_email" in given:
        given["purchase_email"] = inputs.email(given["purchase_email"])
    row = lookup.license_(act.db, reference)
    holder = act.db.get(Client, row.client_id)
    if holder is None:
        raise LookupError(f"license {row.id} without a client")
    lookup.not_erased(holder)
    before = license_data(act, row)
    decision = _still_converted(act, row, given.get("version"), given.get("maintenance_until"))
    for name, value in given.items():
        setattr(row, name, value)
    data = license_data(act, row)
    changed = changes(before, data)
    if not changed:
        raise InvalidInput("NOTHING_TO_CHANGE")
    act.db.touch(row)
    if not {"support_ordered", "maintenance_until"}.isdisjoint(changed):
        order_fits(row)
        keep_order(act, row)
    act.book("license", row.serial, **{k: v for k, v in changed.items() if k != "purchase_email"})
    return Outcome(data, decision, made=row.serial)


def _still_converted(act: Act, row: License, version: str | None, until: date | None) -> dict[str, Any] | None:
    """What the conversion says of a new version or date of M&S; None when it has nothing to say."""
    found = conversions.latest(act.db, row.id or 0)
    if found is None or found.state == "undone" or (version is None and until is None):
        return None
    facts = ConvertedChangeFacts(row.kind, row.version, version, until)
    served = shelf(CONVERSION)
    decision = served.rules.change_converted(facts, served.law.on(found.converted_on))
    require(decision)
    act.decided("license", row.serial, decision, facts)
    return decision_data(decision)
