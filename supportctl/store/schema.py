"""Brings a database to this program's revision with Alembic, and checks a whole desk. Alembic and SQLAlchemy are loaded only
inside the functions that migrate."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from supportctl.record import Problem
from supportctl.store import revision, server
from supportctl.store.creation import create_file
from supportctl.store.faults import translated
from supportctl.store.file import file_state, open_file
from supportctl.store.place import WRITER_LOCK, Place
from supportctl.store.problem import problem
from supportctl.store.revision import require_head, revision_in, revision_on

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Engine

    from supportctl.store.soundness import Anchor


def migrations_dir(package: Path | None = None) -> Path:
    """Where the migrations of the running package are: inside it (a wheel), or beside it (a checkout, `pip install -e`).

    Only the place of the code that runs counts, for an editable install leaves a copy under site-packages; and in a
    checkout what stands beside comes first. A directory that lacks one of this program's revisions (a stale copy, another
    project's `migrations`) is passed over. RuntimeError: the installation is broken.
    """
    package = package or Path(__file__).resolve().parent.parent
    places = [package / "_migrations", package.parent / "migrations"]
    if (package.parent / "pyproject.toml").is_file():
        places.reverse()
    for place in places:
        if (place / "env.py").is_file() and all(any(place.glob(f"versions/{r}_*.py")) for r in revision.REVISIONS):
            return place
    raise RuntimeError(f"no complete migrations in {' or '.join(map(str, places))}")


def current(target: str) -> str | None:
    """The revision of a database, None when there is none yet (nothing is created). StoreFault."""
    place = Place(target)
    with translated(place.shown):
        if place.path is None:
            with server.connect(place) as connection:
                return revision_on(connection, place.shown)
        if file_state(place.path, place.shown) == "absent":
            return None
        opened = open_file(place.path, place.shown, write=False)
        try:
            return revision_in(opened, place.shown)
        finally:
            opened.close()


def upgrade(target: str) -> list[str]:
    """Bring a database to revision.HEAD, creating it if need be: the revisions that were applied, oldest first.

    Each step is one transaction with its revision; a step that fails leaves nothing, the steps before it stay. StoreFault.
    """
    place = Place(target)
    with translated(place.shown):
        before = current(target)
        if before == revision.HEAD:
            return []
        if before is not None and before not in revision.REVISIONS:
            require_head(before, place.shown)
        if before is None and place.path is not None:
            return list(revision.REVISIONS) if create_file(place.path, place.shown) else []
        try:
            _upgrade(place)
        except Exception:
            # Two upgrades at once: the other one did it.
            if current(target) != revision.HEAD:
                raise
            return []
        return list(revision.REVISIONS[revision.REVISIONS.index(before) + 1 if before else 0 :])


def check(target: str, anchor: Anchor | None = None) -> list[Problem]:
    """What is wrong with a database: its pages, references, revision, schema, chain of proof and rows; empty: all is well. StoreFault."""
    from supportctl.store import checks, soundness
    from supportctl.store.engine import Db

    place = Place(target)
    with translated(place.shown):
        if place.path is None:
            with server.connect(place) as connection:
                connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                wrong = _revision_problems(revision_on(connection, place.shown))
                return wrong or soundness.problems(Db(connection, dry=True, server=True), anchor)
        if file_state(place.path, place.shown) == "absent":
            return _revision_problems(None)
        opened = open_file(place.path, place.shown, write=False)
        try:
            opened.execute("BEGIN")
            wrong = _revision_problems(revision_in(opened, place.shown))
            if wrong:
                return checks.file(opened) + wrong
            return soundness.problems(Db(opened, dry=True, server=False), anchor)
        finally:
            opened.close()


def server_engine(place: Place) -> Engine:
    """An engine for PostgreSQL, for migrations; StoreFault STORE_NO_DRIVER without psycopg."""
    from sqlalchemy import NullPool, create_engine

    return create_engine("postgresql+psycopg://", creator=lambda: _as_sqlalchemy_wants(place), poolclass=NullPool)


def _as_sqlalchemy_wants(place: Place) -> Any:
    connection = server.connect(place)
    connection.autocommit = False
    return connection


def _revision_problems(found: str | None) -> list[Problem]:
    return [] if found == revision.HEAD else [problem("revision", "revision", found=found, needed=revision.HEAD)]


def _upgrade(place: Place) -> None:
    path = place.path
    if path is None:
        with server_engine(place).connect() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({WRITER_LOCK})")
            connection.commit()
            _migrate(connection)
        return

    def opened() -> sqlite3.Connection:
        connection = open_file(path, place.shown, write=True)
        # Batch steps rebuild tables; env.py checks the references before each commit.
        connection.execute("PRAGMA foreign_keys=OFF")
        return connection

    _migrate_sqlite(opened, keep=False)


def migrated_memory() -> sqlite3.Connection:
    """A new desk in memory, made by all the migrations: what the compiled DDL is taken from."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    _migrate_sqlite(lambda: memory, keep=True)
    return memory


def write_server_script(out: Any) -> None:
    """All the migrations as SQL for PostgreSQL, written to a file object."""
    from alembic import command

    config = _config(None)
    config.output_buffer = out
    config.attributes["dialect"] = "postgresql"
    command.upgrade(config, "head", sql=True)


def _migrate_sqlite(opened: Any, *, keep: bool) -> None:
    """Run the migrations on what `opened` connects to, and keep that connection open or not. The driver runs in autocommit: its
    own BEGIN comes too late and is never IMMEDIATE."""
    from sqlalchemy import Connection, NullPool, StaticPool, create_engine, event

    engine = create_engine("sqlite://", creator=opened, poolclass=StaticPool if keep else NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.connect() as connection:
        _migrate(connection)


def _migrate(connection: Any) -> None:
    from alembic import command

    command.upgrade(_config(connection), "head")


def _config(connection: Any) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
