"""supportctl db …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import MOST, verb
from supportctl.errors import InvalidInput


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
def check(
    door: Door,
    anchor: Annotated[
        str | None, typer.Option("--anchor", metavar="HASH", help="What db anchor printed once: HASH, or N:HASH with its number.")
    ] = None,
) -> int:
    """Check the database.

    Its pages and schema, the chain of proof over every change, each row against the last change of it, sums and numbers, and what
    search looks in. Exit 6 when something is wrong, each problem with its table and id. That the last changes were cut off as a
    whole, or everything was computed anew, only an anchor shows that was kept elsewhere.
    """
    from supportctl.desk.db import maintenance

    return door.sound(maintenance.check(door.target, anchor))


@verb("db anchor")
def anchor(door: Door) -> int:
    """Print the last entry of the chain of proof.

    Its number and its hash, N:HASH. Keep it where nobody who can write to the database can: db check --anchor N:HASH then shows
    whether anything up to it was cut off or made anew. The name of each backup holds it, too.
    """
    from supportctl.desk.db import proving

    return door.ask_line(proving.anchor, proving.line)


@verb("db backup")
def backup(
    door: Door,
    dir_: Annotated[
        str | None, typer.Option("--dir", metavar="DIR", help="Where to; by default backups/ beside the database.")
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, max=MOST, metavar="N", help="Keep the newest N, and remove older ones.")
    ] = None,
) -> int:
    """Make a backup of the database, and check it.

    While others work. Never copy the file of an open database with cp: what stands in its log would be missing. Notes on a client's
    software aren't in it (BIT Service, liability.4). Older backups are removed only once the new one is good.
    """
    from supportctl.desk.db import backing_up

    return door.say(backing_up.back_up(door.target, directory=dir_, keep=keep, now=door.now))


@verb("db verify")
def verify(
    door: Door,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The backup.")],
    anchor: Annotated[
        str | None, typer.Option("--anchor", metavar="HASH", help="What db anchor printed once: HASH, or N:HASH with its number.")
    ] = None,
) -> int:
    """Check a backup.

    The full check of db check; the file is only read. Exit 6 when something is wrong with it. What pg_dump made is loaded into a
    database of its own on the server that --db names, and dropped again; the role needs CREATEDB. Only verify dumps of your own. That
    the last changes were cut off as a whole, or everything was computed anew, --anchor shows, and the anchor in a backup's name.
    """
    from supportctl.desk.db import backing_up

    return door.sound(backing_up.verify(door.target, file, anchor))


@verb("db restore")
def restore(
    door: Door,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The backup; leave it out to free numbers that are held.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask: the backup takes the place of the database.")] = False,
    series: Annotated[
        list[str] | None,
        typer.Option("--series", metavar="FV=N", help="The last number given in a series; FV/2025=N of another year."),
    ] = None,
) -> int:
    """Put a backup in the place of the database.

    The database that is there is kept beside it. Where it can be read, erasures made since the backup are made again first, each
    series of numbers goes on after the highest one given, and documents that the backup doesn't hold are listed. Where it can't, no
    number is given until --series says where to go on: supportctl db restore --series FV=123 --yes
    """
    if file is None and not series:
        raise InvalidInput("NO_BACKUP_NAMED")
    if not yes:
        raise InvalidInput("NEEDS_YES", what=door.command)
    if file is None:
        from supportctl.desk.db.series import set_numbers

        return door.do(set_numbers, series or [])
    from supportctl.desk.db import restoring

    found = restoring.restore_backup(door.target, file, series or [], now=door.now, operator=door.operator)
    return door.say(found)


COMMANDS = {
    "path": path,
    "upgrade": upgrade,
    "compact": compact,
    "check": check,
    "anchor": anchor,
    "backup": backup,
    "verify": verify,
    "restore": restore,
}
