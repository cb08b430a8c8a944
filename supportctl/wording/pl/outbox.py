# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said of letters, the outbox, and demands to pay."""

ERRORS = {
    "NO_ADDRESS": ("Nie podano adresu e-mail klienta {client}.", "Podaj adres w --to albo zapisz go poleceniem supportctl client edit {client} --email ADRES"),
    "NO_TICKET_ADDRESS": ("Nie podano adresu e-mail zgłoszenia {id} ani klienta {client}.", "supportctl ticket edit {id} --email ADRES"),
    "TOO_MANY_RECIPIENTS": ("Liczba adresów: {count}, limit: {most}.", "Podaj mniej adresów naraz."),
    "ANNUL_SENT": ("Dokumentu {number} nie można anulować, bo {on} wysłano go na adres {to}.", "Skoryguj go: supportctl invoice correct {number} --to-zero --reason POWÓD"),
    "MESSAGE_LEAVING": ("Wiadomość {id} jest właśnie wysyłana.", "Sprawdź za chwilę: supportctl outbox show {id}"),
    "MESSAGE_STATE": ("Wiadomość {id} ma stan „{state:outbox}”; to polecenie wymaga stanu „{wanted:outbox}”.", "supportctl outbox show {id}"),
    "NO_MAIL_SERVER": ("Nie podano serwera poczty, więc nic nie da się wysłać.", "supportctl help mail"),
    "BAD_MAIL": ("Nieprawidłowe ustawienie {setting:raw} ({value}). Dozwolone: {known}.", "supportctl help mail"),
    "MAIL_IN_THE_CLEAR": ("Bez TLS pocztę przyjmuje tylko serwer na tym komputerze, a nie {host}.", "Ustaw mail_tls na starttls albo ssl."),
    "NO_MAIL_PASSWORD": ("Nie podano hasła do konta pocztowego {user}.", "Zapisz je w pliku i podaj plik w mail_password_file albo ustaw {variable:raw}."),
    "PASSWORD_OPEN": ("Plik z hasłem {path} mogą czytać inni, więc nie zostanie użyty.", "chmod 600 {path}"),
    "LETTER_LATER": ("Wiadomości {id} na adres {to} nie wysłano, etap „{step:word}” ({said}). Następna próba {next_at}.", ""),
    "LETTER_REFUSED": ("Wiadomości {id} na adres {to} nie wysłano, etap „{step:word}” ({said}). Kolejnych prób nie będzie.", "Usuń przyczynę, potem: supportctl outbox release {id}"),
    "LETTER_HELD": ("Po dwóch próbach nie wiadomo, czy wiadomość {id} dotarła na adres {to}, dlatego ją wstrzymano.", "Zapytaj odbiorcę, a jeśli nie dotarła: supportctl outbox release {id}"),
    "PROFORMA_NOT_DUE": ("Dokument {number} to proforma spoza promocji, a z niej nie wynika obowiązek zapłaty.", ""),
    "DELIVERED_BEFORE_LETTER": ("Pismo ma datę {letter_on}, więc nie mogło zostać doręczone {value}.", "Podaj dzień doręczenia w --delivered-on."),
    "NO_REMINDER": ("Do dokumentu {number} nie ma wezwania do zapłaty.", "supportctl invoice remind {number} --term DATA --form paper"),
}  # fmt: skip

NOTES = {
    "NO_SERVER_YET": "Nie podano serwera poczty. Dopóki go nie będzie, nic nie zostanie wysłane: supportctl help mail",
    "REPLY_QUEUED": "Odpowiedź wyjdzie na adres {to} przy najbliższym supportctl outbox flush albo cron run.",
    "COPY_OF_DEMAND": "E-mailem wezwanie idzie jako kopia bez podpisu. Liczy się dopiero podpisane i doręczone ({clause}). Plik do podpisu: supportctl invoice pdf {number} --reminder",
    "DEMAND_NOT_DELIVERED": "Wezwanie liczy się od doręczenia ({clause}). Po doręczeniu: supportctl invoice remind {number} --term {term:raw} --form {form:raw} --delivered-on DATA",
    "LETTERS_HELD": "Wstrzymano wiadomości czekające na wysłanie, bo mogły wyjść już po utworzeniu kopii (liczba {count}): supportctl outbox list --state held",
}  # fmt: skip

LABELS = {
    "recipient": "adres", "queued_at": "przygotowano", "next_at": "następna próba", "tried": "próby",
    "attempts": "liczba prób", "message_id": "Message-ID", "body": "treść", "to": "adres", "held": "wstrzymano",
    "letter_on": "data pisma", "delivered_on": "doręczono", "sent": "wysłane",
    "unsent": "do wysłania", "not_sent": "niewysłane", "LETTER": "wiadomość", "letter": "wiadomość",
    "letters": "wiadomości", "reminder": "wezwanie do zapłaty", "outbox_message": "wiadomości", "outbox_attempt": "próby wysłania wiadomości",
}  # fmt: skip

WORDS = {
    "sent": "wysłano", "uncertain": "nie wiadomo, czy dotarła", "composing": "przygotowanie", "connect": "połączenie", "tls": "TLS", "login": "logowanie",
    "sender": "nadawca", "recipient": "odbiorca", "data": "treść wiadomości",
    "unsent": "niewysłane wiadomości",
    "outbox": "skrzynka nadawcza", "letters": "wiadomości", "letters-sent": "wysłanie wiadomości", "job-letters": "wysyła wiadomości ze skrzynki nadawczej",
}  # fmt: skip

STATES = {  # wiadomość
    "queued": "oczekująca", "held": "wstrzymana", "sending": "wysyłana", "sent": "wysłana", "refused": "odrzucona", "failed": "zaniechana",
    "cancelled": "anulowana",
}  # fmt: skip

DONE = {
    "invoice send": "wysyłka dokumentu {names}|wysyłka dokumentów {names}",
    "invoice remind": "wezwanie do zapłaty za dokument {names}|wezwania do zapłaty za dokumenty {names}",
    "outbox cancel": "anulowanie wiadomości {names}",
    "outbox hold": "wstrzymanie wiadomości {names}",
    "outbox release": "zwolnienie wiadomości {names}",
    "outbox flush": "wysłanie wiadomości",
}

CHANGES = {
    "invoice send": (
        "Dokument {number} klienta {client} czeka na wysłanie na adres {to}",
        "held|, wstrzymany do zwolnienia",
        "-held|, wyjdzie przy najbliższym outbox flush",
    ),
    "invoice remind": (
        "Wezwanie do zapłaty za dokument {number} klienta {client}: {unpaid} do {term}",
        "delivered_on|, doręczone {delivered_on}",
    ),
    "outbox cancel": ("Wiadomość {id} na adres {recipient} anulowana",),
    "outbox hold": ("Wiadomość {id} na adres {recipient} wstrzymana",),
    "outbox release": ("Wiadomość {id} na adres {recipient} czeka na wysłanie",),
}

CRON: dict[str, tuple[str, ...]] = {"letters-sent": ("Wysłane wiadomości: {id}",)}
NAMES: dict[str, tuple[str, ...]] = {"outbox": ("Wiadomości {id}",)}
DOCTOR = {
    "doctor-outbox-ok": "żadna wiadomość nie utknęła (liczba niewysłanych {count})",
    "doctor-outbox-no-server": "wiadomości czekają, a nie podano serwera poczty, więc nic nie da się wysłać (liczba {count}); sprawdź: supportctl help mail",
    "doctor-outbox-stuck": "niewysłane wiadomości, pierwsza od {since} (liczba {count}); sprawdź poleceniem supportctl outbox show {id}",
}
SCREEN = {
    "no_letters": "Żadna wiadomość nie czeka na wysłanie.",
    "today_unsent": "POCZTA",
    "today_unsent_what": "niewysłane wiadomości: {count}",
}
