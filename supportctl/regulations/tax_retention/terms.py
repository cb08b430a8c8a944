"""Keeping documents: the parameters of the text."""

from __future__ import annotations

from supportctl.law import declared
from supportctl.law.declared import Term


class Terms(declared.Terms):
    """In the order of the text; only the rules read them."""

    __slots__ = ()

    retention_kinds = Term[list[str]]("retention.kinds")
    retention_due_after = Term[int]("retention.due-after")  # years
    retention_barred_after = Term[int]("retention.barred-after")  # years
