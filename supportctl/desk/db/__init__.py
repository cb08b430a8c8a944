"""`supportctl db …`

maintenance.py  path, upgrade, compact, check
backing_up.py   backup, verify
restoring.py    restore
proving.py      anchor
doctor.py       doctor: is all well with the desk and around it
series.py       restore --series: which number comes next on a restored desk
"""
