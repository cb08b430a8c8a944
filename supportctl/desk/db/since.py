"""What became of documents after a backup was made, as the former desk knows it: annulments are made again; payments and numbers of the
KSeF are listed, for what followed from them is on paper or with somebody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from supportctl.desk.ground.act import Act
from supportctl.desk.invoice.annulling import make_void
from supportctl.money import Money
from supportctl.store.compiled import corrections, invoices, ksef, payments
from supportctl.store.compiled.rows import Client, Invoice, InvoiceAnnulment, Payment
from supportctl.store.engine import Db
from supportctl.tuples import NamedTuple


class LostDocument(NamedTuple):
    """A document that the desk had issued and the backup doesn't hold. `corrects`: the number of what it corrects; `annulled`: it counts
    nowhere."""

    number: str
    issued_on: date
    client: str | None
    gross: Money
    corrects: str | None
    annulled: bool


class LostPayment(NamedTuple):
    """Money for a document of the backup that was recorded since, or whose record was taken back since; below zero: given back."""

    number: str
    amount: Money
    paid_on: date
    taken_back: bool


class LostNumber(NamedTuple):
    """A document of the backup, and the number that the KSeF gave it since."""

    number: str
    ksef_number: str


class Known(NamedTuple):
    """What a desk knows of its documents. `at_ksef`: their numbers there, by their ids."""

    documents: tuple[Invoice, ...]
    clients: dict[int, str]
    corrects: dict[int, str]
    annulments: tuple[InvoiceAnnulment, ...]
    payments: tuple[Payment, ...]
    at_ksef: dict[int, str]


class Lost(NamedTuple):
    """What the backup doesn't hold, and the numbers of the documents that were annulled again."""

    documents: tuple[LostDocument, ...] = ()
    annulled_again: tuple[str, ...] = ()
    payments: tuple[LostPayment, ...] = ()
    ksef_numbers: tuple[LostNumber, ...] = ()


# What makes a document the same in two desks: number, instant of issue, client, gross.
_Key = tuple[str, datetime, int, int]


def read(db: Db) -> Known:
    """All that is asked of a desk."""
    rows = invoices.every(db)
    ids = [row.id for row in rows]
    numbers = {row.id: row.number for row in rows}
    clients = {row.client_id: client.key for row in rows if (client := db.get_any(Client, row.client_id)) is not None}
    own = corrections.own(db, ids)
    return Known(
        tuple(rows),
        clients,
        {each.invoice_id: numbers[each.original_id] for each in own},
        tuple(corrections.annulments(db, ids)),
        tuple(payments.of_all(db, ids)),
        {each.invoice_id: each.number for each in ksef.accepted(db, ids)},
    )


def catch_up(act: Act, former: Known) -> Lost:
    """Annul again what was annulled since, in the order in which that was done, and say what else the backup doesn't know."""
    here = read(act.db)
    mine = {_key(row): row for row in here.documents}
    # A document of the former desk as it stands in the backup.
    same = {row.id: found for row in former.documents if (found := mine.get(_key(row))) is not None}
    void = {each.invoice_id for each in former.annulments}
    lost = tuple(
        LostDocument(
            row.number,
            row.issued_on,
            former.clients.get(row.client_id),
            Money(row.gross, row.currency),
            former.corrects.get(row.id),
            row.id in void,
        )
        for row in former.documents
        if row.id not in same
    )
    again = _annul(act, former.annulments, same, {each.invoice_id for each in here.annulments})
    numbers = tuple(
        LostNumber(same[document].number, number)
        for document, number in former.at_ksef.items()
        if document in same and same[document].id not in here.at_ksef
    )
    return Lost(lost, again, _payments(here, former, same), numbers)


def _key(row: Invoice) -> _Key:
    return row.number, row.issued_at, row.client_id, row.gross


def _annul(act: Act, annulments: Sequence[InvoiceAnnulment], same: dict[int, Invoice], void: set[int]) -> tuple[str, ...]:
    done = []
    for each in annulments:
        row = same.get(each.invoice_id)
        if row is None or row.id in void:
            continue
        mark = InvoiceAnnulment(
            invoice_id=row.id, reason=each.reason, annulled_at=each.annulled_at, recorded_at=act.now, operator=each.operator
        )
        make_void(act, row, mark)
        done.append(row.number)
    return tuple(done)


def _payments(here: Known, former: Known, same: dict[int, Invoice]) -> tuple[LostPayment, ...]:
    """Payments that only one of the two counts, of documents that both have."""
    of = {row.id: row for row in same.values()}
    there = Counter(_paid(each, same[each.invoice_id].id) for each in former.payments if each.invoice_id in same)
    mine = Counter(_paid(each, each.invoice_id) for each in here.payments if each.invoice_id in of)

    def told(found: Iterable[tuple[int, int, date, datetime]], *, taken_back: bool) -> Iterable[LostPayment]:
        for document, amount, on, _ in found:
            row = of[document]
            yield LostPayment(row.number, Money(amount, row.currency), on, taken_back)

    only_there, only_here = (there - mine).elements(), (mine - there).elements()
    return (*told(only_there, taken_back=False), *told(only_here, taken_back=True))


def _paid(row: Payment, document: int) -> tuple[int, int, date, datetime]:
    return document, row.amount, row.paid_on, row.recorded_at
