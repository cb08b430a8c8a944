"""`supportctl regulation …`: what the shelf says, and what it leaves to the desk.

texts.py            list, show, coverage; opens no database
published_hours.py  set-hours, hours
"""
