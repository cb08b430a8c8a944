"""supportctl register …"""

from typing import Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb


@verb("register export")
def export(
    door: Door,
    month: Annotated[str, typer.Option("--month", metavar="MONTH", help="Of which month: 2026-11.")],
    file: Annotated[
        str | None, typer.Option("--file", metavar="F", help="Write a new file: JSON if it ends in .json, else CSV.")
    ] = None,
) -> int:
    """Print the sales register of a month, or write it into a file.

    CSV with ; and a byte order mark, sums in PLN, or with --json its rows. By the month of the service; corrections by the month of
    their own issue; no proformas, and nothing that was annulled.
    """
    from functools import partial

    from supportctl.desk.register import selling
    from supportctl.output import register
    from supportctl.wording.words import words

    say = words(door.settings().lang)
    if file is not None:
        is_json = file.lower().endswith(".json")

        def text(sales: list[selling.Sale]) -> bytes:
            return (register.json_text(sales) if is_json else register.csv_text(sales, say)).encode()

        return door.ask(selling.export, month=month, path=file, text=text)
    if door.format in ("table", "csv"):
        return door.ask_line(partial(selling.sales, month=month), lambda sales: register.csv_text(sales, say))
    return door.ask(selling.sales, month=month)


COMMANDS = {"export": export}
