"""`supportctl price …`

pricelist.py  set, list: one price an item from a day on
items.py      which items the regulations ask for
"""
