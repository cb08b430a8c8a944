"""Bad input: one clear line, the right exit code, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli, words
from tests.cli.once import once

ADD = "client add Nowa --address 'ul. Nowa 1'"
BUY = "hours buy --client pracownia --phone 601234567 --license SKP-0001"
PRICE = "price set progrupa-support-hour"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A triaged ticket, and a second client and licence that names can't tell apart."""
    cli.ticket()
    cli.ok("client add 'Pracownia Inna' --consumer --address 'ul. Inna 1' --key inna")
    cli.ok("license add --client inna --product sketchup-pro --serial SKP-0002 --kind subscription --version 2026")
    cli.ok(f"{OPEN.replace('Crash on export', 'Crash on import')} --at 2026-11-17T09:20")
    return cli


# line, exit code, words that the line must have
NAMES = [
    ("client show nobody", 3, "nobody", "supportctl client list"),
    ("client show 99", 3, "99", ""),
    ("client show 99999999999999999999999999", 3, "", ""),
    ("client show Pracownia", 0, "", ""),
    ("client show pracow", 2, "pracownia (Pracownia Architektury)", "inna (Pracownia Inna)"),
    ("client show ''", 2, "empty", ""),
    ("client show '  '", 2, "empty", ""),
    ("client edit ''  --name X", 2, "empty", ""),
    ("client find ''", 2, "empty", ""),
    ("client accept pracownia --regulation nobody", 3, "progrupa-support", ""),
    ("license show SKP", 2, "SKP-0001", "SKP-0002"),
    ("license show nobody", 3, "nobody", "supportctl license list"),
    ("license show ''", 2, "empty", ""),
    ("license check-support ''", 2, "empty", ""),
    ("license check-conversion ''", 2, "empty", ""),
    ("ticket show crash", 2, "1 (Crash on export)", "2 (Crash on import)"),
    ("ticket show 77", 3, "77", "supportctl ticket list"),
    ("ticket show ''", 2, "empty", ""),
    ("ticket note '' -m x", 2, "empty", ""),
    ("ticket list --client ''", 2, "empty", ""),
    ("ticket list --status ''", 2, "--status is empty", ""),
    ("ticket list --status lost", 2, "lost", "waiting"),
    ("session start 77", 3, "77", ""),
    ("session stop 77", 3, "77", ""),
    ("session stop ''", 2, "empty", ""),
    ("session list --ticket ''", 2, "empty", ""),
    ("session show 77", 3, "77", ""),
    ("session show 99999999999999999999999999", 3, "", ""),
    ("session show 0", 3, "supportctl session list", ""),
    ("session show one", 3, "one", ""),
    ("hours contact 77", 3, "77", "supportctl hours list"),
    ("hours contact 99999999999999999999999999", 3, "", ""),
    ("hours cancel 1 --reason ''", 2, "empty", ""),
    ("hours list --client ''", 2, "empty", ""),
    ("license list --client ''", 2, "empty", ""),
    ("invoice list --client ''", 2, "empty", ""),
    ("invoice print FV/2026/0009", 3, "FV/2026/0009", "supportctl invoice list"),
    ("invoice print ''", 2, "empty", ""),
    ("invoice issue", 2, "--ticket T", "--client C"),
    ("invoice issue --ticket 1 --client 1", 2, "--ticket T", ""),
    ("regulation show nobody", 3, "progrupa-support", ""),
    ("product set-version nobody --newest 7", 3, "nobody", "supportctl product list"),
    ("ticket open --client pracownia --product nobody --subject S --description D", 3, "nobody", ""),
    ("ticket open --client pracownia --license '' --subject S --description D", 2, "--license is empty", ""),
    ("ticket open --client pracownia --subject S --description D", 2, "--product", "--license"),
    ("ticket open --client zielinski --license SKP-0001 --subject S --description D", 2, "SKP-0001", "zielinski"),
    ("hours buy --client pracownia --hours 1 --phone 601234567 --license ''", 2, "empty", ""),
    ("hours buy --client zielinski --hours 1 --phone 605111222", 2, "--license SERIAL", ""),
    ("ticket list --limit 0", 2, "", ""),
    ("ticket list --limit 99999999999999999999999999", 2, "", ""),
    ("completion tcsh", 2, "bash, zsh, fish", ""),
]
VALUES = [
    (f"{ADD} --nip 123", 2, "123", "ten digits"),
    (f"{ADD} --nip 1234563219", 2, "check digit", ""),
    (f"{ADD} --nip 0000000000", 2, "0000000000", ""),
    (f"{ADD} --nip abc", 2, "abc", ""),
    (ADD, 2, "--nip NIP", "--consumer"),
    (f"{ADD} --consumer --nip 1234563218", 2, "exclude each other", ""),
    (f"{ADD} --consumer --sole-trader", 2, "exclude each other", ""),
    (f"{ADD} --consumer --phone 12", 2, "12", "+48"),
    (f"{ADD} --consumer --phone nobody", 2, "nobody", ""),
    (f"{ADD} --consumer --email nobody", 2, "nobody", "name@example.com"),
    (f"{ADD} --consumer --email a@b@c.pl", 2, "a@b@c.pl", ""),
    (f"{ADD} --consumer --email biuro@test", 2, "biuro@test", "name@example.com"),
    (f"{ADD} --consumer --country Polska", 2, "Polska", "PL"),
    (f"{ADD} --consumer --key 'Nowa Firma'", 2, "Nowa Firma", "Lower-case"),
    (f"{ADD} --consumer --key 12", 2, "12", ""),
    (f"{ADD} --consumer --key pracownia", 5, "pracownia", "taken"),
    ("client add '' --consumer --address A", 2, "Name is empty", ""),
    ("client add X --consumer --address ''", 2, "--address is empty", ""),
    ("client edit pracownia", 2, "Nothing", ""),
    ("client edit pracownia --email ''", 2, "--email is empty", ""),
    (f"{PRICE} 0 --currency PLN --from 2026-01-01", 2, "above zero", ""),
    (f"{PRICE} --currency PLN --from 2026-01-01 -- -5", 2, "-5", "above zero"),
    (f"{PRICE} 1.234 --currency PLN --from 2026-01-01", 2, "1.234", ""),
    (f"{PRICE} 99999999999999999999999999 --currency PLN --from 2026-01-01", 2, "", ""),
    (f"{PRICE} NaN --currency PLN --from 2026-01-01", 2, "NaN", ""),
    (f"{PRICE} 200zł --currency PLN --from 2026-01-01", 2, "200zł", "without the currency"),
    (f"{PRICE} 200 --currency ZLO --from 2026-01-01", 2, "ZLO", "PLN"),
    (f"{PRICE} 200 --currency PLN --from 2026-02-30", 2, "February", "30th"),
    (f"{PRICE} 200 --currency PLN --from 2026-02-32", 2, "2026-02-32", "2026-11-20"),
    (f"{PRICE} 200 --currency PLN --from 01/02/2026", 2, "01/02/2026", ""),
    (f"{PRICE} 200 --currency PLN --from ''", 2, "", ""),
    (f"{PRICE} 200 --currency PLN --from 2026-01-01 --vat 22", 2, "22", "23"),
    (f"{BUY} --hours 0", 2, "above zero", ""),
    (f"{BUY} --hours -1", 2, "-1", "above zero"),
    (f"{BUY} --hours three", 2, "three", ""),
    (f"{BUY} --hours 1.5", 2, "1.5", "whole units"),
    (f"{BUY} --hours 100000000", 2, "100000000", "at most"),
    (f"{BUY} --hours 1 --at 2020-11-30T10:00", 7, "2020-12-01", "§1.1"),
    (f"{BUY.replace('601234567', '12')} --hours 1", 2, "12", ""),
    (f"{BUY.replace('601234567', '605111222')} --hours 1", 4, "§3.5", ""),
    ("session extend 1 --hours 0 --consent x", 2, "above zero", ""),
    ("session extend 1 --hours 1", 2, "--declined", ""),
    ("session extend 1 --consent x", 2, "--hours", ""),
    ("session extend 1 --hours 1 --consent x --declined", 2, "either", ""),
    ("session start 1 --confirm backup,pray", 2, "pray", "backup, present, internet"),
    ("session start 1 --phone nobody", 2, "nobody", ""),
    ("session start 1 --override ''", 2, "empty", ""),
    ("session stop --reason tired", 2, "tired", "client-absent"),
    ("ticket close 1 --outcome great", 2, "great", "solved"),
    ("ticket refuse 1 --reason dislike", 2, "dislike", "already-advised"),
    ("ticket contact 1 -m x --channel pigeon", 2, "pigeon", "web, email"),
    ("ticket triage 1", 2, "--diagnosable", ""),
    ("ticket triage 1 --diagnosable", 5, "triaged", ""),
    ("ticket note 1", 2, "-m", ""),
    ("ticket note 1 -m ''", 2, "empty", ""),
    (f"{OPEN} --topic gossip", 2, "gossip", "usage"),
    (f"{OPEN} --topic training", 4, "§4.7.1", ""),
    (f"{OPEN} --channel phone", 4, "§2.2", ""),
    (f"{OPEN} --regulation nobody", 3, "nobody", "progrupa-support"),
    ("ticket open --client inna --product solidworks --subject S --description D", 7, "solidexpert-bundles", ""),
    ("ticket open --client inna --product codetwo-backup --subject S --description D", 4, "no version", ""),
    (OPEN.replace("--serial SKP-0001", ""), 4, "§2.2", ""),
    (f"{OPEN} --version '20 26'", 2, "20 26", ""),
    ("license add --client inna --product sketchup-pro --serial 'A B' --kind subscription --version 1", 2, "A B", ""),
    ("license add --client inna --product sketchup-pro --serial SKP-0001 --kind subscription --version 1", 5, "SKP-0001", ""),
    ("license add --client inna --product sketchup-pro --serial X --kind rented --version 1", 2, "rented", "subscription"),
    ("license add --client inna --product sketchup-pro --serial X --kind subscription --version new", 2, "new", ""),
    ("license check-support SKP-0001 --on 2020-11-30", 7, "2020-12-01", "§1.1"),
    ("license check-support SKP-0001 --on 2026-13-01", 2, "2026-13-01", ""),
    ("init --name N --nip 5265877635 --address A --bank-account 123 --email a@b.pl", 2, "123", "26 digits"),
    ("init --name N --nip 5265877635 --address A --bank-account PL61109010140000071219812874 --email a@b.pl", 5, "--from", ""),
]


@pytest.mark.parametrize(("line", "code", "first", "second"), [case for case in NAMES + VALUES if case[1]])
def test_one_line_and_nothing_written(desk: Cli, line: str, code: int, first: str, second: str) -> None:
    desk.refuses(line, code, first, second)


def test_an_exact_key_isnt_ambiguous(desk: Cli) -> None:
    assert desk.ask("client show pracownia").data["key"] == "pracownia"
    assert desk.ask("client show ARCHITEKTURY").data["key"] == "pracownia"
    assert desk.ask("client show zielinski").data["key"] == "zielinski"


WHEN = [
    ("2026-03-29T02:30", 2, "doesn't exist"),
    ("2026-10-25T02:30", 2, "2026-10-25T02:30:00+02:00, 2026-10-25T02:30:00+01:00"),
    ("2026-11-17T18:01", 2, "2026-11-17 18:00"),
    ("23:59", 2, "after now"),
    ("yesterday", 2, "2026-11-20T09:05"),
    ("2026-11-17", 2, "2026-11-17"),
    ("2026-11-17T25:00", 2, ""),
    ("2026-11-17T10:00Z0", 2, ""),
    ("", 2, ""),
    ("2026-11-17T09:00", 5, "2026-11-17 09:05"),
]


@pytest.mark.parametrize(("when", "code", "said"), WHEN)
def test_when(desk: Cli, when: str, code: int, said: str) -> None:
    desk.refuses(["session", "start", "1", "--at", when, "--phone", "601234567"], code, said)


def test_an_hour_that_comes_twice_is_taken_with_its_offset(desk: Cli) -> None:
    asked = desk.ask(f"session start 1 {CONFIRMED} --at 2026-10-25T02:30+01:00")
    assert (asked.code, asked.error) == (5, "BEFORE_LAST_CHANGE")


def test_an_act_that_changes_nothing_is_none(desk: Cli) -> None:
    said = "Nothing was given that differs"
    desk.ok("ticket assign 1 --to ewa")
    desk.refuses("ticket assign 1 --to ewa", 2, said)
    desk.ok("ticket assign 1 --to anna")
    versions = "product set-version v-ray --newest 7 --oldest-supported 6 --from"
    desk.ok(f"{versions} 2026-01-01")
    desk.refuses(f"{versions} 2026-01-01", 2, said)
    desk.refuses("product set-version v-ray --newest 7 --from 2026-05-01", 2, said)
    desk.ok("product set-version v-ray --newest 7.1 --from 2026-05-01")
    desk.refuses(f"{versions} 2026-04-30", 2, said)
    desk.ok(f"{versions} 2026-05-02")


def test_states(desk: Cli) -> None:
    start = f"session start 1 {CONFIRMED}"
    desk.refuses("session stop", 3, "anna")
    desk.refuses("session status", 3, "anna")
    desk.refuses("ticket reopen 1 --reason back", 5, "triaged")
    desk.ok(f"{start} --at 2026-11-17T10:00")
    desk.refuses(f"{start} --at 2026-11-17T10:10", 5, "running", "supportctl session stop 1")
    desk.refuses(f"session start 2 {CONFIRMED} --at 2026-11-17T10:10", 5, "anna", "ticket 1")
    desk.refuses("ticket close 1 --outcome solved --at 2026-11-17T10:10", 5, "running")
    desk.refuses("invoice issue --ticket 1 --at 2026-11-17T10:10", 5, "running")
    desk.refuses("session stop --at 2026-11-17T09:59:59", 5, "before the session's start")
    desk.refuses("session amend 1 --reason typo --start 2026-11-17T09:50", 5, "running")
    desk.ok("session stop --at 2026-11-17T11:00")
    desk.refuses(f"{start} --at 2026-11-17T10:30", 5)
    desk.refuses("session amend 1 --reason typo", 2, "Nothing")
    desk.refuses("session amend 1 --reason typo --start 2026-11-17T11:30", 5, "isn't later than its start")
    desk.ok("ticket close 1 --outcome solved --at 2026-11-17T12:00")
    desk.refuses(f"{start} --at 2026-11-17T12:10", 5, "closed")
    desk.refuses("ticket close 1 --outcome solved --at 2026-11-17T12:10", 5, "closed")
    desk.refuses("session extend 1 --hours 1 --consent x --at 2026-11-17T12:10", 5, "closed")
    desk.ok("invoice issue --ticket 1")
    desk.refuses("invoice issue --ticket 1", 5, "nothing to invoice")
    desk.refuses("session cancel 1 --reason typo", 5, "invoiced")
    desk.refuses("session amend 1 --reason typo --stop 2026-11-17T10:30", 5, "invoiced")
    desk.refuses("hours cancel 1 --reason typo", 5, "begun")


def test_a_price_that_is_missing_for_the_day(cli: Cli, empty: Cli) -> None:
    empty.ok(f"{ADD} --consumer --phone 601234567 --key pracownia --at 2026-11-17T08:00")
    empty.ok("license add --client pracownia --product sketchup-pro --serial SKP-0001 --kind perpetual-single --version 2021")
    empty.refuses(f"{BUY} --hours 1", 7, "progrupa-support-hour", "supportctl price set")
    empty.ok(f"{PRICE} 200 --currency PLN --from 2026-11-18")
    empty.refuses(f"{BUY} --hours 1", 7, "2026-11-17")
    empty.ok(f"{PRICE} 200 --currency PLN --from 2026-11-01")
    empty.ticket()
    empty.work("2026-11-17T10:00", "2026-11-17T10:30")
    empty.refuses("invoice issue --ticket 1", 7, "seller", "supportctl init")


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("a\x1b[31mb", "control"),
        ("a\nb", "control"),
        ("a\x9bb", "control"),
        ("a\u202eb", "control"),
        ("x" * 301, "301"),
        ("", "empty"),
    ],
)
def test_subjects(desk: Cli, subject: str, said: str) -> None:
    line = ["ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--description", "D", "--serial", "SKP-0001"]
    desk.refuses([*line, "--subject", subject], 2, said)


def test_markup_and_the_longest_subject_are_fine(desk: Cli) -> None:
    line = ["ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--description", "D", "--serial", "SKP-0001"]
    for subject in ("[bold red]x[/]", "ż" * 300):
        assert desk.ok([*line, "--subject", subject, "--json"]).data["subject"] == subject


@pytest.mark.parametrize("option", ["--description", "--description-file"])
def test_texts_over_the_limit(desk: Cli, tmp_path: Path, option: str) -> None:
    line = OPEN.replace('--description "Crashes when exporting to DWG"', "")
    text = "ż" * (32 * 1024)
    value = tmp_path / "words.txt"
    value.write_text(text, encoding="utf-8")
    desk.ok([*words(line), option, text if option == "--description" else str(value)])
    value.write_text(text + "x", encoding="utf-8")
    desk.refuses([*words(line), option, text + "x" if option == "--description" else str(value)], 2, "65537", "65536")
    if option == "--description-file":
        before = desk.dump()
        piped = desk.process(f"{line} --description-file -", stdin=text + "x")
        assert (piped.code, len(piped.err.splitlines()), piped.out) == (2, 1, "")
        assert desk.dump() == before


def test_files_that_cant_be_read(desk: Cli, tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    desk.refuses(f"ticket note 1 --message-file {tmp_path}/none", 2, "No such file")
    desk.refuses(f"ticket note 1 --message-file {tmp_path}", 2, "directory")
    desk.refuses(f"ticket note 1 --message-file {binary}", 2, "UTF-8")
    desk.refuses(f"ticket note 1 -m x --message-file {binary}", 2, "exclude each other")


@pytest.mark.parametrize(
    "line", ["client show \udcff", "ticket note 1 -m \udcff", "ticket note 1 -m x --idempotency-key \udcff", "client add \udcff"]
)
def test_arguments_that_arent_text(desk: Cli, line: str) -> None:
    more = ["--consumer", "--address", "A"] if line.startswith("client add") else []
    desk.refuses([*line.split(), *more], 2, "control characters")


def test_usage(desk: Cli) -> None:
    for line in ("nobody", "ticket nobody", "ticket show", "client find a b", "ticket list --nobody", "ticket open"):
        desk.refuses(line, 2, "Try: supportctl", "--help")
    desk.refuses("ticket list -o xml", 2, "xml", "csv")
    desk.refuses("--lang de ticket list", 2, "de", "pl, en")


def test_invalid_input_comes_before_a_store_that_cant_serve(desk: Cli, tmp_path: Path) -> None:
    for line in (f"{ADD} --nip 123", "session start 1 --phone nobody", f"{BUY} --hours 0", "ticket note 1 -m ''"):
        assert desk(f"--db {tmp_path} {line}").code == 2
    assert desk(f"--db {tmp_path} {ADD} --consumer").code == 6


@pytest.mark.parametrize(
    ("line", "option", "taken", "meant"),
    [
        ("demo --keep --help", "--keep", "--help", "--keep=--help"),
        ("ticket note 1 -m --json", "-m", "--json", "--message=--json"),
        ("ticket open --client --license SKP-0001 --subject x", "--client", "--license", "--client=--license"),
        ("ticket note 1 -m --at=9:00", "-m", "--at=9:00", "--message=--at=9:00"),
        ("ticket note 1 -qm --json", "-qm", "--json", "--message=--json"),
        ("ticket list --assignee --wide", "--assignee", "--wide", "--assignee=--wide"),
        ("register export --month 2026-11 --file --quiet", "--file", "--quiet", "--file=--quiet"),
    ],
)
def test_an_option_is_no_value_of_another(
    desk: Cli, line: str, option: str, taken: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A demo was made in a file called --help, and a note that says --json."""
    monkeypatch.chdir(tmp_path)
    there = sorted(tmp_path.iterdir())
    before, found = desk.dump(), desk(line)
    assert found.code == 2
    assert f"{option} takes a value, and {taken} is an option. (If you mean that text: {meant})" in found.err + found.out
    assert desk.dump() == before
    assert sorted(tmp_path.iterdir()) == there
    assert desk(f"{line.partition(option)[0]}{meant} --help").code == 0
    desk.ok(["ticket", "note", "1", "--message=--json"])
    assert "--json" in desk.ok("ticket show 1").out
