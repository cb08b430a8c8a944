"""Everything a text.toml must hold, beyond what reading it needs."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from supportctl.law.text import Regulation

KINDS = ("rule", "deadline", "record", "notice", "info")
# Whose dated change decides from the day after.
DAY_AFTER = ("service", "order")
# Units whose values are checked; any other unit is free.
_COUNTS = ("minutes", "hours", "days", "percent", "licences", "subscriptions")


def require_valid(law: Regulation) -> None:
    """Raises Gap LAW_TEXT_INVALID naming file and key for the first thing that is wrong."""
    known = [v.id for v in law.versions]
    for lang in ("pl", "en"):
        _require_text(law, f"title.{lang}", law.title.get(lang))
    if law.in_force not in law.clauses:
        raise law.mistake("in_force", f"{law.in_force!r} is no clause of this text")
    for index, version in enumerate(law.versions[1:], 1):
        # Said of changes: a first text may count its own day.
        if law.binds in DAY_AFTER and version.decides_from != version.dated + timedelta(days=1):
            raise law.mistake(f"version[{index}].decides_from", "a change decides from the day after its date")
    for clause_id, clause in law.clauses.items():
        _require_clause(law, f'clause."{clause_id}"', clause_id, clause, known)
    for slug, reading in law.readings.items():
        key = f"reading.{slug}"
        clause_id = str(law.table(key, reading).get("clause"))
        listed = law.clauses.get(clause_id, {}).get("reading", {}).values()
        if not any(slug in slugs for slugs in listed):
            raise law.mistake(f"{key}.clause", f"no version of clause {clause_id!r} names this reading")
        for lang in ("pl", "en"):
            _require_text(law, f"{key}.{lang}", reading.get(lang))
    for param_id, param in law.params.items():
        key = f'param."{param_id}"'
        if law.table(key, param).get("clause") not in law.clauses:
            raise law.mistake(f"{key}.clause", f"{param.get('clause')!r} is no clause of this text")
        if not isinstance(param.get("unit"), str):
            raise law.mistake(f"{key}.unit", "missing")
        _require_versions(law, f"{key}.value", param.get("value"), known)
        for version_id, value in param["value"].items():
            _require_value(law, f"{key}.value.{version_id}", param["unit"], value)


def _require_clause(law: Regulation, key: str, clause_id: str, clause: Any, known: list[str]) -> None:
    kinds = law.table(key, clause).get("kind")
    if not isinstance(kinds, list) or not kinds or not set(kinds) <= set(KINDS):
        raise law.mistake(f"{key}.kind", f"{kinds!r}: a list of {', '.join(KINDS)} is wanted")
    for lang in ("pl", "en"):
        _require_versions(law, f"{key}.{lang}", clause.get(lang), known)
        brought = min(clause[lang], key=known.index)
        for version_id, text in clause[lang].items():
            if text != "" or version_id == brought:  # a later "" repeals
                _require_text(law, f"{key}.{lang}.{version_id}", text)
    if {v: bool(text) for v, text in clause["pl"].items()} != {v: bool(text) for v, text in clause["en"].items()}:
        raise law.mistake(key, "pl and en give different versions")
    for version_id, slugs in law.table(f"{key}.reading", clause.get("reading", {})).items():
        _require_versions(law, f"{key}.reading", {version_id: slugs}, known)
        if not isinstance(slugs, list):
            raise law.mistake(f"{key}.reading.{version_id}", "a list is wanted")
        for slug in slugs:
            if law.readings.get(slug, {}).get("clause") != clause_id:
                raise law.mistake(f"{key}.reading", f"[reading.{slug}] with clause = {clause_id!r} is missing")


def _require_versions(law: Regulation, key: str, given: Any, known: list[str]) -> None:
    if not isinstance(given, dict) or not given:
        raise law.mistake(key, "missing")
    if strange := sorted(set(given) - set(known)):
        raise law.mistake(key, f"{strange[0]!r} is no version of this text")


def _require_text(law: Regulation, key: str, text: Any) -> None:
    if not isinstance(text, str) or not text.strip():
        raise law.mistake(key, "a text is wanted")


def _require_value(law: Regulation, key: str, unit: str, value: Any) -> None:
    """Does the value fit its unit? A list or a table of clauses names clauses of this text."""
    if unit in _COUNTS and (type(value) is not int or value < 0):
        raise law.mistake(key, f"{value!r}: whole {unit} are wanted")
    if unit == "flag" and not isinstance(value, bool):
        raise law.mistake(key, f"{value!r}: true or false is wanted")
    if unit == "date" and type(value) is not date:
        raise law.mistake(key, f"{value!r}: a date without quotes is wanted")
    if unit == "local-time":
        try:
            time.fromisoformat(value)
        except (TypeError, ValueError):
            raise law.mistake(key, f'{value!r}: a time such as "09:00" is wanted') from None
    if unit.endswith("=clause"):
        value = list(law.table(key, value).values())
    if unit == "clauses" or unit.endswith("=clause"):
        if not isinstance(value, list):
            raise law.mistake(key, "a list is wanted")
        if strange := [c for c in value if c not in law.clauses]:
            raise law.mistake(key, f"{strange[0]!r} is no clause of this text")
