"""`supportctl license add|edit|list|show|why|check-support`: what clients hold.

adding.py   add
editing.py  edit
showing.py  list, show, why
support.py  check-support
"""
