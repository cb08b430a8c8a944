"""History, decisions, audit entries and idempotency keys, written and read again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from supportctl.errors import Conflict
from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import decode
from supportctl.law.units import Taken, Work
from supportctl.store.audit import audit, record_decision
from supportctl.store.compiled.rows import AuditEntry, DecisionRow, IdempotencyKey, TicketEvent
from supportctl.store.engine import Db, Store
from supportctl.store.history import event
from supportctl.store.keys import arguments_hash, find_key, kept_result, save_key
from tests.store.ask import every
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
        (row,) = every(db, DecisionRow)
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
        about = ticket(db, acme.id)
        clauses = ("§3.1", "§3.2")
        event(db, ticket_id=about.id, kind="triaged", actor="ala", clauses=clauses, data={"ok": True}, **WHEN)
        audit(db, command="ticket triage", entity="ticket", entity_id=1, operator="ala", change={"on": date(2026, 1, 2)}, **WHEN)
    with Store(str(db_path)).read() as db:
        entry = db.get(TicketEvent, 2)
        (row,) = every(db, AuditEntry)
    assert entry is not None
    assert (entry.clauses, entry.data, entry.happened_at) == ("§3.1,§3.2", '{"ok":true}', AT)
    assert row.change == '{"on":{"$date":"2026-01-02"}}'


def test_a_dry_desk_books_nothing(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.read() as db:
        decided(db)
    with store.read() as db:
        assert every(db, DecisionRow) == []


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
        assert kept_result(every(db, IdempotencyKey)[0]) == 1
