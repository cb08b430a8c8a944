"""Every verb of a ticket and a session, under every regulation that serves tickets, before, while and after one works on it: an
answer, a no, a conflict or a gap, and never a bug (exit 1)."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli

REMOTE = "--confirm owner,backup,present,admin-rights,internet,backup-notice"
OPEN = {
    "progrupa-support": "ticket open --client pracownia --license SKP-0001 --subject S --description D --serial SKP-0001",
    "codetwo-support": "ticket open --client pracownia --license CT-1 --subject S",
    "bitservice-remote": "ticket open --client pracownia --product bitservice-remote-help --subject S",
}
READY = {
    "progrupa-support": ("ticket triage 1 --diagnosable --at 2026-11-17T09:05",),
    "codetwo-support": (),
    "bitservice-remote": (
        "client accept pracownia --regulation bitservice-remote --price-list --at 2026-11-17T09:05",
        "session schedule 1 --when 2026-11-17T10:00 --at 2026-11-17T09:10",
    ),
}
START = {"progrupa-support": CONFIRMED, "codetwo-support": "", "bitservice-remote": REMOTE}
VERBS = (
    "ticket triage 1 --diagnosable",
    "ticket triage 1 --not-diagnosable",
    "ticket note 1 -m M",
    "ticket note 1 -m M --confidential",
    "ticket note 1 -m M --complaint",
    "ticket note 1 -m M --stage diagnosis",
    "ticket note 1 -m M --software",
    "ticket reply 1 -m M",
    "ticket reply 1 -m M --channel web",
    "ticket contact 1 -m M --channel phone",
    "ticket assign 1",
    "ticket refuse 1 --reason other -m M",
    "ticket refuse 1 --reason expert -m M",
    "ticket charge 1 --item bitservice-diagnosis",
    "ticket uncharge 1 --item 1 --reason R",
    "ticket items 1",
    "ticket split 1 --subject S",
    "ticket close 1 --outcome solved -m M",
    "ticket close 1 --outcome solved",
    "ticket close 1 --outcome unsolved",
    "ticket reopen 1 --reason R",
    "ticket reopen 1 --reason R --channel web",
    "ticket show 1",
    "ticket show 1 --confidential",
    "ticket why 1",
    "ticket list --overdue --unbilled",
    f"session start 1 {CONFIRMED}",
    "session start 1",
    "session start 1 --override R --with recording",
    "session extend 1 --hours 1 --consent C",
    "session extend 1 --declined",
    "session schedule 1 --when 2026-12-01T10:00",
    "session unschedule 1",
    "session appointments --ticket 1",
    "session status",
    "session stop 1",
    "session list --ticket 1",
    "session show 1",
    "session amend 1 --stop 2026-11-17T10:05 --reason R",
    "session cancel 1 --reason R",
    "invoice issue --ticket 1",
    "invoice issue --client pracownia",
    "license check-support CT-1",
    "client export-data pracownia",
    "cron run",
    "db check",
)


def prepared(cli: Cli, slug: str, stage: str) -> None:
    """A ticket under the regulation: just opened, with a session running, stopped, or closed."""
    cli.now("2026-11-17T12:00")
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31"
    )
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01")
    cli.ok("hours buy --client pracownia --license SKP-0001 --hours 2 --phone 601234567 --at 2026-11-17T09:00")
    cli.ok(f"{OPEN[slug]} --at 2026-11-17T09:01")
    if stage == "opened":
        return
    cli.play(READY[slug])
    cli.ok(f"session start 1 {START[slug]} --at 2026-11-17T10:00")
    if stage == "running":
        return
    cli.ok("session stop --at 2026-11-17T10:10")
    if stage == "closed":
        cli.ok("ticket close 1 --outcome solved -m M --at 2026-11-17T10:20")


@pytest.mark.parametrize("stage", ["opened", "running", "stopped", "closed"])
@pytest.mark.parametrize("slug", sorted(OPEN))
def test_no_verb_is_a_bug_under_any_regulation(cli: Cli, slug: str, stage: str) -> None:
    prepared(cli, slug, stage)
    whole = cli.db.read_bytes()
    for line in VERBS:
        for name in (cli.db, cli.db.with_name(cli.db.name + "-wal"), cli.db.with_name(cli.db.name + "-shm")):
            name.unlink(missing_ok=True)
        cli.db.write_bytes(whole)
        found = cli(line)
        # 2: a word that this regulation doesn't have.
        assert found.code in (0, 2, 3, 4, 5, 7), (line, found)
        assert "Traceback" not in found.err
