"""A small desk with one row of nearly everything, for tests of the archive."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from supportctl.store.compiled import invoices
from supportctl.store.compiled.rows import (
    AuditEntry,
    Benefit,
    Bundle,
    BundleLicense,
    Client,
    Conversion,
    ConvertedInto,
    CorrectedLine,
    DecisionRow,
    ExchangeRate,
    Invoice,
    InvoiceAdvance,
    InvoiceAnnulment,
    InvoiceCorrection,
    InvoiceLine,
    License,
    Message,
    NumberSeries,
    Payment,
    RunningSession,
    SupportOrder,
    Ticket,
    TicketEvent,
    WorkSession,
)
from supportctl.store.engine import Db

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
BY: dict[str, Any] = {"operator": "ala"}
WHEN: dict[str, Any] = {"happened_at": AT, "recorded_at": AT}


def client(db: Db, key: str = "acme") -> Client:
    """A company."""
    return db.add(
        Client(
            key=key, name="Acme Żółć sp. z o.o.", kind="company", nip="5260250274", address="Łódź", country="PL", created_at=AT
        )
    )


def twice(db: Db) -> None:
    """Two clients with one key."""
    client(db)
    client(db)


def begun_then(db: Db, error: BaseException) -> None:
    """A client, and then something goes wrong."""
    assert client(db).id == 1
    raise error


def ticket(db: Db, client_id: int, *, status: str = "new", subject: str = "Okno znika", history: bool = True) -> Ticket:
    """A ticket with the first line of its history."""
    row = db.add(
        Ticket(
            subject=subject,
            status=status,
            client_id=client_id,
            product_id=1,
            regulation="progrupa-support",
            entitlement="paid",
            channel="web",
            topic="fault",
            operator="ala",
            opened_at=AT,
            changed_at=AT,
        )
    )
    if history:
        words = db.add(Message(body="Nie działa"))
        assert row.id is not None
        db.add(TicketEvent(ticket_id=row.id, kind="opened", actor="ala", **WHEN, message_id=words.id))
    return row


def invoice(db: Db, client_id: int, number: str = "FV/2026/0001", *, net: int = 20000, kind: str = "vat") -> Invoice:
    """An invoice over one line of 200.00 net."""
    row = db.add(
        Invoice(
            number=number,
            kind=kind,
            client_id=client_id,
            issued_on=date(2026, 11, 20),
            service_date=date(2026, 11, 20),
            due_on=date(2026, 12, 4),
            currency="PLN",
            net=net,
            vat=4600,
            gross=net + 4600,
            in_words="dwieście czterdzieści sześć złotych",
            seller="{}",
            buyer="{}",
            issued_at=AT,
            operator="ala",
        )
    )
    assert row.id is not None
    db.add(
        InvoiceLine(
            invoice_id=row.id,
            position=1,
            item="support-hour",
            name="Godzina",
            quantity="1",
            unit="h",
            unit_net=20000,
            discount=0,
            net=20000,
            vat_rate="23",
            vat=4600,
            gross=24600,
            clauses="[]",
        )
    )
    return row


def corrected(db: Db, client_id: int, original: Invoice) -> None:
    """A correction that doubles an invoice, and was annulled."""
    change = invoice(db, client_id, "FK/2026/0001", kind="correction")
    db.add(
        InvoiceCorrection(invoice_id=change.id, original_id=original.id, ordinal=1, what="line", rebill=False, reason="Pomyłka")
    )
    (line,) = invoices.lines(db, change.id)
    db.add(InvoiceAdvance(invoice_id=line.invoice_id, advance_id=line.invoice_id))
    db.add(CorrectedLine(line_id=line.id, quantity="1", unit_net=20000, discount=0, net=20000, vat=4600, gross=24600))
    db.add(InvoiceAnnulment(invoice_id=change.id, reason="Pomyłka", annulled_at=AT, recorded_at=AT, operator="ala"))
    db.add(NumberSeries(series="FK", year=2026, last_number=1))


def session(db: Db, ticket_id: int, operator: str = "ala", *, seen: bool = True) -> WorkSession:
    """A running session and (seen) its row for the prompt."""
    row = db.add(
        WorkSession(
            ticket_id=ticket_id,
            operator=operator,
            state="running",
            started_at=AT,
            channel="online",
            regulation="progrupa-support",
            law_version="2020-12-01",
            unit_minutes=60,
        )
    )
    if seen:
        assert row.id is not None
        db.add(
            RunningSession(
                operator=operator,
                session_id=row.id,
                ticket_id=ticket_id,
                counts=json.dumps(
                    {
                        "subject": "Okno znika",
                        "client_key": "acme",
                        "client_name": "Acme",
                        "entitlement": "paid",
                        "started_at": int(AT.timestamp()),
                        "started_local": "2026-11-20T09:00:00+01:00",
                        "as_of": int(AT.timestamp()),
                        "unit_seconds": 3600,
                        "seconds": 0,
                        "units_begun": 1,
                        "units_billable": 1,
                        "units_left": 0,
                        "unit_covered": 1,
                        "unbilled_seconds": 0,
                        "minutes_bought": 60,
                        "warn_seconds": 600,
                        "base_seconds": 0,
                        "base_started_minutes": 0,
                        "base_billable_minutes": 0,
                    }
                ),
            )
        )
    return row


def conversion(db: Db, client_id: int, license_id: int) -> Conversion:
    """A conversion that stands, and the subscription that it brought."""
    row = db.add(
        Conversion(
            license_id=license_id,
            client_id=client_id,
            state="done",
            target="annual",
            path="active",
            discount_percent=60,
            quantity=1,
            converted_on=date(2021, 3, 1),
            last_day=date(2022, 2, 28),
            before='{"state":"active"}',
            client_name="Acme",
            serials="SKP-1",
            registered_email="acme@example.com",
            accepted_by="Ala, e-mail",
            accepted_on=date(2021, 3, 1),
            accepted_version="2020-09-25",
            seller="ProGrupa",
            currency="PLN",
            list_amount=100000,
            amount=40000,
            changed_at=AT,
            happened_at=AT,
            operator="ala",
        )
    )
    made = License(serial="SUB-1", client_id=client_id, product_id=1, kind="subscription", version="2026", created_at=AT)
    db.add(made)
    db.add(ConvertedInto(conversion_id=row.id, license_id=made.id))
    return row


def bundle(db: Db, client_id: int) -> Bundle:
    """An active bundle of two years and one licence, and an hour of help agreed."""
    row = db.add(
        Bundle(
            client_id=client_id,
            product_id=7,
            edition="Standard",
            years=2,
            state="active",
            ordered_on=date(2025, 3, 3),
            law_version="2022-02-01",
            channel="email",
            confirmed="signature,form,application,statement",
            price_item="solidworks-standard-year",
            list_price=1_000_000,
            currency="PLN",
            vat_rate="23",
            base=2_000_000,
            discount=500_000,
            net=1_500_000,
            discount_percent=25,
            first_day=date(2025, 3, 10),
            last_day=date(2027, 3, 9),
            active_until=date(2027, 3, 9),
            drafted_at=AT,
            changed_at=AT,
            operator="ala",
        )
    )
    number = row.id
    prices = {"list_price": 1_000_000, "base": 2_000_000, "discount": 500_000, "net": 1_500_000}
    db.add(BundleLicense(bundle_id=number, position=1, **prices))
    db.add(
        Benefit(
            bundle_id=number,
            benefit="upgrade-help",
            state="scheduled",
            starts_at=AT,
            ends_at=AT,
            planned_minutes=60,
            reported_to="Jan Opiekun",
            reported_on=date(2026, 11, 19),
            happened_at=AT,
            operator="ala",
        )
    )
    return row


def whole_desk(db: Db) -> None:
    """One of nearly everything, with every promise of the desk kept."""
    acme = client(db)
    assert acme.id is not None
    held = License(serial="SKP-1", client_id=acme.id, product_id=1, kind="perpetual-single", version="2026", created_at=AT)
    db.add(held)
    db.add(SupportOrder(license_id=held.id, ordered_on=date(2026, 1, 10), until=date(2027, 1, 9), recorded_at=AT, **BY))
    conversion(db, acme.id, held.id)
    work = ticket(db, acme.id, status="open")
    ticket(db, acme.id, status="closed", subject="Stare")
    assert work.id is not None
    session(db, work.id)
    paid = invoice(db, acme.id)
    db.add(Payment(invoice_id=paid.id, amount=24600, paid_on=date(2026, 11, 20), recorded_at=AT, **BY))
    bundle(db, acme.id)
    db.add(
        ExchangeRate(
            currency="EUR", published_on=date(2025, 8, 25), rate="4.2627", table_number="163/A/NBP/2025", recorded_at=AT, **BY
        )
    )
    db.add(NumberSeries(series="FV", year=2026, last_number=1))
    corrected(db, acme.id, paid)
    db.add(AuditEntry(command="ticket open", entity="ticket", entity_id="1", **BY, **WHEN))
    db.add(
        DecisionRow(
            entity="ticket",
            entity_id="1",
            question="entitlement",
            regulation="progrupa-support",
            version="2020-12-01",
            bound_on=date(2026, 11, 20),
            outcome=True,
            facts="{}",
            value="null",
            grounds="[]",
            **BY,
            **WHEN,
        )
    )
