"""What the desk reads about licences."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, column, table
from sqlmodel import col, func, select

from supportctl.store.engine import Db
from supportctl.store.tables.licenses import License

# As a plain table: licences are shown where conversions (tables/conversions.py) are no concern and needn't be mapped.
CONVERSION = table("license_conversion", column("license_id"), column("state"), column("deactivated_on", Date))


def by_serial(db: Db, serial: str) -> License | None:
    """A licence by its exact serial number."""
    return db.first(select(License).where(License.serial == serial))


def like_serial(db: Db, serial: str) -> License | None:
    """A licence whose serial number is the same, or differs in small and capital letters only."""
    same = func.lower(col(License.serial)) == func.lower(serial)
    return by_serial(db, serial) or db.first(select(License).where(same).limit(1))


def by_part(db: Db, part: str, limit: int = 20) -> list[License]:
    """Licences whose serial number contains the text."""
    return db.all(
        select(License).where(col(License.serial).contains(part, autoescape=True)).order_by(col(License.serial)).limit(limit)
    )


def every(db: Db, client_id: int | None = None, limit: int | None = None) -> list[License]:
    """All licences, or a client's, by number."""
    wanted = select(License).order_by(col(License.id)).limit(limit)
    return db.all(wanted if client_id is None else wanted.where(License.client_id == client_id))


def converted_single(db: Db, client_id: int) -> int:
    """How many single-user licences of the client were converted."""
    wanted = select(func.count()).select_from(License)
    return int(
        db.scalar(wanted.where(License.client_id == client_id, License.kind == "perpetual-single", License.state == "converted"))
    )


def deactivated_on(db: Db, license_id: int) -> date | None:
    """The first day on which a converted network licence is switched off."""
    c = CONVERSION.c
    day: date | None = db.scalar(select(c.deactivated_on).where(c.license_id == license_id, c.state != "undone"))
    return day
