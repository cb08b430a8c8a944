"""Subscription bundles: ordered, submitted, qualified or rejected, paid; shown and listed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk import inputs, lookup
from supportctl.desk.acceptances import store_acceptance
from supportctl.desk.act import Act
from supportctl.desk.bundle_quote import edition_of, licenses_of, net_price, order_facts, price_item
from supportctl.desk.bundle_view import (
    SLUG,
    YEAR,
    bundle_data,
    clauses_of,
    find,
    law_of_order,
    line_name,
    not_erased,
    program_name,
    records,
)
from supportctl.desk.issuing import Priced, document_data, issue_document
from supportctl.desk.prices import price_on
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.desk.training_groups import end_trainings
from supportctl.desk.training_papers import invoice_paid
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles.facts import (
    ApplicationFacts,
    BundlePriceFacts,
    QualificationFacts,
    TermFacts,
)
from supportctl.store.history import Said, say
from supportctl.store.queries import bundles, invoices
from supportctl.store.tables.bundles import Bundle, BundleDocument, BundleLicense
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.pricelist import Price

STATES = ("draft", "submitted", "qualified", "rejected", "active", "renewed", "ended", "breached")
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
) -> Outcome:
    """A draft of an order, priced by the list of the day. Raises Refused with every condition of II.3 that isn't met."""
    if serials and licenses is not None and licenses != len(serials):
        raise InvalidInput("NOT_TOGETHER", left="--licenses", right="--license")
    count = licenses_of(len(serials) or (1 if licenses is None else licenses))
    offer = inputs.line(other_offer, "other-offer") if other_offer is not None else None
    mail = inputs.line(consent, "consent") if consent is not None else None
    buyer = lookup.served_client(act.db, client)
    product = lookup.product(act.db, program)
    held = [_held(act, serial, buyer, product) for serial in serials]
    _bundled_once(act, held)
    named = edition_of(product, edition)
    served = shelf(SLUG)
    law = served.law.on(act.day)
    legal_kind = commercial and all(row.commercial is not False for row in held)
    facts = order_facts(act.at, product, named, years, buyer, offer, mail, legal_kind, legal)
    decision = served.rules.take_part(facts, law)
    require(decision)
    price = price_on(act, price_item(product.key, named), act.day, law.value("discounts").clause)
    row = Bundle(
        client_id=buyer.id or 0,
        product_id=product.id or 0,
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
    act.db.add(row)
    licensed = [
        BundleLicense(
            bundle_id=row.id or 0,
            position=i,
            license_id=held[i - 1].id if held else None,
            list_price=0,
            base=0,
            discount=0,
            net=0,
        )
        for i in range(1, count + 1)
    ]
    _price(act, row, licensed, price, law)
    for licence in licensed:
        act.db.add(licence)
    act.decided("bundle", row.id, decision, facts)
    act.book("bundle", row.id, client=buyer.id, program=product.key, edition=named, years=years, licenses=count, state="draft")
    data = bundle_data(act, row, licensed) | {"notices": [{"regulation": SLUG, "moment": "order"}]}
    return Outcome(data, decision_data(decision), made=str(row.id) if row.id else None)


def _held(act: Act, serial: str, buyer: Client, product: Product) -> License:
    held = lookup.license_(act.db, serial)
    if held.client_id != buyer.id:
        raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=buyer.key)
    if held.product_id != product.id:
        raise InvalidInput("LICENSE_OF_ANOTHER_PROGRAM", license=held.serial, product=product.key)
    return held


def _bundled_once(act: Act, held: Sequence[License]) -> None:
    """Raises InvalidInput for a licence named twice, Conflict for one in another bundle that runs or is on its way."""
    for place, licence in enumerate(held):
        if licence in held[:place]:
            raise InvalidInput("LICENSE_TWICE", license=licence.serial)
        other = bundles.with_license(act.db, licence.id or 0, act.day)
        if other is not None:
            raise Conflict("LICENSE_BUNDLED", license=licence.serial, id=other.id)


def _price(act: Act, row: Bundle, licensed: Sequence[BundleLicense], price: Price, law: LawAt) -> None:
    """Price the bundle, licence by licence, and keep the decision."""
    facts = BundlePriceFacts(row.years, (net_price(price),) * len(licensed))
    decision = shelf(SLUG).rules.price_bundle(facts, law)
    require(decision)
    value = decision.value
    for licence, priced in zip(licensed, value.licenses, strict=True):
        licence.list_price, licence.base = net_price(price), priced.base
        licence.discount, licence.net = priced.discount, priced.net
    row.list_price, row.currency, row.vat_rate = net_price(price), price.currency, price.vat_rate
    row.base, row.discount, row.net, row.discount_percent = value.base, value.discount, value.net, value.percent
    act.decided("bundle", row.id, decision, facts)


def in_state(act: Act, row: Bundle, *states: str) -> None:
    """Raises Conflict unless the bundle is in one of the states, its client not erased, and the act not before its last change."""
    if row.state not in states:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=list(states))
    not_erased(act, row)
    if act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))


def moved(act: Act, row: Bundle, state: str) -> None:
    """The bundle is in another state from the act on."""
    row.state, row.changed_at = state, act.at
    act.db.touch(row)


def submit(act: Act, reference: str, *, channel: str | None, confirmed: Sequence[str]) -> Outcome:
    """The order is placed: complete, and sent at least as a scan by e-mail (II.4); else it stays a draft.

    The day of the act is the order day: its text, and its price list, decide for good (XII.4).
    """
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    row = find(act.db, reference)
    served = shelf(SLUG)
    law = served.law.on(max(act.day, legal_day(row.changed_at)))  # an earlier act is a conflict, below
    for part in confirmed:
        inputs.word(part, "confirmation", list(law.value("application.required").value))
    in_state(act, row, "draft")
    buyer, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    if buyer is None or product is None:
        raise LookupError(f"bundle {row.id} without a client or a product")
    licensed = bundles.licenses(act.db, row.id or 0)
    held = [act.db.get(License, licence.license_id) for licence in licensed if licence.license_id]
    _bundled_once(act, [one for one in held if one is not None])
    commercial = all(one is None or one.commercial is not False for one in held)
    asked = order_facts(act.at, product, row.edition, row.years, buyer, row.other_offer, row.consent, commercial)
    taking = served.rules.take_part(asked, law)
    facts = ApplicationFacts(act.at, channel, tuple(confirmed))
    decision = served.rules.submit_order(facts, law)
    both: Decision[None] = law.decide(*taking.grounds, *decision.grounds).asked("submit_order")
    require(both)
    row.ordered_on, row.law_version = act.day, law.version.id
    row.channel, row.confirmed = channel, ",".join(confirmed)
    price = price_on(act, row.price_item, act.day, law.value("discounts").clause)
    _price(act, row, licensed, price, law)
    for licence in licensed:
        act.db.touch(licence)
    moved(act, row, "submitted")
    store_acceptance(act, buyer, SLUG, law.version.id, served.rules.ACCEPTANCE["order"])
    act.decided("bundle", row.id, taking, asked)
    act.decided("bundle", row.id, decision, facts)
    act.book("bundle", row.id, state="submitted", channel=channel, confirmed=list(confirmed), ordered_on=act.day)
    data = bundle_data(act, row, licensed) | {"notices": [{"regulation": SLUG, "moment": "order"}]}
    return Outcome(data, decision_data(both), made=str(row.id))


def qualify(act: Act, reference: str, *, channel: str | None) -> Outcome:
    """The organiser confirms the order at least by e-mail (II.5), and bills it by proforma (IV.1)."""
    row, decision = _told(act, reference, True, channel, "submitted")
    licensed = bundles.licenses(act.db, row.id or 0)
    document = _bill(act, row, licensed, "proforma")
    moved(act, row, "qualified")
    act.book("bundle", row.id, state="qualified", channel=channel, number=document["number"])
    data = bundle_data(act, row, licensed) | {"document": document}
    return Outcome(data, decision, made=str(row.id))


def reject(act: Act, reference: str, *, channel: str | None, reason: str) -> Outcome:
    """The organiser says no to an order, at least by e-mail (II.5); also to one that it had confirmed and that was never paid, for
    it is activated by the payment only (IV.1). Its proforma waits for no payment any more. Raises Conflict when anything of it was paid."""
    words = inputs.text(reason, "reason")
    row, decision = _told(act, reference, False, channel, "submitted", "qualified")
    paid = next((paper for paper in bundles.documents(act.db, row.id or 0) if paper.paid_on is not None), None)
    if paid is not None:
        raise Conflict("DOCUMENT_PAID", number=paid.number, on=plain(paid.paid_on))
    moved(act, row, "rejected")
    act.book("bundle", row.id, state="rejected", channel=channel, message=say(act.db, Said(words)))
    notes = tuple(("TRAINING_MOVED", {"id": t.id, "state": t.state}) for t in end_trainings(act, row))
    return Outcome(bundle_data(act, row), decision, notes, str(row.id))


def _told(act: Act, reference: str, accept: bool, channel: str | None, *states: str) -> tuple[Bundle, dict[str, Any]]:
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    row = find(act.db, reference)
    in_state(act, row, *states)
    facts = QualificationFacts(accept, channel)
    decision = shelf(SLUG).rules.qualify(facts, law_of_order(row))
    require(decision)
    act.decided("bundle", row.id, decision, facts)
    return row, decision_data(decision)


def _bill(act: Act, row: Bundle, licensed: Sequence[BundleLicense], kind: str) -> dict[str, Any]:
    """The proforma of a bundle, or the invoice once it is paid: one line a licence. Its data."""
    buyer, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    if buyer is None or product is None:
        raise LookupError(f"bundle {row.id} without a client or a product")
    what = f"{program_name(product, row)}, pakiet {'roczny' if row.years == 1 else f'{row.years}-letni'}"
    lines = [
        Priced(
            item=row.price_item,
            name=f"{line_name(row, 'subscription')} {what}",
            quantity=Decimal(row.years),
            unit=YEAR,
            price=licence.list_price,
            currency=row.currency,
            vat_rate=row.vat_rate,
            clauses=clauses_of("IV.1"),
            discount=licence.discount,
        )
        for licence in licensed
    ]
    paid = kind == "vat"
    invoice, rows = issue_document(act, kind=kind, buyer=buyer, lines=lines, service=act.day, due=act.day if paid else None)
    if invoice.number:
        facts = BundlePriceFacts(row.years, tuple(licence.list_price for licence in licensed))
        act.decided("invoice", invoice.number, shelf(SLUG).rules.price_bundle(facts, law_of_order(row)), facts)
        act.db.add(
            BundleDocument(
                bundle_id=row.id or 0,
                number=invoice.number,
                purpose="activation" if paid else "bundle",
                due_on=invoice.due_on,
                paid_on=act.day if paid else None,
            )
        )
    return document_data(act, invoice, rows)


def pay(act: Act, reference: str, *, number: str | None) -> Outcome:
    """A payment came in. That of the proforma activates the bundle (IV.1, IV.2), and the VAT invoice follows; so it does on
    that of a training order (V.4).

    Raises Conflict when the document is paid already or wasn't issued yet, NotFound for one that isn't the bundle's.
    """
    row = find(act.db, reference)
    papers = bundles.documents(act.db, row.id or 0)
    wanted = number or next((p.number for p in papers if p.purpose == "bundle"), None)
    if wanted is None:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["qualified"])
    paper = next((p for p in papers if p.number == wanted), None)
    if paper is None:
        raise NotFound("NOT_FOUND", kind="invoice", value=wanted)
    if paper.paid_on is not None:
        raise Conflict("DOCUMENT_PAID", number=wanted, on=plain(paper.paid_on))
    invoice = invoices.by_number(act.db, wanted)
    if invoice is not None and act.day < invoice.issued_on:
        raise Conflict("PAID_BEFORE_ISSUED", number=wanted, on=plain(act.day), issued_on=plain(invoice.issued_on))
    if paper.purpose == "bundle":
        in_state(act, row, "qualified")
    elif row.state == "rejected":
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["qualified", "active", "renewed", "breached"])
    paper.paid_on = act.day
    act.db.touch(paper)
    act.book("bundle", row.id, paid=wanted, on=act.day)
    if paper.purpose != "bundle":
        billed = {"document": invoice_paid(act, row, invoice)} if paper.purpose == "training" and invoice else {}
        return Outcome(bundle_data(act, row) | billed, made=str(row.id))
    facts = TermFacts(row.years, act.day, act.day)
    decision = shelf(SLUG).rules.activate(facts, law_of_order(row))
    require(decision)
    row.first_day, row.last_day = decision.value.first_day, decision.value.last_day
    row.active_until = row.last_day
    licensed = bundles.licenses(act.db, row.id or 0)
    document = _bill(act, row, licensed, "vat")
    moved(act, row, "active")
    act.decided("bundle", row.id, decision, facts)
    act.book("bundle", row.id, state="active", first_day=row.first_day, last_day=row.last_day, number=document["number"])
    return Outcome(bundle_data(act, row, licensed) | {"document": document}, decision_data(decision), made=str(row.id))


def show(act: Act, reference: str) -> Outcome:
    """A bundle with its licences, documents, benefits and what is left of them."""
    row = find(act.db, reference)
    data = bundle_data(act, row) | records(act, row) | {"notices": [{"regulation": SLUG, "moment": "bundle"}]}
    return Outcome(data)


def list_bundles(act: Act, *, client: str | None, state: str | None, limit: int | None) -> Outcome:
    """Bundles, newest first."""
    buyer = lookup.client(act.db, client) if client is not None else None
    if state is not None:
        inputs.word(state, "state", STATES)
    rows = bundles.every(act.db, client_id=buyer.id if buyer else None, state=state, limit=limit)
    return Outcome([bundle_data(act, row) for row in rows])
