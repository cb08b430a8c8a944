"""Polish: what waits for the desk."""

LABELS = {
    "amounts": "kwoty",
    "how_many": "liczba",
    "left_seconds": "pozostały czas",
    "next": "dalej",
    "section": "co czeka",
    "terms_accepted": "akceptacja regulaminu",
}
WORDS = {
    "due": "termin pierwszej odpowiedzi",
    "first-contact": "czeka na pierwszy kontakt",
    "maintenance": "koniec M&S",
    "to-invoice": "do zafakturowania",
    "unpaid": "niezapłacone",
    "wait-over": "wraca po odłożeniu",
}
SCREEN = {
    "board_quits": "q – wyjście",
    "nothing_waits": "Nic nie czeka.",
    "today_running": "TRWA",
    "today_overdue": "PO TERMINIE",
    "today_due": "ODPOWIEDŹ",
    "today_appointment": "DZIŚ",
    "today_triage": "OCENA",
    "today_wait-over": "WRACA",
    "today_first-contact": "KONTAKT",
    "today_to-invoice": "PIENIĄDZE",
    "today_unpaid": "PIENIĄDZE",
    "today_maintenance": "WKRÓTCE",
    "today_bundle": "WKRÓTCE",
    "today_complaint": "WKRÓTCE",
    "today_unpaid_what": "niezapłacone",
    "today_maintenance_what": "koniec M&S",
    "today_bundle_what": "koniec pakietu",
    "today_complaint_what": "reklamacja do rozpatrzenia",
    "today_left": "jeszcze {left}",
    "today_not_accepted": "brak akceptacji regulaminu",
    "today_count": "zgłoszenia do zafakturowania: {count}",
    "today_late": "dni po terminie: {days}",
    "today_more": "jeszcze {count}",
    "today_many_more": "jeszcze co najmniej {count}",
}
