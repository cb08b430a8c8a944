# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said about remote help by appointment: hours agreed on, declarations, service items."""

ERRORS = {
    "APPOINTMENT_PAST": ("Termin {value} przypada przed tą czynnością ({at}).", "Umów termin, który dopiero nadejdzie, albo podaj --at."),
    "BAD_MINUTES": ("Nieprawidłowa długość sesji: {value}.", "Podaj od 1 do 1440 minut."),
    "NO_APPOINTMENT": ("Do zgłoszenia {id} nie umówiono terminu.", "supportctl session schedule {id} --when TERMIN"),
    "NO_ITEM": ("Zgłoszenie {id} nie ma pozycji {value}.", "supportctl ticket items {id}"),
    "NO_AGREED_HOUR": ("Nie umówiono terminu.", "supportctl session schedule ZGŁOSZENIE --when TERMIN --technician KTO"),
    "NOT_THE_AGREED_HOUR": ("Umówiono inny termin.", "Umów nowy: supportctl session schedule ZGŁOSZENIE --when TERMIN"),
    "TECHNICIAN_BUSY": ("Technik ma już wtedy umówiony termin.", "supportctl session appointments --technician KTO"),
    "NOT_ACCEPTED": ("W dniu umówienia terminu klient nie zaakceptował obowiązujących wtedy dokumentów.", "Jeśli termin umówiono wcześniejszego dnia, umów go na nowo. Dzisiejszą akceptację zapisz tak: supportctl client accept KLIENT --regulation bitservice-remote --price-list"),
    "WORK_CHARGED": ("Pozycja {item} zgłoszenia {ticket} dotyczy pracy z sesji {id}, a żadna inna sesja jej nie uzasadnia.", "supportctl ticket uncharge {ticket} --item {item} --reason POWÓD"),
    "INVOICE_ADDRESSES": ("Klient podał dla tych zgłoszeń różne adresy do faktur: {addresses}.", "Wystaw osobną fakturę za każde zgłoszenie: supportctl invoice issue --ticket {id}"),
    "ITEM_INVOICED": ("Pozycja {id} jest już na fakturze.", "Fakturę zmienia się fakturą korygującą."),
}  # fmt: skip

NOTES = {
    "NOT_ACCEPTED_YET": (
        'Klient nie zaakceptował jeszcze dokumentów ({documents:word}). Bez akceptacji w dniu {day} i przed rozpoczęciem sesja nie może się zacząć ({clause}). Umów termin z --accepted "kto, jak" albo zapisz akceptację: supportctl client accept {client} --regulation {regulation} --price-list'
    ),
    "NO_INVOICE_ADDRESS": "Nie podano adresu e-mail do faktury za zgłoszenie {ticket}. Zapytaj o adres (--invoice-email), bo bez niego faktury nie da się wysłać (payment.2).",
}  # fmt: skip

GROUNDS: dict[str, str | tuple[str, ...]] = {
    "fee-by-service": "opłata zależy od potrzebnej usługi.",
    "technician-free": "technik {technician} ma czas od {starts_at} do {ends_at}.",
    "technician-busy": "technik {technician} ma już umówiony termin do {busy_until}.",
    "to-be-accepted": "do zaakceptowania przed rozpoczęciem: {documents:word}.",
    "arranged": "termin umówiono {arranged_on} i obowiązują dokumenty z tego dnia.",
    "tool": "narzędzie pomocy zdalnej: {tool}.",
    "no-appointment": "nie umówiono terminu.",
    "agreed-hour": "umówiony termin: od {starts_at} do {ends_at}.",
    "before-agreed": "umówiony termin zaczyna się {starts_at}.",
    "after-agreed": "umówiony termin skończył się {ends_at}.",
    "other-technician": "termin umówiono z innym technikiem ({technician}), a sesję zaczyna {operator}.",
    "client-starts-program": "klient uruchamia program na tę sesję.",
    "session-over": "sesja z tego terminu się skończyła i nie można do niej wrócić.",
    "accepted-beforehand": "zaakceptowano w dniu umówienia terminu, w wersji z tego dnia ({documents:word}).",
    "not-accepted": "w dniu umówienia terminu klient nie zaakceptował wersji z tego dnia ({documents:word}).",
    "nothing-recorded": "sesji się nie nagrywa, a danych się nie zapisuje.",
    "consented": "zgoda klienta: {confirmation:word}.",
    "access-over": "dostęp do komputera klienta skończył się {at}.",
    "purged": "liczba usuniętych notatek o oprogramowaniu klienta: {purged}.",
    "stage+": "etap: {stage:word}.",
    "stage-": "etapu „{stage:raw}” nie ma na liście. Do wyboru: {known:typed}.",
    "nothing-but-help": "ta praca służy udzielanej pomocy.",
    "held-while-running": "notatkę przechowuje się tylko do końca sesji.",
    "not-running": "sesja nie trwa, a poza sesją informacji o oprogramowaniu klienta nie wolno przechowywać.",
    "service-item": "pozycja {item} jest w cenniku.",
    "not-a-service-item": "pozycja {item} nie należy do cennika usług.",
    "work-done": "sesja się odbyła.",
    "no-work": "nie było sesji, więc nie ma za co naliczyć opłaty.",
    "price-list-of": "obowiązuje cennik z dnia {arranged_on}.",
    "invoice-by-email": "za wykonaną pracę wystawia się fakturę i wysyła ją e-mailem.",
    "individual": "dalsze prace uzgadnia się indywidualnie.",
}  # fmt: skip
