# ruff: noqa: E501  (one entry a line reads best)
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
    "FILE_NOT_WRITTEN": ("Nie można zapisać pliku {path}: {detail}.", "Sprawdź katalog i uprawnienia."),
    # Fakturowanie
    "NO_ADVANCE": (
        "Na fakturę końcową nie czeka żadna zaliczka (klient {client}, pozycja {item}, waluta {currency}).",
        "supportctl invoice advance --client {client} --item {item} --paid KWOTA",
    ),
    "BAD_BILLED_QUANTITY": ("Nieprawidłowa ilość: {value}. Musi być większa od zera.", "Podaj ją jak 2 albo 1,5, bez jednostki."),
    "MONTH_AHEAD": ("Miesiąc {month} jeszcze się nie zaczął.", "Podaj miesiąc, który już trwa: --month 2026-11"),
    "ONE_CURRENCY_EACH": (
        "Dokument ma jedną walutę, a do zafakturowania są pozycje w walutach {currencies}.",
        "supportctl invoice {verb:raw} {option:raw} {value:raw} --currency {first}",
    ),
    "NOTHING_IN_CURRENCY": ("W walucie {currency} nie ma nic do zafakturowania.", "supportctl ticket list --unbilled"),
    # Nabywcy
    "BAD_VAT_NUMBER": ("{value:raw} to nie numer VAT UE z kraju {country}.", "Sprawdź cyfry; numer zaczyna się od {prefix}, co można pominąć."),
    "NUMBER_FIXED": ("Klient {client} ma numer {number}, a numer się nie zmienia.", "Inna firma to inny klient: supportctl client add"),
    "NOT_A_FIRM_ABROAD": ("Klient {client} nie jest firmą spoza Polski: numeru nie dopisuje się później.", "supportctl client show {client}"),
    "EXEMPT_ONLY": ("--exempt-basis podaje się tylko z --vat zw.", "Pomiń je albo podaj --vat zw."),
}  # fmt: skip

LABELS = {
    "billed": "rozliczone",
    "rates": "kursy lub stawki",
    "nbp_daily": "codzienne kursy z NBP",
    "nbp_url": "kursy z adresu",
    "annotations": "adnotacje",
    "exempt_basis": "podstawa zwolnienia",
    "annex_15": "w załączniku nr 15 do ustawy o VAT",
    "tax_point": "obowiązek podatkowy",
    "marker": "oznaczenie",
    "month": "miesiąc",
    "exempt-basis": "podstawa zwolnienia",
}

GROUNDS = {
    "advance-vat": "podatek według stawki {vat_rate:rate} jest w kwocie zapłaconej.",
    "advances-below+": "poza zaliczkami coś pozostaje do zapłaty.",
    "advances-below-": "zaliczki pokrywają całość, więc faktury końcowej się nie wystawia.",
    "register-marker": "oznaczenie w ewidencji: {marker}.",
    "firm-place": "firmę opodatkowuje się tam, gdzie ma siedzibę ({country}).",
    "consumer-place": "klient jest konsumentem z innego kraju ({country}), a serwis wystawia faktury tylko konsumentom w Polsce, bo podatek może się należeć w kraju konsumenta.",
    "reverse-words": "na fakturze są słowa „{words}”.",
    "union-number+": "numer VAT UE firmy jest zapisany.",
    "union-number-": "nie zapisano prawidłowego numeru VAT UE firmy ({country}).",
    "exempt-basis+": "przepis o zwolnieniu jest podany albo nie jest potrzebny.",
    "exempt-basis-": "nie podano przepisu, z którego wynika zwolnienie.",
}  # fmt: skip

NOTES = {
    "BUYER_UNION": "Faktury dla klienta {client} będą bez polskiego VAT, z numerami VAT UE obu stron i słowami „odwrotne obciążenie” (art. 28b ust. 1). Przed pierwszą fakturą sprawdź numer {number} w VIES.",
    "BUYER_UNNUMBERED": "Klientowi {client} nie można jeszcze wystawić faktury: faktura dla firmy z kraju {country} wymaga jej numeru VAT UE (art. 106e ust. 1 pkt 24). supportctl client edit {client} --vat-number NUMER",
    "BUYER_ELSEWHERE": "Faktury dla klienta {client} będą bez polskiego VAT (np I), bo firmę opodatkowuje się w jej kraju, {country} (art. 28b ust. 1).",
}  # fmt: skip

WORDS = {
    "proforma-issued": "wystawiono proformę",
    "advance_vat": "ile podatku jest w zaliczce?", "final_invoice": "czy wystawia się fakturę końcową?",
    "register_marker": "czym jest w ewidencji?",
    "reverse-charge": "odwrotne obciążenie", "split-payment": "podzielona płatność", "exempt": "zwolnienie",
    "place_of_supply": "gdzie jest opodatkowane?", "reverse_charge": "czy podatek rozlicza nabywca?", "split_payment": "czy płatność jest podzielona?",
    "name_exemption": "z jakiego przepisu wynika zwolnienie?",
}  # fmt: skip

INVOICE = {
    "paid_advance": "{amount}, dnia {on}",
    "annex": "Załącznik: sesje na fakturze {number}",
    "vat_number": "Nr VAT UE: {number}", "tax_number": "Nr podatkowy: {number}", "annotation_reverse-charge": "{words}",
    "annotation_split-payment": "{words}", "annotation_exempt": "Podstawa zwolnienia z VAT: {words}",
}  # fmt: skip
