"""`supportctl benefit …`: what bundles bring.

shared.py      the bundle activated, the rule asked, what is stored
listing.py     list, exchange
scheduling.py  schedule, cancel
using.py       use
exams.py       exams, which `use` records
"""
