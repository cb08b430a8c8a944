"""stdin and stdout closed, full, gone early, a terminal; and Ctrl-C at any moment."""

from __future__ import annotations

import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.cli import CONFIRMED, PROGRAM, Cli, words

ADD = "client add Nowa --consumer --address 'ul. Nowa 1'"


# -- broken streams ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
@pytest.mark.parametrize("form", ["", "--json", "--quiet"])
def test_a_broken_stdout_is_exit_1_and_names_what_was_made(cli: Cli, where: str, form: str) -> None:
    found = cli.shell(f"$S {ADD} {form} {where}")
    assert (found.code, found.out) == (1, "")
    assert found.err == "supportctl: The answer couldn't be written to stdout. Made all the same: nowa.\n"
    assert cli.rows("SELECT count(*) FROM client WHERE key = 'nowa'") == [(1,)]


@pytest.mark.parametrize("line", ["ticket list", "--help", "ticket", "client list --json", "demo", "completion bash"])
def test_a_closed_stdout_is_exit_1_whatever_is_printed(cli: Cli, line: str) -> None:
    found = cli.shell(f"$S {line} >&-")
    assert (found.code, len(found.err.splitlines())) == (1, 1)
    assert found.err.startswith("supportctl: The answer couldn't be written to stdout.")
    assert not list(Path(os.environ["HOME"]).rglob("*.log"))


def test_several_ids_are_named_too(cli: Cli) -> None:
    found = cli.shell("$S ticket note - -m x </dev/null >/dev/full")
    assert found.code == 0  # nothing to do, nothing to say
    cli.ticket()
    found = cli.shell("echo 1 | $S ticket note - -m x >/dev/full")
    assert (found.code, "Made all the same: 1." in found.err) == (1, True)


@pytest.mark.parametrize("line", ["client list", "regulation show progrupa-support", "demo", "--help", "help errors --json"])
def test_a_reader_that_goes_early_is_fine(cli: Cli, line: str) -> None:
    found = cli.shell(f"$S {line} | head -1; echo ${{PIPESTATUS[0]}}")
    assert found.out.splitlines()[-1] == "0"
    assert "supportctl:" not in found.err
    assert "Traceback" not in found.err


def test_a_reader_that_was_never_there(cli: Cli) -> None:
    found = cli.shell(f"$S {ADD} | true; echo ${{PIPESTATUS[0]}}")
    assert (found.out, found.err) == ("0\n", "")


def test_stdin_closed(cli: Cli) -> None:
    cli.ticket()
    assert cli.shell("$S ticket list -o ids <&-").out == "1\n"
    for line in ("ticket show -", "ticket note 1 --message-file -", "license check-conversion -"):
        found = cli.shell(f"$S {line} <&-")
        assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 1)


def test_stderr_closed_or_full_changes_nothing(cli: Cli) -> None:
    for where in ("2>&-", "2>/dev/full"):
        assert cli.shell(f"$S client show nobody {where}").code == 3
        assert cli.shell(f"$S client list -o ids {where}").out == "pracownia\nzielinski\n"


def test_stdin_that_isnt_text(cli: Cli) -> None:
    for env in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}):
        found = cli.process("ticket show -", stdin=b"\xff\n", env=env)
        assert (found.code, found.err) == (
            2,
            "supportctl: The file - can't be read: not UTF-8. Check the path, or pipe the text in.\n",
        )


# -- Ctrl-C --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [0.12, 0.2, 0.3, 0.4, 0.5])
def test_ctrl_c_at_several_moments(cli: Cli, after: float) -> None:
    before = cli.dump()
    process = subprocess.Popen([*PROGRAM, *words(ADD)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode in (0, 130, -signal.SIGINT)
    assert "Traceback" not in err or after < 0.2  # the interpreter itself is still starting
    # All of it or nothing.
    made = cli.rows(
        "SELECT (SELECT count(*) FROM client WHERE key = 'nowa'),"
        " (SELECT count(*) FROM audit_entry WHERE entity = 'client' AND entity_id = '3')"
    )
    assert made in ([(0, 0)], [(1, 1)])
    assert made == [(1, 1)] or cli.dump() == before
    assert process.returncode != 0 or made == [(1, 1)]


def test_ctrl_c_while_waiting_for_a_lock(cli: Cli) -> None:
    holder = sqlite3.connect(cli.db, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    process = subprocess.Popen(
        [*PROGRAM, *words(ADD)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"SUPPORTCTL_BUSY_MS": "3000"},
    )  # fmt: skip
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    holder.close()
    assert (out, len(err.splitlines())) == ("", 1)
    assert process.returncode in (130, 6)
    assert cli.rows("SELECT count(*) FROM client WHERE key = 'nowa'") == [(0,)]


def test_ctrl_c_while_reading_ids_says_so_in_one_line(cli: Cli) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "ticket", "show", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(0.9)
    process.send_signal(signal.SIGINT)
    process.wait(timeout=60)
    assert process.stderr is not None
    assert (process.returncode, process.stderr.read()) == (130, "supportctl: Interrupted; nothing more was done.\n")
    for stream in (process.stdin, process.stdout, process.stderr):
        assert stream is not None
        stream.close()


# -- a terminal ----------------------------------------------------------------------------------------------------------------


def on_terminal(line: str, answers: list[str] | None = None, env: dict[str, str] | None = None) -> tuple[int, str]:
    """(exit code, everything shown) of a command on a terminal of 120 columns; each answer is typed when a question waits."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLUMNS": "120", **(env or {})})
        os.execv(sys.executable, [*PROGRAM, *words(line)])
    shown, waiting, deadline = b"", list(answers or []), time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                part = os.read(terminal, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        if waiting and shown.rstrip(b" ").endswith((b"[y/n]", b":")) and not ready:
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


def test_a_terminal_gets_a_rich_table_and_a_pipe_plain_text(cli: Cli) -> None:
    cli.ticket()
    code, shown = on_terminal("ticket list")
    assert code == 0
    assert "\x1b[" in shown
    assert "SUBJECT" in shown
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b[" not in on_terminal("ticket list", env=env)[1]
    piped = cli.process("ticket list")
    assert "\x1b" not in piped.out
    assert "SUBJECT" not in piped.out


def test_the_checklist_is_asked_line_by_line(cli: Cli) -> None:
    cli.ticket()
    code, shown = on_terminal("session start 1 --at 2026-11-17T10:00", ["y", "t", "yes", "601 234 567"])
    assert code == 0, shown
    for clause in ("§1.11", "§3.3", "§3.1"):
        assert sum(line.startswith(clause) and "[y/n]" in line for line in shown.splitlines()) == 1
    assert cli.rows("SELECT confirmed, phone FROM work_session") == [("backup present internet", "+48601234567")]


def test_what_was_given_isnt_asked_and_a_no_refuses(cli: Cli) -> None:
    cli.ticket()
    before = cli.dump()
    code, shown = on_terminal("session start 1 --at 2026-11-17T10:00 --confirm backup,present --phone 601234567", ["n"])
    assert code == 4, shown
    assert shown.count("[y/n]") == 1
    assert "§3.1" in shown
    assert cli.dump() == before


def test_tab_completes_what_is_asked(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    cli.now("2026-11-17T10:00")
    code, shown = on_terminal("ticket open --start", ["SKP-0\t", "Crash", "On export", "SKP-0001", "y", "y", "y", "601\t"])
    assert code == 0, shown
    assert cli.rows("SELECT license_id, status FROM ticket") == [(1, "open")]
    assert cli.rows("SELECT phone FROM work_session") == [("+48601234567",)]


def test_off_a_terminal_nothing_is_asked(cli: Cli) -> None:
    cli.ticket()
    found = cli.process("session start 1 --at 2026-11-17T10:00", stdin="y\ny\ny\n601234567\n")
    assert found.code == 4
    assert "[y/n]" not in found.out + found.err
    assert cli.process(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00").code == 0


def test_ctrl_c_at_a_question(cli: Cli) -> None:
    cli.ticket()
    before = cli.dump()
    code, shown = on_terminal("session start 1 --at 2026-11-17T10:00", ["\x03"])
    assert code == 130, shown
    assert "Traceback" not in shown
    assert "Interrupted" in shown
    assert cli.dump() == before


# -- many ids, and what is no id -----------------------------------------------------------------------------------------------


def test_ids_on_stdin_are_measured_while_they_come(cli: Cli) -> None:
    """A line without an end is refused at its first few thousand characters, whatever follows; so is one id too many."""
    found = cli.shell("{ yes | tr -d '\\n' | head -c 20000000; } | $S ticket show -")
    assert (found.code, found.out) == (2, "")
    assert found.err == ("supportctl: A line on stdin has more than 4096 characters: no id is that long. Give one id a line.\n")
    found = cli.shell("seq 100001 | $S ticket show -")
    assert (found.code, found.out) == (2, "")
    assert found.err == "supportctl: - names more than 100000 numbers. Take them in several goes.\n"


def test_the_desk_is_opened_once_for_many_ids(cli: Cli) -> None:
    """Opening it takes most of the time that a question does; a failed item leaves the connection as usable as before."""
    counted = (
        "import sqlite3, sys, os, io; real = sqlite3.connect; n = []\n"
        "sqlite3.connect = lambda *a, **k: (n.append(1), real(*a, **k))[1]\n"
        "os._exit = lambda code: (print(len(n), code, file=sys.stderr), sys.exit(0))\n"
        "sys.argv = ['supportctl', 'ticket', 'note', '-', '-m', 'x']; sys.stdin = io.StringIO('7\\n8\\n9\\n')\n"
        "from supportctl.__main__ import main; main()"
    )
    cli("client list")
    done = subprocess.run([sys.executable, "-c", counted], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "1 3"
