"""`supportctl hours …`: hours of paid support, and the work that takes them.

funds.py      what the work on a ticket is billed from
work.py       what the work of a ticket comes to; `allot` takes the hours for it
purchases.py  buy, list, contact, cancel
"""
