"""What clients accepted."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.acceptances import Acceptance


def acceptances(db: Db, client_id: int) -> list[Acceptance]:
    """Everything that the client accepted, oldest first."""
    return db.all(select(Acceptance).where(Acceptance.client_id == client_id).order_by(col(Acceptance.id)))
