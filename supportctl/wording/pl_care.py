# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said about trainings, complaints and personal data."""

ERRORS = {
    "ALREADY_ERASED": ("Dane klienta {client} usunięto {at}.", "supportctl client show {client}"),
    "BUNDLE_OF_ANOTHER": ("Pakiet {bundle} nie należy do klienta {client}.", "supportctl bundle list --client {client:raw}"),
    "CLIENT_ERASED": ("Dane klienta {client} usunięto: nic nowego się dla niego nie robi.", "Dodaj klienta na nowo: supportctl client add NAZWA …"),
    "COMPLAINT_ANSWERED": ("Na reklamację {id} odpowiedziano {on}.", "supportctl complaint show {id}"),
    "COMPLAINT_BEFORE_BUNDLE": ("Pakiet {bundle} jest zapisany od {since}: reklamacja otrzymana {received_on} nie może go dotyczyć.", "Wskaż inny pakiet albo żaden: bez --bundle."),
    "COMPLAINT_PART_THERE": ("Reklamacja {id} już to zawiera: {fields:label}.", "supportctl complaint show {id}"),
    "DAY_IN_FUTURE": ("{value} przypada po dniu czynności, {today}.", "Podaj ten dzień albo wcześniejszy."),
    "DAY_PASSED": ("{value} przypada przed dniem czynności, {today}.", "Podaj ten dzień albo późniejszy; --at cofa czynność."),
    "KEY_ERASED": ("To, co zrobiono pod kluczem idempotencji {key}, usunięto.", "Do nowej czynności wybierz nowy klucz."),
    "NOT_ERASABLE_YET": ("Danych klienta {client} nie można jeszcze usunąć. Trwające sesje: {sessions}; otwarte zgłoszenia: {tickets}; do faktury: zgłoszenia {unbilled}, zakupy {purchases}, zamienione licencje {converted}; reklamacje bez odpowiedzi: {complaints}; trwające pakiety: {bundles}; zamiany do zwrotu: {conversions}.", "Najpierw trzeba je zakończyć."),
    "NOT_SURE": ("Nie potwierdzono: nic nie zrobiono.", "Odpowiedz „tak” albo potwierdź przez --yes."),
    "NO_ANSWER_ADDRESS": ("W reklamacji nie ma adresu e-mail do odpowiedzi.", "supportctl complaint supplement REKLAMACJA --email E"),
    "PARTICIPANTS_NEEDED": ("Przy każdym szkoleniu potrzebna jest liczba osób: {kinds}.", "Dodaj --participants N: raz dla wszystkich albo raz dla każdego --kind."),
    "TRAINING_DECLARED": ("Chęć użycia zniżki na szkolenia w pakiecie {bundle} zapisano {on} (szkolenie {id}).", "supportctl training order {bundle} --kind RODZAJ --participants N"),
    "TRAINING_NOT_YET": ("Szkolenie {id} odbywa się {date}.", "Zapisz je tego dnia albo później."),
    "TRAINING_STATE": ("Stan szkolenia {id}: {state:word}; potrzebny: {wanted:word}.", "supportctl training show {id}"),
    "WISH_NOT_DECLARED": ("Przed zamówieniem nie zapisano chęci użycia zniżki.", "supportctl training declare PAKIET"),
}  # fmt: skip

NOTES = {
    "BACKUPS_KEEP": "Wcześniejsze kopie i eksporty nadal zawierają te dane: trzeba o nie zadbać osobno.",
    "COMPLAINT_INCOMPLETE": "Reklamacja {id} jest przyjęta; poproś nadawcę o to, czego w niej brakuje: {fields:label} (X.2).",
    "COMPLAINT_LATE": "Odpowiedź na reklamację {id} jest spóźniona: jej ostatnim dniem był {last_day} (X.3).",
    "DOCUMENTS_STAY": "Dokumenty podatkowe zostają z nabywcą: {numbers}. Termin: {until} (Ordynacja podatkowa, art. 70 i 86); wcześniej nic więcej nie znika.",
    "NOT_COMPACTED": "Dane usunięto, ale nie udało się przepisać pliku {path}: ślady mogą być w wolnych stronach. Powtórz: supportctl db compact",
    "TRAINING_MOVED": "Szkolenie {id} z tej samej grupy ma teraz stan: {state:word}.",
    "TRAINING_WAITS": "Szkolenie {id} czeka na uczestników: zapisanych jest {group} z {least} (V.9).",
}  # fmt: skip

GROUNDS: dict[str, str | tuple[str, ...]] = {
    "complaint-channel+": "reklamacja przyszła kanałem: {channel:word}.",
    "complaint-channel-": "{channel:word}: reklamacje przyjmuje się kanałem {accepted:typed}, pod adresem {address} albo {office}.",
    "no-channel": "nie podano, jak przyszła reklamacja; przyjmuje się je kanałem {accepted:typed}, pod adresem {address} albo {office}.",
    "complete": "są wszystkie części: {fields:label}.",
    "incomplete": "przyjęta mimo braków; trzeba poprosić o: {fields:label}.",
    "complaint-due": "otrzymana {received_on}, do rozpatrzenia do {due}; przekroczenie liczy się po {last_day}.",
    "complaint-waits": "jest czas do {due}; przekroczenie liczy się po {last_day}.",
    "complaint-missed": "bez odpowiedzi do {due}, a {on} to już po ostatnim dniu, {last_day}.",
    "answered-in-time": "odpowiedź z {answered_on}, w terminie (do {last_day}).",
    "answered-late": "odpowiedź z {answered_on}, po terminie (do {last_day}).",
    "to-address": "odpowiedź idzie e-mailem na adres z reklamacji.",
    "to-other-address": "odpowiedź poszłaby na inny adres niż podany w reklamacji.",
    "no-address": "w reklamacji nie ma adresu e-mail.",
    "court-told": "odpowiedź wskazuje sąd dla roszczeń nieuwzględnionych.",
    "training-discount": "pakiet na lata: {years} daje {percent}% zniżki na szkolenia.",
    "no-training-discount": "pakiet na lata: {years} nie daje zniżki na szkolenia.",
    "order-free": "pierwsze zamówienie ze zniżką w tym pakiecie.",
    "order-used": "zamówień ze zniżką w tym pakiecie: {orders}, a przysługuje {cap}.",
    "wish-declared": "zapisano chęć użycia zniżki.",
    "training-in-time": "wysłano {sent_on}, w terminie (do {last_day}).",
    "training-too-late": "wysłano {sent_on}; ostatnim dniem był {last_day}.",
    "declared-before": "chęć użycia zniżki zgłoszono {declared_on}.",
    "not-declared": "przed zamówieniem nie zgłoszono chęci użycia zniżki.",
    "proforma-due": "wystawiana jest proforma płatna do {due_on}.",
    "training-kind+": "zniżka obejmuje: {training:word}.",
    "training-kind-": "{training:word}: zniżka nie obejmuje: {excluded:word}.",
    "use-until": "do użycia do {use_until}, potem przepada.",
    "training-lost": "nie użyto do {use_until}: przepada.",
    "training-use+": "w roku na użycie, do {use_until}.",
    "training-use-": "{date} to już po ostatnim dniu użycia, {use_until}.",
    "open-training": "otwarte dla wszystkich: zapisanych {group}, od wszystkich klientów razem.",
    "training-place": "miejsce: {place:word}.",
    "other-place": "{place:word} nie jest żadnym z miejsc: {places:typed}.",
    "no-place": "nie uzgodniono miejsca; są: {places:typed}.",
    "training-date": "uzgodniony termin: {date}.",
    "no-training-date": "nie uzgodniono terminu z organizatorem.",
    "group-complete": "osób: {group}, potrzeba przynajmniej {least}.",
    "group-waits": "osób: {group}; czeka, aż będzie {least}.",
    "group-too-small": "osób: {group}, a potrzeba przynajmniej {least}.",
    "training-length+": "{minutes:hours}, zwykle {usual:hours}.",
    "training-length-": "{minutes:hours} zamiast {usual:hours}, a organizator tego nie wskazał (--exception).",
    "business-day": "{date} to dzień roboczy.",
    "no-business-day+": "{date} nie jest dniem roboczym, ale tak wskazał organizator.",
    "no-business-day-": ("{date} nie jest dniem roboczym ({holiday:holiday}).", "{date} nie jest dniem roboczym: to weekend."),
}  # fmt: skip

LABELS = {
    "answer": "odpowiedź", "answered_on": "odpowiedź z dnia", "answered_to": "odpowiedź na adres", "company": "firma",
    "complaints_missed": "reklamacje po terminie", "complaints_waiting": "reklamacje czekają", "days_left": "zostało dni",
    "due": "termin", "filed_at": "zapisano", "grounds": "uzasadnienie", "in_time": "w terminie", "missing": "brakuje",
    "received_on": "otrzymano", "answers": "odpowiedzi o dalszych godzinach", "about": "o czym", "audit": "dziennik",
    "change": "zmiana", "command": "polecenie", "complaints": "reklamacje", "contacts": "osoby do kontaktu",
    "created_at": "dodano", "decisions": "rozstrzygnięcia", "documents_until": "dokumenty do", "erased": "usunięto",
    "erased_at": "usunięto", "invoices": "faktury", "keep_until": "do kiedy", "kept": "dokumenty, które zostają",
    "sessions": "sesje", "tickets": "zgłoszenia", "messages": "wiadomości", "rows": "wierszy", "bundles": "pakiety", "phone_change": "zmiany telefonu",
    "complaint_words": "słowa reklamacji", "license_conversion": "zamiany", "software_note": "notatki o oprogramowaniu", "ticket_tag": "etykiety", "former_key": "dawne klucze", "former_serial": "dawne numery seryjne", "work_session": "sesje", "hours_grant": "zakupy godzin",
    "bundle_breach": "naruszenia", "idempotency_key": "zapisane odpowiedzi", "date": "termin", "declared_on": "zgłoszono",
    "group": "grupa", "order_until": "zamówić do", "participants": "osoby", "place": "miejsce", "proforma": "proforma",
    "training": "szkolenie", "trainings": "szkolenia", "trainings_forfeited": "szkolenia przepadłe",
    "trainings_to_record": "szkolenia do zapisania", "trainings_to_use": "szkolenia do użycia", "use_until": "użyć do",
}  # fmt: skip

WORDS = {
    "answered": "odpowiedziano", "grounds": "uzasadnienie", "overdue": "po terminie",
    "partly-upheld": "częściowo uwzględniona", "upheld": "uwzględniona", "file_complaint": "czy reklamacja jest przyjęta?",
    "answer_complaint": "czy odpowiedź może wyjść?", "complaint_deadline": "czy jest jeszcze czas na reklamację?",
    "declared": "zgłoszono", "ordered": "zamówiono", "confirmed": "potwierdzono", "attended": "odbyło się",
    "forfeited": "przepadło", "krakow": "Kraków", "warszawa": "Warszawa", "gdansk": "Gdańsk",
    "dedicated": "szkolenia dedykowane", "integration": "szkolenia integracyjne", "consultation": "konsultacje",
    "declare_training": "czy jest zniżka na szkolenia?", "order_training": "czy można zamówić szkolenia?",
    "schedule_training": "czy może się odbyć wtedy i tam?", "attend_training": "czy mogło się odbyć?",
    "training_deadline": "czy można je jeszcze wykorzystać?",
}  # fmt: skip

TEXT: dict[str, str] = {
    "erase_sure": "Usunąć dane osobowe klienta {client}? Tego nie da się cofnąć.",
}  # fmt: skip

ITEMS: dict[str, str] = {
    "os.": "os.",
}  # fmt: skip
