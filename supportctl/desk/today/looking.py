"""What waits for the desk: one row a thing, the most urgent section first."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from supportctl.calendar import WARSAW, act_deadline
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.runs import late_jobs
from supportctl.desk.hours.begun import Begun
from supportctl.desk.invoice.waiting import all_to_invoice
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, Seconds, Text, Word
from supportctl.regulations import BROKEN_OFF, shelf
from supportctl.store import glance
from supportctl.store.compiled import complaints, hook_calls, outbox
from supportctl.store.compiled import today as waiting
from supportctl.store.compiled.rows import Invoice
from supportctl.store.compiled.today import Booked, Running, UnpaidDocument, WaitingTicket
from supportctl.tuples import NamedTuple

# What ends within so many days is shown.
DAYS_AHEAD = 30
# On a terminal so many rows of a section are shown.
SHOWN = 5
# Where rows are left out, those of a section are counted up to this number.
COUNTED = 1_000
# The commands of the first steps of a new ticket.
_STEPS = {"triage": "ticket triage", "to-schedule": "session schedule", "new": "ticket show"}


class TodayRow(NamedTuple):
    """Something that waits. `section` says how; `id` names it: a ticket, a purchase, a bundle or a complaint by its number, a licence by
    its serial, a document by its number. `at`: since when it runs, or by when it is due. `operator`: who works, is assigned or agreed.

    `how_many` and `amounts`: how many tickets are to be invoiced, net by currency, how many jobs don't run, how many letters weren't
    sent or how many hooks failed; on a row without an `id` in any other section: how many more there are (COUNTED: so many or more). `next`: the command that
    acts on it, without the program's name. `merged_into`: of an appointment, the ticket that its own is shown in, which takes no act.
    """

    section: Word
    id: int | str | None
    at: datetime | date | None
    client: str | None = None
    subject: Text | None = None
    operator: str | None = None
    elapsed_seconds: Seconds | None = None
    left_seconds: Seconds | None = None
    terms_accepted: bool | None = None
    how_many: int | None = None
    amounts: tuple[Money, ...] = ()
    next: str | None = None
    merged_into: int | Absent = ABSENT


def today(act: Act, *, operator: str | None, limit: int | None) -> Outcome[list[TodayRow]]:
    """What waits at the act's instant, without tickets that are put aside. `operator`: only what is that operator's: its session, tickets
    assigned to it and its appointments. `limit`: at most so many rows a section, and one that says how many more there are."""
    names = act.spellings(operator) if operator is not None else None
    runs = waiting.running(act.db)
    of_the_desk = [] if names is not None else _of_the_desk(act, limit, runs)
    return Outcome([*_running(act, operator, runs), *_tickets(act, names, limit), *of_the_desk])


def _running(act: Act, name: str | None, runs: Sequence[Running]) -> list[TodayRow]:
    """The sessions that run, one's own first."""
    found = [_session(act, row) for row in runs if name is None or glance.same_operator(row.operator, name)]
    return sorted(found, key=lambda row: not glance.same_operator(row.operator or "", act.operator))


def _session(act: Act, row: Running) -> TodayRow:
    counts = json.loads(row.counts)
    counted = glance.status_counts(counts, max(int(act.at.timestamp()), counts["as_of"]))
    timed = counts["unit_seconds"] and counts["entitlement"] != "free"
    left = counted["units_left"] * counts["unit_seconds"] + (counted["unit_seconds_left"] if counted["unit_covered"] else 0)
    return TodayRow(
        Word("running"),
        row.ticket_id,
        datetime.fromtimestamp(counts["started_at"], UTC),
        counts["client_key"],
        Text(counts["subject"]),
        row.operator,
        elapsed_seconds=Seconds(counted["elapsed_seconds"]),
        left_seconds=Seconds(left) if timed else None,
        next="session stop" if glance.same_operator(row.operator, act.operator) else f"session stop {row.ticket_id}",
    )


def _tickets(act: Act, names: Sequence[str] | None, limit: int | None) -> list[TodayRow]:
    """Tickets by what they wait for; each stands in one section only, but for today's appointments."""
    most = None if limit is None else COUNTED + 1
    whose: dict[str, Any] = {"assignees": list(names)} if names and len(names) > 1 else {"assignee": names[0] if names else None}
    late = waiting.awaited(act.db, act.at, due_before=act.at, **whose, limit=most)
    soon = waiting.awaited(act.db, act.at, due_from=act.at, **whose, limit=most)
    new = waiting.untriaged(act.db, act.at, **whose, limit=most)
    named = {row.id for row in (*late, *soon)}
    new = [row for row in new if row.id not in named and _untouched(row)]
    named |= {row.id for row in new}
    again = [row for row in waiting.wait_over(act.db, act.at, **whose, limit=most) if row.id not in named]
    named |= {row.id for row in again}
    wrote = [row for row in waiting.client_wrote(act.db, act.at, **whose, limit=most) if row.id not in named]
    named |= {row.id for row in wrote}
    off = [row for row in _broken_off(act, whose, most) if row.id not in named]
    named |= {row.id for row in off}
    ready = [row for row in waiting.triaged(act.db, act.at, **whose, limit=most) if row.id not in named]
    return [
        *_some("overdue", late, limit, _reply, "ticket list --overdue"),
        *_some("due", soon, limit, _reply, "ticket list --open --sort due"),
        *_missed(act, names, limit),
        *_appointments(act, names),
        *_some("client-wrote", wrote, limit, lambda row: f"ticket show {row.id}", "today --all"),
        *_new(new, limit),
        *_some("wait-over", again, limit, lambda row: f"ticket show {row.id}", "today --all"),
        *_some("broken-off", off, limit, lambda row: f"session start {row.id}", "ticket list --status waiting"),
        *_some("to-start", ready, limit, lambda row: f"session start {row.id}", "ticket list --status triaged"),
    ]


def _new(rows: Sequence[WaitingTicket], limit: int | None) -> list[TodayRow]:
    """New tickets by their first step: a triage, an appointment, or, where there is neither, a look."""
    return [
        row
        for section in ("triage", "to-schedule", "new")
        for row in _some(
            section,
            [each for each in rows if _first_step(each) == section],
            limit,
            lambda each: f"{_STEPS[_first_step(each)]} {each.id}",
            "ticket list --status new",
        )
    ]


def _broken_off(act: Act, whose: dict[str, Any], most: int | None) -> list[WaitingTicket]:
    """Tickets whose last session was broken off: their work is to be continued."""
    return [row for slug in BROKEN_OFF for row in waiting.broken_off(act.db, act.at, slug, **whose, limit=most)]


def _reply(row: WaitingTicket) -> str:
    return f"ticket reply {row.id}"


def _untouched(row: WaitingTicket) -> bool:
    """Where there is no triage, a new ticket is one that nobody answered."""
    return row.answered_at is None or shelf(row.regulation).rules.triage.known


def _first_step(row: WaitingTicket) -> str:
    """The first step of a new ticket, by its regulation."""
    rules = shelf(row.regulation).rules
    if rules.triage.known:
        return "triage"
    return "to-schedule" if rules.schedule.known else "new"


def _some(
    section: str, rows: Sequence[WaitingTicket], limit: int | None, then: Callable[[WaitingTicket], str], whole: str
) -> list[TodayRow]:
    shown = [
        TodayRow(Word(section), row.id, row.at, row.client, Text(row.subject), row.assignee, next=then(row))
        for row in rows[:limit]
    ]
    return [*shown, *_more(section, len(rows), limit, whole)]


def _more(section: str, count: int, limit: int | None, whole: str) -> list[TodayRow]:
    """How many more there are than are shown, and what shows them."""
    if limit is None or count <= limit:
        return []
    return [TodayRow(Word(section), None, None, how_many=COUNTED if count > COUNTED else count - limit, next=whole)]


def _missed(act: Act, names: Sequence[str] | None, limit: int | None) -> list[TodayRow]:
    """Appointments that are over and that no session came of: another hour is to be agreed on, or they are called off."""
    rows = [
        TodayRow(
            Word("missed"),
            row.ticket_id,
            row.starts_at,
            row.client,
            Text(row.subject),
            row.technician,
            next=_elsewhere(row) or f"session schedule {row.ticket_id}",
            merged_into=_merged(row),
        )
        for row in waiting.missed(act.db, act.at)
        if _of(row, names)
    ]
    return _first(rows, limit, "session appointments")


def _of(row: Booked, names: Sequence[str] | None) -> bool:
    """Is it that operator's?"""
    return names is None or glance.same_operator(row.technician, names[0])


def _merged(row: Booked) -> int | Absent:
    return ABSENT if row.merged_into is None else row.merged_into


def _elsewhere(row: Booked) -> str | None:
    """Where a ticket is looked at that is shown in another one, and takes no act of its own."""
    return None if row.merged_into is None else f"ticket show {row.merged_into}"


def _appointments(act: Act, names: Sequence[str] | None) -> list[TodayRow]:
    """Today's that aren't over; whoever agreed on one must accept the terms first, where the regulation wants that."""
    end = datetime.combine(act.day + timedelta(days=1), time(0), WARSAW)
    return [
        TodayRow(
            Word("appointment"),
            row.ticket_id,
            row.starts_at,
            row.client,
            Text(row.subject),
            row.technician,
            terms_accepted=bool(row.accepted),
            next=_elsewhere(row)
            or (
                f"session start {row.ticket_id}" if row.accepted else f"client accept {row.client} --regulation {row.regulation}"
            ),
            merged_into=_merged(row),
        )
        for row in waiting.appointments(act.db, act.at, end.astimezone(UTC))
        if _of(row, names)
    ]


def _of_the_desk(act: Act, limit: int | None, runs: Sequence[Running]) -> list[TodayRow]:
    """What is nobody's own: purchases, money, what ends."""
    most = None if limit is None else COUNTED + 1
    first, last = act.day, act.day + timedelta(days=DAYS_AHEAD)
    calls = [
        TodayRow(Word("first-contact"), row.id, row.happened_at, row.client, Text(row.product), next=f"hours contact {row.id}")
        for row in waiting.uncontacted(act.db, limit=most)
    ]
    unpaid = [
        TodayRow(
            Word("unpaid"),
            row.number,
            _due_on(act, row),
            row.client,
            amounts=(Money(row.left, row.currency),),
            next=f"invoice {_of_unpaid(act, row)} {row.number}",
        )
        for row in waiting.unpaid(act.db, limit=most)
    ]
    back = [
        TodayRow(
            Word("owed-back"),
            row.number,
            row.since,
            row.client,
            amounts=(Money(row.back, row.currency),),
            next=f"invoice pay {row.number} --give-back",
        )
        for row in waiting.owed_back(act.db, limit=most)
    ]
    ending = [
        TodayRow(Word("maintenance"), row.serial, row.last_day, row.client, Text(row.product), next=f"license show {row.serial}")
        for row in waiting.maintenance_ending(act.db, first, last, limit=most)
    ]
    bundles = [
        TodayRow(Word("bundle"), id_, day, client, Text(product), next=f"bundle show {id_}")
        for id_, client, product, day in waiting.bundles_ending(act.db, first, last, limit=most)
    ]
    asked = [
        TodayRow(Word("complaint"), row.id, row.due_on, client, next=f"complaint answer {row.id}")
        for row, client in complaints.unanswered(act.db, limit=most)
    ]
    return [
        *_late_jobs(act),
        *_first(calls, limit, "hours list"),
        *_to_invoice(act, runs),
        *_first(unpaid, limit, "invoice list --unpaid"),
        *_first(back, limit, "today --all"),
        *_unsent(act),
        *_failed_hooks(act),
        *_first(ending, limit, "license list"),
        *_first(bundles, limit, "bundle list"),
        *_first(asked, limit, "complaint list"),
    ]


def _first(rows: Sequence[TodayRow], limit: int | None, whole: str) -> list[TodayRow]:
    return [*rows[:limit], *(_more(rows[0].section, len(rows), limit, whole) if rows else ())]


def _late_jobs(act: Act) -> list[TodayRow]:
    """What cron used to run, and doesn't."""
    late = late_jobs(act.db, act.now)
    return [TodayRow(Word("late-jobs"), None, late[0].ended_at, how_many=len(late), next="cron run")] if late else []


def _unsent(act: Act) -> list[TodayRow]:
    """Letters that didn't leave yet."""
    found = outbox.waiting(act.db)
    if found is None or not found.letters:
        return []
    return [TodayRow(Word("unsent"), None, found.since, how_many=found.letters, next="outbox list")]


def _failed_hooks(act: Act) -> list[TodayRow]:
    """Programs of the desk that failed for good."""
    count = hook_calls.count_failed(act.db)
    return [TodayRow(Word("failed-hooks"), None, None, how_many=count, next="hook list")] if count else []


def _due_on(act: Act, row: UnpaidDocument) -> date:
    """By when what is left of a document is to be paid: a correction may have raised it since."""
    if not row.corrected:
        return row.due_on
    from supportctl.desk.invoice.payments import due_on, standings  # which few days need

    document = act.db.get(Invoice, row.id)
    return row.due_on if document is None else due_on(standings(act, [document])[row.id])


def _of_unpaid(act: Act, row: UnpaidDocument) -> str:
    """What is done about a document: what is late is demanded once. From a proforma no payment is due."""
    late = act.day > act_deadline(_due_on(act, row))
    return "remind" if late and not row.reminded and row.kind != "proforma" else "pay"


def _to_invoice(act: Act, runs: Sequence[Running]) -> list[TodayRow]:
    """How much is to be invoiced of how many tickets, with the hours that running sessions began up to now."""
    begun: Sequence[Begun] = ()
    if any(_began_more(act, row) for row in runs):
        from supportctl.desk.hours.under_way import under_way  # with the rules, which nothing else of the day needs

        begun = under_way(act)
    count, amounts = waiting.unbilled_tickets(act.db), all_to_invoice(act, begun)
    if not count and not amounts:
        return []
    return [TodayRow(Word("to-invoice"), None, None, how_many=count, amounts=amounts, next="ticket list --unbilled")]


def _began_more(act: Act, row: Running) -> bool:
    """Did the session begin hours to be billed since it was last recorded?"""
    counts = json.loads(row.counts)
    recorded, now = (glance.status_counts(counts, at) for at in (counts["as_of"], max(int(act.at.timestamp()), counts["as_of"])))
    return now["billable_minutes"] > recorded["billable_minutes"]
