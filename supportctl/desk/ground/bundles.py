"""A bundle as every room meets it: found, told as data, the law of its order day, what is left of its benefits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from supportctl.calendar import legal_day
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import (
    BenefitLeft,
    BookingData,
    BundleData,
    BundledLicense,
    BundlePaper,
    DemandGiven,
    GrantedBenefit,
    NoticeGiven,
    RenewalData,
)
from supportctl.desk.ground.results import money, plain
from supportctl.errors import Conflict, NotFound
from supportctl.law.terms import Period, period_of, term_last_day
from supportctl.law.text import LawAt
from supportctl.money import Money, vat_of_net
from supportctl.record import ABSENT, AppointmentState, BundleState, Minutes, Percent, Rate, Word, Years, maybe
from supportctl.regulations import law_of
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.benefits import PlanBenefit
from supportctl.regulations.solidexpert_bundles.facts import (
    PlanFacts,
)
from supportctl.regulations.solidexpert_bundles.terms import Terms as BundleTerms
from supportctl.store import reading
from supportctl.store.compiled import benefits, bundles, trainings
from supportctl.store.compiled.rows import Benefit, Bundle, BundleLicense, Client, License, Product
from supportctl.store.engine import Db

SLUG = "solidexpert-bundles"


# The unit on documents, which are in Polish.
YEAR = "rok"


def find(db: Db, reference: str) -> Bundle:
    """A bundle by its number."""
    found = db.get(Bundle, lookup.number("bundle", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="bundle", value=reference)
    return found


def require_not_erased(act: Act, row: Bundle) -> None:
    """Nothing new is done under a bundle whose client's data were erased. Raises Conflict."""
    buyer = act.db.get(Client, row.client_id)
    if buyer is not None:
        lookup.require_not_erased(buyer)


def law_of_order(row: Bundle) -> LawAt:
    """The text that decides for the bundle: that of its order day, for good (XII.4); for a draft that of the draft."""
    return law_of(SLUG).on(row.ordered_on or legal_day(row.drafted_at))


def terms_of_order(row: Bundle) -> BundleTerms:
    """The parameters of that text."""
    return BundleTerms(law_of_order(row))


def clauses_of(*clauses: str) -> list[dict[str, str]]:
    """Clauses as a document cites them."""
    return [{"regulation": SLUG, "clause": clause} for clause in clauses]


def program_name(product: Product, row: Bundle) -> str:
    """The program with its edition, as documents name it."""
    return f"{product.name} {row.edition}" if row.edition else product.name


def plan_rows(found: Sequence[PlanBenefit]) -> tuple[GrantedBenefit, ...]:
    """The benefits of a plan over its term, and what they are worth."""
    return tuple(
        GrantedBenefit(Word(b.benefit), maybe(Minutes, b.minutes), maybe(Percent, b.percent), money(b.worth, b.currency))
        for b in found
    )


def bundle_data(act: Act, row: Bundle, licensed: Sequence[BundleLicense] | None = None) -> BundleData:
    """The documented fields of a bundle, its licences, documents and benefits."""
    client, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    licences = bundles.licenses(act.db, row.id) if licensed is None else licensed
    vat = sum(vat_of_net(licence.net, row.vat_rate) for licence in licences)
    law = law_of_order(row)
    trained = str(row.years) in BundleTerms(law).training_discounts.value
    training_last = (
        term_last_day(law, BundleTerms.training_order_within.key, row.ordered_on) if row.ordered_on and trained else None
    )
    breach = bundles.breach(act.db, row.id)
    cur = row.currency
    return BundleData(
        id=row.id or None,
        client=client.key if client else None,
        program=Word(product.key) if product else None,
        edition=row.edition or None,
        years=Years(row.years),
        licenses=len(licences),
        list_price=Money(row.list_price, cur),
        base=Money(row.base, cur),
        discount_percent=Percent(row.discount_percent),
        discount=Money(row.discount, cur),
        net=Money(row.net, cur),
        vat_rate=Rate(row.vat_rate),
        vat=Money(vat, cur),
        gross=Money(row.net + vat, cur),
        state=BundleState(state_on(act, row)),
        ordered_on=row.ordered_on,
        regulation=SLUG,
        version=law.version.id,
        first_day=row.first_day,
        last_day=row.last_day,
        active_until=row.active_until,
        training_last_day=training_last,
        breach=Word(breach.ground) if breach else None,
        license_prices=tuple(_license(act, licence, cur) for licence in licences),
        documents=tuple(BundlePaper(d.number, Word(d.purpose), d.due_on, d.paid_on) for d in bundles.documents(act.db, row.id)),
        renewals=tuple(
            RenewalData(Years(r.years), r.first_day, r.last_day, Money(r.net, cur), r.number)
            for r in bundles.renewals(act.db, row.id)
        ),
        notices_given=tuple(NoticeGiven(n.given_on, n.against) for n in bundles.notices(act.db, row.id)),
        benefits=tuple(benefit_rows(act, row, act.day)),
        appointments=tuple(booking_data(act, b) for b in benefits.of(act.db, row.id)),
    )


def _license(act: Act, licence: BundleLicense, cur: str) -> BundledLicense:
    held = act.db.get(License, licence.license_id) if licence.license_id else None
    prices = (licence.list_price, licence.base, licence.discount, licence.net)
    return BundledLicense(licence.position, held.serial if held else None, *(Money(price, cur) for price in prices))


def booking_data(act: Act, booking: Benefit) -> BookingData:
    """An appointment or a use of a benefit."""
    licence = act.db.get(BundleLicense, booking.bundle_license_id) if booking.bundle_license_id else None
    held = act.db.get(License, licence.license_id) if licence and licence.license_id else None
    return BookingData(
        id=booking.id or None,
        bundle=booking.bundle_id,
        benefit=Word(booking.benefit),
        state=AppointmentState(booking.state),
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        minutes=Minutes(minutes_of(booking)),
        preparation=booking.preparation,
        stages=tuple(Word(s) for s in booking.stages.split(",") if s),
        license=held.serial if held else (str(licence.position) if licence else None),
        certificate=booking.certificate,
        paid=booking.paid,
    )


def with_records(act: Act, row: Bundle, data: BundleData) -> BundleData:
    """The bundle with how it came about and was kept, words of people included."""
    found = bundles.breach(act.db, row.id)
    return data._replace(
        channel=maybe(Word, row.channel),
        confirmed=tuple(Word(part) for part in row.confirmed.split(",") if part),
        other_offer=row.other_offer,
        consent=row.consent,
        demands=tuple(DemandGiven(d.number, Word(d.form), d.sent_on, d.term) for d in bundles.demands(act.db, row.id)),
        breach_found_on=found.found_on if found else None,
        breach_description=found.description if found else None,
        settled_on=found.settled_on if found else None,
        appointments=tuple(
            booking_data(act, b)._replace(reported_to=b.reported_to, reported_on=b.reported_on, invitation=b.invitation)
            for b in benefits.of(act.db, row.id)
        ),
    )


def minutes_of(booking: Benefit) -> int:
    """As worked; as agreed while it wasn't done."""
    return booking.planned_minutes if booking.minutes is None else booking.minutes


def benefit_rows(act: Act, row: Bundle, on: date) -> list[BenefitLeft]:
    """One row a benefit: minutes granted, used and left, on a day; `last_day` of its use. By the subscription year, to
    be used until `until`, where it is granted by the year. After the last day, and after a breach, nothing is left; nor is a
    discount on trainings once they were ordered (V.1), or of an order that the organiser rejected (II.5)."""
    law = law_of_order(row)
    lost = row.state == "breached"
    rows: list[BenefitLeft] = []
    for plan in rules.plan_benefits(PlanFacts(row.years), law).value:
        granted = maybe(Minutes, plan.minutes)
        found = BenefitLeft(Word(plan.benefit), granted, Minutes(0), granted, maybe(Percent, plan.percent), ABSENT, None, None)
        if plan.benefit == "training":
            last = term_last_day(law, BundleTerms.training_order_within.key, row.ordered_on) if row.ordered_on else None
            found = found._replace(used_minutes=None, last_day=last)
            if lost or row.state == "rejected" or (last is not None and on > last) or _trained(act, row, on):
                found = found._replace(discount_percent=Percent(0))
        elif row.ordered_on and row.first_day and row.last_day:
            found = _left(act, row, found, on, lost)
        rows.append(found)
    return [*rows, *_exams(act, row, on)]


def _trained(act: Act, row: Bundle, on: date) -> bool:
    """Were the trainings at the discount ordered by a day?"""
    return any(t.ordered_on is not None and t.ordered_on <= on for t in trainings.of(act.db, row.id))


def _exams(act: Act, row: Bundle, on: date) -> list[BenefitLeft]:
    """The free exams of the half-year, over all licences: not a benefit, so they stay after a breach (VIII.3)."""
    if row.first_day is None or row.active_until is None or not row.first_day <= on <= row.active_until:
        return []
    half = period_of(row.first_day, 6, on)
    granted, left = terms_of_order(row).exam_per_half_year.value, 0
    for licence in bundles.licenses(act.db, row.id):
        days = [legal_day(b.starts_at) for b in free_exams(act, licence)]
        left += max(0, granted - sum(half.first_day <= day <= half.last_day for day in days))
    until = min(half.last_day, row.active_until)
    kept_by = terms_of_order(row).exam_per_half_year.clause if row.state == "breached" else ABSENT
    return [BenefitLeft(Word("exam"), None, None, None, None, left, until, row.active_until, kept_by)]


def _left(act: Act, row: Bundle, found: BenefitLeft, on: date, lost: bool) -> BenefitLeft:
    name = str(found.benefit)
    law, terms = law_of_order(row), terms_of_order(row)
    ordered, first, last = row.ordered_on or on, row.first_day or on, row.last_day or on
    counted = [b for b in benefits.of(act.db, row.id, name) if b.state in benefits.COUNTED]
    year: Period | None = period_of(first, 12, min(max(on, first), last))
    if name == "upgrade-help":
        granted = terms.upgrade_minutes_per_year.value
        last_day = rules.upgrade_last_day(row.years, ordered, last, law)
    elif name == "webinar":
        granted, last_day = terms.webinar_minutes.value, last
    else:
        granted, last_day, year = (
            terms.deployment_minutes.value,
            term_last_day(law, BundleTerms.deployment_within.key, ordered),
            None,
        )
    within = [b for b in counted if year is None or year.first_day <= legal_day(b.starts_at) <= year.last_day]
    used = sum(minutes_of(b) for b in within)
    spent = lost or on > last_day or (name == "webinar" and bool(within))
    return found._replace(
        granted_minutes=Minutes(granted),
        used_minutes=Minutes(used),
        left_minutes=Minutes(0 if spent else max(0, granted - used)),
        until=min(year.last_day, last_day) if year else last_day,
        last_day=last_day,
    )


def line_name(row: Bundle, line: str) -> str:
    """What stands on a document for a kind of line, by the text that binds the bundle."""
    return terms_of_order(row).document_lines.value[line]


def state_on(act: Act, row: Bundle) -> str:
    """The state of a bundle on the act's day: a subscription that a notice ended is over, whether or not cron marked it yet."""
    runs = row.state in ("active", "renewed")
    return "ended" if runs and reading.bundle_ended(act.db, row, act.day) else row.state


def require_state(act: Act, row: Bundle, *states: str) -> None:
    """Raises Conflict unless the bundle is in one of the states, its client not erased, and the act not before its last change."""
    if row.state not in states:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=list(states))
    require_not_erased(act, row)
    if act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))


def moved(act: Act, row: Bundle, state: str) -> None:
    """The bundle is in another state from the act on."""
    row.state, row.changed_at = state, act.at
    act.db.touch(row)


def free_exams(act: Act, licence: BundleLicense) -> list[Benefit]:
    """The free exams of a licence, under whichever bundle it was; of one that isn't on record, under its bundle alone."""
    if licence.license_id is None:
        return benefits.free_exams_of_place(act.db, licence.id)
    return benefits.free_exams_of_license(act.db, licence.license_id)
