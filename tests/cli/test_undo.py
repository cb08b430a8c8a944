"""Undo and redo: whose command, in which order, and every reason for which one can't be taken back."""

from __future__ import annotations

import json

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.once import once
from tests.cli.selling import active, priced


def undone(cli: Cli) -> str:
    """What the last command was; it is taken back."""
    return str(json.loads(cli.ok("undo --json").out)["data"]["command"])


def note(cli: Cli, words: str = "hello") -> None:
    cli.ok(["ticket", "note", "1", "-m", words])


# Which command -------------------------------------------------------------------------------------------------------------


def test_one_by_one_the_newest_first_and_back_again(cli: Cli) -> None:
    cli.ticket()
    cli.now("2026-11-17T14:02")
    cli.ok('ticket reply 1 -m "Update"')
    assert cli.ok("undo").out == "Taken back: #1 answered by anna at 14:02 (redo: supportctl redo)\n"
    assert [undone(cli), undone(cli), undone(cli)] == ["ticket triage", "ticket open", "hours buy"]
    assert cli.refuses("undo", 3).err == "supportctl: anna did nothing that could be taken back.\n"
    assert cli("ticket show 1").code == 3
    given = [json.loads(cli.ok("redo --json").out)["data"]["command"] for _ in range(4)]
    assert given == ["hours buy", "ticket open", "ticket triage", "ticket reply"]
    cli.refuses("redo", 3, "took nothing back")


def test_in_polish(cli: Cli) -> None:
    cli.ticket()
    cli.env("SUPPORTCTL_LANG", "pl")
    cli.now("2026-11-17T14:02")
    cli.ok('ticket reply 1 -m "Zaktualizuj"')
    assert cli.ok("undo").out == "Cofnięto: odpowiedź w zgłoszeniu 1 (anna, 14:02). Przywrócenie: supportctl redo\n"
    assert cli.ok("redo").out == "Przywrócono: odpowiedź w zgłoszeniu 1 (anna, 14:02). Cofnięcie: supportctl undo\n"


def test_a_command_of_yesterday_is_told_with_its_day(cli: Cli) -> None:
    cli.ticket()
    cli.now("2026-11-18T09:00")
    assert " on 2026-11-17 18:00 (" in cli.ok("undo").out


def test_a_new_act_leaves_nothing_to_redo(cli: Cli) -> None:
    cli.ticket()
    assert undone(cli) == "ticket triage"
    cli.ok("ticket triage 1 --diagnosable")
    cli.refuses("redo", 3, "a new act leaves nothing to redo")
    assert undone(cli) == "ticket triage"
    cli.ok("redo")  # of the new one
    assert cli.ask("ticket show 1").data["status"] == "triaged"
    cli.refuses("redo", 3)


def test_each_operator_takes_back_what_is_their_own(cli: Cli) -> None:
    cli.ticket()
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.refuses("undo", 3, "jan did nothing")
    note(cli)
    cli.env("SUPPORTCTL_OPERATOR", "ANNA")  # one with anna
    assert undone(cli) == "ticket triage"
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    assert undone(cli) == "ticket note"


def test_all_ids_of_a_list_are_one_command(cli: Cli) -> None:
    cli.ticket()
    cli.ok(f"{OPEN} --at 2026-11-17T09:06")
    assert cli.process("ticket assign - --to ola", stdin="1\n2\n").code == 0
    assert cli.ok("undo").out.startswith("Taken back: #1, #2 assigned by anna")
    assert [row["assignee"] for row in cli.ask("ticket list").data] == [None, None]
    cli.ok("redo")
    assert [row["assignee"] for row in cli.ask("ticket list").data] == ["ola", "ola"]


def test_looking_at_confidential_words_is_no_command(cli: Cli) -> None:
    cli.ticket()
    cli.ok("ticket show 1 --confidential")
    assert undone(cli) == "ticket triage"


def test_cron_is_no_command_and_what_it_marked_since_stands_in_the_way(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("ticket note 1 -m hello")
    cli.now("2026-11-19T10:00")
    cli.ok("cron run")
    assert undone(cli) == "ticket note"
    found = cli.refuses("undo", 5, "session 1 stopped by anna on 2026-11-17 18:00")
    assert "what cron marked (#1)" in found.err


# What stays ------------------------------------------------------------------------------------------------------------------


def test_history_and_audit_keep_the_act_and_its_undoing(cli: Cli) -> None:
    cli.ticket()
    note(cli, "wrong words")
    cli.ok("undo")
    told = cli.ask("ticket show 1").data["history"]
    assert [(entry["kind"], entry["undone"]) for entry in told] == [
        ("opened", False),
        ("triaged", False),
        ("note", True),
        ("taken-back", False),
    ]
    assert told[2]["message"] == "wrong words"
    assert "note (taken back)" in cli.ok("ticket show 1").out
    cli.ok("redo")
    told = cli.ask("ticket show 1").data["history"]
    assert [entry["kind"] for entry in told if not entry["undone"]][2:] == ["note", "taken-back", "given-back"]
    assert cli.rows("SELECT count(*) FROM audit_entry WHERE command IN ('undo', 'redo')") == [(2,)]


def test_an_id_is_never_given_again_and_a_key_is(cli: Cli) -> None:
    add = "client add Nowak --consumer --email n@n.example --phone 602000111 --address Polna --key nowak"
    cli.ok(add)
    first = cli.ask("client show nowak").data["id"]
    cli.ok("undo")
    assert cli("client show nowak").code == 3
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok(add)
    assert cli.ask("client show nowak").data["id"] == first + 1
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.refuses("redo", 5, "its key is taken meanwhile")


def test_the_running_session_is_counted_again(cli: Cli) -> None:
    cli.ticket()
    cli.now("2026-11-17T10:00")
    cli.ok(f"session start 1 {CONFIRMED}")
    cli.now("2026-11-17T10:20")
    cli.ok("session stop")
    assert cli("session status").code == 3
    cli.ok("undo")
    assert cli.ask("session status").data["elapsed_seconds"] == 1200
    assert cli.ok("db check").code == 0
    cli.ok("undo")
    assert cli("session status").code == 3
    assert cli.ask("ticket show 1").data["status"] == "triaged"
    assert cli.ok("db check").code == 0


def test_a_session_that_was_corrected_twice(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:30")
    cli.ok("session amend 1 --stop 2026-11-17T10:50 --reason forgotten")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok("session amend 1 --stop 2026-11-17T10:40 --reason again")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.refuses("undo", 5, "session 1 corrected by anna", "session 1 corrected by jan")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok("undo")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.ok("undo")
    assert cli.ask("session show 1").data["elapsed_seconds"] == 5400
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.refuses("redo", 5, "what it touched was changed since")


# Why not -----------------------------------------------------------------------------------------------------------------------


def test_nothing_that_somebody_built_on(cli: Cli) -> None:
    cli.ok(OPEN)
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    note(cli)
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.refuses("undo", 5, "#1 opened by anna", "note on #1 by jan")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok("undo")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.ok("undo")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.refuses("redo", 5, "what it rests on was taken back")


def test_nothing_with_a_number(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("invoice issue --ticket 1")
    cli.refuses("undo", 5, "a document got its number")
    told = cli.ask("undo --list").data
    assert [(row["command"], row["undoable"]) for row in told[:2]] == [("invoice issue", False), ("session stop", False)]
    assert "document got its number" in told[0]["why_not"]
    assert told[1]["why_not"] == "what it touched was changed since: invoice FV/2026/0001 issued by anna at 18:00"


def test_nothing_of_a_bundle_with_a_proforma(cli: Cli) -> None:
    number = active(priced(cli))
    cli.refuses("undo", 5)
    assert cli.ask("undo --list").data[0]["undoable"] is False
    assert cli.ask(f"bundle show {number}").data["state"] == "active"


def test_nothing_that_an_erasure_took(cli: Cli) -> None:
    cli.ok("client edit zielinski --name Nowak")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok("client erase zielinski --yes")
    cli.refuses("undo", 5, "personal data that it concerned were erased")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.refuses("undo", 5)


def test_an_erasure_takes_what_was_undone_too(cli: Cli) -> None:
    cli.ok("client set-contact zielinski --name Tajemnicki --email t@tajemnicki.example")
    cli.ok("undo")
    cli.ok("client erase zielinski --yes")
    assert not any("ajemnicki" in line for line in cli.dump())


def test_nothing_of_which_the_journal_dropped_what_was(cli: Cli) -> None:
    cli.ok("client edit pracownia --name Nowa")
    cli.env("SUPPORTCTL_OPERATOR", "cron")
    cli.env("SUPPORTCTL_JOURNAL_DAYS", "30")
    cli.now("2027-11-17T18:00")
    cli.ok("cron run")
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.refuses("undo", 5, "it is too old")


def test_what_was_undone_long_ago_keeps_nobody_and_cannot_be_given_back(cli: Cli) -> None:
    cli.ok("client add Tajemnicki --consumer --email t@tajemnicki.example --phone 602000111 --address Polna --key tajemnicki")
    cli.ok("client set-contact tajemnicki --name Tajemnicka")
    cli.ok(
        'ticket open --client tajemnicki --product v-ray --subject "Tajemnicki pyta" --description "Dla Tajemnickiego" --email t@tajemnicki.example'
    )
    for _ in range(3):
        cli.ok("undo")
    assert any("ajemnick" in line for line in cli.dump())
    cli.env("SUPPORTCTL_OPERATOR", "cron")
    cli.now("2027-11-17T18:00")
    cli.ok("cron run")
    assert not any("ajemnick" in line for line in cli.dump())
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    cli.refuses("redo", 5, "it is too old")
    assert cli.ok("db check").code == 0


def test_a_key_of_an_undone_act(cli: Cli) -> None:
    line = f"{OPEN} --idempotency-key abc"
    cli.ok(line)
    cli.ok("undo")
    found = cli(f"{line} --json")
    assert (found.code, found.error) == (5, "KEY_UNDONE")
    cli.ok("redo")
    assert "The key abc was used before" in cli.ok(line).err


OPEN_REMOTE = (
    "ticket open --client pracownia --product bitservice-remote-help --subject 'Printer is silent' --at 2026-11-16T09:00"
)
OWNED = "--confirm owner,backup,present,admin-rights,internet,backup-notice"


@pytest.fixture
@once
def remote(cli: Cli) -> Cli:
    """A remote session that runs by appointment, under BIT Service's regulation."""
    cli.now("2026-11-20T12:00")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name Diagnoza --unit szt.")
    cli.ok(OPEN_REMOTE)
    cli.ok("client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-16T09:05")
    cli.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-16T09:10")
    cli.ok(f"session start 1 {OWNED} --at 2026-11-17T10:00")
    return cli


@pytest.mark.clause("bitservice-remote", "liability.5")
@pytest.mark.parametrize(
    "end", ["session stop --at 2026-11-17T10:30", "ticket refuse 1 --reason expert -m no --at 2026-11-17T10:30"]
)
def test_a_remote_session_that_ended_does_not_go_on(remote: Cli, end: str) -> None:
    remote.ok(end)
    found = remote.ask("undo")
    assert (found.code, found.clauses) == (4, ["liability.5"])
    remote.refuses("undo", 4, "liability.5")
    assert remote.ask("undo --list").data[0]["why_not"] == "bitservice-remote liability.5 makes it final"


@pytest.mark.clause("bitservice-remote", "liability.5")
def test_a_remote_session_that_began_by_mistake_is_taken_back(remote: Cli) -> None:
    remote.ok("undo")
    assert remote.ask("session list").data == []
    assert remote.ask("session appointments").data[0]["ticket"] == 1


@pytest.mark.clause("bitservice-remote", "liability.4")
def test_software_notes_never_come_back_and_it_says_so(remote: Cli) -> None:
    remote.ok("ticket note 1 --software -m SpoolX --at 2026-11-17T10:05")
    remote.refuses("undo", 5, "liability.4", "in no journal")
    remote.env("SUPPORTCTL_LANG", "pl")
    remote.refuses("undo", 5, "liability.4", "nie ma w żadnym dzienniku")


# Looking first -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_a_dry_run_shows_and_writes_nothing(cli: Cli, verb: str) -> None:
    cli.ticket()
    if verb == "redo":
        cli.ok("undo")
    before = cli.dump()
    said = {"undo": "Would be taken back: #1 triaged", "redo": "Would be done again: #1 triaged"}[verb]
    assert cli.ok(f"{verb} --dry-run").out.startswith(said)
    assert cli.dump() == before


def test_a_dry_run_is_refused_like_the_act(cli: Cli) -> None:
    cli.ok(OPEN)
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    note(cli)
    cli.env("SUPPORTCTL_OPERATOR", "anna")
    assert cli("undo --dry-run").code == cli("undo").code == 5


def test_the_list_tells_what_would_come_back_in_turn(cli: Cli) -> None:
    cli.ticket()
    told = cli.ask("undo --list").data
    assert [(row["command"], row["undoable"], row["why_not"]) for row in told] == [
        ("ticket triage", True, None),
        ("ticket open", True, None),
        ("hours buy", True, None),
    ]
    assert set(told[0]) == {"id", "command", "at", "operator", "sentence", "undoable", "why_not"}
    cli.refuses("undo --list --dry-run", 2, "--list")
