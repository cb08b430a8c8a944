"""COUNTER: what an operator does. One file an activity, one function a verb.

A verb takes an Act (who, when, the open database) and plain values, decides by the law of the day, writes rows, history,
decision and audit entry in the one transaction it was given, and returns an Outcome that can be stored and shown again.

    act.py          who acts, when, in which transaction
    results.py      what a verb returns
    inputs.py       checks of what was typed: names, numbers, texts
    lookup.py       clients, licences, tickets by number, key or part of a name
    clients.py  products.py  prices.py  seller.py  licenses.py
    hours.py        hours bought, first contact
    tickets.py      finding, showing, listing; lifecycle.py: from the report to the close; handling.py: notes, replies
    sessions.py     timed sessions; extensions.py: more hours than bought; amendments.py: times put right; work.py: what the work of a ticket comes to
    acceptances.py  acceptance of a regulation
    invoices.py     invoices
    conversions.py  may a licence be converted
    regulations.py  what the shelf says; why.py: stored decisions
    maintenance.py  the database itself; jobs.py: what cron runs
"""
