"""Tickets, their history and decisions; sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Rule, Table, fields, grounds, shown, table
from supportctl.output.lists import CORRECTION, HOURS_COUNTED, SESSION, TICKET
from supportctl.record import ABSENT
from supportctl.record import fields as fields_of
from supportctl.wording.safe import safe, safe_lines
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.client.exporting import HeldTicket
    from supportctl.desk.ground.replay import StoredDecision
    from supportctl.desk.ground.tickets import HistoryEntry, SoftwareNoteData, TicketData

_A_LINE = 4


def card(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A ticket without what isn't known of it."""
    return [_some(words, data, TICKET)]


def _some(words: Words, data: Any, names: tuple[str, ...]) -> Fields:
    known = fields_of(data)
    return fields(words, data, [n for n in names if known.get(n) is not None])


def show(data: TicketData | HeldTicket, words: Words, marks: Marks) -> list[Block]:
    """A ticket and its history."""
    columns = [Column(words.label(n), text=n in ("clauses", "message")) for n in ("at", "actor", "kind", "clauses", "message")]
    rows = [] if data.history is ABSENT else [_event(entry, words) for entry in data.history]
    blocks: list[Block] = [*card(data, words, marks), Table(words.label("history"), columns, rows)]
    for inner in fields_of(data).get("merged", ()):
        blocks += [Rule(words.text("merged_ticket", id=inner.id, subject=safe(inner.subject or "-"))), *show(inner, words, marks)]
    held: Sequence[SoftwareNoteData] = fields_of(data).get("software_notes", ())
    if held:
        notes = [[shown(words, n.at), "\n".join(safe_lines(n.message))] for n in held]
        blocks.append(
            Table(words.label("software_notes"), [Column(words.label(n), text=n == "message") for n in ("at", "message")], notes)
        )
    return blocks


def said_of(entry: HistoryEntry, words: Words) -> str:
    """What an entry says by its kind, and its words, in one line; whoever shows it cuts it."""
    said = [words.text("confidential")] if entry.confidential else []
    if entry.message is not None:
        said.append(" ".join(line.strip() for line in safe_lines(entry.message)))
    return " · ".join(part for part in (" ".join(said), _details(entry, words)) if part)


def _details(entry: HistoryEntry, words: Words) -> str:
    """What an entry says by its kind."""
    own = {k: v for k, v in entry.details.items() if v is not None}
    return ", ".join(
        f"{words.label(k)}: {_times(words, v) if isinstance(v, Mapping) else shown(words, v)}" for k, v in own.items()
    )


def _times(words: Words, value: Mapping[str, Any]) -> str:
    """The times of a session as an entry tells them."""
    times = [words.exactly(value.get(name)) for name in ("started_at", "stopped_at")]
    return " – ".join(times) if all(times) else shown(words, value)


def _event(entry: HistoryEntry, words: Words) -> list[str]:
    told = _details(entry, words)
    said = [told] if told else []
    message = safe_lines(entry.message) if entry.message is not None else []
    if entry.confidential:
        message = [f"{words.text('confidential')} {message[0]}" if message else words.text("confidential"), *message[1:]]
    return [
        shown(words, entry.at),
        safe(entry.actor),
        f"{words.word(entry.kind)} {words.text('taken_back')}" if entry.undone else words.word(entry.kind),
        _clauses(entry.clauses),
        "\n".join(said + message),
    ]


def _clauses(clauses: Sequence[str]) -> str:
    """A few a line: a start cites more than a dozen."""
    shown = [safe(c) for c in clauses]
    return "\n".join(" ".join(shown[i : i + _A_LINE]) for i in range(0, len(shown), _A_LINE))


def why(data: Any, words: Words, marks: Marks) -> list[Block]:
    """Every stored decision about a ticket, a licence or a document, with its grounds, and whether its facts still give it."""
    named = fields_of(data)
    about = named.get("number") or named.get("serial") if "subject" not in named else f"{named['id']}: {named['subject'] or '-'}"
    return decisions(str(about), named["decisions"], words, marks)


def decisions(about: str, stored: Sequence[StoredDecision], words: Words, marks: Marks) -> list[Block]:
    """What was decided about something, oldest first."""
    found: list[Block] = [Lines([safe(about)], "bold")]
    if not stored:
        found.append(Lines([words.text("empty")], "dim"))
    for decision in stored:
        same = {True: "same", False: "differs", None: "gone"}[decision.same]
        head = f"{booked(decision.about, words)}: {words.asked(decision.question, decision.outcome)}"
        version = words.text("by_version", regulation=safe(decision.regulation), version=words.word(decision.version))
        line = f"{shown(words, decision.at)} {safe(decision.operator)}; {version}, {decision.on}"
        found += [
            Rule(head),
            Lines([f"{line}; {words.text(same)}"]),
            grounds(words, marks, decision.grounds, decision.overridden),
        ]
    return found


def booked(about: str, words: Words) -> str:
    """What something is about: "session 1", as it is booked, as "Session 1" in the language asked for."""
    kind, _, name = about.partition(" ")
    told = words.word(kind)
    return f"{told[:1].upper()}{told[1:]} {safe(name)}"


def session(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A session with the counters of its ticket; without hours where none is ever started."""
    known = fields_of(data)
    counted = known.get("started_hours") != 0
    card = _some(words, data, SESSION if counted else tuple(n for n in SESSION if n not in HOURS_COUNTED))
    changes = known.get("corrections")
    return [card, table(words, changes, CORRECTION, words.label("corrections"))] if changes else [card]
