"""`supportctl rate …`

exchange.py  set, list: rates of the NBP
"""
