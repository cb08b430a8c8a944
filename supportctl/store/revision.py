"""Which revision of the schema this program needs, and which one a database has."""

from __future__ import annotations

import sqlite3
from typing import Any

from supportctl.errors import StoreFault
from supportctl.store import head
from supportctl.store.place import NOT_OURS

REVISIONS, HEAD = head.REVISIONS, head.HEAD


def require_head(revision: str | None, shown: str) -> None:
    """StoreFault STORE_NEEDS_UPGRADE or STORE_TOO_NEW, unless the revision is this program's. Params: revision, head."""
    if revision == HEAD:
        return
    code = "STORE_NEEDS_UPGRADE" if revision in REVISIONS else "STORE_TOO_NEW"
    raise StoreFault(code, path=shown, detail=f"{revision}, not {HEAD}", revision=revision, head=HEAD)


def revision_in(connection: sqlite3.Connection, shown: str) -> str:
    """The revision that an SQLite file says it has; StoreFault STORE_DAMAGED when it isn't ours."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        if not str(error).startswith("no such table"):
            raise
        row = None
    if row is None:
        raise StoreFault("STORE_DAMAGED", path=shown, detail=NOT_OURS)
    return str(row[0])


def revision_on(connection: Any, shown: str) -> str | None:
    """The revision that a server's schema says it has, None when it is empty; StoreFault STORE_DAMAGED: not ours."""
    found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
    tables = {name for (name,) in found}
    if not tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if "alembic_version" in tables else None
    if row is None:
        raise StoreFault("STORE_DAMAGED", path=shown, detail=NOT_OURS)
    return str(row[0])
