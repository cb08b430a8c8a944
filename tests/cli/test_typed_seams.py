"""A slip where two rooms meet is found by mypy; and no file of the desk is loaded sooner than a verb needs it, or later than the lock."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLI = sorted(path for path in (ROOT / "supportctl" / "cli").glob("*.py") if path.name != "once.py")
DESK = sorted((ROOT / "supportctl" / "desk").glob("*/*.py"))


def desk_imports(tree: ast.AST) -> Iterator[ast.ImportFrom]:
    """The statements that import from the desk."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("supportctl.desk"):
            yield node


def for_types_only(tree: ast.Module) -> set[ast.ImportFrom]:
    """Those of them under TYPE_CHECKING."""
    blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    return {found for block in blocks for found in desk_imports(block)}


@pytest.mark.parametrize("path", CLI, ids=lambda path: path.stem)
def test_the_desk_is_loaded_by_the_verb_that_needs_it(path: Path) -> None:
    """Not with the file of a noun, whose help page and slips need none of it; once.py is loaded within a transaction alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_the_top = {node for node in desk_imports(tree) if node in tree.body}
    assert not at_the_top - for_types_only(tree)


@pytest.mark.parametrize("path", CLI, ids=lambda path: path.stem)
def test_a_verb_is_named_before_the_database_is_locked(path: Path) -> None:
    """`door.do(opening.open_ticket, …)` has imported opening; in a lambda it would be imported under the lock."""
    if path.stem == "context":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.asname or alias.name for node in desk_imports(tree) for alias in node.names}
    within = [inner for node in ast.walk(tree) if isinstance(node, ast.Lambda) for inner in ast.walk(node)]
    assert not [node.id for node in within if isinstance(node, ast.Name) and node.id in names]


# What is loaded only where it is needed, and why.
LATE = {
    "bulk/source.py": "a sheet is read by a library of an extra",
    "ground/tickets.py": "when a window ended is asked with the history, which most tickets don't need",
    "session/starting.py": "what closed a ticket is asked with the history, of one that is closed",
    "today/looking.py": "what few days need: corrections that raised what is owed, hours that running sessions began",
    "undo/documents.py": "what may be annulled is asked for a refusal alone",
}


def test_what_the_desk_needs_of_the_desk_is_loaded_with_it() -> None:
    late = []
    for path in DESK:
        if path.parent.name in LATE or f"{path.parent.name}/{path.name}" in LATE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        late += [f"{path.name}:{node.lineno}" for node in desk_imports(tree) if node not in tree.body]
    assert not late


def test_the_packages_of_the_desk_hold_nothing_but_their_floor_plan() -> None:
    """One line a file, and every file."""
    for package in sorted((ROOT / "supportctl" / "desk").iterdir()):
        if not (package / "__init__.py").exists():
            continue
        module = import_module(f"supportctl.desk.{package.name}")
        tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
        assert len(tree.body) == 1
        named = {word for line in (module.__doc__ or "").splitlines() for word in line.split()[:1] if word.endswith(".py")}
        assert named == {path.name for path in package.glob("*.py")} - {"__init__.py"}, package.name


# File: what is put right in it, what it is misspelt as, what mypy says of it.
SLIPS = {
    "a term that no regulation declares": (
        "supportctl/desk/session/starting.py",
        "if terms.phone_bound else",
        "if terms.fone_bound else",
        '"SupportTerms" has no attribute "fone_bound"',
    ),
    "the same, where it is needed": (
        "supportctl/desk/ticket/refusing.py",
        "SupportTerms.refusal_reasons",
        "SupportTerms.refusal_reason",
        '"type[SupportTerms]" has no attribute "refusal_reason"',
    ),
    "a term that not every regulation gives": (
        "supportctl/desk/session/starting.py",
        '{"tool": tool.value} if tool else {}',
        '{"tool": tool.value}',
        'Item "None" of "Value[str] | None" has no attribute "value"',
    ),
    "a term of another kind of regulation": (
        "supportctl/desk/hours/work.py",
        "TimedTerms(law).extension_warn_before",
        "TimedTerms(law).appointment_hours",
        '"TimedTerms" has no attribute "appointment_hours"',
    ),
    "a keyword of a verb": (
        "supportctl/cli/ticket.py",
        "triaging.triage, diagnosable=",
        "triaging.triage, diagnosible=",
        'Unexpected keyword argument "diagnosible"',
    ),
    "a keyword that is missing": (
        "supportctl/cli/session.py",
        "stopping.stop, None, reason=reason",
        "stopping.stop, None",
        'Missing named argument "reason"',
    ),
    "a value of another type": (
        "supportctl/cli/rate.py",
        "exchange.set_rate, currency=currency",
        "exchange.set_rate, currency=1",
        'has incompatible type "int"; expected "str"',
    ),
    "the name of a verb": (
        "supportctl/cli/ticket.py",
        "opening.open_ticket",
        "opening.open_tikcet",
        'has no attribute "open_tikcet"',
    ),
    "the name of a rule": (
        "supportctl/desk/session/starting.py",
        "served.rules.start_session,",
        "served.rules.start_sesion,",
        '"SupportRules" has no attribute "start_sesion"',
    ),
    "the name of a rule of bundles": (
        "supportctl/desk/bundle/paying.py",
        "rules.activate,",
        "rules.actviate,",
        'Module has no attribute "actviate"',
    ),
    "the facts of another rule": (
        "supportctl/desk/session/stopping.py",
        "served.rules.stop_session, facts",
        "served.rules.start_session, facts",
        'Cannot infer value of type parameter "F" of "decide"',
    ),
    "what a decision brings": (
        "supportctl/desk/license/adding.py",
        "(asked, law).value.kind",
        "(asked, law).value.kidn",
        '"Entitlement" has no attribute "kidn"',
    ),
    "what a bill brings": (
        "supportctl/desk/hours/work.py",
        "Hours(value.started_minutes)",
        "Hours(value.started)",
        '"Bill" has no attribute "started"',
    ),
}


def rounds() -> list[list[tuple[str, str, str, str]]]:
    """The slips, those of one file in a round each: mypy looks at all of a round at once."""
    found: list[list[tuple[str, str, str, str]]] = []
    for slip in SLIPS.values():
        free = next((each for each in found if slip[0] not in [other[0] for other in each]), None)
        if free is None:
            found.append([slip])
        else:
            free.append(slip)
    return found


@pytest.mark.slow
def test_each_slip_is_found(tmp_path: Path) -> None:
    """In its file, by what mypy says of it; and in no other."""
    pytest.importorskip("mypy")
    for number, slips in enumerate(rounds()):
        command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "mypy")]
        for name, right, wrong, _ in slips:
            source = (ROOT / name).read_text(encoding="utf-8")
            assert source.count(right) == 1
            copy = tmp_path / f"{number}-{name.replace('/', '-')}"
            copy.write_text(source.replace(right, wrong), encoding="utf-8")
            command += ["--shadow-file", name, str(copy)]
        done = subprocess.run([*command, *(slip[0] for slip in slips)], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stdout + done.stderr
        told = [line.partition(":") for line in done.stdout.splitlines() if ": error: " in line]
        for name, _, _, said in slips:
            assert [line for path, _, line in told if path == name and said in line], (name, said, done.stdout)
        assert {path for path, _, _ in told} == {slip[0] for slip in slips}, done.stdout
