"""`supportctl db …`

maintenance.py  path, upgrade, compact, check
backing_up.py   backup, verify
restoring.py    restore
proving.py      anchor
series.py       restore --series: which number comes next on a restored desk
"""
