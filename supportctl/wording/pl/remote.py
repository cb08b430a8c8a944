"""Polish: what is said about remote help by appointment: hours agreed on, declarations, service items."""

ERRORS = {
    "APPOINTMENT_PAST": ("{value} jest przed tą czynnością, {at}.", "Umów godzinę, która dopiero nadejdzie, albo podaj --at."),
    "BAD_MINUTES": ("{value} nie jest długością sesji.", "Od 1 do 1440 minut."),
    "NO_APPOINTMENT": ("Dla zgłoszenia {id} nie umówiono sesji.", "supportctl session schedule {id} --when KIEDY"),
    "NO_ITEM": ("Zgłoszenie {id} nie ma pozycji {value}.", "supportctl ticket items {id}"),
    "NO_AGREED_HOUR": ("Nie umówiono godziny.", "supportctl session schedule ZGŁOSZENIE --when KIEDY --technician KTO"),
    "NOT_THE_AGREED_HOUR": ("Umówiono inną godzinę.", "Umów nową: supportctl session schedule ZGŁOSZENIE --when KIEDY"),
    "TECHNICIAN_BUSY": ("Technik jest wtedy umówiony.", "supportctl session appointments --technician KTO"),
    "NOT_ACCEPTED": (
        "Klient nie przyjął w dniu umówienia tego, co wtedy obowiązuje.",
        "supportctl client accept KLIENT --regulation bitservice-remote --price-list; jeśli umówiono wcześniejszego dnia, umów na nowo",
    ),
    "WORK_CHARGED": (
        "Pozycja {item} zgłoszenia {ticket} jest za pracę z sesji {id}, a żadna inna sesja za nią nie stoi.",
        "supportctl ticket uncharge {ticket} --item {item} --reason DLACZEGO",
    ),
    "INVOICE_ADDRESSES": (
        "Klient podał różne adresy do faktur za te zgłoszenia: {addresses}.",
        "Wystaw osobną fakturę za każde zgłoszenie: supportctl invoice issue --ticket {id}",
    ),
    "ITEM_INVOICED": ("Pozycja {id} jest na fakturze.", "Fakturę poprawia się korektą."),
}  # fmt: skip

NOTES = {
    "NOT_ACCEPTED_YET": (
        "Klient jeszcze nie przyjął: {documents:word}. Bez tego do końca dnia {day} i przed startem sesja nie może się zacząć ({clause}): "
        "supportctl client accept {client} --regulation {regulation} --price-list albo umów z --accepted \"kto, jak\"."
    ),
    "NO_INVOICE_ADDRESS": "Nie ma adresu e-mail do faktury za zgłoszenie {ticket}: zapytaj o niego (--invoice-email), inaczej nie dotrze (payment.2).",
}  # fmt: skip

GROUNDS: dict[str, str | tuple[str, ...]] = {
    "fee-by-service": "opłata zależy od potrzebnej usługi.",
    "technician-free": "{technician} ma czas od {starts_at} do {ends_at}.",
    "technician-busy": "{technician} jest umówiony do {busy_until}.",
    "to-be-accepted": "do przyjęcia przed startem: {documents:word}.",
    "arranged": "umówiono {arranged_on}; obowiązuje to, co wtedy.",
    "tool": "pomoc zdalna przez {tool}.",
    "no-appointment": "nie umówiono godziny.",
    "agreed-hour": "umówiono: od {starts_at} do {ends_at}.",
    "before-agreed": "umówiona godzina zaczyna się {starts_at}.",
    "after-agreed": "umówiona godzina skończyła się {ends_at}.",
    "other-technician": "umówionym technikiem jest {technician}, a nie {operator}.",
    "client-starts-program": "klient uruchamia program na tę sesję.",
    "session-over": "sesja z tego umówienia się skończyła i nie można do niej wrócić.",
    "accepted-beforehand": "przyjęto w dniu umówienia, w wersjach z tego dnia: {documents:word}.",
    "not-accepted": "nie przyjęto w dniu umówienia, w wersji z tego dnia: {documents:word}.",
    "nothing-recorded": "niczego się nie nagrywa ani nie zapisuje.",
    "consented": "klient się zgadza: {confirmation:word}.",
    "access-over": "dostęp skończył się {at}.",
    "purged": "usunięte notatki o oprogramowaniu klienta: {purged}.",
    "stage+": "etap: {stage:word}.",
    "stage-": "{stage:raw} nie jest etapem pracy; etapy: {known:typed}.",
    "nothing-but-help": "służy to pomocy.",
    "held-while-running": "trzymane, póki trwa sesja.",
    "not-running": "nie trwa sesja: o oprogramowaniu klienta nic nie wolno przechować.",
    "service-item": "{item} jest w cenniku.",
    "not-a-service-item": "{item} nie jest pozycją usług.",
    "work-done": "sesja się odbyła.",
    "no-work": "nie było sesji: nie ma za co policzyć.",
    "price-list-of": "obowiązuje cennik z {arranged_on}.",
    "invoice-by-email": "za wykonaną pracę jest faktura, e-mailem.",
    "individual": "dalszy ciąg uzgadnia się indywidualnie.",
}  # fmt: skip
