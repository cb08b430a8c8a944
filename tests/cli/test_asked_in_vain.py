"""What is known from the start is told before the first question, and no answer is lost to it."""

from __future__ import annotations

import pytest
from typer.core import TyperArgument

from tests.cli.asked import answering
from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.test_prompts import verbs

ANSWERS = ["answer"] * 9
# What stands on a help page for something of the desk.
NAMED = frozenset(
    ("TICKET", "SESSION", "BUNDLE", "TRAINING", "COMPLAINT", "PURCHASE", "APPOINTMENT", "LETTER", "OUTAGE", "CLIENT", "LICENSE")
) | {"NUMBER"}


def in_vain(cli: Cli, patch: pytest.MonkeyPatch, line: str, code: int, *said: str) -> None:
    """Nothing is asked, and that is said; nothing is written."""
    before = cli.dump()
    found, left = answering(cli, patch, line, *ANSWERS)
    assert (found.code, left) == (code, ANSWERS), found
    for part in said:
        assert part in found.err, found
    assert cli.dump() == before


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("client add Nowy", "--address"),
        ("client add Nowy --address X", "--nip"),
        ("client change-phone zielinski --new 603333444", "--old"),
        ("outage add --kind failure --source BIP --ended 2026-10-02", "--from"),
        ("hours buy --client pracownia", "--hours"),
    ],
)
def test_what_another_answer_helps_is_asked(cli: Cli, monkeypatch: pytest.MonkeyPatch, line: str, asked: str) -> None:
    """Though what stands for the answer in a rehearsal is refused: a NIP of somebody else, an outage that is on record, one of several
    licences."""
    cli.ok("client add Inny --key inny --nip 5260001246 --address X --email inny@example.com")
    cli.ok("outage add --kind failure --source BIP --from 2025-01-02 --ended 2025-01-03")
    for day in ("2025-10-13", "2025-10-14", "2025-10-15"):  # 400 days before
        cli(f"outage add --kind failure --source BIP --from {day} --ended {day}")
    cli.ok("license add --client pracownia --product sketchup-pro --serial SKP-2 --kind perpetual-single --version 2021")
    found, _ = answering(cli, monkeypatch, line)
    assert f"{asked})" in found.err, found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ticket open --channel fax", "fax"),
        ("ticket open --at 9:75", "9:75"),
        ("ticket open --email nobody", "nobody"),
        ("ticket reopen 1 --channel fax", "fax"),
        ("ticket reply 1 --channel fax", "fax"),
        ("license add --client zielinski --kind forever", "forever"),
        ("license add --maintenance-until someday", "someday"),
        ("hours buy --hours many", "many"),
        ("client add --email nobody", "nobody"),
        ("session schedule 1 --when someday", "someday"),
        ("price set --currency XYZ", "XYZ"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_an_option_that_cant_be_meant(cli: Cli, monkeypatch: pytest.MonkeyPatch, line: str, said: str, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ticket()
    in_vain(cli, monkeypatch, line, 2, said)


def test_a_serial_number_that_is_taken(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    in_vain(cli, monkeypatch, "license add --client zielinski --serial SKP-0001", 5, "SKP-0001")
    in_vain(cli, monkeypatch, "license add --serial SKP-0001", 5, "SKP-0001")
    answers = ["v-ray", "perpetual-single", "2021"]
    found, left = answering(cli, monkeypatch, "license add --client zielinski --serial NEW-1 --json", *answers)
    assert (found.code, left) == (0, []), found


@pytest.mark.parametrize(
    "line", ["ticket reply 99", "ticket note 99", "ticket contact 99", "ticket reopen 99", "invoice correct FV/2026/0009"]
)
def test_no_words_for_what_isnt_there(cli: Cli, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    cli.ticket()
    in_vain(cli, monkeypatch, line, 3, line.rpartition(" ")[2])


def test_a_recurrence_that_is_too_late(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(cli)
    cli.now("2027-06-20T10:00")
    in_vain(cli, monkeypatch, "ticket reopen 1", 4, "§2.10")
    cli.now("2026-11-18T10:00")
    found, left = answering(cli, monkeypatch, "ticket reopen 1", "It is back")
    assert (found.code, left) == (0, []), found


def test_hours_that_cant_be_bought(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok(
        "license add --client zielinski --product sketchup-pro --serial MS-1 --kind perpetual-single --version 2021"
        " --maintenance-until 2027-12-31"
    )
    in_vain(cli, monkeypatch, "hours buy --license MS-1", 4, "§2.7")
    in_vain(cli, monkeypatch, "hours buy --license MS-1 --hours 2", 4, "§2.7")
    found, left = answering(cli, monkeypatch, "hours buy --license SKP-0001", "2", "601234567")
    assert (found.code, left) == (0, []), found


def test_nothing_more_once_an_answer_makes_it_certain(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok(
        "license add --client zielinski --product sketchup-pro --serial MS-1 --kind perpetual-single --version 2021"
        " --maintenance-until 2027-12-31"
    )
    before = cli.dump()
    for line, answers, said in (("ticket open --channel tel", ["SKP-0001"], "§"), ("hours buy", ["MS-1"], "§2.7")):
        found, left = answering(cli, monkeypatch, line, *answers, "never asked")
        assert (found.code, left) == (4, ["never asked"]), found
        assert said in found.err
    assert cli.dump() == before


def test_a_channel_as_people_say_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["SKP-0001", "Crash", "Crashes on export", "SKP-0001"]
    found, left = answering(cli, monkeypatch, "ticket open --channel mail", *answers)
    assert (found.code, left) == (0, []), found
    assert cli.rows("SELECT channel FROM ticket") == [("email",)]


def test_hours_without_a_price(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    in_vain(cli, monkeypatch, "hours buy --license SKP-0001 --at 2020-01-01T10:00", 7)
    in_vain(cli, monkeypatch, "hours buy --license SKP-0001 --hours 2 --at 2020-01-01T10:00", 7)


def test_a_demand_of_what_isnt_due(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(cli)
    in_vain(cli, monkeypatch, f"invoice remind {FV}", 5, FV)
    cli.now("2027-02-01T10:00")
    in_vain(cli, monkeypatch, f"invoice remind {FV} --delivered-on 2027-02-09", 2, "2027-02-09")
    found, left = answering(cli, monkeypatch, f"invoice remind {FV}", "2027-02-20", "paper")
    assert (found.code, left) == (0, []), found


def test_what_cant_be_corrected(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(cli)
    in_vain(cli, monkeypatch, f"invoice correct {FV} --line 7", 3, "7")
    in_vain(cli, monkeypatch, f"invoice correct {FV} --line 7 --quantity 2", 3, "7")
    in_vain(cli, monkeypatch, f"invoice correct {FV} --unit-net many --line 1", 2, "many")
    found, left = answering(cli, monkeypatch, f"invoice correct {FV} --json", "Too many", "7", "1", "2")
    assert (found.code, left) == (0, []), found
    assert "has no line 7" in found.err


def test_several_of_which_one_isnt_there(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    for line in (
        "ticket note 1 99 -m Words",
        "ticket note 1,99 -m Words",
        "ticket close 1 99",
        "ticket assign 1 99",
        "ticket reply 1 99",
    ):
        in_vain(cli, monkeypatch, line, 3, "99")
    in_vain(cli, monkeypatch, "license edit SKP-0001 NOBODY --territory PL", 3, "NOBODY")
    in_vain(cli, monkeypatch, "client edit pracownia nobody --email a@b.example", 3, "nobody")
    in_vain(cli, monkeypatch, "client erase pracownia nobody", 3, "nobody")


@pytest.mark.parametrize("verb", ["note", "reply", "contact"])
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_words_in_place_of_a_ticket(cli: Cli, monkeypatch: pytest.MonkeyPatch, verb: str, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ticket()
    in_vain(cli, monkeypatch, f"ticket {verb} 1 'Called back'", 3, "Called back", f"supportctl ticket {verb} 1 -m")
    in_vain(cli, monkeypatch, f"ticket {verb} 1 'Called back' -m Words", 3, "Called back")


def test_off_a_terminal_those_that_are_there_are_done(cli: Cli) -> None:
    """A script that names several gets an answer for each."""
    cli.ticket()
    found = cli.ask("ticket note 1 99 -m Words")
    assert [item["exit_code"] for item in found.data] == [0, 3]


def about_something() -> list[str]:
    """Commands of which the first argument names something of the desk, and that ask for more."""
    found = []
    for command, leaf, wants in verbs():
        arguments = [param for param in leaf.params if isinstance(param, TyperArgument)]
        if arguments and str(arguments[0].metavar).strip("[].") in NAMED and (len(leaf.needed) > 1 or wants.words):
            found.append(command)
    return found


def test_of_no_verb_is_anything_asked_about_what_isnt_there(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(about_something()) > 30
    asked = []
    for command in about_something():
        found, left = answering(cli, monkeypatch, f"{command} 99", *ANSWERS)
        if found.code not in (2, 3) or left != ANSWERS or "99" not in found.err:
            asked.append((command, found.code, found.err))
    assert asked == []
