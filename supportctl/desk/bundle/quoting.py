"""What a bundle would cost: the three plans side by side, and what every order is priced and asked by."""

from __future__ import annotations

from datetime import date, datetime

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import GrantedBenefit
from supportctl.desk.ground.bundles import SLUG, plan_rows
from supportctl.desk.ground.results import Outcome, decision_data, granted, require_yes
from supportctl.desk.price.items import price_item
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import InvalidInput
from supportctl.money import Money, vat_of_net
from supportctl.record import Percent, Rate, Word
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import BundleOrderFacts, BundlePriceFacts, PlanFacts
from supportctl.regulations.solidexpert_bundles.terms import Terms as BundleTerms
from supportctl.store.compiled.rows import Client, Price, Product
from supportctl.tuples import NamedTuple

MOST_LICENSES = 10_000


def edition_of(product: Product, edition: str | None) -> str:
    """The edition as the catalogue writes it; an unknown one as it was typed: a clause says no to it."""
    if edition is None:
        return ""
    typed = inputs.line(edition, "edition", 60)
    known = [e for e in product.editions.split(",") if e]
    return next((e for e in known if e.casefold() == typed.casefold()), typed)


def licenses_of(licenses: int) -> int:
    """How many licences, at least one. Raises InvalidInput."""
    if not 1 <= licenses <= MOST_LICENSES:
        raise InvalidInput("BAD_QUANTITY", value=licenses, most=MOST_LICENSES)
    return licenses


def order_facts(
    at: datetime,
    product: Product,
    edition: str,
    years: int,
    buyer: Client | None,
    other_offer: str | None,
    consent: str | None,
    commercial: bool = True,
    legal: bool = True,
) -> BundleOrderFacts:
    """What decides whether a bundle can be bought. Names of offers and mails stay outside: that they are there counts."""
    return BundleOrderFacts(
        at=at,
        program=product.key,
        edition=edition,
        years=years,
        client_kind=buyer.kind if buyer else None,
        country=buyer.country if buyer else None,
        commercial=commercial,
        legal=legal,
        other_offer="given" if other_offer else None,
        consent="given" if consent else None,
    )


class QuotedPlan(NamedTuple):
    """What a plan would cost on a day, and bring."""

    id: None
    client: str | None
    program: Word
    edition: str | None
    name: str
    years: int
    licenses: int
    list_price: Money
    base: Money
    discount_percent: Percent
    discount: Money
    net: Money
    vat_rate: Rate
    vat: Money
    gross: Money
    state: None
    on: date
    benefits: tuple[GrantedBenefit, ...]


def quote(
    act: Act,
    *,
    program: str,
    edition: str | None,
    licenses: int,
    client: str | None,
    other_offer: str | None,
    consent: str | None,
    on: date,
) -> Outcome[list[QuotedPlan]]:
    """The three plans side by side, by the law and the price list of a day: price, discount, benefits and their worth.

    Raises Refused citing what stands in the way, Gap without a price, or before the promotion.
    """
    count = licenses_of(licenses)
    product = lookup.product(act.db, program)
    buyer = lookup.client(act.db, client) if client is not None else None
    named = edition_of(product, edition)
    served = shelf(SLUG)
    law = served.law.on(on)
    percents = BundleTerms(law).discounts
    asked = order_facts(_instant_of(act, on), product, named, min(map(int, percents.value)), buyer, other_offer, consent)
    decision = rules.take_part(asked, law)
    require_yes(decision)
    price = price_on(act, price_item(product.key, named), on, percents.clause)
    rows = []
    for years in sorted(map(int, percents.value)):
        value = granted(rules.price_bundle(BundlePriceFacts(years, (net_price(price),) * count), law))
        brings = rules.plan_benefits(PlanFacts(years), law)
        vat = sum(vat_of_net(licence.net, price.vat_rate) for licence in value.licenses)
        rows.append(
            QuotedPlan(
                id=None,
                client=buyer.key if buyer else None,
                program=Word(product.key),
                edition=named or None,
                name=f"{product.name} {named}".strip(),
                years=years,
                licenses=count,
                list_price=Money(net_price(price), price.currency),
                base=Money(value.base, price.currency),
                discount_percent=Percent(value.percent),
                discount=Money(value.discount, price.currency),
                net=Money(value.net, price.currency),
                vat_rate=Rate(price.vat_rate),
                vat=Money(vat, price.currency),
                gross=Money(value.net + vat, price.currency),
                state=None,
                on=on,
                benefits=plan_rows(brings.value),
            )
        )
    return Outcome(rows, decision_data(decision))


def _instant_of(act: Act, on: date) -> datetime:
    """The instant that a question about a day is asked for: now, or noon of another day."""
    return act.at if on == act.day else act.at.replace(year=on.year, month=on.month, day=on.day, hour=11, minute=0, second=0)


def net_price(price: Price) -> int:
    """The annual net list price. Raises InvalidInput for a price that includes VAT: the discount is off the net price."""
    if price.gross:
        raise InvalidInput("PRICE_IS_GROSS", item=price.item)
    return price.amount
