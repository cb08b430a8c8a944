"""ProGrupa: the parameters of its text; below, those that only its rules read."""

from __future__ import annotations

from supportctl.law.declared import Term
from supportctl.regulations.terms import TimedTerms


class Terms(TimedTerms):
    """See SupportTerms and TimedTerms for what the desk reads."""

    __slots__ = ()

    paid_products = Term[dict[str, str]]("paid.products")
    free_update_first = Term[bool]("free.update-first")
    report_required = Term[list[str]]("report.required")
    report_one_of = Term[list[str]]("report.one-of")
    phone_change_requires = Term[list[str]]("phone.change-requires")
    hours_weekdays = Term[list[int]]("hours.weekdays")
    hours_opens = Term[str]("hours.opens")
    hours_closes = Term[str]("hours.closes")
    hours_holidays_closed = Term[bool]("hours.holidays-closed")
    recurrence_window = Term[int]("recurrence.window")
    recurrence_channels = Term[list[str]]("recurrence.channels")
    recurrence_broken_off = Term[list[str]]("recurrence.broken-off")
    close_diagnosed_outcome = Term[str]("close.diagnosed-outcome")
    stop_not_billed_reason = Term[str]("stop.not-billed-reason")
