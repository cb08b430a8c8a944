"""Licences with their maintenance."""

from datetime import date, datetime

from sqlmodel import Field

from supportctl.store.tables import catalogue as catalogue
from supportctl.store.tables import parties as parties
from supportctl.store.tables.base import Table, instant, taken_back, unique


class License(Table, table=True):
    """`kind`: perpetual-single, perpetual-network or subscription. `maintenance_until`: last day of M&S. Booleans that
    nobody said are None: a check assumes and says so."""

    __table_args__ = (unique("ux_license_serial", "serial"),)

    id: int | None = Field(default=None, primary_key=True)
    serial: str
    client_id: int = Field(foreign_key="client.id", index=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    kind: str
    version: str
    state: str = "active"
    maintenance_until: date | None = None
    support_ordered: date | None = None
    key_valid_until: date | None = None
    activated_online: bool | None = None
    commercial: bool | None = None
    newest_serial: bool | None = None
    promoted: bool | None = None
    territory: str | None = None
    purchase_email: str | None = None
    created_at: datetime = instant()
    undone: int | None = taken_back()


class FormerSerial(Table, table=True):
    """A serial number that a licence had until it got another one; the licence is still found by it. The client beside it is the
    licence's, so that an erasure finds the row."""

    __tablename__ = "former_serial"

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    license_id: int = Field(foreign_key="license.id", index=True)
    serial: str = Field(index=True)
    until: datetime = instant()
    undone: int | None = taken_back()
