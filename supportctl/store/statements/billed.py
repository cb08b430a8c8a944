"""What a document bills: what annulling it, or correcting it to zero, gives free."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled
from supportctl.store.tables.bundles import BundleRenewal
from supportctl.store.tables.conversions import Conversion
from supportctl.store.tables.hours import HoursGrant, HoursUse
from supportctl.store.tables.remote import ServiceItem


def uses(invoice_id: int) -> list[tuple[HoursUse, HoursGrant]]:
    """The begun units on a document, with the purchases that they were taken from."""
    wanted = select(HoursUse, HoursGrant).join(HoursGrant, col(HoursGrant.id) == HoursUse.grant_id)
    return compiled(wanted.where(HoursUse.invoice_id == invoice_id).order_by(col(HoursUse.id)))


def items(invoice_id: int) -> list[ServiceItem]:
    """The service items on a document."""
    return compiled(select(ServiceItem).where(ServiceItem.invoice_id == invoice_id).order_by(col(ServiceItem.id)))


def purchases(invoice_id: int) -> list[HoursGrant]:
    """The purchases paid in advance on a document."""
    return compiled(select(HoursGrant).where(HoursGrant.invoice_id == invoice_id).order_by(col(HoursGrant.id)))


def conversion(invoice_id: int) -> Conversion | None:
    """The conversion on a document."""
    return compiled(select(Conversion).where(Conversion.invoice_id == invoice_id))


def renewal(number: str) -> BundleRenewal | None:
    """The period after a bundle on a document."""
    return compiled(select(BundleRenewal).where(BundleRenewal.number == number))
