"""Gross breach of a bundle: demands, the breach found, and what is paid back, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from supportctl.calendar import act_deadline
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData
from supportctl.desk.ground.bundles import (
    bundle_data,
    clauses_of,
    find,
    law_of_order,
    line_name,
    minutes_of,
    moved,
    require_not_erased,
    require_state,
    terms_of_order,
)
from supportctl.desk.ground.results import Outcome, decision_data, granted, plain
from supportctl.desk.invoice.documents import Priced, document_data, issue_document
from supportctl.desk.invoice.ksef import due_notes
from supportctl.desk.invoice.records import InvoiceData
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.money import Money
from supportctl.record import Rate, Word
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.breach import SettlementLine
from supportctl.regulations.solidexpert_bundles.facts import BreachFacts, Discount, ServiceTime, SettlementFacts
from supportctl.store.compiled import benefits, bundles, invoices, trainings
from supportctl.store.compiled.rows import Bundle, BundleBreach, BundleDemand, BundleDocument, Client, Invoice
from supportctl.told import Note
from supportctl.tuples import NamedTuple

FORMS = ("paper", "qualified-signature", "email")


# A breach takes an order that was confirmed. Nothing sets a time after which there is none: one that ended may be in breach, too.
BREACHABLE = ("qualified", "active", "renewed", "ended")


# The benefits whose time is worth something.
SERVICES = ("upgrade-help", "cad-deployment", "webinar")


ONE, HOUR = "szt.", "godz."


class Demand(NamedTuple):
    """A demand to pay; it has lapsed after `lapses_after`."""

    bundle: int | None
    number: str
    form: Word
    sent_on: date
    term: date
    lapses_after: date


def demand(act: Act, reference: str, *, number: str, form: str, term: date) -> Outcome[Demand]:
    """A demand to pay an overdue document, which sets an extra term (IX.1.1). A plain e-mail is kept, but isn't written form."""
    inputs.word(form, "form", FORMS)
    if term <= act.day:
        raise InvalidInput("TERM_PASSED", term=plain(term), on=plain(act.day))
    row = find(act.db, reference)
    paper = _document(act, row, number)
    if row.state == "rejected":
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=list(BREACHABLE))
    require_not_erased(act, row)
    if paper.paid_on is not None:
        raise Conflict("DOCUMENT_PAID", number=number, on=plain(paper.paid_on))
    if act.day <= act_deadline(paper.due_on):
        raise Conflict("NOT_OVERDUE", number=number, due_on=plain(paper.due_on))
    act.db.add(
        BundleDemand(
            bundle_id=row.id, number=number, form=form, sent_on=act.day, term=term, happened_at=act.at, operator=act.operator
        )
    )
    last = act_deadline(term)
    act.book("bundle", row.id, demand=number, form=form, term=term)
    written = form in terms_of_order(row).breach_demand_forms.value
    notes = () if written else (Note("DEMAND_UNWRITTEN", {"form": form, "clause": "IX.1.1"}),)
    data = Demand(row.id or None, number, Word(form), act.day, term, last)
    return Outcome(data, notes=notes, made=str(row.id))


def _document(act: Act, row: Bundle, number: str) -> BundleDocument:
    found = bundles.document(act.db, number)
    if found is None or found.bundle_id != row.id:
        raise NotFound("NOT_FOUND", kind="invoice", value=number)
    return found


def breach(
    act: Act,
    reference: str,
    *,
    ground: str,
    number: str | None,
    description: str | None,
    happened_on: date | None = None,
) -> Outcome[BundleData]:
    """A gross breach on one of the three grounds (IX.1): every further benefit is lost at once (IX.2). `happened_on`: the day of
    the conduct, by default the day of the act.

    Raises Refused without what the ground needs: the demand and its lapsed term, the notice, the description; Conflict for an
    act before what was granted last; InvalidInput for conduct after the act or before the order, and for a day of its own of what
    is on record with its day.
    """
    named = inputs.line(ground, "ground", 60)
    words = inputs.text(description, "message") if description is not None else None
    row = find(act.db, reference)
    require_state(act, row, *BREACHABLE)
    _require_nothing_after(act, row)
    _require_day_of_conduct(act, row, named, happened_on)
    paper = _document(act, row, number) if number is not None else None
    facts = breach_facts(act, row, named, paper, words, happened_on)
    decision = act.ask(rules.find_breach, facts, law_of_order(row), about=("bundle", row.id))
    act.db.add(
        BundleBreach(
            bundle_id=row.id, ground=named, description=words, found_on=act.day, happened_at=act.at, operator=act.operator
        )
    )
    moved(act, row, "breached")
    act.book("bundle", row.id, state="breached", ground=named, number=facts.number)
    return Outcome(bundle_data(act, row), decision_data(decision), (Note("BENEFITS_LOST", {"id": row.id}),), str(row.id))


def _require_day_of_conduct(act: Act, row: Bundle, ground: str, day: date | None) -> None:
    """Conduct lies between the order and the act. A notice and a demand are on record with their days. Raises InvalidInput."""
    if day is None:
        return
    if ground in ("unpaid-after-demand", "notice-given"):
        raise InvalidInput("NOT_TOGETHER", left="--happened-on", right=f"--ground {ground}")
    if day > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(day), today=plain(act.day))
    if row.ordered_on is not None and day < row.ordered_on:
        raise InvalidInput("BEFORE_THE_ORDER", value=plain(day), ordered_on=plain(row.ordered_on))


def _require_nothing_after(act: Act, row: Bundle) -> None:
    """What is paid back is what was granted until the act (IX.2), so nothing on record may come after it: a benefit agreed or
    done, an act on a training, a document issued. Raises Conflict."""
    given = [b for b in benefits.of(act.db, row.id) if b.benefit in SERVICES]
    documents = bundles.documents(act.db, row.id)
    papers = [invoices.by_number(act.db, d.number) for d in documents]
    trained = {d.number for d in documents if d.purpose == "training"}
    acts = [
        *(b.happened_at for b in given),
        *(b.ends_at for b in given if b.state in ("used", "missed")),
        # A training is left out that was lost because its time passed: the day on record is that of the cron run that noted it, such
        # as 2 May for a term that ended on 30 April. What was done about it, its order, counts by its document below.
        *(t.changed_at for t in trainings.of(act.db, row.id) if t.state != "forfeited"),
        *(paper.issued_at for paper in papers if paper is not None and not _follows_a_payment(paper, trained)),
    ]
    last = max(acts, default=act.at)
    if act.at < last:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(last))


def _follows_a_payment(paper: Invoice, trained: set[str]) -> bool:
    """The invoice of a training whose proforma was paid: a payment grants nothing."""
    return paper.kind == "vat" and paper.number in trained


def breach_facts(
    act: Act, row: Bundle, ground: str, paper: BundleDocument | None, words: str | None, happened_on: date | None = None
) -> BreachFacts:
    """What is on record about the ground at the act: the unpaid document with its newest demand in writing, the notice."""
    demands = [d for d in bundles.demands(act.db, row.id, paper.number if paper else None) if d.happened_at <= act.at]
    written = [d for d in demands if d.form in terms_of_order(row).breach_demand_forms.value]
    found = next(reversed(written or demands), None)
    if paper is None and found is not None:
        paper = bundles.document(act.db, found.number)
    given = [n for n in bundles.notices(act.db, row.id) if n.happened_at <= act.at]
    notice = min(given, key=lambda n: n.against) if given else None
    return BreachFacts(
        ground=ground,
        on=act.day,
        first_day=row.first_day,
        last_day=row.last_day,
        number=paper.number if paper else None,
        purpose=paper.purpose if paper else None,
        paid=paper is not None and paper.paid_on is not None and paper.paid_on <= act.day,
        demand_form=found.form if found else None,
        demanded_on=found.sent_on if found else None,
        term=found.term if found else None,
        notice_against=notice.against if notice else None,
        described="given" if words else None,
        happened_on=notice.given_on if notice and ground == "notice-given" else happened_on or act.day,
    )


class SettledLine(NamedTuple):
    """One line of the arithmetic; `minutes` of work as a number that may be a fraction."""

    clause: str
    what: Word
    minutes: str | None
    net: Money
    vat_rate: Rate
    vat: Money
    gross: Money


class Settlement(NamedTuple):
    """What a breach costs, line by line, and the documents; late after `overdue_after`."""

    bundle: int | None
    lines: tuple[SettledLine, ...]
    due_on: date
    overdue_after: date
    documents: tuple[InvoiceData, ...]


def settle(act: Act, reference: str, *, due_days: int | None) -> Outcome[Settlement]:
    """What the client pays back (IX.3), on a VAT invoice in PLN and another in EUR, due at most 30 days from issue (IX.4).

    Raises Refused without a breach, Conflict when it was settled or an appointment before the breach is open, Gap without
    the exchange rate.
    """
    if due_days is not None and due_days < 0:
        raise InvalidInput("BAD_DUE_DAYS", value=due_days)
    row = find(act.db, reference)
    found = bundles.breach(act.db, row.id)
    if found is not None and found.settled_on is not None:
        raise Conflict("BUNDLE_SETTLED", id=row.id, on=plain(found.settled_on))
    if act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))
    _require_nothing_after(act, row)
    facts = _settlement_facts(act, row, found is not None, due_days)
    decision = act.ask(rules.settle, facts, law_of_order(row))
    buyer = act.db.get(Client, row.client_id)
    if buyer is None or found is None:
        raise LookupError(f"bundle {row.id} without a client or a breach")
    for booking in benefits.of(act.db, row.id):
        if booking.state == "scheduled" and booking.starts_at < found.happened_at:
            raise Conflict(
                "APPOINTMENT_OPEN", id=booking.id, bundle=row.id, benefit=booking.benefit, starts_at=plain(booking.starts_at)
            )
    value = granted(decision)
    if not value.lines:
        raise Conflict("NOTHING_TO_SETTLE", id=row.id)
    documents = []
    for currency in dict.fromkeys(line.currency for line in value.lines):
        lines = [_priced(act, row, line) for line in value.lines if line.currency == currency]
        invoice, rows = issue_document(act, kind="vat", buyer=buyer, lines=lines, service=act.day, due=value.due_on)
        if invoice.number:
            act.db.add(BundleDocument(bundle_id=row.id, number=invoice.number, purpose="settlement", due_on=invoice.due_on))
        act.bind("invoice", invoice.number, decision)
        documents.append(document_data(act, invoice, rows))
    found.settled_on = act.day
    act.db.touch(found)
    act.book("bundle", row.id, settled=[d.core.number for d in documents], due_on=value.due_on)
    arithmetic = tuple(map(_settled, value.lines))
    settled = Settlement(row.id or None, arithmetic, value.due_on, value.overdue_after, tuple(documents))
    return Outcome(settled, decision_data(decision), due_notes(*documents), str(row.id))


def nothing_to_settle(act: Act, row: Bundle) -> bool:
    """Was nothing granted under a breached bundle that could be paid back? Such a breach is never settled."""
    return not granted(rules.settle(_settlement_facts(act, row, True, None), law_of_order(row))).lines


def _shares(act: Act, starts_at: datetime, client_id: int) -> int:
    """Into how many parts the webinar that began then falls, as one client sees it: one share a client invited, and a client's own
    among its bundles."""
    invited = [lookup.group(act.db, number) for number in benefits.invited(act.db, "webinar", starts_at)]
    return len(set(invited)) * invited.count(lookup.group(act.db, client_id))


def _settlement_facts(act: Act, row: Bundle, breached: bool, due_days: int | None) -> SettlementFacts:
    """The benefits got so far: the discount of an activated bundle, those on trainings, and the time spent on services."""
    spent = [b for b in benefits.of(act.db, row.id) if b.state in ("used", "missed") and b.benefit in SERVICES]
    return SettlementFacts(
        breached=breached,
        issued_on=act.day,
        subscription_discount=row.discount if row.first_day else 0,
        currency=row.currency,
        vat_rate=row.vat_rate,
        training_discounts=_training_discounts(act, row),
        services=tuple(
            ServiceTime(
                b.benefit,
                minutes_of(b),
                _shares(act, b.starts_at, row.client_id) if b.benefit == "webinar" else 1,
            )
            for b in spent
        ),
        due_days=due_days,
    )


def _training_discounts(act: Act, row: Bundle) -> tuple[Discount, ...]:
    """The discounts on the trainings ordered under a bundle, and whether each training was paid for or held by the act."""
    paid = {d.number for d in bundles.documents(act.db, row.id) if d.paid_on is not None and d.paid_on <= act.day}
    return tuple(
        Discount(t.discount, t.vat_rate, t.currency, t.number in paid, t.state == "attended")
        for t in trainings.of(act.db, row.id)
        if t.discount and t.vat_rate and t.currency
    )


def _priced(act: Act, row: Bundle, line: SettlementLine) -> Priced:
    """A line for the document: hours at the rate where two places tell them exactly, else one piece with its minutes."""
    name, price, quantity, unit = line_name(row, line.what), line.net, Decimal(1), ONE
    if line.minutes is not None:
        rate = terms_of_order(row).settlement_hourly_rate.value * 100
        hours = _exact_hours(line.minutes)
        if hours is not None:
            price, quantity, unit = rate, hours, HOUR
        else:
            name = f"{name}, {line.minutes} min"
    return Priced(line.what, name, quantity, unit, price, line.currency, line.vat_rate, clauses_of(line.clause))


def _exact_hours(minutes: str) -> Decimal | None:
    """Minutes as hours with at most two places; None where they aren't."""
    if not minutes.isdigit() or int(minutes) * 100 % 60:
        return None
    return Decimal(int(minutes) * 100 // 60) / 100


def _settled(line: SettlementLine) -> SettledLine:
    cur = line.currency
    net, vat, gross = Money(line.net, cur), Money(line.vat, cur), Money(line.gross, cur)
    return SettledLine(line.clause, Word(line.what), line.minutes, net, Rate(line.vat_rate), vat, gross)


def overdue(rows: Sequence[BundleDocument], on: date) -> list[BundleDocument]:
    """The documents among these whose payment is late on a day: after the day of art. 115."""
    return [row for row in rows if row.paid_on is None and on > act_deadline(row.due_on)]
