"""The log of a bug: where in the program it happened, and nothing of what it was about. Kept 30 days."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

from supportctl import __version__
from supportctl.cli.settings import log_dir

KEPT_SECONDS = 30 * 86_400
# What these say names parts of the program; other exceptions may say what a row or a parameter held.
_SAYS_NO_DATA = (AttributeError, ImportError, NameError, TypeError)


def write(error: BaseException) -> str:
    """Write the log; its path, "" where none could be written. A file of its own, for its owner alone, never through a link."""
    for directory in _directories():
        try:
            os.makedirs(directory, mode=0o700, exist_ok=True)
            where = os.path.join(directory, f"supportctl-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.urandom(8).hex()}.log")
            descriptor = os.open(where, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as handle:
                handle.write(f"supportctl {__version__} {sys.version}\n{''.join(_told(error))}")
            return where
        except OSError:
            continue
    return ""


def prune() -> None:
    """Delete the logs that are older than 30 days."""
    for directory in _directories():
        try:
            found = [
                entry for entry in os.scandir(directory) if entry.name.startswith("supportctl-") and entry.name.endswith(".log")
            ]
            for entry in found:
                about = entry.stat(follow_symlinks=False)
                if about.st_uid == os.getuid() and about.st_mtime < time.time() - KEPT_SECONDS:
                    os.unlink(entry.path)
        except OSError:
            continue


def _directories() -> tuple[str, ...]:
    return tuple(filter(None, (log_dir(), os.environ.get("TMPDIR", "/tmp"))))


def _told(error: BaseException) -> Iterator[str]:
    """The traceback, causes first, without what the exceptions say."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _told(earlier)
        yield "\nand then:\n\n"
    yield from traceback.format_tb(error.__traceback__)
    said = f": {error}" if isinstance(error, _SAYS_NO_DATA) else ""
    code = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
    yield f"{type(error).__module__}.{type(error).__qualname__}{f' ({code})' if code else ''}{said}\n"
