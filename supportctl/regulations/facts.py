"""The facts that the desk hands to the rules. Small, frozen, complete: a rule sees nothing else, and a stored decision is
recomputed from these alone."""

from datetime import date, datetime

from supportctl.law.facts import facts
from supportctl.law.hours import Hours
from supportctl.law.units import Billed, Source, Work
from supportctl.tuples import NamedTuple


@facts
class LicenseFacts(NamedTuple):
    """A product as the client holds it. Versions as text, `maintenance_until` the last day of M&S or of the support
    subscription, None when there is none; `kind` and `state` of the licence, None without one. `product_commercial`,
    `product_supported`: a commercial program, for which its producer offers support; `product_vendor`: who makes it. `activated_online`:
    the licence is activated on the user's account. `served_by`: the slug of the regulation that serves the product, None where nobody
    said. `deactivated`: nobody may use the licence that day; None in facts stored before it was asked for."""

    product: str
    offered: bool
    version: str | None = None
    newest_version: str | None = None
    oldest_supported: str | None = None
    maintenance_until: date | None = None
    kind: str | None = None
    state: str | None = None
    key_valid_until: date | None = None
    support_ordered: date | None = None
    product_commercial: bool = True
    product_supported: bool = True
    product_vendor: str | None = None
    activated_online: bool | None = None
    served_by: str | None = None
    deactivated: bool | None = None


@facts
class EntitlementFacts(NamedTuple):
    """Who asks for help. `hours_bought`: minutes bought that are free or were already taken for this ticket. `asked_on`: the
    day of the question, where another one picks the version."""

    license: LicenseFacts
    hours_bought: int = 0
    asked_on: date | None = None


@facts
class Entitlement(NamedTuple):
    """`kind` is free, paid or none. `may_buy`: hours may be bought for it. `update_first`: an older version is installed
    than the one that free help is given for. `license_valid`, `support_active`: the two halves; None is unknown."""

    kind: str
    may_buy: bool
    update_first: bool
    license_valid: bool | None
    support_active: bool | None


@facts
class PurchaseFacts(NamedTuple):
    """A purchase of hours. Phones in E.164; `phone_stored` is the client record's number."""

    license: LicenseFacts
    phone: str
    phone_stored: str | None


@facts
class ReportFacts(NamedTuple):
    """A report, as it reaches the desk at `at`. `hours`: those that the desk publishes, None for the regulation's own."""

    license: LicenseFacts
    channel: str
    topic: str
    at: datetime
    description: str | None = None
    serial: str | None = None
    email: str | None = None
    license_serial: str | None = None
    license_email: str | None = None
    reported_version: str | None = None
    hours: Hours | None = None


@facts
class ContactFacts(NamedTuple):
    """A contact with the client by a channel, or a reply. `hours` as in the report."""

    at: datetime
    entitlement: EntitlementFacts
    channel: str
    hours: Hours | None = None


@facts
class IncomingFacts(NamedTuple):
    """A contact that the client made, by a channel."""

    channel: str


@facts
class FirstResponseFacts(NamedTuple):
    """A ticket that waits for its first response, or got it. Instants."""

    opened_at: datetime
    answered_at: datetime | None = None


@facts
class SplitFacts(NamedTuple):
    """Another topic that came up in a ticket."""

    topic: str


@facts
class TriageFacts(NamedTuple):
    """The technician's first look: can the problem be diagnosed under the service?"""

    diagnosable: bool


@facts
class AppointmentFacts(NamedTuple):
    """Day and hour agreed with a technician, half-open. `arranged_on` picks the version. `used`: a session came of it."""

    technician: str
    starts_at: datetime
    ends_at: datetime
    arranged_on: date
    used: bool = False


@facts
class ScheduleFacts(NamedTuple):
    """An appointment to be made at `at`. `busy`: the technician's other appointments that would share time with it."""

    at: datetime
    technician: str
    starts_at: datetime
    ends_at: datetime
    busy: tuple[AppointmentFacts, ...] = ()


@facts
class StageFacts(NamedTuple):
    """A note on a stage of the work."""

    stage: str


@facts
class SoftwareFacts(NamedTuple):
    """A note on the client's software: is the service running?"""

    running: bool


@facts
class ItemFacts(NamedTuple):
    """A service item to be charged for; `arranged_on`: the day of arranging of the session that it was done in, whose price list
    holds; None when there was no session."""

    item: str
    arranged_on: date | None


# In StartFacts.contact, under a regulation that doesn't decide by it; None is a client without one.
NOT_LOOKED_UP = "not-looked-up"


@facts
class StartFacts(NamedTuple):
    """A session about to start at `at`. `entitlement` and `contact` are there where the regulation reads them (its start_reads).
    `triaged`: None before triage, else its result. `client_kind`: company,
    sole-trader or consumer. `contact`: a contact person whose competence is confirmed. `someone_else`: somebody
    other than a natural-person client takes part. `declined`: the client said no to more than the hours bought; `rest_seconds` of a begun hour
    are its all the same.
    `recurrence_until`: the end of the window after the last session; `bought_since`: hours were bought after it.
    `appointment`: the ticket's latest one; `accepted`: documents whose versions of the arranging day the client accepted;
    `intends`: what of recording and saving is to happen; `reported_version`: the one that the ticket is about."""

    at: datetime
    entitlement: EntitlementFacts | None
    channel: str
    client_kind: str
    triaged: bool | None = None
    confirmed: tuple[str, ...] = ()
    phone: str | None = None
    phone_stored: str | None = None
    contact: str | None = None
    someone_else: bool = False
    minutes_left: int | None = None
    rest_seconds: int = 0
    declined: bool = False
    override: bool = False
    recurrence_until: datetime | None = None
    bought_since: bool = False
    hours: Hours | None = None
    operator: str | None = None
    appointment: AppointmentFacts | None = None
    accepted: tuple[str, ...] = ()
    intends: tuple[str, ...] = ()
    reported_version: str | None = None

    @property
    def asked_by(self) -> EntitlementFacts:
        """Who asks, for a rule that reads it. Raises LookupError where it wasn't looked up."""
        if self.entitlement is None:
            raise LookupError("a start decided by an entitlement that wasn't looked up")
        return self.entitlement

    @property
    def named_contact(self) -> str | None:
        """The competent contact person, for a rule that reads it; None without one. Raises LookupError where it wasn't looked up."""
        if self.contact == NOT_LOOKED_UP:
            raise LookupError("a start decided by a contact person that wasn't looked up")
        return self.contact


@facts
class StopFacts(NamedTuple):
    """A session that ends at `at`, for a reason. `purged`: notes on the client's software that end with it."""

    started_at: datetime
    at: datetime
    reason: str
    hours: Hours | None = None
    purged: int = 0


@facts
class WorkFacts(NamedTuple):
    """The work on one ticket. `billable` is False for free help. `billed`: units that were invoiced before."""

    work: tuple[Work, ...]
    sources: tuple[Source, ...] = ()
    billable: bool = True
    billed: tuple[Billed, ...] = ()


@facts
class ChargeFacts(NamedTuple):
    """A ticket that is to be invoiced: `outcome` is how it was closed, None while it isn't."""

    billable: bool
    outcome: str | None


@facts
class ExtensionFacts(NamedTuple):
    """The client was told that the hours run out, and answered: `consent` says that the answer was yes, None means no.
    `hours_bought`: minutes of the purchase that is extended."""

    minutes: int
    consent: str | None
    hours_bought: int = 0


@facts
class CloseFacts(NamedTuple):
    """A ticket about to be closed. `client_confirmed`: the client says that the problem is solved; None: said nothing.
    `replied`: the client got a reply since the ticket was opened or reopened. `entitlement`: who asked, where a regulation
    ties what is told with the close to it. `at`: the instant of the close, None in facts stored before it was asked for;
    `last_reason`: why the last session ended."""

    outcome: str
    billable: bool
    client_confirmed: bool | None
    last_session_end: datetime | None
    message: str | None = None
    replied: bool = False
    purged: int = 0
    entitlement: EntitlementFacts | None = None
    at: datetime | None = None
    last_reason: str | None = None


@facts
class ComplaintFacts(NamedTuple):
    """A complaint that came inside a ticket, by a channel."""

    channel: str


@facts
class RecurrenceFacts(NamedTuple):
    """Word that the fault is back. `received_at`: the time of receipt at the mail server. `billable`: False for free help,
    which no new purchase can be asked for. `hours` as in the report. `unsolved`: why nothing was taken as solved: "denied" by the
    client at the close, "broken-off" where the last session was. `silent`: nobody wrote; it is asked at that instant whether the window
    is over."""

    received_at: datetime
    channel: str
    last_session_end: datetime | None
    billable: bool = True
    hours: Hours | None = None
    unsolved: str | None = None
    silent: bool = False


@facts
class PhoneChangeFacts(NamedTuple):
    """An e-mail that asks for another phone number. Phones in E.164."""

    full_name: str | None
    old_number: str | None
    new_number: str | None
    stored_number: str | None
    mail: str | None


@facts
class RefusalFacts(NamedTuple):
    """A refusal by the desk: reason word, and a note for what the list doesn't name."""

    reason: str
    note: str | None = None


@facts
class ConversionFacts(NamedTuple):
    """A licence that asks to be converted on a day. None is unknown. `quantity`: single-user licences converting now, or
    subscriptions wanted for a network licence; `converted_before`: the client's single-user licences converted so far.
    `at`: the moment of a purchase; None for a question about the whole day."""

    product: str
    kind: str
    version: str | None
    state: str
    maintenance_until: date | None
    commercial: bool | None
    promoted: bool | None
    newest_serial: bool | None
    territory: str | None
    target: str
    quantity: int = 1
    converted_before: int = 0
    assumed: tuple[str, ...] = ()
    at: datetime | None = None
