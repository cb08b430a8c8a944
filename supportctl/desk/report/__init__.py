"""Reports: what the rules stored, counted and added up by group.

groups.py    what rows are grouped by, and the days that a report is about
sla.py       first responses: due, given in time, missed, still open
hours.py     work: time, started hours, what was billed of them, what nothing covers
workload.py  tickets opened, closed and left, sessions and their time
revenue.py   what was invoiced
"""
