"""SOLIDEXPERT bundles: the parameters of its text."""

from __future__ import annotations

from datetime import date

from supportctl.law import declared
from supportctl.law.declared import Maybe, Term


class Terms(declared.Terms):
    """In the order of the text. Years, where they are keys, are those of a bundle: "1", "2", "3"."""

    __slots__ = ()

    promotion_first_day = Term[date]("promotion.first-day")
    promotion_revoked_at = Term[str]("promotion.revoked-at")  # an instant, "" while it stands
    client_kinds = Term[list[str]]("client.kinds")
    client_territory = Term[str]("client.territory")
    programs = Term[dict[str, str]]("programs")
    editions = Term[dict[str, list[str]]]("editions")
    application_required = Term[list[str]]("application.required")
    application_channels = Term[list[str]]("application.channels")
    qualification_channels = Term[list[str]]("qualification.channels")
    benefits = Term[dict[str, str]]("benefits")
    discounts = Term[dict[str, int]]("discounts")  # {years: percent}
    training_discounts = Term[dict[str, int]]("training.discounts")  # {years: percent}
    training_orders_per_bundle = Term[int]("training.orders-per-bundle")
    training_order_within = Term[int]("training.order-within")  # years
    training_excluded_kinds = Term[list[str]]("training.excluded-kinds")
    training_use_within = Term[int]("training.use-within")  # years
    training_places = Term[list[str]]("training.places")
    training_minimum_group = Term[int]("training.minimum-group")  # participants
    training_minutes = Term[int]("training.minutes")
    upgrade_bundles = Term[list[int]]("upgrade.bundles")
    upgrade_minutes_per_year = Term[int]("upgrade.minutes-per-year")
    upgrade_use_within = Term[dict[str, int]]("upgrade.use-within")  # {years: years}
    upgrade_checklist = Term[list[str]]("upgrade.checklist")
    deployment_bundles = Term[list[int]]("deployment.bundles")
    deployment_within = Term[int]("deployment.within")  # years
    deployment_minutes = Term[int]("deployment.minutes")
    certification_bundles = Term[list[int]]("certification.bundles")
    certificates = Term[list[str]]("certificates")
    exam_per_half_year = Term[int]("exam.per-half-year")
    webinar_per_year = Term[int]("webinar.per-year")
    webinar_minutes = Term[int]("webinar.minutes")
    breach_grounds = Term[dict[str, str]]("breach.grounds")
    breach_demand_forms = Term[list[str]]("breach.demand-forms")
    breach_purposes = Term[list[str]]("breach.purposes")
    settlement_hourly_rate = Term[int]("settlement.hourly-rate")  # EUR
    settlement_due_days = Term[int]("settlement.due-days")
    complaint_channels = Term[list[str]]("complaint.channels")
    complaint_email = Term[str]("complaint.email")
    complaint_post = Term[str]("complaint.post")
    complaint_required = Term[list[str]]("complaint.required")
    complaint_days = Term[int]("complaint.days")
    appointment_minutes = Term[int]("appointment.minutes")
    document_lines = Term[dict[str, str]]("document.lines")  # {line: its name on an invoice}
    # The hours of upgrade help and of deployments: read by law/hours.py.
    hours_weekdays = Term[list[int]]("hours.weekdays")
    hours_opens = Term[str]("hours.opens")
    hours_closes = Term[str]("hours.closes")
    hours_holidays_closed = Term[bool]("hours.holidays-closed")
    hours_round_the_clock = Maybe[bool]("hours.round-the-clock")
    deployment_weekdays = Term[list[int]]("deployment.hours.weekdays")
    deployment_opens = Term[str]("deployment.hours.opens")
    deployment_closes = Term[str]("deployment.hours.closes")
    deployment_holidays_closed = Term[bool]("deployment.hours.holidays-closed")
    deployment_round_the_clock = Maybe[bool]("deployment.hours.round-the-clock")
