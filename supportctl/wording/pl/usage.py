"""Polish: what is said about the command line itself, and about acts that a regulation doesn't know."""

ERRORS = {
    "UNDO_NOT_SURE": ("Nie potwierdzono, więc niczego nie cofnięto.", "supportctl undo --list"),
    "ANNUL_NOT_SURE": ("Nie potwierdzono, więc dokument {number} pozostaje bez zmian.", "Odpowiedz t albo dodaj --yes."),
    "BAD_LINE": ("Ten wiersz nie jest tekstem: ma bajty spoza UTF-8 albo znak zerowy.", "Zapisz plik w UTF-8."),
    "OPEN_QUOTE": ("W tym wierszu nie zamknięto cudzysłowu albo kończy go odwrotny ukośnik.", "Całe polecenie wpisz w jednym wierszu: ticket note 5 -m \"…\""),
    "NOT_A_TERMINAL": ("Powłoka programu działa tylko na terminalu.", "Podaj polecenia w pliku: supportctl batch PLIK"),
    "NOT_IN_A_BATCH": ("Polecenie {command} nie może być wierszem pliku poleceń ani poleceniem w powłoce programu.", "Uruchom je osobno: supportctl {command}"),
    "STDIN_TAKEN": ("Dane miały przyjść ze stdin, a stamtąd przychodzą polecenia albo czytał je już wcześniejszy wiersz.", "Podaj je w wierszu albo w pliku."),
    "BAD_NOW": ("Nieprawidłowy czas w zmiennej SUPPORTCTL_NOW: {value:raw}.", "Zapisz go jak 2026-11-20T09:05, od roku 1900 i przed 2200, albo usuń zmienną."),
    "BAD_RANGE": ("Nieprawidłowa lista numerów: {value:raw}.", "Zapisz ją jak 5,7-9, mniejszy numer z przodu."),
    "FLAG_DIFFERS": ("Opcja {field} ma przed poleceniem wartość {before}, a po nim {after}.", "Podaj tę opcję raz."),
    "FLAG_NOT_TAKEN": ("Polecenie {command} nie przyjmuje opcji {field}.", "Pomiń tę opcję."),
    "NO_HOME": ("Nie ma katalogu domowego, w którym można trzymać bazę.", "Wskaż ją: --db ŚCIEŻKA albo SUPPORTCTL_DB."),
    "ONLY_WITH": ("Opcja {field} ma sens tylko razem z {other}.", "Dodaj {other} albo pomiń {field}."),
    "STDIN_TWICE": ("Dwie części polecenia miałyby przyjść ze stdin.", "Jedną podaj plikiem albo wpisz w poleceniu."),
    "TOO_MANY_IDS": ("Za dużo numerów w {value:raw}. Limit: {most}.", "Podziel je na kilka poleceń."),
    "PASSWORD_TYPED": (
        "Hasło w wierszu poleceń widzi każdy, kto pracuje na tym komputerze: {path}.",
        "Wpisz adres bazy do SUPPORTCTL_DB albo do pliku ustawień, a samo hasło do ~/.pgpass.",
    ),
    "COMMAND_TOO_LONG": ("Polecenie jest dłuższe niż {kib} KiB.", "Długi tekst podaj z pliku: --message-file PLIK, --description-file PLIK"),
    "LINE_TOO_LONG": ("Wiersz na stdin ma więcej znaków niż {most}: żaden identyfikator nie jest tak długi.", "Podaj po jednym identyfikatorze w wierszu."),
    "BAD_TEMPLATE": ("W szablonie stoi pojedynczy nawias klamrowy.", "Pola zapisuj jak {{client}}, a sam nawias podwójnie."),
    "EDITOR_FAILED": ("Edytor {editor} zawiódł: {detail}; nic nie zapisano.", "Ustaw VISUAL albo EDITOR lub podaj treść przez -m."),
    "FIELD_WITHOUT_VALUE": ("Pole {field} nie ma wartości w zgłoszeniu {ticket}.", "Podaj treść przez -m albo użyj innego szablonu."),
    "NOTHING_WRITTEN": ("Nie napisano żadnej treści, więc nic nie zrobiono.", "Napisz ją nad uwagami albo podaj przez -m."),
    "NO_EDITOR": ("Nie ustawiono edytora, w którym można napisać treść.", "Ustaw VISUAL albo EDITOR lub podaj treść przez -m."),
    "TEMPLATE_NOT_FOUND": ("Nie ma szablonu {value} w {directory}.", "supportctl template list"),
    "UNKNOWN_FIELD": ("Szablon ma pole {field}, którego zgłoszenie nie ma.", "Do wyboru: {known}"),
    "STORE_ABSENT": ("Nie ma bazy pod {path}.", "supportctl init --db {path:raw} --name NAZWA --nip NIP --address ADRES --bank-account IBAN --email E-MAIL"),
}  # fmt: skip

NOTES = {
    "CLOSED_UNANSWERED": "Zgłoszenie {ticket} zamknięto bez zapisanej odpowiedzi dla klienta. Jeśli przez pomyłkę: supportctl undo",
    "CLOSED_UNTRIAGED": "Zgłoszenie {ticket} zamknięto bez wstępnej oceny. Jeśli przez pomyłkę: supportctl undo",
    "CLOCK_AHEAD": (
        "Zmienna SUPPORTCTL_NOW ustawia zegar na {value}, a zegar komputera wskazuje {machine}. To, co teraz zapisano, "
        "ma więc późniejszą datę. Usuń zmienną: unset SUPPORTCTL_NOW"
    ),
    "NUMBERED_AHEAD": (
        "Zmienna SUPPORTCTL_NOW ustawia zegar na {value}, a zegar komputera wskazuje {machine}. Z taką datą nadano "
        "numery {numbers}, więc seria nie przyjmie już dokumentu z wcześniejszego dnia. Jeśli to pomyłka, usuń zmienną "
        "(unset SUPPORTCTL_NOW) i anuluj dokument: supportctl invoice annul NUMER --reason POWÓD"
    ),
    "BATCH_FAILED": "Polecenia zakończone niepowodzeniem: {failed} z {total}. Wiersze: {lines:raw}.",
    "BATCH_STOPPED": "Zatrzymano się w wierszu {line} (kod wyjścia {code}). Niewykonane polecenia: {left}.",
    "IDS_LEFT": "Na tym przerwano. Liczba pominiętych identyfikatorów: {left}.",
    "NO_IDS": "Ze stdin nie przyszedł żaden identyfikator, więc nie było nic do zrobienia.",
    "DESK_MADE_HERE": "Utworzono nową, pustą bazę: {path}. Inną bazę wskaż przez --db ŚCIEŻKA albo SUPPORTCTL_DB.",
}  # fmt: skip

TEXT = {
    "annul_goes": "Dokument {number} (klient {client}, {gross}) będzie nieważny. Numer zostanie w serii z adnotacją, dokument nie"
    " wejdzie do rejestru ani do sum, a to, co obejmował, będzie znów do zafakturowania. Tego nie da się cofnąć.",
    "annul_goes_correction": "Dokument {number} (klient {client}, {gross}) będzie nieważny. Numer zostanie w serii z adnotacją, dokument nie"
    " wejdzie do rejestru ani do sum, a faktura będzie znów taka jak przed tą korektą. Tego nie da się cofnąć.",
    "undo_sure": "Cofnąć?",
    "annul_sure": "Anulować dokument {number}?",
    "help_usage": "Użycie:",
    "help_options_piece": "[OPCJE]",
    "help_command": "POLECENIE [ARGUMENTY]...",
    "help_arguments": "Argumenty",
    "help_options": "Opcje",
    "help_commands": "Polecenia",
    "help_examples": "Przykłady",
    "help_default": "domyślnie",
    "man_name": "NAZWA",
    "man_synopsis": "SKŁADNIA",
    "man_description": "OPIS",
    "man_see": "ZOBACZ TAKŻE",
    "help_required": "wymagane",
    "editor_head": "Treść napisz powyżej; wiersze zaczynające się od # są pomijane, a pusta treść niczego nie zmienia.",
    "or_enter": "Enter, aby pominąć",
    "one_of_both": "potrzebne jedno z dwojga; Enter: {other}",
    "one_of_both_wanted": "Potrzebne jest jedno z dwojga: {names}. Ctrl-D przerywa polecenie.",
    "or_consumer": "Enter: konsument, który go nie ma",
    "same_nip_sure": "Czy to kolejny klient tej samej firmy?",
    "on_file": "zapisany: {value}",
    "not_a_choice": "Wartość {value} jest spoza listy: {choices}.",
    "typed": "{typed} ({label})",
    "usage_extra": "Za dużo argumentów: {words}.",
    "usage_missing": "Brak wymaganej wartości: {name}.",
    "usage_missing_several": "Brak wymaganych wartości: {name}.",
    "usage_negative": "Nie ma opcji {name}. Kwota, liczba ani ilość nie może być ujemna.",
    "usage_no_command": "Nie ma polecenia {name}.",
    "usage_no_command_near": "Nie ma polecenia {name}. Czy chodziło o: {near}?",
    "usage_no_number": "Wartość {value} ({name}) nie jest liczbą całkowitą.",
    "usage_no_option": "Nie ma opcji {name}.",
    "usage_no_option_near": "Nie ma opcji {name}. Czy chodziło o: {near}?",
    "usage_no_verb": "Nie podano polecenia.",
    "usage_other": "{sentence}",
    "usage_range": "Wartość {value} ({name}) jest poza zakresem od {least} do {most}.",
    "usage_takes_none": "Opcja {name} nie przyjmuje wartości.",
    "usage_takes_this": "Opcja {name} wymaga wartości, a {value} to też opcja. (Jeśli o to chodzi: {meant})",
    "usage_takes_one": "Opcja {name} wymaga wartości.",
    "usage_too_big": "Wartość {value} ({name}) jest większa niż {most}.",
    "usage_too_small": "Wartość {value} ({name}) jest mniejsza niż {least}.",
    "yes_or_no_wanted": "Odpowiedz t (tak) albo n (nie).",
}  # fmt: skip

# Questions that not every regulation has a rule for: (what they are about, what to do instead).
ACTS = {
    "charge_item": ("doliczania pozycji usług", "Gdzie płaci się za czas, liczą go sesje: supportctl invoice issue --ticket ZGŁOSZENIE"),
    "complaint": ("reklamacji w zgłoszeniu", "Pomiń --complaint, a powstanie zwykła notatka."),
    "entitlement": ("prawa do wsparcia z licencji", "supportctl regulation list"),
    "extend": ("dodatkowych godzin", "Odpowiedź klienta nie jest potrzebna, sesja trwa dalej bez niej."),
    "hold_software_note": ("notatek o oprogramowaniu klienta", "Pomiń --software i nie zapisuj nic, czego nie trzeba przechować."),
    "note_stage": ("etapów pracy", "Pomiń --stage."),
    "open_ticket": ("zgłoszeń", "Wskaż regulamin, któremu podlega zgłoszenie: --regulation SKRÓT."),
    "recurrence": ("wznawiania zgłoszeń", "Otwórz nowe: supportctl ticket open"),
    "refuse": ("odmowy wsparcia", "Zamknij zgłoszenie: supportctl ticket close ZGŁOSZENIE --outcome resolved"),
    "schedule": ("umawiania terminów", "Nie trzeba się umawiać: supportctl session start ZGŁOSZENIE"),
    "split_ticket": ("dzielenia zgłoszeń", "Otwórz osobne dla drugiej sprawy: supportctl ticket open"),
    "triage": ("wstępnej oceny", "Nie jest potrzebna, prowadź zgłoszenie dalej."),
}  # fmt: skip
