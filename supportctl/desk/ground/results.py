"""What a verb returns: records, the decision behind it, and notes for the operator. No prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from supportctl.errors import Refused
from supportctl.law.decision import Decision, Ground
from supportctl.money import Money
from supportctl.record import encoded
from supportctl.regulations import law_of
from supportctl.regulations.terms import SupportTerms

T = TypeVar("T")
# JSON-ready, for the params of errors and notes.
plain = encoded

# What a failed ground is called in `errors`, by the code of the finding; anything else is CLAUSE_NOT_MET.
ERROR_OF_FINDING = {
    "closed-holiday": "OUT_OF_HOURS",
    "closed-day": "OUT_OF_HOURS",
    "closed-hour": "OUT_OF_HOURS",
    "not-confirmed": "NOT_CONFIRMED",
    "not-explained": "NOT_EXPLAINED",
    "no-appointment": "NO_AGREED_HOUR",
    "before-agreed": "NOT_THE_AGREED_HOUR",
    "after-agreed": "NOT_THE_AGREED_HOUR",
    "session-over": "NOT_THE_AGREED_HOUR",
    "technician-busy": "TECHNICIAN_BUSY",
    "not-accepted": "NOT_ACCEPTED",
    "other-number": "OTHER_PHONE_NUMBER",
    "no-number": "NO_PHONE_NUMBER",
    "no-contact": "NO_CONTACT_PERSON",
    "not-triaged": "NOT_TRIAGED",
    "not-diagnosable": "NOT_TRIAGED",
    "may-buy": "NOT_ENTITLED",
    "nothing": "NOT_ENTITLED",
    "not-given": "FIELD_MISSING",
    "none-given": "FIELD_MISSING",
    "not-offered": "NOT_OFFERED",
    "excluded": "TOPIC_EXCLUDED",
    "too-late": "TOO_LATE",
    "declined": "EXTENSION_DECLINED",
    "no-address": "NO_ANSWER_ADDRESS",
    "not-declared": "WISH_NOT_DECLARED",
    "outside-help-hours": "OUTSIDE_HELP_HOURS",
    "no-date-agreed": "DATE_NOT_AGREED",
    "manager-not-told": "MANAGER_NOT_TOLD",
    "minutes-over": "QUOTA_EXCEEDED",
    "not-invited": "NOT_INVITED",
    "webinar-begun": "WEBINAR_BEGUN",
    "combined": "NOT_COMBINED",
    "other-promotion": "NOT_COMBINABLE",
    "order-not-sent": "NOT_TOLD",
    "not-told": "NOT_TOLD",
    "no-demand": "NO_DEMAND",
    "renewal-past-notice": "OFFER_PAST_NOTICE",
}
# Fields whose option is called otherwise.
OPTION_OF_FIELD = {"full-name": "name", "old-number": "old", "new-number": "new"}


class Outcome(NamedTuple, Generic[T]):
    """The result of a verb. `data`: a record (supportctl/record.py) or several; `notes`: (code, params) that wording/ turns into
    lines for people; `made`: the id of what was made, for --quiet; `items`: one outcome per id when several were asked."""

    data: T
    decision: dict[str, Any] | None = None
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()
    made: str | None = None


def decision_data(decision: Decision[Any]) -> dict[str, Any]:
    """A decision as scripts see it, but for the sentences: wording/ adds `text` to each ground."""
    return {
        "question": decision.question,
        "outcome": "yes" if decision.outcome else "no",
        "on": decision.on.isoformat(),
        "overridden": list(decision.overridden),
        "grounds": [ground_data(decision.regulation, g) for g in decision.grounds],
    }


def ground_data(regulation: str, ground: Ground) -> dict[str, Any]:
    """One ground, with the code of the finding."""
    return {
        "regulation": regulation,
        "version": ground.version,
        "clause": ground.clause,
        "passed": ground.passed,
        "code": ground.code,
        "inputs": plain(ground.inputs),
    }


def require_yes(decision: Decision[Any]) -> None:
    """Raise Refused, with every failed ground, unless the answer is yes."""
    if not decision.outcome:
        raise Refused("REFUSED", decision_data(decision))


def granted(decision: Decision[T | None]) -> T:
    """What a yes brings, where the rule computes nothing for a no. Raises Refused, with every failed ground."""
    require_yes(decision)
    if decision.value is None:
        raise LookupError(f"{decision.question}: a yes without a value")
    return decision.value


def refusals(decision: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The failed grounds of a decision as entries of `errors`: {code, params, ground}. `overridable` among the params: the
    regulation lets the desk concede it."""
    return [
        {
            "code": ERROR_OF_FINDING.get(g["code"], "CLAUSE_NOT_MET" if g["passed"] is False else "CLAUSE_UNKNOWN"),
            "params": {"clause": g["clause"], **g["inputs"], **_options(g)}
            | ({"overridable": True} if _overridable(decision, g) else {}),
            "ground": g,
        }
        for g in failed_grounds(decision)
    ]


def _options(ground: Mapping[str, Any]) -> dict[str, Any]:
    """The options by which fields that are missing can be given: --serial, --email."""
    if ERROR_OF_FINDING.get(ground["code"]) != "FIELD_MISSING":
        return {}
    names = ground["inputs"].get("fields") or [ground["inputs"].get("field", "")]
    return {"options": [f"--{OPTION_OF_FIELD.get(name, name)}" for name in names]}


def _overridable(decision: Mapping[str, Any], ground: Mapping[str, Any]) -> bool:
    """May a start be conceded in spite of this ground?"""
    if decision["question"] != "start_session":
        return False
    law = law_of(ground["regulation"]).on(date.fromisoformat(decision["on"]))
    conceded = SupportTerms(law).start_overridable
    return conceded is not None and ground["clause"] in conceded.value


def failed_grounds(decision: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The grounds in the way: failed or unknown, and not overridden."""
    grounds: Sequence[dict[str, Any]] = decision["grounds"]
    return [g for g in grounds if g["passed"] is not True and g["clause"] not in decision["overridden"]]


def money(minor: int | None, currency: str | None) -> Money | None:
    """An amount of money; None without a price."""
    return None if minor is None or currency is None else Money(minor, currency)
