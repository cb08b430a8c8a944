"""supportctl config …"""

from supportctl.cli.context import Door
from supportctl.cli.options import verb
from supportctl.cli.settings import config_path
from supportctl.record import Word


@verb("config show")
def show(door: Door) -> int:
    """Show each setting and where it comes from."""
    values = {
        name: (_without_password(value) if name == "db" else value, origin) for name, (value, origin) in door.resolved.items()
    }
    values["config"] = config_path(), "default"
    return door.print_rows(
        [{"setting": name, "value": value or None, "origin": Word(origin)} for name, (value, origin) in values.items()]
    )


def _without_password(target: str) -> str:
    """A URL as messages show it; a path stays as it was given."""
    if "://" not in target:
        return target
    from supportctl.errors import StoreFault
    from supportctl.store.place import Place

    try:
        return Place(target).shown
    except StoreFault as fault:
        return str(fault.params["path"])


COMMANDS = {"show": show}
