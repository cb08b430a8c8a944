"""A perpetual licence becomes subscriptions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from supportctl.calendar import legal_day
from supportctl.desk.conversion.checking import NOTICES, Counted, conversion_facts, counted, require_whole, single_before
from supportctl.desk.conversion.marking import set_vendor_mark
from supportctl.desk.conversion.shared import CONVERSION, ConversionData, conversion_data, seller_role
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.acceptances import store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.text import LawAt
from supportctl.money import percent_of
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import ConvertFacts
from supportctl.regulations.sketchup_conversion.terms import Terms as ConversionTerms
from supportctl.store import reading
from supportctl.store.compiled import conversions, prices
from supportctl.store.compiled.rows import Client, Conversion, ConvertedInto, License, Price
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# The columns of a licence that a conversion changes, and a refund brings back.
CHANGED = ("state", "promoted", "maintenance_until")


class Order(NamedTuple):
    """What was typed for a conversion; what a clause demands may be missing."""

    target: str | None
    quantity: int | None = None
    name: str | None = None
    serials: tuple[str, ...] = ()
    email: str | None = None
    accepted_by: str | None = None
    accepted_on: date | None = None
    seller: str | None = None
    participating: bool | None = None
    combined_with: tuple[str, ...] = ()
    at_distance: bool | None = None
    professional: bool | None = None
    vendor_mark: date | None = None
    new_serials: tuple[str, ...] = ()


def convert(act: Act, reference: str, *, before: list[Counted], order: Order) -> Outcome[ConversionData]:
    """Convert a licence: its subscriptions come into being, and it becomes what the regulation leaves of it. `before`: the licences
    of the same call that were converted so far, which a dry run has to count; it joins them.

    Raises Refused with every condition that fails, Gap NO_PRICE without the vendor's suggested price.
    """
    order = _checked(order)
    row = lookup.license_(act.db, reference)
    client = act.db.get(Client, row.client_id)
    if client is None:
        raise LookupError(f"license {row.id} without a client")
    lookup.require_not_erased(client)
    if any(o.client_id != lookup.group(act.db, row.client_id) for o in before):
        raise InvalidInput("ONE_BUYER", license=row.serial)
    _require_not_before_last_change(act, row)
    served = shelf(CONVERSION)
    law = served.law.on(act.day)
    order = order._replace(combined_with=tuple(_promotion(name, law) for name in order.combined_with))
    facts = _convert_facts(act, row, client, order, before, law)
    listed = _listed(act, law, facts.license.target)
    decision = act.ask(rules.convert, facts, law, about=("license", row.id))
    value = decision.value
    if listed is None:
        raise LookupError(f"a plan without a price item: {facts.license.target}")
    ours = facts.seller == "organiser"
    own = prices.on(act.db, value.own_item, act.day) if ours and value.own_item else None
    conversion = act.db.add(_conversion(act, row, order, facts, value, listed, own))
    made = _subscribe(act, row, conversion, order)
    row.state, row.promoted, row.maintenance_until = "converted", True, value.maintenance_until
    act.db.touch(row)
    store_acceptance(act, client, law.regulation.id, law.version.id, "process.3")
    change = {"discount_percent": value.discount_percent, "target": conversion.target, "subscriptions": made}
    act.book("license", row.id, state="converted", maintenance_until=value.maintenance_until, **change)
    if order.vendor_mark is not None:
        set_vendor_mark(act, row, conversion, order.vendor_mark, "--vendor-mark", legal_day(act.now))
    data = conversion_data(act, conversion)._replace(subscriptions=tuple(made), notices=NOTICES)
    before.append(counted(act, row))
    notes = () if own or not ours else (Note("NO_OWN_PRICE", {"item": value.own_item, "on": plain(act.day)}),)
    return Outcome(data, decision_data(decision), notes, row.serial)


def _conversion(
    act: Act, row: License, order: Order, facts: ConvertFacts, value: rules.Purchase, listed: Price, own: Price | None
) -> Conversion:
    """The row of a conversion: what was ordered and accepted, what the regulation makes of it, at which prices."""
    if value.last_day is None:
        raise LookupError(f"a plan without a length: {facts.license.target}")
    return Conversion(
        license_id=row.id,
        client_id=row.client_id,
        state="done",
        target=facts.license.target,
        path=value.path,
        discount_percent=value.discount_percent,
        quantity=value.subscriptions,
        converted_on=act.day,
        last_day=value.last_day,
        deactivated_on=value.deactivated_on,
        before=json.dumps({name: plain(getattr(row, name)) for name in CHANGED}),
        client_name=order.name or "",
        serials=" ".join(order.serials),
        registered_email=order.email or "",
        accepted_by=order.accepted_by or "",
        accepted_on=facts.accepted_on or act.day,
        accepted_version=facts.accepted_version or "",
        seller=order.seller or "",
        combined_with=",".join(order.combined_with),
        at_distance=order.at_distance,
        professional=order.professional,
        currency=listed.currency,
        list_amount=listed.amount,
        amount=listed.amount - percent_of(listed.amount, value.discount_percent),
        own_amount=own.amount if own else None,
        own_currency=own.currency if own else None,
        own_vat_rate=own.vat_rate if own else None,
        own_gross=own.gross if own else False,
        withdraw_until=value.withdraw_until,
        happened_at=act.at,
        changed_at=act.at,
        operator=act.operator,
    )


def _checked(order: Order) -> Order:
    """What was typed, in the form in which it is stored. Raises InvalidInput."""
    require_whole(order.quantity)
    if order.new_serials and len(order.new_serials) != (order.quantity or 1):
        raise InvalidInput("SERIALS_AND_QUANTITY", serials=len(order.new_serials), quantity=order.quantity or 1)
    return order._replace(
        name=inputs.line(order.name, "name") if order.name else None,
        email=inputs.email(order.email) if order.email else None,
        serials=tuple(inputs.serial(s) for s in order.serials),
        accepted_by=inputs.line(order.accepted_by, "accept-terms") if order.accepted_by else None,
        seller=inputs.line(order.seller, "seller") if order.seller else None,
        combined_with=tuple(inputs.line(p, "combine-with") for p in order.combined_with),
        new_serials=tuple(inputs.new_serial(s) for s in order.new_serials),
    )


def _promotion(name: str, law: LawAt) -> str:
    """The key of a promotion by any of its names (other.2); of one that the regulation doesn't know, made from the name."""
    said = inputs.key_from(name)
    known = ConversionTerms(law).combinable.value
    return next((key for key, names in known.items() if said in (key, *map(inputs.key_from, names))), said)


def _require_not_before_last_change(act: Act, row: License) -> None:
    last = conversions.latest(act.db, row.id)
    if last is not None and act.at < last.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(last.changed_at))


def _convert_facts(act: Act, row: License, client: Client, order: Order, before: Sequence[Counted], law: LawAt) -> ConvertFacts:
    """The purchase without names and addresses. Licences converted together are converted one after the other; a dry run, which
    converts none, sees those before it as converted."""
    network = row.kind == "perpetual-network"
    subscriptions = order.quantity or 1
    accepted_on = order.accepted_on or act.day if order.accepted_by else None
    license_ = conversion_facts(act, row, order.target or "", subscriptions if network else 1)._replace(at=act.at)
    if act.db.dry:
        license_ = license_._replace(converted_before=license_.converted_before + single_before(act, row, before))
        if counted(act, row) in before:
            license_ = license_._replace(state="converted", promoted=True)
    return ConvertFacts(
        license=license_,
        client_kind=client.kind,
        subscriptions=subscriptions,
        name="given" if order.name else None,
        serial=("given" if row.serial in order.serials else "other") if order.serials else None,
        email="given" if order.email else None,
        accepted_by="given" if order.accepted_by else None,
        accepted_on=accepted_on,
        accepted_version=law.at(accepted_on).version.id if accepted_on else None,
        seller=seller_role(order.seller, law) if order.seller else None,
        participating=order.participating,
        combined_with=order.combined_with,
        at_distance=order.at_distance,
        professional=order.professional,
    )


def _listed(act: Act, law: LawAt, target: str) -> Price | None:
    """The vendor's suggested price, net (other.1); None for a plan that isn't offered. Raises Gap NO_PRICE, InvalidInput."""
    items = ConversionTerms(law).price_items
    if target not in items.value:
        return None
    found = price_on(act, items.value[target], act.day, items.clause)
    if found.gross:
        raise InvalidInput("PRICE_IS_GROSS", item=found.item)
    return found


def _subscribe(act: Act, row: License, conversion: Conversion, order: Order) -> list[str]:
    """The subscription licences; their serial numbers."""
    newest = reading.versions_on(act.db, row.product_id, act.day)
    serials = list(order.new_serials) or _free_serials(act, row.serial, conversion.quantity)
    for serial in serials:
        if taken := reading.like_serial(act.db, serial):
            raise Conflict("KEY_TAKEN", kind="license", value=taken.serial)
        made = License(
            serial=serial,
            client_id=row.client_id,
            product_id=row.product_id,
            kind="subscription",
            version=newest.newest if newest and newest.newest else row.version,
            key_valid_until=conversion.last_day,
            commercial=row.commercial,
            territory=row.territory,
            purchase_email=order.email,
            created_at=act.at,
        )
        act.db.add(made)
        act.db.add(ConvertedInto(conversion_id=conversion.id, license_id=made.id))
        act.book("license", made.id, kind="subscription", converted_from=row.serial, key_valid_until=conversion.last_day)
    return serials


def _free_serials(act: Act, serial: str, count: int) -> list[str]:
    """Serial numbers for subscriptions whose own aren't known yet: SKP-1-S1, SKP-1-S2, …"""
    found: list[str] = []
    number = 1
    while len(found) < count:
        name = f"{serial[:90]}-S{number}"
        if reading.like_serial(act.db, name) is None:
            found.append(name)
        number += 1
    return found
