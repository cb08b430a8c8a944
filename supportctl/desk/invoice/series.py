"""`invoice check-series`: each series and year as an auditor looks at it: gaps, doubles, dates out of order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.record import Word
from supportctl.store import numbering
from supportctl.store.compiled import corrections, invoices
from supportctl.told import Failure
from supportctl.tuples import NamedTuple

_NUMBER = re.compile(r"([A-Z]+)/([0-9]{4})/([0-9]+)")


class Numbered(NamedTuple):
    """A document by its number in its series: the day of issue, None of one that was annulled."""

    number: int
    issued_on: date | None


class SeriesData(NamedTuple):
    """One series of one year. `documents`: how many, `annulled` among them. `missing`: numbers that no document has; `elsewhere`: those
    of them that were given after the backup that this desk was restored from. `doubled`: numbers that several have.
    `out_of_order`: documents issued before one with a lower number, those annulled left out."""

    series: str
    year: int
    state: Word
    documents: int
    annulled: int
    first_number: str
    last_number: str
    missing: tuple[str, ...]
    elsewhere: tuple[str, ...]
    doubled: tuple[str, ...]
    out_of_order: tuple[str, ...]


def check_series(act: Act) -> Outcome[list[SeriesData]]:
    """Every series and year that has documents."""
    rows = invoices.every(act.db)
    void = {each.invoice_id for each in corrections.annulments(act.db, [row.id for row in rows])}
    found: dict[tuple[str, int], list[Numbered]] = defaultdict(list)
    for row in rows:
        if parts := _NUMBER.fullmatch(row.number):
            found[parts[1], int(parts[2])].append(Numbered(int(parts[3]), None if row.id in void else row.issued_on))
    told = numbering.every(act.db, found.keys())
    checked = []
    for key in sorted(found):
        elsewhere = {number for raised in told[key].raised for number in range(raised.from_ + 1, raised.to + 1)}
        checked.append(checked_series(*key, found[key], elsewhere))
    return Outcome(checked)


def faults(rows: Iterable[SeriesData]) -> tuple[Failure, ...]:
    """What is wrong, one entry a series and year."""
    return tuple(
        Failure(
            "SERIES_FAULTY",
            {
                "series": f"{row.series}/{row.year}",
                "missing": list(row.missing),
                "doubled": list(row.doubled),
                "out_of_order": list(row.out_of_order),
            },
        )
        for row in rows
        if row.state == "faulty"
    )


def checked_series(series: str, year: int, documents: Iterable[Numbered], elsewhere: set[int]) -> SeriesData:
    """One series and year. `elsewhere`: numbers whose documents are known not to be here."""
    rows = sorted(documents, key=lambda row: row.number)
    given = Counter(row.number for row in rows)
    last = max((*given, *elsewhere))
    absent = [number for number in range(1, last + 1) if number not in given]
    missing = [number for number in absent if number not in elsewhere]
    doubled = [number for number, times in given.items() if times > 1]
    early = list(_early(rows))

    def names(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(f"{series}/{year}/{number:04d}" for number in numbers)

    return SeriesData(
        series=series,
        year=year,
        state=Word("faulty" if missing or doubled or early else "sound"),
        documents=len(rows),
        annulled=sum(row.issued_on is None for row in rows),
        first_number=names([min(given)])[0],
        last_number=names([last])[0],
        missing=names(missing),
        elsewhere=names(number for number in absent if number in elsewhere),
        doubled=names(doubled),
        out_of_order=names(early),
    )


def _early(rows: Iterable[Numbered]) -> Iterable[int]:
    """Numbers of documents that were issued on an earlier day than one with a lower number."""
    latest = date.min
    for row in rows:
        if row.issued_on is None:
            continue
        if row.issued_on < latest:
            yield row.number
        latest = max(latest, row.issued_on)
