"""EFFECTS: what happens after a commit, from rows written in it. hooks.py programs of the operator, calls.py those that wait."""
