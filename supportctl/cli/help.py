"""supportctl help …"""

from supportctl.cli.context import Door
from supportctl.cli.options import verb
from supportctl.wording.words import error_codes, exit_codes


@verb("help exit-codes")
def exit_codes_(door: Door) -> int:
    """List the exit codes."""
    rows = [{"code": code, "meaning": meaning} for code, meaning in exit_codes(door.settings().lang)]
    return door.print_rows(rows)


@verb("help errors")
def errors(door: Door) -> int:
    """List the error codes."""
    rows = [{"code": code, "message": message} for code, message in error_codes(door.settings().lang)]
    return door.print_rows(rows)


COMMANDS = {"exit-codes": exit_codes_, "errors": errors}
