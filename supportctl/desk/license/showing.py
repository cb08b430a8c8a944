"""Licences listed, and shown with what became of them."""

from __future__ import annotations

from supportctl.desk.conversion.shared import ConversionData, conversion_data
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.licenses import LicenseData, booked_as, license_data, whole_license
from supportctl.desk.ground.replay import all_again
from supportctl.desk.ground.results import Outcome
from supportctl.store.compiled import conversions, decisions, licenses
from supportctl.store.compiled.rows import Conversion, License
from supportctl.tuples import NamedTuple


def list_licenses(act: Act, *, client: str | None, limit: int | None) -> Outcome[list[LicenseData]]:
    """All licences, or a client's."""
    holder = lookup.client(act.db, client) if client is not None else None
    return Outcome([license_data(act, row) for row in licenses.every(act.db, holder.id if holder else None, limit)])


class SentConversion(NamedTuple):
    """A conversion, and what the client sent for it."""

    core: ConversionData
    client_name: str | None
    serials: str | None
    registered_email: str | None
    accepted_by: str | None


class ShownLicense(NamedTuple):
    """A licence, and its newest conversion: its own, or the one that brought the subscription."""

    core: LicenseData
    conversion: SentConversion | None


def show_license(act: Act, reference: str) -> Outcome[ShownLicense]:
    """One licence with its conversion."""
    row = lookup.license_(act.db, reference)
    found = conversions.latest(act.db, row.id) or conversions.behind(act.db, row.id)
    return Outcome(ShownLicense(whole_license(act, row), sent_data(act, found) if found else None))


def sent_data(act: Act, row: Conversion) -> SentConversion:
    """A conversion with what the client sent for it."""
    return SentConversion(conversion_data(act, row), row.client_name, row.serials, row.registered_email, row.accepted_by)


def license_why(act: Act, reference: str) -> Outcome[LicenseData]:
    """Every decision about a licence, oldest first, and whether its facts still give it: its conversion and what followed; of a
    subscription, those about the licence that it came from."""
    row = lookup.license_(act.db, reference)
    names = booked_as(act, row)
    found = conversions.behind(act.db, row.id)
    origin = act.db.get(License, found.license_id) if found is not None else None
    if origin is not None:
        names |= booked_as(act, origin)
    rows = decisions.of(act.db, "license", list(names))
    return Outcome(license_data(act, row)._replace(decisions=all_again(act.db, rows, names)))
