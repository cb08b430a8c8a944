"""FRONT DOOR: options in, use case, result out. No rule, no query, no formatting.

main.py       runs one command line and turns every failure into its exit code
lazy.py       the tree of nouns and verbs; a verb's module is imported when the verb is called
context.py    the Door: clock, operator, language, store and printing of one call
listing.py    what can be answered to a question, listed above it
lines.py      what the commands of a batch or shell find around them; batch.py and shell.py run them
leaf.py       a verb as Typer's command: what it lacks is named all at once
flags.py      flags that may stand before the verb or after it
numbers.py    lists and ranges of numbers
spoken.py     words as people read them, for words as scripts pass them
helping.py    help pages
templates.py  templates of words; writing.py takes them, files or an editor (editor.py)
usage.py      what is wrong with a command line, and what was probably meant; unknown.py: of a client that isn't there
options.py    the options that many verbs share
asking.py     what is missing is asked for on a terminal; terminal.py asks
checklist.py  what is asked before a session; reporting.py: before a ticket
settings.py   flags, environment, config file, defaults
complete.py   what a TAB offers
<noun>.py     one file a noun: its verbs and their options; each verb imports the file of desk/ that serves it
"""
