"""A stand-in is never noticed: what it stands for comes when it is used, by whatever door."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def said(code: str) -> str:
    """What a program prints after put_off() in a process of its own."""
    program = f"from supportctl.later import put_off\nput_off()\n{code}"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n{program}"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("import asyncio\nasync def one(): return 7\nprint(asyncio.run(one()))", "7"),
        ("from asyncio import CancelledError\nprint(CancelledError.__name__)", "CancelledError"),
        ("import asyncio.events\nprint(asyncio.events.AbstractEventLoop.__name__)", "AbstractEventLoop"),
        (
            "import asyncio\nhold = asyncio\nasyncio.Lock\nimport asyncio\nprint(asyncio is hold, hold.Lock is asyncio.Lock)",
            "False True",
        ),
        ("from asyncio import iscoroutine\nprint(iscoroutine(7))", "False"),
        ("from importlib.metadata import version\nimport typer\nprint(version('typer') == typer.__version__)", "True"),
        ("import importlib.metadata\nprint(importlib.metadata.PackageNotFoundError.__name__)", "PackageNotFoundError"),
        ("from importlib import metadata\nprint(metadata.distribution('typer').name)", "typer"),
        ("import hashlib\nprint(hashlib.sha256(b'').hexdigest()[:6])", "e3b0c4"),
        ("from hashlib import sha256\nprint(sha256(b'').hexdigest()[:6])", "e3b0c4"),
        (
            "import subprocess\nprint(subprocess.run(['true']).returncode, subprocess.CalledProcessError.__name__)",
            "0 CalledProcessError",
        ),
        ("from shutil import which, get_terminal_size\nprint(which('no-such-program'), len(get_terminal_size()))", "None 2"),
        ("import secrets, hmac\nprint(len(secrets.token_hex(4)), hmac.compare_digest('a', 'a'))", "8 True"),
        ("from importlib.metadata import entry_points\nprint(len(entry_points(group='no.such.group')))", "0"),
    ],
)
def test_what_it_stands_for_comes_when_it_is_used(code: str, answer: str) -> None:
    assert said(code) == answer


@pytest.mark.parametrize("module", ["asyncio", "hashlib"])
def test_a_module_that_is_not_there_is_missed(module: str) -> None:
    code = f"try:\n    import {module}.nonsense\nexcept ModuleNotFoundError as error:\n    print(error)"
    assert said(code).startswith(f"No module named '{module}.nonsense'")


def test_the_database_library_uses_neither() -> None:
    heavy = ("asyncio.events", "ssl", "email", "_hashlib", "_lzma", "selectors")
    code = f"import sys, sqlmodel, sqlalchemy.dialects.sqlite\nprint([m for m in {heavy!r} if m in sys.modules])"
    assert said(code) == "[]"


def test_what_is_loaded_stays() -> None:
    assert said("import sys, asyncio\nasyncio.Lock\nput_off()\nprint(type(sys.modules['asyncio']).__name__)") == "module"
