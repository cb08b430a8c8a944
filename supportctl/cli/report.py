"""supportctl report …"""

from typing import TYPE_CHECKING, Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb

if TYPE_CHECKING:
    from supportctl.desk.report.groups import Period

Month = Annotated[str | None, typer.Option("--month", metavar="MONTH", help="Of one month: 2026-11.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day.")]
By = Annotated[str, typer.Option("--by", metavar="GROUP", help="client, operator, product, regulation or day.")]


@verb("report sla", rows=True)
def sla(door: Door, month: Month = None, since: From = None, until: To = None, by: By = "regulation") -> int:
    """Count first responses: due, given in time, missed, still open.

    Of those that are due in the period. A close counts as a response; an operator's are those of the tickets assigned to them.
    """
    from supportctl.desk.report import sla as told

    return door.ask(told.report_sla, period=_period(door, month, since, until), by=by)


@verb("report hours", rows=True)
def hours(door: Door, month: Month = None, since: From = None, until: To = None, by: By = "client") -> int:
    """Add up work: its time, started hours, what was billed, what nothing covers.

    Each hour counts where it began.
    """
    from supportctl.desk.report import hours as told

    return door.ask(told.report_hours, period=_period(door, month, since, until), by=by)


@verb("report workload", rows=True)
def workload(door: Door, month: Month = None, since: From = None, until: To = None, by: By = "operator") -> int:
    """Count tickets opened, closed and left, sessions and their time.

    Tickets by those they are assigned to; what is open is counted as of now.
    """
    from supportctl.desk.report import workload as told

    return door.ask(told.report_workload, period=_period(door, month, since, until), by=by)


@verb("report revenue", rows=True)
def revenue(door: Door, month: Month = None, since: From = None, until: To = None, by: By = "client") -> int:
    """Add up what was invoiced, each currency by itself.

    Proformas are left out. By product and regulation: the lines about tickets of it.
    """
    from supportctl.desk.report import revenue as told

    return door.ask(told.report_revenue, period=_period(door, month, since, until), by=by)


def _period(door: Door, month: str | None, since: str | None, until: str | None) -> "Period":
    from supportctl.desk.report.groups import period

    return period(month, door.maybe_day(since), door.maybe_day(until))


COMMANDS = {"sla": sla, "hours": hours, "workload": workload, "revenue": revenue}
