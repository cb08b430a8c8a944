"""`supportctl session …`: timed remote sessions.

shared.py      its data, finding it, that none overlaps another
starting.py    start, and the checklist before it
stopping.py    stop, and what follows once sessions changed
extending.py   extend
amending.py    amend, cancel
recording.py   log: a session that nobody recorded while it ran
switching.py   switch: from one ticket to another
scheduling.py  schedule, unschedule, appointments
showing.py     status, list, show
"""
