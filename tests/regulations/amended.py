"""Another text for the shelf: a shipped one with an amendment written into it, as a lawyer would write it. Not shipped.

Amendments are written into the first version of a text (`first_text`), so that whatever a later one brings changes no test.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supportctl import regulations
from supportctl.law.text import Regulation

ROOT = Path(regulations.__file__).parent
PROGRUPA, SKETCHUP = "progrupa-support", "sketchup-conversion"

Text = dict[str, Any]  # a text.toml as it is read
Amendment = Callable[[Text], None]


def shipped(slug: str) -> Text:
    """The shipped text as it stands."""
    return tomllib.loads((ROOT / regulations.FOLDERS[slug] / "text.toml").read_text(encoding="utf-8"))


def first_text(slug: str) -> Text:
    """The shipped text without what its later versions brought."""
    data = shipped(slug)
    data["version"] = data["version"][:1]
    first = data["version"][0]["id"]
    for rows, dated in ((data["clause"], ("pl", "en", "reading")), (data.get("param", {}), ("value",))):
        for key, row in list(rows.items()):
            for name in dated:
                if name in row:
                    row[name] = {version: said for version, said in row[name].items() if version == first}
            if not row[dated[0]]:
                del rows[key]
    named = {slug for row in data["clause"].values() for slugs in row.get("reading", {}).values() for slug in slugs}
    data["reading"] = {slug: row for slug, row in data.get("reading", {}).items() if slug in named}
    return data


def version(data: Text, name: str, *, dated: date, decides_from: date) -> None:
    """Another version."""
    data["version"].append({"id": name, "dated": dated, "decides_from": decides_from})


def half_hours(data: Text) -> None:
    """ProGrupa from the day after 2026-12-31 on: paid support by the started half hour."""
    version(data, "2026-12-31", dated=date(2026, 12, 31), decides_from=date(2027, 1, 1))
    data["param"]["billing.unit"]["value"]["2026-12-31"] = 30


def cancelled(data: Text) -> None:
    """The conversion from transactions of 2021-06-01 on: 50 % with M&S, and the vendor ends it at noon of 2021-06-15."""
    version(data, "2021-06-01", dated=date(2021, 6, 1), decides_from=date(2021, 6, 1))
    data["param"]["discount.active"]["value"]["2021-06-01"] = 50
    data["param"]["promotion.revoked-at"]["value"]["2021-06-01"] = "2021-06-15T12:00:00+02:00"


def law(slug: str, *amendments: Amendment) -> Regulation:
    """The first text with the amendments, checked."""
    data = first_text(slug)
    for amend in amendments:
        amend(data)
    found = Regulation(data, "amended.toml")
    found.validate()
    return found


def write(folder: Path, slug: str, *amendments: Amendment) -> Path:
    """A copy of the shelves with one text amended."""
    shelves = folder / "regulations"
    shutil.copytree(ROOT, shelves, ignore=shutil.ignore_patterns("__pycache__"))
    data = first_text(slug)
    for amend in amendments:
        amend(data)
    (shelves / regulations.FOLDERS[slug] / "text.toml").write_text(toml(data), encoding="utf-8")
    return shelves


def toml(data: Text) -> str:
    """The text as TOML, one line a key of the top."""
    return "".join(f"{json.dumps(key)} = {_toml(value)}\n" for key, value in data.items())


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_toml(inside)}" for key, inside in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


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
