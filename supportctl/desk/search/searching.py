"""Tickets, clients and invoices are found by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from heapq import merge
from itertools import islice

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.search.query import AREAS, Query, areas, parsed
from supportctl.folding import folded
from supportctl.record import ABSENT, Absent, Text, Word
from supportctl.regulations import shelf
from supportctl.store import entries, finding, searching
from supportctl.store.compiled import search
from supportctl.store.entries import CLIENT, INVOICE, TICKET
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# Characters of a snippet, about.
SNIPPET = 100
# How many are looked at to say how many there are.
COUNTED = 1_000
# So many records are read at a time where all are wanted.
_AT_ONCE = 500
_BEFORE = 30


class Hit(NamedTuple):
    """What was found: `kind` ticket, client or invoice; `id` a number or a key; `snippet`: the words around the place; `merged_into`: the
    ticket that this one is shown in."""

    kind: Word
    id: int | str
    title: Text
    snippet: Text
    at: datetime
    merged_into: int | Absent = ABSENT


def find(
    act: Act, words: Sequence[str], *, within: str | None, limit: int | None, confidential: bool, count_all: bool
) -> Outcome[list[Hit]]:
    """Whatever holds all words, the newest first. `within`: a comma list of AREAS. Confidential words are looked at only where asked
    for, and what they found is booked (§7.1). `count_all` adds how many there are beyond the limit. Raises InvalidInput."""
    looked = areas(within)
    query = parsed(" ".join(words))
    found: dict[str, list[int]] = {}
    secret: set[int] = set()
    # One more than is counted says that there are more.
    most = None if limit is None else max(limit, COUNTED if count_all else 0) + 1
    for kind in (TICKET, CLIENT, INVOICE):
        columns = tuple(AREAS[area][1] for area in looked if AREAS[area][0] == kind)
        if not columns and looked:
            continue
        asked = query._replace(columns=columns if kind == TICKET else ())
        found[kind] = finding.numbers(act.db, kind, asked, most)
        if confidential and kind == TICKET:
            secret = set(finding.numbers(act.db, kind, asked, most, confidential=True)) - set(found[kind])
            found[kind] = sorted(secret | set(found[kind]), reverse=True)
    hits = list(islice(_newest(act, found, query, confidential=confidential), limit))
    if confidential:
        _book(act, [hit.id for hit in hits if hit.kind == TICKET and hit.id in secret])
    total = sum(map(len, found.values()))
    notes: tuple[Note, ...] = ()
    if count_all and total > len(hits):
        notes = (shown_of(len(hits), total),)
    return Outcome(hits, notes=notes)


def shown_of(shown: int, total: int) -> Note:
    """How many of how many are shown; beyond COUNTED nobody counts."""
    if total > COUNTED:
        return Note("SHOWN_OF_MORE", {"shown": shown, "more": COUNTED})
    return Note("SHOWN_OF", {"shown": shown, "total": total})


def _newest(act: Act, found: dict[str, list[int]], query: Query, *, confidential: bool) -> Iterator[Hit]:
    """The hits of all kinds, the newest first. Read as they are asked for."""

    def told(kind: str, numbers: list[int]) -> Iterator[Hit]:
        for begin in range(0, len(numbers), _AT_ONCE):
            yield from _told(act, kind, numbers[begin : begin + _AT_ONCE], query, confidential=confidential)

    return merge(*(told(kind, numbers) for kind, numbers in found.items()), key=lambda hit: hit.at, reverse=True)


def _told(act: Act, kind: str, numbers: list[int], query: Query, *, confidential: bool) -> list[Hit]:
    """These records, in the order of their numbers here."""
    if kind == TICKET:
        return _tickets(act, numbers, query, confidential=confidential)
    return _clients(act, numbers, query) if kind == CLIENT else _invoices(act, numbers, query)


def _tickets(act: Act, numbers: list[int], query: Query, *, confidential: bool) -> list[Hit]:
    said: dict[int, list[str]] = {}
    for each in search.spoken(act.db, numbers):
        if each.undone is None and (confidential or not each.confidential):
            said.setdefault(each.ticket_id, []).append(each.body)
    rows = {ticket.id: (ticket, held) for ticket, held in search.tickets(act.db, numbers)}
    hits = []
    for ticket, held in (rows[number] for number in numbers if number in rows):
        known = [each for each in (ticket.serial, ticket.email, held) if each]
        shown = snippet(query, [*said.get(ticket.id, []), *known, ticket.subject])
        into = ABSENT if ticket.merged_into is None else ticket.merged_into
        hits.append(Hit(Word(TICKET), ticket.id, Text(ticket.subject), Text(shown), ticket.opened_at, into))
    return hits


def _clients(act: Act, numbers: list[int], query: Query) -> list[Hit]:
    texts = searching.client_texts(act.db, numbers)
    rows = {client.id: client for client in search.clients(act.db, numbers)}
    return [
        Hit(Word(CLIENT), row.key, Text(row.name), Text(_matching(query, texts[row.id])), row.created_at)
        for row in (rows[number] for number in numbers if number in rows)
    ]


def _invoices(act: Act, numbers: list[int], query: Query) -> list[Hit]:
    lines: dict[int, list[str]] = {}
    for line in search.lines(act.db, numbers):
        lines.setdefault(line.invoice_id, []).append(line.name)
    rows = {row.id: row for row in search.invoices(act.db, numbers)}
    hits = []
    for row in (rows[number] for number in numbers if number in rows):
        texts = entries.invoice(row.number, row.buyer, lines.get(row.id, []))
        hits.append(Hit(Word(INVOICE), row.number, Text(row.number), Text(_matching(query, texts)), row.issued_at))
    return hits


def _book(act: Act, numbers: Sequence[int | str]) -> None:
    """That confidential words of these tickets were shown."""
    for ticket, _ in search.tickets(act.db, [int(number) for number in numbers]) if numbers else []:
        act.book("ticket", ticket.id, act="confidential-shown", clauses=shelf(ticket.regulation).confidential)


# -- snippets ------------------------------------------------------------------------------------------------------------------


def snippet(query: Query, texts: Sequence[str]) -> str:
    """Of the text that has most of the words the part around the first of them, in one line."""
    best, place = texts[0] if texts else "", -1
    most = 0
    for text in texts:
        places = [at for at in (_place(phrase, folded(text)) for phrase in _patterns(query)) if at >= 0]
        if len(places) > most:
            best, place, most = text, min(places), len(places)
    begin = max(0, place - _BEFORE)
    if begin:  # at the beginning of a word
        begin = next((n + 1 for n in range(begin, place) if best[n].isspace()), begin)
    end = begin + SNIPPET
    shown = " ".join(best[begin:end].split())
    return f"{'…' if begin else ''}{shown}{'…' if end < len(best) else ''}"


def _matching(query: Query, texts: Sequence[entries.Text]) -> str:
    """The values in which a word was found, each once."""
    patterns = _patterns(query)
    found = [t.shown for t in texts if any(_place(p, folded(form)) >= 0 for p in patterns for form in t.forms)]
    return ", ".join(dict.fromkeys(" ".join(each.split()) for each in found))


def _place(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return -1 if found is None else found.start()


def _patterns(query: Query) -> list[re.Pattern[str]]:
    """For each phrase what finds it in a folded text."""
    ends = [r"(?![^ ])"] * (len(query.phrases) - 1) + ["" if query.begins else r"(?![^ ])"]
    return [re.compile(r"(?<![^ ])" + " +".join(phrase) + end) for phrase, end in zip(query.phrases, ends, strict=True)]
