"""A pytest plugin (-p tests.regulations.broken): the tests run under the law that TESTS_BROKEN_CLAUSE breaks (mutants.py)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest

from tests.regulations.mutants import VARIABLE, Mutant, broken


@pytest.fixture(autouse=True, scope="session")
def broken_law() -> Iterator[None]:
    """The whole run, desks that fixtures furnish included."""
    with broken(Mutant(*json.loads(os.environ[VARIABLE]))):
        yield
