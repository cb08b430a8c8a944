"""Polish: what stands for a value that is typed, by what the English pages have."""

TYPED = {
    "ADDRESS": "ADRES", "GROUP": "PODZIAŁ", "NOUN": "LISTA", "DIRECTORY": "KATALOG", "EMAIL": "E-MAIL", "HASH": "SKRÓT", "JOB": "ZADANIE",
    "AMOUNT": "KWOTA", "APPOINTMENT": "TERMIN", "AREA": "OBSZAR", "BENEFIT": "KORZYŚĆ", "BUNDLE": "PAKIET", "BY": "WEDŁUG", "CC": "KRAJ",
    "CHANNEL": "KANAŁ", "CLIENT": "KLIENT", "COMPLAINT": "REKLAMACJA", "CUR": "WALUTA", "CURRENCY": "WALUTA", "DATE": "DATA",
    "DIR": "KATALOG", "FILE": "PLIK", "HH:MM": "GG:MM", "ID": "NUMER", "ITEM": "POZYCJA", "KEY": "IDENTYFIKATOR", "KIND": "RODZAJ",
    "LANG": "JĘZYK", "LETTER": "WIADOMOŚĆ", "LICENSE": "LICENCJA", "LIST": "LISTA", "MAIL": "E-MAIL", "MONTH": "MIESIĄC", "NAME": "NAZWA", "NO": "NR",
    "NUMBER": "NUMER", "OLD NEW": "STARA NOWA", "OPERATOR": "TECHNIK", "OUTAGE": "PRZERWA", "OUTCOME": "WYNIK", "PATH": "ŚCIEŻKA", "PLACE": "MIEJSCE",
    "PRODUCT": "PRODUKT", "PROMO": "PROMOCJA", "PURCHASE": "ZAKUP", "RATE": "STAWKA", "REASON": "POWÓD", "REF": "WSKAZANIE",
    "SESSION": "SESJA", "SHELL": "POWŁOKA", "SLUG": "REGULAMIN", "TEXT": "TREŚĆ", "TICKET": "ZGŁOSZENIE", "TRAINING": "SZKOLENIE",
    "WHEN": "CZAS", "WHO": "KTO", "WHO_HOW": "KTO_JAK", "WORDS": "SŁOWA",
}  # fmt: skip
# By the name of a parameter, where another word is meant.
BY_NAME = {"idempotency_key": "KLUCZ", "rate": "KURS", "reason": "POWÓD"}
