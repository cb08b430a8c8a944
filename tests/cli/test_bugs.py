"""A bug: one line and exit 1; its log tells where it happened, to its owner alone, and nothing of the people it concerned."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from supportctl.desk.client import picture
from tests.cli.cli import Cli

SECRET = "Jan Zieliński, 605111222"


@pytest.fixture
def logs(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The directory of the logs; `client show` has a bug."""

    def broken(*_: object, **__: object) -> None:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise LookupError("parameters", {"phone": SECRET}) from error

    monkeypatch.setattr(picture, "show_client", broken)
    cli.env("XDG_STATE_HOME", str(tmp_path / "state"))
    cli.env("TMPDIR", str(tmp_path / "tmp"))
    return tmp_path / "state" / "supportctl"


def test_the_log_has_no_data_and_one_reader(cli: Cli, logs: Path) -> None:
    before = os.umask(0)
    try:
        found = cli("client show zielinski")
    finally:
        os.umask(before)
    assert (found.code, found.out, len(found.err.splitlines())) == (1, "", 1)
    (log,) = logs.iterdir()
    assert str(log) in found.err
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    text = log.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "605111222" not in text
    assert "builtins.ValueError" in text
    assert "builtins.LookupError" in text
    assert "in broken" in text


def test_each_log_has_a_name_that_nobody_can_guess(cli: Cli, logs: Path) -> None:
    for _ in range(3):
        cli("client show zielinski")
    names = {log.name for log in logs.iterdir()}
    assert len(names) == 3
    assert len({name.split("-")[2] for name in names}) == 3


def test_a_link_in_its_place_is_not_followed(cli: Cli, logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    cli("client show zielinski")
    (log,) = logs.iterdir()
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    log.unlink()
    # The next second has another name: links stand for all of a minute.
    stamp = log.name.split("-")[1]
    for second in range(60):
        (logs / log.name.replace(stamp, f"{stamp[:-2]}{second:02}")).symlink_to(victim)
    cli("client show zielinski")
    assert victim.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("line", ["client show zielinski", "cron run"])
def test_logs_are_kept_thirty_days(cli: Cli, logs: Path, line: str) -> None:
    logs.mkdir(parents=True)
    for name, days in (("supportctl-old.log", 31), ("supportctl-new.log", 29), ("another", 400)):
        (logs / name).touch()
        then = (logs / name).stat().st_mtime - days * 86_400
        os.utime(logs / name, (then, then))
    cli(line)
    left = {log.name for log in logs.iterdir()}
    assert "supportctl-old.log" not in left
    assert {"supportctl-new.log", "another"} <= left
