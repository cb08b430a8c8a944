"""After a bundle: the offer for the periods that follow, notices against them, renewals with their invoices."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from supportctl.desk.bundle.paying import BilledBundle
from supportctl.desk.bundle.rebilling import freed_renewal, rebill
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData, OfferData
from supportctl.desk.ground.bundles import (
    YEAR,
    bundle_data,
    clauses_of,
    find,
    law_of_order,
    line_name,
    moved,
    program_name,
    require_state,
)
from supportctl.desk.ground.results import Outcome, decision_data, granted, plain
from supportctl.desk.invoice.documents import Priced, document_data, issue_document
from supportctl.desk.invoice.ksef import due_notes
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.terms import period_of
from supportctl.money import Money, parse_amount
from supportctl.record import Years
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import RenewalFacts
from supportctl.store.compiled import bundles
from supportctl.store.compiled.rows import Bundle, BundleDocument, BundleNotice, BundleOffer, BundleRenewal, Client, Product
from supportctl.told import Note

MOST_YEARS = 10


def offer(act: Act, reference: str, *, years: int, price: str | None) -> Outcome[BundleData]:
    """The organiser's offer for the periods after the bundle: years, and the list price of a licence and year (IV.3).

    Without an amount the price list of the day says it. A later offer replaces an earlier one. Raises Gap NO_PRICE.
    """
    if not 1 <= years <= MOST_YEARS:
        raise InvalidInput("BAD_YEARS", value=years)
    amount = parse_amount(price) if price is not None else None
    row = find(act.db, reference)
    require_state(act, row, "active", "renewed")
    if amount is None:
        listed = price_on(act, row.price_item, act.day, "IV.3")
        if listed.gross or listed.currency != row.currency:
            raise InvalidInput("PRICE_IS_GROSS", item=listed.item)
        amount = listed.amount
    act.db.add(
        BundleOffer(
            bundle_id=row.id,
            years=years,
            list_price=amount,
            currency=row.currency,
            vat_rate=row.vat_rate,
            happened_at=act.at,
            operator=act.operator,
        )
    )
    act.book("bundle", row.id, offer_years=years, list_price=amount, currency=row.currency)
    data = bundle_data(act, row)._replace(offer=OfferData(Years(years), Money(amount, row.currency)))
    return Outcome(data, made=str(row.id))


def notice(act: Act, reference: str, *, against: date) -> Outcome[BundleData]:
    """The client's notice against the renewal for the period that begins on a day: within the bundle a breach (IX.1.2),
    after it the end of the renewals from that period on (IV.3).

    Raises InvalidInput for a day on which no year of the subscription begins, Conflict for a period already begun.
    """
    row = find(act.db, reference)
    require_state(act, row, "active", "renewed")
    if row.first_day is None or row.last_day is None or row.active_until is None or against <= row.first_day:
        raise InvalidInput("NOTICE_BEFORE_BUNDLE", against=plain(against), first_day=plain(row.first_day))
    year = period_of(row.first_day, 12, against)
    if year.first_day != against:
        raise InvalidInput("NOTICE_NO_PERIOD", against=plain(against), first_day=plain(year.first_day))
    if act.day >= against or row.last_day < against <= row.active_until:
        raise Conflict("PERIOD_BEGUN", against=plain(against), active_until=plain(row.active_until))
    act.db.add(BundleNotice(bundle_id=row.id, given_on=act.day, against=against, happened_at=act.at, operator=act.operator))
    within = against <= row.last_day
    clause = "IX.1.2" if within else "IV.3"
    act.book("bundle", row.id, notice_against=against, clause=clause)
    note = Note(
        "NOTICE_WITHIN" if within else "NOTICE_AFTER",
        {"against": plain(against), "last_day": plain(row.last_day), "id": row.id},
    )
    return Outcome(bundle_data(act, row), notes=(note,), made=str(row.id))


def renew(act: Act, reference: str, *, since: datetime | None = None) -> Outcome[BilledBundle]:
    """The period after the one that ended, by the offer on record, documented by a VAT invoice (IV.3, IV.4). Where the invoice of an
    earlier period counts no more, that one is invoiced anew first.

    `since`: when it renewed itself, where that is recorded later: what was on record then decides, and only the invoice is of now.
    Raises Refused while the period runs or when the client gave notice against it or a part of it, Gap NO_OFFER.
    """
    row = find(act.db, reference)
    require_state(act, row, "active", "renewed")
    if (freed := freed_renewal(act, row)) is not None:
        return rebill(act, row, freed)
    buyer, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    if buyer is None or product is None or row.first_day is None or row.active_until is None:
        raise LookupError(f"bundle {row.id} without a client, a product or a term")
    billing, act = act, act if since is None else act._replace(at=since)
    facts, found = renewal_facts(act, row, by_itself=since is not None)
    decision = act.ask(rules.renew, facts, law_of_order(row))
    period = granted(decision)
    if found is None:
        raise LookupError(f"bundle {row.id} renewed without an offer")
    lines = [
        Priced(
            item=row.price_item,
            name=f"{line_name(row, 'renewal')} {program_name(product, row)}, {period.first_day:%d.%m.%Y}–{period.last_day:%d.%m.%Y}",
            quantity=Decimal(period.years),
            unit=YEAR,
            price=found.list_price,
            currency=found.currency,
            vat_rate=found.vat_rate,
            clauses=clauses_of("IV.3", "IV.4"),
        )
        for _ in period.prices
    ]
    invoice, rows = issue_document(billing, kind="vat", buyer=buyer, lines=lines, service=period.first_day)
    act.db.add(
        BundleRenewal(
            bundle_id=row.id,
            years=period.years,
            first_day=period.first_day,
            last_day=period.last_day,
            net=period.net,
            number=invoice.number,
            happened_at=act.at,
            operator=act.operator,
        )
    )
    if invoice.number:
        act.db.add(
            BundleDocument(bundle_id=row.id, number=invoice.number, purpose="renewal", due_on=invoice.due_on, paid_on=None)
        )
    row.active_until = period.last_day
    moved(act, row, "renewed")
    act.bind("invoice", invoice.number, decision)
    act.book("bundle", row.id, state="renewed", active_until=row.active_until, number=invoice.number)
    paper = document_data(act, invoice, rows)
    return Outcome(BilledBundle(bundle_data(act, row), paper), decision_data(decision), due_notes(paper), str(row.id))


def renewal_facts(act: Act, row: Bundle, *, by_itself: bool = False) -> tuple[RenewalFacts, BundleOffer | None]:
    """What decides the next renewal of an activated bundle, and the offer on record at the act. `by_itself`: the act is dated when the
    subscription renewed itself, whenever that is recorded."""
    if row.first_day is None or row.active_until is None:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["active"])
    found = bundles.offer(act.db, row.id, act.at)
    given = bundles.first_notice(act.db, row.id)
    # No notice is given against a period that has begun: one that came while its renewal was late doesn't stop it.
    if given is not None and by_itself and given.given_on >= act.day:
        given = None
    count = len(bundles.licenses(act.db, row.id))
    facts = RenewalFacts(
        on=act.day,
        first_day=row.first_day,
        last_day=row.active_until,
        term_years=row.years + sum(r.years for r in bundles.renewals(act.db, row.id)),
        list_prices=(found.list_price,) * count if found else (),
        offer_years=found.years if found else None,
        notice_against=given.against if given else None,
        notice_given_on=given.given_on if given else None,
    )
    return facts, found
