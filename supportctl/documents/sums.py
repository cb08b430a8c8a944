"""What the schema of FA(3) doesn't check: that the figures of the XML add up, and are those of the document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from supportctl.documents.fa3 import NAMESPACE, SUMS, vat_in_pln
from supportctl.money import amount_text, line_of_gross, line_of_net, round_half_up
from supportctl.tuples import NamedTuple

if TYPE_CHECKING:
    from supportctl.desk.invoice.document import Document


class Row(NamedTuple):
    """A row in minor units; what stood before a correction counts below zero."""

    number: str
    rate: str
    net: int
    vat: int


def problems(content: bytes, paper: Document) -> list[str]:
    """What is wrong, one text each: the field, what stands there, what it should be. [] where all is right."""
    fa = ElementTree.fromstring(content).find(_name("Fa"))
    if fa is None:
        return ["Fa: missing"]
    found: list[str] = []
    rows = list(_rows(fa, found))
    for rate, (net, vat) in SUMS.items():
        mine = [row for row in rows if row.rate == rate]
        _compare(found, net, _minor(fa, net), sum(row.net for row in mine))
        if vat is not None:
            _compare(found, vat, _minor(fa, vat), sum(row.vat for row in mine))
            _compare(found, f"{vat}W", _minor(fa, f"{vat}W"), vat_in_pln(paper).get(rate, 0))
    whole = sum(_minor(fa, name) for pair in SUMS.values() for name in pair if name is not None)
    _compare(found, "P_15", _minor(fa, "P_15"), whole)
    _compare(found, "P_15", _minor(fa, "P_15"), paper.gross.minor)
    if paper.exchange is not None:
        _compare(found, "P_14W", sum(vat_in_pln(paper).values()), round_half_up(paper.exchange.vat_pln * 100))
    return found + _parts(fa)


def _parts(fa: Element) -> list[str]:
    """Parts that were paid come to less than the document where it says that it was paid in part, else to no less."""
    told = fa.find(_name("Platnosc"))
    mark = None if told is None else told.findtext(_name("ZnacznikZaplatyCzesciowej"))
    if told is None or mark is None:
        return []
    paid = sum(_minor(part, "KwotaZaplatyCzesciowej") for part in told.iterfind(_name("ZaplataCzesciowa")))
    in_part = paid < _minor(fa, "P_15")
    return [] if in_part is (mark == "1") else [f"ZnacznikZaplatyCzesciowej: {mark}, {amount_text(paid)}"]


def _rows(fa: Element, found: list[str]) -> Iterator[Row]:
    """The rows; each is what its quantity and its price come to."""
    for row in fa.iterfind(_name("FaWiersz")):
        number = row.findtext(_name("NrWierszaFa"), "")
        rate = row.findtext(_name("P_12"), "").replace("0 KR", "0")
        quantity = Decimal(row.findtext(_name("P_8B"), "0"))
        gross = row.find(_name("P_9B")) is not None
        price, sum_ = ("P_9B", "P_11A") if gross else ("P_9A", "P_11")
        whole = round_half_up(quantity * _minor(row, price)) - _minor(row, "P_10")
        _compare(found, f"FaWiersz {number} {sum_}", _minor(row, sum_), whole)
        taxed = line_of_gross(whole, rate) if gross else line_of_net(whole, rate)
        _compare(found, f"FaWiersz {number} P_11Vat", _minor(row, "P_11Vat"), taxed.vat)
        sign = -1 if row.find(_name("StanPrzed")) is not None else 1
        yield Row(number, rate, sign * taxed.net, sign * taxed.vat)


def _compare(found: list[str], field: str, stands: int, should: int) -> None:
    if stands != should:
        found.append(f"{field}: {amount_text(stands)}, {amount_text(should)}")


def _minor(parent: Element, name: str) -> int:
    """An amount in minor units; 0 where it isn't there."""
    return int(Decimal(parent.findtext(_name(name), "0")) * 100)


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
