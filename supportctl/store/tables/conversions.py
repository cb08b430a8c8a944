"""Conversions of perpetual licences, and the subscriptions that they brought."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from supportctl.store.tables import licenses as licenses
from supportctl.store.tables.base import Table, instant, minor, taken_back


class Conversion(Table, table=True):
    """One conversion: `state` done, withdrawn (the refund isn't on record yet) or undone. `before`: JSON of the licence as it
    was, by column. Prices are for one subscription: the vendor's suggested one, the indicative one after the discount, the
    desk's own. `client_name`, `registered_email`, `serials` and `accepted_by` are what the client sent, and can be erased."""

    __tablename__ = "license_conversion"

    id: int | None = Field(default=None, primary_key=True)
    license_id: int = Field(foreign_key="license.id", index=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    state: str
    target: str
    path: str
    discount_percent: int
    quantity: int
    converted_on: date
    last_day: date
    deactivated_on: date | None = None
    before: str = Field(sa_type=Text)
    client_name: str
    serials: str
    registered_email: str
    accepted_by: str
    accepted_on: date
    accepted_version: str
    seller: str
    combined_with: str = ""
    at_distance: bool | None = None
    professional: bool | None = None
    currency: str
    list_amount: int = minor()
    amount: int = minor()
    own_amount: int | None = minor(nullable=True)
    own_currency: str | None = None
    own_vat_rate: str | None = None
    own_gross: bool = False
    invoice_id: int | None = Field(default=None, sa_type=BigInteger)
    vendor_marked_on: date | None = None
    withdraw_until: date | None = None
    withdrawn_on: date | None = None
    correction: str | None = None
    repaid_on: date | None = None
    happened_at: datetime = instant()
    changed_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class ConvertedInto(Table, table=True):
    """A subscription licence that a conversion brought."""

    __tablename__ = "converted_into"

    id: int | None = Field(default=None, primary_key=True)
    conversion_id: int = Field(foreign_key="license_conversion.id", index=True)
    license_id: int = Field(foreign_key="license.id", index=True)
    undone: int | None = taken_back()
