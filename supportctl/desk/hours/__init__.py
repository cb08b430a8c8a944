"""`supportctl hours …`: hours of paid support, and the work that takes them.

funds.py      what the work on a ticket is billed from
work.py       what the work of a ticket comes to; `allot` takes the hours for it
pool.py       the tickets that draw on the same hours: each unit goes to the work that begins first
begun.py      hours that running sessions began since they were last recorded
under_way.py  the same, worked out for all that run
first_contact.py  what counts as the first contact after a purchase
purchases.py  buy, list, contact, cancel
"""
