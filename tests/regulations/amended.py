"""Another text for the shelf: the shipped one with an amendment written into it, as a lawyer would write it. Not shipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from supportctl import regulations
from supportctl.law.text import Regulation

ROOT = Path(regulations.__file__).parent
PROGRUPA, SKETCHUP = "progrupa-support", "sketchup-conversion"

# ProGrupa from the day after 2026-12-31 on: paid support by the started half hour.
HALF_HOURS = (
    ('[clause."§1.1"]', '[[version]]\nid = "2026-12-31"\ndated = 2026-12-31\ndecides_from = 2027-01-01\n\n'),
    ("value.2020-12-01 = 60", "value.2026-12-31 = 30\n"),
)
# The conversion from transactions of 2021-06-01 on: 50 % with M&S, and the vendor ends it at noon of 2021-06-15.
CANCELLED = (
    ('[clause."head.1"]', '[[version]]\nid = "2021-06-01"\ndated = 2021-06-01\ndecides_from = 2021-06-01\n\n'),
    ("value.2020-09-25 = 60", "value.2021-06-01 = 50\n"),
    ('value.2020-09-25 = ""', 'value.2021-06-01 = "2021-06-15T12:00:00+02:00"\n'),
)
Amendment = tuple[tuple[str, str], ...]


def text(slug: str, amendment: Amendment) -> str:
    """The shipped text with each piece set before the line that it names."""
    found = (ROOT / regulations.FOLDERS[slug] / "text.toml").read_text(encoding="utf-8")
    for line, piece in amendment:
        assert found.count(f"\n{line}") == 1, line
        found = found.replace(f"\n{line}", f"\n{piece}{line}")
    return found


def write(folder: Path, slug: str, amendment: Amendment) -> Path:
    """A copy of the shelves with one text amended."""
    shelves = folder / "regulations"
    shutil.copytree(ROOT, shelves, ignore=shutil.ignore_patterns("__pycache__"))
    (shelves / regulations.FOLDERS[slug] / "text.toml").write_text(text(slug, amendment), encoding="utf-8")
    return shelves


def law(folder: Path, slug: str, amendment: Amendment) -> Regulation:
    """The amended regulation alone, checked."""
    path = folder / "text.toml"
    path.write_text(text(slug, amendment), encoding="utf-8")
    found = Regulation.load(path)
    found.validate()
    return found


@contextmanager
def on_the_shelf(monkeypatch: pytest.MonkeyPatch, shelves: Path) -> Iterator[None]:
    """Commands of this process decide by these texts meanwhile; the rules stay the shipped ones."""
    with monkeypatch.context() as patch:
        patch.setattr(regulations, "__file__", str(shelves / "__init__.py"))
        _forget()
        yield
    _forget()


def _forget() -> None:
    regulations.law_of.cache_clear()
    regulations.statute_of.cache_clear()
    regulations.shelf.cache_clear()
