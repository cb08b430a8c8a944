"""Comparing version numbers of products: 2021 < 2026, 6.1 < 6.10."""

from __future__ import annotations


def version_key(version: str | None) -> tuple[int, ...] | None:
    """Numbers to compare by; None when there is no version or it isn't made of numbers and dots."""
    parts = (version or "").split(".")
    return tuple(int(p) for p in parts) if all(p.isascii() and p.isdigit() for p in parts) else None


def older(version: str | None, than: str | None) -> bool | None:
    """Is the version older? None when either is unknown."""
    left, right = version_key(version), version_key(than)
    return None if left is None or right is None else left < right
