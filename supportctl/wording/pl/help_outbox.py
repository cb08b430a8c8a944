# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what the help pages say of letters and demands to pay."""

HELP = {
    "Letters to clients.": "Wiadomości do klientów.",
    "List letters, newest first.": "Wypisz wiadomości, od najnowszych.",
    "queued, held, sending, sent, refused, failed or cancelled.": "queued, held, sending, sent, refused, failed albo cancelled.",
    "Show a letter with its words, and each attempt to send it.": "Pokaż wiadomość z treścią i każdą próbę jej wysłania.",
    "Send what is due. `cron run` does the same.": "Wyślij to, co czeka. To samo robi `cron run`.",
    "What the server refuses for now is tried again later, up to eight times; what it refuses for good stays until it is released or cancelled. Exit 6 when something couldn't be sent.": "Gdy serwer odmówi tymczasowo, kolejne próby są później, najwyżej osiem; gdy odmówi trwale, wiadomość czeka na zwolnienie albo anulowanie. Kod 6, jeśli czegoś nie wysłano.",
    "Call a letter off that wasn't sent.": "Anuluj wiadomość, której nie wysłano.",
    "Let a letter wait until it is released.": "Wstrzymaj wiadomość do czasu zwolnienia.",
    "Let a letter go that was held, refused or given up.": "Zwolnij wiadomość wstrzymaną, odrzuconą albo zaniechaną.",
    "Number, list or range (5,7-9); - reads numbers.": "Numer, lista albo zakres (5,7-9); „-” czyta numery ze stdin.",
    "Send a document by mail: it goes into the outbox, with a letter.": "Wyślij dokument e-mailem: trafia do skrzynki nadawczej wraz z treścią wiadomości.",
    "`outbox flush` sends what is there, and so does `cron run`. Until then `undo` or `outbox cancel` takes it back. Several addresses are separated by commas; each gets a letter of its own.": "Wysyła `outbox flush`, a także `cron run`. Do tego czasu można to cofnąć przez `undo` albo `outbox cancel`. Kilka adresów rozdziela się przecinkami; na każdy idzie osobna wiadomość.",
    "Where to; by default the address on record.": "Adres; domyślnie ten, który jest zapisany.",
    "It waits in the outbox until it is released.": "Wiadomość czeka w skrzynce nadawczej, aż zostanie zwolniona.",
    "Demand the payment of an overdue document by a letter that sets an extra term.": "Wezwij do zapłaty za zaległy dokument pismem z dodatkowym terminem.",
    "`invoice print --reminder` prints it, `invoice pdf --reminder` writes it into a file, both to be signed. Once it was delivered, say so with the same term and form: of a document under a promotion the demand counts from then on (IX.1.1).": "`invoice print --reminder` drukuje pismo, `invoice pdf --reminder` zapisuje je w pliku, jedno i drugie do podpisu. Po doręczeniu podaj je ponownie, z tym samym terminem i tą samą formą; przy dokumencie z promocji wezwanie liczy się od doręczenia (IX.1.1).",
    "With the newest demand to pay it, as a copy.": "Z kopią ostatniego wezwania do zapłaty.",
    "paper or qualified (an electronic signature).": "paper albo qualified (kwalifikowany podpis elektroniczny).",
    "When the client got the letter.": "Kiedy klient otrzymał pismo.",
    "The newest demand to pay it, as a letter to be signed.": "Ostatnie wezwanie do zapłaty, jako pismo do podpisu.",
    "Send it by mail, too: it goes into the outbox.": "Wyślij ją też e-mailem: trafia do skrzynki nadawczej.",
    "Sending letters: the mail server, the outbox.": "Wysyłanie wiadomości: serwer poczty i skrzynka nadawcza.",
}  # fmt: skip
