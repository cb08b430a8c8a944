"""supportctl cron …"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb
from supportctl.told import Failure

if TYPE_CHECKING:
    from supportctl.desk.ground.act import Act
    from supportctl.jobs.job import CronItem, Found, Job

Jobs = Annotated[list[str] | None, typer.Argument(metavar="[JOB...]", help="Which jobs; all of them by default.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say why each thing was done or not, with the clause.")]


class Transactions:
    """The transactions of a run, of cron, whoever typed it."""

    def __init__(self, door: Door) -> None:
        self.door, self.at, self.now = door, door.at, door.now
        self.begun = time.monotonic()

    @contextmanager
    def reading(self) -> Iterator["Act"]:
        """One snapshot; nothing can be written."""
        with self.door.store.read() as db:
            yield self._act(db)

    @contextmanager
    def writing(self) -> Iterator["Act"]:
        """A transaction, committed at the end or not at all."""
        from supportctl.jobs.job import ACTOR, COMMAND
        from supportctl.store.journal import Author

        with self.door.writing(Author(COMMAND, ACTOR, self.now)) as db:
            yield self._act(db)

    def elapsed(self) -> datetime:
        """The clock of the run, which goes on while it runs."""
        return self.now + timedelta(seconds=int(time.monotonic() - self.begun))

    def bug(self, error: Exception) -> Failure:
        """A failure that nobody foresaw: its traceback goes to a log file."""
        from supportctl.cli import buglog

        return Failure("INTERNAL", {"id": None, "log": buglog.write(error), "detail": type(error).__name__})

    def _act(self, db: object) -> "Act":
        from supportctl.desk.ground.act import Act
        from supportctl.jobs.job import ACTOR, COMMAND

        ksef = self.door.resolved["ksef"][0]
        return Act(db, self.now, self.at, ACTOR, COMMAND, ksef=ksef)  # type: ignore[arg-type]  # the store's


def _more(door: Door) -> "tuple[Job, ...]":
    """The jobs that the settings ask for."""
    found: list[Job] = []
    if door.backups is not None:
        from supportctl.jobs import backups

        directory, keep = door.backups
        found.append(backups.job(door.target, directory, keep, door.now))
    if door.resolved["mail_host"][0]:
        from supportctl.cli import mailing

        found.append(mailing.job(Transactions(door), door))
    if door.resolved["nbp_daily"][0] == "on":
        from supportctl.jobs import rates

        found.append(rates.job(lambda due: _fetched(door, due), door.now))
    if door.kept_hooks is not None:
        from supportctl.jobs import hooks

        found.append(hooks.job(door.store, door.kept_hooks.place, door.kept_hooks.seconds, door.now))
    return tuple(found)


def _fetched(door: Door, found: "Found") -> "CronItem":
    """Record the rates that are missing. Never inside a transaction: nobody else could write while the NBP answers."""
    from supportctl.desk.rate import importing, nbp
    from supportctl.jobs import rates

    desk = Transactions(door)
    with desk.reading() as act:
        first, last = rates.missing(act)
    answers = nbp.between(door.nbp_url, first, last)
    with desk.writing() as act:
        made = importing.record_fetched(act, answers=answers).data.made
    return found.item._replace(number=str(made))


@verb("cron list", rows=True)
def list_(door: Door) -> int:
    """List the jobs: when each ran last, and when it has something to do."""
    from supportctl.jobs import listing

    return door.ask(listing.list_jobs, more=_more(door))


@verb("cron run", at=True, dry=True)
def run(door: Door, names: Jobs = None, explain: Explain = False) -> int:
    """Do what is due, and tell what people are to know.

    Silent when nothing is due. Safe to run at any time, as often as you like: */5 * * * * supportctl cron run
    """
    from supportctl.jobs import running

    if not door.dry_run:
        from supportctl.cli import buglog

        buglog.prune()
    # People who want to see all that there is are shown the jobs that had nothing, too.
    idle = door.verbose and door.format == "table"
    ran = running.run(
        Transactions(door),
        names or [],
        journal_days=door.journal_days,
        dry_run=door.dry_run,
        explain=explain,
        idle=idle,
        more=_more(door),
    )
    return door.ran(ran)


COMMANDS = {"list": list_, "run": run}
