# ruff: noqa: E501  (one entry a line reads best)
"""Polish: errors, notes and findings, by code."""

from supportctl.wording.pl import (
    backup,
    billing,
    bulk,
    bundles,
    care,
    conversion,
    corrections,
    cron,
    documents,
    finding,
    hooks,
    mending,
    money,
    outages,
    outbox,
    proof,
    remote,
    undo,
    usage,
)

# code: (what is wrong and why, what to type instead). A hint that begins with "supportctl" is a command.
ERRORS = {
    # cli
    "USAGE": ("{detail}", "{help}"),
    "BAD_FILE": ("Nie można odczytać pliku {path}: {detail}.", "Sprawdź ścieżkę albo podaj tekst potokiem."),
    "NO_TERMINAL": ("To polecenie ({what:raw}) wymaga potwierdzenia, a nie ma terminala.", "Dodaj --yes."),
    "KEY_REUSED": ("Klucza idempotencji {key} użyto już z innym poleceniem albo z innymi argumentami.", "Do nowej czynności wybierz nowy klucz."),
    "INTERNAL": ("To błąd programu supportctl. Przed nim utworzono: {id}. Szczegóły: {log}", "Zgłoś go, dołączając ten plik."),
    "INTERRUPTED": ("Przerwano; nic więcej nie zrobiono.", ""),
    "BROKEN_STDOUT": ("Nie udało się wypisać odpowiedzi na stdout. Mimo to utworzono: {made}.", ""),
    "BAD_OUTPUT": ("Nieznany format wyniku: {value}.", "Do wyboru: {known}"),
    "BAD_CONFIG": ("Nie można użyć pliku ustawień {path}: {detail}.", "Popraw go albo przenieś w inne miejsce. Co może w nim być: supportctl help settings"),
    "STDIN_CLOSED": ("Dane miały przyjść ze stdin, ale stdin jest zamknięte.", "Podaj je potokiem albo opcją."),
    "BAD_DATE": ("Nieprawidłowa data: „{value}”.", "Format: RRRR-MM-DD, np. 2026-11-20; także 20.11.2026, 20.11 albo wczoraj."),
    "DAY_NOT_IN_MONTH": ("{month:month} nie ma dnia {day}.", ""),
    "FILE_EXISTS": ("Plik {path} już istnieje i nie zostanie nadpisany.", "Podaj inną ścieżkę."),
    "CLAUSE_NOT_COVERED": ("Punkt {clause} regulaminu {regulation} nie ma kodu albo testów, które go wymieniają.", ""),
    "STORE_DAMAGED": ("Baza {path} jest uszkodzona albo nie należy do supportctl: {detail}.", "Sprawdź ścieżkę. Jeśli jest dobra, odtwórz ją z ostatniej dobrej kopii zapasowej: supportctl db restore PLIK --yes"),
    "STORE_PROBLEM": ("Baza nie jest w porządku: {problem:problem}.", ""),
    # What was typed
    "AMBIGUOUS": ("Do „{value}” pasuje {kind:several}: {candidates}{and_more}.", "Podaj cały identyfikator albo numer."),
    "BAD_AMOUNT": ("Nieprawidłowa kwota: {value}.", "Podaj liczbę większą od zera, jak 200 albo 199,99, bez waluty."),
    "BAD_COUNTRY": ("Nieprawidłowy kod kraju: {value}.", "Podaj dwie litery z ISO 3166, np. PL albo DE."),
    "BAD_CURRENCY": ("Serwis nie używa waluty {value}.", "Do wyboru: {known}"),
    "BAD_EMAIL": ("Nieprawidłowy adres e-mail: {value}.", "Zapisz go jak nazwa@example.com."),
    "BAD_HOURS": ("Nieprawidłowa liczba godzin: {value}.", "Podaj samą liczbę, np. 3 albo 1,5, powyżej zera i najwyżej 1000."),
    "BAD_IBAN": ("Nieprawidłowy numer rachunku: {value}. Nie zgadzają się cyfry kontrolne.", "Podaj 26 cyfr albo IBAN, np. PL61 1090 …"),
    "BAD_KEY": ("Nieprawidłowy identyfikator: {value}.", "Użyj małych liter, cyfr i łączników, najwyżej 60 znaków; sama liczba nie może być identyfikatorem."),
    "BAD_NIP": ("Nieprawidłowy numer NIP: {value}. NIP ma dziesięć cyfr, a ostatnia jest kontrolna.", ""),
    "BAD_PAYMENT_DAYS": ("Nieprawidłowa liczba dni na zapłatę: {value}.", "Podaj liczbę od 0 do 120."),
    "BAD_PHONE": ("Nieprawidłowy numer telefonu: {value}.", "Podaj dziewięć cyfr albo numer z kodem kraju, np. +48 600 700 800."),
    "BAD_QUANTITY": ("Nieprawidłowa ilość: {value}.", "Podaj liczbę całkowitą od 1 do {most}."),
    "BAD_SERIAL": ("Nieprawidłowy numer seryjny: {value}.", "Podaj jedno słowo bez odstępów i bez łącznika na początku. Liczba krótsza niż dziesięć cyfr oznacza numer licencji w serwisie, więc nie może być numerem seryjnym."),
    "BAD_TIME": ("Nieprawidłowa godzina: {value}.", "Zapisz ją jak 08:00; zamknięcie musi być po otwarciu."),
    "BAD_WEEKDAYS": ("Nieprawidłowe dni tygodnia: {value}.", "Podaj liczby od 1 (poniedziałek) do 7 (niedziela), np. 1,2,3,4,5."),
    "BAD_VAT_RATE": ("Nieprawidłowa stawka VAT: {value}.", "Do wyboru: {known}"),
    "BAD_VERSION": ("Nieprawidłowy numer wersji: {value}.", "Podaj liczby i kropki, np. 2024.1."),
    "BAD_WHEN": ("Nieprawidłowy czas: „{value:raw}”.", "Zapisz go jak 9:05 (dzisiaj), 'wczoraj 16:30', 'pt 9:05', '20.11.2026 9:05', -30m albo 2026-11-20T09:05."),
    "CONSENT_OR_DECLINED": ("Potrzebna jest odpowiedź klienta: zgoda albo brak zgody.", 'Dodaj --hours N --consent "kto, jak" albo --declined.'),
    "CONTROL_CHARACTERS": ("Pole „{field:label}” zawiera znaki sterujące albo podziały wierszy, których nie można zapisać.", "Wpisz to zwykłym tekstem."),
    "CLOCK_FITS_NO_DAY": ("Godzina {value:raw} nie pasuje ani do dnia rozpoczęcia, ani do dzisiejszego, bo nie mieści się między {first} a {last}.", "Sprawdź czas albo podaj dzień: {field:label} 'wczoraj {value:raw}'."),
    "CLOCK_FITS_TWO_DAYS": ("Godzina {value:raw} pasuje i do dnia rozpoczęcia, i do dzisiejszego.", "Podaj {field:label} z dniem: {choices:raw}"),
    "DAY_COULD_BE_TWO": ("„{value:raw}” może oznaczać dwa różne dni.", "Wskaż, który: {choices:raw}"),
    "DAY_OUT_OF_RANGE": ("Dzień {value:raw} jest poza zakresem.", "Podaj dzień od {first} do {last}."),
    "PLACEHOLDER": ("{field:label}: {value:raw} tylko zastępuje to, co trzeba wpisać.", "Wpisz tam własny tekst."),
    "EMPTY": ("Pole „{field:label}” jest puste.", ""),
    "HOURS_NOT_IN_UNITS": ("Liczba godzin {value} nie jest wielokrotnością jednostki ({unit_minutes:hours}, §1.9).", "Zaokrąglij w górę do pełnych jednostek."),
    "LICENSE_NEEDED": ("Nie wiadomo, do której licencji klienta {client} kupić godziny. Pasujące licencje: {candidates}.", "Dodaj --license NUMER."),
    "LICENSE_OF_ANOTHER": ("Licencja {license} nie należy do klienta {client}.", "supportctl license list --client {client:raw}"),
    "LICENSE_OR_PRODUCT": ("Zgłoszenie dotyczy albo licencji, albo produktu.", "Dodaj --license NUMER albo --product PRODUKT."),
    "MISSING": ("Brak wymaganej opcji {field:raw}.", ""),
    "NIP_OR_CONSUMER": ("Polska firma, także jednoosobowa, ma NIP.", "Dodaj --nip NIP, a dla konsumenta --consumer."),
    "ANSWERS_ENDED": ("Przerwano (Ctrl-D), więc niczego nie zapisano. Brakujące odpowiedzi: {missing:raw}.", ""),
    "NOTHING_ASKED": ("Nie ma o co pytać, bo ze stdin nie przyszedł żaden identyfikator.", "Podaj je potokiem, po jednym w wierszu."),
    "NOTHING_TO_CHANGE": ("Nie podano niczego, co różni się od zapisanych danych.", ""),
    "NOT_TOGETHER": ("{left} i {right} wykluczają się.", "Pomiń jedno z nich."),
    "ORDERED_AFTER_END": ("Wsparcie zamówione {support_ordered} nie mogło się skończyć {maintenance_until}.", "Przy odnowieniu podaj obie daty: --support-ordered DATA --maintenance-until DATA"),
    "TICKET_OR_CLIENT": ("Faktura dotyczy albo zgłoszenia, albo klienta.", "Dodaj --ticket ZGŁOSZENIE albo --client KLIENT."),
    "TOO_LARGE": ("Pole „{field:label}” jest za duże. Liczba bajtów: {length}, limit: {limit}.", "Skróć je albo trzymaj w pliku gdzie indziej."),
    "TOO_LONG": ("Pole „{field:label}” jest za długie. Liczba znaków: {length}, limit: {limit}.", "Skróć je."),
    "BAD_JOURNAL_DAYS": (
        "Nieprawidłowa liczba dni, przez które dziennik zmian przechowuje dawne wartości: {value} ({origin:word}).",
        "Podaj liczbę całkowitą od 1 do {most}, np. 90.",
    ),
    "UNKNOWN_ITEM": ("W cenniku nie ma pozycji {value}, a jej nazwa przypomina pozycję z regulaminu.", "Pozycje z regulaminów: {known}. Dla własnej pozycji dodaj --name NAZWA."),
    "UNKNOWN_WORD": ("Nieprawidłowa wartość pola „{field:label}”: {value}.", "Do wyboru: {known}"),
    "VERSIONS_CROSSED": ("Najnowsza wersja ({newest}) byłaby starsza od najstarszej wspieranej ({oldest_supported}).", "Sprawdź obie wersje."),
    "WHEN_DOES_NOT_EXIST": ("Czas {value:raw} nie istnieje, bo tej nocy zegary przestawia się do przodu.", ""),
    "WHEN_IN_FUTURE": ("Czas {value:raw} jest późniejszy niż teraz ({now}).", "Podaj czas bieżący albo wcześniejszy."),
    "WHEN_IS_AMBIGUOUS": ("Czas {value:raw} wypada dwa razy, bo tej nocy zegary cofa się o godzinę.", "Wskaż, który raz: {choices:raw}"),
    # Not found
    "NOT_FOUND": ("Nie znaleziono {kind:of}: {value}.", "supportctl {look:raw}"),
    "WORDS_AS_TICKET": (
        "Nie znaleziono zgłoszenia: {value}; niczego nie zapisano.",
        "Treść podaje się po -m: supportctl {command:raw} {ticket:raw} -m TREŚĆ",
    ),
    "NO_SESSION": ("Technik {operator} nie ma trwającej sesji.", "supportctl session start ZGŁOSZENIE"),
    "NO_SESSION_ON_TICKET": ("W zgłoszeniu {id} nie trwa żadna sesja.", "supportctl session list --ticket {id}"),
    "PRODUCT_NOT_FOUND": ("Nie znaleziono produktu: {value}.", "supportctl product list"),
    "REGULATION_NOT_FOUND": ("Nie znaleziono regulaminu: {value}.", "Do wyboru: {known}"),
    "VERSION_NOT_FOUND": ("Regulamin {regulation} nie ma wersji {value}.", "Do wyboru: {known}"),
    # The regulation says no
    "REFUSED": ("Regulamin na to nie pozwala.", ""),
    "CLAUSE_NOT_MET": ("Warunek {clause} nie jest spełniony.", ""),
    "CLAUSE_UNKNOWN": ("Nie wiadomo, czy warunek {clause} jest spełniony, więc uznaje się go za niespełniony.", "Uzupełnij dane i zapytaj ponownie."),
    "NO_LICENSE_VERSION": ("Nie wskazano licencji, a o prawie do wsparcia decyduje jej wersja.", "Podaj licencję (--license), a gdy zgłoszenie już jest: supportctl ticket edit ZGŁOSZENIE --license LICENCJA"),
    "OUT_OF_HOURS": ("Serwis jest nieczynny.", ""),
    "NOT_CONFIRMED": ("Brak potwierdzenia: {confirmation:word}.", "Zapytaj klienta, potem dodaj --confirm {confirmation:raw}."),
    "OTHER_PHONE_NUMBER": ("Podany numer nie jest zapisanym numerem klienta.", "Zmień numer na podstawie e-maila klienta (§3.5): supportctl client change-phone KLIENT"),
    "NO_STORED_NUMBER": ("Nie zapisano żadnego numeru klienta.", "supportctl client edit KLIENT --phone {given:raw}"),
    "NO_PHONE_NUMBER": ("Nie podano numeru klienta.", "Dodaj --phone NUMER, którego klient używa."),
    "NO_CONTACT_PERSON": ("Nie wskazano kompetentnej osoby kontaktowej.", "supportctl client set-contact KLIENT --name NAZWISKO --competent"),
    "NOT_TRIAGED": ("Brak wstępnej oceny, według której sprawę można zdiagnozować.", "supportctl ticket triage ZGŁOSZENIE --diagnosable"),
    "NOT_ENTITLED": ("Klient nie ma prawa do wsparcia.", "Potrzebne jest odnowienie M&S albo, jeśli produkt na to pozwala, zakup godzin: supportctl hours buy --license LICENCJA --hours N --phone NUMER"),
    "NOT_EXPLAINED": ("Klient nie dostał jeszcze wyjaśnienia.", 'Dodaj -m "co powiedziano klientowi" albo: supportctl ticket reply ZGŁOSZENIE -m TREŚĆ'),
    "FIELD_MISSING": ("Pole „{field:label}” jest wymagane.", "Dodaj: {options}."),
    "NOT_OFFERED": ("Produktu nie ma w ofercie.", "supportctl product list"),
    "TOPIC_EXCLUDED": ("Ten temat jest wyłączony.", ""),
    "TOO_LATE": ("Czas na zgłoszenie minął.", "Potrzebne jest nowe zgłoszenie, a przed nim nowy zakup: supportctl hours buy --license LICENCJA --hours N --phone NUMER"),
    "EXTENSION_DECLINED": ("Klient nie zgodził się na dodatkowe godziny.", "Jeśli zmieni zdanie: supportctl session extend ZGŁOSZENIE --hours N --consent KTO_JAK"),
    # How things stand
    "ALREADY_CONTACTED": ("Pierwszy kontakt po zakupie godzin {id} odbył się {at}.", "supportctl hours list"),
    "AFTER_THE_END": ("Czas {at} jest późniejszy niż koniec tego, co można poprawić ({end}).", "Podaj czas sprzed zamknięcia zgłoszenia i nie późniejszy niż --at."),
    "INVOICE_OUT_OF_ORDER": ("Dokument {last} wystawiono {last_on}, więc faktura z dnia {on} zaburzyłaby kolejność.", "Wystaw ją {last_on} albo później."),
    "PHONE_STORED": ("Klient {client} ma już zapisany numer telefonu.", "Zmień go na podstawie e-maila klienta (§3.5): supportctl client change-phone {client}"),
    "ALREADY_INVOICED": ("Sesji {id} nie można zmienić, bo jej praca lub godziny rozpoczęte po niej są już zafakturowane.", "Fakturę poprawia się fakturą korygującą."),
    "TRIAGE_PASSED": ("Zgłoszenie {id} ma stan „{status:ticket}”, i to nie tylko z powodu wstępnej oceny, więc nie można jej już poprawić.", "supportctl ticket show {id}"),
    "SAME_TRIAGE": ("Zgłoszenie {id} ma już taką wstępną ocenę (można zdiagnozować: {diagnosable}).", "supportctl ticket show {id}"),
    "NOT_TRIAGED_YET": ("Zgłoszenie {id} nie ma jeszcze wstępnej oceny, więc nie ma czego poprawiać.", "Pomiń --reason."),
    "SAME_NIP": ("NIP {nip} ma już klient {client}.", "Jeśli to kolejny klient tej samej firmy, dodaj --same-nip-as {client}"),
    "OTHER_NIP": ("Klient {client} nie ma numeru NIP {nip}.", "supportctl client show {client}"),
    "OTHER_OLD_NUMBER": ("Podany stary numer nie jest numerem zapisanym u klienta {client}.", "supportctl client show {client}"),
    "ALREADY_TRIAGED": ("Zgłoszenie {id} jest już ocenione.", "supportctl ticket triage {id} {verdict} --reason POWÓD"),
    "BEFORE_LAST_CHANGE": ("Czas {at} jest wcześniejszy niż ostatnia zmiana ({last_change}).", "Podaj w --at późniejszy czas albo nie podawaj go wcale."),
    "DUPLICATE": ("Taki sam zapis zrobił w tym czasie ktoś inny ({detail}).", "Obejrzyj go i zdecyduj na nowo."),
    "HOURS_FIXED": ("Regulamin {regulation} sam ustala godziny wsparcia.", "supportctl regulation show {regulation}"),
    "FREE_HELP": ("Wsparcie w zgłoszeniu {id} jest bezpłatne, więc dodatkowe godziny nie są potrzebne.", ""),
    "HOURS_BEGUN": ("Zakupu {id} nie można wycofać, bo jego godzinę rozpoczęto lub zafakturowano.", "supportctl hours list"),
    "HOURS_CANCELLED": ("Zakup {id} jest już wycofany.", "supportctl hours list"),
    "CLOCK_BEHIND": ("Zegar wskazuje {at}, a ostatnia zapisana zmiana jest z {last_change}.", "Sprawdź zegar tego komputera albo poczekaj do tej pory."),
    "KEY_TAKEN": ("{kind:known_by} „{value}” jest już zajęty.", "supportctl {kind:raw} list"),
    "NOTHING_TO_BILL": ("Nie ma czego fakturować, bo każda rozpoczęta godzina jest zafakturowana albo opłacona z góry.", ""),
    "NOT_CLOSED": ("Zgłoszenie {id} ma stan „{status:ticket}”, więc nie ma czego wznawiać.", "supportctl ticket show {id}"),
    "REFUSED_AT_TRIAGE": ("Zgłoszenie {id} odrzucono po wstępnej ocenie, więc nie ma czego wznawiać.", "supportctl ticket triage {id} --diagnosable --reason POWÓD"),
    "NO_PRICE_LIST": ("Regulamin {regulation} nie ma własnego cennika.", "Pomiń --price-list."),
    "OPERATOR_BUSY": ("Technik {operator} prowadzi od {since} sesję w zgłoszeniu {id}.", "supportctl session stop"),
    "PRICE_UNCHANGED": ("Pozycja {item} ma już tę cenę od {on}.", "supportctl price list"),
    "RECEIVED_BEFORE_END": ("Wiadomość z {received_at} przyszła przed końcem ostatniej sesji ({session_end}).", "Sprawdź --received-at."),
    "RECEIVED_LATER": ("Wiadomość z {received_at} jest późniejsza niż ta czynność ({at}).", "Sprawdź --received-at i --at."),
    "SELLER_EXISTS": ("Dane sprzedawcy są już zapisane.", "Do późniejszej zmiany dodaj jej pierwszy dzień: supportctl init --from DATA"),
    "SESSIONS_OVERLAP": ("Ta sesja nałożyłaby się na sesję {session} w zgłoszeniu {ticket}, która trwała do {until}.", "supportctl session show {session}"),
    "SESSION_NOT_STOPPED": ("Sesja {id} ma stan „{state:session}”, a poprawić można tylko zakończoną.", "supportctl session show {id}"),
    "SESSION_RUNNING": ("W zgłoszeniu {id} trwa sesja.", "supportctl session stop {id}"),
    "SEVERAL_CURRENCIES": ("Dokument ma jedną walutę, a te pozycje mają kilka: {currencies}.", "Podaj ceny w jednej walucie: supportctl price set"),
    "STOP_BEFORE_START": ("Czas {at} jest wcześniejszy niż początek sesji ({started_at}).", "Podaj w --at późniejszy czas."),
    "MAIL_NOT_READ": ("E-mail klienta z {at} nie ma jeszcze odpowiedzi. Jeśli dotyczy nawrotu, trzeba to najpierw zapisać (§2.10).", "supportctl ticket reopen {id} --reason POWÓD --received-at {at:raw}"),
    "TICKET_CLOSED": ("Zgłoszenie {id} jest {status:ticket}.", "supportctl ticket show {id}"),
    # Nothing decides
    "HOLIDAYS_UNKNOWN": ("Dni wolne w roku {year} nie są znane.", ""),
    "LAW_TEXT_INVALID": ("Nie można użyć pliku {file} ({key}): {problem}.", "Poprawia to ten, kto redaguje tekst regulaminu."),
    "NOT_IN_FORCE": ("Regulaminu {regulation} nie stosuje się w dniu {on}, bo obowiązuje od {first_day} ({clause}).", "supportctl regulation list"),
    "NO_PRICE": ("W dniu {on} nie obowiązuje żadna cena pozycji {item} ({clause}).", "supportctl price set {item} KWOTA --currency PLN --from {on}"),
    "NO_REGULATION": ("Program zna treść regulaminu {regulation}, ale jeszcze go nie stosuje.", "supportctl regulation show {regulation}"),
    "NO_RULE": ("Regulamin {regulation} nie ma reguły dotyczącej {activity}.", "{instead}"),
    "NO_SELLER": ("Na dzień {on} nie zapisano danych sprzedawcy.", "supportctl init --name NAZWA --nip NIP --address ADRES --bank-account IBAN --email E-MAIL"),
    "NO_VALUE": ("Regulamin {regulation} nie podaje wartości {key} na dzień {on} ({clause}).", "supportctl regulation show {regulation} --on {on}"),
    # The database
    "STORE_FULL": ("Brakuje miejsca na bazę {path}: {detail}.", "Zwolnij miejsce i powtórz polecenie; nic nie zapisano."),
    "STORE_IS_DIRECTORY": ("Ścieżka {path} to katalog, a nie baza.", "Wskaż plik: --db ŚCIEŻKA albo SUPPORTCTL_DB."),
    "STORE_LOCKED": ("Bazy {path} używa teraz inny program: {detail}.", "Powtórz polecenie; nic nie zapisano."),
    "STORE_NEEDS_UPGRADE": ("Baza {path} pochodzi z wcześniejszego wydania (rewizja {revision}).", "supportctl db upgrade"),
    "STORE_NO_DRIVER": ("Brak sterownika do {path}: {detail}.", 'Do PostgreSQL: pip install "supportctl[postgres]"'),
    "STORE_READ_ONLY": ("Do bazy {path} nie można pisać: {detail}.", "Sprawdź uprawnienia do niej i do jej katalogu."),
    "STORE_TOO_NEW": ("Baza {path} pochodzi z późniejszego wydania (rewizja {revision}).", "Zaktualizuj supportctl."),
    "STORE_UNREACHABLE": ("Baza {path} jest nieosiągalna: {detail}.", "supportctl db path"),
}  # fmt: skip

# Wskazówki zamiast tej, którą ma sam błąd.
HINTS = {
    "store-number": "supportctl client edit KLIENT --phone NUMER",
    "renew-only": "Potrzebne jest odnowienie M&S.",
    "window-over": "Czas na zgłoszenie nawrotu minął {until}, więc sprawę uznaje się za załatwioną ({clause}): supportctl ticket show {id}",
}

NOTES = {
    "BOUGHT_LATER": "Godziny kupione po rozpoczęciu tej pracy jej nie obejmują: {minutes:hours} ({clause}).",
    "ITEM_OF_ONES_OWN": "Z pozycji {item} nie korzysta żaden regulamin, więc posłuży tylko do faktur zaliczkowych i końcowych. Pozycje z regulaminów: {items:raw}.",
    "PRICE_REPLACED": "Dotychczasowa cena pozycji {item} od {on}: {was}. Wystawione z nią dokumenty się nie zmieniają.",
    "STORE_UNSEEN": "Nie można zajrzeć do {path}: {detail}.",
    "TICKET_SKIPPED": "W zgłoszeniu {id} trwa sesja, więc poczeka ono na następną fakturę.",
    "ALREADY_ACCEPTED": "Regulamin {regulation} w wersji {version} jest już zaakceptowany.",
    "COMPLAINT_NOT_RECEIVED": "Reklamację oznaczono, ale nie przyjęto. Powiedz nadawcy, gdzie ją złożyć (§6.1.2).",
    "CONTACT_AFTER_SESSION": "Osoba kontaktowa jest uwzględniana od {at}. Nie dotyczy to sesji {session}, rozpoczętej {started_at}, bo była już zapisana (§4.6).",
    "CONTACT_NOT_COMPETENT": "Osobę kontaktową klienta {client} uwzględnia się dopiero po potwierdzeniu jej wiedzy (§4.6). Dodaj --competent.",
    "CREATED_DATABASE": "Założono nową bazę: {path}",
    "DRY_RUN": "Próba: nic nie zapisano.",
    "ENTITLED_MAY_BUY": "Klient nie ma teraz prawa do wsparcia ({clauses}). Można kupić godziny: supportctl hours buy --license {license:raw} --hours LICZBA --phone TELEFON",
    "ENTITLED_NONE": "Klient nie ma teraz prawa do wsparcia ({clauses}). Nie można kupić godzin.",
    "SUPPORT_NONE": "Klient nie ma teraz prawa do wsparcia: {halves:word} ({clauses}).",
    "STRANGER_WROTE": "Osoby, która prosi o zmianę, nie ma wśród znanych osób klienta {client}. Sprawdź, czy to jego e-mail ({clause}).",
    "FIRST_RESPONSE_MET": "Pierwsza odpowiedź zmieściła się w terminie, {due:until} ({clause}).",
    "FIRST_RESPONSE_MISSED": "Pierwsza odpowiedź jest po terminie, bo czas na nią był {due:until} ({clause}).",
    "HOURS_MOVED": "Godziny przypadają pracy, która zaczęła się wcześniej. Pokryte godziny zgłoszenia {ticket}: przedtem {minutes_before:hours}, teraz {minutes_now:hours} ({clause}).",
    "HOURS_USED_UP": "Godziny zgłoszenia {ticket} są wykorzystane. Dopóki klient nie zgodzi się na dodatkowe, dalsza praca jest bez opłaty (§4.3).",
    "HOURS_RUN_OUT": "Kupione godziny zgłoszenia {ticket} skończą się za {seconds:duration}. Zapytaj klienta, czy zgadza się na dodatkowe (§4.3).",
    "INVOICE_LATE": "Ostatnim dniem na wystawienie tej faktury był {last_day} (ustawa o VAT, art. 106i).",
    "NOTHING_TO_DO": "Nie było nic do zrobienia.",
    "NOTHING_CHARGED": "W zgłoszeniu {ticket} była sesja, a nie doliczono za nią żadnej pozycji (payment.1). Dolicz ją: supportctl ticket charge {ticket} --item POZYCJA",
    "UNDELIVERED": "Nie ma adresu e-mail, na który można wysłać fakturę {number}, więc jest na liście niedoręczonych: supportctl invoice list --undelivered",
    "TO_BE_CONTINUED": "Zgłoszenie {id} czeka na dalszy ciąg. Sesję przerwano, więc 24 godziny na zgłoszenie nawrotu pobiegną dopiero od zamknięcia (§2.10).",
    "RECURRENCE_TOLD": "Nawrót można zgłosić do {until} (§2.10). Jeśli ten e-mail dotyczy nawrotu: supportctl ticket reopen {id} --reason POWÓD --received-at {at:raw}",
    "OVER_NIGHT": "Sesja {id} trwała przez noc, od {started_at}. Jeśli ktoś o niej zapomniał: supportctl session amend {id} --stop TERMIN --reason POWÓD",
    "PAST_CLOSING": "Sesja trwała po godzinie zamknięcia ({clause}). Jej czas liczy się w całości.",
    "QUEUE": "Skontaktuj się z klientem po zakupie. Miejsce w kolejce: {position} (§2.8).",
    "REPLAYED": "Klucza idempotencji {key} już użyto. To jego zapisany wynik, nic nie zrobiono ponownie.",
    "SHOWN_OF": "Pokazano {shown} z {total}; wszystkie: --limit {total}",
    "UNBILLED": "Praca ponad kupione godziny, bez opłaty: {seconds:duration}.",
    "UPDATE_FIRST": "Bezpłatne wsparcie dotyczy najnowszej wersji, więc klient najpierw aktualizuje program ({clause}).",
    "UPGRADED": "Bazę podniesiono z rewizji {from_} do {to}.",
}

# Findings by code; with + only where it passed, - where it failed, ? where it is unknown. Of several forms the first whose
# params are all there.
GROUNDS: dict[str, str | tuple[str, ...]] = {
    # Building blocks
    "open": "serwis jest czynny {at}.",
    "closed-holiday": "serwis jest nieczynny ({at:weekday} {at:day} to {holiday:holiday}). Najbliższe otwarcie: {next_opening}.",
    "closed-day": "serwis jest nieczynny ({at:day} to {at:weekday}). Najbliższe otwarcie: {next_opening}.",
    "closed-hour": "serwis jest nieczynny o {at:time} ({at:weekday} {at:day}). Najbliższe otwarcie: {next_opening}.",
    "confirmed": "potwierdzenie: {confirmation:word}.",
    "not-confirmed": "brak potwierdzenia: {confirmation:word}.",
    "given": ("podane dane: {field:label}.", "podano co najmniej jedną z informacji: {fields:label}."),
    "not-given": "brak danych: {field:label}.",
    "none-given": "brak informacji, potrzebna jest co najmniej jedna: {fields:label}.",
    "excluded": "tego wsparcie nie obejmuje ({kind:word}).",
    "in-window": "dzień {on} mieści się między {first_day} a {last_day}.",
    "before-window": "dzień {on} jest przed pierwszym dniem ({first_day}).",
    "after-window": "dzień {on} jest po ostatnim dniu ({last_day}).",
    # Entitlement and purchase
    "license-deactivated": "licencja jest wyłączona, więc nikt nie używa z nią produktu.",
    "maintenance-active": "M&S jest aktywne do {maintenance_until}, więc do tej licencji nie można kupić godzin.",
    "no-maintenance": "M&S nie jest aktywne (ostatni dzień: {maintenance_until}).",
    "version-unsupported": "wersja {version} jest starsza niż {oldest_supported}, najstarsza wspierana przez producenta.",
    "version-supported": "producent wspiera wersję {version} (od {oldest_supported}), więc do tej licencji nie można kupić godzin.",
    "version-unknown": "nie wiadomo, czy producent wspiera tę wersję (wersja licencji – {version}, najstarsza wspierana – {oldest_supported}). Uzupełnij dane: supportctl product set-version {product} --oldest-supported WERSJA",
    "no-license-version": "nie wiadomo, czy producent wspiera tę wersję, bo nie wskazano licencji (najstarsza wspierana – {oldest_supported}).",
    "not-listed": "do produktu {product} nie można kupić godzin.",
    "free": ("M&S jest aktywne do {maintenance_until}, więc wsparcie jest bezpłatne.", "wsparcie jest bezpłatne."),
    "free-update-first": "M&S jest aktywne do {maintenance_until}, więc wsparcie jest bezpłatne, ale po aktualizacji z wersji {version} do wersji {newest_version}.",
    "paid": "kupione godziny płatnego wsparcia: {hours_bought:hours}.",
    "may-buy": "nie ma aktywnego M&S ani kupionych godzin. Godziny można kupić.",
    "nothing": "nie ma aktywnego M&S ani kupionych godzin.",
    "offered": "produkt jest w ofercie.",
    "not-offered": ("produktu {product} nie ma w ofercie.", "produktu nie ma w ofercie."),
    "accepted": "tą czynnością klient akceptuje regulamin.",
    "contact-due": "po zakupie konsultant kontaktuje się z klientem.",
    "same-number": "klient używa zapisanego numeru telefonu ({given:number}).",
    "other-number": "numer {given:number} nie jest zapisanym numerem klienta ({stored:number}).",
    "no-stored-number": "nie zapisano jeszcze żadnego numeru telefonu klienta.",
    "no-number": "nie podano, którego numeru telefonu klient używa.",
    # Tickets and triage
    "channel+": "kanał: {channel:word}.",
    "channel-": "tego kanału regulamin nie przewiduje ({channel:word}). Przyjmowane kanały: {accepted:typed}.",
    "other-license": "ta licencja ma inną wartość ({field:label}: {stored}), a podano {given}.",
    "other-version": "zgłoszono wersję {given}, a kupiono wersję {bought}.",
    "topic+": "temat: {topic:word}.",
    "topic-": "temat nieobjęty wsparciem: {topic:word}.",
    "diagnosable": "według wstępnej oceny sprawę można zdiagnozować.",
    "not-diagnosable": "według wstępnej oceny sprawy nie można zdiagnozować w ramach usługi.",
    "bought-since": "czas na zgłoszenie nawrotu minął {until}, więc sprawę uznaje się za załatwioną, ale od tego czasu dokupiono godziny.",
    "solved-since": "czas na zgłoszenie nawrotu minął {until}, więc sprawę uznaje się za załatwioną, a dalsza praca wymaga nowego zakupu.",
    "nothing-to-extend": "do zgłoszenia nie ma kupionych godzin, więc dodatkowych godzin nie można uzgodnić.",
    "not-triaged": "brak wstępnej oceny, więc nie wiadomo, czy sprawę można zdiagnozować.",
    "by-mail": ("wiadomość przyszła e-mailem ({mail}).", "wiadomość przyszła e-mailem."),
    "no-mail": "nie wskazano e-maila klienta.",
    "not-by-mail": "wiadomość nie przyszła e-mailem, tylko innym kanałem ({channel:word}).",
    # Sessions
    "operator": "technik działa w imieniu serwisu.",
    "declined": "klient nie zgodził się na dodatkowe godziny.",
    "quota": ("pozostałe godziny: {minutes_left:hours}.", "cała praca ma pokrycie, kupione godziny: {minutes_bought:hours}."),
    "contact": "wskazano kompetentną osobę kontaktową.",
    "no-contact": "nie wskazano kompetentnej osoby kontaktowej.",
    "notice": "klient wie, że dane udostępnia na własne ryzyko.",
    "in-force": "regulamin stosuje się od {first_day}.",
    "version+": ("wersja {version}, wymagana co najmniej {oldest}, komercyjna: {commercial}.", "ta wersja regulaminu obowiązuje od {decides_from}."),
    "version-": "wersja {version}, wymagana co najmniej {oldest}, komercyjna: {commercial}.",
    "version?": "nie wiadomo, jaka to wersja ({version}) albo czy licencja jest komercyjna ({commercial}).",
    "past-closing": "sesja skończyła się po godzinie zamknięcia, {at}.",
    "within-hours": "sesja skończyła się {at}.",
    "client-absent": "klient odszedł od komputera.",
    "not-billed-after": "połączenie przerwało się {at}, a późniejszego czasu się nie liczy.",
    "waiting-billed": "czas czekania na wolne łącze klienta się liczy.",
    # Money
    "started-units": "czas pracy to {seconds:duration}, a rozpoczęte godziny: {minutes:hours}.",
    "unbilled": "kupione godziny: {minutes_bought:hours}. Praca ponad nie, bez opłaty: {unbilled_seconds:duration}.",
    "extended": "uzgodnione dodatkowe godziny: {minutes_extended:hours}.",
    "not-extended": "ponad kupione godziny nie było pracy.",
    "begun-anew": "sesje rozpoczęte po czasie na zgłoszenie nawrotu, każda z własną godziną: {sessions}.",
    "free-of-charge": "wsparcie jest bezpłatne, więc się go nie fakturuje.",
    "due": "opłata należy się bez względu na wynik.",
    "informed": "klient dowiedział się, że godziny się kończą, i zgodził się na dodatkowe.",
    # Close and recurrence
    "outcome+": "wynik: {outcome:word}.",
    "outcome-": "wyniku „{outcome:raw}” nie ma w tym regulaminie.",
    "diagnosed": "usługa kończy się ustaleniem przyczyny.",
    "client-confirmed": "klient potwierdził, że problem jest rozwiązany.",
    "client-denied": "klient mówi, że problem nie jest rozwiązany.",
    "client-silent": "nie podano, czy problem jest rozwiązany.",
    "denied-at-close": "przy zamknięciu klient zaprzeczył, że sprawa jest załatwiona, więc 24 godziny nie biegną i nie trzeba zakupu.",
    "to-be-continued": "ostatnią sesję przerwano, więc praca czeka na dalszy ciąg, bez zakupu.",
    "window": "nawrót problemu można zgłosić e-mailem {until:until}.",
    "in-time": "wiadomość przyszła {received_at}, w terminie ({until:until}).",
    "window-over": "czas na zgłoszenie nawrotu minął {until}, a wiadomości o nawrocie nie było.",
    "too-late": "wiadomość przyszła {received_at}, a czas na zgłoszenie nawrotu minął {until}.",
    "no-session": "nie było jeszcze sesji.",
    "not-received": "tą drogą nie przyjmuje się reklamacji.",
    "reason": "powód: {reason:word}.",
    "reason-unknown": "powodu „{reason:raw}” nie ma w tym regulaminie.",
    "no-note": "odmowa z innego powodu wymaga notatki (-m).",
    # CodeTwo
    "license-half+": "licencja jest ważna (stan – {state:license}, ostatni dzień klucza – {key_valid_until}, aktywacja online – {activated_online}).",
    "license-half-": "licencja nie jest ważna w dniu {asked_on} (stan – {state:license}, ostatni dzień klucza – {key_valid_until}, aktywacja online – {activated_online}).",
    "license-half?": "nie wiadomo, do kiedy ważny jest klucz licencji (license edit --key-valid-until DATA albo --activated-online).",
    "support-half+": "abonament na wsparcie zamówiony {support_ordered} trwa do {maintenance_until}.",
    "support-half-": "w dniu {asked_on} abonament na wsparcie nie jest aktywny (zamówienie – {support_ordered}, ostatni dzień – {maintenance_until}).",
    "support-half?": "nie zapisano danych abonamentu na wsparcie (license edit --support-ordered DATA --maintenance-until DATA).",
    "product+": "produkt {product} to program komercyjny (producent: {product_vendor}) z ofertą wsparcia.",
    "product-": "produkt {product} nie jest objęty wsparciem. Potrzebny jest program komercyjny producenta {producer} z ofertą wsparcia, a ten ma dane: producent {product_vendor}, komercyjny – {product_commercial}, wsparcie – {product_supported}.",
    "ordered": "wsparcie zamówiono {support_ordered}. Ta wersja dotyczy zamówień od {decides_from}.",
    "one-version": "zgłoszenie dotyczy wersji {version}.",
    "no-version": "nie wskazano wersji produktu (--version WERSJA).",
    "not-live": "kontakt tym kanałem ({channel:word}) przyjmuje się o każdej porze.",
    "registered": "kontakt jest zapisany w historii.",
    "no-limit": "liczba zgłoszeń nie jest ograniczona.",
    "another-topic": "inny temat ({topic:word}) wymaga osobnego zgłoszenia.",
    "first-response-due": "termin pierwszej odpowiedzi: {due:until}.",
    "first-response-met": "pierwsza odpowiedź z {answered_at} jest w terminie ({due:until}).",
    "first-response-missed": "pierwsza odpowiedź z {answered_at} jest po terminie ({due:until}).",
    "explained": "klient dostał wyjaśnienie.",
    "not-explained": "nie zapisano wiadomości do klienta.",
    "more-work": "potrzebna jest dalsza praca nad tą samą sprawą.",
}  # fmt: skip
ERRORS |= (
    backup.ERRORS
    | billing.ERRORS
    | bulk.ERRORS
    | bundles.ERRORS
    | care.ERRORS
    | conversion.ERRORS
    | corrections.ERRORS
    | cron.ERRORS
    | documents.ERRORS
    | finding.ERRORS
    | hooks.ERRORS
    | mending.ERRORS
    | money.ERRORS
    | outages.ERRORS
    | outbox.ERRORS
    | proof.ERRORS
    | remote.ERRORS
    | undo.ERRORS
    | usage.ERRORS
    | {
        "UNKNOWN_COLUMN": ("Na tej liście nie ma kolumny: {value}.", "Dla --columns do wyboru: {headings}"),
    }
)
NOTES |= (
    backup.NOTES
    | billing.NOTES
    | bulk.NOTES
    | bundles.NOTES
    | care.NOTES
    | conversion.NOTES
    | corrections.NOTES
    | cron.NOTES
    | documents.NOTES
    | finding.NOTES
    | hooks.NOTES
    | mending.NOTES
    | money.NOTES
    | outages.NOTES
    | outbox.NOTES
    | remote.NOTES
    | undo.NOTES
    | usage.NOTES
)
GROUNDS |= (
    billing.GROUNDS | bundles.GROUNDS | care.GROUNDS | conversion.GROUNDS | documents.GROUNDS | outages.GROUNDS | remote.GROUNDS
)
