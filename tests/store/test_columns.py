"""Each value of each column comes back the same, written by the engine and read by SQLModel and the other way round, in a file and
on a server: the compiled rows are the tables that they were compiled from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Connection, StaticPool, create_engine
from sqlmodel import Session

from supportctl.store import file, server
from supportctl.store.canonical import OWN_SALT, SEAL
from supportctl.store.compiled import rows
from supportctl.store.engine import Db
from supportctl.store.place import Place
from supportctl.store.row import Row
from supportctl.store.tables.base import Table
from tests import generate_store
from tests.store.server import MISSING, fresh, running

MODELS = generate_store.models()
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
JSON = st.sampled_from(["{}", "null", '{"a": [1, 2.5, "ż\\u0000"]}', '["\\\\", "%(x)s", ":x", "?"]'])
VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: TEXT | JSON,
    bool: st.booleans(),
    date: st.dates(),
    bytes: st.binary(max_size=40),
    datetime: st.builds(datetime.fromtimestamp, st.integers(-(2**31), 2**33), st.sampled_from([UTC, ZoneInfo("Europe/Warsaw")])),
}


class Desk(NamedTuple):
    """One connection to a new desk that nothing guards (any value goes), and SQLAlchemy's view of the same connection."""

    raw: Any
    seen: Connection
    server: bool


@pytest.fixture(scope="module")
def in_file(template_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """In an SQLite file."""
    path = tmp_path_factory.mktemp("columns") / "desk.db"
    path.write_bytes(template_db.read_bytes())
    raw = file.open_desk(path, str(path), write=True)
    raw.execute("PRAGMA foreign_keys=OFF")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    yield from _desk(raw, "sqlite://")


@pytest.fixture(scope="module")
def on_server() -> Iterator[Desk]:
    """On PostgreSQL."""
    with running() as place:
        raw = server.connect(Place(fresh(place)))
        server.create(raw, "")
        raw.execute("SET session_replication_role = replica")
        yield from _desk(raw, "postgresql+psycopg://")


def _desk(raw: Any, url: str) -> Iterator[Desk]:
    with create_engine(url, creator=lambda: raw, poolclass=StaticPool).connect() as seen:
        yield Desk(raw, seen, server=not url.startswith("sqlite"))
    raw.close()


@pytest.fixture(params=["in_file", pytest.param("on_server", marks=pytest.mark.skipif(MISSING is not None, reason=str(MISSING)))])
def desk(request: pytest.FixtureRequest) -> Desk:
    found: Desk = request.getfixturevalue(request.param)
    return found


def values_of(model: type[Table]) -> st.SearchStrategy[dict[str, Any]]:
    """A value for each column of a table, what may be NULL sometimes is; the id is left to the database."""
    found = {}
    for column in generate_store.columns(model):
        bits = 63 if isinstance(model.__table__.columns[column.name].type, BigInteger) else 31  # type: ignore[attr-defined]
        value = VALUES.get(column.kind, st.integers(-(2**bits), 2**bits - 1))
        if column.name not in ("id", SEAL):
            # A row that is salted by itself gets its salt from the engine; so does one with a seal.
            found[column.name] = st.none() | value if column.nullable and column.name != OWN_SALT else value
    return st.fixed_dictionaries(found)


def typed(value: Any) -> tuple[type, Any]:
    """A value with its type, for True is 1; an instant in UTC, where no hour comes twice."""
    return type(value), value.astimezone(UTC) if isinstance(value, datetime) else value


def held(row: Any, columns: Iterable[str]) -> dict[str, tuple[type, Any]]:
    """What a row has in these columns."""
    return {name: typed(getattr(row, name)) for name in columns}


def told(values: dict[str, Any]) -> dict[str, tuple[type, Any]]:
    """The same of values that were drawn."""
    return {name: typed(value) for name, value in values.items()}


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_each_column_comes_back_the_same_both_ways(model: type[Table], desk: Desk) -> None:
    kind: type[Row] = getattr(rows, model.__name__)
    names = [name for name in kind.COLUMNS if name not in ("id", SEAL)]
    before = desk.raw.execute(f"SELECT count(*) FROM {kind.TABLE}").fetchone()

    # Told as they were drawn: shrinking some fifty values through a database takes minutes.
    @settings(max_examples=10, phases=[Phase.reuse, Phase.generate])
    @given(values_of(model), values_of(model))
    def both_ways(first: dict[str, Any], second: dict[str, Any]) -> None:
        desk.raw.execute("BEGIN")
        db = Db(desk.raw, dry=False, server=desk.server)
        with Session(desk.seen) as session:

            def key(row: Any) -> tuple[Any, ...]:
                return tuple(getattr(row, name) for name in kind.KEY)

            # The engine adds, then changes all but the key; SQLModel reads.
            row = db.add(kind(**first))
            seen = session.get_one(model, key(row))
            assert held(seen, names) == held(row, names) == told(first)
            for name in set(names) - set(kind.KEY):
                setattr(row, name, second[name])
            db.touch(row)
            session.refresh(seen)
            assert held(seen, names) == held(row, names)
            # It is gone; SQLModel adds, and the engine reads.
            db.delete(row)
            session.expunge_all()
            made = model(**second)
            session.add(made)
            session.flush()
            read = Db(desk.raw, dry=True, server=desk.server).get_any(kind, *key(made))
            assert held(read, names) == told(second)
            # Leaving, the session takes everything back.

    both_ways()
    assert desk.raw.execute(f"SELECT count(*) FROM {kind.TABLE}").fetchone() == before
