"""What a document bills, given free for a new invoice; and what the papers of a bundle say of a document that is void or lowered."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.tickets import record
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.payments import Standing
from supportctl.store.compiled import billed, bundles, invoices
from supportctl.store.compiled.rows import Bundle, BundleDocument, HoursUse, Invoice, ServiceItem, Ticket


def free(act: Act, row: Invoice) -> bool:
    """Let hours, items, purchases, a conversion, a period or a settlement be invoiced anew. Did the document bill any of them?

    What an invoice billed that followed the payment of a proforma isn't free: it is paid for by that.
    """
    freed = [_work(act, row), _purchases(act, row), _conversion(act, row), _period(act, row), _settlement(act, row)]
    return any(freed) or row.kind == "final"  # its advances wait for another final invoice


def _work(act: Act, row: Invoice) -> bool:
    """Begun units and service items of tickets, which wait for an invoice again."""
    used = billed.uses(act.db, row.id)
    rows: list[HoursUse | ServiceItem] = [*(use for use, _ in used), *billed.items(act.db, row.id)]
    paid_before = {use.id for use, grant in used if grant.prepaid}
    waiting = {each.ticket_id for each in rows if not (isinstance(each, HoursUse) and each.id in paid_before)}
    for each in rows:
        each.invoice_id = None
        act.db.touch(each)
    for number in dict.fromkeys(each.ticket_id for each in rows):
        ticket = act.db.get(Ticket, number)
        if ticket is None:
            continue
        ticket.unbilled = ticket.unbilled or number in waiting
        act.db.touch(ticket)
        record(act, ticket, "billing-freed", number=row.number)
    return bool(rows)


def _purchases(act: Act, row: Invoice) -> bool:
    """Hours that are invoiced at purchase."""
    found = billed.purchases(act.db, row.id)
    for grant in found:
        grant.invoice_id = None
        act.db.touch(grant)
        act.book("hours", grant.id, freed=row.number)
    return bool(found)


def _conversion(act: Act, row: Invoice) -> bool:
    """The subscriptions of a conversion."""
    found = billed.conversion(act.db, row.id)
    if found is None:
        return False
    found.invoice_id, found.changed_at = None, act.at
    act.db.touch(found)
    act.book("license", found.license_id, freed=row.number)
    return True


def _period(act: Act, row: Invoice) -> bool:
    """A period after a bundle: `bundle renew` invoices it once more."""
    found = billed.renewal(act.db, row.number)
    if found is None:
        return False
    act.book("bundle", found.bundle_id, freed=row.number)
    return True


def _settlement(act: Act, row: Invoice) -> bool:
    """What is paid back after a breach: `bundle settle` invoices it once more, when none of its documents counts any more."""
    paper = bundles.document(act.db, row.number)
    found = bundles.breach(act.db, paper.bundle_id) if paper is not None and paper.purpose == "settlement" else None
    if paper is None or found is None:
        return False
    for other in bundles.documents(act.db, paper.bundle_id):
        invoice = invoices.by_number(act.db, other.number) if other.purpose == "settlement" and other.id != paper.id else None
        if invoice is not None and payments.standing(act, invoice).owed:
            return True
    found.settled_on = None
    act.db.touch(found)
    act.book("bundle", paper.bundle_id, freed=row.number)
    return True


def settle_paper(act: Act, stand: Standing) -> None:
    """Say among the documents of a bundle whether something is left to pay after a correction. A proforma isn't corrected, and what
    followed its payment is paid."""
    paper = bundles.document(act.db, stand.invoice.number)
    if paper is None or paper.purpose not in ("renewal", "settlement"):
        return
    paper.paid_on = payments.paid_on(stand)
    act.db.touch(paper)


def drop_paper(act: Act, row: Invoice) -> None:
    """A document that was annulled is none of a bundle's any more."""
    paper = bundles.document(act.db, row.number)
    if paper is not None:
        act.db.delete(paper)


def called_off(act: Act, paper: BundleDocument) -> bool:
    """Does nothing wait for the payment of a proforma of a bundle: was the order rejected?"""
    bundle = act.db.get(Bundle, paper.bundle_id)
    return bundle is None or bundle.state == "rejected"
