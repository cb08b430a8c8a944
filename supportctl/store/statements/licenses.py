"""Licences, and orders of support for them."""

from __future__ import annotations

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import Part, compiled, contains, of_client, when
from supportctl.store.tables.licenses import FormerSerial, License
from supportctl.store.tables.support_orders import SupportOrder


def by_serial(serial: str) -> License | None:
    """A licence by its exact serial number."""
    return compiled(select(License).where(License.serial == serial))


def of_same_letters(serial: str) -> License | None:
    """A licence whose serial number is the same but for small and capital letters."""
    return compiled(select(License).where(func.lower(col(License.serial)) == func.lower(serial)).limit(1))


def by_former_serial(serial: str) -> License | None:
    """The licence that had this serial number before, but for small and capital letters; of several the one that had it last."""
    wanted = select(License).join(FormerSerial, col(FormerSerial.license_id) == License.id)
    wanted = wanted.where(func.lower(col(FormerSerial.serial)) == func.lower(serial))
    return compiled(wanted.order_by(col(FormerSerial.id).desc()).limit(1))


def former_serials(license_id: int) -> list[FormerSerial]:
    """The serial numbers that a licence had before, oldest first."""
    return compiled(select(FormerSerial).where(FormerSerial.license_id == license_id).order_by(col(FormerSerial.id)))


def by_part(part: Part, limit: int = 20) -> list[License]:
    """Licences whose serial number contains the text."""
    return compiled(select(License).where(contains(License.serial, part)).order_by(col(License.serial)).limit(limit))


def every(client_id: int | None = None, limit: int | None = None, undone: bool = False) -> list[License]:
    """All licences, or a client's, by number."""
    wanted = select(License).where(when(client_id, of_client(License.client_id, client_id)))
    return compiled(wanted.order_by(col(License.id)).limit(limit))


def converted_single(client_id: int) -> int:
    """How many single-user licences of the client were converted."""
    wanted = select(func.count()).select_from(License)
    return compiled(
        wanted.where(of_client(License.client_id, client_id), License.kind == "perpetual-single", License.state == "converted")
    )


def support_orders(license_id: int) -> list[SupportOrder]:
    """Orders of support as they were ever recorded for a licence, corrected or not, oldest record first."""
    return compiled(select(SupportOrder).where(SupportOrder.license_id == license_id).order_by(col(SupportOrder.id)))
