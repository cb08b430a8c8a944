"""Exchange rates."""

from datetime import date, datetime

from sqlmodel import Field

from supportctl.store.tables.base import Table, instant


class ExchangeRate(Table, table=True):
    """The average rate of a currency in PLN by one table A of the NBP. `rate`: decimal text with four places."""

    __tablename__ = "exchange_rate"

    currency: str = Field(primary_key=True)
    published_on: date = Field(primary_key=True)
    rate: str
    table_number: str
    recorded_at: datetime = instant()
    operator: str
