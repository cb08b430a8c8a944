# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said about the command line itself, and about acts that a regulation doesn't know."""

ERRORS = {
    "BAD_LINE": ("Ten wiersz nie jest poleceniem: {detail}.", "Wpisz je jak w powłoce, w jednym wierszu: ticket note 5 -m \"…\""),
    "NOT_IN_A_BATCH": ("{command} nie może być wierszem pliku poleceń ani poleceniem w powłoce programu.", "Uruchom to osobno: supportctl {command}"),
    "STDIN_TAKEN": ("Dane miały przyjść ze stdin, a stamtąd przychodzą polecenia albo czytał je już wcześniejszy wiersz.", "Podaj je w wierszu albo w pliku."),
    "BAD_NOW": ("SUPPORTCTL_NOW={value:raw} nie jest czasem, którego można użyć.", "Zapisz go jak 2026-11-20T09:05, od roku 1900 i przed 2200, albo usuń zmienną."),
    "BAD_RANGE": ("{value:raw} nie jest listą numerów.", "Zapisz ją jak 5,7-9, mniejszy numer z przodu."),
    "FLAG_DIFFERS": ("{field} ma przed poleceniem wartość {before}, a po nim {after}.", "Podaj tę opcję raz."),
    "FLAG_NOT_TAKEN": ("{command} nie przyjmuje {field}.", "Pomiń tę opcję."),
    "NO_HOME": ("Nie ma katalogu domowego, w którym można trzymać bazę.", "Wskaż ją: --db ŚCIEŻKA albo SUPPORTCTL_DB."),
    "ONLY_WITH": ("{field} ma sens tylko z {other}.", "Dodaj {other} albo pomiń {field}."),
    "STDIN_TWICE": ("Dwie części polecenia miałyby przyjść ze stdin.", "Jedną podaj plikiem albo wpisz w poleceniu."),
    "TOO_MANY_IDS": ("{value:raw} to więcej niż {most} numerów.", "Podziel je na kilka poleceń."),
    "BAD_TEMPLATE": ("W szablonie stoi pojedynczy nawias klamrowy.", "Pola zapisuj jak {{client}}, a sam nawias podwójnie."),
    "EDITOR_FAILED": ("Edytor {editor} zawiódł: {detail}; nic nie zapisano.", "Ustaw VISUAL albo EDITOR lub podaj treść przez -m."),
    "FIELD_WITHOUT_VALUE": ("Pole {field} nie ma wartości w zgłoszeniu {ticket}.", "Podaj treść przez -m albo użyj innego szablonu."),
    "NOTHING_WRITTEN": ("Nie napisano żadnej treści: nic nie zrobiono.", "Napisz ją nad uwagami albo podaj przez -m."),
    "NO_EDITOR": ("Nie ustawiono edytora, w którym można napisać treść.", "Ustaw VISUAL albo EDITOR lub podaj treść przez -m."),
    "TEMPLATE_NOT_FOUND": ("Nie ma szablonu {value} w {directory}.", "supportctl template list"),
    "UNKNOWN_FIELD": ("Szablon ma pole {field}, którego zgłoszenie nie ma.", "Do wyboru: {known}"),
    "STORE_ABSENT": ("Nie ma bazy pod {path}.", "supportctl init --db {path:raw} --name NAZWA --nip NIP --address ADRES --bank-account IBAN --email E"),
}  # fmt: skip

NOTES = {
    "BATCH_FAILED": "Polecenia zakończone niepowodzeniem: {failed} z {total}; wiersze: {lines:raw}.",
    "BATCH_STOPPED": "Zatrzymano się w wierszu {line} (kod wyjścia {code}). Niewykonane polecenia: {left}.",
    "NO_IDS": "stdin nie podało żadnego identyfikatora: nie było nic do zrobienia.",
}  # fmt: skip

TEXT = {
    "help_usage": "Użycie:",
    "help_options_piece": "[OPCJE]",
    "help_command": "POLECENIE [ARGUMENTY]...",
    "help_arguments": "Argumenty",
    "help_options": "Opcje",
    "help_commands": "Polecenia",
    "help_examples": "Przykłady",
    "help_default": "domyślnie",
    "help_required": "wymagane",
    "editor_head": "Treść napisz powyżej; wiersze zaczynające się od # są pomijane, a pusta treść niczego nie zmienia.",
    "or_enter": "albo sam Enter",
    "typed": "{typed} ({label})",
    "usage_extra": "To więcej, niż przyjmuje polecenie: {words}.",
    "usage_missing": "Brakuje: {name}.",
    "usage_missing_several": "Brakuje: {name}.",
    "usage_negative": "Nie ma opcji {name}; kwota, liczba ani ilość nie może być ujemna.",
    "usage_no_command": "Nie ma polecenia {name}.",
    "usage_no_command_near": "Nie ma polecenia {name}. Czy chodziło o: {near}?",
    "usage_no_number": "{name}: {value} nie jest liczbą całkowitą.",
    "usage_no_option": "Nie ma opcji {name}.",
    "usage_no_option_near": "Nie ma opcji {name}; jest: {near}.",
    "usage_no_verb": "Nie podano polecenia.",
    "usage_other": "{sentence}",
    "usage_range": "{name}: {value} nie mieści się w {least} – {most}.",
    "usage_takes_none": "{name} nie przyjmuje wartości.",
    "usage_takes_one": "{name} wymaga wartości.",
    "usage_too_big": "{name}: {value} to więcej niż {most}.",
    "usage_too_small": "{name}: {value} to mniej niż {least}.",
    "yes_or_no_wanted": "Odpowiedz t (tak) albo n (nie).",
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
