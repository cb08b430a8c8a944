"""The Polish of the desk: one term for a thing, sentences that read well whatever is put into them. That of the regulations, bundles,
trainings, conversions and remote help: test_polish_law.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import pytest

from supportctl import record
from supportctl.money import Money
from supportctl.record import Word
from supportctl.wording.forms import Counted, Kind
from supportctl.wording.pl.nouns import COUNTED, KINDS, STATES
from supportctl.wording.words import Words, words

PL, SCREEN = words("pl"), words("pl", on_screen=True)
FILES = (
    "sentences", "labels", "done", "screen", "undo", "usage", "mending", "money", "today", "backup", "finding", "help", "help_desk",
    "help_more", "nouns",
)  # fmt: skip
# Entries that stand in these files and are of the others: see above.
OTHERS = ("bundles", "care", "conversion", "remote")

# What is said otherwise: see the terms below. A word is looked for at its beginning, in small letters.
BANNED = {
    "zaczęt": "rozpoczęta godzina", "kupując": "nabywca, klient", "korekta": "faktura korygująca", "korektę": "faktura korygująca",
    "zniżk": "rabat", "do faktury": "do zafakturowania", "spóźnion": "po terminie, zaległa", "rozstrzyga": "obowiązuje",
    "kłopot": "problem", "przedłuż": "dodatkowe godziny, odnowienie", "w mocy": "aktywna", "nie nosi": "nie znaleziono",
    "osoba do kontakt": "osoba kontaktowa", "osoby do kontakt": "osoba kontaktowa", "użytkownik": "klient", "m&s aktywny": "M&S aktywne",
    "aktywny m&s": "M&S jest aktywne", "m&s wygasły": "M&S wygasło", "zużyt": "wykorzystane", "użyte godziny": "wykorzystane godziny",
    "plik konfiguracji": "plik ustawień", "jedn.": "j.m.", "konwersj": "zamiana",
    "regulamin mówi": "regulamin na to nie pozwala", "myślnik": "łącznik",
}  # fmt: skip
# In a hint the value that is to be typed has a Polish name: NAZWA, DATA, POWÓD; NIP, IBAN, N and names of the program's own stay.
PLACEHOLDERS = re.compile(
    r"(?<![\w/=_{])(NAME|DATE|REASON|TEXT|WHEN|NUMBER|FILE|PATH|TICKET|CLIENT|LICENSE|BUNDLE|AMOUNT|WORDS|ITEM)\b"
)
# "Liczba znaków: 203, limit: 200" counts, and a command or a value of an option may have a colon of its own.
COUNTS = re.compile(r", limit: \{\w+\}")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _texts(inner)


def catalogue() -> Iterator[tuple[str, str]]:
    """(where, text) of every Polish entry of these files."""
    foreign = {text for name in OTHERS for text in _texts(vars(import_module(f"supportctl.wording.pl.{name}")))}
    for name in FILES:
        module = import_module(f"supportctl.wording.pl.{name}")
        for part, entries in vars(module).items():
            if part.isupper() and isinstance(entries, dict):
                for key, value in entries.items():
                    yield from ((f"{name}.{part}.{key}", text) for text in _texts(value) if text not in foreign)


ALL = list(catalogue())
SENTENCES = [(where, text) for where, text in ALL if where.split(".")[1] in ("ERRORS", "NOTES", "GROUNDS", "WHY", "TOLD", "ACTS")]


def test_everything_is_read() -> None:
    assert len(ALL) > 1500
    assert len(SENTENCES) > 400


@pytest.mark.parametrize("banned", BANNED)
def test_one_term_for_a_thing(banned: str) -> None:
    started = re.compile(rf"(?<![a-ząćęłńóśźż]){re.escape(banned)}")
    assert [(where, text) for where, text in ALL if started.search(text.lower())] == []


def test_hints_name_what_to_type_in_polish() -> None:
    assert [(where, text) for where, text in ALL if PLACEHOLDERS.search(text)] == []


def test_a_sentence_has_one_colon() -> None:
    found = []
    for where, text in SENTENCES:
        for sentence in re.split(r"(?<=[.!?]) ", COUNTS.sub("", text)):
            bare = re.sub(r"\{[^}]*\}|'[^']*'|\"[^\"]*\"|\d:\d\d|-{2}[\w-]+", "", sentence)
            if bare.count(":") > 1:
                found.append((where, sentence))
    assert found == []


def test_no_hyphen_stands_for_a_dash() -> None:
    assert [(where, text) for where, text in ALL if re.search(r"\w - \w|\} - \{|\w -\s*$", text)] == []


def test_every_letter_is_there() -> None:
    """Quotation marks as they are written here; no straight ones around a word of a sentence."""
    assert [
        (where, text) for where, text in SENTENCES if re.search(r"„[^”]*$|(?<!„)\b[^„]*”[^„]*„", text) and "„" not in text
    ] == []


# -- nouns and numbers --------------------------------------------------------------------------------------------------------------


def _states() -> list[type[Word]]:
    return [kind for kind in vars(record).values() if isinstance(kind, type) and issubclass(kind, Word) and kind.noun]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_every_noun_has_a_table_and_every_table_a_noun(lang: str) -> None:
    tables = import_module(f"supportctl.wording.{lang}.nouns").STATES
    assert {kind.noun for kind in _states()} == set(tables)
    assert {noun: set(table) for noun, table in tables.items()} == {noun: set(table) for noun, table in STATES.items()}


def test_every_state_that_a_list_takes_has_its_word() -> None:
    from supportctl.desk.bundle import showing as bundles
    from supportctl.desk.ticket.listing import STATUSES
    from supportctl.desk.training import showing as trainings

    assert set(STATUSES) == set(STATES["ticket"])
    assert set(bundles.STATES) == set(STATES["bundle"])
    assert set(trainings.STATES) == set(STATES["training"])


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (record.TicketState("closed"), "zamknięte"),
        (record.TicketState("refused"), "odrzucone"),
        (record.TicketState("triaged"), "ocenione"),
        (record.SessionState("stopped"), "zakończona"),
        (record.SessionState("cancelled"), "anulowana"),
        (record.LicenseState("active"), "aktywna"),
        (record.LicenseState("converted"), "zamieniona"),
        (record.BundleState("submitted"), "złożony"),
        (record.BundleState("active"), "aktywny"),
        (record.TrainingState("waiting"), "oczekujące"),
        (record.ComplaintState("waiting"), "oczekująca"),
        (record.HoursState("cancelled"), "wycofany"),
        (record.AppointmentState("cancelled"), "odwołany"),
        (record.ConditionList("active"), "M&S aktywne"),
        (record.ConditionList("expired"), "M&S wygasłe"),
    ],
)
def test_a_state_agrees_with_its_noun(state: Word, said: str) -> None:
    assert PL.word(state) == said


def test_every_state_that_a_table_shows_can_be_typed() -> None:
    from supportctl.cli.spoken import replaced

    for noun, table in STATES.items():
        for state, label in table.items():
            if noun not in ("conditions",):
                found = replaced((), {"x": label}, {"value": label, "known": list(table)})
                assert found == ((), {"x": state}) or list(table.values()).count(label) > 1, (noun, label)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_in_its_cases(kind: str) -> None:
    told = PL.error("NOT_FOUND", {"kind": kind, "value": "1"})[0]
    assert told == f"Nie znaleziono {KINDS[kind].of}: 1."
    several = PL.error("AMBIGUOUS", {"kind": kind, "value": "prac", "candidates": ["a", "b"], "more": 0})[0]
    assert several == f"Do „prac” pasuje {KINDS[kind].several}: a, b."


def test_every_kind_that_is_looked_up_has_its_cases() -> None:
    from tests.wording.used import calls

    for call, name, place in calls("desk"):
        if name in ("NotFound", "InvalidInput", "Conflict"):
            kinds = [k.value for k in call.keywords if k.arg == "kind"]
            for node in kinds:
                value = getattr(node, "value", None)
                assert not isinstance(value, str) or value in KINDS, (place.where, value)
    assert all(isinstance(kind, Kind) for kind in KINDS.values())


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 godzin"),
        (1, "1 godzina"),
        (2, "2 godziny"),
        (4, "4 godziny"),
        (5, "5 godzin"),
        (11, "11 godzin"),
        (12, "12 godzin"),
        (14, "14 godzin"),
        (22, "22 godziny"),
        (25, "25 godzin"),
        (101, "101 godzin"),
        (112, "112 godzin"),
        (122, "122 godziny"),
        ("1.5", "1,5 godziny"),
    ],
)
def test_what_is_counted_has_the_form_of_its_number(number: object, said: str) -> None:
    assert PL.quantity(number, "hours") == said
    assert all(isinstance(counted, Counted) for counted in COUNTED.values())


def test_other_things_that_are_counted() -> None:
    assert [PL.quantity(n, "years") for n in (1, 2, 5, 22)] == ["1 rok", "2 lata", "5 lat", "22 lata"]
    assert [PL.quantity(n, "subscriptions") for n in (1, 4, 12)] == ["1 subskrypcja", "4 subskrypcje", "12 subskrypcji"]
    assert [PL.quantity(n, "days") for n in (1, 2, 5)] == ["1 dzień", "2 dni", "5 dni"]
    assert [PL.unit("rok", n) for n in (1, 3, 5)] == ["rok", "lata", "lat"]
    assert (PL.unit("godz.", 3), words("en").unit("rok", 3)) == ("godz.", "years")
    assert (PL.quantity(23, "percent"), PL.quantity(90, "minutes")) == ("23%", "90 min")
    assert [words("en").quantity(n, "hours") for n in (0, 1, 2)] == ["0 hours", "1 hour", "2 hours"]


def test_numbers_and_durations() -> None:
    assert [PL.hours(m) for m in (0, 30, 90, 60, 145, 45, 125)] == [
        "0 h",
        "0,5 h",
        "1,5 h",
        "1 h",
        "2 h 25 min",
        "45 min",
        "2 h 05 min",
    ]
    assert (PL.duration(8700), PL.duration(7200), PL.duration(60), PL.duration(61)) == (
        "2 h 25 min",
        "2 h",
        "1 min",
        "1 min 01 s",
    )
    assert SCREEN.money(Money(4797000, "PLN")) == "47\u00a0970,00\u00a0PLN"
    assert SCREEN.money(Money(-2100000, "PLN")) == "−21\u00a0000,00\u00a0PLN"
    assert (PL.rate("23"), PL.rate("np II")) == ("23%", "np II")
    assert PL.phone("+48601234567") == "+48 601 234 567"
    assert PL.document_day(date(2026, 11, 28)) == "28.11.2026"


def test_the_last_second_of_a_day_is_its_end() -> None:
    assert PL.until("2026-11-24T23:59:59+01:00") == "do końca dnia 2026-11-24"
    assert PL.until("2026-11-24T15:00:00+01:00") == "do 2026-11-24 15:00"
    assert PL.until("2026-11-24") == "do 2026-11-24"
    assert words("en").until("2026-11-24T23:59:59+01:00") == "until the end of 2026-11-24"


def test_what_is_not_known_and_what_is_none() -> None:
    assert (PL.value(None), PL.value([])) == ("nie podano", "brak")


# -- sentences filled ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, 1, 2, 5, 12, 22, 112])
def test_sentences_with_numbers(number: int) -> None:
    assert PL.error("TOO_LONG", {"field": "subject", "length": number, "limit": 300})[0] == (
        f"Pole „temat” jest za długie. Liczba znaków: {number}, limit: 300."
    )
    assert PL.note("QUEUE", {"position": number}) == f"Skontaktuj się z klientem po zakupie. Miejsce w kolejce: {number} (§2.8)."
    assert PL.note("SHOWN_OF", {"shown": number, "total": 112}) == f"Pokazano {number} z 112; wszystkie: --limit 112"


@pytest.mark.parametrize(
    ("code", "params", "said"),
    [
        ("OPERATOR_BUSY", {"operator": "ewa", "since": "9:00", "id": 5}, "Technik ewa prowadzi od 9:00 sesję w zgłoszeniu 5."),
        ("NO_SESSION", {"operator": "ewa"}, "Technik ewa nie ma trwającej sesji."),
        ("PHONE_STORED", {"client": "zielinska"}, "Klient zielinska ma już zapisany numer telefonu."),
        ("KEY_TAKEN", {"kind": "client", "value": "pracownia"}, "Identyfikator „pracownia” jest już zajęty."),
        ("KEY_TAKEN", {"kind": "license", "value": "S-1"}, "Numer seryjny „S-1” jest już zajęty."),
        ("ALREADY_TRIAGED", {"id": 1, "status": "triaged"}, "Zgłoszenie 1 jest już ocenione."),
        ("TICKET_CLOSED", {"id": 1, "status": "closed"}, "Zgłoszenie 1 jest zamknięte."),
        ("TICKET_CLOSED", {"id": 1, "status": "refused"}, "Zgłoszenie 1 jest odrzucone."),
        ("UNKNOWN_WORD", {"field": "state", "value": "bogus"}, "Nieprawidłowa wartość pola „stan”: bogus."),
        ("BAD_DATE", {"value": "x"}, "Nieprawidłowa data: „x”."),
        ("NO_TERMINAL", {"what": "client erase"}, "To polecenie (client erase) wymaga potwierdzenia, a nie ma terminala."),
        (
            "NO_PRICE",
            {"item": "v-ray", "on": "2026-11-17", "clause": "§1.9"},
            "W dniu 2026-11-17 nie obowiązuje żadna cena pozycji v-ray (§1.9).",
        ),
    ],
)
def test_errors_as_they_are_read(code: str, params: dict[str, object], said: str) -> None:
    assert PL.error(code, params)[0] == said


def test_no_word_stands_for_a_state_and_for_a_unit() -> None:
    labels = import_module("supportctl.wording.pl.labels")
    assert {"minutes", "days", "percent", "licences", "subscriptions"} & set(labels.WORDS) == set()
    assert Words("pl").word("hours") == "zakup godzin"
