"""What saves keys: flags on either side of the verb, ids as words, lists and ranges, `ls`, `-h`, and what was probably meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Three tickets, and hours for them."""
    cli.ticket()
    cli.ticket(hours=None)
    cli.ticket(hours=None)
    return cli


# -- flags -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["--db {db} ticket list --json", "ticket list --db {db} --json", "--db {db} ticket list --db {db} --json"]
)
def test_the_database_is_named_before_or_after_the_verb(desk: Cli, tmp_path: Path, line: str) -> None:
    desk.env("SUPPORTCTL_DB", str(tmp_path / "elsewhere.db"))
    assert len(desk(line.format(db=desk.db)).data) == 3


def test_who_acts_and_the_language_too(desk: Cli) -> None:
    for line in ("ticket assign 1 --operator Ewa --lang pl", "--operator Jan --lang pl ticket assign 1"):
        desk.ok(line)
        assert f"--operator {desk.ask('ticket show 1').data['assignee']} " in line
    assert "Ticket 1" not in desk("ticket show 1 --lang pl").out
    assert "zgłoszenia: 99" in desk("ticket show 99 --lang pl").err
    assert desk("ticket show 1 --lang pl --bogus").err == desk("--lang pl ticket show 1 --bogus").err


def test_flags_of_a_verb_before_it(desk: Cli) -> None:
    assert desk("-o ids ticket list").out == desk("ticket list -o ids").out == "3\n2\n1\n"
    assert desk("--json ticket list").data == desk("ticket list --json").data
    assert desk("-q ticket assign 2").out == "2\n"
    before = desk.dump()
    assert desk("--dry-run --at 12:00 session start 1 --phone 601234567 --json").json["dry_run"] is True
    assert desk.dump() == before
    desk.ok("--at 12:30 ticket assign 1")
    assert desk.ask("ticket show 1").data["history"][-1]["at"] == "2026-11-17T12:30:00+01:00"


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("--db /a.db ticket list --db /b.db", "--db"),
        ("--operator ewa ticket assign 1 --operator jan", "--operator"),
        ("--lang en ticket list --lang pl", "--lang"),
        ("--at 9:05 ticket assign 1 --at 9:06", "--at"),
        ("-o csv ticket list -o ids", "--output"),
    ],
)
def test_flags_that_differ_before_and_after_the_verb(desk: Cli, line: str, option: str) -> None:
    desk.refuses(line, 2, option)
    assert option in desk(f"{line.replace('--lang en ', '--lang pl ').replace('--lang pl', '--lang en', 1)}").err


def test_a_flag_before_a_verb_that_doesnt_take_it(desk: Cli) -> None:
    desk.refuses("--dry-run ticket show 1", 2, "ticket show", "--dry-run")
    desk.refuses("--at 9:05 ticket list", 2, "ticket list", "--at")


def test_an_option_of_the_verbs_own_keeps_its_sense(desk: Cli) -> None:
    desk.ok("session start 1 --phone 601234567 --confirm backup,present,internet --override x")
    assert len(desk.ask("session list --operator anna").data) == 1
    assert desk.ask("session list --operator ewa").data == []
    assert desk.ask("--operator ewa session list --operator anna").data != []


def test_a_key_remembers_the_act_wherever_the_flags_stood(desk: Cli) -> None:
    first = desk.ok("--operator ewa ticket note 1 -m x --idempotency-key k --json")
    again = desk.ok("ticket note 1 -m x --idempotency-key k --operator ewa --json")
    assert again.data == first.data


# -- ids -----------------------------------------------------------------------------------------------------------------------


def test_a_number_with_its_sign(desk: Cli) -> None:
    assert desk.ask(["ticket", "show", "#2"]).data["id"] == 2
    assert desk.ask(["session", "list", "--ticket", "#2"]).data == []
    assert desk.ask(["client", "show", "#1"]).data["id"] == 1


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (["1", "3"], ["1", "3"]),
        (["1,3"], ["1", "3"]),
        (["1-3"], ["1", "2", "3"]),
        (["#1,#2-#3"], ["1", "2", "3"]),
        (["2,1-3"], ["2", "1", "3"]),
        (["1-1"], ["1"]),
        (["1,1"], ["1"]),
        (["3", "1-2"], ["3", "1", "2"]),
    ],
)
def test_several_ids_are_answered_as_an_array(desk: Cli, typed: list[str], ids: list[str]) -> None:
    found = desk(["ticket", "show", *typed, "--json"])
    assert [item["id"] for item in found.data] == ids
    assert [item["data"]["id"] for item in found.data] == [int(number) for number in ids]
    assert found.json["decision"] is None


def test_a_missing_one_is_an_item_of_its_own(desk: Cli) -> None:
    found = desk("ticket note 2-4 -m hello --json")
    assert found.code == 3
    assert [(item["id"], item["exit_code"]) for item in found.data] == [("2", 0), ("3", 0), ("4", 3)]
    assert desk.rows("SELECT count(*) FROM message WHERE body = 'hello'") == [(2,)]


@pytest.mark.parametrize("typed", ["3-1", "1,", ",1", "1--3", "1-2-3", "1,,2", "-,1"])
def test_what_is_no_list_of_numbers(desk: Cli, typed: str) -> None:
    desk.refuses(["ticket", "assign", "--", typed], 2, typed, "5,7-9")
    desk.refuses(["--lang", "pl", "ticket", "assign", "--", typed], 2, typed, "5,7-9")


def test_at_most_a_thousand(desk: Cli) -> None:
    assert len(desk.ask("ticket show 1-1000").data) == 1000
    desk.refuses("ticket show 1-1001", 2, "1000")
    desk.refuses("ticket show 1,2-1001", 2, "1000")
    desk.refuses("ticket show 1-999999999999999999", 2, "1000")


def test_what_goes_by_a_name_is_no_list(desk: Cli) -> None:
    license_ = "license add --client pracownia --product sketchup-pro --kind subscription --version 2026 --serial"
    desk.ok(f"{license_} 12,14-15")
    assert desk.ask("license show 12,14-15").data["serial"] == "12,14-15"
    assert [item["id"] for item in desk.ask("license show SKP-0001 12,14-15").data] == ["SKP-0001", "12,14-15"]
    desk.ok(f"{license_} #1")
    assert desk.ask(["license", "show", "#1"]).data["serial"] == "#1"


def test_one_id_under_a_key_is_what_it_was(desk: Cli) -> None:
    desk.ok("ticket note 1 -m x --idempotency-key k")
    for more in ("1", "#1", "1,1"):
        assert desk(["ticket", "note", more, "-m", "x", "--idempotency-key", "k", "--json"]).code in (0, 5)
    assert desk.rows("SELECT count(*) FROM message WHERE body = 'x'")[0][0] <= 2


# -- commands ------------------------------------------------------------------------------------------------------------------


def test_ls_is_list(desk: Cli) -> None:
    assert desk("ticket ls").out == desk("ticket list").out
    assert desk("ticket ls --json").json["command"] == "ticket list"
    assert desk("ticket ls --bogus --json").json["command"] == "ticket list"
    assert desk("db ls").code == 2
    assert desk("ticket list -n 2 -o ids").out == desk("ticket list --limit 2 -o ids").out == "3\n2\n"


@pytest.mark.parametrize("words", ["", "ticket", "ticket open", "init"])
def test_h_is_help(desk: Cli, words: str) -> None:
    found = desk.ok(f"{words} -h")
    assert found.out == desk.ok(f"{words} --help").out
    assert "-h, --help" in found.out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tikcet list", "supportctl ticket"),
        ("tickets list", "supportctl ticket"),
        ("tick list", "supportctl ticket"),
        ("ticket opne", "supportctl ticket open"),
        ("ticket shwo 1", "supportctl ticket show"),
        ("ticket lst", "supportctl ticket list"),
        ("session strat 1", "supportctl session start"),
        ("ticket start 1", "supportctl session start"),
        ("triage 1", "supportctl ticket triage"),
        ("license check", "supportctl license check-support, supportctl license check-conversion"),
        ("ticket list --assigne x", "--assignee"),
        ("ticket list --stauts new", "--status"),
        ("ticket list --overdu", "--overdue"),
        ("ticket list --operatr x", "--operator"),
    ],
)
def test_what_was_probably_meant(desk: Cli, typed: str, meant: str) -> None:
    desk.refuses(typed, 2, meant)
    assert meant in desk.refuses(f"--lang pl {typed}", 2).err


@pytest.mark.parametrize("typed", ["nobody", "ticket nobody", "ticket list --nobody", "show 1", "ticket zzz"])
def test_no_guess_is_better_than_a_noisy_one(desk: Cli, typed: str) -> None:
    said = desk.refuses(typed, 2).err
    assert "did you mean" not in said
    assert "there is:" not in said


@pytest.mark.parametrize("typed", ["tick list", "ticket li", "ticket list --stat new", "li"])
def test_a_beginning_is_not_the_word(desk: Cli, typed: str) -> None:
    desk.refuses(typed, 2)


# -- words as people read them -----------------------------------------------------------------------------------------------------


def test_polish_words_are_taken_where_they_are_shown(desk: Cli) -> None:
    desk.ok("ticket close 1 --outcome solved")
    shown = desk.ok("--lang pl ticket list -o csv").out.splitlines()[1:]
    assert len(shown) == 3
    for word in ("zamknięto", "zamknięte", "zamkniete", "ZAMKNIĘTE"):
        assert [row["id"] for row in desk.ask(f"ticket list --status {word}").data] == [1]
        assert [row["id"] for row in desk.ask(f"--lang pl ticket list --status {word}").data] == [1]
    assert desk.ask("ticket close 2 --outcome rozwiązano --lang pl").data["outcome"] == "solved"
    assert desk.ask("ticket note 2-3 -m x").code == 0
    desk.refuses("ticket list --status zielone", 2, "zielone", "closed")
    desk.refuses("ticket list --status ''", 2)


def test_every_word_that_a_table_shows_can_be_typed() -> None:
    from supportctl.cli.spoken import replaced
    from supportctl.desk.bundle.showing import STATES
    from supportctl.desk.complaint.answering import OUTCOMES
    from supportctl.desk.session.stopping import STOP_REASONS
    from supportctl.desk.ticket.listing import STATUSES
    from supportctl.desk.training import showing
    from supportctl.regulations import law_of
    from supportctl.wording.words import words

    say = words("pl")
    outcomes = [
        list(law_of(slug).on(date(2026, 11, 17)).value("close.outcomes").value)
        for slug in ("progrupa-support", "codetwo-support", "bitservice-remote")
    ]
    for known in (STATUSES, STATES, showing.STATES, OUTCOMES, STOP_REASONS, *outcomes):
        for word in known:
            label = say.word(word)
            if label != word:
                assert replaced((), {"x": label}, {"value": label, "known": list(known)}) == ((), {"x": word}), (word, label)
