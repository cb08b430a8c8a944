"""Polish: what commands did, as undo and redo tell it."""

from supportctl.wording.pl import outages, outbox

# What a command did; after | for several records.
DONE = {
    "import clients": "import klientów",
    "import contacts": "import osób do kontaktu",
    "import products": "import produktów",
    "import licenses": "import licencji",
    "import tickets": "import zgłoszeń",
    "import sessions": "import sesji",
    "import prices": "import cen",
    "import rates": "import kursów",
    "cron run": "to, co oznaczył cron ({names})",
    "db restore": "odtworzenie bazy z kopii zapasowej",
    "init": "zapis danych sprzedawcy",
    "ticket open": "przyjęcie zgłoszenia {names}|przyjęcie zgłoszeń {names}",
    "ticket open --start": "przyjęcie zgłoszenia {names} z rozpoczęciem sesji {sessions}",
    "ticket triage": "wstępna ocena zgłoszenia {names}|wstępna ocena zgłoszeń {names}",
    "ticket note": "notatka w zgłoszeniu {names}|notatki w zgłoszeniach {names}",
    "ticket reply": "odpowiedź w zgłoszeniu {names}|odpowiedzi w zgłoszeniach {names}",
    "ticket contact": "kontakt w zgłoszeniu {names}|kontakty w zgłoszeniach {names}",
    "ticket assign": "przydzielenie zgłoszenia {names}|przydzielenie zgłoszeń {names}",
    "ticket refuse": "odmowa w zgłoszeniu {names}|odmowy w zgłoszeniach {names}",
    "ticket close": "zamknięcie zgłoszenia {names}|zamknięcie zgłoszeń {names}",
    "ticket reopen": "wznowienie zgłoszenia {names}|wznowienie zgłoszeń {names}",
    "ticket split": "wydzielenie zgłoszenia {names}",
    "ticket charge": "pozycja doliczona do zgłoszenia {names}",
    "ticket uncharge": "pozycja usunięta ze zgłoszenia {names}",
    "ticket edit": "zmiana danych zgłoszenia {names}|zmiana danych zgłoszeń {names}",
    "ticket wait": "odłożenie zgłoszenia {names}|odłożenie zgłoszeń {names}",
    "ticket merge": "scalenie zgłoszeń {names}",
    "ticket unmerge": "rozłączenie zgłoszeń {names}",
    "session start": "rozpoczęcie sesji {names}",
    "session extend": "odpowiedź klienta o dodatkowych godzinach ({names})",
    "session stop": "zakończenie sesji {names}|zakończenie sesji {names}",
    "session schedule": "umówienie terminu w zgłoszeniu {names}",
    "session unschedule": "odwołanie umówionego terminu w zgłoszeniu {names}",
    "session amend": "poprawienie sesji {names}",
    "session cancel": "anulowanie sesji {names}",
    "session log": "późniejsze zapisanie sesji {names}",
    "session switch": "przejście do sesji {names}",
    "invoice run": "wystawienie faktur {names}",
    "invoice proforma": "wystawienie proformy {names}",
    "invoice advance": "wystawienie faktury zaliczkowej {names}",
    "invoice final": "wystawienie faktury końcowej {names}",
    "invoice issue": "wystawienie faktury {names}",
    "invoice ksef-export": "przekazanie do KSeF dokumentu {names}",
    "invoice ksef-import": "zapisanie numeru KSeF dokumentu {names}",
    "invoice correct": "wystawienie faktury korygującej {names}",
    "invoice annul": "anulowanie dokumentu {names}|anulowanie dokumentów {names}",
    "invoice pay": "wpłata za dokument {names}",
    "invoice unpay": "cofnięcie wpłaty za dokument {names}",
    "client add": "dodanie klienta {names}",
    "client edit": "zmiana danych klienta {names}",
    "client change-phone": "zmiana telefonu klienta {names}",
    "client set-contact": "wskazanie osoby kontaktowej klienta {names}",
    "client accept": "akceptacja przez klienta {names}",
    "client erase": "usunięcie danych klienta {names}",
    "client merge": "scalenie klientów {names}",
    "license add": "dodanie licencji {names}",
    "license edit": "zmiana danych licencji {names}",
    "license convert": "zamiana licencji {names}",
    "license invoice-conversion": "faktura za zamianę licencji {names}",
    "license mark-converted": "oznaczenie zamiany licencji {names} przez producenta",
    "license withdraw-conversion": "odstąpienie od zamiany licencji {names}",
    "license refund-conversion": "zwrot za zamianę licencji {names}",
    "hours buy": "zakup godzin {names}",
    "hours contact": "pierwszy kontakt po zakupie godzin {names}",
    "hours cancel": "wycofanie zakupu godzin {names}",
    "training declare": "chęć udziału w szkoleniu {names}",
    "training order": "zamówienie szkolenia {names}",
    "training schedule": "termin szkolenia {names}",
    "training attend": "odbycie szkolenia {names}",
    "complaint file": "przyjęcie reklamacji {names}",
    "complaint supplement": "uzupełnienie reklamacji {names}",
    "complaint answer": "odpowiedź na reklamację {names}",
    "product add": "dodanie produktu {names}",
    "product set-version": "wersje produktu {names}",
    "price set": "cena pozycji {names}",
    "bundle order": "przygotowanie pakietu {names}",
    "bundle submit": "złożenie zamówienia pakietu {names}",
    "bundle qualify": "potwierdzenie zamówienia pakietu {names}",
    "bundle reject": "odrzucenie zamówienia pakietu {names}",
    "bundle pay": "wpłata za pakiet {names}",
    "bundle offer": "oferta do pakietu {names}",
    "bundle notice": "wypowiedzenie odnowienia pakietu {names}",
    "bundle renew": "odnowienie pakietu {names}",
    "bundle demand": "wezwanie do zapłaty za pakiet {names}",
    "bundle breach": "naruszenie w pakiecie {names}",
    "bundle settle": "rozliczenie pakietu {names}",
    "benefit schedule": "umówienie terminu korzyści {names}",
    "benefit use": "wykorzystanie korzyści {names}",
    "benefit cancel": "odwołanie terminu korzyści {names}",
    "rate set": "kurs {names}",
    "rate import": "kursy z pliku: {names}",
    "rate fetch": "kursy pobrane z NBP: {names}",
    "regulation set-hours": "godziny wsparcia ({names})",
    **outages.DONE,
    **outbox.DONE,
}

# What is said around it.
TOLD = {
    "taken-back": "Cofnięto: {what} ({operator}, {when}). Przywrócenie: supportctl redo",
    "given-back": "Przywrócono: {what} ({operator}, {when}). Cofnięcie: supportctl undo",
    "would-take-back": "Zostanie cofnięte: {what} ({operator}, {when})",
    "would-give-back": "Zostanie przywrócone: {what} ({operator}, {when})",
    "named": "{what}",
    "listed": "{what} ({operator}, {when})",
    "undoing": "cofnięcie tej czynności – {what} ({operator}, {when})",
    "row": "{what}",
    "time": "{time}",
    "moment": "{moment}",
    "unknown": "{command} {names}",
    "behind": "późniejszej czynności nie można cofnąć",
    "final": "według {regulation} {clause} jest ostateczna",
}

# Why a command can't be taken back: the reason, and what to do instead.
WHY = {
    "UNDO_NUMBERED": (
        "nadano numer dokumentu, a numeru nie można zwolnić",
        "{todo:typing}",
    ),
    "UNDO_SENT": ("została wysłana", ""),
    "UNDO_ERASED": ("dane osobowe, których dotyczyła, usunięto", ""),
    "UNDO_RESTORED": ("bazę odtworzono z kopii zapasowej", ""),
    "UNDO_IMPORTED": ("to był import", "Pojedyncze wiersze popraw ich własnymi poleceniami."),
    "UNDO_SOFTWARE_NOTE": (
        "notatek o oprogramowaniu klienta nie ma w żadnym dzienniku, a usunięte nie wracają (BIT Service, liability.4)",
        "Znikają z końcem sesji.",
    ),
    "UNDO_CHANGED": (
        "to, czego dotyczyła, później się zmieniło: {later}",
        "Jeśli tamto da się cofnąć, zacznij od tego; jeśli nie, popraw to osobnym poleceniem.",
    ),
    "UNDO_USED": (
        "z tego, co powstało, już skorzystano: {later}",
        "Jeśli tamto da się cofnąć, zacznij od tego; jeśli nie, popraw to osobnym poleceniem.",
    ),
    "UNDO_GONE": ("cofnięto to, na czym się opiera: {later}", "Najpierw przywraca to ten, kto to cofnął: supportctl redo"),
    "UNDO_KEY_TAKEN": ("jej oznaczenie ma już inny wpis: {later}", ""),
    "UNDO_TOO_OLD": (
        "jest za stara, a dziennik nie ma już poprzedniego stanu",
        "Jak długo dziennik go przechowuje, mówi journal_days: supportctl config show",
    ),
}

ERRORS = {
    code: ("Nie można cofnąć ani przywrócić tej czynności – {done} – bo " + why + ".", hint) for code, (why, hint) in WHY.items()
} | {
    "NOTHING_TO_UNDO": ("Technik {operator} nie ma czynności, którą można cofnąć.", ""),
    "NOTHING_TO_REDO": (
        "Technik {operator} nie ma cofniętej czynności, którą można przywrócić. Po nowej czynności nie ma już czego przywracać.",
        "",
    ),
    "KEY_UNDONE": (
        "To, co zrobiono pod kluczem idempotencji {key}, cofnięto.",
        "Przywróć to przez supportctl redo albo do nowej czynności wybierz nowy klucz.",
    ),
}

NOTES = {
    "UNDO_SKIPPED": "Pominięto, bo ma już numer lub jest wysłane: {done}.",
    "UNDO_SKIPPED_INSTEAD": "Pominięto, bo dokument ma już numer: {done}. Aby to poprawić: {todo:typing}",
    "UNDO_OLDER": "Na liście są najnowsze czynności (limit: {limit}). Starszych nie pokazano.",
}

LABELS = {"sentence": "czynność", "undoable": "można cofnąć", "why_not": "dlaczego nie", "undone": "cofnięte"}
WORDS = {"taken-back": "cofnięto czynność", "given-back": "przywrócono czynność", "go_on": "czy sesja może trwać dalej?"}
TEXT = {
    "taken_back": "(cofnięto)",
    "usage_undo_extra": "Polecenie {name} nie przyjmuje numeru, bo czynności cofa się po jednej, od ostatniej.",
}
