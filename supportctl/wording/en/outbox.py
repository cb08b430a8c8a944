# ruff: noqa: E501  (one entry a line reads best)
"""English: what is said of letters, the outbox, and demands to pay."""

ERRORS = {
    "NO_ADDRESS": ("No e-mail address of {client} is known.", "Name one with --to, or put it on record: supportctl client edit {client} --email ADDRESS"),
    "NO_TICKET_ADDRESS": ("No e-mail address is known for ticket {id} or {client}.", "supportctl ticket edit {id} --email ADDRESS"),
    "TOO_MANY_RECIPIENTS": ("One command sends to at most {most} addresses; {count} were given.", "Give fewer at a time."),
    "ANNUL_SENT": ("{number} can't be annulled: it was sent to {to} on {on}.", "Correct it: supportctl invoice correct {number} --to-zero --reason TEXT"),
    "MESSAGE_LEAVING": ("Letter {id} is being sent right now.", "Look again in a while: supportctl outbox show {id}"),
    "MESSAGE_STATE": ("Letter {id} is {state:outbox}; this needs one of these states: {wanted:outbox}.", "supportctl outbox show {id}"),
    "NO_MAIL_SERVER": ("No mail server is set, so nothing can be sent.", "supportctl help mail"),
    "BAD_MAIL": ("{setting:raw} can't be {value}. Possible: {known}.", "supportctl help mail"),
    "MAIL_IN_THE_CLEAR": ("Without TLS letters go to a relay on this machine only, not to {host}.", "Set mail_tls to starttls or ssl."),
    "NO_MAIL_PASSWORD": ("The password of {user} isn't set.", "Put it into a file and name that in mail_password_file, or set {variable:raw}."),
    "PASSWORD_OPEN": ("Others can read the password file {path}, so it isn't used.", "chmod 600 {path}"),
    "LETTER_LATER": ("Letter {id} to {to} wasn't sent, at {step:word} ({said}). It is tried again at {next_at}.", ""),
    "LETTER_REFUSED": ("Letter {id} to {to} wasn't sent, at {step:word} ({said}). It isn't tried again.", "Mend it, then: supportctl outbox release {id}"),
    "LETTER_HELD": ("It isn't known whether letter {id} reached {to}, after two attempts. It is held.", "Ask, and if it didn't arrive: supportctl outbox release {id}"),
    "PROFORMA_NOT_DUE": ("{number} is a proforma outside of a promotion: nothing is owed by it.", ""),
    "DELIVERED_BEFORE_LETTER": ("The letter is of {letter_on}: it can't have been delivered on {value}.", "Give the day of delivery in --delivered-on."),
    "NO_REMINDER": ("Nobody demanded the payment of {number} by a letter.", "supportctl invoice remind {number} --term DATE --form paper"),
}  # fmt: skip

NOTES = {
    "NO_SERVER_YET": "No mail server is set, so nothing leaves before one is: supportctl help mail",
    "REPLY_QUEUED": "The reply goes to {to} with the next supportctl outbox flush, or cron run.",
    "COPY_OF_DEMAND": "By mail the demand goes unsigned, as a copy. It counts once it was delivered signed ({clause}): supportctl invoice pdf {number} --reminder",
    "DEMAND_NOT_DELIVERED": "The demand counts once it was delivered ({clause}). Then: supportctl invoice remind {number} --term {term:raw} --form {form:raw} --delivered-on DATE",
    "LETTERS_HELD": "Letters in the outbox are held, because they may have been sent since the backup ({count}): supportctl outbox list --state held",
}  # fmt: skip

LABELS = {
    "recipient": "to", "queued_at": "queued at", "next_at": "next attempt", "tried": "tried", "attempts": "attempts",
    "message_id": "Message-ID", "body": "words", "to": "to", "held": "held", "letter_on": "letter of",
    "delivered_on": "delivered on", "sent": "sent",
    "unsent": "not sent yet", "not_sent": "not sent", "LETTER": "letter", "letter": "letter", "letters": "letters", "reminder": "demand to pay", "outbox_message": "letters",
    "outbox_attempt": "attempts to send letters",
}  # fmt: skip

WORDS = {
    "sent": "sent", "uncertain": "not known whether it arrived", "composing": "writing it", "connect": "the connection", "tls": "TLS", "login": "the login",
    "sender": "the sender", "recipient": "the recipient", "data": "the letter",
    "unsent": "not sent yet",
    "outbox": "outbox", "letters": "letters", "letters-sent": "send letters", "job-letters": "sends letters from the outbox",
}  # fmt: skip

STATES = {
    "queued": "queued", "held": "held", "sending": "being sent", "sent": "sent", "refused": "refused for good", "failed": "given up",
    "cancelled": "cancelled",
}  # fmt: skip

DONE = {
    "invoice send": "sending of {names}",
    "invoice remind": "demand to pay {names}",
    "outbox cancel": "letter {names} called off",
    "outbox hold": "letter {names} held",
    "outbox release": "letter {names} released",
    "outbox flush": "letters sent",
}

CHANGES = {
    "invoice send": (
        "{number} of {client} is queued for {to}",
        "held|, held until it is released",
        "-held|, sent with the next outbox flush",
    ),
    "invoice remind": ("Demand to pay {number} of {client}: {unpaid} by {term}", "delivered_on|, delivered {delivered_on}"),
    "outbox cancel": ("Letter {id} to {recipient} is called off",),
    "outbox hold": ("Letter {id} to {recipient} is held",),
    "outbox release": ("Letter {id} to {recipient} is queued",),
}

CRON: dict[str, tuple[str, ...]] = {"letters-sent": ("Letters sent: {id}",)}
NAMES: dict[str, tuple[str, ...]] = {"outbox": ("Letters {id}",)}
DOCTOR = {
    "doctor-outbox-ok": "no letter is stuck (unsent: {count})",
    "doctor-outbox-no-server": "letters wait and no mail server is set, so nothing can be sent ({count}): supportctl help mail",
    "doctor-outbox-stuck": "letters that weren't sent, the first since {since} ({count}): supportctl outbox show {id}",
}
SCREEN = {"no_letters": "No letter is due.", "today_unsent": "LETTERS", "today_unsent_what": "letters not sent yet: {count}"}
