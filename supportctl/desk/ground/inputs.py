"""Checks of what was typed: each returns the value as it is stored, or raises InvalidInput with a code of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from supportctl.errors import InvalidInput
from supportctl.invisible import dropped

SUBJECT_CHARACTERS = 300


TEXT_BYTES = 64 * 1024


NAME_CHARACTERS = 300


# Of a key that is made from a name: it is typed often.
GENERATED_CHARACTERS = 16


# Control characters (C0 but tab and newline, C1), bidi marks and other invisible directions.
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"


# What hints and help pages write where a text of one's own belongs.
_PLACEHOLDERS = frozenset(
    ("REASON", "POWÓD", "WHY", "TEXT", "TREŚĆ", "NAME", "NAZWA", "NAZWISKO", "ADDRESS", "ADRES", "WHO_HOW", "KTO_JAK")
)


def line(value: str, field: str, limit: int = NAME_CHARACTERS) -> str:
    """One line of text without control characters and what shows nothing, not blank."""
    text = unicodedata.normalize("NFC", dropped(value)).strip()
    if not text:
        raise InvalidInput("EMPTY", field=field)
    if text in _PLACEHOLDERS:
        raise InvalidInput("PLACEHOLDER", field=field, value=text)
    if _has_control(text) or "\n" in text or "\t" in text or not _encodable(text):
        raise InvalidInput("CONTROL_CHARACTERS", field=field)
    if len(text) > limit:
        raise InvalidInput("TOO_LONG", field=field, limit=limit, length=len(text))
    return text


def text(value: str, field: str) -> str:
    """A longer text: newlines and tabs are fine, other control characters are not."""
    body = unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip("\n")
    if not body.strip():
        raise InvalidInput("EMPTY", field=field)
    if body.strip() in _PLACEHOLDERS:
        raise InvalidInput("PLACEHOLDER", field=field, value=body.strip())
    if _has_control(body) or not _encodable(body):
        raise InvalidInput("CONTROL_CHARACTERS", field=field)
    size = len(body.encode())
    if size > TEXT_BYTES:
        raise InvalidInput("TOO_LARGE", field=field, limit=TEXT_BYTES, length=size)
    return body


def _has_control(value: str) -> bool:
    # Most texts are printable all through: the pattern is compiled only for one that isn't.
    return not value.isprintable() and re.search(_CONTROL, value) is not None


def _encodable(value: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in value)


def word(value: str, field: str, known: Sequence[str]) -> str:
    """One of a list of words."""
    if value not in known:
        raise InvalidInput("UNKNOWN_WORD", field=field, value=value, known=list(known))
    return value


def month(value: str) -> tuple[date, date]:
    """The first and the last day of a month, YYYY-MM."""
    if not re.fullmatch(r"[12][0-9]{3}-(0[1-9]|1[0-2])", value):
        raise InvalidInput("BAD_MONTH", value=value)
    first = date.fromisoformat(f"{value}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def nip(value: str) -> str:
    """Ten digits with a valid checksum; dashes, blanks and the prefix PL are dropped."""
    from stdnum.pl import nip as stdnum_nip  # 4 start-ups of an interpreter: only where a NIP is typed

    digits = re.sub(r"[\s-]", "", dropped(value))
    digits = digits[2:] if digits.upper().startswith("PL") else digits
    # stdnum takes 0000000000: its checksum is right.
    if not re.fullmatch(r"[0-9]{10}", digits) or digits == "0" * 10 or not stdnum_nip.is_valid(digits):
        raise InvalidInput("BAD_NIP", value=value)
    return digits


def union_number(value: str, country: str) -> str:
    """An EU VAT number of a country of the Union, with its prefix (EL for Greece), by its check digits; blanks, dots and dashes are
    dropped, and a missing prefix is added."""
    from stdnum.eu import vat  # only where one is typed, or stands on an invoice

    prefix = "EL" if country == "GR" else country
    compact = re.sub(r"[\s.-]", "", dropped(value)).upper()
    found = compact if compact.startswith(prefix) else f"{prefix}{compact}"
    if not re.fullmatch(r"[A-Z]{2}[0-9A-Z+*]{2,13}", found) or not vat.is_valid(found):
        raise InvalidInput("BAD_VAT_NUMBER", value=value, country=country, prefix=prefix)
    return found


def iban(value: str) -> str:
    """A bank account as IBAN; 26 digits alone are taken as Polish. Check digits are 02 to 98 (ISO 7064, MOD 97-10): 00, 01 and 99
    leave the same remainder as 97, 98 and 02, and are given to no account."""
    from stdnum import iban as stdnum_iban

    compact = re.sub(r"[\s-]", "", dropped(value)).upper()
    compact = f"PL{compact}" if re.fullmatch(r"[0-9]{26}", compact) else compact
    if not compact.isascii() or compact[2:4] in ("00", "01", "99") or not stdnum_iban.is_valid(compact):
        raise InvalidInput("BAD_IBAN", value=value)
    return compact


def email(value: str) -> str:
    """An address by its form; nothing is looked up."""
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(dropped(value).strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise InvalidInput("BAD_EMAIL", value=value) from error
    if "." not in found.ascii_domain:  # a name of this network alone, to which no letter goes
        raise InvalidInput("BAD_EMAIL", value=value)
    return str(found.normalized)


def phone(value: str) -> str:
    """A phone number as E.164; without a country code it is Polish."""
    plain = re.sub(r"[\s().-]", "", dropped(value))
    # 601 234 567, with or without +48, needs no library: parsing in full costs three interpreter starts.
    if re.fullmatch(r"(\+48|0048)?[4-8][0-9]{8}", plain) and _is_polish_mobile_or_fixed(plain[-9:]):
        return f"+48{plain[-9:]}"
    import phonenumbers

    try:
        parsed = phonenumbers.parse(re.sub(r"^00", "+", plain), "PL")
    except phonenumbers.NumberParseException as error:
        raise InvalidInput("BAD_PHONE", value=value) from error
    if not phonenumbers.is_valid_number(parsed):
        raise InvalidInput("BAD_PHONE", value=value)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _is_polish_mobile_or_fixed(digits: str) -> bool:
    """Mobile prefixes in use (a test compares them with phonenumbers)."""
    return digits[:2] in {"50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"}


def country(value: str) -> str:
    """ISO 3166-1 alpha-2, upper case; only a code that a country has."""
    from supportctl.country_table import COUNTRIES

    if value.upper() not in COUNTRIES:
        raise InvalidInput("BAD_COUNTRY", value=value)
    return value.upper()


def key(value: str) -> str:
    """A key: lower-case letters, digits and dashes, at most 60, beginning with a letter or digit, not a number."""
    found = dropped(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", found) or found.isdigit():
        raise InvalidInput("BAD_KEY", value=value)
    return found


# Latin letters that aren't a letter with a mark to Unicode; ß and capitals are casefold's.
_LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(value: str) -> str:
    """For comparing: lower case, without Polish and other marks."""
    marks = unicodedata.normalize("NFD", value.casefold().translate(_LATIN))
    return "".join(c for c in marks if not unicodedata.combining(c))


def key_from(name: str) -> str:
    """A key made from a name: "Pracownia Łódź" → "pracownia-lodz"."""
    made = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:60].strip("-")
    return f"k-{made}" if not made or made.isdigit() else made


def client_key(name: str, is_taken: Callable[[str], bool]) -> str:
    """A free key of at most 16 characters made from a client's name, of its first words that fit: "Jan Kowalski" → "jan-kowalski", the
    second one "jan-kowalski-2". A name without Latin letters gives "client"."""
    words = re.findall(r"[a-z0-9]+", fold(name)) or ["client"]
    made = words[0]
    for word in words[1:]:
        if len(made) + 1 + len(word) > GENERATED_CHARACTERS:
            break
        made = f"{made}-{word}"
    made = f"k-{made}" if made.isdigit() else made
    found, number = made[:GENERATED_CHARACTERS], 1
    while is_taken(found):
        number += 1
        found = f"{made[: GENERATED_CHARACTERS - 1 - len(str(number))].rstrip('-')}-{number}"
    return found


def version(value: str, field: str = "version") -> str:
    """A product version: numbers and dots."""
    found = dropped(value).strip()
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6}){0,4}", found):
        raise InvalidInput("BAD_VERSION", field=field, value=value)
    return found


def serial(value: str) -> str:
    """A serial number: one line of at most 100 characters without blanks."""
    found = line(value, "serial", 100)
    if re.search(r"\s", found):
        raise InvalidInput("BAD_SERIAL", value=value)
    return found


def new_serial(value: str) -> str:
    """The serial number of a licence that is added: not one that a licence's own number or `-` could be taken for. A number of ten
    digits and more is none that a desk gives, and some vendors' serials are such."""
    found = serial(value)
    if found.startswith("-") or re.fullmatch(r"[0-9]{1,9}", found):
        raise InvalidInput("BAD_SERIAL", value=value)
    return found
