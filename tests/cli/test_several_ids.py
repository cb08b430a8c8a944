"""Several ids in one call: one answer, and what is said where the desk itself is at fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ticket import editing
from supportctl.errors import StoreFault
from supportctl.store import file
from tests.cli.cli import Cli, one_clear_line


def test_items_wait_for_the_disk_together_and_each_line_of_a_batch_by_itself(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    let = file._let_wait

    def noted(connection: file.Connection, wait: bool) -> None:
        asked.append(wait)
        let(connection, wait)

    monkeypatch.setattr(file, "_let_wait", noted)
    cli.ticket()
    cli.ticket()
    asked.clear()
    cli.ok("ticket edit 1 2 --tag vip")
    assert asked == [False, False]
    asked.clear()
    cli.ok("ticket edit 1 --tag other")
    assert asked == [True]
    asked.clear()
    lines = tmp_path / "lines"
    lines.write_text("ticket edit 1 2 --tag more\nticket note 1 -m word\n")
    cli.ok(["batch", str(lines)])
    assert asked == [False, False, True]


def test_a_desk_that_can_t_be_opened_is_told_once(cli: Cli, tmp_path: Path) -> None:
    """Not once an id: of 30 000 ids that would be 30 000 lines."""
    cli.env("SUPPORTCTL_DB", str(tmp_path))
    for line in ("ticket edit 1 2 3 --tag vip", "ticket show 1 2 3"):
        found = cli(line)
        assert found.code == 6
        one_clear_line(found)


def test_a_desk_that_fails_at_the_first_of_several_ids_is_tried_once(cli: Cli, tmp_path: Path) -> None:
    cli.env("SUPPORTCTL_DB", str(tmp_path))
    found = cli("ticket show 1 2 3 -o json")
    assert (found.error, found.data) == ("STORE_IS_DIRECTORY", None)


@pytest.mark.parametrize(("order", "said"), [("1 2 3 4", ["note: Stopped there. Ids not tried: 2."]), ("1 3 4 2", [])])
def test_a_desk_that_fails_on_the_way_ends_the_list(
    cli: Cli, order: str, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done before stays and is answered; what would fail alike, perhaps after ten seconds each, isn't tried."""
    for _ in range(4):
        cli.ticket()
    edit = editing.edit

    def failing(act: Act, reference: str, **given: Any) -> Outcome[Any]:
        if reference == "2":
            raise StoreFault("STORE_FULL", path="x", detail="full")
        return edit(act, reference, **given)

    monkeypatch.setattr(editing, "edit", failing)
    found = cli(f"ticket edit {order} --tag vip -o json")
    tried = [*order.partition("2")[0].split(), "2"]
    assert found.code == 6
    assert [(item["id"], item["exit_code"]) for item in found.data] == [(id_, 6 if id_ == "2" else 0) for id_ in tried]
    assert [line for line in found.err.splitlines() if "not tried" in line] == said
