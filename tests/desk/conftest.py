"""The furnished desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.counter import Counter


@pytest.fixture
def desk(db_path: Path) -> Counter:
    """A desk with seller, price, client, contact person and a licence without maintenance."""
    return Counter(str(db_path)).furnish()
