"""Every list on a terminal: one line a row, text cut first, then whole columns left out; nothing that one would type is cut."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from supportctl.cli.lazy import NOUNS, TOP, _leaf
from supportctl.output.plain import width
from supportctl.record import Phrase
from supportctl.store import schema
from supportctl.wording.safe import safe
from supportctl.wording.words import words
from tests.cli.cli import PROGRAM, Cli
from tests.cli.screen import on_screen
from tests.parity.desks import DUMP

# Every list, on the desk of tests/parity/.
LISTS = (
    "ticket list --all --limit 100",
    "ticket items 10",
    "session list",
    "session appointments",
    "client list",
    "client find prac",
    "license list",
    "license conversions",
    "product list",
    "price list",
    "hours list",
    "training list",
    "complaint list",
    "invoice list",
    "invoice check-series",
    "invoice ksef-status --all",
    "outage list",
    "outbox list",
    "hook list",
    "bundle list",
    "benefit list 1",
    "rate list",
    "regulation hours",
    "report sla --by client",
    "report hours",
    "report workload",
    "report revenue",
    "cron list",
    "regulation list",
    "regulation coverage progrupa-support",
    "search prac --limit 40",
    "search crash",
    "template list",
    "undo --list",
)
# What waits is a page of rows (tests/cli/test_today.py).
PAGES = {"today"}
# Verbs whose help begins with List or Find, and that print no rows of the desk: pages of what is fixed.
FIXED = {"help errors", "help exit-codes"}
# What was done on that desk before, so that there is something to take back; what another one changed since stands in the way.
DONE = (
    "--operator jan outage add --kind failure --from 2025-06-10 --ended 2025-06-11 --source 'BIP MF, announcement 12 of 11 June 2025, 9:30'",
    "--operator jan outage add --kind unavailability --from 2025-06-21 --source 'BIP MF, announcement 13'",
    "client edit biuro --email b1@biuro.example",
    "--operator jan client edit biuro --email b2@biuro.example",
    "ticket note 1 4 9 11 14 15 16 17 18 19 20 21 -m 'The vendor has been asked'",
    "ticket edit 11 --priority high",
    "ticket reply 11 -m 'Please try again' --send",
)
# What hooks didn't do: no seed has hooks.
HOOK_CALL = (
    "INSERT INTO hook_call (event, hook, source, kind, record_id, state, attempts, next_at, error, recorded_at) VALUES "
    "('ticket-close', 'ticket-close.after-mail', 'command', 'ticket', 11, ?, ?, ?, 'HOOK_FAILED no mail server answers here', 1750149000)"
)
# Columns of people's words, which may be cut.
TEXTS = {
    "subject", "name", "vendor", "missing", "title", "versions", "code", "weekdays", "snippet", "begins", "sentence", "why_not", "error", "source",
}  # fmt: skip
CUT = "…"
both = pytest.mark.parametrize("lang", ["en", "pl"])


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with rows in every table; only read."""
    path = tmp_path_factory.mktemp("lists") / "desk.db"
    connection = sqlite3.connect(path)
    connection.executescript(DUMP.read_text(encoding="utf-8"))
    connection.close()
    path.chmod(0o600)
    schema.upgrade(str(path))
    env = os.environ | {"SUPPORTCTL_DB": str(path), "SUPPORTCTL_OPERATOR": "anna", "SUPPORTCTL_NOW": "2025-06-17T09:50"}
    for line in DONE:
        subprocess.run([*PROGRAM, *shlex.split(line)], check=True, env=env, stdout=subprocess.DEVNULL)
    with closing(sqlite3.connect(path)) as opened:
        opened.executemany(HOOK_CALL, [("waiting", 1, 1_750_150_000), ("failed", 7, 1_752_700_000)])
        opened.commit()
    templates = path.parent / "supportctl" / "templates"
    templates.mkdir(parents=True)
    (templates / "call-back.txt").write_text("{client}: we ring back about {subject} (#{ticket}) once the vendor has answered\n")
    (templates / "thanks.txt").write_text("Thank you.\n")
    return path


@pytest.fixture
def desk(furnished: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    found = Cli(furnished, monkeypatch, capsys)
    found.now("2025-06-17T10:00")
    found.env("XDG_CONFIG_HOME", str(furnished.parent))
    return found


def cells(line: str) -> list[str]:
    return re.split(" {2,}", line.strip(" "))


def rows_of(shown: list[str]) -> list[str]:
    """The lines of rows: without headings, titles, and what stands under a list."""
    heads = [
        line for line in shown if line == line.upper() and re.search("[A-Z]", line) and not re.search("[0-9]{3}|-  |\\(", line)
    ]
    if "" in shown and re.match("[0-9]+: ", shown[shown.index("") + 1]):  # reasons under a list, by the numbers of its rows
        shown = shown[: shown.index("")]
    rest = [line for line in shown if line and line not in heads]
    return [line for line in rest if not re.search(r"\(--wide\)$|^(covered|pokryte|Statutes|Ustawy|[!~x] )", line)]


def verb_of(line: str) -> str:
    """Noun and verb, or the verb without a noun."""
    first, second, *_ = line.split()
    return first if first in TOP else f"{first} {second}"


def test_every_list_is_looked_at() -> None:
    """Every verb of the tree that takes --columns is a list, and is looked at here; one that says that it lists or finds takes it."""
    leaves = {f"{noun} {name}": _leaf(noun, name) for noun, (_, verbs) in NOUNS.items() for name in verbs}
    leaves |= {name: _leaf("top", name) for name in TOP}
    lists = {name for name, leaf in leaves.items() if any("--columns" in option.opts for option in leaf.params)}
    assert {verb_of(line) for line in LISTS} == lists - PAGES
    named = {name for name, leaf in leaves.items() if leaf.help.startswith(("List ", "Find ")) or name.endswith(" list")}
    assert named - FIXED <= lists


@both
@pytest.mark.parametrize("line", LISTS)
def test_at_80_columns_each_row_is_a_line_and_nothing_to_be_typed_is_cut(desk: Cli, line: str, lang: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    code, whole = on_screen(f"{line} --wide", 80)
    assert code == 0
    _, shown = on_screen(line, 80)
    assert all(width(row) <= 80 for row in shown), shown
    total = line.startswith("report ")  # one more, which no machine needs
    assert len(rows_of(shown)) == len(rows_of(whole)) == len(desk(f"{line} -o ndjson").out.splitlines()) + total
    for row, full in zip(rows_of(shown), rows_of(whole), strict=True):
        for cell in cells(row):
            assert cell in cells(full) or (cell.endswith(CUT) and cell.removesuffix(CUT) in full), (row, full)


@pytest.mark.parametrize("columns", [80, 60, 40])
@pytest.mark.parametrize("line", LISTS)
def test_only_words_of_people_are_cut(desk: Cli, line: str, columns: int) -> None:
    rows = [json.loads(row) for row in desk(f"{line} -o ndjson").out.splitlines()]
    texts = [safe(value) for row in rows for name, value in row.items() if name in TEXTS and value]
    # What a job is for is said in words of the desk.
    texts += [words("en").word(Phrase(row["about"])) for row in rows if line == "cron list"]
    _, shown = on_screen(line, columns)
    for row in rows_of(shown):
        for cell in cells(row):
            if cell.endswith(CUT):
                begun = cell.removesuffix(CUT)
                assert not re.search(r"\d{4}-[\d-]{0,5}$", begun), row  # the beginning of a day
                known = "\n".join(texts)
                assert begun in known or begun.split(",")[0] in known, row


@both
@pytest.mark.parametrize("columns", [60, 40])
@pytest.mark.parametrize("line", [line for line in LISTS if "regulation" not in line])
def test_a_narrow_terminal_has_the_id_and_the_state_whole(desk: Cli, line: str, columns: int, lang: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    _, whole = on_screen(f"{line} --wide", columns)
    _, shown = on_screen(line, columns)
    assert all(width(row) <= columns for row in shown), shown
    named = 1 if line == "template list" else 2  # a template has no state
    assert [cells(row)[:named] for row in rows_of(shown)] == [cells(row)[:named] for row in rows_of(whole)]


def test_what_is_left_out_is_said_once(desk: Cli) -> None:
    _, shown = on_screen("ticket list", 60)
    assert shown[-1] == "Columns left out: 4 (--wide)"
    assert sum("--wide" in line for line in shown) == 1
    assert not any("--wide" in line for line in on_screen("ticket list", 300)[1])


@pytest.mark.parametrize("columns", [0, 1, 2, 7, 20, 39])
def test_hardly_any_terminal_is_no_reason_to_break(desk: Cli, columns: int) -> None:
    for line in (
        "ticket list",
        "invoice list",
        "client show pracownia",
        "invoice print FV/2022/0001",
        "ticket show 1",
        "ticket why 1",
    ):
        code, shown = on_screen(line, columns)
        assert (code, bool(shown)) == (0, True)


def test_amounts_stand_to_the_right_with_their_thousands_apart(desk: Cli) -> None:
    _, shown = on_screen("invoice list --columns number,gross", 80)
    assert shown[0] == "NUMBER                GROSS"
    assert "FV/2022/0001  47\u00a0970.00\u00a0PLN" in shown
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "FV/2022/0001  47\u00a0970,00\u00a0PLN" in on_screen("invoice list --columns number,gross", 80)[1]
    assert "47970.00 PLN" in desk("invoice list --client pracownia").out.replace(",", ".")


def test_columns_are_chosen_in_every_format(desk: Cli) -> None:
    line = "ticket list --limit 1 --columns subject,id"
    assert desk(line).out == 'subject                         no.\nCrash on "printing"; 100% sure   21\n'
    assert desk(f"{line} --json").data == [{"subject": 'Crash on "printing"; 100% sure', "id": 21}]
    assert desk(f"{line} -o csv").out == 'subject,id\n"Crash on ""printing""; 100% sure",21\n'
    assert json.loads(desk(f"{line} -o ndjson").out) == {"subject": 'Crash on "printing"; 100% sure', "id": 21}
    assert desk(f"{line} -o ids").out == "21\n"
    assert on_screen(line, 40)[1] == ["SUBJECT                          #", 'Crash on "printing"; 100% sure  21']


@pytest.mark.parametrize("more", ["", " --json", " -o csv"])
def test_a_column_that_there_isnt_is_named_with_those_that_there_are(desk: Cli, more: str) -> None:
    found = desk(f"rate list --columns currency,colour{more}")
    assert found.code == 2
    assert "colour" in found.out + found.err
    # Also where there is no row.
    assert desk(f"session list --operator nobody --columns colour{more}").code == 2
    assert desk(f"session list --operator nobody --columns reason{more}").code == 0
    assert "currency, rate, table, day" in (found.out + found.err).replace('"', "")


def test_a_first_response_is_due_until_it_is_given(desk: Cli) -> None:
    desk.now("2025-06-20T10:00")
    shown = {cells(row)[0]: row for row in rows_of(on_screen("ticket list --all --limit 100", 100)[1])}
    assert "2025-06-17 !" in shown["18"]
    assert cells(shown["21"])[2] == "-"


def test_colour_only_adds(desk: Cli) -> None:
    """Overdue is red and has its sign, today is magenta; without colours all of it can be read. No row is yellow, white or dim, which
    a white background swallows."""
    red, magenta, swallowed = "\x1b[1;31m", "\x1b[35m", re.compile(r"\x1b\[(?:[0-9;]*;)?(?:2|33|37|93|97)m")
    rules, closed = "Rules stop", "closed"
    desk.now("2025-06-17T10:00")
    today = on_screen("ticket list --all --limit 100", 100, env={"NO_COLOR": ""})[1]
    assert next(row for row in today if rules in row).startswith(magenta)
    assert [row for row in today if closed in row]
    assert not [row for row in today if swallowed.search(row) and "--wide" not in row]
    desk.now("2025-06-20T10:00")
    later = on_screen("ticket list --all --limit 100", 100, env={"NO_COLOR": ""})[1]
    (row,) = [row for row in later if rules in row]
    assert row.startswith(red)
    assert "2025-06-17 !" in row


@pytest.mark.parametrize(
    ("lang", "line", "heading"),
    [
        ("en", "ticket list", "LICENCE"),
        ("pl", "ticket list", "LICENCJA"),
        ("en", "training list", "USE UNTIL"),
        ("pl", "training list", "ODBYĆ DO"),
        ("en", "price list", "GROSS"),
        ("pl", "price list", "BRUTTO"),
        ("en", "session list", "STOPPED"),
        ("pl", "session list", "KONIEC"),
        ("en", "client list", "NIP"),
        ("pl", "client list", "NIP"),
        ("pl", "report sla", "W TERMINIE, %"),
    ],
)
def test_at_80_columns_it_is_still_there(desk: Cli, lang: str, line: str, heading: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    assert heading in on_screen(line, 80)[1][0]


def test_a_report_is_headed_by_what_it_counts(desk: Cli) -> None:
    """Not by what the same name means of a training or a complaint."""
    assert cells(desk("--lang pl report sla").out.splitlines()[0])[:2] == ["grupa", "wymagane"]


def test_no_code_stands_in_the_list_of_regulations(desk: Cli) -> None:
    assert "undated" not in desk("--lang pl regulation list").out
