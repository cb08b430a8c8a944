"""Changes to what is known about a licence; a conversion can't be edited away."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.conversion.changing import require_still_converted
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act, changes
from supportctl.desk.ground.licenses import LicenseData, license_data
from supportctl.desk.ground.results import Outcome
from supportctl.desk.license.adding import keep_order, require_order_fits
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import as_json
from supportctl.store import reading
from supportctl.store.compiled.rows import Client, FormerSerial, License


def edit_license(
    act: Act,
    reference: str,
    *,
    serial: str | None = None,
    version: str | None = None,
    maintenance_until: date | None = None,
    support_ordered: date | None = None,
    key_valid_until: date | None = None,
    activated_online: bool | None = None,
    commercial: bool | None = None,
    newest_serial: bool | None = None,
    promoted: bool | None = None,
    territory: str | None = None,
    purchase_email: str | None = None,
) -> Outcome[LicenseData]:
    """Change what is known about a licence; a field that isn't given stays. Client and product never change; the
    licence is still found by a serial number that it had before.

    Raises Refused for a converted licence: no newer version (after.1, after.2), no M&S again (maintenance.1); Conflict when the
    client's data were erased.
    """
    typed: dict[str, Any] = {
        "serial": inputs.new_serial(serial) if serial is not None else None,
        "version": inputs.version(version) if version is not None else None,
        "maintenance_until": maintenance_until,
        "support_ordered": support_ordered,
        "key_valid_until": key_valid_until,
        "activated_online": activated_online,
        "commercial": commercial,
        "newest_serial": newest_serial,
        "promoted": promoted,
        "territory": inputs.country(territory) if territory is not None else None,
        "purchase_email": inputs.email(purchase_email) if purchase_email is not None else None,
    }
    given = {name: value for name, value in typed.items() if value is not None}
    row = lookup.license_(act.db, reference)
    holder = act.db.get(Client, row.client_id)
    if holder is None:
        raise LookupError(f"license {row.id} without a client")
    lookup.require_not_erased(holder)
    before = license_data(act, row)
    if given.get("serial", row.serial) != row.serial:
        _require_renamed(act, row, given["serial"])
    decision = require_still_converted(act, row, given.get("version"), given.get("maintenance_until"))
    for name, value in given.items():
        setattr(row, name, value)
    data = license_data(act, row)
    changed = changes(as_json(before), as_json(data))
    if not changed:
        raise InvalidInput("NOTHING_TO_CHANGE")
    act.db.touch(row)
    if not {"support_ordered", "maintenance_until"}.isdisjoint(changed):
        require_order_fits(row)
        keep_order(act, row)
    act.book("license", row.id, **{k: v for k, v in changed.items() if k not in ("purchase_email", "serial")})
    return Outcome(data, decision, made=row.serial)


def _require_renamed(act: Act, row: License, serial: str) -> None:
    """The serial number that the licence has now becomes a former one. Raises Conflict for a new one that another licence has, or
    had."""
    taken = reading.like_serial(act.db, serial)
    if taken is not None and taken.id != row.id:
        raise Conflict("KEY_TAKEN", kind="license", value=taken.serial)
    act.db.add(FormerSerial(client_id=row.client_id, license_id=row.id, serial=row.serial, until=act.at))
