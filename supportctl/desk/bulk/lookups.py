"""What the rows of a file name: clients by their keys, licences by their serial numbers, products. Each is looked up once; a part of
a name is no key.
"""

from __future__ import annotations

from typing import Any

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.errors import InvalidInput, NotFound, SupportError
from supportctl.store import reading
from supportctl.store.compiled import clients, licenses
from supportctl.store.compiled.rows import Client, Product
from supportctl.tuples import NamedTuple

# So many names are remembered; then all are looked up anew.
_REMEMBERED = 20_000


class Held(NamedTuple):
    """A licence: whose, of which product."""

    id: int
    serial: str
    client_id: int
    product_id: int
    version: str


class Item(NamedTuple):
    """A product, and what serves it by default."""

    id: int
    key: str
    regulation: str


class Lookups:
    """Names of one file. A name that isn't found is remembered with its error."""

    def __init__(self) -> None:
        self._clients: dict[str, int | SupportError] = {}
        self._licenses: dict[str, Held | SupportError] = {}
        self._products: dict[str, Item | SupportError] = {}
        self._products_by_id: dict[int, Item] = {}
        self._operators: dict[str, str] = {}

    def about(self, act: Act, client: str | None, license_: str | None, product: str | None) -> tuple[int, Held | None, Item]:
        """Client, licence and product of a ticket; a licence implies the others. Raises NotFound, InvalidInput, Conflict."""
        held = self.license(act, license_) if license_ is not None else None
        if held is None and (client is None or product is None):
            lacking = [name for name, value in (("client", client), ("product", product)) if value is None]
            raise InvalidInput("IMPORT_CELLS_MISSING", columns=lacking)
        holder = self.client(act, client) if client is not None else self._holder(act, held)
        if held is not None and client is not None and not lookup.same_client(act.db, held.client_id, holder):
            raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=client)
        item = self.product(act, product) if product is not None else None
        if held is not None and item is not None and item.id != held.product_id:
            raise InvalidInput("IMPORT_OTHER_PRODUCT", license=held.serial, product=item.key)
        if item is None:
            item = self._item(act, held.product_id if held is not None else 0)
        return holder, held, item

    def client(self, act: Act, key: str) -> int:
        """The number of a client by its key, or one that it had; of an alias that of the client that it was merged into."""
        found = self._clients.get(key)
        if found is None:
            _make_room(self._clients)
            try:
                found = _client(act, key)
            except SupportError as error:
                found = error
            self._clients[key] = found
        if isinstance(found, SupportError):
            raise found
        return found

    def license(self, act: Act, serial: str) -> Held:
        """A licence by its serial number, or one that it had."""
        found = self._licenses.get(serial)
        if found is None:
            _make_room(self._licenses)
            row = licenses.by_serial(act.db, serial) or licenses.by_former_serial(act.db, serial)
            found = NotFound("NOT_FOUND", kind="license", value=serial)
            if row is not None:
                found = Held(row.id, row.serial, row.client_id, row.product_id, row.version)
            self._licenses[serial] = found
        if isinstance(found, SupportError):
            raise found
        return found

    def product(self, act: Act, key: str) -> Item:
        """A product by its key."""
        found = self._products.get(key)
        if found is None:
            try:
                row = lookup.product(act.db, key)
                found = Item(row.id, row.key, row.regulation)
            except SupportError as error:
                found = error
            _make_room(self._products)
            self._products[key] = found
        if isinstance(found, SupportError):
            raise found
        return found

    def operator(self, act: Act, name: str | None) -> str | None:
        """An operator's name as it is recorded."""
        if name is None:
            return None
        if name not in self._operators:
            _make_room(self._operators)
            self._operators[name] = reading.spelled(act.db, name)
        return self._operators[name]

    def _holder(self, act: Act, held: Held | None) -> int:
        found = act.db.get(Client, held.client_id) if held is not None else None
        if found is None:
            raise LookupError("a licence without a client")
        lookup.require_not_erased(found)
        return lookup.itself(act.db, found).id

    def _item(self, act: Act, number: int) -> Item:
        if number not in self._products_by_id:
            row = act.db.get(Product, number)
            if row is None:
                raise LookupError("a licence without a product")
            self._products_by_id[number] = Item(row.id, row.key, row.regulation)
        return self._products_by_id[number]


def _client(act: Act, key: str) -> int:
    row = clients.by_key(act.db, key) or clients.by_former_key(act.db, key)
    if row is None:
        raise NotFound("NOT_FOUND", kind="client", value=key)
    row = lookup.itself(act.db, row)
    lookup.require_not_erased(row)
    return row.id


def _make_room(names: dict[str, Any]) -> None:
    if len(names) >= _REMEMBERED:
        names.clear()
