"""JOBS: what cron runs, one file a Job(find, act).

running.py      `cron run`: finds what is due, does it item by item, tells what people are to know, records the run
listing.py      `cron list`; which jobs are late
catalogue.py    the jobs, in their order
job.py          what a job is
windows.py      windows for a recurrence that ended
backups.py      a backup a day
conversions.py  converted network licences
bundles.py      subscriptions that ended or renew themselves
forfeits.py     trainings and benefits that are lost
visits.py       appointments, notes on software, sessions left running
letters.py      letters that are due
hooks.py        calls of hooks that failed or weren't made
ksef.py         documents that are to be in the KSeF
rates.py        exchange rates of the NBP
warnings.py     first reactions, complaints, purchases, money, licences
"""
