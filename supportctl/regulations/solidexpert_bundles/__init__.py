"""SOLIDEXPERT: subscription bundles."""
