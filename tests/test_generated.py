"""What is generated is what it is made from; and the README tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supportctl.cli import complete
from supportctl.cli.lazy import NOUNS, TOP
from tests import generate, generate_coverage, generate_holidays, generate_readme, generate_store, generate_tree

README = generate_readme.TARGET.read_text(encoding="utf-8")
AGAIN = "run `python -m tests.generate`"


def test_the_index_of_code_and_tests() -> None:
    assert generate_coverage.TARGET.read_text(encoding="utf-8") == generate_coverage.render(), AGAIN


def test_the_tree_that_a_tab_knows() -> None:
    assert generate_tree.TARGET.read_text(encoding="utf-8") == generate_tree.render(), AGAIN


def test_the_compiled_store_is_what_its_tables_and_statements_say() -> None:
    pytest.importorskip("ruff")  # puts its imports in order
    files = generate_store.files()
    assert [path.name for path, text in files.items() if path.read_text(encoding="utf-8") != text] == [], AGAIN
    kept = {path for path in generate_store.COMPILED.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert kept - files.keys() == {generate_store.COMPILED / "__init__.py"}


def test_the_holidays() -> None:
    assert generate_holidays.same(generate_holidays.TARGET.read_text(encoding="utf-8")), AGAIN


def test_holidays_of_another_release_are_compared_by_their_days(monkeypatch: pytest.MonkeyPatch) -> None:
    committed = generate_holidays.render()
    renamed = committed.replace("Nowy Rok", "New Year")
    assert not generate_holidays.same(renamed)
    monkeypatch.setattr(generate_holidays, "RELEASE", "9999")
    assert generate_holidays.same(renamed)
    assert not generate_holidays.same(committed.replace('"2026-12-24"', '"2026-12-23"'))


def test_the_table_of_the_readme() -> None:
    assert generate_readme.render() == README, AGAIN


def test_the_readme_is_read_in_one_sitting() -> None:
    assert len(README.encode()) <= 14 * 1024


def test_check_names_what_is_stale(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "tree.json"
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "PARTS", (generate_tree,))
    monkeypatch.setattr(generate_tree, "TARGET", target)
    compiled = tmp_path / "rows.py"
    monkeypatch.setattr(generate_store, "ROOT", tmp_path)
    monkeypatch.setattr(generate_store, "files", lambda: {compiled: "rows\n"})
    assert generate.main(["--check"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(": stale")[0] for line in said] == ["tree.json", "rows.py"]
    assert not target.exists()
    assert not compiled.exists()
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert json_keys(target) == {*NOUNS, *TOP}
    assert compiled.read_text(encoding="utf-8") == "rows\n"


def json_keys(path: Path) -> set[str]:
    import json

    return set(json.loads(path.read_text(encoding="utf-8")))


def test_the_global_options_of_a_tab_are_those_of_the_program() -> None:
    from supportctl.cli.main import program

    options = [(option, parameter) for parameter in program().params for option in parameter.opts]
    assert {name for name, parameter in options if not getattr(parameter, "is_flag", False)} == {*complete._GLOBAL}
    assert {"-h", "--help", *(name for name, parameter in options if getattr(parameter, "is_flag", False))} == {*complete._FLAGS}


def test_helps_in_the_tree_of_nouns_are_the_first_lines_of_the_docstrings() -> None:
    from supportctl.cli.lazy import module_of

    for noun, verbs in {**{noun: verbs for noun, (_, verbs) in NOUNS.items()}, "top": TOP}.items():
        commands = module_of(noun).COMMANDS
        assert list(commands) == list(verbs)
        for verb, text in verbs.items():
            assert (commands[verb].__doc__ or "").splitlines()[0] == text, f"{noun} {verb}"


# README ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wrong", "code", "said"), [("", 0, "1 cases, 0 wrong"), ("e", 1, "/x.toml: case 'a'")])
def test_asking_the_cases_without_pytest(
    wrong: str, code: int, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.regulations import __main__ as asked
    from tests.regulations import cases

    case = f'ask = "mark_converted{wrong}"\n[[case]]\nname = "a"\non = 2021-03-01\ngiven = {{ marked_on = 2021-03-02 }}\n'
    (tmp_path / "sketchup_conversion").mkdir()
    path = tmp_path / "sketchup_conversion" / "x.toml"
    path.write_text(case + 'expect = { outcome = "yes" }\ncites = ["process.5"]\n', encoding="utf-8")
    monkeypatch.setattr(cases, "FOLDER", tmp_path)
    assert asked.main(["x.toml"]) == code
    assert said in capsys.readouterr().out
    path.write_text("[[case]\n", encoding="utf-8")
    assert asked.main([]) == 1
    assert "sketchup_conversion/x.toml: " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_the_two_commands_stand_where_ci_finds_them(name: str) -> None:
    found = re.findall(rf"<!-- {name} -->\n```sh\n(.+)\n```\n", README)
    assert len(found) == 1


def test_links_and_folders_of_the_readme_exist() -> None:
    root = generate_readme.TARGET.parent
    rooms = README.split("## Contributing")[1].split("## How fast")[0]
    for path in re.findall(r"`((?:supportctl|tests|migrations)/[\w/.<>*-]*)`", rooms):
        fixed = path.replace("<slug>", "progrupa_support").partition("*")[0]
        assert (root / fixed).exists(), path
