"""supportctl db …"""

from supportctl.cli.context import Door
from supportctl.cli.options import verb


@verb("db path")
def path(door: Door) -> int:
    """Print where the database is."""
    from supportctl.desk.db import maintenance

    return door.say(maintenance.path(door.target))


@verb("db upgrade", dry=True)
def upgrade(door: Door) -> int:
    """Bring the database up to this program's schema."""
    from supportctl.desk.db import maintenance

    return door.say(maintenance.upgrade(door.target, dry_run=door.dry_run))


@verb("db compact")
def compact(door: Door) -> int:
    """Rewrite the database file without what was deleted.

    An erasure does this by itself; again where another program kept it from doing so.
    """
    from supportctl.desk.db import maintenance

    return door.say(maintenance.compact(door.target))


@verb("db check")
def check(door: Door) -> int:
    """Check the database.

    Exit 6 when something is wrong with it.
    """
    from supportctl.desk.db import maintenance

    return door.sound(maintenance.check(door.target))


COMMANDS = {"path": path, "upgrade": upgrade, "compact": compact, "check": check}
