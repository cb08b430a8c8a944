"""Write tests/store/released/<HEAD>.sql: the desk as a release leaves it, with rows. Run once per released revision:

python -m tests.store.release
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from supportctl.store import revision
from supportctl.store.engine import Store
from tests.store.rows import whole_desk

RELEASED = Path(__file__).parent / "released"


def dump() -> str:
    """SQL that makes a desk of this program's revision with one of nearly everything."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "desk.db"
        with Store(str(path)).write() as db:
            whole_desk(db)
        desk = sqlite3.connect(path)
        try:
            return "\n".join(desk.iterdump()) + "\n"
        finally:
            desk.close()


if __name__ == "__main__":
    (RELEASED / f"{revision.HEAD}.sql").write_text(dump(), encoding="utf-8")
