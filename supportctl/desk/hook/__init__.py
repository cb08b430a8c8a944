"""`supportctl hook …`

listing.py   hook list: calls of hooks that wait, or failed every time. They are made and run in effects/
"""
