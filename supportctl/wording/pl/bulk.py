# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said of imports, exports and reports."""

ERRORS = {
    "EXPORT_NOT_WRITTEN": ("Nie można zapisać plików w {path}: {detail}.", "Wskaż inny katalog: --dir KATALOG"),
    "IMPORT_EMPTY": ("Plik {path} jest pusty.", "W pierwszym wierszu podaj nazwy kolumn."),
    "IMPORT_NO_ROWS": ("Plik {path} nie ma żadnego wiersza pod nagłówkiem.", "Dodaj po jednym wierszu na rekord."),
    "IMPORT_COLUMN_UNKNOWN": ("Plik {path} ma nieznane kolumny: {columns:raw}.", "Usuń je albo zmień ich nazwy; znane kolumny: {known:raw}"),
    "IMPORT_COLUMN_TWICE": ("Plik {path} ma powtórzone kolumny: {columns:raw}.", "Zostaw jedną z nich."),
    "IMPORT_COLUMN_TWICE_HERE": ("W tym obiekcie powtarza się nazwa {columns:raw}.", "Zostaw jedną z nich."),
    "IMPORT_RAGGED": ("Liczba komórek w wierszu ({cells}) jest inna niż w nagłówku ({columns}).", "Komórkę, w której jest separator, ujmij w \"cudzysłów\"."),
    "IMPORT_BAD_CSV": ("Pliku {path} nie da się odczytać od wiersza {at_line}: {detail}.", "Poszukaj niezamkniętego cudzysłowu; cudzysłów w cudzysłowie zapisz podwójnie."),
    "IMPORT_BAD_JSON": ("To nie jest obiekt JSON w jednym wierszu (błąd od znaku {character}).", "Zapisz po jednym obiekcie w wierszu: {{\"source\": \"…\"}}."),
    "IMPORT_BAD_ENCODING": ("Plik {path} nie ma kodowania {encoding:raw} (wiersz {at_line}).", "Podaj właściwe: --encoding utf-8, --encoding cp1250, …"),
    "IMPORT_MIXED_ENCODING": ("Plik {path} ma dwa kodowania: wiersz {utf8} jest w UTF-8, a wiersz {other} nie.", "Zapisz go ponownie w jednym kodowaniu albo wskaż, w jakim go czytać: --encoding cp1250"),
    "IMPORT_NO_ENCODING": ("Nie ma kodowania {value}.", "Podaj utf-8 albo cp1250 lub pomiń --encoding."),
    "IMPORT_LONG_LINE": ("Wiersz {at_line} w pliku {path} jest dłuższy niż {limit} bajtów: to nie jest plik z rekordami.", "Sprawdź plik; jeden rekord to jeden wiersz."),
    "IMPORT_FORMULA": ("W komórce kolumny {field:label} jest formuła.", "Wstaw jej wartość."),
    "IMPORT_BAD_NUMBER": ("{field:label}: {value} nie jest liczbą od 1 do 1000000000.", "Podaj samą liczbę."),
    "IMPORT_BAD_DURATION": ("{value} nie jest czasem w godzinach, większym od 0 i najwyżej {most}.", "Zapisz go jak 1.5 albo 1,5."),
    "IMPORT_CELLS_MISSING": ("Puste są komórki, bez których rekord mówi za mało: {columns:raw}.", "Wypełnij je."),
    "IMPORT_NO_KEY": ("Rekord nie ma niczego, po czym można by go znów znaleźć: {columns:raw}.", "Wypełnij jedną z tych kolumn."),
    "IMPORT_KEY_TWICE": ("{field:label} {value} występuje też w wierszu {other}.", "Zostaw jeden z tych wierszy."),
    "IMPORT_NUMBER_TAKEN": ("Numer {value} ma już inny rekord.", "Zostaw pustą komórkę w kolumnie {field:raw}; rekord dostanie następny numer."),
    "IMPORT_DIFFERS": ("{id} ma już w bazie inne wartości: {fields:label}.", "Import nie zmienia tego, co jest w bazie: zmień to osobnym poleceniem albo usuń wiersz."),
    "IMPORT_NO_SUPPORT": ("Regulamin {regulation} nie dotyczy wsparcia i nie obejmuje zgłoszeń.", "Podaj inny regulamin albo zostaw komórkę pustą."),
    "IMPORT_OTHER_PRODUCT": ("Licencja {license} nie jest licencją produktu {product}.", "Usuń jedną z tych wartości."),
    "IMPORT_RUNNING": ("Zgłoszenie otwarte ma trwającą sesję, a trwającej sesji nie da się zaimportować.", "Najpierw ją zakończ albo zaimportuj zgłoszenie ze stanem waiting."),
    "IMPORT_CLOSED_AT": ("Stan ({status:ticket}) nie zgadza się z czasem zamknięcia (podano: {closed:word}).", "W kolumnie closed_at podaj czas tylko przy stanach closed i refused."),
    "IMPORT_OUTCOME": ("Zgłoszenie, które ma stan {status:ticket}, nie ma wyniku.", "Opróżnij komórkę albo podaj stan closed."),
    "IMPORT_BEFORE_OPENING": ("{field:label} {at} wypada przed otwarciem zgłoszenia {opened_at}.", "Popraw te czasy."),
    "IMPORT_AFTER_CHANGE": ("Zgłoszenie zamknięto {at}, po ostatniej zmianie {changed_at}.", "Popraw te czasy albo zostaw pustą komórkę changed_at."),
    "IMPORT_AFTER_CLOSING": ("Sesja skończyła się {at}, po zamknięciu zgłoszenia {closed_at}.", "Popraw te czasy."),
    "IMPORT_MERGED_ITSELF": ("Zgłoszenia {id} nie można pokazywać w nim samym.", "Opróżnij komórkę merged_into."),
    "IMPORT_STOP_OR_HOURS": ("Rekord podaje obie wartości stopped_at i hours albo żadnej.", "Podaj jedną z nich."),
    "IMPORT_ENDS_FIRST": ("Sesja kończy się {at}, nie po swoim początku {started_at}.", "Popraw te czasy."),
    "IMPORT_OVERLAP": ("Sesja nakłada się na sesję z wiersza {other}: tego samego zgłoszenia albo technika.", "Popraw czas jednej z nich."),
    "IMPORT_NOT_CHARGED": ("Regulamin {regulation} nie przewiduje opłat za czas: tych sesji nie można zafakturować.", "Pomiń --to-bill."),
    "NO_EXTRA": ("{what:raw} wymaga dodatku, który nie jest zainstalowany.", "pip install \"supportctl[{extra:raw}]\""),
}  # fmt: skip

NOTES = {
    "IMPORT_EMPTY": "Pod nagłówkiem nie ma żadnego wiersza, więc niczego nie wczytano.",
    "IMPORT_STOPPED": "Niczego nie zapisano. Liczba wskazanych błędnych wierszy: {failed}. Dalszych wierszy nie czytano.",
    "IMPORT_NOTHING_WRITTEN": "Niczego nie zapisano. Błędne wiersze: {failed} z {read}.",
    "READ_CSV": "Odczytano jako CSV, kodowanie {encoding:raw}, separator {delimiter:raw}.",
    "READ_JSON": "Odczytano jako wiersze JSON, kodowanie {encoding:raw}.",
}

LABELS = {
    "file": "plik",
    "report group": "grupa",
    "report due": "wymagane",
    "left_open": "nadal otwarte",
    "noun": "lista",
    "met": "w terminie",
    "missed": "po terminie",
    "open": "oczekujące",
    "met_percent": "w terminie, %",
    "billed_hours": "godziny zafakturowane",
    "opened": "otwarte",
    "closed": "zamknięte",
    "line": "wiersz",
    "ticket_source": "źródło zgłoszenia",
    "last_session_end": "koniec ostatniej sesji",
    "changed_at": "ostatnia zmiana",
}

WORDS = {
    "imported": "zaimportowano",
    "session-imported": "zaimportowano sesję",
}

TEXT = {
    "in_line": "wiersz {line}: ",
    "import_checks": "Sprawdzanie",
    "import_writes": "Zapisywanie",
}

SCREEN = {
    "report_total": "razem",
}

# Short headings of columns.
HEADS = {"started_hours": "rozpoczęte", "billed_hours": "fakturowane", "unbilled_seconds": "bez opłaty"}
