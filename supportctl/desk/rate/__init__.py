"""`supportctl rate …`

exchange.py   set, list: rates of the NBP
importing.py  import, fetch: all rates of a file, or none
tables.py     files of the NBP's table A: CSV, JSON, XML
nbp.py        the NBP's service
"""
