"""The schema's revision: what this program needs, what a database has, and how it gets there. Alembic is loaded only here,
and only inside the functions that migrate."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, NullPool, StaticPool, create_engine, event, inspect

from supportctl.errors import StoreFault
from supportctl.store.faults import os_fault, translated
from supportctl.store.place import NOT_OURS, WRITER_LOCK, Place, file_state, open_file

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001",)
HEAD = REVISIONS[-1]


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
        if (place / "env.py").is_file() and all(any(place.glob(f"versions/{r}_*.py")) for r in REVISIONS):
            return place
    raise RuntimeError(f"no complete migrations in {' or '.join(map(str, places))}")


def must_be_head(revision: str | None, shown: str) -> None:
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


def revision_on(connection: Connection, shown: str) -> str | None:
    """The revision that a server's schema says it has, None when it is empty; StoreFault STORE_DAMAGED: not ours."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    row = None
    if "alembic_version" in tables:
        row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise StoreFault("STORE_DAMAGED", path=shown, detail=NOT_OURS)
    return str(row[0])


def create_file(path: Path, shown: str) -> None:
    """A new desk at `path`, complete or not at all; nothing when another process was first. StoreFault, sqlite3.Error.

    It is made in memory and written under another name; only a whole, synced file gets the final name.
    """
    import tempfile  # only where a desk is made

    try:
        _make_directories(path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    except OSError as error:
        raise os_fault(error, shown) from error
    new = Path(name)
    try:
        _fill(new)
        os.fsync(handle)
        _give_name(new, path)
    except OSError as error:
        raise os_fault(error, shown) from error
    finally:
        os.close(handle)
        for left in (new, Path(f"{new}-wal"), Path(f"{new}-shm"), Path(f"{new}-journal")):
            left.unlink(missing_ok=True)


def create_on_server(engine: Engine, shown: str) -> None:
    """All steps in one transaction; nothing when another process was first."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
        if revision_on(connection, shown) is None:
            _migrate(connection)


def current(target: str) -> str | None:
    """The revision of a database, None when there is none yet (nothing is created). StoreFault."""
    place = Place(target)
    with translated(place.shown):
        if place.path is None:
            with server_engine(place).connect() as connection:
                return revision_on(connection, place.shown)
        if file_state(place.path, place.shown) == "absent":
            return None
        opened = open_file(place.path, place.shown, write=False)
        try:
            return revision_in(opened, place.shown)
        finally:
            opened.close()


def upgrade(target: str) -> list[str]:
    """Bring a database to HEAD, creating it if need be: the revisions that were applied, oldest first.

    Each step is one transaction with its revision; a step that fails leaves nothing, the steps before it stay. StoreFault.
    """
    place = Place(target)
    with translated(place.shown):
        before = current(target)
        if before == HEAD:
            return []
        if before is not None and before not in REVISIONS:
            must_be_head(before, place.shown)
        if before is None and place.path is not None:
            create_file(place.path, place.shown)
        else:
            try:
                _upgrade(place)
            except Exception:
                # Two upgrades at once: the other one did it.
                if current(target) != HEAD:
                    raise
                return []
        return list(REVISIONS[REVISIONS.index(before) + 1 if before else 0 :])


def check(target: str) -> list[str]:
    """What is wrong with a database: its pages, references, revision, guards and sums; empty: all is well. StoreFault."""
    from supportctl.store import checks

    place = Place(target)
    with translated(place.shown):
        if place.path is None:
            with server_engine(place).connect() as connection:
                revision = revision_on(connection, place.shown)
                run = checks.on_server(connection)
                return _revision_problems(revision) or checks.desk(run, checks.POSTGRES_TRIGGERS)
        if file_state(place.path, place.shown) == "absent":
            return _revision_problems(None)
        opened = open_file(place.path, place.shown, write=False)
        try:
            problems = checks.file(opened)
            wrong = _revision_problems(revision_in(opened, place.shown))
            return problems + (wrong or checks.desk(lambda sql: opened.execute(sql).fetchall(), checks.SQLITE_TRIGGERS))
        finally:
            opened.close()


def server_engine(place: Place) -> Engine:
    """An engine for PostgreSQL; StoreFault STORE_NO_DRIVER without psycopg."""
    assert place.url is not None
    try:
        return create_engine(place.url, poolclass=NullPool, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise StoreFault("STORE_NO_DRIVER", path=place.shown, detail=str(error)) from error


def _revision_problems(revision: str | None) -> list[str]:
    return [] if revision == HEAD else [f"revision {revision}, the program needs {HEAD}"]


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

    engine = create_engine("sqlite://", creator=opened, poolclass=NullPool)
    _begin_immediate(engine)
    with engine.connect() as connection:
        _migrate(connection)


def _fill(new: Path) -> None:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool)
    _begin_immediate(engine)
    with engine.connect() as connection:
        _migrate(connection)
    file = sqlite3.connect(new, isolation_level=None)
    try:
        file.execute("PRAGMA synchronous=OFF")
        memory.backup(file)
        file.execute("PRAGMA journal_mode=WAL")
    finally:
        file.close()
        engine.dispose()


def _begin_immediate(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(connection: Connection) -> None:
    from alembic import command

    command.upgrade(_config(connection), "head")


def _config(connection: Any) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _make_directories(directory: Path) -> None:
    """The directory and what is missing above it, for the owner alone."""
    if not directory.is_dir():
        _make_directories(directory.parent)
        directory.mkdir(mode=0o700, exist_ok=True)


def _give_name(new: Path, path: Path) -> None:
    """Link the finished file to its name and make that durable; a name that is taken is left alone, unless it is empty."""
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        try:
            os.link(new, path)
        except FileExistsError:
            _replace_if_empty(new, path, directory)
        except PermissionError:
            # File systems without hard links (FAT).
            _replace_if_empty(new, path, directory)
        os.fsync(directory)
    finally:
        os.close(directory)


def _replace_if_empty(new: Path, path: Path, directory: int) -> None:
    import fcntl

    fcntl.flock(directory, fcntl.LOCK_EX)
    if not path.exists() or path.stat().st_size == 0:
        os.replace(new, path)
