"""SOLIDEXPERT bundles, chapter X: complaints. What they hold, until when they are handled, how they are answered."""

from __future__ import annotations

from datetime import date

from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import facts
from supportctl.law.rules import rule
from supportctl.law.terms import term_last_day
from supportctl.law.text import LawAt
from supportctl.tuples import NamedTuple


@facts
class ReceivedComplaint(NamedTuple):
    """A complaint as it came in. `channel`: post or email; the parts that it should hold are "given" or None, without words."""

    received_on: date
    channel: str | None = None
    company: str | None = None
    contact: str | None = None
    description: str | None = None
    grounds: str | None = None


@facts
class ComplaintClock(NamedTuple):
    """`due`: the day by which it is to be handled. `last_day`: only after it the day counts as missed. `missing`: parts to ask
    for."""

    due: date
    last_day: date
    missing: tuple[str, ...]


@facts
class ComplaintAnswer(NamedTuple):
    """An answer about to go. `address`: "in-complaint", "other" (than the one in the complaint), or None when it has none."""

    received_on: date
    answered_on: date
    address: str | None = None


@facts
class WaitingComplaint(NamedTuple):
    """A complaint without an answer, on the day that is asked about."""

    received_on: date
    on: date


@rule("X.1", "X.2", "X.3")
def file_complaint(facts: ReceivedComplaint, law: LawAt) -> Decision[ComplaintClock]:
    """Is the complaint received, what does it lack, until when is it handled? A part that is missing never refuses it."""
    channels = list(law.value("complaint.channels").value)
    address, office = law.value("complaint.email").value, law.value("complaint.post").value
    known = facts.channel in channels
    said = "complaint-channel" if facts.channel else "no-channel"
    channel = law.check("X.1", known, said, channel=facts.channel, accepted=channels, address=address, office=office)
    wanted = law.value("complaint.required")
    missing = tuple(name for name in wanted.value if not getattr(facts, name))
    whole = law.passed(wanted.clause, "incomplete" if missing else "complete", fields=list(missing or wanted.value))
    clock = _clock(law, facts.received_on, missing)
    term = law.passed("X.3", "complaint-due", received_on=facts.received_on, due=clock.due, last_day=clock.last_day)
    return law.decide(channel, whole, term, value=clock)


def _clock(law: LawAt, received_on: date, missing: tuple[str, ...] = ()) -> ComplaintClock:
    """The target as it is counted from receipt, and the day after which it is reported as missed."""
    due = term_last_day(law, "complaint.days", received_on, act=False)
    return ComplaintClock(due, term_last_day(law, "complaint.days", received_on), missing)


@rule("X.3", "X.4", "X.5")
def answer_complaint(facts: ComplaintAnswer, law: LawAt) -> Decision[bool]:
    """May the answer go out, and is it in time (the value)? A late one goes out all the same, and is reported as late."""
    clock = _clock(law, facts.received_on)
    in_time = facts.answered_on <= clock.last_day
    code = "answered-in-time" if in_time else "answered-late"
    time = law.passed("X.3", code, answered_on=facts.answered_on, due=clock.due, last_day=clock.last_day)
    return law.decide(time, _address(facts, law), law.passed("X.5", "court-told"), value=in_time)


def _address(facts: ComplaintAnswer, law: LawAt) -> Ground:
    """By e-mail, to the address in the complaint."""
    if facts.address is None:
        return law.failed("X.4", "no-address")
    there = facts.address == "in-complaint"
    return law.check("X.4", there, "to-address" if there else "to-other-address")


@rule("X.3")
def complaint_deadline(facts: WaitingComplaint, law: LawAt) -> Decision[ComplaintClock]:
    """Is there still time to handle it? The target itself isn't moved; it is missed only after the next working day."""
    clock = _clock(law, facts.received_on)
    missed = facts.on > clock.last_day
    code = "complaint-missed" if missed else "complaint-waits"
    return law.decide(law.check("X.3", not missed, code, on=facts.on, due=clock.due, last_day=clock.last_day), value=clock)
