"""The tables, in groups closed under foreign keys, so that a command defines no more of them than it needs.

base.py        types: instants as UTC seconds
parties.py     clients
contacts.py    their contact persons
acceptances.py what clients accepted
phones.py      phone history
catalogue.py   products
versions.py    their versions by date
licenses.py    licences
tickets.py     tickets with history and messages
work.py        work sessions
hours.py       hours bought, agreed and used
running.py     what `session status` reads
pricelist.py   seller, prices
billing.py     invoices and lines, number series, payments
owed.py        what waits for payment, repayment or an answer
trainings.py   trainings of bundles
complaints.py  complaints and their words
outbox.py      letters to be sent, attempts to send them, demands to pay
jobs.py        what cron ran, and what it warned of
hook_calls.py  calls of hooks that wait
erasures.py    clients whose personal data were erased
books.py       decisions, audit entries
keys.py        idempotency keys
conversions.py conversions of licences, and the subscriptions that they brought
"""
