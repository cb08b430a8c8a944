"""Polish: nouns. The states of each kind of record, in its gender; the kinds themselves; what is counted."""

from supportctl.wording.forms import Counted, Kind
from supportctl.wording.pl import hooks, outbox

STATES: dict[str, dict[str, str]] = {
    "ticket": {  # zgłoszenie
        "new": "nowe", "triaged": "ocenione", "open": "otwarte", "waiting": "oczekujące", "closed": "zamknięte", "refused": "odrzucone",
    },
    "session": {"running": "trwająca", "stopped": "zakończona", "cancelled": "anulowana"},  # sesja
    "license": {  # licencja
        "active": "aktywna", "converted": "zamieniona", "deactivated": "wyłączona", "ended": "wygasła",
    },
    "conditions": {"active": "M&S aktywne", "expired": "M&S wygasłe"},  # lista warunków zamiany
    "conversion": {"done": "wykonana", "withdrawn": "po odstąpieniu", "undone": "cofnięta"},  # zamiana
    "bundle": {  # pakiet
        "draft": "przygotowany", "submitted": "złożony", "qualified": "zakwalifikowany", "rejected": "odrzucony", "active": "aktywny",
        "renewed": "odnowiony", "ended": "zakończony", "breached": "naruszony",
    },
    "training": {  # szkolenie
        "declared": "zadeklarowane", "ordered": "zamówione", "waiting": "oczekujące", "confirmed": "potwierdzone",
        "attended": "odbyte", "forfeited": "przepadłe",
    },
    "complaint": {"waiting": "oczekująca", "answered": "rozpatrzona", "overdue": "po terminie"},  # reklamacja
    "hours": {"active": "aktywny", "cancelled": "wycofany"},  # zakup godzin
    # faktura; "qualified" is the form of a demand (invoice remind --form)
    "invoice": {"annulled": "anulowana", "corrected": "skorygowana", "qualified": "podpis kwalifikowany"},
    "appointment": {  # umówiony termin
        "agreed": "umówiony", "scheduled": "umówiony", "used": "wykorzystany", "missed": "niewykorzystany", "cancelled": "odwołany",
        "moved": "przełożony",
    },
    "outbox": outbox.STATES,
    "hook": hooks.CALL_STATES,
}  # fmt: skip

# Words that an option reads in a sense of its own.
OF_OPTIONS: dict[str, dict[str, str]] = {"form": {"qualified": "podpis kwalifikowany"}}

KINDS = {
    "appointment": Kind("umówiony termin", "umówionego terminu", "umówione terminy", "kilka umówionych terminów", "Numer"),
    "bundle": Kind("pakiet", "pakietu", "pakiety", "kilka pakietów", "Numer"),
    "client": Kind("klient", "klienta", "klienci", "kilku klientów", "Identyfikator"),
    "complaint": Kind("reklamacja", "reklamacji", "reklamacje", "kilka reklamacji", "Numer"),
    "hours": Kind("zakup godzin", "zakupu godzin", "zakupy godzin", "kilka zakupów godzin", "Numer"),
    "invoice": Kind("faktura", "faktury", "faktury", "kilka faktur", "Numer"),
    "license": Kind("licencja", "licencji", "licencje", "kilka licencji", "Numer seryjny"),
    "outage": Kind(
        "przerwa w działaniu KSeF",
        "przerwy w działaniu KSeF",
        "przerwy w działaniu KSeF",
        "kilka przerw w działaniu KSeF",
        "Numer",
    ),
    "outbox": Kind("wiadomość", "wiadomości", "wiadomości", "kilka wiadomości", "Numer"),
    "product": Kind("produkt", "produktu", "produkty", "kilka produktów", "Identyfikator"),
    "session": Kind("sesja", "sesji", "sesje", "kilka sesji", "Numer"),
    "ticket": Kind("zgłoszenie", "zgłoszenia", "zgłoszenia", "kilka zgłoszeń", "Numer"),
    "training": Kind("szkolenie", "szkolenia", "szkolenia", "kilka szkoleń", "Numer"),
}

COUNTED = {
    "days": Counted("dzień", "dni", "dni", "dnia"),
    "hours": Counted("godzina", "godziny", "godzin", "godziny"),
    "licences": Counted("licencja", "licencje", "licencji", "licencji"),
    "minutes": Counted("min", "min", "min", "min"),
    "subscriptions": Counted("subskrypcja", "subskrypcje", "subskrypcji", "subskrypcji"),
    "years": Counted("rok", "lata", "lat", "roku"),
}

# Units of invoices, as documents froze them, that are counted so.
UNITS = {"rok": "years"}
# Months by their names.
MONTHS = (
    "Styczeń",
    "Luty",
    "Marzec",
    "Kwiecień",
    "Maj",
    "Czerwiec",
    "Lipiec",
    "Sierpień",
    "Wrzesień",
    "Październik",
    "Listopad",
    "Grudzień",
)
