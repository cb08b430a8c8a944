"""Which items of the price list the regulations ask for: their codes stand in the texts, so that nobody has to know them by heart."""

from __future__ import annotations

import re
from functools import cache

from supportctl.regulations import SHELVES, law_of
from supportctl.slips import slipped

# How a text writes an item, items by plan, and the beginning of items of which there may be any number.
_ONE, _BY_PLAN, _BEGINNING = "price-item", "plan=price-item", "price-item-prefix"
# Trainings are the organiser's, each by its kind.
TRAINING = "training-"
# In fewer letters a part of a code says nothing.
_TELLING = 4


def price_item(program: str, edition: str) -> str:
    """The item of a licence and year of a program in an edition, such as solidworks-standard-year."""
    return "-".join([program, *([re.sub(r"[^a-z0-9]+", "-", edition.lower())] if edition else []), "year"])


@cache
def of_regulations() -> tuple[str, ...]:
    """The codes that the newest text of each regulation asks for; of the bundles one for each program and edition."""
    found: list[str] = []
    for slug in SHELVES:
        law = law_of(slug)
        newest = law.on(law.versions[-1].decides_from)
        params = [value for key in law.params if (value := newest.maybe(key)) is not None]
        found += [param.value for param in params if param.unit == _ONE]
        found += [item for param in params if param.unit == _BY_PLAN for item in param.value.values()]
        editions: dict[str, list[str]] = next((param.value for param in params if param.unit == "program=editions"), {})
        found += [price_item(program, edition) for program, named in editions.items() for edition in named or [""]]
    return tuple(dict.fromkeys(found))


def is_of_a_family(item: str) -> bool:
    """Does the code begin as those of which a regulation takes any number: service items, trainings?"""
    laws = [law_of(slug) for slug in SHELVES]
    values = [law.on(law.versions[-1].decides_from).maybe(key) for law in laws for key in law.params]
    begun = [value.value for value in values if value is not None and value.unit == _BEGINNING]
    return item.startswith((TRAINING, *begun))


def meant(item: str) -> list[str]:
    """The codes of the regulations that were probably meant: those that differ by a slip of the keys, else those that the word is a
    part of; none for one of them."""
    known = of_regulations()
    if item in known:
        return []
    parts = [code for code in known if len(item) >= _TELLING and item in code]
    return slipped(item, known) or parts
