"""Every block of commands in the README runs as it is written, at any hour."""

from __future__ import annotations

import calendar
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from supportctl.regulations import law_of
from tests.cli.cli import Cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# The two commands at the top set up an environment; continuous integration runs them.
BLOCKS = [block for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if ".venv/bin" not in block]


def test_it_is_short() -> None:
    """D25: it was 113 KB, most of it printed by the program itself."""
    assert len(README.encode()) <= 14 * 1024


def test_the_hours_that_it_names_are_those_of_the_regulation() -> None:
    law = law_of("progrupa-support").on(date(2026, 11, 17))
    weekdays, opens, closes = (law.value(f"hours.{name}").value for name in ("weekdays", "opens", "closes"))
    first, last = calendar.day_name[weekdays[0] - 1], calendar.day_name[weekdays[-1] - 1]
    assert f"open {first} to {last}, {opens.lstrip('0')} to {closes.lstrip('0')}" in README


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash isn't installed")
@pytest.mark.parametrize(("now", "lang"), [("2026-11-28T23:30", "en"), ("2026-12-02T10:15", "pl")])
def test_the_blocks_run_one_after_the_other(empty: Cli, tmp_path: Path, now: str, lang: str) -> None:
    """On a Saturday night, and within the hours of a Wednesday."""
    assert len(BLOCKS) > 5
    program = tmp_path / "bin" / "supportctl"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m supportctl "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    environment |= {"SUPPORTCTL_LANG": lang, "SUPPORTCTL_NOW": now, "SUPPORTCTL_DB": str(empty.db)}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail"],
        input="\n".join(BLOCKS),
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
