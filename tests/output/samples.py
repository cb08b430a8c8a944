"""Replies as the desk gives them."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from supportctl.money import Money
from supportctl.output.emit import emit
from supportctl.output.reply import Reply, Settings
from supportctl.record import ConditionList, Label, Percent, Phone, Rate, Word, revived
from supportctl.told import Failure, ToldDecision, ToldGround

if TYPE_CHECKING:
    from supportctl.desk.ground.tickets import TicketData
    from supportctl.desk.invoice.records import InvoiceData

NAME = "Ala [red]\x1b[31m\u202e"


def settings(
    format: str = "table",
    *,
    quiet: bool = False,
    lang: str = "en",
    terminal: bool = False,
    color: bool = False,
    width: int = 80,
) -> Settings:
    return Settings(format, quiet, lang, terminal, color, width, indent=terminal)


def printed(reply: Reply, how: Settings | None = None, encoding: str = "utf-8") -> tuple[str, str]:
    """(stdout, stderr) of a reply, through streams of that encoding."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n") for _ in range(2)]
    emit(reply, how or settings(), *streams)
    texts = []
    for stream in streams:
        stream.seek(0)
        texts.append(stream.read())
    return texts[0], texts[1]


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "PLN"}


def client(**changes: Any) -> dict[str, Any]:
    plain = {"id": 1, "key": "ala", "name": "Ala", "nip": "1234563218", "kind": "company"}
    found = plain | {"email": None, "phone": Phone("+48600700800"), "country": "PL", "address": "ul. Długa 1"} | changes
    return found | {"kind": Word(found["kind"])}


def ground(code: str, passed: bool | None, clause: str, **inputs: Any) -> ToldGround:
    return ToldGround("progrupa-support", "2020-12-01", clause, passed, code, inputs)


GROUNDS = (
    ground("closed-hour", False, "§4.2", at="2026-11-17T17:00:00+01:00", next_opening="2026-11-18T09:00:00+01:00"),
    ground("confirmed", True, "§3.3", confirmation="present"),
    ground("no-number", None, "§3.4", given=None, stored="+48600700800"),
)
DECISION = ToldDecision("start_session", "no", date(2026, 11, 17), (), GROUNDS)
ERRORS = (
    Failure("OUT_OF_HOURS", {"clause": "§4.2", **GROUNDS[0].inputs, "overridable": True}, GROUNDS[0]),
    Failure("NO_PHONE_NUMBER", {"clause": "§3.4", **GROUNDS[2].inputs}, GROUNDS[2]),
)
REFUSED = Reply("session start", decision=DECISION, errors=ERRORS, exit_code=4)
NOT_FOUND = Reply("client show", errors=(Failure("NOT_FOUND", {"kind": "client", "value": NAME}),), exit_code=3)
CLIENTS = Reply("client list", data=[client(), client(id=2, key="b", name=NAME, kind="consumer", nip=None)])


def conversion(serial: str, eligible: bool) -> Reply:
    """One item of check-conversion."""
    found = ground("discount", eligible, "subject.2", percent=60 if eligible else 0, on="2021-12-05")
    found = found._replace(regulation="sketchup-conversion", version="2020-09-25")
    decision = ToldDecision("check_conversion", "yes" if eligible else "no", date(2021, 12, 5), (), (found,))
    errors = () if eligible else (Failure("CLAUSE_NOT_MET", {"clause": "subject.2"}, found),)
    data = {
        "id": 1,
        "license": serial,
        "eligible": eligible,
        "path": ConditionList("expired"),
        "discount_percent": Percent(60 if eligible else 0),
    }
    data |= {
        "quantity_max": 50,
        "best_day": None,
        "price": Money(11960, "PLN") if eligible else None,
        "assumed": [Label("territory")],
    }
    return Reply(
        "license check-conversion",
        data,
        decision,
        errors,
        exit_code=0 if eligible else 4,
    )


MISSING = Reply("license check-conversion", errors=(Failure("NOT_FOUND", {"kind": "license", "value": "X"}),), exit_code=3)
CONVERSIONS = Reply(
    "license check-conversion",
    exit_code=3,
    items=(("S1", conversion("S1", True)), ("S2", conversion("S2", False)), ("X", MISSING)),
    flat=True,
)

_INVOICE = {
    "id": 1, "number": "FV/2026/0001", "kind": "vat", "client": "ala", "issued_on": "2026-11-17", "service_date": "2026-11-17",
    "due_on": "2026-12-01", "currency": "PLN",
    "lines": [
        {
            "item": "progrupa-support-hour", "name": "Wsparcie", "quantity": "3", "unit": "godz.", "unit_net": money("200.00"),
            "discount": money("0.00"), "net": money("600.00"), "vat_rate": Rate("23"), "vat": money("138.00"), "gross": money("738.00"),
            "clauses": [{"regulation": "progrupa-support", "clause": c} for c in ("§1.9", "§4.3", "§4.4")], "ticket": 1,
        },
        {
            "item": "other", "name": "Inne", "quantity": "1.5", "unit": "godz.", "unit_net": money("10.00"),
            "discount": money("0.00"), "net": money("15.00"), "vat_rate": Rate("8"), "vat": money("1.20"), "gross": money("16.20"), "clauses": [], "ticket": 1,
        },
    ],
    "net": money("615.00"), "vat": money("139.20"), "gross": money("754.20"),
    "in_words": "siedemset pięćdziesiąt cztery złote, dwadzieścia groszy", "ticket": 1,
    "seller": {
        "name": "Desk Sp. z o.o.", "nip": "5265877635", "address": "ul. Prosta 1, Warszawa",
        "bank_account": "PL61109010140000071219812874", "email": "biuro@desk.example", "payment_days": 14, "from": "2020-12-01",
    },
    "buyer": {"name": "Ala", "nip": "1234563218", "address": "ul. Długa 1", "country": "PL"},
    "uses": [{"ticket": 1, "hours": "0.5"}],
    "exchange": None, "deliver_to": None, "notices": [],
}  # fmt: skip


def invoice() -> InvoiceData:
    """A document; the desk is loaded only where it is asked for."""
    from supportctl.desk.invoice.records import InvoiceData

    found: InvoiceData = revived(InvoiceData, _INVOICE)
    return found


def ticket() -> TicketData:
    """A ticket of which hardly anything is known."""
    from supportctl.desk.ground.tickets import TicketData

    words = {"status": "new", "entitlement": "none", "channel": "web", "topic": "fault"}
    unknown = dict.fromkeys(TicketData._fields[:19])
    known = {
        "id": 1,
        "subject": "x",
        "regulation": "progrupa-support",
        "opened_at": "2026-11-17T09:00:00+01:00",
        "unbilled": False,
    }
    found: TicketData = revived(TicketData, unknown | words | known)
    return found
