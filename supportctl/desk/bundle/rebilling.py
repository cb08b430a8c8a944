"""A renewal whose invoice was annulled, or corrected to zero so that it is billed anew: the period stands, and gets another invoice."""

from __future__ import annotations

import json

from supportctl.desk.bundle.paying import BilledBundle
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import bundle_data, law_of_order
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice.documents import document_data, issue_document
from supportctl.desk.invoice.ksef import due_notes
from supportctl.desk.invoice.priced import priced_again
from supportctl.law.facts import decode
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.store.compiled import bundles, corrections, decisions, invoices
from supportctl.store.compiled.rows import Bundle, BundleDocument, BundleRenewal, Client, Invoice
from supportctl.tuples import NamedTuple


class Freed(NamedTuple):
    """A period after a bundle, and its invoice that counts no more."""

    renewal: BundleRenewal
    former: Invoice


def freed_renewal(act: Act, row: Bundle) -> Freed | None:
    """The earliest period of a bundle that waits for another invoice."""
    for renewal in bundles.renewals(act.db, row.id):
        former = invoices.by_number(act.db, renewal.number)
        if former is None:
            continue
        void = bool(corrections.annulments(act.db, [former.id]))
        if void or any(change.rebill for change in corrections.standing(act.db, [former.id])):
            return Freed(renewal, former)
    return None


def rebill(act: Act, row: Bundle, freed: Freed) -> Outcome[BilledBundle]:
    """Invoice the period once more, with the lines of its former invoice and the same decision (IV.4)."""
    renewal, former = freed
    buyer = act.db.get(Client, row.client_id)
    if buyer is None:
        raise LookupError(f"bundle {row.id} without a client")
    lines = priced_again(act, former)
    invoice, rows = issue_document(act, kind="vat", buyer=buyer, lines=lines, service=renewal.first_day)
    renewed = decisions.latest(act.db, "invoice", former.number, "renew")
    if invoice.number:
        act.db.add(BundleDocument(bundle_id=row.id, number=invoice.number, purpose="renewal", due_on=invoice.due_on))
        if renewed is not None:
            act.decide(rules.renew, decode(json.loads(renewed.facts)), law_of_order(row), about=("invoice", invoice.number))
        renewal.number = invoice.number
        act.db.touch(renewal)
    act.book("bundle", row.id, number=invoice.number, instead_of=former.number)
    data = document_data(act, invoice, rows)
    return Outcome(BilledBundle(bundle_data(act, row), data), notes=due_notes(data), made=str(row.id))
