"""supportctl complaint: registered whatever it lacks, 21 days from receipt, answered to the address in it."""

from __future__ import annotations

import json

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.selling import active, priced

WHOLE = (
    '--company "Pracownia" --contact "Anna Nowak" --email a.nowak@pracownia.example --description "No webinar" --grounds "VIII.5"'
)


def file(cli: Cli, received: str, rest: str = WHOLE) -> int:
    """A complaint by e-mail; its number."""
    return int(cli.ok(f"complaint file --client pracownia --channel email --received {received} {rest} -q").out)


@pytest.mark.clause("solidexpert-bundles", "X.1", "X.2", "X.3")
def test_a_complaint_that_lacks_a_part_is_registered_and_the_part_is_named(cli: Cli) -> None:
    found = cli.ok("complaint file --client pracownia --channel post --received 2026-11-06 --company Pracownia --json")
    data = found.data
    assert (data["id"], data["client"], data["channel"], data["received_on"]) == (1, "pracownia", "post", "2026-11-06")
    assert data["missing"] == ["contact", "description", "grounds"]
    assert (data["due"], data["last_day"], data["answered_on"], data["state"]) == ("2026-11-27", "2026-11-27", None, "waiting")
    assert "contact, description, grounds" in found.err
    printed = cli.ok("complaint show 1").out
    assert "X.2" in printed
    assert "exact description" in printed
    assert "dokładny opis" in cli.ok("--lang pl complaint show 1").out


@pytest.mark.clause("solidexpert-bundles", "X.1")
@pytest.mark.parametrize("channel", ["--channel phone", "--channel fax", ""])
def test_another_channel_is_no_receipt(cli: Cli, channel: str) -> None:
    cli.refuses(
        f"complaint file --client pracownia {channel} {WHOLE}", 4, "X.1", "biuro@solidexpert.com", "Zapolskiej 44, 30-126 Kraków"
    )
    assert cli.ask(f"complaint file --client pracownia {channel} {WHOLE}").clauses == ["X.1"]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_refusal_says_once_why(cli: Cli, lang: str) -> None:
    """D15: the refusal of a complaint printed its text twice; so did that of everything else with one reason."""
    found = cli(f"--lang {lang} complaint file --client pracownia --channel phone {WHOLE}")
    assert found.code == 4
    assert found.err.count("biuro@solidexpert.com") == 1
    assert found.err.endswith("\n  ✗ X.1 2022-02-01\n")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("complaint file --client pracownia --channel email --received 2026-11-18", 2, "2026-11-17"),
        ("complaint file --client pracownia --channel email --received soon", 2, "soon"),
        ("complaint file --client pracownia --channel email --received 2022-01-31", 7, "2022-02-01"),
        ("complaint file --client pracownia --channel email --email nobody", 2, "nobody"),
        ('complaint file --client pracownia --channel email --description ""', 2, "--description is empty"),
        ("complaint file --client pracownia --channel pigeon", 2, "email, post"),
        ("complaint file --client nobody --channel email", 3, "nobody"),
        ("complaint file --client pracownia --channel email --bundle 7", 3, "7"),
        ("complaint show 9", 3, "9"),
        ("complaint answer 9 --outcome upheld -m Yes", 3, "9"),
        ("complaint answer 9 --outcome great -m Yes", 2, "upheld"),
        ("complaint answer 9 --outcome upheld", 2, "-m"),
        ("complaint supplement 9 --grounds G", 3, "9"),
    ],
)
def test_bad_input(cli: Cli, line: str, code: int, said: str) -> None:
    if code == 0:
        assert cli.ok(f"{line} --json").data["missing"] == ["company", "contact", "description", "grounds"]
    else:
        cli.refuses(line, code, said)


def test_what_was_asked_for_is_added_and_the_days_run_on(cli: Cli) -> None:
    number = file(cli, "2026-11-06", "--company Pracownia")
    data = cli.ok(f"complaint supplement {number} --contact Anna --grounds VIII.5 --json").data
    assert (data["missing"], data["due"]) == (["description"], "2026-11-27")
    cli.refuses(f"complaint supplement {number} --contact Anna", 5, "contact")
    cli.refuses(f"complaint supplement {number}", 2)
    assert cli.ok(f"complaint supplement {number} --description 'No webinar' --json").data["missing"] == []
    words = cli.ok(f"complaint show {number} --json").data
    assert (words["company"], words["contact"], words["description"]) == ("Pracownia", "Anna", "No webinar")


@pytest.mark.clause("solidexpert-bundles", "X.2", "X.4")
@pytest.mark.parametrize(
    "part",
    [
        "--company Inna",
        "--contact Jan",
        "--email other@example.com",
        "--description Other",
        "--grounds 'VIII.7'",
        "--grounds 'VIII.5'",  # not even with the same words
    ],
)
def test_a_part_that_is_there_stays_as_it_was_received(cli: Cli, part: str) -> None:
    number = file(cli, "2026-11-06")
    cli.refuses(f"complaint supplement {number} {part}", 5, f"complaint show {number}")


def test_one_part_that_is_there_keeps_the_others_out(cli: Cli) -> None:
    number = file(cli, "2026-11-06", "--company Pracownia --email anna@pracownia.example")
    cli.refuses(f"complaint supplement {number} --grounds VIII.5 --email other@example.com", 5, "e-mail")
    cli.ok(f"complaint supplement {number} --grounds VIII.5 --contact Anna")


@pytest.mark.clause("solidexpert-bundles", "X.4", "X.5")
def test_the_answer_goes_to_the_address_in_the_complaint_and_names_the_court(cli: Cli) -> None:
    number = file(cli, "2026-11-06")
    cli.refuses(f"complaint answer {number} --outcome rejected -m No --to other@example.com", 4, "X.4")
    address = "--to a.nowak@pracownia.example"
    found = cli.ok(f"complaint answer {number} --outcome rejected -m 'A webinar was held' {address} --json")
    assert (found.data["answered_on"], found.data["outcome"], found.data["in_time"]) == ("2026-11-17", "rejected", True)
    assert [g["clause"] for g in found.json["decision"]["grounds"]] == ["X.3", "X.4", "X.5"]
    shown = cli.ok(f"complaint show {number}").out
    assert "a.nowak@pracownia.example" in shown
    assert "common court" in shown
    cli.refuses(f"complaint answer {number} --outcome upheld -m Yes", 5, "2026-11-17")
    cli.refuses(f"complaint supplement {number} --grounds other", 5, "2026-11-17")


def test_without_an_address_the_answer_waits_for_one(cli: Cli) -> None:
    number = file(cli, "2026-11-06", "--company Pracownia --contact Anna")
    refused = cli.refuses(f"complaint answer {number} --outcome upheld -m Yes", 4, "X.4", "complaint supplement")
    assert refused.code == 4
    cli.ok(f"complaint supplement {number} --email anna@pracownia.example")
    cli.ok(f"complaint answer {number} --outcome upheld -m Yes")


@pytest.mark.clause("solidexpert-bundles", "X.3")
@pytest.mark.parametrize(
    ("received", "today", "overdue"),
    [
        ("2026-11-06", "2026-11-27T23:59", False),
        ("2026-11-06", "2026-11-28T00:00", True),
        ("2026-10-31", "2026-11-22T12:00", False),
        ("2026-10-31", "2026-11-23T23:59", False),
        ("2026-10-31", "2026-11-24T00:00", True),
    ],
)
def test_overdue_only_after_the_working_day(cli: Cli, received: str, today: str, overdue: bool) -> None:
    number = file(cli, received)
    cli.now(today)
    listed = [row["id"] for row in cli.ok("complaint list --overdue --json").data]
    found = cron(cli)
    assert (listed, [row["id"] for row in found["complaint-missed"]]) == (([number], [number]) if overdue else ([], []))
    assert [row["id"] for row in found["complaint-due"]] == ([] if overdue else [number])
    assert cli.ok(f"complaint show {number} --json").data["state"] == ("overdue" if overdue else "waiting")
    answered = cli.ok(f"complaint answer {number} --outcome upheld -m Yes --json")
    assert answered.data["in_time"] is not overdue
    assert ("late" in answered.err) is overdue
    assert cron(cli)["complaint-missed"] == []


def test_a_missed_day_is_marked_once_with_its_decision(cli: Cli) -> None:
    file(cli, "2026-10-01")
    before = cli.dump()
    assert [row["id"] for row in cron(cli, "--dry-run")["complaint-missed"]] == [1]
    assert cli.dump() == before
    for found in ([1], []):
        assert [row["id"] for row in cron(cli)["complaint-missed"]] == found
    decided = cli.rows("SELECT question, outcome, bound_on FROM decision WHERE entity = 'complaint' ORDER BY id")
    assert decided == [("file_complaint", 1, "2026-10-01"), ("complaint_deadline", 0, "2026-10-01")]


def test_lists(cli: Cli) -> None:
    for received in ("2026-11-10", "2026-11-02", "2026-10-01"):
        file(cli, received)
    cli.ok("complaint file --client zielinski --channel post")
    assert cli.ok("complaint list -o ids").out == "4\n3\n2\n1\n"
    assert cli.ok("complaint list --client zielinski -o ids").out == "4\n"
    assert cli.ok("complaint list --waiting -o ids").out == "3\n2\n1\n4\n"
    assert cli.ok("complaint list --overdue -o ids").out == "3\n"
    assert cli.ok("complaint list --limit 1 -o ids").out == "4\n"
    assert "e-mail" in cli.ok("complaint list").out
    assert "poczta" in cli.ok("--lang pl complaint list").out
    several = cli.process("complaint show - --json", stdin="1\n9\n")
    assert [item["exit_code"] for item in several.data] == [0, 3]


def test_filed_once_under_a_key(cli: Cli) -> None:
    line = f"complaint file --client pracownia --channel email {WHOLE} --idempotency-key k"
    first, again = cli.ok(f"{line} --json"), cli.ok(f"{line} --json")
    assert first.data == again.data
    assert cli.rows("SELECT count(*) FROM complaint") == [(1,)]


def test_no_words_in_the_books(cli: Cli) -> None:
    number = file(cli, "2026-11-06")
    cli.ok(f"complaint answer {number} --outcome rejected -m 'A webinar was held'")
    books = json.dumps(cli.rows("SELECT * FROM audit_entry WHERE entity = 'complaint'"))
    books += json.dumps(cli.rows("SELECT * FROM decision WHERE entity = 'complaint'"))
    for word in ("Nowak", "nowak", "webinar", "VIII.5"):
        assert word not in books
    assert cli.ok("complaint show 1 --json").data["answer"] == "A webinar was held"


def test_a_bundle_that_did_not_exist_yet_had_no_complaint(cli: Cli) -> None:
    priced(cli)
    active(cli, years=1, licenses=1)
    line = "complaint file --client pracownia --bundle 1 --channel email --received"
    cli.refuses(f"{line} 2023-01-05", 5, "Bundle 1", "2025-03-03")
    cli.refuses(f"{line} 2025-03-02", 5, "2025-03-03")
    cli.ok(f"{line} 2025-03-03")
    cli.ok("complaint file --client pracownia --channel email --received 2023-01-05")
