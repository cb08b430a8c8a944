"""Polski: co się mówi o kursach walut, nabywcach i tym, co się fakturuje."""

ERRORS = {
    # Kursy
    "RATE_FILE": (
        "Plik {path} nie zawiera tabeli A NBP.",
        "Podaj archiwum roku (CSV) albo odpowiedź api.nbp.pl/api/exchangerates/tables/A (JSON, XML).",
    ),
    "RATE_FILE_EMPTY": ("W pliku {path} nie ma kursów walut {currencies}.", "Podaj archiwum roku albo tabelę z dnia roboczego."),
    "RATE_LINE": ("Plik {path}, wiersz {number}. {problem:error}", "Popraw plik albo zapisz pozostałe kursy poleceniem supportctl rate set; nic nie zapisano."),
    "RATE_ENTRY": ("Plik {path}, tabela {number}. {problem:error}", "Popraw plik albo zapisz pozostałe kursy poleceniem supportctl rate set; nic nie zapisano."),
    "RATE_DIFFERS": ("Kurs {currency} z dnia {on} zapisano inaczej: {rate} (tabela {table}).", "supportctl rate list --currency {currency}"),
    "BAD_RATE_DAY": ("Nieprawidłowy dzień tabeli: {value:raw}.", "Podaj go jak 20250520 albo 2025-05-20."),
    "DAYS_REVERSED": ("Dzień {first} jest późniejszy niż {last}.", "Po --from podaj dzień wcześniejszy."),
    "BAD_NBP_URL": ("Spod adresu {value:raw} nie można pobierać kursów.", "Adres zaczyna się od https://; ustawienie to nbp_url."),
    "NBP_UNREACHABLE": (
        "Nie udało się pobrać kursów NBP spod adresu {url:raw} ({detail:raw}).",
        "Spróbuj później albo wczytaj plik: supportctl rate import PLIK",
    ),
    "NBP_NO_TABLE": ("NBP nie ogłosił jeszcze tabeli A z dni od {first} do {last}.", "Tabela ukazuje się w dni robocze około południa."),
    "NBP_BAD_ANSWER": ("Odpowiedzi NBP nie da się użyć. {problem:error}", "supportctl rate import PLIK"),
}  # fmt: skip

LABELS = {
    "read": "wczytane",
    "made": "nowe",
    "unchanged": "zapisane wcześniej",
    "rates": "nowe kursy",
    "nbp_url": "kursy z adresu",
}
