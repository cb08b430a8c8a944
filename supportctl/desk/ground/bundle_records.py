"""A bundle as it is told: its licences, documents, benefits and appointments."""

from __future__ import annotations

from datetime import date, datetime

from supportctl.desk.ground.replay import StoredDecision
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, AppointmentState, BundleState, Minutes, Notice, Percent, Rate, Word, Years
from supportctl.tuples import NamedTuple


class GrantedBenefit(NamedTuple):
    """A benefit of a plan over its term, and what it is worth."""

    benefit: Word
    granted_minutes: Minutes | None
    discount_percent: Percent | None
    worth: Money | None


class BenefitLeft(NamedTuple):
    """What is left of a benefit on a day; to be used until `until`, and for good until `last_day`."""

    benefit: Word
    granted_minutes: Minutes | None
    used_minutes: Minutes | None
    left_minutes: Minutes | None
    discount_percent: Percent | None
    exams_left: int | Absent
    until: date | None
    last_day: date | None
    kept_by: str | Absent = ABSENT


class BundledLicense(NamedTuple):
    """A place in a bundle, with its prices; `license`: the serial, where the licence is on record."""

    position: int
    license: str | None
    list_price: Money
    base: Money
    discount: Money
    net: Money


class BundlePaper(NamedTuple):
    """A document of a bundle, and what it is for."""

    number: str
    purpose: Word
    due_on: date
    paid_on: date | None


class RenewalData(NamedTuple):
    """A further period, and its document."""

    years: Years
    first_day: date
    last_day: date
    net: Money
    number: str


class NoticeGiven(NamedTuple):
    """A notice against the end of a period."""

    given_on: date
    against: date


class DemandGiven(NamedTuple):
    """A demand to pay a document within a term."""

    number: str
    form: Word
    sent_on: date
    term: date


class BookingData(NamedTuple):
    """An appointment or a use of a benefit; `minutes` as worked, or as agreed."""

    id: int | None
    bundle: int
    benefit: Word
    state: AppointmentState
    starts_at: datetime
    ends_at: datetime
    minutes: Minutes
    preparation: bool
    stages: tuple[Word, ...]
    license: str | None
    certificate: str | None
    paid: bool
    reported_to: str | Absent | None = ABSENT
    reported_on: date | Absent | None = ABSENT
    invitation: str | Absent | None = ABSENT
    left_minutes: Minutes | Absent | None = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT


class OfferData(NamedTuple):
    """An offer for the next period."""

    years: Years
    list_price: Money


class BundleData(NamedTuple):
    """A bundle. How it came about and was kept is told by `bundle show` alone."""

    id: int | None
    client: str | None
    program: Word | None
    edition: str | None
    years: Years
    licenses: int
    list_price: Money
    base: Money
    discount_percent: Percent
    discount: Money
    net: Money
    vat_rate: Rate
    vat: Money
    gross: Money
    state: BundleState
    ordered_on: date | None
    regulation: str
    version: str
    first_day: date | None
    last_day: date | None
    active_until: date | None
    training_last_day: date | None
    breach: Word | None
    license_prices: tuple[BundledLicense, ...]
    documents: tuple[BundlePaper, ...]
    renewals: tuple[RenewalData, ...]
    notices_given: tuple[NoticeGiven, ...]
    benefits: tuple[BenefitLeft, ...]
    appointments: tuple[BookingData, ...]
    channel: Word | Absent | None = ABSENT
    confirmed: tuple[Word, ...] | Absent = ABSENT
    other_offer: str | Absent | None = ABSENT
    consent: str | Absent | None = ABSENT
    demands: tuple[DemandGiven, ...] | Absent = ABSENT
    breach_found_on: date | Absent | None = ABSENT
    breach_description: str | Absent | None = ABSENT
    settled_on: date | Absent | None = ABSENT
    offer: OfferData | Absent = ABSENT
    decisions: tuple[StoredDecision, ...] | Absent = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT
