"""Clients, licences, prices and rates: each row is brought in by the verb that adds one, with all that it checks and writes.

A row goes by its key (a client without one by its NIP), its serial number, or its item or currency and day.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from supportctl.calendar import legal_day
from supportctl.desk.bulk import columns
from supportctl.desk.bulk.kinds import Found, bad
from supportctl.desk.bulk.source import Line
from supportctl.desk.client.registering import add_client
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.license.adding import KINDS, add_license
from supportctl.desk.price.pricelist import set_price
from supportctl.desk.rate.exchange import set_rate
from supportctl.errors import Conflict, InvalidInput, NotFound, SupportError
from supportctl.money import Money, parse_amount, parse_currency
from supportctl.store import reading
from supportctl.store.bulk import Bulk
from supportctl.store.compiled import clients, prices
from supportctl.store.compiled.rows import Client, ExchangeRate, License, Price, Product
from supportctl.store.scratch import Scratch
from supportctl.told import BadLine
from supportctl.tuples import NamedTuple

_CLIENT_KINDS = ("company", "sole-trader", "consumer")
_LICENSE_STATES = ("active", "converted", "deactivated", "ended")


class New(NamedTuple):
    """A row to be made, by column."""

    line: int
    values: Mapping[str, Any]


class ByVerb(ABC):
    """The import of what one verb adds."""

    COLUMNS: tuple[str, ...] = ()
    ALIASES: Mapping[str, str] = {}
    # The columns that no row can do without.
    NEEDED: tuple[str, ...] = ()

    def __init__(self, act: Act) -> None:
        self.readers = self.readers_for(act)

    @abstractmethod
    def readers_for(self, act: Act) -> dict[str, columns.Reader]:
        """How each cell is read."""

    @abstractmethod
    def key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """The column, and the value, that the row goes by. Raises InvalidInput."""

    @abstractmethod
    def on_record(self, act: Act, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What is on record of that key, by column; None: nothing."""

    @abstractmethod
    def make(self, act: Act, values: Mapping[str, Any]) -> None:
        """Put the row on record. Raises SupportError."""

    def check(self, act: Act, lines: Sequence[Line], scratch: Scratch) -> Found[New]:
        """See Kind."""
        unchanged = 0
        rows: list[New] = []
        failed: list[BadLine] = []
        for line in lines:
            try:
                row = self._row(act, line, scratch)
                if row is None:
                    unchanged += 1
                else:
                    self.make(act, self.as_checked(act, row.values, scratch))
                    rows.append(row)
            except SupportError as error:
                failed.append(bad(line.number, error))
        return Found(rows, unchanged, failed)

    def as_checked(self, act: Act, values: Mapping[str, Any], scratch: Scratch) -> Mapping[str, Any]:
        """The row as it is checked while those before it in the file aren't on record yet."""
        return values

    def end(self, act: Act, scratch: Scratch) -> Sequence[BadLine]:
        """See Kind: nothing is left to say."""
        return ()

    def write(self, act: Act, rows: Sequence[New], bulk: Bulk) -> Sequence[BadLine]:
        """See Kind. What one row of the file makes may stand in the way of another: two clients with one NIP."""
        failed: list[BadLine] = []
        for row in rows:
            try:
                self.make(act, row.values)
            except SupportError as error:
                failed.append(bad(row.line, error))
        return failed

    def finish(self, act: Act, bulk: Bulk) -> None:  # noqa: B027  # nothing to be done is what it does
        """See Kind: nothing waits."""

    def _row(self, act: Act, line: Line, scratch: Scratch) -> New | None:
        """The row to be made; None where it is on record as it is. Raises SupportError."""
        values = columns.read(line.cells, self.readers)
        columns.require_filled(values, *self.NEEDED)
        field, key = self.key(values)
        if (before := scratch.met(f"{field} {key}", line.number)) is not None:
            raise InvalidInput("IMPORT_KEY_TWICE", field=field, value=key, other=before)
        known = self.on_record(act, values)
        if known is None:
            return New(line.number, values)
        self.require_same(known, values)
        return None

    def require_same(self, known: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """What the row gives is what is on record. Raises Conflict."""
        given = {name: value for name, value in values.items() if value is not None and name in known}
        if differing := [name for name, value in given.items() if known[name] != value]:
            raise Conflict("IMPORT_DIFFERS", fields=differing, id=self.key(values)[1])


class Clients(ByVerb):
    """The import of clients."""

    COLUMNS = ("key", "name", "kind", "nip", "email", "phone", "address", "country", "created_at", "same_nip_as")
    NEEDED = ("name", "address")

    def readers_for(self, act: Act) -> dict[str, columns.Reader]:
        """See ByVerb."""
        return {
            "key": inputs.key,
            "name": columns.line("name"),
            "kind": columns.a_word_of("kind", _CLIENT_KINDS),
            "nip": _nip,
            "email": inputs.email,
            "phone": inputs.phone,
            "address": columns.line("address"),
            "country": inputs.country,
            "created_at": columns.instant(act.now),
            "same_nip_as": str.strip,
        }

    def key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """See ByVerb."""
        if values["key"] is None and values["nip"] is None:
            raise InvalidInput("IMPORT_NO_KEY", columns=["key", "nip"])
        return ("key", values["key"]) if values["key"] is not None else ("nip", values["nip"])

    def on_record(self, act: Act, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """See ByVerb."""
        alike = clients.by_nip(act.db, values["nip"]) if values["key"] is None else [clients.by_key(act.db, values["key"])]
        found: Client | None = next(iter(alike), None)
        if found is None:
            return None
        names = ("name", "kind", "nip", "email", "phone", "address", "country", "created_at")
        return {name: getattr(found, name) for name in names}

    def as_checked(self, act: Act, values: Mapping[str, Any], scratch: Scratch) -> Mapping[str, Any]:
        """See ByVerb. A client that has its NIP with an earlier one of the file has it with nobody yet, or with one on record."""
        if values["same_nip_as"] is None or scratch.line_of(f"key {values['same_nip_as']}") is None:
            return values
        twins = clients.by_nip(act.db, values["nip"] or "")
        return {**values, "same_nip_as": twins[0].key if twins else None}

    def make(self, act: Act, values: Mapping[str, Any]) -> None:
        """See ByVerb."""
        add_client(
            then(act, values["created_at"]),
            name=values["name"],
            nip=values["nip"],
            consumer=values["kind"] == "consumer",
            sole_trader=values["kind"] == "sole-trader",
            email=values["email"],
            phone=values["phone"],
            address=values["address"],
            country=values["country"] or "PL",
            key=values["key"],
            same_nip_as=values["same_nip_as"],
        )


class Licenses(ByVerb):
    """The import of licences."""

    COLUMNS = (
        "serial", "client", "product", "kind", "version", "state", "maintenance_until", "support_ordered", "key_valid_until",
        "activated_online", "commercial", "newest_serial", "promoted", "territory", "purchase_email", "created_at",
    )  # fmt: skip
    NEEDED = ("serial", "client", "product", "kind", "version")
    _PLAIN: ClassVar = (
        "kind", "version", "maintenance_until", "support_ordered", "key_valid_until", "activated_online", "commercial", "newest_serial",
        "promoted", "territory", "purchase_email",
    )  # fmt: skip

    def readers_for(self, act: Act) -> dict[str, columns.Reader]:
        """See ByVerb."""
        day = columns.day(legal_day(act.now))
        return {
            "serial": inputs.new_serial,
            "client": inputs.key,
            "product": str.strip,
            "kind": columns.a_word_of("kind", KINDS),
            "version": inputs.version,
            "state": columns.a_word_of("state", _LICENSE_STATES),
            **dict.fromkeys(("maintenance_until", "support_ordered", "key_valid_until"), day),
            **{name: columns.flag(name) for name in ("activated_online", "commercial", "newest_serial", "promoted")},
            "territory": inputs.country,
            "purchase_email": inputs.email,
            "created_at": columns.instant(act.now),
        }

    def key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """See ByVerb."""
        return "serial", values["serial"]

    def on_record(self, act: Act, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """See ByVerb."""
        found = reading.like_serial(act.db, values["serial"])
        if found is None:
            return None
        holder, product = act.db.get(Client, found.client_id), act.db.get(Product, found.product_id)
        known = {name: getattr(found, name) for name in ("serial", "state", "created_at", *self._PLAIN)}
        return known | {"client": holder.key if holder else None, "product": product.key if product else None}

    def make(self, act: Act, values: Mapping[str, Any]) -> None:
        """See ByVerb."""
        require_client(act, values["client"])
        told = {name: values[name] for name in self._PLAIN}
        act = then(act, values["created_at"])
        add_license(act, client=values["client"], product=values["product"], serial=values["serial"], **told)
        if values["state"] not in (None, "active"):
            row = reading.like_serial(act.db, values["serial"])
            if isinstance(row, License):
                row.state = values["state"]
                act.db.touch(row)


class Prices(ByVerb):
    """The import of prices."""

    COLUMNS = ("item", "price", "price_currency", "from", "vat_rate", "gross", "name", "unit", "exempt_basis", "annex_15")
    ALIASES: Mapping[str, str] = {"amount": "price", "currency": "price_currency", "vat": "vat_rate"}
    NEEDED = ("item", "price", "price_currency", "from", "vat_rate")

    def readers_for(self, act: Act) -> dict[str, columns.Reader]:
        """See ByVerb."""
        return {
            "item": inputs.key,
            "price": lambda text: parse_amount(_number(text)),
            "price_currency": lambda text: parse_currency(text.strip()),
            "from": columns.day(legal_day(act.now)),
            "vat_rate": lambda text: text.strip().removesuffix("%").strip(),
            "gross": columns.flag("gross"),
            "name": columns.line("name"),
            "unit": columns.line("unit", 20),
            "exempt_basis": columns.line("exempt_basis", 100),
            "annex_15": columns.flag("annex_15"),
        }

    def key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """See ByVerb."""
        return "item", f"{values['item']} {values['from'].isoformat()}"

    def on_record(self, act: Act, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """See ByVerb."""
        found: Price | None = prices.on(act.db, values["item"], values["from"])
        if found is None or found.valid_from != values["from"]:
            return None
        known = {name: getattr(found, name) for name in ("vat_rate", "gross", "name", "unit", "exempt_basis", "annex_15")}
        return known | {"price": found.amount, "price_currency": found.currency}

    def make(self, act: Act, values: Mapping[str, Any]) -> None:
        """See ByVerb."""
        set_price(
            act,
            item=values["item"],
            amount=Money(values["price"], values["price_currency"]).amount,
            currency=values["price_currency"],
            since=values["from"],
            vat=values["vat_rate"],
            gross=bool(values["gross"]),
            name=values["name"],
            unit=values["unit"],
            exempt_basis=values["exempt_basis"],
            annex_15=bool(values["annex_15"]),
        )


class Rates(ByVerb):
    """The import of plain rows of rates."""

    COLUMNS = ("currency", "on", "rate", "table")
    ALIASES: Mapping[str, str] = {"day": "on"}
    NEEDED = ("currency", "on", "rate", "table")

    def readers_for(self, act: Act) -> dict[str, columns.Reader]:
        """See ByVerb."""
        return {
            "currency": lambda text: parse_currency(text.strip()),
            "on": columns.day(legal_day(act.now)),
            "rate": _number,
            "table": str.strip,
        }

    def key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """See ByVerb."""
        return "on", f"{values['currency']} {values['on'].isoformat()}"

    def on_record(self, act: Act, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """See ByVerb."""
        found = act.db.get(ExchangeRate, values["currency"], values["on"])
        if found is None:
            return None
        same = found.rate.rstrip("0").rstrip(".") == values["rate"].replace(",", ".").rstrip("0").rstrip(".")
        return {"rate": values["rate"] if same else found.rate, "table": found.table_number}

    def make(self, act: Act, values: Mapping[str, Any]) -> None:
        """See ByVerb."""
        set_rate(act, currency=values["currency"], rate=values["rate"], table=values["table"], on=values["on"])


def require_client(act: Act, key: str) -> None:
    """A client has that very key, or had it: a part of a name is none. Raises NotFound."""
    if clients.by_key(act.db, key) is None and clients.by_former_key(act.db, key) is None:
        raise NotFound("NOT_FOUND", kind="client", value=key)


def then(act: Act, created_at: datetime | None) -> Act:
    """The act at the instant that the row names."""
    return act if created_at is None else act._replace(at=created_at)


def _nip(text: str) -> str:
    """A NIP by its checksum where it looks like one; else another country's number, which the verb checks."""
    digits = "".join(c for c in text if c.isalnum()).upper().removeprefix("PL")
    return inputs.nip(text) if len(digits) == 10 and digits.isdigit() else text.strip()


def _number(text: str) -> str:
    """A number without the blanks that set its thousands apart."""
    return "".join(text.split()).replace("\u00a0", "")


Make = Callable[[Act], ByVerb]
BY_VERB: dict[str, Make] = {"clients": Clients, "licenses": Licenses, "prices": Prices, "rates": Rates}
