"""`supportctl complaint …`: complaints about the promotion of bundles.

shared.py     finding one, its law, its data
filing.py     file, supplement
answering.py  answer
showing.py    show, list
watching.py   what cron does about them
"""
