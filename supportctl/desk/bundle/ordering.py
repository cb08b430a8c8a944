"""A bundle is ordered: a draft, priced by the list of the day, and its submission."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.calendar import legal_day
from supportctl.desk.bundle.quoting import edition_of, licenses_of, net_price, order_facts
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.acceptances import store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData
from supportctl.desk.ground.bundles import SLUG, bundle_data, find, moved, require_state
from supportctl.desk.ground.results import Outcome, decision_data, granted, require_yes
from supportctl.desk.price.items import price_item
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.record import Notice
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import (
    ApplicationFacts,
    BundlePriceFacts,
)
from supportctl.regulations.solidexpert_bundles.terms import Terms as BundleTerms
from supportctl.store import reading
from supportctl.store.compiled import bundles
from supportctl.store.compiled.rows import Bundle, BundleLicense, Client, License, Price, Product

CHANNELS = ("email", "post", "in-person", "phone", "web")


def order(
    act: Act,
    *,
    client: str,
    program: str,
    edition: str | None,
    years: int,
    licenses: int | None,
    serials: Sequence[str],
    other_offer: str | None,
    consent: str | None,
    commercial: bool,
    legal: bool,
) -> Outcome[BundleData]:
    """A draft of an order, priced by the list of the day. Raises Refused with every condition of II.3 that isn't met."""
    if serials and licenses is not None and licenses != len(serials):
        raise InvalidInput("NOT_TOGETHER", left="--licenses", right="--license")
    count = licenses_of(len(serials) or (1 if licenses is None else licenses))
    offer = inputs.line(other_offer, "other-offer") if other_offer is not None else None
    mail = inputs.line(consent, "consent") if consent is not None else None
    buyer = lookup.served_client(act.db, client)
    product = lookup.product(act.db, program)
    held = [_held(act, serial, buyer, product) for serial in serials]
    _require_bundled_once(act, held)
    named = edition_of(product, edition)
    law = shelf(SLUG).law.on(act.day)
    commercial = commercial and all(row.commercial is not False for row in held)
    decision = act.ask(rules.take_part, order_facts(act.at, product, named, years, buyer, offer, mail, commercial, legal), law)
    price = price_on(act, price_item(product.key, named), act.day, BundleTerms(law).discounts.clause)
    row = act.db.add(
        Bundle(
            client_id=buyer.id,
            product_id=product.id,
            edition=named,
            years=years,
            state="draft",
            other_offer=offer,
            consent=mail,
            price_item=price.item,
            list_price=net_price(price),
            currency=price.currency,
            vat_rate=price.vat_rate,
            base=0,
            discount=0,
            net=0,
            discount_percent=0,
            drafted_at=act.at,
            changed_at=act.at,
            operator=act.operator,
        )
    )
    places: list[int | None] = [one.id for one in held] or [None] * count
    licensed = [_unpriced(row, position, license_id) for position, license_id in enumerate(places, 1)]
    _price(act, row, licensed, price, law)
    for place in licensed:
        act.db.add(place)
    act.bind("bundle", row.id, decision)
    act.book("bundle", row.id, client=buyer.id, program=product.key, edition=named, years=years, licenses=count, state="draft")
    data = bundle_data(act, row, licensed)._replace(notices=(Notice(SLUG, "order"),))
    return Outcome(data, decision_data(decision), made=str(row.id) if row.id else None)


def _unpriced(row: Bundle, position: int, license_id: int | None) -> BundleLicense:
    """A licence's place in the bundle; None where the licence isn't on record yet."""
    return BundleLicense(bundle_id=row.id, position=position, license_id=license_id, list_price=0, base=0, discount=0, net=0)


def _held(act: Act, serial: str, buyer: Client, product: Product) -> License:
    held = lookup.license_(act.db, serial)
    if not lookup.same_client(act.db, held.client_id, buyer.id):
        raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=buyer.key)
    if held.product_id != product.id:
        raise InvalidInput("LICENSE_OF_ANOTHER_PROGRAM", license=held.serial, product=product.key)
    return held


def _require_bundled_once(act: Act, held: Sequence[License]) -> None:
    """Raises InvalidInput for a licence named twice, Conflict for one in another bundle that runs or is on its way."""
    for place, licence in enumerate(held):
        if licence in held[:place]:
            raise InvalidInput("LICENSE_TWICE", license=licence.serial)
        other = reading.bundle_with_license(act.db, licence.id, act.day)
        if other is not None:
            raise Conflict("LICENSE_BUNDLED", license=licence.serial, id=other.id)


def _price(act: Act, row: Bundle, licensed: Sequence[BundleLicense], price: Price, law: LawAt) -> None:
    """Price the bundle, licence by licence, and keep the decision."""
    facts = BundlePriceFacts(row.years, (net_price(price),) * len(licensed))
    value = granted(act.ask(rules.price_bundle, facts, law, about=("bundle", row.id)))
    for licence, priced in zip(licensed, value.licenses, strict=True):
        licence.list_price, licence.base = net_price(price), priced.base
        licence.discount, licence.net = priced.discount, priced.net
    row.list_price, row.currency, row.vat_rate = net_price(price), price.currency, price.vat_rate
    row.base, row.discount, row.net, row.discount_percent = value.base, value.discount, value.net, value.percent


def submit(act: Act, reference: str, *, channel: str | None, confirmed: Sequence[str]) -> Outcome[BundleData]:
    """The order is placed: complete, and sent at least as a scan by e-mail (II.4); else it stays a draft.

    The day of the act is the order day: its text, and its price list, decide for good (XII.4).
    """
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    row = find(act.db, reference)
    served = shelf(SLUG)
    law = served.law.on(max(act.day, legal_day(row.changed_at)))  # an earlier act is a conflict, below
    for part in confirmed:
        inputs.word(part, "confirmation", BundleTerms(law).application_required.value)
    require_state(act, row, "draft")
    buyer, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    if buyer is None or product is None:
        raise LookupError(f"bundle {row.id} without a client or a product")
    licensed = bundles.licenses(act.db, row.id)
    held = [act.db.get(License, licence.license_id) for licence in licensed if licence.license_id]
    _require_bundled_once(act, [one for one in held if one is not None])
    commercial = all(one is None or one.commercial is not False for one in held)
    asked = order_facts(act.at, product, row.edition, row.years, buyer, row.other_offer, row.consent, commercial)
    taking = act.decide(rules.take_part, asked, law)
    facts = ApplicationFacts(act.at, channel, tuple(confirmed))
    decision = act.decide(rules.submit_order, facts, law)
    both: Decision[None] = law.decide(*taking.grounds, *decision.grounds).asked("submit_order")
    require_yes(both)
    row.ordered_on, row.law_version = act.day, law.version.id
    row.channel, row.confirmed = channel, ",".join(confirmed)
    price = price_on(act, row.price_item, act.day, BundleTerms(law).discounts.clause)
    _price(act, row, licensed, price, law)
    for licence in licensed:
        act.db.touch(licence)
    moved(act, row, "submitted")
    store_acceptance(act, buyer, SLUG, law.version.id, rules.ACCEPTANCE["order"])
    act.bind("bundle", row.id, taking, decision)
    act.book("bundle", row.id, state="submitted", channel=channel, confirmed=list(confirmed), ordered_on=act.day)
    data = bundle_data(act, row, licensed)._replace(notices=(Notice(SLUG, "order"),))
    return Outcome(data, decision_data(both), made=str(row.id))
