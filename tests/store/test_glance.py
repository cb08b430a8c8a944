"""Prompt and TAB: the counts agree with the rule, the values with the tables, and trouble is silence."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.law.units import Source, Work, take_units, units_left
from supportctl.store import glance
from supportctl.store.compiled.rows import Client, License, RunningSession
from supportctl.store.engine import Store
from tests.store.rows import AT, client, session, ticket, whole_desk

EPOCH = int(AT.timestamp())


def row(work: list[Work], sources: list[Source], as_of: int) -> dict[str, int | str]:
    """The row as the desk keeps it `as_of` seconds after the last session began."""
    version = work[-1].version
    taken = take_units(work, sources)
    ours = [t for t in taken if (t.version, t.run) == (version, taken[-1].run)]
    base = [t for t in taken if t not in ours]
    unit = work[-1].unit_minutes
    return {
        "entitlement": "paid",
        "started_at": int(work[-1].started_at.timestamp()),
        "as_of": int(work[-1].started_at.timestamp()) + as_of,
        "unit_seconds": unit * 60,
        "seconds": sum(t.seconds for t in ours),
        "units_begun": len(ours),
        "units_billable": sum(t.source is not None for t in ours),
        "units_left": units_left(sources, taken, unit),
        "unit_covered": int(ours[-1].source is not None),
        "unbilled_seconds": sum(t.seconds for t in taken if t.source is None),
        "minutes_bought": sum(s.minutes for s in sources),
        "base_seconds": sum(t.seconds for t in base),
        "base_started_minutes": sum(t.minutes for t in base),
        "base_billable_minutes": sum(t.minutes for t in base if t.source is not None),
    }


@st.composite
def works(draw: st.DrawFn) -> tuple[list[Work], list[Source], int, int]:
    """Sessions (the earlier ones perhaps under another version and unit), sources that are there from the start, the seconds
    of the last session at as_of and the seconds from there to now."""
    unit = draw(st.sampled_from([1, 2, 30, 60]))
    earlier_unit = draw(st.sampled_from([1, 30, 60]))
    changed = draw(st.booleans())
    lengths = draw(st.lists(st.integers(0, unit * 200), max_size=3))
    work, at = [], AT
    for n, seconds in enumerate(lengths):
        old = changed and n < 2
        work.append(Work(started_at=at, seconds=seconds, unit_minutes=earlier_unit if old else unit, version="a" if old else "b"))
        at += timedelta(seconds=seconds + 60)
    as_of = draw(st.integers(0, unit * 200))
    work.append(Work(started_at=at, seconds=as_of, unit_minutes=unit, version="b", anew=draw(st.booleans())))
    minutes = draw(st.lists(st.integers(0, unit * 4), max_size=3))
    sources = [Source(id=str(n), minutes=m, since=AT, consent=draw(st.booleans())) for n, m in enumerate(minutes)]
    return work, sources, as_of, draw(st.integers(0, unit * 400))


@given(works())
def test_status_is_what_the_rule_says_later(drawn: tuple[list[Work], list[Source], int, int]) -> None:
    work, sources, as_of, later = drawn
    kept = row(work, sources, as_of)
    counts = glance.status_counts(kept, int(kept["as_of"]) + later)
    last = work[-1]
    now = [*work[:-1], last._replace(seconds=last.seconds + later)]
    taken = take_units(now, sources)
    ours = [t for t in taken if (t.version, t.run) == (last.version, taken[-1].run)]
    assert counts["elapsed_seconds"] == as_of + later
    assert counts["ticket_seconds"] == sum(w.seconds for w in now)
    assert counts["units_begun"] == len(ours)
    assert counts["started_minutes"] == sum(t.minutes for t in taken)
    assert counts["billable_minutes"] == sum(t.minutes for t in taken if t.source is not None)
    assert counts["unbilled_seconds"] == sum(t.seconds for t in taken if t.source is None)
    assert counts["units_left"] == units_left(sources, taken, last.unit_minutes)
    assert counts["unit_covered"] == (ours[-1].source is not None)
    assert counts["over_quota"] == (counts["started_minutes"] > counts["billable_minutes"])
    assert counts["unit_seconds_left"] == last.unit_minutes * 60 - ours[-1].seconds


@given(st.integers(1, 90), st.integers(0, 5), st.integers(0, 400))
def test_status_second_by_second(unit: int, left: int, now: int) -> None:
    """From an empty row on: each second is worked in the unit that it falls into."""
    empty = dict.fromkeys(glance.COLUMNS, 0) | {"entitlement": "paid", "unit_seconds": unit, "units_left": left}
    counts = glance.status_counts(empty, now)
    begun, unbilled = 1, 0
    for second in range(now):
        begun = second // unit + 1
        unbilled += begun > left
    assert (counts["units_begun"], counts["unbilled_seconds"]) == (begun, unbilled)
    assert counts["units_left"] == max(left - begun, 0)


def test_free_help_is_never_over() -> None:
    kept = dict.fromkeys(glance.COLUMNS, 0) | {"entitlement": "free", "unit_seconds": 3600, "units_begun": 1}
    counts = glance.status_counts(kept, 10_000)
    assert (counts["ticket_seconds"], counts["started_minutes"], counts["unbilled_seconds"]) == (10_000, 180, 0)
    assert (counts["over_quota"], counts["billable_minutes"]) == (0, 0)


def test_a_clock_set_back_counts_as_the_last_act() -> None:
    known = {"entitlement": "paid", "unit_seconds": 60, "as_of": 100, "seconds": 10, "units_begun": 1}
    kept = dict.fromkeys(glance.COLUMNS, 0) | known
    assert glance.status_counts(kept, 50)["ticket_seconds"] == 10


def test_running(db_path: Path) -> None:
    assert glance.running(str(db_path), "ala") == ("ala",)
    with Store(str(db_path)).write() as db:
        acme = client(db)
        session(db, ticket(db, acme.id).id)
    found = glance.running(str(db_path), "ala")
    assert found == glance.running(f"sqlite:///{db_path}", "ala")
    assert found is not None
    kept = dict(zip(glance.COLUMNS, found, strict=True))
    assert (kept["as_of"], kept["unit_covered"], kept["client_key"]) == (EPOCH, 1, "acme")
    assert glance.status_counts(found, EPOCH + 4000)["unbilled_seconds"] == 400
    assert glance.running(str(db_path), "ola") == ("ola",)


def test_running_sees_what_a_writer_committed_a_moment_ago(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.read(), store.write() as db:
        acme = client(db)
        session(db, ticket(db, acme.id).id)
    with store.write():
        assert glance.running(str(db_path), "ala") is not None


@pytest.fixture
def desk(db_path: Path) -> str:
    """A desk with things to complete."""
    with Store(str(db_path)).write() as db:
        whole_desk(db)
        for key in ("100%", "100x", "a_b", "axb", "back\\slash"):
            db.add(Client(key=key, name=key.upper(), kind="company", address="", country="PL", created_at=AT))
        db.add(License(serial="SKP-2", client_id=1, product_id=2, kind="subscription", version="2026", created_at=AT))
        ticket(db, 1, subject="Nowe")
        for _ in range(60):
            ticket(db, 1, status="refused")
    return str(db_path)


@pytest.mark.parametrize(
    ("kind", "prefix", "values"),
    [
        ("ticket", "1", ["1", *map(str, range(19, 9, -1))]),
        ("client", "100%", ["100%"]),
        ("client", "a_", ["a_b"]),
        ("client", "a", ["a_b", "acme", "axb"]),
        ("client", "back\\", ["back\\slash"]),
        ("client", "';--", []),
        ("license", "SKP", ["SKP-1", "SKP-2"]),
        ("product", "solidworks-p", ["solidworks-pcb", "solidworks-pdm", "solidworks-plastics"]),
        ("invoice", "FV/", ["FV/2026/0001"]),
        ("session", "", ["1"]),
        ("bundle", "", ["1"]),
        ("weather", "", []),
    ],
)
def test_complete(desk: str, kind: str, prefix: str, values: list[str]) -> None:
    assert [value for value, _ in glance.complete(desk, kind, prefix)] == values


def test_open_tickets_come_first_then_the_newest(desk: str) -> None:
    found = glance.complete(desk, "ticket", "")
    assert found[:3] == [("3", "Nowe"), ("1", "Okno znika"), ("63", "Okno znika")]
    assert len(found) == 50
    assert len(glance.complete(desk, "ticket", "", limit=1)) == 1


@pytest.mark.parametrize("content", [None, b"", b"garbage" * 1000])
def test_trouble_is_silence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "desk.db"
    if content is not None:
        path.write_bytes(content)
    assert glance.complete(str(path), "ticket", "") == []
    assert glance.running(str(path), "ala") is None
    assert path.exists() == (content is not None)


@pytest.mark.parametrize("target", ["postgresql://localhost/desk", "", "a\0b", "/"])
def test_no_file_is_silence(target: str) -> None:
    assert glance.complete(target, "client", "") == []
    assert glance.running(target, "ala") is None


def test_another_revision_is_silence(desk: str) -> None:
    with sqlite3.connect(desk) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    assert glance.complete(desk, "client", "") == []


def test_constants_agree_with_the_tables() -> None:
    assert (*glance.KEYS, "counts", "seal") == RunningSession.COLUMNS


def test_nothing_else_is_loaded(desk: str) -> None:
    code = (
        "import sys\nfrom supportctl.store import glance\n"
        "assert glance.complete(sys.argv[1], 'ticket', '')\nglance.running(sys.argv[1], 'ala')\n"
        "ours = {m for m in sys.modules if m.startswith('supportctl')}\n"
        "assert ours - {'supportctl', 'supportctl.store', 'supportctl.store.glance'} == {"
        "'supportctl.store.head', 'supportctl.store.statement', 'supportctl.store.compiled', 'supportctl.store.compiled.prompt'}, ours\n"
        "assert not {'sqlalchemy', 'dataclasses', 'inspect', 'typing', 'typer'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, desk], cwd=Path(__file__).parents[2], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
