"""The sheet of a document, or a letter, as PDF/A-3b. The only file that imports typst and segno, the extra `pdf`.

The bytes are the same for the same sheet and instant: nothing of them comes from the machine, its clock, its fonts or a network.
"""

from __future__ import annotations

import io
import json
import re
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from supportctl.documents.sheet import Code, Demand, Sheet
from supportctl.errors import Gap
from supportctl.tuples import NamedTuple

_TEMPLATES: dict[type[Sheet | Demand], str] = {Sheet: "invoice.typ", Demand: "demand.typ"}
# Characters from which on an address is a long one.
_LONG = 200
# What the fonts have no sign for, as typst says it.
_SIGNLESS = re.compile(r'the text `"(.+?)"` could not be displayed')


class Drawn(NamedTuple):
    """A PDF, and the signs that no font of it has: they stand in it by their numbers, as invisible ones do."""

    content: bytes
    signless: str


def draw(sheet: Sheet | Demand, at: datetime) -> Drawn:
    """The PDF of a sheet; `at` is when it says it was made. Raises Gap EXTRA_MISSING where the extra isn't installed."""
    try:
        import typst
    except ImportError as error:
        raise Gap("EXTRA_MISSING", extra="pdf") from error
    if find_spec("segno") is None:  # imported only where there is a code to draw
        raise Gap("EXTRA_MISSING", extra="pdf")
    given = json.dumps(_as_json(sheet), ensure_ascii=False)
    missing = ""
    while True:
        compiler = typst.Compiler(
            (Path(__file__).parent / _TEMPLATES[type(sheet)]).read_bytes(),
            font_paths=typst.Fonts(include_system_fonts=False),
            ignore_system_fonts=True,
            sys_inputs={"sheet": given},
        )
        try:
            made = compiler.compile(format="pdf", pdf_standards=["a-3b"], timestamp=int(at.timestamp()))
        except typst.TypstError as error:
            found = "".join(dict.fromkeys("".join(_SIGNLESS.findall(f"{error}\n{error.diagnostic}"))))
            if not found or set(found) & set(missing):
                raise
            missing += found
            given = "".join(_by_number(char) if char in found else char for char in given)
            continue
        if not isinstance(made, bytes):
            raise TypeError("several files where one PDF was asked for")
        return Drawn(made, missing)


def _by_number(char: str) -> str:
    r"""漢 as \u6f22; twice escaped, for it stands in JSON."""
    return f"\\\\u{ord(char):04x}"


def _as_json(value: Any) -> Any:
    """Records as objects, a code with its picture."""
    if isinstance(value, Code):
        return {"url": value.url, "caption": value.caption, "svg": _picture(value.url)}
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        return {name: _as_json(getattr(value, name)) for name in fields} if fields else [_as_json(each) for each in value]
    return value


def _picture(url: str) -> str:
    """The QR code of an address, as SVG."""
    import segno

    stream = io.BytesIO()
    # A signed address is long: it has larger squares with less to spare for damage.
    segno.make(url, error="m" if len(url) < _LONG else "l", micro=False).save(stream, kind="svg", border=2, xmldecl=False)
    return stream.getvalue().decode()
