"""Products and their versions by date: a row is a product, or what its versions are from a day on, brought in by the verbs for both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk.bulk import columns
from supportctl.desk.bulk.verbs import ByVerb
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.product.catalogue import add_product, require_in_order, set_version
from supportctl.errors import InvalidInput
from supportctl.regulations import SHELVES
from supportctl.store.compiled import catalogue
from supportctl.store.compiled.rows import Product

_FLAGS = ("offered", "commercial", "supported")


class Products(ByVerb):
    """The import of products. Those with versions have a row for each day from which other ones are in force (`from`)."""

    COLUMNS = ("key", "name", "vendor", "regulation", *_FLAGS, "editions", "from", "newest_version", "oldest_supported")
    ALIASES: Mapping[str, str] = {"newest": "newest_version"}
    NEEDED = ("key", "name", "vendor", "regulation")

    def readers_for(self, act: Act) -> dict[str, columns.Reader]:
        """See ByVerb."""
        return {
            "key": inputs.key,
            "name": columns.line("name"),
            "vendor": columns.line("vendor"),
            "regulation": columns.a_word_of("regulation", tuple(SHELVES)),
            **{name: columns.flag(name) for name in _FLAGS},
            "editions": columns.line("editions"),
            "from": columns.day(legal_day(act.now)),
            **dict.fromkeys(("newest_version", "oldest_supported"), inputs.version),
        }

    def key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """See ByVerb. Raises InvalidInput for versions without their day, and a day without versions."""
        if (values["from"] is None) is not (values["newest_version"] is None and values["oldest_supported"] is None):
            raise InvalidInput("IMPORT_CELLS_MISSING", columns=["from" if values["from"] is None else "newest_version"])
        return "key", values["key"] if values["from"] is None else f"{values['key']} {values['from'].isoformat()}"

    def on_record(self, act: Act, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """See ByVerb."""
        product = catalogue.by_key(act.db, values["key"])
        if product is None:
            return None
        known = _known(product)
        if values["from"] is not None:
            version = catalogue.version_by(act.db, product.id, values["from"])
            if version is None or version.valid_from != values["from"]:
                return None
            known |= {"newest_version": version.newest, "oldest_supported": version.oldest_supported}
        return known

    def make(self, act: Act, values: Mapping[str, Any]) -> None:
        """See ByVerb. A product of the same key has to be the same: it isn't changed."""
        product = catalogue.by_key(act.db, values["key"])
        if product is None:
            flags = {name: values[name] is not False for name in _FLAGS}
            add_product(
                act,
                key=values["key"],
                name=values["name"],
                vendor=values["vendor"],
                regulation=values["regulation"],
                offered=flags["offered"],
                editions=values["editions"],
                commercial=flags["commercial"],
                supported=flags["supported"],
            )
            product = catalogue.by_key(act.db, values["key"])
        else:
            self.require_same(_known(product), values)
        newest, oldest, since = values["newest_version"], values["oldest_supported"], values["from"]
        if since is None:
            return
        if product is None:  # it is only checked whether it could be made
            require_in_order(newest, oldest)
        else:
            set_version(act, product.key, newest=newest, oldest_supported=oldest, since=since)


def _known(product: Product) -> dict[str, Any]:
    """A product as a row says it."""
    names = ("key", "name", "vendor", "regulation", *_FLAGS)
    return {name: getattr(product, name) for name in names} | {"editions": product.editions or None}
