"""English: what is said about remote help by appointment: hours agreed on, declarations, service items."""

ERRORS = {
    "APPOINTMENT_PAST": ("{value} lies before this act, {at}.", "Agree on an hour that is still to come, or date the act with --at."),
    "BAD_MINUTES": ("{value} isn't a length for a session.", "1 to 1440 minutes."),
    "NO_APPOINTMENT": ("No session is agreed on for ticket {id}.", "supportctl session schedule {id} --when WHEN"),
    "NO_ITEM": ("Ticket {id} has no service item {value}.", "supportctl ticket items {id}"),
    "NO_AGREED_HOUR": ("No hour is agreed on.", "supportctl session schedule TICKET --when WHEN --technician NAME"),
    "NOT_THE_AGREED_HOUR": ("The hour agreed on is another.", "Agree on another one: supportctl session schedule TICKET --when WHEN"),
    "TECHNICIAN_BUSY": ("The technician is booked then.", "supportctl session appointments --technician NAME"),
    "NOT_ACCEPTED": (
        "The client didn't accept, on the day of arranging, what was in force on it.",
        "supportctl client accept CLIENT --regulation bitservice-remote --price-list; if it was arranged on an earlier day, arrange it anew",
    ),
    "WORK_CHARGED": (
        "Service item {item} of ticket {ticket} is charged for the work of session {id}, and no other session stands for it.",
        "supportctl ticket uncharge {ticket} --item {item} --reason WHY",
    ),
    "INVOICE_ADDRESSES": (
        "The client named different addresses for the invoices of these tickets: {addresses}.",
        "Invoice each ticket by itself: supportctl invoice issue --ticket {id}",
    ),
    "ITEM_INVOICED": ("Service item {id} is invoiced.", "An invoice is put right by a correction."),
}  # fmt: skip

NOTES = {
    "NOT_ACCEPTED_YET": (
        "Not accepted by the client yet: {documents:word}. Without that by the end of {day} and before the start the session can't begin ({clause}): "
        "supportctl client accept {client} --regulation {regulation} --price-list, or book with --accepted \"who, how\"."
    ),
    "NO_INVOICE_ADDRESS": "No e-mail address is known for the invoice of ticket {ticket}: ask for it (--invoice-email), or it stays undelivered (payment.2).",
}  # fmt: skip

GROUNDS: dict[str, str | tuple[str, ...]] = {
    "fee-by-service": "the fee depends on the service needed.",
    "technician-free": "{technician} is free from {starts_at} to {ends_at}.",
    "technician-busy": "{technician} is booked until {busy_until}.",
    "to-be-accepted": "to be accepted before the start: {documents:word}.",
    "arranged": "arranged on {arranged_on}; what was in force then holds.",
    "tool": "remote help through {tool}.",
    "no-appointment": "no hour is agreed on.",
    "agreed-hour": "agreed on: {starts_at} to {ends_at}.",
    "before-agreed": "the hour agreed on begins at {starts_at}.",
    "after-agreed": "the hour agreed on ended at {ends_at}.",
    "other-technician": "the hour is agreed on with {technician}, not with {operator}.",
    "client-starts-program": "the client starts the program for this session.",
    "session-over": "the session of this appointment is over, and can't be taken up again.",
    "accepted-beforehand": "accepted on the day of arranging, in the versions of that day: {documents:word}.",
    "not-accepted": "not accepted on the day of arranging, in the version of that day: {documents:word}.",
    "nothing-recorded": "nothing is recorded or saved.",
    "consented": "the client consents: {confirmation:word}.",
    "access-over": "access ended at {at}.",
    "purged": "notes on the client's software that were deleted: {purged}.",
    "stage+": "stage: {stage:word}.",
    "stage-": "{stage:raw} is no stage of the work; the stages: {known:typed}.",
    "nothing-but-help": "it serves the help.",
    "held-while-running": "held while the session runs.",
    "not-running": "no session is running: nothing on the client's software may be kept.",
    "service-item": "{item} is on the price list.",
    "not-a-service-item": "{item} isn't a service item.",
    "work-done": "a session took place.",
    "no-work": "no session took place: nothing was done that could be charged.",
    "price-list-of": "the price list of {arranged_on} holds.",
    "invoice-by-email": "what was done is invoiced, by e-mail.",
    "individual": "how to go on is agreed individually.",
}  # fmt: skip
