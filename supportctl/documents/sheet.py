"""A document as a page has it: texts in their places. The template of the page knows nothing else."""

from __future__ import annotations

from supportctl.tuples import NamedTuple


class Fact(NamedTuple):
    """A label and its value; `strong`: what the reader looks for first."""

    label: str
    value: str
    strong: bool = False


class Party(NamedTuple):
    """Who sells or buys: under a heading the name, the address, the numbers."""

    heading: str
    lines: tuple[str, ...]


class Head(NamedTuple):
    """The heading of a column; `right`: its values stand to the right; `wide`: it takes the room that is left."""

    label: str
    right: bool = False
    wide: bool = False


class Grid(NamedTuple):
    """Rows under headings; `total`: the last row is the sum of those above it."""

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False


class Code(NamedTuple):
    """A QR code of a document in the KSeF: the address in it, and under it the number, that there is none yet, or that it is about the
    certificate of who issued it."""

    url: str
    caption: str


class Annex(NamedTuple):
    """The sessions behind the document, on pages of their own."""

    title: str
    grid: Grid
    facts: tuple[Fact, ...]


class Demand(NamedTuple):
    """A letter that demands a payment, from top to bottom. `name`: for the foot of every page; `said`: its paragraphs; `signature`: what
    stands where it is signed, under a line where that is done `by_hand`."""

    lang: str
    name: str
    place: str
    parties: tuple[Party, ...]
    title: str
    said: tuple[str, ...]
    facts: tuple[Fact, ...]
    signature: str
    by_hand: bool
    page: tuple[str, str]


class Sheet(NamedTuple):
    """From top to bottom. `lang`: pl or en; `name`: the document's kind and number, for the foot of every page; `mark`: that it was
    annulled; `page`: the words around the number of the page and of all pages."""

    lang: str
    name: str
    mark: str
    facts: tuple[Fact, ...]
    parties: tuple[Party, ...]
    grids: tuple[Grid, ...]
    sums: Grid | None
    payment: tuple[Fact, ...]
    said: tuple[str, ...]
    remarks: tuple[str, ...]
    codes: tuple[Code, ...]
    annex: Annex | None
    page: tuple[str, str]
