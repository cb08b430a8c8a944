"""A desk for tests: verbs called as functions, at an instant, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from supportctl.desk.bundle import receiving
from supportctl.desk.client import changing, registering
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.hours import purchases
from supportctl.desk.invoice import annulling, correcting, issuing, seller, sending
from supportctl.desk.invoice.wanted import Wanted
from supportctl.desk.license import adding
from supportctl.desk.outbox.records import Letter
from supportctl.desk.price import pricelist
from supportctl.desk.product import catalogue
from supportctl.desk.session import starting, stopping
from supportctl.desk.ticket import closing, opening, triaging
from supportctl.errors import SupportError
from supportctl.record import encoded
from supportctl.store.engine import Db, Store
from supportctl.typed_time import parse_when

FAR = datetime(2200, 1, 1, tzinfo=UTC)


def _as_json(outcome: Outcome[Any]) -> Outcome[Any]:
    return outcome._replace(data=encoded(outcome.data))


def in_the_way(error: SupportError) -> list[str]:
    """The clauses by which an act was refused."""
    assert error.decision is not None
    return [ground.clause for ground in error.decision.in_the_way()]


class Counter:
    """`do(verb, *args, at=…)` writes, `ask` only reads. Instants as an operator types them, Warsaw time."""

    def __init__(self, path: str, operator: str = "anna") -> None:
        self.store = Store(path)
        self.operator = operator

    def _act(self, db: Db, at: str) -> Act:
        when = parse_when(at, FAR)
        return Act(db, when, when, self.operator, "test")

    def do(self, verb: Callable[..., Outcome[Any]], *args: object, at: str, **given: object) -> Outcome[Any]:
        """Run a verb in a writing transaction; the data as scripts get them."""
        with self.store.write() as db:
            return _as_json(verb(self._act(db, at), *args, **given))

    def ask(self, verb: Callable[..., Outcome[Any]], *args: object, at: str, **given: object) -> Outcome[Any]:
        """Run a verb on a dry database; the data as scripts get them."""
        with self.store.read() as db:
            return _as_json(verb(self._act(db, at), *args, **given))

    # -- the sample desk -----------------------------------------------------------------------------------------

    def furnish(self, price_from: str = "2020-12-01") -> Counter:
        """Seller, price, a company with a contact person, and a licence whose maintenance ended."""
        from datetime import date

        at = "2020-12-01T08:00"
        self.do(
            seller.init,
            at=at,
            name="Desk Sp. z o.o.",
            nip="5265877635",
            address="ul. Prosta 1, 00-001 Warszawa",
            bank_account="PL61109010140000071219812874",
            email="biuro@desk.example",
            payment_days=14,
            since=None,
        )
        self.price("200", price_from, at=at)
        self.client(at=at)
        self.do(changing.set_contact, "pracownia", at=at, name="Anna Nowak", email=None, competent=True)
        self.license("SKP-0001", maintenance_until=date(2024, 12, 31), at=at)
        return self

    def price(self, amount: str, since: str, at: str = "2020-12-01T08:00", gross: bool = False) -> Outcome[Any]:
        """A price of the hour."""
        from datetime import date

        day = date.fromisoformat(since)
        return self.do(
            pricelist.set_price,
            at=at,
            item="progrupa-support-hour",
            amount=amount,
            currency="PLN",
            since=day,
            vat="23",
            gross=gross,
        )

    def client(self, key: str = "pracownia", at: str = "2020-12-01T08:00", **given: object) -> Outcome[Any]:
        """A client; a company unless said otherwise."""
        fields: dict[str, object] = {
            "name": "Pracownia Architektury",
            "nip": "1234563218",
            "consumer": False,
            "sole_trader": False,
            "email": "p@pracownia.example",
            "phone": "+48 601 234 567",
            "address": "ul. Długa 5, 30-001 Kraków",
            "country": "PL",
            "key": key,
        }
        return self.do(registering.add_client, at=at, **(fields | given))

    def license(self, serial: str, at: str = "2020-12-01T08:00", **given: object) -> Outcome[Any]:
        """A licence of SketchUp Pro."""
        fields: dict[str, object] = {
            "client": "pracownia",
            "product": "sketchup-pro",
            "serial": serial,
            "kind": "perpetual-single",
            "version": "2021",
            "maintenance_until": None,
            "support_ordered": None,
            "key_valid_until": None,
            "commercial": None,
            "newest_serial": None,
            "activated_online": None,
            "promoted": None,
            "territory": None,
            "purchase_email": None,
        }
        return self.do(adding.add_license, at=at, **(fields | given))

    def buy(self, count: str = "3", at: str = "2026-11-17T09:00", **given: object) -> Outcome[Any]:
        """Hours for the licence."""
        fields: dict[str, object] = {"client": "pracownia", "phone": "601234567", "license_ref": "SKP-0001", "prepaid": False}
        return self.do(purchases.buy, at=at, hours_text=count, **(fields | given))

    def open(self, at: str = "2026-11-17T09:05", **given: object) -> Outcome[Any]:
        """A ticket on the licence."""
        fields: dict[str, object] = {
            "client": "pracownia",
            "license_ref": "SKP-0001",
            "product_ref": None,
            "subject": "Crash on export",
            "description": "Crashes when exporting to DWG",
            "serial": "SKP-0001",
            "email": None,
            "channel": None,
            "topic": "fault",
            "regulation": None,
            "version": None,
        }
        return self.do(opening.open_ticket, at=at, **(fields | given))

    def triaged(self, at: str = "2026-11-17T09:05", **given: object) -> Outcome[Any]:
        """A ticket that was opened and triaged at once."""
        ticket = str(self.open(at=at, **given).data["id"])
        return self.do(triaging.triage, ticket, at=at, diagnosable=True)

    def start(self, ticket: str = "1", *, at: str, dry: bool = False, **given: object) -> Outcome[Any]:
        """A session with everything confirmed."""
        fields: dict[str, object] = {"confirmed": ["backup", "present", "internet"], "phone": "601 234 567", "override": None}
        run = self.ask if dry else self.do
        return run(starting.start, ticket, at=at, **(fields | given))

    def stop(self, *, at: str, reason: str = "done", ticket: str | None = None) -> Outcome[Any]:
        """Stop the operator's session."""
        return self.do(stopping.stop, ticket, at=at, reason=reason)

    def work(self, begin: str, end: str, ticket: str = "1") -> Outcome[Any]:
        """A session from begin to end."""
        self.start(ticket, at=begin)
        return self.stop(at=end)

    def close(self, ticket: str = "1", *, at: str, outcome: str = "solved") -> Outcome[Any]:
        """Close a ticket."""
        return self.do(closing.close_ticket, ticket, at=at, outcome=outcome, message="Done", client_confirmed=None)

    def invoice(self, ticket: str = "1", *, at: str) -> Outcome[Any]:
        """Invoice a ticket."""
        return self.do(issuing.issue, at=at, ticket=ticket, client=None)

    def invoice_client(self, client: str, *, at: str) -> Outcome[Any]:
        """Invoice all that a client owes."""
        return self.do(issuing.issue, at=at, ticket=None, client=client)

    def correct(self, number: str, *, at: str, **wanted: Any) -> Outcome[Any]:
        """Correct a document."""
        return self.do(correcting.correct, number, at=at, reason="Pomyłka", wanted=Wanted(**wanted))

    def annul(self, number: str, *, at: str) -> Outcome[Any]:
        """Annul a document."""
        return self.do(annulling.annul, number, at=at, reason="Pomyłka")

    def send(self, number: str, *, at: str) -> Outcome[Any]:
        """Put a document into the outbox."""
        return self.do(sending.send, number, at=at, to="a@b.example", hold=False, letter=lambda data: Letter("pl", "S", "B"))

    def pay(self, number: str, *, at: str) -> Outcome[Any]:
        """All that is left to pay of a document came in."""
        return self.do(receiving.pay, number, at=at, amount=None, currency=None, on=None)

    def version(self, product: str, at: str = "2020-12-01T08:00", **given: object) -> Outcome[Any]:
        """Versions of a product."""
        from datetime import date

        fields: dict[str, object] = {"newest": None, "oldest_supported": None, "since": date(2020, 1, 1)}
        return self.do(catalogue.set_version, product, at=at, **(fields | given))
