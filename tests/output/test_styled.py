"""Replies on a terminal."""

from __future__ import annotations

import pytest

from supportctl.output.plain import width
from supportctl.output.reply import Reply
from tests.output.samples import CLIENTS, CONVERSIONS, DECISION, ERRORS, client, invoice, printed, settings

TERMINAL = settings(terminal=True)
ASKED = Reply("session start", decision=DECISION, errors=ERRORS, exit_code=4, dry_run=True)


def test_a_table() -> None:
    assert printed(CLIENTS, TERMINAL)[0] == (
        "KEY  PHONE            NAME                     NIP         E-MAIL  KIND\n"
        "ala  +48\u00a0600\u00a0700\u00a0800  Ala                      1234563218  -       company\n"
        "b    +48\u00a0600\u00a0700\u00a0800  Ala [red]\\x1b[31m\\u202e  -           -       consumer\n"
    )


def test_fields_have_no_box() -> None:
    shown = printed(Reply("client show", {"key": "ala", "name": "[bold]Ala[/bold] :smile:"}), TERMINAL)[0]
    assert shown == "key   ala\nname  [bold]Ala[/bold] :smile:\n"


def test_grounds_fold_under_themselves() -> None:
    assert printed(ASKED, settings(terminal=True, width=60))[0] == (
        "Not allowed: the desk is closed at 17:00\n"
        "(Tuesday 2026-11-17). Next opening: 2026-11-18 09:00.\n"
        "(and 1 more)\n"
        "\n"
        "✗  §4.2  2020-12-01  The desk is closed at 17:00\n"
        "                     (Tuesday 2026-11-17). Next opening:\n"
        "                     2026-11-18 09:00.\n"
        "✓  §3.3  2020-12-01  Confirmed: the client is at the\n"
        "                     computer (present).\n"
        "?  §3.4  2020-12-01  Unknown: which phone number the client\n"
        "                     uses.\n"
    )


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(
    "reply", [CLIENTS, CONVERSIONS, ASKED, Reply("invoice print", invoice()), Reply("client show", client())]
)
def test_nothing_is_wider_than_the_terminal(reply: Reply, lang: str, columns: int) -> None:
    for line in printed(reply, settings(terminal=True, width=columns, lang=lang))[0].splitlines():
        assert width(line) <= columns


def test_without_colour_there_is_no_escape_code() -> None:
    assert "\x1b" not in printed(ASKED, TERMINAL)[0]


def test_with_colour_only_ours() -> None:
    shown = printed(CLIENTS, settings(terminal=True, color=True))[0]
    assert "\x1b[1mKEY" in shown
    assert "\x1b[31m" not in shown
    assert "\\x1b[31m" in shown
    assert "\x1b[1;31m✗\x1b[0m" in printed(ASKED, settings(terminal=True, color=True))[0]


def test_a_terminal_of_ascii() -> None:
    shown = printed(Reply("client show", {"key": "ala"}), TERMINAL, "ascii")[0]
    assert shown == "key  ala\n"
    assert printed(CONVERSIONS, TERMINAL, "ascii")[0].isascii()


def test_the_environment_doesnt_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = printed(CLIENTS, TERMINAL)
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "30", "TERM": "xterm-256color", "CLICOLOR_FORCE": "1"}.items():
        monkeypatch.setenv(name, value)
    assert printed(CLIENTS, TERMINAL) == before
