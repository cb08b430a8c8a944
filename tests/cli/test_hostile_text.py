"""Text from outside never reaches the terminal raw, and markup in it is never interpreted."""

from __future__ import annotations

import sqlite3

import pytest

from tests.cli.cli import OPEN, Cli
from tests.cli.test_streams import on_terminal

NASTY = {"esc": "a\x1b[31mred", "c1": "a\x9b31mred", "bidi": "a\u202egnp.exe", "bell": "a\x07b", "nul": "a\x00b", "cr": "a\rb"}
MARKUP = "[bold red]x[/bold red] [link=http://evil]y[/link] :smile:"


@pytest.mark.parametrize("name", [n for n in NASTY if n != "nul"])
def test_an_argument_is_refused_and_shown_escaped(cli: Cli, name: str) -> None:
    text = NASTY[name]
    for line in (
        ["client", "add", text, "--consumer", "--address", "A"],
        ["client", "show", text],
        ["client", "add", "N", "--consumer", "--address", "A", "--phone", text],
        ["client", "add", "N", "--consumer", "--address", "A", "--email", text],
        ["ticket", "note", "1", "-m", text + "\x1b"],
        ["ticket", text],
        [text],
        ["session", "start", "1", "--at", text],
        ["client", "list", "-o", text],
        ["invoice", "print", text],
    ):
        found = cli.refuses(line, 3 if line[1:2] == ["show"] or line[0] == "invoice" else 2)
        assert all(char.isprintable() or char == "\n" for char in found.err)
        asked = cli([*line, "--json"])
        assert all(char.isprintable() or char == "\n" for char in asked.out)


@pytest.mark.parametrize("name", [n for n in NASTY if n != "cr"])  # a lone CR in a file ends a line
def test_a_file_and_stdin_too(cli: Cli, tmp_path: object, name: str) -> None:
    cli.ticket()
    path = f"{tmp_path}/words"
    with open(path, "w", encoding="utf-8", newline="") as handle:
        handle.write(f"first line\n{NASTY[name]}\n")
    cli.refuses(f"ticket note 1 --message-file {path}", 2, "control characters")
    before = cli.dump()
    with open(path, "rb") as handle:
        found = cli.process("ticket reply 1 --message-file -", stdin=handle.read())
    assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 1)
    assert found.err.strip().isprintable()
    assert cli.dump() == before


def test_what_an_earlier_import_left_in_the_database_is_shown_escaped(cli: Cli) -> None:
    cli.ticket()
    connection = sqlite3.connect(cli.db)
    connection.execute("UPDATE ticket SET subject = ?", ("evil\x1b]0;title\x07\u202e\x9b2J",))
    connection.execute("UPDATE client SET name = ?", ("evil\x1b[2J",))
    connection.commit()
    connection.close()
    for line in ("ticket list", "ticket show 1", "client list", "client show 1", "ticket list -o csv", "ticket list --json"):
        found = cli.ok(line)
        assert all(char.isprintable() or char == "\n" for char in found.out), line
        code, shown = on_terminal(line, env={"NO_COLOR": "1"}) if line in ("ticket list", "client show 1") else (0, "")
        assert code == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown), line


def test_markup_is_printed_literally_on_a_terminal(cli: Cli) -> None:
    cli.ok(["client", "add", MARKUP, "--consumer", "--address", MARKUP, "--key", "markup"])
    cli.ok(OPEN.replace("Crash on export", MARKUP))
    for line in ("ticket show 1", "client show markup"):
        code, shown = on_terminal(line, env={"NO_COLOR": "1", "COLUMNS": "200"})
        assert code == 0
        assert MARKUP in shown, shown
        assert MARKUP in cli.ok(line).out
    code, shown = on_terminal("client show '[/bold]'", env={"COLUMNS": "200"})
    assert (code, "[/bold]" in shown) == (3, True)
