"""A reply as blocks: what people see on a terminal and in a pipe alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from supportctl.output import annex, bundles, laws, papers, persons, tickets, trainings
from supportctl.output.blocks import Block, Lines, Marks, Rule, Table, fields, grounds, shown, table
from supportctl.output.lists import COLUMNS, FIELDS
from supportctl.output.reply import Reply
from supportctl.record import fields as fields_of
from supportctl.record import is_record, is_typed
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

View = Callable[[Any, Words, Marks], list[Block]]


def said(data: Any, words: Words, marks: Marks) -> list[Block]:
    """One sentence, whatever else is known."""
    return [Lines([data.sentence])]


def client(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A client; one that was erased is known by its number alone."""
    known = fields_of(data)
    return anything("client show", {k: v for k, v in known.items() if k != "key"} if known.get("erased_at") else data, words)


def ran(data: Any, words: Words, marks: Marks) -> list[Block]:
    """What cron did and warns of."""
    from supportctl.output import cron  # only where it is asked for

    return cron.ran(data, words, marks)


def health(data: Any, words: Words, marks: Marks) -> list[Block]:
    """What doctor looked at."""
    from supportctl.output import cron

    return cron.health(data, words, marks)


def printed(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A document, or the letter that demands its payment."""
    return reminder(data, words, marks) if type(data).__name__ == "ReminderData" else papers.invoice(data, words, marks)


def reminder(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A demand to pay, as a letter."""
    from supportctl.output import letters  # only for one

    return letters.reminder(data, words)


def letter(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A letter in the outbox."""
    from supportctl.output import letters

    return letters.shown(data, words)


def queued(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A document that is on its way."""
    from supportctl.output import letters

    return letters.queued(data, words)


def flushed(data: Any, words: Words, marks: Marks) -> list[Block]:
    """What became of letters."""
    from supportctl.output import letters

    return letters.flushed(data, words)


VIEWS: dict[str, View] = {
    "client show": client,
    "ticket show": tickets.show,
    "ticket why": tickets.why,
    "invoice why": tickets.why,
    "client export-data": persons.held,
    "license invoice-conversion": papers.invoice,
    "license why": tickets.why,
    "invoice print": printed,
    "invoice remind": reminder,
    "invoice send": queued,
    "outbox show": letter,
    "outbox flush": flushed,
    "invoice issue": papers.invoice,
    "invoice proforma": papers.invoice,
    "invoice advance": papers.invoice,
    "invoice final": papers.invoice,
    "invoice annex": annex.annex,
    "invoice correct": papers.invoice,
    "invoice annul": papers.invoice,
    "invoice pay": papers.paid,
    "invoice unpay": papers.paid,
    "bundle quote": bundles.quote,
    "training order": trainings.order,
    "bundle settle": bundles.settle,
    "bundle why": bundles.why,
    "benefit list": bundles.benefits,
    "cron run": ran,
    "doctor": health,
    "regulation list": laws.listed,
    "regulation coverage": laws.coverage,
}
# Records that look the same whatever command answers with them.
BY_RECORD: dict[str, View] = {
    "TicketData": tickets.card,
    "TakenUp": tickets.card,
    "Done": said,
    "Document": laws.shown,
    "Difference": laws.changed,
    "BilledBundle": bundles.billed,
    "BookingData": bundles.booking,
    "BundleData": bundles.show,
    "CountedSession": tickets.session,
    "SessionStatus": tickets.session,
    "StartedSession": tickets.session,
    "StoppedSession": tickets.session,
}
# Documents: they cite the clauses of their lines.
_PAPERS = ("invoice issue", "invoice correct", "invoice advance", "invoice final")
# Commands whose decision is shown ground by ground, a yes too.
_EVERY_GROUND = ("license check-conversion", "license check-support")


def blocks(reply: Reply, words: Words, marks: Marks, columns: Sequence[str] = ()) -> list[Block]:
    """The blocks of an answer; of several ids those of each under its name. `columns`: those of a list that were asked for."""
    if reply.items is not None:
        if reply.command == "invoice run":
            return annex.run(reply, words)
        found: list[Block] = []
        for reference, item in reply.items:
            if item.exit_code == 0 or item.data is not None:
                found += [Rule(safe(reference)), *blocks(item, words, marks, columns)]
        return found
    if columns and isinstance(reply.data, list) and reply.data:
        return [table(words, reply.data, columns, noun=reply.command.partition(" ")[0])]
    return [*_answer(reply, words, marks), *_data(reply, words, marks), *notices(reply.data, words), *_by(reply, words)]


def _answer(reply: Reply, words: Words, marks: Marks) -> list[Block]:
    """Question: the answer first, then ground by ground."""
    decision = reply.decision
    if decision is None or (reply.exit_code == 0 and reply.command not in _EVERY_GROUND):
        return []
    found: list[Block] = [
        Lines([words.answer(decision)], "bold"),
        grounds(words, marks, decision.deciding(), decision.overridden),
    ]
    if aside := [g for g in decision.grounds if g.clause in decision.aside]:
        found.append(grounds(words, marks, aside, ())._replace(title=words.word("other_list")))
    return found


def _by(reply: Reply, words: Words) -> list[Block]:
    """Act: by which clauses it was allowed, in one line at the end."""
    if reply.decision is None or reply.exit_code != 0 or reply.command in (*_EVERY_GROUND, *_PAPERS):
        return []
    return [Lines([words.answer(reply.decision)])]


def _data(reply: Reply, words: Words, marks: Marks) -> list[Block]:
    data = reply.data
    if data is None:
        return []
    view = VIEWS.get(reply.command) or BY_RECORD.get(type(data).__name__)
    # What isn't records is shown as it is: rows of the program's own, and JSON that an earlier release kept in another shape.
    return view(data, words, marks) if view is not None and is_typed(data) else anything(reply.command, data, words)


def anything(command: str, answer: Any, words: Words) -> list[Block]:
    """Data without a view of its own: a table, or fields with the tables inside them."""
    if isinstance(answer, (list, tuple)) and not is_record(answer):
        return _list(command, answer, words)
    if not isinstance(answer, Mapping) and not is_record(answer):
        return [Lines([shown(words, answer)])]
    data = fields_of(answer)
    wanted = FIELDS.get(command) or [k for k in data if k not in ("notices", "decision")]
    flat = [k for k in wanted if k in data and not _nested(data[k])]
    found: list[Block] = [fields(words, data, flat)] if flat else []
    for name in wanted:
        inner: Any = data.get(name)
        if not _nested(inner):
            continue
        title = words.label(name)
        if isinstance(inner, Mapping) or is_record(inner):
            found.append(fields(words, inner, title=title))
        else:
            found.append(table(words, inner, _names(inner), title))
    return found


def _list(command: str, rows: Sequence[Any], words: Words) -> list[Block]:
    if not rows:
        return [Lines([words.text("empty")], "dim")]
    return [table(words, rows, COLUMNS.get(command) or _names(rows), noun=command.partition(" ")[0])]


def _names(rows: Sequence[Any]) -> list[str]:
    names = dict.fromkeys(str(name) for row in rows if isinstance(row, Mapping) or is_record(row) for name in fields_of(row))
    return list(names) or ["value"]


def _nested(value: Any) -> bool:
    """Does it want a block of its own? Money and lists of words don't; an empty list is said to be none."""
    if isinstance(value, Mapping) or is_record(value):
        return True
    return isinstance(value, (list, tuple)) and any(isinstance(v, Mapping) or is_record(v) for v in value)


def notices(data: Any, words: Words) -> list[Block]:
    """What the regulation wants told to the client at this moment."""
    answer = fields_of(data) if is_record(data) else {}
    rows: list[list[str]] = []
    for regulation, moment in answer.get("notices", ()):
        version = answer.get("version") if answer.get("regulation") == regulation else None
        rows += [[clause, text] for clause, text in words.notices(regulation, moment, version)]
    return [Table("", [], rows)] if rows else []
