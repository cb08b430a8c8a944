"""Acceptance of a regulation, by word or by conduct."""

from __future__ import annotations

from supportctl.desk.act import Act
from supportctl.store import acceptances
from supportctl.store.tables.parties import Client


def store_acceptance(act: Act, client: Client, regulation: str, version: str, clause: str) -> bool:
    """Store an acceptance unless that version was accepted before; `clause` is what makes the act an acceptance."""
    if acceptances.accepted(act.db, client.id or 0, regulation, version):
        return False
    acceptances.add(
        act.db,
        client_id=client.id or 0,
        regulation=regulation,
        version=version,
        clause=clause,
        on=act.day,
        at=act.at,
        operator=act.operator,
    )
    act.book("client", client.id, accepted=regulation, version=version, clause=clause)
    return True
