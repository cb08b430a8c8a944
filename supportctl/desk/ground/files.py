"""Files that the desk makes for people: the whole file or none."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from supportctl.errors import Conflict, InvalidInput


def write_file(path: Path, content: bytes, *, replace: bool = False) -> Path:
    """Write a file of its own; nobody finds half of it. `replace`: instead of one that is there. Raises Conflict where there is one
    that isn't to be replaced, InvalidInput where it can't be written."""
    part = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        if os.path.lexists(path) and not replace:
            raise Conflict("FILE_EXISTS", path=str(path))
        with open(part, "xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        if replace:
            part.replace(path)
        else:
            path.hardlink_to(part)
    except FileExistsError as error:
        raise Conflict("FILE_EXISTS", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise InvalidInput("FILE_NOT_WRITTEN", path=str(path), detail=getattr(error, "strerror", None) or str(error)) from error
    finally:
        with suppress(OSError, ValueError):
            part.unlink()
    return path
