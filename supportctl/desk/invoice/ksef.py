"""Documents and the KSeF: which belong there, by when, and what became of them. The ground of every verb that asks."""

from __future__ import annotations

import base64
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from supportctl.calendar import add_months
from supportctl.dated_words import value_on
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.desk.invoice.records import InvoiceData
from supportctl.errors import Conflict
from supportctl.law.text import LawAt
from supportctl.money import times
from supportctl.regulations import KSEF_DUTY, statute_of
from supportctl.regulations.ksef_duty.facts import DutyFacts, HandOverFacts, Outage
from supportctl.regulations.ksef_duty.rules import hand_over, ksef_duty
from supportctl.regulations.ksef_duty.terms import Terms
from supportctl.store.compiled import ksef
from supportctl.store.compiled.rows import Client, Invoice
from supportctl.told import Note
from supportctl.tuples import NamedTuple

_NUMBER = re.compile(r"[0-9]{10}-[0-9]{8}-[0-9A-F]{12}-[0-9A-F]{2}")


# What the KSeF takes at most, in bytes, and how many lines a document has at least that may be larger: a line of the longest names has
# about 4 200 bytes. Fewer aren't weighed.
MOST_BYTES, FEWEST_LINES = 1_000_000, 200
# Where codes lead.
_HOST = "qr.ksef.mf.gov.pl"


# Says how many bytes the XML of a document has.
Weigh = Callable[[InvoiceData], int]


class Certificate(NamedTuple):
    """The seller's certificate of the KSeF for documents issued outside it. `serial`: in hexadecimal digits; `sign`: the signature of
    bytes with its key."""

    serial: str
    sign: Callable[[bytes], bytes]


class Subject(NamedTuple):
    """A document that is asked about; `original_id`: of a correction; `fresh`: it was issued just now."""

    row: Invoice
    original_id: int | None = None
    annulled: bool = False
    fresh: bool = False


class Stand(NamedTuple):
    """A document and the KSeF. `required`: it belongs there; `due_on`: the last day for handing it over, None where it needn't be, and
    while an outage of the system lasts.
    `handed_over_at`: when its XML was made, whose digest is `sha256` in hex; `number` and `accepted_at`: what came back. `original_number`: of a
    correction, its original's number there; `clause`: by which clause the last day was counted, "" where there is none."""

    required: bool = False
    due_on: date | None = None
    handed_over_at: datetime | None = None
    sha256: str | None = None
    number: str | None = None
    accepted_at: datetime | None = None
    original_number: str | None = None
    clause: str = ""

    @property
    def there(self) -> bool:
        """Does it belong there, or was it handed over all the same?"""
        return self.required or self.handed_over_at is not None


OUTSIDE = Stand()


def stands(act: Act, subjects: Sequence[Subject]) -> dict[int, Stand]:
    """Documents and the KSeF by their ids, in three statements, and one for outages where one belongs there; of the corrections among
    them the same again."""
    asked = [each for each in subjects if each.row.kind != "proforma"]
    found = {each.row.id: OUTSIDE for each in subjects}
    originals = {each.original_id: None for each in asked if each.original_id is not None and each.original_id not in found}
    rows = [row for number in originals if (row := act.db.get(Invoice, number)) is not None]
    found |= _stands(act, [each for each in asked if each.original_id is None] + [Subject(row) for row in rows])
    corrections = [each for each in asked if each.original_id is not None]
    if corrections:
        found |= _stands(act, corrections, found)
    return found


def decide(act: Act, row: Invoice, original: Stand | None = None) -> None:
    """Decide whether a document that was issued just now belongs there, and keep that beside it for `invoice why`. `original`: of a
    correction, where its original stands. A proforma is no invoice, so nothing is decided about it."""
    if row.kind == "proforma":
        return
    month_gross = _month_sums(act, [row]).get(row.id, 0) if original is None else 0
    act.decide(ksef_duty, *_duty(act, row, month_gross, original), about=("invoice", row.number))


def stand_of_correction(act: Act, row: Invoice, original: Stand) -> Stand:
    """A correction that was issued just now, by where its original stands."""
    required = _required(act, row, 0, original)
    due, clause = _due(row, _outages(act, [row])) if required else (None, "")
    return Stand(required, due, original_number=original.number, clause=clause)


def due_notes(*documents: InvoiceData) -> tuple[Note, ...]:
    """What is said of documents at their issue that belong into the KSeF: by when each goes there. The one place, for every kind."""
    found = []
    for each in documents:
        if each.core.number and isinstance(each.ksef_due, date):
            found.append(Note("KSEF_DUE", {"number": each.core.number, "due": plain(each.ksef_due)}))
    return tuple(found)


def _stands(act: Act, subjects: Sequence[Subject], originals: Mapping[int, Stand] | None = None) -> dict[int, Stand]:
    ids = [each.row.id for each in subjects if each.row.id and not each.fresh]
    made = {each.invoice_id: each for each in ksef.handed_over(act.db, ids)} if ids else {}
    numbered = {each.invoice_id: each for each in ksef.accepted(act.db, list(made))} if made else {}
    sums = {} if originals is not None else _month_sums(act, [each.row for each in subjects if not each.annulled])
    originally = originals or {}
    required = {
        each.row.id: not each.annulled
        and _required(act, each.row, sums.get(each.row.id, 0), originally.get(each.original_id or 0))
        for each in subjects
    }
    outages = _outages(act, [each.row for each in subjects if required[each.row.id]])
    found = {}
    for each in subjects:
        row = each.row
        over, number = made.get(row.id), numbered.get(row.id)
        due, clause = _due(row, outages) if required[row.id] else (None, "")
        found[row.id] = Stand(
            required[row.id],
            due,
            over.made_at if over else None,
            over.sha256 if over else None,
            number.number if number else None,
            number.accepted_at if number else None,
            originally[each.original_id or 0].number if originals is not None else None,
            clause,
        )
    return found


def _required(act: Act, row: Invoice, month_gross: int, original: Stand | None) -> bool:
    """Does the document belong there, as the desk is set now?"""
    return ksef_duty(*_duty(act, row, month_gross, original)).outcome


def _duty(act: Act, row: Invoice, month_gross: int, original: Stand | None) -> tuple[DutyFacts, LawAt]:
    """What the rule is asked with, and the law of the day of issue."""
    client = act.db.get(Client, row.client_id)
    facts = DutyFacts(
        consumer=client is not None and client.kind == "consumer",
        month_gross=0 if original else month_gross,
        setting=value_on(act.ksef, row.issued_on),
        original=original.there if original else None,
    )
    return facts, statute_of(KSEF_DUTY).on(row.issued_on)


def _outages(act: Act, rows: Sequence[Invoice]) -> tuple[Outage, ...]:
    """The outages on record that may move the term of these documents: one statement, none without a document."""
    if not rows:
        return ()
    return tuple(Outage(each.kind, each.began_on, each.ended_on) for each in ksef.outages(act.db, min(r.issued_on for r in rows)))


def _due(row: Invoice, outages: tuple[Outage, ...]) -> tuple[date | None, str]:
    """The last day for handing a document over that was issued outside the system, None while an outage lasts; and its clause."""
    decided = hand_over(HandOverFacts(row.issued_on, outages), statute_of(KSEF_DUTY).on(row.issued_on))
    return decided.value, decided.grounds[0].clause


def _month_sums(act: Act, rows: Sequence[Invoice]) -> dict[int, int]:
    """What the invoices to firms of its month come to up to a document, by its id, in grosze. Only where the month has a limit."""
    days = [row.issued_on for row in rows if counts(act, row.issued_on)]
    if not days:
        return {}
    first, last = min(days).replace(day=1), month_end(max(days))
    if len(rows) == 1:
        (row,) = rows
        total = sum(
            in_grosze(each.gross, each.exchange)
            for each in ksef.counted_in_all(act.db, first=first, last=last, through=row.id or None)
        )
        return {row.id: total if row.id else total + in_grosze(row.gross, row.exchange)}
    found: dict[int, int] = {}
    month: dict[tuple[int, int], int] = defaultdict(int)
    listed = ksef.counted(act.db, first=first, last=last)
    dry = [ksef.Counted(row.id, row.issued_on, row.gross, row.exchange) for row in rows if not row.id]
    for each in (*listed, *dry):
        key = (each.issued_on.year, each.issued_on.month)
        month[key] += in_grosze(each.gross, each.exchange)
        found[each.id] = month[key]
    return found


def counts(act: Act, day: date) -> bool:
    """Does a monthly limit say which documents of that day belong there?"""
    return value_on(act.ksef, day) == "limit" and Terms(statute_of(KSEF_DUTY).on(day)).duty_mode.value == "limit"


def in_grosze(gross: int, exchange: str | None) -> int:
    """A total in PLN, by the rate that stands on the document."""
    return gross if exchange is None else times(gross, Decimal(json.loads(exchange)["rate"]))


def month_end(day: date) -> date:
    """The last day of the month."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


# Numbers ------------------------------------------------------------------------------------------------------------------------


def is_number(text: str) -> bool:
    """NIP, day, twelve hexadecimal digits and CRC-8 (polynomial 0x07) of all before it: 5265877635-20250826-0100001AF629-AF."""
    return _NUMBER.fullmatch(text) is not None and _is_day(text[11:19]) and f"{_crc8(text[:32].encode()):02X}" == text[33:]


def address(nip: str, row: Invoice, sha256: str) -> str:
    """Where the KSeF shows a document, by the seller, the day of issue and the digest of its XML (code I)."""
    return f"https://{_HOST}/invoice/{nip}/{row.issued_on:%d-%m-%Y}/{_base64(bytes.fromhex(sha256))}"


def signed_address(nip: str, sha256: str, certificate: Certificate) -> str:
    """Where the KSeF shows who issued a document before it was there (code II): the seller, the serial number of its certificate, the
    digest of the XML, and the signature of all that, without the scheme."""
    path = f"{_HOST}/certificate/Nip/{nip}/{nip}/{certificate.serial}/{_base64(bytes.fromhex(sha256))}"
    return f"https://{path}/{_base64(certificate.sign(path.encode()))}"


def _base64(content: bytes) -> str:
    """As it stands in an address, without padding."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _crc8(content: bytes) -> int:
    crc = 0
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc


# What other verbs require -------------------------------------------------------------------------------------------------------


def require_fits(data: InvoiceData, there: Stand, weigh: Weigh, code: str, **params: str | int | None) -> None:
    """Raises Conflict, with what to do instead, for a document that would belong into the KSeF and be too large for it: nothing of it is
    written then, and no number is used up."""
    if there.required and (size := weigh(data)) > MOST_BYTES:
        raise Conflict(code, None, bytes=size, most=MOST_BYTES, **params)


def require_not_handed_over(act: Act, row: Invoice) -> None:
    """Raises Conflict for a document whose XML was made: it may be in the KSeF by now."""
    for _ in ksef.handed_over(act.db, [row.id]):
        raise Conflict("ANNUL_HANDED_OVER", number=row.number)


def require_numbered(stand: Stand, row: Invoice) -> None:
    """Raises Conflict for a document that belongs into the KSeF, or was handed over, while its number wasn't taken back."""
    if stand.there and stand.number is None:
        code = "CORRECTED_BEFORE_NUMBER" if stand.handed_over_at else "CORRECTED_BEFORE_HAND_OVER"
        raise Conflict(code, number=row.number)
