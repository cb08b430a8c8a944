"""Faults that other programs of the kind were reported for, and this one had: each a test of what is right."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli import PROGRAM
from tests.cli.once import OTHER, once
from tests.completions.terminal import Terminal
from tests.findings.desk import DAY, SAID, Desk

# Zero width space, BOM, soft hyphen, word joiner, text selector, Hangul filler, a tag above the first plane.
HIDDEN = ("\u200b", "\ufeff", "\u00ad", "\u2060", "\ufe0e", "\u3164", "\U000e0041")
BOM = "\ufeff"


# What shows nothing -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("char", HIDDEN, ids=[f"{ord(char):04X}" for char in HIDDEN])
def test_a_character_that_shows_nothing_makes_nothing_new(desk: Desk, char: str) -> None:
    """B1: serials, names, phones, keys (B3: also the text selector)."""
    add = ["license", "add", "--client", "pracownia", "--product", "sketchup-pro", "--kind", "subscription", "--version", "2026"]
    assert desk([*add, "--serial", f"SKP{char}-0001{char}"]).code == 5
    assert desk.ask(["license", "show", f"{char}SKP-0001"]).data["serial"] == "SKP-0001"
    new = ["client", "add", f"No{char}wa", "--consumer", "--address", "A", "--key", "nowa", "--phone", f"602{char} 111 222{char}"]
    made = desk.ask(new)
    assert (made.data["name"], made.data["phone"]) == ("Nowa", "+48602111222")
    refused = desk([*new[:-3], f"no{char}Wa!"])
    assert refused.code == 2
    assert char not in refused.err


def test_a_leading_bom_is_no_part_of_a_text(desk: Desk) -> None:
    """B2: of a file, of ids, of the settings."""
    desk.open()
    kept = desk.db.parent / "words.txt"
    kept.write_text(f"{BOM}Rang", encoding="utf-8")
    desk.ok(f"ticket note 1 --message-file {kept}")
    assert desk.ask("ticket show 1").data["history"][-1]["message"] == "Rang"
    assert desk.process("ticket note - -m Again", stdin=f"{BOM}1\n").code == 0
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "supportctl" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'{BOM}lang = "pl"\n', encoding="utf-8")
    os.environ.pop("SUPPORTCTL_LANG")
    assert "stan:" in desk.process("license show SKP-0001").out


# Shells and surroundings ------------------------------------------------------------------------------------------------------

COMPLETED = """
source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
_supportctl && printf '%s\\n' "${COMPREPLY[@]}"
"""


def installed(desk: Desk) -> tuple[Path, Path]:
    """The program as a command of a directory's own, and its completion for bash."""
    home = desk.db.parent / "bin"
    home.mkdir(exist_ok=True)
    program, script = home / "supportctl", home / "completion"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n')
    program.chmod(0o700)
    script.write_text(desk.ok("completion bash").out)
    return program, script


def completed(desk: Desk, *typed: str) -> list[str]:
    """What bash is offered for the words of a line that is typed so far."""
    program, script = installed(desk)
    done = subprocess.run(
        ["bash", "--norc", "-c", COMPLETED, "bash", str(script), str(program), *typed],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize("begun", ["a", "at", "at@"])
def test_an_at_sign_survives_a_tab_in_bash(desk: Desk, begun: str) -> None:
    """B4."""
    desk.ok("license add --client pracownia --product sketchup-pro --serial at@x --kind subscription --version 2026")
    program, script = installed(desk)
    rc, dump = desk.db.parent / "bashrc", desk.db.parent / "line"
    rc.write_text(
        "bind 'set enable-bracketed-paste off'; bind 'set bell-style none'\n"
        f"source {shlex.quote(str(script))}\n"
        '_shown() { printf \'%s\\n\' "$READLINE_LINE" > "$DUMP"; }; bind -x \'"\\C-xp": _shown\'\n'
    )
    env = os.environ | {"DUMP": str(dump), "PATH": f"{program.parent}:{os.environ['PATH']}", "TERM": "dumb"}
    with Terminal(["bash", "--noprofile", "--rcfile", str(rc), "-i"], env, desk.db.parent, dump) as terminal:
        assert terminal.line_after(f"supportctl license show {begun}\t") == "supportctl license show at@x "


def test_a_licence_is_completed_from_those_of_the_client(desk: Desk) -> None:
    """D24: and a client that was erased is none."""
    desk.ok("license add --client zielinski --product sketchup-pro --serial ZIE-1 --kind subscription --version 2026")
    offered = completed(desk, "ticket", "open", "--client", "zielinski", "--license", "")
    assert [value.split("\t")[0].strip() for value in offered] == ["ZIE-1"]
    desk.ok("client erase zielinski --yes")
    assert not any("erased" in value for value in completed(desk, "client", "show", ""))


@pytest.mark.parametrize("line", ["client list", "db check", "session status", "client add N --consumer --address A"])
def test_a_directory_that_is_gone_is_the_store_s_matter(desk: Desk, line: str) -> None:
    """B6: with a database named by a relative path."""
    gone = desk.db.parent / "gone"
    gone.mkdir()
    path = "" if OTHER else f"export PYTHONPATH={shlex.quote(os.getcwd())};"  # the package is found by its path
    found = desk.shell(f"{path} cd {gone} && rmdir {gone} && SUPPORTCTL_DB=desk.db $S {line}")
    assert found.code == 6, found
    assert "working directory is gone" in found.err
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize("again", ["Anna", "ANNA", "aNNa"])
def test_an_operator_is_one_whatever_the_case_of_the_letters(desk: Desk, again: str) -> None:
    """B7: one session runs, one list is theirs."""
    desk.open()
    desk.open(hours=0)
    desk.ok("ticket assign 1")
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.env("SUPPORTCTL_OPERATOR", again)
    assert desk(f"session start 2 {SAID} --at {DAY}T10:00").code == 5
    assert [row["id"] for row in desk.ask(["session", "list", "--operator", again]).data] == [1]
    assert desk(f"session stop --at {DAY}T10:20").code == 0


def test_verbs_have_their_help_without_docstrings(desk: Desk) -> None:
    """B8."""
    for line in ("--help", "ticket --help", "ticket open --help", "init --help", "cron run --help"):
        bare, whole = (desk.process(line, env=env).out.split("\n\n")[1] for env in ({"PYTHONOPTIMIZE": "2"}, {}))
        assert bare == whole, line


# Accounts ---------------------------------------------------------------------------------------------------------------------


def with_check_digits(country: str, account: str, digits: str | None = None) -> str:
    """The account with the check digits that ISO 13616 computes (97 to 98 less the remainder), or with others."""
    number = int("".join(str(int(char, 36)) for char in f"{account}{country}00"))
    return f"{country}{digits or f'{98 - number % 97:02d}'}{account}"


def congruent(digits: str) -> str:
    """A Polish account whose remainder is right with these check digits, which nobody computes."""
    for last in range(97):
        account = f"1090101400000712198{last:05d}"
        if int("".join(str(int(char, 36)) for char in f"{account}PL{digits}")) % 97 == 1:
            return f"PL{digits}{account}"
    raise AssertionError(digits)


@pytest.mark.parametrize("digits", ["00", "01", "99"])
def test_check_digits_that_no_account_has_are_refused(desk: Desk, digits: str) -> None:
    """B9: the remainder is right, but they run from 02 to 98."""
    line = 'init --name "Desk Sp. z o.o." --nip 5265877635 --address "ul. Prosta 1, 00-001 Warszawa" --email biuro@desk.example'
    desk.env("SUPPORTCTL_DB", str(desk.db.parent / "new.db"))
    account = congruent(digits)
    assert desk(f"{line} --bank-account {account}").code == 2
    assert desk(f"{line} --bank-account {with_check_digits('PL', account[4:])}").code == 0


# A clock that is ahead --------------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def worked(desk: Desk) -> Desk:
    """A closed ticket that is to be invoiced."""
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T10:20")
    desk.ok(f"ticket close 1 --outcome solved -m Done --at {DAY}T11:00")
    return desk


def test_a_document_that_is_numbered_ahead_of_the_machine_s_clock_says_so(worked: Desk) -> None:
    """B13."""
    found = worked.process("invoice issue --ticket 1", env={"SUPPORTCTL_NOW": "2031-11-18T18:00"})
    assert found.code == 0
    assert "SUPPORTCTL_NOW" in found.err
    assert "invoice annul" in found.err


def test_one_document_dated_ahead_blocks_its_series_no_longer(worked: Desk) -> None:
    """B13: annulled, its number stays and the next one is issued."""
    assert worked.process("invoice issue --ticket 1", env={"SUPPORTCTL_NOW": "2027-11-17T18:00"}).code == 0
    assert worked("invoice annul FV/2027/0001 --reason 'The clock was a year ahead'").code == 0
    assert worked.ask("invoice issue --ticket 1").data["number"] == "FV/2026/0001"


# Currencies -------------------------------------------------------------------------------------------------------------------


def test_what_is_in_two_currencies_is_billed_in_each(desk: Desk) -> None:
    """B17: the advice works, and the rest stays."""
    desk.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name Diagnoza --unit szt.")
    desk.ok("price set bitservice-repair 50 --currency EUR --from 2026-01-01 --name Naprawa --unit szt.")
    desk.ok("rate set EUR 4.2274 --table 220/A/NBP/2026 --on 2026-11-13")
    desk.ok("ticket open --client pracownia --product bitservice-remote-help --subject Printer --at 2026-11-16T08:00")
    desk.ok("client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-16T08:30")
    desk.ok("session schedule 1 --when 2026-11-16T10:00 --technician anna --at 2026-11-16T08:30")
    desk.ok("session start 1 --confirm owner,backup,present,admin-rights,internet,backup-notice --at 2026-11-16T10:00")
    desk.ok("session stop --at 2026-11-16T10:40")
    for item in ("diagnosis", "repair"):
        desk.ok(f"ticket charge 1 --item bitservice-{item} --at 2026-11-16T10:45")
    desk.ok("ticket close 1 --outcome solved -m Done --at 2026-11-16T11:00")
    refused = desk("invoice issue --ticket 1")
    assert refused.code == 7
    (advice,) = re.findall(r"supportctl (invoice issue [^.;,\n]*)", refused.err)
    first, second = desk.ask(advice), desk.ask("invoice issue --ticket 1")
    assert [(made.data["currency"], made.data["net"]["amount"]) for made in (first, second)] == [
        ("EUR", "50.00"),
        ("PLN", "100.00"),
    ]
