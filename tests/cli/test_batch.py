"""supportctl batch: many commands in one process, one a line."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli import OPEN, PROGRAM, Cli, Result
from tests.cli.once import once


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A desk with two tickets."""
    return cli_with_tickets(cli)


def cli_with_tickets(cli: Cli) -> Cli:
    cli.ok(f"{OPEN} --at 2026-11-17T09:05")
    cli.ok(f"{OPEN} --at 2026-11-17T09:06")
    return cli


@pytest.fixture
def batch(desk: Cli, tmp_path: Path) -> Any:
    """Runs these lines from a file."""

    def go(*lines: str | bytes, options: str = "") -> Result:
        file = tmp_path / "lines"
        file.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n")
        return desk(f"batch {file} {options}")

    return go


def envelopes(found: Result) -> list[Any]:
    return [json.loads(line) for line in found.out.splitlines()]


def notes(cli: Cli) -> list[str]:
    return [body for (body,) in cli.rows("SELECT body FROM message WHERE body LIKE 'note %' ORDER BY id")]


def test_one_envelope_a_line(desk: Cli, batch: Any) -> None:
    found = batch("ticket note 1 -m 'note a'", "ticket show 1", "supportctl ticket list --limit 1")
    assert found.code == 0
    assert found.err == ""
    assert [(e["command"], e["exit_code"]) for e in envelopes(found)] == [
        ("ticket note", 0),
        ("ticket show", 0),
        ("ticket list", 0),
    ]
    assert envelopes(found)[1] == desk.ask("ticket show 1").json
    assert notes(desk) == ["note a"]


def test_remarks_and_blank_lines_are_no_commands(desk: Cli, batch: Any) -> None:
    found = batch("\ufeff# a remark", "", "   ", "#ticket note 1 -m 'note no'", "ticket note '#1' -m 'note a # b' \r")
    assert (found.code, len(envelopes(found)), notes(desk)) == (0, 1, ["note a # b"])


def test_an_empty_batch_is_done(batch: Any) -> None:
    assert batch("# nothing") == Result(0, "", "")


def test_it_stops_at_the_first_line_that_fails(desk: Cli, batch: Any) -> None:
    found = batch(
        "ticket note 1 -m 'note a'", "# remark", "ticket note 99 -m 'note b'", "", "ticket note 1 -m 'note c'", "# r", "x"
    )
    assert found.code == 3
    assert [e["exit_code"] for e in envelopes(found)] == [0, 3]
    assert found.err.splitlines()[-1] == "note: Stopped at line 3 (exit 3). Commands not run: 2."
    assert notes(desk) == ["note a"]


def test_keep_going_runs_the_rest(desk: Cli, batch: Any) -> None:
    lines = ("ticket note 99 -m 'note a'", "ticket note 1 -m 'note b'", "ticket nota 1", "ticket note 1 -m 'note c'")
    found = batch(*lines, options="--keep-going")
    assert [e["exit_code"] for e in envelopes(found)] == [3, 0, 2, 0]
    assert found.code == 2
    assert found.err.splitlines()[-1] == "note: Commands that failed: 2 of 4; lines: 1, 3."
    assert notes(desk) == ["note b", "note c"]
    assert (
        batch(*lines, options="--keep-going --lang pl")
        .err.splitlines()[-1]
        .startswith("uwaga: Polecenia zakończone niepowodzeniem: 2 z 4.")
    )
    assert (
        batch(*lines, options="--lang pl").err.splitlines()[-1]
        == "uwaga: Zatrzymano się w wierszu 1 (kod wyjścia 3). Niewykonane polecenia: 3."
    )


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ((0, 4, 7, 5, 6, 3, 2, 1), 1),
        ((4, 7, 5, 6, 3, 2), 2),
        ((4, 7, 5, 6, 3), 3),
        ((4, 7, 5, 6), 6),
        ((4, 7, 5), 5),
        ((4, 7), 7),
        ((4, 0), 4),
        ((4, 130), 130),
        ((0, 0), 0),
    ],
)
def test_the_first_code_of_the_order_is_the_batch_s(
    batch: Any, monkeypatch: pytest.MonkeyPatch, codes: tuple[int, ...], code: int
) -> None:
    given = iter(codes)
    monkeypatch.setattr("supportctl.cli.batch.run_line", lambda line: next(given))
    assert batch(*["ticket list"] * len(codes), options="--keep-going").code == code


def test_an_interrupted_line_ends_it_whatever_was_asked(batch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given = iter((4, 130))
    monkeypatch.setattr("supportctl.cli.batch.run_line", lambda line: next(given))
    found = batch("a", "b", "c", options="--keep-going")
    assert found.code == 130
    assert found.err.splitlines()[-1] == "note: Stopped at line 2 (exit 130). Commands not run: 1."


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("ticket note 1 -m 'note", "OPEN_QUOTE"),
        ("ticket note 1 -m note\\", "OPEN_QUOTE"),
        (b"ticket note 1 -m note\xff", "BAD_LINE"),
        (b"ticket note 1 -m a\0b", "BAD_LINE"),
    ],
)
def test_what_is_no_line_of_words_is_wrong_by_itself(desk: Cli, batch: Any, line: str | bytes, code: str) -> None:
    found = batch(line, "ticket note 1 -m 'note b'", options="--keep-going")
    assert found.code == 2
    assert envelopes(found)[0]["errors"][0]["code"] == code
    assert "Traceback" not in found.err
    assert notes(desk) == ["note b"]


# -- flags ---------------------------------------------------------------------------------------------------------------------


def test_flags_of_the_batch_hold_for_lines_that_give_none(desk: Cli, batch: Any) -> None:
    found = batch(
        "ticket note 1 -m 'note a'",
        "ticket note 1 -m 'note b' --operator jan",
        "--operator jan ticket note 1 -m 'note c'",
        "session list",
        options="--operator ewa",
    )
    assert found.code == 0, found
    assert desk.rows("SELECT actor FROM ticket_event WHERE kind = 'note' ORDER BY id") == [("ewa",), ("jan",), ("jan",)]


def test_the_language(batch: Any) -> None:
    found = batch(
        "ticket show 99",
        "ticket show 99 --lang en",
        "ticket shw",
        "ticket shw --lang en",
        "ticket 'show",
        options="--lang pl --keep-going",
    )
    said = [e["errors"][0]["message"] for e in envelopes(found)]
    assert said[0] != said[1]
    assert said[1] == "There is no ticket 99."
    assert said[2].startswith("Nie ma polecenia shw.")
    assert said[3].startswith("There is no command shw;")
    assert said[4].startswith("W tym wierszu nie zamknięto cudzysłowu")


def test_the_format(desk: Cli, batch: Any) -> None:
    assert batch("ticket list", "ticket list -o csv", options="-o ids").out == f"2\n1\n{desk('ticket list -o csv').out}"
    assert batch("ticket list", "ticket show 1", options="-o table").out == desk("ticket list").out + desk("ticket show 1").out
    assert batch(OPEN, OPEN, options="-q").out == "3\n4\n"


def test_the_time_and_a_dry_run(desk: Cli, batch: Any) -> None:
    assert batch("ticket note 1 -m 'note a'", "ticket note 1 -m 'note b' --at 17:10", options="--at 17:00").code == 0
    hours = [e["at"][11:16] for e in desk.ask("ticket show 1").data["history"] if e["kind"] == "note"]
    assert hours == ["17:00", "17:10"]
    before = desk.dump()
    found = batch(f"{OPEN}", "ticket list", options="--dry-run --keep-going")
    assert desk.dump() == before
    # A verb without such an option says so, as when it is typed before the verb.
    assert [e["exit_code"] for e in envelopes(found)] == [0, 2]
    assert envelopes(found)[1]["errors"][0]["code"] == "FLAG_NOT_TAKEN"


def test_another_desk(desk: Cli, batch: Any, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copyfile(desk.db, other)
    assert batch("ticket note 1 -m 'note a'", options=f"--db {other}").code == 0
    assert notes(desk) == []
    with sqlite3.connect(other) as connection:
        assert connection.execute("SELECT count(*) FROM message WHERE body = 'note a'").fetchone() == (1,)


def test_the_demo_is_another_desk(desk: Cli, batch: Any) -> None:
    before = desk.dump()
    assert batch("demo", options=f"--db {desk.db} --operator ewa").code == 0
    assert desk.dump() == before


# -- stdin ---------------------------------------------------------------------------------------------------------------------


def test_a_line_of_stdin_can_t_read_stdin(desk: Cli) -> None:
    for line in ("ticket note - -m 'note a'", "ticket note 1 --message-file -"):
        found = desk.process("batch", stdin=f"{line}\n1\n")
        assert (found.code, found.json["errors"][0]["code"]) == (2, "STDIN_TAKEN")
    assert desk.process("batch -", stdin="ticket note 1 -m -\n").code == 0


def test_a_line_of_a_file_can_once(desk: Cli, tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_text("ticket note - -m 'note a'\nticket note - -m 'note b'\n")
    found = desk.process(f"batch {file}", stdin="1\n2\n")
    assert found.code == 2
    assert [len(e["data"] or ()) for e in envelopes(found)] == [2, 0]
    assert notes(desk) == ["note a", "note a"]


def test_an_envelope_is_there_before_the_next_line_is(desk: Cli) -> None:
    with subprocess.Popen([*PROGRAM, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in ("1", "2"):
            running.stdin.write(f"ticket show {number}\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["data"]["id"] == int(number)
        running.stdin.close()
        assert running.wait(30) == 0


@pytest.mark.parametrize("where", ["", "missing.txt", "."])
def test_a_file_that_can_t_be_read(desk: Cli, where: str) -> None:
    found = desk(["batch", where])
    assert found.code == 2
    assert "Traceback" not in found.err
    assert found.err.startswith("supportctl: ")


# -- what can't be a line ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["batch", "batch other.txt", "shell", "board", "db restore f", "db upgrade", "session watch", "--lang en batch"]
)
def test_what_waits_or_changes_the_desk_below_can_t_be_a_line(batch: Any, line: str) -> None:
    found = batch(line, "ticket list")
    assert found.code == 2
    assert len(envelopes(found)) == 1


def test_nothing_is_asked(batch: Any) -> None:
    (error,) = envelopes(batch("ticket note 1"))[0]["errors"]
    assert "-m" in error["message"]


@pytest.mark.parametrize("at_default", [True, False])
def test_it_begins_no_desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_default: bool) -> None:
    path = tmp_path / "home/.local/share/supportctl/desk.db" if at_default else tmp_path / "none.db"
    if at_default:
        monkeypatch.delenv("SUPPORTCTL_DB")
    else:
        cli.env("SUPPORTCTL_DB", str(path))
    file = tmp_path / "lines"
    file.write_text("ticket list\n")
    found = cli(f"batch {file}")
    assert (found.code, found.json["errors"][0]["code"]) == (6, "STORE_ABSENT")
    assert not path.exists()


# -- the desk between two lines ------------------------------------------------------------------------------------------------


def test_a_killed_batch_has_done_whole_lines(desk: Cli, tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_text("".join(f"ticket note 1 -m 'note {number}'\n" for number in range(5000)))
    with subprocess.Popen([*PROGRAM, "batch", str(file)], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        for _ in range(20):
            running.stdout.readline()
        running.send_signal(signal.SIGKILL)
        said = 20 + sum(line.endswith(b"\n") for line in running.stdout.read().splitlines(keepends=True))
    done = len(notes(desk))
    assert said <= done <= said + 1
    assert desk.rows("SELECT count(*) FROM ticket_event WHERE kind = 'note'") == [(done,)]
    assert desk("db check").code == 0


def test_ctrl_c_ends_it_at_a_whole_line(desk: Cli) -> None:
    with subprocess.Popen([*PROGRAM, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"ticket note 1 -m 'note a'\n")
        running.stdin.flush()
        running.stdout.readline()
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
    assert notes(desk) == ["note a"]


@pytest.fixture
def talk(desk: Cli) -> Iterator[Any]:
    """Runs lines one after the other in one batch; the envelope of each."""
    with subprocess.Popen(
        [*PROGRAM, "batch", "--keep-going"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None

        def say(line: str) -> Any:
            running.stdin.write(f"{line}\n")  # type: ignore[union-attr]  # asserted above
            running.stdin.flush()  # type: ignore[union-attr]
            return json.loads(running.stdout.readline())  # type: ignore[union-attr]

        yield say
        running.stdin.close()


def test_what_others_do_meanwhile_is_seen(desk: Cli, talk: Any) -> None:
    assert talk("ticket show 1")["data"]["subject"] == "Crash on export"
    desk.ok("ticket edit 1 --subject Other")
    assert talk("ticket show 1")["data"]["subject"] == "Other"
    assert talk("ticket note 1 -m 'note a'")["exit_code"] == 0
    # Nothing is held between two lines.
    desk.ok("ticket note 1 -m 'note b'")
    desk.ok("db compact")
    assert talk("ticket note 1 -m 'note c'")["exit_code"] == 0
    assert notes(desk) == ["note a", "note b", "note c"]


def test_another_file_in_the_place_of_the_desk_is_the_desk(desk: Cli, talk: Any, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with sqlite3.connect(desk.db) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    assert talk("ticket note 1 -m 'note a'")["exit_code"] == 0
    for name in (f"{desk.db}-wal", f"{desk.db}-shm"):
        Path(name).unlink(missing_ok=True)
    os.replace(copy, desk.db)
    assert talk("ticket note 1 -m 'note b'")["exit_code"] == 0
    assert notes(desk) == ["note b"]


def test_a_desk_that_was_upgraded_meanwhile_is_refused(desk: Cli, talk: Any) -> None:
    assert talk("ticket note 1 -m 'note a'")["exit_code"] == 0
    with sqlite3.connect(desk.db) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert talk("ticket note 1 -m 'note b'")["errors"][0]["code"] == "STORE_TOO_NEW"
    assert talk("ticket show 1")["exit_code"] == 6


@pytest.mark.parametrize("line", ["{}", "ticket {}", "ticket list --{}", "ticket list --status {}"])
def test_a_long_word_is_refused_at_once(cli: Cli, line: str, tmp_path: Path) -> None:
    """It was compared with every command letter by letter: three megabytes took nine minutes."""
    file = tmp_path / "lines"
    for long in ("b" * 250_000, "ż" * 120_000, "b" * 3_000_000):
        file.write_text(line.format(long))
        begin = time.process_time()
        assert cli(["batch", str(file)]).code == 2
        assert time.process_time() - begin < 4


@pytest.mark.parametrize(("bytes_", "taken"), [(262_144, True), (262_145, False), (600_000, False)])
def test_the_longest_line(batch: Any, desk: Cli, bytes_: int, taken: bool) -> None:
    """What lies behind it has its own number."""
    body = "x" * 60_000
    line = f"ticket note 1 -m {body}"
    found = batch(line + " " * (bytes_ - len(line)), "ticket note 2 -m after", "nonsense", options="--keep-going")
    assert found.code == 2
    assert [event[0] for event in desk.rows("SELECT ticket_id FROM ticket_event WHERE kind = 'note' ORDER BY id")] == (
        [1, 2] if taken else [2]
    )
    assert ("longer than 256 KiB" in found.out + found.err) is not taken
    assert ("lines: 3." if taken else "lines: 1, 3.") in found.err


@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("between", [" " * 262_130, " " * 262_121 + "\r"])
def test_a_line_that_is_too_long_is_never_run_without_its_end(batch: Any, desk: Cli, before: str, between: str) -> None:
    """Cut, and without its mark, it fitted again: what stood at its end, --dry-run, was gone."""
    found = batch(f"{before}ticket edit 1 --tag vip{between} --dry-run", "ticket note 2 -m after", options="--keep-going")
    assert found.code == 2
    assert desk.rows("SELECT count(*) FROM ticket_tag") == [(0,)]
    assert desk.rows("SELECT ticket_id FROM ticket_event WHERE kind = 'note'") == [(2,)]
