"""A desk that many tests begin with is made by its commands once in a process; after that it is put there as it was left."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, TypeVar

from tests.cli.cli import OTHER, Cli

C = TypeVar("C", bound=Cli)


class Left(NamedTuple):
    """What a fixture left: the bytes of the database, and the settings that are others now."""

    file: bytes
    settings: dict[str, str]


_LEFT: dict[tuple[object, ...], Left] = {}


def once(fixture: Callable[..., C]) -> Callable[..., C]:
    """Decorates a fixture that does nothing but run commands on the desk it is given, and set variables. Where it has run in this
    process on a file of the same bytes and with the same settings, it leaves what it left then."""

    @wraps(fixture)
    def made(**given: C) -> C:  # pytest gives it by its name
        (desk,) = given.values()
        if OTHER or not _at_rest(desk):
            return fixture(**given)
        before = _settings()
        key = (fixture.__module__, fixture.__qualname__, _digest(desk), *sorted(before.items()))
        if key in _LEFT:
            left = _LEFT[key]
            desk.db.write_bytes(left.file)
            for name, value in left.settings.items():
                desk.env(name, value)
            return desk
        assert fixture(**given) is desk
        after = _settings()
        if _at_rest(desk) and before.keys() <= after.keys():
            changed = {name: value for name, value in after.items() if before.get(name) != value}
            _LEFT[key] = Left(desk.db.read_bytes(), changed)
        return desk

    return made


def _at_rest(desk: Cli) -> bool:
    """Is all that the desk holds in its file?"""
    return desk.db.exists() and not desk.db.with_name(f"{desk.db.name}-wal").exists()


def _settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("SUPPORTCTL_") and name != "SUPPORTCTL_DB"}


def _digest(desk: Cli) -> bytes:
    return hashlib.sha256(desk.db.read_bytes()).digest()
