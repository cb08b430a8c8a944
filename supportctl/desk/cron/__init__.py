"""`supportctl cron …`

jobs.py  run: marks what ran out, reports what waits
"""
