"""Polish: names of products, by the names that are stored; one that is a name in any language isn't here."""

PRODUCTS = {"BIT Service remote help": "Pomoc zdalna BIT Service"}
