"""Case files: reading them, building the facts, asking the rule, comparing the answer.

A case file is written by someone who knows the regulation and not the program, so a slip is reported with the file, the
case and the key. Each folder beside this module is named after a shelf and holds that shelf's files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

from supportctl.calendar import WARSAW, elapsed_seconds, iso, legal_day
from supportctl.errors import Gap
from supportctl.law.decision import Decision
from supportctl.law.rules import Question
from supportctl.law.text import Regulation
from supportctl.law.units import Source, Taken, Work
from supportctl.regulations import FOLDERS, shelf

FOLDER = Path(__file__).parent
FILE_KEYS = {"ask", "given", "cites", "case"}
CASE_KEYS = {"name", "on", "ask", "given", "without", "expect", "cites", "failed", "overridden"}
OUTCOMES = ("yes", "no", "gap")


class CaseError(Exception):
    """A slip in a case file, or an answer that isn't what the case expects."""


@dataclass(frozen=True)
class Case:
    """One case. `given`: the file's baseline with the case's own facts over it, `without` taken out."""

    slug: str
    file: str
    name: str
    on: date
    ask: str
    given: Mapping[str, Any]
    expect: Mapping[str, Any]
    cites: frozenset[str]
    failed: frozenset[str]
    overridden: frozenset[str]

    @property
    def id(self) -> str:
        return f"{self.file}::{self.name}"

    def error(self, key: str, problem: str) -> CaseError:
        return CaseError(f"{FOLDERS[self.slug]}/{self.file}: case {self.name!r}: {key}: {problem}")

    @property
    def question(self) -> Question[Any, Any]:
        try:
            return shelf(self.slug).question(self.ask)
        except Gap:
            raise self.error("ask", f"{self.ask!r} is no rule of {self.slug}") from None


# Reading ---------------------------------------------------------------------------------------------------------------------


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every shelf."""
    return tuple(c for slug in FOLDERS for c in cases_of(slug))


@cache
def cases_of(slug: str) -> tuple[Case, ...]:
    """The cases of one shelf, files in the order of their names."""
    return tuple(c for path in sorted((FOLDER / FOLDERS[slug]).glob("*.toml")) for c in read(slug, path))


def read(slug: str, path: Path) -> Iterator[Case]:
    """The cases of one file. Raises CaseError for anything that isn't as the files' heads explain."""
    where = f"{path.parent.name}/{path.name}"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{where}: {error}") from error
    if strange := sorted(set(data) - FILE_KEYS):
        raise CaseError(f"{where}: {strange[0]}: not one of {', '.join(sorted(FILE_KEYS))}")
    seen: set[str] = set()
    for number, row in enumerate(data.get("case", []), 1):
        name = row.get("name")
        if not isinstance(name, str) or name in seen:
            raise CaseError(f"{where}: case number {number}: name: missing, or there twice")
        seen.add(name)
        yield _case(slug, path.name, name, row, data)


def _case(slug: str, file: str, name: str, row: Mapping[str, Any], data: Mapping[str, Any]) -> Case:
    given = {**data.get("given", {}), **row.get("given", {})}
    without = row.get("without", [])
    expect, cites, failed = row.get("expect", {}), row.get("cites", data.get("cites")), row.get("failed", [])
    case = Case(
        slug=slug,
        file=file,
        name=name,
        on=row.get("on", date.min),
        ask=row.get("ask") or data.get("ask", ""),
        given={key: value for key, value in given.items() if key not in without},
        expect=expect,
        cites=frozenset(cites or ()),
        failed=frozenset(failed),
        overridden=frozenset(row.get("overridden", [])),
    )
    if strange := sorted(set(row) - CASE_KEYS):
        raise case.error(strange[0], f"not one of {', '.join(sorted(CASE_KEYS))}")
    if type(row.get("on")) is not date:
        raise case.error("on", "a date without quotes is wanted")
    if not case.ask:
        raise case.error("ask", "missing, in the case and at the top of the file")
    if expect.get("outcome") not in OUTCOMES:
        raise case.error("expect.outcome", f"one of {', '.join(OUTCOMES)} is wanted")
    if not cites:
        raise case.error("cites", "missing: no answer goes without a clause")
    if unused := [key for key in without if key not in given]:
        raise case.error("without", f"{unused[0]!r} isn't given anyway")
    for key, clauses in (("cites", cites), ("failed", failed), ("overridden", row.get("overridden", []))):
        for clause in clauses:
            if clause not in shelf(slug).law.clauses:
                raise case.error(key, f"{clause!r} is no clause of {slug}")
    return case


# Facts -----------------------------------------------------------------------------------------------------------------------


def facts_of(case: Case, law: Regulation) -> Any:
    """The facts object of the case's question. Facts inside facts take their fields from the same flat list of names."""
    used: set[str] = set()
    built = _build(case, case.question.facts_type, law, used)
    if strange := sorted(set(case.given) - used):
        raise case.error(f"given.{strange[0]}", f"no fact of {case.ask}")
    return built


def _build(case: Case, kind: type[NamedTuple], law: Regulation, used: set[str]) -> Any:
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for key in kind._fields:
        hint = hints[key]
        if key == "work" and kind.__name__ == "WorkFacts":
            used.add(key)
            values[key] = tuple(_work(case, row, law) for row in case.given.get(key, []))
        elif key == "sources":
            used |= {"bought", "agreed"}
            values[key] = tuple(_sources(case))
        elif hasattr(hint, "_fields"):
            values[key] = _build(case, hint, law, used)
        elif key in case.given:
            used.add(key)
            values[key] = _fit(case, f"given.{key}", case.given[key], hint)
        elif (nested := _optional(hint)) and _needed(nested) <= set(case.given):
            values[key] = _build(case, nested, law, used)
        elif type(None) in get_args(hint):
            values[key] = None
        elif key not in kind._field_defaults:
            raise case.error(f"given.{key}", "missing")
    made: Callable[..., Any] = kind
    return made(**values)


def _optional(hint: Any) -> type[NamedTuple] | None:
    """The facts class of a fact that may be missing."""
    return next((t for t in get_args(hint) if hasattr(t, "_fields")), None) if type(None) in get_args(hint) else None


def _needed(kind: type[NamedTuple]) -> set[str]:
    """The names without which no facts of that class are built: those of facts inside it too."""
    found: set[str] = set()
    for key, hint in get_type_hints(kind).items():
        if hasattr(hint, "_fields"):
            found |= _needed(hint)
        elif key not in kind._field_defaults:
            found.add(key)
    return found


def _fit(case: Case, key: str, value: Any, hint: Any) -> Any:
    """The value as the fact wants it; a time of day means that time on the day of the case."""
    wanted = [t for t in (get_args(hint) or (hint,)) if t is not type(None)]
    if datetime in wanted:
        return instant(case, key, value)
    if getattr(hint, "__origin__", None) is tuple and isinstance(value, list):
        return tuple(_fit(case, key, v, get_args(hint)[0]) if isinstance(v, dict) else v for v in value)
    shape = next((t for t in wanted if hasattr(t, "_fields")), None)
    if shape is not None and isinstance(value, dict):
        wanted_names = [name for name in shape._fields if name in value or name not in shape._field_defaults]
        if strange := sorted(set(value) ^ set(wanted_names)):
            raise case.error(key, f"{strange[0]}: exactly {', '.join(wanted_names)} are wanted")
        return shape(**{k: _fit(case, f"{key}.{k}", v, get_type_hints(shape)[k]) for k, v in value.items()})
    if type(value) not in wanted:
        names = " or ".join(getattr(t, "__name__", str(t)) for t in wanted)
        raise case.error(key, f"{value!r}: {names} is wanted")
    return value


def instant(case: Case, key: str, value: Any) -> datetime:
    """An instant in UTC from a time of the case's day, a Warsaw wall time, or a time with its offset."""
    if isinstance(value, time):
        value = datetime.combine(case.on, value)
    if not isinstance(value, datetime):
        raise case.error(key, f"{value!r}: a time, or a date with a time, without quotes is wanted")
    if value.tzinfo is not None:
        return value.astimezone(UTC)
    first, second = (value.replace(tzinfo=WARSAW, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first != second:
        raise case.error(key, f"{value} comes twice or never that day in Warsaw: write it with its offset, +01:00 or +02:00")
    return first


def _work(case: Case, row: Mapping[str, Any], law: Regulation) -> Work:
    """{ starts, lasts } or { starts, ends }, perhaps with anew: the version and the unit are those of the day on which it starts."""
    if set(row) - {"anew"} not in ({"starts", "lasts"}, {"starts", "ends"}):
        raise case.error("given.work", f"{sorted(row)}: starts and lasts, or starts and ends, are wanted")
    start = instant(case, "given.work.starts", row["starts"])
    if "ends" in row:
        seconds = elapsed_seconds(start, instant(case, "given.work.ends", row["ends"]))
    elif isinstance(row["lasts"], time):
        seconds = (row["lasts"].hour * 60 + row["lasts"].minute) * 60 + row["lasts"].second
    else:
        raise case.error("given.work.lasts", f"{row['lasts']!r}: hours:minutes:seconds without quotes are wanted")
    then = law.on(legal_day(start))
    return Work(start, seconds, int(then.value("billing.unit").value), then.version.id, row.get("anew", False))


def _sources(case: Case) -> Iterator[Source]:
    for key, consent in (("bought", False), ("agreed", True)):
        for number, row in enumerate(case.given.get(key, []), 1):
            if set(row) not in ({"minutes", "since"}, {"minutes", "since", "until"} if consent else {"minutes", "since"}):
                raise case.error(f"given.{key}", f"{sorted(row)}: minutes and since are wanted")
            since = instant(case, f"given.{key}.since", row["since"])
            until = instant(case, f"given.{key}.until", row["until"]) if "until" in row else None
            yield Source(f"{key} {number}", row["minutes"], since, consent, until)


# Asking and comparing --------------------------------------------------------------------------------------------------------


def decide(case: Case, law: Regulation | None = None) -> Decision[Any]:
    """The rule's answer; `law` to ask another text of the same regulation. Raises Gap as the law does."""
    law = law or shelf(case.slug).law
    return case.question(facts_of(case, law), law.on(case.on))


def check(case: Case) -> None:
    """Compare the rule's answer with the case. Raises CaseError naming file, case and key."""
    try:
        decision = decide(case)
    except Gap as gap:
        if case.expect["outcome"] != "gap":
            raise case.error("expect.outcome", f"expected {case.expect['outcome']}, but nothing decides: {gap}") from gap
        _same(case, "cites", set(case.cites), {gap.params["clause"]})
        for key, wanted in case.expect.items():
            if key != "outcome":
                _same(case, f"expect.{key}", plain(wanted), plain(gap.params.get(key)))
        return
    _same(case, "expect.outcome", case.expect["outcome"], "yes" if decision.outcome else "no")
    _same(case, "cites", set(case.cites), {g.clause for g in decision.grounds})
    _same(case, "failed", set(case.failed), {g.clause for g in decision.failed})
    _same(case, "overridden", set(case.overridden), set(decision.overridden))
    for key, wanted in case.expect.items():
        if key != "outcome":
            _compare(case, key, wanted, decision)


def _compare(case: Case, key: str, wanted: Any, decision: Decision[Any]) -> None:
    found = list(answers(decision, key))
    if not found:
        raise case.error(f"expect.{key}", "neither in the value of the answer nor among what was found")
    if not any(plain(wanted) == plain(value) for value in found):
        raise case.error(f"expect.{key}", f"expected {plain(wanted)!r}, found {' and '.join(repr(plain(v)) for v in found)}")


def answers(decision: Decision[Any], key: str) -> Iterator[Any]:
    """What goes by that name: the value itself, its field, the codes of the grounds, or what a ground found."""
    value = decision.value
    if key == "value":
        yield value
    elif key in getattr(value, "_fields", ()):
        yield getattr(value, key)
    elif key == "code":
        yield from (g.code for g in decision.grounds)
    else:
        yield from (g.inputs[key] for g in decision.grounds if key in g.inputs)


def plain(value: Any) -> Any:
    """One form for what a file writes and what a rule gives: instants as Warsaw ISO text, sequences as lists, "none"."""
    if value is None:
        return "none"
    if isinstance(value, Taken):
        return value.source or "nothing"
    if isinstance(value, datetime):
        return iso(value if value.tzinfo else value.replace(tzinfo=WARSAW))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value


def _same(case: Case, key: str, wanted: Any, found: Any) -> None:
    if wanted != found:
        if isinstance(wanted, set):
            missing, extra = sorted(wanted - found), sorted(found - wanted)
            raise case.error(key, f"not in the answer: {missing}, only in the answer: {extra}")
        raise case.error(key, f"expected {wanted!r}, found {found!r}")
