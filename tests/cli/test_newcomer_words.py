"""What a newcomer types and reads on a Polish screen: headings as names of columns, verbs by other names, no raw codes."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from supportctl.cli import lazy
from supportctl.wording.pl.typed import TYPED
from tests.cli.cli import OPEN, PROGRAM, Cli
from tests.cli.once import once
from tests.cli.screen import on_screen


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A desk with one ticket, in Polish."""
    cli.ticket()
    cli.env("SUPPORTCTL_LANG", "pl")
    return cli


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("typed", ["nr,temat", "NR,TEMAT", "id,subject", "ID,Subject", "Nr,subject", "#,subject"])
def test_columns_go_by_the_headings_of_either_language(desk: Cli, lang: str, typed: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    head = on_screen(f"ticket list --columns {typed}", 80)[1][0].split()
    assert head == {"en": ["#", "SUBJECT"], "pl": ["NR", "TEMAT"]}[lang]
    rows = json.loads(desk.ok(f"ticket list --columns {typed} --json").out)["data"]
    assert [list(row) for row in rows] == [["id", "subject"]]


def test_headings_are_typed_without_marks_and_blanks(desk: Cli) -> None:
    head = on_screen("ticket list --columns 'odpdo,ODP. DO,first_response_due,otwarto'", 80)[1][0]
    assert head.split() == ["ODP.", "DO", "OTWARTO"]


@pytest.mark.parametrize(("lang", "shown"), [("en", "#, subject, state"), ("pl", "nr, temat, stan")])
def test_an_unknown_column_lists_the_headings(desk: Cli, lang: str, shown: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    desk.refuses("ticket list --columns nothing", 2, "nothing", shown)


@pytest.mark.parametrize("topic", ["training", "on-site", "unrelated-advice", "other-program"])
@pytest.mark.clause("progrupa-support", "§4.7")
def test_a_topic_left_out_is_refused_once_by_its_own_point(desk: Cli, topic: str) -> None:
    """Not a second time by the paragraph above it, with nothing else to say."""
    found = desk(f"{OPEN} --topic {topic}")
    assert found.code == 4
    assert len([row for row in found.err.splitlines() if "§4.7" in row]) == 1
    assert "Inne przeszkody" not in found.err


def test_undo_list_says_each_thing_once(desk: Cli) -> None:
    """Operator and time have their own columns; a reason stands for every "no"; what isn't shown is said."""
    shown = on_screen("undo --list", 80)[1]
    assert not any("(anna" in row for row in shown)
    rows = [row.split() for row in shown if "2026-11-17" in row and ":" not in row.split()[0]]
    told = {number for row in shown for number in row.partition(":")[0].split(", ") if number.isdigit()}
    assert {row[0] for row in rows if row[1] == "nie"} == told
    assert not desk.ok("undo --list").err
    for number in range(20):
        desk.ok(f"ticket note 1 -m 'Notatka {number}'")
    assert "(limit: 20)" in desk.ok("undo --list").err
    assert len(desk.ask("undo --list").data) == 20


def test_nothing_to_undo_offers_no_undo(cli: Cli) -> None:
    """An empty list is no reason to take something back."""
    cli.env("SUPPORTCTL_OPERATOR", "ewa")
    cli.env("SUPPORTCTL_LANG", "pl")
    shown = " ".join(on_screen("undo --list", 80)[1])
    assert "supportctl undo" not in shown
    assert shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ticket add", "ticket open"),
        ("ticket create", "ticket open"),
        ("complaint add", "complaint file"),
        ("hours new", "hours buy"),
        ("client new", "client add"),
        ("session end", "session stop"),
        ("ticket view", "ticket show"),
        ("bundle delete", ""),
    ],
)
def test_a_verb_by_another_name_is_understood(cli: Cli, typed: str, meant: str) -> None:
    said = cli(typed)
    assert said.code == 2
    assert f"supportctl {meant}?" in said.err if meant else "did you mean" not in said.err


@pytest.mark.parametrize("typed", ["0", "-1"])
def test_a_limit_has_no_astronomical_bound(cli: Cli, typed: str) -> None:
    said = cli(f"ticket list --limit {typed}")
    assert said.code == 2
    assert "less than 1" in said.err
    assert "9223372036854775807" not in said.err


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("import clients nofile.csv", "nie ma takiego pliku ani katalogu"),
        ("import clients /", "to jest katalog, a nie plik"),
        ("batch nofile", "nie ma takiego pliku ani katalogu"),
        ("ticket note 1 --message-file nofile.txt", "nie ma takiego pliku ani katalogu"),
        ("export all --dir /dev/null/x", "część ścieżki nie jest katalogiem"),
    ],
)
def test_faults_of_files_are_said_in_polish(desk: Cli, line: str, reason: str) -> None:
    found = desk(line)
    assert found.code == 2
    assert reason in found.err
    desk.env("SUPPORTCTL_LANG", "en")
    assert reason not in desk(line).err


@pytest.mark.parametrize(
    ("line", "said"), [("export clients --help", "LISTA"), ("report sla --help", "--by PODZIAŁ"), ("cron list", "ostrzega o")]
)
def test_polish_screens_have_polish_words(desk: Cli, line: str, said: str) -> None:
    assert said in " ".join(on_screen(line, 80)[1])


def test_every_placeholder_of_a_polish_page_is_polish() -> None:
    """What stands for a value is translated; what is typed as it stands (NIP, IBAN), and some words are the same isn't."""
    texts = [p.read_text(encoding="utf-8") for p in Path(lazy.__file__).parent.glob("*.py")]
    found = {
        name for text in texts for shown in re.findall(r'metavar="([^"]+)"', text) for name in re.findall(r"[A-Z_]{3,}", shown)
    }
    known = {name for key in TYPED for name in key.split()}
    assert "ADDRESS" in found
    assert found - known <= {"FORMAT", "IBAN", "NIP", "PLAN"}


def test_the_files_of_an_export_stand_under_a_polish_heading(desk: Cli, tmp_path: Path) -> None:
    assert "plik" in on_screen(f"export all --dir {tmp_path / 'out'}", 400)[1][0]


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("topic", [topic for topic in lazy.NOUNS["help"][1] if topic not in ("man", "errors", "exit-codes")])
def test_commands_of_a_page_fit_and_can_be_pasted(cli: Cli, topic: str, lang: str) -> None:
    """Broken as a shell takes it on a terminal; piped, a command is one line. A crontab has no broken lines."""
    cli.env("SUPPORTCTL_LANG", lang)
    piped = cli.ok(f"help {topic}").out
    shown = on_screen(f"help {topic}", 80)[1]
    assert [line for line in shown if len(line) > 80 and "SUPPORTCTL_DB=" not in line] == []
    pasted = "\n".join(shown).replace(" \\\n", " ")
    assert pasted.split() == piped.split()


@pytest.mark.parametrize(("lang", "said"), [("en", "A new, empty database was made"), ("pl", "Utworzono nową, pustą bazę")])
def test_a_desk_made_at_the_default_path_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, said: str
) -> None:
    """On a terminal, as nobody asked for it by name."""
    monkeypatch.delenv("SUPPORTCTL_DB", raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("SUPPORTCTL_LANG", lang)
    told = [pty_stderr(("today",)) for _ in range(2)]
    assert [said in " ".join(text.split()) for text in told] == [True, False]
    assert str(tmp_path).replace("/", "") in "".join(told[0].split()).replace("/", "")


def pty_stderr(line: tuple[str, ...]) -> str:
    """What a command says where stdout and stderr are one terminal."""
    main, other = pty.openpty()
    with subprocess.Popen([*PROGRAM, *line], stdin=subprocess.DEVNULL, stdout=other, stderr=other) as child:
        os.close(other)
        child.wait(30)
        said = os.read(main, 65536).decode()
    os.close(main)
    return said
