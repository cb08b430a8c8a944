"""FRONT DOOR: options in, use case, result out. No rule, no query, no formatting.

main.py       runs one command line and turns every failure into its exit code
lazy.py       the tree of nouns and verbs; a verb's module is imported when the verb is called
context.py    the Door: clock, operator, language, store and printing of one call
options.py    the options that many verbs share
settings.py   flags, environment, config file, defaults
complete.py   what a TAB offers
<noun>.py     one file a noun: its verbs and their options; each verb imports the file of desk/ that serves it
"""
