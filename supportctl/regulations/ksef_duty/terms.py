"""The KSeF: the parameters of the text."""

from __future__ import annotations

from supportctl.law import declared
from supportctl.law.declared import Term


class Terms(declared.Terms):
    """In the order of the text."""

    __slots__ = ()

    duty_mode = Term[str]("duty.mode")  # off, limit or on
    duty_limit = Term[int]("duty.limit")  # whole PLN a month
    offline_days = Term[int]("offline.days")  # working days
    unavailability_days = Term[int]("unavailability.days")  # working days
    failure_days = Term[int]("failure.days")  # working days
