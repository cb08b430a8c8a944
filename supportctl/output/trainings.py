"""An order of trainings: what was ordered, and its proforma."""

from __future__ import annotations

from typing import Any

from supportctl.output import papers
from supportctl.output.blocks import Block, Marks, table
from supportctl.output.lists import COLUMNS
from supportctl.wording.words import Words


def order(data: Any, words: Words, marks: Marks) -> list[Block]:
    """The trainings of the order one under the other, then the document."""
    return [table(words, data["trainings"], COLUMNS["training list"]), *papers.invoice(data["document"], words, marks)]
