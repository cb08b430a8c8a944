"""What a regulation of a support desk can be asked, by name and with the types of facts and value.

Each shelf of support fills one SupportRules; a question that it doesn't know stays without a variant. The rules of bundles and
of conversions are one regulation each, and are asked by their own modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from supportctl.law.facts import facts
from supportctl.law.rules import Question
from supportctl.law.text import LawAt
from supportctl.law.units import Taken
from supportctl.regulations.facts import (
    ChargeFacts,
    CloseFacts,
    ComplaintFacts,
    ContactFacts,
    Entitlement,
    EntitlementFacts,
    ExtensionFacts,
    FirstResponseFacts,
    IncomingFacts,
    ItemFacts,
    PhoneChangeFacts,
    PurchaseFacts,
    RecurrenceFacts,
    RefusalFacts,
    ReportFacts,
    ScheduleFacts,
    SoftwareFacts,
    SplitFacts,
    StageFacts,
    StartFacts,
    StopFacts,
    TriageFacts,
    WorkFacts,
)
from supportctl.tuples import NamedTuple


@facts
class Bill(NamedTuple):
    """Started units of a ticket. Minutes and seconds. `taken` is every begun unit with what covers it; `billable_minutes`
    the covered ones; `unbilled_seconds` work in units that nothing covers, which is reported and never charged."""

    taken: tuple[Taken, ...]
    seconds: int
    started_minutes: int
    billable_minutes: int
    unbilled_seconds: int


class SupportRules(NamedTuple):
    """The questions, in the order of a ticket. `start_reads`: what start_session decides by of the facts that are looked up for
    it alone, entitlement and contact. `acceptance`: which clause makes an act (of that name) an acceptance.
    `recurrence_until`: the last instant of the window after the last session, which ended for a reason; None before any.
    `broken_off`: does a session that ended for a reason leave the work unfinished?"""

    entitlement: Question[EntitlementFacts, Entitlement] = Question("entitlement")
    open_ticket: Question[ReportFacts, None] = Question("open_ticket")
    split_ticket: Question[SplitFacts, None] = Question("split_ticket")
    first_response: Question[FirstResponseFacts, datetime] = Question("first_response")
    support_contact: Question[ContactFacts, Entitlement] = Question("support_contact")
    register_contact: Question[IncomingFacts, None] = Question("register_contact")
    triage: Question[TriageFacts, bool] = Question("triage")
    buy_hours: Question[PurchaseFacts, None] = Question("buy_hours")
    change_phone: Question[PhoneChangeFacts, None] = Question("change_phone")
    schedule: Question[ScheduleFacts, None] = Question("schedule")
    start_session: Question[StartFacts, Entitlement] = Question("start_session")
    start_reads: frozenset[str] = frozenset()
    extend: Question[ExtensionFacts, None] = Question("extend")
    note_stage: Question[StageFacts, None] = Question("note_stage")
    hold_software_note: Question[SoftwareFacts, None] = Question("hold_software_note")
    stop_session: Question[StopFacts, bool] = Question("stop_session")
    go_on: Question[StopFacts, None] = Question("go_on")
    bill_work: Question[WorkFacts, Bill] = Question("bill_work")
    charge_item: Question[ItemFacts, None] = Question("charge_item")
    charge: Question[ChargeFacts, None] = Question("charge")
    close: Question[CloseFacts, datetime | None] = Question("close")
    recurrence: Question[RecurrenceFacts, datetime | None] = Question("recurrence")
    complaint: Question[ComplaintFacts, None] = Question("complaint")
    refuse: Question[RefusalFacts, None] = Question("refuse")
    acceptance: Mapping[str, str] = {}
    recurrence_until: Callable[[datetime | None, LawAt, str | None], datetime | None] | None = None
    broken_off: Callable[[str | None, LawAt], bool] | None = None
