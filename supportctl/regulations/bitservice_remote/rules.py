"""BIT Service remote help: the computations, in the order of the clauses.

The day of arranging picks the version (final.2, terms.6), so the instants of an act are among the facts.
"""

from __future__ import annotations

from datetime import datetime

from supportctl.calendar import iso
from supportctl.law.agreed import accepted_beforehand, at_agreed_hour
from supportctl.law.decision import Decision, Ground
from supportctl.law.excluded import excluded
from supportctl.law.required import confirmations
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.regulations.facts import (
    ChargeFacts,
    CloseFacts,
    Entitlement,
    EntitlementFacts,
    ItemFacts,
    RefusalFacts,
    ReportFacts,
    ScheduleFacts,
    SoftwareFacts,
    SplitFacts,
    StageFacts,
    StartFacts,
    StopFacts,
)
from supportctl.regulations.support import SupportRules

# Which clauses are shown or printed, and when.
NOTICES = {
    "footer": ("final.1",),
    "schedule": ("payment.1", "liability.2"),
    "session-start": ("scope.4", "liability.2"),
    "session-summary": ("scope.4", "scope.6", "liability.1", "liability.2", "terms.5", "final.1"),
    "reply": ("liability.1",),
}

# What makes an act an acceptance of the regulation: said beforehand, or by conduct at the session.
ACCEPTANCE = {"agreed": "terms.6", "session": "acceptance.1"}

# Notes under this flag leave in no export and no document.
CONFIDENTIAL = "terms.5"


@rule("payment.1")
def entitlement(facts: EntitlementFacts, law: LawAt) -> Decision[Entitlement]:
    """Help is open to every client, and paid by the service needed. Source: payment.1."""
    return law.decide(law.passed("payment.1", "fee-by-service"), value=Entitlement("paid", False, False, None, None))


@rule("scope.1", "scope.2", "hours.1")
def open_ticket(facts: ReportFacts, law: LawAt) -> Decision[None]:
    """May the report become a ticket? Not for expert services. Source: scope.1, scope.2, hours.1."""
    channels = law.value("report.channels").value
    covered = facts.topic in law.value("topics.covered").value
    refused = excluded(law, "topics.excluded", facts.topic)
    return law.decide(
        law.check("scope.1", covered or refused is not None, "topic", topic=facts.topic),
        *([refused] if refused else []),
        law.check("hours.1", facts.channel in channels, "channel", channel=facts.channel, accepted=list(channels)),
    )


@rule("hours.1", "terms.6", "final.2")
def schedule(facts: ScheduleFacts, law: LawAt) -> Decision[None]:
    """May the technician be booked for that hour? Any hour will do that is free; this day's text and price list will govern.

    Source: hours.1, terms.6, final.2.
    """
    busy = bool(facts.busy)
    found = {"technician": facts.technician, "starts_at": iso(facts.starts_at), "ends_at": iso(facts.ends_at)}
    if busy:
        found["busy_until"] = iso(max(slot.ends_at for slot in facts.busy))
    return law.decide(
        law.check("hours.1", not busy, "technician-busy" if busy else "technician-free", **found),
        law.passed("terms.6", "to-be-accepted", documents=list(law.value("arranging.accepts").value)),
        law.passed("final.2", "arranged", arranged_on=law.day),
    )


@rule(
    "intro.1",
    "acceptance.1",
    "scope.1",
    "scope.4",
    "scope.5",
    "hours.1",
    "terms.2",
    "terms.3",
    "terms.4",
    "terms.6",
    "liability.2",
    "liability.3",
    "liability.5",
    "final.2",
)
def start_session(facts: StartFacts, law: LawAt) -> Decision[Entitlement]:
    """May the session start at this instant? Nothing here can be waived.

    Source: intro.1, acceptance.1, scope.1, scope.4, scope.5, hours.1, terms.2, terms.3, terms.4, terms.6, liability.2,
    liability.3, liability.5, final.2.
    """
    agreed = facts.appointment
    channel = law.value("session.channel").value
    grounds = [
        law.passed("intro.1", "tool", tool=law.value("session.tool").value),
        law.passed("acceptance.1", "accepted"),
        law.check("scope.1", facts.channel == channel, "channel", channel=facts.channel, accepted=[channel]),
        *_appointment(facts, law),
        *confirmations(law, "start.confirmations", facts.confirmed),
        accepted_beforehand(law, "arranging.accepts", facts.accepted),
        *_consents(facts, law),
        law.passed("final.2", "arranged", arranged_on=agreed.arranged_on if agreed else law.day),
    ]
    return law.decide(*grounds, value=Entitlement("paid", False, False, None, None))


def _appointment(facts: StartFacts, law: LawAt) -> list[Ground]:
    """At the hour agreed, with the technician it was agreed with (hours.1); a session that ended isn't taken up again
    (liability.5)."""
    agreed = facts.appointment
    grounds = [at_agreed_hour(law, "hours.1", facts.at, (agreed.starts_at, agreed.ends_at) if agreed else None)]
    if agreed and agreed.technician.casefold() != (facts.operator or "").casefold():
        grounds.append(law.failed("hours.1", "other-technician", technician=agreed.technician, operator=facts.operator))
    over = bool(agreed and agreed.used)
    return [*grounds, law.check("liability.5", not over, "session-over" if over else "client-starts-program")]


def _consents(facts: StartFacts, law: LawAt) -> list[Ground]:
    """Recording and saving each need a consent of their own, where they are to happen (liability.3)."""
    known = law.value("start.conditional-confirmations")
    wanted = [name for name in known.value if name in facts.intends]
    if not wanted:
        return [law.passed(known.clause, "nothing-recorded")]
    return [
        law.check(
            known.clause, name in facts.confirmed, "consented" if name in facts.confirmed else "not-confirmed", confirmation=name
        )
        for name in wanted
    ]


@rule("terms.4", "liability.4", "liability.5")
def stop_session(facts: StopFacts, law: LawAt) -> Decision[bool]:
    """What the end of a session means: access is over, and notes on the client's software end. Value: always False, there is no
    closing hour. Source: terms.4, liability.4, liability.5."""
    grounds = [
        law.passed("liability.5", "access-over", at=iso(facts.at)),
        law.passed("liability.4", "purged", purged=facts.purged),
    ]
    if facts.reason == law.value("stop.absent-reason").value:
        grounds.append(law.passed("terms.4", "client-absent"))
    return law.decide(*grounds, value=False)


@rule("liability.5")
def go_on(facts: StopFacts, law: LawAt) -> Decision[None]:
    """May a session that was recorded as over go on after all? Access is over with it, and isn't taken up again.
    Source: liability.5."""
    return law.decide(law.failed("liability.5", "session-over", at=iso(facts.at)))


@rule("scope.1", "terms.1")
def note_stage(facts: StageFacts, law: LawAt) -> Decision[None]:
    """Is that a stage of the work? None is compulsory. Source: scope.1, terms.1."""
    known = facts.stage in law.value("work.stages").value
    return law.decide(
        law.check("scope.1", known, "stage", stage=facts.stage, known=list(law.value("work.stages").value)),
        law.passed("terms.1", "nothing-but-help"),
    )


@rule("liability.4")
def hold_software_note(facts: SoftwareFacts, law: LawAt) -> Decision[None]:
    """May something on the client's software be noted? Only while the service runs. Source: liability.4."""
    return law.decide(law.check("liability.4", facts.running, "held-while-running" if facts.running else "not-running"))


@rule("terms.1")
def split_ticket(facts: SplitFacts, law: LawAt) -> Decision[None]:
    """Another matter needs a ticket of its own. Source: terms.1."""
    return law.decide(law.passed("terms.1", "another-topic", topic=facts.topic))


@rule("terms.6", "payment.1", "payment.2")
def charge_item(facts: ItemFacts, law: LawAt) -> Decision[None]:
    """May this service item be charged? For work that was done, at the price list that was accepted for it.

    Source: terms.6, payment.1, payment.2.
    """
    listed = facts.item.startswith(law.value("price-list.items").value)
    worked = facts.arranged_on is not None
    grounds = [
        law.check("payment.1", listed, "service-item" if listed else "not-a-service-item", item=facts.item),
        law.check("payment.2", worked, "work-done" if worked else "no-work"),
    ]
    if worked:
        # Nothing begins without the list having been accepted.
        grounds.append(law.passed("terms.6", "price-list-of", arranged_on=facts.arranged_on))
    return law.decide(*grounds)


@rule("payment.1", "payment.2")
def charge(facts: ChargeFacts, law: LawAt) -> Decision[None]:
    """May the work be invoiced? What was done is. Source: payment.1, payment.2."""
    return law.decide(law.passed("payment.1", "fee-by-service"), law.passed("payment.2", "invoice-by-email"))


@rule("scope.3", "liability.4")
def close(facts: CloseFacts, law: LawAt) -> Decision[datetime | None]:
    """May the ticket be closed with this outcome? Notes on software that are still held end now. Source: scope.3, liability.4."""
    known = facts.outcome in law.value("close.outcomes").value
    grounds = [law.check("scope.3", known, "outcome", outcome=facts.outcome)]
    if facts.outcome == law.value("individual-outcome").value:
        grounds.append(law.passed("scope.3", "individual"))
    return law.decide(*grounds, law.passed("liability.4", "purged", purged=facts.purged))


@rule("scope.2")
def refuse(facts: RefusalFacts, law: LawAt) -> Decision[None]:
    """May the help be refused or broken off? For expert services; one that the list doesn't name wants a note. Source: scope.2."""
    listed = facts.reason in law.value("refusal.reasons").value
    needs_note = facts.reason == law.value("refusal.with-note").value and not facts.note
    code = "no-note" if needs_note else "reason" if listed else "reason-unknown"
    return law.decide(law.check("scope.2", listed and not needs_note, code, reason=facts.reason))


RULES = SupportRules(
    entitlement=entitlement,
    open_ticket=open_ticket,
    split_ticket=split_ticket,
    schedule=schedule,
    start_session=start_session,
    note_stage=note_stage,
    hold_software_note=hold_software_note,
    go_on=go_on,
    stop_session=stop_session,
    charge_item=charge_item,
    charge=charge,
    close=close,
    refuse=refuse,
    acceptance=ACCEPTANCE,
)
