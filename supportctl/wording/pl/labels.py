# ruff: noqa: E501  (one entry a line reads best)
"""Polish: labels of fields, words of states and kinds, what stands around an answer, invoice."""

from supportctl.wording.pl import (
    backup,
    billing,
    bundles,
    care,
    corrections,
    documents,
    finding,
    mending,
    money,
    today,
    undo,
    usage,
)

DECIMAL = ","

LABELS = {
    "amount": "kwota", "complaint": "reklamacja", "confirm": "potwierdzenie", "confirmation": "potwierdzenie", "date-by": "kto ustala termin",
    "idempotency-key": "klucz idempotencji", "output": "wynik polecenia", "purchase": "zakup godzin", "slug": "regulamin", "slugs": "regulamin",
    "ahead": "wcześniej w kolejce", "prepaid_unbilled": "opłacone z góry, bez faktury", "step": "krok", "supported": "ze wsparciem", "with": "co ma się odbyć",
    "closes": "zamknięcie", "opens": "otwarcie", "open_on_holidays": "czynne w święta", "round_the_clock": "całą dobę", "weekdays": "dni tygodnia",
    "invoiced": "na fakturze",
    "activated_online": "aktywacja online",
    "accepted_by": "kto przyjął warunki", "client_name": "nazwa podana przez klienta", "registered_email": "zarejestrowany e-mail",
    "serials": "podane numery seryjne",
    "accepted_version": "przyjęte warunki, wersja", "accept-terms": "zgoda", "at_distance": "zakup na odległość",
    "at-distance": "zakup na odległość", "awaiting_correction": "czeka na korektę", "awaiting_vendor_mark": "czeka na oznaczenie producenta",
    "combine-with": "łączona z", "combined_with": "łączona z", "conversion": "zamiana", "conversions": "zamiany licencji", "converted_on": "zamieniono",
    "correction": "korekta", "deactivated": "wyłączono", "deactivated_on": "wyłączenie", "last_day": "ostatni dzień",
    "license_state": "dawna licencja", "own_price": "własna cena serwisu", "price_is": "ta cena jest", "professional": "zakup zawodowy",
    "repaid": "zwrot pieniędzy", "repaid_on": "zwrócono", "renews_on": "odnowienie", "subscriptions": "subskrypcje",
    "vendor_marked_on": "oznaczona przez producenta", "withdraw_until": "odstąpienie do", "withdrawn_on": "odstąpienie wysłano",
    "technician": "technik", "aside": "pokazane, nie rozstrzyga", "accepted": "przyjęto", "starts_at": "od", "ends_at": "do", "arranged_on": "umówiono", "invoice_email": "faktura na adres", "stage": "etap", "tool": "narzędzie", "software_notes": "o oprogramowaniu klienta (do końca sesji)", "price_list": "cennik z", "document": "dokument", "priced_on": "cena z", "deliver_to": "wysłana na",
    "first_response_overdue": "spóźnione pierwsze odpowiedzi", "split_from": "wydzielono z", "split_into": "wydzielono do",
    "incoming": "od klienta", "client_confirmed": "klient potwierdził", "diagnosable": "można zdiagnozować", "grant": "zakup", "minutes": "uzgodnione godziny", "minutes_before": "pokryte godziny przedtem", "minutes_now": "pokryte godziny teraz",
    "override": "wyjątek", "received_at": "otrzymano", "queue": "kolejka", "shell": "powłoka",
    "accepted_on": "zgoda z dnia", "acceptances": "zgody", "actor": "kto", "address": "adres", "assignee": "prowadzi",
    "assumed": "przyjęto", "at": "kiedy", "awaiting_contact": "czeka na pierwszy kontakt", "bank_account": "rachunek",
    "best_day": "najlepszy dzień", "binds": "o wersji decyduje", "bought_at": "kupiono", "buyer": "nabywca", "channel": "kanał",
    "clause": "punkt", "clauses": "punkty", "client": "klient", "closed_at": "zamknięto", "code": "kod",
    "commercial": "komercyjna", "competent": "kompetentna", "confirmed": "potwierdzono", "consent": "zgoda", "contact": "kontakt",
    "contacted_at": "pierwszy kontakt", "country": "kraj", "covered": "pokryte", "currency": "waluta", "dated": "z dnia",
    "decides_from": "rozstrzyga od", "declined": "odmowa", "description": "opis", "discount_percent": "zniżka %",
    "due_on": "termin płatności", "editions": "edycje", "seconds": "czas", "after": "po", "before": "przed", "head": "potrzebna", "exchange": "kurs waluty", "exists": "istnieje", "elapsed_seconds": "czas", "eligible": "przysługuje", "email": "e-mail",
    "entitled": "uprawniony", "entitlement": "pomoc", "exit_code": "kod wyjścia", "facts": "fakty", "field": "pole",
    "first_response_at": "pierwsza odpowiedź", "first_response_due": "odpowiedź do", "from": "od", "full-name": "imię i nazwisko",
    "decides": "decyduje",
    "gross": "brutto", "halves": "warunki", "history": "historia", "hours": "godziny", "hours_billable": "godziny płatne",
    "hours_bought": "godziny kupione", "hours_left": "godziny pozostałe", "id": "nr", "in_words": "słownie", "invoice": "faktura",
    "issued_on": "wystawiono", "item": "pozycja", "key": "klucz", "key_valid_until": "klucz ważny do", "kind": "rodzaj",
    "license": "licencja", "maintenance_until": "M&S do", "mail": "e-mail", "may_buy": "można kupić godziny",
    "message": "treść", "meaning": "znaczenie", "origin": "skąd", "problem": "usterka", "mode": "tryb", "name": "nazwa", "net": "netto", "new-number": "nowy numer", "new_number": "nowy numer",
    "newest": "najnowsza wersja", "newest_serial": "ostatni numer", "newest_version": "najnowsza wersja", "nip": "NIP",
    "number": "numer", "offered": "w ofercie", "ok": "w porządku", "old-number": "dawny numer", "old_number": "dawny numer",
    "oldest-supported": "najstarsza wspierana wersja", "oldest_supported": "najstarsza wspierana", "on": "dzień",
    "opened_at": "otwarto", "operative": "czynny", "operator": "operator", "outcome": "wynik",
    "over_quota": "ponad kupione godziny", "override_reason": "wyjątek", "past_closing": "po zamknięciu", "path": "ścieżka",
    "payment_days": "dni na zapłatę", "phone": "telefon", "former_values": "dawne wartości", "phone_history": "zmiany telefonu", "prepaid": "opłacone z góry",
    "price": "cena", "problems": "usterki", "product": "produkt", "promoted": "użyta w promocji",
    "purchase_email": "e-mail zakupu", "quantity": "ilość", "quantity_max": "najwyżej", "question": "pytanie",
    "queue_position": "miejsce w kolejce", "reason": "powód", "recorded_at": "zapisano", "recurrence_over": "termin nawrotu minął",
    "recurrence_until": "nawrót do", "regulation": "regulamin", "renewal_price": "cena odnowienia", "revision": "rewizja",
    "running_sessions": "trwające sesje", "same": "dziś tak samo", "seller": "sprzedawca", "serial": "numer seryjny",
    "service_date": "data usługi", "session": "sesja", "setting": "ustawienie", "source": "źródło",
    "started_at": "początek", "started_hours": "godziny zaczęte", "state": "stan", "status": "stan",
    "stopped_at": "koniec", "subject": "temat", "support": "wsparcie", "support_ordered": "wsparcie zamówione",
    "target": "plan", "territory": "terytorium", "tests": "testy", "text": "tekst", "ticket": "zgłoszenie",
    "ticket_seconds": "zgłoszenie razem", "title": "tytuł", "topic": "rodzaj sprawy", "unbilled": "do faktury",
    "unbilled_seconds": "bez opłaty", "unit": "jedn.", "unit_net": "cena netto", "until": "do", "uses": "użyte godziny opłacone",
    "value": "wartość", "vat": "VAT", "vat_rate": "VAT %", "vendor": "producent", "version": "wersja", "versions": "wersje",
}  # fmt: skip

# Słowa z danych, według tego, co czytają skrypty.
WORDS = {
    # What is missing for support
    "product-failed": "produkt nie jest programem producenta, do którego oferuje on wsparcie",
    "license-half-failed": "licencja nie jest ważna",
    "license-half-unknown": "nie wiadomo, czy licencja jest ważna",
    "support-half-failed": "nie trwa żaden abonament na wsparcie",
    "support-half-unknown": "nie zapisano żadnego abonamentu na wsparcie",
    # Status i stan
    "new": "nowe", "triaged": "oceniono", "open": "w toku", "waiting": "czeka", "closed": "zamknięto", "refused": "odmówiono",
    "active": "w mocy", "converted": "zamieniono", "deactivated": "wyłączono", "cancelled": "odwołano",
    "running": "trwa", "stopped": "zakończono", "expired": "po terminie", "ok": "ok", "error": "błąd", "no": "nie", "yes": "tak",
    "ended": "zakończono", "withdrawn": "odstąpiono", "undone": "cofnięto", "indicative": "orientacyjna, do informacji",
    # Rodzaje
    "company": "firma", "sole-trader": "jednoosobowa firma", "consumer": "konsument",
    "perpetual-single": "bezterminowa, na jedno stanowisko", "perpetual-network": "bezterminowa, sieciowa",
    "subscription": "subskrypcja", "purchase": "zakup", "vat": "faktura VAT",
    "client": "klient", "license": "licencja", "product": "produkt", "ticket": "zgłoszenie", "session": "sesja",
    "hours": "zakup godzin", "invoice": "faktura", "rule": "reguła", "record": "zapis", "notice": "pouczenie",
    "deadline": "termin", "info": "informacja",
    # Pomoc, kanały, tematy
    "free": "bezpłatna", "paid": "płatna", "none": "brak", "web": "strona", "email": "e-mail", "phone": "telefon",
    "online": "online", "remote": "połączenie zdalne", "usage": "używanie", "fault": "usterka", "training": "szkolenie",
    "on-site": "praca na miejscu", "unrelated-advice": "porada bez związku", "other-program": "inny program",
    "question": "pytanie", "problem": "problem", "database-repair": "naprawa bazy danych", "programming": "programowanie",
    "server-configuration": "konfiguracja serwera", "expert": "praca ekspercka",
    # Wyniki i powody
    "solved": "rozwiązane", "unsolved": "nierozwiązane", "cause-diagnosed": "ustalono przyczynę",
    "information-withheld": "zatajono informacje", "already-advised": "już doradzono", "terms-breached": "naruszono zasady",
    "other": "inny", "done": "gotowe", "client-absent": "klient nieobecny", "client-ended": "klient zakończył",
    "connection-lost": "zerwane połączenie", "hours-used": "godziny zużyte", "unsolvable": "nie da się rozwiązać",
    "needs-individual-quote": "do indywidualnej wyceny",
    # Etapy pracy
    "information": "informacja", "diagnosis": "diagnoza", "cause": "przyczyna", "solution": "rozwiązanie", "carried-out": "wykonanie",
    # Potwierdzenia, pola, plany
    "owner": "klient dysponuje komputerem (owner)", "admin-rights": "są uprawnienia administratora (admin-rights)",
    "backup-notice": "klient usłyszał o kopii zapasowej (backup-notice)", "recording": "wolno nagrywać sesję (recording)",
    "saving": "wolno zapisywać dane (saving)", "regulation": "regulamin", "price-list": "cennik",
    "backup": "dane są zabezpieczone (backup)", "present": "klient jest przy komputerze (present)",
    "internet": "komputer jest w internecie (internet)",
    "remote-consent": "klient zgadza się na połączenie zdalne (remote-consent)", "description": "opis", "serial": "numer seryjny",
    "full-name": "imię i nazwisko", "old-number": "dawny numer", "new-number": "nowy numer", "annual": "roczny",
    "biennial": "dwuletni", "service": "dzień usługi", "order": "dzień zamówienia", "transaction": "dzień transakcji",
    "arranging": "dzień umówienia", "order-keeps": "dzień zamówienia, na stałe",
    "supply": "dzień usługi lub sprzedaży", "issue": "dzień wystawienia", "asking": "dzień pytania",
    # Historia
    "uncharged": "zdjęto",
    "scheduled": "umówiono", "moved": "przełożono", "unscheduled": "odwołano", "charged": "policzono", "agreed": "umówione", "used": "odbyte",
    "split": "wydzielono",
    "opened": "otwarto", "note": "notatka", "complaint": "reklamacja", "reply": "odpowiedź", "contact": "kontakt",
    "assigned": "przydzielono", "session-started": "sesja zaczęta", "session-stopped": "sesja zakończona",
    "register_contact": "zapisanie kontaktu od klienta",
    "session-amended": "sesja poprawiona", "hours-moved": "zmiana pokrytych godzin", "session-cancelled": "sesja odwołana", "extended": "przedłużono godziny",
    "declined": "odmowa dalszych godzin", "reopened": "wznowiono", "invoiced": "zafakturowano",
    "recurrence-window-over": "termin nawrotu minął", "confidential-shown": "pokazano notatki poufne",
    # Pytania
    "open_ticket": "czy przyjąć zgłoszenie?", "entitlement": "do jakiej pomocy jest prawo?",
    "triage": "ocena", "start_session": "czy sesja może się zacząć?", "stop_session": "jak skończyła się sesja",
    "bill_work": "ile wynosi praca", "charge": "czy można fakturować?", "extend": "dalsze godziny?",
    "close": "czy zamknąć zgłoszenie?", "recurrence": "czy wznawia zgłoszenie?", "refuse": "czy odmówić pomocy?",
    "first_response": "pierwsza odpowiedź",
    "support_contact": "czy ten kontakt może być wsparciem?", "split_ticket": "czy otworzyć osobne zgłoszenie?",
    "schedule": "czy umówić tę godzinę?", "note_stage": "czy to etap pracy?", "hold_software_note": "czy wolno to zanotować?", "charge_item": "czy policzyć tę pozycję?",
    "buy_hours": "czy można kupić godziny?", "change_phone": "czy zmienić numer?",
    "check_conversion": "czy licencję można zamienić?", "other_list": "druga lista, która nie ma zastosowania", "convert": "czy licencję można teraz zamienić?",
    "change_converted": "czy zamieniona licencja może się tak zmienić?", "deactivate": "czy licencja jest wyłączona?",
    "mark_converted": "czy producent ją oznaczył?", "withdraw_conversion": "czy kupujący może odstąpić?",
    "refund_conversion": "czy zamiana jest cofnięta?",
    "invoice_conversion": "czy serwis fakturuje subskrypcje?",
    # Zmiany tekstu
    "brought": "nowy", "repealed": "uchylony", "changed": "zmieniony",
    # Skąd ustawienie
    "flag": "opcja", "environment": "środowisko", "config": "plik konfiguracji", "default": "domyślnie", "locale": "ustawienia regionalne",
    # Jednostki parametrów
    "minutes": "min", "days": "dni", "percent": "%", "licences": "licencji", "subscriptions": "subskrypcji",
}  # fmt: skip

# Po polsku nazwy urzędowe.
HOLIDAYS: dict[str, str] = {}

WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")

# Co stoi wokół odpowiedzi i bloków.
TEXT = {
    "concede": "Start można dopuścić wyjątkowo: --override POWÓD",
    "which_time": "{typed} może oznaczać {choices}. Który numer?",
    "yes_or_no": "[t/n]",
    "allowed": "Dozwolone na podstawie {clauses}.", "decided": "Rozstrzygnięto na podstawie {clauses}.", "not_allowed": "Niedozwolone: {reason}", "yes": "Tak, na podstawie {clauses}.",
    "no": "Nie: {reason}", "more": "(i jeszcze {count})", "waived": "Odstąpiono w drodze wyjątku: {clauses}.",
    "assumed": "(przyjęto)", "found": "ustalono: {found}", "try": "Spróbuj: {hint}", "note": "uwaga:",
    "and_more": " i jeszcze {count}", "is_yes": "tak", "is_no": "nie", "unknown": "nie wiadomo", "nothing": "brak",
    "empty": "Nie ma nic do pokazania.", "reading": "wykładnia:", "priced_by": "Wyceniono na podstawie {clauses}.",
    "as_of": "Wersja {version}, dzień {on}.", "hour": "h", "min": "min", "sec": "s",
    "range_undated": "bez daty, rozstrzyga od zawsze",
    "range_always": "rozstrzyga od zawsze", "range_to": "rozstrzyga do {until}",
    "range_until": "rozstrzyga od {decides_from} do {until}", "range_open": "rozstrzyga od {decides_from}",
    "same": "przeliczono: tak samo", "differs": "przeliczono: INACZEJ", "gone": "reguły już nie ma", "confidential": "(poufne)",
    "unchanged": "{old} i {new} mówią to samo.",
    "by_version": "{regulation}, wersja {version}", "param_unit": "{value} {unit}",
    "statutes": "Ustawy",
}  # fmt: skip

# How a frozen name of an invoice line or its unit reads in this language; otherwise it stands as it is.
ITEMS: dict[str, str] = {}

INVOICE = {
    "kind_vat": "Faktura VAT", "kind_proforma": "Proforma", "draft": "(próba, bez numeru)", "erased": "(usunięto)", "discount": "Rabat",
    "vat_pln": "VAT w złotych", "rate": "Kurs", "rate_of": "{rate}, tabela {table} z {on}",
    "seller": "Sprzedawca", "buyer": "Nabywca",
    "nip": "NIP: {nip}", "issued_on": "Data wystawienia", "service_date": "Data wykonania usługi", "due_on": "Termin płatności",
    "payment": "Płatność", "transfer": "przelew", "account": "Rachunek", "no": "Lp.", "name": "Nazwa", "quantity": "Ilość",
    "unit": "Jedn.", "unit_net": "Cena netto", "net": "Netto", "vat_rate": "VAT %", "vat": "VAT", "gross": "Brutto",
    "total": "Razem", "to_pay": "Do zapłaty", "in_words": "Słownie", "clauses": "Wyceniono na podstawie",
    "prepaid": "Użyte godziny, opłacone przy zakupie", "prepaid_row": "zgłoszenie {ticket}: {hours} h", "terms": "Warunki",
}  # fmt: skip

DEMO = {
    "desk": "Serwis: sprzedawca, cena, wersje produktu", "clients": "Dwaj klienci i ich licencje",
    "ticket": "Kupione godziny, dwa zgłoszenia", "refusal": "Czy sesja może się zacząć o 17:00? Regulamin mówi nie",
    "session": "Dwie mierzone sesje i zamknięcie", "conversion": "Czy starą licencję można zamienić?",
    "invoice": "Faktura", "correction": "Jedna godzina mniej: faktura korygująca i zapłata reszty",
}  # fmt: skip

EXIT_CODES = (
    (0, "zrobione; odpowiedź „tak” na pytanie; czytający wcześniej zamknął stdout"),
    (1, "błąd programu albo zepsute stdout"),
    (2, "złe użycie albo złe dane; nic nie zapisano"),
    (3, "nie znaleziono; nie trwa żadna sesja"),
    (4, "regulamin mówi nie: odmówiona czynność albo odpowiedź „nie” lub „nie wiadomo”; nic nie zapisano"),
    (5, "sprzeczne z obecnym stanem"),
    (6, "baza nie może teraz działać"),
    (7, "luka: żadna wersja, cena, kurs ani ustawienie nie rozstrzyga tego dnia"),
    (75, "tylko odbiór poczty: chwilowa usterka, dostarcz ponownie później"),
    (130, "przerwano"),
)

LABELS |= {
    "corrections": "poprawki", "by": "kto", "before_start": "początek był", "before_stop": "koniec był", "after_start": "początek jest",
    "after_stop": "koniec jest", "kept_by": "zostaje mimo naruszenia na podstawie", "product_name": "produkt", "to_invoice": "do zafakturowania", "unpaid": "do zapłaty",
}  # fmt: skip
LABELS |= bundles.LABELS | care.LABELS | finding.LABELS | undo.LABELS | mending.LABELS | today.LABELS | backup.LABELS
WORDS |= bundles.WORDS | care.WORDS | undo.WORDS | mending.WORDS | today.WORDS
LABELS |= bundles.LABELS | care.LABELS | finding.LABELS | undo.LABELS | mending.LABELS | money.LABELS
LABELS |= billing.LABELS
WORDS |= billing.WORDS
WORDS |= bundles.WORDS | care.WORDS | undo.WORDS | mending.WORDS
TEXT |= bundles.TEXT | care.TEXT | undo.TEXT | usage.TEXT | mending.TEXT
ACTS = usage.ACTS
ITEMS |= bundles.ITEMS | care.ITEMS
INVOICE |= money.INVOICE | corrections.INVOICE | billing.INVOICE | documents.INVOICE
LABELS |= corrections.LABELS | documents.LABELS
WORDS |= corrections.WORDS | documents.WORDS
