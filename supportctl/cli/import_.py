"""supportctl import …"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from supportctl.cli.context import Door
from supportctl.cli.options import verb
from supportctl.errors import StoreFault

if TYPE_CHECKING:
    from supportctl.store.engine import Store

File = Annotated[str, typer.Argument(metavar="FILE", help="CSV, lines of JSON, or XLSX; - reads stdin.")]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="E", help="utf-8, cp1250, …; found out by default: UTF-8, else cp1250.")
]
Delimiter = Annotated[
    str | None, typer.Option("--delimiter", metavar="D", help="What separates the columns: , or ; or tab; found out by default.")
]
ToBill = Annotated[bool, typer.Option("--to-bill", help="The sessions are billed with their tickets; else they cost nothing.")]


@verb("import clients", dry=True)
def clients(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None) -> int:
    """Bring in clients.

    Columns: key, name, kind, nip, email, phone, address, country, created_at, same_nip_as. A row goes by its key, without one by its NIP.
    """
    return _bring_in(door, "clients", file, encoding, delimiter)


@verb("import contacts", dry=True)
def contacts(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None) -> int:
    """Bring in contact persons of clients.

    Columns: client, name, email, competent, named_at. A row goes by its client, name and instant.
    """
    return _bring_in(door, "contacts", file, encoding, delimiter)


@verb("import products", dry=True)
def products(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None) -> int:
    """Bring in products.

    Columns: key, name, vendor, regulation, offered, commercial, supported, editions, and from, newest_version, oldest_supported: a row
    for each day from which other versions are in force. A row goes by its key and day.
    """
    return _bring_in(door, "products", file, encoding, delimiter)


@verb("import licenses", dry=True)
def licenses(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None) -> int:
    """Bring in licences.

    Columns: serial, client, product, kind, version, and what `license add` has options for. A row goes by its serial number.
    """
    return _bring_in(door, "licenses", file, encoding, delimiter)


@verb("import tickets", dry=True)
def tickets(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None) -> int:
    """Bring in tickets, as they stood where they come from.

    No clause is decided for them: the next act on one decides. Columns that each row needs: source (or id), subject, status,
    opened_at, and license, or client and product. A row goes by its source, the name that the ticket had, or by its id, which it keeps.
    """
    return _bring_in(door, "tickets", file, encoding, delimiter)


@verb("import sessions", dry=True)
def sessions(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None, to_bill: ToBill = False) -> int:
    """Bring in sessions of tickets; nothing is billed for them by itself.

    Columns that each row needs: source (or id), ticket (or ticket_source), operator, started_at, and stopped_at or hours.
    """
    return _bring_in(door, "sessions", file, encoding, delimiter, to_bill=to_bill)


@verb("import prices", dry=True)
def prices(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None) -> int:
    """Bring in prices.

    Columns: item, price, price_currency, from, vat_rate, gross, name, unit, exempt_basis, annex_15. A row goes by its item and day.
    """
    return _bring_in(door, "prices", file, encoding, delimiter)


@verb("import rates", dry=True)
def rates(door: Door, file: File, encoding: Encoding = None, delimiter: Delimiter = None) -> int:
    """Bring in exchange rates.

    Columns: currency, on, rate, table. A row goes by its currency and day.
    """
    return _bring_in(door, "rates", file, encoding, delimiter)


def _bring_in(door: Door, kind: str, file: str, encoding: str | None, delimiter: str | None, *, to_bill: bool = False) -> int:
    """Check the whole file, then write it in one transaction."""
    from supportctl.desk.bulk import importing, source
    from supportctl.store.journal import Author

    author = Author(door.command, door.operator, door.now)
    if file == "-":
        door.incoming.taken()
    with source.opened(file, encoding, delimiter) as rows:
        with _progress(door) as (checking, writing):
            with _checked_on(door) as store, store.read() as db:
                checked = importing.check(door.act(db), kind, rows, checking, to_bill=to_bill)
            found = checked.result
            if not door.dry_run and found.made and not found.failed:
                with suppress(_TakenBack), door.writing(author) as db:
                    found = importing.write(door.act(db), kind, rows, writing, checked, author, to_bill=to_bill)
                    if found.failed:
                        raise _TakenBack
        return door.show(door.imported(found, rows.notes, broken_off=checked.broken_off))


@contextmanager
def _checked_on(door: Door) -> Iterator["Store"]:
    """The desk, where there is one; else a new one that is thrown away: a file that can't be brought in, and a dry run, make none."""
    from supportctl.store.engine import Store

    try:
        with Store(door.target, create=False).read():
            pass
    except StoreFault as fault:
        if fault.code != "STORE_ABSENT":
            raise
    else:
        yield door.store
        return
    with TemporaryDirectory(prefix="supportctl-") as place:
        yield Store(f"{place}/desk.db")


class _TakenBack(Exception):
    """The desk changed since the check, and a line fails now."""


@contextmanager
def _progress(door: Door) -> Iterator[tuple[Callable[[float], None], Callable[[float], None]]]:
    """What is told how far the check and the writing are: a bar each on a terminal."""
    if door.quiet or not (sys.stderr and sys.stderr.isatty()):
        yield _nothing, _nothing
        return
    from supportctl.output.progress import bar  # only where somebody watches
    from supportctl.wording.words import words

    how = door.settings()
    say = words(how.lang)
    with bar(say.text("import_checks"), say.text("import_writes"), color=how.color) as (checking, writing):
        yield checking, writing


def _nothing(share: float) -> None:
    return None


COMMANDS = {
    "clients": clients,
    "contacts": contacts,
    "products": products,
    "licenses": licenses,
    "tickets": tickets,
    "sessions": sessions,
    "prices": prices,
    "rates": rates,
}
