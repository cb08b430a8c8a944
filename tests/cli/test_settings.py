"""Flags beat environment beats config file beats default."""

from __future__ import annotations

import getpass
import os
import pwd
from pathlib import Path

import pytest

from supportctl.cli.settings import MAIL
from tests.cli.cli import PROGRAM, Cli


@pytest.fixture
def config(cli: Cli) -> Path:
    """The config file of this test's own home."""
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "supportctl" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def shown(cli: Cli, flags: str = "") -> dict[str, tuple[str, str]]:
    return {row["setting"]: (row["value"], row["origin"]) for row in cli.ask(f"{flags} config show").data}


def test_what_beats_what(cli: Cli, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(cli, "--lang pl --operator ewa --db /x.db") == {
        "db": ("/x.db", "flag"), "operator": ("ewa", "flag"), "lang": ("pl", "flag"),
        "journal_days": ("90", "default"), "backup_dir": (None, "default"), "backup_keep": (None, "default"),
        **dict.fromkeys(MAIL, (None, "default")),
        "nbp_url": ("https://api.nbp.pl/api", "default"), "nbp_daily": ("off", "default"), "ksef": ("limit", "default"),
        "ksef_certificate": (None, "default"), "ksef_key": (None, "default"),
        "hooks_dir": (str(config.parent / "hooks"), "default"), "hook_seconds": ("10", "default"), "config": (str(config), "default"),
    }  # fmt: skip
    assert shown(cli)["operator"] == ("anna", "environment SUPPORTCTL_OPERATOR")
    config.write_text('operator = "jan"\nlang = "pl"\ndb = "/from/config.db"\n')
    assert shown(cli)["db"] == (str(cli.db), "environment SUPPORTCTL_DB")
    for name in ("DB", "OPERATOR", "LANG"):
        monkeypatch.delenv(f"SUPPORTCTL_{name}")
    assert shown(cli)["db"] == ("/from/config.db", f"config file {config}")
    assert shown(cli)["lang"][0] == "pl"
    config.unlink()
    monkeypatch.setenv("USER", "zofia")
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    found = shown(cli)
    assert found["db"] == (f"{os.environ['XDG_DATA_HOME']}/supportctl/desk.db", "default")
    assert (found["operator"], found["lang"]) == (("zofia", "default"), ("pl", "default"))


def test_how_long_the_journal_keeps_what_rows_were(cli: Cli, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('journal_days = "30"\n')
    assert shown(cli)["journal_days"] == ("30", f"config file {config}")
    for text in ("0", "-1", "ninety", "3.5", "36501", "٣"):
        monkeypatch.setenv("SUPPORTCTL_JOURNAL_DAYS", text)
        cli.refuses("ticket list", 2, "days")
    monkeypatch.setenv("SUPPORTCTL_JOURNAL_DAYS", "1")
    cli.ok("client add Nowak --nip 5260250274 --address X --key nowak --phone 601234567")
    cli.ok("client edit nowak --address Y")
    (kept,) = cli.rows("SELECT before FROM row_change WHERE act = 'changed'")
    assert kept[0]
    cli.ok("cron run")
    assert cli.rows("SELECT before FROM row_change WHERE act = 'changed'") == [kept]
    monkeypatch.setenv("SUPPORTCTL_NOW", "2027-11-17T17:40")
    cli.ok("cron run --dry-run")
    assert cli.rows("SELECT before FROM row_change WHERE act = 'changed'") == [kept]
    cli.ok("cron run")
    assert cli.rows("SELECT before FROM row_change WHERE act = 'changed'") == [(None,)]
    assert cli.rows("SELECT count(*) FROM personal_value WHERE value IS NOT NULL") == [(0,)]


def test_without_user_the_login_name_of_the_uid_counts(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUPPORTCTL_OPERATOR")
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert shown(cli)["operator"] == (pwd.getpwuid(os.getuid()).pw_name, "default")
    assert getpass.getuser()


@pytest.mark.parametrize("text", ["operator = 3\n", "colour = 'red'\n", "db = \n", "\xff"])
def test_a_config_file_that_cant_be_used(cli: Cli, config: Path, text: str) -> None:
    config.write_bytes(text.encode("latin-1"))
    cli.refuses("client list", 2, str(config))


def test_the_language(cli: Cli) -> None:
    assert cli.ok("--lang pl ticket list").out == "Nie ma nic do pokazania.\n"
    assert cli.ok("ticket list").out == "Nothing to show.\n"
    cli.env("SUPPORTCTL_LANG", "pl")
    polish = cli.refuses("client show nobody", 3, "nobody")
    assert polish.err != cli("--lang en client show nobody").err
    cli.env("SUPPORTCTL_LANG", "de")
    cli.refuses("client list", 2, "pl, en")


def test_a_frozen_clock(cli: Cli) -> None:
    for when in ("nonsense", "2026-03-29T02:30", "2026-13-01T00:00"):
        cli.now(when)
        cli.refuses("client add N --consumer --address A", 2, "SUPPORTCTL_NOW")
    cli.now("2026-07-01T12:00:30")
    assert cli.ok("client add N --consumer --address A -q").out == "n\n"
    assert cli.rows("SELECT happened_at FROM audit_entry WHERE entity = 'client' AND entity_id = '3'") == [(1782900030,)]


def test_an_operator_that_cant_be(cli: Cli) -> None:
    for name in ("a\x1b[31m", "x" * 101):
        cli.env("SUPPORTCTL_OPERATOR", name)
        cli.refuses("client list", 2)


def test_crons_empty_environment(cli: Cli) -> None:
    """No HOME either: the home directory of the uid is asked for; here it is given, so that nobody's desk is touched."""
    home = os.environ["HOME"]
    program = f"env -i HOME={home} {' '.join(PROGRAM)}"
    assert cli.shell(f"{program} cron run --json").error == "STORE_ABSENT"
    assert not (Path(home) / ".local/share/supportctl/desk.db").exists()
    found = cli.shell(f"{program} client list -q; {program} cron run --json")
    assert (found.code, found.err) == (0, "")
    assert found.data == []
    assert (Path(home) / ".local/share/supportctl/desk.db").exists()
    assert os.stat(Path(home) / ".local/share/supportctl/desk.db").st_mode & 0o077 == 0
    bare = cli.shell(f"env -i {' '.join(PROGRAM)} --db {cli.db} cron run --json")
    assert (bare.code, bare.err) == (0, "")


def test_a_new_database_is_made_on_first_use(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUPPORTCTL_DB")
    cli.env("XDG_DATA_HOME", str(tmp_path / "deep"))
    fresh = tmp_path / "deep" / "supportctl" / "desk.db"
    assert cli.process("client list -o ids").code == 0
    assert fresh.exists()
    assert [path.name for path in fresh.parent.iterdir() if path.name.startswith(".")] == []
