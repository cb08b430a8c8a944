"""What prompts and the TAB key ask for, by the standard library alone: of the package only their statements are loaded.

Everything is a question to an existing SQLite file of this program's revision. Whatever stands in the way (no file, a lock,
another revision, a server's URL) the answer is None or nothing; the full program then says what is wrong.
"""

from __future__ import annotations

import sqlite3
from os.path import abspath, expanduser

from supportctl.store import head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from supportctl.store.statement import Statement

# What `running` gives, in its order: three columns, then the JSON in `counts`. Instants are UTC seconds since 1970,
# booleans 0 or 1.
KEYS = ("operator", "session_id", "ticket_id")
COLUMNS = (
    *KEYS,
    "subject",
    "client_key",
    "client_name",
    "entitlement",
    "started_at",
    "started_local",
    "as_of",
    "unit_seconds",
    "seconds",
    "units_begun",
    "units_billable",
    "units_left",
    "unit_covered",
    "unbilled_seconds",
    "minutes_bought",
    "warn_seconds",
    "base_seconds",
    "base_started_minutes",
    "base_billable_minutes",
)

# So much of a serial or phone number the client has to have said before the desk knows the rest.
_SAID = 3
# More operators than a desk has.
_NAMES = 10_000

# What `status_counts` gives.
COUNTED = (
    "elapsed_seconds",
    "ticket_seconds",
    "units_begun",
    "started_minutes",
    "billable_minutes",
    "minutes_bought",
    "units_left",
    "unit_covered",
    "unit_seconds_left",
    "unbilled_seconds",
    "over_quota",
)


def running(path: str, operator: str) -> tuple[Any, ...] | None:
    """The operator's running session as in COLUMNS; without one the operator's name alone, as it is recorded; None: the file can't be
    asked."""
    from supportctl.store.compiled.prompt import OPERATORS, RUNNING

    rows = _ask(path, (RUNNING,), {}, _NAMES)
    if rows is None:
        return None
    name = spelled(operator, [row[0] for row in rows])
    row = next((row for row in rows if row[0] == name), None)
    if row is None:
        names = _ask(path, (OPERATORS,), {}, _NAMES)
        return None if names is None else (spelled(operator, [found for (found,) in names]),)
    from json import loads  # a prompt without a session doesn't pay for it

    counts = loads(row[-1])
    return (*row[:-1], *(counts[name] for name in COLUMNS[len(KEYS) :]))


def spelled(operator: str, names: Sequence[str | None]) -> str:
    """The operator's name as one of these names, which may differ in small and capital letters: ewa and Ewa are one. As it is typed
    where it is none of them, or (a desk of old may hold both) is one as it stands."""
    same = sorted(name for name in names if name is not None and same_operator(name, operator))
    return operator if operator in same or not same else same[0]


def same_operator(name: str, other: str) -> bool:
    """Are they one operator? ewa and Ewa are."""
    return name.casefold() == other.casefold()


def status_counts(row: dict[str, Any] | tuple[Any, ...], now_epoch: int) -> dict[str, int]:
    """What a running session has come to at `now_epoch` (UTC seconds; before `as_of` counts as `as_of`).

    elapsed_seconds: of this session; ticket_seconds, started_minutes, billable_minutes: of all sessions of the ticket, the
    minutes in whole units; units_begun, units_left: counts under the version that binds the session; minutes_bought: as kept;
    unbilled_seconds: worked in units that nothing covers; unit_seconds_left: of the unit under way; unit_covered,
    over_quota: 0 or 1. Free help is never over its quota.
    """
    r: dict[str, Any] = row if isinstance(row, dict) else dict(zip(COLUMNS, row, strict=True))
    unit, begun_before, units_left = r["unit_seconds"], r["units_begun"], r["units_left"]
    worked = max(now_epoch - r["as_of"], 0)
    if not unit:  # a regulation that doesn't charge by time
        seconds = {"elapsed_seconds": max(now_epoch - r["started_at"], 0), "ticket_seconds": r["seconds"] + worked}
        return dict.fromkeys(COUNTED, 0) | seconds
    # First the rest of the unit under way, then new units; the first `units_left` of them are covered.
    room = max(begun_before * unit - r["seconds"], 0)
    beyond = max(worked - room, 0)
    new = -(-beyond // unit)
    if begun_before + new == 0:
        new = 1
    covered = min(new, units_left)
    unbilled, billable = r["unbilled_seconds"], r["units_billable"]
    free = r["entitlement"] == "free"
    if not free:
        unbilled += max(beyond - units_left * unit, 0) + (0 if r["unit_covered"] else min(worked, room))
        billable += covered
    started_minutes = r["base_started_minutes"] + (begun_before + new) * unit // 60
    billable_minutes = r["base_billable_minutes"] + billable * unit // 60
    return {
        "elapsed_seconds": max(now_epoch - r["started_at"], 0),
        "ticket_seconds": r["base_seconds"] + r["seconds"] + worked,
        "units_begun": begun_before + new,
        "started_minutes": started_minutes,
        "billable_minutes": billable_minutes,
        "minutes_bought": r["minutes_bought"],
        "units_left": units_left - covered,
        "unit_covered": int(covered == new if new else bool(r["unit_covered"])),
        "unit_seconds_left": new * unit - beyond if new else room - worked,
        "unbilled_seconds": unbilled,
        "over_quota": int(not free and started_minutes > billable_minutes),
    }


def line_fields(row: dict[str, Any], now_epoch: int) -> dict[str, str]:
    """What a prompt may show of a running session, by name: texts, those from outside as they are. Times as H:MM; `exact`: elapsed as
    H:MM:SS."""
    counts = status_counts(row, max(now_epoch, row["as_of"]))
    timed = row["unit_seconds"] and row["entitlement"] != "free"
    left = counts["units_left"] * row["unit_seconds"] + (counts["unit_seconds_left"] if counts["unit_covered"] else 0)
    return {
        "ticket": str(row["ticket_id"]),
        "subject": row["subject"],
        "client": row["client_key"],
        "operator": row["operator"],
        "elapsed": clock(counts["elapsed_seconds"]),
        "exact": f"{clock(counts['elapsed_seconds'])}:{counts['elapsed_seconds'] % 60:02d}",
        "left": clock(left) if timed else "-",
    }


def clock(seconds: int) -> str:
    """3900 is 1:05."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}"


def complete(path: str, kind: str, prefix: str, limit: int = 50, *, client: str | None = None) -> list[tuple[str, str]]:
    """Values that begin with `prefix` and a description each, best first, at most `limit`; nothing when in doubt.

    kind: ticket (open ones first, newest first), client, license (of the `client` where one is named), product, item (of the price list), invoice, bundle or
    session; serial and phone: what the client says, offered once three characters of it are there. The descriptions are text from
    outside: whoever prints them makes them safe.
    """
    if kind in ("serial", "phone") and len(prefix.removeprefix("+48")) < _SAID:
        return []
    if kind == "phone" and not prefix.startswith("+"):
        found = complete(path, kind, f"+48{prefix}", limit)
        return [(number.removeprefix("+48"), whose) for number, whose in found]
    from supportctl.store.compiled import prompt
    from supportctl.store.statement import escaped

    asked = {
        "ticket": (prompt.OPEN_TICKETS, prompt.TICKETS_OVER),
        "client": (prompt.CLIENTS,),
        "license": (prompt.LICENSES,),
        "serial": (prompt.LICENSES,),
        "phone": (prompt.PHONES,),
        "product": (prompt.PRODUCTS,),
        "item": (prompt.ITEMS,),
        "invoice": (prompt.INVOICES,),
        "bundle": (prompt.BUNDLES,),
        "session": (prompt.SESSIONS,),
    }
    rows = _ask(path, asked.get(kind, ()), {"prefix": escaped(prefix), "limit": limit, "client": client}, limit) or []
    return [(str(value), str(description)) for value, description in rows]


def _quoted(path: str) -> str:
    """A path inside a file: URI; urllib would cost half an interpreter start."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _ask(path: str, queries: tuple[Statement, ...], values: dict[str, Any], limit: int) -> list[tuple[Any, ...]] | None:
    """The rows of the queries one after the other, up to `limit`; None on any trouble."""
    connection = None
    try:
        scheme, mark, rest = path.partition("://")
        if mark and scheme.partition("+")[0] != "sqlite":
            return None
        name = rest.partition("?")[0].removeprefix("/") if mark else path
        if mark and "%" in name:
            return None  # an escaped URL: the full program takes it apart
        # A prompt doesn't wait for a lock.
        uri = f"file:{_quoted(abspath(expanduser(name)))}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, timeout=0.2, isolation_level=None)
        if connection.execute("SELECT version_num FROM alembic_version").fetchone() != (head.HEAD,):
            return None
        rows: list[tuple[Any, ...]] = []
        for query in queries:
            if len(rows) < limit:
                rows += connection.execute(query.text(False, values), values).fetchall()
        return rows[:limit]
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        return None
    finally:
        if connection is not None:
            connection.close()
