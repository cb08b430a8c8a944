# ruff: noqa: E501  (one entry a line reads best)
"""English: what is said of corrections and annulments of documents."""

ERRORS = {
    # correct
    "BAD_LINE_QUANTITY": ("{value} isn't a quantity: it may be 0, and never below.", "Write it as 2 or 1.5, without the unit."),
    "CORRECTED_BEFORE_ISSUE": (
        "{number} was issued on {issued_on}: it can't be corrected on {on}.",
        "If it was issued with the clock ahead, annul it: supportctl invoice annul {number} --reason TEXT",
    ),
    "CORRECT_THE_ORIGINAL": (
        "{number} is a correction itself. What is to be corrected once more is the original, {original}.",
        "supportctl invoice correct {original}",
    ),
    "CORRECT_TO_WHAT": ("It isn't said what is wrong on line {line}.", "Add --quantity, --unit-net, or both."),
    "CORRECT_WHAT": (
        "It isn't said what is to be corrected.",
        "Name a line (--line K --quantity Q --unit-net A), --to-zero, or the buyer's data (--buyer-address …).",
    ),
    "NOTHING_TO_FREE": ("{number} bills nothing that could be billed anew.", "Leave out --rebill."),
    "CORRECTED_MEANWHILE": (
        "Meanwhile another command changed what stands of {number} ({correction}); this one was meant for what stood before.",
        "Look at what stands, and decide anew: supportctl invoice print {number}",
    ),
    "PAID_MEANWHILE": (
        "Meanwhile another command changed the payments of {number}; this one was meant for what stood before.",
        "Look at what stands, and decide anew: supportctl invoice print {number}",
    ),
    "NO_DIFFERENCE": (
        "That is what stands already, by {last}: there is nothing to correct on {number}.",
        "supportctl invoice print {last}",
    ),
    "NO_SUCH_LINE": ("{number} has no line {line}: its lines go from 1 to {last}.", "supportctl invoice print {number}"),
    "PRICED_OTHERWISE": ("The price of line {line} was agreed otherwise than {field} says.", "Use {other}."),
    "PROFORMA_NOT_CORRECTED": ("{number} is a proforma, which is no invoice: there is nothing to correct.", ""),
    "GIVEN_BACK_BEFORE_PAID": ("{number} was paid on {paid_on}: nothing of it went back on {on}.", "Give a later --on."),
    "NOTHING_TO_GIVE_BACK": ("At most {left} is to be given back for {number}.", "supportctl invoice print {number}"),
    # annul
    "ANNUL_AWAITED": (
        "{number} can't be annulled: the order of bundle {bundle} waits for its payment.",
        "Reject the order first: supportctl bundle reject {bundle} --reason TEXT",
    ),
    "ANNUL_CORRECTED": ("{number} can't be annulled: it was corrected by {correction}.", "supportctl invoice print {correction}"),
    "ANNUL_FREED": (
        "{number} can't be annulled: what it freed may have been billed anew.",
        "What is wrong now is put right by a new invoice: supportctl invoice issue",
    ),
    "ANNUL_PAID": (
        "{number} can't be annulled: money came in for it on {on}.",
        "Correct it: supportctl invoice correct {number} --to-zero --reason TEXT",
    ),
    "NOT_THE_NEWEST": (
        "{number} can't be annulled: it isn't the newest of its series, which is {last}.",
        "Correct it: supportctl invoice correct {number} --to-zero --reason TEXT",
    ),
    # check-series
    "SERIES_FAULTY": (
        "The series {series} isn't in order. Missing: {missing}; double: {doubled}; issued out of order: {out_of_order}.",
        "",
    ),
    "DOCUMENT_ANNULLED": ("{number} was annulled on {on}: it counts nowhere any more.", "supportctl invoice print {number}"),
    "PROFORMA_INVOICED": (
        "{number} is a proforma, and {invoice} bills all of it by now: what comes in is paid for that.",
        "supportctl invoice pay {invoice}",
    ),
    "PAY_THE_ORIGINAL": (
        "{number} is a correction: what is paid after it is paid for the original, {original}.",
        "supportctl invoice pay {original}",
    ),
}

NOTES = {
    "CORRECTION_MADE": "Correction {number} of {original} issued: {amount}.",
    "REPAYMENT_DUE": "The repayment is due. Once it is made: supportctl license refund-conversion {license} --repaid-on DATE, which "
    "issues the correction, too.",
    "PROFORMA_OVERPAID": "More came in for the proforma than {number} comes to. To give back: {amount}. Once that was done: supportctl invoice pay {number} --give-back",
    "TO_GIVE_BACK": "More was paid for {number} than stands now. To give back: {amount}.",
}

LABELS = {
    "became": "state", "annulled_at": "annulled", "annulled_because": "annulled because", "corrected_by": "corrected by", "corrects": "corrects",
    "ksef_due": "to KSeF by", "ksef_number": "KSeF number", "original_ksef_number": "KSeF number of the original",
    "sent_at": "sent at", "to_give_back": "to give back",
    "unit_gross": "unit gross", "previous": "after the correction", "rebill": "to be billed anew",
    "annulled": "annulled", "doubled": "double", "elsewhere": "given after the backup",
    "first_number": "first number", "out_of_order": "out of order", "buyer_before": "buyer before", "original": "original",
}  # fmt: skip

WORDS = {
    "advance": "advance invoice", "final": "final invoice", "correction": "correction", "line": "quantity or price", "zero": "to zero",
    "buyer": "buyer's data", "sound": "in order", "faulty": "not in order", "invoice-corrected": "invoice corrected",
    "invoice-annulled": "invoice annulled", "billing-freed": "to be invoiced again",
}  # fmt: skip

INVOICE = {
    "kind_advance": "Advance invoice", "kind_final": "Final invoice", "kind_correction": "Correction",
    "before": "was", "after": "is", "difference": "difference", "original": "Corrects", "corrects": "{number} of {on}",
    "original_ksef_number": "KSeF number of the original",
    "previous": "After the correction", "reason": "Reason", "buyer_after": "Buyer, corrected", "buyer_before": "Buyer before",
    "stands": "After corrections", "to_pay_more": "To pay in addition", "lowered_by": "Lowered by", "to_give_back": "To give back",
    "annulled": "ANNULLED on {on}. Reason: {reason}", "corrected_by": "Corrected by",
}  # fmt: skip
