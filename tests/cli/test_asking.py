"""What is missing is asked for on a terminal, after the checks, and named all at once off it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from supportctl.wording.words import words
from tests.cli.asked import answering
from tests.cli.cli import CONFIRMED, Cli, Result

Asks = Callable[..., tuple[Result, list[str]]]


@pytest.fixture
def asks(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Asks:
    """`asks(line, *answers)`: the result, and the answers that nobody asked for."""

    def run(line: str | Sequence[str], *answers: str) -> tuple[Result, list[str]]:
        return answering(cli, monkeypatch, line, *answers)

    return run


# -- off a terminal --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("ticket open", "--subject, --client | --license, --product | --license"),
        ("ticket open --license SKP-0001", "--subject"),
        ("ticket note", "TICKET, -m"),
        ("ticket close", "TICKET, --outcome"),
        ("hours buy", "--hours, --phone, --client | --license"),
        ("ticket triage 1", "--diagnosable / --not-diagnosable"),
        ("init", "--name, --nip, --address, --bank-account, --email"),
        ("price set", "ITEM, AMOUNT, --currency, --from"),
    ],
)
def test_all_that_is_missing_is_named_at_once(cli: Cli, line: str, named: str) -> None:
    cli.ticket()
    cli.refuses(line, 2, named)
    cli.refuses(f"--lang pl {line}", 2, words("pl").placeholders(named))


# -- on one ------------------------------------------------------------------------------------------------------------------


def test_what_is_missing_is_asked_one_after_the_other(cli: Cli, asks: Asks) -> None:
    found, left = asks("hours buy --license SKP-0001 --json", "3", "601 234 567", "too much")
    assert (found.code, left) == (0, ["too much"]), found
    assert found.data["client"] == "pracownia"
    assert found.err.count("--hours") == 1
    found, left = asks("--lang pl hours buy")
    assert (found.code, left) == (2, [])
    assert "--license" in found.err


def test_a_licence_says_whose_the_hours_are(cli: Cli) -> None:
    """D15: the client had to be typed though the licence implies it."""
    assert cli.ok("hours buy --license SKP-0001 --hours 3 --phone 601234567 --json").data["client"] == "pracownia"
    assert cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --json").data["license"] == "SKP-0001"
    cli.refuses("hours buy --hours 3 --phone 601234567", 2, "--client")
    cli.refuses("hours buy --client zielinski --license SKP-0001 --hours 3 --phone 601234567", 2, "SKP-0001")


def test_yes_or_no_is_asked_again(cli: Cli, asks: Asks) -> None:
    cli.ok("ticket open --license SKP-0001 --subject S --description D --serial SKP-0001")
    found, left = asks("ticket triage 1 --json", "601234567", "", "maybe", "y")
    assert (found.code, found.data["status"], left) == (0, "triaged", [])
    assert found.err.count("Answer y or n.") == 3


def test_nothing_is_asked_about_what_isnt_there(cli: Cli, asks: Asks) -> None:
    cli.ticket()
    for line, code in (
        ("ticket triage 99", 3),
        ("ticket triage 1", 5),
        ("ticket close 99", 3),
        ("hours buy --client nobody", 3),
        ("ticket open --license NOBODY", 3),
        ("ticket open --license SKP-0001 --channel phone", 4),
        ("session cancel 7", 3),
    ):
        before = cli.dump()
        found, left = asks(line, "never asked")
        assert (found.code, left) == (code, ["never asked"]), (line, found)
        assert cli.dump() == before


# -- a report --------------------------------------------------------------------------------------------------------------------


def test_a_report_is_asked_for_what_the_client_said(cli: Cli, asks: Asks) -> None:
    found, left = asks("ticket open --license SKP-0001 --json", "Crash", "Crashes on export", "SKP-0001")
    assert (found.code, left) == (0, []), found
    assert (found.data["client"], found.data["product"]) == ("pracownia", "sketchup-pro")
    assert cli.rows("SELECT serial, email FROM ticket") == [("SKP-0001", None)]
    found, _ = asks("ticket open --license SKP-0001 --json", "Crash", "Crashes on export", "", "a@pracownia.example")
    assert cli.rows("SELECT serial, email FROM ticket WHERE id = 2") == [(None, "a@pracownia.example")]


def test_without_a_licence_client_and_product_are_asked(cli: Cli, asks: Asks) -> None:
    found, left = asks("ticket open --json", "SKP-0001", "Crash", "Crashes", "SKP-0001")
    assert (found.code, left) == (0, []), found
    found, left = asks("ticket open --json", "", "Crash", "pracownia", "v-ray", "Crashes", "V-1")
    assert (found.code, left, found.data["product"]) == (0, [], "v-ray"), found


def test_what_the_client_said_is_never_what_the_desk_knows(cli: Cli) -> None:
    found = cli("ticket open --license SKP-0001 --subject S --description D --json")
    assert (found.code, found.clauses) == (4, ["§2.2"])
    assert "--serial" in found.err
    assert "--email" in found.err


# -- a start -----------------------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_when_a_start_is_refused_anyway(cli: Cli, asks: Asks) -> None:
    cli.ticket()
    cli.now("2026-11-21T10:00")  # a Saturday
    found, left = asks("session start 1", "y", "y", "y", "601234567")
    assert (found.code, len(left)) == (4, 4)
    assert "§4.2" in found.err
    assert "§1.11" not in found.err
    found, left = asks("session start 1 --override agreed", "y", "y", "y", "601234567")
    assert (found.code, left) == (0, []), found


def test_after_a_no_nothing_more_is_asked(cli: Cli, asks: Asks) -> None:
    cli.ticket()
    before = cli.dump()
    found, left = asks("session start 1 --at 10:00", "601234567", "n", "y", "y", "601234567")
    assert (found.code, len(left)) == (4, 3)
    assert cli.dump() == before


# -- taken up at once ------------------------------------------------------------------------------------------------------------


def test_a_report_taken_up_at_once_in_one_short_command(cli: Cli, asks: Asks) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    cli.now("2026-11-17T10:00")
    line = "supportctl ticket open --license SKP-0001 --start"
    assert len(line) <= 60
    words = ("Crash", "Crashes on export", "SKP-0001", "y", "y", "y", "601 234 567")
    found, left = asks(f"{line.removeprefix('supportctl ')} --json", *words)
    assert (found.code, left) == (0, []), found
    assert (found.data["status"], found.data["session"], "§4.2" in str(found.json["decision"])) == ("open", 1, True)
    kinds = [entry["kind"] for entry in cli.ask("ticket show 1").data["history"]]
    assert kinds == ["opened", "triaged", "session-started"]
    assert cli.ask("session status").data["ticket"] == 1


def test_nothing_is_asked_when_it_cant_be_taken_up_anyway(cli: Cli, asks: Asks) -> None:
    found, left = asks("ticket open --license SKP-0001 --subject S --start", "D", "SKP-0001", "y")
    assert (found.code, len(left), "§1.3" in found.err) == (4, 3, True), found  # no hours were bought
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    cli.now("2026-11-21T10:00")  # a Saturday
    found, left = asks("ticket open --license SKP-0001 --subject S --start", "D", "SKP-0001", "y")
    assert (found.code, len(left), "§4.2" in found.err) == (4, 3, True), found
    assert cli.rows("SELECT count(*) FROM ticket") == [(0,)]


START = f"--start {CONFIRMED} --at 2026-11-17T10:00"
REPORT = "ticket open --license SKP-0001 --subject S --description D --serial SKP-0001"


def test_off_a_terminal_everything_is_an_option(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    found = cli.ok(f"{REPORT} {START} --idempotency-key k --json")
    assert found.data["session"] == 1
    assert cli.ok(f"{REPORT} {START} --idempotency-key k --json").data == found.data
    assert "session" in cli.ok("ticket show 1").out


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (f"--start --at 2026-11-17T10:00 {CONFIRMED.replace('backup,', '')}", 4),
        (START.replace("601234567", "601234568"), 4),
        (f"{START} --channel phone", 4),
        (START.replace("10:00", "18:00"), 4),
        (f"{START} --confirm bogus", 2),
        (CONFIRMED, 2),
    ],
)
def test_or_nothing_at_all(cli: Cli, more: str, code: int) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    cli.refuses(f"{REPORT} {more}", code)
    assert cli.rows("SELECT count(*) FROM ticket") == [(0,)]


def test_without_hours_nothing_stays(cli: Cli) -> None:
    cli.refuses(f"{REPORT} {START}", 4, "§1.3")


def test_no_second_session_of_the_operator(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    cli.ok(f"{REPORT} {START}")
    cli.refuses(f"{REPORT} {START.replace('10:00', '10:30')}", 5, "ticket 1")


def test_a_rehearsal_writes_nothing(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    before = cli.dump()
    assert cli.ok(f"{REPORT} {START} --dry-run --json").data["session"] is None
    assert cli.dump() == before


@pytest.mark.clause("codetwo-support", "handling.2")
def test_codetwo_keeps_the_ticket_of_a_refused_start(cli: Cli) -> None:
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 2.1"
        " --key-valid-until 2026-01-31"
    )
    line = "ticket open --license CT-1 --subject S --description D --start --json"
    found = cli(line)
    assert (found.code, found.json["status"]) == (4, "refused"), found
    assert (found.data["id"], found.data["session"], found.data["status"]) == (1, None, "new")
    assert "general.2" in found.clauses
    assert [entry["kind"] for entry in cli.ask("ticket show 1").data["history"]] == ["opened"]
    assert cli.rows("SELECT count(*) FROM work_session") == [(0,)]
    plain = cli(line.removesuffix(" --json"))
    assert plain.code == 4
    assert "general.2" in plain.out + plain.err


# -- words ---------------------------------------------------------------------------------------------------------------------


def an_editor(cli: Cli, tmp_path: Path, script: str) -> Path:
    """VISUAL is a script that is handed the file; beside it stands what the file held."""
    path = tmp_path / "editor.sh"
    path.write_text(f'#!/bin/sh\ncp "$1" {tmp_path}/seen\n{script}\n')
    path.chmod(0o700)
    cli.env("VISUAL", str(path))
    return tmp_path / "seen"


def test_words_are_written_in_an_editor_below_which_the_last_ones_stand(cli: Cli, asks: Asks, tmp_path: Path) -> None:
    cli.ticket()
    for word in ("first", "second", "third", "fourth"):
        cli.ok(f"ticket note 1 -m {word}")
    cli.ok("ticket note 1 -m secret --confidential")
    seen = an_editor(cli, tmp_path, 'printf "Update to 4.3\\n# a remark\\nand restart\\n" | cat - "$1" > "$1.n"; mv "$1.n" "$1"')
    found, _ = asks("ticket reply 1 --json")
    assert found.code == 0, found
    assert cli.rows("SELECT body FROM message ORDER BY id DESC LIMIT 1") == [("Update to 4.3\nand restart",)]
    text = seen.read_text()
    assert all(line == "" or line.startswith("#") for line in text.splitlines())
    assert [word for word in ("first", "second", "third", "fourth", "secret") if word in text] == ["second", "third", "fourth"]
    assert list(tmp_path.glob("supportctl-*")) == []


@pytest.mark.parametrize(
    ("script", "said"),
    [("exit 3", "exit 3"), (': > "$1"', "No words"), ("true", "No words"), ('rm "$1"; mkdir "$1"; rmdir "$1"', "supportctl: ")],
)
@pytest.mark.parametrize("line", ["ticket note 1", "ticket reply 1", "ticket contact 1"])
def test_an_editor_that_fails_or_empties(cli: Cli, asks: Asks, tmp_path: Path, script: str, said: str, line: str) -> None:
    cli.ticket()
    before = cli.dump()
    an_editor(cli, tmp_path, script)
    found, _ = asks(line)
    assert (found.code, len(found.err.splitlines())) == (2, 1), found
    assert said in found.err
    assert cli.dump() == before


def test_an_editor_that_isnt_there(cli: Cli, asks: Asks) -> None:
    cli.ticket()
    cli.env("EDITOR", "")
    for editor, said in (("/nowhere/vi", "/nowhere/vi"), ("'", "closing"), ("", "--message is missing")):
        cli.env("VISUAL", editor)
        found, _ = asks("ticket note 1")
        # Without an editor the words are asked for in a line, which nobody answers here.
        assert (found.code, len(found.err.splitlines())) == (2, 1 if editor else 2), found
        assert said in found.err
        assert "-m" in found.err


def test_without_an_editor_the_words_are_asked_for_in_a_line(cli: Cli, asks: Asks) -> None:
    cli.ticket()
    cli.env("EDITOR", "")
    cli.env("VISUAL", "")
    found, left = asks("ticket note --json", "1", "The driver is old")
    assert (found.code, left) == (0, []), found
    assert cli.ask("ticket show 1").data["history"][-1]["message"] == "The driver is old"
    assert asks("ticket reply 1 --json", "Update it")[0].code == 0


def test_no_editor_for_what_is_refused_anyway(cli: Cli, asks: Asks, tmp_path: Path) -> None:
    seen = an_editor(cli, tmp_path, "true")
    for line in ("ticket note 99", "ticket reply 99", "ticket note 1 --stage bogus", "ticket reply 1 --channel bogus"):
        assert asks(line)[0].code in (2, 3)
    assert not seen.exists()


# -- templates -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def templates(cli: Cli, tmp_path: Path) -> Path:
    """The directory of templates."""
    cli.env("XDG_CONFIG_HOME", str(tmp_path / "config"))
    found = tmp_path / "config" / "supportctl" / "templates"
    found.mkdir(parents=True)
    return found


def test_a_template_is_filled_from_the_ticket(cli: Cli, templates: Path) -> None:
    cli.ticket()
    (templates / "update.txt").write_text(
        "Dear {contact} of {client},\n{license} ({product}): {{{subject}}}, #{ticket}. {operator}"
    )
    assert cli.ask("template list").data == [{"template": "update", "begins": "Dear {contact} of {client},"}]
    assert cli.ok("template show update").out.startswith("Dear {contact}")
    for verb in ("note 1", "reply 1", "contact 1", "close 1 --outcome solved"):
        cli.ok(f"ticket {verb} --template update")
        body = cli.rows("SELECT body FROM message ORDER BY id DESC LIMIT 1")[0][0]
        assert "Anna Nowak" in body
        assert body.endswith("SKP-0001 (SketchUp Pro): {Crash on export}, #1. anna"), body


def test_several_tickets_each_get_their_own_words(cli: Cli, templates: Path) -> None:
    cli.ticket()
    cli.ticket(hours=None)
    (templates / "t.txt").write_text("about {ticket}")
    cli.ok("ticket note 1-2 --template t")
    assert cli.rows("SELECT body FROM message ORDER BY id DESC LIMIT 2") == [("about 2",), ("about 1",)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{phone}", "{phone}"),
        ("{client.nip}", "{client.nip}"),
        ("{client!r}", ""),
        ("{}", "{}"),
        ("a { b", "brace"),
        ("{due}", "{due}"),
        ("", "empty"),
    ],
)
def test_templates_that_cant_be_filled(cli: Cli, templates: Path, text: str, said: str) -> None:
    cli.ticket()
    (templates / "bad.txt").write_text(text)
    if text != "{client!r}":
        cli.refuses("ticket reply 1 --template bad", 2, said)
    cli.refuses("ticket reply 1 --template bad -m x", 2, "--template")


def test_templates_that_arent_there(cli: Cli, templates: Path) -> None:
    cli.ticket()
    for name in ("nobody", "../config", "/etc/passwd"):
        cli.refuses(["ticket", "reply", "1", "--template", name], 3, name)
        cli.refuses(["template", "show", name], 3, name)
    assert cli.ask("template list").data == []


# -- an erasure ------------------------------------------------------------------------------------------------------------------


def test_an_erasure_shows_what_goes_and_stays_then_asks_for_the_key(cli: Cli, asks: Asks) -> None:
    before = cli.dump()
    for answer in ("y", "zielinsk", ""):
        found, _ = asks("client erase zielinski", answer)
        assert found.code == 2
        assert "client 1" in found.err
        assert "No document stays." in found.err
        assert cli.dump() == before
    assert "identyfikator klienta" in asks("--lang pl client erase zielinski", "x")[0].err
    found, _ = asks("client erase 2 --json", "zielinski")
    assert (found.code, found.data["key"]) == (0, "erased-2")


def test_nothing_is_asked_when_an_erasure_is_refused_anyway(cli: Cli, asks: Asks) -> None:
    cli.ok("ticket open --client zielinski --product v-ray --subject S --description D --serial V-1")
    found, left = asks("client erase zielinski", "zielinski")
    assert (found.code, left) == (5, ["zielinski"])
    assert asks("client erase nobody", "nobody")[1] == ["nobody"]


def test_the_key_that_is_given_must_be_the_clients(cli: Cli) -> None:
    cli.refuses("client erase 2 --yes --key pracownia", 2, "pracownia", "zielinski")
    cli.refuses("client erase 2 --key zielinski", 2, "terminal")
    cli.ok("client erase 2 --yes --key zielinski")


# -- a place where no desk is ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["ticket list", "client add N --consumer --address A", "cron run", "ticket open --license X --subject S"]
)
def test_a_mistyped_path_makes_no_desk(cli: Cli, tmp_path: Path, line: str) -> None:
    gone = tmp_path / "mistyped" / "desk.db"
    for more, env in ((f"--db {gone} {line}", ""), (f"{line} --db {gone}", ""), (line, str(gone)), (line, f"sqlite:///{gone}")):
        if env:
            cli.env("SUPPORTCTL_DB", env)
        found = cli(more)
        assert (found.code, len(found.err.splitlines())) == (6, 1), found
        assert f"supportctl init --db {gone}" in found.err
        assert not gone.parent.exists()


def test_init_makes_it_and_so_does_the_default_path(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = tmp_path / "new" / "desk.db"
    cli.ok(
        f"--db {new} init --name N --nip 7010019016 --address A --bank-account PL61109010140000071219812874 --email a@b.example"
    )
    assert cli.ask(f"--db {new} ticket list").data == []
    monkeypatch.delenv("SUPPORTCTL_DB")
    cli.env("XDG_DATA_HOME", str(tmp_path / "data"))
    assert cli("cron run").code == 6
    assert not (tmp_path / "data").exists()
    assert cli.ask("ticket list").data == []
    assert (tmp_path / "data" / "supportctl" / "desk.db").exists()
