"""What every act on a conversion rests on: its regulation, its data, the seller's role, the one that stands."""

from __future__ import annotations

from datetime import date, timedelta

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.licenses import state_on
from supportctl.desk.ground.results import money, plain
from supportctl.errors import Conflict
from supportctl.law.text import LawAt
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, ConditionList, ConversionState, LicenseState, Notice, Percent, Word
from supportctl.regulations.sketchup_conversion.terms import Terms as ConversionTerms
from supportctl.store.compiled import conversions
from supportctl.store.compiled.rows import Conversion, Invoice, License
from supportctl.tuples import NamedTuple

CONVERSION = "sketchup-conversion"


def seller_role(name: str, law: LawAt) -> str:
    """organiser or partner (process.4)."""
    return "organiser" if inputs.fold(name) == inputs.fold(ConversionTerms(law).seller_organiser.value) else "partner"


class ConversionData(NamedTuple):
    """A conversion as scripts see it. Prices are for one subscription; `price` is indicative (other.1)."""

    id: int | None
    license: str | None
    state: ConversionState
    license_state: LicenseState | None
    target: Word
    converted_on: date
    last_day: date
    quantity: int
    subscriptions: tuple[str, ...]
    path: ConditionList
    discount_percent: Percent
    price: Money
    price_is: Word
    own_price: Money | None
    invoice: str | None
    renewal_price: Money | None
    renews_on: date | None
    maintenance_until: date | None
    deactivated_on: date | None
    seller: str
    combined_with: tuple[str, ...]
    accepted_on: date
    accepted_version: str
    at_distance: bool | None
    professional: bool | None
    vendor_marked_on: date | None
    withdraw_until: date | None
    withdrawn_on: date | None
    correction: str | None
    repaid_on: date | None
    notices: tuple[Notice, ...] | Absent = ABSENT


def conversion_data(act: Act, row: Conversion) -> ConversionData:
    """A conversion as scripts see it. Prices are for one subscription; `price` is indicative (other.1)."""
    held, stands = act.db.get(License, row.license_id), row.state != "undone"
    invoice = act.db.get(Invoice, row.invoice_id) if row.invoice_id else None
    return ConversionData(
        id=row.id or None,
        license=held.serial if held else None,
        state=ConversionState(row.state),
        license_state=LicenseState(state_on(act, held)) if held else None,
        target=Word(row.target),
        converted_on=row.converted_on,
        last_day=row.last_day,
        quantity=row.quantity,
        subscriptions=tuple(s.serial for s in conversions.subscriptions(act.db, row.id)) if row.id else (),
        path=ConditionList(row.path),
        discount_percent=Percent(row.discount_percent),
        price=Money(row.amount, row.currency),
        price_is=Word("indicative"),
        own_price=money(row.own_amount, row.own_currency),
        invoice=invoice.number if invoice else None,
        renewal_price=Money(row.list_amount, row.currency) if stands else None,
        renews_on=row.last_day + timedelta(days=1) if stands else None,
        maintenance_until=held.maintenance_until if held else None,
        deactivated_on=row.deactivated_on if stands else None,
        seller=row.seller,
        combined_with=tuple(name for name in row.combined_with.split(",") if name),
        accepted_on=row.accepted_on,
        accepted_version=row.accepted_version,
        at_distance=row.at_distance,
        professional=row.professional,
        vendor_marked_on=row.vendor_marked_on,
        withdraw_until=row.withdraw_until,
        withdrawn_on=row.withdrawn_on,
        correction=row.correction,
        repaid_on=row.repaid_on,
    )


def standing(act: Act, reference: str) -> tuple[License, Conversion]:
    """A converted licence, named by itself or by a subscription of it, and its conversion. Raises Conflict NOT_CONVERTED."""
    row = lookup.license_(act.db, reference)
    found = conversions.latest(act.db, row.id) or conversions.behind(act.db, row.id)
    held = act.db.get(License, found.license_id) if found is not None else None
    if found is None or held is None or found.state == "undone":
        raise Conflict("NOT_CONVERTED", license=row.serial)
    if act.at < found.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(found.changed_at))
    return held, found
