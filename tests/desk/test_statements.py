"""How much a verb asks the database: nothing twice, and no more statements than written here."""

from __future__ import annotations

from collections import Counter as Count
from pathlib import Path
from typing import Any

import pytest

from supportctl.store.compiled import clients
from supportctl.store.engine import Db
from tests.cli.cli import CONFIRMED, Cli
from tests.desk.counter import Counter

# Commands in order, each with the most statements that it may take (None: it only leads there). The books take 2 of a ticket
# event and 1 a decision; the change journal takes 1, and 1 for each value of a person; what `search` looks in takes 1 of a ticket or
# document that is new, and 2 of new words in a ticket. How the operator's name is spelled on record is asked before each of them,
# and comes on top. Every act here is recorded late: which other tickets it may take hours from is one more. The first session on a
# purchase is the first contact after it, which is 3 more. Of an invoice it is asked whether a proforma of its sum was paid: 1; and what
# the month's documents come to, which says whether it belongs into the KSeF: 1, and that is kept as a decision: 1. Of each item it is asked whether it is
# in annex 15: 1. Of documents that are in the KSeF, what became of them there: 2. The list
# of what is owed takes 2 of a new document or one that is corrected, 3 of a payment; that of messages which nobody answered 1 of a session
# that begins.
SPELLING = 1
# The last entry of the chain of proof is read, and the next one written.
CHAIN = 2
PROGRUPA = {
    "hours buy --client pracownia --hours 2 --phone 601234567 --at 2026-11-17T09:00": None,
    "ticket open --client pracownia --license SKP-0001 --subject Crash --description Crashes --serial SKP-0001"
    " --at 2026-11-17T09:30": 18,
    "ticket note 1 --message 'They called' --at 2026-11-17T09:35": 7,
    "ticket triage 1 --diagnosable --at 2026-11-17T09:40": None,
    f"session start 1 {CONFIRMED} --at 2026-11-17T10:00": 27,
    "session stop --at 2026-11-17T10:30": 23,
    # Where it is sent to is a person's, and has a salt.
    "invoice issue --ticket 1 --at 2026-11-17T10:45": 35,
    "invoice correct FV/2026/0001 --line 1 --quantity 0.5 --reason x": 32,
    "invoice print FK/2026/0001": 14,
    "invoice pay FV/2026/0001": 17,
    "invoice list": 13,  # one of them asks when each was sent
}
# Another operator works on the same hours; the hours run out, the client agrees to more, and says no afterwards.
SHARED = {
    "hours buy --client pracownia --hours 2 --phone 601234567 --at 2026-11-17T09:00": None,
    "ticket open --client pracownia --license SKP-0001 --subject Crash --description a --serial SKP-0001 --at 2026-11-17T09:30": 18,
    "ticket open --client pracownia --license SKP-0001 --subject Slow --description b --serial SKP-0001 --at 2026-11-17T09:30": 18,
    "ticket triage 1 --diagnosable --at 2026-11-17T09:40": None,
    "ticket triage 2 --diagnosable --at 2026-11-17T09:40": None,
    f"ewa: session start 1 {CONFIRMED} --at 2026-11-17T10:00": 27,
    f"session start 2 {CONFIRMED} --at 2026-11-17T10:05": 35,
    "session stop --at 2026-11-17T10:30": 33,
    "session extend 2 --declined --at 2026-11-17T10:31": None,
    f"session start 2 {CONFIRMED} --at 2026-11-17T10:40": 36,
    "session stop --at 2026-11-17T10:45": 33,
}
CODETWO = {
    "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
    " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31": None,
    "ticket open --client pracownia --license CT-1 --subject 'Backup stops' --at 2026-11-17T10:00": 17,
    "ticket note 1 --message 'They called' --at 2026-11-17T10:05": 7,
    "session start 1 --at 2026-11-17T10:10": 17,
    "session stop --at 2026-11-17T10:30": 16,
}
BIT = {
    "price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name Diagnoza --unit szt.": None,
    "ticket open --client pracownia --product bitservice-remote-help --subject Printer --at 2026-11-16T09:00": 13,
    "client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-16T09:05": None,
    "session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10": None,
    "session start 1 --confirm owner,backup,present,admin-rights,internet,backup-notice --at 2026-11-17T10:00": 22,
    "ticket note 1 --software --message 'Old drivers' --at 2026-11-17T10:10": 7,
    "session stop --at 2026-11-17T10:30": 17,
    "ticket charge 1 --item bitservice-diagnosis --at 2026-11-17T10:40": None,
    # Where it is sent to is a person's, and has a salt; was a proforma of its sum paid?
    "invoice issue --ticket 1 --at 2026-11-17T10:45": 29,
}


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every statement that the engine runs, with its parameters."""
    found: list[tuple[str, str]] = []
    run = Db._run

    def watched(db: Db, sql: str, params: Any) -> Any:
        found.append((sql, repr(params)))
        return run(db, sql, params)

    monkeypatch.setattr(Db, "_run", watched)
    return found


@pytest.mark.parametrize("day", [PROGRUPA, SHARED, CODETWO, BIT], ids=["ProGrupa", "shared hours", "CodeTwo", "BIT Service"])
def test_nothing_is_asked_twice(
    day: dict[str, int | None],
    desk: Counter,
    db_path: Path,
    ran: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli = Cli(db_path, monkeypatch, capsys)
    cli.now("2026-11-20T12:00")
    for line, most in day.items():
        operator, _, words = line.rpartition(": ")
        cli.env("SUPPORTCTL_OPERATOR", operator or "anna")
        ran.clear()
        cli.ok(words)
        if most is not None:
            twice = [statement for statement, times in Count(ran).items() if times > 1]
            # Where two draw on the same hours, the units of both are given out anew: what was taken is another answer then.
            assert not [sql for sql, _ in twice if day is not SHARED or "hours_use" not in sql], line
            assert len(ran) <= most + SPELLING + CHAIN, line


def test_an_answer_stands_until_its_table_is_written(desk: Counter, ran: list[tuple[str, str]]) -> None:
    with desk.store.write() as db:
        ran.clear()
        (client,) = clients.every(db)
        assert [*clients.every(db), *clients.by_phone(db, "+48602000000")] == [client]
        assert len(ran) == 2
        client.phone = "+48602000000"
        db.touch(client)
        assert clients.by_phone(db, "+48602000000") == [client]
        assert clients.by_phone(db, "+48601234567") == []
