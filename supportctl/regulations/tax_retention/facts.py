"""What the rules on keeping documents see."""

from __future__ import annotations

from datetime import date

from supportctl.law.facts import facts
from supportctl.tuples import NamedTuple


@facts
class DocumentFacts(NamedTuple):
    """`kind`: of the document, "vat" or "proforma". The day of issue and the day of the service."""

    kind: str
    issued_on: date
    supplied_on: date
