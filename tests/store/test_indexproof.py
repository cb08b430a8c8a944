"""The full-text indexes are those of their entries, whatever became of the entries; one bit that makes them any other is found."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from supportctl.store import indexproof
from supportctl.store.creation import create_file

BLOCKS = "SELECT id, block FROM search_index_data WHERE id > 10 ORDER BY id"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "desk.db"
    create_file(path, str(path))
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("PRAGMA synchronous=OFF")
        yield opened


def lived(desk: sqlite3.Connection, seed: int, acts: int) -> None:
    """Entries are made, changed and removed, some at once, some in a transaction each; some are long."""
    drawn = random.Random(seed)
    words = ["".join(drawn.choices("abcdefghł", k=drawn.randint(1, 9))) for _ in range(drawn.choice([20, 3_000]))]

    def text() -> str:
        return " ".join(drawn.choices(words, k=drawn.choice([0, 1, 5, 40, drawn.choice([40, 3_000])])))

    numbers = [-1]
    desk.execute("BEGIN")
    for _ in range(acts):
        act = drawn.random()
        if act < 0.6:
            numbers.append(drawn.choice([0, 2**40, 2**41]) + drawn.randint(1, 10 ** drawn.randint(1, 6)))
            desk.execute("INSERT OR IGNORE INTO search_entry VALUES (?, ?, ?, ?)", (numbers[-1], text(), text(), text()))
        elif act < 0.9:
            desk.execute(
                "UPDATE search_entry SET messages = ?, subject = ? WHERE id = ?", (text(), text(), drawn.choice(numbers))
            )
        else:
            desk.execute("DELETE FROM search_entry WHERE id = ?", (drawn.choice(numbers),))
        if drawn.random() < 0.3:
            desk.execute("COMMIT")
            desk.execute("BEGIN")
    desk.execute("COMMIT")


@pytest.mark.parametrize(("seed", "acts"), [*((n, 60) for n in range(12)), (12, 0), (13, 1), (14, 700), (15, 700)])
def test_whatever_became_of_the_entries(desk: sqlite3.Connection, seed: int, acts: int) -> None:
    lived(desk, seed, acts)
    assert list(indexproof.problems(desk)) == []
    desk.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
    assert list(indexproof.problems(desk)) == []


def found(desk: sqlite3.Connection) -> bool:
    """Does the check name the index, and nothing else?"""
    told = list(indexproof.problems(desk))
    assert all(str(line).startswith("search_index") for line in told)
    return bool(told)


def flipped(block: bytes, at: int, bit: int) -> bytes:
    return block[:at] + bytes([block[at] ^ 1 << bit]) + block[at + 1 :]


def test_every_bit_of_a_page(desk: sqlite3.Connection) -> None:
    """Nothing was replaced in this index: each bit carries something, but those of a first page that tell what goes on from the
    page before it."""
    for n in range(12):
        desk.execute("INSERT INTO search_entry VALUES (?, 'crash on export', 'crash crash export', '')", (n + 1,))
    desk.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
    ((number, block),) = desk.execute(BLOCKS).fetchall()
    for at in range(2, len(block)):
        for bit in range(8):
            desk.execute("UPDATE search_index_data SET block = ? WHERE id = ?", (flipped(block, at, bit), number))
            assert found(desk), (at, bit)


def test_what_leads_to_a_page(desk: sqlite3.Connection) -> None:
    """Words are looked for on the page whose first word they don't come before."""
    lived(desk, 15, 300)
    desk.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
    rows = desk.execute("SELECT segid, term, pgno FROM search_index_idx WHERE term <> x'' ORDER BY term").fetchall()
    assert len(rows) > 3
    taken = {term for _, term, _ in rows}
    for segment, term, _ in rows[:: len(rows) // 3]:
        for other in {flipped(term, len(term) - 1, bit) for bit in range(8)} - taken:
            desk.execute("UPDATE search_index_idx SET term = ? WHERE segid = ? AND term = ?", (other, segment, term))
            assert found(desk), (term, other)
            desk.execute("UPDATE search_index_idx SET term = ? WHERE segid = ? AND term = ?", (term, segment, other))
    assert not found(desk)


def test_an_index_in_another_version(desk: sqlite3.Connection) -> None:
    desk.execute("INSERT INTO search_index_config VALUES ('pgsz', 64)")
    assert found(desk)
