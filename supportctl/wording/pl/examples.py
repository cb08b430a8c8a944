"""Polish: what people write in the examples of the help pages, by what the English ones have. Names of commands, codes and keys of
the catalogue are the same in every language, so they aren't here."""

from __future__ import annotations

import re

VALUES = {
    # Words of clients and technicians.
    "A test": "Test", "Again": "Znowu to samo", "Agreed by phone": "Uzgodniono przez telefon", "Anna Nowak, by phone": "Anna Nowak, telefonicznie",
    "Bought twice": "Kupiono dwa razy", "By mistake": "Przez pomyłkę", "Crash": "Awaria", "Crash on export": "Awaria przy eksporcie",
    "Forgot to stop": "Nie zatrzymano na czas", "Issued twice": "Wystawiono dwa razy", "It crashes again": "Awaria się powtarza",
    "Jan Kot, phone": "Jan Kot, telefon", "Letter of 20 Nov": "Pismo z 20 listopada", "Licence server": "Serwer licencji",
    "No form": "Brak formularza", "Nobody came": "Nikt nie przyszedł", "One company since May": "Od maja jedna firma",
    "One hour too many": "O godzinę za dużo", "Printer is silent": "Drukarka nie drukuje", "Rang, will call back": "Rozmowa telefoniczna, klient oddzwoni",
    "Rules": "Reguły", "The client fell ill": "Choroba klienta", "The client is away": "Klient na urlopie",
    "The driver is from 2019": "Sterownik jest z 2019 roku", "Too late": "Po terminie", "Twice": "Dwa razy", "Typed late": "Zapisano z opóźnieniem",
    "Update to 4.3": "Proszę zaktualizować do 4.3", "Updated to 4.3": "Zaktualizowano do 4.3", "We agree": "Uznajemy reklamację", "Why": "Dlaczego",
    "Wrong buyer": "Zły nabywca", "Wrong ticket": "Nie to zgłoszenie", "mail of 20 Nov": "e-mail z 20 listopada",
    # Names, tags, words to search for.
    "+printer,-later": "+drukarka,-później", "Desk S.A.": "Serwis S.A.", "Desk Sp. z o.o.": "Serwis Sp. z o.o.", "Tool": "Narzędzie",
    "biuro@desk.example": "biuro@serwis.example", "printer": "drukarka", "silent": "milczy", "test-tool": "narzedzie-testowe", "update": "aktualizacja",
    # Days.
    "mon 10:00": "pn 10:00", "mon 9:00": "pn 9:00", "today": "dziś", "today 10:00": "dziś 10:00", "yesterday": "wczoraj",
    "yesterday 10:00": "wczoraj 10:00", "yesterday 16:30": "wczoraj 16:30",
    # Files.
    "/mnt/backups": "/mnt/kopie", "/mnt/backups/desk-20261120T020000Z.db": "/mnt/kopie/desk-20261120T020000Z.db", "/srv/desk.db": "/srv/serwis.db",
    "answer.txt": "odpowiedz.txt", "clients.csv": "klienci.csv", "clients.xlsx": "klienci.xlsx", "commands.txt": "polecenia.txt",
    "desk-2026": "serwis-2026", "invoice.pdf": "faktura.pdf", "letter.txt": "pismo.txt", "licences.csv": "licencje.csv",
    "note.txt": "notatka.txt", "prices.csv": "ceny.csv", "products.csv": "produkty.csv", "contacts.csv": "kontakty.csv",
    "rates.csv": "kursy.csv", "register.csv": "rejestr.csv", "sessions.csv": "sesje.csv",
    "tickets.csv": "zgloszenia.csv", "tickets.jsonl": "zgloszenia.jsonl",
}  # fmt: skip

_WORD = re.compile(r"""("|')(?P<quoted>[^"']*)\1|(?P<bare>\S+)""")


def in_polish(example: str, verb: str) -> str:
    """An example with what people write in it in Polish. `verb`: its words stay ("today")."""
    return verb + _WORD.sub(_value, example.removeprefix(verb))


def _value(found: re.Match[str]) -> str:
    quoted, bare = found["quoted"], found["bare"]
    if bare is None:
        return f"{found[1]}{VALUES.get(quoted, quoted)}{found[1]}"
    value = VALUES.get(bare, bare)
    return f'"{value}"' if " " in value else value
