"""Hours of paid support: bought, listed, first contact made, cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.acceptances import store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.licenses import license_facts
from supportctl.desk.ground.results import Outcome, decision_data, money, plain
from supportctl.desk.hours.begun import by_grant
from supportctl.desk.hours.pool import Pool
from supportctl.desk.hours.under_way import under_way
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.money import Money, parse_hours
from supportctl.record import ABSENT, Absent, Hours, HoursState, Notice
from supportctl.regulations import PAID_SUPPORT, shelf
from supportctl.regulations.facts import PurchaseFacts
from supportctl.regulations.terms import TimedTerms
from supportctl.store import reading
from supportctl.store.compiled import hours, licenses, tickets
from supportctl.store.compiled.rows import Client, HoursGrant, License, Product
from supportctl.store.history import Said, say
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# A purchase of a dry run has no number yet; it would get the highest, and queue behind all of the same instant.
_LAST = 2**63 - 1


class GrantData(NamedTuple):
    """A purchase of hours, with what is left of it. `gross`: the price has VAT in it."""

    id: int | None
    client: str | None
    license: str | None
    product: str | None
    version: str | None
    hours: Hours
    hours_left: Hours
    price: Money | None
    gross: bool
    prepaid: bool
    invoiced: bool
    state: HoursState
    bought_at: datetime
    contacted_at: datetime | None
    queue_position: int | Absent | None = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT


def grant_data(act: Act, grant: HoursGrant, begun: Mapping[int, int] = MappingProxyType({})) -> GrantData:
    """A purchase of hours, with what is left of it. `begun`: minutes that running sessions took and no row says yet, by grant."""
    client, product = act.db.get(Client, grant.client_id), act.db.get(Product, grant.product_id)
    held = act.db.get(License, grant.license_id) if grant.license_id else None
    taken = reading.used_elsewhere(act.db, [grant.id], 0).get(grant.id, 0) if grant.id else 0
    taken += begun.get(grant.id, 0)
    return GrantData(
        id=grant.id or None,
        client=client.key if client else None,
        license=held.serial if held else None,
        product=product.key if product else None,
        version=grant.version,
        hours=Hours(grant.minutes),
        hours_left=Hours(grant.minutes - taken if grant.state == "active" else 0),
        price=money(grant.unit_amount, grant.currency),
        gross=grant.gross_price,
        prepaid=grant.prepaid,
        invoiced=grant.invoice_id is not None,
        state=HoursState(grant.state),
        bought_at=grant.happened_at,
        contacted_at=grant.contacted_at,
    )


def buy(
    act: Act, *, client: str | None, hours_text: str, phone: str, license_ref: str | None, prepaid: bool
) -> Outcome[GrantData]:
    """Hours of paid support, priced by the list of the day, for the product and version of a licence; without a client for that of
    the licence.

    Raises Refused (§1.8, §2.5, §2.7, §3.5), Gap NO_PRICE; the purchase is acceptance of the regulation (§1.5).
    """
    minutes, number = parse_hours(hours_text), inputs.phone(phone)
    buyer = lookup.served_client(act.db, client) if client is not None else _holder(act, license_ref)
    held = _license(act, buyer, license_ref)
    product = act.db.get(Product, held.product_id)
    if product is None:
        raise LookupError(f"license {held.id} without a product")
    served = shelf(PAID_SUPPORT)
    law = served.law.on(act.day)
    unit = TimedTerms(law).billing_unit.value
    if minutes % unit:
        raise InvalidInput("HOURS_NOT_IN_UNITS", value=hours_text, unit_minutes=unit)
    item = TimedTerms(law).billing_item
    price = price_on(act, item.value, act.day, item.clause)
    facts = PurchaseFacts(license_facts(act, product, held, act.day), number, reading.phone_at(act.db, buyer, act.at))
    kept = facts._replace(phone="stored", phone_stored="stored")
    decision = act.ask(served.rules.buy_hours, facts, law, kept=kept)
    grant = HoursGrant(
        kind="purchase",
        client_id=buyer.id,
        license_id=held.id,
        product_id=held.product_id,
        version=held.version,
        minutes=minutes,
        item=price.item,
        unit_amount=price.amount,
        currency=price.currency,
        vat_rate=price.vat_rate,
        gross_price=price.gross,
        phone=number,
        prepaid=prepaid,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(grant)
    store_acceptance(act, buyer, law.regulation.id, law.version.id, served.rules.acceptance["purchase"])
    # A purchase that is recorded late may cover work that was done since.
    pool = Pool(act, tickets.running(act.db), (grant.client_id, grant.product_id, grant.version))
    if act.at < act.now:
        pool.working_since(act.at).allot()
    pool.refresh()
    act.bind("hours", grant.id, decision)
    act.book("hours", grant.id, client=buyer.id, minutes=minutes, item=price.item, price=price.amount, prepaid=prepaid)
    ahead = hours.awaiting_before(act.db, grant.happened_at, grant.id or _LAST)
    data = grant_data(act, grant)._replace(queue_position=ahead + 1, notices=(Notice(PAID_SUPPORT, "purchase"),))
    notes = (Note("QUEUE", {"position": ahead + 1, "ahead": ahead}), *pool.tell())
    return Outcome(data, decision_data(decision), notes, str(grant.id) if grant.id else None)


def _holder(act: Act, reference: str | None) -> Client:
    """Whose licence it is. Raises InvalidInput where none is named, Conflict where that client's data were erased."""
    if reference is None:
        raise InvalidInput("MISSING", field="--client")
    held = lookup.license_(act.db, reference)
    holder = act.db.get(Client, held.client_id)
    if holder is None:
        raise LookupError(f"license {held.id} without a client")
    lookup.require_not_erased(holder)
    return lookup.itself(act.db, holder)


def _license(act: Act, buyer: Client, reference: str | None) -> License:
    """The licence that was named, or the only one for which hours may be bought."""
    if reference is not None:
        held = lookup.license_(act.db, reference)
        if not lookup.same_client(act.db, held.client_id, buyer.id):
            raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=buyer.key)
        return held
    served = shelf(PAID_SUPPORT)
    law = served.law.on(act.day)
    fitting = []
    for held in licenses.every(act.db, buyer.id):
        product = act.db.get(Product, held.product_id)
        if product is None:
            continue
        probe = PurchaseFacts(license_facts(act, product, held, act.day), "+", "+")
        if served.rules.buy_hours(probe, law).outcome:
            fitting.append(held)
    if len(fitting) != 1:
        raise InvalidInput("LICENSE_NEEDED", client=buyer.key, candidates=[held.serial for held in fitting])
    return fitting[0]


def list_hours(act: Act, *, client: str | None, awaiting: bool, unbilled: bool) -> Outcome[list[GrantData]]:
    """Purchases, oldest first; `unbilled`: prepaid ones that no invoice names yet. Those awaiting their first contact (§2.8) carry their place in the queue."""
    buyer = lookup.client(act.db, client) if client is not None else None
    rows, begun = [], by_grant(under_way(act))
    for grant in hours.every(act.db, buyer.id if buyer else None, awaiting, unbilled):
        waiting = grant.contacted_at is None and grant.state == "active"
        position = hours.awaiting_before(act.db, grant.happened_at, grant.id or _LAST) + 1 if waiting else None
        rows.append(grant_data(act, grant, begun)._replace(queue_position=position))
    return Outcome(rows)


def find(act: Act, reference: str) -> tuple[int, HoursGrant]:
    """A purchase by its number, which comes first. Raises NotFound."""
    number = lookup.number("hours", reference)
    grant = act.db.get(HoursGrant, number)
    if grant is None or grant.kind != "purchase":
        raise NotFound("NOT_FOUND", kind="hours", value=reference)
    return number, grant


def contact(act: Act, reference: str) -> Outcome[GrantData]:
    """The consultant made the first contact after a purchase (§2.8)."""
    number, grant = find(act, reference)
    if grant.state != "active":
        raise Conflict("HOURS_CANCELLED", id=number)
    if grant.contacted_at is not None:
        raise Conflict("ALREADY_CONTACTED", id=number, at=plain(grant.contacted_at))
    if act.at < grant.happened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(grant.happened_at))
    grant.contacted_at = act.at
    act.db.touch(grant)
    act.book("hours", number, contacted_at=act.at, clauses=shelf(PAID_SUPPORT).notices("purchase"))
    return Outcome(grant_data(act, grant), made=str(number))


def cancel(act: Act, reference: str, *, reason: str) -> Outcome[GrantData]:
    """Take back a purchase of which nothing was begun and nothing invoiced."""
    why = inputs.text(reason, "reason")
    number, grant = find(act, reference)
    if grant.state != "active":
        raise Conflict("HOURS_CANCELLED", id=number)
    if act.at < grant.happened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(grant.happened_at))
    pool = Pool(act, tickets.running(act.db), (grant.client_id, grant.product_id, grant.version))
    pool.allot()
    if reading.used_elsewhere(act.db, [number], 0).get(number) or grant.invoice_id is not None:
        raise Conflict("HOURS_BEGUN", id=number)
    grant.state = "cancelled"
    act.db.touch(grant)
    pool.refresh()
    act.book("hours", number, state="cancelled", message=say(act.db, Said(why)))
    return Outcome(grant_data(act, grant), made=str(number))
