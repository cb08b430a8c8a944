# ruff: noqa: E501  (one entry a line reads best)
"""Polish: labels of fields, words of states and kinds, what stands around an answer, invoice."""

from supportctl.wording.pl import (
    backup,
    billing,
    bulk,
    bundles,
    care,
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
    today,
    undo,
    usage,
)

LABELS = {
    "amount": "kwota", "complaint": "reklamacja", "confirm": "potwierdzenie", "confirmation": "potwierdzenie", "date-by": "kto ustala termin",
    "idempotency-key": "klucz idempotencji", "output": "wynik polecenia", "purchase": "zakup godzin", "slug": "regulamin", "slugs": "regulamin",
    "ahead": "wcześniej w kolejce", "prepaid_unbilled": "opłacone z góry, bez faktury", "step": "krok", "supported": "ze wsparciem", "with": "co ma się odbyć",
    "closes": "zamknięcie", "opens": "otwarcie", "open_on_holidays": "czynne w święta", "round_the_clock": "całą dobę", "weekdays": "dni tygodnia",
    "invoiced": "na fakturze",
    "activated_online": "aktywacja online",
    "accepted_by": "kto zaakceptował warunki", "client_name": "nazwa podana przez klienta", "registered_email": "zarejestrowany e-mail",
    "serials": "podane numery seryjne",
    "accepted_version": "zaakceptowana wersja warunków", "accept-terms": "akceptacja warunków", "at_distance": "zakup na odległość",
    "at-distance": "zakup na odległość", "awaiting_correction": "czekają na fakturę korygującą", "awaiting_vendor_mark": "czekają na oznaczenie przez producenta",
    "combine-with": "łączona z", "combined_with": "łączona z", "conversion": "zamiana", "conversions": "zamiany licencji", "converted_on": "zamieniono",
    "correction": "faktura korygująca", "deactivated": "wyłączone licencje", "deactivated_on": "wyłączona od", "last_day": "ostatni dzień",
    "license_state": "dawna licencja", "own_price": "własna cena serwisu", "price_is": "ta cena jest", "professional": "zakup zawodowy",
    "repaid": "zwrot pieniędzy", "repaid_on": "zwrócono", "renews_on": "odnowienie", "subscriptions": "subskrypcje",
    "vendor_marked_on": "oznaczona przez producenta", "withdraw_until": "odstąpienie do", "withdrawn_on": "odstąpienie wysłano",
    "technician": "technik", "aside": "pokazane, bez wpływu na wynik", "accepted": "zaakceptowano", "starts_at": "od", "ends_at": "do", "arranged_on": "umówiono dnia", "invoice_email": "faktura na adres", "stage": "etap", "tool": "narzędzie", "software_notes": "o oprogramowaniu klienta (do końca sesji)", "price_list": "cennik z dnia", "document": "dokument", "priced_on": "cena z dnia", "deliver_to": "wysłana na",
    "first_response_overdue": "pierwsze odpowiedzi po terminie", "split_from": "wydzielono z", "split_into": "wydzielono do",
    "incoming": "od klienta", "client_confirmed": "klient potwierdził", "diagnosable": "można zdiagnozować", "grant": "zakup", "minutes": "uzgodnione godziny", "minutes_before": "pokryte godziny przedtem", "minutes_now": "pokryte godziny teraz",
    "override": "wyjątek", "received_at": "otrzymano", "queue": "kolejka", "shell": "powłoka",
    "accepted_on": "data akceptacji", "acceptances": "akceptacje", "actor": "kto", "address": "adres", "assignee": "prowadzi",
    "conditions": "lista warunków", "assumed": "założono", "at": "kiedy", "awaiting_contact": "czekają na pierwszy kontakt", "bank_account": "rachunek",
    "best_day": "najlepszy dzień", "binds": "o wersji decyduje", "bought_at": "kupiono", "buyer": "nabywca", "channel": "kanał",
    "clause": "punkt", "clauses": "punkty", "client": "klient", "closed_at": "zamknięto", "code": "kod",
    "commercial": "wariant komercyjny", "competent": "osoba kompetentna", "confirmed": "potwierdzono", "consent": "zgoda", "contact": "kontakt",
    "contacted_at": "pierwszy kontakt", "country": "kraj", "covered": "pokryte", "currency": "waluta", "dated": "z dnia",
    "decides_from": "obowiązuje od", "declined": "brak zgody", "description": "opis", "discount_percent": "rabat",
    "due_on": "termin płatności", "editions": "edycje", "seconds": "czas", "after": "po", "before": "przed", "head": "wymagana rewizja", "exchange": "kurs waluty", "exists": "istnieje", "elapsed_seconds": "czas", "eligible": "przysługuje", "email": "e-mail",
    "entitled": "prawo do wsparcia", "entitlement": "wsparcie", "exit_code": "kod wyjścia", "facts": "fakty", "field": "pole",
    "first_response_at": "pierwsza odpowiedź", "first_response_due": "termin pierwszej odpowiedzi", "from": "od", "full-name": "imię i nazwisko",
    "decides": "obowiązuje",
    "gross": "brutto", "halves": "warunki", "history": "historia", "hours": "godziny", "hours_billable": "płatne godziny",
    "hours_bought": "godziny na zgłoszenie", "hours_left": "pozostałe godziny", "id": "nr", "in_words": "słownie", "invoice": "faktura",
    "issued_on": "wystawiono", "item": "pozycja", "key": "identyfikator", "key_valid_until": "ostatni dzień klucza", "kind": "rodzaj",
    "license": "licencja", "maintenance_until": "M&S do", "mail": "e-mail", "may_buy": "można kupić godziny",
    "message": "treść", "meaning": "znaczenie", "origin": "źródło", "problem": "problem", "mode": "tryb", "name": "nazwa", "net": "netto", "new-number": "nowy numer", "new_number": "nowy numer",
    "newest": "najnowsza wersja", "newest_serial": "najnowszy numer seryjny", "newest_version": "najnowsza wersja", "nip": "NIP",
    "number": "numer", "offered": "w ofercie", "ok": "w porządku", "old-number": "dawny numer", "old_number": "dawny numer",
    "oldest-supported": "najstarsza wspierana wersja", "oldest_supported": "najstarsza wspierana", "on": "dzień",
    "opened_at": "otwarto", "operative": "normatywny", "operator": "technik", "outcome": "wynik",
    "over_quota": "ponad kupione godziny", "override_reason": "wyjątek", "past_closing": "po zamknięciu", "path": "ścieżka",
    "payment_days": "dni na zapłatę", "phone": "telefon", "former_values": "dawne wartości", "phone_history": "zmiany telefonu", "prepaid": "opłacone z góry",
    "price": "cena", "problems": "problemy", "product": "produkt", "promoted": "użyta w promocji",
    "purchase_email": "e-mail zakupu", "quantity": "ilość", "quantity_max": "limit", "question": "pytanie",
    "queue_position": "miejsce w kolejce", "reason": "powód", "recorded_at": "zapisano", "recurrence_over": "minął czas na zgłoszenie nawrotu",
    "recurrence_until": "nawrót można zgłosić do", "regulation": "regulamin", "renewal_price": "cena odnowienia", "revision": "rewizja",
    "running_sessions": "trwające sesje", "same": "po przeliczeniu tak samo", "seller": "sprzedawca", "serial": "numer seryjny",
    "service_date": "data wykonania usługi", "session": "sesja", "setting": "ustawienie", "source": "źródło",
    "started_at": "początek", "started_hours": "rozpoczęte godziny", "state": "stan", "statute": "ustawa", "status": "stan",
    "stopped_at": "koniec", "subject": "temat", "support": "wsparcie", "support_ordered": "wsparcie zamówione",
    "target": "plan", "territory": "terytorium", "tests": "testy", "text": "tekst", "ticket": "zgłoszenie",
    "ticket_seconds": "zgłoszenie razem", "title": "tytuł", "topic": "rodzaj sprawy", "unbilled": "do zafakturowania",
    "unbilled_seconds": "bez opłaty", "unit": "j.m.", "unit_net": "cena netto", "until": "do", "uses": "wykorzystane godziny opłacone z góry",
    "value": "wartość", "vat": "VAT", "vat_rate": "stawka VAT", "vendor": "producent", "version": "wersja", "versions": "wersje",
}  # fmt: skip

# Words of data, by what scripts read.
WORDS = {
    # What is missing for support
    "product-failed": "produkt nie jest programem producenta, do którego oferuje on wsparcie",
    "license-half-failed": "licencja nie jest ważna",
    "license-half-unknown": "nie wiadomo, czy licencja jest ważna",
    "support-half-failed": "nie trwa żaden abonament na wsparcie",
    "support-half-unknown": "nie zapisano żadnego abonamentu na wsparcie",
    # Status and state
    "new": "nowe", "triaged": "wstępna ocena", "open": "otwarte", "waiting": "oczekujące", "closed": "zamknięcie", "refused": "odmowa",
    "active": "aktywne", "converted": "zamiana", "deactivated": "wyłączone", "cancelled": "odwołane",
    "running": "trwa", "stopped": "zakończone", "expired": "wygasłe", "ok": "ok", "error": "błąd", "no": "nie", "yes": "tak",
    "ended": "zakończone", "withdrawn": "odstąpiono", "undone": "cofnięto", "indicative": "orientacyjna, tylko do informacji",
    # Kinds
    "company": "firma", "sole-trader": "jednoosobowa firma", "consumer": "konsument",
    "perpetual-single": "bezterminowa jednostanowiskowa", "perpetual-network": "bezterminowa sieciowa",
    "subscription": "subskrypcja", "purchase": "zakup", "vat": "faktura VAT",
    "client": "klient", "license": "licencja", "product": "produkt", "ticket": "zgłoszenie", "session": "sesja",
    "hours": "zakup godzin", "invoice": "faktura", "rule": "reguła", "record": "zapis", "notice": "pouczenie",
    "deadline": "termin", "info": "informacja",
    # Support, channels, topics
    "free": "bezpłatne", "paid": "płatne", "none": "brak", "web": "strona WWW", "email": "e-mail", "phone": "telefon",
    "online": "online", "remote": "połączenie zdalne", "usage": "używanie programu", "fault": "usterka", "training": "szkolenie",
    "on-site": "praca na miejscu", "unrelated-advice": "porada niezwiązana z usługą", "other-program": "inny program",
    "question": "pytanie", "problem": "problem", "database-repair": "naprawa bazy danych", "programming": "programowanie",
    "server-configuration": "konfiguracja serwera", "expert": "praca ekspercka",
    # Outcomes and reasons
    "solved": "rozwiązane", "unsolved": "nierozwiązane", "cause-diagnosed": "przyczyna ustalona",
    "information-withheld": "zatajenie informacji", "already-advised": "porada już udzielona", "terms-breached": "naruszenie regulaminu",
    "other": "inny", "done": "praca zakończona", "client-absent": "nieobecność klienta", "client-ended": "zakończone przez klienta",
    "connection-lost": "zerwane połączenie", "hours-used": "godziny wykorzystane", "unsolvable": "problemu nie da się rozwiązać",
    "needs-individual-quote": "do indywidualnej wyceny",
    # Stages of the work
    "information": "informacja", "diagnosis": "diagnoza", "cause": "przyczyna", "solution": "rozwiązanie", "carried-out": "wykonanie",
    # Confirmations, fields, plans
    "owner": "prawo klienta do dysponowania komputerem (owner)", "admin-rights": "uprawnienia administratora (admin-rights)",
    "backup-notice": "pouczenie o kopii zapasowej (backup-notice)", "recording": "nagrywanie sesji (recording)",
    "saving": "zapisywanie danych (saving)", "regulation": "regulamin", "price-list": "cennik",
    "backup": "zabezpieczenie danych (backup)", "present": "obecność klienta przy komputerze (present)",
    "internet": "połączenie komputera z internetem (internet)",
    "remote-consent": "zgoda klienta na połączenie zdalne (remote-consent)", "description": "opis", "serial": "numer seryjny",
    "full-name": "imię i nazwisko", "old-number": "dawny numer", "new-number": "nowy numer", "annual": "roczny",
    "biennial": "dwuletni", "service": "dzień usługi", "order": "dzień zamówienia", "transaction": "dzień transakcji",
    "arranging": "dzień umówienia", "order-keeps": "dzień zamówienia, na stałe",
    "supply": "dzień usługi lub sprzedaży", "issue": "dzień wystawienia", "asking": "dzień pytania",
    # History
    "uncharged": "pozycja usunięta",
    "scheduled": "termin umówiony", "moved": "termin przełożony", "unscheduled": "termin odwołany", "charged": "pozycja doliczona", "agreed": "umówiony", "used": "wykorzystany",
    "split": "wydzielenie zgłoszenia",
    "opened": "otwarcie", "note": "notatka", "complaint": "reklamacja", "reply": "odpowiedź", "contact": "kontakt",
    "assigned": "przydzielenie", "session-started": "sesja rozpoczęta", "session-stopped": "sesja zakończona",
    "register_contact": "zapisanie kontaktu od klienta",
    "session-amended": "sesja poprawiona", "hours-moved": "zmiana pokrytych godzin", "session-cancelled": "sesja anulowana", "extended": "dodatkowe godziny",
    "declined": "brak zgody na dodatkowe godziny", "reopened": "wznowienie", "invoiced": "faktura",
    "recurrence-window-over": "koniec czasu na zgłoszenie nawrotu", "confidential-shown": "pokazanie notatek poufnych",
    # Questions
    "open_ticket": "czy przyjąć zgłoszenie?", "entitlement": "czy przysługuje wsparcie?",
    "triage": "wstępna ocena", "start_session": "czy można rozpocząć sesję?", "stop_session": "zakończenie sesji",
    "correct_invoice": "czy można skorygować dokument?",
    "bill_work": "rozliczenie pracy", "charge": "czy można fakturować?", "extend": "dodatkowe godziny",
    "close": "czy zamknąć zgłoszenie?", "recurrence": "czy wznowić zgłoszenie?", "refuse": "czy odmówić wsparcia?",
    "first_response": "pierwsza odpowiedź",
    "support_contact": "czy w tym kontakcie można udzielić wsparcia?", "split_ticket": "czy otworzyć osobne zgłoszenie?",
    "schedule": "czy umówić ten termin?", "note_stage": "czy to etap pracy?", "hold_software_note": "czy wolno to zapisać?", "charge_item": "czy doliczyć tę pozycję?",
    "buy_hours": "czy można kupić godziny?", "change_phone": "czy zmienić numer telefonu?",
    "check_conversion": "czy licencję można zamienić?", "other_list": "druga lista warunków, która nie ma zastosowania", "convert": "czy licencję można teraz zamienić?",
    "change_converted": "czy zamienioną licencję można tak zmienić?", "deactivate": "czy licencja jest wyłączona?",
    "mark_converted": "czy producent oznaczył licencję?", "withdraw_conversion": "czy klient może odstąpić?",
    "refund_conversion": "czy zamiana jest cofnięta?",
    "invoice_conversion": "czy serwis fakturuje subskrypcje?",
    # Changes of a text
    "undated": "bez daty",
    "brought": "nowy", "repealed": "uchylony", "changed": "zmieniony",
    # Where a setting comes from
    "flag": "opcja", "environment": "zmienna środowiskowa", "config": "plik ustawień", "default": "wartość domyślna", "locale": "ustawienia regionalne",
}  # fmt: skip

# In Polish the official names.
HOLIDAYS: dict[str, str] = {}

WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")

# What stands around answers and blocks.
TEXT = {
    "correct_again": "Wystaw kolejną fakturę korygującą do dokumentu {original}: supportctl invoice correct {original}",
    "no_need_to_annul": "Nie trzeba jej anulować: proforma nie jest fakturą i nie liczy się do sprzedaży.",
    "which_product": "Pasuje kilka produktów: {products}. Wpisz jeden z nich.",
    "did_you_mean": "Czy chodziło o: {near}?",
    "answer_wanted": "Ta odpowiedź jest potrzebna. Ctrl-D przerywa polecenie.",
    "concede": "Wyjątkowo można zacząć mimo to: --override POWÓD",
    "which_time": "{typed} może oznaczać {choices}. Który numer?",
    "yes_or_no": "[t/n]",
    "allowed": "Dozwolone na podstawie {clauses}.", "decided": "Ustalono na podstawie {clauses}.", "not_allowed": "Niedozwolone. {sentence}", "yes": "Tak, na podstawie {clauses}.",
    "no": "Nie. {sentence}", "more": "Inne przeszkody: {count}.", "waived": "Warunki pominięte w drodze wyjątku: {clauses}.",
    "assumed": "(założono)", "try": "Spróbuj: {hint}", "note": "uwaga:",
    "and_more": " i jeszcze {count}", "is_yes": "tak", "is_no": "nie", "unknown": "nie wiadomo", "nothing": "brak",
    "empty": "Nie ma nic do pokazania.", "reading": "wykładnia:", "priced_by": "Wyceniono na podstawie {clauses}.",
    "as_of": "Wersja {version} w dniu {on}. {range}", "min": "min", "until": "do {when}", "until_end": "do końca dnia {day}", "not_given": "nie podano",
    "range_undated": "dotyczy {what} z każdego dnia",
    "range_always": "dotyczy {what} z każdego dnia", "range_to": "dotyczy {what} do {until}",
    "range_until": "dotyczy {what} od {decides_from} do {until}", "range_open": "dotyczy {what} od {decides_from}",
    "same": "po przeliczeniu: tak samo", "differs": "po przeliczeniu: INACZEJ", "gone": "tej reguły już nie ma", "confidential": "(poufne)",
    "unchanged": "Wersje {old} i {new} mówią to samo.",
    "by_version": "{regulation}, wersja {version}",
    "statutes": "Ustawy",
}  # fmt: skip

# How a frozen name of an invoice line or its unit reads in this language; otherwise it stands as it is.
ITEMS: dict[str, str] = {}

INVOICE = {
    "kind_vat": "Faktura VAT", "kind_proforma": "Proforma", "draft": "(próba, bez numeru)", "erased": "(usunięto)", "discount": "Rabat",
    "vat_pln": "VAT w złotych", "rate": "Kurs", "rate_of": "{rate}, tabela {table} z dnia {on}",
    "seller": "Sprzedawca", "buyer": "Nabywca",
    "nip": "NIP: {nip}", "issued_on": "Data wystawienia", "service_date": "Data wykonania usługi", "due_on": "Termin płatności",
    "payment": "Płatność", "transfer": "przelew", "account": "Rachunek", "no": "Lp.", "name": "Nazwa", "quantity": "Ilość",
    "unit": "J.m.", "unit_net": "Cena netto", "net": "Netto", "vat_rate": "Stawka VAT", "vat": "VAT", "gross": "Brutto",
    "total": "Razem", "to_pay": "Do zapłaty", "in_words": "Słownie", "clauses": "Wyceniono na podstawie",
    "prepaid": "Wykorzystane godziny, opłacone przy zakupie", "prepaid_row": "zgłoszenie {ticket} – {hours} h", "terms": "Warunki",
}  # fmt: skip

DEMO = {
    "desk": "Serwis: sprzedawca, cena, wersje produktu", "clients": "Dwaj klienci i ich licencje",
    "ticket": "Kupione godziny, dwa zgłoszenia", "refusal": "Czy sesja może się rozpocząć o 17:00? Regulamin na to nie pozwala",
    "session": "Dwie mierzone sesje i zamknięcie", "conversion": "Czy starą licencję można zamienić?",
    "invoice": "Faktura", "correction": "Jedna godzina mniej: faktura korygująca i zapłata reszty",
    "pdf": "Faktura w pliku, który zostaje",
}  # fmt: skip

EXIT_CODES = (
    (0, "zrobione; odpowiedź „tak” na pytanie; czytający wcześniej zamknął stdout"),
    (1, "błąd programu albo nie da się pisać na stdout"),
    (2, "błędne użycie albo błędne dane; nic nie zapisano"),
    (3, "nie znaleziono; nie trwa żadna sesja"),
    (4, "regulamin na to nie pozwala albo odpowiedź brzmi „nie” lub „nie wiadomo”; nic nie zapisano"),
    (5, "sprzeczność z obecnym stanem"),
    (6, "baza teraz nie działa"),
    (7, "luka: w tym dniu nie obowiązuje żadna wersja, cena, kurs ani ustawienie"),
    (75, "tylko odbiór poczty: chwilowa usterka, dostarcz ponownie później"),
    (130, "przerwano"),
)

LABELS |= {
    "instead_of": "zamiast", "freed": "odłączone od dokumentu", "given_back": "zwrócono", "software_notes_purged": "usunięte notatki o oprogramowaniu",
    "read": "wczytane wiersze", "made": "dodane", "unchanged": "bez zmian", "failed": "nieudane",
    "corrections": "poprawki", "by": "kto", "before_start": "początek był", "before_stop": "koniec był", "after_start": "początek jest",
    "after_stop": "koniec jest", "kept_by": "zostaje mimo naruszenia na podstawie", "product_name": "produkt", "to_invoice": "do zafakturowania", "unpaid": "do zapłaty",
}  # fmt: skip
ACTS = usage.ACTS
LABELS |= (
    backup.LABELS
    | billing.LABELS
    | bulk.LABELS
    | bundles.LABELS
    | care.LABELS
    | corrections.LABELS
    | cron.LABELS
    | documents.LABELS
    | finding.LABELS
    | hooks.LABELS
    | mending.LABELS
    | money.LABELS
    | outages.LABELS
    | outbox.LABELS
    | proof.LABELS
    | today.LABELS
    | undo.LABELS
)
WORDS |= (
    billing.WORDS
    | bulk.WORDS
    | bundles.WORDS
    | care.WORDS
    | corrections.WORDS
    | cron.WORDS
    | documents.WORDS
    | hooks.WORDS
    | mending.WORDS
    | outages.WORDS
    | outbox.WORDS
    | today.WORDS
    | undo.WORDS
)
TEXT |= bulk.TEXT | bundles.TEXT | care.TEXT | mending.TEXT | undo.TEXT | usage.TEXT
ITEMS |= bundles.ITEMS | care.ITEMS
INVOICE |= billing.INVOICE | corrections.INVOICE | documents.INVOICE | money.INVOICE
