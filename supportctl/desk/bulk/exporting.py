"""Rows written out: those that an import reads, under the names that it knows, and every other list as it is.

What is a client's whose data were erased is left out: it names nobody, and couldn't be brought in.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from supportctl.calendar import iso
from supportctl.desk.bulk.contacts import Contacts
from supportctl.desk.bulk.lists import LISTS
from supportctl.desk.bulk.products import Products
from supportctl.desk.bulk.sessions import Sessions
from supportctl.desk.bulk.source import FORMULA_SIGNS, flat
from supportctl.desk.bulk.tickets import Tickets
from supportctl.desk.bulk.verbs import Clients, Licenses, Prices, Rates
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.tickets import WINDOW_OUTCOME, ended_at
from supportctl.errors import InvalidInput
from supportctl.money import amount_text
from supportctl.record import Hours, encoded, fields, headings_of
from supportctl.store.compiled import bulk as statements
from supportctl.store.compiled import catalogue, clients, contacts, licenses, prices
from supportctl.store.compiled.rows import ProductVersion
from supportctl.store.row import Row
from supportctl.tuples import NamedTuple

# Rows that are read at a time.
_AT_ONCE = 5_000
# What a row has that is about another one, or too deep for a cell.
_APART = ("notices", "decision", "decisions", "history")

# The cells of a row: None where there is nothing.
Cells = dict[str, str | bool | None]


class Listed(NamedTuple):
    """A list to be written: its columns, and its rows one after the other."""

    columns: tuple[str, ...]
    rows: Iterator[Cells]


def export(act: Act, noun: str) -> Listed:
    """The rows of one list. Raises InvalidInput for one that there isn't."""
    if noun in _BROUGHT_IN:
        columns, rows = _BROUGHT_IN[noun]
        return Listed(columns, rows(act))
    if noun not in LISTS:
        raise InvalidInput("UNKNOWN_WORD", field="noun", value=noun, known=["all", *NOUNS])
    found = [_told(row) for row in LISTS[noun].rows(act)]
    columns = tuple(dict.fromkeys(name for row in found for name in row))
    return Listed(columns or tuple(name for name in headings_of(LISTS[noun].record) if name not in _APART), iter(found))


# -- rows that an import reads -------------------------------------------------------------------------------------------------


def _clients(act: Act) -> Iterator[Cells]:
    """By key; one that has its NIP on purpose with another names that one, which comes first."""
    first: dict[str, str] = {}
    known = [client for client in clients.every(act.db) if client.name]
    for client in sorted(known, key=lambda each: each.id):
        twin = first.setdefault(client.nip, client.key) if client.nip else client.key
        yield _cells(client, Clients.COLUMNS, same_nip_as=twin if twin != client.key else None)


def _contacts(act: Act) -> Iterator[Cells]:
    """In the order in which they were named: of several the last one counts."""
    holders = {client.id: client.key for client in clients.every(act.db) if client.name}
    for row in contacts.every(act.db):
        if row.client_id in holders:
            yield _cells(row, Contacts.COLUMNS, client=holders[row.client_id], named_at=iso(row.happened_at))


def _products(act: Act) -> Iterator[Cells]:
    """By key; one with versions has a row for each day from which other ones are in force, of several for one day the last recorded."""
    versions: dict[int, dict[date, ProductVersion]] = {}
    for row in catalogue.versions(act.db):
        versions.setdefault(row.product_id, {})[row.valid_from] = row
    for product in catalogue.every(act.db):
        editions = product.editions or None
        if product.id not in versions:
            yield _cells(product, Products.COLUMNS, editions=editions)
        for day, row in sorted(versions.get(product.id, {}).items()):
            given = {"from": day.isoformat(), "newest_version": row.newest, "oldest_supported": row.oldest_supported}
            yield _cells(product, Products.COLUMNS, editions=editions, **given)


def _licenses(act: Act) -> Iterator[Cells]:
    holders = {client.id: client.key for client in clients.every(act.db) if client.name}
    products = {product.id: product.key for product in catalogue.every(act.db)}
    for row in licenses.every(act.db):
        if row.client_id in holders:
            yield _cells(row, Licenses.COLUMNS, client=holders[row.client_id], product=products.get(row.product_id))


TICKETS = tuple(name for name in Tickets.COLUMNS if name != "description")


def _tickets(act: Act) -> Iterator[Cells]:
    last = 0
    while found := statements.tickets_after(act.db, last, _AT_ONCE):
        tags: dict[int, list[str]] = {}
        for tag in statements.tags_of(act.db, [ticket.id for ticket, *_ in found]):
            tags.setdefault(tag.ticket_id, []).append(tag.tag)
        for ticket, client, serial, product in found:
            words = " ".join(tags.get(ticket.id, ())) or None
            given = {"client": client, "license": serial, "product": product, "tags": words}
            if (ended := ended_at(act, ticket)) is not None:  # closed, whether or not cron wrote that down
                given |= {"status": "closed", "outcome": WINDOW_OUTCOME, "closed_at": iso(ended), "changed_at": iso(ended)}
            yield _cells(ticket, TICKETS, **given)
        last = found[-1][0].id
        act.db.let_go()


SESSIONS = tuple(name for name in Sessions.COLUMNS if name not in ("ticket_source", "hours"))


def _sessions(act: Act) -> Iterator[Cells]:
    last = 0
    while found := statements.sessions_after(act.db, last, _AT_ONCE):
        for row in found:
            yield _cells(row, SESSIONS, ticket=str(row.ticket_id))
        last = found[-1].id
        act.db.let_go()


def _prices(act: Act) -> Iterator[Cells]:
    """Those that decide: of several for one day the last one recorded."""
    deciding = {(row.item, row.valid_from): row for row in prices.every(act.db, None)}
    for row in deciding.values():
        amount = amount_text(row.amount)
        yield _cells(row, Prices.COLUMNS, price=amount, price_currency=row.currency, **{"from": row.valid_from.isoformat()})


def _rates(act: Act) -> Iterator[Cells]:
    for row in prices.rates(act.db, None):
        yield _cells(row, Rates.COLUMNS, on=row.published_on.isoformat(), table=row.table_number)


def _cells(row: Row, columns: Iterable[str], **given: str | None) -> Cells:
    """The columns of a row by their names; those given stand for what it names otherwise."""
    return {name: given[name] if name in given else _cell(getattr(row, name, None)) for name in columns}


def _cell(value: Any) -> str | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return iso(value)
    return value.isoformat() if isinstance(value, date) else str(value) or None


_BROUGHT_IN: dict[str, tuple[tuple[str, ...], Callable[[Act], Iterator[Cells]]]] = {
    "clients": (Clients.COLUMNS, _clients),
    "contacts": (Contacts.COLUMNS, _contacts),
    "products": (Products.COLUMNS, _products),
    "licenses": (Licenses.COLUMNS, _licenses),
    "tickets": (TICKETS, _tickets),
    "sessions": (SESSIONS, _sessions),
    "prices": (Prices.COLUMNS, _prices),
    "rates": (Rates.COLUMNS, _rates),
}


def columns_of(noun: str) -> tuple[str, ...]:
    """The columns of a list that an import reads."""
    return _BROUGHT_IN[noun][0]


# -- other lists ---------------------------------------------------------------------------------------------------------------


def _told(row: Any) -> Cells:
    """A record of a list as cells; what is too deep for one as JSON."""
    found: Cells = {}
    for name, value in fields(row).items():
        if name in _APART:
            continue
        told = encoded(str(value) if isinstance(value, Hours) else value)
        try:
            cells: Mapping[str, Any] = flat({name: told})
        except ValueError:
            cells = {name: json.dumps(told, ensure_ascii=False, separators=(",", ":"))}
        found |= {key: told if isinstance(told, bool) else text or None for key, text in cells.items()}
    return found


# In the order in which an import can read them.
NOUNS = (*_BROUGHT_IN, *LISTS)


# -- files ---------------------------------------------------------------------------------------------------------------------


def quoted(text: str) -> str:
    """A cell that no spreadsheet runs: one that it would take for a formula has an apostrophe before it, which an import takes away
    again (source.py)."""
    if text.lstrip("'")[:1] not in FORMULA_SIGNS:
        return text
    return text if text[0] != "'" and _is_number(text) else f"'{text}"


def _is_number(text: str) -> bool:
    digits = text[1:].replace(".", "", 1)
    return text[:1] in "+-" and digits.isascii() and digits.isdigit()


def write_csv(listed: Listed, out: IO[str]) -> int:
    """A heading and the rows; how many."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(listed.columns)
    count = 0
    for row in listed.rows:
        writer.writerow([_csv_cell(row.get(name)) for name in listed.columns])
        count += 1
    return count


def _csv_cell(value: str | bool | None) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else "true" if value else "false"
    return quoted(value)


def write_ndjson(listed: Listed, out: IO[str]) -> int:
    """One object a line; how many."""
    count = 0
    for row in listed.rows:
        out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
        count += 1
    return count


class Written(NamedTuple):
    """A file that was written, and how many rows it has."""

    noun: str
    file: str
    rows: int


def write_files(act: Act, nouns: Iterable[str], directory: str, *, ndjson: bool) -> list[Written]:
    """A file for each list, in place of one that is there; each is whole or not there. Raises InvalidInput where the directory can't
    be written to."""
    place, found = Path(directory), []
    write = write_ndjson if ndjson else write_csv
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for noun in nouns:
            path = place / f"{noun}.{'jsonl' if ndjson else 'csv'}"
            part = path.with_name(f".{path.name}.{os.getpid()}.new")
            try:
                # Readable for the operator alone: it is about persons.
                opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with open(opened, "w", encoding="utf-8", newline="") as out:
                    count = write(export(act, noun), out)
                os.replace(part, path)
            finally:
                part.unlink(missing_ok=True)
            found.append(Written(noun, str(path), count))
    except OSError as error:
        raise InvalidInput("EXPORT_NOT_WRITTEN", path=directory, detail=error.strerror or str(error)) from error
    return found
