"""`supportctl export`: lists to stdout or to files, as they come out of the database."""

from __future__ import annotations

import sys
from errno import EBADF

from supportctl.cli.context import Door
from supportctl.errors import InvalidInput


def export(door: Door, noun: str, directory: str | None) -> int:
    """One list to stdout or a file; `all` to files. Raises InvalidInput."""
    from supportctl.desk.bulk import exporting

    if directory is None and noun == "all":
        raise InvalidInput("MISSING", field="--dir")
    how = door.settings()
    if directory is not None:
        nouns = exporting.NOUNS if noun == "all" else (noun,)
        with door.store.read() as db:
            written = exporting.write_files(door.act(db), nouns, directory, ndjson=how.format == "ndjson")
        return door.written(written)
    with door.store.read() as db:
        listed = exporting.export(door.act(db), noun)
        if how.format in ("json", "ids"):
            return door.print_rows([dict(row) for row in listed.rows])
        write = exporting.write_ndjson if how.format == "ndjson" else exporting.write_csv
        if sys.stdout is None:
            raise OSError(EBADF, "stdout is closed")
        write(listed, sys.stdout)
        sys.stdout.flush()
    return 0
