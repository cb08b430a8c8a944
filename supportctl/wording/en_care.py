# ruff: noqa: E501  (one entry a line reads best)
"""English: what is said about trainings, complaints and personal data."""

ERRORS = {
    "ALREADY_ERASED": ("The data of {client} were erased at {at}.", "supportctl client show {client}"),
    "BUNDLE_OF_ANOTHER": ("Bundle {bundle} isn't {client}'s.", "supportctl bundle list --client {client:raw}"),
    "CLIENT_ERASED": ("The data of {client} were erased: nothing new is done for it.", "Add the client anew: supportctl client add NAME …"),
    "COMPLAINT_ANSWERED": ("Complaint {id} was answered on {on}.", "supportctl complaint show {id}"),
    "COMPLAINT_BEFORE_BUNDLE": ("Bundle {bundle} is on record since {since}: a complaint received on {received_on} can't be about it.", "Name another bundle, or none: leave out --bundle."),
    "COMPLAINT_PART_THERE": ("Complaint {id} has that already: {fields:label}.", "supportctl complaint show {id}"),
    "DAY_IN_FUTURE": ("{value} lies after the day of the act, {today}.", "Give that day or an earlier one."),
    "DAY_PASSED": ("{value} lies before the day of the act, {today}.", "Give that day or a later one; --at back-dates the act."),
    "KEY_ERASED": ("What was done under the idempotency key {key} was erased.", "Choose a new key for a new act."),
    "NOT_ERASABLE_YET": ("{client} can't be erased yet. Running sessions: {sessions}; open tickets: {tickets}; to be invoiced: tickets {unbilled}, purchases {purchases}, converted licences {converted}; complaints to be answered: {complaints}; bundles under way: {bundles}; conversions to be refunded: {conversions}.", "Bring these to an end first."),
    "NOT_SURE": ("Not confirmed: nothing was done.", "Answer yes, or confirm with --yes."),
    "NO_ANSWER_ADDRESS": ("The complaint names no e-mail address for the answer.", "supportctl complaint supplement COMPLAINT --email E"),
    "PARTICIPANTS_NEEDED": ("For each training the number of people is wanted: {kinds}.", "Add --participants N: once for all, or once for each --kind."),
    "TRAINING_DECLARED": ("The wish to use the training discount of bundle {bundle} is on record since {on} (training {id}).", "supportctl training order {bundle} --kind KIND --participants N"),
    "TRAINING_NOT_YET": ("Training {id} is on {date}.", "Record it on that day or later."),
    "TRAINING_STATE": ("Training {id} is {state:word}; that takes one that is {wanted:word}.", "supportctl training show {id}"),
    "WISH_NOT_DECLARED": ("The wish to use the discount isn't on record before the order.", "supportctl training declare BUNDLE"),
}  # fmt: skip

NOTES = {
    "BACKUPS_KEEP": "Backups and exports made before still hold the data: they are yours to look after.",
    "COMPLAINT_INCOMPLETE": "Complaint {id} is registered; ask its sender for what it lacks: {fields:label} (X.2).",
    "COMPLAINT_LATE": "The answer to complaint {id} is late: its last day was {last_day} (X.3).",
    "DOCUMENTS_STAY": "Tax documents stay, with the buyer on them: {numbers}; kept until {until} (Tax Ordinance, arts. 70, 86), nothing more goes before.",
    "NOT_COMPACTED": "The data are erased, but {path} couldn't be rewritten: traces may be left in free pages. Repeat: supportctl db compact",
    "TRAINING_MOVED": "Training {id}, of the same group, is {state:word} now.",
    "TRAINING_WAITS": "Training {id} waits for people: {group} of {least} are enrolled (V.9).",
}  # fmt: skip

GROUNDS: dict[str, str | tuple[str, ...]] = {
    "complaint-channel+": "the complaint came by {channel:word}.",
    "complaint-channel-": "{channel:word}: complaints are received by {accepted:typed}, at {address}, or {office}.",
    "no-channel": "how the complaint came wasn't said; complaints are received by {accepted:typed}, at {address}, or {office}.",
    "complete": "all parts are there: {fields:label}.",
    "incomplete": "received all the same; to be asked for: {fields:label}.",
    "complaint-due": "received on {received_on}, to be handled by {due}; it counts as missed after {last_day}.",
    "complaint-waits": "there is time until {due}; it counts as missed after {last_day}.",
    "complaint-missed": "not answered by {due}, and {on} is after the last day, {last_day}.",
    "answered-in-time": "answered on {answered_on}, in time (until {last_day}).",
    "answered-late": "answered on {answered_on}, late (until {last_day}).",
    "to-address": "the answer goes by e-mail to the address in the complaint.",
    "to-other-address": "the answer would go to another address than the one in the complaint.",
    "no-address": "the complaint names no e-mail address.",
    "court-told": "the answer names the court for claims that aren't upheld.",
    "training-discount": "the plan of {years} years brings {percent}% off trainings.",
    "no-training-discount": "the plan of {years} years brings no discount on trainings.",
    "order-free": "the first discounted order under this bundle.",
    "order-used": "discounted orders under this bundle: {orders}, and only {cap} is given.",
    "wish-declared": "the wish to use the discount is recorded.",
    "training-in-time": "sent on {sent_on}, in time (until {last_day}).",
    "training-too-late": "sent on {sent_on}; the last day was {last_day}.",
    "declared-before": "the wish to use the discount was declared on {declared_on}.",
    "not-declared": "the wish to use the discount wasn't declared before the order.",
    "proforma-due": "billed by a proforma payable by {due_on}.",
    "training-kind+": "the discount covers {training:word}.",
    "training-kind-": "{training:word}: the discount doesn't cover {excluded:word}.",
    "use-until": "to be used until {use_until}, then lost.",
    "training-lost": "not used until {use_until}: lost.",
    "training-use+": "within the year for its use, until {use_until}.",
    "training-use-": "{date} is after the last day for its use, {use_until}.",
    "open-training": "open to everybody: {group} enrolled, of all clients together.",
    "training-place": "place: {place:word}.",
    "other-place": "{place:word} isn't one of the places: {places:typed}.",
    "no-place": "no place was agreed; there are: {places:typed}.",
    "training-date": "date agreed: {date}.",
    "no-training-date": "no date was agreed with the organiser.",
    "group-complete": "{group} people, at least {least} are needed.",
    "group-waits": "{group} people; it waits until there are {least}.",
    "group-too-small": "{group} people, but at least {least} are needed.",
    "training-length+": "{minutes:hours}, usually {usual:hours}.",
    "training-length-": "{minutes:hours} instead of {usual:hours}, and the organiser didn't say so (--exception).",
    "business-day": "{date} is a business day.",
    "no-business-day+": "{date} is no business day, but the organiser said so.",
    "no-business-day-": ("{date} is no business day ({holiday:holiday}).", "{date} is no business day: it's a weekend."),
}  # fmt: skip

LABELS = {
    "answer": "answer", "answered_on": "answered on", "answered_to": "answered to", "company": "company",
    "complaints_missed": "complaints missed", "complaints_waiting": "complaints waiting", "days_left": "days left",
    "due": "due", "filed_at": "registered at", "grounds": "grounds", "in_time": "in time", "missing": "missing",
    "received_on": "received on", "answers": "answers on more hours", "about": "about", "audit": "audit", "change": "change",
    "command": "command", "complaints": "complaints", "contacts": "contact persons", "created_at": "added at",
    "decisions": "decisions", "documents_until": "documents kept until", "erased": "erased", "erased_at": "erased at",
    "invoices": "invoices", "keep_until": "kept until", "kept": "documents kept", "sessions": "sessions",
    "tickets": "tickets", "messages": "messages", "rows": "rows", "bundles": "bundles", "phone_change": "phone changes",
    "complaint_words": "words of complaints", "license_conversion": "conversions", "software_note": "notes on the software", "ticket_tag": "tags", "former_key": "former keys", "former_serial": "former serial numbers", "work_session": "sessions", "hours_grant": "purchases of hours",
    "bundle_breach": "breaches", "idempotency_key": "kept answers", "date": "date", "declared_on": "declared on",
    "group": "group", "order_until": "to be ordered until", "participants": "people", "place": "place",
    "proforma": "proforma", "training": "training", "trainings": "trainings", "trainings_forfeited": "trainings lost",
    "trainings_to_record": "trainings to be recorded", "trainings_to_use": "trainings to be used",
    "use_until": "to be used until",
}  # fmt: skip

WORDS = {
    "answered": "answered", "grounds": "grounds", "overdue": "overdue", "partly-upheld": "partly upheld", "upheld": "upheld",
    "file_complaint": "is the complaint received?", "answer_complaint": "may the answer go out?",
    "complaint_deadline": "is there still time for the complaint?", "declared": "declared", "ordered": "ordered",
    "confirmed": "confirmed", "attended": "held", "forfeited": "lost", "krakow": "Kraków", "warszawa": "Warszawa",
    "gdansk": "Gdańsk", "dedicated": "dedicated trainings", "integration": "integration trainings",
    "consultation": "consultations", "declare_training": "is there a training discount?",
    "order_training": "may the trainings be ordered?", "schedule_training": "may it be held then and there?",
    "attend_training": "could it be held?", "training_deadline": "can it still be used?",
}  # fmt: skip

TEXT: dict[str, str] = {
    "erase_sure": "Erase the personal data of {client}? This can't be undone.",
}  # fmt: skip

ITEMS: dict[str, str] = {
    "os.": "person",
}  # fmt: skip
