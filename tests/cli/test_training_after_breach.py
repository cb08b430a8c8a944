"""After a gross breach a training that was neither paid for nor held gets its discount no more (IX.2)."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.test_trainings import desk, order

__all__ = ["desk"]

BREACH = "bundle breach 1 --ground renewal-prevented -m 'changed the ACR' --at 2025-07-01T10:00"
DATE = "--date 2025-09-08 --place krakow"


def proforma(cli: Cli, people: int = 3) -> str:
    return str(cli.ok(f"training show {order(cli, 1, people)} --json").data["proforma"])


@pytest.mark.clause("solidexpert-bundles", "IX.2")
def test_it_is_neither_paid_for_nor_agreed_nor_held(desk: Cli) -> None:
    number = proforma(desk)
    desk.ok(f"training schedule 1 {DATE} --at 2025-06-03T10:00")
    desk.ok(BREACH)
    before = desk.dump()
    desk.refuses(f"bundle pay 1 --invoice {number} --at 2025-07-01T10:00", 4, "IX.2")
    desk.refuses("training schedule 1 --date 2025-09-15 --place krakow --at 2025-07-02T10:00", 4, "IX.2")
    desk.refuses("training attend 1 --at 2025-09-08T18:00", 4, "IX.2")
    polish = desk(f"--lang pl bundle pay 1 --invoice {number} --at 2025-07-01T10:00")
    assert (polish.code, "rabat na nie przepada" in polish.err) == (4, True)
    assert desk.dump() == before


@pytest.mark.clause("solidexpert-bundles", "IX.2")
@pytest.mark.parametrize(("at", "code"), [("2025-07-01T09:59:59", 0), ("2025-07-01T10:00", 4)])
def test_a_payment_counts_until_the_breach(desk: Cli, at: str, code: int) -> None:
    number = proforma(desk)
    desk.ok(BREACH)
    line = f"bundle pay 1 --invoice {number} --at {at}"
    if code:
        desk.refuses(line, code, "IX.2")
    else:
        desk.ok(line)


@pytest.mark.clause("solidexpert-bundles", "IX.2", "IX.3.2")
def test_one_that_was_paid_for_is_held_all_the_same(desk: Cli) -> None:
    number = proforma(desk)
    desk.ok(f"training schedule 1 {DATE} --at 2025-06-03T10:00")
    desk.ok(f"bundle pay 1 --invoice {number} --at 2025-06-04T10:00")
    desk.ok(BREACH)
    desk.ok("training attend 1 --at 2025-09-08T18:00")
    assert all(d["same"] for d in desk.ask("bundle why 1").data["decisions"])


@pytest.mark.clause("solidexpert-bundles", "IX.2", "IX.3.2")
@pytest.mark.parametrize(("held_on", "code"), [("2025-07-01", 0), ("2025-07-02", 4)])
def test_one_held_by_the_day_of_the_breach_is_recorded_and_then_paid_for(desk: Cli, held_on: str, code: int) -> None:
    number = proforma(desk)
    desk.ok(f"training schedule 1 --date {held_on} --place krakow --at 2025-06-03T10:00")
    desk.ok(BREACH)
    asked = desk.ask("training attend 1 --at 2025-07-03T18:00")
    assert (asked.code, asked.clauses) == (code, ["IX.2"] if code else [])
    assert desk(f"bundle pay 1 --invoice {number} --at 2025-07-04T10:00").code == code
