"""supportctl config …"""

from supportctl.cli.context import Door
from supportctl.cli.options import verb
from supportctl.cli.settings import config_path


@verb("config show")
def show(door: Door) -> int:
    """Show each setting and where it comes from."""
    rows = [{"setting": name, "value": value, "origin": origin} for name, (value, origin) in door.resolved.items()]
    return door.print_rows([*rows, {"setting": "config", "value": config_path(), "origin": "default"}])


COMMANDS = {"show": show}
