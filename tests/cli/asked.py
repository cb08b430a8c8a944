"""A terminal for tests within this process: what is asked is answered from a list."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import pytest

from supportctl.cli.context import Door
from tests.cli.cli import Cli, Result


def answering(cli: Cli, monkeypatch: pytest.MonkeyPatch, line: str | Sequence[str], *answers: str) -> tuple[Result, list[str]]:
    """How a command ended whose questions were answered so, and the answers that nobody asked for."""
    typed = io.StringIO("".join(f"{answer}\n" for answer in answers))
    with monkeypatch.context() as patch:
        patch.setattr(Door, "interactive", True)
        patch.setattr(sys, "stdin", typed)
        found = cli(line)
    return found, typed.read().splitlines()
