# ruff: noqa: E501  (one entry a line reads best)
"""English: documents as files, and the KSeF."""

ERRORS = {
    "EXTRA_MISSING": ("This command needs the extra {extra}, which isn't installed.", "pip install \"supportctl[{extra}]\""),
    "PDF_EXISTS": ("There is a file at {path} already; it isn't overwritten.", "Add --force, or name another one: --file FILE"),
    "ONE_FILE_EACH": ("Several documents can't be written into one file, {path}.", "Leave --file out: each document gets a file of its own."),
    "ANNUL_HANDED_OVER": ("{number} can't be annulled: it was handed over for the KSeF.", "Correct it: supportctl invoice correct {number} --to-zero --reason TEXT"),
    "CORRECTED_BEFORE_HAND_OVER": ("{number} can't be corrected yet: it has to go to the KSeF, and its correction names its number there.", "supportctl invoice ksef-export {number} --dir DIR"),
    "CORRECTED_BEFORE_NUMBER": ("{number} can't be corrected yet: it was handed over for the KSeF, and its number there isn't on record.", "supportctl invoice ksef-import {number} --number NUMBER --accepted WHEN"),
    "PROFORMA_NOT_IN_KSEF": ("{number} is a proforma, which is no invoice: it doesn't go to the KSeF.", ""),
    "KSEF_NAMED_FIRST": ("{number} names the KSeF number of {named}, which isn't on record.", "supportctl invoice ksef-status"),
    "KSEF_TOO_LONG": ("{number} is too large for the KSeF: {bytes} bytes, at most {most} are taken.", "supportctl invoice annul {number} --reason TEXT"),
    "KSEF_TOO_MANY_TICKETS": ("The invoice of {count} tickets would be too large for the KSeF: {bytes} bytes, at most {most} are taken. Each ticket is invoiced by itself then.", "supportctl invoice issue --ticket {ticket}"),
    "KSEF_TOO_MANY_ITEMS": ("The invoice of ticket {ticket} would be too large for the KSeF: {bytes} bytes, at most {most} are taken. Take items off it and charge them on another ticket.", "supportctl ticket uncharge {ticket} --item NO --reason TEXT"),
    "KSEF_TOO_MANY_LINES": ("The correction of {number} would be too large for the KSeF: {bytes} bytes, at most {most} are taken. Correct its lines one by one.", "supportctl invoice correct {number} --line K --quantity 0 --reason TEXT"),
    "KSEF_INVALID": ("{number} can't be handed over for the KSeF, it isn't valid FA(3): {detail:raw}", "Correct the data of the parties or the lines by a correction."),
    "BAD_KSEF_NUMBER": ("This is no number of the KSeF: {value:raw}.", "Type it whole, like 5265877635-20250826-0100001AF629-AF."),
    "KSEF_OTHER_SELLER": ("The KSeF number {value} belongs to another seller than {number} (NIP {nip}).", "Check the number and the document."),
    "KSEF_NOT_HANDED_OVER": ("{number} wasn't handed over for the KSeF, so it can't have a number there.", "supportctl invoice ksef-export {number} --dir DIR"),
    "KSEF_NUMBERED": ("{number} has a KSeF number already: {ksef_number}.", "supportctl invoice ksef-status --all"),
    "KSEF_NUMBER_TAKEN": ("The KSeF number {value} is that of {number}.", "Check the number."),
    "ACCEPTED_BEFORE_ISSUE": ("{number} was issued on {issued_on}: the KSeF can't have accepted it on {on}.", "Correct --accepted."),
    "KSEF_OTHER_BYTES": ("The receipt {path} is about other bytes of {number} than those that were handed over.", "Check which file was sent: supportctl invoice ksef-export {number} --dir DIR"),
    "NO_RECEIPT": ("The file {path} is no official receipt of the KSeF (UPO).", "Name an XML file with a UPO, or the number alone: supportctl invoice ksef-import INVOICE --number NUMBER --accepted WHEN"),
    "NUMBER_AND_ACCEPTED": ("A KSeF number is recorded with the moment of its acceptance.", "Give --number and --accepted, or a file with a UPO."),
    "ONE_KSEF_NUMBER": ("The KSeF number {value:raw} is that of one document; several are named.", "Name one document."),
    "CERTIFICATE_AND_KEY": ("A certificate of the KSeF needs its key: the setting {missing:raw} is missing.", "supportctl help settings"),
    "BAD_CERTIFICATE": ("The file {path} holds no certificate (PEM).", "Download it from the KSeF again, in PEM."),
    "NO_OFFLINE_CERTIFICATE": ("The certificate {path} isn't one for documents issued outside the KSeF (type Offline).", "Apply for one in the KSeF; one of the type Authentication doesn't do."),
    "CERTIFICATE_NOT_VALID": ("The certificate {path} isn't valid on {on}.", "Name one that is: supportctl help settings"),
    "BAD_CERTIFICATE_KEY": ("The file {path} holds no key (PEM, RSA or EC) that can be read, or its password is another one.", "The password goes into SUPPORTCTL_KSEF_KEY_PASSWORD."),
    "CERTIFICATE_KEY_OF_ANOTHER": ("The key {path} belongs to another certificate than {certificate}.", "Check both files."),
}  # fmt: skip

NOTES = {
    "SIGNLESS": "The fonts have no sign for: {signs:raw}. The document has their numbers instead.",
    "NO_CODE_YET": "{number} is printed without a QR code: it wasn't handed over for the KSeF yet. supportctl invoice ksef-export {number} --dir DIR",
    "KSEF_DUE": "{number} goes to the KSeF by {due}. supportctl invoice ksef-export {number} --dir DIR",
    "KSEF_IN_LIMIT": "Invoices to firms in {month}, outside the KSeF: {used} of {limit}.",
    "KSEF_OVER_LIMIT": "The limit of {month} is passed. Invoices to firms: {used}, limit: {limit}.",
    "NO_SECOND_CODE": "{number} has no second code (CERTIFICATE), which a buyer who gets it before the KSeF may look for: there was no certificate. supportctl help settings",
}  # fmt: skip

LABELS = {
    "handed_over": "handed over for the KSeF",
    "handed_over_at": "handed over",
    "accepted_at": "accepted",
    "days_late": "days late",
    "sha256": "SHA-256",
    "known": "on record before",
    "ksef": "KSeF duty",
}  # fmt: skip

GROUNDS = {
    "ksef-consumer": "the duty leaves out invoices to consumers.",
    "ksef-mode+": "all invoices to firms are issued in the KSeF.",
    "ksef-mode-": "there is no duty to issue in the KSeF.",
    "ksef-original+": "a correction goes there with its original.",
    "ksef-original-": "a correction stays outside with its original.",
    "ksef-limit+": "the month's invoices to firms come to {month}, above the limit of {limit}.",
    "ksef-limit-": "the month's invoices to firms come to {month}, not above the limit of {limit}.",
    "hand-over": "to be sent to the KSeF by {last_day}.",
}  # fmt: skip

WORDS = {
    "ksef_duty": "does it go to the KSeF?",
    "hand_over": "by when does it go to the KSeF?",
    "to-hand-over": "to hand over",
    "handed-over": "handed over",
    "numbered": "numbered",
    "outside": "outside",
}  # fmt: skip

INVOICE = {
    "technician": "Technician",
    "page": "Page",
    "page_of": "of",
    "offline": "OFFLINE",
    "certificate": "CERTIFICATE",
}  # fmt: skip
