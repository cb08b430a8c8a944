"""Revisions of the tests' own: a tiny database of a first revision, and steps that lead on from it. The shipped ones stand aside,
so that another shipped step changes nothing here."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from supportctl.store import revision, schema

SHIPPED = Path(__file__).parents[2] / "migrations"
NAMES = ("first", "second", "third")
STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = {new!r}, {old!r}, None, None
def upgrade():
{body}
"""
# A shelf with one book on it, which a trigger guards, as the first revision left them.
MADE = """
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
CREATE TABLE shelf (id INTEGER PRIMARY KEY, room VARCHAR NOT NULL);
CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR NOT NULL, shelf_id INTEGER NOT NULL REFERENCES shelf (id));
CREATE TRIGGER book_no_delete BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'books stay'); END;
INSERT INTO alembic_version VALUES ('first');
INSERT INTO shelf VALUES (1, 'reading room');
INSERT INTO book VALUES (1, 'Pan Tadeusz', 1);
PRAGMA journal_mode = WAL;
"""
# Steps: a new table, a table that is rebuilt, and rows that are changed.
SECOND = """
    op.create_table("reader", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("shelf") as table:
        table.add_column(sa.Column("floor", sa.String, nullable=True))
        table.alter_column("room", new_column_name="place")
    op.execute("UPDATE shelf SET floor = 'ground'")
"""
THIRD = """
    op.create_table("loan", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("shelf") as table:
        table.add_column(sa.Column("width", sa.String, nullable=True))
    op.execute("UPDATE shelf SET width = 'narrow'")
"""


def make(path: Path) -> Path:
    """The database of the first revision."""
    made = sqlite3.connect(path)
    made.executescript(MADE)
    made.close()
    return path


def lead_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *bodies: str) -> Path:
    """Let the program know these steps after the first revision, at most two, and no others; the directory of migrations."""
    place = tmp_path / "100% migrations"
    (place / "versions").mkdir(parents=True)
    shutil.copyfile(SHIPPED / "env.py", place / "env.py")
    names = NAMES[: len(bodies) + 1]
    for new, old, body in zip(names, (None, *names), ("    pass", *bodies), strict=False):
        (place / "versions" / f"{new}_step.py").write_text(STEP.format(new=new, old=old, body=body), encoding="utf-8")
    monkeypatch.setattr(schema, "migrations_dir", lambda: place)
    monkeypatch.setattr(revision, "REVISIONS", names)
    monkeypatch.setattr(revision, "HEAD", names[-1])
    return place
