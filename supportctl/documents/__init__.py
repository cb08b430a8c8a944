"""DOCUMENTS: what leaves the desk, as files and letters. Nothing here reads the store: a typed document goes in, bytes come out.

letters.py   the words of letters, in Polish or English
mail.py      a letter as it goes over the wire: headers, text, attachments
sheet.py     an invoice as a page has it: every figure and date is text by now
layout.py    the sheet of a document, by its kind
demand.py    the letter that demands a payment, as its page has it
pdf.py       the sheet as PDF (extra `pdf`: typst, segno); invoice.typ and demand.typ are its templates
fa3.py       the document as FA(3), the structure of the KSeF
fa3_schema.py  its official schema (extra `ksef`: ksef-client)
sums.py      what that schema doesn't check: that the figures of the XML are those of the document, and add up
"""
