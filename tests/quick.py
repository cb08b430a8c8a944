"""Where tests write what needn't outlive the machine."""

from __future__ import annotations

import os
from contextlib import suppress

SHARED_MEMORY = "/dev/shm"
# All desks and servers of one run at a time, many times over.
ROOM = 4 * 1024**3


def quick() -> str | None:
    """A directory in memory, where the machine has one with room that lets programs run (hooks of a test are some); else None. Every
    command commits, and there a commit doesn't wait for a disk."""
    if not os.access(SHARED_MEMORY, os.W_OK):
        return None
    with suppress(OSError):
        found = os.statvfs(SHARED_MEMORY)
        if found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & os.ST_NOEXEC:
            return SHARED_MEMORY
    return None
