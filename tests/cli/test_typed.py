"""What was typed: told in the language asked for, in words that can be typed, and before anything is written."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from supportctl.cli import context
from supportctl.country_table import COUNTRIES
from supportctl.desk.db import maintenance
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.selling import active, ordered, priced

ADD = "client add Nowa --consumer --address 'ul. Nowa 1'"
LICENSE = "license add --client pracownia --product sketchup-pro --kind subscription --version 2026"


# -- words ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "label"), [("en", "two-year"), ("pl", "dwuletni")])
def test_plans_are_listed_as_they_are_typed(cli: Cli, lang: str, label: str) -> None:
    refused = cli(f"--lang {lang} license convert SKP-0001 --to {label}")
    assert refused.code == 4
    assert f"biennial ({label})." in refused.err
    assert "isn't offered" not in cli("license convert SKP-0001 --to biennial").err


def test_grounds_channels_and_places_are_listed_as_they_are_typed(cli: Cli) -> None:
    number = active(priced(cli))
    for lang in ("en", "pl"):
        said = cli(f"--lang {lang} bundle breach {number} --ground bogus -m x").err
        for word in ("unpaid-after-demand", "notice-given", "renewal-prevented"):
            assert word in said, said
    number = ordered(cli)
    refused = cli(f"bundle qualify {number} --channel phone --at 2025-03-03T10:00")
    assert (refused.code, "accepted: email (e-mail), post, in-person" in refused.err) == (4, True), refused


def test_a_refused_channel_names_those_that_can_be_typed(cli: Cli) -> None:
    refused = cli(
        "ticket open --client pracownia --license SKP-0001 --subject S --description D --serial SKP-0001 --channel phone"
    )
    assert (refused.code, "accepted: web, email (e-mail)." in refused.err) == (4, True)


# -- one reader of stdin -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "ticket note - --message-file -",
        "ticket reply - --message-file - -q",
        "ticket close - --outcome solved --message-file -",
        "complaint supplement - --description-file -",
        "complaint answer - --outcome upheld --message-file -",
        "license check-conversion - -",
    ],
)
def test_ids_and_words_cant_both_come_from_stdin(cli: Cli, line: str) -> None:
    cli.ticket()
    before = cli.dump()
    found = cli.process(line, stdin="1\n")
    assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 1)
    assert "stdin" in found.err
    assert cli.dump() == before


def test_acts_without_an_id_say_so(cli: Cli) -> None:
    found = cli.process("ticket note - -m x")
    assert (found.code, found.out, "no id" in found.err) == (0, "", True)


def test_dash_reads_ids_wherever_an_id_is_taken(cli: Cli) -> None:
    slugs = "progrupa-support\ncodetwo-support\n"
    assert cli.process("regulation show - -o ids", stdin=slugs).out == slugs
    assert cli.process("regulation show - -o ids", stdin="progrupa-support\nnobody\n").code == 3
    assert len(cli.process("regulation coverage - --json", stdin="codetwo-support\n").data) > 10
    assert cli.process("regulation coverage -").code == 2
    assert cli.process("product set-version - --newest 9 -q", stdin="v-ray\nsketchup-pro\n").out == "v-ray\nsketchup-pro\n"


# -- empty values --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "option"),
    [
        (f"{ADD} --phone ''", "--phone"),
        (f"{ADD} --email ' '", "--email"),
        (f"{ADD} --key ''", "--key"),
        (f"{ADD} --at ''", "--at"),
        (f"{ADD} --idempotency-key ''", "--idempotency-key"),
        (f"{ADD} -o ''", "--output"),
        ("ticket assign 1 --to ''", "--to"),
        ("regulation show ''", "Regulation"),
        ("client accept pracownia --regulation ''", "--regulation"),
        ("price set x 1 --currency PLN --from 2026-01-01 --name ''", "--name"),
        ("license convert SKP-0001 --to annual --serial ''", "--serial"),
        ("session start 1 --confirm ''", "--confirm"),
        ("--db '' client list", "--db"),
        ("--operator '' client list", "--operator"),
    ],
)
def test_empty_values_arent_taken_for_none(cli: Cli, line: str, option: str) -> None:
    cli.ticket()
    cli.refuses(line, 2, f"{option} is empty.")


def test_an_empty_file_is_an_empty_value(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "none").write_text("\n")
    cli.refuses(
        f"ticket open --client pracownia --license SKP-0001 --subject S --description-file {tmp_path}/none",
        2,
        "--description-file is empty.",
    )


# -- values --------------------------------------------------------------------------------------------------------------------


def test_serial_numbers_that_would_name_something_else(cli: Cli) -> None:
    for serial in ("1", "123456789", "-", "-S"):
        cli.refuses(f"{LICENSE} --serial={serial}", 2, "can't be a serial number")
        cli.refuses(f"license convert SKP-0001 --to annual --new-serial={serial}", 2, "can't be a serial number")
    cli.refuses(f"{LICENSE} --serial skp-0001", 5, "SKP-0001 is taken")
    cli.ok(f"{LICENSE} --serial 9000012345678901")
    assert cli.ask("license show 1").data["serial"] == "SKP-0001"


@pytest.mark.parametrize("code", ["XX", "EU", "UK", "P1", "ﬀ"])
def test_countries_that_dont_exist(cli: Cli, code: str) -> None:
    cli.refuses(f"{ADD} --country {code}", 2, code, "ISO 3166")
    cli.refuses(f"{LICENSE} --serial T-1 --territory {code}", 2, code)
    cli.refuses(f"license edit SKP-0001 --territory {code}", 2, code)


def test_countries_are_those_of_phone_numbers_and_a_few_that_nobody_lives_in() -> None:
    import phonenumbers

    assert len(COUNTRIES) == 249
    # Ascension and Tristan da Cunha are parts of SH; Kosovo has no official code.
    assert set(phonenumbers.SUPPORTED_REGIONS) - {"AC", "TA", "XK"} <= COUNTRIES


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ticket assign 1 --at 2026-11-17T14:00:60", '"2026-11-17T14:00:60" isn\'t a time'),
        ("ticket assign 1 --at 2026-11-17T14:00:00.5", '"2026-11-17T14:00:00.5" isn\'t a time'),
        ("ticket charge 1 --item x --quantity 9000000000000000", "1 to 1000"),
        ("license convert SKP-0001 --to annual --quantity 9000000000000000", "1 to 1000"),
        ("license edit SKP-0001 --maintenance-until 9999-12-31", "2200-12-31"),
        ("rate set EUR 4.2497 --table 096/A/NBP/2025 --on 2026-05-20", "is of 2025"),
        ("price set x -1 --currency PLN --from 2026-01-01", "below zero"),
        ("rate set EUR -1 --table 096/A/NBP/2025 --on 2025-05-20", "below zero"),
        ("license add --client nobody --product sketchup-pro --serial A --kind bogus --version 1", "perpetual-single"),
        ("client edit nobody --email x", "e-mail address"),
        ("client set-contact nobody --name A --email x", "e-mail address"),
        ("license edit nobody --territory XX", "country"),
        ("product set-version nobody --newest new", "version"),
        ("complaint file --client pracownia --channel bogus", "email, post"),
    ],
)
def test_what_is_wrong_is_said_as_it_was_typed(cli: Cli, line: str, said: str) -> None:
    cli.ticket()
    cli.refuses(line, 2, said)


def test_a_clock_that_is_too_far_off(cli: Cli) -> None:
    cli.now("2200-01-01T10:00")
    cli.refuses("client list", 2, "SUPPORTCTL_NOW=2200-01-01T10:00", "before 2200")


# -- states come before the law, and acts change something --------------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        "ticket close 1 --outcome solved",
        "ticket refuse 1 --reason terms-breached",
        f"session start 1 {CONFIRMED}",
        "ticket split 1 --subject S",
    ],
)
@pytest.mark.parametrize("when", ["2019-01-01T10:00", "1900-01-01T10:00"])
def test_an_act_before_the_last_change_is_a_conflict_whatever_the_law_was_then(cli: Cli, act: str, when: str) -> None:
    cli.ticket()
    cli.refuses(f"{act} --at {when}", 5, "before the last change")


def test_an_order_sent_before_it_was_drafted_is_a_conflict(cli: Cli) -> None:
    priced(cli).ok(
        "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 1 --at 2025-03-03T09:00"
    )
    cli.refuses("bundle submit 1 --channel email --at 2019-01-01T10:00", 5, "before the last change")


def test_a_word_that_isnt_known_comes_before_the_state(cli: Cli) -> None:
    cli.ticket()
    cli.refuses("ticket close 1 --outcome bogus --at 2019-01-01T10:00", 2, "bogus", "solved")


def test_acts_that_change_nothing(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    for more in ("--start 2026-11-17T10:00 --stop 2026-11-17T10:30", "--start 10:00", "--stop 2026-11-17T09:30Z"):
        cli.refuses(f"session amend 1 --reason typo {more}", 2, "Nothing")
    cli.refuses("client change-phone pracownia --name 'Anna' --old 601234567 --new 601234567 --mail m1", 2, "Nothing")


# -- usage in Polish -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "ticket open",
            "Brak wymaganych wartości: --subject, --client | --license, --product | --license. Spróbuj: supportctl ticket open --help",
        ),
        ("ticket show", "Brak wymaganej wartości: ZGŁOSZENIE."),
        ("ticket note", "Brak wymaganych wartości: ZGŁOSZENIE, -m."),
        ("nobody", "Nie ma polecenia nobody."),
        ("ticket nobody", "Nie ma polecenia nobody."),
        ("ticket list --nobody", "Nie ma opcji --nobody."),
        ("ticket list --statu new", "Nie ma opcji --statu. Czy chodziło o: --status?"),
        ("ticket list --limit x", "Wartość x (--limit) nie jest liczbą całkowitą."),
        ("ticket list --limit 0", "Wartość 0 (--limit) jest mniejsza niż 1"),
        ("ticket list --limit", "Opcja --limit wymaga wartości. Spróbuj: supportctl ticket list --help"),
        ("ticket list --json=3", "Opcja --json nie przyjmuje wartości."),
        ("client find a b c", "Za dużo argumentów: b c."),
        ("ticket opne", "Nie ma polecenia opne. Czy chodziło o: supportctl ticket open?"),
        ("session start 1 --confirm bogus", "Nieprawidłowa wartość pola „potwierdzenie”: bogus."),
    ],
)
def test_usage_in_polish(cli: Cli, line: str, said: str) -> None:
    cli.ticket()
    cli.refuses(f"--lang pl {line}", 2, said)


# -- acts that a regulation doesn't know ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "en", "pl"),
    [
        ("ticket charge 1 --item x", "sessions", "sesje"),
        ("ticket split 1 --subject S", "supportctl ticket open", "supportctl ticket open"),
        ("session schedule 1 --when 2026-11-20T10:00", "supportctl session start", "supportctl session start"),
        ("ticket note 1 -m x --stage cause", "--stage", "--stage"),
        ("ticket note 1 -m x --software", "--software", "--software"),
    ],
)
def test_acts_that_progrupa_doesnt_know(cli: Cli, line: str, en: str, pl: str) -> None:
    cli.ticket()
    assert en in cli.refuses(line, 7, "progrupa-support has no rule about").err
    found = cli.refuses(f"--lang pl {line}", 7, "progrupa-support nie ma reguły", pl)
    assert "_" not in found.err


def test_triage_where_there_is_none(cli: Cli) -> None:
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject S")
    cli.refuses("ticket triage 1 --diagnosable", 7, "(triage)", "go on with the ticket")


@pytest.mark.clause("codetwo-support", "def.2")
def test_a_product_that_codetwo_doesnt_serve(cli: Cli) -> None:
    line = "ticket open --client pracownia --product sketchup-pro --subject S --description D --regulation codetwo-support --version 1"
    cli.refuses(line, 4, "wanted is a commercial program of CodeTwo", "Trimble")


# -- the place of the database, and the terminal -------------------------------------------------------------------------------


def test_a_place_that_cant_be_looked_at(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(maintenance, "stat", refuse)
    found = cli.ask("--db /root/x.db db path")
    assert (found.code, found.data) == (0, {"path": "/root/x.db", "exists": None})
    assert "can't be looked at: Permission denied" in found.err


def test_without_a_home_the_database_is_to_be_named(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SUPPORTCTL_DB"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    before = set(os.listdir(tmp_path))
    for line in ("client list", "db path", "session status", "--db ~/x.db client list"):
        found = cli(line)
        assert (found.code, "no home" in found.err) == (6 if "~" in line else 2, True), found
    assert cli("regulation list").code == 0
    assert cli("config show").code == 0
    assert cli(f"--db {cli.db} client list").code == 0
    assert set(os.listdir(tmp_path)) == before


@pytest.mark.parametrize(
    "url", ["postgresql://u:s3cret@127.0.0.1:1/x", "mysql://u:s3cret@h/x", "postgresql://h/x?password=s3cret"]
)
def test_settings_show_no_password(cli: Cli, url: str) -> None:
    cli.env("SUPPORTCTL_DB", url)
    for form in ("", "--json", "-o csv"):
        found = cli.ok(f"config show {form}")
        assert "s3cret" not in found.out + found.err
        assert url[:5] in found.out


def test_a_damaged_file_doesnt_send_one_back_to_the_check(cli: Cli) -> None:
    cli.db.write_bytes(b"x" * 5000)
    found = cli("db check")
    assert (found.code, "backup" in found.err, "db check" in found.err) == (6, True, False)


@pytest.mark.parametrize(("columns", "width"), [(0, 80), (1, 1), (10, 10), (132, 132)])
def test_a_terminal_that_knows_no_width_has_80(monkeypatch: pytest.MonkeyPatch, columns: int, width: int) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda: os.terminal_size((columns, 24)))
    assert context._width() == width


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_demo_that_stops_says_so_in_its_envelope(cli: Cli, lang: str) -> None:
    found = cli.ask(f"demo --keep /proc/x --lang {lang}")
    assert (found.code, found.json["exit_code"], found.json["status"], found.error) == (6, 6, "error", "DEMO_STOPPED")
    assert [row["exit_code"] for row in found.data] == [6]
    assert found.json["errors"][0]["message"] in found.err


def test_the_demo_as_data(cli: Cli) -> None:
    played = cli.ask("demo")
    assert (played.code, played.err, played.json["command"]) == (0, "", "demo")
    assert set(played.data[0]) == {"step", "command", "exit_code", "output"}
    assert [row["exit_code"] for row in played.data if row["exit_code"]] == [4]
    assert "FV/2026/0001" in played.data[-1]["output"]
