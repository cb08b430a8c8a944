"""The first sheet of an XLSX file as rows of text. The only file that knows openpyxl, an extra."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from supportctl.desk.bulk.source import Fault, Line, Source
from supportctl.errors import Gap, InvalidInput

# A sheet that says to be wider than this is one cell far out.
_MOST_COLUMNS = 200


def rows(source: Source) -> Iterator[Line]:
    """The rows below the heading. Raises Gap NO_EXTRA without the extra, InvalidInput for what is no such file."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise Gap("NO_EXTRA", extra="xlsx", what="XLSX") from error
    try:
        book = load_workbook(source.file, read_only=True, data_only=False, keep_links=False)
        sheet: Any = book.worksheets[0]
        found = sheet.iter_rows(max_col=_MOST_COLUMNS)
        yield from _read(source, found, sheet.max_row or 1)
    except InvalidInput:
        raise
    except Exception as error:  # a damaged file raises whatever its parts raise
        raise InvalidInput("BAD_FILE", path=source.shown, detail=f"{type(error).__name__}: not a sheet") from error


def _read(source: Source, found: Any, last: int) -> Iterator[Line]:
    names: tuple[str, ...] = ()
    for number, cells in enumerate(found, 1):
        if not names:
            values = [str(cell.value or "") for cell in cells]
            if any(values):
                source.require_names(values)
                names = source.names
            continue
        told = dict(zip(names, [_text(cell) for cell in cells], strict=False))
        if not any(told.values()):
            continue
        formula = next((n for n, cell in zip(names, cells, strict=False) if cell.data_type == "f"), None)
        fault = None if formula is None else Fault("IMPORT_FORMULA", {"field": formula})
        yield Line(number, {name: told.get(name, "") for name in names}, fault, min(1.0, number / last))


def _text(cell: Any) -> str:
    """A cell as it would be typed. A number that is shown with leading zeros has them."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    shape = str(cell.number_format or "")
    return str(value).zfill(len(shape)) if isinstance(value, int) and shape and set(shape) == {"0"} else str(value)
