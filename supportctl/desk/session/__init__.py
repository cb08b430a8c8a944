"""`supportctl session …`: timed remote sessions.

shared.py      its data, finding it, that none overlaps another
starting.py    start
checklist.py   what is to be asked before a start
readiness.py   may one start now? For who looks at a ticket
stopping.py    stop, and what follows once sessions changed
extending.py   extend
amending.py    amend, cancel
recording.py   log: a session that nobody recorded while it ran
switching.py   switch: from one ticket to another
scheduling.py  schedule, unschedule, appointments
showing.py     status, list, show
"""
