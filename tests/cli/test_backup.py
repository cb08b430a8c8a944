"""`db backup` and `db verify`: a backup is whole and checked, or there is none, and the last good one stays."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.cli.cli import Cli, one_clear_line
from tests.store.processes import run
from tests.store.release import RELEASED

ADD = "client add Nowa --consumer --address 'ul. Nowa 1' --key nowa"
# Adds clients one after the other, and says each one once it is committed, until it is killed.
WRITER = """
import sys
from datetime import datetime, UTC
from supportctl.store.compiled.rows import Message
from supportctl.store.engine import Store
for n in range(100_000):
    with Store(sys.argv[1]).write() as db:
        db.add(Message(body=f"said {n}"))
    print(n, flush=True)
"""
# Is killed while the copy is being written.
KILLED = """
import os, signal, sys
from supportctl.store import backup
found = backup.examine
backup.examine = lambda path: os.kill(os.getpid(), signal.SIGKILL)
from supportctl.cli.main import run
run(["db", "backup", "--dir", sys.argv[1]])
"""


def backups(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir())


def test_a_backup_is_a_desk_by_itself(cli: Cli) -> None:
    found = cli.ask("db backup")
    path = Path(found.data["path"])
    assert (found.code, path) == (0, cli.db.parent / "backups" / "desk-20261117T170000Z.db")
    assert found.data["bytes"] == path.stat().st_size
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert backups(path.parent) == [path.name]
    checked = cli.ask(f"db verify {path}")
    assert (checked.code, checked.data) == (0, {"ok": True, "revision": checked.data["revision"], "problems": []})
    assert cli.ok(f"--db {path} client list -o ids").out == cli.ok("client list -o ids").out
    assert cli.ok("db backup -q").out == f"{path.parent}/desk-20261117T170000Z-2.db\n"


def test_notes_on_software_are_left_out(cli: Cli) -> None:
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01")
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject S --at 2026-11-17T09:01")
    cli.ok("client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-17T09:05")
    cli.ok("session schedule 1 --when 2026-11-17T10:00 --at 2026-11-17T09:10")
    cli.ok("session start 1 --confirm owner,backup,present,admin-rights,internet,backup-notice --at 2026-11-17T10:00")
    cli.now("2026-11-17T10:30")
    cli.ok("ticket note 1 -m 'Zainstalowany-Program-77' --software")
    found = cli.ok("db backup")
    path = cli.db.parent / "backups" / "desk-20261117T093000Z.db"
    assert "liability.4" in found.err
    assert b"Zainstalowany-Program-77" in b"".join(f.read_bytes() for f in cli.db.parent.glob("desk.db*"))
    assert b"Zainstalowany-Program-77" not in path.read_bytes()
    assert "liability.4" in cli.ok("db backup --lang pl").err


def test_what_is_in_the_log_is_in_the_backup(cli: Cli) -> None:
    reader = sqlite3.connect(cli.db)
    reader.execute("BEGIN")
    reader.execute("SELECT 1 FROM client").fetchall()
    cli.ok(ADD)
    assert b"ul. Nowa 1" not in cli.db.read_bytes()
    path = cli.ok("db backup -q").out.strip()
    reader.close()
    assert "nowa" in cli.ok(f"--db {path} client list -o ids").out


def test_keep(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    place.mkdir()
    (place / "desk-20200101T000000Z.db").write_text("not ours at all")
    shutil.copyfile(cli.db, place / "desk-20200102T000000Z.db")  # a desk, but no backup
    (place / "notes.txt").write_text("mine")
    for hour in (10, 11, 12, 13):
        cli.now(f"2026-11-17T{hour}:00")
        cli.ok(f"db backup --dir {place}")
    kept = {"desk-20200101T000000Z.db", "desk-20200102T000000Z.db", "notes.txt"}
    cli.now("2026-11-17T14:00")
    made = cli.ask(f"db backup --dir {place} --keep 3").data
    assert [Path(name).name for name in made["removed"]] == ["desk-20261117T100000Z.db", "desk-20261117T090000Z.db"]
    assert {*backups(place)} - kept == {f"desk-20261117T1{n}0000Z.db" for n in (1, 2, 3)}
    # The one just made stays, even where the clock has gone back.
    cli.now("2026-11-17T09:00")
    cli.ok(f"db backup --dir {place} --keep 1")
    assert {*backups(place)} - kept == {"desk-20261117T080000Z.db"}
    assert kept < {*backups(place)}


def test_damaged_backups_and_those_of_another_desk_count_for_nothing(cli: Cli, tmp_path: Path) -> None:
    cli.ok(f"db backup --dir {tmp_path}")
    good = tmp_path / "desk-20261117T170000Z.db"
    (tmp_path / "desk-20261117T180000Z.db").write_bytes(good.read_bytes()[:-4096])
    other = tmp_path / "other" / "desk.db"
    cli.ok(
        f'--db {other} init --name Inny --nip 5265877635 --address "ul. Prosta 1" --email a@b.pl'
        " --bank-account PL61109010140000071219812874"
    )
    cli.now("2026-11-17T15:00")
    cli.ok(f"--db {other} db backup --dir {tmp_path}")
    cli.now("2026-11-17T18:30")
    assert cli.ask(f"db backup --dir {tmp_path} --keep 2").data["removed"] == []
    cli.now("2026-11-17T18:31")
    assert cli.ask(f"db backup --dir {tmp_path} --keep 2").data["removed"] == [str(good)]
    assert {"desk-20261117T180000Z.db", "desk-20261117T140000Z.db"} < {*backups(tmp_path)}


def test_bad_input(cli: Cli, tmp_path: Path) -> None:
    cli.refuses(f"db backup --dir {tmp_path}/none", 2, str(tmp_path / "none"))
    cli.refuses("db backup --keep 0", 2)
    cli.refuses("db verify", 2)
    cli.refuses("db restore", 2)
    cli.refuses("db restore x.db", 2, "--yes")
    for lang in ("en", "pl"):
        cli.env("SUPPORTCTL_LANG", lang)
        cli.refuses(f"db verify {tmp_path}/none.db", 6, str(tmp_path / "none.db"))
        cli.refuses(f"db restore {tmp_path}/none.db --yes", 6, str(tmp_path / "none.db"))
    found = cli(f"--db {tmp_path}/none.db db backup")
    assert (found.code, list(tmp_path.glob("none*"))) == (6, [])


def test_a_desk_that_is_not_sound_pushes_no_good_backup_out(cli: Cli) -> None:
    cli.ok("db backup")
    place = cli.db.parent / "backups"
    with sqlite3.connect(cli.db) as desk:
        desk.execute("DROP TRIGGER invoice_no_delete")
    desk.close()
    cli.now("2026-11-17T19:00")
    found = cli("db backup --keep 1")
    assert (found.code, "invoice_no_delete" in found.err) == (6, True)
    one_clear_line(found)
    assert backups(place) == ["desk-20261117T170000Z.db"]


def test_verify_finds_what_is_broken_and_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    path = Path(cli.ok("db backup -q").out.strip())
    for name, content in {
        "cut.db": path.read_bytes()[:-8192],
        "wal.db": _without(cli.db),
        "text.db": b"not a database" * 600,
        "pages.db": path.read_bytes()[:8192] + b"\x5a" * (path.stat().st_size - 8192),
    }.items():
        (tmp_path / name).write_bytes(content)
        before = sorted(tmp_path.iterdir())
        found = cli(f"db verify {tmp_path / name}")
        assert found.code == 6, found
        assert "Traceback" not in found.err
        assert (tmp_path / name).read_bytes() == content
        assert sorted(tmp_path.iterdir()) == before
    with sqlite3.connect(path) as desk:
        desk.execute("UPDATE alembic_version SET version_num = '9999'")
    desk.close()
    assert cli.ask(f"db verify {path}").error == "STORE_TOO_NEW"


def _without(path: Path) -> bytes:
    """A desk without its last guard, in WAL mode."""
    with sqlite3.connect(path) as desk:
        desk.execute("DROP TRIGGER invoice_no_buyer")
        desk.execute("PRAGMA journal_mode=WAL")
    desk.close()
    return path.read_bytes()


def test_on_a_full_disk_the_old_backup_survives(cli: Cli) -> None:
    cli.ok("db backup")
    place = cli.db.parent / "backups"
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    cli.now("2026-11-17T19:00")
    found = cli.shell("trap '' XFSZ; ulimit -f 200; $S db backup --keep 1")
    assert (found.code, found.out, len(found.err.splitlines())) == (6, "", 1)
    assert "no room" in found.err
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_a_backup_killed_while_it_is_made_leaves_nothing_for_long(cli: Cli) -> None:
    cli.ok("db backup")
    place = cli.db.parent / "backups"
    killed = run(KILLED, place)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    (left,) = place.glob(".*")
    # Somebody may still be writing one that is new.
    cli.ok("db backup")
    assert left.exists()
    os.utime(left, (time.time() - 120,) * 2)
    cli.ok("db backup")
    assert list(place.glob(".*")) == []
    assert len(backups(place)) == 3


def test_backup_while_another_writes_then_killed(cli: Cli) -> None:
    """Nothing acknowledged before the backup is missing, nothing after it is there."""
    writer = run(WRITER, cli.db)
    assert writer.stdout is not None
    for _ in range(20):
        before = int(writer.stdout.readline())
    path = cli.ok("db backup -q").out.strip()
    writer.send_signal(signal.SIGKILL)
    said = [int(line) for line in writer.communicate(timeout=60)[0].split()]
    with sqlite3.connect(path) as desk:
        rows = [body for (body,) in desk.execute("SELECT body FROM message WHERE body LIKE 'said %' ORDER BY id")]
    desk.close()
    assert rows == [f"said {n}" for n in range(len(rows))]
    assert before < len(rows) <= max(said, default=before) + 2
    cli.ok(f"db restore {path} --yes")
    assert cli.ok("db check").code == 0
    assert [r for (r,) in cli.rows("SELECT body FROM message WHERE body LIKE 'said %' ORDER BY id")] == rows


def test_a_server_makes_its_own(cli: Cli) -> None:
    pytest.importorskip("psycopg")
    cli.env("SUPPORTCTL_DB", "postgresql://ala:geheim@db.example/desk")
    found = cli.ask("db backup --dir /mnt/b")
    assert (found.code, found.data["path"]) == (0, None)
    command = found.data["command"]
    assert command.startswith("pg_dump ")
    assert "--exclude-table-data=software_note" in command
    assert "geheim" not in command
    restored = cli("db restore x.dump --yes")
    assert (restored.code, "pg_restore" in restored.err, "geheim" in restored.err) == (5, True, False)


def test_an_upgrade_says_what_it_did(cli: Cli, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    assert "would be made" in cli.ok(f"--db {new} db upgrade --dry-run").err
    assert not new.exists()
    four = [run("from supportctl.cli.main import run; run(['db', 'upgrade'])", SUPPORTCTL_DB=str(new)) for _ in range(4)]
    said = [process.communicate(timeout=60)[1].decode() for process in four]
    assert sum("one was made" in text for text in said) == 1, said
    assert sum("nothing to do" in text for text in said) == 3, said
    with sqlite3.connect(tmp_path / "old.db") as desk:
        desk.executescript((RELEASED / "0002.sql").read_text(encoding="utf-8"))
    desk.close()
    assert "would be upgraded from revision 0002" in cli.ok(f"--db {tmp_path}/old.db db upgrade --dry-run").err
    assert "was upgraded from revision 0002" in cli.ok(f"--db {tmp_path}/old.db db upgrade").err
    assert "nothing to do" in cli.ok(f"--db {tmp_path}/old.db db upgrade --dry-run").err


def test_a_server_out_of_reach_is_not_there(cli: Cli) -> None:
    pytest.importorskip("psycopg")
    cli.env("SUPPORTCTL_DB", "postgresql://ala:geheim@/x?host=/nowhere")
    found = cli.ask("db path")
    assert (found.code, found.data["exists"]) == (0, None)
    told = cli("db path")
    assert "can't be looked at" in told.err
    assert "geheim" not in told.err
