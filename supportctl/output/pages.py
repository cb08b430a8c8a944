"""Pages: a ticket, a client, a session and the decisions about something, each on one screen of a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from supportctl.calendar import legal_day
from supportctl.output import tickets
from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Table, shown
from supportctl.output.done import part_of
from supportctl.record import ABSENT, Seconds, fields, is_record
from supportctl.wording.safe import safe, safe_lines
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.client.showing import AcceptanceData
    from supportctl.desk.ground.replay import StoredDecision
    from supportctl.desk.ground.tickets import HistoryEntry

# So much of the last words is shown; -v shows all.
_WORDS_CHARACTERS = 600
# So many clauses stand beside an entry of a history.
_CLAUSES = 3
_BETWEEN = " · "


def of_lines(key: str, known: Mapping[str, Any], words: Words, now: datetime | None) -> list[str]:
    """The lines of a page, of the parts that something is known of."""
    lines = [_BETWEEN.join(t for part in parts if (t := part_of(part, known, words, now))) for parts in words.page(key)]
    return [line for line in lines if line]


def ticket(data: Any, words: Words, marks: Marks, now: datetime | None) -> list[Block]:
    """A ticket: what it is, who reported it, what they hold, hours and money, the last words, the history, what comes next."""
    known = _of_ticket(data, now)
    first, *rest = of_lines("ticket show", known, words, now)
    entries: Sequence[HistoryEntry] = known.get("history") or ()
    found: list[Block] = [Lines([first], "bold"), Lines(rest)]
    last = next((e for e in reversed(entries) if e.message and not e.undone and not (e.kind == "note" and e.confidential)), None)
    if last is not None and last.message is not None:
        found.append(_words(last, last.message, words))
    found.append(_history(entries, words))
    found += [_held(note, words) for note in known.get("software_notes") or ()]
    steps = known.get("next") or ()
    if steps:
        found.append(Fields("", [(words.screen("next"), "\n".join(f"supportctl {step}" for step in steps))]))
    return found


def _of_ticket(data: Any, now: datetime | None) -> dict[str, Any]:
    """What the page of a ticket tells, by name: the ticket, its picture, and what follows from the clock."""
    known = dict(fields(data))
    beside = known.pop("picture", None)
    for inner in (beside, *(getattr(beside, name, None) for name in ("holding", "worked", "appointment"))):
        # What the ticket itself says stands: its number, state and version are its own.
        known = {**(fields(inner) if is_record(inner) else {}), **known}
    since, waits = known.get("running_since"), known.get("closed_at") is None and known.get("first_response_at") is None
    window = known.get("recurrence_until")
    if known.get("state") == "missed":
        known |= {"missed_at": known["starts_at"], "starts_at": None}
    return (
        known
        | _ends(known.get("maintenance_until"), now)
        | {
            "elapsed": Seconds(max(0, int((now - since).total_seconds()))) if since and now else None,
            "due": known.get("first_response_due") if waits else None,
            "overdue": waits and known.get("first_response_due") and now and known["first_response_due"] < now,
            "window": window if window and now and window >= now else None,
        }
    )


def _words(entry: HistoryEntry, message: str, words: Words) -> Block:
    """The last that was said on a ticket."""
    text = message if len(message) <= _WORDS_CHARACTERS else f"{message[:_WORDS_CHARACTERS].rstrip()}… (-v)"
    head = f"{words.screen('last_words')} {shown(words, entry.at)} {safe(entry.actor)}, {words.word(entry.kind)}"
    return Lines([head, *(f"  {line}" for line in safe_lines(text))])


def _held(note: Any, words: Words) -> Block:
    return Lines([f"{words.label('software_notes')}:", *(f"  {line}" for line in safe_lines(note.message))])


def _history(entries: Sequence[HistoryEntry], words: Words) -> Table:
    """One line an entry: when, who, what, by which clauses, the first of the words."""
    rows = []
    for entry in entries:
        clauses = f"({' '.join(map(safe, entry.clauses))})" if 0 < len(entry.clauses) <= _CLAUSES else ""
        said = tickets.said_of(entry, words)
        undone = words.text("taken_back") if entry.undone else ""
        text = " ".join(part for part in (words.word(entry.kind), undone, clauses) if part)
        rows.append(
            [shown(words, entry.at), safe(entry.actor), f"{text}{': ' if entry.message else _BETWEEN}{said}" if said else text]
        )
    return Table("", [Column(""), Column(""), Column("", text=True)], rows, words.screen("left_out"))


def client(data: Any, words: Words, marks: Marks, now: datetime | None) -> list[Block]:
    """A client as a whole: people, licences and their ends, hours left, open tickets, bundles, money, acceptances."""
    known = dict(fields(data))
    contact = known.get("contact")
    known |= {"contact_name": contact.name, "competent": contact.competent, "contact_email": contact.email} if contact else {}
    first, *rest = of_lines("client show", known, words, now)
    rows = [("people", of_lines("people", known, words, now))]
    for name in ("licenses", "hours", "tickets", "bundles"):
        rows.append((name, [line for row in known.get(name) or () for line in of_lines(name, _held_by(row, now), words, now)]))
    owed = [line for paper in known.get("unpaid") or () for line in of_lines("unpaid", _held_by(paper, now), words, now)]
    rows.append(("money", of_lines("money", known, words, now) + owed))
    rows.append(
        ("letters", [line for row in known.get("letters") or () for line in of_lines("letters", fields(row), words, now)])
    )
    agreed = _first_of_each(known.get("acceptances") or ())
    rows.append(("accepted", [line for row in agreed for line in of_lines("accepted", fields(row), words, now)]))
    told = [(words.screen(name), "\n".join(lines)) for name, lines in rows if lines]
    return [Lines([first], "bold"), Lines(rest), Fields("", told)]


def _first_of_each(rows: Sequence[AcceptanceData]) -> list[AcceptanceData]:
    """Of a regulation's document in a version the first acceptance: later ones, by other clauses or acts, add nothing for people."""
    found: dict[tuple[str, str, str], AcceptanceData] = {}
    for row in sorted(rows, key=lambda each: each.accepted_on):
        found.setdefault((row.regulation, row.document, row.version), row)
    return list(found.values())


def _held_by(row: Any, now: datetime | None) -> dict[str, Any]:
    """A row of a client's page, with what follows from the clock."""
    known = dict(fields(row))
    return known | _ends(known.get("maintenance_until"), now)


def _ends(until: date | None, now: datetime | None) -> dict[str, date | None]:
    """The last day of maintenance, or the first one without."""
    over = until is not None and now is not None and until < legal_day(now)
    return {"maintained": None if over else until, "maintenance_over": until + timedelta(days=1) if over and until else None}


def session(data: Any, words: Words, marks: Marks, now: datetime | None) -> list[Block]:
    """A session, its hours, and how it was corrected."""
    known = dict(fields(data))
    lines = of_lines("session show", known, words, now)
    for change in known.get("corrections") or ():
        lines += of_lines("correction", fields(change), words, now)
    return [Lines(lines[:1], "bold"), Lines(lines[1:])]


def running(data: Any, words: Words, marks: Marks, now: datetime | None) -> list[Block]:
    """The running session and how the hours stand."""
    lines = of_lines("session status", fields(data), words, now)
    return [Lines(lines[:1], "bold"), Lines(lines[1:])]


def why(data: Any, words: Words, marks: Marks) -> list[Block]:
    """Each decision in a few lines: the answer, whether its facts still give it, what failed, and by which clauses it is so."""
    named = fields(data)
    stored: Sequence[StoredDecision] = () if named.get("decisions") in (None, ABSENT) else named["decisions"]
    about = named.get("number") or named.get("serial")
    name = named.get("subject") or " ".join(words.word(named[k]) for k in ("program", "edition") if named.get(k))
    found: list[Block] = [Lines([safe(about or f"#{named['id']} {name}".strip())], "bold")]
    if not stored:
        return [*found, Lines([words.text("empty")], "dim")]
    rows = [
        [
            words.answered(d.question, d.outcome),
            tickets.booked(d.about, words),
            shown(words, d.at),
            safe(d.operator),
            _decided(d, words),
        ]
        for d in stored
    ]
    columns = [*[Column("")] * 4, Column("", text=True)]
    found.append(Table("", columns, rows, words.screen("left_out")))
    failed = [line for decision in stored for line in _failed(decision, words, marks)]
    found += [Lines(failed)] if failed else []
    alike = sum(decision.same is True for decision in stored)
    return [*found, Lines([words.screen("recomputed", alike=alike, count=len(stored))])]


def _decided(stored: StoredDecision, words: Words) -> str:
    """What was asked, and the clauses that the answer rests on; the first of many."""
    clauses = list(dict.fromkeys(safe(g.clause) for g in stored.grounds))
    more = f" +{len(clauses) - _CLAUSES}" if len(clauses) > _CLAUSES else ""
    return f"{words.word(stored.question)} ({' '.join(clauses[:_CLAUSES])}{more})"


def _failed(stored: StoredDecision, words: Words, marks: Marks) -> list[str]:
    """What stood in the way of a decision, or was conceded; and that it isn't the same today."""
    found = []
    for ground in stored.grounds:
        if ground.passed is not True:
            star = "*" if ground.clause in stored.overridden else ""
            found.append(f"{marks.of(ground.passed)}{star} {safe(ground.clause)} {words.ground(ground)}")
    if stored.same is not True:
        found.append(words.text("differs" if stored.same is False else "gone"))
    return (
        [f"{tickets.booked(stored.about, words)}, {words.word(stored.question)}", *(f"  {line}" for line in found)]
        if found
        else []
    )
