"""Documents as bytes, made of typed documents without a desk."""
