"""English: what is said of corrections and annulments of documents."""

ERRORS = {
    "DOCUMENT_ANNULLED": ("{number} was annulled on {on}: it counts nowhere any more.", "supportctl invoice print {number}"),
    "PAY_THE_ORIGINAL": (
        "{number} is a correction: what is paid after it is paid for the original, {original}.",
        "supportctl invoice pay {original}",
    ),
}

NOTES: dict[str, str] = {}

LABELS = {
    "annulled_at": "annulled", "annulled_because": "annulled because", "corrected_by": "corrected by", "corrects": "corrects",
    "ksef_due": "to KSeF by", "ksef_number": "KSeF number", "sent_at": "sent at", "to_give_back": "to give back",
    "unit_gross": "unit gross", "previous": "after the correction", "rebill": "to be billed anew",
    "buyer_before": "buyer before", "original": "original",
}  # fmt: skip

WORDS = {
    "advance": "advance invoice", "final": "final invoice", "correction": "correction", "line": "quantity or price", "zero": "to zero",
    "buyer": "buyer's data",
}  # fmt: skip

INVOICE = {
    "kind_advance": "Advance invoice", "kind_final": "Final invoice", "kind_correction": "Correction",
    "to_give_back": "To give back", "annulled": "ANNULLED on {on}. Reason: {reason}", "corrected_by": "Corrected by",
}  # fmt: skip
