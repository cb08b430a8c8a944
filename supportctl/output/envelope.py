"""The JSON envelope: one for success and failure, with the sentences that wording/ composes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from supportctl.output.reply import Reply
from supportctl.record import encoded
from supportctl.told import BadLine, ToldDecision, ToldGround
from supportctl.wording.words import Words

SCHEMA = 1
# What a flat item says that failed before there was an answer (check-conversion).
_NO_ANSWER: dict[str, Any] = {
    "eligible": False,
    "path": None,
    "discount_percent": None,
    "quantity_max": None,
    "best_day": None,
    "price": None,
}


def envelope(reply: Reply, words: Words) -> dict[str, Any]:
    """{"schema", "command", "status", "exit_code", "dry_run", "data", "decision", "errors"}."""
    many = reply.items is not None
    return {
        "schema": SCHEMA,
        "command": reply.command,
        "status": reply.status,
        "exit_code": reply.exit_code,
        "dry_run": reply.dry_run,
        "data": items(reply, words) if many else worded(reply.data, words),
        "decision": None if many else decision(reply.decision, words),
        "errors": errors(reply, words),
    }


def items(reply: Reply, words: Words) -> list[dict[str, Any]]:
    """One entry per id; with `flat` the fields of the item's data stand beside its status."""
    return [_item(reference, item, words, reply.flat) for reference, item in reply.items or ()]


def _item(reference: str, reply: Reply, words: Words, flat: bool) -> dict[str, Any]:
    rest = {
        "status": reply.status,
        "exit_code": reply.exit_code,
        "decision": decision(reply.decision, words),
        "errors": errors(reply, words),
    }
    data = worded(reply.data, words)
    if flat:
        found = data if isinstance(data, dict) else {"id": reference, "license": reference} | _NO_ANSWER
        return found | rest
    return {"id": reference, "status": rest.pop("status"), "exit_code": rest.pop("exit_code"), "data": data} | rest


def decision(given: ToldDecision | None, words: Words) -> dict[str, Any] | None:
    """A decision with a sentence for each ground; `aside`, where there are such: the clauses shown that decide nothing."""
    if given is None:
        return None
    found = {
        "outcome": given.outcome,
        "on": given.on.isoformat(),
        "overridden": list(given.overridden),
        "grounds": [_ground(ground, words) for ground in given.grounds],
    }
    return found | {"aside": list(given.aside)} if given.aside else found


def _ground(ground: ToldGround, words: Words) -> dict[str, Any]:
    return {
        "regulation": ground.regulation,
        "version": ground.version,
        "clause": ground.clause,
        "passed": ground.passed,
        "code": ground.code,
        "text": words.ground(ground),
        "inputs": encoded(ground.inputs),
    }


def worded(data: Any, words: Words) -> Any:
    """Data as JSON, the decisions in them with their sentences (check-support, why)."""
    special = {
        ToldGround: lambda told: _ground(told, words),
        ToldDecision: lambda told: decision(told, words),
        BadLine: lambda told: {"line": told.line, "code": told.code, "message": words.error_line(told.code, told.params)},
    }
    return encoded(data, special)


def errors(reply: Reply, words: Words) -> list[dict[str, Any]]:
    """{"code", "message", "hint", "params"} of each failure; of a refusal one per failed ground."""
    found = []
    for error in reply.errors:
        message, hint = words.error(error.code, error.params)
        if error.ground is not None:
            message = words.refusal(error.ground)
        found.append({"code": error.code, "message": message, "hint": hint, "params": encoded(_told(error.params))})
    return found


def _told(params: Mapping[str, object]) -> dict[str, object]:
    """Without what the hint alone is filled with."""
    return {name: value for name, value in params.items() if name not in ("about", "hint", "instead", "look")}


def text(value: Any, *, indent: bool, encoding: str) -> str:
    """JSON that a stream of that encoding can carry, controls and all that can't be seen escaped; one line unless indented."""
    made = _dumps(value, indent, False)
    try:
        made.encode(encoding)
    except UnicodeEncodeError:
        made = _dumps(value, indent, True)
    return made if made.isprintable() else "".join(c if c.isprintable() or c == "\n" else _escaped(c) for c in made)


def _dumps(value: Any, indent: bool, ascii_only: bool) -> str:
    return json.dumps(
        value,
        ensure_ascii=ascii_only,
        indent=2 if indent else None,
        separators=None if indent else (",", ":"),
        default=str,
    )


def _escaped(char: str) -> str:
    return json.dumps(char, ensure_ascii=True)[1:-1] if ord(char) > 0x7F else f"\\u{ord(char):04x}"
