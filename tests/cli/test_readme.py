"""Every block of commands in the README runs as it is written, at any hour."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.cli import Cli

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
# The two commands at the top set up an environment; continuous integration runs them.
BLOCKS = [block for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if ".venv/bin" not in block]


@pytest.mark.parametrize("now", ["2026-11-28T23:30", "2026-12-02T10:15"])
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_blocks_run_one_after_the_other(empty: Cli, now: str, lang: str) -> None:
    empty.env("SUPPORTCTL_LANG", lang)
    empty.now(now)
    lines = [line for block in BLOCKS for line in block.splitlines()]
    assert len(lines) > 30
    for line in lines:
        for command in line.split(" && "):
            piped = command.split(" | ")
            said = ""
            for part in piped:
                words = shlex.split(part, comments=True)
                assert words[0] == "supportctl", line
                found = empty.process(words[1:], stdin=said) if part is not piped[0] else empty(words[1:])
                assert found.code == 0, (line, found.err)
                said = found.out
