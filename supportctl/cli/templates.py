"""Templates of words: text files in the directory templates/ beside the config file; a file's name without .txt names it."""

from __future__ import annotations

import os

from supportctl.cli.incoming import read_text
from supportctl.cli.settings import config_path
from supportctl.errors import InvalidInput, NotFound


def directory() -> str:
    """Where they are; "" without a home."""
    config = config_path()
    return os.path.join(os.path.dirname(config), "templates") if config else ""


def names() -> list[str]:
    """Their names, by the alphabet; none where there is no such directory. Raises InvalidInput for one that can't be read."""
    try:
        found = os.listdir(directory()) if directory() else []
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InvalidInput("BAD_FILE", path=directory(), detail=error.strerror or "?") from error
    return sorted(name.removesuffix(".txt") for name in found if name.endswith(".txt") and not name.startswith("."))


def text(name: str) -> str:
    """The words of one. Raises NotFound, InvalidInput."""
    known = names()
    if name not in known:
        raise NotFound("TEMPLATE_NOT_FOUND", value=name, directory=directory(), known=known)
    return read_text(os.path.join(directory(), f"{name}.txt"))
