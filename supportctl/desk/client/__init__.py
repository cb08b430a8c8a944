"""`supportctl client …`: who the clients are, what they accepted, what is held on them.

registering.py  add
changing.py     edit, change-phone, set-contact
merging.py      merge
accepting.py    accept
picture.py      show: the whole picture
showing.py      list, find; what is known of a client by itself
exporting.py    export-data
erasing.py      erase
"""
