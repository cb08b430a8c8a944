"""English: names of products, by the names that are stored."""

PRODUCTS = {"BIT Service remote help": "BIT Service remote help"}
