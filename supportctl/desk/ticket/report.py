"""A report becomes a ticket: what opening and splitting one share."""

from __future__ import annotations

from typing import Any

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.acceptances import store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.tickets import cited, record
from supportctl.desk.hours.funds import minutes_bought
from supportctl.desk.ticket import first_response
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.regulations import Shelf
from supportctl.regulations.facts import (
    Entitlement,
    EntitlementFacts,
    ReportFacts,
)
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled.rows import Client, License, Product, Ticket
from supportctl.store.history import Said
from supportctl.told import Note

# What a right to support is made of where no hours can be bought for it: findings of the entitlement, by their codes.
HALVES = ("product", "license-half", "support-half")


def opened(
    act: Act,
    served: Shelf,
    law: LawAt,
    report: ReportFacts,
    holder: Client,
    held: License | None,
    product: Product,
    subject: str,
    body: str | None,
    **origin: Any,
) -> tuple[Ticket, Decision[None], Decision[Entitlement]]:
    """The ticket that a report becomes, with what decided it and what its client is entitled to. `origin`: where it came from.
    Raises Refused."""
    holder = lookup.itself(act.db, holder)
    decision = act.ask(served.rules.open_ticket, report, law, kept=without_words(report))
    bought = minutes_bought(act, holder.id, product.id, held.version if held else None, act.at)
    asked = EntitlementFacts(report.license, bought, act.day)
    entitled = act.decide(served.rules.entitlement, asked, law)
    ticket = Ticket(
        subject=subject,
        status="new",
        client_id=holder.id,
        license_id=held.id if held else None,
        product_id=product.id,
        # Under a regulation that lets the user choose, the version chosen; else the one bought, which a report can't differ from.
        version=report.reported_version or (held.version if held else None),
        regulation=law.regulation.id,
        entitlement=entitled.value.kind,
        channel=report.channel,
        topic=report.topic,
        serial=report.serial,
        email=report.email,
        operator=act.operator,
        opened_at=act.at,
        changed_at=act.at,
    )
    # What isn't owed has no target: who is entitled to nothing is registered all the same (handling.2, handling.3).
    target = first_response.target(act, served, law) if entitled.value.kind != "none" else None
    ticket.first_response_due = target.value if target else None
    act.db.add(ticket)
    if "ticket" in served.rules.acceptance:
        store_acceptance(act, holder, law.regulation.id, law.version.id, served.rules.acceptance["ticket"])
    message = Said(body) if body else None
    clauses = cited(decision) + (cited(target) if target else ())
    record(act, ticket, "opened", clauses=clauses, message=message, channel=report.channel, topic=report.topic, **origin)
    act.bind("ticket", ticket.id, decision, entitled, *([target] if target else []))
    return ticket, decision, entitled


def known_topic(given: str | None, law: LawAt) -> str:
    """The topic named, or the regulation's default. Raises InvalidInput UNKNOWN_WORD."""
    terms = SupportTerms(law)
    excluded = terms.topics_excluded.value if terms.topics_excluded else {}
    return inputs.word(given or terms.topics_default.value, "topic", [*terms.topics_covered.value, *excluded])


def without_words(report: ReportFacts) -> ReportFacts:
    """The facts that are stored: that there was a description counts, its words are in the message; and no e-mail address."""
    return report._replace(
        description="…" if report.description else None,
        email="given" if report.email else None,
        license_email="given" if report.license_email and report.email else None,
    )


def entitlement_notes(entitled: Decision[Entitlement], serial: str | None = None) -> tuple[Note, ...]:
    """What the client is to be told of the right to support. `serial`: of the licence for which hours may be bought."""
    value = entitled.value
    if value.kind == "none":
        clauses = list(cited(entitled._replace(grounds=entitled.failed)))
        halves = [f"{g.code}-{'unknown' if g.passed is None else 'failed'}" for g in entitled.failed if g.code in HALVES]
        if halves:
            return (Note("SUPPORT_NONE", {"halves": halves, "clauses": clauses}),)
        found: dict[str, object] = {"may_buy": value.may_buy, "clauses": clauses}
        if value.may_buy:
            return (Note("ENTITLED_MAY_BUY", found | {"license": serial or "…"}),)
        return (Note("ENTITLED_NONE", found),)
    if value.update_first:
        return (Note("UPDATE_FIRST", {"clause": entitled.grounds[0].clause}),)
    return ()
