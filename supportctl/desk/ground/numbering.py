"""Which series documents are numbered in, and whether a number may be given now."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.errors import Conflict
from supportctl.store import numbering

# The series of each kind of document: VAT invoices, proformas (which are none) and corrections count for themselves.
SERIES = {"vat": "FV", "advance": "FV", "final": "FV", "proforma": "PF", "correction": "FK"}


def kinds_of(series: str) -> list[str]:
    """The kinds of documents that are numbered in a series."""
    return [kind for kind, name in SERIES.items() if name == series]


def require_numbering(act: Act, series: str) -> None:
    """A number of this series and the year of the act may be given: raises Conflict where a restored desk doesn't know which numbers
    were given after its backup, and for a day before the last of them that it knows of."""
    year = act.day.year
    told = numbering.of(act.db, series, year)
    if told.held:
        raise Conflict("NUMBERING_HELD", series=series, year=year)
    if told.last_on is not None and act.day < told.last_on:
        number = f"{series}/{year}/{told.top:04d}"
        raise Conflict("INVOICE_OUT_OF_ORDER", on=plain(act.day), last=number, last_on=plain(told.last_on))
