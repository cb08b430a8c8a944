"""What people are warned of, once when it is due and once when it is overdue: first reactions, complaints, purchases, money, licences."""

from __future__ import annotations

from datetime import timedelta

from supportctl.calendar import act_deadline, legal_day, next_business_day
from supportctl.desk.ground.act import Act
from supportctl.jobs.job import CronItem, Found, Job, dated, day_after, first_second
from supportctl.money import Money
from supportctl.record import Text, Word
from supportctl.store.compiled import jobs
from supportctl.store.compiled.jobs import InvoiceDue, TicketDue
from supportctl.store.compiled.rows import Complaint

# So many days ahead something that falls due is told: a complaint's answer, the end of maintenance.
COMPLAINT_DAYS, LICENSE_DAYS = 3, 30

# First reactions -----------------------------------------------------------------------------------------------------------------


def find_reactions(act: Act, whole: bool) -> list[Found]:
    """First responses that are due by the end of the act's day, and those that are late (CodeTwo, handling.3)."""
    tomorrow = day_after(act.day)
    late = jobs.unanswered(act.db, act.at, "overdue", due_before=act.at, new=not whole)
    soon = jobs.unanswered(act.db, act.at, "due", due_from=act.at, due_before=None if whole else tomorrow)
    return [
        *(Found(_reaction("reaction-overdue", row), row.id, row.at, "overdue") for row in late),
        *(Found(_reaction("reaction-due", row), row.id, first_second(legal_day(row.at)), "due") for row in soon),
    ]


def _reaction(what: str, row: TicketDue) -> CronItem:
    then = f"ticket reply {row.id}"
    return CronItem(
        Word(what), Word("ticket"), row.id, row.client, Text(row.subject), row.at, row.assignee, ("handling.3",), then
    )


# Complaints ----------------------------------------------------------------------------------------------------------------------


def find_complaints(act: Act, whole: bool) -> list[Found]:
    """Complaints whose days are nearly over, or passed without an answer (SOLIDEXPERT, X.3)."""
    found = []
    for row, client in jobs.complaints(act.db, None if whole else act.day + timedelta(days=COMPLAINT_DAYS)):
        item = CronItem(
            Word("complaint-due"),
            Word("complaint"),
            row.id,
            client,
            None,
            row.due_on,
            row.operator,
            ("X.3",),
            f"complaint answer {row.id}",
        )
        over = day_after(row.last_day)
        if over <= act.at:
            if not row.missed:
                found.append(Found(item._replace(what=Word("complaint-missed"), at=row.last_day), row.id, over))
        else:
            found.append(Found(item, row.id, first_second(row.last_day - timedelta(days=COMPLAINT_DAYS)), "due"))
    return found


def miss_complaint(act: Act, found: Found) -> CronItem | None:
    """Mark a complaint as missed, with the decision that says so."""
    from supportctl.desk.complaint import watching

    act = dated(act, found)
    row = act.db.get(Complaint, found.record_id)
    if row is None or row.missed or row.answered_on is not None or day_after(row.last_day) > act.at:
        return None
    watching.miss(act, row)
    return found.item


# Hours bought --------------------------------------------------------------------------------------------------------------------


def find_hours(act: Act, whole: bool) -> list[Found]:
    """Purchases that wait for their first contact (ProGrupa, §2.8), at once and after the next business day; and for their invoice, from
    the day after."""
    found = []
    for row in jobs.uncontacted(act.db):
        item = CronItem(
            Word("contact-due"),
            Word("purchase"),
            row.id,
            row.client,
            Text(row.product),
            row.at,
            None,
            ("§2.8",),
            f"hours contact {row.id}",
        )
        late = day_after(next_business_day(legal_day(row.at)))
        if late <= act.at:
            found.append(Found(item._replace(what=Word("contact-overdue")), row.id, late, "overdue"))
        else:
            found.append(Found(item, row.id, row.at, "due"))
    for row in jobs.prepaid_unbilled(act.db):
        then = f"invoice issue --client {row.client}"
        item = CronItem(
            Word("prepaid-unbilled"), Word("purchase"), row.id, row.client, Text(row.product), row.at, None, ("§1.9",), then
        )
        found.append(Found(item, row.id, day_after(legal_day(row.at)), "unbilled"))
    return found


# Money ---------------------------------------------------------------------------------------------------------------------------


def find_invoices(act: Act, whole: bool) -> list[Found]:
    """Documents that are to be paid by the end of the act's day or weren't in time (after the working day of Civil code, art. 115), and
    those whose demand made them a ground for a breach (SOLIDEXPERT, IX.1.1)."""
    rows = _later(act, jobs.unpaid(act.db, None if whole else act.day))
    return [*(_unpaid(act, row) for row in rows if whole or row.due_on <= act.day), *_lapsed(act)]


def _later(act: Act, rows: list[InvoiceDue]) -> list[InvoiceDue]:
    """Those whose amount a correction raised, once the first amount was paid, are due when the correction is."""
    from supportctl.store.compiled import corrections

    raised = (
        {change.original_id for change in corrections.standing(act.db, [row.id for row in rows]) if change.gross > 0}
        if rows
        else ()
    )
    if not raised:
        return rows
    from supportctl.desk.invoice import payments
    from supportctl.store.compiled.rows import Invoice

    found = [act.db.get(Invoice, number) for number in raised]
    stands = payments.standings(act, [each for each in found if each is not None])
    return [row._replace(due_on=payments.due_on(stands[row.id])) if row.id in stands else row for row in rows]


def _unpaid(act: Act, row: InvoiceDue) -> Found:
    last = act_deadline(row.due_on)
    late = day_after(last) <= act.at
    item = CronItem(
        Word("invoice-overdue" if late else "invoice-due"),
        Word("invoice"),
        row.number,
        row.client,
        at=row.due_on,
        clauses=() if row.bundle_id is None else ("IX.1.1",),
        next=f"invoice pay {row.number}",
        amount=Money(row.left, row.currency),
    )
    return Found(item, row.id, day_after(last), "overdue") if late else Found(item, row.id, first_second(row.due_on), "due")


def _lapsed(act: Act) -> list[Found]:
    """Documents for which `bundle breach` would say yes."""
    from supportctl.store.compiled import bundles

    demands = bundles.demands(act.db)
    if not demands:
        return []
    from supportctl.desk.bundle.watching import lapsed

    found = []
    for each in lapsed(act, demands):
        number, bundle = each.document.number, each.bundle.id
        item = CronItem(
            Word("demand-lapsed"),
            Word("invoice"),
            number,
            each.client,
            at=each.term,
            clauses=("IX.1.1",),
            next=f"bundle breach {bundle} --ground unpaid-after-demand --invoice {number}",
            bundle=bundle,
        )
        found.append(Found(item, each.demand.id, day_after(act_deadline(each.term)), "lapsed"))
    return found


# Licences ------------------------------------------------------------------------------------------------------------------------


def find_licenses(act: Act, whole: bool) -> list[Found]:
    """Licences whose maintenance ends within so many days, or ended within as many."""
    ahead = timedelta(days=LICENSE_DAYS)
    found = []
    for row in jobs.maintenance_ends(act.db, act.day - ahead, act.day + ahead):
        item = CronItem(
            Word("license-ends"),
            Word("license"),
            row.serial,
            row.client,
            Text(row.product),
            row.on,
            next=f"license show {row.serial}",
        )
        over = day_after(row.on)
        if over <= act.at:
            found.append(Found(item._replace(what=Word("license-ended")), row.id, over, "overdue"))
        else:
            found.append(Found(item, row.id, first_second(row.on - ahead), "due"))
    return found


REACTIONS = Job("first-reactions", find_reactions)
COMPLAINTS = Job("complaints", find_complaints, miss_complaint)
HOURS = Job("hours", find_hours)
INVOICES = Job("invoices", find_invoices)
LICENSES = Job("licenses", find_licenses)
