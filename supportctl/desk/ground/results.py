"""What a verb returns: records, the decision behind it, and notes for the operator. No prose."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from supportctl.errors import Refused
from supportctl.law.decision import Decision
from supportctl.money import Money
from supportctl.record import encoded
from supportctl.regulations import law_of
from supportctl.regulations.terms import SupportTerms
from supportctl.told import Failure, Note, ToldDecision, ToldGround
from supportctl.tuples import NamedTuple

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
    "no-license-version": "NO_LICENSE_VERSION",
    "other-number": "OTHER_PHONE_NUMBER",
    "no-stored-number": "NO_STORED_NUMBER",
    "no-number": "NO_PHONE_NUMBER",
    "no-contact": "NO_CONTACT_PERSON",
    "not-triaged": "NOT_TRIAGED",
    "not-diagnosable": "NOT_TRIAGED",
    "may-buy": "NOT_ENTITLED",
    "nothing": "NOT_ENTITLED",
    "not-given": "FIELD_MISSING",
    "none-given": "FIELD_MISSING",
    "no-mail": "FIELD_MISSING",
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
    """The result of a verb. `data`: a record (supportctl/record.py) or several; `made`: the id of what was made, for --quiet."""

    data: T
    decision: ToldDecision | None = None
    notes: tuple[Note, ...] = ()
    made: str | None = None


def decision_data(decision: Decision[Any]) -> ToldDecision:
    """A decision as it is told; wording/ adds a sentence to each ground."""
    grounds = tuple(
        ToldGround(decision.regulation, g.version, g.clause, g.passed, g.code, plain(g.inputs)) for g in decision.grounds
    )
    outcome = "yes" if decision.outcome else "no"
    return ToldDecision(decision.question, outcome, decision.on, tuple(decision.overridden), grounds)


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


def refusals(decision: ToldDecision) -> tuple[Failure, ...]:
    """The failed grounds of a decision as entries of `errors`. `overridable` among the params: the regulation lets the desk
    concede it."""
    return tuple(
        Failure(
            _code(g),
            {"clause": g.clause, **g.inputs, **_options(g), **_hinted(g)}
            | ({"overridable": True} if _overridable(decision, g) else {}),
            g,
        )
        for g in decision.in_the_way()
    )


def _code(ground: ToldGround) -> str:
    """What a failed ground is called."""
    return ERROR_OF_FINDING.get(ground.code, "CLAUSE_NOT_MET" if ground.passed is False else "CLAUSE_UNKNOWN")


def _options(ground: ToldGround) -> dict[str, Any]:
    """The options by which fields that are missing can be given: --serial, --email."""
    if ERROR_OF_FINDING.get(ground.code) != "FIELD_MISSING":
        return {}
    several = ["mail"] if ground.code == "no-mail" else ground.inputs.get("fields")
    names = several if isinstance(several, (list, tuple)) else [ground.inputs.get("field", "")]
    return {"options": [f"--{OPTION_OF_FIELD.get(str(name), name)}" for name in names]}


def _hinted(ground: ToldGround) -> dict[str, str]:
    """Which hint helps where the usual one would name what nobody gave."""
    unsaid = ground.code == "no-stored-number" and ground.inputs.get("given") is None
    return {"hint": "store-number"} if unsaid else {}


def _overridable(decision: ToldDecision, ground: ToldGround) -> bool:
    """May a start be conceded in spite of this ground?"""
    if decision.question != "start_session":
        return False
    conceded = SupportTerms(law_of(ground.regulation).on(decision.on)).start_overridable
    return conceded is not None and ground.clause in conceded.value


def money(minor: int | None, currency: str | None) -> Money | None:
    """An amount of money; None without a price."""
    return None if minor is None or currency is None else Money(minor, currency)
