"""`supportctl undo`, `supportctl redo`

commands.py  which command can be taken back or given back, and why not
undoing.py   undo, redo and the list of what can be taken back
documents.py what was numbered or sent, and what rests on it
telling.py   what a command was about, for the sentence that names it
settling.py  what follows from rows and isn't stored: the running sessions as prompts see them
"""
