"""What the house asks of every function, and of the desk's nouns."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from supportctl.regulations import SHELVES

HOUSE = Path(__file__).parents[1] / "supportctl"
MOST_LINES = 60
# What stands beside each other at the top, and how large a file in the repository may be, in bytes.
TOP = {".ci", ".gitignore", "LICENSE", "README.md", "completions", "migrations", "pyproject.toml", "supportctl", "tests"}
LARGEST = 5_000_000
# Where a noun is one regulation's own, the file that names it.
NAMED = {
    "conversion/shared.py": "sketchup-conversion",
    "complaint/shared.py": "solidexpert-bundles",
    "ground/bundles.py": "solidexpert-bundles",
}
# The nouns that are about one regulation alone, and import its rules.
IMPORTED = {
    ("benefit", "solidexpert_bundles"),
    ("bundle", "solidexpert_bundles"),
    ("complaint", "solidexpert_bundles"),
    ("conversion", "sketchup_conversion"),
    ("ground/bundles.py", "solidexpert_bundles"),
    ("training", "solidexpert_bundles"),
}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function that somebody wrote."""
    for path in sorted(HOUSE.rglob("*.py")):
        if path.parent.name != "compiled":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    yield f"{path.relative_to(HOUSE).as_posix()} {node.name}", node


@pytest.mark.skipif(shutil.which("git") is None, reason="git isn't installed")
def test_no_file_is_kept_by_accident() -> None:
    """A desk that a benchmark made, a file that was named by a slip."""
    root = HOUSE.parent
    if not (root / ".git").exists():
        pytest.skip("this is no checkout")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={root}", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    )
    kept = [root / name for name in listed.stdout.split("\0") if name]
    assert {path.relative_to(root).parts[0] for path in kept} == TOP
    assert [path for path in kept if path.is_file() and path.stat().st_size > LARGEST] == []


def test_a_function_fits_on_a_screen() -> None:
    assert not [name for name, node in functions() if (node.end_lineno or 0) - node.lineno >= MOST_LINES]


def test_a_guard_of_the_desk_and_of_the_law_says_so() -> None:
    """A function that raises unless something holds, and returns nothing, begins with `require_`."""
    # They keep something, and raise where they can't.
    keeping = {"law/rules.py add", "law/text.py __init__", "law/text.py declare"}
    raising = [
        name
        for name, node in functions()
        if name.startswith(("desk/", "law/")) and node.returns is not None and ast.unparse(node.returns) == "None"
        if any(isinstance(inner, ast.Raise) for inner in ast.walk(node)) and not node.name.lstrip("_").startswith("require_")
    ]
    assert set(raising) == keeping


def test_no_regulation_is_named_in_a_general_noun() -> None:
    named = {}
    for path in sorted((HOUSE / "desk").glob("*/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in SHELVES:
                named[f"{path.parent.name}/{path.name}"] = node.value
    assert named == NAMED


def test_no_rules_of_a_regulation_are_imported_in_a_general_noun() -> None:
    """They are asked for by name, on the shelf. Statutes bind whatever the desk does."""
    imported = set()
    for path in sorted((HOUSE / "desk").glob("*/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            folders = {
                part for module in modules if module.startswith("supportctl.regulations.") for part in module.split(".")[2:3]
            }
            place = path.parent.name if path.parent.name != "ground" else f"ground/{path.name}"
            imported |= {(place, folder) for folder in folders & set(SHELVES.values())}
    assert imported == IMPORTED
