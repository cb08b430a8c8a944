"""Conversions of licences."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, of_client, when
from supportctl.store.tables.conversions import Conversion, ConvertedInto
from supportctl.store.tables.licenses import License


def latest(license_id: int) -> Conversion | None:
    """The newest conversion of a perpetual licence."""
    return compiled(select(Conversion).where(Conversion.license_id == license_id).order_by(col(Conversion.id).desc()).limit(1))


def behind(license_id: int) -> Conversion | None:
    """The conversion that brought a subscription licence."""
    brought = select(ConvertedInto.conversion_id).where(ConvertedInto.license_id == license_id)
    return compiled(select(Conversion).where(col(Conversion.id).in_(brought)).limit(1))


def subscriptions(conversion_id: int) -> list[License]:
    """The subscription licences of a conversion, by number."""
    brought = select(ConvertedInto.license_id).where(ConvertedInto.conversion_id == conversion_id)
    return compiled(select(License).where(col(License.id).in_(brought)).order_by(col(License.id)))


def every(client_id: int | None = None, undone: bool = False) -> list[Conversion]:
    """All conversions, or a client's, oldest first."""
    wanted = select(Conversion).where(when(client_id, of_client(Conversion.client_id, client_id)))
    return compiled(wanted.order_by(col(Conversion.id)))


def deactivated_on(license_id: int) -> date | None:
    """The first day on which a converted network licence is switched off."""
    return compiled(
        select(col(Conversion.deactivated_on)).where(Conversion.license_id == license_id, Conversion.state != "undone")
    )
