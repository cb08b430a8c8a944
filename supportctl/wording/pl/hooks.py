"""Polish: hooks."""

ERRORS = {
    "BAD_HOOK_SECONDS": ("Nieprawidłowa liczba sekund na skrypt: {value} ({origin:word}). Zakres: od 1 do {most}.", ""),
    "HOOK_FAILED": ("Skrypt {hook} zakończył się błędem (kod {exit_code}). Jego komunikat: „{words}”.", ""),
    "HOOK_GONE": ("Skryptu {hook} już nie ma albo nie jest uruchamiany.", "supportctl help hooks"),
    "HOOK_NO_ANSWER": (
        "Skrypt {hook} nie skończył pracy w ciągu {seconds} s i został zatrzymany.",
        "Popraw skrypt albo daj mu więcej czasu (ustawienie hook_seconds).",
    ),
    "HOOK_NOT_RUN": (
        "Nie da się uruchomić skryptu {hook}: {detail}.",
        "Sprawdź jego pierwszy wiersz albo usuń go z katalogu skryptów.",
    ),
    "HOOK_VETO": (
        "Skrypt {hook} nie pozwala na to (kod {exit_code}). Jego komunikat: „{words}”.",
        "Niczego nie zapisano. O tym decyduje skrypt serwisu, a nie regulamin.",
    ),
}
NOTES = {
    "HOOK_FAILS": "{event:raw}: {detail:raw} Zmiana jest zapisana; cron spróbuje ponownie.",
    "HOOK_IGNORED": "Skrypt {hook} nie jest uruchamiany: {why:word}.",
    "HOOKS_DROPPED": "Skrypty, które czekały, nie będą uruchomione, bo mogły zadziałać już po utworzeniu kopii (liczba {count}).",
    "HOOKS_LEFT": "Skrypty pozostawione dla crona: {count}.",
    "HOOKS_NOT_RECORDED": "W bazie {path} nie dało się zapisać, jak zakończyły się skrypty, więc cron uruchomi je ponownie.",
}
LABELS = {"hook_call": "oczekujące skrypty", "event": "zdarzenie", "hook": "skrypt", "record": "nr zapisu", "error": "komunikat"}
SCREEN = {"today_failed-hooks": "SKRYPTY", "today_failed-hooks_what": "skrypty zakończone błędem: {count}"}
CALL_STATES = {"waiting": "oczekujące", "failed": "nieudane"}
WORDS = {
    "HOOK_FAILED": "zawiódł bez komunikatu",
    "HOOK_GONE": "skryptu już nie ma",
    "HOOK_NO_ANSWER": "brak odpowiedzi na czas",
    "HOOK_NOT_RUN": "nie da się go uruchomić",
    "batch": "plik poleceń",
    "command": "polecenie",
    "cron": "cron",
    "import": "import",
    "redo": "przywrócenie",
    "undo": "cofnięcie",
    "failed-hooks": "skrypty zakończone błędem",
    "hook-called": "uruchomienie skryptu",
    "hook-forgotten": "usunięcie wpisu o skrypcie, który zawiódł za każdym razem",
    "hooks": "skrypty",
    "job-hooks": "uruchamia skrypty, które zawiodły lub nie zostały uruchomione",
    "not-executable": "plik nie jest wykonywalny",
    "of-another-user": "plik należy do innego konta w systemie",
    "unreadable": "pliku nie da się odczytać",
    "writable-by-all": "każdy może zapisać ten plik albo jego katalog",
}
