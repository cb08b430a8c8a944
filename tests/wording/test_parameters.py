"""Everything that regulation show names has words in both languages: parameters, their codes and units, sections, sources."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

from supportctl.output.parameters import Parameters
from supportctl.regulations import FOLDERS, document_of
from supportctl.wording.words import Words

LANGS = ("en", "pl")
# Units whose values are names, or words as documents have them: the same in both languages.
AS_WRITTEN = ("address", "instant", "local-time", "name", "seller", "tool", "unit-of-an-item", "vendor", "version", "words")


def catalogue(lang: str) -> ModuleType:
    return import_module(f"supportctl.wording.{lang}.parameters")


def codes() -> Iterator[tuple[str, str]]:
    """(unit, code) of every word of data in a parameter of any version."""
    for slug in FOLDERS:
        for param in document_of(slug).params.values():
            unit = param["unit"]
            for value in param["value"].values():
                if unit in AS_WRITTEN or unit in ("certificates", "clauses", "countries", "country", "rate=clause"):
                    continue
                inner = value if isinstance(value, (list, dict)) else [value]
                found = [*inner, *value.values()] if unit == "plan=price-item" else [*inner]
                yield from ((unit, code) for code in found if isinstance(code, str) and not code.isdigit())


@pytest.mark.parametrize("part", ["PARAMETERS", "VALUES", "PARAMETER_COUNTS", "SOURCES", "SECTIONS"])
def test_both_languages_have_the_same_keys(part: str) -> None:
    en, pl = (getattr(catalogue(lang), part) for lang in LANGS)
    assert list(en) == list(pl)


@pytest.mark.parametrize("lang", LANGS)
def test_every_parameter_has_a_label(lang: str) -> None:
    """Those that a shelf declares, too: an amendment may bring them. And none is left over."""
    declared = {key for slug in FOLDERS for key in (document_of(slug).declared or {})}
    given = {key for slug in FOLDERS for key in document_of(slug).params}
    labels = catalogue(lang).PARAMETERS
    assert sorted((declared | given) - set(labels)) == []
    assert sorted(set(labels) - (declared | given)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_labels_of_one_document_differ(lang: str) -> None:
    labels = catalogue(lang).PARAMETERS
    for slug in FOLDERS:
        own = [labels[key] for key in document_of(slug).params]
        assert sorted({label for label in own if own.count(label) > 1}) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_has_a_word(lang: str) -> None:
    words = Words(lang)
    known = {**words._labels.WORDS, **catalogue(lang).VALUES}
    assert sorted({(unit, code) for unit, code in codes() if code not in known}) == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_shows_what_is_typed(lang: str) -> None:
    """ "zabezpieczenie danych (backup)" belongs where it is typed."""
    here = Parameters(Words(lang))
    assert sorted(code for _, code in codes() if f"({code})" in here.code(code)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_country_has_a_name(lang: str) -> None:
    units = ("country", "countries")
    params = [p for slug in FOLDERS for p in document_of(slug).params.values() if p["unit"] in units]
    found = {c for p in params for v in p["value"].values() for c in ([v] if isinstance(v, str) else v)}
    assert sorted(found - set(catalogue(lang).COUNTRIES)) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", FOLDERS)
def test_every_clause_stands_in_a_section(lang: str, slug: str) -> None:
    sections = catalogue(lang).SECTIONS[slug]
    clauses = list(document_of(slug).clauses)
    assert next(iter(sections)) == clauses[0]
    assert list(sections) == [clause for clause in clauses if clause in sections]
    assert list(sections) == list(catalogue("en").SECTIONS[slug])


@pytest.mark.parametrize("lang", LANGS)
def test_every_source_has_a_title(lang: str) -> None:
    assert list(catalogue(lang).SOURCES) == list(FOLDERS)


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_version_binds_has_words(lang: str) -> None:
    known = Words(lang)._labels.TEXT
    assert sorted({document_of(slug).binds for slug in FOLDERS} - {key.removeprefix("bound_") for key in known}) == []
