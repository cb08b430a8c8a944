"""`supportctl hours …`: hours of paid support, and the work that takes them.

funds.py      what the work on a ticket is billed from
work.py       what the work of a ticket comes to; `allot` takes the hours for it
pool.py       the tickets that draw on the same hours: each unit goes to the work that begins first
first_contact.py  what counts as the first contact after a purchase
purchases.py  buy, list, contact, cancel
"""
