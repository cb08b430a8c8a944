"""Contact persons of clients, each from the instant at which the client named it, brought in by the verb that names one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supportctl.desk.bulk import columns
from supportctl.desk.bulk.verbs import ByVerb, require_client, then
from supportctl.desk.client.changing import set_contact
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.store.compiled import clients, contacts


class Contacts(ByVerb):
    """The import of contact persons. The one named last counts for what comes after."""

    COLUMNS = ("client", "name", "email", "competent", "named_at")
    NEEDED = ("client", "name", "competent", "named_at")

    def readers_for(self, act: Act) -> dict[str, columns.Reader]:
        """See ByVerb."""
        return {
            "client": inputs.key,
            "name": columns.line("name"),
            "email": inputs.email,
            "competent": columns.flag("competent"),
            "named_at": columns.instant(act.now),
        }

    def key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """See ByVerb."""
        return "client", f"{values['client']} {values['name']} {values['named_at'].isoformat()}"

    def on_record(self, act: Act, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """See ByVerb."""
        client = clients.by_key(act.db, values["client"])
        rows = [] if client is None else contacts.in_order(act.db, client.id)
        same = (row for row in rows if (row.name, row.happened_at) == (values["name"], values["named_at"]))
        return next(({"email": row.email, "competent": row.competent} for row in same), None)

    def make(self, act: Act, values: Mapping[str, Any]) -> None:
        """See ByVerb."""
        require_client(act, values["client"])
        named = then(act, values["named_at"])
        set_contact(named, values["client"], name=values["name"], email=values["email"], competent=values["competent"])
