"""BIT Service: remote help."""
