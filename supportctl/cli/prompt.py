"""`session status` for prompts: one row of the database and integer arithmetic, by the standard library alone.

It prints what the full program prints (a test compares), or says None and leaves it to the full program: on a terminal, in
another format, with another database than a file, with a frozen clock or an unusual option.
"""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType
    from typing import Any, TextIO

_AS_JSON = (["--json"], ["-o", "json"], ["--output", "json"], ["--output=json"])
# The longest name of an operator that nobody would refuse.
_NAME = 50
# The fields of the plain answer, in its order.
_SHOWN = ("id", "ticket", "subject", "client", "operator", "started_at", "elapsed_seconds", "ticket_seconds", "started_hours")
_HOURS = ("hours_bought", "hours_billable", "hours_left", "unbilled_seconds")


def status(options: Sequence[str], environ: Mapping[str, str]) -> tuple[str, str, int] | None:
    """(stdout, stderr, exit code) of `session status` with these options; None when it takes the full program."""
    as_json = list(options) in _AS_JSON
    template = _template(options)
    for_people = not as_json and template is None
    if (options and for_people) or environ.get("SUPPORTCTL_NOW") or (for_people and sys.stdout and sys.stdout.isatty()):
        return None
    from supportctl.cli.settings import resolve
    from supportctl.errors import SupportError
    from supportctl.invisible import is_invisible
    from supportctl.store import glance

    try:
        settings = resolve()
    except SupportError:
        return None
    if not settings["db"][0]:
        return None
    row = glance.running(settings["db"][0], settings["operator"][0])
    if row is None or (as_json and sys.stdout and sys.stdout.isatty()):
        return None
    lang = settings["lang"][0]
    operator = settings["operator"][0]
    working = len(row) > 1
    if not working and (
        not operator.isprintable() or any(map(is_invisible, operator)) or operator != operator.strip() or len(operator) > _NAME
    ):
        return None  # what is no name of an operator the full program says
    if not working:
        found = *_none_running(row[0], lang, as_json), 3
        return found if _encodable(found[0], sys.stdout) and _encodable(found[1], sys.stderr) else None
    named = dict(zip(glance.COLUMNS, row, strict=True))
    now = int(time.time())
    if now < named["as_of"]:
        return None
    if template is not None:
        line = filled(template, glance.line_fields(named, now))
        return None if line is None or not _encodable(line, sys.stdout) else (line, "", 0)
    counts = glance.status_counts(named, now)
    data = _data(named, counts)
    found = _json(data, 0, []) if as_json else _plain(data, lang), _warning(named, counts, lang), 0
    return found if _encodable(found[0], sys.stdout) and _encodable(found[1], sys.stderr) else None


def _template(options: Sequence[str]) -> str | None:
    """The template, where the options are --format and nothing else."""
    if len(options) == 1 and options[0].startswith("--format="):
        return options[0].removeprefix("--format=") or None
    return (options[1] or None) if len(options) == 2 and options[0] == "--format" else None


def filled(template: str, fields: Mapping[str, str]) -> str | None:
    """The template with its {fields} put in, as one line; None where it names one that there isn't."""
    from supportctl.wording.safe import safe

    made, rest = "", template
    while rest:
        text, brace, rest = rest.partition("{")
        made += text
        if brace:
            name, closed, rest = rest.partition("}")
            if not closed or name not in fields:
                return None
            made += safe(fields[name])
    return made + "\n"


def _none_running(operator: str, lang: str, as_json: bool) -> tuple[str, str]:
    """What is printed when the operator works on nothing."""
    from supportctl.wording.safe import safe

    template, hint = _words(lang, "sentences").ERRORS["NO_SESSION"]
    message = template.replace("{operator}", safe(operator))
    tried = _words(lang, "labels").TEXT["try"].replace("{hint}", hint)
    error = {"code": "NO_SESSION", "message": message, "hint": hint, "params": {"operator": operator}}
    return (_json(None, 3, [error]) if as_json else ""), f"supportctl: {message} {tried}\n"


def _json(data: dict[str, Any] | None, code: int, errors: list[dict[str, Any]]) -> str:
    """The envelope in one line."""
    import json

    envelope = {
        "schema": 1,
        "command": "session status",
        "status": "error" if code else "ok",
        "exit_code": code,
        "dry_run": False,
        "data": data,
        "decision": None,
        "errors": errors,
    }
    text = json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))
    if not text.isprintable():
        text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x80 else json.dumps(c)[1:-1] for c in text)
    return text + "\n"


def _encodable(text: str, stream: TextIO | None) -> bool:
    """Can the stream carry it? What it can't the full program escapes."""
    if text.isascii():
        return True
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _data(row: dict[str, Any], counts: dict[str, int]) -> dict[str, Any]:
    """The documented fields; hours as decimal strings."""
    left = counts["units_left"] * row["unit_seconds"] // 60
    return {
        "id": row["session_id"],
        "ticket": row["ticket_id"],
        "subject": row["subject"],
        "client": row["client_key"],
        "operator": row["operator"],
        "started_at": row["started_local"],
        "stopped_at": None,
        "elapsed_seconds": counts["elapsed_seconds"],
        "reason": None,
        "ticket_seconds": counts["ticket_seconds"],
        "started_hours": _hours(counts["started_minutes"]),
        "hours_bought": _hours(row["minutes_bought"]),
        "hours_billable": _hours(counts["billable_minutes"]),
        "unbilled_seconds": counts["unbilled_seconds"],
        "hours_left": _hours(left),
        "over_quota": bool(counts["over_quota"]),
    }


def _hours(minutes: int) -> str:
    whole, part = divmod(minutes * 100 // 60, 100)
    return f"{whole}.{part:02d}".rstrip("0") if part else str(whole)


def _words(lang: str, name: str) -> ModuleType:
    """One catalogue of wording/, without what composes sentences."""
    if lang == "pl":
        from supportctl.wording.pl import labels, sentences

        return sentences if name == "sentences" else labels
    from supportctl.wording.en import labels as en_labels
    from supportctl.wording.en import sentences as en_sentences

    return en_sentences if name == "sentences" else en_labels


def _plain(data: dict[str, Any], lang: str) -> str:
    from supportctl.wording.forms import DECIMAL_SIGNS, duration
    from supportctl.wording.safe import safe

    labels = _words(lang, "labels")
    rows = []
    # Under a regulation that doesn't charge by time no hour is ever started.
    for field in (*_SHOWN, *_HOURS) if data["started_hours"] != "0" else _SHOWN[:-1]:
        value = data[field]
        if field.endswith("_seconds"):
            shown = duration(value, " ")
        elif field == "started_at":
            shown = f"{value[:10]} {value[11:16]}"
        else:
            shown = safe(value).replace(".", DECIMAL_SIGNS[lang]) if "hours" in field else safe(value)
        rows.append((f"{labels.LABELS[field]}:", shown))
    wide = max(len(label) for label, _ in rows)
    return "".join(f"{label.ljust(wide)}  {shown}".rstrip() + "\n" for label, shown in rows)


def _warning(row: dict[str, Any], counts: dict[str, int], lang: str) -> str:
    """The note that the hours run out, or have (§4.3)."""
    if row["entitlement"] == "free":
        return ""
    left = counts["unit_seconds_left"]
    if counts["over_quota"] or (counts["units_left"] == 0 and left <= 0):
        code = "HOURS_USED_UP"
    elif counts["units_left"] == 0 and left <= row["warn_seconds"]:
        code = "HOURS_RUN_OUT"
    else:
        return ""
    from supportctl.wording.words import words

    say = words(lang)
    return f"{say.text('note')} {say.note(code, {'ticket': row['ticket_id'], 'seconds': left})}\n"
