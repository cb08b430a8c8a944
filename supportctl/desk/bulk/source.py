"""A file as rows of text, each with the number of its line: CSV, lines of JSON, or a sheet. Nothing is guessed of a cell; what is
found out of the file (its encoding, its delimiter) is told.

A file is read as a stream, and twice: to check it, and to write what it says. What can be read only once (a pipe) is kept in a
temporary file without a name.
"""

from __future__ import annotations

import csv
import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from typing import IO, NoReturn

from supportctl.errors import InvalidInput
from supportctl.invisible import BOM
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# Of one line. A description may have 64 KiB, and be quoted; a cell of more than that is none.
LINE_BYTES = 1024 * 1024
CELL_CHARACTERS = 256 * 1024
_COPIED = 1024 * 1024
_DELIMITERS = (";", ",", "\t")
# What a spreadsheet takes for a formula where a cell begins with it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# What text is tried as where it isn't UTF-8: Polish Windows.
_OTHER = "cp1250"
_ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_ZIP = b"PK\x03\x04"

# The cells of a row by the names of their columns; a cell that the row doesn't have, or that is empty, is "".
Cells = Mapping[str, str]


class Fault(NamedTuple):
    """What is wrong with a line before its cells can be looked at."""

    code: str
    params: Mapping[str, object]


class Line(NamedTuple):
    """A row and the number of the line on which it begins. `done`: the share of the file that was read by then, 0 to 1."""

    number: int
    cells: Cells
    fault: Fault | None
    done: float


class Source:
    """An opened file. `names`: its columns, in their order, as soon as `rows` was asked for the first one."""

    def __init__(self, file: IO[bytes], shown: str, encoding: str | None, delimiter: str | None) -> None:
        self.file, self.shown = file, shown
        self.size = _size(file, shown)
        self.delimiter = delimiter
        self.names: tuple[str, ...] = ()
        head = self._head()
        self.kind = "xlsx" if head.startswith(_ZIP) else "text"
        self.encoding = ""
        if self.kind == "text":
            self.encoding = encoding or _encoding(file, head, shown)
            self._require_encoding()
            first = self._first_line()
            self.kind = "jsonl" if first.lstrip(BOM + " \t")[:1] in ("{", "[") else "csv"
            if self.kind == "csv" and self.delimiter is None:
                self.delimiter = max(_DELIMITERS, key=first.count)

    @property
    def notes(self) -> tuple[Note, ...]:
        """How the file was read."""
        if self.kind == "xlsx":
            return ()
        shown = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16"}.get(self.encoding.lower(), self.encoding)
        if self.kind == "jsonl":
            return (Note("READ_JSON", {"encoding": shown}),)
        return (Note("READ_CSV", {"encoding": shown, "delimiter": "TAB" if self.delimiter == "\t" else self.delimiter}),)

    def rows(self) -> Iterator[Line]:
        """The rows, from the first one. Raises InvalidInput for a file that can't be read as rows at all."""
        self.file.seek(0)
        if self.kind == "xlsx":
            from supportctl.desk.bulk import sheet  # only for a sheet

            yield from sheet.rows(self)
        elif self.kind == "jsonl":
            yield from self._json()
        else:
            yield from self._csv()

    def require_names(self, names: list[str]) -> None:
        """The names in the heading: lower case, none twice. Raises InvalidInput."""
        found = [name.strip().strip(BOM).lower() for name in names]
        while found and not found[-1]:  # a delimiter at the end of the heading
            found.pop()
        twice = sorted({name for name in found if found.count(name) > 1})
        if twice:
            raise InvalidInput("IMPORT_COLUMN_TWICE", path=self.shown, columns=[name or "?" for name in twice])
        self.names = tuple(found)

    def done(self) -> float:
        """The share of the file that was read."""
        return min(1.0, self.file.tell() / self.size)

    # -- CSV -----------------------------------------------------------------------------------------------------------------

    def _csv(self) -> Iterator[Line]:
        csv.field_size_limit(CELL_CHARACTERS)
        text = self._text()
        try:
            reader = csv.reader(self._lines(text), delimiter=self.delimiter or ",", strict=True)
            begin, heading = 1, True
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    self._unreadable(begin, str(error))
                number, begin = begin, reader.line_num + 1
                if not cells:  # a line without anything is none
                    continue
                if heading:
                    self.require_names(cells)
                    heading = False
                else:
                    yield self._line(number, list(map(unquoted, cells)))
        finally:
            text.detach()

    def _line(self, number: int, cells: list[str]) -> Line:
        have, want = len(cells), len(self.names)
        if have > want and not any(cells[want:]):
            cells, have = cells[:want], want
        fault = None if have == want else Fault("IMPORT_RAGGED", {"cells": have, "columns": want})
        if fault is None and any("\0" in cell for cell in cells):
            fault = Fault("CONTROL_CHARACTERS", {"field": next(n for n, c in zip(self.names, cells, strict=True) if "\0" in c)})
        return Line(number, dict(zip(self.names, cells, strict=False)), fault, self.done())

    def _unreadable(self, line: int, detail: str) -> NoReturn:
        """A quote that isn't closed takes the rest of the file with it: there is no next line to go on with."""
        raise InvalidInput("IMPORT_BAD_CSV", path=self.shown, at_line=line, detail=detail)

    # -- lines of JSON -------------------------------------------------------------------------------------------------------

    def _json(self) -> Iterator[Line]:
        text = self._text()
        try:
            for number, line in enumerate(self._lines(text), 1):
                if line.strip():
                    yield self._object(number, line.removeprefix(BOM))
        finally:
            text.detach()

    def _object(self, number: int, line: str) -> Line:
        fault: Fault | None = None
        cells: dict[str, str] = {}
        try:
            # Numbers stay as they are written: 0.10 is no 0.1.
            found = json.loads(line, object_pairs_hook=_pairs, parse_float=str, parse_int=str, parse_constant=_no_constant)
            if not isinstance(found, dict):
                raise ValueError("not an object")
            cells = flat(found)
        except RecursionError:
            fault = Fault("IMPORT_BAD_JSON", {"character": 1})
        except _Twice as error:
            fault = Fault("IMPORT_COLUMN_TWICE_HERE", {"columns": [str(error)]})
        except ValueError as error:
            fault = Fault("IMPORT_BAD_JSON", {"character": getattr(error, "colno", 1)})
        self.names = tuple(dict.fromkeys((*self.names, *cells)))
        return Line(number, cells, fault, self.done())

    # -- text ----------------------------------------------------------------------------------------------------------------

    def _head(self) -> bytes:
        self.file.seek(0)
        return self.file.read(4)

    def _text(self) -> TextIOWrapper:
        self.file.seek(0)
        return TextIOWrapper(self.file, encoding=self.encoding, newline="")  # type: ignore[type-var, arg-type, unused-ignore]  # a binary file

    def _lines(self, text: TextIOWrapper) -> Iterator[str]:
        """The lines. Raises InvalidInput for one that is too long, and for bytes that aren't of the encoding."""
        number = 0
        while True:
            number += 1
            try:
                line = text.readline(LINE_BYTES)
            except UnicodeError as error:
                raise InvalidInput("IMPORT_BAD_ENCODING", path=self.shown, at_line=number, encoding=self.encoding) from error
            if not line:
                return
            if len(line) >= LINE_BYTES:
                raise InvalidInput("IMPORT_LONG_LINE", path=self.shown, at_line=number, limit=LINE_BYTES)
            yield line

    def _first_line(self) -> str:
        text = self._text()
        try:
            return next((line for line in self._lines(text) if line.strip()), "")
        finally:
            text.detach()

    def _require_encoding(self) -> None:
        try:
            "".encode(self.encoding)
        except LookupError as error:
            raise InvalidInput("IMPORT_NO_ENCODING", value=self.encoding) from error


def unquoted(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from running it (exporting.py puts it there)."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in FORMULA_SIGNS else cell


def flat(found: Mapping[str, object]) -> dict[str, str]:
    """An object as cells: {"price": {"amount", "currency"}} becomes price and price_currency; a list of words one cell. Raises
    ValueError for what is no cell."""
    cells: dict[str, str] = {}
    for name, value in found.items():
        key = name.strip().lower()
        if isinstance(value, dict) and set(value) == {"amount", "currency"}:
            cells[key], cells[f"{key}_currency"] = str(value["amount"]), str(value["currency"])
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            cells[key] = " ".join(value)
        elif isinstance(value, (dict, list)):
            raise ValueError(f"{name}: a value in a value")
        else:
            cells[key] = "" if value is None else ("true" if value else "false") if isinstance(value, bool) else str(value)
    return cells


class _Twice(Exception):
    """A name that an object has twice."""


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return found


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _size(file: IO[bytes], shown: str) -> int:
    """In bytes. Raises InvalidInput for an empty file."""
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise InvalidInput("IMPORT_EMPTY", path=shown)
    return size


def _encoding(file: IO[bytes], head: bytes, shown: str) -> str:
    """UTF-8 where all of it is, else cp1250. Raises InvalidInput for a file of both: one of its lines was put there by another
    program."""
    for mark, encoding in _ENCODINGS.items():
        if head.startswith(mark):
            return encoding
    file.seek(0)
    number, utf8, other = 0, 0, 0
    while line := file.readline(LINE_BYTES + 1):
        number += 1
        if len(line) > LINE_BYTES:
            raise InvalidInput("IMPORT_LONG_LINE", path=shown, at_line=number, limit=LINE_BYTES)
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            utf8 = utf8 or number
        except UnicodeDecodeError:
            other = other or number
    if not other:
        return "utf-8"
    if utf8:
        raise InvalidInput("IMPORT_MIXED_ENCODING", path=shown, utf8=utf8, other=other)
    return _OTHER


@contextmanager
def opened(path: str, encoding: str | None, delimiter: str | None) -> Iterator[Source]:
    """The source of a path; `-` is stdin, which is open. Raises InvalidInput."""
    if delimiter is not None and delimiter.lower() in ("tab", "\\t"):
        delimiter = "\t"
    if delimiter is not None and delimiter not in _DELIMITERS:
        raise InvalidInput("UNKNOWN_WORD", field="--delimiter", value=delimiter, known=[";", ",", "tab"])
    with ExitStack() as stack:
        try:
            if path == "-":
                file: IO[bytes] = sys.stdin.buffer
            else:
                file = stack.enter_context(open(path, "rb"))
            if path == "-" or not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                file = _kept(file, stack)
        except OSError as error:
            raise InvalidInput("BAD_FILE", path=path, detail=error.strerror or str(error)) from error
        yield Source(file, path, encoding, delimiter)


def _kept(file: IO[bytes], stack: ExitStack) -> IO[bytes]:
    """What a pipe brings, where it can be read again."""
    spool: IO[bytes] = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  # the stack closes it
    while part := file.read(_COPIED):
        spool.write(part)
    return spool
