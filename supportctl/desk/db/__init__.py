"""`supportctl db …`

maintenance.py  path, upgrade, compact, check
"""
