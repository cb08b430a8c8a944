"""Which tests would an amendment turn red? Copies the project, replaces every value and every text of every regulation from
DECIDES_FROM on, and runs the tests there:

python -m tests.regulations.all_amended [what pytest takes …]

None may fail: tests name the day whose text they look at, tests of the engine have a regulation of their own (tests/law).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from supportctl.law.text import Regulation
from supportctl.law.validation import DAY_AFTER
from supportctl.regulations import SHELVES
from tests.regulations.amended import Text, shipped, toml, version

PROJECT = Path(__file__).parents[2]
DECIDES_FROM = date(2027, 1, 1)
NAME = "everything-else"
# Another word of data would need words in wording/: dropping one from a list is amendment enough.
WORDS = ("channel", "outcome", "reason", "stop-reason", "topic")
# Hours that are no longer round the clock need an opening and a closing too.
NOT_ALONE = ("hours.round-the-clock",)


def amend(data: Text) -> None:
    """Another value for every parameter, and other words for every clause, in one version from DECIDES_FROM on."""
    dated = DECIDES_FROM - timedelta(days=1) if data["binds"] in DAY_AFTER else DECIDES_FROM
    version(data, NAME, dated=dated, decides_from=DECIDES_FROM)
    for row in data["clause"].values():
        for lang in ("pl", "en"):
            if newest := list(row[lang].values())[-1]:
                row[lang][NAME] = f"{newest} [{NAME}]"
    for key, row in data.get("param", {}).items():
        if key in NOT_ALONE:
            continue
        row["value"][NAME] = other(list(row["value"].values())[-1], str(row["unit"]))


def other(value: object, unit: str) -> object:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value * 2 or 1
    if isinstance(value, date):
        return value.replace(year=value.year + 1)
    if isinstance(value, list):
        return [other(v, "") if isinstance(v, dict) else v for v in value[:-1]] or value * 2
    if isinstance(value, dict) and unit.endswith("=clause"):
        return dict(list(value.items())[:-1])
    if isinstance(value, dict):
        return {key: other(inside, "") for key, inside in value.items()}
    if unit == "local-time":
        return "10:30" if str(value) < "12" else "15:30"
    if unit == "instant":
        return "2027-02-01T12:00:00+01:00"
    return value if unit in WORDS else f"{value}-else"


def main(arguments: list[str]) -> int:
    """The exit code of pytest."""
    with tempfile.TemporaryDirectory(prefix="all-amended-") as place:
        copied = Path(place) / "project"
        shutil.copytree(PROJECT, copied, ignore=shutil.ignore_patterns(".git", "__pycache__", ".venv", ".*_cache"))
        for slug, folder in SHELVES.items():
            data = shipped(slug)
            amend(data)
            path = copied / "supportctl" / "regulations" / folder / "text.toml"
            path.write_text(toml(data), encoding="utf-8")
            Regulation.load(path).validate()
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, cwd=copied, env=os.environ | {"PYTHONPATH": str(copied)}, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
