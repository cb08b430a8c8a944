"""What clients accepted."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.acceptances import Acceptance


def accepted(db: Db, client_id: int, regulation: str, version: str) -> Acceptance | None:
    """The first acceptance of that version by the client."""
    wanted = select(Acceptance).where(
        Acceptance.client_id == client_id, Acceptance.regulation == regulation, Acceptance.version == version
    )
    return db.first(wanted.order_by(col(Acceptance.id)).limit(1))


def acceptances(db: Db, client_id: int) -> list[Acceptance]:
    """Everything that the client accepted, oldest first."""
    return db.all(select(Acceptance).where(Acceptance.client_id == client_id).order_by(col(Acceptance.id)))
