"""The VAT act: the parameters of its text."""

from __future__ import annotations

from supportctl.law import declared
from supportctl.law.declared import Term


class Terms(declared.Terms):
    """In the order of the text; only its rules read them. Countries: ISO 3166-1 alpha-2."""

    __slots__ = ()

    place_firms = Term[list[str]]("place.firms")
    place_union = Term[list[str]]("place.union")
    place_consumers = Term[list[str]]("place.consumers")
    rates = Term[dict[str, str]]("rates")  # {percent or zw: clause}
    buyer_nip_countries = Term[list[str]]("buyer.nip-countries")
    words_reverse_charge = Term[str]("words.reverse-charge")
    words_split_payment = Term[str]("words.split-payment")
    words_advance = Term[str]("words.advance")
    words_deducted = Term[str]("words.deducted")
    words_unit = Term[str]("words.unit")
    split_above = Term[int]("split.above")  # whole PLN
    split_named = Term[bool]("split.named")
    correction_kinds = Term[list[str]]("correction.kinds")
    invoice_last_day = Term[int]("invoice.last-day")  # day of the month
    invoice_days_before = Term[int]("invoice.days-before")
