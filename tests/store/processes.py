"""Other processes, which share nothing with the test but the file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run(code: str, *args: object, **env: str) -> subprocess.Popen[bytes]:
    """A process of its own with this checkout on its path."""
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        env={**os.environ, "PYTHONPATH": root, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(*processes: subprocess.Popen[bytes]) -> None:
    """All ended well."""
    for process in processes:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
