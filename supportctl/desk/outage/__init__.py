"""Outages of the KSeF, as they were announced: the terms of documents follow from them (desk/invoice/ksef.py).

recording.py   they are added, ended, listed
"""
