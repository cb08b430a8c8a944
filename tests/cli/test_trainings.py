"""supportctl training: the discount of a bundle on trainings, through the front door."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.once import once

NOW = "2026-06-20T16:00"
DATES = "--date 2026-05-11 --place krakow"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Two clients with a bundle each, ordered on 2025-02-28: 1 of three years, 2 of two years, 3 of one year; prices of two trainings."""
    cli.now(NOW)
    at = "--at 2025-02-28T10:00"
    cli.ok("client add Beta --nip 5260250274 --address 'ul. Y 1' --key beta --at 2022-02-01T08:00")
    for item, price in (("solidworks-standard-year", 10000), ("training-basics", 2000), ("training-sheet-metal", 1500)):
        cli.ok(f"price set {item} {price} --currency PLN --from 2022-02-01")
    for number, (client, years) in enumerate((("pracownia", 3), ("beta", 2), ("beta", 1)), 1):
        cli.ok(f"bundle order --client {client} --program solidworks --edition Standard --years {years} --licenses 2 {at}")
        cli.ok(f"bundle submit {number} --channel email --confirm signature,form,application,statement {at}")
        cli.ok(f"bundle qualify {number} --channel email {at}")
        cli.ok(f"bundle pay {number} --at 2025-03-03T09:00")
    return cli


def order(cli: Cli, bundle: int = 1, people: int = 1, at: str = "2025-06-02T10:00", kind: str = "basics") -> int:
    """A wish and an order; the number of the training."""
    cli.ok(f"training declare {bundle} --at 2025-05-30T10:00")
    return int(cli.ok(f"training order {bundle} --kind {kind} --participants {people} --at {at} -q").out)


def test_an_order_of_which_a_training_was_paid_is_not_rejected(desk: Cli) -> None:
    at = "--at 2025-05-05T10:00"
    desk.ok(f"bundle order --client beta --program solidworks --edition Standard --years 3 --licenses 1 {at}")
    desk.ok(f"bundle submit 4 --channel email --confirm signature,form,application,statement {at}")
    desk.ok(f"bundle qualify 4 --channel email {at}")
    number = desk.ok(f"training show {order(desk, 4)} --json").data["proforma"]
    desk.ok(f"bundle pay 4 --invoice {number} --at 2025-06-03T10:00")
    desk.refuses("bundle reject 4 --channel email --reason 'Never paid'", 5, number)


def confirmed_order(cli: Cli) -> None:
    """Bundle 4, of Beta, confirmed and never paid."""
    at = "--at 2025-05-05T10:00"
    cli.ok(f"bundle order --client beta --program solidworks --edition Standard --years 3 --licenses 1 {at}")
    cli.ok(f"bundle submit 4 --channel email --confirm signature,form,application,statement {at}")
    cli.ok(f"bundle qualify 4 --channel email {at}")


BOOKED = "SELECT entity_id, json_extract(change, '$.others') FROM audit_entry WHERE entity = 'training' ORDER BY id"
REJECT = "bundle reject 4 --channel email --reason 'Never paid' --at 2025-07-01T10:00"


@pytest.mark.clause("solidexpert-bundles", "II.5", "V.1")
def test_with_a_rejected_order_its_trainings_are_lost(desk: Cli) -> None:
    confirmed_order(desk)
    order(desk, 1, 2)
    order(desk, 4, 1)
    number = desk.ok("training show 2 --json").data["proforma"]
    for training in (1, 2):
        desk.ok(f"training schedule {training} {DATES} --at 2025-06-03T10:00")
    desk.refuses(REJECT.replace("07-01", "06-03").replace("T10", "T09"), 5, "2025-06-03")
    rejected = desk.ok(REJECT)
    assert "Training 1" in rejected.err
    desk.now("2026-06-02T10:00")  # the last day on which the first one may be held
    assert [desk.ok(f"training show {n} --json").data["state"] for n in (1, 2)] == ["waiting", "forfeited"]
    desk.now(NOW)
    history = desk.rows("SELECT change FROM audit_entry WHERE entity = 'training' AND entity_id = '2' ORDER BY id")
    assert '"II.5"' in history[-1][0]
    desk.refuses(f"training schedule 2 {DATES} --at 2025-07-02T10:00", 5, "lost")
    desk.refuses("training attend 2 --at 2026-05-11T18:00", 5, "lost")
    desk.refuses(f"bundle pay 4 --invoice {number} --at 2025-07-02T10:00", 5, "rejected")
    assert {r["benefit"]: r["discount_percent"] for r in desk.ask("benefit list 4 --on 2025-07-02").data}["training"] == 0
    found = cron(desk)
    assert number not in [d["id"] for d in found["invoice-overdue"]]
    assert 2 not in [t["id"] for name in ("training-lost", "training-to-use", "training-to-record") for t in found[name]]


def test_a_wish_is_lost_with_its_order_too(desk: Cli) -> None:
    confirmed_order(desk)
    desk.ok("training declare 4 --at 2025-05-30T10:00")
    desk.ok(REJECT)
    assert desk.ok("training show 1 --json").data["state"] == "forfeited"
    desk.refuses("training order 4 --kind basics --participants 1 --at 2025-07-02T10:00", 5, "rejected")


def test_an_order_of_which_a_training_was_held_is_not_rejected(desk: Cli) -> None:
    confirmed_order(desk)
    order(desk, 4, 3)
    desk.ok("training schedule 1 --date 2025-06-10 --place online --at 2025-06-03T10:00")
    desk.ok("training attend 1 --at 2025-06-10T18:00")
    desk.refuses(REJECT, 5, "Training 1", "held")


@pytest.mark.clause("solidexpert-bundles", "IX.2", "IX.3.2")
def test_a_breach_takes_no_training_that_was_paid_for_for_its_discount_is_paid_back(desk: Cli) -> None:
    number = desk.ok(f"training show {order(desk, 1, 3)} --json").data["proforma"]
    desk.ok(f"bundle pay 1 --invoice {number} --at 2025-06-03T10:00")
    desk.ok("bundle breach 1 --ground renewal-prevented -m 'changed the ACR' --at 2025-07-01T10:00")
    assert desk.ok(f"training schedule 1 {DATES} --at 2025-07-02T10:00 --json").data["state"] == "confirmed"


@pytest.mark.clause("solidexpert-bundles", "V.1", "V.3", "V.4", "V.6")
def test_a_wish_an_order_and_its_proforma(desk: Cli) -> None:
    wish = desk.ok("training declare 1 --at 2025-05-30T10:00 --json").data
    assert (wish["state"], wish["bundle"], wish["kind"], wish["discount_percent"]) == ("declared", 1, None, 60)
    assert wish["order_until"] == "2026-03-02"
    line = "training order 1 --kind basics --participants 1 --due 2025-06-10 --at 2025-06-02T10:00"
    before = desk.dump()
    assert desk.ok(f"{line} --dry-run --json").data["document"]["number"] is None
    assert desk.dump() == before
    data = desk.ok(f"{line} --json").data
    assert (data["id"], data["state"], data["ordered_on"], data["use_until"]) == (1, "ordered", "2025-06-02", "2026-06-02")
    assert data["discount"] == {"amount": "1200.00", "currency": "PLN"}
    assert data["net"] == {"amount": "800.00", "currency": "PLN"}
    paper = data["document"]
    assert (paper["kind"], paper["due_on"], paper["net"]["amount"]) == ("proforma", "2025-06-10", "800.00")
    assert paper["lines"][0]["discount"]["amount"] == "1200.00"
    assert {c["clause"] for c in paper["lines"][0]["clauses"]} == {"V.1", "V.4"}
    assert paper["number"].startswith("PF/2025/")
    documents = desk.ok("bundle show 1 --json").data["documents"]
    assert documents[-1] == {"number": paper["number"], "purpose": "training", "due_on": "2025-06-10", "paid_on": None}
    decisions = desk.ok(f"invoice why {paper['number']} --json").data["decisions"]
    assert [(d["question"], d["same"]) for d in decisions] == [("order_training", True)]


def test_several_trainings_in_one_order(desk: Cli) -> None:
    desk.ok("training declare 2 --at 2025-05-30T10:00")
    line = "training order 2 --kind basics --participants 2 --kind sheet-metal --participants 3 --at 2025-06-02T10:00"
    data = desk.ok(f"{line} --json").data
    assert [(t["id"], t["kind"], t["participants"], t["net"]["amount"]) for t in data["trainings"]] == [
        (1, "basics", 2, "2000.00"),
        (2, "sheet-metal", 3, "2250.00"),
    ]
    assert data["document"]["net"]["amount"] == "4250.00"
    assert desk.ok("training list -o ids").out == "2\n1\n"
    assert desk.ok("training list --bundle 1 --json").data == []


@pytest.mark.clause("solidexpert-bundles", "V.1", "V.2", "V.3", "V.5", "IX.2")
@pytest.mark.parametrize(
    ("line", "code", "clauses"),
    [
        ("training order 1 --kind basics --participants 1 --at 2026-03-02T23:59", 0, []),
        ("training order 1 --kind basics --participants 1 --at 2026-03-03T00:00", 4, ["V.2"]),
        ("training order 1 --kind basics --participants 1 --sent-on 2026-03-02 --at 2026-03-03T10:00", 0, []),
        ("training order 1 --kind basics --participants 1 --sent-on 2025-05-29", 4, ["V.3"]),
        ("training order 1 --kind dedicated --participants 3 --at 2025-06-02T10:00", 4, ["V.5"]),
        ("training order 1 --kind consultation --participants 3 --at 2025-06-02T10:00", 4, ["V.5"]),
        ("training order 2 --kind basics --participants 3 --at 2025-06-02T10:00", 4, ["V.3"]),
        ("training order 3 --kind basics --participants 3 --at 2025-06-02T10:00", 4, ["V.1", "V.3"]),
        ("training declare 3 --at 2025-06-02T10:00", 4, ["V.1"]),
        ("training declare 1", 5, []),
        ("training declare 9", 3, []),
        ("training order 1 --kind unknown --participants 3 --at 2025-06-02T10:00", 7, []),
        ("training order 1 --participants 3", 2, []),
        ("training order 1 --kind basics", 2, []),
        ("training order 1 --kind basics --participants 0", 2, []),
        ("training order 1 --kind basics --participants 1 --participants 2", 2, []),
        ("training order 1 --kind 'Bad Kind' --participants 1", 2, []),
        ("training order 1 --kind basics --participants 1 --sent-on 2026-06-21", 2, []),
        ("training order 1 --kind basics --participants 1 --due 2026-06-19", 2, []),
        ("training order 9 --kind basics --participants 1", 3, []),
    ],
)
def test_who_may_order_what_and_when(desk: Cli, line: str, code: int, clauses: list[str]) -> None:
    desk.ok("training declare 1 --at 2025-05-30T10:00")
    if code:
        desk.refuses(line, code, *clauses)
    found = desk.ask(line)
    assert found.code == code
    assert code != 4 or found.clauses == clauses


@pytest.mark.clause("solidexpert-bundles", "V.1")
def test_a_second_discounted_order_is_refused(desk: Cli) -> None:
    order(desk)
    found = desk.refuses("training order 1 --kind basics --participants 1 --at 2025-06-03T10:00", 4, "V.1")
    assert "only 1" in found.err


@pytest.mark.clause("solidexpert-bundles", "V.7", "V.8", "V.9", "V.10")
@pytest.mark.parametrize(
    ("options", "code", "clauses"),
    [
        ("--date 2026-05-11 --place krakow", 0, []),
        ("--date 2026-05-11 --place Kraków", 0, []),
        ("--date 2026-05-11 --place GDAŃSK", 0, []),
        ("--date 2026-05-11 --place online", 0, []),
        ("--date 2026-05-11 --place Poznań", 4, ["V.8"]),
        ("--date 2026-05-11", 4, ["V.8"]),
        ("--place online", 4, ["V.8"]),
        ("--date 2025-11-11 --place online", 4, ["V.10"]),
        ("--date 2025-11-12 --place online", 0, []),
        ("--date 2026-05-09 --place online", 4, ["V.10"]),
        ("--date 2026-05-09 --place online --exception 'told by mail'", 0, []),
        ("--date 2026-05-11 --place online --minutes 479", 4, ["V.10"]),
        ("--date 2026-05-11 --place online --minutes 240 --exception 'half a day'", 0, []),
        ("--date 2026-06-02 --place online", 0, []),
        ("--date 2026-06-03 --place online", 4, ["V.6"]),
        ("--date 2025-06-01 --place online", 2, []),
        ("--date soon --place online", 2, []),
        ("--date 2026-05-11 --place online --minutes 0", 2, []),
        ("--date 2026-05-11 --place online --others -1", 2, []),
    ],
)
def test_where_and_when(desk: Cli, options: str, code: int, clauses: list[str]) -> None:
    order(desk, people=3)
    line = f"training schedule 1 {options} --at 2025-06-03T10:00"
    if code:
        desk.refuses(line, code, *clauses)
    found = desk.ask(line)
    assert found.code == code
    if code == 0:
        assert (found.data["state"], found.data["group"]) == ("confirmed", 3)
    assert code != 4 or found.clauses == clauses


@pytest.mark.clause("solidexpert-bundles", "V.7", "V.9")
def test_people_of_all_clients_count_together(desk: Cli) -> None:
    order(desk, 1, 2)
    order(desk, 2, 1)
    first = desk.ok(f"training schedule 1 {DATES} --at 2025-06-03T10:00 --json")
    assert (first.data["state"], first.data["group"]) == ("waiting", 2)
    assert "2 of 3" in first.err
    desk.refuses("training attend 1 --at 2026-05-11T18:00", 4, "V.9")
    second = desk.ok(f"training schedule 2 {DATES} --at 2025-06-04T10:00 --json")
    assert (second.data["state"], second.data["group"]) == ("confirmed", 3)
    assert "Training 1" in second.err
    assert desk.ok("training show 1 --json").data["state"] == "confirmed"
    # One leaves for another day: the others wait again.
    moved = desk.ok("training schedule 2 --date 2026-05-12 --place krakow --at 2025-06-05T10:00 --json").data
    assert (moved["state"], moved["group"]) == ("waiting", 1)
    desk.now("2025-06-05T11:00")
    assert desk.ok("training show 1 --json").data["state"] == "waiting"
    desk.now(NOW)
    # People who came without a bundle are people, too.
    with_others = desk.ok(f"training schedule 1 {DATES} --others 1 --at 2025-06-06T10:00 --json").data
    assert (with_others["state"], with_others["group"]) == ("confirmed", 3)
    desk.refuses("training attend 1 --at 2026-05-10T18:00", 5, "2026-05-11")
    assert desk.ok("training attend 1 --at 2026-05-11T18:00 --json").data["state"] == "attended"
    desk.refuses("training attend 1 --at 2026-05-11T18:01", 5, "held")
    desk.refuses(f"training schedule 1 {DATES} --at 2025-06-07T10:00", 5, "held")


@pytest.mark.clause("solidexpert-bundles", "V.7", "V.9")
def test_people_without_a_bundle_belong_to_the_date_that_they_were_counted_for(desk: Cli) -> None:
    order(desk, 1, 1)
    first = desk.ok(f"training schedule 1 {DATES} --others 2 --at 2025-06-03T10:00 --json").data
    assert (first["state"], first["group"]) == ("confirmed", 3)
    again = desk.ok(f"training schedule 1 {DATES} --at 2025-06-04T10:00 --json").data
    assert (again["state"], again["group"]) == ("confirmed", 3)
    for other in ("--date 2025-09-08 --place gdansk", "--date 2025-09-09 --place gdansk", "--date 2025-09-09 --place online"):
        moved = desk.ok(f"training schedule 1 {other} --at 2025-06-05T11:00 --json").data
        assert (moved["state"], moved["group"]) == ("waiting", 1)
        counted = desk.ok(f"training schedule 1 {other} --others 2 --at 2025-06-05T11:00 --json").data
        assert (counted["state"], counted["group"]) == ("confirmed", 3)


def test_who_leaves_a_date_leaves_the_people_without_a_bundle_behind(desk: Cli) -> None:
    order(desk, 1, 1)
    order(desk, 2, 1)
    desk.ok(f"training schedule 1 {DATES} --others 2 --at 2025-06-03T10:00")
    desk.ok(f"training schedule 2 {DATES} --at 2025-06-03T11:00")
    before = desk.rows(BOOKED)
    moved = desk.ok("training schedule 1 --date 2025-09-08 --place gdansk --at 2025-06-04T10:00 --json").data
    assert (moved["state"], moved["group"]) == ("waiting", 1)
    # The other client's training has its own entry.
    assert desk.rows(BOOKED)[len(before) :] == [("1", 0), ("2", 2)]
    left = desk.ok("training show 2 --json").data
    assert (left["state"], left["group"]) == ("confirmed", 3)


def test_a_training_lost_with_its_order_leaves_them_behind_in_the_books_too(desk: Cli) -> None:
    confirmed_order(desk)
    order(desk, 1, 1)
    order(desk, 4, 1)
    desk.ok(f"training schedule 1 {DATES} --at 2025-06-03T10:00")
    desk.ok(f"training schedule 2 {DATES} --others 2 --at 2025-06-03T11:00")
    desk.ok(REJECT)
    assert desk.rows(BOOKED)[-2:] == [("2", 0), ("1", 2)]
    assert desk.ok("training show 1 --json").data["group"] == 3


@pytest.mark.clause("solidexpert-bundles", "V.6")
@pytest.mark.parametrize(("now", "state"), [("2026-06-02T23:59:59", "ordered"), ("2026-06-03T00:00", "forfeited")])
def test_a_lost_training_is_shown_as_lost_by_the_day_cron_or_no_cron(desk: Cli, now: str, state: str) -> None:
    order(desk)
    desk.now(now)
    assert desk.ok("training show 1 --json").data["state"] == state
    assert [t["state"] for t in desk.ok("training list --json").data] == [state]
    assert [t["id"] for t in desk.ok(f"training list --state {state} --json").data] == [1]
    assert desk.ok(f"training list --state {'ordered' if state == 'forfeited' else 'forfeited'} --json").data == []
    assert [t["id"] for t in cron(desk, "--dry-run")["training-lost"]] == ([1] if state == "forfeited" else [])


@pytest.mark.clause("solidexpert-bundles", "V.6")
@pytest.mark.parametrize("line", ["training schedule 1 --date 2026-06-22 --place online", "training attend 1"])
def test_what_is_lost_is_refused_alike_before_and_after_cron(desk: Cli, line: str) -> None:
    order(desk, 1, 2)
    desk.ok(f"training schedule 1 {DATES} --at 2025-06-03T10:00")  # waits for more people
    before = desk.refuses(f"{line} --at 2026-06-20T15:00", 4, "V.6", "lost")
    desk.ok("cron run --at 2026-06-20T14:00")
    assert desk.refuses(f"{line} --at 2026-06-20T15:00", 4, "V.6", "lost").err == before.err
    polish = desk(f"--lang pl {line} --at 2026-06-20T15:00")
    assert (polish.code, "przepada" in polish.err) == (4, True)


@pytest.mark.clause("solidexpert-bundles", "V.6")
@pytest.mark.parametrize(("at", "code"), [("2026-06-02T23:59:59", 0), ("2026-06-03T00:00", 4)])
def test_a_date_is_agreed_until_the_end_of_the_last_day(desk: Cli, at: str, code: int) -> None:
    order(desk)
    asked = desk.ask(f"training schedule 1 --date {at[:10]} --place online --at {at}")
    assert (asked.code, asked.clauses) == (code, ["V.6"] if code else [])


@pytest.mark.clause("solidexpert-bundles", "V.6")
def test_one_confirmed_for_a_date_that_passed_is_to_be_recorded_and_not_shown_as_lost(desk: Cli) -> None:
    order(desk, 1, 3)
    desk.ok(f"training schedule 1 {DATES} --at 2025-06-03T10:00")
    assert desk.ok("training show 1 --json").data["state"] == "confirmed"


@pytest.mark.clause("solidexpert-bundles", "V.6")
def test_what_isnt_used_within_the_year_is_lost(desk: Cli) -> None:
    order(desk, 1, 2)
    order(desk, 2, 1, at="2025-06-07T10:00")
    desk.ok(f"training schedule 1 {DATES} --at 2025-06-03T10:00")
    found = cron(desk, "--at 2026-06-02T23:00")
    assert (found["training-lost"], [t["at"] for t in found["training-to-use"]]) == ([], ["2026-06-02", "2026-06-08"])
    before = desk.dump()
    dry = cron(desk, "--at 2026-06-03T08:00 --dry-run")
    assert [t["id"] for t in dry["training-lost"]] == [1]
    assert desk.dump() == before
    found = cron(desk, "--at 2026-06-03T08:00")
    assert [t["id"] for t in found["training-lost"]] == [1]
    shown = desk.ok("training show 1 --json").data
    assert (shown["state"], shown["use_until"]) == ("forfeited", "2026-06-02")
    desk.refuses("training schedule 1 --date 2026-06-22 --place online", 4, "V.6", "lost")
    # The year of the other one ends on a Sunday: Monday still counts.
    assert cron(desk, "--at 2026-06-08T23:00")["training-lost"] == []
    assert [t["id"] for t in cron(desk, "--at 2026-06-09T00:00")["training-lost"]] == [2]
    assert cron(desk)["training-lost"] == []
    decided = desk.rows("SELECT question, outcome FROM decision WHERE entity = 'training' AND entity_id = '1' ORDER BY id")
    assert decided[-1] == ("training_deadline", 0)


def test_a_confirmed_one_whose_date_passed_is_to_be_recorded_not_lost(desk: Cli) -> None:
    order(desk, 1, 3)
    desk.ok(f"training schedule 1 {DATES} --at 2025-06-03T10:00")
    found = cron(desk)
    assert (found["training-lost"], [t["id"] for t in found["training-to-record"]]) == ([], [1])
    desk.ok("training attend 1 --at 2026-05-11T18:00")


@pytest.mark.clause("solidexpert-bundles", "V.1", "V.4", "IX.2", "IX.3.2")
def test_after_a_breach_no_discount_is_given_and_that_on_trainings_is_paid_back(desk: Cli) -> None:
    number = desk.ok(f"training show {order(desk)} --json").data["proforma"]
    desk.ok(f"bundle pay 1 --invoice {number} --at 2025-06-03T10:00")
    desk.ok("bundle breach 1 --ground renewal-prevented -m 'changed the ACR'")
    desk.ok("bundle breach 2 --ground renewal-prevented -m 'changed the ACR' --happened-on 2026-03-02")
    desk.refuses("training declare 2", 4, "IX.2")
    lines = desk.ok("bundle settle 1 --json").data["lines"]
    assert [(line["clause"], line["net"]["amount"]) for line in lines] == [("IX.3.1", "21000.00"), ("IX.3.2", "1200.00")]


def test_an_unpaid_proforma_is_overdue(desk: Cli) -> None:
    order(desk)
    number = desk.ok("training show 1 --json").data["proforma"]
    overdue = cron(desk)["invoice-overdue"]
    assert number in [d["id"] for d in overdue]
    desk.ok(f"bundle pay 1 --invoice {number}")
    assert number not in [d["id"] for d in cron(desk)["invoice-overdue"]]


@pytest.mark.clause("solidexpert-bundles", "V.4")
def test_a_paid_proforma_is_followed_by_the_vat_invoice(desk: Cli) -> None:
    desk.ok("price set training-first-aid 100 --currency PLN --from 2022-02-01 --vat 8")
    desk.ok("training declare 1 --at 2025-05-30T10:00")
    line = "training order 1 --kind basics --participants 2 --kind first-aid --participants 3 --at 2025-06-02T10:00 --json"
    proforma = desk.ok(line).data["document"]
    pay = f"bundle pay 1 --invoice {proforma['number']} --at 2025-06-05T10:00"
    before = desk.dump()
    assert desk.ok(f"{pay} --dry-run --json").data["document"]["number"] is None
    assert desk.dump() == before
    paid = desk.ok(f"{pay} --json").data
    invoice = paid["document"]
    assert (invoice["kind"], invoice["number"][:8], invoice["due_on"]) == ("vat", "FV/2025/", "2025-06-05")
    assert invoice["lines"] == proforma["lines"]
    assert (invoice["net"], invoice["gross"]) == (proforma["net"], proforma["gross"])
    assert paid["documents"][-2:] == [
        {"number": proforma["number"], "purpose": "training", "due_on": proforma["due_on"], "paid_on": "2025-06-05"},
        {"number": invoice["number"], "purpose": "training", "due_on": "2025-06-05", "paid_on": "2025-06-05"},
    ]
    decided = desk.ok(f"invoice why {invoice['number']} --json").data["decisions"]
    assert [(d["question"], d["same"]) for d in decided] == [("ksef_duty", True), ("order_training", True)]
    overdue = [d["id"] for d in cron(desk)["invoice-overdue"]]
    assert not {proforma["number"], invoice["number"]} & set(overdue)
    for number in (proforma["number"], invoice["number"]):
        desk.refuses(f"bundle pay 1 --invoice {number}", 5, "2025-06-05")
        desk.refuses(f"bundle demand 1 --invoice {number} --form paper --term 2026-07-01", 5, "2025-06-05")
        desk.refuses(f"bundle breach 1 --ground unpaid-after-demand --invoice {number}", 4, "IX.1.1", "was paid")
    # Paid or not, a discount is paid back once, and at the VAT rate of its training.
    desk.ok("bundle breach 1 --ground renewal-prevented -m 'changed the ACR'")
    lines = desk.ok("bundle settle 1 --json").data["lines"]
    assert [(x["clause"], x["net"]["amount"], x["vat_rate"], x["vat"]["amount"]) for x in lines] == [
        ("IX.3.1", "21000.00", "23", "4830.00"),
        ("IX.3.2", "2400.00", "23", "552.00"),
        ("IX.3.2", "180.00", "8", "14.40"),
    ]


def test_ordered_once_under_a_key(desk: Cli) -> None:
    desk.ok("training declare 1 --at 2025-05-30T10:00 --idempotency-key wish")
    assert desk.ok("training declare 1 --at 2025-05-30T10:00 --idempotency-key wish --json").data["id"] == 1
    line = "training order 1 --kind basics --participants 1 --at 2025-06-02T10:00 --idempotency-key order --json"
    assert desk.ok(line).data["proforma"] == desk.ok(line).data["proforma"]
    assert desk.rows("SELECT count(*) FROM training") == [(1,)]


def test_for_people_in_both_languages(desk: Cli) -> None:
    order(desk, 1, 3)
    desk.ok(f"training schedule 1 {DATES} --at 2025-06-03T10:00")
    assert "Kraków" in desk.ok("training list").out
    assert "potwierdzone" in desk.ok("--lang pl training show 1").out
    assert "training list" not in desk.ok("--lang pl training list --state confirmed").out
    assert desk.ok("training list --state lost").out == desk.ok("training list --state forfeited").out  # as the screen reads it
    desk.refuses("training list --state gone", 2, "forfeited")
    desk.refuses("training show 7", 3, "7")


def test_a_client_with_trainings_is_exported_and_waits_for_its_erasure(desk: Cli) -> None:
    order(desk, 2, 1)
    data = desk.ok("client export-data beta --json").data
    assert [t["kind"] for t in data["trainings"]] == ["basics"]
    assert [b["id"] for b in data["bundles"]] == [3, 2]
    assert "order_training" in {d["question"] for d in data["decisions"]}
    desk.refuses("client erase beta --yes", 5, "bundles under way: 2, 3")
