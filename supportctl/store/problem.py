"""What a check of a desk finds: a place (a table and the key of a row, or a part of the file) and what is wrong there."""

from __future__ import annotations

from typing import Any

from supportctl.record import Problem

# In English, as scripts get it; wording/pl/proof.py has the same codes.
TEXTS = {
    "database": "{said}",
    "file": "{said}",
    "bad-utf8": "text that isn't UTF-8",
    "bad-value": "a value that can't stand in its column",
    "more": "{count} more of these",
    "dangling": "refers to a missing {parent}",
    "revision": "is {found}, the program needs {needed}",
    "schema-missing": "is missing in the schema",
    "schema-strange": "is none of the desk's",
    "schema-changed": "isn't what the program makes",
    "columns": "columns are missing or too many: {columns}",
    "header": "is {found}, not {wanted}",
    "given": "is {found}, and {highest} was given",
    "revisions": "has {count} rows, not one",
    "guard": "the guard is missing",
    "no-history": "no history",
    "totals": "totals are not the sum of its lines",
    "no-number": "no series, year and number",
    "number-missing": "{number} is missing",
    "number-twice": "{number} was given {times} times",
    "series-stands": "stands at {stands}, the last invoice is {last}",
    "runs-unseen": "runs, but not in running_session",
    "not-running": "work session {session} doesn't run for it",
    "owed-unseen": "something is left to pay or to give back, but it isn't in owed_document",
    "not-owed": "nothing is left to pay or to give back for that document",
    "owed-otherwise": "isn't what is left to pay or to give back for that document",
    "message-unseen": "the client's message waits for an answer, but it isn't in unanswered_message",
    "message-answered": "no message of the client waits on that ticket",
    "chain-gap": "the entry before it is {before}",
    "chain-altered": "isn't the digest of change set {set} ({command}) as it stands now",
    "chain-none": "is in no entry of the chain",
    "chain-empty": "has no entry",
    "chain-cut": "ends with {last}, and {given} was given last: entries were cut off",
    "changes-gap": "the change before it is {before}",
    "before-altered": "what the row was isn't what its digest says",
    "mark": "taken_back isn't what the undoings after it say",
    "unreferred": "no change refers to it",
    "value-missing": "is missing, and client {client} wasn't erased",
    "value-altered": "isn't what change {change} says",
    "added": "was added past the desk: no change names it",
    "came-back": "is there, and change set {set} removed it",
    "altered": "isn't what change set {set} left",
    "seal": "a row isn't what its seal says",
    "answer-other": "an answer isn't one that the chain of proof knows",
    "answers-missing": "{count} answers that the chain of proof knows are missing",
    "missing": "is missing: no change removed it",
    "anchor-cut": "the entry of the anchor is missing: the last entries were cut off",
    "anchor-other": "isn't the entry of the anchor: the chain was made anew",
    "anchor-nowhere": "the anchor is in no entry: the last entries were cut off, or the chain was made anew",
    "search-missing": "is missing, though the desk has these words",
    "search-strange": "nothing in the desk says this",
    "search-altered": "isn't what the words in the desk make",
    "dump-cut": "ends before its last line: a part is missing",
    "dump-refused": "the server doesn't take it (SQLSTATE {state})",
    "dump-strange": "makes or enters a database of its own; a dump without --create is needed",
    "index-other": "isn't the index of the entries as they stand",
}


def problem(place: str, code: str, **params: Any) -> Problem:
    """What is wrong at a place; what isn't UTF-8 in its name is shown as ?."""
    shown = place.encode("utf-8", "replace").decode()
    found = Problem(f"{shown}: {TEXTS[code].format(**params)}")
    found.code, found.place, found.params = code, shown, params
    return found
