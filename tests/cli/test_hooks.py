"""Hooks: programs of the operator before and after a change, with real executables."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from supportctl.effects import hooks
from tests.cli.cli import CONFIRMED, PROGRAM, Cli

OPEN = "ticket open --client pracownia --license SKP-0001 --subject Crash --description D --serial SKP-0001 --at 2026-11-17T09:05"
WAITING = "SELECT event, hook, state, attempts FROM hook_call ORDER BY id"
# Keeps each envelope that it gets, one a line.
KEEPS = "#!/bin/sh\ncat >> {log}\n"


class Desk:
    """The hooks directory, and what hooks were given."""

    def __init__(self, cli: Cli, place: Path, log: Path) -> None:
        self.cli, self.place, self.log = cli, place, log

    def hook(self, name: str, text: str, mode: int = 0o755) -> Path:
        """A hook of this name."""
        self.place.mkdir(exist_ok=True)
        path = self.place / name
        path.write_text(text.replace("{log}", str(self.log)))
        path.chmod(mode)
        return path

    def keeps(self, *names: str) -> None:
        """Hooks that keep what they get."""
        for name in names:
            self.hook(name, KEEPS)

    @property
    def given(self) -> list[Any]:
        """The envelopes so far."""
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []

    @property
    def events(self) -> list[tuple[str, str]]:
        """(event, source) of each."""
        return [(each["event"], each["source"]) for each in self.given]


@pytest.fixture
def desk(cli: Cli, tmp_path: Path) -> Desk:
    """A desk with hours bought, and an empty place for hooks."""
    cli.env("SUPPORTCTL_HOOKS_DIR", str(tmp_path / "hooks"))
    return Desk(cli, tmp_path / "hooks", tmp_path / "log")


def about_hooks(err: str) -> list[str]:
    """The lines that speak of hooks."""
    return [line for line in err.splitlines() if "hook" in line.lower()]


def gone(pid: int) -> bool:
    """Has the process ended? One that nobody has waited for counts as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def until(holds: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def test_every_event_once_it_is_committed(cli: Cli, desk: Desk) -> None:
    desk.keeps(*(f"{event}.after" for event in ("ticket-open", "session-start", "session-stop", "ticket-close", "invoice-issue")))
    cli.ticket("3")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T11:01")
    cli.ok("ticket close 1 --outcome solved --at 2026-11-17T11:05")
    number = cli.ask("invoice issue --ticket 1 --at 2026-11-17T11:10").data["number"]
    assert desk.events == [
        ("ticket-open", "command"),
        ("session-start", "command"),
        ("session-stop", "command"),
        ("ticket-close", "command"),
        ("invoice-issue", "command"),
    ]
    opened, *_, issued = desk.given
    assert (opened["schema"], opened["command"], opened["status"], opened["dry_run"]) == (1, "ticket open", "ok", False)
    assert opened["about"] == {"kind": "ticket", "id": 1}
    assert opened["data"]["id"] == 1
    assert opened["decision"]["outcome"] == "yes"
    assert opened["operator"] == "anna"
    assert issued["data"]["number"] == number
    assert cli.rows(WAITING) == []


def test_before_gets_a_dry_run_and_may_say_no(cli: Cli, desk: Desk) -> None:
    desk.keeps("ticket-open.before")
    desk.hook("ticket-open.before-z", "#!/bin/sh\necho 'Closed for\tstocktaking' >&2\nexit 3\n")
    before = cli.dump()
    found = cli.ask(OPEN)
    assert (found.code, found.error) == (5, "HOOK_VETO")
    assert found.json["errors"][0]["message"] == "The hook ticket-open.before-z says no (exit code 3): “Closed for stocktaking”."
    assert cli.dump() == before
    (given,) = desk.given
    assert (given["dry_run"], given["about"], given["data"]["id"], given["event"]) == (True, None, None, "ticket-open")
    assert "nie pozwala na to (kod 3)" in cli(f"{OPEN} --lang pl").err


def test_what_is_refused_anyway_is_not_asked_about(cli: Cli, desk: Desk) -> None:
    desk.keeps("ticket-open.before", "ticket-open.after")
    cli("ticket open --client pracownia --license SKP-0001 --subject Crash --serial SKP-0001")
    cli(f"{OPEN} --dry-run")
    assert desk.given == []


def test_a_vetoed_item_of_several_leaves_the_rest(cli: Cli, desk: Desk) -> None:
    cli.ticket()
    cli.ok(OPEN)
    desk.hook("ticket-close.before", "#!/bin/sh\ngrep -q '\"id\":1,' && exit 1\nexit 0\n")
    found = cli("ticket close 1,2 --outcome solved --at 2026-11-17T17:00")
    assert found.code == 5, found
    assert cli.rows("SELECT id FROM ticket WHERE status = 'closed'") == [(2,)]


def test_start_and_switch_ask_the_hooks_of_sessions(cli: Cli, desk: Desk) -> None:
    cli.ticket("3")
    desk.hook("session-start.before", "#!/bin/sh\nexit 1\n")
    assert cli.ask(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00").error == "HOOK_VETO"
    assert cli.ask(f"{OPEN} --start {CONFIRMED}").error == "HOOK_VETO"
    assert cli.rows("SELECT count(*) FROM ticket") == [(1,)]


def test_a_hook_that_hangs_is_stopped_with_what_it_began(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    cli.env("SUPPORTCTL_HOOK_SECONDS", "1")
    pids = tmp_path / "pids"
    desk.hook("ticket-open.before", f"#!/bin/sh\nsleep 600 &\necho $$ $! > {pids}\nsleep 600\n")
    found = cli.ask(OPEN)
    assert (found.code, found.error) == (5, "HOOK_NO_ANSWER")
    assert all(until(lambda pid=pid: gone(int(pid))) for pid in pids.read_text().split())  # type: ignore[misc]  # bound at once
    assert cli.rows("SELECT count(*) FROM ticket") == [(0,)]


def test_a_hook_that_leaves_a_program_behind_is_not_waited_for(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    desk.hook("ticket-open.after", f"#!/bin/sh\nsleep 600 &\necho $! > {pids}\nexit 0\n")
    began = time.monotonic()
    try:
        found = cli.ok(OPEN)
        assert time.monotonic() - began < 8
        assert about_hooks(found.err) == []
    finally:
        os.kill(int(pids.read_text()), 9)


def test_a_hook_that_says_10_megabytes_and_reads_nothing(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.before", "#!/bin/sh\nhead -c 10485760 /dev/zero | tr '\\0' x\nexit 1\n")
    found = cli.ask(OPEN)
    assert found.error == "HOOK_VETO"
    assert len(found.json["errors"][0]["params"]["words"]) == 301


def test_what_a_hook_says_is_made_safe(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.before", "#!/bin/sh\nprintf '\\033[2Jno\\n\\377\\n'\nexit 1\n")
    found = cli(OPEN)
    assert found.code == 5
    assert "\x1b" not in found.err
    assert len(found.err.splitlines()) == 1


def test_a_failure_afterwards_is_said_recorded_and_retried_by_cron(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.after", "#!/bin/sh\ncat >> {log}\necho offline\nexit 7\n")
    found = cli.ask(OPEN)
    assert found.code == 0
    assert len(about_hooks(found.err)) == 1
    assert "The hook ticket-open.after failed with exit code 7. It said: “offline”." in found.err
    assert cli.rows(WAITING) == [("ticket-open", "ticket-open.after", "waiting", 1)]
    assert cli.rows("SELECT error FROM hook_call") == [("HOOK_FAILED offline",)]
    cli.now("2026-11-17T18:04")
    assert cli("cron run hooks").code == 0
    cli.now("2026-11-17T18:05")
    again = cli("cron run hooks")
    assert again.code == 5
    assert "Hook call 1: The hook ticket-open.after failed" in again.err
    assert cli.rows(WAITING) == [("ticket-open", "ticket-open.after", "waiting", 2)]
    desk.keeps("ticket-open.after")
    cli.now("2026-11-17T18:20")
    assert cli.ok("cron run hooks").out == "Hook ticket-open.after: run\n"
    assert cli.rows(WAITING) == []
    assert len(desk.given) == 3
    assert desk.given[0] == desk.given[2]
    assert cli.ok("cron run hooks").out == ""


def test_a_hook_that_is_gone_when_it_is_retried(cli: Cli, desk: Desk) -> None:
    path = desk.hook("ticket-open.after", "#!/bin/sh\nexit 1\n")
    cli.ok(OPEN)
    path.unlink()
    cli.now("2026-11-17T18:05")
    found = cli("cron run hooks")
    assert found.code == 5
    assert "The hook ticket-open.after isn't there any more" in found.err
    assert "supportctl help hooks" in found.err


def test_after_the_last_try_it_failed_for_good(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.after", "#!/bin/sh\nexit 1\n")
    cli.ok(OPEN)
    for day in range(18, 26):
        cli.now(f"2026-11-{day}T23:00")
        cli("cron run hooks")
    assert cli.rows("SELECT state, attempts, envelope FROM hook_call") == [("failed", 7, None)]
    assert "hooks that failed every time: 1" in cli("doctor").out
    cli.now("2026-12-30T10:00")
    assert "Hook ticket-open.after: failed every time, forgotten" in cli("cron run hooks").out
    assert cli.rows(WAITING) == []


def test_a_desk_that_is_killed_after_the_commit_leaves_it_to_cron(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    began = tmp_path / "began"
    desk.hook("ticket-open.after", f"#!/bin/sh\necho $$ > {began}.new\nmv {began}.new {began}\nexec sleep 600\n")
    child = subprocess.Popen([*PROGRAM, *OPEN.split(" ")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert until(began.exists, 30)
    child.kill()
    child.wait()
    os.kill(int(began.read_text()), 9)
    assert cli.rows("SELECT count(*) FROM ticket") == [(1,)]
    assert cli.rows(WAITING) == [("ticket-open", "ticket-open.after", "waiting", 0)]
    desk.keeps("ticket-open.after")
    cli.now("2026-11-17T18:05")
    cli.ok("cron run hooks")
    assert desk.events == [("ticket-open", "command")]
    assert cli.rows(WAITING) == []


def test_ctrl_c_while_a_hook_is_being_started_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs already, and its number isn't known yet: it was left running."""
    began, hook = tmp_path / "began", tmp_path / "ticket-open.after"
    hook.write_text(f"#!/bin/sh\necho $$ > {began}.new\nmv {began}.new {began}\nexec sleep 600\n")
    hook.chmod(0o700)
    popen: Any = subprocess.Popen
    start = popen._execute_child

    def interrupted(*args: Any) -> None:
        start(*args)
        assert until(began.exists)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(popen, "_execute_child", interrupted)
    with pytest.raises(KeyboardInterrupt):
        hooks.run(str(hook), "{}", 30)
    assert until(lambda: gone(int(began.read_text())))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize(("stage", "tickets"), [("before", 0), ("after", 1)])
def test_ctrl_c_ends_the_hook_too(cli: Cli, desk: Desk, tmp_path: Path, stage: str, tickets: int) -> None:
    began = tmp_path / "began"
    desk.hook(f"ticket-open.{stage}", f"#!/bin/sh\necho $$ > {began}.new\nmv {began}.new {began}\nexec sleep 600\n")
    child = subprocess.Popen([*PROGRAM, *OPEN.split(" ")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert until(began.exists, 30)
    child.send_signal(signal.SIGINT)
    said = child.communicate(timeout=30)[1].decode()
    assert (child.returncode, "Traceback" in said) == (130, False)
    assert until(lambda: gone(int(began.read_text())))
    assert cli.rows("SELECT count(*) FROM ticket") == [(tickets,)]
    assert len(cli.rows(WAITING)) == tickets


def test_what_is_taken_back_writes_nothing_down(cli: Cli, desk: Desk) -> None:
    desk.keeps("ticket-open.after")
    assert cli(f"{OPEN} --start --confirm backup").code == 4
    assert desk.given == []
    assert cli.rows(WAITING) == []


def test_undo_redo_batch_cron_and_import_are_marked(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    desk.keeps("ticket-open.after", "ticket-close.after")
    cli.ok(OPEN)
    cli.ok("undo")
    cli.ok("redo")
    lines = tmp_path / "lines"
    lines.write_text(f"{OPEN}\nticket triage 1 --diagnosable\n")
    cli.ok(f"batch {lines}")
    rows = tmp_path / "tickets.csv"
    rows.write_text(
        "source,client,license,subject,description,opened_at,status\nT-1,pracownia,SKP-0001,S,D,2026-11-10T10:00,new\n"
    )
    found = cli(f"import tickets {rows}")
    assert found.code == 0, found
    assert desk.events == [("ticket-open", source) for source in ("command", "undo", "redo", "batch", "import")]
    undone = desk.given[1]
    assert (undone["command"], undone["about"]) == ("undo", {"kind": "ticket", "id": 1})
    assert desk.given[4]["data"]["subject"] == "S"


def test_what_cron_closes(cli: Cli, desk: Desk) -> None:
    desk.keeps("ticket-close.after")
    cli.ticket("3")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T11:01")
    cli.now("2026-11-19T12:00")
    cli.ok("cron run")
    assert desk.events == [("ticket-close", "cron")]
    (given,) = desk.given
    assert (given["data"]["status"], given["command"], given["operator"]) == ("closed", "cron run", "cron")


def test_one_command_with_several_events(cli: Cli, desk: Desk) -> None:
    desk.keeps("session-start.after", "session-stop.after", "ticket-open.after")
    cli.ticket("3")
    cli.ok(OPEN)
    cli.ok("ticket triage 2 --diagnosable --at 2026-11-17T09:10")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok(f"session switch 2 {CONFIRMED} --at 2026-11-17T10:30")
    assert [event for event, _ in desk.events] == ["ticket-open"] * 2 + ["session-start", "session-stop", "session-start"]
    stopped, started = desk.given[-2:]
    assert (stopped["about"], stopped["data"]["id"], stopped["data"]["ticket"]) == ({"kind": "session", "id": 1}, 1, 1)
    assert (started["about"], started["data"]["id"], started["data"]["ticket"]) == ({"kind": "session", "id": 2}, 2, 2)
    cli.ok("session stop --at 2026-11-17T10:40")
    cli.ok(f"{OPEN.removesuffix('09:05')}11:00 --start {CONFIRMED}")
    assert [(each["event"], each["data"]["id"]) for each in desk.given[-2:]] == [("ticket-open", 3), ("session-start", 3)]


def test_a_replayed_key_runs_none(cli: Cli, desk: Desk) -> None:
    desk.keeps("ticket-open.before", "ticket-open.after")
    cli.ok(f"{OPEN} --idempotency-key k")
    cli.ok(f"{OPEN} --idempotency-key k")
    assert len(desk.given) == 2


@pytest.mark.parametrize(("mode", "said"), [(0o644, "it isn't executable"), (0o757, "everybody may write to it")])
def test_a_file_that_is_not_trusted(cli: Cli, desk: Desk, mode: int, said: str) -> None:
    desk.hook("ticket-open.before", "#!/bin/sh\nexit 1\n", mode)
    found = cli.ok(OPEN)
    assert len(about_hooks(found.err)) == 1
    assert f"The hook ticket-open.before isn't run: {said}" in found.err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file away")
def test_a_file_of_another_user(cli: Cli, desk: Desk) -> None:
    os.chown(desk.hook("ticket-open.before", "#!/bin/sh\nexit 1\n"), 65534, -1)
    assert "it belongs to another user" in cli.ok(OPEN).err


def test_a_directory_that_everybody_writes_to(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.before", "#!/bin/sh\nexit 1\n")
    desk.place.chmod(0o777)
    assert "isn't run" in cli.ok(OPEN).err


def test_a_file_without_an_interpreter(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.before", "#!/no/such/program\n")
    found = cli.ask(OPEN)
    assert (found.code, found.error) == (5, "HOOK_NOT_RUN")


def test_names_are_never_shell_words(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    desk.hook("ticket-open.after; touch x $(touch y)", KEEPS)
    cli.ok(OPEN)
    assert len(desk.given) == 1
    assert {path.name for path in desk.place.iterdir()} == {"ticket-open.after; touch x $(touch y)"}


def test_a_command_in_a_hook_sets_off_none(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.after", f"#!/bin/sh\ncat >> {{log}}\n{sys.executable} -m supportctl {OPEN} -q\n")
    cli.ok(OPEN)
    assert len(desk.given) == 1
    assert cli.rows("SELECT count(*) FROM ticket") == [(2,)]


def test_confidential_words_and_software_notes_are_in_no_envelope(cli: Cli, desk: Desk) -> None:
    desk.keeps(
        *(f"{event}.{stage}" for event in ("ticket-close", "session-start", "session-stop") for stage in ("before", "after"))
    )
    cli.ticket("3")
    cli.ok("ticket note 1 -m 'the password is otter' --confidential --at 2026-11-17T09:30")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T11:01")
    cli.ok("ticket close 1 --outcome solved -m 'closing words' --at 2026-11-17T11:05")
    assert len(desk.given) == 6
    assert "otter" not in desk.log.read_text()
    assert "closing words" not in desk.log.read_text()


def test_what_waits_goes_with_the_client(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.after", "#!/bin/sh\necho Crash\nexit 1\n")
    cli.ok(OPEN)
    cli.ok("ticket refuse 1 --reason other -m x --at 2026-11-17T10:00")
    assert cli.rows("SELECT count(*) FROM hook_call") == [(1,)]
    cli.ok("client erase pracownia --yes")
    assert cli.rows("SELECT count(*) FROM hook_call") == [(0,)]


def test_what_waits_in_a_backup_is_not_run_again(cli: Cli, desk: Desk) -> None:
    desk.hook("ticket-open.after", "#!/bin/sh\nexit 1\n")
    cli.ok(OPEN)
    backup = cli.ok("db backup -q").out.strip()
    desk.keeps("ticket-open.after")
    cli.now("2026-11-17T18:05")
    cli.ok("cron run hooks")
    assert "may have been run since the backup: 1." in cli.ok(f"db restore {backup} --yes").err
    cli.ok("cron run hooks")
    assert len(desk.given) == 1


def test_many_at_once_are_left_to_cron(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    desk.keeps("ticket-open.after")
    rows = tmp_path / "tickets.csv"
    lines = [f"T-{n},pracownia,SKP-0001,S{n},D,2026-11-10T10:00,new" for n in range(25)]
    rows.write_text("\n".join(["source,client,license,subject,description,opened_at,status", *lines, ""]))
    assert "Hooks left to cron: 5." in cli.ok(f"import tickets {rows}").err
    assert len(desk.given) == 20
    cli.now("2026-11-17T18:05")
    cli.ok("cron run hooks")
    assert sorted(each["about"]["id"] for each in desk.given) == list(range(1, 26))


def test_without_a_directory_nothing_is_loaded(cli: Cli, desk: Desk) -> None:
    code = f"import sys; from supportctl.cli.main import run; run({OPEN.split(' ')!r}); print([m for m in sys.modules if 'hooking' in m or 'effects' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_number_of_seconds(cli: Cli, desk: Desk) -> None:
    for value, code in (("0", 2), ("1", 0), ("3600", 0), ("3601", 2), ("x", 2)):
        cli.env("SUPPORTCTL_HOOK_SECONDS", value)
        assert cli("ticket list").code == code


def test_what_waits_and_what_failed_is_listed(cli: Cli, desk: Desk) -> None:
    assert cli.ask("hook list").data == []
    desk.hook("ticket-open.after-mail", "#!/bin/sh\necho 'no server' >&2\nexit 1\n")
    cli.ticket()
    (row,) = cli.ask("hook list").data
    assert (row["id"], row["state"], row["event"], row["hook"]) == (1, "waiting", "ticket-open", "ticket-open.after-mail")
    assert (row["kind"], row["record"], row["source"], row["attempts"]) == ("ticket", 1, "command", 1)
    assert (row["error"], row["next_at"]) == ("no server", "2026-11-17T18:05:00+01:00")
    assert "envelope" not in row
    assert cli.ask("hook list --state failed").data == []
    for day in range(18, 26):
        cli.now(f"2026-11-{day}T23:00")
        cli("cron run hooks")
    (row,) = cli.ask("hook list --state failed").data
    assert (row["state"], row["attempts"], row["next_at"]) == ("failed", 7, None)
    assert "nieudane" in cli.ok("hook list --lang pl").out
    cli.refuses("hook list --state lost", 2, "lost")
    assert "hook list --state failed" in cli("doctor").out


def test_no_backup_holds_an_envelope(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    """It names persons, and a restored desk runs none of what waited."""
    desk.hook("ticket-open.after", "#!/bin/sh\nexit 1\n")
    cli.ticket()
    assert b"progrupa-support" in cli.rows("SELECT CAST(envelope AS BLOB) FROM hook_call")[0][0]
    made = Path(cli.ok(f"db backup --dir {tmp_path} -q").out.strip())
    assert b'"event":"ticket-open"' in cli.db.read_bytes()
    assert b'"event":"ticket-open"' not in made.read_bytes()
    cli.ok(f"db verify {made}")
