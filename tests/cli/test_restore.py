"""`db restore`: what the former desk knows and the backup doesn't is done again, or it is said that it wasn't."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from supportctl.store.head import HEAD
from tests.cli.cli import Cli, one_clear_line
from tests.store.processes import run
from tests.store.release import RELEASED

INIT = 'init --name Inny --nip 5265877635 --address "ul. Prosta 1" --email a@b.pl --bank-account PL61109010140000071219812874'
# Is killed when everything is staged and the former desk is kept, before the backup is in its place.
KILLED = """
import os, signal, sys
from supportctl.store import backup, restore
from supportctl.store.backup import read_only
def killed(path):
    if path.name.startswith("."):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_only(path)
backup.read_only = killed
from supportctl.cli.main import run
run(["db", "restore", sys.argv[1], "--yes"])
"""
# Is killed at that step of the last overwriting, a few pages each.
KILLED_AT = """
import os, signal, sys
from supportctl.store import backup
from supportctl.store.backup import read_only
steps = 0
class Source:
    def __init__(self, path):
        self.real, self.last = read_only(path), path.name.startswith(".")
    def step(self, *told):
        global steps
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    def backup(self, target):
        self.real.backup(target, pages=8, progress=self.step if self.last else None)
        if self.last and int(sys.argv[2]) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    def __getattr__(self, name):
        return getattr(self.real, name)
backup.read_only = Source
from supportctl.cli.main import run
run(["db", "restore", sys.argv[1], "--yes"])
print(steps)
"""
# Is killed when a damaged desk is to be replaced by a new file.
KILLED_AT_THE_FILE = """
import os, signal, sys
from supportctl.store import restore
restore.os.replace = lambda *told: os.kill(os.getpid(), signal.SIGKILL)
from supportctl.cli.main import run
run(["db", "restore", sys.argv[1], "--yes"])
"""
# Holds the desk open, as a reader.
READS = """
import sqlite3, sys
desk = sqlite3.connect(sys.argv[1], isolation_level=None)
desk.execute("BEGIN")
desk.execute("SELECT 1 FROM client").fetchall()
print("held", flush=True)
sys.stdin.read()
"""


def invoiced(cli: Cli, day: int) -> str:
    """An invoice for an hour of that day in November: its number."""
    cli.now(f"2026-11-{day:02d}T18:00")
    cli.ticket(hours="1", at=f"2026-11-{day:02d}T09:05")
    ticket = cli.rows("SELECT max(id) FROM ticket")[0][0]
    cli.work(f"2026-11-{day:02d}T10:00", f"2026-11-{day:02d}T10:30", str(ticket))
    cli.ok(f"ticket close {ticket} --outcome solved -m M")
    return str(cli.ok(f"invoice issue --ticket {ticket} -q").out.strip())


def backed_up(cli: Cli) -> Path:
    return Path(cli.ok("db backup -q").out.strip())


def test_everything_since_is_gone_and_the_former_desk_is_kept(cli: Cli) -> None:
    path = backed_up(cli)
    before = cli.ok("client list -o ids").out
    cli.ok("client add Nowa --consumer --address 'ul. Nowa 1' --key nowa")
    found = cli.ask(f"db restore {path} --yes")
    assert found.code == 0, found
    assert (found.data["former_read"], found.data["numbers_held"], found.json["errors"]) == (True, False, [])
    assert cli.ok("client list -o ids").out == before
    former = found.data["former"]
    assert Path(former).parent == cli.db.parent
    assert cli.ok(f"db verify {former}")
    assert "nowa" in cli.ok(f"--db {former} client list -o ids").out
    assert cli.ok("db check")
    assert [p.name for p in cli.db.parent.glob(".*")] == []
    undone = cli("undo")
    assert undone.code in (3, 5)
    # And back again.
    cli.ok(f"db restore {former} --yes")
    assert "nowa" in cli.ok("client list -o ids").out


def test_erasures_since_are_made_again(cli: Cli) -> None:
    cli.ok("ticket open --client zielinski --product sketchup-pro --subject 'Tajny temat' --description D --serial S1")
    cli.ok("ticket refuse 1 --reason other -m M")
    path = backed_up(cli)
    cli.ok("client erase zielinski --yes")
    for lang, said in (("en", "erased again"), ("pl", "usunięto ponownie")):
        found = cli.ok(f"db restore {path} --yes --lang {lang}")
        assert said in found.err
        assert "zielinski" not in cli.ok("client list -o ids").out
        assert cli.rows("SELECT client_id FROM erasure") == [(2,)]
        whole = b"".join(f.read_bytes() for f in cli.db.parent.glob("desk.db*"))
        assert b"605111222" not in whole
        assert b"Tajny temat" not in whole
        assert cli.ok("db check")
    assert cli.ask(f"db restore {path} --yes").data["erased_again"] == ["erased-2"]
    assert cli.ask("search Tajny").data == []


def test_numbers_go_on_and_lost_documents_are_listed(cli: Cli) -> None:
    assert invoiced(cli, 16) == "FV/2026/0001"
    path = backed_up(cli)
    assert [invoiced(cli, 17), invoiced(cli, 18)] == ["FV/2026/0002", "FV/2026/0003"]
    found = cli.ask(f"db restore {path} --yes")
    lost = [(row["number"], row["issued_on"], row["client"]) for row in found.data["not_in_backup"]]
    assert lost == [("FV/2026/0003", "2026-11-18", "pracownia"), ("FV/2026/0002", "2026-11-17", "pracownia")]
    assert found.data["series"] == [{"series": "FV", "year": 2026, "last_number": 3}]
    assert cli.ok("db check")
    # No number before the day of the last one, though its document isn't here.
    cli.ticket(hours="1", at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T10:30", "2")
    refused = cli.ask("invoice issue --ticket 2 --at 2026-11-17T12:00")
    assert (refused.code, refused.error) == (5, "INVOICE_OUT_OF_ORDER")
    cli.now("2026-11-18T18:00")
    assert cli.ok("invoice issue --ticket 2 -q").out.strip() == "FV/2026/0004"
    assert cli.ok("db check")
    # From the same backup once more.
    again = cli.ask(f"db restore {path} --yes").data
    assert [row["number"] for row in again["not_in_backup"]] == ["FV/2026/0004"]
    assert again["series"][0]["last_number"] == 4
    with sqlite3.connect(cli.db) as desk:
        desk.execute("UPDATE number_series SET last_number = 3")
    desk.close()
    assert cli("db check").code == 6


def test_without_a_desk_numbers_are_held(cli: Cli) -> None:
    invoiced(cli, 16)
    path = backed_up(cli)
    for left in cli.db.parent.glob("desk.db*"):
        left.unlink()
    found = cli(f"db restore {path} --yes")
    assert found.code == 0
    assert "no desk" in found.err
    assert "--series FV/2026=N" in found.err
    cli.now("2026-11-17T18:00")
    cli.ticket(hours="1", at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T10:30", "2")
    for dry in ("", " --dry-run"):
        refused = cli.ask(f"invoice issue --ticket 2{dry}")
        assert (refused.code, refused.error) == (5, "NUMBERING_HELD")
    cli.refuses("db restore --series FV=0 --yes", 2, "1")
    cli.refuses("db restore --series FW=7 --yes", 2, "FV")
    for wrong in ("FV", "FV=-1", "FV=x", "FV/26=1", "FV/2027=1", "FV/1999=1", "FV=7,FV=8", "FV=7 --series FV=8"):
        cli.refuses(f"db restore --series {wrong} --yes", 2)
    cli.refuses("db restore --series FV=7", 2, "--yes")
    assert "PF/2026" in cli.ok("db restore --series FV=7 --yes").err
    assert cli.ok("invoice issue --ticket 2 -q").out.strip() == "FV/2026/0008"
    assert cli.ok("db check")
    assert cli.ask("db restore --series FV=9 --yes").error == "NUMBERING_NOT_HELD"
    cli.ok("db restore --series PF=0,FK=0 --yes")


def test_with_the_restore_the_last_number_can_be_said(cli: Cli) -> None:
    invoiced(cli, 16)
    path = backed_up(cli)
    invoiced(cli, 17)
    cli.refuses(f"db restore {path} --series FV=1 --yes", 2, "2")
    cli.db.unlink()
    found = cli.ask(f"db restore {path} --series FV=41,PF=3,FK=0 --yes")
    assert (found.code, found.data["numbers_held"]) == (0, False)
    assert invoiced(cli, 18) == "FV/2026/0042"


def test_a_hold_stays_until_it_is_ended(cli: Cli) -> None:
    invoiced(cli, 16)
    path = backed_up(cli)
    cli.db.unlink()
    cli.ok(f"db restore {path} --yes")
    assert cli.ask(f"db restore {path} --yes").data["numbers_held"]
    held = backed_up(cli)
    cli.ok("db restore --series FV=5,PF=0,FK=0 --yes")
    # The backup is of a desk on hold; the desk knew more.
    found = cli.ask(f"db restore {held} --yes")
    assert (found.data["numbers_held"], {row["series"]: row["last_number"] for row in found.data["series"]}["FV"]) == (False, 5)
    assert invoiced(cli, 17) == "FV/2026/0006"


@pytest.mark.parametrize("content", ["text", "pages", "header"])
def test_a_damaged_desk_is_kept_and_replaced(cli: Cli, content: str) -> None:
    path = backed_up(cli)
    whole = cli.db.read_bytes()
    wrong = {"text": b"none" * 5000, "pages": whole[:4096] + b"\x5a" * (len(whole) - 4096), "header": b"\0" * 4096 + whole[4096:]}
    cli.db.write_bytes(wrong[content])
    Path(f"{cli.db}-wal").write_bytes(b"left over" * 1000)
    Path(f"{cli.db}-journal").write_bytes(b"left over, too" * 1000)
    found = cli.ask(f"db restore {path} --yes")
    assert found.code == 0, found
    assert (found.data["former_read"], found.data["numbers_held"]) == (False, True)
    former = Path(found.data["former"])
    assert former.read_bytes() == wrong[content]
    assert cli.ok("db check")
    assert cli.ok("client list -o ids").out == "pracownia\nzielinski\n"


def test_of_a_desk_damaged_elsewhere_what_can_be_read_is_taken_over(cli: Cli) -> None:
    invoiced(cli, 16)
    path = backed_up(cli)
    invoiced(cli, 17)
    ((page,),) = cli.rows("SELECT rootpage FROM sqlite_master WHERE name = 'ix_appointment_technician'")
    with sqlite3.connect(cli.db) as desk:
        desk.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.close()
    data = bytearray(cli.db.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\x5a" * 4096
    cli.db.write_bytes(data)
    for lang, said in (("en", "more may be missing"), ("pl", "może brakować więcej")):
        cli.db.write_bytes(data)
        found = cli(f"db restore {path} --yes --lang {lang}")
        assert (found.code, said in found.err, "FV/2026/0002" in found.err) == (0, True, True), found
        assert cli.ok("db check")
    assert cli.rows("SELECT last_number FROM number_series WHERE series = 'FV'") == [(2,)]
    cli.ticket(hours="1", at="2026-11-17T17:00")
    cli.now("2026-11-18T18:00")
    cli.work("2026-11-18T10:00", "2026-11-18T10:30", "2")
    assert cli.ask("invoice issue --ticket 2").error == "NUMBERING_HELD"
    cli.ok("db restore --series FV=2 --yes")
    assert cli.ok("invoice issue --ticket 2 -q").out.strip() == "FV/2026/0003"


def test_a_desk_of_a_later_release_is_not_replaced(cli: Cli) -> None:
    path = backed_up(cli)
    with sqlite3.connect(cli.db) as desk:
        desk.execute("UPDATE alembic_version SET version_num = '9999'")
    desk.close()
    before = cli.dump()
    assert cli.ask(f"db restore {path} --yes").error == "STORE_TOO_NEW"
    assert cli.dump() == before


def test_a_log_left_by_a_killed_process_is_read_first(cli: Cli, tmp_path: Path) -> None:
    path = backed_up(cli)
    reader = sqlite3.connect(cli.db)
    reader.execute("SELECT 1 FROM client").fetchall()
    invoiced(cli, 16)
    # As a crash leaves it: what was acknowledged stands in the log alone.
    desk = tmp_path / "crashed" / "desk.db"
    desk.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{cli.db}{end}", f"{desk}{end}")
    reader.close()
    assert b"FV/2026/0001" not in desk.read_bytes()
    found = cli.ask(f"--db {desk} db restore {path} --yes")
    assert [row["number"] for row in found.data["not_in_backup"]] == ["FV/2026/0001"]
    assert cli.ok(f"--db {desk} db check")
    assert cli.ask(f"--db {desk} invoice list").data == []


def test_another_desk_is_no_former_one(cli: Cli, tmp_path: Path) -> None:
    cli.now("2026-11-17T17:59")
    other = tmp_path / "other.db"
    cli.ok(f"--db {other} {INIT}")
    cli.ok(f"--db {other} client add Jan --consumer --address A --key jan")
    cli.ok(f"--db {other} client add Ewa --consumer --address A --key ewa")
    cli.ok(f"--db {other} client erase ewa --yes")
    found = cli(f"--db {other} db restore {backed_up(cli)} --yes")
    assert (found.code, "isn't the one" in found.err, "FV/2026" in found.err) == (0, True, True)
    # Client 2 is somebody else here.
    assert cli.ok(f"--db {other} client list -o ids").out == "pracownia\nzielinski\n"


def test_what_is_refused_leaves_all_as_it_was(cli: Cli, tmp_path: Path) -> None:
    path = backed_up(cli)
    broken = tmp_path / "broken.db"
    broken.write_bytes(path.read_bytes()[:8192] + b"\x5a" * (path.stat().st_size - 8192))
    newer = tmp_path / "newer.db"
    shutil.copyfile(path, newer)
    with sqlite3.connect(newer) as desk:
        desk.execute("UPDATE alembic_version SET version_num = '9999'")
    desk.close()
    before, names = cli.dump(), sorted(p.name for p in cli.db.parent.iterdir())
    for file in (broken, newer):
        found = cli(f"db restore {file} --yes")
        assert found.code == 6, found
        one_clear_line(found)
    assert cli.ask(f"db restore {newer} --yes").error == "STORE_TOO_NEW"
    cli.refuses(f"db restore {cli.db} --yes", 2)
    assert (cli.dump(), sorted(p.name for p in cli.db.parent.iterdir())) == (before, names)
    foreign = tmp_path / "places.sqlite"
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE bookmarks (id INTEGER)")
    other.close()
    was = foreign.read_bytes()
    assert cli.ask(f"--db {foreign} db restore {path} --yes").error == "NOT_OURS"
    assert foreign.read_bytes() == was


def test_nobody_else_may_work_in_it(cli: Cli) -> None:
    path = backed_up(cli)
    cli.env("SUPPORTCTL_BUSY_MS", "200")
    holder = subprocess.Popen(
        [sys.executable, "-c", READS, str(cli.db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    before = cli.dump()
    assert cli.ask(f"db restore {path} --yes").error == "STORE_LOCKED"
    holder.communicate("")
    assert cli.dump() == before
    cli.ok(f"db restore {path} --yes")


def test_on_a_full_disk_the_desk_stays(cli: Cli) -> None:
    path = backed_up(cli)
    cli.ok("client add Nowa --consumer --address A --key nowa")
    before = cli.dump()
    found = cli.shell(f"trap '' XFSZ; ulimit -f 200; $S db restore {path} --yes")
    assert (found.code, len(found.err.splitlines())) == (6, 1)
    assert cli.dump() == before
    assert [p.name for p in cli.db.parent.glob("*before-restore*")] == []


def test_killed_before_it_is_in_place(cli: Cli) -> None:
    path = backed_up(cli)
    cli.ok("client add Nowa --consumer --address A --key nowa")
    killed = run(KILLED, path)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert "nowa" in cli.ok("client list -o ids").out
    assert cli.ok("db check")
    cli.ok(f"db restore {path} --yes")
    assert "nowa" not in cli.ok("client list -o ids").out


def test_killed_while_it_is_put_in_place(cli: Cli) -> None:
    """At whatever step: the desk is the former one or the backup, as a whole, and the next restore succeeds."""
    path = backed_up(cli)
    steps = int(run(KILLED_AT, path, -1).communicate(timeout=60)[0].split()[-1])
    assert steps > 8
    before = set()
    for step in (1, 2, steps // 2, steps - 1, steps, 0):
        cli.ok("client add Nowa --consumer --address A --key nowa")
        killed = run(KILLED_AT, path, step)
        killed.communicate(timeout=60)
        assert killed.returncode == -signal.SIGKILL, step
        assert cli.ok("db check").code == 0
        before.add("nowa" in cli.ok("client list -o ids").out)
        cli.ok(f"db restore {path} --yes")
        assert "nowa" not in cli.ok("client list -o ids").out
    assert before == {True, False}


def test_killed_while_a_damaged_desk_is_replaced(cli: Cli) -> None:
    path = backed_up(cli)
    cli.db.write_bytes(b"SQLite format 3\0" + b"x" * 9000)
    killed = run(KILLED_AT_THE_FILE, path)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert cli("client list").code == 6
    cli.ok(f"db restore {path} --yes")
    assert cli.ok("db check").code == 0


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.sql")), ids=lambda path: path.stem)
def test_a_backup_of_an_earlier_release_is_brought_up_to_date(cli: Cli, tmp_path: Path, released: Path) -> None:
    old = tmp_path / "old.db"
    with sqlite3.connect(old) as desk:
        desk.executescript(released.read_text(encoding="utf-8"))
    desk.close()
    path = Path(cli.ok(f"--db {old} db backup -q").out.strip())
    checked = cli.ask(f"db verify {path}")
    assert (checked.code, checked.data["revision"]) == (0, released.stem)
    assert (released.stem != HEAD) == ("earlier release" in cli.ok(f"db verify {path}").err)
    new = tmp_path / "new" / "desk.db"
    cli.ok(f"--db {new} db restore {path} --yes")
    assert cli.ask(f"--db {new} db check").data["revision"] == HEAD
    # The desk of that release is brought up to date before anything takes its place.
    if released.stem != HEAD:
        assert cli.ask(f"--db {old} db restore {path} --yes").error == "STORE_NEEDS_UPGRADE"
