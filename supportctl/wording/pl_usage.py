# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said about the command line itself, and about acts that a regulation doesn't know."""

ERRORS = {
    "BAD_NOW": ("SUPPORTCTL_NOW={value:raw} nie jest czasem, którego można użyć.", "Zapisz go jak 2026-11-20T09:05, od roku 1900 i przed 2200, albo usuń zmienną."),
    "NO_HOME": ("Nie ma katalogu domowego, w którym można trzymać bazę.", "Wskaż ją: --db ŚCIEŻKA albo SUPPORTCTL_DB."),
    "STDIN_TWICE": ("Dwie części polecenia miałyby przyjść ze stdin.", "Jedną podaj plikiem albo wpisz w poleceniu."),
}  # fmt: skip

NOTES = {
    "NO_IDS": "stdin nie podało żadnego identyfikatora: nie było nic do zrobienia.",
}  # fmt: skip

TEXT = {
    "typed": "{typed} ({label})",
    "usage_extra": "To więcej, niż przyjmuje polecenie: {words}.",
    "usage_missing": "Brakuje: {name}.",
    "usage_negative": "Nie ma opcji {name}; kwota, liczba ani ilość nie może być ujemna.",
    "usage_no_command": "Nie ma polecenia {name}.",
    "usage_no_number": "{name}: {value} nie jest liczbą całkowitą.",
    "usage_no_option": "Nie ma opcji {name}.",
    "usage_no_option_near": "Nie ma opcji {name}; jest: {near}.",
    "usage_other": "{sentence}",
    "usage_range": "{name}: {value} nie mieści się w {least} – {most}.",
    "usage_takes_none": "{name} nie przyjmuje wartości.",
    "usage_takes_one": "{name} wymaga wartości.",
    "usage_too_big": "{name}: {value} to więcej niż {most}.",
    "usage_too_small": "{name}: {value} to mniej niż {least}.",
}  # fmt: skip

# Pytania, których nie zna każdy regulamin: (czego dotyczą, co zrobić zamiast tego).
ACTS = {
    "charge_item": ("pozycji usług do policzenia", "Gdzie płaci się za czas, liczą go sesje: supportctl invoice issue --ticket ZGŁOSZENIE"),
    "complaint": ("reklamacji w zgłoszeniu", "Pomiń --complaint: zostanie zwykła notatka."),
    "entitlement": ("wsparcia do licencji", "supportctl regulation list"),
    "extend": ("godzin, które się kończą", "Odpowiedź nie jest potrzebna: sesja trwa dalej bez niej."),
    "hold_software_note": ("notatek o oprogramowaniu klienta", "Pomiń --software i nie zapisuj nic, czego nie trzeba przechować."),
    "note_stage": ("etapów pracy", "Pomiń --stage."),
    "open_ticket": ("zgłoszeń", "Wskaż regulamin, któremu podlega zgłoszenie: --regulation SKRÓT."),
    "recurrence": ("wznawiania zgłoszeń", "Otwórz nowe: supportctl ticket open …"),
    "refuse": ("odmowy wsparcia", "Zamknij zgłoszenie: supportctl ticket close ZGŁOSZENIE --outcome …"),
    "schedule": ("godzin umawianych z góry", "Umawiać nie trzeba: supportctl session start ZGŁOSZENIE"),
    "split_ticket": ("dzielenia zgłoszeń", "Otwórz osobne do drugiej sprawy: supportctl ticket open …"),
    "triage": ("pierwszej oceny (triage)", "Nie jest potrzebna: prowadź zgłoszenie dalej."),
}  # fmt: skip
