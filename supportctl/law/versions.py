"""Comparing version numbers of products: 2021 < 2026, 6.1 < 6.10."""

from __future__ import annotations


def version_key(version: str | None) -> tuple[int, ...] | None:
    """Numbers to compare by, without zeros at the end (6 is 6.0); None when there is no version or it isn't numbers and dots."""
    parts = (version or "").split(".")
    if not all(p.isascii() and p.isdigit() for p in parts):
        return None
    numbers = [int(p) for p in parts]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def older(version: str | None, than: str | None) -> bool | None:
    """Is the version older? None when either is unknown."""
    left, right = version_key(version), version_key(than)
    return None if left is None or right is None else left < right
