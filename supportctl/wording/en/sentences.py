# ruff: noqa: E501  (one entry a line reads best)
"""English: errors, notes and findings, by code."""

from supportctl.wording.en import (
    backup,
    billing,
    bulk,
    bundles,
    care,
    conversion,
    corrections,
    cron,
    documents,
    finding,
    hooks,
    mending,
    money,
    outages,
    outbox,
    proof,
    remote,
    undo,
    usage,
)

# code: (what is wrong and why, what to type instead). A hint that begins with "supportctl" is a command.
ERRORS = {
    # cli
    "USAGE": ("{detail}", "{help}"),
    "BAD_FILE": ("The file {path} can't be read: {detail}.", "Check the path, or pipe the text in."),
    "NO_TERMINAL": ("{what:raw} asks for confirmation, and there is no terminal.", "Add --yes."),
    "KEY_REUSED": (
        "The idempotency key {key} was used before for another command or other arguments.",
        "Choose a new key for a new act.",
    ),
    "INTERNAL": ("This is a bug in supportctl. Made before it happened: {id}. Details: {log}", "Please report it with that file."),
    "INTERRUPTED": ("Interrupted; nothing more was done.", ""),
    "BROKEN_STDOUT": ("The answer couldn't be written to stdout. Made all the same: {made}.", ""),
    "BAD_OUTPUT": ("{value} isn't an output format.", "One of: {known}"),
    "BAD_CONFIG": ("The config file {path} can't be used: {detail}.", "Correct it, or move it away. What may stand in it: supportctl help settings"),
    "STDIN_CLOSED": ("Something was to be read from stdin, but stdin is closed.", "Pipe it in, or give it as an option."),
    "BAD_DATE": ('"{value}" isn\'t a day.', "Write it as 2026-11-20, 20.11.2026, 20.11 or yesterday."),
    "DAY_NOT_IN_MONTH": ("{month:month} has no {day:nth}.", ""),
    "FILE_EXISTS": ("There is a file at {path} already; it isn't overwritten.", "Name another path."),
    "CLAUSE_NOT_COVERED": ("{clause} of {regulation} lacks code or tests that name it.", ""),
    "STORE_DAMAGED": ("The database {path} is damaged, or isn't supportctl's: {detail}.", "Check the path. If it is right, put the last good backup in its place: supportctl db restore FILE --yes"),
    "STORE_PROBLEM": ("The database isn't in order: {problem:problem}.", ""),
    # What was typed
    "AMBIGUOUS": ("“{value}” fits {kind:several}: {candidates}{and_more}.", "Name one by its key or number."),
    "BAD_AMOUNT": ("{value} isn't an amount of money.", "Write a number above zero, as 200 or 199.99, without the currency."),
    "BAD_COUNTRY": ("{value} isn't a country code.", "The two letters of ISO 3166, such as PL or DE."),
    "BAD_CURRENCY": ("{value} isn't a currency of this desk.", "One of: {known}"),
    "BAD_EMAIL": ("{value} isn't an e-mail address.", "Write it as name@example.com."),
    "BAD_HOURS": ("{value} isn't a number of hours.", "Write it as a bare number such as 3: above zero, at most 1000."),
    "BAD_IBAN": ("{value} isn't a bank account number: its check digits are wrong.", "26 digits, or an IBAN such as PL61 1090 …"),
    "BAD_KEY": ("{value} can't be a key.", "Lower-case letters, digits and dashes, at most 60, and not a number alone."),
    "BAD_NIP": ("{value} isn't a NIP: ten digits with a right check digit are wanted.", ""),
    "BAD_PAYMENT_DAYS": ("{value} can't be a number of payment days.", "0 to 120."),
    "BAD_PHONE": ("{value} isn't a phone number.", "Nine digits, or with the country code: +48 600 700 800."),
    "BAD_QUANTITY": ("{value} isn't a quantity.", "A whole number from 1 to {most}."),
    "BAD_SERIAL": ("{value} can't be a serial number.", "One word without blanks, no - in front, and not a number of fewer than ten digits: that would name a licence."),
    "BAD_TIME": ("{value} isn't a time of day that fits here.", "Write it as 08:00; closing lies after opening."),
    "BAD_WEEKDAYS": ("{value} isn't a weekday.", "1 is Monday, 7 Sunday: 1,2,3,4,5."),
    "BAD_VAT_RATE": ("{value} isn't a VAT rate.", "One of: {known}"),
    "BAD_VERSION": ("{value} isn't a version.", "Numbers and dots, such as 2024.1."),
    "BAD_WHEN": ('"{value:raw}" isn\'t a time.', "Write it as 9:05 for today, 'yesterday 16:30', 'fri 9:05', '20.11.2026 9:05', -30m or 2026-11-20T09:05."),
    "CONSENT_OR_DECLINED": (
        "The client's answer is wanted: either a consent or a refusal.",
        'Add --hours N --consent "who, how", or --declined.',
    ),
    "CONTROL_CHARACTERS": ("{field:label} contains control characters or line breaks that can't be stored.", "Type it as plain text."),
    "CLOCK_FITS_NO_DAY": ("{value:raw} fits neither the day on which it began nor today: not within {first} and {last}.", "Check it, or say the day: {field:label} 'yesterday {value:raw}'."),
    "CLOCK_FITS_TWO_DAYS": ("{value:raw} fits the day on which it began, and today.", "Say {field:label} with its day: {choices:raw}"),
    "DAY_COULD_BE_TWO": ("{value:raw} could be two days.", "Say which one: {choices:raw}"),
    "DAY_OUT_OF_RANGE": ("{value:raw} is too far off.", "From {first} to {last}."),
    "PLACEHOLDER": ("{field:label}: {value:raw} only stands for what is to be typed.", "Type your own words there."),
    "EMPTY": ("{field:label} is empty.", ""),
    "HOURS_NOT_IN_UNITS": ("{value} hours isn't a multiple of the unit, {unit_minutes:hours} (§1.9).", "Round it up to whole units."),
    "LICENSE_NEEDED": (
        "{client} has no licence, or more than one, for which hours can be bought: {candidates}.",
        "Add --license SERIAL.",
    ),
    "LICENSE_OF_ANOTHER": ("The licence {license} isn't {client}'s.", "supportctl license list --client {client:raw}"),
    "LICENSE_OR_PRODUCT": ("A ticket is about either a licence or a product.", "Add --license L or --product P."),
    "MISSING": ("{field:label} is missing.", "Add {field:raw}."),
    "NIP_OR_CONSUMER": ("A Polish company or sole trader has a NIP.", "Add --nip NIP, or --consumer for a consumer."),
    "ANSWERS_ENDED": ("The answers ended (Ctrl-D), so nothing was recorded. Still missing: {missing:raw}.", ""),
    "NOTHING_ASKED": ("Nothing to ask about: stdin brought no id.", "Pipe in one id a line."),
    "NOTHING_TO_CHANGE": ("Nothing was given that differs from what is stored.", ""),
    "NOT_TOGETHER": ("{left} and {right} exclude each other.", "Leave one of them out."),
    "ORDERED_AFTER_END": (
        "Support ordered on {support_ordered} can't have ended on {maintenance_until}.",
        "Of a renewal give both: --support-ordered DATE --maintenance-until DATE",
    ),
    "TICKET_OR_CLIENT": ("An invoice is for either a ticket or a client.", "Add --ticket T or --client C."),
    "TOO_LARGE": ("{field:label} has {length} bytes; at most {limit} are stored.", "Shorten it, or keep it in a file elsewhere."),
    "TOO_LONG": ("{field:label} has {length} characters; at most {limit} are stored.", "Shorten it."),
    "BAD_JOURNAL_DAYS": (
        "The journal of changes can't keep what rows were for {value} days ({origin:word}).",
        "A whole number from 1 to {most}, e.g. 90.",
    ),
    "UNKNOWN_ITEM": ("{value} is no item of the price list, and reads like one that a regulation asks for.", "Theirs are: {known}. For an item of your own add --name NAME."),
    "UNKNOWN_WORD": ("{value} is no {field:label} that is known here.", "One of: {known}"),
    "VERSIONS_CROSSED": (
        "The newest version, {newest}, would be older than the oldest that is supported, {oldest_supported}.",
        "Check both versions.",
    ),
    "WHEN_DOES_NOT_EXIST": ("{value:raw} doesn't exist: the clocks go forward over it that night.", ""),
    "WHEN_IN_FUTURE": ("{value:raw} lies after now, {now}.", "An act is dated now or earlier."),
    "WHEN_IS_AMBIGUOUS": ("{value:raw} comes twice: the clocks go back that night.", "Say which one: {choices:raw}"),
    # Not found
    "NOT_FOUND": ("There is no {kind:of} {value}.", "supportctl {look:raw}"),
    "WORDS_AS_TICKET": (
        "There is no ticket {value}; nothing was written.",
        "Words go after -m: supportctl {command:raw} {ticket:raw} -m TEXT",
    ),
    "NO_SESSION": ("No session of {operator} is running.", "supportctl session start TICKET"),
    "NO_SESSION_ON_TICKET": ("No session is running on ticket {id}.", "supportctl session list --ticket {id}"),
    "PRODUCT_NOT_FOUND": ("There is no product {value} in the catalogue.", "supportctl product list"),
    "REGULATION_NOT_FOUND": ("There is no regulation {value}.", "One of: {known}"),
    "VERSION_NOT_FOUND": ("There is no version {value} of {regulation}.", "One of: {known}"),
    # The regulation says no
    "REFUSED": ("The regulation says no.", ""),
    "CLAUSE_NOT_MET": ("A condition of {clause} isn't met.", ""),
    "CLAUSE_UNKNOWN": ("Whether {clause} is met isn't known, which counts as no.", "Enter what is missing, then ask again."),
    "NO_LICENSE_VERSION": ("No licence is named, and its version decides.", "Name it (--license), or, where the ticket is there already: supportctl ticket edit TICKET --license LICENSE"),
    "OUT_OF_HOURS": ("The desk is closed.", ""),
    "NOT_CONFIRMED": ("Not confirmed: {confirmation:word}.", "Ask the client, then add --confirm {confirmation:raw}."),
    "OTHER_PHONE_NUMBER": ("The number isn't the stored one.", "On the client's e-mail (§3.5): supportctl client change-phone CLIENT"),
    "NO_STORED_NUMBER": ("No number is stored for the client.", "supportctl client edit CLIENT --phone {given:raw}"),
    "NO_PHONE_NUMBER": ("The client's number wasn't said.", "Add --phone NUMBER: the one that the client uses."),
    "NO_CONTACT_PERSON": ("No competent contact person is named.", "supportctl client set-contact CLIENT --name NAME --competent"),
    "NOT_TRIAGED": ("The ticket isn't triaged as diagnosable.", "supportctl ticket triage TICKET --diagnosable"),
    "NOT_ENTITLED": (
        "The client has no right to help.",
        "Renew the maintenance, or, where the product allows it: supportctl hours buy --license LICENSE --hours N --phone P",
    ),
    "NOT_EXPLAINED": ("The user hasn't got an explanation yet.", 'Add -m "what the user was told", or: supportctl ticket reply TICKET -m TEXT'),
    "FIELD_MISSING": ("{field:label} is missing.", "Add it: {options}."),
    "NOT_OFFERED": ("The product isn't offered.", "supportctl product list"),
    "TOPIC_EXCLUDED": ("The topic is excluded.", ""),
    "TOO_LATE": ("The window is over.", "A new ticket is needed, after a new purchase: supportctl hours buy --license LICENSE --hours N --phone P"),
    "EXTENSION_DECLINED": ("The client declined more hours.", "On a change of mind: supportctl session extend TICKET --hours N --consent WHO_HOW"),
    # The present state
    "ALREADY_CONTACTED": ("First contact for purchase {id} was made at {at}.", "supportctl hours list"),
    "AFTER_THE_END": ("{at} is after the end of what can be corrected, {end}.", "Give times before the ticket was closed, and not in the future of --at."),
    "INVOICE_OUT_OF_ORDER": ("{last} was issued on {last_on}: an invoice of {on} would be out of order.", "Issue it on {last_on} or later."),
    "PHONE_STORED": ("{client} has a stored number.", "On the client's e-mail (§3.5): supportctl client change-phone {client}"),
    "ALREADY_INVOICED": ("Session {id} can't change: its work, or hours begun after it, are invoiced.", "An invoice is put right by a correction."),
    "TRIAGE_PASSED": ("Ticket {id} is {status:word}, and not by its triage alone: that can't be put right any more.", "supportctl ticket show {id}"),
    "SAME_TRIAGE": ("Ticket {id} is triaged like that already (diagnosable: {diagnosable}).", "supportctl ticket show {id}"),
    "NOT_TRIAGED_YET": ("Ticket {id} isn't triaged yet, so there is nothing to put right.", "Leave --reason out."),
    "SAME_NIP": ("The NIP {nip} is that of the client {client}.", "If it is another one of the same company, name it: --same-nip-as {client}"),
    "OTHER_NIP": ("The client {client} doesn't have the NIP {nip}.", "supportctl client show {client}"),
    "OTHER_OLD_NUMBER": ("The old number isn't the one stored for {client}.", "supportctl client show {client}"),
    "ALREADY_TRIAGED": ("Ticket {id} was triaged before.", "supportctl ticket triage {id} {verdict} --reason TEXT"),
    "BEFORE_LAST_CHANGE": ("{at} lies before the last change, {last_change}.", "Give a later --at, or none for now."),
    "DUPLICATE": ("The same record was stored by somebody else meanwhile ({detail}).", "Look at it, then decide anew."),
    "HOURS_FIXED": ("{regulation} sets its hours itself.", "supportctl regulation show {regulation}"),
    "FREE_HELP": ("Ticket {id} is free help: there are no hours to extend.", ""),
    "HOURS_BEGUN": ("Purchase {id} can't be cancelled: an hour of it was begun or invoiced.", "supportctl hours list"),
    "HOURS_CANCELLED": ("Purchase {id} is cancelled already.", "supportctl hours list"),
    "CLOCK_BEHIND": ("The clock says {at}, but the last change on record is of {last_change}.", "See to the clock of this computer, or wait until then."),
    "KEY_TAKEN": ("The {kind:known_by} {value} is taken already.", "supportctl {kind:raw} list"),
    "NOTHING_TO_BILL": ("There is nothing to invoice: no begun hour that isn't invoiced or prepaid.", ""),
    "NOT_CLOSED": ("Ticket {id} is {status:word}: there is nothing to reopen.", "supportctl ticket show {id}"),
    "REFUSED_AT_TRIAGE": ("Ticket {id} was refused at its triage: there is nothing to reopen.", "supportctl ticket triage {id} --diagnosable --reason TEXT"),
    "NO_PRICE_LIST": ("{regulation} has no price list of its own.", "Leave out --price-list."),
    "OPERATOR_BUSY": ("{operator} has a session running on ticket {id} since {since}.", "supportctl session stop"),
    "PRICE_UNCHANGED": ("{item} has that very price from {on} on.", "supportctl price list"),
    "RECEIVED_BEFORE_END": ("Word received at {received_at} came before the last session ended, {session_end}.", "Check --received-at."),
    "RECEIVED_LATER": ("Word received at {received_at} came after this act, {at}.", "Check --received-at and --at."),
    "SELLER_EXISTS": ("The seller is set up already.", "For a later change add the day: supportctl init --from DATE"),
    "SESSIONS_OVERLAP": (
        "It would overlap session {session} on ticket {ticket}, which ran until {until}.",
        "supportctl session show {session}",
    ),
    "SESSION_NOT_STOPPED": ("Session {id} is {state:word}; only a stopped one can be corrected.", "supportctl session show {id}"),
    "SESSION_RUNNING": ("A session is running on ticket {id}.", "supportctl session stop {id}"),
    "SEVERAL_CURRENCIES": ("A document is in one currency; these lines are in {currencies}.", "Price them in one: supportctl price set"),
    "STOP_BEFORE_START": ("{at} lies before the session's start, {started_at}.", "Give a later --at."),
    "MAIL_NOT_READ": ("The client's e-mail of {at} has no answer yet. If it tells of a recurrence, that is recorded first (§2.10).", "supportctl ticket reopen {id} --reason TEXT --received-at {at:raw}"),
    "TICKET_CLOSED": ("Ticket {id} is {status:word}.", "supportctl ticket show {id}"),
    # Nothing decides
    "HOLIDAYS_UNKNOWN": ("The public holidays of {year} aren't known.", ""),
    "LAW_TEXT_INVALID": ("{file} can't be used: {key}: {problem}.", "Whoever edits the regulation's text puts it right."),
    "NOT_IN_FORCE": ("{regulation} decides nothing on {on}: it is in force from {first_day} ({clause}).", "supportctl regulation list"),
    "NO_PRICE": ("No price of {item} decides {on} ({clause}).", "supportctl price set {item} AMOUNT --currency PLN --from {on}"),
    "NO_REGULATION": ("supportctl can show {regulation}, but doesn't decide by it yet.", "supportctl regulation show {regulation}"),
    "NO_RULE": ("{regulation} has no rule about {activity}.", "{instead}"),
    "NO_SELLER": ("No seller is set up for {on}.", "supportctl init --name N --nip NIP --address A --bank-account IBAN --email E"),
    "NO_VALUE": ("{regulation} gives no value of {key} on {on} ({clause}).", "supportctl regulation show {regulation} --on {on}"),
    # The store
    "STORE_FULL": ("There is no room for the database {path}: {detail}.", "Free some space, then repeat the command; nothing was written."),
    "STORE_IS_DIRECTORY": ("{path} is a directory, not a database.", "Name a file: --db PATH or SUPPORTCTL_DB."),
    "STORE_LOCKED": ("The database {path} is in use by another program: {detail}.", "Repeat the command; nothing was written."),
    "STORE_NEEDS_UPGRADE": ("The database {path} is of an earlier release (revision {revision}).", "supportctl db upgrade"),
    "STORE_NO_DRIVER": ("No driver for {path}: {detail}.", 'For PostgreSQL: pip install "supportctl[postgres]"'),
    "STORE_READ_ONLY": ("The database {path} can't be written: {detail}.", "Check its permissions, and those of its directory."),
    "STORE_TOO_NEW": ("The database {path} is of a later release (revision {revision}).", "Update supportctl."),
    "STORE_UNREACHABLE": ("The database {path} can't be reached: {detail}.", "supportctl db path"),
}  # fmt: skip

# Hints that stand in place of an error's own.
HINTS = {
    "store-number": "supportctl client edit CLIENT --phone NUMBER",
    "renew-only": "Renew the maintenance.",
    "window-over": "No recurrence was reported before the window was over at {until}, so the problem counts as solved ({clause}): supportctl ticket show {id}",
}

NOTES = {
    "BOUGHT_LATER": "Hours that were bought after that work had begun don't cover it: {minutes:hours} ({clause}).",
    "ITEM_OF_ONES_OWN": "No regulation asks for the item {item}: it serves invoices of advances. Theirs are: {items:raw}.",
    "PRICE_REPLACED": "Until now {item} had another price from {on} on: {was}. Documents that were issued with it stay as they are.",
    "STORE_UNSEEN": "{path} can't be looked at: {detail}.",
    "TICKET_SKIPPED": "Ticket {id} is being worked on: it waits for the next invoice.",
    "ALREADY_ACCEPTED": "{regulation}, version {version}, was accepted before.",
    "COMPLAINT_NOT_RECEIVED": "The complaint is marked, not received: tell its sender where to file it (§6.1.2).",
    "CONTACT_AFTER_SESSION": "The contact counts from {at}. It doesn't serve session {session}, which began {started_at} and was on record before it (§4.6).",
    "CONTACT_NOT_COMPETENT": "The contact person counts for {client} only once their competence is confirmed: --competent (§4.6).",
    "CREATED_DATABASE": "A new database was created: {path}",
    "DRY_RUN": "Dry run: nothing was written.",
    "ENTITLED_MAY_BUY": "The client has no right to help now ({clauses}). Hours may be bought: supportctl hours buy --license {license:raw} --hours N --phone P",
    "ENTITLED_NONE": "The client has no right to help now ({clauses}), and hours can't be bought.",
    "SUPPORT_NONE": "The client has no right to support now: {halves:word} ({clauses}).",
    "STRANGER_WROTE": "Whoever asked for the change is none of the people known of {client}: check that the e-mail is theirs ({clause}).",
    "FIRST_RESPONSE_MET": "The first response was in time: it was due by {due} ({clause}).",
    "FIRST_RESPONSE_MISSED": "The first response is late: it was due by {due} ({clause}).",
    "HOURS_MOVED": "Hours go to the work that began first: ticket {ticket} had {minutes_before:hours} covered, and has {minutes_now:hours} now ({clause}).",
    "HOURS_USED_UP": "The hours of ticket {ticket} are used up: work goes on unbilled until the client agrees to more (§4.3).",
    "HOURS_RUN_OUT": "The hours bought for ticket {ticket} run out in {seconds:duration}. Ask whether the client agrees to more (§4.3).",
    "INVOICE_LATE": "The last day for this invoice was {last_day} (VAT act, art. 106i).",
    "NOTHING_TO_DO": "There was nothing to do.",
    "NOTHING_CHARGED": "There was a session on ticket {ticket}, and nothing is charged: supportctl ticket charge {ticket} --item ITEM (payment.1).",
    "UNDELIVERED": "No e-mail address is known for {number}: it is listed as undelivered: supportctl invoice list --undelivered",
    "TO_BE_CONTINUED": "Ticket {id} waits to be continued: the session was broken off, so no 24 hours run (§2.10); they run from its close.",
    "RECURRENCE_TOLD": "A recurrence can be told until {until} (§2.10). If that is what the e-mail says: supportctl ticket reopen {id} --reason TEXT --received-at {at:raw}",
    "OVER_NIGHT": "Session {id} ran over night, since {started_at}. Had it been forgotten: supportctl session amend {id} --stop WHEN --reason TEXT",
    "PAST_CLOSING": "The session ran past the closing hour ({clause}); its time counts in full.",
    "QUEUE": "First contact with the client is due; place {position} in the queue (§2.8).",
    "REPLAYED": "The key {key} was used before: this is its stored result, and nothing was done again.",
    "SHOWN_OF": "{shown} of {total} shown; all: --limit {total}",
    "UNBILLED": "{seconds:duration} of work is covered by no hours, and isn't billed.",
    "UPDATE_FIRST": "Free help is for the newest version: the client updates first ({clause}).",
    "UPGRADED": "The database was upgraded from revision {from_} to {to}.",
}

# Findings by code; with + only when passed, - when failed, ? when unknown. Of several forms the first one counts whose
# parameters are all there.
GROUNDS: dict[str, str | tuple[str, ...]] = {
    # Blocks
    "open": "the desk is open at {at}.",
    "closed-holiday": "the desk is closed ({at:weekday} {at:day} is {holiday:holiday}). Next opening: {next_opening}.",
    "closed-day": "the desk is closed ({at:day} is a {at:weekday}). Next opening: {next_opening}.",
    "closed-hour": "the desk is closed at {at:time} ({at:weekday} {at:day}). Next opening: {next_opening}.",
    "confirmed": "confirmed: {confirmation:word}.",
    "not-confirmed": "not confirmed: {confirmation:word}.",
    "given": ("given: {field:label}.", "given: one of {fields:label}."),
    "not-given": "missing: {field:label}.",
    "none-given": "missing: one of {fields:label}.",
    "excluded": "not covered: {kind:word}.",
    "in-window": "{on} lies within {first_day} to {last_day}.",
    "before-window": "{on} lies before the first day, {first_day}.",
    "after-window": "{on} lies after the last day, {last_day}.",
    # Entitlement and purchase
    "license-deactivated": "the licence is deactivated, so nobody uses the product with it.",
    "maintenance-active": "M&S is active until {maintenance_until}, so hours can't be bought for it.",
    "no-maintenance": "no M&S is active (last day: {maintenance_until}).",
    "version-unsupported": "version {version} is older than {oldest_supported}, the oldest that the vendor supports.",
    "version-supported": "the vendor supports version {version} (from {oldest_supported} on), so hours can't be bought for it.",
    "version-unknown": "unknown: the licence's version ({version}) or the oldest that the vendor supports ({oldest_supported}). Record what is missing: supportctl product set-version {product} --oldest-supported VERSION",
    "no-license-version": "unknown whether the vendor supports the version, because no licence is named (the oldest supported: {oldest_supported}).",
    "not-listed": "hours can't be bought for {product}.",
    "free": ("M&S is active until {maintenance_until}: help is free.", "help is free."),
    "free-update-first": "M&S is active until {maintenance_until}: help is free once version {version} is updated to {newest_version}.",
    "paid": "{hours_bought:hours} of paid support is there.",
    "may-buy": "no active M&S and no hours bought; hours can be bought.",
    "nothing": "no active M&S and no hours bought.",
    "offered": "the product is offered.",
    "not-offered": ("{product} isn't offered.", "the product isn't offered."),
    "accepted": "with this act the client accepts the regulation.",
    "contact-due": "a consultant makes the first contact.",
    "same-number": "the stored phone number is used ({given:number}).",
    "other-number": "{given:number} isn't the stored phone number ({stored:number}).",
    "no-stored-number": "no phone number of the client is stored yet.",
    "no-number": "unknown: which phone number the client uses.",
    # Report and triage
    "channel+": "channel: {channel:word}.",
    "channel-": "channel: {channel:word}; accepted: {accepted:typed}.",
    "other-license": "{field:label} {given} isn't the licence's ({stored}).",
    "other-version": "version {given} was reported; bought was {bought}.",
    "topic+": "topic: {topic:word}.",
    "topic-": "topic not covered: {topic:word}.",
    "diagnosable": "the technician judged the problem diagnosable.",
    "not-diagnosable": "the technician judged that the problem can't be diagnosed under the service.",
    "bought-since": "the window for a recurrence passed {until}: the problem counts as solved, and hours were bought since.",
    "solved-since": "the window for a recurrence passed {until}: the problem counts as solved, and more work takes a new purchase.",
    "nothing-to-extend": "no purchase covers this ticket: there is nothing to extend.",
    "not-triaged": "the ticket isn't triaged yet: nobody has said whether the problem can be diagnosed.",
    "by-mail": ("told by e-mail ({mail}).", "told by e-mail."),
    "no-mail": "the client's e-mail isn't named.",
    "not-by-mail": "told by {channel:word}, not by e-mail.",
    # Sessions
    "operator": "a technician acts for the desk.",
    "declined": "the client declined more hours.",
    "quota": ("hours left: {minutes_left:hours}.", "hours bought: {minutes_bought:hours}; all work is covered."),
    "contact": "a competent contact person is named.",
    "no-contact": "no competent contact person is named.",
    "notice": "the client is told that data are shared at its own risk.",
    "in-force": "the regulation is in force since {first_day}.",
    "version+": (
        "version {version}, at least {oldest}; commercial: {commercial}.",
        "this version of the text decides since {decides_from}.",
    ),
    "version-": "version {version} (wanted: {oldest} or newer), commercial: {commercial}.",
    "version?": "unknown: version ({version}) or whether the licence is commercial ({commercial}).",
    "past-closing": "the session ended past the closing hour, at {at}.",
    "within-hours": "the session ended at {at}.",
    "client-absent": "the client went away.",
    "not-billed-after": "the connection was lost at {at}; time after that isn't billed.",
    "waiting-billed": "waiting for a slow line counts.",
    # Money
    "started-units": "{seconds:duration} of work begins {minutes:hours}.",
    "unbilled": "hours bought: {minutes_bought:hours}; not covered, and not billed: {unbilled_seconds:duration}.",
    "extended": "agreed beyond the hours bought: {minutes_extended:hours}.",
    "not-extended": "nothing was taken beyond the hours bought.",
    "begun-anew": "begun after the window for a recurrence, each with an hour of its own: sessions {sessions}.",
    "free-of-charge": "the ticket is free help: it is never invoiced.",
    "due": "the fee is due whatever the outcome.",
    "informed": "the client was told that the hours run out, and agreed.",
    # Close and recurrence
    "outcome+": "outcome: {outcome:word}.",
    "outcome-": "{outcome:word} is no outcome of this regulation.",
    "diagnosed": "the service ends with the cause diagnosed.",
    "client-confirmed": "the client confirmed the solution.",
    "client-denied": "the client says that the problem isn't solved.",
    "client-silent": "the client didn't say whether the problem is solved.",
    "denied-at-close": "the client denied at the close that it is solved: no 24 hours run, and no purchase is needed.",
    "to-be-continued": "the last session was broken off: the work is to be continued, with no purchase.",
    "window": "a recurrence can be reported by e-mail until {until}.",
    "in-time": "word came at {received_at}, in time (until {until}).",
    "window-over": "the window ended at {until}, and no word of a recurrence had come.",
    "too-late": "word came at {received_at}; the window ended at {until}.",
    "no-session": "there was no session yet.",
    "not-received": "a complaint isn't received through support.",
    "reason": "reason: {reason:word}.",
    "reason-unknown": "{reason:word} is no reason of this regulation.",
    "no-note": "a refusal for another reason wants a note: -m.",
    # CodeTwo
    "license-half+": ("the licence is valid (state {state:word}, key until {key_valid_until}, activated on line: {activated_online}).",),
    "license-half-": "the licence isn't valid on {asked_on} (state {state:word}, key until {key_valid_until}, activated on line: {activated_online}).",
    "license-half?": "unknown: until when the licence key is valid (license edit --key-valid-until DATE, or --activated-online).",
    "support-half+": "the support subscription of {support_ordered} is active until {maintenance_until}.",
    "support-half-": "no support subscription is active on {asked_on} (ordered {support_ordered}, last day {maintenance_until}).",
    "support-half?": "unknown: the support subscription (license edit --support-ordered DATE --maintenance-until DATE).",
    "product+": "{product} is a commercial program of {product_vendor}, which offers support for it.",
    "product-": "{product} isn't what is served: wanted is a commercial program of {producer} that it offers support for; this one is of {product_vendor} (commercial: {product_commercial}, support: {product_supported}).",
    "ordered": "support was ordered on {support_ordered}; this text decides orders since {decides_from}.",
    "one-version": "the ticket concerns version {version}.",
    "no-version": "no version of the product is named (--version V).",
    "not-live": "{channel:word} is accepted at any time.",
    "registered": "the contact is registered with its history.",
    "no-limit": "tickets are not limited in number.",
    "another-topic": "another topic ({topic:word}) gets a ticket of its own.",
    "first-response-due": "the first response is due by {due}.",
    "first-response-met": "the first response of {answered_at} was in time (due by {due}).",
    "first-response-missed": "the first response of {answered_at} is late (due by {due}).",
    "explained": "the user has the explanation.",
    "not-explained": "no message to the user is on record.",
    "more-work": "more work on the same matter is needed.",
}  # fmt: skip
ERRORS |= (
    backup.ERRORS
    | billing.ERRORS
    | bulk.ERRORS
    | bundles.ERRORS
    | care.ERRORS
    | conversion.ERRORS
    | corrections.ERRORS
    | cron.ERRORS
    | documents.ERRORS
    | finding.ERRORS
    | hooks.ERRORS
    | mending.ERRORS
    | money.ERRORS
    | outages.ERRORS
    | outbox.ERRORS
    | proof.ERRORS
    | remote.ERRORS
    | undo.ERRORS
    | usage.ERRORS
    | {
        "UNKNOWN_COLUMN": ("This list has no column {value}.", "--columns takes: {headings}"),
    }
)
NOTES |= (
    backup.NOTES
    | billing.NOTES
    | bulk.NOTES
    | bundles.NOTES
    | care.NOTES
    | conversion.NOTES
    | corrections.NOTES
    | cron.NOTES
    | documents.NOTES
    | finding.NOTES
    | hooks.NOTES
    | mending.NOTES
    | money.NOTES
    | outages.NOTES
    | outbox.NOTES
    | remote.NOTES
    | undo.NOTES
    | usage.NOTES
)
GROUNDS |= (
    billing.GROUNDS | bundles.GROUNDS | care.GROUNDS | conversion.GROUNDS | documents.GROUNDS | outages.GROUNDS | remote.GROUNDS
)
