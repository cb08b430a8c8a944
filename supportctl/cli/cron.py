"""supportctl cron …"""

from supportctl.cli.context import Door
from supportctl.cli.options import verb


@verb("cron run", at=True, dry=True)
def run(door: Door) -> int:
    """Mark what ran out, and report what waits.

    Safe to run at any time, as often as you like: */5 * * * * supportctl cron run
    """
    from supportctl.desk.cron import jobs

    return door.do(jobs.run, journal_days=door.journal_days)


COMMANDS = {"run": run}
