"""What an act is refused for whatever is answered: found by rehearsals with answers that can be read in place of those to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice, product
from typing import Any

from supportctl.calendar import WARSAW
from supportctl.cli.asking import failed
from supportctl.cli.questions import Asked
from supportctl.errors import Conflict, InvalidInput, Refused, SupportError

# In place of an answer of which nothing is known; the parameter's name follows.
SOMETHING = "…"
# Free words that no clause looks at.
FREE = frozenset(("subject", "message", "name", "address"))
# Words of which the desk says itself which ones there are.
_LISTED = frozenset(("--outcome", "--form", "--kind"))
# At most so many rehearsals of one call.
_MOST = 16
# Findings that something helps that the verb asks for in its turn, or that is written in an editor.
ASKED_LATER = frozenset(("not-given", "none-given", "not-confirmed", "no-number", "no-mail", "not-explained"))
# Findings that another answer helps, by the parameter.
_HELPED = {"phone": frozenset(("other-number",))}
# Things of the desk: which one is meant decides everything, so that nothing stands for it.
_THINGS = frozenset(("client", "license", "product", "ticket", "session", "bundle", "invoice", "serial", "item", "priced"))
# Answers in a form of their own.
_READABLE: Mapping[str, tuple[str, ...]] = {
    "--hours": ("1", "2"),
    "--amount": ("1", "2"),
    "AMOUNT": ("1", "2"),
    "--unit-net": ("1", "2"),
    "--quantity": ("1", "2"),
    "--version": ("2021", "2022"),
    "--nip": ("5260001246", "5252248481"),
    "--email": ("a@example.com", "b@example.com"),
    "--month": ("2026-01", "2026-02"),
}
_PHONES = ("601000001", "602000002")
# Days from today, and the hours from now of an instant.
_DAYS = (1, 400, 0, -400)

Rehearse = Callable[[Mapping[str, Any]], SupportError | None]


def stand_in(one: Asked, now: datetime | None) -> Any:
    """Something in place of an answer; with `now`, a time that can be read."""
    if one.type is bool:
        return True
    if one.type is int:
        return [1] if one.several else 1
    text = one.kind.lstrip("+").partition(",")[0] if "," in one.kind else SOMETHING + one.name
    if now is not None and one.kind in ("day", "when", "ahead"):
        at = now.astimezone(WARSAW) + timedelta(days=one.kind == "ahead")
        text = at.date().isoformat() if one.kind == "day" else at.isoformat()
    return [text] if one.several else text


def certain(
    rehearse: Rehearse, later: Sequence[Asked], now: datetime, blamed: Callable[[SupportError], bool]
) -> SupportError | None:
    """What every rehearsal comes to that isn't stopped by the form of an answer to come; None where one goes through, or where they come
    to different things. `blamed`: is what was given to blame for the error?

    A conflict that nothing given is to blame for is certain only where no other number of a phone could help, and several days don't."""
    tried = {one.name: list(_answers(one, now)) for one in later}
    tried |= _words(rehearse, later, tried)
    names, found, was_passed_over = list(tried), list[SupportError](), False
    for answers in islice(product(*tried.values()), _MOST):
        error = rehearse(dict(zip(names, answers, strict=True)))
        if error is None:
            return None
        if isinstance(error, InvalidInput) and not blamed(error):
            was_passed_over = True
            continue
        if (_says(error, answers) and not blamed(error)) or (found and not _alike(found[0], error, later)):
            return None
        found.append(error)
    same = found[0] if found else None
    is_of_one_day = was_passed_over and len(found) == 1  # it says nothing about the days that weren't tried
    if isinstance(same, Conflict) and not blamed(same) and any(_is_phone(o) or (is_of_one_day and _is_day(o)) for o in later):
        return None
    return None if isinstance(same, Refused) and not _grounds(same, later) else same


def readable(one: Asked, now: datetime) -> Any:
    """An answer in a form that can be read."""
    return next(_answers(one, now))


def _words(rehearse: Rehearse, later: Sequence[Asked], known: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """The words that the desk knows, in place of one that it doesn't: of each parameter that takes one of them."""
    found: dict[str, list[Any]] = {}
    for _ in later:
        answers = {name: values[0] for name, values in ({**known, **found}).items()}
        error = rehearse(answers)
        if error is None or error.code != "UNKNOWN_WORD":
            break
        one = next((o for o in later if o.name not in found and first(answers[o.name]) == error.params["value"]), None)
        if one is None:
            break
        found[one.name] = [[word] if one.several else word for word in error.params["known"]]
    return found


def _answers(one: Asked, now: datetime) -> Iterator[Any]:
    """What could be answered, in a form that can be read."""
    if one.type is bool:
        yield from (True, False)
    elif one.type is int:
        yield from ([number] if one.several else number for number in (1, 2))
    else:
        yield from ([text] if one.several else text for text in _texts(one, now))


def _is_phone(one: Asked) -> bool:
    return one.kind == "phone" or one.typed == "--phone"


def _is_day(one: Asked) -> bool:
    return one.kind in ("day", "when", "ahead") or one.typed in ("--term", "--from")


def _texts(one: Asked, now: datetime) -> list[str]:
    days = [now.astimezone(WARSAW) + timedelta(days=days) for days in _DAYS]
    if one.kind == "day" or one.typed in ("--term", "--from"):
        return [day.date().isoformat() for day in days]
    if one.kind in ("when", "ahead"):
        return [day.isoformat() for day in days]
    if _is_phone(one):
        return list(_PHONES)
    if "," in one.kind:
        return one.kind.lstrip("+").split(",")
    return list(_READABLE.get(one.typed, (SOMETHING + one.name,)))


def first(answer: Any) -> str:
    """An answer, or the first of several, as it was typed."""
    return str(answer[0] if isinstance(answer, list) else answer)


def _says(error: SupportError, answers: Sequence[Any]) -> bool:
    """Does it name what stood for an answer?"""
    texts = {first(answer) for answer in answers}
    return not isinstance(error, Refused) and bool({str(value) for value in error.params.values()} & texts)


def _grounds(error: Refused, later: Sequence[Asked]) -> set[str]:
    """The grounds in the way that no answer helps."""
    helped = {code for one in later for code in _HELPED.get(one.name, ())}
    return set() if any(map(_decides, later)) else set(failed(error)) - ASKED_LATER - helped


def _decides(one: Asked) -> bool:
    """May a regulation look at the answer, and was none of all that can be answered tried?"""
    is_listed = one.type is bool or "," in one.kind or one.typed in _LISTED
    return not (is_listed or one.name in FREE or one.name == "phone" or one.typed in ("--hours", "--reason"))


def _alike(one: SupportError, other: SupportError, later: Sequence[Asked]) -> bool:
    if isinstance(one, Refused) and isinstance(other, Refused):
        return bool(_grounds(one, later) & _grounds(other, later))
    return (type(one), one.code) == (type(other), other.code)


def things(later: Sequence[Asked]) -> list[Asked]:
    """Those of the parameters that name something of the desk."""
    return [one for one in later if one.kind.rstrip("*") in _THINGS]


def taken(
    rehearse: Rehearse,
    later: Sequence[Asked],
    now: datetime,
    known: Callable[[Asked], str | None],
    blamed: Callable[[SupportError], bool],
) -> SupportError | None:
    """That a name which was given is taken already, or something that was given can't be read, whatever the things are that it goes with;
    `known`: one of those."""
    tried = {one.name: readable(one, now) for one in later}
    for one in things(later):
        if (name := known(one)) is None:
            return None
        tried[one.name] = [name] if one.several else name
    words = _words(rehearse, later, {name: [answer] for name, answer in tried.items()})
    error = rehearse(tried | {name: found[0] for name, found in words.items()})
    is_bad = isinstance(error, InvalidInput) and error.code.startswith("BAD_")
    return error if (is_bad or isinstance(error, Conflict)) and error is not None and blamed(error) else None
