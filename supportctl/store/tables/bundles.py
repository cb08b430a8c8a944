"""Subscription bundles: orders, their licences, offers for renewal, documents, demands, notices and breaches."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field

from supportctl.store.tables import licenses as licenses
from supportctl.store.tables.base import Table, instant, minor, taken_back, unique


class Bundle(Table, table=True):
    """An order of a bundle: draft, submitted, qualified or rejected, active once paid, renewed, ended, breached.

    `ordered_on`: the day on which the order was placed; its version of the regulation decides for good, None for a draft.
    `first_day` and `last_day`: the term once activated; `active_until`: the last day of the last renewal, or the term's.
    Money: `list_price` of a licence and year, the sums over all licences and years; net, in minor units.
    """

    __table_args__ = (Index("ix_bundle_client_id", "client_id", "id"), Index("ix_bundle_state_id", "state", "id"))

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id")
    product_id: int = Field(foreign_key="product.id")
    edition: str = ""
    years: int
    state: str
    ordered_on: date | None = None
    law_version: str | None = None
    channel: str | None = None
    confirmed: str = ""
    other_offer: str | None = None
    consent: str | None = None
    price_item: str
    list_price: int = minor()
    currency: str
    vat_rate: str
    base: int = minor()
    discount: int = minor()
    net: int = minor()
    discount_percent: int
    first_day: date | None = None
    last_day: date | None = None
    active_until: date | None = None
    drafted_at: datetime = instant()
    changed_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class BundleLicense(Table, table=True):
    """One licence of a bundle with its own price; `license_id` where the licence is on record."""

    __tablename__ = "bundle_license"

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id", index=True)
    position: int
    license_id: int | None = Field(default=None, foreign_key="license.id")
    list_price: int = minor()
    base: int = minor()
    discount: int = minor()
    net: int = minor()
    undone: int | None = taken_back()


class BundleOffer(Table, table=True):
    """The organiser's offer for the periods after a bundle (IV.3): so many years at a price of a licence and year."""

    __tablename__ = "bundle_offer"

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id", index=True)
    years: int
    list_price: int = minor()
    currency: str
    vat_rate: str
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class BundleRenewal(Table, table=True):
    """One period after the bundle, and the number of the invoice that documents it (IV.4)."""

    __tablename__ = "bundle_renewal"

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id", index=True)
    years: int
    first_day: date
    last_day: date
    net: int = minor()
    number: str
    happened_at: datetime = instant()
    operator: str


class BundleDocument(Table, table=True):
    """A document for something bought under a bundle, by its number. `purpose`: bundle, activation, renewal, training or
    settlement; `training` names both the proforma of the order and the invoice that follows its payment. `paid_on`: None while
    it is unpaid."""

    __tablename__ = "bundle_document"

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id", index=True)
    number: str = Field(unique=True)
    purpose: str
    due_on: date
    paid_on: date | None = None


class BundleDemand(Table, table=True):
    """A demand to pay a document, with the extra term that it sets (IX.1.1). `form`: paper, qualified-signature or email."""

    __tablename__ = "bundle_demand"

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id", index=True)
    number: str
    form: str
    sent_on: date
    term: date
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class BundleNotice(Table, table=True):
    """A client's notice against the renewal for the period that begins on `against`."""

    __tablename__ = "bundle_notice"

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id", index=True)
    given_on: date
    against: date
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class BundleBreach(Table, table=True):
    """A breach found, and the settlement once it is charged. `description`: what the client did, in words that can be erased."""

    __tablename__ = "bundle_breach"
    __table_args__ = (unique("ux_bundle_breach_bundle_id", "bundle_id"),)

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id")
    ground: str
    description: str | None = Field(default=None, sa_type=Text)
    found_on: date
    settled_on: date | None = None
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class Benefit(Table, table=True):
    """A benefit of a bundle, or an exam of a licence: scheduled, used, missed or cancelled.

    `benefit`: upgrade-help, cad-deployment, webinar or exam. `planned_minutes` as agreed, `minutes` as worked.
    `reported_to`: the account manager who was told the wish, erasable. `invitation`: what names the e-mail.
    `stages`: comma list of what an upgrade help did. `preparation`: work without the client. `paid`: at the client's cost.
    `not_held`: cancelled once it was over, for it didn't take place.
    """

    __table_args__ = (
        Index("ix_benefit_bundle_id", "bundle_id", "id"),
        Index("ix_benefit_event", "benefit", "starts_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id")
    bundle_license_id: int | None = Field(default=None, foreign_key="bundle_license.id")
    benefit: str
    state: str
    starts_at: datetime = instant()
    ends_at: datetime = instant()
    planned_minutes: int
    minutes: int | None = None
    preparation: bool = False
    reported_to: str | None = None
    reported_on: date | None = None
    invitation: str | None = None
    stages: str = ""
    certificate: str | None = None
    paid: bool = False
    not_held: bool = False
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
