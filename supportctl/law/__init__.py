"""ENGINE: how any regulation works. It knows versions, clauses, facts and decisions; it knows no ticket and no client.

text.py        reads a text.toml; a regulation on a day: clauses, values, readings
validation.py  everything else that a text must hold, for the tests and after an amendment
declared.py    terms: which parameters a kind of shelf gives, typed; a text is held to them
decision.py    grounds and decisions: the only form in which an answer leaves a rule
rules.py       @rule: declares the clauses of a computation and keeps its variants over time
facts.py       facts that can be stored and rebuilt, so that a decision can be replayed
hours.py       block: opening hours with holidays
units.py       block: started units taken from what was bought, in the order they begin
required.py    block: required confirmations and required fields
excluded.py    block: excluded kinds
deadlines.py   block: a deadline in elapsed hours, a grace in days
quotas.py      block: so many of something, of which some may be used up
window.py      block: a promotion's window, its revocation, a value that falls by date
terms.py       block: terms of the civil code, periods of a subscription
versions.py    comparing version numbers of products
"""
