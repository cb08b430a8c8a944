"""Run by Alembic for each upgrade, on the connection that supportctl/store/schema.py opened and configured.

Every step is a transaction of its own (a new database: all steps are one), on SQLite too, and leaves no dangling reference.
"""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import event

from supportctl.store.adopting import Step
from supportctl.store.engine import Db


def references_hold(*, ctx: Any, **_: Any) -> None:
    """Inside the step's transaction: SQLite rebuilds tables with its foreign keys off, so look before the commit."""
    if ctx.dialect.name == "sqlite":
        broken = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"the step breaks references: {broken[:3]}")
    if step is not None:
        step.done()


def watched(connection: Any) -> Step:
    """What the steps change, for the chain of proof."""
    if connection.dialect.name != "sqlite":
        connection.commit()
    found = Step(Db(connection.connection.dbapi_connection, dry=False, server=connection.dialect.name != "sqlite"))

    @event.listens_for(connection, "before_cursor_execute")
    def _touches(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.touches(statement)

    return found


asked = context.config.attributes
# Written down as SQL, there is nothing that could be taken over.
step = watched(asked["connection"]) if asked["connection"] else None
context.configure(
    # Without a connection the steps are written down for a server (`dialect`).
    **({"connection": asked["connection"]} if asked["connection"] else {"dialect_name": asked["dialect"], "literal_binds": True}),
    transactional_ddl=True,
    transaction_per_migration=True,
    render_as_batch=True,
    on_version_apply=references_hold,
)
with context.begin_transaction():
    context.run_migrations()
