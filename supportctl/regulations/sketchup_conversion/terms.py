"""SketchUp licence conversion: the parameters of its text."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.law import declared
from supportctl.law.declared import Term


class Terms(declared.Terms):
    """In the order of the text. Plans are annual and biennial."""

    __slots__ = ()

    promotion_first_day = Term[date]("promotion.first-day")
    promotion_last_day = Term[date]("promotion.last-day")
    promotion_revoked_at = Term[str]("promotion.revoked-at")  # an instant, "" while it stands
    discount_active = Term[int]("discount.active")  # percent
    discount_expired = Term[list[dict[str, Any]]]("discount.expired")  # [{until: date, percent: int}]
    maintenance_grace = Term[int]("maintenance.grace")  # days
    license_kinds = Term[list[str]]("license.kinds")
    license_product = Term[str]("license.product")
    license_oldest_version = Term[str]("license.oldest-version")
    license_territory = Term[str]("license.territory")
    quantity_single_cap = Term[int]("quantity.single-cap")
    quantity_single_per_license = Term[int]("quantity.single-per-license")
    quantity_network_per_license = Term[int]("quantity.network-per-license")
    target_plans = Term[dict[str, int]]("target.plans")  # {plan: years}
    target_product = Term[str]("target.product")
    price_items = Term[dict[str, str]]("price.items")  # {plan: item of the price list}
    network_deactivated_after = Term[int]("network.deactivated-after")  # days
    upgrade_barred = Term[dict[str, str]]("upgrade.barred")
    convert_required = Term[list[str]]("convert.required")
    seller_organiser = Term[str]("seller.organiser")
    withdrawal_days = Term[int]("withdrawal.days")
    withdrawal_consumers = Term[list[str]]("withdrawal.consumers")
    withdrawal_natural_persons = Term[list[str]]("withdrawal.natural-persons")
    withdrawal_natural_persons_from = Term[date]("withdrawal.natural-persons-from")
    refund_required = Term[list[str]]("refund.required")
    price_own_items = Term[dict[str, str]]("price.own-items")  # {plan: item of the price list}
    refund_reason = Term[str]("refund.reason")  # as it stands on the correction
    billing_line = Term[dict[str, str]]("billing.line")  # {plan: name} and {unit: unit}, as they stand on an invoice
    combinable = Term[dict[str, list[str]]]("combinable")  # {promotion: its names}
