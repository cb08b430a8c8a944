"""A regulation as data: versions by date, clauses with kind and paraphrase, dated parameters, readings.

`Regulation.on(day)` is the only way to a clause or a value; there is no dateless access. A day that no version decides
is a Gap (exit 7); a mistake in a text.toml is a Gap too, and names the file and the key for whoever edits it.

A text, a reading or a value is written under the version that brought it and holds on for later versions until one of them
replaces it, so that an amendment says only what changes. An empty text ("") repeals a clause and the values that it backs;
an empty list ends its readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Generic

import tomli

from supportctl.errors import Gap
from supportctl.law.decision import Decision, Ground, T, all_of
from supportctl.tuples import NamedTuple

# A regulation is the desk's own or its producer's; a statute binds whatever they say.
DOCUMENTS = ("regulation", "statute")
# Whose day picks the version.
BINDS = ("service", "order", "arranging", "order-keeps", "transaction", "supply", "issue", "asking")


class Version(NamedTuple):
    """One text of a regulation. `decides_from` is the first day that it decides; `until` the last, None while in force."""

    id: str
    dated: date
    decides_from: date
    published: date | None
    until: date | None


class Value(NamedTuple, Generic[T]):
    """A parameter on a day: value, unit and the clause and version that back it travel together."""

    value: T
    unit: str
    clause: str
    version: str


class Clause(NamedTuple):
    """A clause in one version: its kinds, our paraphrase in both languages, the readings that were decided for it."""

    id: str
    kinds: tuple[str, ...]
    text: Mapping[str, str]
    readings: tuple[str, ...]

    @property
    def operative(self) -> bool:
        """True unless the software only lists the clause."""
        return self.kinds != ("info",)


class LawAt:
    """A regulation on one day: the only door to its clauses and values."""

    __slots__ = ("day", "regulation", "version")

    def __init__(self, regulation: Regulation, version: Version, day: date) -> None:
        self.regulation, self.version, self.day = regulation, version, day

    def at(self, day: date) -> LawAt:
        """The same regulation on another day."""
        return self.regulation.on(day)

    def value(self, key: str) -> Value[Any]:
        """The parameter in force. Raises Gap NO_VALUE, with its clause, when this version gives none, ValueError for a key that the
        shelf doesn't declare."""
        self.regulation.require_declared(key)
        return self.term(key)

    def has(self, key: str) -> bool:
        """Does this version give the parameter at all? For what not every regulation knows. Raises ValueError as value does."""
        self.regulation.require_declared(key)
        return self.maybe(key) is not None

    def term(self, key: str) -> Value[Any]:
        """As value, for a key that a Terms declares."""
        param = self.regulation.params.get(key)
        if param is None:
            raise self.regulation.mistake(f'param."{key}"', "missing")
        values: Mapping[str, Any] = param["value"]
        given = self._held(values)
        if given is None or not self._in_text(param["clause"]):
            raise Gap("NO_VALUE", regulation=self.regulation.id, clause=param["clause"], key=key, on=self.day.isoformat())
        return Value(values[given], str(param["unit"]), str(param["clause"]), self.version.id)

    def maybe(self, key: str) -> Value[Any] | None:
        """The same, None when this version gives none."""
        param = self.regulation.params.get(key)
        if param is None or self._held(param["value"]) is None or not self._in_text(param["clause"]):
            return None
        return self.term(key)

    def clause(self, clause_id: str) -> Clause:
        """One clause in the version of this day."""
        raw = self.regulation.clauses.get(clause_id)
        if raw is None:
            raise self.regulation.mistake(f'clause."{clause_id}"', "missing")
        texts = {lang: raw.get(lang, {}) for lang in ("pl", "en")}
        text = {lang: by_version[v] for lang, by_version in texts.items() if (v := self._held(by_version)) and by_version[v]}
        readings = raw.get("reading", {})
        held = self._held(readings)
        return Clause(clause_id, tuple(raw["kind"]), text, tuple(readings[held]) if held and text else ())

    def clauses(self) -> list[Clause]:
        """Every clause of this version, in the document's order."""
        return [self.clause(c) for c in self.regulation.clauses if self._in_text(c)]

    def params_of(self, clause_id: str) -> dict[str, Value[Any]]:
        """The parameters that this clause backs, with the values of this day."""
        if not self._in_text(clause_id):
            return {}
        params = self.regulation.params.items()
        return {k: self.term(k) for k, p in params if p["clause"] == clause_id and self._held(p["value"])}

    def _held(self, by_version: Mapping[str, Any]) -> str | None:
        """The newest version, up to that of this day, that writes something; None when none did yet."""
        so_far = (v.id for v in reversed(self.regulation.versions) if v.decides_from <= self.version.decides_from)
        return next((v for v in so_far if v in by_version), None)

    def _in_text(self, clause_id: str) -> bool:
        """Does the clause stand in this version: brought by then, and not repealed?"""
        texts: Mapping[str, str] = self.regulation.clauses.get(clause_id, {}).get("en", {})
        held = self._held(texts)
        return held is not None and bool(texts[held])

    def check(self, clause: str, passed: bool | None, code: str = "", **inputs: Any) -> Ground:
        """A ground on this day's version; `inputs` are what was looked at."""
        if not self._in_text(clause):
            raise self.regulation.mistake(f'clause."{clause}"', f"cited by a rule, but missing in {self.version.id}")
        return Ground(clause, self.version.id, passed, code, inputs)

    def passed(self, clause: str, code: str = "", **inputs: Any) -> Ground:
        """A ground that speaks for a yes."""
        return self.check(clause, True, code, **inputs)

    def failed(self, clause: str, code: str = "", **inputs: Any) -> Ground:
        """A ground that stands in the way."""
        return self.check(clause, False, code, **inputs)

    def decide(self, *grounds: Ground, value: T = None, overridden: tuple[str, ...] = ()) -> Decision[T]:  # type: ignore[assignment]
        """Yes when every ground passed or was overridden. Raises ValueError without a ground."""
        if not grounds:
            raise ValueError(f"{self.regulation.id}: a decision without a ground")
        return Decision(
            self.regulation.id, self.version.id, "", self.day, all_of(grounds, overridden), grounds, value, tuple(overridden)
        )


class Regulation:
    """One document's data, checked at load. Attributes: id, kind (regulation or statute), title {lang: text}, source, binds,
    versions (by date)."""

    def __init__(self, data: Mapping[str, Any], path: str) -> None:
        self.path = path
        self._data = data
        self.id: str = self._need("id", str)
        self.kind: str = data.get("kind", "regulation")
        if self.kind not in DOCUMENTS:
            raise self.mistake("kind", f"{self.kind!r} is none of {', '.join(DOCUMENTS)}")
        self.source: str = self._need("source", str)
        self.binds: str = self._need("binds", str)
        if self.binds not in BINDS:
            raise self.mistake("binds", f"{self.binds!r} is none of {', '.join(BINDS)}")
        self.in_force: str = self._need("in_force", str)
        self.title: Mapping[str, str] = self._need("title", dict)
        self.clauses: Mapping[str, Mapping[str, Any]] = self._need("clause", dict)
        self.params: Mapping[str, Mapping[str, Any]] = self.table("param", data.get("param", {}))
        self.readings: Mapping[str, Mapping[str, str]] = self.table("reading", data.get("reading", {}))
        self.versions = self._read_versions()
        self.declared: Mapping[str, bool] | None = None

    @classmethod
    def load(cls, path: Path, declared: Mapping[str, bool] | None = None) -> Regulation:
        """Read a text.toml, and hold it to the parameters that its shelf declares. Raises Gap LAW_TEXT_INVALID naming file and
        place."""
        try:
            with path.open("rb") as handle:
                data = tomli.load(handle)
        except tomli.TOMLDecodeError as error:
            raise Gap("LAW_TEXT_INVALID", file=path.as_posix(), key="", problem=str(error)) from error
        found = cls(data, path.as_posix())
        if declared is not None:
            found.declare(declared)
        return found

    def declare(self, keys: Mapping[str, bool]) -> None:
        """From now on only these parameters can be asked for: {key: must the text give it?}. Raises Gap LAW_TEXT_INVALID for one
        that the text gives and nobody declares, as when it is misspelt, and for one that must be there and isn't."""
        for key in self.params:
            if key not in keys:
                raise self.mistake(f'param."{key}"', "nobody asks for a parameter of that name")
        for key, wanted in keys.items():
            if wanted and key not in self.params:
                raise self.mistake(f'param."{key}"', "missing")
        self.declared = keys

    def require_declared(self, key: str) -> None:
        """Raises ValueError for a key that the shelf doesn't declare: has() would be silently False."""
        if self.declared is not None and key not in self.declared:
            raise ValueError(f"{self.id}: no terms declare {key}")

    def mistake(self, key: str, problem: str) -> Gap:
        """The error for whoever edits the text: which file, which key, what is wrong."""
        return Gap("LAW_TEXT_INVALID", file=self.path, key=key, problem=problem)

    def on(self, day: date) -> LawAt:
        """The regulation as it binds on that day. Raises Gap NOT_IN_FORCE before the first version."""
        for version in reversed(self.versions):
            if day >= version.decides_from:
                return LawAt(self, version, day)
        first = self.versions[0].decides_from
        raise Gap("NOT_IN_FORCE", regulation=self.id, clause=self.in_force, on=day.isoformat(), first_day=first.isoformat())

    def validate(self) -> None:
        """Everything a text must hold; run by the tests and after an amendment, not at every start. Raises Gap LAW_TEXT_INVALID."""
        from supportctl.law.validation import require_valid  # not needed to decide

        require_valid(self)

    def table(self, key: str, given: Any) -> Mapping[str, Any]:
        """`given`, which must be a table. Raises Gap LAW_TEXT_INVALID with the key."""
        if not isinstance(given, dict):
            raise self.mistake(key, "a table is wanted")
        return given

    def _need(self, key: str, kind: type) -> Any:
        value = self._data.get(key)
        if not isinstance(value, kind):
            raise self.mistake(key, "missing")
        return value

    def _read_versions(self) -> tuple[Version, ...]:
        rows = self._data.get("version")
        if not rows or not isinstance(rows, list):
            raise self.mistake("version", "missing")
        found: list[Version] = []
        for index, row in enumerate(rows):
            key = f"version[{index}]"
            for name in ("id", "dated", "decides_from"):
                if name not in row:
                    raise self.mistake(f"{key}.{name}", "missing")
            published = row.get("published")
            if not all(type(day) is date for day in (row["dated"], row["decides_from"], published or row["dated"])):
                raise self.mistake(key, "dated, decides_from and published are dates without quotes")
            if published is not None and index and row["decides_from"] < published:
                raise self.mistake(f"{key}.decides_from", "a change can't decide before its publication")
            if found and row["decides_from"] <= found[-1].decides_from:
                raise self.mistake(f"{key}.decides_from", "versions stand in the order of their days, each day once")
            if str(row["id"]) in {v.id for v in found}:
                raise self.mistake(f"{key}.id", f"{row['id']!r} is there twice")
            found.append(Version(str(row["id"]), row["dated"], row["decides_from"], published, None))
        ends = [v.decides_from - timedelta(days=1) for v in found[1:]]
        return tuple(
            Version(v.id, v.dated, v.decides_from, v.published, end) for v, end in zip(found, [*ends, None], strict=True)
        )
