"""CodeTwo: technical support."""
