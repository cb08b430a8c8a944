"""Which bytes of an SQLite file carry something: the format of https://www.sqlite.org/fileformat.html, as far as a desk uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HEADER = 100
_INTERIOR = {0x05: True, 0x02: True, 0x0D: False, 0x0A: False}
_TABLE = (0x05, 0x0D)


class Span(NamedTuple):
    """Bytes from `start` up to `end`, and what they are: the header of a page, pointers to its cells, a cell, an overflow page."""

    start: int
    end: int
    what: str


def used(path: Path) -> list[Span]:
    """The spans of every page that is in use, without the header of the file and without free space."""
    data = path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    free = set(_free(data, size))
    found: list[Span] = []
    overflow: list[tuple[int, int]] = []
    for number in range(1, len(data) // size + 1):
        start = (number - 1) * size
        head = start + (HEADER if number == 1 else 0)
        if number not in free and data[head] in _INTERIOR and number not in {page for page, _ in overflow}:
            found += _page(data, start, head, size, overflow)
    while overflow:
        page, left = overflow.pop()
        start = (page - 1) * size
        found = [span for span in found if not start <= span.start < start + size]
        taken = min(left, size - 4)
        found.append(Span(start, start + 4 + taken, "overflow"))
        following = int.from_bytes(data[start : start + 4], "big")
        if following:
            overflow.append((following, left - taken))
    return found


def _free(data: bytes, size: int) -> Iterator[int]:
    trunk = int.from_bytes(data[32:36], "big")
    while trunk:
        yield trunk
        at = (trunk - 1) * size
        for n in range(int.from_bytes(data[at + 4 : at + 8], "big")):
            yield int.from_bytes(data[at + 8 + 4 * n : at + 12 + 4 * n], "big")
        trunk = int.from_bytes(data[at : at + 4], "big")


def _page(data: bytes, start: int, head: int, size: int, overflow: list[tuple[int, int]]) -> Iterator[Span]:
    kind = data[head]
    cells = int.from_bytes(data[head + 3 : head + 5], "big")
    pointers = head + (12 if _INTERIOR[kind] else 8)
    yield Span(head, pointers, "page header")
    yield Span(pointers, pointers + 2 * cells, "cell pointers")
    for n in range(cells):
        at = start + int.from_bytes(data[pointers + 2 * n : pointers + 2 * n + 2], "big")
        yield Span(at, _cell_end(data, at, kind, size, overflow), "cell")


def _cell_end(data: bytes, at: int, kind: int, size: int, overflow: list[tuple[int, int]]) -> int:
    """Where a cell ends; what goes on elsewhere is added to `overflow` with its length."""
    if _INTERIOR[kind]:
        at += 4
    if kind == 0x05:
        return _varint(data, at)[1]
    length, at = _varint(data, at)
    if kind == 0x0D:
        at = _varint(data, at)[1]
    most = size - 35 if kind in _TABLE else (size - 12) * 64 // 255 - 23
    if length <= most:
        return at + length
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    overflow.append((int.from_bytes(data[at + here : at + here + 4], "big"), length - here))
    return at + here + 4


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number, and where it ends."""
    value = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at + n + 1
    raise AssertionError
