"""Faults that were once found on the desk at work, each a test of what is right; the ids (L law, D desk, B reports of other
desks, T attacks) are those of the list in which they were found.

The tests know the program as its operators do, by its command lines alone, so they run against any supportctl:

    TESTED_PROGRAM=/somewhere/bin/supportctl python -m pytest tests/findings
"""
