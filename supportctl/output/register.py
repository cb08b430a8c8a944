"""The sales register as the accountant's program reads it: CSV with ; and a BOM, amounts with a decimal comma."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from supportctl.invisible import BOM
from supportctl.money import Money
from supportctl.output.envelope import text
from supportctl.record import as_json
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.register.selling import Sale

# Every register has columns for these rates; others follow them.
RATES = ("23", "8", "5", "0", "zw", "np I", "np II")
_TAXLESS = ("0", "zw", "np I", "np II")


def csv_text(sales: Sequence[Sale], words: Words) -> str:
    """A line of headings, then a line a document."""
    names = [*RATES, *dict.fromkeys(sums.vat_rate for sale in sales for sums in sale.rates if sums.vat_rate not in RATES)]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_headings(names, words))
    for sale in sales:
        by_rate = {sums.vat_rate: sums for sums in sale.rates}
        amounts = [
            _amount(getattr(by_rate[name], part)) if name in by_rate else ""
            for name in names
            for part in ("net", "vat")
            if (name, part) not in _NEVER
        ]
        facts = (
            sale.number, words.word(sale.kind), sale.issued_on.isoformat(), sale.tax_point.isoformat(), sale.buyer, sale.nip or "",
            sale.country, sale.currency,
        )  # fmt: skip
        sums = [_amount(part) for part in (sale.net, sale.vat, sale.gross)]
        writer.writerow([*map(_text, facts), *amounts, *sums, sale.ksef_number or "", sale.marker or "", sale.corrects or ""])
    return BOM + stream.getvalue()


_NEVER = {(name, "vat") for name in _TAXLESS}


def json_text(sales: Sequence[Sale]) -> str:
    """The same as an array of objects."""
    return text([as_json(sale) for sale in sales], indent=True, encoding="utf-8") + "\n"


def _headings(rates: Sequence[str], words: Words) -> list[str]:
    before = ("number", "kind", "issued_on", "tax_point", "buyer", "nip", "country", "currency")
    after = ("net", "vat", "gross", "ksef_number", "marker", "corrects")
    parts = [(name, part) for name in rates for part in ("net", "vat") if (name, part) not in _NEVER]
    return [*map(words.label, before), *(f"{words.label(part)} {name}" for name, part in parts), *map(words.label, after)]


def _amount(money: Money) -> str:
    return money.amount.replace(".", ",")


def _text(value: str) -> str:
    """One line that no table takes for a formula."""
    line = safe(value)
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line
