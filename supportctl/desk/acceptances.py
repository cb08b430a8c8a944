"""Acceptance of a regulation, by word or by conduct."""

from __future__ import annotations

from supportctl.desk.act import Act
from supportctl.store.queries import acceptances
from supportctl.store.tables.acceptances import Acceptance
from supportctl.store.tables.parties import Client


def store_acceptance(act: Act, client: Client, regulation: str, version: str, clause: str) -> Acceptance | None:
    """Store an acceptance unless that version was accepted before; `clause` is what makes the act an acceptance."""
    if acceptances.accepted(act.db, client.id or 0, regulation, version):
        return None
    row = Acceptance(
        client_id=client.id or 0,
        regulation=regulation,
        version=version,
        clause=clause,
        accepted_on=act.day,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(row)
    act.book("client", client.key, accepted=regulation, version=version, clause=clause)
    return row
