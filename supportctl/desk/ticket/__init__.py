"""`supportctl ticket …`: reports of clients, from the first word to the close.

report.py          a report becomes a ticket: what opening and splitting share
opening.py         open
taking_up.py       open --start
triaging.py        triage
closing.py         close
reopening.py       reopen
splitting.py       split
noting.py          note
replying.py        reply, contact
templating.py      words with {fields}, filled from a ticket
assigning.py       assign
editing.py         edit: what is said of the report, priority, tags
waiting.py         wait
merging.py         merge, unmerge
refusing.py        refuse
items.py           charge, uncharge, items: service items
listing.py         list
showing.py         show, why
picture.py         show, as a page: what stands beside the ticket, and what comes next
first_response.py  when the first response is due, and whether it came in time
"""
