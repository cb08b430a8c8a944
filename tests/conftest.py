"""Every test is alone: its own home, no settings from outside; and a desk costs a copy of a file, not a migration."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from supportctl.cli import context
from supportctl.store import schema
from tests.quick import quick

# How long an example takes says more about the machine than about the program.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")
# In memory, unless whoever runs the tests says where. Found now and kept: sockets of servers that tests start have short paths,
# whatever TMPDIR says to the commands.
tempfile.tempdir = (None if "TMPDIR" in os.environ else quick()) or tempfile.gettempdir()


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HOME and the XDG directories under tmp_path/home, no SUPPORTCTL_* and no colour or width from the shell."""
    for name in list(os.environ):
        if name.startswith("SUPPORTCTL_") or name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONUTF8"):
            monkeypatch.delenv(name)
    # The clocks of tests stand where they were written, whatever day it is: none is ahead of the machine's but where that is tested.
    monkeypatch.setattr(context, "machine_clock", lambda: datetime(2199, 12, 31, tzinfo=UTC))
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # what commands leave behind goes with the test
    for name, under in (("DATA", ".local/share"), ("CONFIG", ".config"), ("CACHE", ".cache"), ("STATE", ".local/state")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / under))


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Ctrl-C reaches the processes of these tests, also where the tests were started with it ignored (by nohup, from a script)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def template_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new desk, made once; only ever copied."""
    path = tmp_path_factory.mktemp("template") / "desk.db"
    schema.upgrade(str(path))
    return path


@pytest.fixture
def db_path(template_db: Path, tmp_path: Path) -> Path:
    """A new desk of this test's own (tables and the shipped catalogue)."""
    path = tmp_path / "desk.db"
    shutil.copyfile(template_db, path)
    path.chmod(0o600)
    return path


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays: no walk over it while it grows, none afterwards, and forks of this process share it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors (`-n auto`), for some tests wait: what is made once a process is made by each of them."""
    return (os.cpu_count() or 1) + 1
