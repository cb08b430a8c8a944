"""Whether rows are what the journal recorded of them: asked of what is about to be shown as evidence."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.errors import StoreFault
from supportctl.store.canonical import row_digest
from supportctl.store.compiled import proof
from supportctl.store.compiled.rows import DecisionRow
from supportctl.store.engine import Db


def require_recorded(db: Db, decisions: Sequence[DecisionRow]) -> None:
    """Each stored decision is what it was when it was last written. StoreFault STORE_ALTERED: table, id."""
    if not decisions:
        return
    last = {each.row_key: each.digest for each in proof.digests(db, DecisionRow.TABLE, [str(row.id) for row in decisions])}
    for row in decisions:
        digest = last.get(str(row.id))
        if digest is None or bytes(digest) != row_digest(row.COLUMNS, [getattr(row, name) for name in row.COLUMNS], {}):
            raise StoreFault("STORE_ALTERED", table=row.TABLE, id=row.id)
