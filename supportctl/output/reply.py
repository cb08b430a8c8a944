"""What is printed, and how it was asked for."""

from datetime import datetime
from typing import Any

from supportctl.told import Failure, Note, ToldDecision
from supportctl.tuples import NamedTuple

FORMATS = ("table", "json", "ndjson", "csv", "ids")


class Settings(NamedTuple):
    """`format`: one of FORMATS. `terminal`: stdout is one. `lang`: pl or en. `color`: escape codes may be used. `verbose`: whole
    records on a terminal, where a sentence or a page would do. `wide`: every column of a list at its own width. `columns`: those
    that were asked for, () for the usual ones. `now`: the clock of the command, for what is overdue; None where it doesn't matter.
    `indent`: JSON over several lines. `filtered`: a list was asked for with conditions."""

    format: str
    quiet: bool
    lang: str
    terminal: bool
    color: bool
    width: int
    verbose: bool = False
    wide: bool = False
    columns: tuple[str, ...] = ()
    now: datetime | None = None
    indent: bool = False
    filtered: bool = False


class Reply(NamedTuple):
    """The answer to one command. `data`, `decision`, `notes`, `made` as in desk.results.Outcome; `status` follows from the exit
    code: 0 ok, 4 refused, else error.
    A question answered with no (exit 4) carries data and decision. `items`: replies per id when several were asked, as
    (id, Reply). `raw`: a file, printed as it is unless JSON is asked for."""

    command: str
    data: Any = None
    decision: ToldDecision | None = None
    errors: tuple[Failure, ...] = ()
    notes: tuple[Note, ...] = ()
    made: str | None = None
    exit_code: int = 0
    dry_run: bool = False
    items: tuple[tuple[str, "Reply"], ...] | None = None
    flat: bool = False
    raw: str | None = None

    @property
    def status(self) -> str:
        """ok, refused (the regulation says no) or error."""
        return {0: "ok", 4: "refused"}.get(self.exit_code, "error")
