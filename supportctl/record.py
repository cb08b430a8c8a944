"""What verbs return: frozen records whose values say by their types what they are, and how a record becomes JSON and back.

A record is a NamedTuple (far cheaper to define than a dataclass). Its fields are the keys of the data, in their order; a
field that is ABSENT is left out. Besides str, int, bool, date, datetime (aware), Decimal and Money there are the types below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import MappingProxyType, UnionType
from typing import Any, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from supportctl.calendar import iso
from supportctl.money import Money
from supportctl.tuples import NamedTuple


class Absent(Enum):
    """In a field that an answer doesn't have; None is one that it has and nothing is known of."""

    ABSENT = 0


ABSENT = Absent.ABSENT


class Word(str):
    """A word of data (state, kind, reason): people read it in their language. `noun`: of what it is the state; a state agrees with
    its noun (zgłoszenie zamknięte, sesja zakończona), by the table of that noun in wording/*/nouns.py."""

    __slots__ = ()
    noun = ""


class ConditionList(Word):
    """By which list of conditions a licence is converted: that of an active, or of an expired maintenance."""

    __slots__ = ()
    noun = "conditions"


class TicketState(Word):
    """How a ticket stands."""

    __slots__ = ()
    noun = "ticket"


class SessionState(Word):
    """How a session stands."""

    __slots__ = ()
    noun = "session"


class LicenseState(Word):
    """How a licence stands."""

    __slots__ = ()
    noun = "license"


class ConversionState(Word):
    """How the conversion of a licence stands."""

    __slots__ = ()
    noun = "conversion"


class BundleState(Word):
    """How a bundle stands."""

    __slots__ = ()
    noun = "bundle"


class TrainingState(Word):
    """How a training stands."""

    __slots__ = ()
    noun = "training"


class ComplaintState(Word):
    """How a complaint stands."""

    __slots__ = ()
    noun = "complaint"


class HoursState(Word):
    """How a purchase of hours stands."""

    __slots__ = ()
    noun = "hours"


class InvoiceState(Word):
    """What became of a document: annulled, corrected."""

    __slots__ = ()
    noun = "invoice"


class AppointmentState(Word):
    """How an appointment stands: of a session, or for a benefit."""

    __slots__ = ()
    noun = "appointment"


class Named(Word):
    """A word that the desk itself may have a name for, such as a training of its price list: people read `name`, where there is one."""

    name: str | None

    def __new__(cls, value: str, name: str | None = None) -> Self:
        """`name`: None where the desk gave none."""
        made = super().__new__(cls, value)
        made.name = name
        return made


class Phrase(Word):
    """A word that people read as several: what a job is for. They give way where there is no room."""

    __slots__ = ()


class Spoken(Word):
    """A word that can be typed, and in Polish typed as it is read, too. `noun`: as of which kind of record it is read."""

    def __new__(cls, value: str, noun: str = "") -> Self:
        """`noun`: "" for what is no state."""
        made = super().__new__(cls, value)
        made.noun = noun
        return made


class MessageState(Word):
    """How a letter in the outbox stands."""

    __slots__ = ()
    noun = "outbox"


class HookState(Word):
    """How a call of a hook stands."""

    __slots__ = ()
    noun = "hook"


class Label(str):
    """The name of a field of data: people read its label."""

    __slots__ = ()


class Text(str):
    """Words of people (a subject, a name): they give way where there is no room, which a key or a serial number never does."""

    __slots__ = ()


class ProductName(Text):
    """The name of a product as it is stored; people read one in their language, where there is such."""

    __slots__ = ()


class Iban(str):
    """An account number, without blanks; people read it in groups of four."""

    __slots__ = ()


class Phone(str):
    """A telephone number: people read it in groups."""

    __slots__ = ()


class Rate(str):
    """A rate of VAT: a number of percent, or a label such as "np II"."""

    __slots__ = ()


class Years(int):
    """A number of years."""

    __slots__ = ()


class Percent(int):
    """A number of percent."""

    __slots__ = ()


class Minutes(int):
    """Minutes: a number in JSON; people read hours."""

    __slots__ = ()


class Seconds(int):
    """Seconds: a number in JSON; people read hours, minutes and seconds."""

    __slots__ = ()


class Hours(int):
    """Minutes that are told as a decimal number of hours: 90 is "1.5" in JSON and for people."""

    __slots__ = ()

    def __str__(self) -> str:
        hundredths = int(self) * 100 // 60
        whole, part = divmod(hundredths, 100)
        return f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)


V = TypeVar("V")
W = TypeVar("W")


def maybe(kind: Callable[[V], W], value: V | None) -> W | None:
    """The value as that type; None where there is none."""
    return None if value is None else kind(value)


class Notice(NamedTuple):
    """What a regulation wants told at a moment: `moment` as in its text."""

    regulation: str
    moment: str


class Problem(str):
    """What a check of a database found, in English for scripts: a place, and what is wrong there. `code`, `place` and `params`: the same
    for people."""

    code: str
    place: str
    params: Mapping[str, object]


class Sentence(NamedTuple):
    """A sentence that people read in their language: its code and what it is made from."""

    code: str
    params: Mapping[str, object]


class Cited(NamedTuple):
    """A clause as a document cites it."""

    regulation: str
    clause: str


# Keys of data that can't be the names of attributes.
_KEY_OF = {"date_": "date", "from_": "from", "full_name": "full-name"}


# Fields of a record whose own fields stand in their place: the record that another one says more of, and what an entry of a
# history says by its kind.
INLINE = ("core", "counters", "details")


def key_of(name: str) -> str:
    """The key in data of a field of a record."""
    return _KEY_OF.get(name, name)


def is_record(value: object) -> bool:
    """Is it a record? Money is a value."""
    return hasattr(value, "_fields") and not isinstance(value, Money)


def is_typed(answer: object) -> bool:
    """Is it a record, or records? Else it is JSON, such as what an earlier release kept in another shape."""
    return is_record(answer) or (isinstance(answer, (list, tuple)) and all(map(is_record, answer)))


def fields(row: Any) -> Mapping[str, Any]:
    """The values of a record by their keys, but for those that are absent; what is a mapping already stays one."""
    if not hasattr(row, "_fields"):
        found: Mapping[str, Any] = row
        return found
    told: dict[str, Any] = {}
    for name, value in zip(row._fields, row, strict=True):
        if value is ABSENT:
            continue
        if name in INLINE:
            told |= fields(value)
        else:
            told[_KEY_OF.get(name, name)] = value
    return told


def as_json(record: Any) -> dict[str, Any]:
    """A record as JSON-ready data; what is a mapping already stays one."""
    found: dict[str, Any] = encoded(record)
    return found


# Kinds of values that are JSON already: most of them.
_AS_IT_IS = frozenset((str, int, bool, type(None)))


def encoded(value: Any, special: Mapping[type, Callable[[Any], Any]] = MappingProxyType({})) -> Any:
    """JSON-ready: instants ISO with the Warsaw offset, days ISO, money {"amount": "246.00", "currency": "PLN"}, hours and other
    decimal numbers as text; records and lists in depth. `special`: kinds of records that become JSON in a way of their own."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, (str, int)):
        return str(value) if isinstance(value, Hours) else value
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    if type(value) in special:
        return special[type(value)](value)
    if hasattr(value, "_fields"):
        return {key: encoded(v, special) for key, v in fields(value).items()}
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): encoded(v, special) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [encoded(v, special) for v in value]
    return str(value)


def revived(kind: Any, value: Any) -> Any:
    """What `encoded` was given, by the type that it is declared to have; for results kept under an idempotency key.

    Raises TypeError or ValueError for data of another shape, such as those of an earlier release.
    """
    if kind is Any or kind is object:
        return value
    if get_origin(kind) is tuple or get_origin(kind) is list:
        return tuple(revived(get_args(kind)[0], v) for v in value)
    if get_origin(kind) in (Union, UnionType):
        return _one_of(get_args(kind), value)
    if get_args(kind):  # a mapping is JSON as it is
        return value
    if kind is Money:
        return Money(int(value["amount"].replace(".", "")), value["currency"])
    if hasattr(kind, "_fields"):
        return _record(kind, value)
    if kind is Hours:
        return Hours(Decimal(value) * 60)
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if not isinstance(value, int if issubclass(kind, int) else (str, kind)):
        raise TypeError(f"no {kind.__name__}: {value!r}")
    return value if isinstance(value, kind) else kind(value)


def returned(verb: Callable[..., Any], kept: Any) -> Any:
    """What a verb returned, from its JSON. Data of another shape than the verb declares, such as those that an earlier release
    kept, stay JSON."""
    (declared,) = get_args(get_type_hints(verb)["return"])
    try:
        return revived(declared, kept)
    except (TypeError, ValueError, KeyError):
        return kept


def keys_of_rows(verb: Callable[..., Any]) -> list[str]:
    """The keys of the rows that a verb lists, as it declares them; none where it declares no records."""
    (declared,) = get_args(get_type_hints(verb)["return"])
    return [key for row in get_args(declared) for key in _keys(row)]


def headings_of(kind: Any) -> list[str]:
    """The columns that rows of a kind of record may have in a table of texts: their keys, money with its currency beside it."""
    return _keys(kind, currencies=True)


def _keys(kind: Any, *, currencies: bool = False) -> list[str]:
    found: list[str] = []
    hints = get_type_hints(kind) if hasattr(kind, "_fields") else {}
    for name, hint in hints.items():
        kinds = (hint, *get_args(hint))
        inner = [k for k in kinds if hasattr(k, "_fields")] if name in INLINE else []
        found += _keys(inner[0], currencies=currencies) if inner else [key_of(name)]
        found += [f"{key_of(name)}_currency"] if currencies and Money in kinds else []
    return found


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    """As the first of several types that fits."""
    if value is None and type(None) in kinds:
        return None
    fault: Exception = TypeError(f"none of {kinds}: {value!r}")
    for kind in kinds:
        if kind not in (type(None), Absent):
            try:
                return revived(kind, value)
            except (TypeError, ValueError, KeyError) as error:
                fault = error
    raise TypeError(str(fault)) from fault


def _record(kind: Any, value: Any) -> Any:
    hints, left = get_type_hints(kind), dict(value)
    found = {}
    for name in kind._fields:
        if name in INLINE:
            inner = next(k for k in (hints[name], *get_args(hints[name])) if hasattr(k, "_fields"))
            own = {key: left.pop(key) for key in map(key_of, inner._fields) if key in left}
            if own:
                found[name] = _record(inner, own)
        elif key_of(name) in left:
            found[name] = revived(hints[name], left.pop(key_of(name)))
        elif Absent in get_args(hints[name]):
            found[name] = ABSENT
    if left:
        raise TypeError(f"no {kind.__name__}: {value!r}")
    return kind(**found)
