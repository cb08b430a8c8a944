"""ProGrupa support: the computations, in the order of the clauses.

The clauses about paid support alone (§2.3, §3.1, §3.3, §4.1, §4.2) are applied to free help too, by the desk's choice
(reading at §1.10); those about money (§2.4, §4.3, §4.4) never are.
"""

from __future__ import annotations

from datetime import datetime

from supportctl.calendar import iso
from supportctl.law.deadlines import elapsed_deadline
from supportctl.law.decision import Decision, Ground
from supportctl.law.excluded import excluded
from supportctl.law.hours import opening_hours, within_hours
from supportctl.law.required import confirmations, fields, one_of
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.law.units import take_units
from supportctl.law.versions import older
from supportctl.regulations.facts import (
    ChargeFacts,
    CloseFacts,
    ComplaintFacts,
    Entitlement,
    EntitlementFacts,
    ExtensionFacts,
    LicenseFacts,
    PhoneChangeFacts,
    PurchaseFacts,
    RecurrenceFacts,
    RefusalFacts,
    ReportFacts,
    StartFacts,
    StopFacts,
    TriageFacts,
    WorkFacts,
)
from supportctl.regulations.support import Bill, SupportRules

# Which clauses are shown or printed, and when.
NOTICES = {
    "footer": ("§1.13", "§6.1.1", "§6.1.3", "§6.2", "§8.3"),
    "purchase": ("§2.8",),
    "client": ("§3.7",),
    "session-start": ("§7.4",),
    "session-summary": ("§1.12", "§3.7", "§4.5", "§5.1", "§5.2"),
    "reply": ("§1.12", "§7.2", "§7.3"),
    "complaint": ("§6.1.2",),
}

# Which clause makes an act an acceptance of the regulation.
ACCEPTANCE = {"ticket": "§1.4", "purchase": "§1.5"}

# Notes under this flag leave in no export and no document.
CONFIDENTIAL = "§7.1"


def _eligible(facts: LicenseFacts, law: LawAt) -> tuple[Ground, Ground]:
    """May hours be bought for this product? The clause of §1.8, and its twin in §2.7."""
    products = law.value("paid.products").value
    clause = products.get(facts.product)
    if clause == "§1.8.1" and facts.deactivated:
        gone = {"product": facts.product, "state": "deactivated"}
        return law.failed("§1.8.1", "license-deactivated", **gone), law.failed("§2.7.1", "license-deactivated", **gone)
    if clause == "§1.8.1":
        active = _maintained(facts, law)
        found = {"maintenance_until": facts.maintenance_until, "product": facts.product}
        code = "maintenance-active" if active else "no-maintenance"
        return law.check("§1.8.1", not active, code, **found), law.check("§2.7.1", not active, code, **found)
    if clause == "§1.8.2":
        passed = older(facts.version, facts.oldest_supported)
        held = {"version": facts.version, "oldest_supported": facts.oldest_supported, "product": facts.product}
        unknown = "no-license-version" if facts.version is None else "version-unknown"
        code = {True: "version-unsupported", False: "version-supported", None: unknown}[passed]
        return law.check("§1.8.2", passed, code, **held), law.check("§2.7.2", passed, code, **held)
    return tuple(law.failed(c, "not-listed", product=facts.product) for c in ("§1.8.1", "§1.8.2"))  # type: ignore[return-value]


def _maintained(facts: LicenseFacts, law: LawAt) -> bool:
    """Is M&S active? The support subscription of a product that another regulation serves is none."""
    ours = facts.served_by in (None, law.regulation.id)
    return ours and facts.maintenance_until is not None and law.day <= facts.maintenance_until


def _entitled(facts: EntitlementFacts, law: LawAt) -> tuple[Entitlement, list[Ground]]:
    held = facts.license
    eligibility = _eligible(held, law)
    may_buy = held.offered and all(g.passed for g in eligibility)
    valid, maintained = held.state == "active", _maintained(held, law)
    if maintained:
        update = bool(law.value("free.update-first").value) and older(held.version, held.newest_version) is True
        found = {"maintenance_until": held.maintenance_until, "version": held.version, "newest_version": held.newest_version}
        code = "free-update-first" if update else "free"
        return Entitlement("free", may_buy, update, valid, True), [
            law.passed("§1.3", code, **found),
            law.passed("§1.10", "free", **found),
        ]
    if facts.hours_bought > 0:
        return Entitlement("paid", may_buy, False, valid, True), [
            law.passed("§1.3", "paid", hours_bought=facts.hours_bought),
            *eligibility,
        ]
    none = law.failed("§1.3", "may-buy" if may_buy else "nothing", maintenance_until=held.maintenance_until, hours_bought=0)
    return Entitlement("none", may_buy, False, valid, False), [none, *eligibility]


@rule("§1.3", "§1.8.1", "§1.8.2", "§1.10", "§2.5", "§2.7.1", "§2.7.2")
def entitlement(facts: EntitlementFacts, law: LawAt) -> Decision[Entitlement]:
    """Free, paid or none. Source: §1.3, §1.8, §1.10, §2.5, §2.7."""
    value, grounds = _entitled(facts, law)
    grounds.append(law.check("§2.5", facts.license.offered, "offered" if facts.license.offered else "not-offered"))
    return law.decide(*grounds, value=value)


@rule("§1.5", "§1.8.1", "§1.8.2", "§2.5", "§2.7.1", "§2.7.2", "§2.8", "§3.5")
def buy_hours(facts: PurchaseFacts, law: LawAt) -> Decision[None]:
    """May hours be bought? The purchase is acceptance of the regulation, and puts the client into the queue for first contact.

    Source: §1.5, §1.8, §2.5, §2.7, §2.8, §3.5.
    """
    same = facts.phone_stored is not None and facts.phone == facts.phone_stored
    code = "same-number" if same else "no-stored-number" if facts.phone_stored is None else "other-number"
    return law.decide(
        law.passed("§1.5", "accepted"),
        *_eligible(facts.license, law),
        law.check("§2.5", facts.license.offered, "offered" if facts.license.offered else "not-offered"),
        law.passed("§2.8", "contact-due"),
        law.check("§3.5", same, code, given=facts.phone, stored=facts.phone_stored),
    )


@rule("§1.4", "§2.1", "§2.2", "§2.5", "§4.7", "§4.7.1", "§4.7.2", "§4.7.3", "§4.7.4")
def open_ticket(facts: ReportFacts, law: LawAt) -> Decision[None]:
    """May the report become a ticket? Source: §1.4, §2.1, §2.2, §2.5, §4.7."""
    channels = law.value("report.channels").value
    given = {"description": facts.description, "serial": facts.serial, "email": facts.email}
    grounds = [
        law.passed("§1.4", "accepted"),
        law.check("§2.2", facts.channel in channels, "channel", channel=facts.channel, accepted=list(channels)),
        *fields(law, "report.required", given),
        one_of(law, "report.one-of", given),
    ]
    for name, told, known in (
        ("serial", facts.serial, facts.license_serial),
        ("email", facts.email, facts.license_email),
    ):
        if told and known and told.casefold() != known.casefold():
            grounds.append(law.failed("§2.2", "other-license", field=name, given=told, stored=known))
    held = facts.license
    grounds.append(law.check("§2.5", held.offered, "offered" if held.offered else "not-offered", product=held.product))
    if facts.reported_version and held.version and facts.reported_version != held.version:
        grounds.append(law.failed("§2.5", "other-version", given=facts.reported_version, bought=held.version))
    if not held.offered:
        grounds.append(law.failed("§4.7.4", "not-offered", product=held.product))
    topic = excluded(law, "topics.excluded", facts.topic)
    if topic:
        grounds += [law.failed("§4.7", "excluded", kind=facts.topic), topic]
    elif facts.topic in law.value("topics.covered").value:
        grounds.append(law.passed("§2.1", "topic", topic=facts.topic))
    else:
        grounds.append(law.failed("§2.1", "topic", topic=facts.topic))
    return law.decide(*grounds)


@rule("§2.3")
def triage(facts: TriageFacts, law: LawAt) -> Decision[bool]:
    """The technician's verdict on whether the problem can be diagnosed; recording it is always allowed. Source: §2.3."""
    code = "diagnosable" if facts.diagnosable else "not-diagnosable"
    return law.decide(law.passed("§2.3", code), value=facts.diagnosable)


@rule("§3.5")
def change_phone(facts: PhoneChangeFacts, law: LawAt) -> Decision[None]:
    """May the stored number be replaced? An e-mail with full name, old and new number, the old one matching. Source: §3.5."""
    given = {"full-name": facts.full_name, "old-number": facts.old_number, "new-number": facts.new_number}
    grounds = fields(law, "phone.change-requires", given)
    grounds.append(law.check("§3.5", bool(facts.mail), "by-mail" if facts.mail else "no-mail", mail=facts.mail))
    if facts.old_number:
        same = facts.old_number == facts.stored_number
        code = "same-number" if same else "no-stored-number" if facts.stored_number is None else "other-number"
        grounds.append(law.check("§3.5", same, code, given=facts.old_number, stored=facts.stored_number))
    return law.decide(*grounds)


@rule(
    "§1.1",
    "§1.3",
    "§1.6",
    "§1.8.1",
    "§1.8.2",
    "§1.10",
    "§1.11",
    "§2.3",
    "§2.7.1",
    "§2.7.2",
    "§2.10",
    "§3.1",
    "§3.3",
    "§3.4",
    "§3.6",
    "§4.1",
    "§4.2",
    "§4.3",
    "§4.6",
    "§7.4",
    "§8.2",
)
def start_session(facts: StartFacts, law: LawAt) -> Decision[Entitlement]:
    """May the session start at this instant? Every clause that stands in the way is reported.

    Only what `start.overridable` names can be waived by the desk, as its concession.
    Source: §1.1, §1.3, §1.6, §1.11, §2.3, §2.10, §3.1, §3.3, §3.4, §3.6, §4.1, §4.2, §4.3, §4.6, §8.2.
    """
    entitled, grounds = _entitled(facts.asked_by, law)
    grounds.append(law.passed("§1.6", "operator"))
    code = {True: "diagnosable", False: "not-diagnosable", None: "not-triaged"}[facts.triaged]
    grounds.append(law.check("§2.3", facts.triaged is True, code))
    grounds += confirmations(law, "start.confirmations", facts.confirmed)
    grounds += _phone(facts, law)
    remote = law.value("session.channel").value
    grounds.append(law.check("§4.1", facts.channel == remote, "channel", channel=facts.channel, accepted=[remote]))
    grounds.append(within_hours(law, facts.at))
    if entitled.kind == "paid" and facts.minutes_left is not None:
        stopped = facts.declined and facts.minutes_left <= 0 and facts.rest_seconds == 0
        grounds.append(law.check("§4.3", not stopped, "declined" if stopped else "quota", minutes_left=facts.minutes_left))
    if entitled.kind == "paid" and facts.recurrence_until is not None and facts.at > facts.recurrence_until:
        # Without word of it in time the problem counts as solved: more work takes a new purchase.
        found = {"at": iso(facts.at), "until": iso(facts.recurrence_until)}
        code = "bought-since" if facts.bought_since else "solved-since"
        grounds.append(law.check("§2.10", facts.bought_since, code, **found))
    if facts.client_kind == "company" or facts.someone_else:
        named = facts.named_contact
        grounds.append(law.check("§4.6", bool(named), "contact" if named else "no-contact", contact=named))
    if entitled.kind != "free":  # it speaks of paid support alone, as the notice at the start does
        grounds.append(law.passed("§7.4", "notice"))
    grounds.append(law.passed("§1.1", "in-force", first_day=law.regulation.versions[0].decides_from))
    grounds.append(law.passed("§8.2", "version", decides_from=law.version.decides_from))
    waived = tuple(law.value("start.overridable").value) if facts.override else ()
    used = tuple(g.clause for g in grounds if g.passed is not True and g.clause in waived)
    return law.decide(*grounds, value=entitled, overridden=used)


def _phone(facts: StartFacts, law: LawAt) -> list[Ground]:
    """The client uses the stored number (§3.4); another means no service (§3.6). Where none is stored no number can be that one,
    whichever is given or none."""
    found = {"given": facts.phone, "stored": facts.phone_stored}
    if facts.phone_stored is None:
        return [law.failed("§3.4", "no-stored-number", **found)]
    if facts.phone is None:
        return [law.check("§3.4", None, "no-number", **found)]
    if facts.phone != facts.phone_stored:
        return [law.failed("§3.4", "other-number", **found), law.failed("§3.6", "other-number", **found)]
    return [law.passed("§3.4", "same-number", **found)]


@rule("§3.3", "§4.2", "§5.1", "§5.2")
def stop_session(facts: StopFacts, law: LawAt) -> Decision[bool]:
    """What the end of a session is remembered for. Value: True when it ran past the closing hour, which is flagged, not cut.

    Time without a connection isn't billed: the session ends when the line broke. Source: §3.3, §4.2, §5.1, §5.2.
    """
    hours = opening_hours(law)
    # A session begun before the opening, as a concession, is flagged at the same closing.
    closes = hours.closes_at(hours.next_opening(facts.started_at))
    past = closes is not None and facts.at > closes
    grounds = [law.passed("§4.2", "past-closing" if past else "within-hours", at=iso(facts.at))]
    if facts.reason == "client-absent":
        grounds.append(law.passed("§3.3", "client-absent"))
    if facts.reason == law.value("stop.not-billed-reason").value:
        grounds.append(law.passed("§5.1", "not-billed-after", at=iso(facts.at)))
    else:
        grounds.append(law.passed("§5.2", "waiting-billed"))
    return law.decide(*grounds, value=past)


@rule("§1.9", "§1.10", "§2.10", "§4.3", "§4.4")
def bill_work(facts: WorkFacts, law: LawAt) -> Decision[Bill]:
    """Started units of the whole ticket, and what covers each. Seconds in, minutes out.

    Source: §1.9, §1.10, §4.3, §4.4; §2.10 for work after the window for a recurrence, which begins a unit of its own.
    """
    taken = take_units(facts.work, facts.sources if facts.billable else (), facts.billed)
    seconds = sum(w.seconds for w in facts.work)
    started = sum(t.minutes for t in taken)
    if not facts.billable:
        return law.decide(law.passed("§1.10", "free"), value=Bill(taken, seconds, started, 0, 0))
    covered = sum(t.minutes for t in taken if t.source is not None)
    unbilled = sum(t.seconds for t in taken if t.source is None)
    consents = {s.id for s in facts.sources if s.consent}
    extended = sum(t.minutes for t in taken if t.source in consents)
    bought = sum(s.minutes for s in facts.sources if not s.consent)
    grounds = [
        law.passed("§1.9", "started-units", seconds=seconds, minutes=started),
        law.passed("§4.3", "unbilled" if unbilled else "quota", minutes_bought=bought, unbilled_seconds=unbilled),
        law.passed("§4.4", "extended" if extended else "not-extended", minutes_extended=extended),
    ]
    if begun_anew := sum(w.anew for w in facts.work):
        grounds.append(law.passed("§2.10", "begun-anew", sessions=begun_anew))
    return law.decide(*grounds, value=Bill(taken, seconds, started, covered, unbilled))


@rule("§1.10", "§2.4")
def charge(facts: ChargeFacts, law: LawAt) -> Decision[None]:
    """May the work be invoiced? Paid support is due whatever its effect, free help never. Source: §1.10, §2.4."""
    if not facts.billable:
        return law.decide(law.failed("§1.10", "free-of-charge"))
    return law.decide(law.passed("§2.4", "due", outcome=facts.outcome))


@rule("§1.3", "§4.3", "§4.4")
def extend(facts: ExtensionFacts, law: LawAt) -> Decision[None]:
    """The client's answer once told that the hours run out; a yes is charged by the started unit. Source: §4.3, §4.4."""
    bought = facts.hours_bought > 0
    purchase = law.check("§1.3", bought, "paid" if bought else "nothing-to-extend", hours_bought=facts.hours_bought)
    if facts.consent is None:
        return law.decide(purchase, law.passed("§4.3", "declined"))
    return law.decide(
        purchase,
        law.passed("§4.3", "informed", consent=facts.consent),
        law.passed("§4.4", "extended", minutes_extended=facts.minutes),
    )


@rule("§1.10", "§2.4", "§2.6", "§2.9", "§2.10")
def close(facts: CloseFacts, law: LawAt) -> Decision[datetime | None]:
    """May the ticket be closed with this outcome? Value: the last instant at which a recurrence by e-mail is in time.

    The fee of §2.4 is never cited for free help. Source: §1.10, §2.4, §2.6, §2.9, §2.10.
    """
    known = facts.outcome in law.value("close.outcomes").value
    grounds = [law.check("§2.4" if facts.billable else "§1.10", known, "outcome", outcome=facts.outcome, billed=facts.billable)]
    if facts.outcome == law.value("close.diagnosed-outcome").value:
        grounds.append(law.passed("§2.6", "diagnosed"))
    code = {True: "client-confirmed", False: "client-denied", None: "client-silent"}[facts.client_confirmed]
    grounds.append(law.passed("§2.9", code))
    until = _window_of_close(facts, law)
    if facts.at is not None and facts.client_confirmed is False and facts.last_session_end is not None:
        grounds.append(law.passed("§2.10", "denied-at-close"))
    if until is not None:
        grounds.append(law.passed("§2.10", "window", until=iso(until)))
    return law.decide(*grounds, value=until)


def _window_of_close(facts: CloseFacts, law: LawAt) -> datetime | None:
    """The window that a closed ticket has: none where the client denies that it is solved; from the close where the last session was
    broken off. Facts stored before either was asked for name no instant of the close."""
    if facts.at is None or facts.last_session_end is None:
        return recurrence_until(facts.last_session_end, law)
    if facts.client_confirmed is False:
        return None
    return recurrence_until(facts.at if broken_off(facts.last_reason, law) else facts.last_session_end, law)


def broken_off(reason: str | None, law: LawAt) -> bool:
    """Did a session that ended for this reason leave the work unfinished? Source: §2.10."""
    return reason in law.value("recurrence.broken-off").value


def recurrence_until(last_session_end: datetime | None, law: LawAt, reason: str | None = None) -> datetime | None:
    """The last instant of the window after the last session; None before any session, and after one that was broken off (`reason`:
    why it ended). Source: §2.10."""
    if last_session_end is None or broken_off(reason, law):
        return None
    return elapsed_deadline(law, "recurrence.window", last_session_end)


@rule("§1.10", "§2.10")
def recurrence(facts: RecurrenceFacts, law: LawAt) -> Decision[datetime | None]:
    """Does word of a recurrence reopen the ticket without a new purchase? Real hours, the last instant included.

    Source: §2.10.
    """
    channels = law.value("recurrence.channels").value
    by_mail = facts.channel in channels
    if facts.unsolved:
        # Nothing was taken as solved: no e-mail is needed, and no window runs.
        return law.decide(law.passed("§2.10", "denied-at-close" if facts.unsolved == "denied" else "to-be-continued"))
    until = recurrence_until(facts.last_session_end, law)
    if facts.silent and facts.billable and until is not None and facts.received_at > until:
        return law.decide(law.failed("§2.10", "window-over", until=iso(until)), value=until)
    grounds = [law.check("§2.10", by_mail, "by-mail" if by_mail else "not-by-mail", channel=facts.channel)]
    if until is None:
        grounds.append(law.passed("§2.10", "no-session"))
    else:
        in_time = facts.received_at <= until
        found = {"received_at": iso(facts.received_at), "until": iso(until)}
        if not in_time and not facts.billable:
            return law.decide(*grounds, law.passed("§1.10", "free", **found), value=until)
        grounds.append(law.check("§2.10", in_time, "in-time" if in_time else "too-late", **found))
    return law.decide(*grounds, value=until)


@rule("§6.1.2")
def complaint(facts: ComplaintFacts, law: LawAt) -> Decision[None]:
    """A complaint inside a ticket is marked, and its sender told where to file it; it isn't received. Source: §6.1.2."""
    return law.decide(law.passed("§6.1.2", "not-received", channel=facts.channel))


@rule("§6.3", "§6.3.1", "§6.3.2", "§6.3.3")
def refuse(facts: RefusalFacts, law: LawAt) -> Decision[None]:
    """May support be refused or broken off for this reason? `other` wants a note. Source: §6.3."""
    clause = law.value("refusal.reasons").value.get(facts.reason)
    if clause is None:
        return law.decide(law.failed("§6.3", "reason-unknown", reason=facts.reason))
    if clause == "§6.3":
        return law.decide(law.check("§6.3", bool(facts.note), "reason" if facts.note else "no-note", reason=facts.reason))
    return law.decide(law.passed("§6.3", "reason", reason=facts.reason), law.passed(clause, "reason", reason=facts.reason))


RULES = SupportRules(
    entitlement=entitlement,
    open_ticket=open_ticket,
    triage=triage,
    buy_hours=buy_hours,
    change_phone=change_phone,
    start_session=start_session,
    start_reads=frozenset({"entitlement", "contact"}),
    extend=extend,
    stop_session=stop_session,
    bill_work=bill_work,
    charge=charge,
    close=close,
    recurrence=recurrence,
    complaint=complaint,
    refuse=refuse,
    acceptance=ACCEPTANCE,
    recurrence_until=recurrence_until,
    broken_off=broken_off,
)
