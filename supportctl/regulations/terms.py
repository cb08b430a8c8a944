"""What the desk asks of a regulation under which help is given; those that charge time give more.

Each shelf adds, in its own terms.py, what only its rules read.
"""

from __future__ import annotations

from supportctl.law.declared import Maybe, Term, Terms


class SupportTerms(Terms):
    """The parameters of a support regulation that desk/ reads."""

    __slots__ = ()

    # A report and its topic; the first channel is the default. {topic: clause} of what isn't covered.
    report_channels = Term[list[str]]("report.channels")
    topics_covered = Term[list[str]]("topics.covered")
    topics_default = Term[str]("topics.default")
    topics_excluded = Maybe[dict[str, str]]("topics.excluded")
    # Is a contact registered, and its ticket kept, whatever becomes of it?
    report_kept = Maybe[bool]("report.kept")
    # A session: {confirmation: clause} that a start asks for, those asked only where it is to happen, those implied anyway;
    # the stored phone number; the clauses that the desk may waive.
    session_channel = Term[str]("session.channel")
    session_tool = Maybe[str]("session.tool")
    start_confirmations = Maybe[dict[str, str]]("start.confirmations")
    start_conditional = Maybe[list[str]]("start.conditional-confirmations")
    start_implied = Maybe[list[str]]("start.implied-confirmations")
    start_phone = Maybe[bool]("start.phone")
    start_overridable = Maybe[list[str]]("start.overridable")
    # How a ticket ends; {reason: clause} of a refusal.
    close_outcomes = Term[list[str]]("close.outcomes")
    refusal_reasons = Maybe[dict[str, str]]("refusal.reasons")
    # Help by appointment: its length in minutes, the documents to be accepted beforehand.
    appointment_minutes = Maybe[int]("appointment.minutes")
    arranging_accepts = Maybe[list[str]]("arranging.accepts")
    # A price list of service items: what their keys begin with, and their unit where the list names none.
    price_list_items = Maybe[str]("price-list.items")
    price_list_unit = Maybe[str]("price-list.unit")
    # Does the desk publish the hours? They are read by law/hours.py.
    hours_published = Maybe[bool]("hours.published")
    hours_round_the_clock = Maybe[bool]("hours.round-the-clock")

    @property
    def phone_bound(self) -> bool:
        """Is help tied to the stored phone number?"""
        return self.start_phone is not None and self.start_phone.value

    @property
    def keeps_refused(self) -> bool:
        """Does a ticket stay whose help is refused at once?"""
        return self.report_kept is not None and self.report_kept.value

    @property
    def needs_appointment(self) -> bool:
        """Is the hour agreed beforehand?"""
        return self.appointment_minutes is not None

    @property
    def publishes_hours(self) -> bool:
        """Does the regulation leave its hours to what the desk publishes?"""
        return self.hours_published is not None and self.hours_published.value


class TimedTerms(SupportTerms):
    """Those of a regulation that charges by started time."""

    __slots__ = ()

    billing_unit = Term[int]("billing.unit")  # minutes
    billing_item = Term[str]("billing.item")  # of the price list
    billing_line = Term[dict[str, str]]("billing.line")  # {name, unit} as they stand on an invoice
    extension_warn_before = Term[int]("extension.warn-before")  # minutes
