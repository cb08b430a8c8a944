"""CodeTwo: the parameters of its text; below, those that only its rules read."""

from __future__ import annotations

from supportctl.law.declared import Maybe, Term
from supportctl.regulations.terms import SupportTerms


class Terms(SupportTerms):
    """See SupportTerms for what the desk reads."""

    __slots__ = ()

    producer_vendor = Term[str]("producer.vendor")
    live_channels = Term[list[str]]("live-channels")
    hours_weekdays = Term[list[int]]("hours.weekdays")
    hours_opens = Maybe[str]("hours.opens")  # not while it is round the clock
    hours_closes = Maybe[str]("hours.closes")
    hours_holidays_closed = Term[bool]("hours.holidays-closed")
    first_response_business_days = Term[int]("first-response.business-days")
    close_support_outcomes = Term[list[str]]("close.support-outcomes")
