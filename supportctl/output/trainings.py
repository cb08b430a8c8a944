"""An order of trainings: what was ordered, and its proforma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supportctl.output import papers
from supportctl.output.blocks import Block, Marks, table
from supportctl.output.lists import COLUMNS
from supportctl.record import ABSENT
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.training.shared import TrainingData


def order(data: TrainingData, words: Words, marks: Marks) -> list[Block]:
    """The trainings of the order one under the other, then the document."""
    found: list[Block] = [] if data.trainings is ABSENT else [table(words, data.trainings, COLUMNS["training list"])]
    return found if data.document is ABSENT else [*found, *papers.invoice(data.document, words, marks)]
