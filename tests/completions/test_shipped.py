"""The scripts and data files reach the user: from a checkout, and in a wheel."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from supportctl.cli import complete

ROOT = Path(__file__).parents[2]
FILES = {"bash": "supportctl.bash", "zsh": "_supportctl", "fish": "supportctl.fish"}


def _printed(shell: str, package: Path | None = None) -> bytes:
    """What `supportctl completion SHELL` prints, of the package at this place."""
    env = os.environ | {"PYTHONPATH": str(package or ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "supportctl", "completion", shell], env=env, capture_output=True, check=False, cwd=package or ROOT
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.mark.parametrize("shell", complete.SHELLS)
def test_the_command_prints_the_file(shell: str) -> None:
    assert _printed(shell) == (ROOT / "completions" / FILES[shell]).read_bytes()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree without the network."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling isn't installed")
    target = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(target),
        ".",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return next(target.glob("supportctl-*.whl"))


def test_a_wheel_holds_what_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    pairs = {f"supportctl/_completions/{name}": ROOT / "completions" / name for name in FILES.values()}
    for path in (*ROOT.glob("migrations/*.*"), *ROOT.glob("migrations/versions/*.py")):
        pairs[f"supportctl/_migrations/{path.relative_to(ROOT / 'migrations').as_posix()}"] = path
    for path in ROOT.glob("supportctl/**/*"):
        if path.is_file() and "__pycache__" not in path.parts:
            pairs[path.relative_to(ROOT).as_posix()] = path
    for name in ("cli/tree.json", "regulations/coverage.json", "regulations/progrupa_support/text.toml"):
        assert f"supportctl/{name}" in pairs
    assert {name for name, path in pairs.items() if inside.get(name) != path.read_bytes()} == set()
    assert not any(name.startswith("tests/") for name in inside)


def test_a_wheel_works(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    for shell, name in FILES.items():
        assert _printed(shell, tmp_path / "site") == (ROOT / "completions" / name).read_bytes()
    command = [sys.executable, "-m", "supportctl", "ticket", "list", "--json"]
    env = os.environ | {"PYTHONPATH": str(tmp_path / "site"), "SUPPORTCTL_DB": "", "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
