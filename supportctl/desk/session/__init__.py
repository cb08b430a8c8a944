"""`supportctl session …`: timed remote sessions.

shared.py      its data, finding it, that none overlaps another
starting.py    start
checklist.py   what is to be asked before a start
stopping.py    stop, and what follows once sessions changed
extending.py   extend
amending.py    amend, cancel
scheduling.py  schedule, unschedule, appointments
showing.py     status, list, show
"""
