"""History, decisions, audit entries and idempotency keys, written and read again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from supportctl.errors import Conflict
from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import decode
from supportctl.law.units import Taken, Work
from supportctl.store.acceptances import ACCEPTANCE, PRICE
from supportctl.store.audit import AUDIT_ENTRY, DECISION, audit, record_decision
from supportctl.store.contacts import CONTACT
from supportctl.store.engine import Db, Store
from supportctl.store.history import MESSAGE, TICKET_EVENT, event
from supportctl.store.hours import HOURS_GRANT, HOURS_USE
from supportctl.store.keys import arguments_hash, find_key, kept_result, save_key
from supportctl.store.published import PUBLISHED_HOURS
from supportctl.store.queries.catalogue import PRODUCT_VERSION
from supportctl.store.remote import APPOINTMENT, SOFTWARE_NOTE
from supportctl.store.running import RUNNING_SESSION
from supportctl.store.tables import acceptances as acceptances
from supportctl.store.tables import contacts as contacts
from supportctl.store.tables import hours as hours
from supportctl.store.tables import pricelist as pricelist
from supportctl.store.tables import published as published
from supportctl.store.tables import remote as remote
from supportctl.store.tables import running as running
from supportctl.store.tables import versions as versions
from supportctl.store.tables.base import Instant
from supportctl.store.tables.books import AuditEntry, DecisionRow
from supportctl.store.tables.history import TicketEvent
from supportctl.store.tables.keys import IdempotencyKey
from tests.store.rows import AT, WHEN, client, ticket

FACTS = Work(started_at=AT, seconds=3601, unit_minutes=60, version="2020-12-01")


def decided(db: Db) -> None:
    """A decision on two units."""
    taken = Taken(source="1", minutes=60, began_at=AT, seconds=3600, version="2020-12-01")
    decision = Decision(
        regulation="progrupa-support",
        version="2020-12-01",
        question="billing",
        on=date(2026, 11, 20),
        outcome=True,
        grounds=(Ground("§4.2", "2020-12-01", True, "BEGUN", {"rate": Decimal("0.5"), "on": date(2026, 11, 20)}),),
        value=(taken, taken),
        overridden=("§4.1",),
    )
    record_decision(db, entity="ticket", entity_id=7, decision=decision, facts=FACTS, operator="ala", **WHEN)


def test_a_decision_comes_back_as_it_was(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        decided(db)
    with Store(str(db_path)).read() as db:
        row = db.first(select(DecisionRow))
    assert row is not None
    assert decode(json.loads(row.facts)) == FACTS
    assert [unit["began_at"] for unit in json.loads(row.value)] == [{"$instant": AT.isoformat()}] * 2
    (ground,) = decode(json.loads(row.grounds))
    assert Ground(**ground).inputs == {"rate": Decimal("0.5"), "on": date(2026, 11, 20)}
    assert (row.entity_id, json.loads(row.overridden), row.bound_on) == ("7", ["§4.1"], date(2026, 11, 20))
    assert "§" in row.grounds
    assert row.happened_at == AT


def test_audit_and_history(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        acme = client(db)
        about = ticket(db, acme.id or 0)
        clauses = ("§3.1", "§3.2")
        event(db, ticket_id=about.id or 0, kind="triaged", actor="ala", clauses=clauses, data={"ok": True}, **WHEN)
        audit(db, command="ticket triage", entity="ticket", entity_id=1, operator="ala", change={"on": date(2026, 1, 2)}, **WHEN)
    with Store(str(db_path)).read() as db:
        entry = db.first(select(TicketEvent).where(TicketEvent.id == 2))
        row = db.first(select(AuditEntry))
    assert entry is not None
    assert (entry.clauses, entry.data, entry.happened_at) == ("§3.1,§3.2", '{"ok":true}', AT)
    assert row is not None
    assert row.change == '{"on":{"$date":"2026-01-02"}}'


def test_a_dry_desk_books_nothing(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.read() as db:
        decided(db)
    with store.read() as db:
        assert db.first(select(DecisionRow)) is None


def test_the_plain_tables_have_the_columns_of_their_models() -> None:
    """What is added to without its model must fit it: the same names, but for the number that the database gives."""
    whole = (
        AUDIT_ENTRY,
        DECISION,
        TICKET_EVENT,
        MESSAGE,
        RUNNING_SESSION,
        ACCEPTANCE,
        PRODUCT_VERSION,
        APPOINTMENT,
        SOFTWARE_NOTE,
    )
    read_only = (PUBLISHED_HOURS, PRICE, CONTACT, HOURS_GRANT, HOURS_USE)
    for plain in (*whole, *read_only):
        model = SQLModel.metadata.tables[plain.name]
        assert {c.name for c in plain.columns} <= {c.name for c in model.columns}
        for column in plain.columns:
            if isinstance(model.columns[column.name].type, Instant):
                assert isinstance(column.type, Instant), column.name
    for plain in whole:
        model = SQLModel.metadata.tables[plain.name]
        assert {c.name for c in plain.columns} | {"id"} == {c.name for c in model.columns} | {"id"}


def test_a_key_keeps_its_answer(db_path: Path) -> None:
    store = Store(str(db_path))
    arguments = {"client": "acme", "on": date(2026, 11, 20)}
    with store.write() as db:
        assert find_key(db, "k") is None
        save_key(
            db,
            key="k",
            command="ticket open",
            arguments=arguments,
            result=FACTS,
            recorded_at=AT,
            operator="ala",
            client_id=None,
        )
    with store.read() as db:
        row = find_key(db, "k")
    assert row is not None
    assert kept_result(row) == FACTS
    assert row.arguments == arguments_hash(dict(reversed(arguments.items())))
    assert row.arguments != arguments_hash({**arguments, "client": "other"})
    assert len(row.arguments) == 64


def test_a_key_is_taken_once(db_path: Path) -> None:
    store = Store(str(db_path))
    given: dict[str, Any] = {"key": "k", "command": "c", "arguments": {}, "recorded_at": AT, "operator": "ala", "client_id": 7}
    with store.write() as db:
        save_key(db, result=1, **given)
    with pytest.raises(Conflict), store.write() as db:
        save_key(db, result=2, **given)
    with store.read() as db:
        assert kept_result(db.all(select(IdempotencyKey))[0]) == 1
