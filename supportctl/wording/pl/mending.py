# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said when something is put right: edits, mergers, waits, sessions recorded late."""

ERRORS = {
    "BAD_FORMAT": ("Szablon {value} zawiera pole, którego nie ma.", "Dostępne pola: {known:raw}"),
    "BAD_TAG": ("Nieprawidłowa etykieta: {value}.", "Podaj jedno słowo, najwyżej 40 liter, cyfr i łączników. „+” dodaje, „-” zdejmuje: --tag +eksport,-potem"),
    "CLIENT_MERGED": ("Klient {client} jest już scalony z klientem {into}.", "supportctl client show {into}"),
    "CLIENT_WORKED_FOR": ("Dla klienta {client} trwa praca. Zgłoszenia: {tickets}.", "Najpierw ją zakończ: supportctl session stop ZGŁOSZENIE"),
    "CLOSED_THEN": ("Zgłoszenie {id} było zakończone {at}, zanim rozpoczęła się ta sesja.", "Podaj w --start czas, w którym zgłoszenie było otwarte: supportctl ticket show {id}"),
    "ENDS_BEFORE_START": ("Koniec sesji ({at}) nie jest późniejszy niż jej początek ({started_at}).", "Podaj w --stop czas późniejszy niż w --start."),
    "STARTS_TOO_EARLY": ("Sesja nie mogła się rozpocząć {at}, bo na to pozwoliła dopiero czynność z {last_change}.", "Podaj w --start późniejszy czas."),
    "DIFFERENT_NIP": ("Klienci {client} i {into} mają różne numery NIP.", "Jeśli to mimo wszystko jeden klient, podaj powód: --reason POWÓD"),
    "EDIT_TOO_LATE": (
        "W zgłoszeniu {id} nie można już zmienić: {fields:label}. Opiera się na tym sesja albo odpowiedź.",
        "Otwórz nowe zgłoszenie: supportctl ticket open",
    ),
    "LICENSE_OF_ANOTHER_REGULATION": (
        "Licencja {license} podlega regulaminowi {regulation}, a zgłoszenie {id} innemu.",
        "Otwórz zgłoszenie dla tej licencji: supportctl ticket open --license {license}",
    ),
    "LOG_INVOICED": ("Sesja o tej porze zmieniłaby już zafakturowane godziny zgłoszenia {id}.", "Podaj czas po ostatniej zafakturowanej godzinie."),
    "MERGE_CIRCULAR": ("{into} jest już scalone z {value}.", "Scal w odwrotnym kierunku albo najpierw cofnij tamto scalenie."),
    "MERGE_DIFFERS": ("Zgłoszeń {id} i {into} nie można scalić. Różnią się: {fields:label}.", "supportctl ticket show {id}"),
    "MERGE_ITSELF": ("Nie można scalić z sobą samym: {value}.", "Podaj dwa różne."),
    "NOT_MERGED": ("Zgłoszenie {id} nie jest scalone z innym.", "supportctl ticket show {id}"),
    "NOT_PUT_ASIDE": ("Zgłoszenie {id} nie jest odłożone.", "supportctl ticket show {id}"),
    "TICKET_MERGED": ("Zgłoszenie {id} jest scalone ze zgłoszeniem {into} i nie obsługuje się go osobno.", "supportctl ticket show {into}"),
    "UNMERGE_INVOICED": ("Po scaleniu ze zgłoszeniem {id} wystawiono fakturę za zgłoszenie {into}.", "supportctl ticket show {into}"),
    "WAIT_PAST": ("Czas {value} nie jest późniejszy niż ta czynność ({at}).", "Podaj czas, który dopiero nadejdzie: --until 'pn 9:00'"),
}  # fmt: skip

NOTES = {
    "ASSIGNED_OVER": "Zgłoszenie {id} ma stan „{status:ticket}”, więc do ponownego otwarcia nie ma w nim nic do zrobienia.",
    "FIRST_SEEN": "Technik {operator} niczego jeszcze w tym serwisie nie zapisał.",
    "FIRST_SEEN_NEAR": "Technik {operator} niczego jeszcze w tym serwisie nie zapisał. Czy chodziło o: {near}?",
    "APPOINTMENT_REPLACED": "Zastępuje to umówiony termin {starts_at}.",
    "SWITCHED_FROM": "Zakończono sesję {session} w zgłoszeniu {ticket} po czasie {seconds:duration}.",
}  # fmt: skip

LABELS = {
    "aliases": "inne identyfikatory", "elapsed": "czas", "exact": "czas", "former_keys": "dawne identyfikatory",
    "former_serials": "dawne numery seryjne", "fields": "zmieniono", "left": "pozostało", "merged": "scalone z nim", "merged_into": "scalone ze zgłoszeniem",
    "merged_from": "scalone zgłoszenie", "priority": "priorytet", "stopped": "zakończono", "tags": "etykiety", "waits_reason": "powód odłożenia",
    "waits_until": "odłożone do", "tag": "etykieta",
}  # fmt: skip

WORDS = {
    "urgent": "pilny", "high": "wysoki", "normal": "zwykły", "low": "niski",
    "session-logged": "sesja zapisana później", "edited": "zmiana danych", "put-aside": "odłożenie", "taken-up": "powrót do pracy",
    "merged": "scalenie", "merged-here": "dołączenie innego zgłoszenia", "unmerged": "rozłączenie", "unmerged-here": "odłączenie innego zgłoszenia",
}  # fmt: skip

TEXT = {
    "shell_begins": "Polecenia wpisuje się jak po supportctl; exit albo Ctrl-D kończy.",
    "shell_idle": "żadna sesja nie trwa",
    "shell_overdue": "po terminie {count}",
    "merged_state": "scalone z nr {into}",
    "merged_kind": "{kind}, scalone z nr {into}",
    "merged_ticket": "Zgłoszenie {id}, scalone z tym: {subject}",
    "watching": "#{ticket} {subject}  {exact}  pokryte {left}",
}  # fmt: skip
