"""-v stands before the verb like the other flags of every verb, and in a batch for every line."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.screen import on_screen


@pytest.mark.parametrize("flag", ["-v", "--verbose"])
def test_the_whole_record_is_shown(cli: Cli, flag: str) -> None:
    cli.ticket()
    assert len(on_screen("ticket note 1 -m Rang", 80)[1]) == 1
    code, before = on_screen(f"{flag} ticket note 1 -m Rang", 80)
    assert code == 0
    assert len(before) > 10
    _, after = on_screen(f"ticket note 1 -m Rang {flag}", 80)
    assert after == before


def test_on_both_sides_it_is_the_same_flag(cli: Cli) -> None:
    cli.ticket()
    cli.ok("-v ticket show 1 -v")
    assert cli.ok("-v ticket show 1 --json").data == cli.ok("ticket show 1 --json").data


def test_a_line_of_a_batch_has_it_from_the_batch(cli: Cli) -> None:
    cli.ticket()
    (cli.db.parent / "lines").write_text("ticket note 1 -m Rang\n")
    assert len(on_screen(f"batch -o table {cli.db.parent / 'lines'}", 80)[1]) == 1
    assert len(on_screen(f"batch -v -o table {cli.db.parent / 'lines'}", 80)[1]) > 10
