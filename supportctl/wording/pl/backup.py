# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said about backups and what was restored from one."""

ERRORS = {
    "BACKUP_EMPTY": ("Plik {path} jest pusty.", "Wskaż inną kopię."),
    "BACKUP_ABSENT": ("Nie ma pliku {path}.", "Sprawdź ścieżkę."),
    "BACKUP_NOT_SOUND": ("Plik {path} nie jest w porządku, więc nic nie zrobiono. Liczba problemów: {count}. Pierwszy z nich: {problem:problem}.", "Cała lista: supportctl db verify PLIK albo supportctl db check"),
    "BAD_SERIES_NUMBER": ("Nieprawidłowy ostatni numer serii: {value}.", "Zapisz go jako FV=123 albo FV/2025=88 dla innego roku; każdą serię raz."),
    "DEMO_STOPPED": ("Pokaz zatrzymał się na poleceniu {step:raw}. Jego komunikat: {said}", ""),
    "DUMP_NEEDS_RIGHT": ("Plik {path} pochodzi z pg_dump. Żeby go sprawdzić, trzeba go wczytać do osobnej bazy, a na serwerze {server} nie wolno jej założyć.", "Powtórz jako rola z prawem CREATEDB, --db postgresql://ROLA@HOST/postgres"),
    "DUMP_NEEDS_SERVER": ("Plik {path} pochodzi z pg_dump. Żeby go sprawdzić, trzeba go wczytać do osobnej bazy na serwerze.", "Powtórz z --db postgresql://ROLA@HOST/postgres"),
    "DUMP_NEEDS_TOOL": ("Plik {path} jest w formacie programu {tool:raw}, którego tu nie ma.", "Zainstaluj programy klienckie PostgreSQL albo zamień plik na SQL gdzie indziej: pg_restore --file=dump.sql {path}"),
    "NEEDS_YES": ("Polecenie {what:raw} zastępuje obecną bazę i wymaga potwierdzenia.", "Dodaj --yes."),
    "NOT_OURS": ("Plik {path} to baza innego programu i nie zostanie zastąpiony.", "Sprawdź ścieżkę: supportctl db path"),
    "NO_BACKUP_NAMED": ("Nie podano kopii zapasowej.", "supportctl db restore PLIK --yes"),
    "NO_DIRECTORY": ("Nie ma katalogu {path}.", "Załóż go najpierw albo sprawdź, czy dysk jest podłączony."),
    "NUMBERING_HELD": ("Numeracja serii {series}/{year} jest wstrzymana: bazę odtworzono z kopii zapasowej i nie wiadomo, jakie numery nadano po jej utworzeniu.", "Sprawdź ostatni nadany numer, a potem: supportctl db restore --series {series:raw}/{year:raw}=N --yes"),
    "NUMBERING_NOT_HELD": ("Numeracja serii {series} nie jest wstrzymana: numery nadawane są dalej po kolei.", "Pomiń ją."),
    "RESTORE_ITSELF": ("Plik {path} to sama baza.", "Wskaż jej kopię zapasową."),
    "SERIES_TOO_LOW": ("Seria {series} nie może zacząć się po numerze {value}: nadano już numer {last}.", "Podaj ostatni nadany numer, co najmniej {last}."),
    "SERVER_RESTORE": ("Baza {path} jest na serwerze, który odtwarza się osobno.", "pg_restore --clean --if-exists --dbname=… PLIK"),
}  # fmt: skip

NOTES = {
    "ANNULLED_AGAIN": "Dokumenty anulowane po utworzeniu kopii i teraz anulowane ponownie: {numbers}.",
    "KSEF_NUMBERS_NOT_IN_BACKUP": "Numery KSeF nadane po utworzeniu kopii, których w niej nie ma: {numbers}. Wprowadź je ponownie: supportctl invoice ksef-import",
    "PAYMENTS_NOT_IN_BACKUP": "Wpłaty zapisane lub wycofane po utworzeniu kopii, których w niej nie ma, dotyczą dokumentów: {numbers}. Sprawdź ich listę, a potem: supportctl invoice pay",
    "BACKUP_OLDER": "Kopia pochodzi z wcześniejszego wydania (rewizja {revision}, program ma {head}): strony i odwołania są w porządku, a odtworzenie ją zaktualizuje.",
    "DESK_MADE": "Bazy nie było; założono pustą, w rewizji {to}.",
    "DOCUMENTS_NOT_IN_BACKUP": "Dokumenty wystawione po utworzeniu kopii, których w niej nie ma: {numbers}. Zanim coś zafakturujesz ponownie, zajrzyj do nich.",
    "ERASED_AGAIN": "Klienci, których dane usunięto po utworzeniu kopii i teraz usunięto ponownie: {clients}.",
    "NUMBERS_HELD": "Numeracja jest wstrzymana do podania ostatniego nadanego numeru. Serie: {series}. Polecenie: supportctl db restore --series {first:raw}=N --yes",
    "RESTORE_NO_DESK": "W tym miejscu nie było bazy. Dlatego nie powtórzono usunięć danych wykonanych po utworzeniu kopii, nie ustalono najwyższych nadanych numerów i nie wypisano dokumentów, których w kopii brakuje.",
    "RESTORE_NOT_READ": "Dotychczasowej bazy nie da się odczytać. Dlatego nie powtórzono usunięć danych wykonanych po utworzeniu kopii, nie ustalono najwyższych nadanych numerów i nie wypisano dokumentów, których w kopii brakuje.",
    "RESTORE_OTHER_DESK": "Dotychczasowa baza nie jest tą, z której pochodzi kopia. Dlatego nie powtórzono usunięć danych wykonanych po utworzeniu kopii, nie ustalono najwyższych nadanych numerów i nie wypisano dokumentów, których w kopii brakuje.",
    "RESTORE_PARTLY_READ": "Dotychczasowa baza jest uszkodzona. Usunięcia danych, numery i dokumenty przejęto z niej tylko w takim zakresie, w jakim dało się je odczytać; może brakować więcej.",
    "VERIFY_LEFT": "Na serwerze zostały po przerwanym sprawdzeniu bazy, które teraz usunięto: {names}.",
    "WOULD_BE_MADE": "Nie ma bazy; zostałaby założona pusta, w rewizji {to}.",
    "WOULD_BE_UPGRADED": "Baza zostałaby podniesiona z rewizji {from_} do {to}.",
    "SERVER_BACKUP": "Nic nie utworzono: kopię bazy na serwerze robi podane wyżej polecenie. Hasło wpisz do pliku ~/.pgpass.",
    "SOFTWARE_NOTES_LEFT_OUT": "Notatki o oprogramowaniu klientów nie wchodzą do kopii (BIT Service, liability.4). Liczba pominiętych: {count}.",
}  # fmt: skip

LABELS = {
    "annulled_again": "anulowano ponownie", "ksef_numbers_since": "późniejsze numery KSeF", "payments_since": "późniejsze wpłaty", "taken_back": "wycofano",
    "backup": "kopia zapasowa", "bytes": "bajty", "erased_again": "usunięto ponownie", "former": "dotychczasowa baza", "former_read": "odczytano dotychczasową bazę",
    "last_number": "ostatni numer", "not_in_backup": "dokumenty spoza kopii", "numbers_held": "numeracja wstrzymana", "removed": "usunięte kopie", "series": "serie",
}  # fmt: skip
