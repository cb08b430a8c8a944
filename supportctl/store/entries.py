"""Which words of a ticket, a client or an invoice can be found. Read by the upkeep of the index, by the migration that made it, and
by `search` where it shows what it found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from supportctl.folding import BOUNDARY, tokens
from supportctl.tuples import NamedTuple

TICKET, CLIENT, INVOICE = "ticket", "client", "invoice"
KINDS = (TICKET, CLIENT, INVOICE)
# Numbers of one kind; those of the next kind begin above them.
_EACH = 2**40


class Entry(NamedTuple):
    """Folded words; a boundary stands between texts."""

    subject: str = ""
    messages: str = ""
    rest: str = ""


class Text(NamedTuple):
    """A value as it stands in the record, and the ways in which people write it."""

    shown: str
    forms: tuple[str, ...]


def entry_id(kind: str, number: int) -> int:
    """The number of an entry: entries of one kind stand together, the newest last."""
    return KINDS.index(kind) * _EACH + number


def number_of(entry: int) -> int:
    """The number of the record."""
    return entry % _EACH


def numbers_of_kind(kind: str) -> tuple[int, int]:
    """The first and last number that an entry of this kind can have."""
    return entry_id(kind, 0), entry_id(kind, _EACH - 1)


def joined(texts: Iterable[str]) -> str:
    """The folded words of texts that belong to one record."""
    words = (" ".join(tokens(text)) for text in texts)
    return f" {BOUNDARY} ".join(each for each in words if each)


def ticket(subject: str, known: Sequence[str | None], messages: Iterable[str]) -> Entry:
    """Of a ticket; `known`: serials and addresses."""
    return Entry(joined([subject]), joined(messages), joined(dict.fromkeys(each for each in known if each)))


def of_texts(texts: Iterable[Text]) -> Entry:
    """Of a client or an invoice."""
    return Entry(rest=joined(dict.fromkeys(form for text in texts for form in text.forms)))


def client(key: str, name: str, nip: str | None, email: str | None) -> list[Text]:
    """What a client's own record holds, but for the number."""
    return [*plain(name, key, email), *([Text(nip, _nip(nip))] if nip else [])]


def plain(*values: str | None) -> list[Text]:
    """Values that are written in one way."""
    return [Text(value, (value,)) for value in values if value]


def invoice(number: str, buyer: str, lines: Iterable[str]) -> list[Text]:
    """A document: its number, the buyer's name and NIP (`buyer`: JSON, empty once it is erased), what was sold."""
    named: dict[str, Any] = json.loads(buyer) if buyer else {}
    nip: str | None = named.get("nip")
    return [*plain(number, named.get("name")), *([Text(nip, _nip(nip))] if nip else []), *plain(*dict.fromkeys(lines))]


def phone(number: str | None) -> list[Text]:
    """A stored number in E.164: with and without the country code, and in groups of three where it is Polish."""
    if not number:
        return []
    digits = number.removeprefix("+")
    if not (digits.startswith("48") and len(digits) == 11):
        return [Text(number, (digits,))]
    own = digits[2:]
    return [Text(number, (digits, own, f"48 {own[:3]} {own[3:6]} {own[6:]}", f"48 {own}"))]


def _nip(nip: str) -> tuple[str, ...]:
    """123-456-32-18 and 123-45-63-218, as they are printed, too."""
    return (nip, f"pl{nip}", f"{nip[:3]} {nip[3:6]} {nip[6:8]} {nip[8:]}", f"{nip[:3]} {nip[3:5]} {nip[5:7]} {nip[7:]}")
