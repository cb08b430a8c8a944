"""`supportctl client …`: who the clients are, what they accepted, what is held on them.

registering.py  add
changing.py     edit, change-phone, set-contact
merging.py      merge
accepting.py    accept
showing.py      show, list, find
exporting.py    export-data
erasing.py      erase
"""
