"""Replies as they are printed."""
