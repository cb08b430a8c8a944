"""Asks every case, or those of the files named, and says in one line each what isn't as the case expects:

python -m tests.regulations [part of a file's name …]

Or breaks one value or condition of each clause at a time, and names what no test noticed that is listed for it:

python -m tests.regulations mutate [SLUG [CLAUSE]]
"""

from __future__ import annotations

import sys

from supportctl.regulations import FOLDERS
from tests.regulations import cases, mutants
from tests.regulations.cases import CaseError


def main(wanted: list[str]) -> int:
    """0 when every case holds, else 1."""
    count, wrong = 0, 0
    for slug, folder in FOLDERS.items():
        for path in sorted((cases.FOLDER / folder).glob("*.toml")):
            if wanted and not any(part in f"{folder}/{path.name}" for part in wanted):
                continue
            try:
                found = list(cases.read(slug, path))
            except CaseError as slip:
                sys.stdout.write(f"{slip}\n")
                wrong += 1
                continue
            for case in found:
                count += 1
                try:
                    cases.check(case)
                except CaseError as slip:
                    sys.stdout.write(f"{slip}\n")
                    wrong += 1
    sys.stdout.write(f"{count} cases, {wrong} wrong\n")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    raise SystemExit(mutants.main(given[1:]) if given[:1] == ["mutate"] else main(given))
