"""What a report must hold and doesn't yet is asked for on a terminal: what the client said, never what the desk knows."""

from __future__ import annotations

from collections.abc import Mapping

from supportctl.cli.asking import ended, failed
from supportctl.cli.context import Door
from supportctl.cli.questions import called, worded
from supportctl.cli.terminal import NoAnswer, ask_line, ask_text, tell
from supportctl.cli.typed import Start, Told
from supportctl.errors import InvalidInput, Refused
from supportctl.told import ToldDecision, ToldGround
from supportctl.wording.safe import safe
from supportctl.wording.words import Words, words

# Findings that an answer helps.
_ANSWERABLE = frozenset(("not-given", "none-given", "no-version"))


def understood(door: Door, told: Told) -> Told:
    """The report with words as scripts pass them, where people say them otherwise: --channel mail is email."""
    from supportctl.cli.spoken import replaced

    while True:
        try:
            _refusal(door, told)
        except InvalidInput as error:
            found = replaced((told,), {}, error.params) if error.code == "UNKNOWN_WORD" else None
            if found is None:
                return told
            (told,) = found[0]
        else:
            return told


def foresee(door: Door, told: Told, start: Start) -> None:
    """Nothing is asked where the report can't be taken up whatever is answered. Raises what it is refused for then."""
    from supportctl.desk.ticket import taking_up
    from supportctl.desk.ticket.opening import Report

    try:
        with door.store.read() as db:
            taking_up.foresee(door.act(db), Report(*told), **start._asdict())
    except Refused as refused:
        if not set(failed(refused)) <= _ANSWERABLE:
            raise


def ask_report(door: Door, told: Told) -> Told:
    """The report with what its regulation demands and wasn't typed. Raises Refused where it is refused for anything else."""
    refused = _refusal(door, told)
    if refused is None:
        return told
    if not set(failed(refused)) <= _ANSWERABLE:
        raise refused
    say = words(door.settings().lang)
    wanted = [_fields(ground.inputs) for ground in refused.decision.in_the_way()] if refused.decision is not None else []
    for at, fields in enumerate(wanted):
        try:
            told = _answered(door, say, told, fields)
        except NoAnswer:
            still = [" / ".join(called(say.prompt(door.command, f"--{f}"), f"--{f}") for f in each) for each in wanted[at:]]
            raise ended(still) from None
    return told


def _fields(inputs: Mapping[str, object]) -> list[str]:
    """The fields that a ground misses: one, or one of several; a finding that names none misses the version."""
    several, one = inputs.get("fields"), inputs.get("field", "version")
    return [str(field) for field in several] if isinstance(several, (list, tuple)) else [str(one)]


def _answered(door: Door, say: Words, told: Told, fields: list[str]) -> Told:
    """The report with one of the fields; what can't be read, or is that of another licence, is told and asked for again."""
    known = _on_file(door, told)
    while True:
        found = told._replace(**_given(door, say, fields, known))
        try:
            refused = _refusal(door, found)
        except InvalidInput as error:
            tell(say.error_line(error.code, error.params))
            continue
        wrong = None if refused is None or refused.decision is None else _of_another(refused.decision, fields)
        if wrong is None:
            return found
        tell(say.refusal(wrong))


def _of_another(decision: ToldDecision, fields: list[str]) -> ToldGround | None:
    """The ground that one of the fields names another licence than the report."""
    grounds = decision.in_the_way()
    return next((g for g in grounds if g.code == "other-license" and g.inputs.get("field") in fields), None)


def _on_file(door: Door, told: Told) -> dict[str, str | None]:
    """What the desk knows of the licence that is named: to compare with, never in place of what the client says."""
    if told.license_ref is None:
        return {}
    from supportctl.desk.ground import lookup

    with door.store.read() as db:
        held = lookup.license_(db, told.license_ref)
    return {"serial": held.serial, "email": held.purchase_email}


def _given(door: Door, say: Words, fields: list[str], known: Mapping[str, str | None]) -> dict[str, str]:
    """An answer for the one field, or for one of two: an empty one goes on to the other, and after both it is told that one is needed.
    `known`: what is on file, shown beside the question. Raises NoAnswer."""

    def asks(field: str, more: str) -> str:
        stored = known.get(field)
        shown = say.text("on_file", value=safe(stored)) if stored else ""
        return worded(say.prompt(door.command, f"--{field}"), shown, more, f"--{field}")

    if len(fields) == 1:
        return {fields[0]: ask_text(asks(fields[0], ""), say)}
    labels = {field: say.prompt(door.command, f"--{field}") for field in fields}
    while True:
        for field, after in zip(fields, [*fields[1:], fields[0]], strict=True):
            if found := ask_line(asks(field, say.text("one_of_both", other=called(labels[after], "")))):
                return {field: found}
        tell(say.text("one_of_both_wanted", names=", ".join(called(labels[field], f"--{field}") for field in fields)))


def _refusal(door: Door, told: Told) -> Refused | None:
    from supportctl.desk.ticket import opening

    try:
        with door.store.read() as db:
            opening.open_ticket(door.act(db), **told._asdict())
    except Refused as refused:
        return refused
    return None
