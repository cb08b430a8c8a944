"""Polish: what the help pages say, by the English that stands beside the options."""

HELP: dict[str, str] = {}
