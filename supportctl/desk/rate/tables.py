"""Files of the NBP's table A: the archive of a year as CSV, and the answers of the NBP's service as JSON or XML.

What is read are the rates of the currencies that the desk invoices in. What a file says is not checked here: importing.py does.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from supportctl.errors import InvalidInput
from supportctl.money import CURRENCIES
from supportctl.tuples import NamedTuple

FOREIGN = tuple(code for code in CURRENCIES if code != "PLN")
# Twenty years of the archive are smaller.
MOST_BYTES = 10 * 1024 * 1024
# First cells of rows of the archive that hold no rates.
_BESIDE = frozenset(("", "kod iso", "nazwa waluty", "liczba jednostek"))
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")


class Written(NamedTuple):
    """A rate as a file has it: texts. `place`: the line of a CSV file, else the how manieth table, from 1."""

    place: int
    currency: str
    rate: str
    table: str
    on: str


class TableFile(NamedTuple):
    """A file that was read: `by_line`: do its places count lines?"""

    rates: list[Written]
    by_line: bool


def read(path: str, content: bytes) -> TableFile:
    """The rates of a file, by what it looks like. Raises InvalidInput RATE_FILE for a file of another format, RATE_FILE_EMPTY."""
    if len(content) > MOST_BYTES:
        raise InvalidInput("TOO_LARGE", field=path, limit=MOST_BYTES, length=len(content))
    head = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if head in (b"[", b"{"):
        found = TableFile(list(_json(path, content)), False)
    elif head == b"<":
        found = TableFile(list(_xml(path, content)), False)
    else:
        found = TableFile(list(_csv(path, content)), True)
    if not found.rates:
        raise InvalidInput("RATE_FILE_EMPTY", path=path, currencies=list(FOREIGN))
    return found


def _other(path: str) -> InvalidInput:
    return InvalidInput("RATE_FILE", path=path)


# CSV: the archive of a year ---------------------------------------------------------------------------------------------------


def _csv(path: str, content: bytes) -> Iterator[Written]:
    """Two rows of headings (1USD; pełny numer tabeli), a row for each day, and rows that explain the columns."""
    rows = csv.reader(_text(content).splitlines(), delimiter=";")
    try:
        columns = _columns(next(rows, []))
        if columns is None:
            raise _other(path)
        for row in rows:
            first = row[0].strip() if row else ""
            if first.casefold() in _BESIDE:
                continue
            for currency, at in columns.currencies.items():
                rate, table = (row[i].strip() if i < len(row) else "" for i in (at, columns.table))
                yield Written(rows.line_num, currency, rate, table, _iso(first))
    except csv.Error as error:
        raise _other(path) from error


class _Columns(NamedTuple):
    """Where they stand in a row of the archive."""

    currencies: dict[str, int]
    table: int


def _columns(headings: list[str]) -> _Columns | None:
    """By their names, for their order differs from year to year. None where it isn't an archive of table A."""
    names = [name.strip().casefold() for name in headings]
    tables = [i for i, name in enumerate(names) if name.endswith(" numer tabeli")]
    found = {code: names.index(f"1{code.casefold()}") for code in FOREIGN if f"1{code.casefold()}" in names}
    return _Columns(found, tables[0]) if len(tables) == 1 and names[0] in ("data", "dane") else None


def _text(content: bytes) -> str:
    """The NBP writes its archive in Windows-1250; what was stored anew is often UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1250", "replace")


def _iso(text: str) -> str:
    """20250520 as 2025-05-20; anything else as it is."""
    found = _DAY.fullmatch(text)
    return "-".join(found.groups()) if found else text


# JSON and XML: answers of the service ------------------------------------------------------------------------------------------


def _json(path: str, content: bytes) -> Iterator[Written]:
    """A list of tables, each {"table": "A", "no", "effectiveDate", "rates": [{"code", "mid"}]}."""
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise _other(path) from error
    for place, table in enumerate(found if isinstance(found, list) else [found], 1):
        if not isinstance(table, dict) or table.get("table") != "A" or not isinstance(table.get("rates"), list):
            raise _other(path)
        for rate in table["rates"]:
            if not isinstance(rate, dict) or not {"code", "mid"} <= rate.keys():
                raise _other(path)
            if rate["code"] in FOREIGN:
                yield Written(place, rate["code"], _plain(rate["mid"]), str(table.get("no")), str(table.get("effectiveDate")))


def _plain(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _xml(path: str, content: bytes) -> Iterator[Written]:
    """Tables of the service (ExchangeRatesTable), or a single one as the NBP publishes it (tabela_kursow)."""
    # A table needs no document type; entities of one could unfold without end.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _other(path)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise _other(path) from error
    if root.tag == "tabela_kursow":
        if root.get("typ") != "A":
            raise _other(path)
        yield from _rates_of(1, root, _OLD)
        return
    tables = [root] if root.tag == "ExchangeRatesTable" else root.findall("ExchangeRatesTable")
    if not tables or any(_said(table, "Table") != "A" for table in tables):
        raise _other(path)
    for place, table in enumerate(tables, 1):
        yield from _rates_of(place, table, _NEW)


class _Tags(NamedTuple):
    table: str
    on: str
    row: str
    code: str
    rate: str


_NEW = _Tags("No", "EffectiveDate", "Rates/Rate", "Code", "Mid")
_OLD = _Tags("numer_tabeli", "data_publikacji", "pozycja", "kod_waluty", "kurs_sredni")


def _rates_of(place: int, table: Element, tags: _Tags) -> Iterator[Written]:
    for row in table.findall(tags.row):
        code = _said(row, tags.code)
        if code in FOREIGN:
            yield Written(place, code, _said(row, tags.rate), _said(table, tags.table), _said(table, tags.on))


def _said(element: Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()
