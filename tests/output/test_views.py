"""What the views are filed under is there: a command that can be typed, a record that a verb returns, a field of it."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from supportctl import desk
from supportctl.cli.complete import tree
from supportctl.output.lists import COLUMNS, FIELDS
from supportctl.output.views import _EVERY_GROUND, BY_RECORD, VIEWS

# The commands as completion knows them.
TREE = tree()


def records() -> set[str]:
    """The names of the records that the desk defines."""
    modules = [import_module(found.name) for found in walk_packages(desk.__path__, "supportctl.desk.")]
    return {name for module in modules for name, kind in vars(module).items() if hasattr(kind, "_fields")}


def test_every_view_is_of_a_command_or_of_a_record() -> None:
    verbs = {f"{noun} {verb}" for noun, entry in TREE.items() for verb in entry.get("verbs", {})}
    assert verbs
    verbs |= {name for name, entry in TREE.items() if "verbs" not in entry}
    assert {*VIEWS, *COLUMNS, *FIELDS, *_EVERY_GROUND} - verbs == set()
    assert set(BY_RECORD) - records() == set()
