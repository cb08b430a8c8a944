"""`supportctl training …`: trainings at the discount of a bundle.

shared.py      finding one, its data, its state
groups.py      who is enrolled together: confirmed, waiting, leaving
papers.py      the proforma of an order, and its invoice
ordering.py    declare, order
scheduling.py  schedule, attend
showing.py     show, list
watching.py    what cron does about them
"""
