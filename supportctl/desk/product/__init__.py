"""`supportctl product …`

catalogue.py  list, add, set-version
"""
