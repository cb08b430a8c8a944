"""`supportctl db …`

maintenance.py  path, upgrade, compact, check
backing_up.py   backup, verify
restoring.py    restore
proving.py      anchor
doctor.py       doctor: is all well with the desk and around it
since.py        what became of documents after the backup
series.py       restore --series: which number comes next on a restored desk
"""
