"""DOCUMENTS: what leaves the desk, as files and letters.

letters.py   the words of letters, in Polish or English
mail.py      a letter as it goes over the wire: headers, text, attachments
"""
