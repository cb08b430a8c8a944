"""Polski: co się mówi o fakturach korygujących i anulowaniu dokumentów."""

ERRORS = {
    "DOCUMENT_ANNULLED": (
        "Dokument {number} anulowano dnia {on}, więc nigdzie się nie liczy.",
        "supportctl invoice print {number}",
    ),
    "PAY_THE_ORIGINAL": (
        "Dokument {number} to faktura korygująca, a wpłaty zapisuje się przy fakturze pierwotnej {original}.",
        "supportctl invoice pay {original}",
    ),
}

NOTES: dict[str, str] = {}

LABELS = {
    "annulled_at": "anulowano", "annulled_because": "powód anulowania", "corrected_by": "faktury korygujące", "corrects": "koryguje",
    "ksef_due": "do KSeF do", "ksef_number": "numer KSeF", "sent_at": "wysłano", "to_give_back": "do zwrotu",
    "unit_gross": "cena brutto", "previous": "poprzednia faktura korygująca",
    "rebill": "do ponownego zafakturowania", "buyer_before": "nabywca przed korektą", "original": "faktura pierwotna",
}  # fmt: skip

WORDS = {
    "advance": "faktura zaliczkowa", "final": "faktura końcowa", "correction": "faktura korygująca", "line": "ilość lub cena",
    "zero": "do zera", "buyer": "dane nabywcy",
}  # fmt: skip

INVOICE = {
    "kind_advance": "Faktura zaliczkowa", "kind_final": "Faktura końcowa", "kind_correction": "Faktura korygująca",
    "to_give_back": "Do zwrotu", "annulled": "ANULOWANO dnia {on}. Powód: {reason}", "corrected_by": "Faktury korygujące",
}  # fmt: skip
