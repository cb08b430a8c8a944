# ruff: noqa: E501  (one entry a line reads best)
"""Polski: co się mówi o fakturach korygujących i anulowaniu dokumentów."""

ERRORS = {
    # correct
    "BAD_LINE_QUANTITY": (
        "Nieprawidłowa ilość: {value}. Może to być 0, ale nie mniej.",
        "Podaj ją jak 2 albo 1,5, bez jednostki.",
    ),
    "CORRECTED_BEFORE_ISSUE": (
        "Dokument {number} ma datę wystawienia {issued_on}, więc w dniu {on} nie można go skorygować.",
        "Jeśli wystawiono go ze śpieszącym zegarem, anuluj go: supportctl invoice annul {number} --reason POWÓD",
    ),
    "CORRECT_THE_ORIGINAL": (
        "Dokument {number} sam jest fakturą korygującą. Kolejną wystawia się do dokumentu {original}.",
        "supportctl invoice correct {original}",
    ),
    "CORRECT_TO_WHAT": ("Nie podano, co zmienić w pozycji {line}.", "Dodaj --quantity, --unit-net albo obie opcje."),
    "CORRECT_WHAT": (
        "Nie podano, co skorygować.",
        "Wskaż pozycję (--line K --quantity Q --unit-net A), --to-zero albo dane nabywcy (--buyer-address …).",
    ),
    "NOTHING_TO_FREE": ("Na dokumencie {number} nie ma niczego, co można zafakturować ponownie.", "Pomiń --rebill."),
    "CORRECTED_MEANWHILE": (
        "Tymczasem inne polecenie zmieniło stan dokumentu {number} ({correction}), a to dotyczyło stanu poprzedniego.",
        "Sprawdź obecny stan i zdecyduj ponownie: supportctl invoice print {number}",
    ),
    "PAID_MEANWHILE": (
        "Tymczasem inne polecenie zmieniło wpłaty do dokumentu {number}, a to dotyczyło stanu poprzedniego.",
        "Sprawdź obecny stan i zdecyduj ponownie: supportctl invoice print {number}",
    ),
    "NO_DIFFERENCE": (
        "Dokument {number} nie wymaga korekty, bo dokładnie to wynika już z dokumentu {last}.",
        "supportctl invoice print {last}",
    ),
    "NO_SUCH_LINE": (
        "Na dokumencie {number} nie ma pozycji {line}. Numer ostatniej pozycji: {last}.",
        "supportctl invoice print {number}",
    ),
    "PRICED_OTHERWISE": ("Cenę pozycji {line} uzgodniono inaczej, niż mówi {field}.", "Użyj {other}."),
    "PROFORMA_NOT_CORRECTED": ("Dokument {number} to proforma, czyli nie faktura, więc nie ma czego korygować.", ""),
    "GIVEN_BACK_BEFORE_PAID": (
        "Za dokument {number} zapłacono dnia {paid_on}, więc w dniu {on} nie można było niczego zwrócić.",
        "Podaj późniejsze --on.",
    ),
    "NOTHING_TO_GIVE_BACK": ("Zwrot za dokument {number}, limit: {left}.", "supportctl invoice print {number}"),
    # annul
    "ANNUL_AWAITED": (
        "Dokumentu {number} nie można anulować, bo na jego zapłatę czeka zamówienie pakietu {bundle}.",
        "Najpierw odrzuć zamówienie: supportctl bundle reject {bundle} --reason POWÓD",
    ),
    "ANNUL_CORRECTED": (
        "Dokumentu {number} nie można anulować, bo wystawiono do niego fakturę korygującą {correction}.",
        "supportctl invoice print {correction}",
    ),
    "ANNUL_FREED": (
        "Dokumentu {number} nie można anulować, bo to, co zwolnił, mogło już trafić na nową fakturę.",
        "Wystaw nową fakturę: supportctl invoice issue",
    ),
    "ANNUL_PAID": (
        "Dokumentu {number} nie można anulować, bo dnia {on} zapisano za niego wpłatę.",
        "Skoryguj go: supportctl invoice correct {number} --to-zero --reason POWÓD",
    ),
    "NOT_THE_NEWEST": (
        "Dokumentu {number} nie można anulować, bo nie jest ostatni w swojej serii. Ostatni to {last}.",
        "Skoryguj go: supportctl invoice correct {number} --to-zero --reason POWÓD",
    ),
    # check-series
    "SERIES_FAULTY": (
        "Seria {series} nie jest w porządku. Numery brakujące: {missing}. Numery podwójne: {doubled}. Niezgodne z kolejnością dat: {out_of_order}.",
        "",
    ),
    "DOCUMENT_ANNULLED": (
        "Dokument {number} anulowano dnia {on}, więc nigdzie się nie liczy.",
        "supportctl invoice print {number}",
    ),
    "PROFORMA_INVOICED": (
        "Dokument {number} to proforma, którą w całości obejmuje już {invoice}. Wpłatę zapisuje się przy tej fakturze.",
        "supportctl invoice pay {invoice}",
    ),
    "PAY_THE_ORIGINAL": (
        "Dokument {number} to faktura korygująca, a wpłaty zapisuje się przy fakturze pierwotnej {original}.",
        "supportctl invoice pay {original}",
    ),
}

NOTES = {
    "CORRECTION_MADE": "Wystawiono fakturę korygującą {number} do dokumentu {original}. Kwota: {amount}.",
    "REPAYMENT_DUE": "Klientowi należy zwrócić pieniądze. Po zwrocie: supportctl license refund-conversion {license} --repaid-on DATA, "
    "co wystawi też fakturę korygującą.",
    "PROFORMA_OVERPAID": "Wpłata na podstawie proformy przekracza kwotę dokumentu {number}. Do zwrotu: {amount}. Po zwrocie: supportctl invoice pay {number} --give-back",
    "TO_GIVE_BACK": "Za dokument {number} wpłacono więcej, niż wynosi kwota po korekcie. Do zwrotu: {amount}.",
}

LABELS = {
    "became": "stan", "annulled_at": "anulowano", "annulled_because": "powód anulowania", "corrected_by": "faktury korygujące", "corrects": "koryguje",
    "ksef_due": "do KSeF do", "ksef_number": "numer KSeF", "original_ksef_number": "numer KSeF faktury pierwotnej",
    "sent_at": "wysłano", "to_give_back": "do zwrotu",
    "unit_gross": "cena brutto", "previous": "poprzednia faktura korygująca",
    "annulled": "anulowane", "doubled": "podwójne", "elsewhere": "nadane po kopii",
    "first_number": "pierwszy numer", "out_of_order": "niezgodne z kolejnością dat", "rebill": "do ponownego zafakturowania",
    "buyer_before": "nabywca przed korektą", "original": "faktura pierwotna",
}  # fmt: skip

WORDS = {
    "advance": "faktura zaliczkowa", "final": "faktura końcowa", "correction": "faktura korygująca", "line": "ilość lub cena",
    "zero": "do zera", "buyer": "dane nabywcy", "sound": "w porządku", "faulty": "nie w porządku",
    "invoice-corrected": "wystawiono fakturę korygującą", "invoice-annulled": "anulowano fakturę",
    "billing-freed": "ponownie do zafakturowania",
}  # fmt: skip

INVOICE = {
    "kind_advance": "Faktura zaliczkowa", "kind_final": "Faktura końcowa", "kind_correction": "Faktura korygująca",
    "before": "było", "after": "jest", "difference": "różnica", "original": "Koryguje", "corrects": "{number} z dnia {on}",
    "original_ksef_number": "Numer KSeF faktury pierwotnej",
    "previous": "Po fakturze korygującej", "reason": "Przyczyna korekty", "buyer_after": "Nabywca po korekcie",
    "stands": "Kwota po korekcie", "buyer_before": "Nabywca przed korektą", "to_pay_more": "Do dopłaty", "lowered_by": "Zmniejszenie należności",
    "to_give_back": "Do zwrotu",
    "annulled": "ANULOWANO dnia {on}. Powód: {reason}", "corrected_by": "Faktury korygujące",
}  # fmt: skip
