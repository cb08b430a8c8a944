"""The index of code and tests per clause, supportctl/regulations/coverage.json.

code: clause ids written in the modules of a shelf, by function or module constant, and the clauses of the parameters that a
function reads. The clauses that a @rule declares don't count, nor does a helper that nothing calls.
tests: the case files' citations, and Python tests marked @pytest.mark.clause("progrupa-support", "§1.12", …).
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from supportctl.law.text import Regulation
from supportctl.regulations import FOLDERS, document_of
from tests.regulations.cases import cases_of

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "supportctl" / "regulations" / "coverage.json"

# Blocks of supportctl/law that read a parameter by its key, and those that read a group by its prefix (the default).
BY_KEY = ("value", "confirmations", "fields", "one_of", "excluded", "elapsed_deadline", "within_quota", "left", "term_last_day")
BY_PREFIX = {"within_hours": "hours", "opening_hours": "hours", "within_window": "promotion", "revoked": "promotion"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Tests = dict[tuple[str, str], set[str]]


def generate() -> dict[str, dict[str, dict[str, list[str]]]]:
    """{slug: {clause: {"code": […], "tests": […]}}}, every clause of every shelf in the document's order."""
    marked = python_tests(ROOT / "tests")
    index: dict[str, dict[str, dict[str, list[str]]]] = {}
    for slug, folder in FOLDERS.items():
        code: dict[str, set[str]] = {}
        for path in sorted((ROOT / "supportctl" / "regulations" / folder).glob("*.py")):
            for clause, names in code_of(path.read_text(encoding="utf-8"), document_of(slug), path.name).items():
                code.setdefault(clause, set()).update(names)
        cited: dict[str, set[str]] = {}
        for case in cases_of(slug):
            for clause in case.cites:
                cited.setdefault(clause, set()).add(f"{case.file}: {case.name}")
        index[slug] = {
            clause: {
                "code": sorted(code.get(clause, ())),
                "tests": sorted(cited.get(clause, ())) + sorted(marked.get((slug, clause), ())),
            }
            for clause in document_of(slug).clauses
        }
    return index


def render() -> str:
    """The file's whole text."""
    return json.dumps(generate(), ensure_ascii=False, indent=1) + "\n"


# Code ------------------------------------------------------------------------------------------------------------------------


def code_of(source: str, law: Regulation, name: str) -> dict[str, set[str]]:
    """{clause: {"rules.py:function", …}} of one module."""
    found: dict[str, set[str]] = {}
    tree = ast.parse(source)
    functions = {node.name: node for node in tree.body if isinstance(node, Function)}
    alive = _called(functions)
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            owner, clauses = ast.unparse(targets[0]), _literals(node) & set(law.clauses)
        elif isinstance(node, Function) and node.name in alive:
            owner, clauses = node.name, set()
            for statement in node.body:
                clauses |= _literals(statement) & set(law.clauses)
                clauses |= {c for key in _params(statement, law) for c in _backed(key, law)}
        else:
            continue
        for clause in clauses:
            found.setdefault(clause, set()).add(f"{name}:{owner}")
    return found


def _called(functions: dict[str, Function]) -> set[str]:
    """Rules, public functions, and every helper that one of them calls, also through another helper."""
    alive: set[str] = set()
    waiting = [name for name, node in functions.items() if not name.startswith("_") or node.decorator_list]
    while waiting:
        name = waiting.pop()
        if name not in alive:
            alive.add(name)
            names = {n.id for statement in functions[name].body for n in ast.walk(statement) if isinstance(n, ast.Name)}
            waiting += names & set(functions)
    return alive


def _literals(node: ast.AST) -> set[str]:
    return {text for n in ast.walk(node) if (text := _string(n)) is not None}


def _string(node: ast.AST) -> str | None:
    """The text of a constant; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _params(node: ast.AST, law: Regulation) -> Iterator[str]:
    """Keys of the parameters read by law.value("key") or by a block."""
    for call in ast.walk(node):
        if not isinstance(call, ast.Call):
            continue
        by = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given = [text for a in [*call.args, *(k.value for k in call.keywords)] if (text := _string(a)) is not None]
        if by in BY_KEY:
            yield from (key for key in given if key in law.params)
        elif by in BY_PREFIX:
            prefix = next(iter(given), BY_PREFIX[by])
            yield from (key for key in law.params if key.startswith(f"{prefix}."))


def _backed(key: str, law: Regulation) -> set[str]:
    """The parameter's clause, and the clauses that its values name."""
    param = law.params[key]
    named = {str(param["clause"])}
    for value in param["value"].values():
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        named |= {c for c in inside if isinstance(c, str) and c in law.clauses}
    return named


# Python tests ----------------------------------------------------------------------------------------------------------------


def python_tests(folder: Path) -> Tests:
    """{(slug, clause): {"tests/cli/test_x.py::test_y", …}} of every marked test under the folder."""
    found: Tests = {}
    for path in sorted(folder.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if "mark.clause(" in source:
            where = path.relative_to(folder.parent).as_posix()
            _marked(ast.parse(source).body, where, [], found)
    return found


def _marked(body: list[ast.stmt], where: str, outer: list[ast.Call], found: Tests) -> None:
    for node in body:
        if not isinstance(node, Function | ast.ClassDef):
            continue
        calls = [d for d in node.decorator_list if isinstance(d, ast.Call)]
        marks = outer + [call for call in calls if ast.unparse(call.func) == "pytest.mark.clause"]
        name = f"{where}::{node.name}"
        if isinstance(node, ast.ClassDef):
            _marked(node.body, name, marks, found)
        elif node.name.startswith("test"):
            for mark in marks:
                slug, *clauses = (ast.literal_eval(a) for a in mark.args)
                for clause in clauses:
                    if slug not in FOLDERS or clause not in document_of(slug).clauses:
                        raise ValueError(f"{name}: clause marker: {slug} {clause} is unknown")
                    found.setdefault((slug, clause), set()).add(name)
