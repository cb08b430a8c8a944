"""The client's answer when the hours run out."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, money
from supportctl.desk.ground.tickets import cited, find, record, require_not_before_last_change, require_not_merged
from supportctl.desk.hours.funds import minutes_bought
from supportctl.desk.hours.work import Counters, bill, counters, refresh_row, worked_seconds
from supportctl.desk.price.pricelist import price_on
from supportctl.desk.session.shared import since_the_running
from supportctl.errors import Conflict, InvalidInput
from supportctl.money import Money, parse_hours
from supportctl.record import ABSENT, Absent, Hours
from supportctl.regulations import shelf
from supportctl.regulations.facts import ExtensionFacts
from supportctl.regulations.terms import TimedTerms
from supportctl.store.compiled import tickets
from supportctl.store.compiled.rows import HoursGrant
from supportctl.store.states import OVER
from supportctl.tuples import NamedTuple


class Extension(NamedTuple):
    """What the client said on more hours: how many, at which price."""

    ticket: int | None
    hours: Hours
    declined: bool
    price: Money | None
    counters: Counters | Absent = ABSENT


def extend(act: Act, reference: str, *, hours_text: str | None, consent: str | None, declined: bool) -> Outcome[Extension]:
    """The client was told that the hours run out, and answered (§4.3); a yes is priced by the list of that day (§4.4)."""
    if declined == (consent is not None):
        raise InvalidInput("CONSENT_OR_DECLINED")
    if not declined and hours_text is None:
        raise InvalidInput("MISSING", field="--hours")
    minutes = parse_hours(hours_text) if hours_text is not None and not declined else 0
    words = inputs.line(consent, "consent") if consent is not None else None
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    act = since_the_running(act, ticket.id)
    if ticket.status in OVER:
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    if ticket.entitlement == "free":
        raise Conflict("FREE_HELP", id=ticket.id)
    require_not_before_last_change(act, ticket)
    served = shelf(ticket.regulation)
    rule = served.need(served.rules.extend)
    law = served.law.on(act.day)
    terms = TimedTerms(law)
    unit, item = terms.billing_unit.value, terms.billing_item
    if minutes % unit:
        raise InvalidInput("HOURS_NOT_IN_UNITS", value=hours_text, unit_minutes=unit)
    price = None if declined else price_on(act, item.value, act.day, item.clause)
    bought = minutes_bought(act, ticket.client_id, ticket.product_id, ticket.version, act.at, ticket.id)
    facts = ExtensionFacts(minutes, "recorded" if words else None, bought)
    decision = act.ask(rule, facts, law, about=("ticket", ticket.id))
    grant = HoursGrant(
        kind="declined" if declined else "consent",
        client_id=ticket.client_id,
        license_id=ticket.license_id,
        product_id=ticket.product_id,
        version=ticket.version or "",
        ticket_id=ticket.id,
        minutes=minutes,
        item=item.value,
        unit_amount=price.amount if price else None,
        currency=price.currency if price else None,
        vat_rate=price.vat_rate if price else None,
        gross_price=price.gross if price else False,
        consent=words,
        happened_at=act.at,
        operator=act.operator,
    )
    sessions = tickets.sessions(act.db, ticket.id)
    act.db.add(grant)
    record(act, ticket, "declined" if declined else "extended", clauses=cited(decision), minutes=minutes, grant=grant.id)
    work = bill(act, ticket, sessions, act.at) if sessions else None
    for running in tickets.running_by(act.db, ticket_id=ticket.id):
        refresh_row(act, running)
    counted = counters(work, worked_seconds(sessions, act.at)) if work else ABSENT
    data = Extension(ticket.id or None, Hours(minutes), declined, money(grant.unit_amount, grant.currency), counted)
    return Outcome(data, decision_data(decision), made=str(ticket.id))
