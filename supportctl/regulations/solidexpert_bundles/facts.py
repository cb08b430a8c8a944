"""The facts behind the decisions on bundles: orders, terms, benefits, breaches. Money in minor units, days legal days."""

from datetime import date, datetime

from supportctl.law.facts import facts
from supportctl.tuples import NamedTuple


@facts
class BundleOrderFacts(NamedTuple):
    """Who wants which bundle, at `at`. `client_kind` and `country` are None where no client is named yet; `commercial` and
    `legal` are None where nobody said. `other_offer` names another promotion or discount, `consent` the organiser's e-mail
    that agrees to it ("given")."""

    at: datetime
    program: str
    edition: str
    years: int
    client_kind: str | None = None
    country: str | None = None
    commercial: bool | None = None
    legal: bool | None = None
    other_offer: str | None = None
    consent: str | None = None


@facts
class ApplicationFacts(NamedTuple):
    """An order as it reaches the organiser by a channel. `confirmed`: which parts of it are there."""

    at: datetime
    channel: str | None = None
    confirmed: tuple[str, ...] = ()


@facts
class QualificationFacts(NamedTuple):
    """The organiser's word on an application: `accept` or not, told by a channel."""

    accept: bool
    channel: str | None = None


@facts
class ExchangeFacts(NamedTuple):
    """A client asks for money or goods instead of a benefit."""

    benefit: str


@facts
class BundlePriceFacts(NamedTuple):
    """`list_prices`: the annual net list price of each licence."""

    years: int
    list_prices: tuple[int, ...]


@facts
class PlanFacts(NamedTuple):
    """A plan of so many years."""

    years: int


@facts
class TermFacts(NamedTuple):
    """A bundle to be activated on `first_day`; `paid_on`: the day of the payment, None while it is due."""

    years: int
    first_day: date
    paid_on: date | None = None


@facts
class RenewalFacts(NamedTuple):
    """A subscription whose period ended on `last_day`, looked at on a day. `term_years`: the years since `first_day` so far,
    renewals included. `offer_years` and `list_prices`: the offer on record, for each licence and year. `notice_against`:
    the first day of the earliest period that the client gave notice against, on `notice_given_on`."""

    on: date
    first_day: date
    last_day: date
    term_years: int
    list_prices: tuple[int, ...] = ()
    offer_years: int | None = None
    notice_against: date | None = None
    notice_given_on: date | None = None


@facts
class MinutesOfDay(NamedTuple):
    """Minutes of a benefit that are used or agreed on a day."""

    day: date
    minutes: int


@facts
class BenefitHelpFacts(NamedTuple):
    """Upgrade help or CAD deployment, planned or done. `first_day` and `last_day`: the bundle's term. `spent`: what was used
    or agreed before. `agreed`: the date was agreed; `reported`: the account manager was told ("given"). `stages`: what was
    done. `preparation`: work without the client. `breached`: a gross breach is on record."""

    years: int
    ordered_on: date
    first_day: date
    last_day: date
    starts_at: datetime
    minutes: int
    spent: tuple[MinutesOfDay, ...] = ()
    agreed: bool = False
    reported: str | None = None
    stages: tuple[str, ...] = ()
    preparation: bool = False
    breached: bool = False


@facts
class WebinarFacts(NamedTuple):
    """A webinar for a bundle. `held`: the days of the earlier ones, attended or not. `invitation`: "given" when the e-mail is
    on record. `date_by`: who set the date, organiser or client."""

    years: int
    first_day: date
    last_day: date
    starts_at: datetime
    minutes: int
    held: tuple[date, ...] = ()
    invitation: str | None = None
    date_by: str = "organiser"
    breached: bool = False


@facts
class WebinarCancelFacts(NamedTuple):
    """A webinar's date, about to be taken back at `at`."""

    starts_at: datetime
    at: datetime


@facts
class NotHeldFacts(NamedTuple):
    """An appointment whose time is over, and which didn't take place, as the operator says. `held_on`: the day on which the same
    webinar is on record as held for another bundle."""

    benefit: str
    held_on: date | None = None


@facts
class WebinarYearsFacts(NamedTuple):
    """A bundle looked at on a day: which of its years had a webinar?"""

    years: int
    first_day: date
    on: date
    held: tuple[date, ...] = ()


@facts
class ExamFacts(NamedTuple):
    """An exam of one licence on a day. `active_until`: the last day of its subscription, renewals included. `certificate`: that of
    a free exam; which one the client pays for isn't asked. `taken`: the days of its earlier free exams."""

    on: date
    first_day: date
    active_until: date
    certificate: str | None = None
    taken: tuple[date, ...] = ()
    paid: bool = False


@facts
class BreachFacts(NamedTuple):
    """What the client did, looked at on a day. `first_day` and `last_day`: the bundle's term. `number`: the unpaid invoice,
    for `purpose`: bundle, activation, training, renewal or settlement; `paid`: whether it was paid after all; the demand with
    form and extra term. `notice_against`: the period of the notice. `described`: "given" when words are there. `happened_on`: the
    day of the conduct, of a notice the day on which it was given; None in facts stored before it was asked for."""

    ground: str
    on: date
    first_day: date | None = None
    last_day: date | None = None
    number: str | None = None
    purpose: str | None = None
    paid: bool = False
    demand_form: str | None = None
    demanded_on: date | None = None
    term: date | None = None
    notice_against: date | None = None
    described: str | None = None
    happened_on: date | None = None


@facts
class ServiceTime(NamedTuple):
    """The organiser's minutes for a benefit; `shared_by`: into how many parts a webinar's time is split: one share a
    client invited, and a client's share among its own bundles."""

    benefit: str
    minutes: int
    shared_by: int = 1


@facts
class Discount(NamedTuple):
    """A discount that was given: net, minor units of the currency, and the VAT rate in percent. On a training: was it `paid` for,
    wholly or in part, was it `held`? None for another discount, and in facts stored before that was asked."""

    minor: int
    vat_rate: str
    currency: str
    paid: bool | None = None
    held: bool | None = None


@facts
class SettlementFacts(NamedTuple):
    """What was granted until the breach. Discounts are net; `vat_rate`, in percent, is that of the bundle and of the services."""

    breached: bool
    issued_on: date
    subscription_discount: int
    currency: str
    vat_rate: str
    training_discounts: tuple[Discount, ...] = ()
    services: tuple[ServiceTime, ...] = ()
    due_days: int | None = None
