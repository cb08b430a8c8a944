"""What many tests begin with is done by its commands once in a process; after that the desk is put there as it was left."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

# Another program may stand in for the one of this directory: TESTED_PROGRAM=/somewhere/bin/supportctl pytest tests/findings
OTHER = os.environ.get("TESTED_PROGRAM", "")


class Desk(Protocol):
    """A desk in a file, and the variables of its commands."""

    db: Path

    def env(self, name: str, value: str) -> None:
        """Set a variable."""


D = TypeVar("D", bound=Desk)


class Left(NamedTuple):
    """What commands left: the database, packed, the settings that are others now, and what the last one answered."""

    packed: bytes
    settings: dict[str, str]
    answer: object


_LEFT: dict[tuple[object, ...], Left] = {}


def once(fixture: Callable[..., D]) -> Callable[..., D]:
    """Decorates a fixture that does nothing but run commands on the desk it is given, and set variables. Where it has run in this
    process on a file of the same bytes and with the same settings, it leaves what it left then."""

    @wraps(fixture)
    def made(**given: D) -> D:  # pytest gives it by its name
        (desk,) = given.values()

        def run() -> None:
            assert fixture(**given) is desk

        done(desk, run, fixture.__module__, fixture.__qualname__)
        return desk

    return made


def done(desk: Desk, run: Callable[[], object], *what: object) -> object:
    """The same of anything that is named by `what`: its answer, now or when it ran."""
    if OTHER or not _at_rest(desk):
        return run()
    before = _settings()
    key = (*what, _digest(desk), *sorted(before.items()))
    if key in _LEFT:
        left = _LEFT[key]
        desk.db.write_bytes(zlib.decompress(left.packed))
        for name, value in left.settings.items():
            desk.env(name, value)
        return left.answer
    answer = run()
    after = _settings()
    if _at_rest(desk) and before.keys() <= after.keys():
        changed = {name: value for name, value in after.items() if before.get(name) != value}
        _LEFT[key] = Left(zlib.compress(desk.db.read_bytes(), 1), changed, answer)
    return answer


def _at_rest(desk: Desk) -> bool:
    """Is all that the desk holds in its file?"""
    return desk.db.exists() and not desk.db.with_name(f"{desk.db.name}-wal").exists()


def _settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("SUPPORTCTL_") and name != "SUPPORTCTL_DB"}


def _digest(desk: Desk) -> bytes:
    return hashlib.sha256(desk.db.read_bytes()).digest()
