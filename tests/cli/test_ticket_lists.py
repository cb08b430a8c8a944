"""`ticket list`: filters that combine, orders, saved views, what is left out on a terminal."""

from __future__ import annotations

import re
import sqlite3
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, Cli

BIT = "ticket open --client {} --product bitservice-remote-help --subject '{}' --channel {} --at {}"
FAULT = 'ticket open --client pracownia --license SKP-0001 --subject "{}" --description D --serial SKP-0001 --at {}'


@pytest.fixture
def desk(cli: Cli, tmp_path: Path) -> Cli:
    """Seven tickets that differ in all that can be asked for."""
    cli.env("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return fill(cli)


def fill(cli: Cli) -> Cli:
    """The same, on a furnished desk wherever it is."""
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-16T08:00")
    cli.ok(FAULT.format("Żółw w Łodzi", "2026-11-16T09:00"))  # 1: closed, unbilled
    cli.ok(BIT.format("zielinski", "Drukarka", "phone", "2026-11-16T10:00"))  # 2
    cli.ok(BIT.format("pracownia", "Drukarka gubi strony", "email", "2026-11-17T09:00"))  # 3: ola's
    cli.ok(FAULT.format("Wolno", "2026-11-17T09:30"))  # 4: triaged, anna's
    cli.ok(FAULT.format("Skaner", "2026-11-17T10:00"))  # 5: refused
    cli.ok("ticket triage 1 --diagnosable --at 2026-11-16T09:05")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-16T09:10")
    cli.ok("session stop --at 2026-11-16T09:40")
    cli.ok("ticket close 1 --outcome solved -m Zrobione --client-confirmed --at 2026-11-16T11:00")
    cli.ok("ticket triage 4 --diagnosable --at 2026-11-17T10:30")
    cli.ok("ticket assign 3 --to ola --at 2026-11-17T10:40")
    cli.ok("ticket assign 4 --at 2026-11-17T10:45")
    cli.ok("ticket triage 5 --not-diagnosable --at 2026-11-17T11:00")
    return cli


def listed(cli: Cli, options: str = "") -> list[int]:
    """The numbers, in order."""
    return [int(line) for line in cli.ok(f"ticket list {options} -o ids").out.split()]


# Options, and the tickets that they find: each alone, and any two of them together.
ALONE: dict[str, list[int]] = {
    "": [5, 4, 3, 2, 1],
    "--all": [5, 4, 3, 2, 1],
    "--open": [4, 3, 2],
    "--status new": [3, 2],
    "--status new,triaged": [4, 3, 2],
    "--status closed --status refused": [5, 1],
    "--client pracownia": [5, 4, 3, 1],
    "--client zielinski": [2],
    "--product sketchup-pro": [5, 4, 1],
    "--regulation bitservice-remote": [3, 2],
    "--assignee ola": [3],
    "--assignee OLA": [3],
    "--mine": [4],
    "--channel phone": [2],
    "--channel web": [5, 4, 1],
    "--unbilled": [1],
    "--since 2026-11-17": [5, 4, 3],
    "--since 16.11": [5, 4, 3, 2, 1],
    "--until 16.11.2026": [2, 1],
    "--since yesterday --until yesterday": [2, 1],
    "--search drukarka": [3, 2],
    "--search 'lodz'": [1],
    "--search skp-0001": [5, 4, 1],
    "--priority normal": [5, 4, 3, 2, 1],
    "--priority urgent": [],
    "--tag vip": [],
    "--overdue": [],
    "--due 2026-11-17": [],
}


@pytest.mark.parametrize(("options", "numbers"), ALONE.items())
def test_each_filter(desk: Cli, options: str, numbers: list[int]) -> None:
    assert listed(desk, options) == numbers


def test_any_two_filters_find_what_both_find(desk: Cli) -> None:
    names = [options for options in ALONE if options]
    for one, other in combinations(names, 2):
        # An option twice is another question; --open and --all exclude each other, and so do --mine and --assignee.
        if {w for w in one.split() if w.startswith("--")} & {w for w in other.split() if w.startswith("--")}:
            continue
        if (
            {one, other} == {"--since 2026-11-17", "--until 16.11.2026"}
            or {one, other} == {"--all", "--open"}
            or ("--mine" in (one, other) and "--assignee" in f"{one} {other}")
        ):
            continue
        assert listed(desk, f"{one} {other}") == [n for n in ALONE[one] if n in ALONE[other]], (one, other)


def test_what_is_due_and_overdue(cli: Cli) -> None:
    support = "--support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31"
    cli.ok(f"license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3 {support}")
    for at in ("2026-11-12T10:00", "2026-11-13T10:00", "2026-11-16T10:00"):
        cli.ok(f"ticket open --client pracownia --license CT-1 --subject Kopia --at {at}")
    days = [row["first_response_due"][:10] for row in cli.ok("ticket list --json --sort due").data]
    assert days == ["2026-11-13", "2026-11-16", "2026-11-17"]
    assert [listed(cli, f"--due {day}") for day in (*days, "2026-11-14")] == [[1], [2], [3], []]
    assert listed(cli, "--due today") == [3]
    assert listed(cli, "--overdue") == [2, 1]
    cli.ok("ticket reply 1 -m Odpowiedz --at 2026-11-16T10:00")
    assert listed(cli, "--overdue") == [2]
    assert listed(cli, "--overdue --client pracownia --status new,triaged") == [2]
    assert listed(cli, "--sort due --reverse") == [3, 2, 1]
    assert listed(cli, "--sort urgency") == [2, 3, 1]


def test_orders(desk: Cli) -> None:
    assert listed(desk, "--sort opened") == [5, 4, 3, 2, 1]
    assert listed(desk, "--sort opened --reverse") == [1, 2, 3, 4, 5]
    assert listed(desk, "--reverse --limit 2") == [1, 2]
    assert listed(desk, "--reverse --status new,closed") == [1, 2, 3]
    assert listed(desk, "--sort changed")[:2] == [5, 4]
    assert listed(desk, "--sort client") == [5, 4, 3, 1, 2]
    assert listed(desk, "--sort client --reverse") == [2, 1, 3, 4, 5]
    assert listed(desk, "--sort client --status new,triaged --limit 2") == [4, 3]
    assert listed(desk, "--search drukarka --sort opened --reverse") == [2, 3]


def test_a_ticket_put_aside_is_not_open_until_then(desk: Cli) -> None:
    change = "UPDATE ticket SET waits_until = strftime('%s', '2026-11-17 17:30:00') WHERE id = 3"
    with sqlite3.connect(desk.db) as db:
        db.execute(change)
    assert listed(desk, "--open") == [4, 2]  # it is 18:00 in Warsaw, 17:00 UTC
    desk.now("2026-11-17T18:30")
    assert listed(desk, "--open") == [4, 3, 2]


def test_tags_and_priorities(desk: Cli) -> None:
    with sqlite3.connect(desk.db) as db:
        db.execute("INSERT INTO ticket_tag (ticket_id, tag) VALUES (1, 'vip'), (3, 'vip'), (3, 'druk'), (2, 'inny')")
        db.execute("UPDATE ticket SET priority = 'urgent' WHERE id IN (2, 3)")
    assert listed(desk, "--tag vip") == [3, 1]
    assert listed(desk, "--tag vip --status new") == [3]
    assert listed(desk, "--tag vip --search drukarka") == [3]
    assert listed(desk, "--tag vip --reverse") == [1, 3]
    assert listed(desk, "--priority urgent") == [3, 2]
    assert listed(desk, "--priority urgent --open --client zielinski") == [2]
    assert listed(desk, "--sort urgency")[:2] == [2, 3]


def test_bad_filters(desk: Cli) -> None:
    desk.refuses("ticket list --status new,done", 2, "done", "new, triaged, open, waiting, closed, refused")
    desk.refuses("ticket list --status ,", 2, "--status")
    desk.refuses("ticket list --channel fax", 2, "fax")
    desk.refuses("ticket list --priority top", 2, "urgent, high, normal, low")
    desk.refuses("ticket list --sort size", 2, "urgency, due, opened, changed, client")
    desk.refuses("ticket list --product nothing", 3)
    desk.refuses("ticket list --regulation nothing", 3)
    desk.refuses("ticket list --client nobody", 3)
    desk.refuses("ticket list --mine --assignee ola", 2, "--mine")
    desk.refuses("ticket list --open --all", 2, "--open")
    desk.refuses("ticket list --since 2026-11-17 --until 2026-11-16", 2, "--until 2026-11-16")
    desk.refuses("ticket list --due 03/04/2026", 2)
    desk.refuses("ticket list --search ...", 2, "neither a letter nor a digit")


def test_views(desk: Cli, tmp_path: Path) -> None:
    assert listed(desk, "--status new --client pracownia --save druk") == [3]
    kept = tmp_path / "config" / "supportctl" / "views" / "druk.toml"
    assert kept.read_text() == 'status = "new"\nclient = "pracownia"\n'
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert listed(desk, "--view druk") == [3]
    assert listed(desk, "--view druk --status triaged") == [4]
    assert listed(desk, "--view druk --since 2026-11-18") == []
    desk.refuses("ticket list --view none", 3, "druk")
    kept.write_text('status = "new"\ncolour = "red"\n')
    desk.refuses("ticket list --view druk", 2, "colour", "druk.toml")
    for wrong in ("status = 3\n", "open = 1\n", "limit = 0\n", "limit = true\n", "status = \n", 'client = ""\n'):
        kept.write_text(wrong)
        desk.refuses("ticket list --view druk", 2, "druk.toml")
    desk.refuses("ticket list --status new --save ../x", 2)
    assert not (tmp_path / "config" / "supportctl" / "x.toml").exists()
    desk.refuses("ticket list --status done --save wrong", 2)
    assert not kept.with_name("wrong.toml").exists()


@pytest.fixture
def terminal(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lists as on a terminal: (the numbers, what is said beside)."""
    from supportctl.cli.context import Door

    monkeypatch.setattr(Door, "terminal", property(lambda door: door.format == "table"))

    def look(options: str) -> tuple[list[int], str]:
        found = desk.ok(f"ticket list {options}")
        return [int(n) for n in re.findall(r"(?m)^ +(\d+)  ", found.out)], found.err

    return look


def test_a_terminal_leaves_out_what_is_over_and_says_so(desk: Cli, terminal: Any) -> None:
    assert terminal("") == ([4, 3, 2], "note: 2 closed or refused: --all\n")
    assert terminal("--client pracownia") == ([4, 3], "note: 2 closed or refused: --all\n")
    assert terminal("--client zielinski") == ([2], "")
    assert terminal("--all") == ([5, 4, 3, 2, 1], "")
    assert terminal("--status closed") == ([1], "")
    assert terminal("--since 2026-11-16")[0] == [5, 4, 3, 2, 1]
    assert terminal("--search skp")[0] == [5, 4, 1]
    assert terminal("--limit 2") == ([4, 3], "note: 2 of 3 shown; all: --limit 3\nnote: 2 closed or refused: --all\n")
    desk.env("SUPPORTCTL_LANG", "pl")
    assert terminal("")[1].endswith("Zamkniętych i odrzuconych: 2. Pokaże je --all\n")
