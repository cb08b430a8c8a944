"""Writes everything that is generated: `python -m tests.generate`. With --check it writes nothing and names what is stale."""

from __future__ import annotations

import argparse
import sys

from tests import generate_coverage, generate_holidays, generate_readme, generate_store, generate_tree

ROOT = generate_readme.TARGET.parent
# The store first (many files), then what has one file: each has a TARGET and a render(); same(), where there is one, says which differences don't matter.
PARTS = (generate_holidays, generate_tree, generate_coverage, generate_readme)


def stale() -> list[str]:
    """The paths of the files that aren't what they are made from."""
    found = []
    for part in PARTS:
        committed = part.TARGET.read_text(encoding="utf-8") if part.TARGET.exists() else ""
        same = getattr(part, "same", None)
        if not (same(committed) if same else committed == part.render()):
            found.append(part.TARGET.relative_to(ROOT).as_posix())
    for path, text in generate_store.files().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            found.append(path.relative_to(generate_store.ROOT).as_posix())
    return found


def main(argv: list[str]) -> int:
    """Write, or check: 1 when something is stale."""
    parser = argparse.ArgumentParser(prog="python -m tests.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when something is stale")
    if parser.parse_args(argv).check:
        names = stale()
        for name in names:
            sys.stderr.write(f"{name}: stale; run `python -m tests.generate`\n")
        return 1 if names else 0
    for path, text in generate_store.files().items():
        path.write_text(text, encoding="utf-8")
    for part in PARTS:
        part.TARGET.write_text(part.render(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
