"""The terms of the shipped shelves: each key that code asks for is declared, and each that is declared is somewhere given."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from supportctl import regulations
from supportctl.errors import Gap
from supportctl.law.declared import Terms
from supportctl.regulations import FOLDERS, SHELVES, document_of
from supportctl.regulations.terms import SupportTerms, TimedTerms
from tests.cli.cli import Cli
from tests.generate_coverage import BY_KEY
from tests.regulations import amended

ROOT = Path(regulations.__file__).parent
DESK = sorted((ROOT.parent / "desk").rglob("*.py"))
every_shelf = pytest.mark.parametrize("slug", FOLDERS)


def terms_of(slug: str) -> type[Terms]:
    found: type[Terms] = import_module(f"supportctl.regulations.{FOLDERS[slug]}.terms").Terms
    return found


def asked(where: Path) -> Iterator[str]:
    """The keys written in a module, or in those of a folder: law.value("key"), law.has("key"), and those handed to a block, which
    takes the law first: left(law, "key"), quotas.left(law, "key")."""
    for path in sorted(where.glob("*.py")) if where.is_dir() else [where]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in (*BY_KEY, "has", "accepted_beforehand", "business_day_deadline", "excluded"):
                    keys = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                    yield from keys[:1]


@every_shelf
def test_rules_ask_for_what_is_declared(slug: str) -> None:
    keys = set(asked(ROOT / FOLDERS[slug]))
    assert keys
    assert keys - set(terms_of(slug).declared()) == set()


@every_shelf
def test_whatever_is_written_like_a_key_is_one(slug: str) -> None:
    """In the rules, however it gets to the law: "upgrade.use-within" in a tuple is declared, too, or begins a declared key, or is a
    clause."""
    written = [
        node.value
        for path in (ROOT / FOLDERS[slug]).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z-]+(\.[a-z0-9-]+)+", node.value)
    ]
    declared = terms_of(slug).declared()
    unknown = set(written) - set(declared) - set(document_of(slug).clauses)
    assert {text for text in unknown if not any(key.startswith(f"{text}.") for key in declared)} == set()


@pytest.mark.parametrize("path", DESK, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_desk_asks_by_terms_and_by_no_key_of_its_own(path: Path) -> None:
    """`SupportTerms(law).start_phone`, whose name mypy checks, and never `law.has("start.phone")`."""
    found = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant)]
    keys = {key for slug in FOLDERS for key in terms_of(slug).declared() if "." in key}
    assert {n.value for n in found if isinstance(n.value, str)} & keys == set()
    assert list(asked(path)) == []


def test_what_the_desk_may_ask_of_a_support_regulation_is_given_by_some() -> None:
    given = {key for slug in SHELVES if issubclass(terms_of(slug), SupportTerms) for key in document_of(slug).params}
    assert set(SupportTerms.declared()) | set(TimedTerms.declared()) <= given


@every_shelf
def test_terms_are_slotted_and_no_key_is_declared_twice(slug: str) -> None:
    terms = terms_of(slug)
    assert not hasattr(terms(document_of(slug).on(date(2026, 11, 17))), "__dict__")
    names = [n for part in terms.__mro__ for n, t in vars(part).items() if getattr(t, "key", None)]
    assert len(names) == len(set(names)) == len(terms.declared())


@every_shelf
def test_a_misspelt_key_in_a_copied_text_is_an_error_at_load(slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = next(iter(document_of(slug).params))

    def misspell(data: amended.Text) -> None:
        data["param"][f"{key}s"] = data["param"].pop(key)

    shelves = amended.write(tmp_path, slug, misspell)
    text = shelves / FOLDERS[slug] / "text.toml"
    with amended.on_the_shelf(monkeypatch, shelves), pytest.raises(Gap, match="LAW_TEXT_INVALID") as caught:
        document_of(slug)
    assert (caught.value.params["file"], caught.value.params["key"]) == (text.as_posix(), f'param."{key}s"')


def test_the_command_line_names_file_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def misspell(data: amended.Text) -> None:
        data["param"]["start.fone"] = data["param"].pop("start.phone")

    shelves = amended.write(tmp_path, "progrupa-support", misspell)
    text = shelves / "progrupa_support" / "text.toml"
    with amended.on_the_shelf(monkeypatch, shelves):
        found = Cli(tmp_path / "desk.db", monkeypatch, capsys)("regulation show progrupa-support")
    assert (found.code, found.out) == (7, "")
    assert f'{text.as_posix()} can\'t be used: param."start.fone": ' in found.err
